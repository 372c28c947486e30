// Where the header is, how wide the table is, and which lines are not data. Works the same for text and for workbooks.

import type { Aside, Cell, Choices, Limits, Note, RawRecord, Row } from "./model.ts";
import { FileRefused } from "./refusal.ts";

export type Shape = { header: string[]; headerLine: number; rows: AsyncIterable<Row> };

const probeLength = 60;

const trimmed = (cell: Cell | undefined): string => (cell ?? "").trim();
const isBlank = (cells: readonly Cell[]): boolean => cells.every((cell) => trimmed(cell) === "");
const filled = (cells: readonly Cell[]): number => cells.reduce((count, cell) => count + (trimmed(cell) === "" ? 0 : 1), 0);
const widthOf = (cells: readonly Cell[]): number => cells.findLastIndex((cell) => trimmed(cell) !== "") + 1;

const looksLikeData = (text: string): boolean =>
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(text) || /^[^\s@]+@[^\s@]+$/.test(text) || /^\+?[\d\s.,]+$/.test(text);

/** The line that names the columns: the one that holds most known names, or the first wide line without data. */
const headerIndex = (records: readonly RawRecord[], knows: (name: string) => boolean): number => {
  const known = records.map(({ cells }) => new Set(cells.map(trimmed).filter((name) => name !== "" && knows(name))).size);
  const most = Math.max(...known);
  if (most >= 2) return known.indexOf(most);
  const widest = Math.max(...records.map(({ cells }) => filled(cells)));
  const wide = records.findIndex(({ cells }) => filled(cells) >= Math.max(1, widest / 2) && !cells.some((cell) => looksLikeData(trimmed(cell))));
  if (wide !== -1) return wide;
  return records.findIndex(({ cells }) => filled(cells) >= Math.max(1, widest / 2));
};

const isTotal = (cells: readonly Cell[]): boolean => {
  const words = cells.map(trimmed).filter((text) => text !== "");
  const first = words[0] ?? "";
  if (!/^(sous[- ]?)?(total|totaux|somme|effectif|nombre)\b/i.test(first)) return false;
  return words.slice(1).every((text) => /^[\d\s.,%€]+$/.test(text)) && (words.length > 1 || /total|\d/i.test(first));
};

const headerNotes = (header: readonly string[], letters: (index: number) => string): Note[] => {
  const notes: Note[] = [];
  const first = new Map<string, number>();
  header.forEach((name, index) => {
    if (name === "") return notes.push({ code: "header-without-name", detail: { column: letters(index) } });
    const seen = first.get(name.toLowerCase());
    if (seen === undefined) return first.set(name.toLowerCase(), index);
    return notes.push({ code: "header-repeated-name", detail: { name, first: letters(seen), column: letters(index) } });
  });
  return notes;
};

/** A, B … Z, AA: the letters Excel writes above columns. */
export const columnLetter = (index: number): string => (index < 26 ? "" : columnLetter(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

type Probe = { head: RawRecord[]; after: AsyncIterator<RawRecord> };

const probe = async (records: AsyncIterable<RawRecord>, onBlank: () => void, enough: (record: RawRecord, count: number) => boolean): Promise<Probe> => {
  const after = records[Symbol.asyncIterator]();
  const head: RawRecord[] = [];
  for (;;) {
    const next = await after.next();
    if (next.done) break;
    if (isBlank(next.value.cells) && !next.value.fault) { onBlank(); continue; }
    head.push(next.value);
    if (enough(next.value, head.length)) break;
  }
  return { head, after };
};

export const shapeTable = async (
  records: AsyncIterable<RawRecord>,
  choices: Choices,
  limits: Limits,
  notes: Note[],
): Promise<Shape> => {
  let blanks = 0;
  const wanted = choices.headerLine;
  const { head, after } = await probe(records, () => { blanks += 1; }, ({ line }, count) => count >= probeLength && (wanted === undefined || line >= wanted + probeLength));
  if (head.length === 0) throw new FileRefused("empty");
  const at = wanted === undefined ? headerIndex(head.slice(0, probeLength), choices.knowsHeader ?? (() => false)) : head.findIndex(({ line }) => line === wanted);
  const top = head[at];
  if (!top) throw new FileRefused("header-line-not-found", { line: wanted ?? 1 });

  const body = head.slice(at + 1);
  const wider = body.map(({ cells }) => widthOf(cells)).filter((width) => width > widthOf(top.cells));
  const width = Math.max(widthOf(top.cells), wider.length * 2 > body.length ? Math.min(...wider) : 0);
  if (width === 0) throw new FileRefused("no-header");
  if (width > limits.columns) throw new FileRefused("too-many-columns", { columns: width, limit: limits.columns });
  const header = Array.from({ length: width }, (_, index) => trimmed(top.cells[index]).replace(/\s+/g, " "));
  if (at > 0) notes.push({ code: "lines-before-header", detail: { count: at, line: top.line } });
  if (header.some(looksLikeData)) notes.push({ code: "header-looks-like-data", detail: { line: top.line } });
  if (width === 1) notes.push({ code: "one-column-only", detail: {} });
  notes.push(...headerNotes(header, columnLetter));

  const asideOf = (cells: readonly Cell[]): Aside | null => {
    if (cells.length >= width && width > 1 && header.every((name, index) => trimmed(cells[index]).replace(/\s+/g, " ") === name)) return "repeated-header";
    return isTotal(cells) ? "total" : null;
  };
  const toRow = ({ line, cells, fault }: RawRecord): Row => {
    const over = widthOf(cells) > width;
    const kept = over ? cells.slice(0, limits.columns) : Array.from({ length: width }, (_, index) => cells[index] ?? null);
    return {
      line,
      cells: kept.map((cell) => (cell === "" ? null : cell)),
      fault: fault ?? (over ? { code: "too-many-cells", column: width } : null),
      aside: fault || over ? null : asideOf(cells),
    };
  };

  async function* rows(): AsyncGenerator<Row> {
    let count = 0;
    try {
      for (const record of body) yield toRow(record);
      count = body.length;
      for (;;) {
        const next = await after.next();
        if (next.done) break;
        if (isBlank(next.value.cells) && !next.value.fault) { blanks += 1; continue; }
        count += 1;
        if (count > limits.rows) throw new FileRefused("too-many-rows", { limit: limits.rows });
        yield toRow(next.value);
      }
      if (blanks > 0) notes.push({ code: "blank-lines", detail: { count: blanks } });
    } finally {
      await after.return?.();
    }
  }
  return { header, headerLine: top.line, rows: rows() };
};
