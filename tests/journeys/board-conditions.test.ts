import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { connect } from "#ground/database/connection";
import { sealForPerson } from "#ground/person-keys";
import { type Actor, ownVisit } from "#ground/visit";
import { conditionsIn, type ConditionStanding, mostConditions } from "#rooms/boards/index";
import { drawFor, findCase, listConditions, openBoard, openCase, sayCondition } from "#rooms/boards/server";
import { writeContract } from "#rooms/contracts/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { noon, setScene } from "./scene.ts";

describe("Ce que la commission a demandé", async () => {
  const s = await setScene();
  const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => { if (!answer.ok) throw new Error(answer.reason); return answer.value; };
  const board = must(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Commission fictive", contact: "Coordination fictive" }))).id;
  const sitting = await s.insert("board_sittings", { board_id: board, held_on: "2026-05-12", opens_at: "09:30", place: "Salle fictive", state: "open", opened_at: noon });
  const contract = (personId: string) => s.as(s.cisp, (visit) => writeContract(visit, { personId, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-06-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" }));
  /** Decided in May, by a board whose quorum is another test's matter. */
  const decided = async (personId: string, conditions: string | null, outcome = "renew"): Promise<string> => {
    const caseId = await s.insert("board_cases", { person_id: personId, board_id: board, sitting_id: sitting, origin: "asked", state: "decided", opened_on: "2026-04-01", drawn_at: noon });
    await s.rows("alter table app.board_decisions disable trigger a_decision_has_its_quorum");
    const id = crypto.randomUUID();
    await s.insert("board_decisions", { id, case_id: caseId, person_id: personId, sitting_id: sitting, outcome, until: outcome === "renew" ? "2027-01-31" : null, reasons: sealForPerson(personId, "Le parcours avance.", `board_decisions.reasons:${id}`), conditions: conditions && sealForPerson(personId, conditions, `board_decisions.conditions:${id}`), decided_at: noon, decided_by: s.coordinator.id });
    await s.rows("alter table app.board_decisions enable trigger a_decision_has_its_quorum");
    return caseId;
  };
  const say = async (actor: Actor, caseId: string, number: number, became: ConditionStanding, said = ""): Promise<string> => {
    const answer = await s.as(actor, (visit) => sayCondition(visit, { caseId, number, became, said }));
    return answer.ok ? "ok" : answer.reason;
  };
  const told = async (actor: Actor, personId: string) => (await s.as(actor, (visit) => listConditions(visit, personId))).map(({ number, words, became, said }) => [number, words, became, said]);

  it("s'écrit une ligne par condition, quelle que soit la marque du début", () => {
    const cases: [string, string[]][] = [
      ["", []], [" \n\r\n ", []], ["Un point à trois mois.", ["Un point à trois mois."]], ["- Passer le permis\r\n• Voir un médecin\n\n3) Un point\n 12. Un autre", ["Passer le permis", "Voir un médecin", "Un point", "Un autre"]],
      ["3 mois de suivi\n2026 : bilan\n-sans espace", ["3 mois de suivi", "2026 : bilan", "-sans espace"]], ["x\n".repeat(mostConditions + 1), Array(mostConditions).fill("x")],
    ];
    for (const [text, lines] of cases) assert.deepEqual(conditionsIn(text), lines, text.slice(0, 30));
  });

  it("qui suit la personne dit ce que chaque condition est devenue ; redit, les mots d'avant restent gardés", async () => {
    const id = await s.file("Zéphirin", "Maquette");
    const caseId = await decided(id, "Passer le code\nUn point avec le fil rouge à trois mois");
    assert.deepEqual(await told(s.cisp, id), [[1, "Passer le code", null, ""], [2, "Un point avec le fil rouge à trois mois", null, ""]]);
    assert.deepEqual([await say(s.cisp, caseId, 1, "under-way", "Inscrit à l'auto-école."), await say(s.cisp, caseId, 1, "met", "Code obtenu."), await say(s.cisp, caseId, 3, "met"), await say(s.cisp, caseId, 0, "met"), await say(s.cisp, caseId, 2, "met", "x".repeat(4001))], ["ok", "ok", "not-found", "not-found", "words-too-long"]);
    assert.deepEqual([await say(s.coordinator, caseId, 2, "met"), await say(s.stranger, caseId, 2, "met")], ["not-allowed", "not-found"]);
    assert.deepEqual(await told(s.cisp, id), [[1, "Passer le code", "met", "Code obtenu."], [2, "Un point avec le fil rouge à trois mois", null, ""]]);
    assert.deepEqual((await s.rows("select words like 'code%' as clear, version from app.board_conditions where person_id = $1", [id])), [{ clear: false, version: 2 }]);
    assert.equal((await s.rows("select 1 from app.revisions where table_name = 'board_conditions' and person_id = $1", [id])).length, 1);
    assert.equal((await s.rows("select 1 from app.journal where person_id = $1 and event = 'board-case.condition-said'", [id])).length, 2);
    for (const actor of [s.supervisor, s.stranger]) assert.deepEqual(await told(actor, id), [], actor.familyName);
    assert.deepEqual((await ownVisit(s.base.app, id, (visit) => listConditions(visit, id), noon)).map(({ became, said }) => [became, said]), [["met", "Code obtenu."], [null, ""]], "elle le lit dans son espace");
    await assert.rejects(s.as(s.stranger, (visit) => visit.tx.insertInto("board_conditions").values({ id: crypto.randomUUID(), decision_id: crypto.randomUUID(), number: 1, person_id: id, became: "met", said_on: "2026-11-21" }).execute()), /row-level security/);
  });

  it("dite pendant qu'une autre la dit, une condition attend, n'a qu'une ligne, et ses mots s'ouvrent", async () => {
    const id = await s.file("Aristide", "Maquette");
    const caseId = await decided(id, "Passer le code");
    const other = await connect(s.base.url);
    await other.query("begin");
    await other.query("select from app.board_cases where id = $1 for update", [caseId]);
    await other.query("insert into app.board_conditions (id, decision_id, number, person_id, became, said_on) select gen_random_uuid(), id, 1, person_id, 'unmet', '2026-11-21' from app.board_decisions where case_id = $1", [caseId]);
    const second = say(s.cisp, caseId, 1, "met", "Code obtenu.");
    while ((await s.rows("select from pg_locks where not granted")).length === 0) await wait(5);
    await other.query("commit");
    await other.end();
    assert.equal(await second, "ok");
    assert.deepEqual(await told(s.cisp, id), [[1, "Passer le code", "met", "Code obtenu."]]);
  });

  it("la commission suivante les lit dans le dossier, avec ce qui en est dit, ou qu'on n'en sait rien ; un report n'en pose pas", async () => {
    const id = await s.file("Ombeline", "Maquette");
    await contract(id);
    const caseId = await decided(id, "Passer le code\nVoir un médecin");
    await decided(id, "Revenir avec le CV", "postpone");
    assert.equal(await say(s.cisp, caseId, 1, "unmet", "Pas de place avant mars."), "ok");
    const next = must(await s.as(s.cisp, (visit) => openCase(visit, { personId: id }))).id;
    const parts = await s.as(s.cisp, async (visit) => drawFor(visit, (await findPerson(visit, id))!, await findAccess(visit, id), (await findCase(visit, next))!));
    assert.deepEqual(parts.find(({ part, topic }) => part === "done" && topic === "work")?.lines.map(({ label, text }) => [label, text]), [
      ["Demandé par la commission du 12 mai 2026", "« Passer le code » : pas encore tenue (dit le 21 novembre 2026). Pas de place avant mars."], ["Demandé par la commission du 12 mai 2026", "« Voir un médecin » : on ne sait pas encore."]]);
  });
});
