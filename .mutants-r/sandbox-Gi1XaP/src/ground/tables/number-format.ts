// What a number of a workbook means: a plain number, a day, an hour. The same serial is another day in the 1904 system.

import type { DateSystem } from "./model.ts";

export type NumberMeaning = "number" | "date" | "time" | "duration";

const builtIn: Record<number, NumberMeaning> = { 18: "time", 19: "time", 20: "time", 21: "time", 45: "time", 46: "duration", 47: "time" };
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Meaning of a number format, from its code when it has one of its own. */
export const meaningOfFormat = (id: number, code: string | undefined): NumberMeaning => {
  if (code === undefined) return builtIn[id] ?? (isBuiltInDate(id) ? "date" : "number");
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|_.|\*./g, "").replace(/am\/pm|a\/p/gi, "").replace(/general|standard/gi, "");
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "duration";
  const letters = bare.replace(/\[[^\]]*\]/g, "");
  if (/[ydj]|a{2,4}|m{3,}/i.test(letters)) return "date";
  if (/[hs]/i.test(letters)) return "time";
  return /m/i.test(letters) ? "date" : "number";
};

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** Civil day of a count of days since 1 March of year 0 (no time zone, no clock: arithmetic only). */
const civil = (days: number): string => {
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return `${String(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
};

// Days from 1 March of year 0 to 30 December 1899, the zero of serials after February 1900, and to 1 January 1904.
const zero1900 = 693_899;
const zero1904 = 695_361;
const lastSerial = 2_958_465;

/**
 * ISO day of an Excel serial. In the 1900 system, 60 is 29 February 1900, a day that never was: Excel shows it, so it is given back
 * as written, for the reader of dates to refuse.
 */
export const dayOfSerial = (serial: number, system: DateSystem): string | null => {
  const day = Math.floor(serial);
  if (!Number.isFinite(serial) || day < 0 || day > lastSerial - (system === 1904 ? 1_462 : 0)) return null;
  if (system === 1904) return civil(zero1904 + day);
  if (day === 0) return null;
  if (day === 60) return "1900-02-29";
  return civil(zero1900 + day + (day < 60 ? 1 : 0));
};

const clock = (fraction: number): string => {
  const minutes = Math.round(fraction * 1_440);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
};

/** A number as a French reader sees it: never in powers of ten, a decimal comma, no more than the 15 digits Excel keeps. */
export const plainNumber = (raw: string): string => {
  const value = Number(raw);
  if (raw.trim() === "" || !Number.isFinite(value)) return raw;
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const short = Number(value.toPrecision(15));
  const text = /e/i.test(String(short)) ? short.toFixed(15).replace(/\.?0+$/, "") : String(short);
  return text.replace(".", ",");
};

/** The text of a numeric cell, according to its format. */
export const textOfNumber = (raw: string, meaning: NumberMeaning, system: DateSystem): string => {
  const value = Number(raw);
  if (meaning === "number" || raw.trim() === "" || !Number.isFinite(value)) return plainNumber(raw);
  if (meaning === "duration") return clock(value);
  if (meaning === "time" || (value < 1 && value > 0)) return clock(value % 1);
  const day = dayOfSerial(value, system);
  if (day === null) return plainNumber(raw);
  const fraction = value - Math.floor(value);
  return fraction < 1 / 2_880 ? day : `${day} ${clock(fraction)}`;
};
