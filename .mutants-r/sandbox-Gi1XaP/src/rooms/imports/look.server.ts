// A first look at the file: its header, what was noticed, its first rows. Whatever the file, an answer or a refusal.

import { openFile } from "#ground/tables/open-file.server";
import type { Reading, Row } from "#ground/tables/model";
import { type FileRefusal, FileRefused } from "#ground/tables/refusal";
import { sourceOfFile } from "#ground/tables/source.server";
import { isKnownHeader } from "./columns.ts";
import { openReceived } from "./files.server.ts";
import type { Look } from "./looked.ts";
import type { ReadingChoices, StopReason } from "./states.ts";

export type Looked = { ok: true; look: Look } | { ok: false; refusal: FileRefusal } | { ok: false; refusal: null };

const sampleSize = 200;

/** The file of an import, opened as it was chosen; whoever walks its rows closes it. */
export const openList = async (dataFolder: string, importId: string, choices: ReadingChoices): Promise<{ ok: true; reading: Reading; close: () => Promise<void> } | { ok: false; reason: StopReason }> => {
  const handle = await openReceived(dataFolder, importId);
  if (!handle) return { ok: false, reason: { code: "file-missing" } };
  try {
    const opened = await openFile(await sourceOfFile(handle), { ...choices, knowsHeader: isKnownHeader });
    if (opened.ok) return { ok: true, reading: opened.reading, close: () => handle.close() };
    await handle.close();
    return { ok: false, reason: { code: "file", refusal: opened.refusal } };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

export const lookAt = async (dataFolder: string, importId: string, choices: ReadingChoices): Promise<Looked> => {
  const opened = await openList(dataFolder, importId, choices);
  if (!opened.ok) return { ok: false, refusal: opened.reason.code === "file" ? opened.reason.refusal : null };
  const { header, notes, origin, dateSystem, rows } = opened.reading;
  const samples: Row[] = [];
  try {
    for await (const row of rows) if (samples.push(row) >= sampleSize) break;
  } catch (error) {
    if (error instanceof FileRefused) return { ok: false, refusal: error.refusal };
    throw error;
  } finally {
    await opened.close();
  }
  return { ok: true, look: { header, notes: [...notes], origin, dateSystem, samples } };
};
