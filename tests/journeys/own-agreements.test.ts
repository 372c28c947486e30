import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { type OwnVisit, ownVisit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import { listConsents, listMyConsents, recordConsent, takeBackConsent } from "#rooms/consent/server";
import { findAccess } from "#rooms/people/server";
import { noon, setScene, today } from "./scene.ts";

describe("Ses accords, depuis son espace", async () => {
  const scene = await setScene();
  const [hers, other] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Maud", "Modèle")];
  for (const person of [hers, other]) await scene.insert("referents", { person_id: person, domain: "housing", topic: "presence", professional_id: scene.housing.id, starts_on: "2026-03-01" });
  const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(scene.base.app, person, work, noon);
  const agree = async (person: string, topics: Topic[]): Promise<string> => {
    const answer = await scene.as(scene.cisp, (visit) => recordConsent(visit, {
      personId: person, recipient: { kind: "structure", id: scene.partner }, topics, purpose: "housing-search", decision: "agreed", givenOn: today, endsOn: null, means: "on-screen", witness: null, delegateId: null }));
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.ids[0]!;
  };
  const topicsOf = async (person: string) => (await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics;

  it("elle lit chaque réponse qu'elle a donnée : à qui, quoi, pour quoi, jusqu'à quand ; et jamais celles d'une autre", async () => {
    const [mine, notMine] = [await agree(hers, ["housing"]), await agree(other, ["rights"])];
    const read = await inside(hers, listMyConsents);
    assert.deepEqual(read.map(({ id, recipient, topic, purpose, decision, endsOn }) => ({ id, recipient, topic, purpose, decision, endsOn })), [{ id: mine, recipient: "Résidence fictive", topic: "housing", purpose: "housing-search", decision: "agreed", endsOn: "2027-11-21" }]);
    assert.deepEqual((await inside(other, listMyConsents)).map(({ id }) => id), [notMine]);
  });

  it("elle le reprend seule ; à la question suivante le partenaire ne lit plus rien ; son fil rouge lit que c'est elle", async () => {
    const id = await agree(hers, ["housing"]);
    assert.ok((await topicsOf(hers)).includes("housing"));
    assert.deepEqual(await inside(hers, (visit) => takeBackConsent(visit, { consentId: id })), { ok: true, value: null });
    assert.deepEqual(await topicsOf(hers), ["presence"]);
    const kept = (await scene.as(scene.cisp, (visit) => listConsents(visit, hers))).find((one) => one.id === id);
    assert.deepEqual([kept?.withdrawnByHer, kept?.withdrawnBy], [true, null]);
    assert.deepEqual(await inside(hers, (visit) => takeBackConsent(visit, { consentId: id })), { ok: false, reason: "not-found" });
    assert.deepEqual(await scene.rows("select actor_id, person_id from app.journal where event = 'consent.taken-back' and subject_id = $1", [id]), [{ actor_id: null, person_id: hers }]);
  });

  it("une autre personne ne reprend pas à sa place ; elle ne donne, ne change ni n'efface rien par là", async () => {
    const id = await agree(hers, ["housing"]);
    for (const consentId of [id, "n'importe quoi"]) assert.deepEqual(await inside(other, (visit) => takeBackConsent(visit, { consentId })), { ok: false, reason: "not-found" });
    assert.ok((await topicsOf(hers)).includes("housing"));
    const write = (person: string, statement: ReturnType<typeof sql>) => inside(person, ({ tx }) => statement.execute(tx));
    assert.equal((await write(other, sql`update app.consents set withdrawn_at = now(), withdrawn_by_her = true where id = ${id}`)).numAffectedRows, 0n);
    for (const statement of [sql`update app.consents set ends_on = '2027-01-01'`, sql`update app.consents set topic = 'health'`, sql`delete from app.consents`, sql`update app.consents set withdrawn_by = ${scene.cisp.id}`, sql`select witness from app.consents`]) await assert.rejects(write(hers, statement), /permission denied/);
    await assert.rejects(write(hers, sql`update app.consents set withdrawn_by_her = true where id = ${id}`), /row-level security/);
    // What was withdrawn with her lead is not hers to sign afterwards.
    await scene.rows("update app.consents set withdrawn_at = now(), withdrawn_by = $1 where id = $2", [scene.cisp.id, id]);
    assert.equal((await write(hers, sql`update app.consents set withdrawn_by_her = true where id = ${id}`)).numAffectedRows, 0n);
  });
});
