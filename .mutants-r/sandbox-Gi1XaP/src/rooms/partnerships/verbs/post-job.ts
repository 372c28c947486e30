import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { insertJob, type NewJob } from "../companies.server.ts";
import { listPostingFor } from "../offers.server.ts";
import { readsOffers } from "../rules.ts";

export type PostJobRefusal = "not-allowed" | "company-missing" | "title-missing" | "wrong-number" | "wrong-dates";

/** A company of the territory offers posts: by an officer, or by its own account. */
export const postJob = async (visit: Visit, input: NewJob & { listedId: string }): Promise<Outcome<{ id: string }, PostJobRefusal>> => {
  if (!readsOffers(visit.actor)) return refuse("not-allowed");
  const postings = await listPostingFor(visit, true);
  if (postings.length === 0) return refuse("not-allowed");
  const company = postings.find(({ id }) => id === input.listedId);
  if (!company) return refuse("company-missing");
  if (!input.title.trim()) return refuse("title-missing");
  if (!Number.isInteger(input.howMany) || input.howMany < 1 || input.howMany > 200 || (input.weeklyHours !== null && !(input.weeklyHours >= 1 && input.weeklyHours <= 48))) return refuse("wrong-number");
  if (input.untilOn < visit.today) return refuse("wrong-dates");

  const id = await insertJob(visit, company.id, company.territoryId, { ...input, title: input.title.trim() });
  await record(visit, "job.posted", { subjectId: id });
  return done({ id });
};
