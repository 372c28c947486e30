// The files somebody brought: in the data folder, for its owner's eyes only, until their rows are in; unpacked beside when they came packed.
import { createReadStream, createWriteStream } from "node:fs";
import { createHash } from "node:crypto";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Transform } from "node:stream";
import { createGunzip } from "node:zlib";
import { type Limits, usualLimits } from "#ground/tables/model";
import { openArchive } from "#ground/tables/read-zip.server";
import { FileRefused } from "#ground/tables/refusal";
import { sourceOfFile } from "#ground/tables/source.server";
import { OfferStopped } from "./port.ts";

export const offerLimits: Limits = { ...usualLimits, fileBytes: 400 * 1024 * 1024, uncompressedBytes: 1_500 * 1024 * 1024, rows: 2_000_000, cellCharacters: 32_767 };
export type KeptFile = { name: string; bytes: number; sha256: string };
export type Kept = { ok: true; file: KeptFile } | { ok: false; reason: "empty" | "too-big" };

const folderOf = (dataFolder: string): string => join(dataFolder, "offers");
const pathOf = (dataFolder: string, runId: string, rank: number): string => join(folderOf(dataFolder), `${runId}-${rank}`);

/** Writes what arrives as it arrives: never whole in memory, never beyond the limit. */
export const keepFile = async (dataFolder: string, runId: string, rank: number, name: string, chunks: AsyncIterable<Uint8Array>): Promise<Kept> => {
  await mkdir(folderOf(dataFolder), { recursive: true, mode: 0o700 });
  const path = pathOf(dataFolder, runId, rank);
  const handle = await open(path, "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      // What is over the limit is still listened to, so that the sender hears the refusal instead of a cut line.
      if (bytes > offerLimits.fileBytes) continue;
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (bytes > 0 && bytes <= offerLimits.fileBytes) return { ok: true, file: { name: name.normalize("NFC").slice(0, 200), bytes, sha256: hash.digest("hex") } };
  await rm(path, { force: true });
  return { ok: false, reason: bytes === 0 ? "empty" : "too-big" };
};

export const removeOffer = async (dataFolder: string, runId: string): Promise<void> => {
  const folder = folderOf(dataFolder);
  for (const name of await readdir(folder).catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? [] : Promise.reject(error)))) if (name.startsWith(runId)) await rm(join(folder, name), { force: true });
};

const bounded = (most: number): Transform => {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _, next) {
      bytes += chunk.length;
      next(bytes > most ? new OfferStopped("file-unreadable", { because: "inflates-too-much" }) : null, chunk);
    },
  });
};

const headOf = async (path: string): Promise<Buffer> => {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

/** Entries of an archive that may be an offer; a workbook is an archive too, and stays whole. */
const unzipped = async (path: string): Promise<string[]> => {
  const handle = await open(path, "r");
  try {
    const archive = await openArchive(await sourceOfFile(handle), offerLimits);
    if (archive.has("xl/workbook.xml")) return [path];
    const names = archive.names.filter((name) => /\.(json|csv|txt|xlsx)$/i.test(name) && !/(^|\/)(\.|__MACOSX)/.test(name)).slice(0, 10);
    const paths: string[] = [];
    for (const [rank, name] of names.entries()) {
      const to = `${path}.${rank}`;
      await pipeline(archive.bytesOf(name), bounded(offerLimits.uncompressedBytes), createWriteStream(to, { mode: 0o600 }));
      paths.push(to);
    }
    return paths;
  } finally {
    await handle.close();
  }
};

/** The plain files of a run, out of whatever they came packed in. Names inside an archive choose nothing: files are numbered. */
export const plainFiles = async (dataFolder: string, runId: string, count: number): Promise<string[]> => {
  const paths: string[] = [];
  for (let rank = 0; rank < count; rank++) {
    const path = pathOf(dataFolder, runId, rank);
    const head = await headOf(path).catch((error: NodeJS.ErrnoException) => Promise.reject(error.code === "ENOENT" ? new OfferStopped("file-missing") : error));
    try {
      if (head[0] === 0x1f && head[1] === 0x8b) {
        await pipeline(createReadStream(path), createGunzip(), bounded(offerLimits.uncompressedBytes), createWriteStream(`${path}.0`, { mode: 0o600 }));
        paths.push(`${path}.0`);
      } else paths.push(...(head.toString("latin1").startsWith("PK") ? await unzipped(path) : [path]));
    } catch (error) {
      if (error instanceof FileRefused) throw new OfferStopped("file-unreadable", { because: error.refusal.code });
      if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_")) throw new OfferStopped("cut-short");
      throw error;
    }
  }
  return paths;
};
