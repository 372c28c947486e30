import type { CivilDate } from "#ground/civil-date";
import { french, type SpaceKey, type SpaceWords } from "./words.fr.ts";

type Spoken = { name: string; dir: "ltr" | "rtl"; locale: string; words: SpaceWords };

/** The languages of the space, each under its own name. Dates keep the calendar and the figures of French papers. */
export const spoken = {
  fr: { name: "Français", dir: "ltr", locale: "fr-FR", words: french },
} as const satisfies Record<string, Spoken>;

export type Language = keyof typeof spoken;
export const languages = Object.keys(spoken) as Language[];
export const isLanguage = (text: string | null | undefined): text is Language => text !== null && text !== undefined && Object.hasOwn(spoken, text);

export type Say = { (key: SpaceKey, values?: Record<string, string | number>): string; date: (on: CivilDate) => string; language: Language };

/** Says a sentence in this language, with what it holds in place. */
export const sayIn = (language: Language): Say => {
  const { words, locale }: Spoken = spoken[language];
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const say = (key: SpaceKey, values: Record<string, string | number> = {}): string => words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  return Object.assign(say, { date: (on: CivilDate) => days.format(Date.parse(`${on}T12:00:00Z`)).replace(/^1 (?=\p{L}+ \d{4}$)/u, language === "fr" ? "1er " : "1 "), language });
};
