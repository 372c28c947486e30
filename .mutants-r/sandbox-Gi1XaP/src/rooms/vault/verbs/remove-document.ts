import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { mayAddDocument } from "../rules.ts";
import { findDocument, saveRemoval } from "../store.server.ts";

export type RemoveDocumentRefusal = "not-found" | "not-allowed";

/** Taken out of the vault: its bytes are gone, that there was one stays in the journal. */
export const removeDocument = async (visit: Visit, input: { personId: string; documentId: string }): Promise<Outcome<{ id: string }, RemoveDocumentRefusal>> => {
  const [person, document] = await Promise.all([findPerson(visit, input.personId), findDocument(visit, input.personId, input.documentId)]);
  if (!person || !document) return refuse("not-found");
  if (!mayAddDocument(await findAccess(visit, person.id), document.kind)) return refuse("not-allowed");

  await saveRemoval(visit, document.id);
  await record(visit, "document.removed", { personId: person.id, followedBy: person.followedBy, subjectId: document.id });
  return done({ id: document.id });
};
