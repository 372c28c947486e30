// A file that cannot be read is refused with a typed reason: the page has a sentence for each.

export type FileRefusalCode =
  | "empty"
  | "too-big"
  | "old-excel"
  | "encrypted-workbook"
  | "binary-excel"
  | "open-document"
  | "apple-numbers"
  | "word"
  | "pdf"
  | "image"
  | "html"
  | "xml-spreadsheet"
  | "archive"
  | "binary"
  | "damaged-archive"
  | "inflates-too-much"
  | "too-many-entries"
  | "damaged-workbook"
  | "hostile-xml"
  | "no-sheet"
  | "unknown-sheet"
  | "too-many-shared-words"
  | "no-header"
  | "header-line-not-found"
  | "too-many-rows"
  | "too-many-columns"
  | "line-too-long"
  | "damaged-json"
  | "json-without-records";

export type FileRefusal = { code: FileRefusalCode; detail: Record<string, string | number> };

/** Thrown while a stream is being walked, where no value can be returned. `openFile` turns it back into a value. */
export class FileRefused extends Error {
  readonly refusal: FileRefusal;
  constructor(code: FileRefusalCode, detail: Record<string, string | number> = {}) {
    super(code);
    this.name = "FileRefused";
    this.refusal = { code, detail };
  }
}
