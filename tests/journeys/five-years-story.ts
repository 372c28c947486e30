// Five years of one simulated person, gesture by gesture, through the verbs: Premières heures, a chantier, an entreprise d'insertion, another chantier in another territory; two boards, one refusal contested, one suspension, one PMSMP.
import { type CivilDate, instantInParis } from "#ground/civil-date";
import { type Actor, ownVisit } from "#ground/visit";
import { carryDecision, contestDecision, decideCase, drawCase, findOpenCase, listCasesOf, moveSitting, notePresence, openBoard, listBoards, planSitting, prepareCase, sayAspect, sayBeforeBoard, seatMember, settleBoard, tellDecision } from "#rooms/boards/server";
import { recordConsent } from "#rooms/consent/server";
import { addImmersion, answerProlongation, endContract, findPass, listContracts, listStays, notePassSuspension, noteProlongation, resumeContract, stateExit, suspendContract, writeContract } from "#rooms/contracts/server";
import { moveJourney, recordPass } from "#rooms/journey/server";
import { setScene } from "./scene.ts";

export const firstDay = "2023-09-04";
export const lastDay = "2028-10-05";
export type Listener = { name: string; actor: Actor };

const must = <Value>(answer: { ok: true; value: Value } | { ok: false; reason: string }): Value => {
  if (!answer.ok) throw new Error(answer.reason);
  return answer.value;
};

export const setFiveYears = async () => {
  const s = await setScene();
  const far = await s.insert("territories", { name: "Baie Imaginaire", opened_on: "2019-01-01" });
  const farther = await s.insert("structures", { kind: "chantier", name: "Atelier de la Baie", territory_id: far, opened_on: "2019-01-01" });
  const coordinationThere = await s.insert("structures", { kind: "coordination", name: "Coordination du Val", territory_id: s.elsewhere, opened_on: "2019-01-01" });
  const there = (one: Actor, territoryId: string): Actor => ({ ...one, roles: one.roles.map((role) => ({ ...role, territoryId })) });
  const director = await s.professional("Solange", "Simulée", ["director", s.lointain]);
  const coordinator = there(await s.professional("Perrine", "Factice", ["coordinator", coordinationThere]), s.elsewhere);
  const memberThere = await s.professional("Voisin", "Inventé", ["national-team", coordinationThere]);
  const stranger = there(await s.professional("Anselme", "Lointain", ["cisp", farther]), far);
  const [secretary, member, other] = [await s.professional("Secrétaire", "Simulée", ["national-team", s.coordination]), await s.professional("Membre", "Inventé", ["outside-referent", s.partner]), await s.professional("Autre", "Factice", ["outside-referent", s.partner])];
  const id = await s.file("Zélie", "Exemple", { openedOn: firstDay, stage: "first-hours" });

  const listeners: Listener[] = [
    { name: "Octave, fil rouge au Canal", actor: s.cisp }, { name: "Maud, collègue au Canal", actor: s.colleague }, { name: "Noor, direction du Canal", actor: s.director }, { name: "Isaure, coordination de Ville Fictive", actor: s.coordinator }, { name: "Secrétariat de la commission", actor: secretary }, { name: "Un membre de la commission", actor: member },
    { name: "Cosette, fil rouge à l'Atelier Lointain", actor: s.stranger }, { name: "Solange, direction de l'Atelier Lointain", actor: director }, { name: "Perrine, coordination du Val", actor: coordinator }, { name: "Anselme, d'un autre territoire", actor: stranger },
  ];
  const clock = { day: firstDay as CivilDate };
  const noon = () => instantInParis(clock.day, "12:00");
  const as = async <Value>(actor: Actor, work: Parameters<typeof s.as<{ ok: true; value: Value } | { ok: false; reason: string }>>[1]): Promise<Value> => must(await s.as(actor, work, noon()));
  const read = <Value>(actor: Actor, work: Parameters<typeof s.as<Value>>[1]): Promise<Value> => s.as(actor, work, noon());

  type Written = Parameters<typeof writeContract>[1];
  const write = (actor: Actor, more: Pick<Written, "startsOn" | "endsOn"> & Partial<Written>) => as(actor, (v) => writeContract(v, { personId: id, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document", ...more }));
  const lastContract = async (actor: Actor) => (await read(actor, (v) => listContracts(v, id))).at(-1)!;
  const pass = (actor: Actor, endsOn: CivilDate) => as(actor, (v) => recordPass(v, { personId: id, number: null, startsOn: firstDay, endsOn, readFrom: "emplois" }));
  const ask = (actor: Actor, startsOn: CivilDate, endsOn: CivilDate) => as(actor, (v) => noteProlongation(v, { personId: id, ground: "particular-difficulties", state: "asked", startsOn, endsOn }));
  const grant = async (actor: Actor) => as(actor, async (v) => answerProlongation(v, { personId: id, prolongationId: (await findPass(v, id))!.prolongations.find(({ state }) => state === "asked")!.id, state: "granted" }));

  const open = async (who: Actor, territoryId: string, name: string, hears: "every-renewal" | "past-the-total", members: [Actor, "chair" | "member" | "secretary"][]) => {
    const board = await as(who, (v) => openBoard(v, { territoryId, name, contact: "commission@simulation.invalid" }));
    for (const [one, seat] of members) await as(who, (v) => seatMember(v, { boardId: board.id, professionalId: one.id, seat }));
    const settings = (await read(who, listBoards)).find((one) => one.id === board.id)!;
    await as(who, (v) => settleBoard(v, { ...settings, boardId: board.id, hears, quorum: 2 }));
    return board.id;
  };
  const boards: { here: string; there: string } = { here: "", there: "" };
  const sittings: string[] = [];
  const plan = async (who: Actor, boardId: string, heldOn: CivilDate) => void sittings.push((await as(who, (v) => planSitting(v, { boardId, heldOn, opensAt: "09:30", place: "Salle fictive", link: null }))).id);
  const prepare = async (actor: Actor, until: CivilDate, ground: "dgefp" | null) => {
    const one = (await read(actor, (v) => findOpenCase(v, id)))!;
    await as(actor, (v) => prepareCase(v, { caseId: one.id, version: one.prepared, proposal: "renew", until, ground, words: "Le logement avance.", herWish: "renew", herWords: one.herWords || "Je veux continuer.", herMeans: one.herMeans ?? "aloud" }));
    for (const aspect of ["employment", "health"] as const) await as(actor, (v) => sayAspect(v, { caseId: one.id, aspect, standing: "with-help", words: "", herWords: "" }));
    await as(actor, (v) => drawCase(v, { caseId: one.id }));
  };
  const sit = async (who: Actor, present: Actor[], decision: { outcome: "leave" | "renew"; until: CivilDate | null; ground: "dgefp" | null; reasons: string }) => {
    const [sittingId, one] = [sittings.at(-1)!, (await read(who, (v) => listCasesOf(v, id))).find(({ state }) => state === "ready")!];
    await as(who, (v) => moveSitting(v, { sittingId, move: "open" }));
    for (const { id: professionalId } of present) await as(who, (v) => notePresence(v, { sittingId, professionalId, how: "room" }));
    await as(who, (v) => decideCase(v, { caseId: one.id, ...decision, reference: decision.ground && "Décision DGEFP 2025 (simulée)", conditions: "" }));
    await as(who, (v) => moveSitting(v, { sittingId, move: "close", remarks: "" }));
  };
  const follow = (actor: Actor, work: (visit: Parameters<typeof tellDecision>[0], caseId: string) => Promise<{ ok: true; value: unknown } | { ok: false; reason: string }>) => as(actor, async (v) => work(v, (await listCasesOf(v, id))[0]!.id));
  const tell = (actor: Actor) => follow(actor, (v, caseId) => tellDecision(v, { caseId, on: clock.day, how: "by-hand" }));
  const agree = (actor: Actor, boardId: string) => as(actor, (v) => recordConsent(v, { personId: id, recipient: { kind: "structure", id: boardId }, topics: ["work"], purpose: "follow-up", decision: "agreed", givenOn: clock.day, endsOn: null, means: "on-screen", witness: null, delegateId: null }));

  const [octave, cosette] = [s.cisp, s.stranger];
  const story: Record<CivilDate, [string, () => Promise<unknown>][]> = {
    "2023-09-04": [["Elle entre en Premières heures, avec un contrat de quatre mois", () => write(octave, { kind: "cddi-phc", startsOn: firstDay, endsOn: "2024-01-03", weekly: 8, hoursGround: "contract-difficulties" })], ["Son PASS est lu sur Les emplois : jusqu'au 3 septembre 2025", () => pass(octave, "2025-09-03")],
      ["La commission de Ville Fictive s'ouvre : elle entend ce qui dépasse 24 mois", async () => { boards.here = await open(s.coordinator, s.here, "Commission de Ville Fictive", "past-the-total", [[s.coordinator, "chair"], [secretary, "secretary"], [member, "member"], [other, "member"]]); }]],
    "2023-12-20": [["Un CDDI Convergence de huit mois est écrit d'avance", async () => write(octave, { startsOn: "2024-01-04", endsOn: "2024-09-03", renews: (await lastContract(octave)).id })]],
    "2024-01-04": [["Elle est embauchée sur le chantier", () => as(octave, (v) => moveJourney(v, { personId: id, move: "hire", on: "2024-01-04" }))]],
    "2024-03-04": [["Une PMSMP de deux semaines est notée", async () => { const { id: contractId } = await lastContract(octave); await as(octave, (v) => addImmersion(v, { personId: id, contractId, aim: "discover", host: "Boulangerie fictive", startsOn: "2024-03-11", endsOn: "2024-03-22" })); }]],
    "2024-08-20": [["Son contrat est renouvelé d'avance jusqu'au 31 août 2025", async () => write(octave, { startsOn: "2024-09-04", endsOn: "2025-08-31", renews: (await lastContract(octave)).id })]],
    "2024-10-01": [["Elle s'absente : son contrat est suspendu, et son PASS aussi", async () => { const { id: contractId } = await lastContract(octave); await as(octave, (v) => suspendContract(v, { personId: id, contractId, reason: "absence", startsOn: "2024-10-01", endsOn: null })); await as(octave, (v) => notePassSuspension(v, { personId: id, reason: "contract-suspended", startsOn: "2024-10-01", endsOn: "2024-11-30" })); }]],
    "2024-12-02": [["Elle est revenue le 1er décembre", async () => { const [suspension] = (await lastContract(octave)).suspensions; await as(octave, (v) => resumeContract(v, { personId: id, suspensionId: suspension!.id, lastDay: "2024-11-30" })); }], ["Son PASS est relu : jusqu'au 3 novembre 2025", () => pass(octave, "2025-11-03")]],
    "2025-06-02": [["Une séance est prévue le 26 juin", () => plan(secretary, boards.here, "2025-06-26")]],
    "2025-06-10": [["Elle accepte de montrer son travail à la commission", () => agree(octave, boards.here)], ["Elle écrit ce qu'elle veut, dans son espace", () => ownVisit(s.base.app, id, async (v) => sayBeforeBoard(v, { caseId: (await v.tx.selectFrom("board_cases").select("id").where("state", "=", "waiting").executeTakeFirstOrThrow()).id, wish: "renew", words: "Je veux continuer." }), noon()).then(must)]],
    "2025-06-12": [["Octave prépare le dossier et le met devant la commission", () => prepare(octave, "2026-08-31", "dgefp")]],
    "2025-06-26": [["La commission siège : elle ne renouvelle pas", () => sit(secretary, [s.coordinator, member, other], { outcome: "leave", until: null, ground: null, reasons: "Le projet n'est pas assez avancé." })]],
    "2025-06-30": [["Octave lui dit la décision", () => tell(octave)]],
    "2025-07-08": [["Elle conteste", () => follow(octave, (v, caseId) => contestDecision(v, { caseId, words: "Ma formation commence en octobre.", means: "written" }))]],
    "2025-07-10": [["Une séance est prévue le 24 juillet", () => plan(secretary, boards.here, "2025-07-24")]],
    "2025-07-14": [["Octave prépare le dossier à nouveau", () => prepare(octave, "2026-08-31", "dgefp")]],
    "2025-07-24": [["La commission l'entend à nouveau et change d'avis : jusqu'au 31 août 2026", () => sit(secretary, [s.coordinator, member, other], { outcome: "renew", until: "2026-08-31", ground: "dgefp", reasons: "La formation est certaine." })]],
    "2025-07-25": [["Octave le lui dit, et l'écrit dans ses contrats", async () => { await tell(octave); await follow(octave, (v, caseId) => carryDecision(v, { caseId })); }]],
    "2025-09-15": [["La prolongation du PASS est demandée", () => ask(octave, "2025-11-03", "2026-11-03")]],
    "2025-10-06": [["Elle est accordée", () => grant(octave)]],
    "2025-10-10": [["Son PASS est relu : jusqu'au 3 novembre 2026", () => pass(octave, "2026-11-03")]],
    "2026-02-20": [["Une entreprise d'insertion l'embauche à partir du 1er mars : le contrat du Canal s'arrête, l'autre est écrit d'avance", async () => { const { id: contractId } = await lastContract(octave); await as(octave, (v) => endContract(v, { personId: id, contractId, on: "2026-02-28", end: "other-siae" })); await write(octave, { kind: "cddi", employer: { kind: "ei", structureId: null, name: "Menuiserie fictive (EI)" }, startsOn: "2026-03-01", endsOn: "2027-02-28", weekly: 30 }); }]],
    "2026-09-07": [["Une seconde prolongation du PASS est demandée", () => ask(octave, "2026-11-03", "2027-11-03")]],
    "2026-09-28": [["Elle est accordée", () => grant(octave)]],
    "2026-10-02": [["Son PASS est relu : jusqu'au 3 novembre 2027", () => pass(octave, "2027-11-03")]],
    "2027-02-22": [["L'Atelier Lointain l'embauche à partir du 1er mars : le contrat est écrit d'avance", () => write(octave, { employer: { kind: "aci", structureId: s.lointain, name: "" }, startsOn: "2027-03-01", endsOn: "2028-02-29" })]],
    "2027-03-01": [["Elle change de territoire : Cosette devient son fil rouge", () => as(octave, (v) => moveJourney(v, { personId: id, move: "next-chantier", on: "2027-03-01", chantierId: s.lointain, leadId: cosette.id }))],
      ["La commission du Val s'ouvre : elle entend chaque renouvellement", async () => { boards.there = await open(coordinator, s.elsewhere, "Commission du Val", "every-renewal", [[coordinator, "chair"], [memberThere, "member"]]); }]],
    "2027-09-06": [["Une troisième prolongation du PASS est demandée", () => ask(cosette, "2027-11-03", "2028-09-03")]],
    "2027-09-27": [["Elle est accordée", () => grant(cosette)]],
    "2027-10-04": [["Son PASS est relu : jusqu'au 3 septembre 2028", () => pass(cosette, "2028-09-03")]],
    "2027-12-06": [["Une séance est prévue le 13 janvier", () => plan(coordinator, boards.there, "2028-01-13")]],
    "2027-12-15": [["Cosette prépare le dossier", () => prepare(cosette, "2028-09-03", null)]],
    "2028-01-13": [["La commission du Val siège : jusqu'au 3 septembre 2028", () => sit(coordinator, [coordinator, memberThere], { outcome: "renew", until: "2028-09-03", ground: null, reasons: "L'embauche se prépare." })]],
    "2028-01-14": [["Cosette le lui dit, et l'écrit dans ses contrats", async () => { await tell(cosette); await follow(cosette, (v, caseId) => carryDecision(v, { caseId })); }]],
    "2028-09-05": [["Elle est sortie avec un CDI : l'année d'après commence", async () => {
      await as(cosette, (v) => moveJourney(v, { personId: id, move: "start-year-after", on: "2028-09-04" }));
      const stay = (await read(cosette, (v) => listStays(v, id))).at(-1)!;
      await as(cosette, (v) => stateExit(v, { personId: id, contractId: stay.contractId, version: null, stated: { subject: "work", statedOn: clock.day, outcome: "cdi", jobStartsOn: "2028-09-04", jobEndsOn: null, hours: 35 } }));
    }]],
  };
  return { s, id, listeners, clock, noon, story };
};
