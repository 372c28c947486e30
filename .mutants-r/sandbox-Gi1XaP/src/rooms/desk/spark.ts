import { addMonths, type CivilDate } from "#ground/civil-date";
import type { SparkStory } from "#ui/thread/spark";
import { clocksOf, countOpen } from "./story.ts";

export type SparkFacts = {
  openedOn: CivilDate;
  passEndsOn: CivilDate | null;
  /** First day of the first CDDI of a journey whose CDDI is running; null otherwise. */
  cddiSince: CivilDate | null;
  /** The barriers that the visitor reads. */
  barriers: readonly { openedOn: CivilDate; closedOn: CivilDate | null }[];
  today: CivilDate;
};

/** The thread of one line of a list: from her entry to what is announced, tangled where barriers are open. */
export const tellSpark = ({ openedOn, passEndsOn, cddiSince, barriers, today }: SparkFacts): SparkStory => {
  const horizon = addMonths(today, 24);
  const limits = clocksOf({ passEndsOn, cddiSince }).filter(({ on }) => on > openedOn && on <= horizon);
  const farthest = limits.reduce((latest, { on }) => (on > latest ? on : latest), today);
  // Room on both sides: a journey that opened today is still a line.
  return { from: addMonths(openedOn, -1), to: addMonths(farthest, 3), today, limits: limits.map(({ on }) => ({ on })), counts: countOpen(barriers, today).map(({ on, value }) => ({ on: on < openedOn ? openedOn : on, value })) };
};

/** How many of these are open on the day the page is read. */
export const openNow = ({ barriers, today }: Pick<SparkFacts, "barriers" | "today">): number =>
  barriers.filter(({ openedOn, closedOn }) => openedOn <= today && (closedOn === null || closedOn > today)).length;
