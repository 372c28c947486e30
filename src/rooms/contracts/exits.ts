// What an exit is, derived from dates and facts by dated rules: nobody types a class. The three statements stand side by side and make no score.
import { type CivilDate } from "#ground/civil-date";
import { contractBook, contractRule, type ContractRule, steadyRule } from "./contract-book.ts";
import { type Ground, type Said } from "./dated-rules.ts";
import type { EmployerKind } from "./model.ts";
import { daysOf, lastDayOfMonths } from "./spans.ts";

export const exitOutcomes = ["cdi", "cdd", "interim", "public-service", "business", "aided-contract", "training", "other-siae", "job-seeking", "inactive", "long-leave", "detention", "apart", "death"] as const;
export type ExitOutcome = (typeof exitOutcomes)[number];
export const exitClasses = ["durable", "transition", "positive", "other", "withdrawn"] as const;
export type ExitClass = (typeof exitClasses)[number];

/** What is known of an exit: days are included; `hours` are those worked in the structure; the days of the new job as they are, never their length. */
export type ExitFacts = { employerKind: EmployerKind; enteredOn: CivilDate; leftOn: CivilDate; hours: number | null; outcome: ExitOutcome | null; jobStartsOn: CivilDate | null; jobEndsOn: CivilDate | null };

export const exitCodes = ["stayed-enough", "worked-enough", "withdrawn-outcome", "outcome-known", "job-dated", "lasts-over-six-months", "durable-outcome", "transition-outcome", "positive-outcome", "other-outcome"] as const;
export type ExitCode = (typeof exitCodes)[number];
/** The class and its reasons; null when something is missing. Dynamic: durable, transition or positive. */
export type ExitAnswer = { class: ExitClass | null; isDynamic: Said; inDenominator: Said; grounds: Ground<ExitCode>[]; missing: ExitCode[]; /** The job lasts six months to the day: the texts differ. */ isOnTheBoundary: boolean };

const classOf: Partial<Record<ExitOutcome, ExitClass>> = { cdi: "durable", "public-service": "durable", business: "durable", "aided-contract": "transition", training: "positive", "other-siae": "positive", "job-seeking": "other", inactive: "other" };
const withdrawn: readonly ExitOutcome[] = ["long-leave", "detention", "apart", "death"];
const dynamic: readonly ExitClass[] = ["durable", "transition", "positive"];

/** The convention of the pilotage: a day is 0.0328767 month. */
const monthsOfDays = (days: number): number => days * 0.0328767;

/** Did the stay count? ACI and EI by time and an hour; AI and ETTI by hours; EITI have no rule. */
const countedGrounds = ({ employerKind, enteredOn, leftOn, hours }: ExitFacts, book: readonly ContractRule[]): Ground<ExitCode>[] => {
  const worked = (rule: ContractRule): Ground<ExitCode> => ({ code: "worked-enough", says: hours === null ? "unknown" : hours >= rule.value ? "yes" : "no", rule, value: rule.value });
  if (employerKind === "eiti") return [];
  if (employerKind === "ai" || employerKind === "etti") return [worked(steadyRule("exit-hours-missions", leftOn, book))];
  const stay = steadyRule("exit-stay", leftOn, book);
  const days = daysOf({ startsOn: enteredOn, endsOn: leftOn });
  return [{ code: "stayed-enough", says: monthsOfDays(days) > stay.value ? "yes" : "no", rule: stay, value: days }, worked(steadyRule("exit-hours", leftOn, book))];
};

/** A CDD or an interim mission: lasting or not, by its days and the text of the day she left. */
const jobClass = ({ jobStartsOn, jobEndsOn, leftOn }: ExitFacts, book: readonly ContractRule[]): { class: ExitClass | null; ground: Ground<ExitCode>; isOnTheBoundary: boolean } => {
  const from = contractRule("exit-from", leftOn, book);
  const rule = from ?? steadyRule("exit-over", leftOn, book);
  if (jobStartsOn === null || jobEndsOn === null) return { class: null, ground: { code: "job-dated", says: "unknown", rule }, isOnTheBoundary: false };
  const sixth = lastDayOfMonths(jobStartsOn, rule.value);
  const isDurable = from ? jobEndsOn >= sixth : jobEndsOn > sixth;
  return { class: isDurable ? "durable" : "transition", ground: { code: "lasts-over-six-months", says: isDurable ? "yes" : "no", rule, on: sixth, value: rule.value }, isOnTheBoundary: jobEndsOn === sixth };
};

const answer = (of: ExitClass | null, grounds: Ground<ExitCode>[], isOnTheBoundary: boolean, counts: Said): ExitAnswer => ({
  class: of, grounds, isOnTheBoundary, inDenominator: counts,
  isDynamic: of === null ? "unknown" : dynamic.includes(of) ? "yes" : "no",
  missing: grounds.filter(({ says }) => says === "unknown").map(({ code }) => code),
});

/** Another book may be tried: the day on which a boundary changed is itself to verify. */
export const exitOf = (facts: ExitFacts, book: readonly ContractRule[] = contractBook): ExitAnswer => {
  const counted = countedGrounds(facts, book);
  const { outcome, leftOn } = facts;
  if (counted.some(({ says }) => says === "no")) return answer("withdrawn", counted, false, "no");
  const counts: Said = counted.some(({ says }) => says === "unknown") ? "unknown" : "yes";
  if (outcome === null) return answer(null, [...counted, { code: "outcome-known", says: "unknown", rule: null }], false, counts);
  if (withdrawn.includes(outcome)) return answer("withdrawn", [...counted, { code: "withdrawn-outcome", says: "yes", rule: steadyRule("exit-withdrawn", leftOn, book) }], false, "no");
  if (outcome === "cdd" || outcome === "interim") {
    const job = jobClass(facts, book);
    return answer(counts === "unknown" ? null : job.class, [...counted, job.ground], job.isOnTheBoundary, counts);
  }
  const of = classOf[outcome] ?? "other";
  return answer(counts === "unknown" ? null : of, [...counted, { code: `${of as Exclude<ExitClass, "withdrawn">}-outcome`, says: "yes", rule: steadyRule("exit-list", leftOn, book) }], false, counts);
};

/** Of many exits: those that count, those among them that are dynamic, those withdrawn, and those nobody can class yet. */
export type ExitShare = { counted: number; dynamic: number; withdrawn: number; unknown: number; /** Null when none counts. */ share: number | null };
export const shareOfDynamic = (exits: readonly ExitAnswer[]): ExitShare => {
  const classed = exits.filter((one) => one.class !== null);
  const counted = classed.filter(({ inDenominator }) => inDenominator === "yes");
  const positive = counted.filter(({ isDynamic }) => isDynamic === "yes").length;
  return { counted: counted.length, dynamic: positive, withdrawn: classed.length - counted.length, unknown: exits.length - classed.length, share: counted.length === 0 ? null : positive / counted.length };
};

export const exitChanges = ["improved", "stable", "worse"] as const;
export type ExitChange = (typeof exitChanges)[number];
/** Emploi, logement, santé at the exit: three statements of their own day; null is not stated. Health says no more than she allows. */
export type EmploymentStatement = { statedOn: CivilDate; answer: ExitAnswer };
export type HousingStatement = { statedOn: CivilDate; /** Codes of the ladder of housing. */ before: string | null; after: string | null; change: ExitChange | null; isLasting: boolean | null };
export type HealthStatement = { statedOn: CivilDate; change: ExitChange | null; hasDoctor: boolean | null; hasCover: boolean | null };
export type ExitStatements = { employment: EmploymentStatement | null; housing: HousingStatement | null; health: HealthStatement | null };
