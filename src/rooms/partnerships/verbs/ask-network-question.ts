import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { insertQuestion } from "../questions.server.ts";
import { longestQuestion, readsOffers } from "../rules.ts";

export type AskNetworkQuestionRefusal = "not-allowed" | "no-words" | "too-long";

/** Asks the network of the territory where one works, about nobody: partners ask as they are asked. */
export const askNetworkQuestion = async (visit: Visit, input: { domain: Domain; words: string; territoryId?: string | null }): Promise<Outcome<{ id: string }, AskNetworkQuestionRefusal>> => {
  const from = visit.actor.roles.find(({ territoryId }) => territoryId !== null && (!input.territoryId || territoryId === input.territoryId));
  if (!from?.territoryId || !readsOffers(visit.actor)) return refuse("not-allowed");
  const words = input.words.trim();
  if (words === "") return refuse("no-words");
  if (words.length > longestQuestion) return refuse("too-long");

  const id = await insertQuestion(visit, { territoryId: from.territoryId, askingId: from.structureId, domain: input.domain, words });
  await record(visit, "question.asked", { subjectId: id });
  return done({ id });
};
