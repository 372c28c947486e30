import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import type { Actor } from "#ground/visit";
import { addReferent } from "#rooms/journey/server";
import { readCaseload, readFile, searchPeople } from "#rooms/desk/server";
import { readJournal } from "#rooms/journal/server";
import { findAccess, mergeFiles, undoMerge } from "#rooms/people/server";
import { limitStanding, limitWords } from "#rooms/walls/index";
import { endLimit, listLimits, listLimitsOf, writeLimit } from "#rooms/walls/server";
import { opensFile } from "../../src/doors.ts";
import { showFile } from "../../src/routes/personnes/[id]/show-file.ts";
import { setScene, today } from "./scene.ts";

describe("Les limites pratiques au travail", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const secrets = ["cure-secrete", "dette-secrete", "peine-secrete", "nuit-secrete"];
  for (const [topic, body] of [["health", "cure-secrete"], ["debts", "dette-secrete"], ["justice", "peine-secrete"], ["notes", "nuit-secrete"]] as const)
    await scene.insert("notes", { person_id: person, kind: "note", topic, happened_on: today, body, author_id: scene.cisp.id });
  await scene.insert("situations", { person_id: person, lane: "health-care", line: "health-care", topic: "health", code: "care-started", starts_on: "2026-01-01", known_how: "declared" });
  await scene.insert("barriers", { person_id: person, code: "addiction", topic: "health", intensity: 3, opened_on: "2026-01-01", professional_words: "cure-secrete" });
  await scene.insert("barriers", { person_id: person, code: "debts", topic: "debts", intensity: 3, opened_on: "2026-01-01", professional_words: "dette-secrete" });
  for (const domain of ["health", "justice", "debts"]) await scene.insert("referents", { person_id: person, domain, topic: "health", outside_name: `référente-${domain}`, starts_on: "2026-01-01" });
  await scene.insert("entry_statements", { journey_id: (await scene.rows<{ id: string }>("select id from app.journeys where person_id = $1", [person]))[0]!.id, person_id: person, subject: "oriented-by", value: "09", topic: "justice" });
  type Limit = Parameters<typeof writeLimit>[1];
  const limit: Limit = { personId: person, kind: "no-heavy-loads", weekday: null, fromHour: null, words: "", startsOn: today, endsOn: null };
  const write = async (more: Partial<Limit> = {}, actor: Actor = scene.cisp) => {
    const answer = await scene.as(actor, (visit) => writeLimit(visit, { ...limit, ...more }));
    return answer.ok ? "ok" : answer.reason;
  };
  const read = (actor: Actor) => scene.as(actor, async (visit) => (await listLimitsOf(visit, [person])).map(limitWords).sort());

  it("L'équipe sociale les écrit ; l'encadrant, la direction et la coordination les lisent, un référent d'ailleurs non", async () => {
    await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "employment", startsOn: today, professionalId: scene.housing.id, outside: null }));
    assert.equal(await write(), "ok");
    assert.equal(await write({ kind: "away", weekday: 2, fromHour: "15:00" }, scene.educator), "ok");
    const said = ["part le mardi à 15 h", "pas de charges lourdes"];
    for (const actor of [scene.supervisor, scene.director, scene.coordinator, scene.cisp]) assert.deepEqual(await read(actor), said, actor.givenName);
    for (const actor of [scene.housing, scene.neighbour, scene.stranger, scene.administrator]) assert.deepEqual(await read(actor), [], actor.givenName);
  });

  it("Une limite mal dite est refusée, et seul qui porte le dossier en écrit, dans la base aussi", async () => {
    assert.equal(await write({ kind: "away" }), "absence-without-day");
    assert.equal(await write({ kind: "other", words: " " }), "words-missing");
    assert.equal(await write({ words: "x".repeat(201) }), "words-too-long");
    assert.equal(await write({ endsOn: "2026-11-01" }), "ends-before-it-starts");
    for (const actor of [scene.supervisor, scene.director, scene.coordinator, scene.housing]) assert.equal(await write({}, actor), "not-allowed", actor.givenName);
    assert.equal(await write({}, scene.stranger), "not-found");
    await assert.rejects(scene.as(scene.supervisor, (visit) => visit.tx.insertInto("practical_limits").values({ person_id: person, kind: "no-height", starts_on: today }).execute()), /row-level security/);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.deleteFrom("practical_limits").execute()), /permission denied/);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.updateTable("practical_limits").set({ words: "autre" }).execute()), /permission denied/);
  });

  it("Elle vaut du premier au dernier jour compris ; terminée, elle reste au dossier, avec qui l'a dit", async () => {
    assert.equal(await write({ kind: "no-height", startsOn: "2026-11-25", endsOn: "2026-11-30" }), "ok");
    const on = (day: string) => scene.as(scene.supervisor, async (visit) => (await listLimitsOf(visit, [person])).some(({ kind }) => kind === "no-height"), new Date(`${day}T11:00:00Z`));
    assert.deepEqual([await on("2026-11-24"), await on("2026-11-25"), await on("2026-11-30"), await on("2026-12-01")], [false, true, true, false]);
    const heavy = (await scene.as(scene.cisp, (visit) => listLimits(visit, person))).find(({ kind }) => kind === "no-heavy-loads")!;
    const end = async (actor: Actor) => {
      const answer = await scene.as(actor, (visit) => endLimit(visit, { personId: person, limitId: heavy.id }));
      return answer.ok ? "ok" : answer.reason;
    };
    assert.equal(await end(scene.supervisor), "not-allowed");
    assert.equal(await end(scene.cisp), "ok");
    assert.equal(await end(scene.cisp), "already-over");
    assert.deepEqual(await read(scene.supervisor), ["part le mardi à 15 h"]);
    const kept = (await scene.as(scene.supervisor, (visit) => listLimits(visit, person))).find(({ id }) => id === heavy.id)!;
    assert.equal(limitStanding(kept, today), "over");
  });

  it("L'encadrant et la direction ne lisent jamais santé, justice ni dettes : page, recherche, liste, papier, journal, et aucune table", async () => {
    for (const actor of [scene.supervisor, scene.director]) {
      const seen = await scene.as(actor, async (visit) => {
        const file = (await readFile(visit, person))!;
        const access = await findAccess(visit, person);
        const rows: unknown[] = [];
        for (const { t } of await scene.rows<{ t: string }>("select distinct c.relname as t from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and has_table_privilege('fil_rouge_visitor', c.oid, 'select')"))
          rows.push((await sql`select * from ${sql.table(`app.${t}`)} where person_id = ${person}`.execute(visit.tx)).rows);
        return { access, text: JSON.stringify([file, showFile(file, visit), await searchPeople(visit, "zephyr"), await readCaseload(visit, { whose: "all", stage: null, after: null }), await readJournal(visit, person), rows]) };
      });
      for (const secret of [...secrets, "care-started", "addiction", "référente-health", "référente-justice", "référente-debts", "oriented-by"]) assert.ok(!seen.text.includes(secret), `${actor.givenName} : ${secret}`);
      assert.equal(seen.access.topics.some((topic) => ["health", "justice", "debts", "notes"].includes(topic)), false);
      assert.equal(opensFile("/personnes/[id]/journal", seen.access), false, "le journal ne s'ouvre pas à eux");
      assert.equal(opensFile("/personnes/[id]/impression", seen.access), true, "le papier montre les limites");
      assert.ok(seen.text.includes("part le mardi à 15 h"));
    }
    assert.ok((await scene.as(scene.cisp, async (visit) => JSON.stringify(await readFile(visit, person)))).includes("cure-secrete"), "le regard de ce test sait voir");
  });

  it("Réunies, deux personnes réunissent leurs limites ; séparées, chacune reprend les siennes", async () => {
    const twin = await scene.file("Zéphyr", "Exemplle");
    assert.equal(await write({ personId: twin, kind: "no-driving" }), "ok");
    const merged = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: person, absorbedId: twin }));
    assert.ok(merged.ok);
    assert.ok((await read(scene.supervisor)).includes("ne conduit pas"));
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: person, mergeId: merged.value.id }))).ok);
    assert.deepEqual((await scene.as(scene.supervisor, (visit) => listLimitsOf(visit, [twin]))).map(({ kind }) => kind), ["no-driving"]);
  });
});
