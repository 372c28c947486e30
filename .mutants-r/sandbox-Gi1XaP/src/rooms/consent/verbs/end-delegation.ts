import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { listDelegates, saveEndOfDelegation } from "../delegates.server.ts";
import { mayKeepConsents } from "../rules.ts";

export type EndDelegationRefusal = "not-found" | "not-allowed" | "already-ended" | "ends-before-it-starts";

/** She answers alone again. What was agreed through the delegate stands until somebody takes it back. */
export const endDelegation = async (visit: Visit, input: { personId: string; delegateId: string; on: CivilDate }): Promise<Outcome<{ id: string }, EndDelegationRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  const delegate = (await listDelegates(visit, person.id)).find(({ id }) => id === input.delegateId);
  if (!delegate) return refuse("not-found");
  if (delegate.endsOn !== null && delegate.endsOn <= visit.today) return refuse("already-ended");
  if (input.on < delegate.startsOn) return refuse("ends-before-it-starts");

  await saveEndOfDelegation(visit, delegate.id, input.on);
  await record(visit, "delegate.ended", { personId: person.id, followedBy: person.followedBy, subjectId: delegate.id });
  return done({ id: delegate.id });
};
