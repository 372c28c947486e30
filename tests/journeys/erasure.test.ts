import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { unsealForPerson } from "#ground/person-keys";
import { askErasure, cancelErasure, confirmErasure, countWhatGoes, listAskedErasures } from "#rooms/keeping/server";
import { listNotes, writeNote } from "#rooms/notes/server";
import { findPerson, mergeFiles } from "#rooms/people/server";
import { hearThePerson } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("Effacer un dossier", async () => {
  const scene = await setScene();
  const told = async (given: string, family: string): Promise<string> => {
    const person = await scene.file(given, family);
    assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: `Un SECRET de ${given}`, reminder: null }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => hearThePerson(visit, { personId: person, on: today, what: "wish", words: `Le SOUHAIT de ${given}`, language: "fr" }))).ok);
    return person;
  };
  const ask = (actor: typeof scene.cisp, personId: string) => scene.as(actor, (visit) => askErasure(visit, { personId, reason: "she-asks" }));
  const confirm = (actor: typeof scene.cisp, personId: string, name: string) => scene.as(actor, (visit) => confirmErasure(visit, { personId, name }));
  const everywhere = async (): Promise<string> => {
    const tables = await scene.rows<{ relname: string }>("select relname from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname not in ('journal', 'erasures')");
    return JSON.stringify(await Promise.all(tables.map(({ relname }) => scene.rows(`select * from app.${relname}`))));
  };

  it("L'un demande, un autre confirme en écrivant son nom ; tout part, et il reste le journal et deux chiffres", async () => {
    const person = await told("Zéphyr", "Exemple");
    const goes = await scene.as(scene.director, (visit) => countWhatGoes(visit, person));
    assert.equal(goes.find(({ table }) => table === "notes")?.rows, 1);
    assert.deepEqual(await scene.as(scene.stranger, (visit) => countWhatGoes(visit, person)), []);
    assert.deepEqual(await ask(scene.stranger, person), { ok: false, reason: "not-found" });
    assert.deepEqual(await ask(scene.director, person), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await confirm(scene.director, person, "Zéphyr Exemple"), { ok: false, reason: "not-found" });
    assert.ok((await ask(scene.cisp, person)).ok);
    const waiting = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => listAskedErasures(visit))).map(({ personId, name, askedBy }) => ({ personId, name, askedBy }));
    assert.deepEqual(await Promise.all([scene.director, scene.coordinator, scene.stranger].map(waiting)), [...Array(2).fill([{ personId: person, name: "Zéphyr Exemple", askedBy: scene.cisp.id }]), []], "qui peut confirmer la trouve dans « Conservation »");
    assert.deepEqual(await ask(scene.colleague, person), { ok: false, reason: "already-asked" });
    assert.deepEqual(await confirm(scene.cisp, person, "Zéphyr Exemple"), { ok: false, reason: "asked-by-you" });
    assert.deepEqual(await confirm(scene.colleague, person, "Zéphyr Exemple"), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await confirm(scene.director, person, "Zéphyr"), { ok: false, reason: "name-differs" });
    assert.ok((await scene.as(scene.cisp, (visit) => findPerson(visit, person))) !== null, "rien n'est encore parti");
    assert.ok((await confirm(scene.director, person, "zephyr exemple")).ok);
    assert.deepEqual(await waiting(scene.director), []);

    const left = await everywhere();
    assert.ok(!left.includes(person) && !left.includes("Zéphyr"), "plus un nom, plus un numéro, ailleurs qu'au journal");
    assert.equal(await scene.as(scene.cisp, (visit) => findPerson(visit, person)), null);
    const [last] = await scene.rows<{ event: string; detail: unknown }>("select event, detail from app.journal where person_id = $1 order by id desc limit 1", [person]);
    assert.deepEqual(last, { event: "person.erased", detail: { reason: "she-asks", files: 1 } });
    assert.deepEqual(await scene.rows("select year, figure, count from app.anonymous_figures"), [{ year: 2026, figure: "entered", count: 1 }]);
  });

  it("Demandé puis annulé, rien ne part ; la base refuse aussi, sans passer par le verbe", async () => {
    const person = await told("Maud", "Artefact");
    const asked = await ask(scene.cisp, person);
    assert.ok(asked.ok);
    for (const actor of [scene.cisp, scene.colleague, scene.stranger, scene.supervisor, scene.administrator])
      await assert.rejects(scene.as(actor, ({ tx }) => sql`select app.erase_person(${asked.value.id}::uuid)`.execute(tx)), /not yours to confirm/);
    assert.ok((await scene.as(scene.director, (visit) => cancelErasure(visit, { personId: person }))).ok);
    assert.deepEqual(await confirm(scene.coordinator, person, "Maud Artefact"), { ok: false, reason: "not-found" });
    assert.equal((await scene.as(scene.cisp, (visit) => listNotes(visit, person, null))).notes.length, 1);
  });

  it("Deux dossiers réunis partent ensemble, avec leurs deux clés", async () => {
    const [kept, absorbed] = [await told("Lison", "Factice"), await told("Lizon", "Factice")];
    assert.ok((await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: kept, absorbedId: absorbed }))).ok);
    const sealed = (await scene.rows<{ id: string; body: string }>("select id, body from app.notes where person_id = $1", [kept])).map(({ id, body }) => ({ id, body }));
    assert.ok((await ask(scene.cisp, kept)).ok && (await confirm(scene.coordinator, kept, "Lison Factice")).ok);
    assert.equal(sealed.length, 2);
    for (const { id, body } of sealed) assert.equal(unsealForPerson(body, `notes.body:${id}`), null);
    assert.ok(!(await everywhere()).includes(absorbed));
  });
});
