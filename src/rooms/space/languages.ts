import type { CivilDate } from "#ground/civil-date";
import { arabic } from "./words.ar.ts";
import { english } from "./words.en.ts";
import { dari } from "./words.fa.ts";
import { romanian } from "./words.ro.ts";
import { ukrainian } from "./words.uk.ts";
import { agreementWords } from "./words/agreements.ts";
import { aidWords } from "./words/aids.ts";
import { appointmentWords } from "./words/appointments.ts";
import { boardWords } from "./words/boards.ts";
import { bookletWords } from "./words/booklet.ts";
import { documentWords } from "./words/documents.ts";
import { emergencyWords } from "./words/emergencies.ts";
import { exitWords } from "./words/exits.ts";
import { handoverWords } from "./words/handovers.ts";
import { keptWords } from "./words/kept.ts";
import { requestWords } from "./words/requests.ts";
import { wayWords } from "./words/ways.ts";
import { french } from "./words.fr.ts";

const first = { fr: french, en: english, ar: arabic, fa: dari, ro: romanian, uk: ukrainian };
/** Every page's sentences in one language. Each page keeps all its languages together: a missing sentence does not compile. */
const allIn = <One extends keyof typeof first>(language: One) => ({ ...first[language], ...agreementWords[language], ...appointmentWords[language], ...documentWords[language], ...requestWords[language], ...wayWords[language], ...keptWords[language], ...bookletWords[language], ...emergencyWords[language], ...aidWords[language], ...handoverWords[language], ...boardWords[language], ...exitWords[language] });
export type SpaceKey = keyof ReturnType<typeof allIn<"fr">>;
export type SpaceWords = Record<SpaceKey, string>;

type Spoken = { name: string; dir: "ltr" | "rtl"; locale: string; words: SpaceWords };

/** The languages of the space, each under its own name. Dates keep the calendar and the figures of French papers. */
export const spoken = {
  fr: { name: "Français", dir: "ltr", locale: "fr-FR", words: allIn("fr") },
  en: { name: "English", dir: "ltr", locale: "en-GB", words: allIn("en") },
  ar: { name: "العربية", dir: "rtl", locale: "ar-u-ca-gregory-nu-latn", words: allIn("ar") },
  fa: { name: "دری", dir: "rtl", locale: "fa-AF-u-ca-gregory-nu-latn", words: allIn("fa") },
  ro: { name: "Română", dir: "ltr", locale: "ro-RO", words: allIn("ro") },
  uk: { name: "Українська", dir: "ltr", locale: "uk-UA", words: allIn("uk") },
} as const satisfies Record<string, Spoken>;

export type Language = keyof typeof spoken;
export const languages = Object.keys(spoken) as Language[];
export const isLanguage = (text: string | null | undefined): text is Language => text !== null && text !== undefined && Object.hasOwn(spoken, text);

export type Say = { (key: SpaceKey, values?: Record<string, string | number>): string; date: (on: CivilDate) => string; language: Language };

/** Says a sentence in this language, with what it holds in place. */
export const sayIn = (language: Language): Say => {
  const { words, locale, dir }: Spoken = spoken[language];
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  // A French name inside a sentence read from right to left keeps its own direction.
  const apart = (value: string): string => (dir === "rtl" ? `\u2068${value}\u2069` : value);
  // A French colon or question mark never begins a line.
  const kept = (text: string): string => (language === "fr" ? text.replace(/ (?=[:;?!»])/g, "\u00a0").replace(/« /g, "«\u00a0") : text);
  const say = (key: SpaceKey, values: Record<string, string | number> = {}): string => kept(words[key]).replace(/\{(\w+)\}/g, (_, name: string) => apart(String(values[name] ?? "")));
  return Object.assign(say, { date: (on: CivilDate) => days.format(Date.parse(`${on}T12:00:00Z`)).replace(/^1 (?=\p{L}+ \d{4}$)/u, language === "fr" ? "1er " : "1 "), language });
};
