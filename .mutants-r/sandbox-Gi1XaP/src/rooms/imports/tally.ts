// Every row that comes in is taken, refused with its reasons, or set aside with why: the three counts add up, always.

import type { PlannedRow, ReasonCode, WarningCode } from "./model.ts";
import type { Aside, Row } from "#ground/tables/model";
import { refusalWords } from "./words.fr.ts";

export type Tally = {
  rowsIn: number;
  taken: number;
  refused: number;
  aside: { line: number; kind: Aside }[];
  reasons: Map<ReasonCode, number>;
  warnings: Map<WarningCode, number>;
};

export const newTally = (): Tally => ({ rowsIn: 0, taken: 0, refused: 0, aside: [], reasons: new Map(), warnings: new Map() });

export const addsUp = ({ rowsIn, taken, refused, aside }: Tally): boolean => rowsIn === taken + refused + aside.length;

const add = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

/** The same person twice in one file: the second row is refused and says where the first one is, so that nobody is created twice. */
const repeated = (planned: PlannedRow & { ok: true }, firstLine: number): PlannedRow => {
  const hint = String(firstLine);
  const refusal = { line: planned.line, column: "", columnLetter: "", value: "", reasonCode: "repeated-row" as const, ...refusalWords["repeated-row"]({ value: "", hint }) };
  return { ok: false, line: planned.line, cells: planned.cells, refusals: [refusal], warnings: planned.warnings };
};

/** Plans the rows one after the other and counts them; rows set aside are counted and not given. */
export async function* planRows(rows: AsyncIterable<Row>, plan: (row: Row) => PlannedRow, tally: Tally): AsyncGenerator<PlannedRow> {
  const firstLines = new Map<string, number>();
  for await (const row of rows) {
    tally.rowsIn += 1;
    if (row.aside) {
      tally.aside.push({ line: row.line, kind: row.aside });
      continue;
    }
    let planned = plan(row);
    if (planned.ok) {
      const firstLine = firstLines.get(planned.intake.key);
      if (firstLine === undefined) firstLines.set(planned.intake.key, planned.line);
      else planned = repeated(planned, firstLine);
    }
    for (const { code } of planned.warnings) add(tally.warnings, code);
    if (planned.ok) tally.taken += 1;
    else {
      tally.refused += 1;
      for (const { reasonCode } of planned.refusals) add(tally.reasons, reasonCode);
    }
    yield planned;
  }
}
