import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findJob, saveJob } from "../companies.server.ts";

export type CloseJobRefusal = "not-found" | "not-allowed" | "not-now";

/** The company no longer looks for anybody. */
export const closeJob = async (visit: Visit, input: { jobId: string }): Promise<Outcome<null, CloseJobRefusal>> => {
  const job = await findJob(visit, input.jobId);
  if (!job) return refuse("not-found");
  if (!job.mine) return refuse("not-allowed");
  if (job.state !== "open") return refuse("not-now");
  await saveJob(visit, job.id, { filled: job.filled, state: "closed" });
  await record(visit, "job.closed", { subjectId: job.id });
  return done(null);
};
