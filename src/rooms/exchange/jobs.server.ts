import { inAThread } from "#ground/jobs/thread";
import type { Job, JobHandlers } from "#ground/jobs/worker";
import type { ThreadOrder } from "./exchange.thread.ts";

const runIt = (job: Job, signal: AbortSignal): Promise<void> => {
  const order: ThreadOrder = { runId: String(job.payload["runId"]), actorId: String(job.payload["actorId"]) };
  let told = 0;
  return inAThread<number>(new URL("./exchange.thread.ts", import.meta.url), order, signal, (done) => {
    // The job's own line is for the operator: the page reads the run itself.
    if (done - told < 5_000) return;
    told = done;
    void job.progress(done);
  });
};

export const exchangeJobs: JobHandlers = { "exchange.run": runIt };
