// What a list becomes: one intake per row, ready for the verbs to write, or all the reasons why not.

import type { Language, Dated } from "./cells/parse-choice.ts";
import type { CellReason, Doubt, Silence } from "./cells/parsed.ts";
import type { RowFault } from "./reading/model.ts";

export type Gender = "woman" | "man" | "other";
export type Stage = "first-hours" | "cddi" | "year-after" | "closed";
export type Lane = "housing" | "work" | "resources" | "health-cover" | "rights" | "language";

/** A situation as the list states it: a code of the situations' catalogue, or one of the three silences. */
export type Fact = {
  lane: Lane;
  /** The line of the lane a silence is about (`rights/disability`); a code says its own. */
  line: string;
  answer: "known" | Silence;
  code: string | null;
  startsOn: string;
  /** The first day it is no longer true, when the list says so. */
  endsOn: string | null;
  /** The end a title or a contract announces. */
  dueOn: string | null;
  weeklyHours: number | null;
};

export type IntakeBarrier = { code: string; intensity: 1 | 2 | 3; words: string | null };

export type Intake = {
  /** The same row of the same structure has the same key: reading a file twice changes nothing. */
  key: string;
  line: number;
  source: "list" | "employee-record";
  person: {
    familyName: string;
    givenName: string;
    usualName: string | null;
    birthDate: string | null;
    gender: Gender | null;
    externalId: string | null;
    phones: string[];
    email: string | null;
    address: { lines: string; postcode: string | null; commune: string | null } | null;
    domiciliation: { organisation: string; endsOn: string | null } | null;
    languages: Language[];
  };
  journey: {
    entryOn: string | null;
    stage: Stage | null;
    leadReferentEmail: string | null;
    pass: { number: string | null; startsOn: string | null; endsOn: string | null } | null;
  };
  facts: Fact[];
  barriers: IntakeBarrier[];
  wish: string | null;
  /** What an employee record adds that is no situation: who oriented the person, education, registrations. In words, with its code. */
  background: { code: string; words: string }[];
};

/** What each target field holds once read. */
export type FieldValues = {
  family_name: string;
  given_name: string;
  full_name: { familyName: string; givenName: string };
  usual_name: string;
  birth_date: string;
  gender: string;
  phone: string[];
  email: string;
  address_line: string;
  postcode: string;
  commune: string;
  domiciliation: string;
  domiciliation_end: string;
  languages: Language[];
  entry_on: string;
  stage: string;
  contract_start: string;
  contract_end: string;
  weekly_hours: number;
  pass_number: string;
  pass_start: string;
  pass_end: string;
  lead_referent_email: string;
  housing: string;
  housing_since: string;
  resources: string[];
  health_cover: string;
  disability_recognition: Dated;
  disability_end: string;
  residence_permit: Dated;
  residence_permit_end: string;
  french_level: string;
  barriers: string[];
  wish: string;
  external_id: string;
};
export type FieldCode = keyof FieldValues;

/** Reasons that come from several cells at once, or from the row as a whole. */
export type RowReason =
  | RowFault["code"]
  | "contract-ends-before-it-starts"
  | "pass-ends-before-it-starts"
  | "entry-before-birth"
  | "repeated-row";

export type ReasonCode = CellReason | RowReason;

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

export type WarningCode = Doubt | "nir-blanked" | "contract-over-24-months" | "contract-under-4-months" | "entry-taken-from-pass" | "age-under-16-at-entry";
export type Warning = { line: number; column: string; columnLetter: string; code: WarningCode };

/** `cells` are the row's own, without any social security number: what may be kept of it. */
export type PlannedRow =
  | { ok: true; line: number; cells: (string | null)[]; intake: Intake; warnings: Warning[] }
  | { ok: false; line: number; cells: (string | null)[]; refusals: Refusal[]; warnings: Warning[] };
