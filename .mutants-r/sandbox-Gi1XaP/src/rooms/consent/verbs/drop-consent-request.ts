import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPerson } from "#rooms/people/server";
import { listConsentRequests, saveRequestAnswer } from "../requests.server.ts";

export type DropConsentRequestRefusal = "not-found" | "already-answered";

/** Who asked takes her question back. */
export const dropConsentRequest = async (visit: Visit, input: { personId: string; requestId: string }): Promise<Outcome<{ id: string }, DropConsentRequestRefusal>> => {
  const person = await findPerson(visit, input.personId);
  const request = (await listConsentRequests(visit, input.personId)).find(({ id, askedBy }) => id === input.requestId && askedBy.id === visit.actor.id);
  if (!person || !request) return refuse("not-found");
  if (request.answer) return refuse("already-answered");

  await saveRequestAnswer(visit, request.id, "dropped");
  await record(visit, "consent.ask-dropped", { personId: person.id, followedBy: person.followedBy, subjectId: request.id });
  return done({ id: request.id });
};
