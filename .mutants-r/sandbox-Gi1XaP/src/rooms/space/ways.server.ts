import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { newId } from "#ground/ids";
import type { Door, Visit } from "#ground/visit";
import { hashOf } from "#rooms/access/server";
import type { OpenWay, WayKind } from "./model.ts";
import { codeMinutes, linkDays, mostTries } from "./rules.ts";

const figures = (count: number): string => String(randomInt(10 ** count)).padStart(count, "0");
/** Ten figures, said as a telephone number is: four that find the code, six that are judged. */
export const newCode = (): { label: string; secret: string } => ({ label: figures(4), secret: figures(6) });

/** The link and the code that still open, for those who may give them. */
export const listOpenWays = async (visit: Visit, personId: string): Promise<OpenWay[]> => {
  const rows = await visit.tx.selectFrom("person_ways").select(["id", "kind", "expires_at"]).where("person_id", "=", personId)
    .where("used_at", "is", null).where("cancelled_at", "is", null).where("expires_at", ">", visit.now).where("tries", "<", mostTries).orderBy("kind").execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind as WayKind, expiresAt: row.expires_at }));
};

/** What was given before, of this kind, opens nothing any more; answers whether something did. */
export const cancelWays = async (visit: Visit, personId: string, kind?: WayKind): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_ways").set({ cancelled_at: visit.now }).where("person_id", "=", personId)
    .where("used_at", "is", null).where("cancelled_at", "is", null).$if(kind !== undefined, (query) => query.where("kind", "=", kind!)).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const insertLink = async (visit: Visit, personId: string, token: string): Promise<{ id: string; expiresAt: Date }> => {
  const [id, expiresAt] = [newId(visit.now.getTime()), new Date(visit.now.getTime() + linkDays * 86_400_000)];
  await visit.tx.insertInto("person_ways").values({ id, person_id: personId, kind: "link", token_hash: hashOf(token), made_at: visit.now, made_by: visit.actor.id, expires_at: expiresAt }).execute();
  return { id, expiresAt };
};

export const insertCode = async (visit: Visit, personId: string, label: string, codeHash: string): Promise<{ id: string; expiresAt: Date }> => {
  const [id, expiresAt] = [newId(visit.now.getTime()), new Date(visit.now.getTime() + codeMinutes * 60_000)];
  await visit.tx.insertInto("person_ways").values({ id, person_id: personId, kind: "code", label, code_hash: codeHash, made_at: visit.now, made_by: visit.actor.id, expires_at: expiresAt }).execute();
  return { id, expiresAt };
};

const opens = (door: Door) => sql<boolean>`used_at is null and cancelled_at is null and expires_at > ${door.now} and tries < ${mostTries}`;

/** Does this link still open? Looking does not use it: mail readers and phones look at links before people do. */
export const isOpenLink = async (door: Door, token: string): Promise<boolean> =>
  (await door.tx.selectFrom("person_ways").select("id").where("kind", "=", "link").where("token_hash", "=", hashOf(token)).where(opens(door)).executeTakeFirst()) !== undefined;

/** Uses the link, in one statement: of two hands at once, one comes in. */
export const useLink = async (door: Door, token: string): Promise<{ id: string; personId: string } | null> => {
  await forgetWays(door);
  const row = await door.tx.updateTable("person_ways").set({ used_at: door.now }).where("kind", "=", "link").where("token_hash", "=", hashOf(token)).where(opens(door)).returning(["id", "person_id"]).executeTakeFirst();
  return row ? { id: row.id, personId: row.person_id } : null;
};

/** Counts a try on each code that bears these four figures, before it is judged: guesses sent together share the same five. */
export const countCodeTries = async (door: Door, label: string): Promise<{ id: string; personId: string; codeHash: string }[]> => {
  await forgetWays(door);
  const rows = await door.tx.updateTable("person_ways").set({ tries: sql`tries + 1` }).where("kind", "=", "code").where("label", "=", label).where(opens(door)).returning(["id", "person_id", "code_hash"]).execute();
  return rows.map((row) => ({ id: row.id, personId: row.person_id, codeHash: row.code_hash! }));
};

export const useCode = async (door: Door, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await door.tx.updateTable("person_ways").set({ used_at: door.now }).where("id", "=", id).where("used_at", "is", null).where("cancelled_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** What ended a week ago is no trace worth keeping. */
const forgetWays = async (door: Door): Promise<void> => {
  await door.tx.deleteFrom("person_ways").where("expires_at", "<", new Date(door.now.getTime() - 7 * 86_400_000)).execute();
};
