import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findRequest } from "../reads.server.ts";
import { admitsMove, longestRequest, mayAnswerRequests, requestMoves } from "../rules.ts";
import { saveExtension } from "../store.server.ts";

export type ExtendRequestRefusal = "not-found" | "not-allowed" | "no-words" | "too-long" | "not-now" | "too-late-to-extend";

/** Two months more, told within the first and with the reason: she reads it in her space. */
export const extendRequest = async (visit: Visit, input: { personId: string; requestId: string; reason: string }): Promise<Outcome<null, ExtendRequestRefusal>> => {
  const [person, request] = await Promise.all([findPerson(visit, input.personId), findRequest(visit, input.personId, input.requestId)]);
  if (!person || !request) return refuse("not-found");
  if (!mayAnswerRequests(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!(requestMoves.extend.from as readonly string[]).includes(request.state)) return refuse("not-now");
  if (!admitsMove(request, "extend", visit.today)) return refuse("too-late-to-extend");
  const reason = input.reason.trim();
  if (!reason) return refuse("no-words");
  if (reason.length > longestRequest) return refuse("too-long");
  if (!(await saveExtension(visit, person.id, request.id, request.state, request.askedOn, reason))) return refuse("not-now");
  await record(visit, "request.extended", { personId: person.id, followedBy: person.followedBy, subjectId: request.id });
  return done(null);
};
