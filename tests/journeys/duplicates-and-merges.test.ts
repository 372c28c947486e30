import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findDuplicates, findPerson, listOpenMerges, mergeFiles, tryMerge, undoMerge } from "#rooms/people/server";
import { setScene, today } from "./scene.ts";

describe("Doublons et réunions", async () => {
  const scene = await setScene();
  const born = async (id: string, date: string) => scene.base.owner.query("update app.identities set birth_date = $2 where person_id = $1", [id, date]);

  it("Les doublons probables sont montrés avec leurs raisons, parmi les dossiers qu'on voit", async () => {
    const known = await scene.file("Mohamed", "Exemple-Fictif");
    await born(known, "1987-05-04");
    const ask = (givenName: string, familyName: string, birthDate: string | null) =>
      scene.as(scene.cisp, async (visit) => (await findDuplicates(visit, { givenName, familyName, birthDate })).here.find(({ id }) => id === known)?.likeness);
    assert.deepEqual(await ask("MOHAMED", "exemple fictif", "1987-05-04"), { name: "same-names", birth: "same-birth-date" });
    assert.deepEqual(await ask("Exemple-Fictif", "Mohamed", "1987-04-05"), { name: "inverted-names", birth: "day-and-month-swapped" });
    assert.deepEqual(await ask("Mohamed", "Fictif", null), { name: "compound-name", birth: "birth-date-unknown" });
    assert.deepEqual(await ask("Muhammad", "Exemple-Fictif", "1987-05-14"), { name: "sounds-alike", birth: "close-birth-date" });
    assert.equal(await ask("Mohamed", "Exemple-Fictif", "1990-01-01"), undefined);
  });

  it("Un dossier hors de vue n'est que compté : ni nom, ni chantier", async () => {
    const far = await scene.file("Quitterie", "Trompe-l'Œil", { chantier: scene.lointain, lead: scene.stranger.id });
    await born(far, "1990-02-03");
    const found = await scene.as(scene.cisp, (visit) => findDuplicates(visit, { givenName: "Quitterie", familyName: "Trompe-l'Œil", birthDate: "1990-03-02" }));
    assert.deepEqual(found, { here: [], elsewhere: 1 });
  });

  // Everything but the journal and the merge itself, row by row, so that equality means equality.
  const everything = async () => {
    const tables = ["people", "identities", "journeys", "stages", "lead_referents", "referents", "situations", "barriers", "wishes", "strengths", "notes", "reminders", "person_languages", "contact_points", "addresses", "revisions"];
    const told: Record<string, unknown> = {};
    for (const table of tables) told[table] = await scene.rows(`select to_jsonb(x) as row from app.${table} x order by x::text`);
    return told;
  };

  it("Une réunion se regarde avant, se fait, s'écrit au journal, et se défait à l'identique", async () => {
    const [kept, absorbed] = [await scene.file("Selam", "Chimère"), await scene.file("Selam", "Chimere")];
    for (const [person, code, start] of [[kept, "street", "2025-01-01"], [absorbed, "hotel", "2025-06-01"]] as const) {
      await scene.insert("situations", { person_id: person, lane: "housing", line: "housing", topic: "housing", code, starts_on: start, known_how: "declared" });
      await scene.insert("contact_points", { person_id: person, kind: "sms", value: "06 39 98 00 00", preferred: true });
    }
    await scene.insert("notes", { person_id: absorbed, kind: "contact", channel: "call", happened_on: today, body: "Une nouvelle", author_id: scene.cisp.id });
    await scene.insert("wishes", { person_id: absorbed, said_on: today, words: "Chez moi" });
    const before = await everything();
    const preview = await scene.as(scene.cisp, (visit) => tryMerge(visit, kept, absorbed));
    assert.deepEqual(await everything(), before, "regarder ne change rien");
    assert.deepEqual([...new Set(preview.staying.map(({ table }) => table))].sort(), ["journeys", "lead_referents", "situations", "stages"]);

    const merged = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: kept, absorbedId: absorbed }));
    assert.ok(merged.ok);
    const [note] = await scene.rows<{ person_id: string }>("select person_id from app.notes where body = 'Une nouvelle'");
    assert.equal(note?.person_id, kept);
    assert.equal((await scene.as(scene.cisp, (visit) => findPerson(visit, absorbed)))?.mergedInto, kept);
    const [merge] = await scene.as(scene.cisp, (visit) => listOpenMerges(visit, kept));
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: kept, mergeId: merge!.id }))).ok);
    assert.deepEqual(await everything(), before);
    const events = await scene.rows<{ event: string }>("select event from app.journal where person_id = $1 order by id", [kept]);
    assert.deepEqual(events.map(({ event }) => event), ["person.merged", "person.merge-undone"]);
  });

  it("Ni l'étranger ni la direction ne réunissent ; on ne réunit pas quelqu'un avec lui-même", async () => {
    const [one, two] = [await scene.file("Un", "Leurre"), await scene.file("Deux", "Leurre")];
    const merge = (actor: typeof scene.cisp, absorbedId: string) => scene.as(actor, (visit) => mergeFiles(visit, { keptId: one, absorbedId }));
    assert.deepEqual(await merge(scene.stranger, two), { ok: false, reason: "not-found" });
    assert.deepEqual(await merge(scene.director, two), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await merge(scene.cisp, one), { ok: false, reason: "same-person" });
    await assert.rejects(scene.as(scene.director, (visit) => tryMerge(visit, one, two)), /not yours to merge/);
  });
});
