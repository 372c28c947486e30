import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findQuestion, insertAnswer } from "../questions.server.ts";
import { longestQuestion, readsOffers } from "../rules.ts";

export type AnswerNetworkQuestionRefusal = "not-found" | "not-allowed" | "no-words" | "too-long" | "closed";

/** Whoever knows answers: one question, one more answer. */
export const answerNetworkQuestion = async (visit: Visit, input: { questionId: string; words: string }): Promise<Outcome<null, AnswerNetworkQuestionRefusal>> => {
  const question = await findQuestion(visit, input.questionId);
  if (!question) return refuse("not-found");
  if (!readsOffers(visit.actor)) return refuse("not-allowed");
  if (question.closedAt) return refuse("closed");
  const words = input.words.trim();
  if (words === "") return refuse("no-words");
  if (words.length > longestQuestion) return refuse("too-long");

  await insertAnswer(visit, question.id, words);
  await record(visit, "question.answered", { subjectId: question.id });
  return done(null);
};
