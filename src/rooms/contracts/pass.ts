// The arithmetic of a PASS IAE. Les emplois alone give one: what is counted here is a forecast, and a date read there always wins.
import { addDays, addMonths, type CivilDate, daysBetween } from "#ground/civil-date";
import type { Pass, PassProlongation, PassSuspension } from "./model.ts";
import { type PassRule, standingRule } from "./pass-book.ts";

/** Both days included: 730 days end 729 days later, which is not two calendar years when a 29 February stands between. */
export const initialEnd = (startsOn: CivilDate): CivilDate => addDays(startsOn, standingRule("duration", startsOn).value - 1);

/** The last day a suspension may last, of a rule of that day. */
export const suspensionCeiling = (startsOn: CivilDate, on: CivilDate): CivilDate => addDays(addMonths(startsOn, standingRule("suspension-ceiling", on).value), -1);
/** Its last day; without one it runs to the ceiling of the day it began. */
export const suspensionEnd = ({ startsOn, endsOn }: Pick<PassSuspension, "startsOn" | "endsOn">): CivilDate => endsOn ?? suspensionCeiling(startsOn, startsOn);
export const isSuspendedOn = (suspensions: readonly PassSuspension[], day: CivilDate): PassSuspension | null => suspensions.find((one) => one.startsOn <= day && day <= suspensionEnd(one)) ?? null;

/** A trap, kept because theirs is the count that counts: both days of a suspension are included, and the end moves by « end − start ». N days give back N − 1; one day gives back nothing. */
export const daysGivenBack = (suspension: Pick<PassSuspension, "startsOn" | "endsOn">): number => Math.max(daysBetween(suspension.startsOn, suspensionEnd(suspension)), 0);
/** A prolongation begins on the end of the PASS and its own end is excluded: N days add N. Only a granted one moves anything. */
export const daysAdded = ({ state, startsOn, endsOn }: Pick<PassProlongation, "state" | "startsOn" | "endsOn">): number => state === "granted" ? Math.max(daysBetween(startsOn, endsOn), 0) : 0;

const sum = (days: readonly number[]): number => days.reduce((total, one) => total + one, 0);

/** The end counted from the start and from all that moved it, in whatever order they are told. */
export const countedEnd = ({ startsOn }: Pick<Pass, "startsOn">, suspensions: readonly PassSuspension[], prolongations: readonly PassProlongation[]): CivilDate =>
  addDays(initialEnd(startsOn), sum(suspensions.map(daysGivenBack)) + sum(prolongations.map(daysAdded)));

export const certainties = ["read", "told", "counted"] as const;
/** Where an end comes from: read at Les emplois, told by somebody, or counted here (« estimée »). */
export type Certainty = (typeof certainties)[number];
export type PassForecast = {
  endsOn: CivilDate; certainty: Certainty; counted: CivilDate;
  /** Days the count goes past what was read; negative when it falls short; null when nothing was read. */ gap: number | null;
  /** A suspension or a prolongation began after the reading: it explains a gap, and the date is to be read again. */ readAgainSince: CivilDate | null;
};

export const forecastOf = (pass: Pass, suspensions: readonly PassSuspension[], prolongations: readonly PassProlongation[]): PassForecast => {
  const counted = countedEnd(pass, suspensions, prolongations);
  const { readOn, readFrom } = pass;
  if (readOn === null) return { endsOn: counted, certainty: "counted", counted, gap: null, readAgainSince: null };
  const began = [...suspensions, ...prolongations.filter(({ state }) => state === "granted")].map(({ startsOn }) => startsOn).filter((day) => day > readOn).toSorted();
  return { endsOn: pass.endsOn, certainty: readFrom === "told" || readFrom === null ? "told" : "read", counted, gap: daysBetween(pass.endsOn, counted), readAgainSince: began[0] ?? null };
};

/** The PASS as rules take it: with the end that wins. */
export const passAsForecast = (pass: Pass, suspensions: readonly PassSuspension[], prolongations: readonly PassProlongation[]): Pass => ({ ...pass, endsOn: forecastOf(pass, suspensions, prolongations).endsOn });

type Span = { startsOn: CivilDate; endsOn: CivilDate };

export const passStates = ["expired", "suspended", "valid", "future"] as const;
export type PassState = (typeof passStates)[number];
/** The last day counts. Expired goes before suspended, suspended before valid, valid before future. */
export const passStateOn = ({ startsOn, endsOn }: Span, suspensions: readonly PassSuspension[], day: CivilDate): PassState =>
  endsOn < day ? "expired" : isSuspendedOn(suspensions, day) ? "suspended" : startsOn <= day ? "valid" : "future";

/** Days of a span still to come that day, that day included. */
const daysLeft = ({ startsOn, endsOn }: Span, day: CivilDate): number => Math.max(Math.max(daysBetween(day, endsOn) + 1, 0) - Math.max(daysBetween(day, startsOn), 0), 0);

/** Reliquat: days of the PASS still to use that day, suspended days taken away. */
export const remainderOn = (span: Span, suspensions: readonly PassSuspension[], day: CivilDate): number =>
  Math.max(daysLeft(span, day) - sum(suspensions.map((one) => daysLeft({ startsOn: one.startsOn, endsOn: suspensionEnd(one) }, day))), 0);

/** The day the remainder would be used up if nothing suspended it any more; never later than the end, which is its ceiling. Null once expired. */
export const usedUpOn = (span: Span, suspensions: readonly PassSuspension[], day: CivilDate): CivilDate | null => {
  if (span.endsOn < day) return null;
  const from = span.startsOn > day ? span.startsOn : day;
  const last = addDays(from, Math.max(remainderOn(span, suspensions, day), 1) - 1);
  return last < span.endsOn ? last : span.endsOn;
};

/** Délai de carence: from the day after the end, both days included. A new PASS then needs an authorised prescriber. */
export type Carence = { from: CivilDate; until: CivilDate; rule: PassRule };
/** Of a PASS that was closed for a long suspension, the two years count from the first day of that suspension (R. 5132-1-4, al. 1). */
export const carenceAfter = (endsOn: CivilDate, closedForSuspensionOf: CivilDate | null = null): Carence => {
  const rule = standingRule("carence", endsOn);
  return { from: addDays(endsOn, 1), until: addMonths(closedForSuspensionOf ?? endsOn, rule.value * 12), rule };
};
export const isInCarence = (endsOn: CivilDate, day: CivilDate): boolean => {
  const { from, until } = carenceAfter(endsOn);
  return from <= day && day <= until;
};
