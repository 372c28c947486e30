// What a list becomes: one intake per row, ready for the verbs to write, or all the reasons why not.

import type { CivilDate } from "#ground/civil-date";
import type { StageOrClosed } from "#rooms/journey/index";
import type { Identity } from "#rooms/people/index";
import type { Answer, BarrierCode, Intensity, Lane } from "#rooms/situations/index";
import type { Language } from "./cells/parse-choice.ts";
import type { CellReason, Doubt } from "./cells/parsed.ts";
import type { RowFault } from "#ground/tables/model";

/** A situation as the list states it: a code of the situations' catalogue, or one of the three silences. */
export type Fact = {
  lane: Lane;
  /** The line of the lane a silence is about (`rights/disability`); a code says its own. */
  line: string;
  answer: Answer;
  code: string | null;
  startsOn: CivilDate;
  /** The first day it is no longer true, when the list says so. */
  endsOn: CivilDate | null;
  /** The end a title or a contract announces. */
  dueOn: CivilDate | null;
  weeklyHours: number | null;
};

export type IntakeBarrier = { code: BarrierCode; intensity: Intensity; words: string | null };

export type Intake = {
  /** The same row of the same structure has the same key: reading a file twice changes nothing. */
  key: string;
  line: number;
  source: "list" | "employee-record";
  person: {
    familyName: string;
    givenName: string;
    usualName: string | null;
    birthDate: CivilDate | null;
    gender: Identity["gender"];
    externalId: string | null;
    phones: string[];
    email: string | null;
    address: { lines: string; postcode: string | null; commune: string | null } | null;
    domiciliation: { organisation: string; endsOn: CivilDate | null } | null;
    languages: Language[];
  };
  journey: {
    entryOn: CivilDate | null;
    stage: StageOrClosed | null;
    /** Her address, or her name, as the list gives it. */
    leadReferent: string | null;
    pass: { number: string | null; startsOn: string | null; endsOn: CivilDate | null } | null;
  };
  facts: Fact[];
  barriers: IntakeBarrier[];
  wish: string | null;
  /** What an employee record adds that is no situation: who oriented the person, education, registrations. In words, with its code. */
  background: { code: string; words: string }[];
};

/** Reasons that come from several cells at once, or from the row as a whole. */
export type RowReason =
  | RowFault["code"]
  | "contract-ends-before-it-starts"
  | "pass-ends-before-it-starts"
  | "entry-before-birth"
  | "repeated-row";

/** Reasons that only the house knows: who works there, who is already followed, what a file already says. */
export type TakeReason = "lead-unknown" | "lead-ambiguous" | "likely-known" | "likely-known-elsewhere" | "not-written" | "set-aside";

export type ReasonCode = CellReason | RowReason | TakeReason;

export type Refusal = {
  line: number;
  /** Header of the column, empty when the whole row is concerned. */
  column: string;
  columnLetter: string;
  value: string;
  reasonCode: ReasonCode;
  sentence: string;
  howToMend: string;
};

export type WarningCode = Doubt | "nir-blanked" | "contract-over-24-months" | "contract-under-4-months" | "entry-taken-from-pass" | "age-under-16-at-entry" | "justice-left-out" | "silence-left-out";
export type Warning = { line: number; column: string; columnLetter: string; code: WarningCode };

/** `cells` are the row's own, without any social security number: what may be kept of it. */
export type PlannedRow =
  | { ok: true; line: number; cells: (string | null)[]; intake: Intake; warnings: Warning[] }
  | { ok: false; line: number; cells: (string | null)[]; refusals: Refusal[]; warnings: Warning[] };
