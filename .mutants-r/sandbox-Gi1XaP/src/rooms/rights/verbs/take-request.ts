import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findRequest } from "../reads.server.ts";
import { admitsMove, mayAnswerRequests } from "../rules.ts";
import { saveTaken } from "../store.server.ts";

export type TakeRequestRefusal = "not-found" | "not-allowed" | "not-now";

/** Somebody sees to it, and she reads so in her space. */
export const takeRequest = async (visit: Visit, input: { personId: string; requestId: string }): Promise<Outcome<null, TakeRequestRefusal>> => {
  const [person, request] = await Promise.all([findPerson(visit, input.personId), findRequest(visit, input.personId, input.requestId)]);
  if (!person || !request) return refuse("not-found");
  if (!mayAnswerRequests(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!admitsMove(request, "take", visit.today) || !(await saveTaken(visit, request.id, request.state))) return refuse("not-now");
  await record(visit, "request.taken", { personId: person.id, followedBy: person.followedBy, subjectId: request.id });
  return done(null);
};
