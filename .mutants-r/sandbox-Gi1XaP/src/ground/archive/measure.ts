import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Transform, Writable, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface Measure {
  bytes: number;
  /** COPY escapes the newlines of a value: a line is a row. */
  lines: number;
  sha256: string;
}

const aGauge = (): { read(chunk: Buffer): void; result(): Measure } => {
  const hash = createHash("sha256");
  let bytes = 0;
  let lines = 0;
  return {
    read: (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1;
    },
    result: () => ({ bytes, lines, sha256: hash.digest("hex") }),
  };
};

/** Sends a stream into a place and answers what went by. */
export const measureInto = async (source: Readable, place: Writable): Promise<Measure> => {
  const gauge = aGauge();
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      gauge.read(chunk);
      done(null, chunk);
    },
  });
  await pipeline(source, meter, place);
  return gauge.result();
};

export const measure = (source: Readable): Promise<Measure> =>
  measureInto(source, new Writable({ write: (_chunk, _encoding, done) => done() }));

export const measureFile = (file: string): Promise<Measure> => measure(createReadStream(file, { highWaterMark: 1 << 20 }));
