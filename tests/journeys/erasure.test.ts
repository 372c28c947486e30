import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { exportInstance } from "#ground/archive/write";
import { importInstance } from "#ground/archive/read";
import { withClient } from "#ground/database/connection";
import { databaseOver, openPool } from "#ground/database/connect";
import { Keystore } from "#ground/keystore";
import { holdPersonKeys, personKeys, unsealForPerson } from "#ground/person-keys";
import { heldKeys, keyOf, ringOf, unseal } from "#ground/sealing";
import { visit } from "#ground/visit";
import { readFile } from "#rooms/desk/server";
import { askErasure, cancelErasure, confirmErasure, countWhatGoes, replayErasures } from "#rooms/keeping/server";
import { listNotes, writeNote } from "#rooms/notes/server";
import { findPerson, mergeFiles } from "#rooms/people/server";
import { hearThePerson } from "#rooms/situations/server";
import { temporaryFolder } from "../harness/folders.ts";
import { anEmptyPlace } from "../harness/instances.ts";
import { noon, setScene, today } from "./scene.ts";

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
    assert.deepEqual(await ask(scene.colleague, person), { ok: false, reason: "already-asked" });
    assert.deepEqual(await confirm(scene.cisp, person, "Zéphyr Exemple"), { ok: false, reason: "asked-by-you" });
    assert.deepEqual(await confirm(scene.colleague, person, "Zéphyr Exemple"), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await confirm(scene.director, person, "Zéphyr"), { ok: false, reason: "name-differs" });
    assert.ok((await scene.as(scene.cisp, (visit) => findPerson(visit, person))) !== null, "rien n'est encore parti");
    assert.ok((await confirm(scene.director, person, "zephyr exemple")).ok);

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

describe("La sauvegarde d'hier", async () => {
  const scene = await setScene();

  it("rétablie après un effacement, ne rend ni ses mots ni son identité : ni à l'application, ni à qui tient la base et la clé de l'instance", async (test) => {
    const [between, folder] = [personKeys(), temporaryFolder(test)];
    const keystore = new Keystore(join(folder, "person-keys"), heldKeys);
    holdPersonKeys(keystore);
    test.after(() => {
      holdPersonKeys(between);
      keystore.close();
    });
    const [erased, other] = [await scene.file("Octave", "Fictif"), await scene.file("Maud", "Artefact")];
    for (const person of [erased, other]) assert.ok((await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "Le SECRET du dossier", reminder: null }))).ok);
    const archive = join(folder, "hier");
    await exportInstance({ ownerUrl: scene.base.url, documentsFolder: join(folder, "documents"), application: "test", to: archive });
    assert.ok((await scene.as(scene.cisp, (visit) => askErasure(visit, { personId: erased, reason: "she-asks" }))).ok);
    assert.ok((await scene.as(scene.director, (visit) => confirmErasure(visit, { personId: erased, name: "Octave Fictif" }))).ok);

    const away = await anEmptyPlace(test);
    await importInstance({ ...away, from: archive });
    // As a thief would: the restored database, the instance's key, and today's keystore.
    await withClient(away.ownerUrl, async (client) => {
      const { rows } = await client.query<{ id: string; body: string; person_id: string }>("select id, body, person_id from app.notes");
      assert.equal(rows.length, 2);
      const hers = rows.find((row) => row.person_id === erased)!;
      assert.equal(unsealForPerson(hers.body, `notes.body:${hers.id}`), null);
      assert.throws(() => unseal(hers.body.replace(/^p1\.[0-9a-f]+/, `v1.${heldKeys().current.id}`), `notes.body:${hers.id}`));
      assert.equal(unsealForPerson(rows.find((row) => row.person_id === other)!.body, `notes.body:${rows.find((row) => row.person_id === other)!.id}`), "Le SECRET du dossier", "le voisin se lit encore");
    });
    assert.equal(await replayErasures(away.ownerUrl, keystore), 1);
    assert.equal(await replayErasures(away.ownerUrl, keystore), 0);
    await withClient(away.ownerUrl, async (client) => {
      const { rows } = await client.query<{ all: string }>("select coalesce(string_agg(to_jsonb(p)::text, ''), '') || (select coalesce(string_agg(to_jsonb(n)::text, ''), '') from app.notes n) as all from app.people p");
      assert.ok(!rows[0]!.all.includes("Octave") && !rows[0]!.all.includes(erased));
    });
    const pool = openPool(away.appUrl, 1);
    const read = await visit(databaseOver(pool), scene.cisp, (at) => readFile(at, erased), noon);
    await pool.end();
    assert.equal(read, null);
  });

  it("avec la clé de l'instance d'un voleur, le trousseau ne s'ouvre pas", (test) => {
    const folder = temporaryFolder(test);
    const mine = new Keystore(join(folder, "person-keys"), heldKeys);
    const { id } = mine.keyOf("11111111-1111-4111-8111-111111111111");
    mine.close();
    const stolen = new Keystore(join(folder, "person-keys"), () => ringOf([keyOf(randomBytes(32))]));
    test.after(() => stolen.close());
    assert.equal(stolen.open(id), null);
  });
});
