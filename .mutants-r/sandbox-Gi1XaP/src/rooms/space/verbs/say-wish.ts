import { newId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { insertOwnWish } from "../messages.server.ts";
import { longestWords } from "../rules.ts";

export type SayWishRefusal = "no-words" | "too-long";

/** What she wants, written by herself: it stands first on her file, in her words. */
export const sayWish = async (visit: OwnVisit, input: { words: string; language: string }): Promise<Outcome<null, SayWishRefusal>> => {
  const words = input.words.trim();
  if (!words) return refuse("no-words");
  if (words.length > longestWords) return refuse("too-long");

  const id = newId(visit.now.getTime());
  await insertOwnWish(visit, { id, words, language: input.language });
  await recordInHerSpace(visit, "wish.said", id);
  return done(null);
};
