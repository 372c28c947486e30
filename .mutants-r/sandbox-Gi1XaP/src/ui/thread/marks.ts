import { longDay } from "../days.ts";
import type { Frame } from "./frame.ts";
import { placeLabels } from "./labels.ts";
import { textWidth } from "./measure.ts";
import { yearStarts, type Scale } from "./scale.ts";
import type { Drawing, KnotShape, LimitShape } from "./shapes.ts";
import type { Knot, Story } from "./story.ts";

/** What stands around the lanes: knots and their words, limits, years, today. */
const rowHeight = 19;
export const todayWord = "aujourd’hui";

export const isHeld = (knot: Knot): boolean => knot.kind !== "minor";

/** Large knots hold the line; small ones are beads on a string of their own under it, for the line may loop above them. */
export const drawKnots = (story: Story, scale: Scale, frame: Frame, middle: number): { knots: KnotShape[]; bottom: number } => {
  const known = [...story.knots].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const beads = middle + frame.reach + 6;
  const hasBeads = known.some((knot) => !isHeld(knot));
  const top = beads + (hasBeads ? 8 : 2);
  const today = scale.at(story.today);
  const wishes = known.map((knot) => ({
    x: scale.at(knot.on),
    words: knot.short ? [knot.label, knot.short] : [knot.label],
    bold: knot.planned,
    rank: (knot.planned ? 0 : 2) + (isHeld(knot) ? 0 : 1),
  }));
  const placed = placeLabels(wishes, {
    left: frame.gutter - 20, right: frame.width, top, rowHeight, rows: frame.knotRows, size: frame.small,
    blocked: [{ x1: today - 2, x2: today + 2, y1: top, y2: top + frame.knotRows * rowHeight }],
  });
  const knots = known.map((knot, at) => {
    const text = placed[at] ?? null;
    return { x: scale.at(knot.on), y: isHeld(knot) ? middle : beads, major: isHeld(knot), planned: knot.planned ?? false, title: `${knot.label}, ${longDay(knot.on)}`, text, number: null, tieTo: text ? text.y - frame.small : null };
  });
  return { knots, bottom: Math.max(top, ...placed.map((text) => (text ? text.y + 6 : top))) };
};

export const drawLimits = (story: Story, scale: Scale, frame: Frame, top: number): LimitShape[] => {
  const wishes = story.limits.map((limit) => ({ x: scale.at(limit.on), words: limit.short ? [limit.label, limit.short] : [limit.label], rank: 0 }));
  const placed = placeLabels(wishes, { left: 0, right: frame.width, top, rowHeight, rows: 3, size: frame.small, blocked: [] });
  return story.limits.map((limit, at) => {
    const text = placed[at] ?? null;
    return { x: scale.at(limit.on), y2: text ? text.y - frame.small + 1 : top, title: `${limit.label}, ${longDay(limit.on)}`, text, number: null };
  });
};

/** The pill that says today stays inside the frame even when today is its first or last day. */
export const todayLabelAt = (today: number, scale: Scale, size: number): number => {
  const half = textWidth(todayWord, size, true) / 2 + 8;
  return Math.min(Math.max(today, scale.left + half), scale.right - half);
};

export const drawYears = (story: Story, scale: Scale, size: number): Drawing["years"] => {
  const half = textWidth(todayWord, size, true) / 2 + 10;
  const pill = todayLabelAt(scale.at(story.today), scale, size);
  let free = scale.left - 1;
  return yearStarts(story.from, story.to).map((start) => {
    const x = scale.at(start);
    const label = start.slice(0, 4);
    const from = x + 5;
    const to = from + textWidth(label, size);
    const clear = from >= free && to <= scale.right && (from > pill + half || to < pill - half);
    if (clear) free = to + 8;
    return { x, label, labelX: clear ? from : null };
  });
};
