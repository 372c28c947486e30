import type { CivilDate } from "#ground/civil-date";
import { kindOf, kindsOfLane, type Lane, type SituationTopic } from "./catalogue.ts";
import type { BarrierCode, Situation, SituationFacts } from "./model.ts";

export type FactRefusal = "unknown-code" | "in-the-future" | "due-before-start" | "hours-out-of-range" | "too-long-ago";

/** All that is wrong with a fact, before it meets the others. */
export const checkFact = (fact: SituationFacts, today: CivilDate): FactRefusal[] => {
  const wrong: FactRefusal[] = [];
  if (fact.answer === "known" && (!fact.code || kindOf(fact.code)?.lane !== fact.lane)) wrong.push("unknown-code");
  if (fact.startsOn > today) wrong.push("in-the-future");
  if (fact.startsOn < "1940-01-01") wrong.push("too-long-ago");
  if (fact.dueOn && fact.dueOn < fact.startsOn) wrong.push("due-before-start");
  if (fact.weeklyHours !== null && (fact.weeklyHours < 0 || fact.weeklyHours > 60)) wrong.push("hours-out-of-range");
  return wrong;
};

/** The line a fact stands in: its code's, or the lane's first line when the answer is a silence. */
export const lineOf = (fact: Pick<SituationFacts, "code" | "lane">): string =>
  (fact.code && kindOf(fact.code)?.line) || kindsOfLane(fact.lane)[0]!.line;

export const topicOfLane = (lane: Lane): SituationTopic => kindsOfLane(lane)[0]!.topic;

type Dated = Pick<Situation, "id" | "startsOn" | "endsOn">;

/**
 * A change from a day on: it ends what was true in that line, or says why it cannot.
 * A day inside an earlier fact is not a change of today: that fact has to be corrected.
 */
export const changeFrom = (onTheLine: readonly Dated[], startsOn: CivilDate): { ends: string | null } | { blockedBy: string } => {
  const running = onTheLine.find((fact) => fact.endsOn === null);
  const later = onTheLine.find((fact) => fact.endsOn !== null && fact.endsOn > startsOn);
  if (later) return { blockedBy: later.id };
  if (running && running.startsOn >= startsOn) return { blockedBy: running.id };
  return { ends: running?.id ?? null };
};

/** Who may read a barrier follows its code; the database's trigger says the same, and a test compares them. */
export const topicOfBarrier: Record<BarrierCode, SituationTopic> = {
  housing: "housing", health: "health", "mental-health": "health", addiction: "health", disability: "health", language: "life", literacy: "life",
  paperwork: "rights", money: "rights", debts: "debts", mobility: "life", family: "life", childcare: "life", justice: "justice",
  digital: "life", training: "work", isolation: "life", availability: "work",
};
