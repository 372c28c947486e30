import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount } from "../accounts.server.ts";
import { isPassword } from "../hashing.ts";
import { type PasskeyProof, provePasskey } from "../passkeys.server.ts";
import { type SessionMeans, unlockSession } from "../sessions.server.ts";

export type ProveAgainRefusal = "wrong" | "nothing-to-prove";
type Proof = { password: string } | { passkey: PasskeyProof } | { persona: SessionMeans };

/** Whoever unlocks a screen or changes how she comes in proves again who she is; a persona, nobody real, only clicks. The token she held before no longer opens. */
export const proveAgain = async (door: Door, input: { actorId: string; sessionId: string; proof: Proof }): Promise<Outcome<{ opens: true; token: string }, ProveAgainRefusal>> => {
  if ("persona" in input.proof) {
    if (input.proof.persona !== "persona") return refuse("nothing-to-prove");
  } else if ("passkey" in input.proof) {
    const proved = await provePasskey(door, input.proof.passkey);
    if (proved?.id !== input.actorId) return refuse("wrong");
  } else {
    const account = await findAccount(door, input.actorId);
    if (!(await isPassword(input.proof.password, account?.passwordHash ?? null))) return refuse("wrong");
  }
  const token = await unlockSession(door, input.sessionId, !("persona" in input.proof));
  await recordAtTheDoor(door, "session.proved", input.actorId, { subjectId: input.sessionId });
  return done({ opens: true, token });
};
