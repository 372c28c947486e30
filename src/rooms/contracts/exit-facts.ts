// What is stated of an exit, and what stands without being typed again: how the last contract ended, the contract that follows elsewhere, what the thread says.
import type { CivilDate } from "#ground/civil-date";
import type { ExitFacts, ExitOutcome, HealthStatement, HousingStatement } from "./exits.ts";
import type { ContractEnd, EmployerKind } from "./model.ts";

/** Contracts with one employer of the house, without a day between; `leftOn` is the last day written or held, null when none is. */
export type ChantierStay = { contractId: string; employerId: string; employer: string; employerKind: EmployerKind; enteredOn: CivilDate; leftOn: CivilDate | null; end: ContractEnd | null; /** Hours the contracts were signed for: nobody counted those worked. */ signedHours: number | null };

/** A long leave and prison are one word here: why somebody is away is her business. */
export const statedOutcomes = ["cdi", "cdd", "interim", "public-service", "business", "aided-contract", "training", "other-siae", "job-seeking", "inactive", "apart", "death"] as const satisfies readonly ExitOutcome[];
export type StatedOutcome = (typeof statedOutcomes)[number];
export const exitSubjects = ["work", "housing", "health"] as const;
export type ExitSubject = (typeof exitSubjects)[number];

export type WorkStated = { statedOn: CivilDate; outcome: StatedOutcome; jobStartsOn: CivilDate | null; jobEndsOn: CivilDate | null; hours: number | null };
export type ExitStated = ({ subject: "work" } & WorkStated) | ({ subject: "housing" } & HousingStatement) | ({ subject: "health" } & HealthStatement);

/** Outcomes that come with the days of a job. */
export const datedOutcomes: readonly ExitOutcome[] = ["cdi", "cdd", "interim", "public-service", "aided-contract"];

/** Ends of a contract that say the outcome whole. */
const told: Partial<Record<ContractEnd, StatedOutcome>> = { training: "training", "other-siae": "other-siae", death: "death" };
/** Others say a part of it: proposed, to be confirmed. */
const hinted: Partial<Record<ContractEnd, StatedOutcome>> = { ...told, "hired-lasting": "cdi", "hired-short": "cdd" };
const byThread: Record<string, StatedOutcome> = { "lasting-job": "cdi", "short-job": "cdd", "own-business": "business", "other-siae": "other-siae", training: "training", "job-seeker": "job-seeking", "no-work": "inactive" };

/** The facts of an exit as they stand: what was stated, else what the end of the contract says by itself. */
export const exitFactsOf = (stay: Pick<ChantierStay, "employerKind" | "enteredOn" | "end" | "signedHours"> & { leftOn: CivilDate }, stated: Omit<WorkStated, "statedOn"> | null): ExitFacts => ({
  employerKind: stay.employerKind, enteredOn: stay.enteredOn, leftOn: stay.leftOn, hours: stated?.hours ?? stay.signedHours, outcome: stated?.outcome ?? (stay.end && told[stay.end]) ?? null,
  jobStartsOn: stated?.jobStartsOn ?? null, jobEndsOn: stated?.jobEndsOn ?? null,
});
/** The outcome a form starts with: the end of the contract, a contract elsewhere that follows, what the thread says of work. */
export const proposedOutcome = ({ end, hasNextElsewhere, workCode }: { end: ContractEnd | null; hasNextElsewhere: boolean; workCode: string | null }): StatedOutcome | null =>
  (end && hinted[end]) ?? (hasNextElsewhere ? "other-siae" : null) ?? (workCode === null ? null : (byThread[workCode] ?? null));

export const hasLeft = (stay: Pick<ChantierStay, "leftOn">, today: CivilDate): stay is { leftOn: CivilDate } => stay.leftOn !== null && stay.leftOn <= today;

export type ExitFault = "still-there" | "stated-in-the-future" | "stated-before-the-exit" | "job-ends-before-it-starts" | "job-start-missing" | "hours-out-of-range" | "not-a-rung" | "nothing-said";
const mostHours = 20_000;
const ofWork = ({ jobStartsOn, jobEndsOn, hours }: WorkStated): ExitFault | null => {
  if (jobEndsOn !== null && jobStartsOn === null) return "job-start-missing";
  if (jobStartsOn !== null && jobEndsOn !== null && jobEndsOn < jobStartsOn) return "job-ends-before-it-starts";
  return hours !== null && !(hours >= 0 && hours <= mostHours) ? "hours-out-of-range" : null;
};

/** What cannot be stated at all; `rungs` are the codes of the ladder of housing. */
export const exitFault = (one: ExitStated, stay: Pick<ChantierStay, "leftOn" | "enteredOn">, rungs: readonly string[], today: CivilDate): ExitFault | null => {
  if (!hasLeft(stay, today)) return "still-there";
  if (one.statedOn > today) return "stated-in-the-future";
  if (one.statedOn < stay.enteredOn) return "stated-before-the-exit";
  if (one.subject === "work") return ofWork(one);
  const said = one.subject === "housing" ? [one.before, one.after, one.change, one.isLasting] : [one.change, one.hasDoctor, one.hasCover];
  if (said.every((value) => value === null)) return "nothing-said";
  return one.subject === "housing" && [one.before, one.after].some((code) => code !== null && !rungs.includes(code)) ? "not-a-rung" : null;
};
