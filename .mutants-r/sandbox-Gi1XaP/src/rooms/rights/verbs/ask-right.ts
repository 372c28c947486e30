import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { asksForWords, longestRequest, mayWaitTwice } from "../rules.ts";
import { type Asked, insertOwnRequest, isWaiting } from "../store.server.ts";

export type AskRightRefusal = "no-words" | "too-long" | "already-asked";

/** She uses a right on what is kept about her: the time to answer runs from now. */
export const askRight = async (visit: OwnVisit, input: Asked): Promise<Outcome<{ id: string }, AskRightRefusal>> => {
  const words = input.words.trim();
  if (!words && asksForWords(input.kind)) return refuse("no-words");
  if (words.length > longestRequest) return refuse("too-long");
  if (!mayWaitTwice(input.kind) && (await isWaiting(visit, visit.personId, input.kind))) return refuse("already-asked");
  const id = await insertOwnRequest(visit, { ...input, words });
  await recordInHerSpace(visit, "request.asked", id);
  return done({ id });
};
