import { createReadStream, createWriteStream, mkdirSync, readdirSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { damaged } from "./manifest.ts";

// The plain "ustar" form that every tar reads: a header of 512 bytes, the file, zeros up to a multiple of 512.
const block = 512;

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, "0")}\0`;

/** Sizes beyond 8 GiB do not fit in octal; the GNU form writes them in binary. */
const writeSize = (header: Buffer, size: number): void => {
  if (size < 8 ** 11) header.write(octal(size, 12), 124, "latin1");
  else {
    header.writeUInt8(0x80, 124);
    header.writeBigUInt64BE(BigInt(size), 128);
  }
};

const headerFor = (path: string, size: number): Buffer => {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(path) > 100) throw new Error(`${path} is too long for an archive`);
  header.write(path, 0, "utf8");
  header.write(octal(0o600, 8) + octal(0, 8) + octal(0, 8), 100, "latin1");
  writeSize(header, size);
  header.write(octal(Math.floor(Date.now() / 1000), 12), 136, "latin1");
  header.write("        0", 148, "latin1");
  header.write("ustar\u000000", 257, "latin1");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
};

async function* packed(folder: string): AsyncGenerator<Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort()) {
    const { size } = statSync(join(folder, path));
    yield headerFor(path, size);
    yield* createReadStream(join(folder, path), { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
    if (size % block > 0) yield Buffer.alloc(block - (size % block));
  }
  yield Buffer.alloc(2 * block);
}

export const packFolder = (folder: string, file: string): Promise<void> =>
  pipeline(Readable.from(packed(folder)), createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600, flush: true }));

/** Reads exact lengths out of chunks of any length. */
const aReader = (source: AsyncIterable<Buffer>) => {
  const chunks = source[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const some = async (most: number): Promise<Buffer> => {
    if (rest.length === 0) rest = (await chunks.next()).value ?? Buffer.alloc(0);
    const piece = rest.subarray(0, most);
    rest = rest.subarray(piece.length);
    return piece;
  };
  const exactly = async (length: number): Promise<Buffer> => {
    const pieces: Buffer[] = [];
    for (let left = length; left > 0; ) {
      const piece = await some(left);
      if (piece.length === 0) throw damaged("elle s'arrête avant la fin");
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  };
  return { some, exactly };
};

const sizeIn = (header: Buffer): number =>
  (header.readUInt8(124) & 0x80) !== 0 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(header.toString("latin1", 124, 135), 8);

/** Unpacks into a folder of our own; refuses names that would leave it. */
export const unpackFile = async (file: string, folder: string): Promise<void> => {
  const stream = createReadStream(file, { highWaterMark: 1 << 20 });
  const unzipped = createGunzip();
  // Its failure also ends the reading below, which tells it.
  const fed = Promise.allSettled([pipeline(stream, unzipped)]);
  try {
    await unpack(aReader(unzipped), folder);
  } catch (error) {
    throw error instanceof Error && "code" in error && String(error.code).startsWith("Z_") ? damaged("ce n'est pas un fichier .tar.gz entier") : error;
  } finally {
    stream.destroy();
    unzipped.destroy();
    await fed;
  }
};

const unpack = async (reader: ReturnType<typeof aReader>, folder: string): Promise<void> => {
  for (;;) {
    const header = await reader.exactly(block);
    if (header.every((byte) => byte === 0)) return;
    const path = header.toString("utf8", 0, 100).replace(/\0.*$/s, "");
    const size = sizeIn(header);
    if (!Number.isSafeInteger(size) || path.startsWith("/") || path.split("/").includes("..")) throw damaged(`elle contient un nom de fichier interdit (${path})`);
    if (path.endsWith("/")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    await unpackOne(reader, join(folder, path), size);
    if (size % block > 0) await reader.exactly(block - (size % block));
  }
};

const unpackOne = async (reader: ReturnType<typeof aReader>, path: string, size: number): Promise<void> => {
  const place = await open(path, "wx", 0o600);
  try {
    for (let left = size; left > 0; ) {
      const piece = await reader.some(left);
      if (piece.length === 0) throw damaged("elle s'arrête avant la fin");
      await place.write(piece);
      left -= piece.length;
    }
  } finally {
    await place.close();
  }
};
