// A thread of its own for the long work of an import: reading, judging and writing never hold the thread that serves pages.

import type pg from "pg";
import { parentPort, workerData } from "node:worker_threads";
import { type LastAsked, lowerItsDatabaseProcess, lowerThisThread, restingWhile } from "#ground/jobs/giving-way";
import { databaseOver, openPool } from "#ground/database/connect";
import { checkList, runImport } from "./work.server.ts";

export type ThreadOrder = { task: "check" | "run"; appUrl: string; dataFolder: string; importId: string; actorId: string; lastAsked: LastAsked };
export type ThreadSaid = { done: number; total: number };

const { task, appUrl, dataFolder, importId, actorId, lastAsked } = workerData as ThreadOrder;
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

lowerThisThread();
const pool = openPool(appUrl, 2);
pool.on("connect", (client) => lowerItsDatabaseProcess(dataFolder, (client as pg.PoolClient & { processID: number | null }).processID));
try {
  await (task === "check" ? checkList : runImport)({
    db: databaseOver(pool), dataFolder, importId, actorId, signal: stopping.signal, clock: () => new Date(), rest: restingWhile(lastAsked),
    progress: (done, total) => parentPort?.postMessage({ done, total } satisfies ThreadSaid),
  });
} finally {
  await pool.end();
  // An open listener would keep the thread alive for ever.
  parentPort?.close();
}
