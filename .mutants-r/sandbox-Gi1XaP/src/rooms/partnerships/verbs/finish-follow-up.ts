import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPartnerContact, saveFollowUpDone } from "../contacts.server.ts";

export type FinishFollowUpRefusal = "not-found";

/** What followed a contact is done. */
export const finishFollowUp = async (visit: Visit, input: { contactId: string }): Promise<Outcome<null, FinishFollowUpRefusal>> => {
  const contact = await findPartnerContact(visit, input.contactId);
  if (!contact?.followUp || contact.done) return refuse("not-found");
  await saveFollowUpDone(visit, contact.id);
  await record(visit, "partner.follow-up-done", { subjectId: contact.id });
  return done(null);
};
