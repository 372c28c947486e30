import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { clocksOf, waitedBySide, waitsOf } from "./clocks.ts";
import { isTaskEdge, ourEdges, taskEdges, taskOf } from "./hl7.ts";
import { type ReferralState, referralStates, type Side, sides } from "./model.ts";
import { nudgesDue, nudgesOf, type Patience } from "./nudges.ts";
import { rank, type Candidate } from "./ranking.ts";
import { readReason, reasonChoices, reasonWords } from "./reasons.ts";
import { admits, answeringMoves, askingMoves, isEnded, isShared, moveNames, moveOf, openMoves, waitsFor } from "./rules.ts";
import { workingDaysBetween } from "#ground/working-days";

const at = (day: string): Date => new Date(`${day}T09:00:00Z`);
const agreed = { agreedAt: at("2026-01-01"), refusedAt: null, withdrawnAt: null, listedId: "x" };

describe("Les mouvements d'une mobilisation", () => {
  it("chaque paire (de, vers, par qui) est permise si un mouvement la porte, et refusée sinon", () => {
    let allowed = 0;
    let refused = 0;
    for (const from of referralStates) for (const to of referralStates) for (const side of sides) {
      const carriers = moveNames.filter((name) => moveOf(name).to === to && (moveOf(name).from as readonly string[]).includes(from) && (moveOf(name).by as readonly string[]).includes(side));
      const open = openMoves({ state: from, ...agreed }, [side]).filter(({ name }) => moveOf(name).to === to);
      assert.deepEqual(open.map(({ name }) => name), carriers, `${from} → ${to} par ${side}`);
      if (carriers.length > 0) allowed += 1;
      else refused += 1;
    }
    assert.equal(allowed + refused, referralStates.length ** 2 * sides.length);
    assert.ok(allowed > 60 && refused > 1000, `${allowed} permises, ${refused} refusées`);
  });

  it("personne n'écrit l'état de l'autre : le partenaire n'a aucun mouvement du demandeur, la personne n'a que les siens", () => {
    for (const name of Object.keys(askingMoves) as (keyof typeof askingMoves)[]) assert.ok(!(moveOf(name).by as readonly string[]).includes("partner"), name);
    for (const name of Object.keys(answeringMoves) as (keyof typeof answeringMoves)[]) assert.ok(!(moveOf(name).by as readonly string[]).includes("person"), name);
    assert.deepEqual(moveNames.filter((name) => (moveOf(name).by as readonly string[]).includes("person")), ["wait", "resume", "confirm-appointment", "cancel"]);
  });

  it("rien ne part sans son accord ; repris, il ne reste que la fin", () => {
    for (const state of ["draft", "waiting-moment"] as const) assert.ok(!admits({ state, ...agreed, agreedAt: null }, "send", "asker"));
    for (const state of referralStates) assert.deepEqual(openMoves({ state, ...agreed, withdrawnAt: at("2026-02-01") }, sides).map(({ name }) => name).filter((name) => name !== "cancel" && name !== "strike"), []);
  });

  it("tant que personne n'est choisi, seul le chargé répond", () => {
    const unchosen = { state: "sent" as const, ...agreed, listedId: null };
    for (const name of ["accept", "decline", "ask-complement"] as const) assert.deepEqual([admits(unchosen, name, "partner"), admits(unchosen, name, "officer")], [false, true]);
  });

  it("un état clos n'attend personne et ne mène qu'à « saisie par erreur »", () => {
    for (const state of referralStates.filter(isEnded)) {
      assert.equal(waitsFor(state, true), null);
      assert.deepEqual([...new Set(openMoves({ state, ...agreed }, sides).map(({ name }) => name))], state === "entered-in-error" ? [] : ["strike"]);
    }
    for (const state of referralStates.filter((one) => !isEnded(one))) assert.ok(waitsFor(state, true));
    assert.deepEqual([waitsFor("sent", false), waitsFor("sent", true), waitsFor("seen", false), waitsFor("accepted", false)], ["officer", "partner", "officer", "partner"]);
  });
});

describe("HL7", () => {
  it("chaque pas d'ici est une arête du Task de HL7, ou ne change rien pour lui", () => {
    const edges = ourEdges();
    assert.ok(edges.length > 60);
    for (const { from, to } of edges) assert.ok(isTaskEdge(from, to), `${from} (${taskOf[from].status}) → ${to} (${taskOf[to].status})`);
  });
  it("et les arêtes que HL7 ne connaît pas ne sont pas permises ici", () => {
    const ours = new Set(ourEdges().map(({ from, to }) => `${taskOf[from].status} ${taskOf[to].status}`));
    for (const from of Object.keys(taskEdges)) for (const to of Object.keys(taskEdges)) {
      const known = from === to || to === "entered-in-error" || taskEdges[from as keyof typeof taskEdges].includes(to as never);
      if (!known) assert.ok(!ours.has(`${from} ${to}`), `${from} → ${to}`);
    }
    // Nothing but drafts stays unheard of.
    assert.deepEqual(referralStates.filter((state) => !isShared(state)).map((state) => taskOf[state].status), ["draft", "draft"]);
  });
});

describe("Les horloges", () => {
  const step = (day: string, move: string, waits: Side | null) => ({ at: at(day), move, waitsFor: waits });
  it("chaque jour ouvré attendu est compté à qui l'on attendait, et à lui seul", () => {
    const events = [step("2026-11-02", "draft", "asker"), step("2026-11-02", "send", "officer"), step("2026-11-04", "route", "partner"), step("2026-11-10", "ask-complement", "asker"), step("2026-11-12", "give-complement", "partner"), step("2026-11-13", "accept", "partner"),
      step("2026-11-16", "offer-appointment", "person"), step("2026-11-19", "confirm-appointment", "partner"), step("2026-11-26", "finish", null)];
    const waits = waitsOf(events, at("2026-12-31"));
    assert.deepEqual(waits.map(({ side, workingDays }) => `${side} ${workingDays}`), ["officer 2", "partner 4", "asker 1", "partner 2", "person 3", "partner 5"], "le 11 novembre n'est pas ouvré");
    assert.deepEqual(waitedBySide(waits), { person: 3, asker: 1, officer: 2, partner: 11, system: 0 });
    const clocks = clocksOf({ sentAt: at("2026-11-02"), seenAt: null, firstAnswerAt: at("2026-11-10"), acceptedAt: at("2026-11-13"), offeredAt: at("2026-11-16"), contactAt: at("2026-11-26"), lastNewsAt: at("2026-11-26"), endedAt: at("2026-11-26") }, waits, at("2026-12-31"));
    assert.deepEqual([clocks.firstAnswer, clocks.offered, clocks.contact, clocks.outcome, clocks.silence], [{ workingDays: 6, running: false }, { workingDays: 1, running: false }, { workingDays: 14, running: false }, { workingDays: 14, running: false }, null], "ses trois jours à elle ne comptent pas");
    assert.deepEqual(clocks.seen, { workingDays: 14, running: false }, "jamais vue : l'horloge s'arrête avec la demande");
  });
  it("les attentes s'additionnent : la somme des côtés est le tout, quels que soient les pas", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom<Side>("person", "asker", "officer", "partner")), { minLength: 1, maxLength: 12 }), (steps) => {
      let day = Temporal.PlainDate.from("2026-01-05");
      const events = steps.map(([gap, side], index) => {
        day = day.add({ days: gap });
        return { at: at(day.toString()), move: index === 0 ? "send" : "x", waitsFor: side };
      });
      const now = day.add({ days: 3 }).toString();
      const whole = workingDaysBetween(events[0]!.at.toISOString().slice(0, 10), now);
      assert.equal(Object.values(waitedBySide(waitsOf(events, at(now)))).reduce((a, b) => a + b, 0), whole);
    }));
  });
});

describe("Ce qui est dit quand rien ne bouge", () => {
  const patience: Patience = { firstReminder: 10, secondReminder: 20, escalation: 25, expiry: 30, expiryStudied: 60, stalled: 30, answerWithin: null };
  const sent = { state: "sent" as ReferralState, stateSince: at("2026-11-02"), waitsFor: "partner" as Side, lastNewsAt: null, lookAgainOn: null, hasPartner: true };
  const kinds = (today: string, said: string[] = [], more = {}): string => nudgesDue({ ...sent, ...more }, said, patience, today).map(({ kind, to }) => `${kind}→${to}`).join(" ");
  it("le premier rappel au dixième jour et pas avant, le second au vingtième, le chargé au vingt-cinquième, l'expiration au trentième", () => {
    assert.deepEqual(["2026-11-11", "2026-11-12", "2026-11-13"].map((day) => kinds(day)), ["", "first-reminder→partner", "first-reminder→partner"]);
    assert.equal(kinds("2026-11-22", ["first-reminder"]), "second-reminder→partner");
    assert.equal(kinds("2026-11-27", ["first-reminder", "second-reminder"]), "escalation→officer");
    assert.deepEqual(["2026-12-01", "2026-12-02"].map((day) => kinds(day, ["first-reminder", "second-reminder", "escalation"])), ["", "expiry→partner"]);
  });
  it("étudiée, elle vit soixante jours ; la convention du partenaire peut dire moins pour le premier rappel", () => {
    assert.equal(kinds("2026-12-31", ["first-reminder", "second-reminder", "escalation"], { state: "seen" }), "");
    assert.equal(kinds("2027-01-01", ["first-reminder", "second-reminder", "escalation"], { state: "seen" }), "expiry→partner");
    assert.equal(nudgesOf(sent, { ...patience, answerWithin: 3 })[0]!.dueOn, "2026-11-05");
    assert.equal(nudgesOf({ ...sent, waitsFor: "officer" }, { ...patience, answerWithin: 3 })[0]!.dueOn, "2026-11-12", "la convention n'engage que le partenaire");
  });
  it("en cours et muette un mois, chaque côté dit si elle vit ; un brouillon et une fin ne demandent rien ; le bon moment revient à son jour", () => {
    assert.equal(kinds("2026-12-02", [], { state: "in-progress" }), "still-active→partner");
    assert.equal(kinds("2026-12-01", [], { state: "in-progress" }), "");
    assert.equal(kinds("2026-12-02", [], { state: "appointment-offered", waitsFor: "person" }), "still-active→asker", "la nuit ne lui écrit pas : qui a demandé l'appelle");
    assert.equal(kinds("2026-12-30", [], { state: "in-progress", lastNewsAt: at("2026-12-20") }), "");
    for (const state of ["draft", "done", "expired"] as const) assert.equal(kinds("2027-12-31", [], { state }), "");
    assert.equal(kinds("2026-11-15", [], { state: "waiting-moment", lookAgainOn: "2026-11-15" }), "look-again→asker");
    assert.equal(kinds("2026-11-14", [], { state: "waiting-moment", lookAgainOn: "2026-11-15" }), "");
  });
});

describe("L'ordre des partenaires", () => {
  const one = (serviceId: string, more: Partial<Candidate> = {}): Candidate => ({ serviceId, listedId: serviceId, km: 5, themes: ["sante--addictions"], publics: ["tous-publics"], languages: [], placesFree: null, placesOn: null, vouchedOn: "2026-11-01", delay: null, accepted: 0, received: 0, isPartner: false, commonLaw: true, ...more });
  const wanted = { themes: ["sante--addictions"], publics: ["femmes"], languages: ["ar"] };
  it("places, langue, délai et distance comptent, chacun avec sa raison", () => {
    const ranked = rank([one("loin", { km: 80 }), one("places", { placesFree: 2, placesOn: "2026-11-20" }), one("vieux", { placesFree: 9, placesOn: "2026-10-01" }), one("langue", { languages: ["ar"] }), one("plein", { placesFree: 0, placesOn: "2026-11-20" })], wanted, "2026-11-21");
    assert.deepEqual(ranked.map(({ serviceId }) => serviceId), ["places", "langue", "vieux", "loin", "plein"]);
    assert.deepEqual(ranked[0]!.reasons.slice(0, 2), [{ code: "theme", value: null }, { code: "places", value: 2 }]);
    assert.ok(!ranked[2]!.reasons.some(({ code }) => code === "places"), "une place dite il y a sept semaines ne compte plus");
  });
  it("l'ordre ne dépend pas de l'ordre d'arrivée", () => {
    const all = Array.from({ length: 9 }, (_, n) => one(`s${n}`, { km: (n * 7) % 13, placesFree: n % 3, placesOn: "2026-11-20" }));
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => assert.deepEqual(rank(shuffled, wanted, "2026-11-21").map(({ serviceId }) => serviceId), rank(all, wanted, "2026-11-21").map(({ serviceId }) => serviceId))));
  });
});

describe("Les raisons", () => {
  it("chaque fin mauvaise en offre, codées par côté, et n'en prend aucune autre", () => {
    for (const move of ["decline", "cancel", "fail", "suspend"] as const) assert.ok(reasonChoices(move, "partner").length > 3, move);
    assert.deepEqual(readReason("decline", "partner", "partner:no-place"), { side: "partner", code: "no-place" });
    assert.equal(readReason("decline", "partner", "person:changed-mind"), null);
    assert.equal(readReason("cancel", "person", "asker:gave-up"), null, "elle ne dit que ses raisons à elle");
    assert.equal(reasonWords("constructor", "x"), "raison non dite");
  });
});
