// The door of reading: whatever the file, a reading or a refusal, never anything else.

import { compoundDirectoryAt, kindOfCompoundFile, kindOfFile, type FileKind } from "./file-kind.ts";
import { usualLimits, type Choices, type Reading } from "./model.ts";
import { readCsv } from "./read-csv.server.ts";
import { readJson } from "./read-json.server.ts";
import { readXlsx } from "./read-xlsx.server.ts";
import { FileRefused, type FileRefusal, type FileRefusalCode } from "./refusal.ts";
import type { Source } from "./source.server.ts";

export type Opened = { ok: true; reading: Reading } | { ok: false; refusal: FileRefusal };

const refusedKinds: Partial<Record<FileKind, FileRefusalCode>> = {
  empty: "empty",
  pdf: "pdf",
  image: "image",
  html: "html",
  "xml-spreadsheet": "xml-spreadsheet",
  xml: "xml-spreadsheet",
  "rich-text": "word",
  archive: "archive",
};

const compoundRefusal = async (source: Source, head: Uint8Array): Promise<FileRefusalCode> => {
  const at = compoundDirectoryAt(head);
  const kind = kindOfCompoundFile(await source.read(Math.min(at, source.size), Math.min(at + 8_192, source.size)));
  return kind === "encrypted" ? "encrypted-workbook" : kind === "document" ? "word" : "old-excel";
};

const read = async (source: Source, choices: Choices): Promise<Reading> => {
  const limits = { ...usualLimits, ...choices.limits };
  if (source.size === 0) throw new FileRefused("empty");
  if (source.size > limits.fileBytes) throw new FileRefused("too-big", { bytes: source.size, limit: limits.fileBytes });
  const head = await source.read(0, Math.min(4_096, source.size));
  const kind = kindOfFile(head);
  const refused = kind === "ole" ? await compoundRefusal(source, head) : refusedKinds[kind];
  if (refused) throw new FileRefused(refused);
  if (kind === "zip") return readXlsx(source, choices, limits);
  return kind === "json" ? readJson(source, limits) : readCsv(source, choices, limits);
};

/** Opens a table. The rows that follow may still throw FileRefused when the file breaks further on. */
export const openFile = async (source: Source, choices: Choices = {}): Promise<Opened> => {
  try {
    return { ok: true, reading: await read(source, choices) };
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
};
