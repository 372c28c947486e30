import type { CivilDate } from "#ground/civil-date";
import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, findAccountByEmail } from "../accounts.server.ts";
import { insertLink } from "../links.server.ts";
import { invitationMail } from "../mails.fr.ts";
import { insertAccount, insertMembership, isMailAddress, isOpenStructure } from "../memberships.server.ts";
import type { Role } from "../model.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type InviteRefusal = "not-allowed" | "name-missing" | "email-wrong" | "already-here" | "no-such-structure" | "ends-in-the-past";
type Invitation = { givenName: string; familyName: string; email: string; structureId: string; role: Role; endsOn: CivilDate | null; linkTo: (token: string) => string };

/** Opens an account that has no password yet, says what its owner is where, and writes to her. */
export const invite = async (door: Door, actor: Actor, input: Invitation): Promise<Outcome<{ professionalId: string }, InviteRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  if (!input.givenName || !input.familyName) return refuse("name-missing");
  if (!isMailAddress(input.email)) return refuse("email-wrong");
  if (await findAccountByEmail(door, input.email)) return refuse("already-here");
  if (!(await isOpenStructure(door, input.structureId))) return refuse("no-such-structure");
  if (input.endsOn !== null && input.endsOn < door.today) return refuse("ends-in-the-past");

  const professionalId = await insertAccount(door, input);
  const account = (await findAccount(door, professionalId))!;
  await insertMembership(door, { professionalId, structureId: input.structureId, role: input.role, startsOn: door.today, endsOn: input.endsOn });
  await postMail(door, invitationMail(account, input.linkTo(await insertLink(door, "invitation", professionalId, actor.id))));
  await recordAtTheDoor(door, "invitation.sent", actor.id, { subjectId: professionalId, detail: { role: input.role, structure: input.structureId } });
  return done({ professionalId });
};
