import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, replaceRecoveryCodes } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";
import { newRecoveryCodes } from "../totp.ts";

export type RenewRecoveryCodesRefusal = "not-found" | "prove-again";

/** Ten new codes, shown once; the ones before no longer open. */
export const renewRecoveryCodes = async (door: Door, input: { actorId: string; isFresh: boolean }): Promise<Outcome<{ codes: string[] }, RenewRecoveryCodesRefusal>> => {
  if (!input.isFresh) return refuse("prove-again");
  const account = await findAccount(door, input.actorId);
  if (!account) return refuse("not-found");
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(door, account.id, codes);
  await postMail(door, changeMail(account, "codes"));
  await recordAtTheDoor(door, "account.codes-renewed", account.id);
  return done({ codes });
};
