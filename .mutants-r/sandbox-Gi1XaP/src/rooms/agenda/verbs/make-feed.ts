import { done, type Outcome } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { newFeedToken } from "../feed-token.ts";
import { insertFeed, saveFeedRevoked } from "../reads.server.ts";

/** A private calendar address, shown once; the one before stops serving. */
export const makeFeed = async (visit: Visit): Promise<Outcome<{ token: string }, never>> => {
  const token = newFeedToken();
  await saveFeedRevoked(visit);
  await insertFeed(visit, token);
  await record(visit, "calendar.made");
  return done({ token });
};
