import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Actor, Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, replaceRecoveryCodes, saveTotpSecret } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";
import { deletePasskeysOf } from "../passkeys.server.ts";
import { mayAdministerAccounts } from "../rules.ts";
import { revokeSessionsOf } from "../sessions.server.ts";

export type ResetFactorsRefusal = "not-allowed" | "not-found" | "not-for-oneself";

/** Telephone, keys and codes are lost: the password alone leads to choosing new ones, and a mail says so. */
export const resetFactors = async (door: Door, actor: Actor, input: { professionalId: string }): Promise<Outcome<null, ResetFactorsRefusal>> => {
  if (!mayAdministerAccounts(actor)) return refuse("not-allowed");
  if (input.professionalId === actor.id) return refuse("not-for-oneself");
  const account = await findAccount(door, input.professionalId);
  if (!account) return refuse("not-found");

  await saveTotpSecret(door, account.id, null);
  await replaceRecoveryCodes(door, account.id, []);
  await deletePasskeysOf(door, account.id);
  await revokeSessionsOf(door, account.id, null);
  await postMail(door, changeMail(account, "factors-reset"));
  await recordAtTheDoor(door, "account.factors-reset", actor.id, { subjectId: account.id });
  return done(null);
};
