import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { dayBefore, dayNumber, dayOf, longDay, numericDay, parseDay, shortDay, shortMonth } from "../../src/ui/days.ts";

describe("Les jours écrits et lus", () => {
  it("sont ceux du calendrier, de l'an 1 à l'an 9999", () => {
    fc.assert(fc.property(fc.integer({ min: -719162, max: 2932896 }), (number) => {
      const day = dayOf(number);
      assert.equal(dayNumber(day), number);
      assert.equal(Temporal.PlainDate.from(day).toString(), day);
      assert.equal(Temporal.PlainDate.from("1970-01-01").until(day).days, number);
    }), { numRuns: 300 });
  });

  it("se lisent comme les gens les tapent", () => {
    const same = ["09/03/2026", "9/3/26", "9.3.2026", "09-03-2026", "9 3 2026", "2026-03-09", "9 mars 2026", "  09/03/2026 "];
    assert.deepEqual(same.map((text) => parseDay(text)), same.map(() => "2026-03-09"));
    assert.equal(parseDay("1er février 1984"), "1984-02-01");
    assert.equal(parseDay("1 AOUT 1984"), "1984-08-01");
    assert.equal(parseDay("3 déc. 1984"), "1984-12-03");
    assert.equal(parseDay("01/01/50"), "1950-01-01");
    assert.equal(parseDay("01/01/49"), "2049-01-01");
    assert.equal(parseDay("01/01/30", 26), "1930-01-01");
  });

  it("se refusent quand ils n'existent pas", () => {
    for (const text of ["31/02/2026", "29/02/2025", "00/01/2026", "12/13/2026", "32/01/2026", "hier", "", "12/2026", "3 brumaire 2026", "2026-02-30"]) assert.equal(parseDay(text), undefined, text);
  });

  it("s'écrivent en français", () => {
    assert.equal(longDay("2026-10-01"), "1er octobre 2026");
    assert.equal(longDay("2026-10-12"), "12 octobre 2026");
    assert.equal(shortDay("2026-07-12"), "12 juil. 2026");
    assert.equal(shortMonth("2026-02-12"), "févr. 2026");
    assert.equal(numericDay("2026-02-03"), "03/02/2026");
    assert.equal(numericDay("31/02/2026"), "31/02/2026", "ce qui a été tapé revient tel quel");
    assert.equal(dayBefore("2026-03-01"), "2026-02-28");
  });
});
