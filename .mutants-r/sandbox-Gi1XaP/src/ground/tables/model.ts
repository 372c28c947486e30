// What reading a file gives, whatever the file was. No word of the trade here: any room that takes a table in can use it.

export type Cell = string | null;

/** Why one record could not be cut into cells; the file goes on after it. */
export type RowFault = {
  code: "quote-not-closed" | "quote-misplaced" | "too-many-cells" | "cell-too-long" | "not-a-record";
  /** Column concerned, from 0. */
  column: number | null;
};

/** Lines that are not data: never taken, never lost from the count. */
export type Aside = "total" | "repeated-header";

export type Row = {
  /** What the reader sees in an editor or in Excel: the physical line where the record begins, from 1. */
  line: number;
  cells: Cell[];
  fault: RowFault | null;
  aside: Aside | null;
};

/** A record as cut from the file, before the header is known. */
export type RawRecord = { line: number; cells: Cell[]; fault: RowFault | null };

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "macintosh";
export type Delimiter = ";" | "," | "\t" | "|";
export type DateSystem = 1900 | 1904;
export type Sheet = { name: string; hidden: boolean; chosen: boolean };

export type Origin =
  | { kind: "csv"; encoding: Encoding; encodingSure: boolean; delimiter: Delimiter }
  | { kind: "xlsx"; sheet: string; sheets: Sheet[] }
  | { kind: "json" };

export type NoteCode =
  | "encoding-assumed"
  | "damaged-characters"
  | "cut-inside-a-character"
  | "one-column-only"
  | "lines-before-header"
  | "header-looks-like-data"
  | "header-repeated-name"
  | "header-without-name"
  | "blank-lines"
  | "macros-left-out"
  | "merged-cells-filled"
  | "formulas-not-computed"
  | "hidden-sheets"
  | "other-sheets";

/** Something the reader should know; `detail` fills the French sentence. */
export type Note = { code: NoteCode; detail: Record<string, string | number> };

export type Reading = {
  header: string[];
  headerLine: number;
  /** May be walked once. Throws FileRefused, and nothing else, when the file breaks further on. */
  rows: AsyncIterable<Row>;
  /** Complete once `rows` has been walked. */
  notes: Note[];
  dateSystem: DateSystem;
  origin: Origin;
};

/** What the reader chose after seeing what was assumed. */
export type Choices = {
  encoding?: Encoding;
  delimiter?: Delimiter;
  sheet?: string;
  headerLine?: number;
  /** Tells a known column name: a line that holds several is the header. */
  knowsHeader?: (name: string) => boolean;
  limits?: Partial<Limits>;
};

export type Limits = {
  fileBytes: number;
  jsonBytes: number;
  uncompressedBytes: number;
  /** An entry larger than `ratioFromBytes` that claims to inflate more than this is a bomb. */
  ratio: number;
  ratioFromBytes: number;
  entries: number;
  rows: number;
  columns: number;
  cellCharacters: number;
  recordCharacters: number;
  sharedCharacters: number;
};

export const usualLimits: Limits = {
  fileBytes: 50 * 1024 * 1024,
  jsonBytes: 20 * 1024 * 1024,
  uncompressedBytes: 1024 ** 3,
  ratio: 200,
  ratioFromBytes: 50 * 1024 * 1024,
  entries: 5_000,
  rows: 1_000_000,
  columns: 200,
  cellCharacters: 32_767,
  recordCharacters: 1_000_000,
  sharedCharacters: 100_000_000,
};
