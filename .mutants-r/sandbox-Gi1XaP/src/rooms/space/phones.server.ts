import { civilDateOf } from "#ground/civil-date";
import type { OwnVisit, Visit } from "#ground/visit";
import type { OwnPhone } from "./model.ts";
import { phoneDays } from "./rules.ts";

/** The phones she said are hers, and that still open: the latest first. */
export const listMyPhones = async ({ tx, personId, now }: OwnVisit): Promise<OwnPhone[]> => {
  const rows = await tx.selectFrom("person_sessions").select(["id", "hers_since", "last_seen_at"]).where("person_id", "=", personId)
    .where("hers_since", "is not", null).where("revoked_at", "is", null).where("expires_at", ">", now).orderBy("hers_since", "desc").execute();
  return rows.map((row) => ({ id: row.id, since: civilDateOf(row.hers_since!), lastSeenOn: civilDateOf(row.last_seen_at) }));
};

/** The phone she holds becomes hers: it stays open longer. */
export const savePhone = async (visit: OwnVisit, sessionId: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_sessions").set({ hers_since: visit.now, expires_at: new Date(visit.now.getTime() + phoneDays * 86_400_000) })
    .where("id", "=", sessionId).where("person_id", "=", visit.personId).where("hers_since", "is", null).where("revoked_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const closeMyPhone = async (visit: OwnVisit, sessionId: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_sessions").set({ revoked_at: visit.now }).where("id", "=", sessionId).where("person_id", "=", visit.personId).where("revoked_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** How many phones she said are hers, for those who may close them. */
export const countPhones = async (visit: Visit, personId: string): Promise<number> => {
  const rows = await visit.tx.selectFrom("person_sessions").select("id").where("person_id", "=", personId).where("hers_since", "is not", null).where("revoked_at", "is", null).where("expires_at", ">", visit.now).execute();
  return rows.length;
};

/** Closes all that is open of her space, wherever it is. */
export const closePhones = async (visit: Visit, personId: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("person_sessions").set({ revoked_at: visit.now }).where("person_id", "=", personId).where("revoked_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};
