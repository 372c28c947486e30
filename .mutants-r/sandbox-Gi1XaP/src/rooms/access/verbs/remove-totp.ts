import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, saveTotpSecret } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";

export type RemoveTotpRefusal = "not-found" | "prove-again";

/** A new telephone: the old one no longer counts. Without a key beside it, another factor is asked for at once. */
export const removeTotp = async (door: Door, input: { actorId: string; isFresh: boolean }): Promise<Outcome<null, RemoveTotpRefusal>> => {
  if (!input.isFresh) return refuse("prove-again");
  const account = await findAccount(door, input.actorId);
  if (!account?.totpConfirmed) return refuse("not-found");
  await saveTotpSecret(door, account.id, null);
  await postMail(door, changeMail(account, "totp-removed"));
  await recordAtTheDoor(door, "account.totp-removed", account.id);
  return done(null);
};
