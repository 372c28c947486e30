// Text tables in the encodings French offices write, and what a reading gives back.

import type { Cell, Choices, Encoding, Note, Row } from "#ground/tables/model";
import { openFile } from "#ground/tables/open-file.server";
import { FileRefused, type FileRefusal } from "#ground/tables/refusal";
import { sourceOfBytes } from "#ground/tables/source.server";

const table = (encoding: "windows-1252" | "macintosh"): Map<string, number> => {
  const decoder = new TextDecoder(encoding);
  return new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const));
};
const tables = { "windows-1252": table("windows-1252"), macintosh: table("macintosh") };

export const encode = (text: string, encoding: Encoding, bom = false): Uint8Array => {
  if (encoding === "utf-8") return Buffer.from((bom ? "\ufeff" : "") + text, "utf8");
  if (encoding === "utf-16le") return Buffer.from((bom ? "\ufeff" : "") + text, "utf16le");
  if (encoding === "utf-16be") return Buffer.from((bom ? "\ufeff" : "") + text, "utf16le").swap16();
  return Uint8Array.from(text, (sign) => tables[encoding].get(sign) ?? 0x3f);
};

/** Letters both single-byte tables can write. */
export const writable = (encoding: Encoding): string[] =>
  encoding === "windows-1252" || encoding === "macintosh" ? [...tables[encoding].keys()].filter((sign) => /[\p{L}\p{N}\p{P} ]/u.test(sign)) : [];

export const csvOf = (rows: readonly (readonly string[])[], delimiter = ";", newline = "\r\n", quoteAll = false): string =>
  rows
    .map((cells) => cells.map((cell) => (quoteAll || /["\r\n]/.test(cell) || cell.includes(delimiter) || /^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter) + newline)
    .join("");

export type Seen = { header: string[]; headerLine: number; rows: Row[]; notes: Note[]; origin: unknown; refusal: FileRefusal | null };

/** Reads to the end; a refusal further on is given beside the rows read before it. */
export const seen = async (bytes: Uint8Array, choices: Choices = {}): Promise<Seen> => {
  const opened = await openFile(sourceOfBytes(bytes), choices);
  if (!opened.ok) return { header: [], headerLine: 0, rows: [], notes: [], origin: null, refusal: opened.refusal };
  const { header, headerLine, notes, origin } = opened.reading;
  const rows: Row[] = [];
  try {
    for await (const row of opened.reading.rows) rows.push(row);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return { header, headerLine, rows, notes, origin, refusal: error.refusal };
  }
  return { header, headerLine, rows, notes, origin, refusal: null };
};

export const cellsOf = ({ rows }: Seen): Cell[][] => rows.map(({ cells }) => cells);
export const refusalOf = async (bytes: Uint8Array, choices: Choices = {}): Promise<string | null> => (await seen(bytes, choices)).refusal?.code ?? null;
