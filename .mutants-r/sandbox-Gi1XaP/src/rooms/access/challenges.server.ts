import type { Door } from "#ground/visit";
import { hashOf, newToken } from "./tokens.ts";

type Kind = "passkey-register" | "passkey-sign-in" | "openid" | "second-factor";
export type Challenge = { professionalId: string | null; payload: Record<string, string> };

const minutes = 10;

/** Writes down what the door waits for; answers the token that will find it again. */
export const insertChallenge = async (door: Door, kind: Kind, professionalId: string | null, payload: Record<string, string> = {}): Promise<string> => {
  const token = newToken();
  await door.tx.deleteFrom("door_challenges").where("expires_at", "<", door.now).execute();
  await door.tx.insertInto("door_challenges").values({
    token_hash: hashOf(token), kind, professional_id: professionalId, payload: JSON.stringify(payload), expires_at: new Date(door.now.getTime() + minutes * 60_000),
  }).execute();
  return token;
};

export const findChallenge = async (door: Door, kind: Kind, token: string): Promise<Challenge | null> => {
  const row = await door.tx.selectFrom("door_challenges").select(["professional_id", "payload"])
    .where("token_hash", "=", hashOf(token)).where("kind", "=", kind).where("expires_at", ">", door.now).executeTakeFirst();
  return row ? { professionalId: row.professional_id, payload: row.payload as Record<string, string> } : null;
};

/** Takes it: nobody finds it a second time. */
export const takeChallenge = async (door: Door, kind: Kind, token: string): Promise<Challenge | null> => {
  const row = await door.tx.deleteFrom("door_challenges").where("token_hash", "=", hashOf(token)).where("kind", "=", kind).where("expires_at", ">", door.now)
    .returning(["professional_id", "payload"]).executeTakeFirst();
  return row ? { professionalId: row.professional_id, payload: row.payload as Record<string, string> } : null;
};
