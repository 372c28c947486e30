import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { holdCase } from "../cases.server.ts";
import { saveCondition } from "../conditions.server.ts";
import { conditionsIn } from "../conditions.ts";
import { findDecided, type FollowRefusal } from "../decided.server.ts";
import type { ConditionStanding } from "../model.ts";
import { longestWords } from "../rules.ts";

/** What became of a condition the board asked: the next one reads it, and so does she. */
export const sayCondition = async (visit: Visit, input: { caseId: string; number: number; became: ConditionStanding; said: string }): Promise<Outcome<null, FollowRefusal>> => {
  // Said twice at once, a condition waits for itself: its words are sealed for one line.
  await holdCase(visit, input.caseId);
  const found = await findDecided(visit, input.caseId);
  if (typeof found === "string") return refuse(found);
  const { decision, person, one } = found;
  if (input.said.length > longestWords) return refuse("words-too-long");
  if (conditionsIn(decision.conditions)[input.number - 1] === undefined) return refuse("not-found");
  await saveCondition(visit, person.id, { decisionId: decision.id, ...input });
  await record(visit, "board-case.condition-said", { personId: person.id, followedBy: person.followedBy, subjectId: one.id });
  return done(null);
};
