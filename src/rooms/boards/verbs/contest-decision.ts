import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findBoard } from "../boards.server.ts";
import { findOpenCase, insertCase, savePreparation } from "../cases.server.ts";
import { findDecided, type FollowRefusal } from "../decided.server.ts";
import type { HerMeans } from "../model.ts";
import { contestUntil, longestWords } from "../rules.ts";

/** She contests: the case comes back before the board, with her words. */
export const contestDecision = async (visit: Visit, input: { caseId: string; words: string; means: HerMeans }): Promise<Outcome<{ id: string }, FollowRefusal>> => {
  const found = await findDecided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  if (!input.words.trim()) return refuse("words-missing");
  if (input.words.length > longestWords) return refuse("words-too-long");
  const board = await findBoard(visit, found.one.boardId);
  const until = board && contestUntil(found.decision, board);
  if (!board || until === null || visit.today > until) return refuse("too-late-to-contest");
  if (await findOpenCase(visit, found.person.id)) return refuse("already-open");
  const id = await insertCase(visit, { personId: found.person.id, boardId: board.id, contractId: found.one.contractId, origin: "contest", contests: found.one.id });
  await savePreparation(visit, { id, personId: found.person.id }, { herWords: input.words, herMeans: input.means });
  await record(visit, "board-case.contested", { personId: found.person.id, followedBy: found.person.followedBy, subjectId: id });
  return done({ id });
};
