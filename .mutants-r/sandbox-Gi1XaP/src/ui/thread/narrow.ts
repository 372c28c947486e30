import { drawLead, type Lead } from "./lead.ts";
import { isHeld } from "./marks.ts";
import { textWidth } from "./measure.ts";
import { placeInRows, type Stretch } from "./rows.ts";
import { scaleOf, yearStarts, type Scale } from "./scale.ts";
import { drawStrands } from "./strands.ts";
import type { Lane, Story, Uncertain } from "./story.ts";

/** Time as a share of the width, in percent: the drawing follows its container, its words stay those of the page. */
export type NarrowDrawing = {
  lead: Lead;
  leadWidth: number;
  leadHeight: number;
  today: number;
  todayAnchor: "start" | "middle" | "end";
  years: { at: number; label: string }[];
  knots: { at: number; planned: boolean }[];
  strips: Strip[];
  strands: { path: string; ends: string; height: number } | null;
};

/** One lane in a box 1000 wide and `stripHeight` high; the silences, which have a pattern, in percent of the width. */
export type Strip = { steps: string; planned: string; silent: { x: number; width: number; kind: Uncertain }[] };

export const stripHeight = 26;
const units = 1000;
const leadWidth = 340;
const leadHeight = 64;
// The narrowest container: 320 px less the page's and the card's edges.
const narrowest = 270;

export const drawNarrow = (story: Story): NarrowDrawing => {
  const scale = scaleOf(story, 0, units);
  const today = scale.at(story.today);
  const percent = (x: number): number => Math.round(x) / 10;
  const own = scaleOf(story, 2, leadWidth - 2);
  const held = story.knots.filter(isHeld).map((knot) => own.at(knot.on));
  const strands = drawStrands(story, scale, today, 3, 0, 0);
  return {
    lead: drawLead({ scale: own, counts: story.counts, held, today: own.at(story.today), middle: leadHeight / 2, reach: 27, grain: 0.6 }),
    leadWidth,
    leadHeight,
    today: percent(today),
    todayAnchor: today > units * 0.84 ? "end" : today < units * 0.16 ? "start" : "middle",
    years: spacedYears(story, scale, percent),
    knots: story.knots.filter(isHeld).map((knot) => ({ at: percent(scale.at(knot.on)), planned: knot.planned ?? false })),
    strips: story.lanes.map((lane) => drawStrip(lane, story, scale, today)),
    strands: strands && { path: strands.path, ends: strands.ends, height: strands.height },
  };
};

/** Years whose figures leave each other room on the narrowest screen. */
const spacedYears = (story: Story, scale: Scale, percent: (x: number) => number): NarrowDrawing["years"] => {
  const share = ((textWidth("2026", 14) + 10) / narrowest) * units;
  let free = 0;
  return yearStarts(story.from, story.to).flatMap((start) => {
    const x = scale.at(start);
    if (x < free || x + share > units) return [];
    free = x + share;
    return [{ at: percent(x), label: start.slice(0, 4) }];
  });
};

const drawStrip = (lane: Lane, story: Story, scale: Scale, today: number): Strip => {
  const { stretches, rows } = placeInRows(lane.segments, scale, today, story.today, 3);
  const silent: Strip["silent"] = [];
  const steps = new Steps();
  const planned = new Steps();
  for (const stretch of stretches) {
    const step = stepOf(stretch, rows);
    const kind = stretch.marks.length === 1 ? stretch.segment.uncertain : undefined;
    if (kind) silent.push({ x: step.x / 10, width: (step.after - step.x) / 10, kind });
    else (stretch.segment.planned ? planned : steps).add(step);
  }
  return { steps: steps.path, planned: planned.path, silent };
};

type Step = { x: number; after: number; top: number; bottom: number };

const stepOf = (stretch: Stretch, rows: number): Step => {
  const x = Math.round(stretch.x);
  const rowHeight = Math.floor((stripHeight - 2) / rows);
  const tall = rows > 1 ? rowHeight - 2 : 5 + (stretch.segment.strength ?? 2) * 4;
  const bottom = rows > 1 ? (stretch.row + 1) * rowHeight : stripHeight - 1;
  return { x, after: Math.max(Math.round(stretch.after) - 3, x + 3), top: bottom - tall, bottom };
};

/** Written from where the last one ended: the same few letters come again and again, and compress to almost nothing. */
class Steps {
  path = "";
  private x = 0;
  private y = 0;

  add({ x, after, top, bottom }: Step): void {
    this.path += `m${x - this.x} ${bottom - this.y}v${top - bottom}h${after - x}v${bottom - top}`;
    this.x = after;
    this.y = bottom;
  }
}
