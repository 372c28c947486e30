// Working days in France: every day but Saturdays, Sundays and public holidays.
// Eleven holidays: Code du travail, L3133-1. Two more in Moselle (57), Bas-Rhin (67) and Haut-Rhin (68): L3134-13.
import { addDays, type CivilDate } from "./civil-date.ts";

const alsaceMoselle: readonly string[] = ["57", "67", "68"];

/** Easter Sunday in the Gregorian calendar (Meeus, Jones and Butcher: integer arithmetic, no exception year). */
export const easterOf = (year: number): CivilDate => {
  const golden = year % 19;
  const [century, rest] = [Math.floor(year / 100), year % 100];
  const moon = (19 * golden + century - Math.floor(century / 4) - Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) + 15) % 30;
  const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
  const day = moon + week - 7 * late + 114;
  return `${year}-${String(Math.floor(day / 31)).padStart(2, "0")}-${String((day % 31) + 1).padStart(2, "0")}`;
};

/** L3134-13 keeps Good Friday for communes with a Protestant or a shared church: held for the whole department here, so that no delay runs on a day when somebody may be away. */
const ofYear = (year: number, department?: string): Map<CivilDate, string> => {
  const easter = easterOf(year);
  const days: [CivilDate, string][] = [
    [`${year}-01-01`, "jour de l'An"], [addDays(easter, 1), "lundi de Pâques"], [`${year}-05-01`, "fête du Travail"], [`${year}-05-08`, "victoire de 1945"], [addDays(easter, 39), "Ascension"], [addDays(easter, 50), "lundi de Pentecôte"],
    [`${year}-07-14`, "fête nationale"], [`${year}-08-15`, "Assomption"], [`${year}-11-01`, "Toussaint"], [`${year}-11-11`, "armistice de 1918"], [`${year}-12-25`, "Noël"],
  ];
  if (department !== undefined && alsaceMoselle.includes(department)) days.push([addDays(easter, -2), "Vendredi saint"], [`${year}-12-26`, "deuxième jour de Noël"]);
  // In 2008 the Ascension fell on the 1st of May: one day, two names.
  return new Map([...days].reverse());
};

const known = new Map<string, Map<CivilDate, string>>();
const yearOf = (date: CivilDate, department?: string): Map<CivilDate, string> => {
  const year = Number(date.slice(0, 4));
  const key = `${year}${department !== undefined && alsaceMoselle.includes(department) ? "+" : ""}`;
  const found = known.get(key) ?? ofYear(year, department);
  known.set(key, found);
  return found;
};

/** The name of the public holiday, or null on any other day. The department is its official code ("67"). */
export const holidayName = (date: CivilDate, department?: string): string | null => yearOf(date, department).get(date) ?? null;
export const isHoliday = (date: CivilDate, department?: string): boolean => holidayName(date, department) !== null;

/** Monday is 1, Sunday is 7. */
export const weekdayOf = (date: CivilDate): number => Temporal.PlainDate.from(date).dayOfWeek;
export const isWorkingDay = (date: CivilDate, department?: string): boolean => weekdayOf(date) <= 5 && !isHoliday(date, department);

/** The n-th working day after (before, when negative) this one, which never counts itself; the day itself when n is 0. */
export const addWorkingDays = (date: CivilDate, days: number, department?: string): CivilDate => {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, department)) left -= 1;
  }
  return day;
};

/** Working days after `from`, up to `to` included: 0 the same day, negative when `to` comes first. */
export const workingDaysBetween = (from: CivilDate, to: CivilDate, department?: string): number => {
  if (to < from) return -workingDaysBetween(to, from, department);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, department)) count += 1;
  return count;
};
