import type { Count } from "./story.ts";
import { eased, hand, leanOf, turning } from "./turning.ts";
import { trackOf, xAt } from "./track.ts";
import type { Scale } from "./scale.ts";

/**
 * The one red line. It wanders, waves, then loops over itself as more things are open at once, and is pulled straight as
 * they close: a trochoid whose wave length and reach follow the count. Knots and today hold it in place.
 */
export type Lead = {
  /** Turn by turn, in drawing order: each passes over the one before. */
  turns: { path: string; over: boolean }[];
  /** From today on: a slack line, nothing of it is known. */
  ahead: string;
};

export type LeadRoom = {
  scale: Scale;
  counts: Count[];
  /** Where the line is held, in pixels. */
  held: number[];
  today: number;
  middle: number;
  /** How far from the middle the wildest turn may go. */
  reach: number;
  /** 1 for a wide drawing; smaller drawings turn faster. */
  grain: number;
};

type Point = { x: number; y: number; dx: number; dy: number; phase: number };
/** How many were open around a position: steps softened over a few pixels, so that the line never jumps. Worked out once per pixel. */
export const openAround = (room: Pick<LeadRoom, "scale" | "counts">): ((x: number) => number) => {
  const { left, right } = room.scale;
  const steps = room.counts.map((count) => ({ x: room.scale.at(count.on), value: count.value })).sort((a, b) => a.x - b.x);
  const first = steps[0];
  if (!first) return () => 1;
  const wide = Math.ceil(right - left) + 1;
  const stepped = new Float64Array(wide).fill(first.value);
  for (const step of steps) stepped.fill(step.value, Math.max(0, Math.floor(step.x - left)));
  const at = (pixel: number): number => stepped[Math.min(Math.max(pixel, 0), wide - 1)] ?? first.value;
  const soft = stepped.map((_, pixel) => (at(pixel - 16) + at(pixel - 8) + at(pixel) + at(pixel + 8) + at(pixel + 16)) / 5);
  return (x) => soft[Math.min(Math.max(Math.round(x - left), 0), wide - 1)] ?? first.value;
};

const quarter = Math.PI / 2;

type Hold = { x: number; /** The first day and today hold the line so that nothing passes beyond them. */ end: boolean };

/** The turns between two holds: a whole number of half turns, so that the line passes through both. */
const span = (room: LeadRoom, open: (x: number) => number, from: Hold, to: Hold, startPhase: number): Point[] => {
  const track = trackOf((x) => turning(open(x), room.grain).length, from.x, to.x);
  // Whether a turn loops is decided once for the whole turn: a loop that would change its mind half way ends in a hook.
  const leanAt = (phase: number, x: number): number => {
    const top = Math.round(phase / (2 * Math.PI)) * 2 * Math.PI - startPhase;
    const inside = top >= 0 && top <= track.turns;
    return leanOf(open(inside ? xAt(track, top) : x), turning(open(x), room.grain).length) * (1 + 0.2 * hand(phase, 4));
  };
  // A line that leans is drawn beside its own progress: start and end there, so that the knots themselves stay in place.
  const shift = (hold: Hold, phase: number): number => (hold.end ? 0 : leanAt(phase, hold.x) * Math.sin(phase));
  const [shiftFrom, shiftTo] = [shift(from, startPhase), shift(to, startPhase + track.turns)];
  const points: Point[] = [];
  for (let turned = 0; turned <= track.turns + 1e-9; turned += quarter) {
    const x = xAt(track, turned);
    const phase = startPhase + turned;
    const warp = shiftFrom + ((shiftTo - shiftFrom) * turned) / track.turns;
    const end = Math.min(from.end ? x - from.x : Infinity, to.end ? to.x - x : Infinity);
    points.push(pointAt(room, { open: open(x), x: x + warp, phase, leaning: leanAt(phase, x), held: Math.min(x - from.x, to.x - x), end }));
  }
  return points;
};

type Place = { open: number; x: number; phase: number; leaning: number; /** How far from a hold, and from an end. */ held: number; end: number };

const pointAt = (room: LeadRoom, place: Place): Point => {
  const { phase } = place;
  const { length, height } = turning(place.open, room.grain);
  const free = eased(place.held / (length * 0.4));
  const loose = eased(place.end / (length * 0.6));
  const tall = room.reach * height * (0.4 + 0.6 * loose) * (1 + 0.3 * hand(phase, 1));
  const leaning = place.leaning * loose;
  // Where it loops, the middle itself wanders, and the pace too: equal loops would look like a spring, not like a tangle.
  const looping = Math.min(1, leaning / length) * free;
  const wander = room.reach * 0.45 * looping * hand(phase * 1.9, 7) + room.reach * 0.08 * free * hand(phase * 1.3, 7);
  const pace = length * 0.35 * looping * hand(phase * 1.3, 11);
  return {
    // Never before the first day nor past today, even squeezed between a knot and the end.
    x: Math.min(Math.max(place.x + pace - leaning * Math.sin(phase), room.scale.left - 3), room.today),
    y: room.middle + wander - tall * Math.cos(phase),
    dx: length / (2 * Math.PI) - leaning * Math.cos(phase),
    dy: tall * Math.sin(phase),
    phase,
  };
};

// Half a pixel is finer than the strand, and shorter to write.
const rounded = (n: number): number => Math.round(n * 2) / 2;
const written = (n: number): string => {
  const kept = rounded(n);
  return kept === 0.5 ? ".5" : kept === -0.5 ? "-.5" : String(kept === 0 ? 0 : kept);
};
const pair = (x: number, y: number): string => `${written(x)}${rounded(y) < 0 ? "" : " "}${written(y)}`;

/** One cubic per quarter turn; relative numbers are shorter, and are taken between rounded places so that errors do not add up. */
const cubics = (points: Point[]): string => {
  let path = "";
  for (const [at, p] of points.entries()) {
    const before = points[at - 1];
    if (!before) {
      path = `M${pair(p.x, p.y)}`;
      continue;
    }
    const third = (p.phase - before.phase) / 3;
    const [x, y] = [rounded(before.x), rounded(before.y)];
    path += `c${pair(before.dx * third, before.dy * third)} ${pair(p.x - p.dx * third - x, p.y - p.dy * third - y)} ${pair(rounded(p.x) - x, rounded(p.y) - y)}`;
  }
  return path;
};

/** Cuts where the line is at the top of its loop, so that the next turn is drawn over the end of this one. */
const turnsOf = (points: Point[], open: (x: number) => number): Lead["turns"] => {
  const turns: Lead["turns"] = [];
  let current: Point[] = [];
  for (const point of points) {
    current.push(point);
    const top = Math.cos(point.phase) > 0.99;
    if (top && current.length > 3 && leanOf(open(point.x), 1) > 0.15) {
      turns.push({ path: cubics(current), over: true });
      current = [point];
    }
  }
  if (current.length > 1) turns.push({ path: cubics(current), over: turns.length > 0 });
  return turns;
};

export const drawLead = (room: LeadRoom): Lead => {
  const open = openAround(room);
  const points: Point[] = [];
  let phase = quarter;
  const holds = holdsOf(room);
  for (const [at, to] of holds.entries()) {
    const from = holds[at - 1];
    if (!from) continue;
    const made = span(room, open, from, to, phase);
    phase = made.at(-1)?.phase ?? phase;
    points.push(...(points.length ? made.slice(1) : made));
  }
  return { turns: points.length > 1 ? turnsOf(points, open) : [], ahead: drawAhead(room) };
};

/** Knots too close to each other hold the line once. */
const holdsOf = (room: LeadRoom): Hold[] => {
  const holds: Hold[] = [{ x: room.scale.left, end: true }];
  const inside = room.held.filter((x) => x > room.scale.left + 8 && x < room.today - 8).sort((a, b) => a - b);
  for (const x of inside) if (x - (holds.at(-1)?.x ?? x) >= 8) holds.push({ x, end: false });
  if (room.today - room.scale.left > 4) holds.push({ x: room.today, end: true });
  return holds;
};

const drawAhead = (room: LeadRoom): string => {
  const ahead = room.scale.right - room.today;
  if (ahead < 4) return "";
  const waves = Math.max(1, Math.round(ahead / (130 * room.grain)));
  const length = ahead / waves;
  const sag = room.reach * 0.16;
  let path = `M${pair(room.today, room.middle)}`;
  for (let at = 0; at < waves; at++) {
    const side = at % 2 ? -1 : 1;
    path += `q${pair(length / 2, side * sag * 2)} ${pair(length, 0)}`;
  }
  return path;
};
