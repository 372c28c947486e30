import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry, mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { type EntrySubject, topicOfEntry } from "../entry-catalogue.ts";
import { insertEntryStatements, listEntryStatements } from "../entries.server.ts";
import { findJourney } from "../store.server.ts";

export type StateAllAtEntry = { personId: string; entries: readonly { subject: EntrySubject; value: string }[] };

/** All that a record tells of the day she entered, at once; what a file already says is left as it is. */
export const stateAllAtEntry = async (visit: Visit, { personId, entries }: StateAllAtEntry): Promise<Outcome<{ kept: number }, "not-found" | "not-allowed">> => {
  const [person, journey] = [await findPerson(visit, personId), await findJourney(visit, personId)];
  if (!person || !journey) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!mayCarry(access) || !entries.every(({ subject, value }) => mayWrite(access, topicOfEntry(subject, value)))) return refuse("not-allowed");
  const told = new Set((await listEntryStatements(visit, journey.id)).map(({ subject }) => subject));
  const kept = entries.filter(({ subject }) => !told.has(subject) && told.add(subject));

  await insertEntryStatements(visit, { id: journey.id, personId: person.id }, kept);
  await record(visit, "entry.stated", { personId: person.id, followedBy: person.followedBy, subjectId: journey.id, detail: { many: kept.length } });
  return done({ kept: kept.length });
};
