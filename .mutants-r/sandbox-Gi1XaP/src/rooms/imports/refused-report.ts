// The refused rows as a file to mend and to bring back: their own cells, and what to correct in the first column.

import { fold } from "./cells/fold.ts";
import type { PlannedRow, Refusal } from "./model.ts";

type RefusedRow = Extract<PlannedRow, { ok: false }>;

export const toMendHeader = "À corriger";

/** A cell that a spreadsheet would run as a formula is kept a text; reading takes the apostrophe away again. */
const harmless = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[";\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(harmless(cell))).join(";")}\r\n`;

const toMend = ({ line, refusals }: RefusedRow): string => {
  const where = ({ column, columnLetter }: Refusal): string => (columnLetter === "" ? "" : `colonne ${columnLetter}${column === "" ? "" : ` (${column})`} : `);
  return `Ligne ${line} — ${refusals.map((refusal) => `${where(refusal)}${refusal.sentence} ${refusal.howToMend}`).join(" — ")}`;
};

export type RefusedReport = { head: string; lineOf: (row: RefusedRow) => string };

/** UTF-8 with its mark and semicolons: what French spreadsheets open without a question. Written line by line, never held whole. */
export const refusedReport = (header: readonly string[]): RefusedReport => {
  // A file mended once already carries the column; what it said is over.
  const former = header.findIndex((name) => fold(name) === fold(toMendHeader));
  const own = <T>(cells: readonly T[]): T[] => (former === -1 ? [...cells] : cells.toSpliced(former, 1));
  return {
    head: `\ufeff${csvLine([toMendHeader, ...own(header)])}`,
    lineOf: (row) => csvLine([toMend(row), ...own(row.cells).map((cell) => cell ?? "")]),
  };
};
