// A list of records in JSON: the first list of objects found, bare or in an envelope. Each record becomes a row, each path a column.

import type { Cell, Limits, Note, Reading, Row } from "./model.ts";
import { FileRefused } from "./refusal.ts";
import { chunksOf, pace, type Source } from "./source.server.ts";

type Flat = Map<string, Cell>;

const flatten = (value: unknown, path: string, into: Flat): void => {
  if (Array.isArray(value)) into.set(path, value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item))).join(", "));
  else if (typeof value === "object" && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(inner, path === "" ? key : `${path}.${key}`, into);
  } else into.set(path, value === null || value === undefined ? null : String(value));
};

const textOf = async (source: Source): Promise<string> => {
  const decoder = new TextDecoder("utf-8");
  const pieces: string[] = [];
  for await (const chunk of chunksOf(source)) pieces.push(decoder.decode(chunk, { stream: true }));
  pieces.push(decoder.decode());
  return pieces.join("");
};

const maxDepth = 32;

type Slice = { from: number; to: number; line: number };

/** Where each item of the first list of objects begins and ends, without building the whole tree. */
async function* itemsOf(text: string): AsyncGenerator<Slice> {
  const rhythm = pace();
  let depth = 0;
  let list = -1;
  let from = -1;
  let line = 1;
  let startLine = 1;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (sign === "\n") line += 1;
    else if (sign === '"') {
      for (i += 1; i < text.length && text[i] !== '"'; i += 1) if (text[i] === "\\") i += 1;
    } else if (sign === "{" || sign === "[") {
      if (list === depth && from === -1) [from, startLine] = [i, line];
      depth += 1;
      if (depth > maxDepth) throw new FileRefused("damaged-json", { line });
      if (list === -1 && sign === "[" && depth <= 2 && /^\s*\{/.test(text.slice(i + 1, i + 200))) list = depth;
    } else if (sign === "}" || sign === "]") {
      depth -= 1;
      if (depth < 0) throw new FileRefused("damaged-json", { line });
      if (list === depth && from !== -1) {
        yield { from, to: i + 1, line: startLine };
        from = -1;
      }
      if (depth < list) list = Number.MAX_SAFE_INTEGER;
    }
    if (i % 4_096 === 0 && rhythm.due()) await rhythm.rest();
  }
  if (depth !== 0) throw new FileRefused("damaged-json", { line });
}

const parseRecord = (text: string, line: number): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new FileRefused("damaged-json", { line });
    throw error;
  }
};

export const readJson = async (source: Source, limits: Limits): Promise<Reading> => {
  if (source.size > limits.jsonBytes) throw new FileRefused("too-big", { bytes: source.size, limit: limits.jsonBytes });
  const text = await textOf(source);
  const notes: Note[] = [];
  const columns = new Map<string, number>();
  const records: { line: number; flat: Flat }[] = [];
  for await (const { from, to, line } of itemsOf(text)) {
    if (to - from > limits.recordCharacters) throw new FileRefused("line-too-long", { line, limit: limits.recordCharacters });
    const flat: Flat = new Map();
    flatten(parseRecord(text.slice(from, to), line), "", flat);
    for (const path of flat.keys()) if (!columns.has(path)) columns.set(path, columns.size);
    records.push({ line, flat });
    if (records.length > limits.rows) throw new FileRefused("too-many-rows", { limit: limits.rows });
    if (columns.size > limits.columns) throw new FileRefused("too-many-columns", { columns: columns.size, limit: limits.columns });
  }
  if (records.length === 0) throw new FileRefused("json-without-records");
  const header = [...columns.keys()];
  async function* rows(): AsyncGenerator<Row> {
    for (const { line, flat } of records) {
      const cells = header.map((path) => flat.get(path) ?? null);
      const long = cells.findIndex((cell) => (cell?.length ?? 0) > limits.cellCharacters);
      yield { line, cells, fault: long === -1 ? null : { code: "cell-too-long", column: long }, aside: null };
    }
  }
  return { header, headerLine: 0, rows: rows(), notes, dateSystem: 1900, origin: { kind: "json" } };
};
