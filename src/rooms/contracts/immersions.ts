// PMSMP: a month each, in one place twice in twelve months, sixty days there in all, inside the contract.
import { addDays, addMonths, type CivilDate } from "#ground/civil-date";
import { lastDayOf } from "./chain.ts";
import { steadyRule } from "./contract-book.ts";
import { answerOf, type Ground, type RuleAnswer, type Said } from "./dated-rules.ts";
import type { EmploymentContract, Immersion } from "./model.ts";
import { daysOf, lastDayOfMonths, later, sooner } from "./spans.ts";

export const immersionCodes = ["dates-in-order", "inside-contract", "prescriber", "at-most-a-month", "agreements-same-host", "different-aims", "renewed-once", "days-same-host"] as const;
export type ImmersionCode = (typeof immersionCodes)[number];

const hostKey = (host: string): string => host.trim().toLocaleLowerCase("fr");
const says = (holds: boolean): Said => (holds ? "yes" : "no");

/** One agreement and its renewals: same host, same aim, without a day between. */
const agreementsOf = (immersions: readonly Immersion[]): Immersion[][] => {
  const agreements: Immersion[][] = [];
  for (const one of immersions.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const before = agreements.at(-1);
    if (before && before[0]!.aim === one.aim && one.startsOn === addDays(before.at(-1)!.endsOn, 1)) before.push(one);
    else agreements.push([one]);
  }
  return agreements;
};

/** Windows of twelve months that end with an immersion: the fullest one is among them. */
type Window = { from: CivilDate; to: CivilDate };
const isIn = (day: CivilDate, { from, to }: Window): boolean => from <= day && day <= to;
const windowEnding = (to: CivilDate, months: number): Window => ({ from: addDays(addMonths(to, -months), 1), to });
const daysWithin = (immersions: readonly Immersion[], { from, to }: Window): number =>
  immersions.reduce((sum, one) => sum + Math.max(0, daysOf({ startsOn: later(one.startsOn, from), endsOn: sooner(one.endsOn, to) })), 0);

/** `others`: the person's other immersions, whoever hosts them. */
export const mayImmerse = ({ immersion, others, contract, on }: { immersion: Immersion; others: readonly Immersion[]; contract: EmploymentContract; on: CivilDate }): RuleAnswer<ImmersionCode> => {
  if (immersion.endsOn < immersion.startsOn) return answerOf<ImmersionCode>([{ code: "dates-in-order", says: "no", rule: null }]);
  const [longest, renewals, agreementsRule, daysRule, window, inside, prescriber] = [steadyRule("immersion-longest", on), steadyRule("immersion-renewals", on), steadyRule("immersion-agreements", on), steadyRule("immersion-days", on), steadyRule("immersion-window", on), steadyRule("immersion-inside", on), steadyRule("immersion-prescriber", on)];
  const end = lastDayOf(contract);
  const isInside = immersion.startsOn < contract.startsOn ? "no" : end !== null ? says(immersion.endsOn <= end) : contract.kind === "cdi-inclusion" ? "yes" : "unknown";
  const sameHost = [...others.filter(({ id, host }) => id !== immersion.id && hostKey(host) === hostKey(immersion.host)), immersion];
  const agreements = agreementsOf(sameHost);
  const own = agreements.find((one) => one.includes(immersion))!;
  const first = (agreement: readonly Immersion[]): CivilDate => agreement[0]!.startsOn;
  // Agreements are counted by the day they begin, days by the days themselves.
  const most = agreements.map((one) => windowEnding(first(one), window.value)).filter((one) => isIn(first(own), one))
    .map((one) => agreements.filter((agreement) => isIn(first(agreement), one))).reduce((a, b) => (b.length > a.length ? b : a));
  const days = Math.max(...sameHost.map(({ endsOn }) => windowEnding(endsOn, window.value)).filter(({ from, to }) => from <= immersion.endsOn && immersion.startsOn <= to).map((one) => daysWithin(sameHost, one)));
  const lastDay = lastDayOfMonths(immersion.startsOn, longest.value);
  const grounds: Ground<ImmersionCode>[] = [
    { code: "inside-contract", says: isInside, rule: inside },
    { code: "prescriber", says: says(contract.employer.kind !== "etti"), rule: prescriber },
    { code: "at-most-a-month", says: says(immersion.endsOn <= lastDay), rule: longest, on: lastDay, value: longest.value },
    { code: "renewed-once", says: says(own.length <= 1 + renewals.value), rule: renewals, value: renewals.value },
    { code: "agreements-same-host", says: says(most.length <= agreementsRule.value), rule: agreementsRule, value: most.length },
    { code: "days-same-host", says: says(days <= daysRule.value), rule: daysRule, value: days },
  ];
  // Two agreements of one aim may still have different objectives: only who signed them knows.
  if (most.length === agreementsRule.value) grounds.push({ code: "different-aims", says: most[0]![0]!.aim === most[1]![0]!.aim ? "unknown" : "yes", rule: agreementsRule });
  return answerOf(grounds);
};
