// What a contract line says: hours a week, the number of a PASS IAE.

import { said, wrong, type Parsed } from "./parsed.ts";

/** Legal weekly hours (Code du travail, L3121-27): above, somebody looks. */
const legalWeeklyHours = 35;

/** « 26 », « 26h », « 26,5 h », « 26h30 », « 26:00 », « 26/35 ». */
export const parseHours = (text: string): Parsed<number> => {
  const bare = text.replace(/\s*(?:\/|par)\s*(?:semaine|sem\.?|s|hebdo\.?|35h?)$/i, "").replace(/\s*hebdo(?:madaires?)?\.?$/i, "").trim();
  const clock = /^(\d{1,3})\s*(?:h|:|heures?)\s*(\d{2})?(?::00)?$/i.exec(bare);
  const plain = /^(\d{1,3})(?:[.,](\d{1,3}))?\s*(?:h|heures?)?$/i.exec(bare);
  if (!clock && !plain) return wrong("hours-unreadable");
  const hours = clock ? Number(clock[1]) + Number(clock[2] ?? 0) / 60 : Number(`${plain![1]}.${plain![2] ?? 0}`);
  if (hours < 0 || hours > 60) return wrong("hours-out-of-range");
  const rounded = Math.round(hours * 10) / 10;
  return rounded > legalWeeklyHours ? said(rounded, "hours-above-legal") : said(rounded);
};

/** Twelve characters: five of prefix, seven figures; often written « 99999 00 00001 ». */
export const parsePassNumber = (text: string): Parsed<string> => {
  const bare = text.replace(/^(?:pass(?: iae)?|n°?)\s*:?\s*/i, "").replace(/[ .-]/g, "").toUpperCase();
  return /^[A-Z0-9]{5}\d{7}$/.test(bare) ? said(bare) : wrong("pass-number-unreadable");
};
