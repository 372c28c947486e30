// For random people, agreements, protections, emergencies and viewers: no answer on any path holds a field not allowed at that instant.
// npm run test:consents looks more than a million times: five worlds of eight hundred people.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import { type Topic, topics } from "#rooms/access/index";
import { readCaseload, readFile, readProgramme, readToday, searchPeople } from "#rooms/desk/server";
import { readHistory, readJournal } from "#rooms/journal/server";
import { findAccess, findDuplicates } from "#rooms/people/server";
import { listLimits, listLimitsOf } from "#rooms/walls/server";
import { chanceOf } from "#simulation/random";
import { showFile } from "../../src/routes/personnes/[id]/show-file.ts";
import { setScene } from "./scene.ts";
import { allowed, birthDate, buildWorld, days, instant, type Told } from "./walls-world.ts";

const people = Number(process.env["FIL_ROUGE_CONSENT_PEOPLE"] ?? 160);
const worlds = Number(process.env["FIL_ROUGE_CONSENT_WORLDS"] ?? 1);
let total = 0;
const perViewer = Number(process.env["FIL_ROUGE_CONSENT_FILES"] ?? 5);

for (let turn = 1; turn <= worlds; turn++) describe(`Rien ne se lit qui ne soit permis à cet instant (monde ${turn} sur ${worlds})`, async () => {
  const scene = await setScene();
  const world = await buildWorld(scene, people, turn);
  const chance = chanceOf(`walls/looks/${turn}`);
  let cases = 0;
  const sorted = (set: Iterable<string>): string[] => [...set].sort();

  /** Everything the database shows of anybody, on every table cut by topic: one line per person and topic. */
  const inTables = async (visit: Visit): Promise<Map<string, string[]>> => {
    const { rows } = await sql<{ person_id: string; topics: string[] }>`select person_id, array_agg(distinct topic order by topic) as topics from (
      select person_id, topic from app.situations union all select id, 'presence' from app.people union all select person_id, 'presence' from app.journeys union all select person_id, 'presence' from app.stages
      union all select person_id, 'identity' from app.identities union all select person_id, 'identity' from app.contact_points union all select person_id, topic from app.notes union all select person_id, topic from app.barriers
      union all select person_id, 'voice' from app.wishes union all select person_id, topic from app.revisions where table_name <> 'people' union all select person_id, 'limits' from app.practical_limits) seen group by person_id`.execute(visit.tx);
    return new Map(rows.map((row) => [row.person_id, row.topics]));
  };
  const marks = (told: unknown): { number: number; topic: Topic }[] => [...JSON.stringify(told).matchAll(/<(\d+):([a-z]+)>/g)].map((found) => ({ number: Number(found[1]), topic: found[2] as Topic }));

  it("dans chaque table, pour chacun, chaque jour : ce qui est permis, tout ce qui l'est, et rien d'autre", async () => {
    for (const viewer of world.viewers) for (const day of days) {
      const found = await scene.as(viewer.actor, inTables, instant(day));
      for (const person of world.people) {
        assert.deepEqual(found.get(person.id) ?? [], sorted(allowed(world, viewer, person, instant(day))), `${viewer.actor.givenName}, ${day}, ${person.number}`);
        cases += 1;
      }
    }
  });

  it("dans les listes : recherche, file active, aujourd'hui, limites, programme", async () => {
    const byId = new Map(world.people.map((person) => [person.id, person]));
    for (const viewer of world.viewers) for (const day of [days[1], days[2], days[4]]) {
      const may = (person: Told): Set<Topic> => allowed(world, viewer, person, instant(day));
      const visible = world.people.filter((person) => may(person).has("presence"));
      await scene.as(viewer.actor, async (visit) => {
        const asked = world.people.slice(0, 40).filter(() => chance.odds(0.3));
        for (const person of asked) {
          const found = (await searchPeople(visit, `numero${person.number} figurant`, 25)).map(({ id }) => byId.get(id)!);
          assert.ok(found.every((one) => may(one).has("presence")), "recherche");
          assert.equal(found.some(({ id }) => id === person.id), may(person).has("presence"), `recherche ${person.number}`);
        }
        const caseload = await readCaseload(visit, { whose: "all", stage: null, after: null, size: 50 });
        assert.equal(caseload.total, visible.length, "la file active compte celles qui s'ouvrent");
        assert.ok(caseload.rows.every(({ id }) => may(byId.get(id)!).has("presence")));
        const today = (await readToday(visit, "all")).items;
        for (const item of today) assert.ok(may(byId.get(item.personId)!).has("presence"), "aujourd'hui");
        for (const { number, topic } of marks([caseload, today])) assert.ok(may(world.people[number]!).has(topic), `liste ${topic}`);
        const limits = await listLimitsOf(visit, world.people.map(({ id }) => id));
        assert.deepEqual(sorted(limits.map(({ personId }) => personId)), sorted(world.people.filter((person) => may(person).has("limits")).map(({ id }) => id)));
        if (["coordinator", "director", "administrator"].includes(viewer.actor.roles[0]!.role)) {
          const heads = (await readProgramme(visit)).territories.find(({ territory }) => territory.id === scene.here)?.heads.cddi ?? null;
          const counted = world.people.filter((person) => !person.isProtected && person.chantier !== scene.lointain).length;
          assert.ok(heads === null || heads === counted, `programme : ${heads}, ${counted}`);
        }
      }, instant(day));
      cases += world.people.length * 4;
    }
  });

  it("dossier par dossier : page, papier, raisons, noms proches, journal, versions d'avant", async () => {
    for (const viewer of world.viewers) for (const day of days) for (let look = 0; look < perViewer; look++) {
      const person = chance.pick(world.people);
      const may = allowed(world, viewer, person, instant(day));
      const where = `${viewer.actor.givenName}, ${day}, ${person.number}`;
      await scene.as(viewer.actor, async (visit) => {
        const [file, access, limits, journal, history] = await Promise.all([readFile(visit, person.id), findAccess(visit, person.id), listLimits(visit, person.id), readJournal(visit, person.id), readHistory(visit, person.barrier)]);
        assert.equal(file !== null, may.has("presence"), where);
        assert.deepEqual(sorted(access.topics), sorted(may), where);
        assert.equal(access.reasons.length > 0, may.has("presence"), where);
        const shown = file && showFile(file, visit);
        for (const one of marks([file, shown, limits, history])) assert.ok(one.number === person.number && may.has(one.topic), `${where} : ${one.topic}`);
        if (file) assert.deepEqual(sorted(new Set(marks([file, limits]).map(({ topic }) => topic))), sorted([...topics].filter((topic) => may.has(topic) && topic !== "presence")), where);
        assert.equal(history.length > 0, may.has("health"), `versions ${where}`);
        const isHerOwn = viewer.actor.id === scene.educator.id && (may.has("presence") || !person.isProtected);
        assert.equal(journal.lines.length > 0, may.has("notes") || isHerOwn, `journal ${where}`);
        const near = await findDuplicates(visit, { givenName: `Numéro${person.number}`, familyName: "Figurant", usualName: null, birthDate: birthDate(person.number) });
        for (const { id } of near.here) assert.ok(allowed(world, viewer, world.people.find((one) => one.id === id)!, instant(day)).has("presence"), `noms proches ${where}`);
      }, instant(day));
      cases += 6;
    }
  });

  it("au moins dix mille cas, et de chaque sorte", (test) => {
    total += cases;
    test.diagnostic(`${cases} cas (${total} en tout), ${people} personnes, ${world.viewers.length} regards, ${days.length} jours`);
    assert.ok(cases >= 10_000, `${cases}`);
    assert.ok(world.people.some(({ isProtected }) => isProtected) && world.people.some(({ emergencies }) => emergencies.some(({ ended }) => ended)) && world.people.some(({ answers }) => answers.some(({ withdrawnAt }) => withdrawnAt)));
  });
});
