import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertDelegate, type NewDelegate } from "../delegates.server.ts";
import { mayKeepConsents } from "../rules.ts";

export type RecordDelegateRefusal = "not-found" | "not-allowed" | "name-missing" | "reference-missing" | "ends-before-it-starts" | "no-topic";

/** Writes who may answer for her, or with her, and on which ground. */
export const recordDelegate = async (visit: Visit, input: NewDelegate & { personId: string }): Promise<Outcome<{ id: string }, RecordDelegateRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  const delegate = { ...input, name: input.name.trim(), contact: input.contact?.trim() || null, reference: input.reference?.trim() || null };
  if (delegate.name === "") return refuse("name-missing");
  if (delegate.reference === null && delegate.kind !== "mandate" && delegate.kind !== "trusted-person") return refuse("reference-missing");
  if (delegate.endsOn !== null && delegate.endsOn < delegate.startsOn) return refuse("ends-before-it-starts");
  if (delegate.topics?.length === 0) return refuse("no-topic");

  const id = await insertDelegate(visit, person.id, delegate);
  await record(visit, "delegate.recorded", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { kind: delegate.kind } });
  return done({ id });
};
