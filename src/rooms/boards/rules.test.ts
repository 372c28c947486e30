import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Attendance, BoardOutcome, BoardSeat } from "./model.ts";
import { aspectCodes, boardPresences, outcomes, seats } from "./model.ts";
import { drawFault } from "./drawing.ts";
import { caseMoveNames, caseMoves, contestUntil, decisionFault, derogationOn, hasQuorum, isHersToRead, longestWords, mayOpenBoards, mayPrepareCase, mayReadCase, movesCase, readableFrom, seesBoards, settingsFault, sittingFault, sittingMoves, tallyOf, topicOfAspect, votersOf, votes, waitsForTheSitting } from "./rules.ts";

const one = (id: string, seat: BoardSeat, how: Attendance["how"]): Attendance => ({ id, professionalId: id, name: id, structure: null, seat, startsOn: "2026-01-01", endsOn: null, how });

describe("Les règles de la commission", () => {
  it("votent la présidence et les membres, venus, et pas trop proches", () => {
    assert.deepEqual(seats.filter((seat) => votes({ seat })), ["chair", "member"]);
    const all = [one("a", "chair", "room"), one("b", "member", "distance"), one("c", "member", "excused"), one("d", "member", "absent"), one("e", "member", null), one("f", "secretary", "room"), one("g", "adviser", "room"), one("h", "member", "room")];
    assert.deepEqual(votersOf(all, ["h"]).map(({ id }) => id), ["a", "b"]);
    for (const [quorum, held] of [[2, true], [3, false]] as const) assert.equal(hasQuorum({ quorum }, all, ["h"]), held);
    assert.equal(hasQuorum({ quorum: 3 }, all, []), true);
  });

  it("se déporter ne fait jamais naître un quorum, et personne ne compte deux fois", () => {
    const attendances = fc.array(fc.record({ seat: fc.constantFrom(...seats), how: fc.constantFrom(...boardPresences, null) }), { maxLength: 12 }).map((drawn) => drawn.map(({ seat, how }, at) => one(`p${at}`, seat, how)));
    fc.assert(fc.property(attendances, fc.array(fc.nat({ max: 11 })), fc.integer({ min: 2, max: 8 }), (attendance, away, quorum) => {
      const near = away.map((at) => `p${at}`);
      if (hasQuorum({ quorum }, attendance, near)) assert.ok(hasQuorum({ quorum }, attendance, []));
      assert.ok(votersOf(attendance, near).every(({ professionalId }) => !near.includes(professionalId)));
    }));
  });

  it("un aspect est lu par qui lit son sujet", () => assert.deepEqual(aspectCodes.map((aspect) => `${aspect} ${topicOfAspect[aspect]}`), ["employment work", "training work", "housing housing", "health health", "rights rights", "debts debts", "justice justice", "language life", "family life"]));

  it("compte les voix", () => assert.deepEqual(tallyOf([{ professionalId: "a", choice: "for" }, { professionalId: "b", choice: "against" }, { professionalId: "c", choice: "for" }, { professionalId: "d", choice: "abstains" }, { professionalId: "e", choice: "for" }]), { for: 3, against: 1, abstains: 1 }));

  it("un dossier et une séance ne vont que là où leur table le dit", () => {
    const allowed = caseMoveNames.flatMap((move) => (["waiting", "ready", "decided", "withdrawn"] as const).filter((from) => movesCase(from, move)).map((from) => `${from} ${move} ${caseMoves[move].to}`));
    assert.deepEqual(allowed, ["waiting draw ready", "ready take-back waiting", "ready decide decided", "ready postpone waiting", "waiting withdraw withdrawn", "ready withdraw withdrawn"]);
    assert.deepEqual(Object.values(sittingMoves).map(({ from, to }) => `${from.join()} ${to}`), ["planned open", "open closed", "planned cancelled"]);
    assert.equal(waitsForTheSitting([{ state: "ready" }, { state: "waiting" }, { state: "ready" }, { state: "ready" }]), 3);
  });

  it("une séance est un jour à venir, une heure, un lieu ou un lien", () => {
    const sitting = { heldOn: "2026-12-10", opensAt: "09:30", place: "Salle", link: null };
    const cases: [object, ReturnType<typeof sittingFault>][] = [
      [{}, null], [{ heldOn: "2026-11-21" }, null], [{ heldOn: "2026-11-20" }, "in-the-past"], [{ opensAt: "24:00" }, "hour-unclear"], [{ opensAt: "23:59" }, null], [{ opensAt: "x09:30" }, "hour-unclear"], [{ opensAt: "09:30x" }, "hour-unclear"], [{ place: " " }, "nowhere"], [{ place: null }, "nowhere"],
      [{ place: null, link: "https://visio.invalid/x" }, null], [{ place: "x".repeat(200) }, null], [{ place: "x".repeat(201) }, "place-too-long"], [{ link: "http://visio.invalid" }, "link-not-https"], [{ link: "https://a b" }, "link-not-https"], [{ link: `https://${"x".repeat(492)}` }, null], [{ link: `https://${"x".repeat(493)}` }, "link-not-https"], [{ link: "x https://a" }, "link-not-https"],
    ];
    for (const [more, fault] of cases) assert.equal(sittingFault({ ...sitting, ...more }, "2026-11-21"), fault, JSON.stringify(more));
    assert.equal(readableFrom({ heldOn: "2027-03-03" }, { readsDays: 7 }), "2027-02-24");
  });

  it("une décision dit quoi, pourquoi, et jusqu'à quand si elle renouvelle", () => {
    const asked = { outcome: "renew" as BoardOutcome, until: "2027-07-31", ground: null, reference: null, reasons: "Le parcours avance.", conditions: "" };
    assert.equal(decisionFault(asked, true), null);
    const cases: [object, boolean, ReturnType<typeof decisionFault>][] = [
      [{ outcome: "other" }, true, "outcome-missing"], [{ until: null }, true, "until-missing"], [{}, false, "until-before-the-end"], [{ outcome: "training", until: null }, false, null], [{ reasons: " \n" }, true, "reasons-missing"],
      [{ ground: "dgefp" }, true, "reference-missing"], [{ ground: "dgefp", reference: " " }, true, "reference-missing"], [{ ground: "dgefp", reference: "2026-12" }, true, null], [{ ground: "rqth" }, true, null],
      [{ reasons: "x".repeat(longestWords) }, true, null], [{ reasons: "x".repeat(longestWords + 1) }, true, "words-too-long"], [{ conditions: "x".repeat(longestWords + 1) }, true, "words-too-long"], [{ conditions: "x".repeat(longestWords) }, true, null],
    ];
    for (const [more, further, fault] of cases) assert.equal(decisionFault({ ...asked, ...more }, further), fault, JSON.stringify(more).slice(0, 60));
  });

  it("se conteste du jour où elle a été dite, ou de la séance tant qu'elle ne l'a pas été ; un report ne se conteste pas", () => {
    const decided = { heldOn: "2026-12-10", toldOn: null };
    assert.deepEqual(outcomes.map((outcome) => contestUntil({ ...decided, outcome }, { contestDays: 60 })), ["2027-02-08", "2027-02-08", "2027-02-08", "2027-02-08", "2027-02-08", null]);
    assert.equal(contestUntil({ ...decided, outcome: "leave", toldOn: "2026-12-20" }, { contestDays: 60 }), "2027-02-18");
  });

  it("une décision se dit d'abord de vive voix : son espace la montre ce jour-là, ou une semaine après ; un report tout de suite", () => {
    const decided = { outcome: "leave" as BoardOutcome, heldOn: "2026-12-10", toldOn: null };
    assert.deepEqual(["2026-12-10", "2026-12-16", "2026-12-17"].map((day) => isHersToRead(decided, day)), [false, false, true]);
    assert.deepEqual([isHersToRead({ ...decided, toldOn: "2026-12-11" }, "2026-12-11"), isHersToRead({ ...decided, outcome: "postpone" }, "2026-12-10")], [true, true]);
  });

  it("ses réglages ont des bornes, les mêmes que la base", () => {
    const settings = { quorum: 3, opensDays: 92, readsDays: 7, contestDays: 60, mostCases: 25, contact: "Coordination fictive", derogation: null, derogationFrom: null, derogationUntil: null };
    const cases: [object, ReturnType<typeof settingsFault>][] = [
      [{}, null], [{ quorum: 1 }, "quorum-out-of-reach"], [{ quorum: 2 }, null], [{ quorum: 30 }, null], [{ quorum: 31 }, "quorum-out-of-reach"], [{ quorum: 2.5 }, "quorum-out-of-reach"], [{ quorum: Number.NaN }, "quorum-out-of-reach"],
      [{ opensDays: 13 }, "opens-days"], [{ opensDays: 14 }, null], [{ opensDays: 365 }, null], [{ opensDays: 366 }, "opens-days"], [{ readsDays: 0 }, "reads-days"], [{ readsDays: 1 }, null], [{ readsDays: 60 }, null], [{ readsDays: 61 }, "reads-days"],
      [{ contestDays: 7 }, "contest-days"], [{ contestDays: 8 }, null], [{ contestDays: 365 }, null], [{ contestDays: 366 }, "contest-days"], [{ mostCases: 0 }, "most-cases"], [{ mostCases: 1 }, null], [{ mostCases: 200 }, null], [{ mostCases: 201 }, "most-cases"], [{ contact: " " }, "contact-missing"], [{ contact: "x".repeat(300) }, null], [{ contact: "x".repeat(301) }, "contact-missing"], [{ derogation: " " }, null], [{ derogation: "DGEFP fictive" }, "derogation-undated"], [{ derogation: "DGEFP fictive", derogationFrom: "2026-01-01" }, null], [{ derogation: "x".repeat(200), derogationFrom: "2026-01-01" }, null], [{ derogation: "x".repeat(201), derogationFrom: "2026-01-01" }, "derogation-too-long"],
      [{ derogation: "DGEFP fictive", derogationFrom: "2026-01-01", derogationUntil: "2026-01-01" }, null], [{ derogation: "DGEFP fictive", derogationFrom: "2026-01-02", derogationUntil: "2026-01-01" }, "derogation-ends-first"],
    ];
    for (const [more, fault] of cases) assert.equal(settingsFault({ ...settings, ...more }), fault, JSON.stringify(more).slice(0, 60));
  });

  it("la dérogation vaut ses jours, les deux compris, et sans fin tant qu'on n'en écrit pas", () => {
    const board = { derogation: "DGEFP fictive", derogationFrom: "2026-01-10", derogationUntil: "2026-12-31" };
    assert.deepEqual(["2026-01-09", "2026-01-10", "2026-12-31", "2027-01-01"].map((day) => derogationOn(board, day)), [null, "DGEFP fictive", "DGEFP fictive", null]);
    assert.deepEqual([derogationOn({ ...board, derogationUntil: null }, "2040-01-01"), derogationOn({ ...board, derogation: null }, "2026-06-01"), derogationOn({ ...board, derogationFrom: null }, "2026-06-01")], ["DGEFP fictive", null, null]);
  });

  it("un dossier ne part ni sans proposition, ni sans sa parole, ni sans un aspect", () => {
    const ready = { proposal: "renew", herWish: null, herWords: "", herMeans: "aloud" } as const;
    const aspect = { id: "a", aspect: "health", topic: "health", standing: "not-yet", words: "", herWords: "", version: 1 } as const;
    assert.deepEqual([drawFault(ready, [aspect]), drawFault({ ...ready, proposal: null }, [aspect]), drawFault({ ...ready, herMeans: null }, [aspect]), drawFault(ready, [])], [null, "nothing-proposed", "her-words-missing", "no-aspect"]);
  });

  it("qui prépare porte le dossier et lit le travail ; qui coordonne ouvre ; chaque rôle voit ou ne voit pas le calendrier", () => {
    const as = (role: string) => ({ roles: [{ role, structureId: "s" }] });
    assert.deepEqual(["cisp", "social-educator", "director", "coordinator", "partnership-officer", "outside-referent", "national-team", "technical-supervisor", "evaluator", "administrator"].map((role) => [seesBoards(as(role)), mayOpenBoards(as(role))].map(Number).join("")), ["10", "10", "10", "11", "10", "10", "10", "00", "00", "00"]);
    assert.deepEqual([mayPrepareCase({ topics: ["work"], reasons: [{ as: "cisp" }] }), mayPrepareCase({ topics: ["work"], reasons: [{ as: "director" }] }), mayPrepareCase({ topics: ["housing"], reasons: [{ as: "cisp" }] }), mayReadCase({ topics: ["work"], reasons: [] }), mayReadCase({ topics: [], reasons: [{ as: "cisp" }] })], [true, false, false, true, false]);
  });
});
