import { textWidth } from "./measure.ts";
import type { Anchor, Placed } from "./shapes.ts";

export type Zone = { x1: number; x2: number; y1: number; y2: number };

const meets = (a: Zone, b: Zone): boolean => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

export type Wish = {
  x: number;
  /** From the fullest to the shortest words. */
  words: string[];
  bold?: boolean;
  /** Lower is served first. */
  rank: number;
};

/** A wish with its words measured once, for it is tried many times. */
type Measured = Wish & { widths: number[] };

export type LabelRoom = { left: number; right: number; top: number; rowHeight: number; rows: number; size: number; blocked: Zone[] };

type Strategy = { order: (a: Wish, b: Wish) => number; anchorsOf: (wish: Wish) => Anchor[] };

/** Marks close to each other block each other: several ways of seating their labels are tried. */
const strategiesFor = (wishes: Wish[]): Strategy[] => {
  const centre = wishes.reduce((sum, wish) => sum + wish.x, 0) / Math.max(wishes.length, 1);
  const rightFirst = (a: Wish, b: Wish): number => b.x - a.x;
  const leftFirst = (a: Wish, b: Wish): number => a.x - b.x;
  const outerFirst = (a: Wish, b: Wish): number => Math.abs(b.x - centre) - Math.abs(a.x - centre);
  const outward = (wish: Wish): Anchor[] => (wish.x < centre ? ["end", "middle", "start"] : ["start", "middle", "end"]);
  const always = (...anchors: Anchor[]) => (): Anchor[] => anchors;
  return [
    { order: rightFirst, anchorsOf: always("middle", "start", "end") },
    { order: leftFirst, anchorsOf: always("middle", "start", "end") },
    { order: outerFirst, anchorsOf: outward },
    { order: leftFirst, anchorsOf: always("end", "start", "middle") },
    { order: rightFirst, anchorsOf: always("start", "end", "middle") },
  ];
};

/**
 * Puts each label on the first row where it touches nothing, and where the thin line from its mark crosses no other label.
 * The strategy that seats the most of what matters wins.
 */
export const placeLabels = (wishes: Wish[], room: LabelRoom): (Placed | null)[] => {
  let best: (Placed | null)[] = [];
  let seated = -1;
  const measured = wishes.map((wish) => ({ ...wish, widths: wish.words.map((label) => textWidth(label, room.size, wish.bold)) }));
  for (const strategy of strategiesFor(wishes)) {
    const answers = seat(measured, room, strategy);
    const score = worthOf(wishes.filter((_, at) => answers[at]));
    if (score > seated) [best, seated] = [answers, score];
    if (seated === worthOf(wishes)) return best;
  }
  return best;
};

// One label of a rank is worth any likely number of the next one's.
const worthOf = (wishes: Wish[]): number => wishes.reduce((sum, wish) => sum + 50 ** (3 - Math.min(wish.rank, 3)), 0);

const seat = (wishes: Measured[], room: LabelRoom, { order, anchorsOf }: Strategy): (Placed | null)[] => {
  const taken: Zone[] = [...room.blocked];
  const answers: (Placed | null)[] = wishes.map(() => null);
  const queue = wishes.map((wish, at) => ({ wish, at })).sort((a, b) => a.wish.rank - b.wish.rank || order(a.wish, b.wish));
  for (const { wish, at } of queue) {
    const found = firstFit(wish, room, taken, anchorsOf(wish));
    if (!found) continue;
    answers[at] = found.placed;
    taken.push(...found.zones);
  }
  return answers;
};

const firstFit = (wish: Measured, room: LabelRoom, taken: Zone[], preferred: Anchor[]): { placed: Placed; zones: Zone[] } | null => {
  for (const [at, label] of wish.words.entries()) {
    const width = wish.widths[at] ?? 0;
    for (let row = 0; row < room.rows; row++) {
      for (const anchor of preferred) {
        const placed = tryAt(wish, label, width, anchor, row, room);
        if (!placed) continue;
        const zones = zonesOf(wish, placed, row, room);
        if (!zones.some((zone) => taken.some((other) => meets(zone, other)))) return { placed, zones };
      }
    }
  }
  return null;
};

const tryAt = (wish: Wish, label: string, width: number, anchor: Anchor, row: number, room: LabelRoom): Placed | null => {
  const x = anchor === "start" ? besideOf(wish.x - 3, room.blocked) : anchor === "end" ? wish.x + 3 : wish.x;
  const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  if (from < room.left || from + width > room.right) return null;
  return { label, x, y: Math.round(room.top + row * room.rowHeight + room.size), anchor, from, to: from + width };
};

// A mark just after a line that nothing may cross: its words begin on the far side of that line.
const besideOf = (x: number, blocked: Zone[]): number => blocked.reduce((at, zone) => (at - 3 < zone.x2 && at + 16 > zone.x2 && at > zone.x1 - 4 ? zone.x2 + 3 : at), x);

const zonesOf = (wish: Wish, placed: Placed, row: number, room: LabelRoom): Zone[] => {
  const top = room.top + row * room.rowHeight;
  const text = { x1: placed.from - 3, x2: placed.to + 3, y1: top + 1, y2: top + room.rowHeight - 1 };
  const tie = { x1: wish.x - 2, x2: wish.x + 2, y1: room.top - 4, y2: top + 1 };
  return row > 0 ? [text, tie] : [text];
};

/** The fullest wording that fits a width: the whole label, its short form, then its first words up to a comma. Never part of a word. */
export const fitting = (label: string, short: string | undefined, room: number, size: number, isBold = false): string | null => {
  const first = /^(.{3,}?)[,(:;]/.exec(label)?.[1]?.trim();
  for (const words of [label, short, first && `${first}…`]) {
    if (words && textWidth(words, size, isBold) <= room) return words;
  }
  return null;
};
