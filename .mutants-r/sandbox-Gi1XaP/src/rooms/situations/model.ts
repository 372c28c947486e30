import type { CivilDate } from "#ground/civil-date";
import type { Lane, SituationTopic } from "./catalogue.ts";

/** Known, or one of three different silences. */
export type Answer = "known" | "refused" | "unknown" | "not-asked";
export type KnownHow = "declared" | "proof-seen" | "told-by-partner";

/** Situation : a dated fact, true from a day (included) to another (excluded), in one line of one lane. */
export type Situation = {
  id: string;
  personId: string;
  lane: Lane;
  line: string;
  topic: SituationTopic;
  answer: Answer;
  code: string | null;
  startsOn: CivilDate;
  endsOn: CivilDate | null;
  /** The end that a contract or a title announces. */
  dueOn: CivilDate | null;
  weeklyHours: number | null;
  place: string | null;
  knownHow: KnownHow;
  writtenBy: string | null;
  writtenByName: string | null;
  writtenAt: Date;
  version: number;
};

export type SituationFacts = Pick<Situation, "answer" | "code" | "lane" | "startsOn" | "dueOn" | "weeklyHours" | "place" | "knownHow">;

export const barrierCodes = [
  "housing", "health", "mental-health", "addiction", "disability", "language", "literacy", "paperwork", "money", "debts",
  "mobility", "family", "childcare", "justice", "digital", "training", "isolation", "availability",
] as const;
/** Frein. */
export type BarrierCode = (typeof barrierCodes)[number];
export type Intensity = 1 | 2 | 3;
export type BarrierCloseReason = "lifted" | "no-longer-relevant" | "entered-by-mistake";

export type Barrier = {
  id: string;
  personId: string;
  code: BarrierCode;
  topic: SituationTopic;
  intensity: Intensity;
  openedOn: CivilDate;
  closedOn: CivilDate | null;
  closeReason: BarrierCloseReason | null;
  professionalWords: string | null;
  personWords: string | null;
  version: number;
};

/** What she wants, in her words. */
export type Wish = { id: string; saidOn: CivilDate; words: string; language: string };
/** Atout. */
export type Strength = { id: string; words: string; saidBy: "person" | "professional"; notedOn: CivilDate };
