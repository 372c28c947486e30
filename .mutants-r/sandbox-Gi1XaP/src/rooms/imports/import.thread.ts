// A thread of its own for the long work of an import: reading, judging and writing never hold the thread that serves pages.

import type pg from "pg";
import { parentPort, workerData } from "node:worker_threads";
import { type LastAsked, lowerItsDatabaseProcess, lowerThisThread, restingWhile } from "#ground/jobs/giving-way";
import { databaseOver, openPool } from "#ground/database/connect";
import { Keystore } from "#ground/keystore";
import { holdPersonKeys } from "#ground/person-keys";
import { heldKeys, holdKeys, keyOf, ringOf } from "#ground/sealing";
import { checkList, runImport } from "./work.server.ts";

export type ThreadOrder = { task: "check" | "run"; appUrl: string; dataFolder: string; importId: string; actorId: string; lastAsked: LastAsked; keys: Uint8Array[]; personKeysFile: string };
export type ThreadSaid = { done: number; total: number };

const { task, appUrl, dataFolder, importId, actorId, lastAsked, keys, personKeysFile } = workerData as ThreadOrder;
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

lowerThisThread();
holdKeys(ringOf(keys.map((bytes) => keyOf(Buffer.from(bytes)))));
const keystore = new Keystore(personKeysFile, heldKeys);
holdPersonKeys(keystore);
const pool = openPool(appUrl, 2);
pool.on("connect", (client) => lowerItsDatabaseProcess(dataFolder, (client as pg.PoolClient & { processID: number | null }).processID));
try {
  await (task === "check" ? checkList : runImport)({
    db: databaseOver(pool), dataFolder, importId, actorId, signal: stopping.signal, clock: () => new Date(), rest: restingWhile(lastAsked),
    progress: (done, total) => parentPort?.postMessage({ done, total } satisfies ThreadSaid),
  });
} finally {
  await pool.end();
  keystore.close();
  // An open listener would keep the thread alive for ever.
  parentPort?.close();
}
