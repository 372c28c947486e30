import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { mayAdministerAccounts } from "../rules.ts";
import { revokeSessionsOf } from "../sessions.server.ts";

export type CloseSessionsRefusal = "not-allowed";

/** A telephone was lost, somebody left in a hurry: every session of hers closes. */
export const closeSessions = async (door: Door, actor: Actor, input: { professionalId: string }): Promise<Outcome<{ closed: number }, CloseSessionsRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  const closed = await revokeSessionsOf(door, input.professionalId, null);
  await recordAtTheDoor(door, "session.closed-by-administrator", actor.id, { subjectId: input.professionalId, detail: { closed } });
  return done({ closed });
};
