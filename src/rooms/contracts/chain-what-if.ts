// « Et si ? »: another last day, other hours, another SIAE from a day: the dates that move, before and after. Nothing is written.
import { addDays, type CivilDate } from "#ground/civil-date";
import { chainOn, chainsOf, isSameEmployer, lastDayOf, lastDaysOf } from "./chain.ts";
import { derogationEnds, derogationSince, mayWorkHours } from "./hours.ts";
import type { RuleAnswer } from "./dated-rules.ts";
import type { Employer, EmploymentContract, HoursFrom, RuleFacts } from "./model.ts";
import type { HoursCode } from "./hours.ts";
import { contractMoments } from "./renewal.ts";

export const chainDates = ["contract-ends", "prepare-end", "prepare-total", "total-reached", "ceiling-reached", "every-siae-reached", "derogation-ends"] as const;
export type ChainDate = (typeof chainDates)[number];
export type MovedChainDate = { date: ChainDate; before: CivilDate | null; after: CivilDate | null };

type Dates = Record<ChainDate, CivilDate | null>;
/** The dates of the chain of a day, or of the next one to begin; of the last one when all are over. */
export const datesOfChain = (contracts: readonly EmploymentContract[], on: CivilDate): Dates => {
  const chains = chainsOf(contracts);
  const chain = chainOn(contracts, on) ?? chains.find(({ startsOn }) => startsOn > on) ?? chains.at(-1);
  if (!chain) return { "contract-ends": null, "prepare-end": null, "prepare-total": null, "total-reached": null, "ceiling-reached": null, "every-siae-reached": null, "derogation-ends": null };
  const moments = contractMoments(chain, chain.startsOn);
  const at = (code: string): CivilDate | null => moments.find((one) => one.code === code)?.on ?? null;
  const last = lastDaysOf(chain, contracts, on);
  const derogation = derogationSince(chain, chain.startsOn > on ? chain.startsOn : on);
  return {
    "contract-ends": chain.lastDay, "prepare-end": at("prepare-end"), "prepare-total": at("prepare-total"), "total-reached": last.total, "ceiling-reached": last.ceiling, "every-siae-reached": last.everySiae,
    "derogation-ends": derogation && derogationEnds(derogation.ground, derogation.since, on),
  };
};

const moved = (before: readonly EmploymentContract[], after: readonly EmploymentContract[], on: CivilDate, then: CivilDate): MovedChainDate[] => {
  const [one, other] = [datesOfChain(before, on), datesOfChain(after, then)];
  return chainDates.filter((date) => one[date] !== other[date]).map((date) => ({ date, before: one[date], after: other[date] }));
};

/** Another last day for one contract. */
export const whatIfEnd = (contracts: readonly EmploymentContract[], id: string, endsOn: CivilDate, on: CivilDate): MovedChainDate[] =>
  moved(contracts, contracts.map((one) => (one.id === id ? { ...one, endsOn, endedOn: null, end: null } : one)), on, on);

/** Other hours from a day: the dates that move, and what the texts say of them that day. */
export const whatIfHours = (contracts: readonly EmploymentContract[], id: string, hours: HoursFrom, facts: Pick<RuleFacts, "hasParticularDifficulties">): { moved: MovedChainDate[]; answer: RuleAnswer<HoursCode> | null } => {
  const after = contracts.map((one) => (one.id === id ? { ...one, hours: [...one.hours, hours] } : one));
  const contract = after.find((one) => one.id === id);
  const chain = chainsOf(after).find((one) => one.contracts.some((held) => held.id === id));
  const answer = contract && chain ? mayWorkHours({ contract, chain, day: hours.from, facts, journeyStartsOn: chainsOf(after)[0]!.startsOn }) : null;
  return { moved: moved(contracts, after, hours.from, hours.from), answer };
};

/** Her contracts if she went to another SIAE: what she holds elsewhere ends the day before, what was to come elsewhere does not. */
export const contractsElsewhere = (contracts: readonly EmploymentContract[], employer: Employer, from: CivilDate, until: CivilDate): EmploymentContract[] => {
  const eve = addDays(from, -1);
  const left = contracts.filter(({ startsOn }) => startsOn < from)
    .map((one): EmploymentContract => ((lastDayOf(one) ?? from) >= from && !isSameEmployer(one.employer, employer) ? { ...one, endedOn: eve, end: "other-siae" } : one));
  const next: EmploymentContract = { id: "what-if", kind: "cddi", employer, startsOn: from, endsOn: until, endedOn: null, end: null, renews: null, ground: null, reference: null, hours: [], suspensions: [], immersions: [] };
  return [...left, next];
};
/** Another SIAE from a day: another chain begins; months held in every SIAE go on. */
export const whatIfElsewhere = (contracts: readonly EmploymentContract[], employer: Employer, from: CivilDate, until: CivilDate, on: CivilDate): MovedChainDate[] =>
  moved(contracts, contractsElsewhere(contracts, employer, from, until), on, from);
