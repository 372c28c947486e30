// A run, as pages and verbs see it; and what became of its rows.
import type { Doubt, Fault, RunState, StopCode } from "./model.ts";
import type { What } from "./fields.ts";
import type { RunScope } from "./rules.ts";

export const outcomes = ["added", "changed", "reopened", "unchanged", "explained", "set_aside"] as const;
export type RowOutcome = (typeof outcomes)[number];
export type Counts = Record<RowOutcome, number>;
export const noCounts = (): Counts => ({ added: 0, changed: 0, reopened: 0, unchanged: 0, explained: 0, set_aside: 0 });

/** How often a doubt was met, and on which line first. */
export type Warnings = Partial<Record<Doubt, { count: number; line: number }>>;
export type OfferFileName = { name: string; bytes: number; sha256: string };

export type OfferRun = Counts & {
  id: string;
  madeBy: string;
  madeByName: string;
  origin: "files" | "api";
  files: OfferFileName[];
  scope: RunScope;
  sources: string[];
  departments: string[];
  state: RunState;
  reached: number;
  rowsTotal: number;
  closed: number;
  passes: number | null;
  settled: boolean | null;
  warnings: Warnings;
  stoppedFor: { code: StopCode; detail?: Record<string, string | number> } | null;
  createdAt: Date;
  finishedAt: Date | null;
};

export type ExplainedRow = { place: number; what: What; line: number; sourceId: string | null; name: string | null; reasons: Fault[] };
