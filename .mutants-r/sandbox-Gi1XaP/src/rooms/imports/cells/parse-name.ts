// Names of the whole world: kept as typed apart from spaces. Nobody's name is corrected by a machine.

import { fold } from "./fold.ts";
import { said, wrong, type Doubt, type Parsed } from "./parsed.ts";

const longest = 100;

/** Traces of a text read with the wrong table: « Ã© » for « é », or the sign of a lost character. */
export const damaged = /\ufffd|Ã[\u0080-\u00bf©¨ªª«¢¤§´¯®¹»¼‰€Š‡]|ï¿½|[\u0080-\u009f]/;

const civilities = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\.? +(?=\S)/i;

/** How people write that there is no such name. */
const noName = new Set(["sp", "snp", "sans prenom", "sans nom", "pas de prenom", "pas de nom", "x", "xx", "xxx", "aucun"]);

export const parseName = (text: string): Parsed<string> => {
  if (noName.has(fold(text)) || /^[-–—.]+$/.test(text)) return said("", "one-name-only");
  const doubts: Doubt[] = [];
  let name = text;
  if (civilities.test(name)) {
    name = name.replace(civilities, "");
    doubts.push("civility-taken-out");
  }
  if (damaged.test(name)) return wrong("damaged-letters");
  if (name.length > longest) return wrong("text-too-long", String(longest));
  if (/\p{N}/u.test(name)) return wrong("name-has-digits");
  if (!/\p{L}/u.test(name)) return wrong("name-has-no-letter");
  if (/(?:^|[ (])(?:née?|ép\.?|épouse|ep|nee)[ :]/i.test(name)) doubts.push("birth-name-inside");
  return said(name, ...doubts);
};

export type NameOrder = "family-first" | "given-first";
export type TwoNames = { familyName: string; givenName: string };

const isCapital = (word: string): boolean => word === word.toUpperCase() && /\p{Lu}/u.test(word) && word.replace(/[^\p{L}]/gu, "").length > 1;

/** « DE LA FICTIVE Maud », « Exemple, Zéphyr », or two words in the order said by the mapping. */
export const splitName = (text: string, order: NameOrder): Parsed<TwoNames> => {
  const whole = parseName(text);
  if (whole.is !== "value") return whole;
  const given = (familyName: string, givenName: string, ...doubts: Doubt[]): Parsed<TwoNames> => said({ familyName: familyName.trim(), givenName: givenName.trim() }, ...whole.doubts, ...doubts);
  const comma = whole.value.split(",");
  if (comma.length === 2) return given(comma[0]!, comma[1]!);
  const words = whole.value.split(" ");
  if (words.length === 1) return given(words[0]!, "", "one-name-only");
  const firstSmall = words.findIndex((word) => !isCapital(word));
  const lastSmall = words.findLastIndex((word) => !isCapital(word));
  if (firstSmall > 0 && words.slice(firstSmall).every((word) => !isCapital(word))) return given(words.slice(0, firstSmall).join(" "), words.slice(firstSmall).join(" "));
  if (firstSmall === 0 && lastSmall < words.length - 1 && words.slice(lastSmall + 1).every(isCapital)) {
    return given(words.slice(lastSmall + 1).join(" "), words.slice(0, lastSmall + 1).join(" "));
  }
  if (words.length !== 2) return wrong("name-cannot-be-split");
  const [first, second] = [words[0]!, words[1]!];
  return order === "family-first" ? given(first, second, "name-order-assumed") : given(second, first, "name-order-assumed");
};

const smallAlways = new Set(["de", "du", "des", "von", "van", "der", "den", "ter", "dos", "da", "das", "di", "del", "della", "et", "y"]);

const capitalised = (word: string): string => {
  const [first = ""] = word;
  return first + word.slice(first.length).replaceAll("İ", "i").toLowerCase();
};

/** A proposal for names typed in capitals: « DE LA FICTIVE » → « de la Fictive ». Names typed otherwise are left alone. */
export const displayName = (name: string): string => {
  if (name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  const words = name.split(" ");
  return words
    .map((word, index) => {
      const small = word.toLowerCase();
      const last = index === words.length - 1;
      if (!last && (smallAlways.has(small) || (["la", "le", "las", "los"].includes(small) && words[index - 1]?.toLowerCase() === "de"))) return small;
      return word.split(/([-'’ʼ])/).map((part, at, parts) => {
        const elided = (part === "D" || part === "L") && /['’]/.test(parts[at + 1] ?? "") && at === 0;
        return elided && part === "D" ? "d" : capitalised(part);
      }).join("");
    })
    .join(" ");
};
