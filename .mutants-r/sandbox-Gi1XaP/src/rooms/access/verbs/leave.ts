import { done, type Outcome } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { revokeSession } from "../sessions.server.ts";

/** Closes one's session. */
export const leave = async (door: Door, input: { actorId: string; sessionId: string }): Promise<Outcome<{ openidHint: string | null }, never>> => {
  const openidHint = await revokeSession(door, input.sessionId);
  await recordAtTheDoor(door, "session.closed", input.actorId, { subjectId: input.sessionId });
  return done({ openidHint });
};
