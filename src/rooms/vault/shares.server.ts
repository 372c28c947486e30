import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Recipient } from "#rooms/consent/index";

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

export const saveMyShareWithdrawal = async (visit: OwnVisit, id: string): Promise<void> => {
  await visit.tx.updateTable("document_shares").set({ withdrawn_at: visit.now }).where("id", "=", id).execute();
};
