// A thread of its own for a run: reading and judging a whole country's offer never holds the thread that serves pages.
import type pg from "pg";
import { parentPort, workerData } from "node:worker_threads";
import { databaseOver, openPool } from "#ground/database/connect";
import { type LastAsked, lowerItsDatabaseProcess, lowerThisThread, restingWhile } from "#ground/jobs/giving-way";
import { readOfferAddress } from "./api-source.server.ts";
import { runOffer } from "./work.server.ts";
import { theWorld } from "./world.server.ts";

export type ThreadOrder = { appUrl: string; dataFolder: string; runId: string; actorId: string; lastAsked: LastAsked };

const { appUrl, dataFolder, runId, actorId, lastAsked } = workerData as ThreadOrder;
const stopping = new AbortController();
parentPort?.once("message", () => stopping.abort());

lowerThisThread();
const pool = openPool(appUrl, 2);
pool.on("connect", (client) => lowerItsDatabaseProcess(dataFolder, (client as pg.PoolClient & { processID: number | null }).processID));
try {
  await runOffer({ db: databaseOver(pool), dataFolder, runId, actorId, signal: stopping.signal, clock: () => new Date(), address: readOfferAddress(), world: theWorld(), rest: restingWhile(lastAsked), progress: (done) => parentPort?.postMessage(done) });
} finally {
  await pool.end();
  // An open listener would keep the thread alive for ever.
  parentPort?.close();
}
