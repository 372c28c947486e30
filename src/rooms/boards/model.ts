import type { CivilDate } from "#ground/civil-date";
import type { Domain, Topic } from "#rooms/access/index";
import type { ProlongationGround } from "#rooms/contracts/index";

export const hearings = ["every-renewal", "past-the-total"] as const;
/** What a board hears. */
export type Hearing = (typeof hearings)[number];

/** Commission de renouvellement. Days are counted before the end of a contract (`opensDays`), before a sitting (`readsDays`), after a decision (`contestDays`). */
export type RenewalBoard = { id: string; name: string; territoryId: string; territory: string; hears: Hearing; quorum: number; opensDays: number; readsDays: number; contestDays: number; /** How many cases a sitting hears at most, of those that put themselves on its agenda. */ mostCases: number; contact: string; /** The text that lets it go past what the law allows everybody, and the days it holds, both included. */ derogation: string | null; derogationFrom: CivilDate | null; derogationUntil: CivilDate | null; version: number };

export const seats = ["chair", "secretary", "member", "adviser"] as const;
/** What somebody is on a board: the chair and members vote. */
export type BoardSeat = (typeof seats)[number];
export type BoardMember = { id: string; professionalId: string; name: string; structure: string | null; seat: BoardSeat; startsOn: CivilDate; endsOn: CivilDate | null };

export const sittingStates = ["planned", "open", "closed", "cancelled"] as const;
export type SittingState = (typeof sittingStates)[number];
/** Séance: in a place, at a distance, or both. */
export type Sitting = { id: string; boardId: string; board: string; heldOn: CivilDate; opensAt: string; place: string | null; link: string | null; state: SittingState; remarks: string | null; cases: number; version: number };

export const boardPresences = ["room", "distance", "excused", "absent"] as const;
export type BoardPresence = (typeof boardPresences)[number];
/** Somebody at a sitting: null until it is said. */
export type Attendance = BoardMember & { how: BoardPresence | null };

export const caseStates = ["waiting", "ready", "decided", "withdrawn"] as const;
export type CaseState = (typeof caseStates)[number];
export const caseOrigins = ["window", "asked", "contest"] as const;
export type CaseOrigin = (typeof caseOrigins)[number];
export const proposals = ["renew", "other-siae", "ordinary-job", "training", "leave"] as const;
/** What may be proposed, wished and decided; leaving is told as what it is. */
export type Proposal = (typeof proposals)[number];
export const herMeans = ["aloud", "written", "her-space"] as const;
/** How her words came. */
export type HerMeans = (typeof herMeans)[number];

/** Dossier de commission, as whoever prepares it sees it. `endsOn`: the last day of the contract at stake. `prepared`: the version of what is prepared, 0 when nothing is. */
export type BoardCase = {
  id: string; number: number; personId: string; followedBy: string | null; boardId: string; sittingId: string | null; sittingOn: CivilDate | null; contractId: string | null; endsOn: CivilDate | null;
  origin: CaseOrigin; contests: string | null; state: CaseState; openedOn: CivilDate; proposal: Proposal | null; until: CivilDate | null; ground: ProlongationGround | null; words: string; herWish: Proposal | null; herWords: string; herMeans: HerMeans | null; prepared: number; drawnAt: Date | null; version: number;
};

export const aspectCodes = ["employment", "training", "housing", "health", "rights", "debts", "justice", "language", "family"] as const satisfies readonly Domain[];
/** Aspect of a journey that somebody takes in hand. */
export type AspectCode = (typeof aspectCodes)[number];
export const mobilisations = ["by-herself", "with-help", "not-yet", "prevented"] as const;
/** How far she takes it in hand. */
export type Mobilisation = (typeof mobilisations)[number];
export type Aspect = { id: string; aspect: AspectCode; topic: Topic; standing: Mobilisation; words: string; herWords: string; version: number };

export const views = ["for", "for-if", "against", "none"] as const;
export type View = (typeof views)[number];
export type OpinionState = "asked" | "declined" | "given";
/** Avis d'un référent. */
export type Opinion = { id: string; caseId: string; professionalId: string; name: string; topic: Topic; state: OpinionState; view: View | null; words: string; answeredAt: Date | null };

export const partCodes = ["identity", "her-words", "contracts", "grounds", "lanes", "done", "aspects", "proposal"] as const;
export type PartCode = (typeof partCodes)[number];
/** What a line was counted from. */
export type TracedFact = { id: string; on: CivilDate | null; words: string };
export type FileLine = { label: string; text: string; facts: TracedFact[] };
/** A part of the file, of one topic. */
export type FilePart = { part: PartCode; topic: Topic; lines: FileLine[] };

export const voteChoices = ["for", "against", "abstains"] as const;
export type VoteChoice = (typeof voteChoices)[number];
export type Vote = { professionalId: string; choice: VoteChoice };
export type Tally = { for: number; against: number; abstains: number };

export const outcomes = [...proposals, "postpone"] as const;
export type BoardOutcome = (typeof outcomes)[number];
export const toldHows = ["by-hand", "post", "her-space"] as const;
export type ToldHow = (typeof toldHows)[number];
/** Décision de la commission. */
export type BoardDecision = {
  id: string; caseId: string; sittingId: string; heldOn: CivilDate; outcome: BoardOutcome; until: CivilDate | null; ground: ProlongationGround | null; reference: string | null; reasons: string; conditions: string;
  tally: Tally; decidedAt: Date; contractId: string | null; toldOn: CivilDate | null; toldHow: ToldHow | null; version: number;
};

export const conditionStandings = ["met", "under-way", "unmet", "lapsed"] as const;
/** What became of a condition. */
export type ConditionStanding = (typeof conditionStandings)[number];
/** Condition that a board put on its decision, one line of it, `number` from 1. `became` is null until somebody says; `said`, what they add. */
export type BoardCondition = { decisionId: string; caseId: string; heldOn: CivilDate; number: number; words: string; became: ConditionStanding | null; said: string; saidOn: CivilDate | null };

/** A day of the thread: what a board decided then, or the sitting that will hear her. */
export type BoardKnot = { on: CivilDate; outcome: BoardOutcome | null };

/** A case as a board sees it on its agenda: no name but what she agreed to show. */
export type AgendaCase = { id: string; number: number; personId: string; chantier: string | null; name: string | null; state: CaseState; origin: CaseOrigin; tooNear: string[]; outcome: BoardOutcome | null };
