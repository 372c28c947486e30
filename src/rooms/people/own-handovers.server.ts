import { civilDateOf } from "#ground/civil-date";
import { isId } from "#ground/ids";
import type { OwnVisit } from "#ground/visit";
import type { HandoverAnswer, OwnHandover } from "./model.ts";

/** What doors proposed for her, the latest first: the one that waits, and those a chantier accepted. */
export const listMyHandovers = async ({ tx, personId }: OwnVisit): Promise<OwnHandover[]> => {
  const rows = await tx.selectFrom("handovers").innerJoin("structures as door", "door.id", "door_id").innerJoin("structures as chantier", "chantier.id", "chantier_id")
    .select(["handovers.id", "door.name as door", "chantier.name as chantier", "proposed_at", "answer", "answered_at"]).where("person_id", "=", personId)
    .where((is) => is.or([is("answer", "is", null), is("answer", "=", "accepted")])).orderBy("proposed_at", "desc").orderBy("handovers.id", "desc").limit(20).execute();
  return rows.map((row) => ({ id: row.id, door: row.door, chantier: row.chantier, agreedOn: civilDateOf(row.proposed_at), answer: row.answer as HandoverAnswer | null, answeredOn: row.answered_at ? civilDateOf(row.answered_at) : null }));
};

/** She takes her word back; false when a chantier answered meanwhile, or nothing of hers waits. */
export const stopOwnHandoverRow = async ({ tx, personId, now }: OwnVisit, id: string): Promise<boolean> => {
  if (!isId(id)) return false;
  const { numUpdatedRows } = await tx.updateTable("handovers").set({ answer: "stopped", answered_at: now }).where("id", "=", id).where("person_id", "=", personId).where("answer", "is", null).executeTakeFirst();
  return numUpdatedRows === 1n;
};
