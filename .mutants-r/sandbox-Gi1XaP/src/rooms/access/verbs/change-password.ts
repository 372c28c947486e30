import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, savePassword } from "../accounts.server.ts";
import { hashPassword, isPassword } from "../hashing.ts";
import { changeMail } from "../mails.fr.ts";
import { type PasswordWeakness, passwordWeakness } from "../password-rules.ts";
import { revokeSessionsOf } from "../sessions.server.ts";

export type ChangePasswordRefusal = "not-found" | "wrong" | PasswordWeakness;

/** Asks for the present one, closes every other session, and tells the owner by mail. */
export const changePassword = async (door: Door, input: { actorId: string; sessionId: string; present: string; wanted: string }): Promise<Outcome<{ opens: true }, ChangePasswordRefusal>> => {
  const account = await findAccount(door, input.actorId);
  if (!account) return refuse("not-found");
  if (!(await isPassword(input.present, account.passwordHash))) return refuse("wrong");
  const weakness = passwordWeakness(input.wanted, account);
  if (weakness) return refuse(weakness);

  await savePassword(door, account.id, await hashPassword(input.wanted));
  await revokeSessionsOf(door, account.id, input.sessionId);
  await postMail(door, changeMail(account, "password"));
  await recordAtTheDoor(door, "account.password-changed", account.id);
  return done({ opens: true });
};
