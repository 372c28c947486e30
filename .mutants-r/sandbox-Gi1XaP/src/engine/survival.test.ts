import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { kaplanMeier, medianLimits, medianOf, type Waited } from "./survival.ts";

// Maintenance of remission in leukaemia, R. Miller, Survival Analysis (1981): weeks, and whether the relapse was seen.
const maintained: [number, boolean][] = [[9, true], [13, true], [13, false], [18, true], [23, true], [28, false], [31, true], [34, true], [45, false], [48, true], [161, false]];
const others: [number, boolean][] = [[5, true], [5, true], [8, true], [8, true], [12, true], [16, false], [23, true], [27, true], [30, true], [33, true], [43, true], [45, true]];
const rowsOf = (all: readonly [number, boolean][]): Waited[] => all.map(([time, seen]) => ({ time, events: seen ? 1 : 0, censored: seen ? 0 : 1 }));
const near = (one: number, other: number): void => assert.ok(Math.abs(one - other) < 1e-9, `${one} ${other}`);

describe("Attendre encore compte", () => {
  it("les médianes publiées : 31 semaines, 23 semaines, 27 ensemble", () => {
    assert.deepEqual([maintained, others, [...maintained, ...others]].map((all) => medianOf(kaplanMeier(rowsOf(all)))), [31, 23, 27]);
  });
  it("la part qui attend et son erreur, comme R 4.2.2 (survival 3.5) les donne", () => {
    const steps = kaplanMeier(rowsOf([...maintained, ...others]));
    near(steps[0]!.survival, 0.91304347826087);
    near(steps[0]!.standardError, 0.0587533847558414);
    near(steps.find(({ time }) => time === 23)!.survival, 0.546583850931677);
    assert.deepEqual(medianLimits(kaplanMeier(rowsOf(maintained))), { low: 13, high: null });
  });
  it("ne compter que ce qui est fini donnerait trop peu : la médiane de ceux qui attendent encore est plus longue", () => {
    const finished = rowsOf(maintained.filter(([, seen]) => seen));
    assert.ok(medianOf(kaplanMeier(finished))! < medianOf(kaplanMeier(rowsOf(maintained)))!);
    assert.equal(medianOf(kaplanMeier([{ time: 3, events: 1, censored: 4 }])), null, "tant que plus de la moitié attend, il n'y a pas de médiane");
    assert.deepEqual(kaplanMeier([]), []);
    for (const bad of [{ time: -1, events: 1, censored: 0 }, { time: Number.NaN, events: 1, censored: 0 }, { time: 1, events: 0, censored: -2 }]) assert.throws(() => kaplanMeier([bad]), RangeError);
  });
  it("groupées ou une à une, les mêmes durées donnent la même courbe, qui ne remonte jamais", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.boolean()), { minLength: 1, maxLength: 80 }), (all) => {
      const grouped = [...new Set(all.map(([time]) => time))].map((time) => ({ time, events: all.filter(([t, seen]) => t === time && seen).length, censored: all.filter(([t, seen]) => t === time && !seen).length }));
      const [one, other] = [kaplanMeier(rowsOf(all)), kaplanMeier(grouped)];
      assert.deepEqual(one, other);
      assert.ok(one.every(({ survival }, at) => survival <= (one[at - 1]?.survival ?? 1) && survival >= 0));
    }));
  });
});
