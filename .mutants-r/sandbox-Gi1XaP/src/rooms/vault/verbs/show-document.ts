import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayKeepConsents } from "#rooms/consent/index";
import { listPossibleRecipients } from "#rooms/consent/server";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { shareFault, type ShareFault } from "../rules.ts";
import { insertShare, type NewShare } from "../shares.server.ts";
import { findDocument } from "../store.server.ts";

export type ShowDocumentRefusal = "not-found" | "not-allowed" | "recipient-unknown" | ShareFault;

/** The person lets somebody of her team see one document, until a day. */
export const showDocument = async (visit: Visit, input: Omit<NewShare, "givenOn">): Promise<Outcome<{ id: string }, ShowDocumentRefusal>> => {
  const [person, document] = await Promise.all([findPerson(visit, input.personId), findDocument(visit, input.personId, input.documentId)]);
  if (!person || !document) return refuse("not-found");
  if (!mayKeepConsents(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!(await listPossibleRecipients(visit, person.id)).some(({ kind, id }) => kind === input.recipient.kind && id === input.recipient.id)) return refuse("recipient-unknown");
  const share = { ...input, givenOn: visit.today };
  const fault = shareFault(share);
  if (fault) return refuse(fault);

  const id = await insertShare(visit, share);
  await record(visit, "document.shown", { personId: person.id, followedBy: person.followedBy, subjectId: document.id });
  return done({ id });
};
