import assert from "node:assert/strict";
import { asked } from "#ground/database/prepared";
import { describe, it } from "node:test";
import { addImmersion, amendHours, countUnderContract, endContract, findPass, listEndings, lookAhead, readComingYear, listContracts, listOwnChain, readOwnWays, notePassSuspension, noteProlongation, answerProlongation, resumeContract, strikeContract, suspendContract, writeContract } from "#rooms/contracts/server";
import { recordPass } from "#rooms/journey/server";
import { readOwnSpace } from "#rooms/space/server";
import { listSituations } from "#rooms/situations/server";
import { type Actor, ownVisit } from "#ground/visit";
import { noon, setScene, today } from "./scene.ts";

describe("Les contrats : une chaîne qui suit la personne, deux horloges qui ne se mêlent pas", async () => {
  const s = await setScene();
  type Written = Parameters<typeof writeContract>[1];
  const signed = (personId: string, more: Partial<Written> = {}): Written => ({
    personId, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-08-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document", ...more });
  const write = (actor: Actor, personId: string, more: Partial<Written> = {}) => s.as(actor, (visit) => writeContract(visit, signed(personId, more)));
  const written = async (personId: string, more: Partial<Written> = {}): Promise<string> => {
    const answer = await write(s.cisp, personId, more);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const chain = (actor: Actor, personId: string) => s.as(actor, (visit) => listContracts(visit, personId));
  const reasonOf = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "ok" : answer.reason!);

  it("écrit d'après le contrat signé, il est sur le fil sans être tapé deux fois ; la direction et la coordination le lisent, l'encadrant et les autres non", async () => {
    const id = await s.file("Zoltan", "Maquette");
    const answer = await write(s.cisp, id);
    assert.ok(answer.ok && answer.value.onThread);
    const work = (await s.as(s.cisp, (visit) => listSituations(visit, id))).filter(({ lane }) => lane === "work");
    assert.deepEqual(work.map(({ code, startsOn, dueOn, weeklyHours, knownHow }) => [code, startsOn, dueOn, weeklyHours, knownHow]), [["cddi", "2026-08-01", "2027-01-31", 26, "proof-seen"]]);
    for (const actor of [s.cisp, s.colleague, s.educator, s.director, s.coordinator]) assert.deepEqual((await chain(actor, id)).map(({ employer, hours }) => [employer.name, hours[0]?.weekly]), [["Atelier du Canal", 26]], actor.familyName);
    for (const actor of [s.supervisor, s.neighbour, s.stranger, s.housing, s.administrator]) assert.deepEqual(await chain(actor, id), [], actor.familyName);
    for (const [actor, why] of [[s.supervisor, "not-allowed"], [s.coordinator, "not-allowed"], [s.neighbour, "not-found"], [s.stranger, "not-found"]] as const) assert.equal(reasonOf(await write(actor, id, { startsOn: "2027-02-01", endsOn: "2027-06-30" })), why, actor.familyName);
    await assert.rejects(s.as(s.coordinator, (visit) => visit.tx.insertInto("contracts").values({ id: crypto.randomUUID(), person_id: id, kind: "cddi", employer_kind: "aci", employer_id: s.canal, starts_on: "2028-01-01", ends_on: "2028-06-30", known_how: "told", written_by: s.coordinator.id, written_at: visit.now }).execute()), /row-level security/, "la base le tient aussi");
  });

  it("ce qui ne se peut pas est dit, et rien n'est écrit", async () => {
    const id = await s.file("Yseult", "Postiche");
    const first = await written(id);
    const faults: [Partial<Written>, string][] = [
      [{ employer: { kind: "ei", structureId: null, name: " " } }, "employer-missing"], [{ endsOn: null }, "end-missing"], [{ kind: "cdi-inclusion", startsOn: "2027-02-01" }, "a-cdi-has-no-end"], [{ startsOn: "2027-03-01", endsOn: "2027-02-28" }, "ends-before-it-starts"],
      [{ weekly: 0 }, "hours-out-of-a-week"], [{ weekly: 48.01 }, "hours-out-of-a-week"], [{ weekly: Number.NaN }, "hours-out-of-a-week"], [{ reference: "x".repeat(201) }, "reference-too-long"], [{ ground: "dgefp", startsOn: "2027-02-01", endsOn: "2027-06-30" }, "reference-missing"],
      [{ renews: crypto.randomUUID(), startsOn: "2027-02-01", endsOn: "2027-06-30" }, "renews-nothing-known"], [{ renews: first, employer: { kind: "ei", structureId: null, name: "Ailleurs (simulé)" }, startsOn: "2027-02-01", endsOn: "2027-06-30" }, "renews-another-employer"],
      [{ startsOn: "2027-01-31", endsOn: "2027-06-30" }, "overlaps-its-own-employer"],
    ];
    for (const [more, why] of faults) assert.equal(reasonOf(await write(s.cisp, id, more)), why, JSON.stringify(more));
    assert.equal((await chain(s.cisp, id)).length, 1);
    assert.ok((await write(s.director, id, { startsOn: "2027-02-01", endsOn: "2027-06-30", renews: first })).ok, "le lendemain, c'est un renouvellement, et la direction peut l'écrire");
  });

  it("plusieurs SIAE se suivent, ou se chevauchent à temps partiel, dans une seule chaîne", async () => {
    const id = await s.file("Xavière", "Fictive");
    await written(id, { startsOn: "2024-01-01", endsOn: "2025-12-31" });
    await written(id, { startsOn: "2025-12-01", endsOn: "2026-11-30", employer: { kind: "ei", structureId: null, name: "Recyclerie d'à côté (simulée)" }, kind: "cddi", weekly: 12, hoursGround: "other-part-time" });
    assert.deepEqual((await chain(s.cisp, id)).map(({ employer, startsOn }) => [employer.kind, employer.name, startsOn]), [["aci", "Atelier du Canal", "2024-01-01"], ["ei", "Recyclerie d'à côté (simulée)", "2025-12-01"]]);
  });

  it("heures, suspension, période en entreprise, fin : chacune dans ses jours", async () => {
    const id = await s.file("Wilfrid", "Leurre");
    const contractId = await written(id);
    const about = { personId: id, contractId };
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => amendHours(visit, { ...about, from: "2026-07-31", weekly: 30, ground: null }))), "outside-the-contract");
    assert.ok((await s.as(s.cisp, (visit) => amendHours(visit, { ...about, from: "2026-10-01", weekly: 30, ground: null }))).ok);
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => amendHours(visit, { ...about, from: "2026-10-01", weekly: 32, ground: null }))), "already-said-that-day");
    const suspended = await s.as(s.cisp, (visit) => suspendContract(visit, { ...about, reason: "absence", startsOn: "2026-11-02", endsOn: null }));
    assert.ok(suspended.ok);
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => suspendContract(visit, { ...about, reason: "trial", startsOn: "2026-12-01", endsOn: null }))), "overlaps-another");
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => resumeContract(visit, { personId: id, suspensionId: suspended.value.id, lastDay: "2026-11-01" }))), "ends-before-it-starts");
    assert.ok((await s.as(s.cisp, (visit) => resumeContract(visit, { personId: id, suspensionId: suspended.value.id, lastDay: "2026-11-13" }))).ok);
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => resumeContract(visit, { personId: id, suspensionId: suspended.value.id, lastDay: "2026-11-14" }))), "already-over");
    const immersion = { ...about, aim: "discover" as const, host: "Boulangerie fictive", startsOn: "2026-12-01", endsOn: "2026-12-12" };
    assert.ok((await s.as(s.cisp, (visit) => addImmersion(visit, immersion))).ok);
    for (const [more, why] of [[{ host: " " }, "host-missing"], [{ endsOn: "2026-11-30" }, "ends-before-it-starts"], [{ startsOn: "2027-01-20", endsOn: "2027-02-01" }, "outside-the-contract"], [{ startsOn: "2026-12-12", endsOn: "2026-12-13" }, "overlaps-another"]] as const)
      assert.equal(reasonOf(await s.as(s.cisp, (visit) => addImmersion(visit, { ...immersion, ...more }))), why);
    for (const [on, end, why] of [["2026-07-31", "resigned", "before-it-starts"], ["2027-02-01", "resigned", "after-its-term"], ["2027-01-30", "term", "term-is-its-last-day"], ["2026-12-31", "hired-lasting", "ok"], ["2026-12-31", "hired-lasting", "already-ended"]] as const)
      assert.equal(reasonOf(await s.as(s.director, (visit) => endContract(visit, { ...about, on, end }))), why, `${on} ${end}`);
    const [one] = await chain(s.cisp, id);
    assert.deepEqual([one?.hours.map(({ from, weekly }) => [from, weekly]), one?.suspensions.map(({ startsOn, endsOn }) => [startsOn, endsOn]), one?.immersions.length, one?.endedOn, one?.end], [[["2026-08-01", 26], ["2026-10-01", 30]], [["2026-11-02", "2026-11-13"]], 1, "2026-12-31", "hired-lasting"]);
    assert.ok((await write(s.cisp, id, { startsOn: "2027-01-01", endsOn: "2027-06-30" })).ok, "les jours d'après la fin réelle sont libres");
  });

  it("écrit par erreur, il se raye ; ce qui le renouvelle d'abord", async () => {
    const id = await s.file("Valère", "Toc");
    const first = await written(id);
    const second = await written(id, { startsOn: "2027-02-01", endsOn: "2027-06-30", renews: first });
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => strikeContract(visit, { personId: id, contractId: first }))), "renewed-since");
    assert.equal(reasonOf(await s.as(s.stranger, (visit) => strikeContract(visit, { personId: id, contractId: second }))), "not-found");
    for (const contractId of [second, first]) assert.ok((await s.as(s.cisp, (visit) => strikeContract(visit, { personId: id, contractId }))).ok);
    assert.deepEqual(await chain(s.cisp, id), []);
    assert.deepEqual(await s.base.owner.query("select count(*)::int as kept from app.contracts where person_id = $1 and struck_by = $2", [id, s.cisp.id]).then(({ rows }) => rows), [{ kept: 2 }]);
  });

  it("le PASS est lu : le jour et la source restent ; suspensions et prolongations sont notées ; la direction n'y touche pas, et RQTH est lu par qui lit la santé", async () => {
    const id = await s.file("Ursule", "Gabarit");
    const suspension = { personId: id, reason: "contract-suspended" as const, startsOn: "2026-06-01", endsOn: "2026-06-30" };
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => notePassSuspension(visit, suspension))), "no-pass");
    assert.ok((await s.as(s.cisp, (visit) => recordPass(visit, { personId: id, number: "999990000001", startsOn: "2026-01-05", endsOn: "2028-01-04", readFrom: "emplois" }))).ok);
    assert.deepEqual((await s.as(s.cisp, (visit) => findPass(visit, id)))?.pass, { number: "999990000001", startsOn: "2026-01-05", endsOn: "2028-01-04", readOn: today, readFrom: "emplois" });
    assert.equal(reasonOf(await s.as(s.director, (visit) => notePassSuspension(visit, suspension))), "not-allowed");
    for (const [more, why] of [[{ startsOn: "2026-01-04" }, "outside-the-pass"], [{ endsOn: "2026-05-31" }, "ends-before-it-starts"], [{}, "ok"], [{ startsOn: "2026-06-30", endsOn: null }, "overlaps-another"]] as const)
      assert.equal(reasonOf(await s.as(s.cisp, (visit) => notePassSuspension(visit, { ...suspension, ...more }))), why);
    const prolongation = { personId: id, ground: "rqth" as const, state: "asked" as const, startsOn: "2028-01-04", endsOn: "2029-01-03" };
    const asked = await s.as(s.cisp, (visit) => noteProlongation(visit, prolongation));
    assert.ok(asked.ok);
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => noteProlongation(visit, { ...prolongation, ground: "senior" }))), "one-is-asked");
    const answer = () => s.as(s.cisp, (visit) => answerProlongation(visit, { personId: id, prolongationId: asked.value.id, state: "granted" }));
    assert.deepEqual([reasonOf(await answer()), reasonOf(await answer())], ["ok", "already-answered"]);
    assert.equal(reasonOf(await s.as(s.cisp, (visit) => noteProlongation(visit, { ...prolongation, state: "granted", startsOn: "2029-01-02" , endsOn: "2029-06-01" }))), "overlaps-another");
    assert.deepEqual((await s.as(s.cisp, (visit) => findPass(visit, id)))?.prolongations.map(({ ground, state }) => [ground, state]), [["rqth", "granted"]]);
    assert.deepEqual((await s.as(s.director, (visit) => findPass(visit, id)))?.prolongations, [], "la raison serait une santé");
    assert.equal((await s.as(s.director, (visit) => findPass(visit, id)))?.suspensions.length, 1);
    assert.equal(await s.as(s.stranger, (visit) => findPass(visit, id)), null);
  });

  it("qui finit quand : l'année qui vient, pour les chantiers qu'on lit ; ce qui est déjà renouvelé est dit", async () => {
    const [id, other] = [await s.file("Rosemonde", "Simulée"), await s.file("Quentin", "Ersatz", { chantier: s.lointain, lead: s.stranger.id })];
    const first = await written(id, { startsOn: "2026-06-01", endsOn: "2026-12-15" });
    assert.ok((await write(s.stranger, other, { employer: { kind: "aci", structureId: s.lointain, name: "" }, startsOn: "2026-06-01", endsOn: "2026-12-16" })).ok);
    const lines = async (actor: Actor, month = "2026-12-01") => (await s.as(actor, (visit) => listEndings(visit, month, null))).filter(({ personId }) => personId === id || personId === other);
    assert.deepEqual((await lines(s.director)).map(({ name, endsOn, weekly, since, nextStartsOn }) => [name, endsOn, weekly, since, nextStartsOn]), [["Rosemonde Simulée", "2026-12-15", 26, "2026-06-01", null]]);
    assert.deepEqual((await lines(s.stranger)).map(({ name }) => name), ["Quentin Ersatz"]);
    for (const actor of [s.supervisor, s.neighbour, s.administrator]) assert.deepEqual(await lines(actor), [], actor.familyName);
    const december = async () => (await s.as(s.coordinator, (visit) => readComingYear(visit, s.canal))).find(({ month }) => month === "2026-12-01")!;
    const before = await december();
    assert.ok(before.ending >= 1);
    await written(id, { startsOn: "2026-12-16", endsOn: "2027-06-15", renews: first });
    assert.deepEqual([(await december()).ending, (await december()).followed], [before.ending, before.followed + 1]);
    assert.equal((await lines(s.director))[0]?.nextStartsOn, "2026-12-16");
    assert.equal((await s.as(s.coordinator, (visit) => readComingYear(visit, null))).length, 12);
    assert.deepEqual((await s.as(s.director, countUnderContract)).map(({ chantier }) => chantier), ["Atelier du Canal"]);
    const ahead = (month: string | null, chantier: string | null) => s.as(s.director, (visit) => lookAhead(visit, month, chantier));
    const journeys = asked.journeys;
    const { year, endings } = await ahead(null, s.canal);
    assert.equal(asked.journeys - journeys, 2, "la page part en un voyage, et « commit »");
    const soonest = year.find(({ ending }) => ending > 0)!;
    assert.deepEqual(endings, await s.as(s.director, (visit) => listEndings(visit, soonest.month, s.canal)), "sans mois demandé, le premier où un contrat finit");
    assert.deepEqual((await ahead("2026-12-01", s.lointain)), await ahead("2026-12-01", null), "le chantier d'une autre ne montre que les siens");
  });

  it("elle lit les siens dans son espace, sa fin et ce que deux ans permettent, et pas ceux d'une autre", async () => {
    const [id, other] = [await s.file("Théodora", "Artefact"), await s.file("Sylvestre", "Modèle")];
    const first = await written(id, { startsOn: "2026-05-04", endsOn: "2026-11-03" });
    await written(id, { startsOn: "2026-11-04", endsOn: "2027-05-03", renews: first });
    const space = await ownVisit(s.base.app, id, readOwnSpace, noon);
    assert.deepEqual(space?.contract, { startsOn: "2026-11-04", dueOn: "2027-05-03", longestUntil: "2028-05-03" });
    assert.deepEqual(space.coming, [{ kind: "work", on: "2027-05-03" }], "une fin, dite une fois");
    assert.deepEqual((await ownVisit(s.base.app, id, listOwnChain, noon)).map(({ employer, startsOn }) => [employer.name, startsOn]), [["Atelier du Canal", "2026-05-04"], ["Atelier du Canal", "2026-11-04"]]);
    const ways = await ownVisit(s.base.app, id, readOwnWays, noon);
    assert.deepEqual([ways.contract?.where[0], ways.contract?.ways[0], ways.pass], ["Votre contrat va jusqu'au 3 mai 2027 compris. Deux ans avec ce chantier, c'est jusqu'au 3 mai 2028. Après, on peut parfois continuer.", "Pour continuer : un nouveau contrat, dans les deux premières années. C'est possible jusqu'au 3 mai 2028 au plus tard. Celui qui décide : votre employeur.", null]);
    assert.ok(ways.contract!.ways.slice(1).every((way) => way.includes("peut-être")), "ce que personne n'a dit d'elle n'est ni un oui ni un non");
    assert.deepEqual(await ownVisit(s.base.app, other, readOwnWays, noon), { told: [], contract: null, pass: null });
    assert.deepEqual(await ownVisit(s.base.app, other, listOwnChain, noon), []);
    assert.equal((await ownVisit(s.base.app, other, readOwnSpace, noon))?.contract, null);
  });
});
