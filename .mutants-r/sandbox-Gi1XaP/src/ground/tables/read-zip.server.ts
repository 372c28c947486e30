// The archive around a workbook: its entries are listed and bounded before any of them is inflated, and each is inflated as a stream.

import { Readable } from "node:stream";
import yauzl from "yauzl";
import type { Limits } from "./model.ts";
import { FileRefused } from "./refusal.ts";
import { chunksOf, type Source } from "./source.server.ts";

export type Archive = {
  names: readonly string[];
  has: (name: string) => boolean;
  /** The inflated bytes of an entry; throws FileRefused when they are damaged or not what was declared. */
  bytesOf: (name: string) => AsyncIterable<Uint8Array>;
};

class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: Source;
  constructor(source: Source) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(chunksOf(this.#source, start, end), { objectMode: false });
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && "syscall" in error;

/** What yauzl or zlib says about the bytes becomes a refusal; a disk that fails stays an error. */
const asRefusal = (error: unknown): unknown => {
  if (error instanceof FileRefused || isSystemError(error) || !(error instanceof Error)) return error;
  if (/encrypt/i.test(error.message)) return new FileRefused("encrypted-workbook");
  if (/too many bytes/i.test(error.message)) return new FileRefused("inflates-too-much", { lie: 1 });
  return new FileRefused("damaged-archive", { because: error.message.slice(0, 120) });
};

const listEntries = async (zip: yauzl.ZipFile, limits: Limits): Promise<Map<string, yauzl.Entry>> => {
  if (zip.entryCount > limits.entries) throw new FileRefused("too-many-entries", { entries: zip.entryCount, limit: limits.entries });
  const entries = new Map<string, yauzl.Entry>();
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize;
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (inflated > limits.uncompressedBytes) throw new FileRefused("inflates-too-much", { bytes: inflated, limit: limits.uncompressedBytes });
    if (entry.uncompressedSize > limits.ratioFromBytes && ratio > limits.ratio) throw new FileRefused("inflates-too-much", { ratio: Math.round(ratio), limit: limits.ratio });
    if (entries.has(entry.fileName)) throw new FileRefused("damaged-archive", { because: "two entries of one name" });
    entries.set(entry.fileName, entry);
  }
  return entries;
};

export const openArchive = async (source: Source, limits: Limits): Promise<Archive> => {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, { autoClose: false });
    // Errors reach the caller through the promises and streams below; the emitter would otherwise end the process with the same news.
    zip.on("error", () => undefined);
    const entries = await listEntries(zip, limits);
    async function* bytesOf(name: string): AsyncGenerator<Uint8Array> {
      const entry = entries.get(name);
      if (!entry) throw new FileRefused("damaged-workbook", { part: name });
      try {
        const stream = await zip.openReadStreamPromise(entry);
        for await (const chunk of stream) yield chunk as Uint8Array;
      } catch (error) {
        throw asRefusal(error);
      }
    }
    return { names: [...entries.keys()], has: (name) => entries.has(name), bytesOf };
  } catch (error) {
    throw asRefusal(error);
  }
};
