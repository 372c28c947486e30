import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { saveFeedRevoked } from "../reads.server.ts";

/** The private calendar address no longer serves. */
export const revokeFeed = async (visit: Visit): Promise<Outcome<null, "not-found">> => {
  if (!(await saveFeedRevoked(visit))) return refuse("not-found");
  await record(visit, "calendar.revoked");
  return done(null);
};
