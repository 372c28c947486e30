import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Actor, ownVisit } from "#ground/visit";
import { drawFault, hasQuorum } from "#rooms/boards/index";
import {
  askOpinion, carryDecision, contestDecision, countHidden, decideCase, drawCase, endSeat, findCase, findOpenCase, giveOpinion, listAgenda, listCasesOf, listDecisions, listMembers, listOpinionsAskedOf, listOpinions, listOwnCases, listOwnDecisions, listSittings, listWaiting, moveSitting, notePresence, openBoard, openCase,
  openDueCases, planSitting, prepareCase, putOnAgenda, readParts, sayAspect, sayBeforeBoard, seatMember, standBack, takeCaseBack, tellDecision, voteOnCase,
} from "#rooms/boards/server";
import type { Topic } from "#rooms/access/index";
import { recordConsent, withdrawConsent } from "#rooms/consent/server";
import { factsFor, listContracts, writeContract } from "#rooms/contracts/server";
import { readFile } from "#rooms/desk/server";
import { addReferent, readCareTeam } from "#rooms/journey/server";
import { findAccess } from "#rooms/people/server";
import { recordChange } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("La commission de renouvellement : préparée, tenue, décidée, contestée", async () => {
  const s = await setScene();
  const [chair, member, other, secretary] = [await s.professional("Présidente", "Fictive", ["coordinator", s.coordination]), await s.professional("Membre", "Inventé", ["outside-referent", s.partner]), await s.professional("Autre", "Factice", ["outside-referent", s.partner]), await s.professional("Secrétaire", "Simulée", ["national-team", s.coordination])];
  const reason = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "ok" : answer.reason!);
  const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => { if (!answer.ok) throw new Error(answer.reason); return answer.value; };
  const at = (day: string) => new Date(`${day}T11:00:00Z`);
  const board = must(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Commission fictive", contact: "Coordination fictive, commission@simulation.invalid" }))).id;
  for (const [who, seat] of [[chair, "chair"], [member, "member"], [other, "member"], [s.neighbour, "member"], [s.colleague, "member"], [secretary, "secretary"]] as const) must(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: who.id, seat })));
  const sitting = must(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn: "2026-12-10", opensAt: "09:30", place: "Salle fictive", link: "https://visio.invalid/commission" }))).id;
  const contract = (personId: string, more: object = {}) => s.as(s.cisp, (visit) => writeContract(visit, { personId, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-02-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document", ...more }));
  const agree = async (personId: string, topics: Topic[], decision: "agreed" | "refused" = "agreed") => must(await s.as(s.cisp, (visit) => recordConsent(visit, { personId, recipient: { kind: "structure", id: board }, topics, purpose: "follow-up", decision, givenOn: today, endsOn: null, means: "on-screen", witness: null, delegateId: null })));
  const night = (day: string = today) => s.door((door) => openDueCases(door), at(day));
  const prepared = async (personId: string): Promise<string> => {
    const one = (await s.as(s.cisp, (visit) => findOpenCase(visit, personId)))!;
    must(await s.as(s.cisp, (visit) => prepareCase(visit, { caseId: one.id, version: one.prepared, proposal: "renew", until: "2027-07-31", ground: null, words: "Le logement avance, six mois encore.", herWish: "renew", herWords: "Je veux finir mon permis.", herMeans: "aloud" })));
    must(await s.as(s.cisp, (visit) => sayAspect(visit, { caseId: one.id, aspect: "health", standing: "with-help", words: "Va aux rendez-vous.", herWords: "Ça va mieux." })));
    must(await s.as(s.cisp, (visit) => sayAspect(visit, { caseId: one.id, aspect: "employment", standing: "by-herself", words: "", herWords: "" })));
    return one.id;
  };
  const topicsOf = async (actor: Actor, caseId: string, day = "2026-12-05"): Promise<string[]> => [...new Set((await s.as(actor, (visit) => readParts(visit, caseId), at(day))).map(({ topic }) => topic))].sort();
  const vote = (actor: Actor, caseId: string, choice: "for" | "against" = "for", professionalId = actor.id) => s.as(actor, (visit) => voteOnCase(visit, { caseId, professionalId, choice }), at("2026-12-10"));
  const id = await s.file("Zénobie", "Maquette");
  await contract(id);
  await s.as(s.cisp, (visit) => recordChange(visit, { personId: id, fact: { answer: "known", lane: "housing", code: "street", startsOn: "2026-03-01", dueOn: null, weeklyHours: null, place: null, knownHow: "declared" } } as never));
  await s.as(s.cisp, (visit) => recordChange(visit, { personId: id, fact: { answer: "known", lane: "housing", code: "shelter", startsOn: "2026-06-01", dueOn: null, weeklyHours: null, place: null, knownHow: "declared" } } as never));
  must(await s.as(s.cisp, (visit) => addReferent(visit, { personId: id, domain: "housing", professionalId: s.housing.id, outsideName: null, outsideStructure: null, outsideContact: null, startsOn: today } as never)));
  // Somebody without an account, who holds no seat and casts no vote: she must not make anybody too near.
  must(await s.as(s.cisp, (visit) => addReferent(visit, { personId: id, domain: "health", professionalId: null, outside: { name: "Docteure Fictive", structure: null, contact: null }, startsOn: today })));

  it("n'est ouverte que par la coordination de son territoire, et tenue que par ceux qui y ont ce siège", async () => {
    for (const actor of [s.cisp, s.director, s.stranger, s.administrator]) assert.equal(reason(await s.as(actor, (visit) => openBoard(visit, { territoryId: s.elsewhere, name: "Autre", contact: "x" }))), "not-allowed", actor.familyName);
    assert.equal(reason(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: "x", name: "Autre", contact: "x" }))), "not-allowed");
    for (const id of ["x", crypto.randomUUID(), s.stranger.id]) assert.equal(reason(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: id, seat: "member" }))), "unknown-professional");
    assert.equal(reason(await s.as(s.coordinator, (visit) => openBoard(visit, { territoryId: s.here, name: "Seconde", contact: "x" }))), "already-open");
    assert.equal(reason(await s.as(member, (visit) => seatMember(visit, { boardId: board, professionalId: s.housing.id, seat: "member" }))), "not-allowed");
    assert.equal(reason(await s.as(s.coordinator, (visit) => seatMember(visit, { boardId: board, professionalId: s.housing.id, seat: "chair" }))), "one-chair");
    assert.equal(reason(await s.as(member, (visit) => planSitting(visit, { boardId: board, heldOn: "2026-12-11", opensAt: "09:30", place: "Ailleurs", link: null }))), "not-allowed");
    for (const [more, why] of [[{ heldOn: "2026-11-20" }, "in-the-past"], [{ place: " ", link: null }, "nowhere"], [{ opensAt: "9h30" }, "hour-unclear"], [{ link: "http://visio.invalid" }, "link-not-https"], [{}, "sits-already"]] as const) assert.equal(reason(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn: "2026-12-10", opensAt: "09:30", place: "Salle", link: null, ...more }))), why);
    await assert.rejects(s.as(s.cisp, (visit) => visit.tx.insertInto("board_sittings").values({ id: crypto.randomUUID(), board_id: board, held_on: "2027-01-01", opens_at: "10:00", place: "x" }).execute()), /row-level security/);
    assert.equal((await s.as(s.coordinator, (visit) => listMembers(visit, board, today))).length, 6);
  });

  it("met d'elle-même à l'ordre du jour les contrats qui finissent, une seule fois, et laisse les autres", async () => {
    const [later, renewed] = [await s.file("Yvon", "Postiche"), await s.file("Xénia", "Leurre")];
    await contract(later, { endsOn: "2027-02-22" });
    await contract(renewed, { endsOn: "2026-12-31" });
    await contract(renewed, { startsOn: "2027-01-01", endsOn: "2027-06-30" });
    assert.equal(await night(), 1);
    assert.equal(await night(), 0);
    const [one] = await s.as(s.cisp, (visit) => listCasesOf(visit, id));
    assert.deepEqual([one!.state, one!.origin, one!.sittingId, one!.endsOn], ["waiting", "window", sitting, "2027-01-31"]);
    assert.deepEqual([await s.as(s.cisp, (visit) => listCasesOf(visit, later)), await s.as(s.cisp, (visit) => listCasesOf(visit, renewed))], [[], []]);
    assert.equal(await night("2026-11-22"), 1, "quatre-vingt-douze jours avant le 22 février");
    assert.equal(reason(await s.as(s.cisp, (visit) => openCase(visit, { personId: renewed }))), "ok", "le chantier peut demander plus tôt");
    assert.equal((await s.as(s.stranger, (visit) => listCasesOf(visit, id))).length, 0);
    assert.equal((await s.as(secretary, (visit) => listWaiting(visit, [board]))).length, 3);
  });

  it("se prépare avec ce qu'elle dit, de sa voix ou de son espace, et ne part pas sans elle", async () => {
    const one = (await s.as(s.cisp, (visit) => findOpenCase(visit, id)))!;
    assert.equal(reason(await s.as(s.cisp, (visit) => drawCase(visit, { caseId: one.id }))), "nothing-proposed");
    assert.equal(drawFault({ proposal: "renew", herWish: null, herWords: "", herMeans: null }, []), "her-words-missing");
    must(await ownVisit(s.base.app, id, (visit) => sayBeforeBoard(visit, { caseId: one.id, wish: "renew", words: "Je veux rester encore." }), at(today)));
    const other = await s.file("Wanda", "Fictive");
    assert.equal(reason(await ownVisit(s.base.app, other, (visit) => sayBeforeBoard(visit, { caseId: one.id, wish: "leave", words: "" }), at(today))), "too-late", "une autre n'écrit pas à sa place");
    const said = (await s.as(s.cisp, (visit) => findCase(visit, one.id)))!;
    assert.deepEqual([said.herWish, said.herWords, said.herMeans], ["renew", "Je veux rester encore.", "her-space"]);
    const prepare = (more: object) => s.as(s.cisp, (visit) => prepareCase(visit, { caseId: one.id, version: said.prepared, proposal: "renew", until: "2027-07-31", ground: null, words: "", herWish: null, herWords: "", herMeans: null, ...more }));
    for (const [more, why] of [[{ until: null }, "until-missing"], [{ until: "2027-01-31" }, "until-before-the-end"], [{ words: "x".repeat(4001) }, "words-too-long"], [{ herWords: "Oui" }, "means-missing"], [{ version: 0 }, "changed-meanwhile"]] as const) assert.equal(reason(await prepare(more)), why);
    assert.equal(reason(await s.as(s.director, (visit) => prepareCase(visit, { ...said, caseId: one.id }))), "not-allowed", "la direction lit, ne prépare pas");
    assert.equal(reason(await s.as(s.neighbour, (visit) => prepareCase(visit, { ...said, caseId: one.id }))), "not-found");
    const caseId = await prepared(id);
    assert.equal(reason(await s.as(s.cisp, (visit) => drawCase(visit, { caseId }))), "ok");
    assert.equal(reason(await prepare({})), "drawn-already");
    assert.equal(reason(await ownVisit(s.base.app, id, (visit) => sayBeforeBoard(visit, { caseId, wish: "leave", words: "" }), at(today))), "too-late");
    const facts = () => s.as(s.cisp, async (visit) => factsFor(visit, id, await findAccess(visit, id)));
    assert.deepEqual(await facts(), { bornOn: "1987-05-04", isDisabledWorker: null, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: null });
    await s.as(s.cisp, (visit) => recordChange(visit, { personId: id, fact: { answer: "known", lane: "rights", code: "disability-granted", startsOn: "2026-06-01", dueOn: null, weeklyHours: null, place: null, knownHow: "declared" } }));
    assert.equal((await facts()).isDisabledWorker, true, "ce que le fil sait, les règles le savent");
    const parts = await s.as(s.cisp, (visit) => readParts(visit, caseId));
    const lanes = parts.find(({ part, topic }) => part === "lanes" && topic === "housing")!;
    assert.match(lanes.lines[0]!.text, /Rue \(1er mars 2026\) → CHRS \(1er juin 2026\)/);
    assert.equal(lanes.lines[0]!.facts.length, 2, "chaque ligne garde les faits dont elle vient");
  });

  it("ne montre à ses membres que ce qu'elle accepte, et la reprise vaut à la question suivante", async () => {
    const caseId = (await s.as(s.cisp, (visit) => findOpenCase(visit, id)))!.id;
    assert.deepEqual(await topicsOf(member, caseId), [], "rien d'accordé, rien de montré");
    assert.deepEqual((await s.as(member, (visit) => listAgenda(visit, { id: sitting }), at("2026-12-05"))).map(({ name }) => name), [null], "pas même son nom");
    assert.ok((await s.as(member, (visit) => countHidden(visit, caseId), at("2026-12-05"))) > 0);
    const { ids } = await agree(id, ["work", "health"]);
    for (const [on, topics] of [[today, []], ["2026-12-05", ["health", "identity", "voice", "work"]]] as const) assert.deepEqual(await topicsOf(member, caseId, on), topics, "avant l'heure de lire, rien");
    assert.deepEqual(await s.as(secretary, async (visit) => { const one = (await findCase(visit, caseId))!; return [one.id, one.proposal, one.words, one.herWords, one.prepared]; }), [caseId, null, "", "", 0], "qui tient la séance met le dossier à l'ordre du jour, et ne lit rien de ce qui le prépare");
    assert.deepEqual((await s.as(member, (visit) => listAgenda(visit, { id: sitting }), at("2026-12-05"))).map(({ name }) => name), ["Zénobie Maquette"]);
    for (const actor of [s.stranger, s.housing, s.administrator]) assert.deepEqual(await topicsOf(actor, caseId), [], actor.familyName);
    assert.deepEqual(await s.as(member, (visit) => listContracts(visit, id), at("2026-12-05")), [], "le dossier lui-même reste fermé");
    must(await s.as(s.cisp, (visit) => withdrawConsent(visit, { consentId: ids[1]!, personId: id } as never), at("2026-12-05")));
    assert.deepEqual(await topicsOf(member, caseId), ["identity", "voice", "work"]);
    assert.deepEqual(await topicsOf(s.coordinator, caseId), ["housing", "identity", "voice", "work"], "la coordination lit ce que son rôle lit");
  });

  it("demande un avis à un référent, qui peut préférer n'en pas donner ; l'avis suit l'accord de son sujet", async () => {
    const caseId = (await s.as(s.cisp, (visit) => findOpenCase(visit, id)))!.id;
    const referent = (await s.as(s.cisp, (visit) => readCareTeam(visit, id))).referents.find(({ professionalId }) => professionalId === s.housing.id);
    must(await s.as(s.cisp, (visit) => askOpinion(visit, { caseId, referentId: referent!.id })));
    assert.equal(reason(await s.as(s.cisp, (visit) => askOpinion(visit, { caseId, referentId: referent!.id }))), "asked-already");
    const [asked] = await s.as(s.housing, (visit) => listOpinionsAskedOf(visit));
    assert.equal(reason(await s.as(member, (visit) => giveOpinion(visit, { opinionId: asked!.id, view: "for", words: "", declines: false }))), "not-found");
    assert.equal(reason(await s.as(s.housing, (visit) => giveOpinion(visit, { opinionId: asked!.id, view: null, words: "", declines: false }))), "view-missing");
    must(await s.as(s.housing, (visit) => giveOpinion(visit, { opinionId: asked!.id, view: "for", words: "Le dossier de logement est prêt.", declines: false })));
    assert.equal(reason(await s.as(s.housing, (visit) => giveOpinion(visit, { opinionId: asked!.id, view: "against", words: "", declines: false }))), "answered-already", "on ne répond qu'une fois");
    assert.deepEqual((await s.as(s.cisp, (visit) => listOpinions(visit, caseId))).map(({ view, words }) => [view, words]), [["for", "Le dossier de logement est prêt."]]);
    assert.deepEqual(await s.as(member, (visit) => listOpinions(visit, caseId), at("2026-12-05")), [], "le logement ne lui est pas montré");
    await agree(id, ["housing"]);
    assert.equal((await s.as(member, (visit) => listOpinions(visit, caseId), at("2026-12-05"))).length, 1);
  });

  it("siège avec son quorum, sans les trop proches ; vote, décide, clôt", async () => {
    const caseId = (await s.as(s.cisp, (visit) => findOpenCase(visit, id)))!.id;
    const on = at("2026-12-10");
    const decide = (more: object = {}, actor = secretary) => s.as(actor, (visit) => decideCase(visit, { caseId, outcome: "renew", until: "2027-07-31", ground: null, reference: null, reasons: "Le parcours avance.", conditions: "Un point à trois mois.", ...more }), on);
    assert.equal(reason(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: sitting, move: "open" }), at("2026-12-09"))), "too-early");
    assert.equal(reason(await decide()), "sitting-not-open");
    must(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: sitting, move: "open" }), on));
    for (const who of [chair, member, s.colleague]) must(await s.as(secretary, (visit) => notePresence(visit, { sittingId: sitting, professionalId: who.id, how: "room" }), on));
    const agenda = (await s.as(secretary, (visit) => listAgenda(visit, { id: sitting }), on)).find((one) => one.id === caseId)!;
    assert.ok(agenda.tooNear.includes(s.colleague.id) && !agenda.tooNear.includes(member.id), "qui travaille pour l'employeur ne vote pas");
    assert.equal(reason(await decide()), "no-quorum", "trois présents, deux votants");
    assert.equal(reason(await vote(s.colleague, caseId)), "not-a-voter");
    assert.equal(reason(await vote(other, caseId)), "not-a-voter", "absent");
    must(await s.as(other, (visit) => notePresence(visit, { sittingId: sitting, professionalId: other.id, how: "distance" }), on));
    assert.equal(reason(await vote(member, caseId, "for", chair.id)), "not-allowed", "on ne vote pas pour une autre");
    for (const [who, choice] of [[chair, "for"], [member, "for"], [other, "against"]] as const) must(await vote(who, caseId, choice));
    await assert.rejects(s.as(secretary, (visit) => visit.tx.insertInto("board_votes").values({ case_id: caseId, sitting_id: sitting, professional_id: s.colleague.id, choice: "for", cast_at: on, cast_by: secretary.id }).execute(), on), /nobody who votes here/, "la base le refuse aussi");
    assert.equal(reason(await decide({}, member)), "not-allowed");
    for (const [more, why] of [[{ reasons: " " }, "reasons-missing"], [{ until: null }, "until-missing"], [{ until: "2027-01-31" }, "until-before-the-end"], [{ ground: "dgefp" }, "reference-missing"]] as const) assert.equal(reason(await decide(more)), why);
    assert.equal(reason(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: sitting, move: "close" }), on)), "cases-not-heard");
    assert.equal(reason(await s.as(s.cisp, (visit) => takeCaseBack(visit, { caseId, forGood: false }), on)), "sitting-under-way");
    must(await decide());
    assert.equal(reason(await decide()), "not-from-here");
    must(await s.as(secretary, (visit) => moveSitting(visit, { sittingId: sitting, move: "close", remarks: "Rien à ajouter." }), on));
    const [decision] = await s.as(s.cisp, (visit) => listDecisions(visit, caseId), on);
    assert.deepEqual([decision!.outcome, decision!.until, decision!.reasons, decision!.tally], ["renew", "2027-07-31", "Le parcours avance.", { for: 2, against: 1, abstains: 0 }]);
    assert.deepEqual((await s.as(s.cisp, (visit) => readFile(visit, id), on))?.story?.knots.filter(({ label }) => label.startsWith("Commission")).map(({ on: day, label }) => [day, label]), [["2026-12-10", "Commission : renouveler le contrat"]], "le fil le dit");
    assert.deepEqual(await s.as(s.stranger, (visit) => listDecisions(visit, caseId), on), []);
    assert.equal((await ownVisit(s.base.app, id, (visit) => listOwnDecisions(visit), on))[0]?.reasons, "Le parcours avance.");
    assert.deepEqual(await ownVisit(s.base.app, await s.file("Vadim", "Simulé"), (visit) => listOwnCases(visit), on), []);
    assert.equal(hasQuorum({ quorum: 1 }, [], []), false);
  });

  it("la décision entre dans la chaîne, lui est dite, se conteste : elle est entendue à nouveau", async () => {
    const on = at("2026-12-14");
    const [one] = await s.as(s.cisp, (visit) => listCasesOf(visit, id), on);
    assert.equal(reason(await s.as(s.coordinator, (visit) => carryDecision(visit, { caseId: one!.id }), on)), "not-allowed");
    must(await s.as(s.cisp, (visit) => carryDecision(visit, { caseId: one!.id }), on));
    assert.equal(reason(await s.as(s.cisp, (visit) => carryDecision(visit, { caseId: one!.id }), on)), "carried-already");
    assert.deepEqual((await s.as(s.cisp, (visit) => listContracts(visit, id), on)).map(({ startsOn, endsOn }) => [startsOn, endsOn]), [["2026-02-01", "2027-01-31"], ["2027-02-01", "2027-07-31"]]);
    for (const [day, why] of [["2026-12-15", "in-the-future"], ["2026-12-09", "before-the-decision"], ["2026-12-12", "ok"]] as const) assert.equal(reason(await s.as(s.cisp, (visit) => tellDecision(visit, { caseId: one!.id, on: day, how: "by-hand" }), on)), why);
    const contest = (day: string) => s.as(s.cisp, (visit) => contestDecision(visit, { caseId: one!.id, words: "Six mois, c'est trop court.", means: "written" }), at(day));
    assert.equal(reason(await contest("2027-02-11")), "too-late-to-contest", "soixante et un jours après qu'on le lui a dit");
    const again = must(await contest("2027-02-10")).id;
    assert.equal(reason(await contest("2027-02-10")), "already-open");
    const contested = (await s.as(s.cisp, (visit) => findCase(visit, again), at("2027-02-10")))!;
    must(await s.as(s.cisp, (visit) => prepareCase(visit, { ...contested, version: contested.prepared, caseId: again, proposal: "renew", until: "2027-12-31", herMeans: contested.herMeans }), at("2027-02-10")));
    must(await s.as(s.cisp, (visit) => sayAspect(visit, { caseId: again, aspect: "employment", standing: "by-herself", words: "", herWords: "" }), at("2027-02-10")));
    const next = must(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn: "2027-02-20", opensAt: "09:30", place: "Salle fictive", link: null }), at("2027-02-10"))).id;
    must(await s.as(secretary, (visit) => putOnAgenda(visit, { caseId: again, sittingId: next }), at("2027-02-10")));
    must(await s.as(s.cisp, (visit) => drawCase(visit, { caseId: again }), at("2027-02-10")));
    assert.match(JSON.stringify(await s.as(s.cisp, (visit) => readParts(visit, again), at("2027-02-10"))), /Décision contestée.*Le parcours avance/, "ce qu'elle conteste est au dossier");
    assert.deepEqual((await s.as(secretary, (visit) => listSittings(visit, [board], "2027-01-01", "2027-12-31"), at("2027-02-10"))).map(({ cases }) => cases), [1]);
  });

  it("se déporter ferme le dossier sans dire pourquoi ; un siège fini ne lit plus rien", async () => {
    const caseId = await (async () => { const person = await s.file("Ulrich", "Témoin"); await contract(person); await night(); const one = await prepared(person); await agree(person, ["work"]); const next = must(await s.as(secretary, (visit) => planSitting(visit, { boardId: board, heldOn: "2026-12-20", opensAt: "14:00", place: "Salle", link: null }))).id; must(await s.as(secretary, (visit) => putOnAgenda(visit, { caseId: one, sittingId: next }))); must(await s.as(s.cisp, (visit) => drawCase(visit, { caseId: one }))); return one; })();
    assert.notDeepEqual(await topicsOf(member, caseId, "2026-12-18"), []);
    must(await s.as(member, (visit) => standBack(visit, { caseId }), at("2026-12-18")));
    assert.deepEqual(await topicsOf(member, caseId, "2026-12-18"), []);
    const seat = (await s.as(s.coordinator, (visit) => listMembers(visit, board, "2026-12-18"), at("2026-12-18"))).find(({ professionalId }) => professionalId === other.id)!;
    assert.notDeepEqual(await topicsOf(other, caseId, "2026-12-18"), []);
    must(await s.as(s.coordinator, (visit) => endSeat(visit, { boardId: board, memberId: seat.id }), at("2026-12-18")));
    assert.deepEqual(await topicsOf(other, caseId, "2026-12-18"), []);
  });
});
