import { done, type Outcome, refuse } from "#ground/outcome";
import { isId } from "#ground/ids";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { listSessions, revokeSession, revokeSessionsOf } from "../sessions.server.ts";

export type CloseMySessionsRefusal = "not-found";

/** One of one's own sessions, or all the others. */
export const closeMySessions = async (door: Door, input: { actorId: string; sessionId: string; which: string }): Promise<Outcome<null, CloseMySessionsRefusal>> => {
  if (input.which === "others") await revokeSessionsOf(door, input.actorId, input.sessionId);
  else {
    const hers = isId(input.which) && (await listSessions(door, input.actorId)).some(({ id }) => id === input.which);
    if (!hers) return refuse("not-found");
    await revokeSession(door, input.which);
  }
  await recordAtTheDoor(door, "session.closed-elsewhere", input.actorId, input.which === "others" ? {} : { subjectId: input.which });
  return done(null);
};
