import { inAThread } from "#ground/jobs/thread";
import type { Job, JobHandlers } from "#ground/jobs/worker";
import { personKeys } from "#ground/person-keys";
import { heldKeys } from "#ground/sealing";
import type { ThreadOrder, ThreadSaid } from "./import.thread.ts";

const runIt = (task: ThreadOrder["task"]) => (job: Job, signal: AbortSignal): Promise<void> => {
  // It opens the same keystore with the same keys, today's first.
  const order: ThreadOrder = { task, importId: String(job.payload["importId"]), actorId: String(job.payload["actorId"]), keys: [...heldKeys().all.values()].map(({ bytes }) => bytes), personKeysFile: personKeys().file };
  let told = 0;
  return inAThread<ThreadSaid>(new URL("./import.thread.ts", import.meta.url), order, signal, ({ done, total }) => {
    // The job's own line is for the operator: the page reads the import itself.
    if (done - told < 1_000) return;
    told = done;
    void job.progress(done, total);
  });
};

export const importJobs: JobHandlers = { "imports.check": runIt("check"), "imports.run": runIt("run") };
