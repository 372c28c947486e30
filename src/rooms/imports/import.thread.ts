// A thread of its own for the long work of an import: reading, judging and writing never hold the thread that serves pages.

import { parentPort, workerData } from "node:worker_threads";
import { databaseOver, openPool } from "#ground/database/connect";
import { checkList, runImport } from "./work.server.ts";

export type ThreadOrder = { task: "check" | "run"; appUrl: string; dataFolder: string; importId: string; actorId: string };
export type ThreadSaid = { done: number; total: number };

const { task, appUrl, dataFolder, importId, actorId } = workerData as ThreadOrder;
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

const pool = openPool(appUrl, 2);
try {
  await (task === "check" ? checkList : runImport)({
    db: databaseOver(pool), dataFolder, importId, actorId, signal: stopping.signal, clock: () => new Date(),
    progress: (done, total) => parentPort?.postMessage({ done, total } satisfies ThreadSaid),
  });
} finally {
  await pool.end();
  // An open listener would keep the thread alive for ever.
  parentPort?.close();
}
