import { type Kysely, sql } from "kysely";
import { type Actor, type ActorRole, atTheDoor, type Door } from "#ground/visit";
import type { Tables } from "#ground/tables.generated";
import { hashOf, newToken } from "./tokens.ts";

export type SessionMeans = "password" | "passkey" | "openid" | "persona" | "first-link";
export type OpenSession = { actor: Actor; locked: boolean; means: SessionMeans; seenLongAgo: boolean; needsFactor: boolean; provedAt: Date | null; keepsAForm: boolean };

/** A working day: a session left open in the evening does not open the next morning. */
export const sessionHours = 12;

type Row = { professional_id: string; session_id: string; given_name: string; family_name: string; locked: boolean; by_means: SessionMeans; seen_long_ago: boolean; needs_factor: boolean; proved_at: Date | null; keeps_a_form: boolean; roles: ActorRole[] };

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
    needsFactor: row.needs_factor,
    provedAt: row.proved_at,
    keepsAForm: row.keeps_a_form,
  };
};

/** Whose session this was, when it ended by itself not long ago; null otherwise. It opens nothing. */
export const whoWasThere = async (db: Kysely<Tables>, token: string, now: Date): Promise<string | null> =>
  (await sql<{ id: string | null }>`select app.who_was_there(${hashOf(token)}, ${now}) as id`.execute(db)).rows[0]?.id ?? null;

/** Opens a session and answers its token: given once, kept nowhere but in the browser. */
export const insertSession = async (door: Door, professionalId: string, means: SessionMeans, device: string | null, openidHint: string | null = null): Promise<string> => {
  const token = newToken();
  await door.tx.insertInto("sessions").values({
    token_hash: hashOf(token),
    professional_id: professionalId,
    opened_at: door.now,
    last_seen_at: door.now,
    expires_at: new Date(door.now.getTime() + sessionHours * 3_600_000),
    by_means: means,
    proved_at: means === "persona" ? null : door.now,
    openid_hint: openidHint,
    device: device?.slice(0, 200) ?? null,
  }).execute();
  return token;
};

/** Writes that the session is alive; asked at most once a minute. */
export const touchSession = (db: Kysely<Tables>, sessionId: string, now: Date): Promise<void> =>
  atTheDoor(db, async ({ tx }) => {
    await tx.updateTable("sessions").set({ last_seen_at: now }).where("id", "=", sessionId).execute();
  }, now);

/** Closes it; answers what its identity provider asks for to close its own, and forgets it. */
export const revokeSession = async (door: Door, sessionId: string): Promise<string | null> => {
  const row = await door.tx.selectFrom("sessions").select("openid_hint").where("id", "=", sessionId).executeTakeFirst();
  await door.tx.updateTable("sessions").set({ revoked_at: door.now, openid_hint: null }).where("id", "=", sessionId).where("revoked_at", "is", null).execute();
  return row?.openid_hint ?? null;
};

export type SessionLine = { id: string; openedAt: Date; lastSeenAt: Date; device: string | null; means: SessionMeans };

/** The sessions somebody may still use, the latest first. */
export const listSessions = async (door: Door, professionalId: string): Promise<SessionLine[]> => {
  const rows = await door.tx.selectFrom("sessions").select(["id", "opened_at", "last_seen_at", "device", "by_means"])
    .where("professional_id", "=", professionalId).where("revoked_at", "is", null).where("expires_at", ">", door.now).orderBy("last_seen_at", "desc").limit(100).execute();
  return rows.map((row) => ({ id: row.id, openedAt: row.opened_at, lastSeenAt: row.last_seen_at, device: row.device, means: row.by_means as SessionMeans }));
};

/** Closes every session of somebody but one; answers how many. */
export const revokeSessionsOf = async (door: Door, professionalId: string, except: string | null): Promise<number> => {
  let query = door.tx.updateTable("sessions").set({ revoked_at: door.now }).where("professional_id", "=", professionalId).where("revoked_at", "is", null);
  if (except) query = query.where("id", "<>", except);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
};

export const lockSession = async (door: Door, sessionId: string): Promise<void> => {
  await door.tx.updateTable("sessions").set({ locked_at: door.now }).where("id", "=", sessionId).where("locked_at", "is", null).execute();
};

/** Opens the screen again under a new token, and remembers that somebody proved who they are (a persona proves nothing); answers the token. */
export const unlockSession = async (door: Door, sessionId: string, proved: boolean): Promise<string> => {
  const token = newToken();
  await door.tx.updateTable("sessions").set({ token_hash: hashOf(token), locked_at: null, last_seen_at: door.now, ...(proved ? { proved_at: door.now } : {}) }).where("id", "=", sessionId).execute();
  return token;
};
