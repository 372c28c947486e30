import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount } from "../accounts.server.ts";
import { holdsAlready, insertMembership, isOpenStructure } from "../memberships.server.ts";
import type { Role } from "../model.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type AddMembershipRefusal = "not-allowed" | "not-found" | "not-for-oneself" | "no-such-structure" | "ends-in-the-past" | "already-held";
type Wanted = { professionalId: string; structureId: string; role: Role; endsOn: CivilDate | null };

/** Whoever administers reads no file: giving oneself a role that does takes a second administrator. */
export const addMembership = async (door: Door, actor: Actor, input: Wanted): Promise<Outcome<null, AddMembershipRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  if (input.professionalId === actor.id) return refuse("not-for-oneself");
  if (!(await findAccount(door, input.professionalId))) return refuse("not-found");
  if (!(await isOpenStructure(door, input.structureId))) return refuse("no-such-structure");
  if (input.endsOn !== null && input.endsOn < door.today) return refuse("ends-in-the-past");
  if (await holdsAlready(door, input)) return refuse("already-held");

  await insertMembership(door, { ...input, startsOn: door.today });
  await recordAtTheDoor(door, "account.membership-added", actor.id, { subjectId: input.professionalId, detail: { role: input.role, structure: input.structureId } });
  return done(null);
};
