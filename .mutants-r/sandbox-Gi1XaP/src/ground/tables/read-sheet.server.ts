// One sheet, row by row. Empty formatted rows cost nothing; a cell that says no address takes the next one.

import type { Cell, DateSystem, RawRecord } from "./model.ts";
import { textOfNumber, type NumberMeaning } from "./number-format.ts";
import { parseXml } from "./read-xml.server.ts";
import { plainWords } from "./read-workbook.server.ts";
import { pace } from "./source.server.ts";
import { uncomputedCell } from "./uncomputed.ts";

export type SheetContext = { words: readonly string[]; styles: readonly NumberMeaning[]; dateSystem: DateSystem; merged: readonly MergedRange[]; maxColumns: number };
export type MergedRange = { column: number; firstRow: number; lastRow: number };
export type SheetTally = { uncomputed: number; filled: number };

/** "BC12" → 54 (columns count from 0). */
const columnOf = (address: string): number => {
  let column = 0;
  for (let i = 0; i < address.length; i += 1) {
    const code = address.charCodeAt(i) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
};

const rangePattern = /<(?:\w+:)?mergeCell\b[^>]*\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g;
const maxRanges = 20_000;

/** Ranges merged downwards. They are written after the rows, so the sheet is run through once for them, without being parsed. */
export const mergedRanges = async (bytes: AsyncIterable<Uint8Array>): Promise<MergedRange[]> => {
  const ranges: MergedRange[] = [];
  let tail = "";
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (!piece.includes("mergeCell") && !tail.includes("mergeCell")) {
      tail = piece.subarray(-200).toString("latin1");
      continue;
    }
    const text = tail + piece.toString("latin1");
    let end = 0;
    for (const match of text.matchAll(rangePattern)) {
      end = match.index + match[0].length;
      const [firstRow, lastRow] = [Number(match[2]), Number(match[4])];
      if (lastRow > firstRow && ranges.length < maxRanges) ranges.push({ column: columnOf(match[1]!), firstRow, lastRow });
    }
    tail = text.slice(Math.max(end, text.length - 200));
  }
  return ranges;
};

type Open = { type: string; style: number; column: number; value: string; hasValue: boolean; formula: boolean };

const textOfCell = (cell: Open, context: SheetContext): Cell => {
  if (!cell.hasValue) return cell.formula ? uncomputedCell : null;
  if (cell.type === "s") return context.words[Number(cell.value)] ?? null;
  if (cell.type === "b") return cell.value.trim() === "1" || cell.value.trim() === "true" ? "VRAI" : "FAUX";
  if (cell.type === "str" || cell.type === "inlineStr") return plainWords(cell.value);
  if (cell.type === "e") return cell.value.trim() || "#VALEUR!";
  if (cell.type === "d") return cell.value.trim().replace("T", " ").replace(/ 00:00(:00)?(\.0+)?Z?$/, "");
  return textOfNumber(cell.value, context.styles[cell.style] ?? "number", context.dateSystem);
};

/** Gives the value of a merged range to the rows it covers, as a reader sees it; a row that has nothing of its own stays empty. */
const fillMerged = (line: number, cells: Cell[], byFirstRow: Map<number, MergedRange[]>, open: Map<number, { until: number; value: Cell }>, tally: SheetTally): void => {
  if (cells.length > 0) {
    for (const [column, { until, value }] of open) {
      if (line > until) { open.delete(column); continue; }
      if ((cells[column] ?? null) !== null || value === null) continue;
      while (cells.length < column) cells.push(null);
      cells[column] = value;
      tally.filled += 1;
    }
  }
  for (const { column, lastRow } of byFirstRow.get(line) ?? []) open.set(column, { until: lastRow, value: cells[column] ?? null });
};

export async function* sheetRecords(part: string, bytes: AsyncIterable<Uint8Array>, context: SheetContext, tally: SheetTally): AsyncGenerator<RawRecord> {
  const ready: RawRecord[] = [];
  const byFirstRow = Map.groupBy(context.merged, ({ firstRow }) => firstRow);
  const openRanges = new Map<number, { until: number; value: Cell }>();
  let line = 0;
  let cells: Cell[] = [];
  let cell: Open | null = null;
  let nextColumn = 0;
  let capturing = false;
  let phonetic = false;

  const endOfCell = (done: Open): void => {
    const text = textOfCell(done, context);
    nextColumn = done.column + 1;
    if (text === null || text === "") return;
    if (text === uncomputedCell) tally.uncomputed += 1;
    // Beyond the widest table a value still has to be seen, so that the row is refused and not cut.
    const column = Math.min(done.column, context.maxColumns);
    while (cells.length < column) cells.push(null);
    cells[column] = text;
  };
  const reading = parseXml(part, bytes, {
    open: (name, attributes) => {
      if (name === "c") {
        const address = attributes["r"];
        const column = address === undefined ? nextColumn : columnOf(address);
        cell = { type: attributes["t"] ?? "n", style: Number(attributes["s"] ?? 0), column: column < 0 ? nextColumn : column, value: "", hasValue: false, formula: false };
      } else if (name === "row") {
        const told = Number(attributes["r"]);
        line = Number.isInteger(told) && told > 0 ? told : line + 1;
        [cells, nextColumn] = [[], 0];
      } else if (name === "rPh") phonetic = true;
      else if (cell && name === "f") cell.formula = true;
      else if (cell && (name === "v" || (name === "t" && !phonetic))) { capturing = true; cell.hasValue = true; }
    },
    text: (text) => {
      if (capturing && cell) cell.value += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") capturing = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && cell) { endOfCell(cell); cell = null; }
      else if (name === "row") {
        fillMerged(line, cells, byFirstRow, openRanges, tally);
        ready.push({ line, cells, fault: null });
      }
    },
  });
  const rhythm = pace();
  for await (const _ of reading) {
    for (const record of ready) {
      yield record;
      if (rhythm.due()) await rhythm.rest();
    }
    ready.length = 0;
    if (rhythm.due()) await rhythm.rest();
  }
  yield* ready;
}
