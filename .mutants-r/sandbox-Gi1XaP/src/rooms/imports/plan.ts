// A row and a mapping give an intake, or every reason why not. Nothing is written here, nothing is read from the clock.

import type { BarrierCode, Intensity } from "#rooms/situations/index";
import { parseYesNo } from "./cells/parse-choice.ts";
import { fold } from "./cells/fold.ts";
import type { Parsed } from "./cells/parsed.ts";
import { silenceOf } from "./cells/silence.ts";
import type { ColumnMapping, Mapping } from "./columns.ts";
import { readers, type CellContext } from "./fields.ts";
import { intakeOf } from "./intake.ts";
import type { FieldCode, FieldValues } from "./field-values.ts";
import type { IntakeBarrier, PlannedRow } from "./model.ts";
import type { DateSystem, Row } from "#ground/tables/model";
import { checkDates } from "./row-checks.ts";
import { openRow, refusedRow, type RowBook } from "./row-cells.ts";
import type { Told } from "./situations-told.ts";

export type PlanContext = { structureId: string; today: string; dateSystem: DateSystem; header: readonly string[] };

/** Values of two columns that feed one field: lists are joined, lines of an address too; otherwise the first stands. */
const joined = (before: unknown, after: unknown): unknown => {
  if (before === undefined) return after;
  if (Array.isArray(before) && Array.isArray(after)) return [...new Set([...before, ...after])];
  return typeof before === "string" && typeof after === "string" && before !== after ? `${before}, ${after}` : before;
};

const intensities: Record<string, Intensity> = { faible: 1, leger: 1, legere: 1, "1": 1, moyen: 2, moyenne: 2, modere: 2, "2": 2, fort: 3, forte: 3, important: 3, importante: 3, majeur: 3, majeure: 3, "3": 3 };
const usualIntensity = 2;

/** A column about one barrier: yes or a cross opens it, no does not, a remark opens it with its words. */
const barrierTold = (code: BarrierCode, text: string): IntakeBarrier | null => {
  const intensity = intensities[fold(text)];
  if (intensity) return { code, intensity, words: null };
  if (silenceOf(text)) return null;
  const answer = parseYesNo(text);
  if (answer.is === "value") return answer.value ? { code, intensity: usualIntensity, words: null } : null;
  return { code, intensity: usualIntensity, words: text };
};

const readColumns = (book: RowBook, columns: readonly ColumnMapping[], context: CellContext): { told: Told; barriers: IntakeBarrier[] } => {
  const values: Record<string, unknown> = {};
  const silences: Told["silences"] = {};
  const barriers: IntakeBarrier[] = [];
  for (const { index, target, barrier } of columns) {
    if (target === "nir" || target === "ignore") continue;
    const text = book.text(index);
    if (text === null) continue;
    if (barrier) {
      const told = barrierTold(barrier, text);
      if (told) barriers.push(told);
      continue;
    }
    const parsed = readers[target](text, context) as Parsed<unknown>;
    const value = book.take(index, parsed);
    if (value !== undefined) values[target] = joined(values[target], value);
    else if (parsed.is !== "wrong" && parsed.is !== "value") silences[target] ??= parsed.is;
    if (target === "barriers" && parsed.is === "value") {
      const words = parsed.doubts.includes("word-guessed") ? text : null;
      for (const code of parsed.value as BarrierCode[]) barriers.push({ code, intensity: usualIntensity, words });
    }
  }
  return { told: { values: values as Partial<FieldValues>, silences }, barriers };
};

const requireNames = (book: RowBook, { values }: Told, columnOf: (field: FieldCode) => number | null): void => {
  if (values.full_name) return;
  const full = columnOf("full_name");
  const fields: FieldCode[] = full === null ? ["family_name", "given_name"] : ["full_name"];
  for (const field of fields) {
    const column = columnOf(field);
    if (values[field] === undefined && !book.isRefused(column)) book.refuse(column, "value-missing");
  }
  if (values.family_name === "" && values.given_name === "") book.refuse(columnOf("family_name"), "value-missing");
};

/** Prepares the reading of every row of a list: the mapping is looked at once. */
export const rowPlanner = (context: PlanContext, mapping: Mapping): ((row: Row) => PlannedRow) => {
  const nirColumns = new Set(mapping.columns.filter(({ target }) => target === "nir").map(({ index }) => index));
  const byField = new Map<string, number>();
  for (const { target, index } of mapping.columns) if (!byField.has(target)) byField.set(target, index);
  const columnOf = (field: FieldCode): number | null => byField.get(field) ?? null;
  const cellContext: CellContext = { today: context.today, dateSystem: context.dateSystem, nameOrder: mapping.nameOrder };

  return (row) => {
    const book = openRow(row, context.header, (column) => nirColumns.has(column));
    if (row.fault) {
      book.refuse(row.fault.column, row.fault.code);
      return refusedRow(book);
    }
    const { told, barriers } = readColumns(book, mapping.columns, cellContext);
    requireNames(book, told, columnOf);
    checkDates(book, told.values, columnOf);
    if (book.refusals.length > 0) return refusedRow(book);
    const intake = intakeOf(book.line, told, barriers, { ...context, factsAsOf: mapping.factsAsOf });
    return { ok: true, line: book.line, cells: book.cells, intake, warnings: book.warnings };
  };
};
