import { addDays, type CivilDate } from "#ground/civil-date";
import { type FileAccess, holds, mayCarry, mayRead, type Topic } from "#rooms/access/index";
import type { AspectCode, Attendance, BoardDecision, BoardOutcome, BoardSeat, CaseState, RenewalBoard, Sitting, SittingState, Tally, Vote } from "./model.ts";
import { outcomes } from "./model.ts";

type Actor = Parameters<typeof holds>[0];
/** The calendar of boards is for those who sit, prepare, direct or coordinate; who may read a file is asked file by file. */
export const seesBoards = (actor: Actor): boolean => holds(actor, "cisp", "social-educator", "director", "coordinator", "partnership-officer", "outside-referent", "national-team");
export const mayOpenBoards = (actor: Actor): boolean => holds(actor, "coordinator");
/** The casework prepares a case; the direction reads what concerns work. */
export const mayPrepareCase = (access: FileAccess): boolean => mayCarry(access) && mayRead(access, "work");
export const mayReadCase = (access: FileAccess): boolean => mayRead(access, "work");

/** What an aspect tells of, and who therefore reads it. */
export const topicOfAspect: Record<AspectCode, Topic> = { employment: "work", training: "work", housing: "housing", health: "health", rights: "rights", debts: "debts", justice: "justice", language: "life", family: "life" };

const votingSeats: readonly BoardSeat[] = ["chair", "member"];
export const votes = ({ seat }: { seat: BoardSeat }): boolean => votingSeats.includes(seat);
const came = ({ how }: Pick<Attendance, "how">): boolean => how === "room" || how === "distance";

/** Who may vote on a case: a voting seat, present, and not too near. */
export const votersOf = (attendance: readonly Attendance[], tooNear: readonly string[]): Attendance[] => attendance.filter((one) => votes(one) && came(one) && !tooNear.includes(one.professionalId));
/** The quorum is counted on each case: who stands back does not make it. */
export const hasQuorum = (board: Pick<RenewalBoard, "quorum">, attendance: readonly Attendance[], tooNear: readonly string[]): boolean => votersOf(attendance, tooNear).length >= board.quorum;

export const tallyOf = (cast: readonly Vote[]): Tally => ({ for: cast.filter(({ choice }) => choice === "for").length, against: cast.filter(({ choice }) => choice === "against").length, abstains: cast.filter(({ choice }) => choice === "abstains").length });

export const sittingMoves = {
  open: { from: ["planned"], to: "open" },
  close: { from: ["open"], to: "closed" },
  cancel: { from: ["planned"], to: "cancelled" },
} as const satisfies Record<string, { from: readonly SittingState[]; to: SittingState }>;
export type SittingMove = keyof typeof sittingMoves;
export const sittingMoveNames = Object.keys(sittingMoves) as SittingMove[];

export const caseMoves = {
  draw: { from: ["waiting"], to: "ready" },
  "take-back": { from: ["ready"], to: "waiting" },
  decide: { from: ["ready"], to: "decided" },
  postpone: { from: ["ready"], to: "waiting" },
  withdraw: { from: ["waiting", "ready"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly CaseState[]; to: CaseState }>;
export type CaseMove = keyof typeof caseMoves;
export const caseMoveNames = Object.keys(caseMoves) as CaseMove[];
export const movesCase = (state: CaseState, move: CaseMove): boolean => (caseMoves[move].from as readonly CaseState[]).includes(state);

export type SittingFault = "in-the-past" | "nowhere" | "hour-unclear" | "link-not-https" | "place-too-long";
export const sittingFault = (one: Pick<Sitting, "heldOn" | "opensAt" | "place" | "link">, today: CivilDate): SittingFault | null => {
  if (one.heldOn < today) return "in-the-past";
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(one.opensAt)) return "hour-unclear";
  if (!one.place?.trim() && !one.link) return "nowhere";
  if (one.place !== null && one.place.length > 200) return "place-too-long";
  return one.link !== null && (!/^https:\/\/\S+$/.test(one.link) || one.link.length > 500) ? "link-not-https" : null;
};

/** A sitting closes when each of its cases was heard, or put off to another day. */
export const waitsForTheSitting = (cases: readonly { state: CaseState }[]): number => cases.filter(({ state }) => state === "ready").length;
/** The first day members may read the files of a sitting. */
export const readableFrom = ({ heldOn }: Pick<Sitting, "heldOn">, { readsDays }: Pick<RenewalBoard, "readsDays">): CivilDate => addDays(heldOn, -readsDays);

export const longestWords = 4000;
export type DecisionAsked = Pick<BoardDecision, "outcome" | "until" | "ground" | "reference" | "reasons" | "conditions">;
export type DecisionFault = "outcome-missing" | "until-missing" | "until-before-the-end" | "reasons-missing" | "words-too-long" | "reference-missing" | "no-quorum";
/** A decision says why; a renewal says until when, past the contract that ends. What the law says of that day warns, and forbids nothing. */
export const decisionFault = (one: DecisionAsked, goesFurther: boolean): DecisionFault | null => {
  if (!outcomes.includes(one.outcome)) return "outcome-missing";
  if (one.outcome === "renew" && one.until === null) return "until-missing";
  if (one.outcome === "renew" && !goesFurther) return "until-before-the-end";
  if (!one.reasons.trim()) return "reasons-missing";
  if (one.ground === "dgefp" && !one.reference?.trim()) return "reference-missing";
  return one.reasons.length > longestWords || one.conditions.length > longestWords ? "words-too-long" : null;
};

/** She hears a decision from somebody first: her space says it the day she was told, and at the latest a week after the sitting. A case put off is said at once. */
export const isHersToRead = ({ outcome, toldOn, heldOn }: Pick<BoardDecision, "outcome" | "toldOn" | "heldOn">, today: CivilDate): boolean => outcome === "postpone" || toldOn !== null || addDays(heldOn, 7) <= today;

/** Only what closes a door is contested; the last day is counted from the day she was told, or from the decision while nobody told her. */
const contestable: readonly BoardOutcome[] = ["other-siae", "ordinary-job", "training", "leave", "renew"];
export const contestUntil = (decision: Pick<BoardDecision, "outcome" | "toldOn" | "heldOn">, { contestDays }: Pick<RenewalBoard, "contestDays">): CivilDate | null =>
  contestable.includes(decision.outcome) ? addDays(decision.toldOn ?? decision.heldOn, contestDays) : null;

export type SettingsFault = "quorum-out-of-reach" | "opens-days" | "reads-days" | "contest-days" | "most-cases" | "contact-missing" | "derogation-undated" | "derogation-ends-first" | "derogation-too-long";
/** What a decision rests on when nobody types another text: the board's own derogation, if it holds that day. */
export const derogationOn = ({ derogation, derogationFrom, derogationUntil }: Pick<RenewalBoard, "derogation" | "derogationFrom" | "derogationUntil">, day: CivilDate): string | null =>
  derogation !== null && derogationFrom !== null && derogationFrom <= day && (derogationUntil === null || day <= derogationUntil) ? derogation : null;

/** The same bounds as the database, each with its sentence. */
export const settingsFault = (one: Pick<RenewalBoard, "quorum" | "opensDays" | "readsDays" | "contestDays" | "mostCases" | "contact" | "derogation" | "derogationFrom" | "derogationUntil">): SettingsFault | null => {
  const between = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;
  if (!between(one.quorum, 2, 30)) return "quorum-out-of-reach";
  if (!between(one.opensDays, 14, 365)) return "opens-days";
  if (!between(one.readsDays, 1, 60)) return "reads-days";
  if (!between(one.contestDays, 8, 365)) return "contest-days";
  if (!between(one.mostCases, 1, 200)) return "most-cases";
  if (!one.contact.trim() || one.contact.length > 300) return "contact-missing";
  if (!one.derogation?.trim()) return null;
  if (one.derogation.length > 200) return "derogation-too-long";
  if (one.derogationFrom === null) return "derogation-undated";
  return one.derogationUntil !== null && one.derogationUntil < one.derogationFrom ? "derogation-ends-first" : null;
};
