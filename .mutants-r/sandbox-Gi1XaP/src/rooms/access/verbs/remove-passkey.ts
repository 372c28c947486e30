import { postMail } from "#ground/mail/post";
import { isId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";
import { deletePasskey } from "../passkeys.server.ts";

export type RemovePasskeyRefusal = "not-found" | "prove-again";

/** The key of a device that is lost or given away no longer opens. */
export const removePasskey = async (door: Door, input: { actorId: string; passkeyId: string; isFresh: boolean }): Promise<Outcome<null, RemovePasskeyRefusal>> => {
  if (!input.isFresh) return refuse("prove-again");
  const account = await findAccount(door, input.actorId);
  if (!account || !isId(input.passkeyId) || !(await deletePasskey(door, account.id, input.passkeyId))) return refuse("not-found");
  await postMail(door, changeMail(account, "passkey-removed"));
  await recordAtTheDoor(door, "account.passkey-removed", account.id, { subjectId: input.passkeyId });
  return done(null);
};
