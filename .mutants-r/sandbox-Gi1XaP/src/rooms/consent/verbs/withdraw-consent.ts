import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findConsent } from "../reads.server.ts";
import { mayKeepConsents } from "../rules.ts";
import { saveWithdrawal } from "../store.server.ts";

export type WithdrawConsentRefusal = "not-found" | "not-allowed" | "already-withdrawn";

/** She takes it back: from the next question on, nothing of it is read any longer. */
export const withdrawConsent = async (visit: Visit, input: { personId: string; consentId: string }): Promise<Outcome<{ id: string }, WithdrawConsentRefusal>> => {
  const [person, consent] = await Promise.all([findPerson(visit, input.personId), findConsent(visit, input.personId, input.consentId)]);
  if (!person || !consent) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (consent.withdrawnAt) return refuse("already-withdrawn");

  await saveWithdrawal(visit, consent.id);
  await record(visit, "consent.withdrawn", { personId: person.id, followedBy: person.followedBy, subjectId: consent.id, detail: { topic: consent.topic } });
  return done({ id: consent.id });
};
