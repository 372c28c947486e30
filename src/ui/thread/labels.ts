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

export type LabelRoom = { left: number; right: number; top: number; rowHeight: number; rows: number; size: number; blocked: Zone[] };

const anchors: Anchor[][] = [["middle", "start", "end"], ["start", "end", "middle"], ["end", "start", "middle"]];
const orders: ((a: Wish, b: Wish) => number)[] = [(a, b) => b.x - a.x, (a, b) => a.x - b.x];

/**
 * Puts each label on the first row where it touches nothing, and where the thin line from its mark crosses no other label.
 * Several orders are tried, since close marks block each other; the one that seats the most labels wins.
 */
export const placeLabels = (wishes: Wish[], room: LabelRoom): (Placed | null)[] => {
  let best: (Placed | null)[] = [];
  let seated = -1;
  for (const order of orders) {
    for (const preferred of anchors) {
      const answers = seat(wishes, room, order, preferred);
      const count = answers.filter(Boolean).length;
      if (count > seated) [best, seated] = [answers, count];
      if (seated === wishes.length) return best;
    }
  }
  return best;
};

const seat = (wishes: Wish[], room: LabelRoom, order: (a: Wish, b: Wish) => number, preferred: Anchor[]): (Placed | null)[] => {
  const taken: Zone[] = [...room.blocked];
  const answers: (Placed | null)[] = wishes.map(() => null);
  const queue = wishes.map((wish, at) => ({ wish, at })).sort((a, b) => a.wish.rank - b.wish.rank || order(a.wish, b.wish));
  for (const { wish, at } of queue) {
    const found = firstFit(wish, room, taken, preferred);
    if (!found) continue;
    answers[at] = found.placed;
    taken.push(...found.zones);
  }
  return answers;
};

const firstFit = (wish: Wish, room: LabelRoom, taken: Zone[], preferred: Anchor[]): { placed: Placed; zones: Zone[] } | null => {
  for (const label of wish.words) {
    const width = textWidth(label, room.size, wish.bold);
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
  const nudge = anchor === "start" ? -3 : anchor === "end" ? 3 : 0;
  const x = wish.x + nudge;
  const from = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  if (from < room.left || from + width > room.right) return null;
  return { label, x, y: room.top + row * room.rowHeight + room.size, anchor, from, to: from + width };
};

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
