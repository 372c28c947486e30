/** Civil days as text "YYYY-MM-DD", without clock or time zone. */
export type Day = string;

const months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const shortMonths = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const typed = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/;
const spoken = /^(\d{1,2})(?:er)?\s+(\p{L}+)\.?\s+(\d{4})$/u;

type Parts = { year: number; month: number; day: number };

const parts = (day: Day): Parts | undefined => {
  const found = iso.exec(day);
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : undefined;
};

/** Days since 1970-01-01 in the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export const dayNumber = (day: Day): number => {
  // Read by place, not by pattern: a drawing asks for thousands of them.
  const p = { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
  if (day.length !== 10 || !(p.year >= 0 && p.month >= 1 && p.day >= 1)) throw new Error(`not a civil day: ${day}`);
  const year = p.month <= 2 ? p.year - 1 : p.year;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (p.month + (p.month > 2 ? -3 : 9)) + 2) / 5) + p.day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
};

/** The reverse of `dayNumber`. */
export const dayOf = (number: number): Day => {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return written({ year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 });
};

const two = (n: number): string => String(n).padStart(2, "0");
const written = (p: Parts): Day => `${String(p.year).padStart(4, "0")}-${two(p.month)}-${two(p.day)}`;

export const dayBefore = (day: Day): Day => dayOf(dayNumber(day) - 1);

/** "12 octobre 2026" */
export const longDay = (day: Day): string => {
  const p = parts(day);
  return p ? `${p.day === 1 ? "1er" : p.day} ${months[p.month - 1]} ${p.year}` : day;
};

/** "12 oct. 2026" */
export const shortDay = (day: Day): string => {
  const p = parts(day);
  return p ? `${p.day === 1 ? "1er" : p.day} ${shortMonths[p.month - 1]} ${p.year}` : day;
};

/** "oct. 2026" */
export const shortMonth = (day: Day): string => {
  const p = parts(day);
  return p ? `${shortMonths[p.month - 1]} ${p.year}` : day;
};

/** "12/10/2026"; anything that is not a day comes back as it was typed. */
export const numericDay = (day: string): string => {
  const p = parts(day);
  return p ? `${two(p.day)}/${two(p.month)}/${p.year}` : day;
};

/** Reads what people type: 9/3/26, 09.03.2026, 2026-03-09, 9 mars 2026. `pivot` is the last two-digit year read as 20xx. */
export const parseDay = (text: string, pivot = 49): Day | undefined => {
  const trimmed = text.trim().toLowerCase();
  const p = parts(trimmed) ?? fromTyped(trimmed, pivot) ?? fromSpoken(trimmed);
  if (!p || p.month < 1 || p.month > 12 || p.day < 1) return undefined;
  const day = written(p);
  return dayOf(dayNumber(day)) === day ? day : undefined;
};

const fromTyped = (text: string, pivot: number): Parts | undefined => {
  const found = typed.exec(text);
  if (!found) return undefined;
  const year = Number(found[3]);
  const full = found[3]?.length === 2 ? (year <= pivot ? 2000 + year : 1900 + year) : year;
  return { year: full, month: Number(found[2]), day: Number(found[1]) };
};

const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

const fromSpoken = (text: string): Parts | undefined => {
  const found = spoken.exec(text);
  if (!found) return undefined;
  const word = plain(found[2] ?? "");
  const month = months.findIndex((name, at) => plain(name) === word || plain(shortMonths[at] ?? "").replace(".", "") === word);
  return { year: Number(found[3]), month: month + 1, day: Number(found[1]) };
};
