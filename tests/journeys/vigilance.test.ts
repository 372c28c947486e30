import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor } from "#ground/visit";
import { recordReading } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { isNight, mostFilesAnHour, mostReadingsOfAFile, nightsOfHabit, notice, noticedWords, type ReadFile, watchRules, watchRuleWords } from "#rooms/walls/index";
import { decideReading, listWatched, lookAtHour, openEmergency, protectPerson } from "#rooms/walls/server";
import { setScene } from "./scene.ts";

const hour = new Date("2026-11-21T10:00:00Z");
const at = (minute: number, from = hour): Date => new Date(from.getTime() + minute * 60_000);
const read = (more: Partial<ReadFile> = {}): ReadFile => ({ actorId: "a", personId: "p", chantierId: "c", hidden: false, times: 1, firstAt: at(5), lastAt: at(6), reasons: ["cisp"], seated: false, leftOn: null, ...more });
const rules = (reads: ReadFile[], habit = { usualFiles: 0, nights: 0 }): string[] => notice(reads, new Map([["a", habit]])).map(({ rule }) => rule);
const files = (count: number): ReadFile[] => Array.from({ length: count }, (_, n) => read({ personId: `p${n}` }));

it("Une lecture ordinaire n'est pas signalée, même si rien n'est écrit ensuite ; chaque règle a son seuil, juste dessous et juste dessus", () => {
  assert.deepEqual(rules([read()]), []);
  assert.deepEqual(rules([read({ reasons: ["referent:health:health,emergency:identity"] })]), ["under-emergency"]);
  assert.deepEqual([rules(files(mostFilesAnHour)), rules(files(mostFilesAnHour + 1))], [[], ["many-files"]]);
  assert.deepEqual(rules(files(mostFilesAnHour + 1), { usualFiles: 11, nights: 0 }), [], "trois fois son habitude");
  assert.deepEqual([rules([read({ leftOn: "2026-11-14" })]), rules([read({ leftOn: "2026-11-13" })])], [[], ["no-longer-in-team"]]);
  assert.deepEqual(rules([read({ leftOn: "2026-11-13", seated: true })]), [], "revenue dans l'équipe");
  assert.deepEqual([rules([read({ times: mostReadingsOfAFile - 1 })]), rules([read({ times: mostReadingsOfAFile })])], [[], ["same-file-again"]]);
  assert.deepEqual(rules([read({ times: 99, reasons: ["lead,cisp"], seated: true })]), [], "son fil rouge lit autant qu'il faut");
});

it("La nuit est celle de Paris, et n'étonne pas de qui travaille la nuit", () => {
  assert.deepEqual(["2026-11-21T20:59:00Z", "2026-11-21T21:00:00Z", "2026-11-22T04:59:00Z", "2026-11-22T05:00:00Z", "2026-07-01T20:00:00Z"].map((instant) => isNight(new Date(instant))), [false, true, true, false, true]);
  const late = read({ firstAt: new Date("2026-11-21T23:30:00Z"), lastAt: new Date("2026-11-21T23:30:00Z") });
  assert.deepEqual([rules([late]), rules([late], { usualFiles: 1, nights: nightsOfHabit })], [["at-night"], []]);
});

it("Toutes les raisons sont dites, avec ce qui a été compté et le seuil ; un dossier protégé n'est dans le compte de personne", () => {
  const noticed = notice([...files(mostFilesAnHour), read({ personId: "x", hidden: true }), read({ personId: "y", reasons: ["emergency:health"], leftOn: "2026-10-01" })], new Map());
  assert.deepEqual(noticed.map(({ rule, measured }) => [rule, measured]), [["many-files", mostFilesAnHour + 1], ["under-emergency", 1]]);
  assert.equal(noticedWords({ rule: "many-files", measured: 41, threshold: 30 }), "41 dossiers différents en une heure (seuil : 30)");
  for (const rule of watchRules) assert.ok(watchRuleWords[rule].length > 20 && noticedWords({ rule, measured: 3, threshold: 2 }).length > 10, rule);
});

describe("Les lectures qui sortent de l'ordinaire", async () => {
  const scene = await setScene();
  const zephyr = await scene.file("Zéphyr", "Exemple");
  const ondine = await scene.file("Ondine", "Chimère");
  const other = await scene.professional("Ulysse", "Maquette", ["coordinator", scene.coordination]);
  const look = (of = hour) => scene.door((door) => lookAtHour(door, of), at(65, of));
  const opens = (actor: Actor, person: string, when: Date) => scene.as(actor, async (visit) => recordReading(visit, "person.viewed", (await findPerson(visit, person))!, await findAccess(visit, person)), when);
  const told = async (actor: Actor) => (await scene.as(actor, (visit) => listWatched(visit))).map(({ rule, actor: who, person }) => [rule, who, person]);
  await scene.insert("referents", { person_id: zephyr, domain: "housing", topic: "presence", professional_id: scene.housing.id, starts_on: "2026-05-01" });
  await scene.insert("lead_referents", { journey_id: (await scene.rows<{ id: string }>("select id from app.journeys where person_id = $1", [zephyr]))[0]!.id, person_id: zephyr, professional_id: scene.colleague.id, starts_on: "2026-01-01", ends_on: "2026-02-01" });

  it("Le journal d'une heure est lu une fois ; le relire n'ajoute rien ; lire puis ne rien écrire n'est pas signalé", async () => {
    assert.ok((await scene.as(scene.housing, (visit) => openEmergency(visit, { personId: zephyr, topics: ["health"], reason: "à l'hôpital", hours: 4 }), at(1))).ok);
    await opens(scene.housing, zephyr, at(2));
    await opens(scene.cisp, zephyr, at(3));
    await opens(scene.colleague, zephyr, at(4));
    await opens(scene.educator, ondine, new Date("2026-11-20T23:15:00Z"));
    assert.equal(await look(), 2);
    assert.equal(await look(), 2);
    assert.equal(await look(new Date("2026-11-20T23:00:00Z")), 1);
    assert.equal((await scene.rows("select 1 from app.watched_readings")).length, 3);
    assert.deepEqual((await told(scene.coordinator)).sort(), [["at-night", "Lison Factice", "Ondine Chimère"], ["no-longer-in-team", "Maud Artefact", "Zéphyr Exemple"], ["under-emergency", "Fantin Témoin", "Zéphyr Exemple"]]);
  });

  it("Elles viennent à la coordination du territoire, et à personne d'autre", async () => {
    for (const actor of [scene.cisp, scene.colleague, scene.supervisor, scene.director, scene.neighbour, scene.stranger, scene.housing, scene.administrator]) assert.deepEqual(await told(actor), [], actor.givenName);
    const far = await scene.professional("Gédéon", "Postiche", ["coordinator", await scene.insert("structures", { kind: "coordination", name: "Coordination lointaine", territory_id: scene.elsewhere, opened_on: "2019-01-01" })]);
    assert.deepEqual(await told(far), []);
  });

  it("On dit « normal » ou « à éclaircir » avec des mots ; jamais de ses propres lectures, dans la base non plus", async () => {
    const [first] = await scene.as(scene.coordinator, (visit) => listWatched(visit));
    const decide = async (decision: "normal" | "to-clarify", words: string | null, actor: Actor = scene.coordinator) => {
      const answer = await scene.as(actor, (visit) => decideReading(visit, { id: first!.id, decision, words }));
      return answer.ok ? "ok" : answer.reason;
    };
    assert.equal(await decide("to-clarify", " "), "words-missing");
    assert.equal(await decide("normal", null, scene.cisp), "not-found");
    assert.equal(await decide("to-clarify", "demander pourquoi"), "ok");
    assert.equal(await decide("normal", null), "ok");
    assert.equal((await scene.rows("select 1 from app.journal where event = 'reading.decided'")).length, 2);
    const [hers] = await scene.rows<{ id: string }>("insert into app.watched_readings (rule, actor_id, chantier_id, hour, first_at, last_at, measured, threshold, found_at) values ('many-files', $1, $2, $3, $3, $3, 40, 30, $3) returning id", [scene.coordinator.id, scene.canal, hour]);
    const own = await scene.as(scene.coordinator, (visit) => decideReading(visit, { id: hers!.id, decision: "normal", words: null }));
    assert.equal(own.ok ? "ok" : own.reason, "her-own");
    await assert.rejects(scene.as(scene.coordinator, (visit) => visit.tx.updateTable("watched_readings").set({ decision: "normal", decided_at: hour, decided_by: scene.coordinator.id }).where("id", "=", hers!.id).execute()), /nobody_judges_her_own_readings/);
    assert.ok((await scene.as(other, (visit) => decideReading(visit, { id: hers!.id, decision: "normal", words: null }))).ok);
    await assert.rejects(scene.as(scene.coordinator, (visit) => visit.tx.updateTable("watched_readings").set({ rule: "at-night" }).execute()), /permission denied/);
  });

  it("Protégée, elle quitte aussi cette page", async () => {
    assert.ok((await scene.as(scene.cisp, (visit) => protectPerson(visit, { personId: zephyr, reason: "menacée" }))).ok);
    assert.deepEqual((await told(scene.coordinator)).filter(([, , person]) => person === "Zéphyr Exemple" || person === null).map(([rule]) => rule), ["many-files"]);
    await opens(scene.cisp, zephyr, new Date("2026-11-21T23:15:00Z"));
    await look(new Date("2026-11-21T23:00:00Z"));
    assert.equal((await scene.rows("select 1 from app.watched_readings where person_id = $1", [zephyr])).length, 3, "gardé, pour quand la protection sera levée");
    assert.equal((await told(scene.coordinator)).some(([, who]) => who === "Octave Fictif"), false);
  });
});
