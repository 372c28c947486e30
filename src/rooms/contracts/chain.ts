// Chains of contracts: an initial CDDI and its renewals with one employer, without a day between. Another employer, or a gap, starts another.
// A contract that is suspended still comes to its term: suspensions move nothing here (they move the end of a PASS, which is another clock).
import { addDays, type CivilDate } from "#ground/civil-date";
import { steadyRule } from "./contract-book.ts";
import type { Employer, EmploymentContract } from "./model.ts";
import { type ClosedSpan, dayHeld, type Held, heldOf, lastDayOfMonths, later, sooner } from "./spans.ts";

export type ContractChain = { employer: Employer; contracts: readonly EmploymentContract[]; startsOn: CivilDate; /** The last day written or held; null when nobody wrote it. */ lastDay: CivilDate | null };

const nameKey = (name: string): string => name.trim().toLocaleLowerCase("fr");
/** A structure of the directory by itself; another by its name. */
export const isSameEmployer = (one: Employer, other: Employer): boolean =>
  one.structureId !== null || other.structureId !== null ? one.structureId === other.structureId : nameKey(one.name) === nameKey(other.name);

export const isCddi = ({ kind }: EmploymentContract): boolean => kind !== "cdi-inclusion";
/** The day it was held to wins over the day it was written for. */
export const lastDayOf = ({ endedOn, endsOn }: Pick<EmploymentContract, "endedOn" | "endsOn">): CivilDate | null => endedOn ?? endsOn;
const isInOrder = (one: EmploymentContract): boolean => (lastDayOf(one) ?? one.startsOn) >= one.startsOn;
const byStart = (one: EmploymentContract, other: EmploymentContract): number => (one.startsOn === other.startsOn ? (one.id < other.id ? -1 : 1) : one.startsOn < other.startsOn ? -1 : 1);
/** CDDI whose dates make sense, in order: the others are told by `chainFaults` and counted nowhere. */
const counted = (contracts: readonly EmploymentContract[]): EmploymentContract[] => contracts.filter((one) => isCddi(one) && isInOrder(one)).toSorted(byStart);

/** In order of their first day, whatever the order contracts are given in. */
export const chainsOf = (contracts: readonly EmploymentContract[]): ContractChain[] => {
  const chains: ContractChain[] = [];
  for (const contract of counted(contracts)) {
    const end = lastDayOf(contract);
    const at = chains.findIndex((chain) => isSameEmployer(chain.employer, contract.employer) && (chain.lastDay === null || contract.startsOn <= addDays(chain.lastDay, 1)));
    const chain = chains[at];
    if (!chain) chains.push({ employer: contract.employer, contracts: [contract], startsOn: contract.startsOn, lastDay: end });
    else chains[at] = { ...chain, contracts: [...chain.contracts, contract], lastDay: chain.lastDay === null || end === null ? null : later(chain.lastDay, end) };
  }
  return chains;
};

/** The chain of that day; of several, the one that began last. */
export const chainOn = (contracts: readonly EmploymentContract[], day: CivilDate): ContractChain | null =>
  chainsOf(contracts).findLast(({ startsOn, lastDay }) => startsOn <= day && (lastDay === null || day <= lastDay)) ?? null;

/** Days held until a day, that day included. */
const heldUntil = (contracts: readonly EmploymentContract[], on: CivilDate): ClosedSpan[] =>
  counted(contracts).filter(({ startsOn }) => startsOn <= on).map((one) => ({ startsOn: one.startsOn, endsOn: sooner(lastDayOf(one) ?? on, on) }));

/** Three durations, never mixed: this employer's chain, every CDDI in every SIAE, the journey in Convergence. */
export type ThreeDurations = { chain: Held | null; everySiae: Held; journey: Held | null };
export const durationsOn = (contracts: readonly EmploymentContract[], journey: { startsOn: CivilDate; endsOn: CivilDate | null } | null, on: CivilDate): ThreeDurations => {
  const chain = chainOn(contracts, on);
  return {
    chain: chain && heldOf(heldUntil(chain.contracts, on)),
    everySiae: heldOf(heldUntil(contracts, on)),
    journey: journey && journey.startsOn <= on ? heldOf([{ startsOn: journey.startsOn, endsOn: sooner(journey.endsOn ?? on, on) }]) : null,
  };
};
/** Held with one employer, all its chains together. */
export const heldWith = (contracts: readonly EmploymentContract[], employer: Employer, on: CivilDate): Held => heldOf(heldUntil(contracts.filter((one) => isSameEmployer(one.employer, employer)), on));

// Sixty months whatever the ground: the derogation had them before the law of 2020 gave them to everybody.
/** Last days: what 24 months and 60 months allow this chain, and the day 60 months are held in every SIAE if the work goes on. */
export type LastDays = { total: CivilDate; ceiling: CivilDate; everySiae: CivilDate | null };
export const lastDaysOf = (chain: ContractChain, contracts: readonly EmploymentContract[], on: CivilDate): LastDays => ({
  total: lastDayOfMonths(chain.startsOn, steadyRule("total", on).value),
  ceiling: lastDayOfMonths(chain.startsOn, steadyRule("ceiling-dgefp", on).value),
  everySiae: dayHeld(counted(contracts).map((one) => ({ startsOn: one.startsOn, endsOn: lastDayOf(one) ?? later(on, one.startsOn) })), steadyRule("journey", on).value),
});

export const chainFaultCodes = ["end-before-start", "ended-after-term", "no-end", "overlap", "overlap-elsewhere", "renews-unknown", "renews-other-employer", "renews-later", "gap"] as const;
export type ChainFaultCode = (typeof chainFaultCodes)[number];
/** What does not hold together, told and never thrown: `on` is the first day of it. */
export type ChainFault = { code: ChainFaultCode; contract: string; other: string | null; on: CivilDate };

const ownFaults = (one: EmploymentContract): ChainFault[] => {
  const fault = (code: ChainFaultCode, on: CivilDate): ChainFault => ({ code, contract: one.id, other: null, on });
  if (!isInOrder(one)) return [fault("end-before-start", lastDayOf(one)!)];
  if (one.endsOn === null) return isCddi(one) ? [fault("no-end", one.startsOn)] : [];
  return one.endedOn !== null && one.endedOn > one.endsOn ? [fault("ended-after-term", one.endedOn)] : [];
};

const renewalFaults = (one: EmploymentContract, contracts: readonly EmploymentContract[]): ChainFault[] => {
  if (one.renews === null) return [];
  const renewed = contracts.find(({ id }) => id === one.renews);
  const fault = (code: ChainFaultCode): ChainFault => ({ code, contract: one.id, other: one.renews, on: one.startsOn });
  if (!renewed) return [fault("renews-unknown")];
  if (!isSameEmployer(one.employer, renewed.employer)) return [fault("renews-other-employer")];
  if (renewed.startsOn >= one.startsOn) return [fault("renews-later")];
  const end = lastDayOf(renewed);
  return end !== null && addDays(end, 1) < one.startsOn ? [fault("gap")] : [];
};

/** In order of their days, whatever the order contracts are given in. */
export const chainFaults = (contracts: readonly EmploymentContract[]): ChainFault[] => {
  const sound = contracts.filter(isInOrder).toSorted(byStart);
  const overlaps = sound.flatMap((one, at) => sound.slice(at + 1).filter((next) => (lastDayOf(one) ?? next.startsOn) >= next.startsOn)
    .map((next): ChainFault => ({ code: isSameEmployer(one.employer, next.employer) ? "overlap" : "overlap-elsewhere", contract: next.id, other: one.id, on: next.startsOn })));
  return [...contracts.toSorted(byStart).flatMap((one) => [...ownFaults(one), ...renewalFaults(one, contracts)]), ...overlaps].toSorted((a, b) => (a.on === b.on ? chainFaultCodes.indexOf(a.code) - chainFaultCodes.indexOf(b.code) : a.on < b.on ? -1 : 1));
};
