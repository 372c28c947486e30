import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { countAdministrators, findMembership, saveMembershipEnd } from "../memberships.server.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type EndMembershipRefusal = "not-allowed" | "not-found" | "last-administrator";

/** From now on: what the role opened closes at the next page. */
export const endMembership = async (door: Door, actor: Actor, input: { membershipId: string }): Promise<Outcome<null, EndMembershipRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  const membership = await findMembership(door, input.membershipId);
  if (!membership) return refuse("not-found");
  const administrators = await countAdministrators(door);
  await saveMembershipEnd(door, membership);
  if (administrators > 0 && (await countAdministrators(door)) === 0) return refuse("last-administrator");
  await recordAtTheDoor(door, "account.membership-ended", actor.id, { subjectId: membership.professionalId, detail: { role: membership.role, structure: membership.structureId } });
  return done(null);
};
