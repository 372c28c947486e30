import type { Day } from "../days.ts";
import type { DomainName } from "../domains.ts";
import type { IconName } from "../icons.ts";

/** What a thread tells. Nothing here knows the trade: words, colours and order come with the story. */
export type Story = {
  from: Day;
  to: Day;
  today: Day;
  lanes: Lane[];
  knots: Knot[];
  limits: Limit[];
  /** How many of something were open, at each change. The thread is tangled where there are many. */
  counts: Count[];
  /** What is counted, e.g. « Freins ouverts ». */
  countsLabel?: string;
};

export type Lane = { key: string; label: string; icon: IconName; domain: DomainName; segments: Segment[] };

export type Segment = {
  from: Day;
  /** Last day included; null: still so today. */
  to: Day | null;
  label: string;
  /** Fewer letters for the same thing, when room is short. */
  short?: string;
  /** 0 (least) to 4: how high the step stands. */
  strength?: Strength;
  planned?: boolean;
  uncertain?: Uncertain;
};

export type Strength = 0 | 1 | 2 | 3 | 4;
export type Uncertain = "refused" | "unknown" | "not-asked";

export type Knot = { on: Day; label: string; short?: string; /** "major" is drawn larger and named first. */ kind?: "major" | "minor"; planned?: boolean };
export type Limit = { on: Day; label: string; short?: string };
export type Count = { on: Day; value: number };

export const uncertainWords: Record<Uncertain, string> = {
  refused: "ne souhaite pas répondre",
  unknown: "inconnu",
  "not-asked": "pas demandé",
};
