import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry, mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { entryCatalogue, type EntrySubject, topicOfEntry } from "../entry-catalogue.ts";
import { insertEntryStatements, listEntryStatements, saveEntryStatement } from "../entries.server.ts";
import { findJourney } from "../store.server.ts";

export type StateAtEntryRefusal = "not-found" | "not-allowed" | "unknown-answer" | "already-told" | "changed-meanwhile";
/** `version` is that of the answer being replaced, null when there was none. */
export type StateAtEntry = { personId: string; subject: EntrySubject; value: string; version: number | null };

/** Says, or says otherwise, one thing of the day she entered. */
export const stateAtEntry = async (visit: Visit, { personId, subject, value, version }: StateAtEntry): Promise<Outcome<{ id: string }, StateAtEntryRefusal>> => {
  const [person, journey] = [await findPerson(visit, personId), await findJourney(visit, personId)];
  if (!person || !journey) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!Object.hasOwn(entryCatalogue[subject].values, value)) return refuse("unknown-answer");
  if (!mayCarry(access) || !mayWrite(access, topicOfEntry(subject, value))) return refuse("not-allowed");
  const told = (await listEntryStatements(visit, journey.id)).filter((one) => one.subject === subject);
  const was = told.find((one) => topicOfEntry(subject, one.value) === topicOfEntry(subject, value)) ?? told[0];
  if (was?.value === value) return refuse("already-told");
  if ((was?.version ?? null) !== version) return refuse("changed-meanwhile");

  const id = was ? ((await saveEntryStatement(visit, was, { value })) ? was.id : null) : ((await insertEntryStatements(visit, { id: journey.id, personId: person.id }, [{ subject, value }]))[0] ?? null);
  if (id === null) return refuse("changed-meanwhile");
  await record(visit, "entry.stated", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
