import { done, type Outcome, refuse } from "#ground/outcome";
import type { Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { findAccount, saveTotpSecret } from "../accounts.server.ts";
import { newTotpSecret, otpauthUri } from "../totp.ts";

export type BeginTotpRefusal = "not-found" | "already-there";

/** A secret to scan; it counts only once a code made from it came back. Asked again, it is the same one. */
export const beginTotp = async (door: Door, input: { actorId: string }): Promise<Outcome<{ secret: string; uri: string }, BeginTotpRefusal>> => {
  const account = await findAccount(door, input.actorId);
  if (!account) return refuse("not-found");
  if (account.totpConfirmed) return refuse("already-there");
  const secret = account.totpSecret ?? newTotpSecret();
  if (!account.totpSecret) {
    await saveTotpSecret(door, account.id, secret);
    await recordAtTheDoor(door, "account.totp-begun", account.id);
  }
  return done({ secret, uri: otpauthUri(secret, account.email, "Fil rouge") });
};
