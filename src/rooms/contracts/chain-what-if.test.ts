import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContract, chantier, elsewhere, knowing } from "./chain-testing.ts";
import { chainDates, datesOfChain, type MovedChainDate, contractsElsewhere, whatIfElsewhere, whatIfEnd, whatIfHours } from "./chain-what-if.ts";

const held = aContract("a", "2025-01-15", "2025-07-14", { hours: [{ from: "2025-01-15", weekly: 12, ground: "prefect-individual" }] });
const renewed = aContract("b", "2025-07-15", "2026-01-14", { renews: "a", hours: [{ from: "2025-07-15", weekly: 20, ground: null }] });
const told = (moved: readonly MovedChainDate[]): string[] => moved.map(({ date, before, after }) => `${date} ${before} → ${after}`);

describe("Et si ?", () => {
  it("les dates d'aujourd'hui : de la chaîne du jour, de la prochaine, ou de la dernière", () => {
    assert.deepEqual(datesOfChain([held, renewed], "2025-03-01"), {
      "contract-ends": "2026-01-14", "prepare-end": "2025-10-14", "prepare-total": "2026-07-14", "total-reached": "2027-01-14", "ceiling-reached": "2030-01-14", "every-siae-reached": "2030-01-14", "derogation-ends": "2026-01-14",
    });
    const next = aContract("n", "2026-09-01", "2027-02-28", { hours: [{ from: "2026-09-01", weekly: 10, ground: "prefect-collective" }] });
    assert.deepEqual([datesOfChain([next, held], "2026-08-31")["contract-ends"], datesOfChain([next, held], "2026-08-31")["derogation-ends"]], ["2027-02-28", "2027-08-31"]);
    assert.equal(datesOfChain([held], "2030-01-01")["contract-ends"], "2025-07-14");
    const [past, later] = [aContract("p", "2024-01-01", "2024-06-30"), aContract("l", "2027-09-01", "2028-02-28")];
    assert.deepEqual(["2024-12-01", "2025-08-01", "2028-06-01"].map((day) => datesOfChain([later, next, held, past], day)["contract-ends"]), ["2025-07-14", "2027-02-28", "2028-02-28"]);
    assert.deepEqual(Object.values(datesOfChain([], "2025-01-01")), chainDates.map(() => null));
    assert.deepEqual([datesOfChain([held, renewed], "2025-08-01")["derogation-ends"], datesOfChain([aContract("o", "2025-01-15", null)], "2025-08-01")["prepare-end"]], [null, null]);
  });
  it("une autre fin : le contrat bouge, les 24 et 60 mois non", () => {
    assert.deepEqual(told(whatIfEnd([held, renewed], "b", "2026-07-14", "2025-08-01")), ["contract-ends 2026-01-14 → 2026-07-14", "prepare-end 2025-10-14 → 2026-04-14"]);
    assert.deepEqual(whatIfEnd([held, renewed], "b", "2026-01-14", "2025-08-01"), []);
    assert.deepEqual(told(whatIfEnd([held, { ...renewed, endedOn: "2025-12-31", end: "resigned" }], "b", "2026-01-14", "2025-08-01"))[0], "contract-ends 2025-12-31 → 2026-01-14");
  });
  it("une fin plus tôt laisse un trou : la suite est une autre chaîne", () => {
    assert.deepEqual(told(whatIfEnd([held, renewed], "a", "2025-07-13", "2025-08-01")), ["prepare-total 2026-07-14 → 2027-01-14", "total-reached 2027-01-14 → 2027-07-14", "ceiling-reached 2030-01-14 → 2030-07-14", "every-siae-reached 2030-01-14 → 2030-01-15"]);
  });
  it("26 heures au lieu de 20 : aucune date ne bouge ; au lieu de 12, la dérogation n'a plus de fin", () => {
    const more = whatIfHours([held, renewed], "b", { from: "2025-09-01", weekly: 26, ground: null }, knowing());
    assert.deepEqual([more.moved, more.answer?.says], [[], "yes"]);
    const instead = whatIfHours([held, renewed], "a", { from: "2025-03-01", weekly: 26, ground: null }, knowing());
    assert.deepEqual(told(instead.moved), ["derogation-ends 2026-01-14 → null"]);
    const sameDay = whatIfHours([held, renewed], "a", { from: "2025-01-15", weekly: 26, ground: null }, knowing());
    assert.deepEqual([told(sameDay.moved), sameDay.answer?.says], [["derogation-ends 2026-01-14 → null"], "yes"]);
    assert.equal(whatIfHours([held, renewed], "b", { from: "2025-09-01", weekly: 36, ground: null }, knowing()).answer?.says, "no");
    assert.deepEqual(whatIfHours([held], "zz", { from: "2025-09-01", weekly: 36, ground: null }, knowing()), { moved: [], answer: null });
  });
  it("moins de vingt heures avec un autre emploi : le parcours compte depuis la première SIAE", () => {
    const before = aContract("z", "2024-01-01", "2024-12-31", { employer: elsewhere });
    const part = { from: "2025-02-01", weekly: 10, ground: "other-part-time" as const };
    assert.deepEqual(whatIfHours([held, before], "a", part, knowing()).answer?.grounds.find(({ code }) => code === "not-too-early")?.says, "yes");
    assert.deepEqual(whatIfHours([held], "a", part, knowing()).answer?.grounds.find(({ code }) => code === "not-too-early")?.says, "no");
  });
  it("une autre SIAE : une autre chaîne, d'autres 24 mois ; les 60 mois de travail continuent", () => {
    assert.deepEqual(told(whatIfElsewhere([held, renewed], elsewhere, "2025-10-01", "2026-03-31", "2025-08-01")), [
      "contract-ends 2026-01-14 → 2026-03-31", "prepare-end 2025-10-14 → 2025-12-31", "prepare-total 2026-07-14 → 2027-03-30", "total-reached 2027-01-14 → 2027-09-30", "ceiling-reached 2030-01-14 → 2030-09-30",
    ]);
  });
  it("ce qu'elle tient ailleurs finit la veille, ce qui devait commencer n'a pas lieu, ce qui était fini ne bouge pas", () => {
    const after = (from: string, employer = elsewhere): string[] => contractsElsewhere([held, renewed], employer, from, "2026-06-30").map(({ id, startsOn, endedOn, end }) => [id, startsOn, endedOn, end].join(" "));
    assert.deepEqual(after("2025-10-01"), ["a 2025-01-15  ", "b 2025-07-15 2025-09-30 other-siae", "what-if 2025-10-01  "]);
    assert.deepEqual(after("2025-07-15"), ["a 2025-01-15  ", "what-if 2025-07-15  "]);
    assert.deepEqual(after("2025-07-14"), ["a 2025-01-15 2025-07-13 other-siae", "what-if 2025-07-14  "]);
    assert.deepEqual(after("2025-10-01", chantier), ["a 2025-01-15  ", "b 2025-07-15  ", "what-if 2025-10-01  "]);
    assert.deepEqual(contractsElsewhere([], elsewhere, "2025-10-01", "2026-06-30"), [{ ...aContract("what-if", "2025-10-01", "2026-06-30"), kind: "cddi", employer: elsewhere }]);
  });
  it("après un trou, les 60 mois de travail reculent d'autant ; un contrat à venir ailleurs n'aura pas lieu", () => {
    assert.equal(told(whatIfElsewhere([held], elsewhere, "2025-08-01", "2026-01-31", "2025-03-01")).find((one) => one.startsWith("every")), "every-siae-reached 2030-01-14 → 2030-01-31");
    assert.equal(told(whatIfElsewhere([held, renewed], elsewhere, "2025-07-15", "2025-12-31", "2025-03-01"))[0], "contract-ends 2026-01-14 → 2025-12-31");
    assert.equal(told(whatIfElsewhere([held], chantier, "2025-07-15", "2026-01-14", "2025-03-01"))[0], "contract-ends 2025-07-14 → 2026-01-14");
    assert.equal(told(whatIfElsewhere([{ ...held, endsOn: null }], elsewhere, "2025-07-15", "2026-01-14", "2025-03-01"))[0], "contract-ends null → 2026-01-14");
  });
});
