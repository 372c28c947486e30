import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor } from "#ground/visit";
import { askOpinion, decideCase, drawCase, findCase, findOpenCase, listAgenda, listBoards, moveSitting, openBoard, openDueCases, planSitting, prepareCase, putOnAgenda, sayAspect, seatMember, settleBoard } from "#rooms/boards/server";
import { writeContract } from "#rooms/contracts/server";
import { readBoardsToday } from "#rooms/desk/server";
import { addReferent } from "#rooms/journey/server";
import { setScene, today } from "./scene.ts";

describe("Ce qu'une commission attend de chacun, et ce que deviennent ses séances", async () => {
  const s = await setScene();
  const member = await s.professional("Membre", "Inventé", ["outside-referent", s.partner]);
  const secretary = await s.professional("Secrétaire", "Simulée", ["national-team", s.coordination]);
  const reason = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "ok" : answer.reason!);
  const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => { if (!answer.ok) throw new Error(answer.reason); return answer.value; };
  const at = (day: string) => new Date(`${day}T11:00:00Z`);
  const night = (day: string = today) => s.door((door) => openDueCases(door), at(day));
  const board = must(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Commission fictive", contact: "Coordination fictive" }))).id;
  for (const [who, seat] of [[member, "member"], [secretary, "secretary"]] as const) must(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: who.id, seat })));
  const person = await s.file("Tiphaine", "Maquette");
  await s.as(s.cisp, (visit) => writeContract(visit, { personId: person, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-02-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" }));

  it("« Aujourd'hui » dit à chacun ce qu'elle attend ; une séance annulée passe ses dossiers à la suivante ; un report garde son numéro, et ne revient pas à la même séance", async () => {
    await night();
    const plan = async (heldOn: string) => must(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn, opensAt: "10:00", place: "Salle", link: null }))).id;
    const [first, second] = [await plan("2027-01-10"), await plan("2027-01-17")];
    const told = async (actor: Actor, day: string) => (await s.as(actor, readBoardsToday, at(day))).filter(({ personId }) => personId === null || personId === person).map(({ kind, count, name }) => `${kind} ${count} ${name}`.trim());
    const caseId = (await s.as(s.cisp, (visit) => findOpenCase(visit, person)))!.id;
    must(await s.as(secretary, (visit) => putOnAgenda(visit, { caseId, sittingId: first })));
    assert.deepEqual(await told(s.cisp, "2027-01-05"), ["to-prepare 1 Tiphaine Maquette"]);
    const referent = (await s.as(s.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", professionalId: s.housing.id, outsideName: null, outsideStructure: null, outsideContact: null, startsOn: today } as never))) as { ok: true; value: { id: string } };
    must(await s.as(s.cisp, (visit) => askOpinion(visit, { caseId, referentId: referent.value.id })));
    assert.deepEqual([await told(s.housing, today), await told(member, today)], [["opinion 1"], []]);
    must(await s.as(s.cisp, async (visit) => prepareCase(visit, { caseId, version: (await findCase(visit, caseId))!.prepared, proposal: "renew", until: "2027-07-31", ground: null, words: "Six mois encore.", herWish: "renew", herWords: "", herMeans: "aloud" })));
    must(await s.as(s.cisp, (visit) => sayAspect(visit, { caseId, aspect: "employment", standing: "by-herself", words: "", herWords: "" })));
    must(await s.as(s.cisp, (visit) => drawCase(visit, { caseId })));
    assert.deepEqual([await told(s.cisp, "2027-01-05"), await told(member, "2027-01-02"), await told(member, "2027-01-05"), await told(s.stranger, "2027-01-05")], [[], [], ["to-read 1"], []]);
    must(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: first, move: "cancel" }), at("2027-01-05")));
    await night("2027-01-05");
    assert.deepEqual(await s.as(s.cisp, async (visit) => { const one = (await findCase(visit, caseId))!; return [one.state, one.sittingId]; }), ["ready", second]);
    const on = at("2027-01-17");
    must(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: second, move: "open" }), on));
    must(await s.as(secretary, (visit) => decideCase(visit, { caseId, outcome: "postpone", until: null, ground: null, reference: null, reasons: "Il manque une pièce.", conditions: "" }), on));
    assert.deepEqual((await s.as(secretary, (visit) => listAgenda(visit, { id: second }), on)).map(({ id: about, state, outcome }) => [about === caseId, state, outcome]), [[true, "waiting", "postpone"]]);
    assert.equal(reason(await s.as(secretary, (visit) => putOnAgenda(visit, { caseId, sittingId: second }), on)), "heard-there");
    must(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: second, move: "close" }), on));
    assert.deepEqual(await told(s.cisp, "2027-01-18"), ["to-prepare 1 Tiphaine Maquette"], "un report ne se dit pas comme une décision");
  });

  it("une séance pleine n'en prend pas d'autre : les fins les plus proches d'abord, le reste attend qu'une séance soit prévue", async () => {
    const settings = (await s.as(s.coordinator, listBoards)).find(({ id }) => id === board)!;
    const settle = (mostCases: number) => s.as(s.coordinator, async (visit) => settleBoard(visit, { ...(await listBoards(visit)).find(({ id }) => id === board)!, boardId: board, mostCases }));
    assert.deepEqual([settings.mostCases, reason(await settle(0)), reason(await settle(1))], [25, "most-cases", "ok"]);
    const people = await Promise.all([["Octave", "2027-04-30"], ["Mélusine", "2027-04-10"], ["Gontran", "2027-04-20"]].map(async ([name, endsOn]) => {
      const id = await s.file(name!, "Maquette");
      must(await s.as(s.cisp, (visit) => writeContract(visit, { personId: id, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-11-01", endsOn: endsOn!, weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" })));
      return id;
    }));
    const plan = async (heldOn: string) => must(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn, opensAt: "14:00", place: "Salle", link: null }))).id;
    const [first, second] = [await plan("2027-03-05"), await plan("2027-03-12")];
    // The postponed one of the test before waits as well, and comes first: its contract ended in January.
    await settle(2);
    await night("2027-02-20");
    const sittingsOf = () => Promise.all(people.map((id) => s.as(s.cisp, async (visit) => (await findOpenCase(visit, id))!.sittingId)));
    assert.deepEqual(await sittingsOf(), [second, first, second]);
    await settle(1);
    const late = await s.file("Ulysse", "Maquette");
    must(await s.as(s.cisp, (visit) => writeContract(visit, { personId: late, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-11-01", endsOn: "2027-04-01", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document" })));
    people.push(late);
    await night("2027-02-21");
    assert.deepEqual(await sittingsOf(), [second, first, second, null], "rien ne bouge, et rien n'est ajouté");
    assert.ok((await s.as(secretary, readBoardsToday, at("2027-02-21"))).some(({ kind, count }) => kind === "without-sitting" && count === 1));
    const third = await plan("2027-03-19");
    await night("2027-02-22");
    assert.equal((await sittingsOf())[3], third);
  });
});
