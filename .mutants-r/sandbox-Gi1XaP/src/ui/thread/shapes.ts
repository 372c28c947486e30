import type { DomainName } from "../domains.ts";
import type { IconName } from "../icons.ts";
import type { Strength, Uncertain } from "./story.ts";
import type { Lead } from "./lead.ts";

/** A finished drawing: numbers and words only, ready to be written as SVG. */
export type Drawing = {
  width: number;
  height: number;
  gutter: number;
  left: number;
  right: number;
  todayX: number;
  axisY: number;
  lanesTop: number;
  lanesBottom: number;
  lead: Lead;
  middle: number;
  /** Where « nothing yet » is written in an empty lane, clear of today's line. */
  nothingX: number;
  years: { x: number; label: string; labelX: number | null }[];
  todayLabelX: number;
  knots: KnotShape[];
  lanes: LaneShape[];
  limits: LimitShape[];
  strands: StrandsShape | null;
  /** What did not fit beside its shape: a number stands there, the words are here. */
  key: { number: number; label: string; where: string }[];
  /** Read from right to left: paths are to be turned over when drawn. */
  mirror: boolean;
};

export type Anchor = "start" | "middle" | "end";
/** A label with its place; `x2` is where its text ends, whatever the anchor. */
export type Placed = { label: string; x: number; y: number; anchor: Anchor; from: number; to: number };

export type LimitShape = { x: number; y2: number; title: string; text: Placed | null; number: number | null };

export type KnotShape = { x: number; y: number; major: boolean; planned: boolean; title: string; text: Placed | null; number: number | null; tieTo: number | null };

export type LaneShape = {
  key: string;
  domain: DomainName;
  icon: IconName;
  lines: string[];
  labelY: number;
  top: number;
  height: number;
  boxes: BoxShape[];
};

export type BoxShape = {
  x: number;
  y: number;
  width: number;
  height: number;
  look: "many" | "planned" | Uncertain | Strength;
  uncertain: Uncertain | null;
  planned: boolean;
  /** Several changes too close to be told apart: a tick for each. */
  ticks: string;
  text: string;
  textX: number;
  textY: number;
  /** True when the text is a number of the key. */
  numbered: boolean;
  /** The whole label when the text is shorter, for a pointer that rests on the box. */
  title: string;
  /** The same with its days, for the key. */
  told: string;
};

export type StrandsShape = { top: number; height: number; labelY: number; lines: string[]; path: string; ends: string; values: { x: number; y: number; value: number; now: boolean }[] };
