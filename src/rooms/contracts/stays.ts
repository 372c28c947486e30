// Entries, exits, presence, and how long people stay, those still there counted until the day they are last seen.
import { type CivilDate } from "#ground/civil-date";
import { kaplanMeier, medianLimits, medianOf, type Step } from "#engine/survival";
import { daysOf } from "./spans.ts";

/** From the first day to the last, both included; without a last day, still there. */
export type Stay = { person: string; enteredOn: CivilDate; leftOn: CivilDate | null };
type Days = { from: CivilDate; to: CivilDate };

/** Stays that begin within days, both included. */
export const entriesIn = <S extends Stay>(stays: readonly S[], { from, to }: Days): S[] => stays.filter(({ enteredOn }) => from <= enteredOn && enteredOn <= to);
/** Stays whose last day is within days, both included. */
export const exitsIn = <S extends Stay>(stays: readonly S[], { from, to }: Days): S[] => stays.filter(({ leftOn }) => leftOn !== null && from <= leftOn && leftOn <= to);
/** The last day is still a day there. */
export const presentOn = <S extends Stay>(stays: readonly S[], day: CivilDate): S[] => stays.filter(({ enteredOn, leftOn }) => enteredOn <= day && (leftOn === null || day <= leftOn));

/** In days. Null is unknown: more than half are still there, or the longest stay has not ended. */
export type LengthOfStay = {
  people: number; stillThere: number;
  median: number | null; medianLow: number | null; medianHigh: number | null;
  mean: number | null; /** Mean of the days stayed within the longest one seen, which is always known when somebody stayed. */ meanWithin: { days: number; within: number } | null;
  /** Of those who left only: too short as long as others stay. */ meanOfLeavers: number | null;
};

/** Area under the curve of those still there, until a day. */
const areaUntil = (steps: readonly Step[], last: number): number => {
  let [area, from, survival] = [0, 0, 1];
  for (const step of steps) {
    area += survival * (step.time - from);
    [from, survival] = [step.time, step.survival];
  }
  return area + survival * (last - from);
};

/** As known on a day: who enters later is not there yet, who leaves later is still there. */
export const lengthOfStay = (stays: readonly Stay[], on: CivilDate): LengthOfStay => {
  const seen = stays.filter(({ enteredOn, leftOn }) => enteredOn <= on && (leftOn === null || leftOn >= enteredOn))
    .map(({ enteredOn, leftOn }) => ({ days: daysOf({ startsOn: enteredOn, endsOn: leftOn !== null && leftOn <= on ? leftOn : on }), left: leftOn !== null && leftOn <= on }));
  const steps = kaplanMeier(seen.map(({ days, left }) => ({ time: days, events: left ? 1 : 0, censored: left ? 0 : 1 })));
  const leavers = seen.filter(({ left }) => left);
  const longest = Math.max(0, ...seen.map(({ days }) => days));
  const within = seen.length === 0 ? null : { days: areaUntil(steps, longest), within: longest };
  const limits = medianLimits(steps);
  return {
    people: seen.length, stillThere: seen.length - leavers.length,
    median: medianOf(steps), medianLow: limits.low, medianHigh: limits.high,
    mean: within !== null && steps.at(-1)?.survival === 0 ? within.days : null, meanWithin: within,
    meanOfLeavers: leavers.length === 0 ? null : leavers.reduce((sum, { days }) => sum + days, 0) / leavers.length,
  };
};
