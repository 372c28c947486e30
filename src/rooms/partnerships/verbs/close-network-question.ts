import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findQuestion, saveQuestionClosed } from "../questions.server.ts";

export type CloseNetworkQuestionRefusal = "not-found" | "not-allowed" | "closed";

/** Its author says that she has her answer, or no longer needs one. */
export const closeNetworkQuestion = async (visit: Visit, input: { questionId: string }): Promise<Outcome<null, CloseNetworkQuestionRefusal>> => {
  const question = await findQuestion(visit, input.questionId);
  if (!question) return refuse("not-found");
  if (question.askedBy !== visit.actor.id) return refuse("not-allowed");
  if (question.closedAt) return refuse("closed");
  await saveQuestionClosed(visit, question.id);
  await record(visit, "question.closed", { subjectId: question.id });
  return done(null);
};
