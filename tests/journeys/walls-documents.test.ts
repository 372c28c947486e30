// The vault and what she asks, in the same random worlds as the rest of a file: a document opens to whoever reads its topic or was shown it, and to nobody else.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { addDays } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { readToday } from "#rooms/desk/server";
import { listWaitingRequests } from "#rooms/rights/server";
import { type DocumentKind, kindRules } from "#rooms/vault/index";
import { listDocuments, listShares } from "#rooms/vault/server";
import { setScene } from "./scene.ts";
import { allowed, buildWorld, days, instant, type Told, type Viewer } from "./walls-world.ts";

type Share = { to: string; from: string; until: string; withdrawn: boolean };
type Kept = { id: string; kind: DocumentKind; topic: Topic; person: Told; shares: Share[] };

describe("Le coffre et les demandes ne se lisent que de qui le peut à cet instant", async () => {
  const scene = await setScene();
  const world = await buildWorld(scene, 60, 77);
  const { chance } = world;
  const kinds: DocumentKind[] = ["residence-permit", "identity-paper", "health-paper", "lease", "resume", "justice-paper", "debts-paper", "other"];
  const documents: Kept[] = world.people.flatMap((person) => kinds.map((kind) => ({ id: randomUUID(), kind, topic: kindRules[kind].topic, person, shares: [] })));
  for (const one of documents) {
    const { id, kind, topic, person } = one;
    await scene.insert("documents", { id, person_id: person.id, kind, topic, title: "Papier", kept_as: "file", media_type: "image/png", byte_count: 1, scan: "none", expires_on: "2028-06-30", remind_on: "2026-03-01", added_at: "2026-02-01T10:00:00Z" });
    await scene.rows("insert into app.document_contents (document_id, person_id, topic, bytes) values ($1, $2, $3, 'x')", [id, person.id, topic]);
    for (const { actor, structures } of world.viewers.filter(() => chance.odds(0.12))) {
      const [to, from] = [chance.odds(0.5) ? actor.id : structures[0]!, addDays("2026-02-01", chance.whole(0, 300))];
      if (one.shares.some((share) => share.to === to)) continue;
      const share = { to, from, until: addDays(from, chance.whole(0, 600)), withdrawn: chance.odds(0.2) };
      one.shares.push(share);
      await scene.insert("document_shares", { document_id: id, person_id: person.id, [to === actor.id ? "professional_id" : "structure_id"]: to, given_on: from, ends_on: share.until, means: "on-screen", recorded_by: person.lead, withdrawn_at: share.withdrawn ? "2026-02-02T10:00:00Z" : null, withdrawn_by: share.withdrawn ? person.lead : null });
    }
  }
  for (const person of world.people) await scene.insert("rights_requests", { person_id: person.id, kind: "access", asked_on: "2026-02-01", asked_at: "2026-02-01T10:00:00Z", due_on: "2026-03-01" });

  /** What opens because somebody is named (leads, referents, and on a protected file everybody), not because of a role. */
  const byName = (viewer: Viewer, person: Told, at: Date): Set<Topic> => allowed(world, person.isProtected ? viewer : { ...viewer, actor: { ...viewer.actor, roles: [] } }, person, at);
  const opens = (viewer: Viewer, one: Kept, at: Date): boolean => {
    const day = at.toISOString().slice(0, 10);
    const shown = one.shares.some(({ to, from, until, withdrawn }) => !withdrawn && from <= day && day <= until && (to === viewer.actor.id || viewer.structures.includes(to)));
    return allowed(world, viewer, one.person, at).has(one.topic) || (shown && byName(viewer, one.person, at).has("presence"));
  };
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id).sort();
  const seen = async (visit: Visit, table: string, column: string): Promise<string[]> => ids((await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(`app.${table}`)}`.execute(visit.tx)).rows);

  it("chaque document, ses octets et ses partages, pour chacun, chaque jour", async (test) => {
    let [shownOnly, cases] = [0, 0];
    for (const viewer of world.viewers) for (const day of days) await scene.as(viewer.actor, async (visit) => {
      const at = instant(day);
      const expected = documents.filter((one) => opens(viewer, one, at));
      shownOnly += expected.filter(({ person, topic }) => !allowed(world, viewer, person, at).has(topic)).length;
      cases += documents.length;
      const where = `${viewer.actor.givenName}, ${day}`;
      assert.deepEqual(await seen(visit, "documents", "id"), ids(expected), where);
      assert.deepEqual(await seen(visit, "document_contents", "document_id"), ids(expected), where);
      const person = chance.pick(world.people);
      assert.deepEqual(ids(await listDocuments(visit, person.id)), ids(expected.filter((one) => one.person === person)), where);
      if (!allowed(world, viewer, person, at).has("notes")) assert.deepEqual(await listShares(visit, person.id), [], where);
      for (const item of (await readToday(visit, "all")).items) if (item.kind === "document-end") assert.ok(expected.some((one) => one.person.id === item.personId && one.kind === item.document), where);
    }, instant(day));
    test.diagnostic(`${cases} cas, dont ${shownOnly} ouverts parce que le document est montré`);
    assert.ok(shownOnly > 100, "le hasard en montre assez pour que la preuve compte");
  });

  it("une demande sur son dossier : les mots à qui l'accompagne, l'attente à qui coordonne, rien d'un dossier protégé aux autres", async () => {
    const people = (list: readonly Told[]): string[] => ids([...list]);
    for (const viewer of world.viewers) for (const day of days) await scene.as(viewer.actor, async (visit) => {
      const at = instant(day);
      const where = `${viewer.actor.givenName}, ${day}`;
      assert.deepEqual(await seen(visit, "rights_requests", "person_id"), people(world.people.filter((person) => allowed(world, viewer, person, at).has("notes"))), where);
      const waits = world.people.filter((person) => byName(viewer, person, at).has("notes") || (!person.isProtected && allowed(world, { ...viewer, structures: [] }, { ...person, seats: [], lead: "", emergencies: [] }, at).has("voice")));
      assert.deepEqual((await listWaitingRequests(visit)).map(({ personId }) => personId).sort(), people(waits), where);
    }, instant(day));
  });
});
