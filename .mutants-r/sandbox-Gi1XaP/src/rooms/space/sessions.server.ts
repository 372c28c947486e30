import { type Kysely, sql } from "kysely";
import { atTheDoor, type Door } from "#ground/visit";
import type { Tables } from "#ground/tables.generated";
import { hashOf, newToken } from "#rooms/access/server";
import { spaceHours } from "./rules.ts";

export type OpenSpace = { personId: string; sessionId: string; seenLongAgo: boolean; isHers: boolean };

/** Whose space this token opens; null when it opens none any longer. */
export const whoseSpace = async (db: Kysely<Tables>, token: string, now: Date): Promise<OpenSpace | null> => {
  const { rows } = await sql<{ person_id: string; session_id: string; seen_long_ago: boolean; is_hers: boolean }>`select * from app.whose_space(${hashOf(token)}, ${now})`.execute(db);
  const row = rows[0];
  return row ? { personId: row.person_id, sessionId: row.session_id, seenLongAgo: row.seen_long_ago, isHers: row.is_hers } : null;
};

/** Opens a space and answers its token: kept nowhere but in the browser. */
export const insertSpaceSession = async (door: Door, personId: string, by: { cardId?: string; wayId?: string }): Promise<string> => {
  const token = newToken();
  // What ended is no trace worth keeping of when somebody looked at her own file.
  await door.tx.deleteFrom("person_sessions").where("expires_at", "<", door.now).execute();
  await door.tx.insertInto("person_sessions").values({
    token_hash: hashOf(token), person_id: personId, card_id: by.cardId ?? null, way_id: by.wayId ?? null, opened_at: door.now, last_seen_at: door.now, expires_at: new Date(door.now.getTime() + spaceHours * 3_600_000),
  }).execute();
  return token;
};

/** Writes that the space is in use; asked at most once a minute. */
export const touchSpace = (db: Kysely<Tables>, sessionId: string, now: Date): Promise<void> =>
  atTheDoor(db, async ({ tx }) => {
    await tx.updateTable("person_sessions").set({ last_seen_at: now }).where("id", "=", sessionId).execute();
  }, now);

export const revokeSpaceSession = async (door: Door, sessionId: string): Promise<void> => {
  await door.tx.updateTable("person_sessions").set({ revoked_at: door.now }).where("id", "=", sessionId).where("revoked_at", "is", null).execute();
};
