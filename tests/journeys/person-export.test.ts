import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { holdInspection, inspectDocument } from "#ground/documents/inspect";
import { isSealedForPerson } from "#ground/person-keys";
import { ownVisit, visit, type Actor } from "#ground/visit";
import { exportFileAnswer, exportLabels, forTheMachine, type PersonExport, tableWords } from "#rooms/keeping/index";
import { exportFile, exportMyFile } from "#rooms/keeping/server";
import { addReferent } from "#rooms/journey/server";
import { correctNote, keepDraft, writeNote } from "#rooms/notes/server";
import { addDocument } from "#rooms/vault/server";
import { loadSimulation, sizeFor } from "#simulation/load";
import { freshDatabase } from "../harness/database.ts";
import { noon, setScene, today } from "./scene.ts";

const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
holdInspection({ thread: new URL("../../src/ground/documents/pdf.thread.ts", import.meta.url), clamd: null });
const bytes = Buffer.from(png, "base64");
const picture = { as: "file" as const, bytes, seen: await inspectDocument(bytes) };

/** Tables that name a person by a number without pointing at her, and why they are not in her export. */
const elsewhere: Record<string, string> = {};

describe("Tout son dossier, à emporter", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const written = await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: person, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "Première <version>", reminder: { dueOn: "2026-12-01", words: "Rappeler" } }));
  assert.ok(written.ok);
  assert.ok((await scene.as(scene.cisp, (visit) => correctNote(visit, { personId: person, noteId: written.value.id, version: 1, body: "Deuxième <version>", happenedOn: today }))).ok);
  assert.ok((await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "note", personId: person, fields: { body: "Je commence" } }))).ok);
  assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "health", professionalId: null, startsOn: today, outside: { name: "Ondine Chimère", structure: "Centre inventé", contact: "0600000000" } }))).ok);
  const take = (actor: Actor, form: "html" | "json" = "json") => scene.as(actor, (visit) => exportFile(visit, { personId: person, form }));
  const hers = (personId = person) => ownVisit(scene.base.app, personId, (visit) => exportMyFile(visit), noon);

  it("son fil rouge le lui remet, elle le prend elle-même, et personne d'autre ; le journal le dit", async () => {
    for (const actor of [scene.colleague, scene.educator, scene.director, scene.coordinator, scene.stranger, scene.supervisor]) assert.deepEqual(await take(actor), { ok: false, reason: "not-found" });
    assert.ok((await take(scene.cisp)).ok && (await hers()).ok);
    const lines = await scene.rows<{ actor_id: string | null; because: string | null }>("select actor_id, because from app.journal where event = 'person.exported' and person_id = $1 order by id", [person]);
    assert.deepEqual(lines, [{ actor_id: scene.cisp.id, because: "lead" }, { actor_id: null, because: null }].map((line, at) => ({ ...line, because: at === 0 ? lines[0]!.because : null })));
    assert.match(lines[0]!.because ?? "", /lead/);
    const other = await scene.file("Maud", "Artefact");
    const answer = await hers(other);
    assert.ok(answer.ok && !JSON.stringify(answer.value).includes(person));
  });

  it("tout y est, ouvert : ses mots, ceux d'avant une correction ; les autres y sont un rôle et une équipe", async () => {
    const answer = await hers();
    assert.ok(answer.ok);
    const told = JSON.stringify(answer.value);
    for (const words of ["Première <version>", "Deuxième <version>", "Rappeler", "Centre inventé", '"role":"cisp","team":"Atelier du Canal"']) assert.ok(told.includes(words), words);
    for (const hidden of ["Octave", "Fictif", "Ondine", "0600000000", "Je commence", "p1."]) assert.ok(!told.includes(hidden), hidden);
    assert.ok(answer.value.leftOut.every(({ because }) => because.length > 5));
    const html = exportFileAnswer(answer.value, "html");
    assert.match(html.headers["content-type"]!, /text\/html/);
    for (const words of ["Deuxième &#60;version&#62;", "CISP, Atelier du Canal", "Notes et contacts", "21 novembre 2026", "Zéphyr Exemple"]) assert.ok(html.body.includes(words), words);
    assert.ok(!html.body.includes("<version>") && !/<(script|img|link)/.test(html.body));
  });

  it("ses documents partent ouverts, dans les deux formes", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => addDocument(visit, { personId: person, kind: "health-paper", title: "Certificat <1>", expiresOn: null, brought: picture }))).ok);
    for (const answer of [await take(scene.cisp), await hers()]) {
      assert.ok(answer.ok);
      const files = answer.value.tables.find(({ table }) => table === "document_contents")!.rows;
      assert.deepEqual(files.map(({ person_id, topic, base64 }) => ({ person_id, topic, base64 })), [{ person_id: person, topic: "health", base64: png }]);
      assert.ok(exportFileAnswer(answer.value, "html").body.includes(`<a download="Certificat &#60;1&#62;" href="data:image/png;base64,${png}">`));
    }
  });

  it("chaque table qui parle d'une personne y est, ou dit pourquoi ; chacune a son nom en français, sa clé et son effacement en cascade", async () => {
    const answer = await hers();
    assert.ok(answer.ok);
    const inside = new Set(answer.value.tables.map(({ table }) => table));
    const naming = await scene.rows<{ table_name: string }>("select distinct table_name from app.column_classes where column_name ~ '(^|_)person_id$' order by 1");
    assert.deepEqual(naming.map(({ table_name }) => table_name).filter((table) => !inside.has(table) && !elsewhere[table]), []);
    assert.deepEqual([...inside].filter((table) => !tableWords[table]), []);
    // And what points at those rows: without an index, each note erased would read every reminder of the house.
    const pointing = await scene.rows<{ what: string }>(`with hers as (select conrelid as id from pg_constraint where contype = 'f' and confrelid = 'app.people'::regclass union select 'app.people'::regclass)
      select c.relname || '.' || a.attname as what from pg_constraint k join hers on hers.id = k.confrelid join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and c.relname <> 'people'
        and (k.confdeltype not in ('c', 'n') or not exists (select from pg_index i where i.indrelid = k.conrelid and i.indkey[0] = k.conkey[1]
          and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = format('(%I IS NOT NULL)', a.attname))))`);
    assert.deepEqual(pointing, []);
  });
});

describe("Tout un réseau simulé, à emporter", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  await loadSimulation(base.url, { size: sizeFor(25), people: 25 });

  it("chaque colonne classée d'une ligne est dans l'export ou dite laissée, rien n'est scellé, et aucun nom de professionnel n'y est", async () => {
    const { rows: classes } = await base.owner.query<{ table_name: string; column_name: string; type: string }>(`select c.table_name, c.column_name, i.data_type as type from app.column_classes c
      join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name`);
    const silent = classes.filter(({ table_name, column_name, type }) => tableWords[table_name] && type !== "bytea" && !forTheMachine(column_name) && !exportLabels[column_name]).map(({ table_name, column_name }) => `${table_name}.${column_name}`);
    const { rows: professionals } = await base.owner.query<{ name: string }>("select given_name || ' ' || family_name as name from app.professionals");
    const { rows: people } = await base.owner.query<{ id: string }>("select id from app.people where merged_into is null limit 10");
    let rows = 0;
    const unsaid = new Set<string>();
    for (const { id } of people) {
      const answer = await ownVisit(base.app, id, (visit) => exportMyFile(visit), noon);
      assert.ok(answer.ok);
      const told: PersonExport = answer.value;
      const left = new Set(told.leftOut.map(({ table, column }) => `${table}.${column}`));
      for (const column of silent) if (!left.has(column) && told.tables.some(({ table }) => column.startsWith(`${table}.`))) unsaid.add(column);
      for (const { table, rows: all } of told.tables) for (const row of all) {
        rows += 1;
        const missing = classes.filter(({ table_name, column_name, type }) => table_name === table && type !== "bytea" && !(column_name in row) && !left.has(`${table}.${column_name}`));
        assert.deepEqual(missing.map(({ column_name }) => `${table}.${column_name}`), []);
        assert.ok(!Object.values(row).some((value) => typeof value === "string" && isSealedForPerson(value)), table);
      }
      const text = JSON.stringify(told);
      assert.deepEqual(professionals.filter(({ name }) => text.includes(name)), []);
    }
    assert.deepEqual([...unsaid], [], "une colonne se lit en français");
    assert.ok(rows > 300, `${rows} lignes`);
    const stranger: Actor = { id: "00000000-0000-4000-8000-000000000000", givenName: "", familyName: "", sessionId: null, roles: [] };
    assert.deepEqual(await visit(base.app, stranger, (at) => exportFile(at, { personId: people[0]!.id, form: "json" }), noon), { ok: false, reason: "not-found" });
  });
});
