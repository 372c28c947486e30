// The rows of a file in batches, each with its place: where a crash stopped, the next reading goes on.

import type { Row } from "#ground/tables/model";
import { setAside } from "./explaining.ts";
import type { PlannedRow, Refusal } from "./model.ts";
import { newTally, planRows, type Tally } from "./tally.ts";

export type PlacedRow = { position: number } & ({ kind: "planned"; planned: PlannedRow } | { kind: "aside"; line: number; why: Refusal });

async function* placed(rows: AsyncIterable<Row>, plan: (row: Row) => PlannedRow, tally: Tally): AsyncGenerator<PlacedRow> {
  let position = 0;
  let told = 0;
  const asides = function* (upTo: number): Generator<PlacedRow> {
    for (const { line, kind } of tally.aside.slice(told, upTo)) yield { position: (position += 1), kind: "aside", line, why: setAside(line, kind) };
    told = upTo;
  };
  for await (const planned of planRows(rows, plan, tally)) {
    yield* asides(tally.aside.length);
    yield { position: (position += 1), kind: "planned", planned };
  }
  yield* asides(tally.aside.length);
}

/** Rows after `reached`, some at a time. Those before are planned again, so that a repeated row is still recognised. */
export async function* batchesOf(rows: AsyncIterable<Row>, plan: (row: Row) => PlannedRow, { reached = 0, size = 100, tally = newTally() } = {}): AsyncGenerator<PlacedRow[]> {
  let batch: PlacedRow[] = [];
  for await (const row of placed(rows, plan, tally)) {
    if (row.position <= reached) continue;
    batch.push(row);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
