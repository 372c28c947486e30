import { addMonths, type CivilDate, daysBetween } from "#ground/civil-date";
import { type FileAccess, welcomes } from "#rooms/access/index";
import type { RequestState, RightKind } from "./model.ts";

type RequestMove = { from: readonly RequestState[]; to: RequestState };
/** Where a request may go: the page draws its buttons from it, and every verb checks the same thing. */
export const requestMoves = {
  take: { from: ["asked"], to: "taken" },
  extend: { from: ["asked", "taken"], to: "extended" },
  finish: { from: ["asked", "taken", "extended"], to: "done" },
  refuse: { from: ["asked", "taken", "extended"], to: "refused" },
} as const satisfies Record<string, RequestMove>;
export type RequestMoveName = keyof typeof requestMoves;
export const requestMoveNames = Object.keys(requestMoves) as RequestMoveName[];

/** RGPD art. 12 § 3: without undue delay, and in any case within one month of the request; two more months where it is complex. */
export const monthsToAnswer = 1;
export const monthsWhenExtended = 3;
export const answerBy = (askedOn: CivilDate, extended: boolean): CivilDate => addMonths(askedOn, extended ? monthsWhenExtended : monthsToAnswer);

type Known = { state: RequestState; askedOn: CivilDate };

/** More time is taken within the first month, while she can be told so: afterwards the request is late, and stays so. */
export const admitsMove = ({ state, askedOn }: Known, move: RequestMoveName, today: CivilDate): boolean =>
  (requestMoves[move].from as readonly RequestState[]).includes(state) && (move !== "extend" || today <= answerBy(askedOn, false));

export const openRequestMoves = (request: Known, today: CivilDate): RequestMoveName[] => requestMoveNames.filter((move) => admitsMove(request, move, today));

/** Days left to answer; below zero, the request is late. */
export const daysLeft = (dueOn: CivilDate, today: CivilDate): number => daysBetween(today, dueOn);

/** Requests are answered by the lead and the social work of the chantier. */
export const mayAnswerRequests = (access: FileAccess): boolean =>
  welcomes(access) || (access.topics.includes("notes") && access.reasons.some(({ as }) => as === "lead" || as === "cisp" || as === "social-educator"));

/** A correction says what; the other rights need no reason. */
export const asksForWords = (kind: RightKind): boolean => kind === "correction";
/** A correction may follow another; the rest is asked once, and waits for its answer. */
export const mayWaitTwice = (kind: RightKind): boolean => kind === "correction";

export const longestRequest = 2000;
