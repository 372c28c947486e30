import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayCarry, mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { topicOfEntry } from "../entry-catalogue.ts";
import { findEntryStatement, saveEntryStatement } from "../entries.server.ts";

/** Strikes what was stated by mistake; it stays in the history. */
export const strikeEntry = async (visit: Visit, { personId, entryId, version }: { personId: string; entryId: string; version: number }): Promise<Outcome<{ id: string }, "not-found" | "not-allowed" | "changed-meanwhile">> => {
  const person = await findPerson(visit, personId);
  const entry = person && (await findEntryStatement(visit, person.id, entryId));
  if (!person || !entry) return refuse("not-found");
  const access = await findAccess(visit, person.id);
  if (!mayCarry(access) || !mayWrite(access, topicOfEntry(entry.subject, entry.value))) return refuse("not-allowed");
  if (entry.version !== version || !(await saveEntryStatement(visit, entry, { struckAt: visit.now }))) return refuse("changed-meanwhile");

  await record(visit, "entry.struck", { personId: person.id, followedBy: person.followedBy, subjectId: entry.id });
  return done({ id: entry.id });
};
