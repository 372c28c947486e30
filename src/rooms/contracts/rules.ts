import type { CivilDate } from "#ground/civil-date";
import { type FileAccess, holds, mayCarry, mayRead } from "#rooms/access/index";
import { isSameEmployer, lastDayOf } from "./chain.ts";
import type { ContractEnd, ContractKind, EmploymentContract, HoursGround, ProlongationGround } from "./model.ts";

/** The direction signs contracts, the casework prepares them. */
export const mayKeepContracts = (access: FileAccess): boolean => mayRead(access, "work") && (mayCarry(access) || access.reasons.some(({ as }) => as === "director"));
export const mayReadContracts = (access: FileAccess): boolean => mayRead(access, "work");
/** The PASS is the casework's: nobody else asks for it, suspends it, prolongs it. */
export const mayKeepPass = (access: FileAccess): boolean => mayRead(access, "work") && mayCarry(access);

/** Who ends when: the casework, the direction and the coordination look ahead. */
export const seesEndings = (actor: Parameters<typeof holds>[0]): boolean => holds(actor, "cisp", "social-educator", "director", "coordinator");

/** Entries, exits and stays in figures: whoever looks ahead, and whoever reads the figures of a territory. */
export const seesExits = (actor: Parameters<typeof holds>[0]): boolean => seesEndings(actor) || holds(actor, "partnership-officer", "national-team", "evaluator");

export type NewContract = {
  kind: ContractKind; employer: EmploymentContract["employer"]; startsOn: CivilDate; endsOn: CivilDate | null; weekly: number; hoursGround: HoursGround | null;
  renews: string | null; ground: ProlongationGround | null; reference: string | null; knownHow: "document" | "told";
};
export type ContractFault = "employer-missing" | "end-missing" | "a-cdi-has-no-end" | "ends-before-it-starts" | "hours-out-of-a-week" | "reference-too-long" | "renews-nothing-known" | "renews-another-employer" | "overlaps-its-own-employer" | "reference-missing";

const longest = 200;
/** A contract without a written end lasts. */
const lastDay = (one: Pick<EmploymentContract, "endedOn" | "endsOn">): CivilDate => lastDayOf(one) ?? "9999-12-31";

/** What cannot be written at all, whatever the law says of it: the first thing to put right. */
export const contractFault = (one: NewContract, known: readonly EmploymentContract[]): ContractFault | null => {
  if (one.employer.structureId === null && one.employer.name.trim() === "") return "employer-missing";
  if (one.kind === "cdi-inclusion" && one.endsOn !== null) return "a-cdi-has-no-end";
  if (one.kind !== "cdi-inclusion" && one.endsOn === null) return "end-missing";
  if (one.endsOn !== null && one.endsOn < one.startsOn) return "ends-before-it-starts";
  if (!(one.weekly > 0 && one.weekly <= 48)) return "hours-out-of-a-week";
  if (one.employer.name.length > longest || (one.reference ?? "").length > longest) return "reference-too-long";
  // Each decision of the derogation has its paper: without it nobody can say later on what it rested.
  if (one.ground === "dgefp" && !one.reference?.trim()) return "reference-missing";
  if (one.renews !== null) {
    const before = known.find(({ id }) => id === one.renews);
    if (!before) return "renews-nothing-known";
    if (!isSameEmployer(before.employer, one.employer)) return "renews-another-employer";
  }
  const overlaps = known.some((other) => isSameEmployer(other.employer, one.employer) && other.startsOn <= lastDay({ endedOn: null, endsOn: one.endsOn }) && one.startsOn <= lastDay(other));
  return overlaps ? "overlaps-its-own-employer" : null;
};

export const isHeldOn = (one: Pick<EmploymentContract, "startsOn" | "endedOn" | "endsOn">, day: CivilDate): boolean => one.startsOn <= day && day <= lastDay(one);
/** The contract of that day; of several, the one that began last. */
export const contractOn = (contracts: readonly EmploymentContract[], day: CivilDate): EmploymentContract | null =>
  contracts.filter((one) => isHeldOn(one, day)).toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1))[0] ?? null;

/** A contract ends within its own days; the day itself is the last one held. */
export const endFault = (one: Pick<EmploymentContract, "startsOn" | "endsOn" | "endedOn">, on: CivilDate, end: ContractEnd): "already-ended" | "before-it-starts" | "after-its-term" | "term-is-its-last-day" | null => {
  if (one.endedOn !== null) return "already-ended";
  if (on < one.startsOn) return "before-it-starts";
  if (one.endsOn !== null && on > one.endsOn) return "after-its-term";
  return end === "term" && on !== one.endsOn ? "term-is-its-last-day" : null;
};
