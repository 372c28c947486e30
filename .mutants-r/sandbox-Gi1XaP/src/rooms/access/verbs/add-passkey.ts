import { postMail } from "#ground/mail/post";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, replaceRecoveryCodes } from "../accounts.server.ts";
import { changeMail } from "../mails.fr.ts";
import { insertPasskey, type PasskeyProof } from "../passkeys.server.ts";
import { newRecoveryCodes } from "../totp.ts";

export type AddPasskeyRefusal = "not-found" | "wrong" | "prove-again";
type NewPasskey = { actorId: string; proof: PasskeyProof; name: string; isFresh: boolean };

/** Keeps the public half of a key. The first second factor comes with ten recovery codes, shown once. */
export const addPasskey = async (door: Door, input: NewPasskey): Promise<Outcome<{ codes: string[] }, AddPasskeyRefusal>> => {
  if (!input.isFresh) return refuse("prove-again");
  const account = await findAccount(door, input.actorId);
  if (!account) return refuse("not-found");
  if (!(await insertPasskey(door, account.id, input.proof, input.name.slice(0, 60)))) return refuse("wrong");

  const codes = account.codesLeft === 0 ? newRecoveryCodes() : [];
  if (codes.length > 0) await replaceRecoveryCodes(door, account.id, codes);
  await postMail(door, changeMail(account, "passkey"));
  await recordAtTheDoor(door, "account.passkey-added", account.id);
  return done({ codes });
};
