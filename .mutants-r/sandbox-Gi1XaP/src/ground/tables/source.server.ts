// Where the bytes are: in memory, or in a file that is never loaded whole.

import type { FileHandle } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";

export type Source = { size: number; read: (start: number, end: number) => Promise<Uint8Array> };

export const sourceOfBytes = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
});

export const sourceOfFile = async (handle: FileHandle): Promise<Source> => {
  const { size } = await handle.stat();
  const read = async (start: number, end: number): Promise<Uint8Array> => {
    const wanted = Math.max(0, Math.min(end, size) - start);
    const bytes = new Uint8Array(wanted);
    let done = 0;
    while (done < wanted) {
      const { bytesRead } = await handle.read(bytes, done, wanted - done, start + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes.subarray(0, done);
  };
  return { size, read };
};

const chunkBytes = 64 * 1024;

export async function* chunksOf(source: Source, start = 0, end = source.size): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += chunkBytes) {
    const chunk = await source.read(at, Math.min(at + chunkBytes, end));
    if (chunk.length === 0) return;
    yield chunk;
  }
}

export type Pace = { due: () => boolean; rest: () => Promise<void> };

/** Long work is done in slices, and the event loop breathes between them: other people's pages are served meanwhile. */
export const pace = (sliceMilliseconds = 4): Pace => {
  let began = performance.now();
  return {
    due: () => performance.now() - began > sliceMilliseconds,
    rest: async () => {
      await nextTurn();
      began = performance.now();
    },
  };
};
