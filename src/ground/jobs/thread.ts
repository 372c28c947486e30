// Long work has a thread of its own: reading, judging and writing for a whole country never hold the thread that serves pages.
import type pg from "pg";
import { parentPort, Worker, workerData } from "node:worker_threads";
import { databaseOver, openPool } from "../database/connect.ts";
import { house, type House } from "../house.ts";
import { type LastAsked, lowerItsDatabaseProcess, lowerThisThread, restingWhile } from "./giving-way.ts";

/** What any such thread needs: a thread shares no memory but what it is sent. */
type Ground = { appUrl: string; dataFolder: string; lastAsked: LastAsked };
/** What it works with: its own connections, served after the pages' ones. */
export type Apart = { db: House["db"]; dataFolder: string; signal: AbortSignal; rest: () => Promise<void> };

/** Runs this file in a thread, with this order, and hears what it says; when the job must stop, it is told. Throws what the thread could not do. */
export const inAThread = async <Said>(file: URL, order: object, signal: AbortSignal, hear: (said: Said) => void = () => undefined): Promise<void> => {
  const { appUrl, dataFolder, lastAsked } = house();
  const thread = new Worker(file, { workerData: { ...order, ground: { appUrl, dataFolder, lastAsked } satisfies Ground } });
  const stop = (): void => thread.postMessage("stop");
  signal.addEventListener("abort", stop, { once: true });
  thread.on("message", hear);
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`the thread of ${file.pathname.split("/").at(-1)} stopped`))));
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

/** In such a thread: does what it was asked, then lets the thread end. */
export const workApart = async <Order extends object>(work: (order: Order, apart: Apart) => Promise<void>): Promise<void> => {
  const { ground, ...order } = workerData as Order & { ground: Ground };
  const stopping = new AbortController();
  parentPort?.once("message", () => stopping.abort());
  lowerThisThread();
  const pool = openPool(ground.appUrl, 2);
  pool.on("connect", (client) => lowerItsDatabaseProcess(ground.dataFolder, (client as pg.PoolClient & { processID: number | null }).processID));
  try {
    await work(order as unknown as Order, { db: databaseOver(pool), dataFolder: ground.dataFolder, signal: stopping.signal, rest: restingWhile(ground.lastAsked) });
  } finally {
    await pool.end();
    // An open listener would keep the thread alive for ever.
    parentPort?.close();
  }
};
