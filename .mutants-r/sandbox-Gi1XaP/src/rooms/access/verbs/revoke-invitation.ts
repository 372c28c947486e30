import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { revokeLinks } from "../links.server.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type RevokeInvitationRefusal = "not-allowed" | "not-found";

/** The link that was sent no longer opens. */
export const revokeInvitation = async (door: Door, actor: Actor, input: { professionalId: string }): Promise<Outcome<null, RevokeInvitationRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  if ((await revokeLinks(door, "invitation", input.professionalId)) === 0) return refuse("not-found");
  await recordAtTheDoor(door, "invitation.revoked", actor.id, { subjectId: input.professionalId });
  return done(null);
};
