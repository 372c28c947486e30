import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listLimits, saveLimitEnd } from "../limits.server.ts";
import { limitStanding, mayKeepLimits } from "../rules.ts";

export type EndLimitRefusal = "not-found" | "not-allowed" | "already-over";

/** It no longer holds: it stays in the file, with who said so. */
export const endLimit = async (visit: Visit, input: { personId: string; limitId: string }): Promise<Outcome<{ id: string }, EndLimitRefusal>> => {
  const [person, limits] = await Promise.all([findPerson(visit, input.personId), listLimits(visit, input.personId)]);
  const limit = limits.find(({ id }) => id === input.limitId);
  if (!person || !limit) return refuse("not-found");
  if (!mayKeepLimits(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (limitStanding(limit, visit.today) === "over") return refuse("already-over");

  await saveLimitEnd(visit, limit.id);
  await record(visit, "limit.ended", { personId: person.id, followedBy: person.followedBy, subjectId: limit.id });
  return done({ id: limit.id });
};
