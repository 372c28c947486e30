import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount } from "../accounts.server.ts";
import { insertLink } from "../links.server.ts";
import { invitationMail } from "../mails.fr.ts";
import { mayAdministerAccounts } from "../rules.ts";

export type ResendInvitationRefusal = "not-allowed" | "not-found" | "already-accepted";

/** A new link by mail; the one before no longer opens. */
export const resendInvitation = async (door: Door, actor: Actor, input: { professionalId: string; linkTo: (token: string) => string }): Promise<Outcome<null, ResendInvitationRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  const account = await findAccount(door, input.professionalId);
  if (!account || account.disabled) return refuse("not-found");
  if (account.passwordHash) return refuse("already-accepted");

  await postMail(door, invitationMail(account, input.linkTo(await insertLink(door, "invitation", account.id, actor.id))));
  await recordAtTheDoor(door, "invitation.sent-again", actor.id, { subjectId: account.id });
  return done(null);
};
