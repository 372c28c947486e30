import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { drawLead, openAround } from "../../src/ui/thread/lead.ts";
import { scaleOf } from "../../src/ui/thread/scale.ts";
import type { Count } from "../../src/ui/thread/story.ts";
import { anyStory } from "./stories-arbitrary.ts";

const span = { from: "2023-01-01", to: "2026-12-31" };
const scale = scaleOf(span, 100, 1100);
const room = (counts: Count[], held: number[] = []) => ({ scale, counts, held, today: 900, middle: 60, reach: 40, grain: 1 });
const steady = (value: number): Count[] => [{ on: span.from, value }];

/** Every place the line goes through, control points apart. */
const places = (path: string): { x: number; y: number }[] => {
  const [start = "", ...cubics] = path.split("c");
  const [x = 0, y = 0] = (start.match(/-?\d*\.?\d+/g) ?? []).map(Number);
  const at = { x, y };
  return [{ ...at }, ...cubics.map((one) => {
    const numbers = (one.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    at.x += numbers[4] ?? Number.NaN;
    at.y += numbers[5] ?? Number.NaN;
    return { ...at };
  })];
};
const trace = (counts: Count[], held: number[] = []) => drawLead(room(counts, held)).turns.flatMap((turn) => places(turn.path));
const unrest = (counts: Count[]): number => {
  const line = trace(counts);
  return line.slice(1).reduce((sum, place, at) => sum + Math.hypot(place.x - (line[at]?.x ?? 0), place.y - (line[at]?.y ?? 0)), 0);
};
const goesBack = (counts: Count[]): boolean => {
  const line = trace(counts);
  return line.some((place, at) => place.x < (line[at - 1]?.x ?? 0) - 1);
};

describe("Le fil rouge", () => {
  it("s'emmêle d'autant plus qu'il y a de choses ouvertes", () => {
    const lengths = [0, 1, 2, 3, 4, 5, 6, 7].map((value) => unrest(steady(value)));
    for (const [at, length] of lengths.entries()) assert.ok(at === 0 || length > (lengths[at - 1] ?? 0), `${at} : ${length}`);
  });

  it("ne fait de boucles qu'à partir de quatre", () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 7].map((value) => goesBack(steady(value))), [false, false, false, false, true, true, true, true]);
  });

  it("passe par chaque nœud qui le tient", () => {
    const held = [180, 320, 322, 610, 860];
    const line = trace([{ on: "2023-01-01", value: 7 }, { on: "2024-06-01", value: 4 }, { on: "2025-06-01", value: 1 }], held);
    for (const x of held.filter((one) => one !== 322)) {
      const nearest = Math.min(...line.map((place) => Math.hypot(place.x - x, place.y - 60)));
      assert.ok(nearest < 6, `à ${nearest} px du nœud de ${x}`);
    }
  });

  it("est d'un seul tenant, de son premier jour à aujourd'hui", () => {
    const { turns } = drawLead(room(steady(7), [300]));
    for (const [at, turn] of turns.entries()) {
      const before = turns[at - 1];
      if (!before) continue;
      const [end, start] = [places(before.path).at(-1), places(turn.path)[0]];
      assert.ok(Math.hypot((end?.x ?? 0) - (start?.x ?? 0), (end?.y ?? 0) - (start?.y ?? 0)) < 0.5);
    }
    const line = turns.flatMap((turn) => places(turn.path));
    assert.ok(Math.abs((line[0]?.x ?? 0) - 100) < 1 && Math.abs((line.at(-1)?.x ?? 0) - 900) < 1);
  });

  it("reste dans sa bande et ne passe pas aujourd'hui, quoi qu'il raconte", () => {
    fc.assert(fc.property(anyStory, fc.integer({ min: 60, max: 1100 }), (story, today) => {
      const own = scaleOf(story, 100, 1100);
      const lead = drawLead({ scale: own, counts: story.counts, held: story.knots.map((knot) => own.at(knot.on)), today: Math.max(today, 100), middle: 60, reach: 40, grain: 1 });
      for (const place of lead.turns.flatMap((turn) => places(turn.path))) {
        assert.ok(Number.isFinite(place.x) && Number.isFinite(place.y));
        assert.ok(place.y > 60 - 62 && place.y < 60 + 62, `y ${place.y}`);
        assert.ok(place.x <= Math.max(today, 100) + 0.5, `x ${place.x} après ${today}`);
      }
    }), { numRuns: 150 });
  });

  it("adoucit les marches du compte", () => {
    const open = openAround({ scale, counts: [{ on: "2023-01-01", value: 6 }, { on: "2025-01-01", value: 1 }] });
    const step = scale.at("2025-01-01");
    assert.equal(open(step - 40), 6);
    assert.equal(open(step + 40), 1);
    assert.ok(open(step) > 1 && open(step) < 6);
  });
});
