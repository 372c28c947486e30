import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findListed, saveVouched } from "../entries.server.ts";
import { findKeptService } from "../kept-entries.server.ts";
import { mayKeep } from "../rules.ts";

export type VouchRefusal = "not-found" | "not-allowed";

/** « C'est toujours juste »: its date is today's. */
export const vouchForEntry = async (visit: Visit, input: { of: "structure" | "service"; id: string }): Promise<Outcome<{ id: string }, VouchRefusal>> => {
  const listed = input.of === "structure" ? await findListed(visit, input.id) : null;
  const { service, mine } = input.of === "service" ? await findKeptService(visit, input.id) : { service: null, mine: false };
  if (!listed && !service) return refuse("not-found");
  if (!(listed ? mayKeep(visit.actor, listed) : mine)) return refuse("not-allowed");

  await saveVouched(visit, input.of, input.id);
  await record(visit, "entry.vouched-for", { subjectId: input.id });
  return done({ id: input.id });
};
