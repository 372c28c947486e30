import { done, type Outcome } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { revokeSpaceSession } from "../sessions.server.ts";

/** « Je sors »: the phone she holds opens nothing any more. */
export const leaveSpace = async (door: Door, input: { sessionId: string }): Promise<Outcome<null, never>> => {
  await revokeSpaceSession(door, input.sessionId);
  await recordAtTheDoor(door, "space.left", null, { subjectId: input.sessionId });
  return done(null);
};
