import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { type PasskeyProof, provePasskey } from "../passkeys.server.ts";
import { insertSession } from "../sessions.server.ts";

export type SignInWithPasskeyRefusal = "wrong";

/** A key that the device itself unlocks is two factors in one gesture. */
export const signInWithPasskey = async (door: Door, input: { proof: PasskeyProof; device: string | null }): Promise<Outcome<{ opens: true; token: string }, SignInWithPasskeyRefusal>> => {
  const account = await provePasskey(door, input.proof);
  if (!account || account.disabled) return refuse("wrong");

  const token = await insertSession(door, account.id, "passkey", input.device);
  await recordAtTheDoor(door, "session.opened", account.id, { detail: { means: "passkey" } });
  return done({ opens: true, token });
};
