import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type AccessReason, roles, type Topic } from "#rooms/access/index";
import { clocksOf, waitsOf, workingDaysWithout } from "./clocks.ts";
import type { Side } from "./model.ts";
import { nudgesDue, nudgesOf, type Patience, silentDays, type Stirred } from "./nudges.ts";
import { askingStructure, holdsTheQueue, keepsADoor, mayAskFor, mayAskSomething, maySeeNetworkFigures, maySeeReferrals, sidesOf } from "./standing.ts";

const holding = (...held: [role: string, structureId: string, territoryId?: string | null][]) => ({ id: "moi", roles: held.map(([role, structureId, territoryId = "territoire"]) => ({ role, structureId, territoryId })) });
const file = (as: AccessReason["as"] | null, topics: readonly Topic[] = ["health"]) => ({ topics, reasons: as ? [{ as }] : [] });
const closed = file(null, []);
const asked = { askedBy: "quelqu'un", askingId: "chantier", territoryId: "territoire", hostId: "partenaire", topic: "health" as Topic };

describe("De quel côté d'une mobilisation", () => {
  it("demande qui écrit ce sujet de son dossier, qui l'a écrite, qui accompagne dans la structure qui demande sans voir le dossier, et qui l'accueille", () => {
    const sides = (actor: ReturnType<typeof holding>, access = closed, more = {}) => sidesOf(actor, { ...asked, ...more }, access).join(" ");
    assert.equal(sides(holding(), file("lead")), "asker");
    assert.equal(sides(holding(), file("lead", ["work"])), "", "un autre sujet n'en fait pas qui demande");
    assert.equal(sides(holding(), closed, { askedBy: "moi" }), "asker");
    assert.equal(sides(holding(), closed, { askedBy: "toi" }), "");
    for (const role of ["outside-referent", "cisp", "social-educator"]) assert.equal(sides(holding([role, "chantier"])), "asker", role);
    for (const role of roles.filter((one) => !["outside-referent", "cisp", "social-educator"].includes(one))) assert.equal(sides(holding([role, "chantier", "ailleurs"])), "", role);
    assert.equal(sides(holding(["cisp", "chantier"]), file("director", ["work"])), "", "le dossier s'ouvre sans ce sujet : la structure ne suffit pas");
    assert.equal(sides(holding(["cisp", "ailleurs"])), "");
    assert.equal(sides(holding(["cisp", "chantier"]), closed, { askingId: null }), "");
    assert.equal(sides(holding(), file("welcome", [])), "asker");
    const referent = file("referent", ["presence", "health"]);
    assert.equal(sides(holding(["outside-referent", "ailleurs"]), referent), "asker");
    assert.equal(sides(holding(["outside-referent", "partenaire"]), referent), "partner", "le référent de la structure demandée y répond : il n'annule pas ce qu'un autre a demandé");
    assert.equal(sides(holding(["outside-referent", "partenaire"]), referent, { askedBy: "moi" }), "asker partner");
    assert.equal(sides(holding(["cisp", "partenaire"]), file("cisp")), "asker partner", "le chantier qui se demande à lui-même tient les deux bouts");
  });
  it("porte le chargé de partenariat de son territoire, et lui seul ; répond qui accompagne chez le partenaire", () => {
    const sides = (actor: ReturnType<typeof holding>, more = {}) => sidesOf(actor, { ...asked, ...more }, closed).join(" ");
    assert.deepEqual([sides(holding(["partnership-officer", "coordination"])), sides(holding(["partnership-officer", "coordination", "ailleurs"])), sides(holding(["coordinator", "coordination"])), sides(holding(["partnership-officer", "coordination", null]), { territoryId: null })], ["officer", "", "", ""]);
    assert.deepEqual([sides(holding(["outside-referent", "partenaire"])), sides(holding(["director", "partenaire"])), sides(holding(["outside-referent", "autre"])), sides(holding(["outside-referent", "partenaire"]), { hostId: null })], ["partner", "", "", ""]);
    assert.equal(sides(holding(["cisp", "chantier"], ["partnership-officer", "coordination"], ["social-educator", "partenaire"])), "asker officer partner", "la même personne peut tenir les trois bouts");
  });
});

describe("Les droits autour des mobilisations", () => {
  const allowed = (right: (actor: ReturnType<typeof holding>) => boolean): string[] => roles.filter((role) => right(holding(["administrator", "x"], [role, "ici"])));
  it("rôle par rôle", () => {
    assert.deepEqual(allowed(maySeeReferrals).toSorted(), ["cisp", "coordinator", "outside-referent", "partnership-officer", "social-educator"]);
    assert.deepEqual(allowed(keepsADoor).toSorted(), ["cisp", "outside-referent", "social-educator"]);
    assert.deepEqual(allowed(holdsTheQueue), ["partnership-officer"]);
    assert.deepEqual(allowed(maySeeNetworkFigures).toSorted(), ["coordinator", "director", "evaluator", "national-team", "outside-referent", "partnership-officer"]);
  });
  it("demander pour elle : écrire ce sujet, la suivre comme référent, ou l'accueillir", () => {
    const reasons = ["lead", "cisp", "social-educator", "referent", "director", "coordinator", "technical-supervisor", "welcome"] as const;
    assert.deepEqual(reasons.filter((as) => mayAskFor(file(as), "health")), ["lead", "cisp", "social-educator", "referent", "welcome"]);
    assert.deepEqual(reasons.filter((as) => mayAskFor(file(as, ["work"]), "health")), ["referent", "welcome"], "un autre sujet ne suffit pas à qui tient le dossier");
    assert.deepEqual(reasons.filter((as) => mayAskSomething(file(as))), ["lead", "cisp", "social-educator", "referent", "welcome"]);
    assert.deepEqual([mayAskSomething(closed), mayAskFor(closed, "health")], [false, false]);
    assert.ok(mayAskSomething({ topics: [], reasons: [{ as: "director" }, { as: "lead" }] }) && mayAskFor({ topics: [], reasons: [{ as: "director" }, { as: "referent" }] }, "health"), "une raison parmi d'autres suffit");
  });
  it("l'on demande depuis la structure qui la suit, sinon de la première où l'on accompagne", () => {
    const actor = holding(["director", "directions"], ["cisp", "premier"], ["social-educator", "second"]);
    assert.deepEqual([askingStructure(actor, "second"), askingStructure(actor, "inconnu"), askingStructure(actor, null), askingStructure(actor, "directions"), askingStructure(holding(["director", "directions"]), "directions")], ["second", "premier", "premier", "premier", null]);
  });
});

const at = (day: string, hour = "09:00"): Date => new Date(`${day}T${hour}:00Z`);
describe("Les horloges, au bord", () => {
  const step = (day: string, move: string, waits: Side | null) => ({ at: at(day), move, waitsFor: waits });
  it("rien n'est attendu avant l'envoi ; deux pas du même côté font une attente ; la dernière dure jusqu'à maintenant ; après la fin, plus rien", () => {
    assert.deepEqual(waitsOf([step("2026-11-02", "draft", "asker")], at("2026-11-10")), []);
    const waits = waitsOf([step("2026-10-01", "draft", "asker"), step("2026-11-02", "send", "partner"), step("2026-11-04", "see", "partner"), step("2026-11-05", "ask-complement", "asker")], at("2026-11-10"));
    assert.deepEqual(waits, [{ side: "partner", from: at("2026-11-02"), until: at("2026-11-05"), days: 3, workingDays: 3 }, { side: "asker", from: at("2026-11-05"), until: at("2026-11-10"), days: 5, workingDays: 3 }]);
    assert.deepEqual(waitsOf([step("2026-11-02", "send", "partner"), step("2026-11-03", "decline", null), step("2026-11-04", "strike", "asker")], at("2026-11-10")).map(({ side, workingDays }) => [side, workingDays]), [["partner", 1]]);
  });
  it("les jours fériés d'Alsace-Moselle comptent là-bas", () => {
    const waits = (department?: string) => waitsOf([step("2026-12-23", "send", "partner"), step("2026-12-30", "accept", "person")], at("2026-12-31"), department);
    assert.deepEqual([waits("69")[0]!.workingDays, waits()[0]!.workingDays], [4, 4]);
    const friday = (department?: string) => [waitsOf([step("2026-04-02", "send", "partner"), step("2026-04-07", "accept", "partner")], at("2026-04-07"), department)[0]!.workingDays, workingDaysWithout([], at("2026-04-02"), at("2026-04-07"), department)];
    assert.deepEqual([friday("67"), friday("69")], [[1, 1], [2, 2]], "le Vendredi saint");
    const hers = (department: string) => workingDaysWithout([{ side: "person", from: at("2026-04-02"), until: at("2026-04-07"), days: 5, workingDays: 0 }], at("2026-04-01"), at("2026-04-08"), department);
    assert.deepEqual([hers("67"), hers("69")], [2, 2], "ce qui est retiré se compte comme ce qui est compté");
  });
  it("on ne retire que ses attentes à elle, et que ce qui en tombe entre les deux instants", () => {
    const wait = (side: Side, from: string, until: string) => ({ side, from: at(from), until: at(until), days: 0, workingDays: 0 });
    const week = (...waits: ReturnType<typeof wait>[]) => workingDaysWithout(waits, at("2026-11-16"), at("2026-11-20"));
    assert.equal(week(), 4);
    assert.equal(week(wait("partner", "2026-11-16", "2026-11-20")), 4);
    assert.equal(week(wait("person", "2026-11-17", "2026-11-18")), 3);
    assert.equal(week(wait("person", "2026-11-02", "2026-11-17")), 3, "commencée avant");
    assert.equal(week(wait("person", "2026-11-19", "2026-11-27")), 3, "finie après");
    assert.equal(week(wait("person", "2026-11-23", "2026-11-27"), wait("person", "2026-11-02", "2026-11-06")), 4, "tout entière ailleurs");
    assert.equal(week(wait("person", "2026-11-16", "2026-11-17"), wait("person", "2026-11-18", "2026-11-19")), 2, "les siennes s'additionnent");
  });
  it("une horloge sans début n'existe pas ; sans fin, elle court ; la demande finie, tout s'arrête et le silence aussi", () => {
    const none = { sentAt: null, seenAt: null, firstAnswerAt: null, acceptedAt: null, offeredAt: null, contactAt: null, lastNewsAt: null, endedAt: null };
    assert.deepEqual(clocksOf(none, [], at("2026-11-20")), { seen: null, firstAnswer: null, offered: null, contact: null, outcome: null, silence: null });
    const running = clocksOf({ ...none, sentAt: at("2026-11-16"), seenAt: at("2026-11-17") }, [], at("2026-11-20"));
    assert.deepEqual(running, { seen: { workingDays: 1, running: false }, firstAnswer: { workingDays: 4, running: true }, offered: null, contact: { workingDays: 4, running: true }, outcome: { workingDays: 4, running: true }, silence: { workingDays: 4, running: true } });
    assert.deepEqual(clocksOf({ ...none, sentAt: at("2026-11-16"), lastNewsAt: at("2026-11-19") }, [], at("2026-11-20")).silence, { workingDays: 1, running: true });
    const ended = clocksOf({ ...none, sentAt: at("2026-11-16"), acceptedAt: at("2026-11-17"), endedAt: at("2026-11-18") }, [], at("2026-11-20"));
    assert.deepEqual([ended.firstAnswer, ended.offered, ended.outcome, ended.silence], [{ workingDays: 2, running: false }, { workingDays: 1, running: false }, { workingDays: 2, running: false }, null]);
    assert.deepEqual([clocksOf({ ...none, sentAt: at("2026-04-02") }, [], at("2026-04-07"), "67").seen!.workingDays, clocksOf({ ...none, sentAt: at("2026-04-02") }, [], at("2026-04-07")).seen!.workingDays], [1, 2]);
  });
});

describe("Ce qui est dit, au bord", () => {
  const patience: Patience = { firstReminder: 10, secondReminder: 20, escalation: 25, expiry: 30, expiryStudied: 60, stalled: 30, answerWithin: null };
  const sent: Stirred = { state: "sent", stateSince: at("2026-11-02"), waitsFor: "partner", lastNewsAt: null, lookAgainOn: null, hasPartner: true };
  const written = (more: Partial<Stirred>, patient: Partial<Patience> = {}, department?: string): string[] => nudgesOf({ ...sent, ...more }, { ...patience, ...patient }, department).map(({ kind, to, dueOn }) => `${kind} ${to} ${dueOn}`);
  it("tout ce qui viendra, et quand", () => {
    assert.deepEqual(written({}), ["first-reminder partner 2026-11-12", "second-reminder partner 2026-11-22", "escalation officer 2026-11-27", "expiry partner 2026-12-02"]);
    for (const state of ["seen", "complement"] as const) assert.deepEqual(written({ state, waitsFor: "asker" }), ["first-reminder asker 2026-11-12", "second-reminder asker 2026-11-22", "escalation officer 2026-11-27", "expiry asker 2027-01-01"]);
    assert.deepEqual(written({ waitsFor: null })[0], "first-reminder partner 2026-11-12");
    assert.deepEqual(written({ state: "accepted" }), ["still-active partner 2026-12-02", "escalation officer 2027-01-01"]);
    assert.deepEqual([written({ state: "in-progress", waitsFor: null })[0], written({ state: "in-progress", waitsFor: "officer" })[0], written({ state: "appointment-offered", waitsFor: "person" })[0]], ["still-active partner 2026-12-02", "still-active officer 2026-12-02", "still-active asker 2026-12-02"]);
    assert.deepEqual([written({ state: "draft" }), written({ state: "waiting-moment" }), written({ state: "cancelled", lookAgainOn: "2026-11-05" }), written({ state: "waiting-moment", lookAgainOn: "2026-11-05" })], [[], [], [], ["look-again asker 2026-11-05"]]);
  });
  it("des nouvelles plus récentes repoussent tout ; de plus anciennes ne comptent pas", () => {
    assert.equal(written({ lastNewsAt: at("2026-11-05") })[0], "first-reminder partner 2026-11-15");
    assert.equal(written({ lastNewsAt: at("2026-10-05") })[0], "first-reminder partner 2026-11-12");
    assert.deepEqual([silentDays({ stateSince: at("2026-11-02"), lastNewsAt: null }, "2026-11-12"), silentDays({ stateSince: at("2026-11-02"), lastNewsAt: at("2026-11-10") }, "2026-11-12")], [10, 2]);
  });
  it("la convention avance le premier rappel, ne le repousse jamais, et compte en jours ouvrés d'ici", () => {
    assert.equal(written({}, { answerWithin: 20 })[0], "first-reminder partner 2026-11-12");
    assert.equal(written({ stateSince: at("2026-04-02") }, { answerWithin: 1 }, "67")[0], "first-reminder partner 2026-04-07");
    assert.equal(written({ stateSince: at("2026-04-02") }, { answerWithin: 1 })[0], "first-reminder partner 2026-04-03");
    assert.deepEqual(nudgesDue({ ...sent, stateSince: at("2026-04-02") }, [], { ...patience, answerWithin: 1 }, "2026-04-03", "67"), []);
  });
  it("ce qui est déjà dit ne l'est plus ; l'expiration prend toute la place", () => {
    const due = (said: string[], today: string): string => nudgesDue(sent, said, patience, today).map(({ kind }) => kind).join(" ");
    assert.deepEqual([due([], "2026-11-27"), due(["first-reminder"], "2026-11-27"), due([], "2026-12-02"), due(["expiry"], "2026-12-02")], ["first-reminder second-reminder escalation", "second-reminder escalation", "expiry", "first-reminder second-reminder escalation"]);
  });
});
