import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { findRequest } from "../reads.server.ts";
import { admitsMove, longestRequest, mayAnswerRequests } from "../rules.ts";
import { saveAnswer } from "../store.server.ts";

export type AnswerRequestRefusal = "not-found" | "not-allowed" | "no-words" | "too-long" | "not-now";

/** What was done, or why not: she reads it in her space, and the request is over. */
export const answerRequest = async (visit: Visit, input: { personId: string; requestId: string; move: "finish" | "refuse"; words: string }): Promise<Outcome<null, AnswerRequestRefusal>> => {
  const [person, request] = await Promise.all([findPerson(visit, input.personId), findRequest(visit, input.personId, input.requestId)]);
  if (!person || !request) return refuse("not-found");
  if (!mayAnswerRequests(await findAccess(visit, person.id))) return refuse("not-allowed");
  if (!admitsMove(request, input.move, visit.today)) return refuse("not-now");
  const words = input.words.trim();
  if (!words) return refuse("no-words");
  if (words.length > longestRequest) return refuse("too-long");
  if (!(await saveAnswer(visit, person.id, request.id, request.state, input.move === "finish" ? "done" : "refused", words))) return refuse("not-now");
  await record(visit, input.move === "finish" ? "request.done" : "request.refused", { personId: person.id, followedBy: person.followedBy, subjectId: request.id });
  return done(null);
};
