// A civil date is a string "YYYY-MM-DD", from the database to the page. No Date, no time zone arithmetic by hand.

export type CivilDate = string;

const paris = "Europe/Paris";

export const civilDateOf = (instant: Date): CivilDate => Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(paris).toPlainDate().toString();

/** The instant at which it is that hour in Paris, summer or winter. */
export const instantInParis = (date: CivilDate, hour: string): Date => new Date(Temporal.PlainDateTime.from(`${date}T${hour}`).toZonedDateTime(paris).epochMilliseconds);

export const isCivilDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).year >= 1900;
  } catch {
    return false;
  }
};

/** What a person types: 2026-03-12, 12/03/2026, 12.3.2026 or 12 3 26. Null when it is no day of the calendar. */
export const parseCivilDate = (typed: string): CivilDate | null => {
  const text = typed.trim();
  if (isCivilDate(text)) return text;
  const parts = /^(\d{1,2})[\s./-](\d{1,2})[\s./-](\d{2}|\d{4})$/.exec(text);
  if (!parts) return null;
  const year = parts[3]!.length === 2 ? 2000 + Number(parts[3]) : Number(parts[3]);
  const iso = `${String(year).padStart(4, "0")}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}`;
  return isCivilDate(iso) ? iso : null;
};

export const addDays = (date: CivilDate, days: number): CivilDate => Temporal.PlainDate.from(date).add({ days }).toString();
export const addMonths = (date: CivilDate, months: number): CivilDate => Temporal.PlainDate.from(date).add({ months }).toString();
export const daysBetween = (from: CivilDate, to: CivilDate): number => Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
export const monthsBetween = (from: CivilDate, to: CivilDate): number => Temporal.PlainDate.from(from).until(to, { largestUnit: "months" }).months;
export const yearsBetween = (from: CivilDate, to: CivilDate): number => Temporal.PlainDate.from(from).until(to, { largestUnit: "years" }).years;

const long = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const short = new Intl.DateTimeFormat("fr-FR", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const numeric = new Intl.DateTimeFormat("fr-FR", { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fr-FR", { month: "long", year: "numeric", timeZone: "UTC" });
// Intl wants an instant: noon UTC of that day is that day for the UTC formatters above, wherever the server stands.
const noon = (date: CivilDate): number => Date.parse(`${date}T12:00:00Z`);

/** 12 octobre 2026 (and « 1er »). */
export const sayDate = (date: CivilDate): string => long.format(noon(date)).replace(/^1 /, "1er ");
/** mar. 24 nov. */
export const sayDay = (date: CivilDate): string => short.format(noon(date));
/** 24/11/2026 */
export const sayNumeric = (date: CivilDate): string => numeric.format(noon(date));
const clock = new Intl.DateTimeFormat("fr-FR", { hour: "numeric", minute: "2-digit", timeZone: "Europe/Paris" });
/** 9 h 02, in Paris */
export const sayHour = (at: Date): string => clock.format(at).replace(/^0?(\d+):(\d+)$/, "$1 h $2");
/** 12 octobre 2026 à 9 h 02 */
export const sayDateHour = (at: Date): string => `${sayDate(civilDateOf(at))} à ${sayHour(at)}`;
/** novembre 2026 */
export const sayMonth = (date: CivilDate): string => month.format(noon(date));

/** « depuis 3 ans et 1 mois », the way people say how long. */
export const sayDuration = (from: CivilDate, to: CivilDate): string => {
  const months = monthsBetween(from, to);
  if (months < 1) return plural(Math.max(daysBetween(from, to), 0), "jour");
  const years = Math.floor(months / 12);
  const rest = months % 12;
  if (years === 0) return `${months} mois`;
  return rest === 0 ? plural(years, "an") : `${plural(years, "an")} et ${rest} mois`;
};

const plural = (count: number, word: string): string => `${count} ${word}${count > 1 ? "s" : ""}`;
