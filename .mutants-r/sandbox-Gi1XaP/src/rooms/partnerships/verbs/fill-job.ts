import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findJob, saveJob } from "../companies.server.ts";
import { afterHiring } from "../rules.ts";

export type FillJobRefusal = "not-found" | "not-allowed" | "not-now";

/** Somebody was hired on it: once nobody is left to find, the post is filled. */
export const fillJob = async (visit: Visit, input: { jobId: string; more: number }): Promise<Outcome<null, FillJobRefusal>> => {
  const job = await findJob(visit, input.jobId);
  if (!job) return refuse("not-found");
  if (!job.mine) return refuse("not-allowed");
  const after = job.state === "open" ? afterHiring(job, input.more) : null;
  if (!after) return refuse("not-now");
  await saveJob(visit, job.id, after);
  await record(visit, "job.filled", { subjectId: job.id, detail: { more: input.more } });
  return done(null);
};
