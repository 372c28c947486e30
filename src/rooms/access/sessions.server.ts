import { createHash, randomBytes } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { type Actor, type ActorRole, atTheDoor, type Door } from "#ground/visit";
import type { Tables } from "#ground/tables.generated";

export type SessionMeans = "password" | "passkey" | "openid" | "persona" | "first-link";
export type OpenSession = { actor: Actor; locked: boolean; means: SessionMeans; seenLongAgo: boolean };

/** A working day: a session left open in the evening does not open the next morning. */
export const sessionHours = 12;

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

type Row = { professional_id: string; session_id: string; given_name: string; family_name: string; locked: boolean; by_means: SessionMeans; seen_long_ago: boolean; roles: ActorRole[] };

/** Who holds this token, with what they are where; null when nobody does any longer. */
export const whoIsThere = async (db: Kysely<Tables>, token: string, now: Date): Promise<OpenSession | null> => {
  const { rows } = await sql<Row>`select * from app.who_is_there(${hashOf(token)}, ${now})`.execute(db);
  const row = rows[0];
  if (!row) return null;
  return {
    actor: { id: row.professional_id, givenName: row.given_name, familyName: row.family_name, sessionId: row.session_id, roles: row.roles },
    locked: row.locked,
    means: row.by_means,
    seenLongAgo: row.seen_long_ago,
  };
};

/** Opens a session and answers its token: given once, kept nowhere but in the browser. */
export const insertSession = async (door: Door, professionalId: string, means: SessionMeans, device: string | null): Promise<string> => {
  const token = randomBytes(32).toString("base64url");
  await door.tx.insertInto("sessions").values({
    token_hash: hashOf(token),
    professional_id: professionalId,
    opened_at: door.now,
    last_seen_at: door.now,
    expires_at: new Date(door.now.getTime() + sessionHours * 3_600_000),
    by_means: means,
    device: device?.slice(0, 200) ?? null,
  }).execute();
  return token;
};

/** Writes that the session is alive; asked at most once a minute. */
export const touchSession = (db: Kysely<Tables>, sessionId: string, now: Date): Promise<void> =>
  atTheDoor(db, async ({ tx }) => {
    await tx.updateTable("sessions").set({ last_seen_at: now }).where("id", "=", sessionId).execute();
  }, now);

export const revokeSession = async (door: Door, sessionId: string): Promise<void> => {
  await door.tx.updateTable("sessions").set({ revoked_at: door.now }).where("id", "=", sessionId).where("revoked_at", "is", null).execute();
};
