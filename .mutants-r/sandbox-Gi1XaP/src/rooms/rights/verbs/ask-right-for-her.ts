import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { asksForWords, longestRequest, mayAnswerRequests, mayWaitTwice } from "../rules.ts";
import { type Asked, insertRequestFor, isWaiting } from "../store.server.ts";

export type AskRightForHerRefusal = "not-found" | "not-allowed" | "no-words" | "too-long" | "already-asked";

/** She said it aloud, or on paper: a professional writes it down, and the time runs from now all the same. */
export const askRightForHer = async (visit: Visit, input: Asked & { personId: string }): Promise<Outcome<{ id: string }, AskRightForHerRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayAnswerRequests(await findAccess(visit, person.id))) return refuse("not-allowed");
  const words = input.words.trim();
  if (!words && asksForWords(input.kind)) return refuse("no-words");
  if (words.length > longestRequest) return refuse("too-long");
  if (!mayWaitTwice(input.kind) && (await isWaiting(visit, person.id, input.kind))) return refuse("already-asked");
  const id = await insertRequestFor(visit, person.id, { ...input, words });
  await record(visit, "request.asked-for-her", { personId: person.id, followedBy: person.followedBy, subjectId: id, detail: { kind: input.kind } });
  return done({ id });
};
