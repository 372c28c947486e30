// Days counted from 1970-01-01, so that millions of dates cost nothing; written as civil dates at the end.

export type DayNumber = number;

const perDay = 86_400_000;
export const dayOf = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / perDay;

const known = new Map<DayNumber, string>();
export const dateOf = (day: DayNumber): string => {
  let date = known.get(day);
  if (!date) known.set(day, (date = new Date(day * perDay).toISOString().slice(0, 10)));
  return date;
};

/** Weekends are for nobody: a Saturday or a Sunday goes to the Monday after. 1970-01-01 was a Thursday. */
export const workingDay = (day: DayNumber): DayNumber => day + ([2, 1][((day + 3) % 7) - 5] ?? 0);
