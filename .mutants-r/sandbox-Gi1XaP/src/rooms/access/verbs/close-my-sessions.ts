import { done, type Outcome, refuse } from "#ground/outcome";
import { isId } from "#ground/ids";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { listSessions, revokeSession, revokeSessionsOf } from "../sessions.server.ts";

export type CloseMySessionsRefusal = "not-found" | "prove-again";

/** One of one's own sessions, or all the others; answers what the provider asks for to close its own. */
export const closeMySessions = async (door: Door, input: { actorId: string; sessionId: string; which: string; isFresh: boolean }): Promise<Outcome<{ openidHint: string | null }, CloseMySessionsRefusal>> => {
  // Going out asks for nothing; closing what others opened might be a thief's first gesture.
  if (input.which !== input.sessionId && !input.isFresh) return refuse("prove-again");
  let openidHint: string | null = null;
  if (input.which === "others") await revokeSessionsOf(door, input.actorId, input.sessionId);
  else {
    const hers = isId(input.which) && (await listSessions(door, input.actorId)).some(({ id }) => id === input.which);
    if (!hers) return refuse("not-found");
    openidHint = await revokeSession(door, input.which);
  }
  await recordAtTheDoor(door, "session.closed-elsewhere", input.actorId, input.which === "others" ? {} : { subjectId: input.which });
  return done({ openidHint });
};
