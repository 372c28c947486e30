// Words chosen in a list: a code, or a refusal that says what could have been written.

import { fold, remembered } from "./fold.ts";
import type { Lexicon } from "./lexicon.fr.ts";
import { parseDate, type DateContext } from "./parse-date.ts";
import { said, wrong, type Doubt, type Parsed } from "./parsed.ts";

type Found = { code: string; whole: boolean };
type Index = { find: (text: string) => Found | null; accepted: string };

const indexes = new WeakMap<Lexicon, Index>();

// « pas de RSA », « demande de logement social », « ancien squat »: a word inside such a text says the contrary, or not yet.
const unsure = /\b(pas|plus|sans|non|ni|aucune?|jamais|demande|demandee?s?|attente|futur|bientot|anciens?|ancienne|ex|refuse|perdu|fin)\b/;

const indexOf = (lexicon: Lexicon): Index => {
  const known = indexes.get(lexicon);
  if (known) return known;
  const pairs = Object.entries(lexicon).flatMap(([code, words]) => [[code, code] as const, ...words.map((word) => [fold(word), code] as const)]);
  const exact = new Map<string, string>();
  for (const [word, code] of pairs) if (!exact.has(word)) exact.set(word, code);
  const phrases = pairs.filter(([word]) => word.length > 2).sort((a, b) => b[0].length - a[0].length);
  const find = remembered((text: string): Found | null => {
    const folded = fold(text);
    const code = exact.get(folded) ?? exact.get(text);
    if (code !== undefined) return { code, whole: true };
    if (unsure.test(folded)) return null;
    const padded = ` ${folded} `;
    const part = phrases.find(([phrase]) => padded.includes(` ${phrase} `));
    return part ? { code: part[1], whole: false } : null;
  });
  const accepted = Object.values(lexicon).slice(0, 14).map(([first = ""]) => first).join(", ");
  const index = { find, accepted };
  indexes.set(lexicon, index);
  return index;
};

/** The code of a text, and whether the whole text was the word or only a part of it. */
export const lookUp = (text: string, lexicon: Lexicon): Found | null => indexOf(lexicon).find(text);

export const acceptedWords = (lexicon: Lexicon): string => indexOf(lexicon).accepted;

export const parseChoice = (text: string, lexicon: Lexicon): Parsed<string> => {
  const found = lookUp(text, lexicon);
  if (!found) return wrong("word-unknown", acceptedWords(lexicon));
  return found.whole ? said(found.code) : said(found.code, "word-guessed");
};

const separators = /\s*(?:[,;\n|•+]| et | puis |\s\/\s|\/(?=\p{L}))\s*/iu;

/** Several words in a cell. The whole is tried first: « démarches administratives et accès aux droits » is one word. */
export const parseChoices = (text: string, lexicon: Lexicon): Parsed<string[]> => {
  const whole = lookUp(text, lexicon);
  if (whole?.whole) return said([whole.code]);
  const codes: string[] = [];
  const doubts = new Set<Doubt>();
  for (const piece of text.split(separators).filter((part) => part.trim() !== "")) {
    const found = lookUp(piece, lexicon);
    if (!found) return wrong("word-unknown", acceptedWords(lexicon));
    if (!found.whole) doubts.add("word-guessed");
    if (!codes.includes(found.code)) codes.push(found.code);
  }
  return codes.length === 0 ? wrong("word-unknown", acceptedWords(lexicon)) : said(codes, ...doubts);
};

const yes = new Set(["oui", "o", "x", "vrai", "true", "1", "yes", "y", "ok", "oui m", "oui nm", "✓", "✔", "☑", "✗", "☒"]);
const no = new Set(["non", "n", "faux", "false", "0", "no", "aucun", "aucune", "pas de", "☐"]);

export const parseYesNo = (text: string): Parsed<boolean> => {
  const word = fold(text) || text;
  if (yes.has(word)) return said(true);
  return no.has(word) ? said(false) : wrong("yes-no-unreadable");
};

export type Dated = { code: string; endsOn: string | null };

const dateInside = /(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:er)? \p{L}{3,9} \d{4})/u;

/** A title and, perhaps, its end in the same cell: « CSP jusqu'au 12/03/2027 ». */
const withEnd = (text: string, context: DateContext, codeOf: (words: string) => Parsed<string>): Parsed<Dated> => {
  const date = dateInside.exec(text)?.[0];
  const words = (date === undefined ? text : text.replace(date, " ")).replace(/\b(?:jusqu['’ ]au|valable|valide|expire le|fin|au|le)\b|[(),:]/gi, " ").replace(/\s+/g, " ").trim();
  const end = date === undefined ? null : parseDate(date, "deadline", context);
  if (end?.is === "wrong") return end;
  const code = codeOf(words);
  if (code.is !== "value") return code;
  return said({ code: code.value, endsOn: end?.is === "value" ? end.value : null }, ...code.doubts, ...(end?.is === "value" ? end.doubts : []));
};

export const parseDated = (text: string, lexicon: Lexicon, context: DateContext): Parsed<Dated> => withEnd(text, context, (words) => parseChoice(words, lexicon));

/** Whether the disability is recognised: granted, asked for, or not; with its end when it is written there. */
export const parseDisability = (text: string, context: DateContext): Parsed<Dated> =>
  withEnd(text, context, (words) => {
    const folded = fold(words);
    if (folded === "" || /^(rqth|reconnue?|travailleur handicape|th)$/.test(folded)) return said("disability-granted");
    if (/demande|en cours|depose|instruction|attente/.test(folded)) return said("disability-requested");
    const answer = parseYesNo(folded.replace(/ ?rqth ?/, "") || "oui");
    return answer.is === "value" ? said(answer.value ? "disability-granted" : "none") : answer;
  });

export type Language = { code: string | null; words: string };

export const parseLanguages = (text: string, lexicon: Lexicon): Parsed<Language[]> => {
  const doubts = new Set<Doubt>();
  const languages: Language[] = [];
  for (const piece of text.split(separators).filter((part) => part.trim() !== "")) {
    if (!/\p{L}/u.test(piece)) return wrong("word-unknown", acceptedWords(lexicon));
    const code = lookUp(piece, lexicon)?.code ?? null;
    if (code === null) doubts.add("language-kept-as-written");
    if (!languages.some((known) => (code === null ? known.words === piece : known.code === code))) languages.push({ code, words: piece.trim() });
  }
  return said(languages, ...doubts);
};
