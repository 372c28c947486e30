import { done, type Outcome } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { lockSession } from "../sessions.server.ts";

/** For a shared computer: the session stays, its pages no longer open. */
export const lockScreen = async (door: Door, input: { actorId: string; sessionId: string }): Promise<Outcome<null, never>> => {
  await lockSession(door, input.sessionId);
  await recordAtTheDoor(door, "session.locked", input.actorId, { subjectId: input.sessionId });
  return done(null);
};
