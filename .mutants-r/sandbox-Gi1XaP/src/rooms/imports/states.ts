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

type ImportMove = { from: readonly ImportState[]; to: ImportState };

/** Where an import may go: the page draws its buttons from it, and every verb checks and writes the same thing. */
export const importMoves = {
  "choose-columns": { from: ["uploaded", "mapped", "checked"], to: "mapped" },
  "read-again": { from: ["uploaded", "mapped", "checked"], to: "uploaded" },
  "note-check": { from: ["mapped"], to: "checked" },
  start: { from: ["checked"], to: "running" },
  finish: { from: ["running"], to: "done" },
  stop: { from: ["uploaded", "mapped", "checked", "running"], to: "stopped" },
} as const satisfies Record<string, ImportMove>;
export type ImportMoveName = keyof typeof importMoves;
export const importMoveNames = Object.keys(importMoves) as ImportMoveName[];
export const admits = (state: ImportState, move: ImportMoveName): boolean => (importMoves[move].from as readonly ImportState[]).includes(state);

export const importMoveWords: Record<ImportMoveName, string> = {
  "choose-columns": "Dire ce que contient chaque colonne",
  "read-again": "Lire le fichier autrement",
  "note-check": "Fin de l'essai",
  start: "Reprendre la liste",
  finish: "Fin de la reprise",
  stop: "Arrêter, ou abandonner",
};

export const importStateWords: Record<ImportState, string> = {
  uploaded: "Colonnes à choisir",
  mapped: "Essai en cours",
  checked: "Prête à reprendre",
  running: "Reprise en cours",
  done: "Terminée",
  stopped: "Arrêtée",
};
