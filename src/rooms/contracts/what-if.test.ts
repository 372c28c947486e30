import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#ground/civil-date";
import type { PassSuspension } from "./model.ts";
import { movingDates, type PassChange, type PassToday, whatIf } from "./what-if.ts";

const paused = (id: string, startsOn: string, endsOn: string): PassSuspension => ({ id, reason: "contract-finished", startsOn, endsOn });
const today = (more: Partial<PassToday> = {}): PassToday => ({
  pass: { number: null, startsOn: "2025-01-06", endsOn: "2027-01-05", readOn: "2026-11-01", readFrom: "emplois" }, suspensions: [], prolongations: [],
  facts: { bornOn: "1968-05-20", isDisabledWorker: true, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: true },
  employerKind: "aci", isLatest: true, inclusionCdi: false, hiredOn: "2025-01-06", isLastEmployer: true, contractSuspendedOn: null, on: "2026-11-10", ...more,
});
const moved = (change: PassChange, from = today()): string[] => whatIf(from, change).moved.map(({ code, before, after, days }) => `${code} ${before} ${after} ${days}`);
const pause = (days: number): PassChange => ({ kind: "suspension", reason: "contract-finished", startsOn: "2026-11-10", days });

describe("Et si ? sur le PASS", () => {
  it("une suspension de trente et un jours repousse tout de trente", () => {
    assert.deepEqual(moved(pause(31)), ["ends-on 2027-01-05 2027-02-04 30", "window-opens 2026-01-05 2026-02-04 30", "window-closes 2027-07-05 2027-08-04 30", "carence-until 2029-01-05 2029-02-04 30"]);
    const { before, after, answer } = whatIf(today(), pause(31));
    assert.deepEqual([before.state, after.state, before.remainder, after.remainder, answer?.says], ["valid", "suspended", 57, 56, "yes"]);
  });
  it("une suspension d'un jour ne bouge rien ; de deux jours, un jour", () => {
    assert.deepEqual([moved(pause(1)), moved(pause(2))[0]], [[], "ends-on 2027-01-05 2027-01-06 1"]);
  });
  it("une suspension qui ne se peut pas le dit, et montre quand même ce qu'elle bougerait", () => {
    const { answer, moved: dates } = whatIf(today({ isLastEmployer: false, suspensions: [paused("a", "2026-10-01", "2026-11-10")] }), pause(10));
    assert.deepEqual([answer?.says, answer?.grounds.filter(({ says }) => says === "no").map(({ code }) => code), dates.length], ["no", ["after-previous", "no-overlap", "by-last-employer"], 4]);
  });
  it("retirer une suspension rend les dates d'avant elle", () => {
    const with_ = today({ suspensions: [paused("a", "2026-03-01", "2026-03-31"), paused("b", "2026-05-01", "2026-05-02")] });
    assert.deepEqual([moved({ kind: "no-suspension", id: "a" }, with_)[0], moved({ kind: "no-suspension", id: "b" }, with_)[0], moved({ kind: "no-suspension", id: "c" }, with_), whatIf(with_, { kind: "no-suspension", id: "a" }).answer], ["ends-on 2027-01-05 2026-12-06 -30", "ends-on 2027-01-05 2027-01-04 -1", [], null]);
  });
  it("une prolongation : autant de jours qu'on en demande, sinon le plus qu'une demande permet", () => {
    assert.deepEqual([moved({ kind: "prolongation", ground: "rqth", days: 90 })[0], moved({ kind: "prolongation", ground: "rqth", days: null })[0]], ["ends-on 2027-01-05 2027-04-05 90", "ends-on 2027-01-05 2028-01-05 365"]);
    const says = (days: number | null) => whatIf(today(), { kind: "prolongation", ground: "rqth", days }).answer?.says;
    assert.deepEqual([says(365), says(366), says(null)], ["yes", "no", "yes"]);
    const answer = whatIf(today(), { kind: "prolongation", ground: "rqth", days: null }).answer;
    assert.ok(answer?.grounds.some(({ code }) => code === "within-request"), "la durée entière est tenue pour demandée");
    assert.deepEqual(moved({ kind: "prolongation", ground: "health-context", days: null }), [], "un motif fermé ne bouge rien");
    assert.equal(whatIf(today(), { kind: "prolongation", ground: "health-context", days: null }).answer?.says, "no");
  });
  it("part de la date comptée quand rien n'est lu, et n'écrit rien", () => {
    const from = today({ pass: { ...today().pass, endsOn: "2026-06-01", readOn: null } });
    assert.equal(moved(pause(2), from)[0], "ends-on 2027-01-05 2027-01-06 1");
    assert.deepEqual([from.suspensions, from.prolongations], [[], []]);
  });
  it("une suspension puis son retrait rendent les mêmes dates, quelle qu'elle soit", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 500 }), fc.boolean(), (start, days, isRead) => {
      const from = today({ pass: { ...today().pass, readOn: isRead ? "2026-11-01" : null } });
      const startsOn = addDays("2026-01-06", start);
      const first = whatIf(from, { kind: "suspension", reason: "contract-finished", startsOn, days });
      const after = today({ pass: { ...from.pass, endsOn: first.after["ends-on"] }, suspensions: [paused("s", startsOn, addDays(startsOn, days - 1))] });
      const back = whatIf(after, { kind: "no-suspension", id: "s" });
      for (const code of movingDates) assert.equal(back.after[code], first.before[code]);
      assert.equal(back.after.remainder, first.before.remainder);
    }), { numRuns: 40 });
  });
});
