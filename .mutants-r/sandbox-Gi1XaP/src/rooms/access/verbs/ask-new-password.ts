import { postMail } from "#ground/mail/post";
import { done, type Outcome } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccountByEmail } from "../accounts.server.ts";
import { insertLink } from "../links.server.ts";
import { newPasswordMail } from "../mails.fr.ts";

/** The same answer whether or not the account exists: only its owner learns more, by mail. */
export const askNewPassword = async (door: Door, input: { email: string; linkTo: (token: string) => string }): Promise<Outcome<{ opens: false }, never>> => {
  const account = await findAccountByEmail(door, input.email);
  if (account && !account.disabled && account.passwordHash) {
    const token = await insertLink(door, "password-reset", account.id, null);
    await postMail(door, newPasswordMail(account, input.linkTo(token)));
    await recordAtTheDoor(door, "account.password-asked", account.id);
  }
  return done({ opens: false });
};
