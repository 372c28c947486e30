import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccountByEmail } from "../accounts.server.ts";
import { insertChallenge } from "../challenges.server.ts";
import { isPassword } from "../hashing.ts";
import { insertSession } from "../sessions.server.ts";

export type SignInRefusal = "wrong";
/** Either a session, or the token of a sign-in that waits for its second factor. */
export type SignedIn = { opens: true; token: string } | { opens: false; awaited: string };

/** One refusal for every reason: nobody learns here who has an account. */
export const signInWithPassword = async (door: Door, input: { email: string; password: string; device: string | null }): Promise<Outcome<SignedIn, SignInRefusal>> => {
  const account = await findAccountByEmail(door, input.email);
  const isRight = await isPassword(input.password, account?.passwordHash ?? null);
  if (!account || !isRight || account.disabled) return refuse("wrong");

  if (account.totpConfirmed || account.hasPasskey) {
    await recordAtTheDoor(door, "session.awaits-factor", account.id);
    return done({ opens: false, awaited: await insertChallenge(door, "second-factor", account.id) });
  }
  const token = await insertSession(door, account.id, "password", input.device);
  await recordAtTheDoor(door, "session.opened", account.id, { detail: { means: "password" } });
  return done({ opens: true, token });
};
