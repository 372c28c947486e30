// Dates as lists write them. Never `new Date()`: a civil day is a day.

import { dayOfSerial } from "#ground/tables/number-format";
import type { DateSystem } from "#ground/tables/model";
import { daysIn, frenchDay, isLeap, isoDay } from "./days.ts";
import { fold } from "./fold.ts";
import { said, wrong, type Doubt, type Parsed } from "./parsed.ts";

export type DateKind = "birth" | "past" | "contract" | "deadline";

/** How far from today a date of each kind may be, in years. A two-digit year takes the century that falls inside; stated on the page. */
export const dateWindows: Record<DateKind, { from: number; to: number; centuryUpTo: number }> = {
  birth: { from: -110, to: 0, centuryUpTo: -14 },
  past: { from: -60, to: 1, centuryUpTo: 1 },
  contract: { from: -30, to: 10, centuryUpTo: 10 },
  deadline: { from: -30, to: 30, centuryUpTo: 30 },
};

export type DateContext = { today: string; dateSystem: DateSystem };

const months = ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];
const monthOf = (word: string): number => (word.length < 3 ? 0 : (word === "juil" ? 7 : months.findIndex((month) => month.startsWith(word)) + 1));

/** The year a two-digit year stands for: the one of the hundred years that end `centuryUpTo` years from today. */
export const fullYear = (short: number, kind: DateKind, today: string): number => {
  const latest = Number(today.slice(0, 4)) + dateWindows[kind].centuryUpTo;
  return latest - ((((latest - short) % 100) + 100) % 100);
};

const inWindow = (day: string, kind: DateKind, today: string, doubts: Doubt[]): Parsed<string> => {
  const thisYear = Number(today.slice(0, 4));
  const year = Number(day.slice(0, 4));
  const { from, to } = dateWindows[kind];
  if (kind === "birth" && day > today) return wrong("birth-in-the-future", frenchDay(day));
  if (kind === "birth" && year < thisYear + from) return wrong("birth-too-long-ago", String(-from));
  if (year < thisYear + from || year > thisYear + to) return wrong("date-out-of-range", `${frenchDay(isoDay(thisYear + from, 1, 1))} et ${frenchDay(isoDay(thisYear + to, 12, 31))}`);
  if (kind === "birth" && year > thisYear - 16) doubts.push("very-young");
  return said(day, ...doubts);
};

const fromNumbers = (day: number, month: number, yearText: string, kind: DateKind, { today }: DateContext, doubts: Doubt[] = []): Parsed<string> => {
  const short = yearText.length <= 2;
  const year = short ? fullYear(Number(yearText), kind, today) : Number(yearText);
  if (month > 12 && day >= 1 && day <= 12 && month <= daysIn(year, day)) return wrong("month-first", frenchDay(isoDay(year, day, month)));
  if (month < 1 || month > 12 || day < 1 || day > 31) return wrong("date-impossible");
  if (month === 2 && day === 29 && !isLeap(year)) return year === 1900 ? wrong("phantom-day") : wrong("not-a-leap-year", String(year));
  if (day > daysIn(year, month)) return wrong("date-impossible", String(daysIn(year, month)));
  return inWindow(isoDay(year, month, day), kind, today, short ? [...doubts, "century-assumed"] : doubts);
};

const digitsOnly = (text: string, kind: DateKind, context: DateContext): Parsed<string> => {
  if (text.length === 4) return wrong("day-missing", text);
  if (text.length === 8) {
    const yearFirst = /^(19|20)\d{2}(0[1-9]|1[0-2])/.test(text) && Number(text.slice(2, 4)) > 12;
    if (yearFirst) return fromNumbers(Number(text.slice(6)), Number(text.slice(4, 6)), text.slice(0, 4), kind, context);
    return fromNumbers(Number(text.slice(0, 2)), Number(text.slice(2, 4)), text.slice(4), kind, context);
  }
  if (text.length === 7) return fromNumbers(Number(text[0]), Number(text.slice(1, 3)), text.slice(3), kind, context, ["zero-put-back"]);
  if (text.length === 6) return fromNumbers(Number(text.slice(0, 2)), Number(text.slice(2, 4)), text.slice(4), kind, context);
  const day = text.length <= 5 ? dayOfSerial(Number(text), context.dateSystem) : null;
  if (day === "1900-02-29") return wrong("phantom-day");
  return day === null ? wrong("date-unreadable") : inWindow(day, kind, context.today, ["serial-read-as-date"]);
};

const inWords = (text: string, kind: DateKind, context: DateContext): Parsed<string> | null => {
  const words = fold(text).replace(/^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|le|du|au) /g, "");
  const whole = /^(\d{1,2})(?:er)? ?([a-z]{3,9}) ?(\d{4}|\d{2})$/.exec(words);
  if (whole && monthOf(whole[2]!) > 0) return fromNumbers(Number(whole[1]), monthOf(whole[2]!), whole[3]!, kind, context);
  const monthOnly = /^([a-z]{3,9}) (\d{4})$/.exec(words);
  return monthOnly && monthOf(monthOnly[1]!) > 0 ? wrong("day-missing", text) : null;
};

/** A day, as `AAAA-MM-JJ`. */
export const parseDate = (cell: string, kind: DateKind, context: DateContext): Parsed<string> => {
  const text = cell.replace(/(?:[T ]|, )\d{1,2}[:hH]\d{0,2}(?::\d{2})?(?:\.\d+)?(?:Z| ?[AP]M)?$/i, "").trim();
  if (/^[\d,.]+E[+-]?\d+$/i.test(text)) return wrong("scientific-notation");
  const yearFirst = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(text);
  if (yearFirst) return fromNumbers(Number(yearFirst[3]), Number(yearFirst[2]), yearFirst[1]!, kind, context);
  const dayFirst = /^(?:le )?(\d{1,2}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{4}|\d{2})$/i.exec(text);
  if (dayFirst) return fromNumbers(Number(dayFirst[1]), Number(dayFirst[2]), dayFirst[3]!, kind, context);
  if (/^\d+$/.test(text)) return digitsOnly(text, kind, context);
  const serial = /^(\d{4,5})[.,]\d+$/.exec(text);
  if (serial) return digitsOnly(serial[1]!.padStart(5, "0"), kind, context);
  if (/^\d{1,2}[-/.]\d{4}$/.test(text)) return wrong("day-missing", text);
  return inWords(text, kind, context) ?? wrong("date-unreadable");
};

/** A date « since when », where a year or a month is often all that is known: its first day is taken, and said. */
export const parseSince = (cell: string, context: DateContext): Parsed<string> => {
  const exact = parseDate(cell, "past", context);
  if (exact.is !== "wrong" || exact.reason !== "day-missing") return exact;
  const text = fold(cell);
  const year = /(\d{4})$/.exec(text)?.[1] ?? "";
  const month = /^(\d{1,2}) /.exec(text)?.[1] ?? String(Math.max(1, monthOf(text.split(" ")[0] ?? "")));
  const day = fromNumbers(1, Number(month), year, "past", context, ["day-assumed"]);
  return day;
};
