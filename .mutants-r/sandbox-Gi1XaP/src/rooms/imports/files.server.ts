// The file somebody brought: in the data folder, for its owner's eyes only, until its rows are in.

import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { usualLimits } from "#ground/tables/model";
import type { FileRefusal } from "#ground/tables/refusal";

const folderOf = (dataFolder: string): string => join(dataFolder, "imports");
const pathOf = (dataFolder: string, importId: string): string => join(folderOf(dataFolder), importId);

export type Received = { ok: true; bytes: number; sha256: string } | { ok: false; refusal: FileRefusal };

/** Writes what arrives as it arrives: never whole in memory, never beyond the limit. */
export const receiveFile = async (dataFolder: string, importId: string, chunks: AsyncIterable<Uint8Array>): Promise<Received> => {
  await mkdir(folderOf(dataFolder), { recursive: true, mode: 0o700 });
  const handle = await open(pathOf(dataFolder, importId), "wx", 0o600);
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      // What is over the limit is still listened to, so that the sender hears the refusal instead of a cut line.
      if (bytes > usualLimits.fileBytes) continue;
      hash.update(chunk);
      await handle.write(chunk);
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await removeFile(dataFolder, importId);
    throw error;
  }
  await handle.close();
  if (bytes > 0 && bytes <= usualLimits.fileBytes) return { ok: true, bytes, sha256: hash.digest("hex") };
  await removeFile(dataFolder, importId);
  return { ok: false, refusal: bytes === 0 ? { code: "empty", detail: {} } : { code: "too-big", detail: { bytes, limit: usualLimits.fileBytes } } };
};

/** Null when it is no longer there. */
export const openReceived = async (dataFolder: string, importId: string): Promise<FileHandle | null> => {
  try {
    return await open(pathOf(dataFolder, importId), "r");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};

export const removeFile = (dataFolder: string, importId: string): Promise<void> => rm(pathOf(dataFolder, importId), { force: true });
