import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { noon, setScene } from "./scene.ts";

describe("Le rôle de la personne, dans la base", async () => {
  const scene = await setScene();
  const [hers, other] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Maud", "Modèle")];
  for (const person of [hers, other]) {
    await scene.insert("situations", { person_id: person, code: "social-residence", lane: "housing", line: "housing", topic: "housing", answer: "known", starts_on: "2026-03-01", known_how: "declared" });
    await scene.insert("referents", { person_id: person, domain: "rights", topic: "presence", outside_name: "Quelqu'un", starts_on: "2026-03-01" });
    await scene.insert("addresses", { person_id: person, kind: "domiciliation", ends_on: "2027-01-01" });
    await scene.insert("wishes", { person_id: person, said_on: "2026-03-01", words: "Avoir mes clés." });
    await scene.insert("person_messages", { person_id: person, kind: "word", words: "Bonjour.", sent_at: noon });
    await scene.insert("consents", { person_id: person, topic: "rights", structure_id: scene.partner, purpose: "request", decision: "refused", given_on: "2026-03-01", means: "on-screen", recorded_by: scene.cisp.id });
    await scene.insert("rights_requests", { person_id: person, kind: "access", asked_on: "2026-03-01", asked_at: noon, due_on: "2026-04-01" });
    await scene.insert("notes", { person_id: person, kind: "note", happened_on: "2026-03-02", body: "Une note.", author_id: scene.cisp.id });
  }
  const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(scene.base.app, person, work, noon);
  const read = (person: string, columns: string, table: string) => inside(person, async ({ tx }) => (await sql<{ of: string }>`select ${sql.raw(columns)} from app.${sql.raw(table)}`.execute(tx)).rows);

  for (const table of ["journeys", "stages", "lead_referents", "referents", "situations", "addresses", "wishes", "person_messages", "consents", "rights_requests"]) {
    it(`ne lit de ${table} que les siennes, et rien quand personne n'est entré`, async () => {
      const rows = await read(hers, "person_id as of", table);
      assert.ok(rows.length > 0 && rows.every(({ of }) => of === hers), JSON.stringify(rows));
      await scene.base.app.transaction().execute(async (tx) => {
        await sql`select set_config('role', 'fil_rouge_person', true)`.execute(tx);
        assert.deepEqual((await sql`select person_id from app.${sql.raw(table)}`.execute(tx)).rows, []);
      });
    });
  }

  it("ne lit ni les notes, ni les mots d'un relais, ni le journal, ni les comptes, ni les cartes, ni les autres personnes", async () => {
    for (const table of ["notes", "reminders", "journal", "accounts", "sessions", "person_cards", "person_sessions", "revisions", "drafts", "identities", "contact_points", "barriers", "merges", "mails"]) await assert.rejects(read(hers, "*", table), /permission denied/, table);
    await assert.rejects(read(hers, "handover_note", "lead_referents"), /permission denied/);
    assert.deepEqual(await read(hers, "id as of", "people"), [{ of: hers }]);
    assert.deepEqual(await read(hers, "id as of", "professionals"), [{ of: scene.cisp.id }]);
  });

  it("n'écrit que ses mots, en son nom : ni pour une autre, ni comme un professionnel, ni en changeant ce qui est écrit", async () => {
    const write = (statement: ReturnType<typeof sql>) => inside(hers, ({ tx }) => statement.execute(tx));
    await assert.rejects(write(sql`insert into app.wishes (person_id, said_on, words) values (${other}, '2026-11-21', 'x')`), /row-level security/);
    await assert.rejects(write(sql`insert into app.person_messages (person_id, kind, words, sent_at) values (${other}, 'word', 'x', now())`), /row-level security/);
    await assert.rejects(write(sql`insert into app.person_messages (person_id, kind, words, sent_at, written_by) values (${hers}, 'answer', 'x', now(), ${scene.cisp.id})`), /permission denied/);
    await assert.rejects(write(sql`insert into app.journal (event, person_id) values ('wish.said', ${other})`), /row-level security/);
    await assert.rejects(write(sql`insert into app.journal (event, person_id, actor_id) values ('person.viewed', ${hers}, ${scene.cisp.id})`), /permission denied/);
    for (const statement of [sql`update app.wishes set words = 'x'`, sql`delete from app.person_messages`, sql`update app.people set given_name = 'x'`, sql`insert into app.situations (person_id, code, lane, line, topic, answer, starts_on, known_how) values (${hers}, 'cddi', 'work', 'work', 'work', 'known', '2026-01-01', 'declared')`])
      await assert.rejects(write(statement), /permission denied/);
  });

  it("ne garde rien d'un professionnel : une visite à elle n'ouvre aucun sujet, et celle d'un professionnel ne la connaît pas", async () => {
    const { rows } = await inside(hers, ({ tx }) => sql<{ actor: string | null; opened: number }>`select app.actor_id() as actor, (select count(*)::int from unnest(array['presence', 'notes', 'health']) t where app.at(t) <> '{}' or app.with(t) <> '{}') as opened`.execute(tx));
    assert.deepEqual(rows, [{ actor: null, opened: 0 }]);
    const seen = await scene.as(scene.cisp, ({ tx }) => sql<{ id: string | null }>`select app.person_id() as id`.execute(tx));
    assert.deepEqual(seen.rows, [{ id: null }]);
  });
});
