// Days held, and months of days held. All days are included.
import { addDays, addMonths, type CivilDate, daysBetween, monthsBetween } from "#ground/civil-date";

/** Days, both included; without an end, they last. */
export type Span = { startsOn: CivilDate; endsOn: CivilDate | null };
export type ClosedSpan = { startsOn: CivilDate; endsOn: CivilDate };

export const sooner = (one: CivilDate, other: CivilDate): CivilDate => (one < other ? one : other);
export const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);
export const daysOf = ({ startsOn, endsOn }: ClosedSpan): number => daysBetween(startsOn, endsOn) + 1;

/** The last day of so many months from a first day: the eve of the same date. Where the month has no such date, its last day (as art. 641 of the code of civil procedure counts). */
export const lastDayOfMonths = (startsOn: CivilDate, months: number): CivilDate => {
  const same = addMonths(startsOn, months);
  return same.slice(8) === startsOn.slice(8) ? addDays(same, -1) : same;
};

/** The day of an age; born on a 29 February, the 1 March of a common year. */
export const birthday = (bornOn: CivilDate, age: number): CivilDate => addDays(lastDayOfMonths(bornOn, age * 12), 1);

/** The same days without overlap, neighbours joined, in order. */
export const unionOf = (spans: readonly ClosedSpan[]): ClosedSpan[] => {
  const joined: ClosedSpan[] = [];
  for (const span of spans.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1))) {
    const last = joined.at(-1);
    if (last && span.startsOn <= addDays(last.endsOn, 1)) last.endsOn = later(last.endsOn, span.endsOn);
    else joined.push({ ...span });
  }
  return joined;
};

/** Days held and the whole months they make, laid end to end from the first one: never more than the calendar between the first and the last. */
export type Held = { days: number; months: number };
export const heldOf = (spans: readonly ClosedSpan[]): Held => {
  const joined = unionOf(spans);
  const days = joined.reduce((sum, span) => sum + daysOf(span), 0);
  return { days, months: joined[0] ? monthsBetween(joined[0].startsOn, addDays(joined[0].startsOn, days)) : 0 };
};

/** The day on which so many months are held, if the last span goes on without a break; null when nothing was ever held. */
export const dayHeld = (spans: readonly ClosedSpan[], months: number): CivilDate | null => {
  const joined = unionOf(spans);
  const first = joined[0];
  if (!first) return null;
  let left = daysOf({ startsOn: first.startsOn, endsOn: lastDayOfMonths(first.startsOn, months) });
  for (const span of joined.slice(0, -1)) {
    if (daysOf(span) >= left) return addDays(span.startsOn, left - 1);
    left -= daysOf(span);
  }
  return addDays(joined.at(-1)!.startsOn, left - 1);
};
