import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { insertAnswer, saveSeenTo } from "../messages.server.ts";
import { longestWords, mayAnswerHer } from "../rules.ts";

export type AnswerMessageRefusal = "not-found" | "not-allowed" | "no-words" | "too-long";

/** Her chantier answers where she wrote: she reads it in her space. */
export const answerMessage = async (visit: Visit, input: { personId: string; words: string }): Promise<Outcome<null, AnswerMessageRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayAnswerHer(await findAccess(visit, person.id))) return refuse("not-allowed");
  const words = input.words.trim();
  if (!words) return refuse("no-words");
  if (words.length > longestWords) return refuse("too-long");

  const id = await insertAnswer(visit, person.id, words);
  await saveSeenTo(visit, person.id);
  await record(visit, "message.answered", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done(null);
};
