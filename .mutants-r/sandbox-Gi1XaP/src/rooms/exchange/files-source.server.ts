// Offers in files: JSON, CSV or a workbook with its two sheets, read record by record, never whole in memory.
import { open } from "node:fs/promises";
import { judge, noEvidence, weigh } from "#ground/tables/encoding";
import { kindOfFile } from "#ground/tables/file-kind";
import type { Row } from "#ground/tables/model";
import { openFile } from "#ground/tables/open-file.server";
import { FileRefused } from "#ground/tables/refusal";
import { chunksOf, pace, type Source, sourceOfFile } from "#ground/tables/source.server";
import { fieldsOf, isOfV0, type What, whatOf } from "./fields.ts";
import { offerLimits } from "./files.server.ts";
import { JsonCutter, parseRecord } from "./json-records.ts";
import { type OfferRecord, type OfferSource, OfferStopped, type ReadingEnd } from "./port.ts";

type Part = { what: What; records: () => AsyncGenerator<OfferRecord> };

const known = new Set([...Object.keys(fieldsOf.structure), ...Object.keys(fieldsOf.service), "__ignore__"]);

const encodingOf = async (source: Source): Promise<string> => {
  const evidence = noEvidence();
  weigh(evidence, await source.read(0, Math.min(source.size, 1 << 20)));
  const verdict = judge(evidence);
  return verdict === "binary" ? "utf-8" : verdict.encoding;
};

async function* jsonRecords(path: string, what: What | null): AsyncGenerator<OfferRecord & { names: string[] }> {
  const handle = await open(path, "r");
  try {
    const source = await sourceOfFile(handle);
    const decoder = new TextDecoder(await encodingOf(source));
    const cutter = new JsonCutter();
    const rhythm = pace();
    const told = (text: string, line: number): OfferRecord & { names: string[] } => {
      const fields = parseRecord(text);
      return { what: what ?? "structure", line, fields, names: Object.keys(fields ?? {}) };
    };
    for await (const chunk of chunksOf(source)) {
      for (const { text, line } of cutter.push(decoder.decode(chunk, { stream: true }))) yield told(text, line);
      if (rhythm.due()) await rhythm.rest();
    }
    for (const { text, line } of cutter.end()) yield told(text, line);
    if (!cutter.began) throw new OfferStopped("no-records");
    if (!cutter.whole) throw new OfferStopped("cut-short");
  } finally {
    await handle.close();
  }
}

const jsonPart = async (path: string): Promise<Part[]> => {
  // What the file holds is read on its first sound records.
  let looked = 0;
  try {
    for await (const { names } of jsonRecords(path, null)) {
      const what = whatOf(names);
      for (const kind of ["structure", "service"] as const) if (isOfV0(kind, names)) throw new OfferStopped("old-format");
      if (what) return [{ what, records: () => jsonRecords(path, what) }];
      if (++looked > 50) break;
    }
  } catch (error) {
    if (!(error instanceof OfferStopped) || error.code === "old-format") throw error;
  }
  return [];
};

const isTrue = (cell: string | null): boolean => cell !== null && /^(1|true|vrai|oui|yes|x)$/i.test(cell.trim());

async function* tableRecords(path: string, what: What, sheet: string | undefined): AsyncGenerator<OfferRecord> {
  const handle = await open(path, "r");
  try {
    const opened = await openFile(await sourceOfFile(handle), { limits: offerLimits, knowsHeader: (name) => known.has(name), ...(sheet === undefined ? {} : { sheet }) });
    if (!opened.ok) throw new OfferStopped("file-unreadable", { because: opened.refusal.code });
    const header = opened.reading.header;
    const ignore = header.indexOf("__ignore__");
    const told = ({ line, cells, fault, aside }: Row): OfferRecord => {
      if (fault) return { what, line, fields: null };
      const fields = Object.fromEntries(header.map((name, at) => [name, cells[at] ?? null]));
      return { what, line, fields, ...(aside || (ignore >= 0 && isTrue(cells[ignore] ?? null)) ? { aside: true as const } : {}) };
    };
    try {
      for await (const row of opened.reading.rows) yield told(row);
    } catch (error) {
      if (error instanceof FileRefused) throw new OfferStopped("file-unreadable", { because: error.refusal.code });
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** Sheets of the official form are called Structures and Services; any other is judged by its column names. */
const tableParts = async (path: string): Promise<Part[]> => {
  const handle = await open(path, "r");
  try {
    const source = await sourceOfFile(handle);
    const first = await openFile(source, { limits: offerLimits, knowsHeader: (name) => known.has(name) });
    if (!first.ok) throw new OfferStopped("file-unreadable", { because: first.refusal.code });
    const { origin } = first.reading;
    const sheets = origin.kind === "xlsx" ? origin.sheets.map(({ name }) => name) : [undefined];
    const parts: Part[] = [];
    for (const sheet of sheets) {
      const opened = sheet === undefined ? first : await openFile(source, { limits: offerLimits, sheet, knowsHeader: (name) => known.has(name) });
      if (!opened.ok) continue;
      const { header } = opened.reading;
      for (const kind of ["structure", "service"] as const) if (isOfV0(kind, header)) throw new OfferStopped("old-format");
      const what = whatOf(header);
      if (what) parts.push({ what, records: () => tableRecords(path, what, sheet) });
    }
    return parts;
  } finally {
    await handle.close();
  }
};

const partsOf = async (path: string): Promise<Part[]> => {
  const handle = await open(path, "r");
  const head = Buffer.alloc(4_096);
  const { bytesRead } = await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  return kindOfFile(head.subarray(0, bytesRead)) === "json" ? jsonPart(path) : tableParts(path);
};

/** Structures first, whatever the order of the files. */
export const filesSource = (paths: readonly string[]): OfferSource => ({
  async *records(): AsyncGenerator<OfferRecord, ReadingEnd> {
    const parts = (await Promise.all(paths.map(partsOf))).flat();
    if (parts.length === 0) throw new OfferStopped("no-records");
    for (const what of ["structure", "service"] as const) for (const part of parts.filter((one) => one.what === what)) yield* part.records();
    return { passes: null, settled: null };
  },
});
