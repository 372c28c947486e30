import { newId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { Recipient } from "./model.ts";
import type { RecordConsent } from "./verbs/record-consent.ts";

const recipientColumn = ({ kind }: Recipient) => (kind === "structure" ? "structure_id" : "professional_id") as "structure_id" | "professional_id";

/** Closes the answer that stood for this topic, recipient and purpose; one stands at a time. */
export const closeStanding = async (visit: Visit, input: Pick<RecordConsent, "personId" | "recipient" | "purpose">, topic: Topic): Promise<void> => {
  await visit.tx.updateTable("consents").set({ withdrawn_at: visit.now, withdrawn_by: visit.actor.id })
    .where("person_id", "=", input.personId).where("topic", "=", topic).where("purpose", "=", input.purpose)
    .where(recipientColumn(input.recipient), "=", input.recipient.id).where("withdrawn_at", "is", null).execute();
};

export const insertConsent = async (visit: Visit, input: RecordConsent, topic: Topic): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("consents").values({
    id, person_id: input.personId, topic, [recipientColumn(input.recipient)]: input.recipient.id, purpose: input.purpose, decision: input.decision,
    given_on: input.givenOn, ends_on: input.decision === "agreed" ? input.endsOn : null, means: input.means,
    witness: input.witness?.trim() || null, delegate_id: input.delegateId, recorded_by: visit.actor.id, recorded_at: visit.now,
  }).execute();
  return id;
};

export const saveWithdrawal = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("consents").set({ withdrawn_at: visit.now, withdrawn_by: visit.actor.id }).where("id", "=", id).execute();
};

/** Taken back by herself: false when nothing of hers stands under this id any longer. */
export const saveOwnWithdrawal = async (visit: OwnVisit, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await visit.tx.updateTable("consents").set({ withdrawn_at: visit.now, withdrawn_by_her: true })
    .where("id", "=", id).where("person_id", "=", visit.personId).where("withdrawn_at", "is", null).executeTakeFirst();
  return numUpdatedRows > 0n;
};
