import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Recipient } from "#rooms/consent/index";
import type { DocumentShare } from "./model.ts";

export type NewShare = { documentId: string; personId: string; recipient: Recipient; givenOn: CivilDate; endsOn: CivilDate; means: "on-screen" | "paper" | "spoken"; witness: string | null };

const columnOf = ({ kind }: Recipient) => (kind === "structure" ? "structure_id" : "professional_id") as "structure_id" | "professional_id";

/** One share of a document stands for a recipient: a new one takes the place of the one before. */
export const insertShare = async (visit: Visit, share: NewShare): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.updateTable("document_shares").set({ withdrawn_at: visit.now, withdrawn_by: visit.actor.id })
    .where("document_id", "=", share.documentId).where(columnOf(share.recipient), "=", share.recipient.id).where("withdrawn_at", "is", null).execute();
  await visit.tx.insertInto("document_shares").values({
    id, document_id: share.documentId, person_id: share.personId, [columnOf(share.recipient)]: share.recipient.id, given_on: share.givenOn, ends_on: share.endsOn, means: share.means,
    witness: share.witness?.trim() || null, recorded_by: visit.actor.id, recorded_at: visit.now,
  }).execute();
  return id;
};

export const saveShareWithdrawal = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("document_shares").set({ withdrawn_at: visit.now, withdrawn_by: visit.actor.id }).where("id", "=", id).execute();
};

/** To whom her documents are shown today, as she reads it. */
export const listMyShares = async ({ tx, personId, today }: OwnVisit): Promise<DocumentShare[]> => {
  const { rows } = await sql<{ id: string; document_id: string; recipient: string | null; given_on: CivilDate; ends_on: CivilDate }>`
    select h.id, h.document_id, coalesce(s.name, p.given_name || ' ' || p.family_name) as recipient, h.given_on, h.ends_on
    from app.document_shares h left join app.structures s on s.id = h.structure_id left join app.professionals p on p.id = h.professional_id
    where h.person_id = ${personId} and h.withdrawn_at is null and h.ends_on >= ${today} order by h.given_on desc, h.id limit 100`.execute(tx);
  return rows.map((row) => ({ id: row.id, documentId: row.document_id, recipient: row.recipient ?? "", givenOn: row.given_on, endsOn: row.ends_on, withdrawnAt: null }));
};

/** Taken back by herself: false when nothing is shown under this id any longer. */
export const saveMyShareWithdrawal = async (visit: OwnVisit, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("document_shares").set({ withdrawn_at: visit.now }).where("id", "=", id).where("withdrawn_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};
