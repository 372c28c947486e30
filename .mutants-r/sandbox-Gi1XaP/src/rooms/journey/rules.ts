import { addDays, type CivilDate } from "#ground/civil-date";
import { currentStage, type Journey, type Stage, type StageOrClosed } from "./model.ts";

type Move = { from: readonly Stage[]; to: StageOrClosed };

/** Where a journey may go. Several successive chantiers are several "next-chantier". */
export const moves = {
  hire: { from: ["first-hours"], to: "cddi" },
  "next-chantier": { from: ["first-hours", "cddi"], to: "cddi" },
  "start-year-after": { from: ["cddi"], to: "year-after" },
  "come-back": { from: ["year-after"], to: "cddi" },
  close: { from: ["first-hours", "cddi", "year-after"], to: "closed" },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;

export const moveNames = Object.keys(moves) as MoveName[];

/** What can be done to this journey now; the page draws its buttons from it and the verb checks the same thing. */
export const openMoves = (journey: Pick<Journey, "stages" | "closedOn">): MoveName[] => {
  const stage = currentStage(journey)?.stage;
  if (journey.closedOn !== null || !stage) return [];
  return moveNames.filter((name) => (moves[name].from as readonly Stage[]).includes(stage));
};

export type StageDateRefusal = "before-the-current-stage" | "in-the-future";

/** A move happened on a day: not before the stage it ends, not later than today. */
export const checkMoveDate = (journey: Pick<Journey, "stages">, on: CivilDate, today: CivilDate): StageDateRefusal | null => {
  const stage = currentStage(journey);
  if (stage && on < stage.startsOn) return "before-the-current-stage";
  return on > today ? "in-the-future" : null;
};

/** The former lead keeps the file open some days after the hand-over (written policy, thirty days). */
export const overlapEnd = (handedOverOn: CivilDate, overlapDays: number): CivilDate => addDays(handedOverOn, overlapDays);

/** No news for longer than the written policy says. Nobody ever reached counts from the opening. */
export const isSilent = (journey: Pick<Journey, "lastContactOn" | "openedOn" | "closedOn">, today: CivilDate, silenceDays: number): boolean =>
  journey.closedOn === null && addDays(journey.lastContactOn ?? journey.openedOn, silenceDays) < today;
