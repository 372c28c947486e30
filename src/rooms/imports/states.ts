// The life of an import: what it is, what was foreseen, what became of each row.

import type { Choices, Note, Origin } from "#ground/tables/model";
import type { FileRefusal } from "#ground/tables/refusal";
import type { Mapping } from "./columns.ts";
import type { ReasonCode, Refusal, WarningCode } from "./model.ts";

export type ImportState = "uploaded" | "mapped" | "checked" | "running" | "done" | "stopped";
export type RowOutcome = "taken" | "unchanged" | "refused" | "waiting" | "aside";

/** What the reader of the file chose, so that every later reading sees the same table. */
export type ReadingChoices = Pick<Choices, "encoding" | "delimiter" | "sheet" | "headerLine">;

/** What the dry run counted. */
export type Foreseen = Record<RowOutcome, number> & { rows: number; warnings: Partial<Record<WarningCode, number>>; reasons: Partial<Record<ReasonCode, number>> };

export type StopReason = { code: "file"; refusal: FileRefusal } | { code: "asked" } | { code: "not-allowed" } | { code: "file-missing" };

export type ListImport = {
  id: string;
  structureId: string;
  structure: string;
  madeBy: string;
  madeByName: string;
  fileName: string;
  fileBytes: number;
  sha256: string;
  kind: Origin["kind"];
  choices: ReadingChoices;
  header: string[];
  notes: Note[];
  mapping: Mapping | null;
  areOthers: boolean;
  state: ImportState;
  foreseen: Foreseen | null;
  reached: number;
  rowsTotal: number;
  taken: number;
  unchanged: number;
  explained: number;
  stoppedFor: StopReason | null;
  createdAt: Date;
  finishedAt: Date | null;
};

/** A row that was not taken, as it is kept and shown. */
export type ExplainedRow = { position: number; line: number; outcome: RowOutcome; cells: (string | null)[] | null; refusals: Refusal[] };

/** Which gesture an import admits now; the page draws its buttons from it and the verbs check the same thing. */
export const gestures = {
  "choose-columns": ["uploaded", "mapped", "checked"],
  start: ["checked"],
  stop: ["uploaded", "mapped", "checked", "running"],
} as const satisfies Record<string, readonly ImportState[]>;
export type Gesture = keyof typeof gestures;
export const admits = (state: ImportState, gesture: Gesture): boolean => (gestures[gesture] as readonly ImportState[]).includes(state);

export const importStateWords: Record<ImportState, string> = {
  uploaded: "Colonnes à choisir",
  mapped: "Essai en cours",
  checked: "Prête à reprendre",
  running: "Reprise en cours",
  done: "Terminée",
  stopped: "Arrêtée",
};
