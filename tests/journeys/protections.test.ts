import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import type { Actor } from "#ground/visit";
import { readCaseload, readFile, readProgramme, readToday, searchPeople } from "#rooms/desk/server";
import { readJournal, recordReading } from "#rooms/journal/server";
import { addReferent, handOver, listLedBy, moveJourney, transferCaseload } from "#rooms/journey/server";
import { findAccess, findDuplicates, findFollowing, findPerson, mergeFiles, undoMerge } from "#rooms/people/server";
import { writeNote } from "#rooms/notes/server";
import { findProtection, liftProtection, nameSomebody, protectPerson, removeName } from "#rooms/walls/server";
import { setScene, today } from "./scene.ts";

type Answered = { ok: boolean; reason?: string };
const reasonOf = (answer: Answered): string => (answer.ok ? "ok" : (answer.reason ?? ""));

describe("Un dossier protégé ne laisse pas de trace", async () => {
  const scene = await setScene();
  const her = await scene.file("Ondine", "Chimère");
  const other = await scene.file("Zéphyr", "Exemple");
  await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: her, domain: "housing", startsOn: "2026-10-01", professionalId: scene.housing.id, outside: null }));
  await scene.insert("consents", { person_id: her, topic: "housing", professional_id: scene.housing.id, purpose: "follow-up", decision: "agreed", given_on: "2026-10-01", ends_on: "2027-10-01", means: "paper", recorded_by: scene.cisp.id });
  await scene.insert("reminders", { person_id: her, due_on: today, words: "appeler", for_id: scene.colleague.id, written_by: scene.cisp.id });
  for (const actor of [scene.colleague, scene.coordinator])
    await scene.as(actor, async (visit) => recordReading(visit, "person.viewed", (await findPerson(visit, her))!, await findAccess(visit, her)));
  await scene.base.owner.query("insert into app.import_keys values ($1, 'chimere', $2)", [scene.canal, her]);

  const tables = await scene.rows<{ t: string; c: string }>(`select r.relname as t, a.attname as c from pg_class r join pg_attribute a on a.attrelid = r.oid
    where r.relnamespace = 'app'::regnamespace and r.relkind = 'r' and a.attname in ('person_id', 'kept_id', 'absorbed_id') and has_column_privilege('fil_rouge_visitor', r.oid, a.attnum, 'select')`);
  assert.ok(tables.length > 20);
  /** Every way by which somebody could learn that she exists. */
  const traces = (actor: Actor): Promise<string[]> => scene.as(actor, async (visit) => {
    const found: string[] = [];
    const say = (name: string, is: boolean): unknown => is && found.push(name);
    say("dossier", (await readFile(visit, her)) !== null);
    say("accès", (await findAccess(visit, her)).topics.length > 0);
    say("recherche", (await searchPeople(visit, "chimere")).length > 0);
    say("recherche à l'oreille", (await searchPeople(visit, "simere")).length > 0);
    say("file active", (await readCaseload(visit, { whose: "all", stage: null, after: null })).rows.some(({ id }) => id === her));
    say("aujourd'hui", (await readToday(visit, "all")).items.some(({ personId }) => personId === her));
    const near = await findDuplicates(visit, { givenName: "Ondine", familyName: "Chimère", usualName: null, birthDate: "1987-05-04" });
    say("noms proches", near.here.some(({ id }) => id === her) || near.elsewhere > 0);
    say("journal", (await readJournal(visit, her)).lines.length > 0);
    say("relais", (await listLedBy(visit, scene.cisp.id)).some(({ personId }) => personId === her));
    for (const { t, c } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(`app.${t}`)} where ${sql.ref(c)} = ${her}`.execute(visit.tx);
      say(`table ${t}`, rows.length > 0);
    }
    return found;
  });
  const heads = (actor: Actor) => scene.as(actor, async (visit) => (await readProgramme(visit)).territories.find(({ territory }) => territory.id === scene.here)!.heads.cddi);
  const protect = (actor = scene.cisp, reason = "menacée par un proche") => scene.as(actor, (visit) => protectPerson(visit, { personId: her, reason }));
  const outsiders = [scene.colleague, scene.educator, scene.supervisor, scene.director, scene.coordinator, scene.neighbour, scene.stranger, scene.housing, scene.administrator];

  it("Avant, elle est vue de chacun selon son rôle : les regards de ce test savent voir", async () => {
    assert.deepEqual((await traces(scene.colleague)).filter((one) => !one.startsWith("table")), ["dossier", "accès", "recherche", "recherche à l'oreille", "file active", "aujourd'hui", "noms proches", "journal", "relais"]);
    assert.ok((await traces(scene.coordinator)).includes("table journal"));
    assert.deepEqual(await traces(scene.stranger), ["noms proches"]);
    assert.equal(await heads(scene.coordinator), 2);
  });

  it("Seuls ceux qui portent le dossier le protègent, en disant pourquoi", async () => {
    assert.equal(reasonOf(await protect(scene.cisp, "  ")), "reason-missing");
    assert.equal(reasonOf(await protect(scene.director)), "not-allowed");
    assert.equal(reasonOf(await protect(scene.housing)), "not-allowed");
    assert.equal(reasonOf(await protect(scene.stranger)), "not-found");
    assert.equal(reasonOf(await protect()), "ok");
    assert.equal(reasonOf(await protect()), "already-protected");
  });

  it("Dès la question suivante, plus personne n'en trouve la trace, sur aucun chemin ni dans aucune table ; personne ne la compte", async () => {
    for (const actor of outsiders) assert.deepEqual(await traces(actor), [], actor.givenName);
    for (const actor of [scene.coordinator, scene.director]) assert.equal(await heads(actor), 1);
    assert.equal((await scene.as(scene.colleague, (visit) => readCaseload(visit, { whose: "all", stage: null, after: null }))).total, 1);
    const nobody = await scene.professional("Sylvain", "Figurant", ["administrator", scene.coordination]);
    assert.deepEqual(await traces(nobody), []);
    assert.deepEqual(await scene.rows("select 1 from app.import_keys"), [], "une liste qui revient ne dira pas « déjà reprise »");
  });

  it("Son fil rouge garde tout, écrit et lit pourquoi ; ce qui s'écrit ne se voit pas davantage", async () => {
    const access = await scene.as(scene.cisp, (visit) => findAccess(visit, her));
    assert.ok(access.topics.includes("justice"));
    assert.deepEqual(access.reasons.map(({ as }) => as).sort(), ["cisp", "lead", "named"]);
    assert.equal((await scene.as(scene.cisp, (visit) => findProtection(visit, her)))!.reason, "menacée par un proche");
    assert.equal(reasonOf(await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: her, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "vue au calme", reminder: null }))), "ok");
    for (const actor of outsiders) assert.deepEqual(await traces(actor), [], actor.givenName);
  });

  it("Qui est nommé lit ce que son rôle ou un accord ouvre, sans la raison s'il ne porte pas le dossier ; retiré, plus rien", async () => {
    const name = (actor: Actor, by = scene.cisp) => scene.as(by, (visit) => nameSomebody(visit, { personId: her, professionalId: actor.id }));
    const topicsOf = async (actor: Actor) => (await scene.as(actor, (visit) => findAccess(visit, her))).topics;
    assert.equal(reasonOf(await name(scene.stranger)), "nobody-chosen");
    assert.equal(reasonOf(await name(scene.supervisor, scene.colleague)), "not-found");
    for (const actor of [scene.supervisor, scene.housing, scene.colleague, scene.coordinator]) assert.equal(reasonOf(await name(actor)), "ok");
    assert.equal(reasonOf(await name(scene.housing)), "already-named");
    assert.deepEqual(await topicsOf(scene.supervisor), ["limits", "presence"]);
    assert.deepEqual(await topicsOf(scene.housing), ["housing", "identity", "presence", "voice"]);
    assert.ok((await topicsOf(scene.colleague)).includes("notes") && !(await topicsOf(scene.colleague)).includes("justice"));
    assert.deepEqual((await scene.as(scene.supervisor, (visit) => findAccess(visit, her))).reasons.map(({ as }) => as), ["technical-supervisor", "named"]);
    for (const actor of [scene.supervisor, scene.housing, scene.coordinator]) assert.equal(await scene.as(actor, (visit) => findProtection(visit, her)), null, actor.givenName);
    assert.equal(await heads(scene.coordinator), 1, "nommée ou non, personne ne la compte");
    const { names } = (await scene.as(scene.cisp, (visit) => findProtection(visit, her)))!;
    for (const { id } of names.filter(({ professionalId }) => professionalId !== scene.cisp.id)) assert.equal(reasonOf(await scene.as(scene.cisp, (visit) => removeName(visit, { personId: her, nameId: id }))), "ok");
    for (const actor of outsiders) assert.deepEqual(await traces(actor), [], actor.givenName);
  });

  it("Un nouveau dossier à son nom est vu de son fil rouge, qui le réunit au sien ; jamais l'inverse, et l'autre disparaît avec elle", async () => {
    const twin = await scene.file("Ondine", "Chimere");
    assert.ok((await scene.as(scene.cisp, (visit) => findDuplicates(visit, { givenName: "Ondine", familyName: "Chimère", usualName: null, birthDate: "1987-05-04" }, her))).here.some(({ id }) => id === twin));
    assert.equal(reasonOf(await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: twin, absorbedId: her }))), "protected");
    const merged = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: her, absorbedId: twin }));
    assert.ok(merged.ok);
    assert.deepEqual([await scene.as(scene.colleague, (visit) => findPerson(visit, twin)), await scene.as(scene.colleague, (visit) => searchPeople(visit, "chimere"))], [null, []]);
    for (const actor of outsiders) assert.deepEqual(await traces(actor), [], actor.givenName);
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: her, mergeId: merged.value.id }))).ok);
    assert.deepEqual((await scene.as(scene.colleague, (visit) => searchPeople(visit, "chimere"))).map(({ id }) => id), [twin], "séparée, c'est quelqu'un d'autre");
    for (const statement of ["delete from app.merges where absorbed_id = $1", "delete from app.people where id = $1"]) await scene.base.owner.query(statement, [twin]);
  });

  it("Le relais de toute une file active l'emporte sans la compter ; changer de chantier la garde cachée", async () => {
    const moved = await scene.as(scene.coordinator, (visit) => transferCaseload(visit, { from: scene.cisp.id, to: { [other]: scene.colleague.id }, on: today, note: null }));
    assert.ok(moved.ok);
    assert.equal(moved.value.moved, 1);
    assert.ok((await scene.as(scene.colleague, (visit) => listLedBy(visit, scene.colleague.id))).some(({ personId }) => personId === her));
    assert.ok(reasonOf(await scene.as(scene.colleague, (visit) => handOver(visit, { personId: her, to: scene.cisp.id, on: today, note: null }))) === "ok");
    assert.equal(reasonOf(await scene.as(scene.cisp, (visit) => moveJourney(visit, { personId: her, move: "next-chantier", on: today, chantierId: scene.jardin, leadId: scene.neighbour.id }))), "ok");
    assert.equal(await scene.as(scene.neighbour, (visit) => findFollowing(visit, her)), scene.jardin);
    for (const actor of [scene.educator, scene.supervisor, scene.director, scene.coordinator, scene.stranger, scene.housing]) assert.deepEqual(await traces(actor), [], actor.givenName);
  });

  it("Levée, le chantier qui la suit retrouve son dossier ; les autres ne lisent pas qu'elle a été protégée", async () => {
    assert.equal(reasonOf(await scene.as(scene.director, (visit) => liftProtection(visit, { personId: her, reason: "fini" }))), "not-found");
    assert.equal(reasonOf(await scene.as(scene.neighbour, (visit) => liftProtection(visit, { personId: her, reason: " " }))), "reason-missing");
    assert.equal(reasonOf(await scene.as(scene.neighbour, (visit) => liftProtection(visit, { personId: her, reason: "la menace n'existe plus" }))), "ok");
    assert.equal((await scene.as(scene.coordinator, (visit) => findPerson(visit, her)))?.followedBy, scene.jardin);
    assert.deepEqual(await scene.as(scene.coordinator, async (visit) => (await sql`select 1 from app.protections`.execute(visit.tx)).rows), []);
    assert.deepEqual(await scene.rows("select 1 from app.notes where person_id = $1 and followed_by is distinct from $2", [her, scene.jardin]), []);
  });
});
