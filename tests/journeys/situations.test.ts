import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SituationFacts } from "#rooms/situations/index";
import { correctSituation, endSituation, findSituation, listSituations, recordChange, strikeSituation } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

const fact = (code: string, lane: SituationFacts["lane"], startsOn: string): SituationFacts => ({ answer: "known", code, lane, startsOn, dueOn: null, weeklyHours: null, place: null, knownHow: "declared" });

describe("Situations", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const change = (code: string, lane: SituationFacts["lane"], on: string, actor = scene.cisp) => scene.as(actor, (visit) => recordChange(visit, { personId: person, fact: fact(code, lane, on) }));
  const housing = () => scene.as(scene.cisp, async (visit) => (await listSituations(visit, person)).filter(({ lane }) => lane === "housing"));

  it("Un changement termine ce qui était vrai et commence le même jour", async () => {
    assert.ok((await change("street", "housing", "2025-01-10")).ok);
    assert.ok((await change("shelter", "housing", "2026-02-01")).ok);
    assert.deepEqual((await housing()).map(({ code, startsOn, endsOn }) => [code, startsOn, endsOn]), [["street", "2025-01-10", "2026-02-01"], ["shelter", "2026-02-01", null]]);
  });

  it("Un changement au milieu d'un fait déjà écrit est refusé : c'est ce fait qu'il faut corriger", async () => {
    const answer = await change("hotel", "housing", "2025-06-01");
    assert.equal(answer.ok, false);
    assert.equal(!answer.ok && answer.reason, "inside-an-earlier-fact");
  });

  it("La base elle-même refuse deux faits de la même ligne le même jour", async () => {
    await assert.rejects(
      scene.base.owner.query("insert into app.situations (person_id, lane, line, topic, code, starts_on, known_how) values ($1, 'housing', 'housing', 'housing', 'hotel', '2025-06-01', 'declared')", [person]),
      /situations_of_one_line_do_not_overlap/);
  });

  it("Deux lignes vivent ensemble : le RSA et le salaire le même mois", async () => {
    assert.ok((await change("rsa", "resources", "2026-01-01")).ok);
    assert.ok((await change("wage", "resources", "2026-03-01")).ok);
  });

  it("Corriger réécrit le fait et garde ce qu'il disait", async () => {
    const [, shelter] = await housing();
    const answer = await scene.as(scene.cisp, (visit) => correctSituation(visit, { personId: person, situationId: shelter!.id, version: shelter!.version, fact: fact("hotel", "housing", "2026-02-01"), endsOn: null }));
    assert.ok(answer.ok);
    const [was] = await scene.rows<{ was: { code: string } }>("select was from app.revisions where row_id = $1 order by version desc", [shelter!.id]);
    assert.equal(was?.was.code, "shelter");
  });

  it("Deux personnes corrigent le même fait : la seconde voit la version de la première", async () => {
    const [, hotel] = await housing();
    const correct = (actor: typeof scene.cisp, code: string) => scene.as(actor, (visit) => correctSituation(visit, { personId: person, situationId: hotel!.id, version: hotel!.version, fact: fact(code, "housing", "2026-02-01"), endsOn: null }));
    assert.ok((await correct(scene.colleague, "third-party")).ok);
    const second = await correct(scene.cisp, "shelter");
    assert.equal(!second.ok && second.reason, "conflict");
    assert.equal(!second.ok && (second.detail!["theirs"] as { code: string }).code, "third-party");
  });

  it("Refusé, inconnu et pas demandé sont trois réponses, sans situation inventée", async () => {
    for (const [answer, lane] of [["refused", "mobility"], ["unknown", "language"], ["not-asked", "debts"]] as const) {
      assert.ok((await scene.as(scene.cisp, (visit) => recordChange(visit, { personId: person, fact: { ...fact("", lane, "2026-03-02"), code: null, answer } }))).ok);
    }
    const said = await scene.as(scene.cisp, (visit) => listSituations(visit, person));
    assert.deepEqual(said.filter(({ answer }) => answer !== "known").map(({ answer }) => answer).sort(), ["not-asked", "refused", "unknown"]);
  });

  it("Un fait à venir, une fin avant le début, des heures impossibles : toutes les raisons à la fois", async () => {
    const wrong = await scene.as(scene.cisp, (visit) => recordChange(visit, { personId: person, fact: { ...fact("cddi", "work", "2026-12-01"), dueOn: "2026-11-01", weeklyHours: 99 } }));
    assert.deepEqual(!wrong.ok && wrong.detail?.["wrong"], ["in-the-future", "due-before-start", "hours-out-of-range"]);
  });

  it("Un fait se termine sans être remplacé, ou se raye quand il n'aurait jamais dû être écrit", async () => {
    const wage = (await scene.as(scene.cisp, (visit) => listSituations(visit, person))).find(({ code }) => code === "wage")!;
    assert.ok((await scene.as(scene.cisp, (visit) => endSituation(visit, { personId: person, situationId: wage.id, on: today }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => strikeSituation(visit, { personId: person, situationId: wage.id }))).ok);
    assert.equal(await scene.as(scene.cisp, (visit) => findSituation(visit, person, wage.id)), null);
    const [kept] = await scene.rows<{ struck_by: string }>("select struck_by from app.situations where id = $1", [wage.id]);
    assert.equal(kept?.struck_by, scene.cisp.id);
  });

  it("L'étranger n'écrit ni ne lit rien ; la direction lit le contrat, jamais le logement ni la santé", async () => {
    assert.deepEqual(await change("hotel", "housing", today, scene.stranger), { ok: false, reason: "not-found" });
    await change("cddi", "work", "2026-03-01");
    await change("no-care", "health-care", "2026-03-01");
    assert.deepEqual(await scene.as(scene.stranger, (visit) => listSituations(visit, person)), []);
    assert.deepEqual([...new Set((await scene.as(scene.director, (visit) => listSituations(visit, person))).map(({ topic }) => topic))], ["work"]);
    assert.deepEqual(await scene.as(scene.supervisor, (visit) => listSituations(visit, person)), []);
    assert.deepEqual(await change("short-job", "work", today, scene.director), { ok: false, reason: "not-allowed" });
  });

  it("La justice ne s'ouvre qu'au fil rouge, pas à sa collègue du chantier", async () => {
    assert.ok((await change("probation", "justice", "2026-03-01")).ok);
    const seenBy = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => listSituations(visit, person))).some(({ lane }) => lane === "justice");
    assert.deepEqual([await seenBy(scene.cisp), await seenBy(scene.colleague), await seenBy(scene.coordinator)], [true, false, false]);
    assert.deepEqual(await change("no-justice", "justice", today, scene.colleague), { ok: false, reason: "not-allowed" });
  });
});
