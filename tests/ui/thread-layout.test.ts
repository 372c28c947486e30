import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { drawThread } from "../../src/ui/thread/layout.ts";
import { textWidth } from "../../src/ui/thread/measure.ts";
import { wideFrame } from "../../src/ui/thread/frame.ts";
import type { Drawing, Placed } from "../../src/ui/thread/shapes.ts";
import { dense, empty, silent, simple } from "../../src/routes/(atelier)/atelier/stories.ts";
import { anyStory } from "./stories-arbitrary.ts";

const size = wideFrame.small;
type Box = { x1: number; x2: number; y1: number; y2: number; what: string };
const placed = (text: Placed): Box => ({ x1: text.from, x2: text.to, y1: text.y - size + 2, y2: text.y, what: text.label });
const overlapping = (boxes: Box[]): string[] =>
  boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2).map((b) => `${a.what} / ${b.what}`));

const knotNames = (drawing: Drawing): Box[] => drawing.knots.flatMap((knot) => (knot.text ? [placed(knot.text)] : []));
const limitNames = (drawing: Drawing): Box[] => drawing.limits.flatMap((limit) => (limit.text ? [placed(limit.text)] : []));
const boxWords = (drawing: Drawing): (Box & { left: number; right: number })[] =>
  drawing.lanes.flatMap((lane) => lane.boxes.filter((box) => box.text).map((box) => {
    const width = textWidth(box.text, size);
    // From right to left, a word starts at its right-hand end.
    const from = box.numbered ? box.textX - width / 2 : drawing.mirror ? box.textX - width : box.textX;
    return { x1: from, x2: from + width, y1: box.textY - size + 3, y2: box.textY, what: box.text, left: box.x, right: box.x + box.width };
  }));

const numbersOf = (path: string): number[] => (path.match(/-?\d*\.?\d+/g) ?? []).map(Number);

const soundnessOf = (drawing: Drawing): string[] => [
  ...overlapping(knotNames(drawing)),
  ...overlapping(limitNames(drawing)),
  ...overlapping(boxWords(drawing)),
  ...boxWords(drawing).filter((word) => word.x1 < word.left - (drawing.mirror ? 3 : 0.5) || word.x2 > word.right + 3).map((word) => `${word.what} sort de sa case`),
  ...[...knotNames(drawing), ...limitNames(drawing)].filter((name) => name.x1 < -1 || name.x2 > drawing.width + 1 || name.y2 > drawing.height).map((name) => `${name.what} sort du cadre`),
  ...drawing.lanes.flatMap((lane) => lane.boxes.filter((box) => box.x < drawing.left - 1 || box.x + box.width > drawing.right + 32 || box.width <= 0).map((box) => `case de ${box.x} à ${box.x + box.width}`)),
];

describe("Le dessin du fil", () => {
  it("n'a jamais deux mots l'un sur l'autre, ni hors de leur case ou du cadre, quoi qu'il raconte", () => {
    fc.assert(fc.property(anyStory, (story) => assert.deepEqual(soundnessOf(drawThread(story)), [])), { numRuns: 150 });
  });

  it("ne coupe jamais un mot : ce qui est écrit est le libellé, son abrégé, ses premiers mots ou un numéro", () => {
    for (const story of [simple, silent, dense()]) {
      const said = new Set(story.lanes.flatMap((lane) => lane.segments.flatMap((segment) => [segment.label, segment.short ?? ""])));
      for (const word of boxWords(drawThread(story))) {
        const whole = said.has(word.what) || /^\d+$|^\d+×$|^\+\d+$/.test(word.what) || ["ne souhaite pas répondre", "inconnu", "?", "pas demandé"].includes(word.what);
        const firstWords = word.what.endsWith("…") && [...said].some((label) => new RegExp(`^${word.what.slice(0, -1)}[,(:;]`).test(label));
        assert.ok(whole || firstWords, word.what);
      }
    }
  });

  it("va de gauche à droite avec les jours", () => {
    const { years, knots } = drawThread(simple);
    assert.deepEqual(years.map((year) => year.x), years.map((year) => year.x).toSorted((a, b) => a - b));
    assert.deepEqual(knots.map((knot) => knot.x), knots.map((knot) => knot.x).toSorted((a, b) => a - b));
  });

  it("range ce qui se chevauche sur d'autres rangées, jamais plus de trois, et compte le reste", () => {
    const rights = drawThread(silent).lanes.find((lane) => lane.key === "droits");
    const tops = new Set(rights?.boxes.map((box) => box.y));
    assert.equal(tops.size, 4);
    assert.ok(rights?.boxes.some((box) => box.text === "+2"));
  });

  it("met ce qui est prévu à droite d'aujourd'hui", () => {
    const drawing = drawThread(simple);
    const planned = [...drawing.lanes.flatMap((lane) => lane.boxes.filter((box) => box.planned).map((box) => box.x)), ...drawing.knots.filter((knot) => knot.planned).map((knot) => knot.x)];
    assert.equal(planned.length, 3);
    for (const x of planned) assert.ok(x > drawing.todayX);
  });

  it("numérote peu, et chaque numéro a ses mots", () => {
    const { key, lanes, knots, limits } = drawThread(dense());
    assert.ok(key.length <= wideFrame.keyCap);
    const used = [...lanes.flatMap((lane) => lane.boxes.filter((box) => box.numbered).map((box) => Number(box.text))), ...knots.flatMap((knot) => knot.number ?? []), ...limits.flatMap((limit) => limit.number ?? [])];
    assert.deepEqual(used.toSorted((a, b) => a - b), key.map((line) => line.number));
  });

  it("retourné pour l'arabe, il dit la même chose en miroir", () => {
    const straight = drawThread(simple);
    const turned = drawThread(simple, wideFrame, true);
    for (const [at, knot] of straight.knots.entries()) assert.equal(Math.round(turned.knots[at]?.x ?? 0), Math.round(straight.width - knot.x));
    assert.deepEqual(soundnessOf(turned), []);
  });

  it("le premier jour, il tient debout", () => {
    const drawing = drawThread(empty);
    assert.deepEqual(soundnessOf(drawing), []);
    assert.equal(drawing.strands, null);
    assert.ok(numbersOf(drawing.lead.ahead).every(Number.isFinite));
  });
});
