import type { Segment } from "./story.ts";
import type { Scale } from "./scale.ts";

/** A segment with its place along the line; `after` is exclusive. */
export type Stretch = { segment: Segment; x: number; after: number; row: number; ongoing: boolean; /** Where each of the gathered changes begins. */ marks: number[]; /** Stands for what the lane has no row left to draw. */ overflow: boolean };

export type LaneRows = { stretches: Stretch[]; rows: number };

const tiny = 9;

/** Stretches in time order; what is still so stops at today. */
const stretchesOf = (segments: Segment[], scale: Scale, today: number, todayDay: string): Stretch[] =>
  segments
    .map((segment) => {
      const x = scale.at(segment.from);
      const open = segment.to === null;
      const after = open ? (segment.planned || segment.from > todayDay ? scale.right : Math.max(today, x)) : scale.after(segment.to ?? segment.from);
      return { segment, x, after: Math.max(after, x), row: 0, ongoing: open && !segment.planned, marks: [x], overflow: false };
    })
    .filter((stretch) => stretch.x < scale.right && stretch.after > scale.left)
    .sort((a, b) => a.x - b.x || b.after - a.after);

/**
 * What overlaps goes to another row, at most `cap` of them; beyond the cap the last row tells how many are not drawn.
 * A day's overlap (an end written as the next one's start) is no overlap.
 */
export const placeInRows = (segments: Segment[], scale: Scale, today: number, todayDay: string, cap: number): LaneRows => {
  const slack = (scale.right - scale.left) / 2000 + 1;
  const ends: number[] = [];
  const rest: Stretch[] = [];
  const placed: Stretch[] = [];
  for (const stretch of stretchesOf(segments, scale, today, todayDay)) {
    const free = ends.findIndex((end) => end <= stretch.x + slack);
    const row = free >= 0 ? free : ends.length;
    if (row >= cap) {
      rest.push(stretch);
      continue;
    }
    ends[row] = stretch.after;
    placed.push({ ...stretch, row });
  }
  const rows = Math.max(1, ends.length) + (rest.length ? 1 : 0);
  const merged = [...gathered(placed), ...remainder(rest, Math.max(1, ends.length))];
  return { stretches: merged.sort((a, b) => a.row - b.row || a.x - b.x), rows };
};

/** Neighbours too short to be seen apart become one stretch that says how many it holds. */
const gathered = (stretches: Stretch[]): Stretch[] => {
  const result: Stretch[] = [];
  for (const stretch of [...stretches].sort((a, b) => a.row - b.row || a.x - b.x)) {
    const last = result.at(-1);
    const both = last && last.row === stretch.row && stretch.x - last.after < 2 && !stretch.ongoing && stretch.segment.planned === last.segment.planned;
    if (both && stretch.after - stretch.x < tiny && (last.marks.length > 1 || last.after - last.x < tiny)) {
      last.marks.push(...stretch.marks);
      last.after = Math.max(last.after, stretch.after);
    } else result.push({ ...stretch, marks: [...stretch.marks] });
  }
  return result;
};

const remainder = (rest: Stretch[], row: number): Stretch[] => {
  const result: Stretch[] = [];
  for (const stretch of rest) {
    const last = result.at(-1);
    if (last && stretch.x < Math.max(last.after, last.x + 34)) {
      last.marks.push(stretch.x);
      last.after = Math.max(last.after, stretch.after);
      last.ongoing ||= stretch.ongoing;
    } else result.push({ ...stretch, row, overflow: true });
  }
  return result;
};
