// The cells of a row, freed of social security numbers and read one by one. Shared by lists and employee records.

import { cleaned } from "./cells/fold.ts";
import { withoutNir } from "./cells/nir.ts";
import type { Doubt, Parsed } from "./cells/parsed.ts";
import type { PlannedRow, ReasonCode, Refusal, Warning, WarningCode } from "./model.ts";
import type { Row } from "#ground/tables/model";
import { uncomputedCell } from "#ground/tables/uncomputed";
import { columnLetter } from "#ground/tables/table-shape";
import { refusalWords } from "./words.fr.ts";

const errorLiteral = /^#(?:N\/A|N\/D|DIV\/0 ?!|[A-ZÉ]+ ?[!?]|#+)$/;

const longestShown = 200;

export type RowBook = {
  line: number;
  cells: (string | null)[];
  refusals: Refusal[];
  warnings: Warning[];
  /** The cleaned text of a column, null when empty; an error of the tableur is written down as a refusal. */
  text: (column: number) => string | null;
  isRefused: (column: number | null) => boolean;
  refuse: (column: number | null, reason: ReasonCode, hint?: string, value?: string) => void;
  warn: (column: number | null, code: WarningCode) => void;
  /** The value of a reading; a wrong one is written down as a refusal. */
  take: <T>(column: number, parsed: Parsed<T>) => T | undefined;
};

export const openRow = (row: Row, header: readonly string[], isNirColumn: (column: number) => boolean): RowBook => {
  const refusals: Refusal[] = [];
  const refused = new Set<number | null>();
  const warnings: Warning[] = [];
  const place = (column: number | null): { column: string; columnLetter: string } =>
    column === null ? { column: "", columnLetter: "" } : { column: header[column] ?? "", columnLetter: columnLetter(column) };
  const warn = (column: number | null, code: WarningCode): void => {
    if (!warnings.some((known) => known.code === code && known.column === place(column).column)) warnings.push({ line: row.line, ...place(column), code });
  };
  const cells = row.cells.map((cell, column) => {
    if (cell === null || isNirColumn(column)) return null;
    const { text, found } = withoutNir(cell);
    if (found) warn(column, "nir-blanked");
    return text;
  });
  const refuse = (column: number | null, reason: ReasonCode, hint = "", shown?: string): void => {
    if (refusals.some((known) => known.reasonCode === reason && refused.has(column) && known.columnLetter === place(column).columnLetter)) return;
    const value = (shown ?? (column === null ? "" : (cells[column] ?? ""))).slice(0, longestShown);
    refused.add(column);
    refusals.push({ line: row.line, ...place(column), value, reasonCode: reason, ...refusalWords[reason]({ value, hint }) });
  };
  const text = (column: number): string | null => {
    const cell = cells[column];
    if (cell === null || cell === undefined) return null;
    const plain = cleaned(cell);
    if (plain === "") return null;
    if (errorLiteral.test(plain) || plain === uncomputedCell) { refuse(column, "formula-error"); return null; }
    if (plain.includes("\ufffd")) { refuse(column, "damaged-letters"); return null; }
    return plain;
  };
  const take = <T>(column: number, parsed: Parsed<T>): T | undefined => {
    if (parsed.is === "wrong") { refuse(column, parsed.reason, parsed.hint); return undefined; }
    if (parsed.is !== "value") return undefined;
    parsed.doubts.forEach((doubt: Doubt) => warn(column, doubt));
    return parsed.value;
  };
  return { line: row.line, cells, refusals, warnings, text, isRefused: (column) => refused.has(column), refuse, warn, take };
};

export const refusedRow = ({ line, cells, refusals, warnings }: RowBook): PlannedRow => ({ ok: false, line, cells, refusals, warnings });
