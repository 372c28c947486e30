import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween } from "#ground/civil-date";
import type { Pass, PassProlongation, PassSuspension } from "./model.ts";
import { carenceAfter, countedEnd, daysAdded, daysGivenBack, forecastOf, initialEnd, isInCarence, isSuspendedOn, passAsForecast, passStateOn, remainderOn, suspensionCeiling, suspensionEnd, usedUpOn } from "./pass.ts";

const aPass = (more: Partial<Pass> = {}): Pass => ({ number: "XXXXX0000001", startsOn: "2026-01-05", endsOn: "2028-01-04", readOn: null, readFrom: null, ...more });
const suspended = (startsOn: string, endsOn: string | null, id = startsOn): PassSuspension => ({ id, reason: "contract-finished", startsOn, endsOn });
const prolonged = (startsOn: string, endsOn: string, state: PassProlongation["state"] = "granted"): PassProlongation => ({ id: startsOn, ground: "rqth", state, startsOn, endsOn });

describe("La fin d'un PASS", () => {
  const ends: [string, string, string][] = [
    ["2026-01-05", "2028-01-04", "deux années ordinaires : la veille du même jour"],
    ["2023-03-01", "2025-02-27", "un 29 février au milieu : un jour plus tôt que deux ans"],
    ["2024-02-28", "2026-02-26", "la veille du 29 février"],
    ["2024-02-29", "2026-02-27", "le 29 février"],
    ["2024-03-01", "2026-02-28", "le lendemain du 29 février"],
  ];
  for (const [start, end, said] of ends) it(`${said} (${start})`, () => assert.equal(initialEnd(start), end));

  it("une suspension d'un jour ne rend rien ; de N jours, elle en rend N − 1", () => {
    assert.deepEqual([daysGivenBack(suspended("2026-03-10", "2026-03-10")), daysGivenBack(suspended("2026-03-10", "2026-03-11")), daysGivenBack(suspended("2026-03-01", "2026-03-31")), daysGivenBack(suspended("2026-03-10", "2026-03-01"))], [0, 1, 30, 0]);
    assert.deepEqual(["2026-03-10", "2026-03-11", "2026-03-31"].map((end) => countedEnd(aPass(), [suspended("2026-03-10", end)], [])), ["2028-01-04", "2028-01-05", "2028-01-25"]);
  });
  it("sans fin dite, elle court jusqu'au plafond du jour où elle a commencé", () => {
    assert.deepEqual(["2021-03-01", "2021-09-01", "2022-12-31", "2023-01-01", "2026-03-10"].map((start) => suspensionEnd(suspended(start, null))), ["2021-08-31", "2022-08-31", "2023-12-30", "2025-12-31", "2029-03-09"]);
    assert.deepEqual([suspensionCeiling("2022-12-15", "2022-12-31"), suspensionCeiling("2022-12-15", "2023-01-01")], ["2023-12-14", "2025-12-14"], "le plafond d'un jour est celui de la règle de ce jour");
    assert.equal(suspensionEnd(suspended("2026-03-10", "2026-04-01")), "2026-04-01");
  });
  it("une prolongation de N jours ajoute N ; celles qui se suivent partagent leur borne ; seule l'accordée compte", () => {
    assert.equal(countedEnd(aPass(), [], [prolonged("2028-01-04", "2028-01-05")]), "2028-01-05");
    assert.equal(countedEnd(aPass(), [], [prolonged("2028-01-04", "2029-01-03"), prolonged("2029-01-03", "2030-01-03")]), "2030-01-03");
    assert.deepEqual(["asked", "granted", "denied"].map((state) => daysAdded(prolonged("2028-01-04", "2029-01-03", state as "asked"))), [0, 365, 0]);
    assert.deepEqual([daysAdded(prolonged("2028-01-04", "2028-01-04")), daysAdded(prolonged("2028-01-04", "2027-01-04"))], [0, 0]);
  });
  it("suspension et prolongation s'ajoutent, dans n'importe quel ordre", () => {
    assert.equal(countedEnd(aPass(), [suspended("2026-03-01", "2026-03-31"), suspended("2026-05-01", "2026-05-02")], [prolonged("2028-02-04", "2029-02-03")]), addDays("2028-01-04", 30 + 1 + 365));
  });
});

describe("La date lue l'emporte", () => {
  it("rien de lu : la date est comptée, et le dit", () => {
    assert.deepEqual(forecastOf(aPass({ endsOn: "2027-01-01", readFrom: "emplois" }), [suspended("2026-03-01", "2026-03-31")], []), { endsOn: "2028-02-03", certainty: "counted", counted: "2028-02-03", gap: null, readAgainSince: null });
  });
  it("lue et comptée d'accord, ou de combien de jours elles diffèrent", () => {
    const read = (endsOn: string) => forecastOf(aPass({ endsOn, readOn: "2026-06-01", readFrom: "emplois" }), [suspended("2026-03-01", "2026-03-31")], []);
    assert.deepEqual(read("2028-02-03"), { endsOn: "2028-02-03", certainty: "read", counted: "2028-02-03", gap: 0, readAgainSince: null });
    assert.deepEqual([read("2028-02-04").gap, read("2028-02-02").gap, read("2028-01-04").endsOn], [-1, 1, "2028-01-04"]);
  });
  it("lue aux Emplois ou sur une attestation ; dite par quelqu'un, ou l'on ne sait comment", () => {
    assert.deepEqual((["emplois", "certificate", "told", null] as const).map((readFrom) => forecastOf(aPass({ readOn: "2026-06-01", readFrom }), [], []).certainty), ["read", "read", "told", "told"]);
  });
  it("à relire dès qu'une suspension ou une prolongation accordée a commencé après la lecture", () => {
    const since = (readOn: string, suspensions: PassSuspension[], prolongations: PassProlongation[] = []) => forecastOf(aPass({ readOn, readFrom: "emplois" }), suspensions, prolongations).readAgainSince;
    assert.deepEqual([since("2026-03-09", [suspended("2026-03-10", null)]), since("2026-03-10", [suspended("2026-03-10", null)]), since("2026-03-11", [suspended("2026-03-10", null)])], ["2026-03-10", null, null]);
    assert.equal(since("2026-01-01", [suspended("2026-09-10", "2026-09-11"), suspended("2026-03-10", "2026-03-11")]), "2026-03-10", "le premier jour");
    assert.deepEqual([since("2027-12-01", [], [prolonged("2028-01-04", "2028-06-01")]), since("2027-12-01", [], [prolonged("2028-01-04", "2028-06-01", "asked")])], ["2028-01-04", null]);
  });
  it("le PASS que prennent les règles porte la fin qui l'emporte", () => {
    assert.deepEqual([passAsForecast(aPass({ endsOn: "2027-01-01" }), [], []).endsOn, passAsForecast(aPass({ endsOn: "2027-01-01", readOn: "2026-06-01", readFrom: "told" }), [], []), passAsForecast(aPass(), [], []).number], ["2028-01-04", aPass({ endsOn: "2027-01-01", readOn: "2026-06-01", readFrom: "told" }), "XXXXX0000001"]);
  });
});

describe("Un PASS, un jour donné", () => {
  const state = (day: string, suspensions: PassSuspension[] = []) => passStateOn(aPass(), suspensions, day);
  it("futur, valide, expiré : le premier et le dernier jour comptent", () => {
    assert.deepEqual(["2026-01-04", "2026-01-05", "2026-01-06", "2028-01-03", "2028-01-04", "2028-01-05"].map((day) => state(day)), ["future", "valid", "valid", "valid", "valid", "expired"]);
  });
  it("suspendu du premier au dernier jour de la suspension, sauf s'il est expiré", () => {
    const pause = [suspended("2026-05-01", "2026-05-02"), suspended("2026-03-10", "2026-03-12")];
    assert.deepEqual(["2026-03-09", "2026-03-10", "2026-03-12", "2026-03-13"].map((day) => state(day, pause)), ["valid", "suspended", "suspended", "valid"]);
    assert.deepEqual([isSuspendedOn(pause, "2026-03-12")?.id, isSuspendedOn(pause, "2026-03-13")], ["2026-03-10", null]);
    assert.deepEqual([state("2028-01-05", [suspended("2028-01-01", "2028-02-01")]), state("2026-01-04", [suspended("2026-01-01", "2026-01-04")])], ["expired", "suspended"]);
  });
  it("le reste compte le jour même, pas les jours à venir d'une suspension", () => {
    const left = (day: string, suspensions: PassSuspension[] = []) => remainderOn(aPass(), suspensions, day);
    assert.deepEqual(["2025-12-25", "2026-01-04", "2026-01-05", "2026-01-06", "2028-01-03", "2028-01-04", "2028-01-05"].map((day) => left(day)), [730, 730, 730, 729, 2, 1, 0]);
    const pause = [suspended("2026-03-10", "2026-03-19")];
    assert.deepEqual(["2026-03-01", "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-19", "2026-03-20"].map((day) => left(day, pause)), [665, 657, 656, 656, 656, 656]);
    assert.equal(left("2028-01-01", [suspended("2027-12-01", "2028-06-01")]), 0, "jamais moins que rien");
  });
  it("la fin prévisionnelle ne passe jamais la fin, et n'existe plus après elle", () => {
    const last = (day: string, suspensions: PassSuspension[] = []) => usedUpOn(aPass(), suspensions, day);
    assert.deepEqual(["2025-12-25", "2026-01-05", "2027-06-01", "2028-01-04", "2028-01-05"].map((day) => last(day)), ["2028-01-04", "2028-01-04", "2028-01-04", "2028-01-04", null]);
    assert.equal(last("2026-03-10", [suspended("2026-03-10", "2026-03-19")]), "2027-12-25");
    assert.equal(last("2028-01-01", [suspended("2027-12-01", "2028-06-01")]), "2028-01-01", "plus rien à user : ce jour");
    assert.equal(last("2025-12-25", [suspended("2025-12-20", "2025-12-31")]), "2027-12-28", "pas commencé : comptée de son début");
    assert.equal(usedUpOn({ startsOn: "2027-01-05", endsOn: "2026-12-05" }, [], "2026-11-10"), "2026-12-05", "mal saisi, fini avant de commencer : son plafond tient quand même");
  });
  it("la carence va du lendemain de la fin à deux ans plus tard, compris ; un 29 février finit le 28", () => {
    const { from, until, rule } = carenceAfter("2026-06-30");
    assert.deepEqual([from, until, rule.code, rule.article], ["2026-07-01", "2028-06-30", "carence", "Code du travail, art. R. 5132-1-4"]);
    assert.deepEqual(["2026-06-30", "2026-07-01", "2028-06-30", "2028-07-01"].map((day) => isInCarence("2026-06-30", day)), [false, true, true, false]);
    assert.equal(carenceAfter("2028-02-29").until, "2030-02-28");
    assert.equal(carenceAfter("2021-08-31").rule.toVerify, true);
    assert.deepEqual([carenceAfter("2026-06-30", "2025-03-10").from, carenceAfter("2026-06-30", "2025-03-10").until], ["2026-07-01", "2027-03-10"], "clos pour une longue suspension : deux ans depuis son premier jour");
  });
});

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays("2024-01-01", days));
const someSuspensions = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 400 })).map(([start, length]) => suspended(start, addDays(start, length))), { maxLength: 5 });
const someProlongations = fc.array(fc.tuple(day, fc.integer({ min: 1, max: 365 }), fc.constantFrom("asked" as const, "granted" as const, "denied" as const)).map(([start, length, how]) => prolonged(start, addDays(start, length), how)), { maxLength: 4 });
const runs = { numRuns: 60 };

describe("Toujours vrai d'un PASS", () => {
  it("l'ordre où l'on dit suspensions et prolongations ne change rien", () => {
    fc.assert(fc.property(day, someSuspensions, someProlongations, day, (startsOn, suspensions, prolongations, on) => {
      const [before, after] = [countedEnd({ startsOn }, suspensions, prolongations), countedEnd({ startsOn }, suspensions.toReversed(), prolongations.toReversed())];
      assert.equal(before, after);
      assert.deepEqual(forecastOf(aPass({ startsOn, readOn: on, readFrom: "emplois" }), suspensions, prolongations), forecastOf(aPass({ startsOn, readOn: on, readFrom: "emplois" }), suspensions.toReversed(), prolongations.toReversed()));
      assert.equal(remainderOn({ startsOn, endsOn: before }, suspensions, on), remainderOn({ startsOn, endsOn: before }, suspensions.toReversed(), on));
    }), runs);
  });
  it("une suspension puis son retrait rendent la même fin ; chacune repousse de moins que sa durée", () => {
    fc.assert(fc.property(day, someSuspensions, someProlongations, (startsOn, suspensions, prolongations) => {
      const [first, ...others] = suspensions;
      const without = countedEnd({ startsOn }, others, prolongations);
      if (first) assert.equal(daysBetween(without, countedEnd({ startsOn }, suspensions, prolongations)), daysBetween(first.startsOn, first.endsOn!));
      else assert.equal(without, countedEnd({ startsOn }, suspensions, prolongations));
    }), runs);
  });
  it("le reste n'est jamais négatif, ni plus long que le PASS ; la fin prévisionnelle ne passe pas son plafond", () => {
    fc.assert(fc.property(day, someSuspensions, someProlongations, day, (startsOn, suspensions, prolongations, on) => {
      const endsOn = countedEnd({ startsOn }, suspensions, prolongations);
      const left = remainderOn({ startsOn, endsOn }, suspensions, on);
      assert.ok(left >= 0 && left <= daysBetween(startsOn, endsOn) + 1);
      const last = usedUpOn({ startsOn, endsOn }, suspensions, on);
      assert.ok(last === null ? endsOn < on : last <= endsOn && last >= on);
    }), runs);
  });
});
