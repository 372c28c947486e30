// Long work gives way to whoever waits for a page: it rests in proportion, and the machine serves it after them.

import { existsSync, readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** While pages are asked, long work goes on at most this part of the time. */
const share = 0.4;
/** Nobody asked for a page for this long: nobody waits. */
const calmAfter = 1_000;
const longestRest = 2_000;

/** How long to rest after having worked so long, in milliseconds. */
export const restAfter = (worked: number, sincePageAsked: number): number => (sincePageAsked > calmAfter ? 0 : Math.min(longestRest, worked * (1 / share - 1)));

/** The moment a page was last asked, in memory that every thread reads. */
export type LastAsked = BigInt64Array<SharedArrayBuffer>;
export const newLastAsked = (): LastAsked => new BigInt64Array(new SharedArrayBuffer(8));
export const pageAsked = (last: LastAsked): void => void Atomics.store(last, 0, BigInt(Date.now()));

/** Called between two pieces of work, it lets others by for as long as they need. */
export const restingWhile = (last: LastAsked): (() => Promise<void>) => {
  let since = performance.now();
  return async () => {
    const rest = restAfter(performance.now() - since, Date.now() - Number(Atomics.load(last, 0)));
    if (rest > 0) await wait(rest);
    since = performance.now();
  };
};

const lower = 10;
/** On Linux it is the thread that calls, alone, that is served later; elsewhere it would be the whole process, and the rests alone give way. */
export const lowerThisThread = (): void => {
  if (process.platform === "linux") setPriority(lower);
};

/** The same for the database's process behind a connection, when it is our own: the number of another machine's process says nothing here. */
export const lowerItsDatabaseProcess = (dataFolder: string, processId: number | null): void => {
  if (processId === null || !existsSync(`/proc/${processId}/cwd`)) return;
  if (readlinkSync(`/proc/${processId}/cwd`) === join(dataFolder, "pg")) setPriority(processId, lower);
};
