import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { saveOwnWords } from "../cases.server.ts";
import type { Proposal } from "../model.ts";
import { longestWords } from "../rules.ts";

export type SayBeforeBoardRefusal = "too-late" | "words-too-long" | "nothing-said";

/** What she wants and says, from her own space, until her file is put before the board. */
export const sayBeforeBoard = async (visit: OwnVisit, input: { caseId: string; wish: Proposal | null; words: string }): Promise<Outcome<null, SayBeforeBoardRefusal>> => {
  if (input.wish === null && !input.words.trim()) return refuse("nothing-said");
  if (input.words.length > longestWords) return refuse("words-too-long");
  if (!(await saveOwnWords(visit, input.caseId, input.wish, input.words))) return refuse("too-late");
  await recordInHerSpace(visit, "board-case.said-by-her", input.caseId);
  return done(null);
};
