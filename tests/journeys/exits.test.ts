import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { classOfStay, exitFigures, type ExitStated, staysOf } from "#rooms/contracts/index";
import { endContract, listCountedChantiers, listNamedStays, listStatements, listStays, readCountedStays, stateExit, strikeExit, writeContract } from "#rooms/contracts/server";
import type { ContractEnd } from "#rooms/contracts/index";
import { mergeFiles, undoMerge } from "#rooms/people/server";
import { readOwnSpace } from "#rooms/space/server";
import { type Actor, ownVisit } from "#ground/visit";
import { noon, setScene, today } from "./scene.ts";

describe("La sortie : trois constats, une classe que personne ne tape, et les chiffres d'un chantier", async () => {
  const s = await setScene();
  const period = { from: "2025-11-22", to: today };
  /** Under contract from a day to another at the chantier; over when it says how. */
  const stayed = async (family: string, startsOn: string, endsOn: string, end: ContractEnd | null, { chantier = s.canal, by = s.cisp } = {}): Promise<{ id: string; contractId: string }> => {
    const id = await s.file("Hilarion", family, { chantier, lead: by.id });
    const signed = await s.as(by, (visit) => writeContract(visit, { personId: id, kind: "cddi-cvg", employer: { kind: "aci", structureId: chantier, name: "" }, startsOn, endsOn, weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" }));
    assert.ok(signed.ok);
    if (end) assert.ok((await s.as(by, (visit) => endContract(visit, { personId: id, contractId: signed.value.id, on: endsOn, end }))).ok);
    return { id, contractId: signed.value.id };
  };
  const work = (more: Partial<Extract<ExitStated, { subject: "work" }>> = {}): ExitStated => ({ subject: "work", statedOn: today, outcome: "cdd", jobStartsOn: "2026-11-02", jobEndsOn: "2027-05-01", hours: null, ...more });
  const housing: ExitStated = { subject: "housing", statedOn: today, before: "street", after: "social-residence", change: "improved", isLasting: true };
  const health: ExitStated = { subject: "health", statedOn: today, change: "stable", hasDoctor: true, hasCover: null };
  const state = (actor: Actor, { id, contractId }: { id: string; contractId: string }, stated: ExitStated, version: number | null = null) => s.as(actor, async (visit) => { const answer = await stateExit(visit, { personId: id, contractId, version, stated }); return answer.ok ? "ok" : answer.reason; });
  const seen = async (actor: Actor, contractId: string) => (await s.as(actor, (visit) => listStatements(visit, contractId))).map(({ stated }) => stated.subject).sort();

  it("chaque constat a son jour et son sujet : la santé ne se lit, ni ne s'écrit, sans la lire ; ni le voisin ni l'inconnue ne voient rien", async () => {
    const one = await stayed("Constat", "2026-01-05", "2026-10-30", "hired-short");
    assert.equal(await state(s.stranger, one, work()), "not-found");
    for (const actor of [s.supervisor, s.coordinator]) assert.equal(await state(actor, one, work()), actor === s.supervisor ? "not-found" : "not-allowed", actor.familyName);
    assert.deepEqual([await state(s.director, one, work()), await state(s.director, one, health), await state(s.cisp, one, housing), await state(s.cisp, one, health)], ["ok", "not-allowed", "ok", "ok"]);
    assert.deepEqual([await seen(s.cisp, one.contractId), await seen(s.director, one.contractId), await seen(s.supervisor, one.contractId), await seen(s.neighbour, one.contractId), await seen(s.stranger, one.contractId)], [["health", "housing", "work"], ["work"], [], [], []]);
    const row = { id: crypto.randomUUID(), contract_id: one.contractId, person_id: one.id, stated_on: today, written_at: noon };
    await assert.rejects(s.as(s.director, (visit) => visit.tx.insertInto("exit_statements").values({ ...row, topic: "health", change: "worse" }).execute()), /row-level security/, "la base le tient aussi");
    await assert.rejects(s.base.owner.query("insert into app.exit_statements (id, contract_id, person_id, topic, stated_on, written_at, has_doctor, outcome) values ($1, $2, $3, 'work', $4::date, $4::date, true, 'cdi')", [row.id, one.contractId, one.id, today]), /work_says_nothing_of_the_rest/);
    const own = await ownVisit(s.base.app, one.id, ({ tx }) => tx.selectFrom("exit_statements").select(["topic", "has_doctor"]).orderBy("topic").execute(), noon);
    assert.deepEqual(own.map(({ topic }) => topic), ["health", "housing", "work"], "elle lit les siens");
    assert.deepEqual((await ownVisit(s.base.app, one.id, readOwnSpace, noon))?.exit, { place: "Atelier du Canal", on: "2026-10-30", statedOn: today });
    assert.deepEqual(await s.rows("select count(*)::int as written from app.journal where event = 'exit.stated' and person_id = $1", [one.id]), [{ written: 3 }]);
  });

  it("ce qui ne se dit pas est refusé avec sa phrase ; corriger garde ce qui était écrit, la page ouverte avant le sait ; rayé, plus rien ne tient", async () => {
    const one = await stayed("Garde", "2026-01-05", "2026-10-30", "term");
    const here = await stayed("Présente", "2026-06-01", "2027-03-31", null);
    const faults: [ExitStated, string][] = [[work({ statedOn: "2026-11-22" }), "stated-in-the-future"], [work({ statedOn: "2026-01-04" }), "stated-before-the-exit"], [work({ jobEndsOn: "2026-11-01" }), "job-ends-before-it-starts"], [work({ jobStartsOn: null }), "job-start-missing"], [work({ hours: -1 }), "hours-out-of-range"],
      [{ ...housing, before: "rsa" } as ExitStated, "not-a-rung"], [{ subject: "health", statedOn: today, change: null, hasDoctor: null, hasCover: null }, "nothing-said"]];
    for (const [stated, why] of faults) assert.equal(await state(s.cisp, one, stated), why);
    assert.equal(await state(s.cisp, here, work()), "still-there");
    assert.deepEqual([await state(s.cisp, one, work()), await state(s.colleague, one, work({ outcome: "cdi" })), await state(s.colleague, one, work({ outcome: "cdi", jobEndsOn: null }), 1), await state(s.cisp, one, work(), 1)], ["ok", "changed-meanwhile", "ok", "changed-meanwhile"]);
    const [kept] = await s.as(s.cisp, (visit) => listStatements(visit, one.contractId));
    assert.deepEqual(await s.rows("select was ->> 'outcome' as outcome, topic from app.revisions where row_id = $1", [kept!.id]), [{ outcome: "cdd", topic: "work" }]);
    const strike = (actor: Actor, personId = one.id) => s.as(actor, async (visit) => (await strikeExit(visit, { personId, contractId: one.contractId, statementId: kept!.id })).ok);
    assert.deepEqual([await strike(s.stranger), await strike(s.coordinator), await strike(s.cisp, here.id), await strike(s.cisp), await strike(s.cisp)], [false, false, false, true, false]);
    assert.deepEqual([await seen(s.cisp, one.contractId), await state(s.cisp, one, work())], [[], "ok"]);
  });

  it("deux dossiers réunis : les constats suivent, et reviennent", async () => {
    const [kept, absorbed] = [await stayed("Double", "2026-01-05", "2026-05-29", "resigned"), await stayed("Doublon", "2026-06-01", "2026-10-30", "other")];
    assert.equal(await state(s.cisp, absorbed, housing), "ok");
    const ofWhom = async () => (await s.rows<{ person_id: string }>("select person_id from app.exit_statements where contract_id = $1", [absorbed.contractId]))[0]?.person_id;
    const merged = await s.as(s.cisp, (visit) => mergeFiles(visit, { keptId: kept.id, absorbedId: absorbed.id }));
    assert.ok(merged.ok);
    assert.equal(await ofWhom(), kept.id);
    assert.ok((await s.as(s.cisp, (visit) => undoMerge(visit, { keptId: kept.id, mergeId: merged.value.id }))).ok);
    assert.equal(await ofWhom(), absorbed.id);
  });

  it("chiffres : entrées, sorties par classe avec leur dénominateur, présents, durées où qui est encore là compte ; chaque nombre a sa liste", async () => {
    const chantier = s.jardin;
    const at = { chantier, by: s.neighbour };
    await stayed("Courte", "2026-01-05", "2026-03-02", "resigned", at);
    await stayed("Formation", "2025-06-02", "2026-06-01", "training", at);
    const job = await stayed("Emploi", "2025-06-02", "2026-06-01", "hired-short", at);
    const silent = await stayed("Muette", "2025-06-02", "2026-06-01", "term", at);
    await stayed("Encore", "2026-03-02", "2027-03-01", null, at);
    const renewed = await stayed("Suite", "2025-01-06", "2026-01-05", null, at);
    assert.ok((await s.as(s.neighbour, (visit) => writeContract(visit, { personId: renewed.id, kind: "cddi-cvg", employer: { kind: "aci", structureId: chantier, name: "" }, startsOn: "2026-01-06", endsOn: "2027-01-05", weekly: 26, hoursGround: null, renews: renewed.contractId, ground: null, reference: null, knownHow: "document" }))).ok);
    assert.equal((await s.as(s.neighbour, (visit) => listStays(visit, renewed.id))).length, 1, "un renouvellement continue le passage");
    assert.equal(await state(s.neighbour, job, work({ jobStartsOn: "2026-06-02", jobEndsOn: "2026-12-01" })), "ok");
    const figures = async (actor: Actor, open = true) => exitFigures(await s.as(actor, (visit) => readCountedStays(visit, [chantier], today)), period, () => open);
    const all = await figures(s.neighbour);
    assert.deepEqual([all.entries, all.exits, all.present, all.counted, all.dynamic, all.share, Object.fromEntries(all.lines.filter(({ count }) => count).map(({ line, count }) => [line, count]))], [2, 4, 2, 2, 2, 1, { transition: 1, positive: 1, withdrawn: 1, unknown: 1 }]);
    assert.deepEqual([all.stay?.people, all.stay?.stillThere, all.stay?.median, all.stay?.mean, all.stay?.meanWithin?.within], [6, 2, 365, null, 685]);
    const hidden = await figures(s.coordinator, false);
    assert.deepEqual([hidden.entries, hidden.exits, hidden.counted, hidden.share, hidden.lines.map(({ count }) => count), hidden.stay?.people], [null, null, null, null, [null, null, null, null, null, null], 6], "moins de six ne se dit pas");
    const named = await s.as(s.neighbour, (visit) => listNamedStays(visit, [chantier], today));
    assert.deepEqual((["entries", "exits", "present", "transition", "unknown"] as const).map((list) => staysOf(named, list, period).length), [2, 4, 2, 1, 1]);
    assert.deepEqual(staysOf(named, "unknown", period).map(({ person, end }) => [person, end, classOfStay(staysOf(named, "unknown", period)[0]!)?.missing]), [[silent.id, "term", ["outcome-known"]]]);
    for (const actor of [s.cisp, s.supervisor, s.stranger, s.administrator]) assert.deepEqual([(await s.as(actor, (visit) => readCountedStays(visit, [chantier], today))).length, (await s.as(actor, (visit) => listNamedStays(visit, [chantier], today))).length], [0, 0], actor.familyName);
    assert.deepEqual(await Promise.all([s.director, s.coordinator].map(async (actor) => [(await s.as(actor, (visit) => readCountedStays(visit, [chantier], today))).length, (await s.as(actor, (visit) => listNamedStays(visit, [chantier], today))).length])), [[6, 0], [6, 6]], "la direction du chantier voisin lit les chiffres du territoire, sans les noms");
    assert.deepEqual((await s.as(s.cisp, listCountedChantiers)).map(({ name, isWhole }) => [name, isWhole]), [["Atelier du Canal", false]]);
    assert.deepEqual(await s.as(s.supervisor, listCountedChantiers), []);
  });
});
