// A workbook: one sheet is read, the others are named so that the reader may choose another.

import type { Choices, Limits, Note, RawRecord, Reading } from "./model.ts";
import { FileRefused } from "./refusal.ts";
import { mergedRanges, sheetRecords, type SheetContext, type SheetTally } from "./read-sheet.server.ts";
import { readSharedWords, readStyles, readWorkbook, type SheetPart, type Workbook } from "./read-workbook.server.ts";
import { openArchive, type Archive } from "./read-zip.server.ts";
import type { Source } from "./source.server.ts";
import { shapeTable } from "./table-shape.ts";

const holdsSomething = async (records: AsyncIterable<RawRecord>): Promise<boolean> => {
  for await (const { cells } of records) if (cells.length > 0) return true;
  return false;
};

type Shared = Pick<SheetContext, "words" | "styles" | "dateSystem" | "maxColumns">;

/** The sheet asked for, or the first one shown that holds something. */
const chooseSheet = async (archive: Archive, workbook: Workbook, shared: Shared, wanted: string | undefined): Promise<SheetPart> => {
  if (workbook.sheets.length === 0) throw new FileRefused("no-sheet");
  if (wanted !== undefined) {
    const found = workbook.sheets.find(({ name }) => name === wanted);
    if (!found) throw new FileRefused("unknown-sheet", { wanted, sheets: workbook.sheets.map(({ name }) => name).join(", ") });
    return found;
  }
  for (const sheet of [...workbook.sheets.filter(({ hidden }) => !hidden), ...workbook.sheets.filter(({ hidden }) => hidden)]) {
    const records = sheetRecords(sheet.path, archive.bytesOf(sheet.path), { ...shared, merged: [] }, { uncomputed: 0, filled: 0 });
    if (await holdsSomething(records)) return sheet;
  }
  throw new FileRefused("empty");
};

const sheetNotes = (workbook: Workbook, chosen: SheetPart): Note[] => {
  const others = workbook.sheets.filter((sheet) => sheet !== chosen);
  const shown = others.filter(({ hidden }) => !hidden).map(({ name }) => name);
  const hidden = others.filter((sheet) => sheet.hidden).map(({ name }) => name);
  const notes: Note[] = [];
  if (workbook.macros) notes.push({ code: "macros-left-out", detail: {} });
  if (shown.length > 0) notes.push({ code: "other-sheets", detail: { chosen: chosen.name, others: shown.join(", ") } });
  if (hidden.length > 0) notes.push({ code: "hidden-sheets", detail: { names: hidden.join(", ") } });
  return notes;
};

async function* withTally(records: AsyncIterable<RawRecord>, tally: SheetTally, notes: Note[]): AsyncGenerator<RawRecord> {
  yield* records;
  if (tally.filled > 0) notes.push({ code: "merged-cells-filled", detail: { count: tally.filled } });
  if (tally.uncomputed > 0) notes.push({ code: "formulas-not-computed", detail: { count: tally.uncomputed } });
}

export const readXlsx = async (source: Source, choices: Choices, limits: Limits): Promise<Reading> => {
  const archive = await openArchive(source, limits);
  const workbook = await readWorkbook(archive);
  const shared: Shared = {
    words: await readSharedWords(archive, workbook.wordsPath, limits),
    styles: await readStyles(archive, workbook.stylesPath),
    dateSystem: workbook.dateSystem,
    maxColumns: limits.columns,
  };
  const sheet = await chooseSheet(archive, workbook, shared, choices.sheet);
  const merged = await mergedRanges(archive.bytesOf(sheet.path));
  const notes = sheetNotes(workbook, sheet);
  const tally: SheetTally = { uncomputed: 0, filled: 0 };
  const records = sheetRecords(sheet.path, archive.bytesOf(sheet.path), { ...shared, merged }, tally);
  const shape = await shapeTable(withTally(records, tally, notes), choices, limits, notes);
  const sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden, chosen: name === sheet.name }));
  return { ...shape, notes, dateSystem: workbook.dateSystem, origin: { kind: "xlsx", sheet: sheet.name, sheets } };
};
