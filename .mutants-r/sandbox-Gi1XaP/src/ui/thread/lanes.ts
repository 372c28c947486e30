import { longDay } from "../days.ts";
import type { Frame } from "./frame.ts";
import { fitting } from "./labels.ts";
import { textWidth, wrap } from "./measure.ts";
import { placeInRows, type Stretch } from "./rows.ts";
import type { Scale } from "./scale.ts";
import type { BoxShape, LaneShape } from "./shapes.ts";
import { uncertainWords, type Lane, type Segment, type Story } from "./story.ts";

type LaneRoom = { scale: Scale; frame: Frame; story: Story; todayX: number };

const gap = 2;
const padding = 7;
// Under this width nobody points at a box to read what it says.
const worthPointing = 14;

export const drawLane = (lane: Lane, top: number, room: LaneRoom): LaneShape => {
  const { frame } = room;
  const { stretches, rows } = placeInRows(lane.segments, room.scale, room.todayX, room.story.today, frame.rowCap);
  // A single row climbs as a staircase; several rows lie flat, one above the other.
  const climbs = rows === 1;
  const rise = climbs ? frame.rise : 0;
  const boxHeight = climbs ? frame.step : 21;
  const height = climbs ? boxHeight + 4 * rise : rows * (boxHeight + 2) - 2;
  const lines = wrap(lane.label, frame.gutter - 40, frame.text, true).slice(0, 2);
  const boxes = stretches.map((stretch) => {
    const strength = stretch.segment.strength ?? 2;
    const y = climbs ? top + (4 - strength) * rise : top + stretch.row * (boxHeight + 2);
    return boxOf(stretch, y, boxHeight, room);
  });
  return { key: lane.key, domain: lane.domain, icon: lane.icon, lines, labelY: top + height / 2 + (lines.length > 1 ? -4 : 5), top, height, boxes };
};

const boxOf = (stretch: Stretch, y: number, height: number, room: LaneRoom): BoxShape => {
  const { segment, marks, overflow } = stretch;
  const x = Math.round(stretch.x);
  const width = Math.max(Math.round(stretch.after) - x - gap, 3);
  const crowd = marks.length > 1 || overflow;
  const box: BoxShape = {
    x,
    y,
    width: overflow ? Math.max(width, 30) : width,
    height,
    look: lookOf(segment, crowd),
    uncertain: crowd ? null : (segment.uncertain ?? null),
    planned: segment.planned ?? false,
    ticks: crowd && !overflow ? marks.slice(1).map((mark) => `M${Math.round(mark)} ${y}v${height}`).join("") : "",
    text: "",
    textX: 0,
    textY: Math.round(y + height / 2 + room.frame.small * 0.35),
    numbered: false,
    title: "",
    told: "",
  };
  return crowd ? writtenCrowd(box, marks.length, overflow, room) : writtenAlone(box, segment, room);
};

const lookOf = (segment: Segment, crowd: boolean): BoxShape["look"] => {
  if (crowd) return "many";
  return segment.uncertain ?? (segment.planned ? "planned" : (segment.strength ?? 2));
};

const writtenCrowd = (box: BoxShape, count: number, overflow: boolean, room: LaneRoom): BoxShape => {
  const text = overflow ? `+${count}` : `${count}×`;
  const fits = textWidth(text, room.frame.small, true) + 6 <= box.width;
  const words = overflow ? `${count} de plus, dans le tableau` : `${count} changements rapprochés, dans le tableau`;
  return { ...box, text: fits ? text : "", textX: box.x + 4, title: words };
};

const writtenAlone = (box: BoxShape, segment: Segment, room: LaneRoom): BoxShape => {
  const words = labelWords(segment);
  const clear = clearestRoom(box, room, words);
  const text = fitting(words.label, words.short, clear.to - clear.from, room.frame.small);
  const whole = text === words.label || box.width < worthPointing;
  return { ...box, text: text ?? "", textX: Math.round(clear.from), title: whole ? "" : words.label, told: whole ? "" : toldOf(segment) };
};

/** An uncertain answer says which of the three it is, not the absent value. */
const labelWords = (segment: Segment): { label: string; short: string | undefined } => {
  if (!segment.uncertain) return { label: segment.label, short: segment.short };
  return { label: segment.label || uncertainWords[segment.uncertain], short: segment.short ?? (segment.uncertain === "unknown" ? "?" : undefined) };
};

const toldOf = (segment: Segment): string =>
  `${labelWords(segment).label}, ${segment.to === null ? `depuis le ${longDay(segment.from)}` : `du ${longDay(segment.from)} au ${longDay(segment.to)}`}`;

/** Today's line crosses what goes on after it: the words stand on the side that takes them whole, else on the wider one. */
const clearestRoom = (box: BoxShape, room: LaneRoom, words: { label: string }): { from: number; to: number } => {
  const crossed = room.todayX > box.x + 1 && room.todayX < box.x + box.width - 1;
  const edges = crossed ? [box.x, room.todayX, box.x + box.width] : [box.x, box.x + box.width];
  const parts = edges.slice(1).map((to, at) => ({ from: (edges[at] ?? box.x) + padding, to: to - padding + 2 }));
  const whole = parts.find((part) => fitting(words.label, undefined, part.to - part.from, room.frame.small) === words.label);
  return whole ?? parts.reduce((best, part) => (part.to - part.from > best.to - best.from ? part : best));
};
