// The jobs of the room: each runs in its own thread, and hears when the house closes.

import { Worker } from "node:worker_threads";
import { house } from "#ground/house";
import type { Job, JobHandlers } from "#ground/jobs/worker";
import { personKeys } from "#ground/person-keys";
import { heldKeys } from "#ground/sealing";
import type { ThreadOrder, ThreadSaid } from "./import.thread.ts";

const inAThread = (task: ThreadOrder["task"]) => async (job: Job, signal: AbortSignal): Promise<void> => {
  const { appUrl, dataFolder, lastAsked } = house();
  const order: ThreadOrder = {
    task, appUrl, dataFolder, importId: String(job.payload["importId"]), actorId: String(job.payload["actorId"]), lastAsked,
    // A thread shares no memory: it opens the same keystore with the same keys, today's first.
    keys: [...heldKeys().all.values()].map(({ bytes }) => bytes), personKeysFile: personKeys().file,
  };
  const thread = new Worker(new URL("./import.thread.ts", import.meta.url), { workerData: order });
  const stop = (): void => thread.postMessage("stop");
  signal.addEventListener("abort", stop, { once: true });
  let told = 0;
  thread.on("message", ({ done, total }: ThreadSaid) => {
    // The job's own line is for the operator: the page reads the import itself.
    if (done - told < 1_000) return;
    told = done;
    void job.progress(done, total);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      thread.once("error", reject);
      thread.once("exit", (code) => (code === 0 ? resolve() : reject(new Error("the thread of an import stopped"))));
    });
  } finally {
    signal.removeEventListener("abort", stop);
  }
};

export const importJobs: JobHandlers = { "imports.check": inAThread("check"), "imports.run": inAThread("run") };
