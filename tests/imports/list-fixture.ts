// A chantier's list with every kind of column, and the steps from a table to planned rows.

import { suggestMapping, type Mapping } from "../../src/rooms/imports/columns.ts";
import { rowPlanner, type PlanContext } from "../../src/rooms/imports/plan.ts";
import type { Intake, PlannedRow, Refusal } from "../../src/rooms/imports/model.ts";
import type { Cell, Row } from "#ground/tables/model";

export const today = "2026-11-21";

export const aRow = (cells: Cell[], line = 2): Row => ({ line, cells, fault: null, aside: null });

export const planContext = (header: readonly string[], more: Partial<PlanContext> = {}): PlanContext => ({ structureId: "chantier-exemple", today, dateSystem: 1900, header, ...more });

/** The names come first, so that a test says only what it is about. */
export const planned = (columns: Record<string, string | null>, more: { mapping?: Partial<Mapping>; line?: number } = {}): PlannedRow => {
  const all: Record<string, string | null> = { Nom: "EXEMPLE", Prénom: "Zéphyr", ...columns };
  const header = Object.keys(all);
  return rowPlanner(planContext(header), { ...suggestMapping(header), ...more.mapping })(aRow(Object.values(all), more.line));
};

export const intakeOf = (row: PlannedRow): Intake => {
  if (!row.ok) throw new Error(`refused: ${row.refusals.map(({ sentence }) => sentence).join(" ")}`);
  return row.intake;
};

export const refusalsOf = (row: PlannedRow): Refusal[] => (row.ok ? [] : row.refusals);
export const reasonsOf = (row: PlannedRow): string[] => refusalsOf(row).map(({ reasonCode, columnLetter }) => `${columnLetter} ${reasonCode}`.trim());
