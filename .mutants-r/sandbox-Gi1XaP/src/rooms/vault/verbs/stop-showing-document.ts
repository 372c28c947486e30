import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayKeepConsents } from "#rooms/consent/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listShares } from "../store.server.ts";
import { saveShareWithdrawal } from "../shares.server.ts";

export type StopShowingRefusal = "not-found" | "not-allowed" | "already-withdrawn";

/** She takes it back: from the next question on, the document exists no longer for whoever saw it. */
export const stopShowingDocument = async (visit: Visit, input: { personId: string; shareId: string }): Promise<Outcome<{ id: string }, StopShowingRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const share = (await listShares(visit, input.personId)).find(({ id }) => id === input.shareId);
  if (!person || !share) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (share.withdrawnAt) return refuse("already-withdrawn");

  await saveShareWithdrawal(visit, share.id);
  await record(visit, "document.hidden", { personId: person.id, followedBy: person.followedBy, subjectId: share.documentId });
  return done({ id: share.id });
};
