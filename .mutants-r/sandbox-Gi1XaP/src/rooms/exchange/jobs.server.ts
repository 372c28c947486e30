// The job of the room: it runs in its own thread, and hears when the house closes.
import { Worker } from "node:worker_threads";
import { house } from "#ground/house";
import type { Job, JobHandlers } from "#ground/jobs/worker";
import type { ThreadOrder } from "./exchange.thread.ts";

const inAThread = async (job: Job, signal: AbortSignal): Promise<void> => {
  const { appUrl, dataFolder, lastAsked } = house();
  const order: ThreadOrder = { appUrl, dataFolder, lastAsked, runId: String(job.payload["runId"]), actorId: String(job.payload["actorId"]) };
  const thread = new Worker(new URL("./exchange.thread.ts", import.meta.url), { workerData: order });
  const stop = (): void => thread.postMessage("stop");
  signal.addEventListener("abort", stop, { once: true });
  let told = 0;
  thread.on("message", (done: number) => {
    // The job's own line is for the operator: the page reads the run itself.
    if (done - told < 5_000) return;
    told = done;
    void job.progress(done);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("the thread of a run stopped"))));
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

export const exchangeJobs: JobHandlers = { "exchange.run": inAThread };
