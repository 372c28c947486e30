import type { CivilDate } from "#ground/civil-date";

/** A name and a birth date, as typed or as kept. */
export type Likened = { givenName: string; familyName: string; usualName?: string | null; birthDate: CivilDate | null };

export type NameLikeness = "same-names" | "inverted-names" | "compound-name" | "sounds-alike" | "close-spelling";
export type BirthLikeness = "same-birth-date" | "day-and-month-swapped" | "close-birth-date" | "birth-date-unknown";
export type Likeness = { name: NameLikeness; birth: BirthLikeness };

const fold = (text: string): string => text.replaceAll("œ", "oe").replaceAll("Œ", "oe").replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text: string): string[] => fold(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 0);

const particles = new Set(["de", "du", "la", "le", "el", "al", "ben", "bin", "ibn", "bint", "abu", "abou", "ould", "ait", "van", "von", "da", "dos", "di"]);
const bare = (words: string[]): string[] => (words.some((word) => !particles.has(word)) ? words.filter((word) => !particles.has(word)) : words);

/**
 * How a name sounds whatever alphabet it came from: Mohamed, Muhammad and Mouhamadou begin alike on their consonants.
 * French and English ways of writing the same Arabic, Tigrinya, Persian or Slavic sounds are brought together.
 */
export const soundOf = (word: string): string => {
  const even = fold(word).replace(/ph/g, "f").replace(/[kg]h|q|ck|c(?![eihy])/g, "k").replace(/(?:t|d)?(?:sch|sh|ch|j)/g, "j").replace(/th/g, "t").replace(/dh/g, "d")
    .replace(/[sz]|c(?=[eiy])/g, "s").replace(/[ae][iy]/g, "e").replace(/ou|oo|w|v/g, "u").replace(/[yi]/g, "i").replace(/(.)\1+/g, "$1");
  const first = even.charAt(0);
  const consonants = even.slice(1).replace(/[aeiou]/g, "").replace(/h/g, "");
  return consonants.length < 2 ? even.replace(/[eh]$/, "") : first + consonants.replace(/(.)\1+/g, "$1");
};

const sameSet = (a: string[], b: string[]): boolean => a.length === b.length && [...a].sort().join(" ") === [...b].sort().join(" ");
const isWithin = (small: string[], large: string[]): boolean => small.every((word) => large.includes(word));

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
};

const likenNames = (a: Likened, b: Likened): NameLikeness | null => {
  const [givenA, familyA, givenB, familyB] = [a.givenName, a.familyName, b.givenName, b.familyName].map((name) => bare(wordsOf(name))) as [string[], string[], string[], string[]];
  const [allA, allB] = [[...givenA, ...familyA], [...givenB, ...familyB]];
  if (allA.length === 0 || allB.length === 0) return null;
  if (sameSet(allA, allB)) return sameSet(givenA, givenB) ? "same-names" : "inverted-names";
  const withUsual = (words: string[], one: Likened): string[] => [...words, ...wordsOf(one.usualName ?? "")];
  const [small, large] = allA.length < allB.length ? [allA, withUsual(allB, b)] : [allB, withUsual(allA, a)];
  if (small.length >= 2 && isWithin(small, large)) return "compound-name";
  const [soundsA, soundsB] = [allA.map(soundOf), allB.map(soundOf)];
  if (sameSet(soundsA, soundsB) || (Math.min(allA.length, allB.length) >= 2 && (isWithin(soundsA, soundsB) || isWithin(soundsB, soundsA)))) return "sounds-alike";
  const [textA, textB] = [[...allA].sort().join(" "), [...allB].sort().join(" ")];
  return distance(textA, textB) <= Math.max(1, Math.floor(Math.max(textA.length, textB.length) / 8)) ? "close-spelling" : null;
};

const likenBirths = (a: CivilDate | null, b: CivilDate | null): BirthLikeness | null => {
  if (!a || !b) return "birth-date-unknown";
  if (a === b) return "same-birth-date";
  const [year, month, day] = a.split("-") as [string, string, string];
  if (b === `${year}-${day}-${month}`) return "day-and-month-swapped";
  const differing = [...a].filter((sign, at) => sign !== b[at]).length;
  return differing === 1 ? "close-birth-date" : null;
};

/** Could these be the same person? Null when the names or the birth dates say no. A machine proposes; people decide. */
export const likeness = (a: Likened, b: Likened): Likeness | null => {
  const [name, birth] = [likenNames(a, b), likenBirths(a.birthDate, b.birthDate)];
  return name && birth ? { name, birth } : null;
};

const nameOrder: readonly NameLikeness[] = ["same-names", "inverted-names", "compound-name", "sounds-alike", "close-spelling"];
const birthOrder: readonly BirthLikeness[] = ["same-birth-date", "day-and-month-swapped", "close-birth-date", "birth-date-unknown"];
/** Likeliest first. */
export const byLikeness = (a: Likeness, b: Likeness): number =>
  birthOrder.indexOf(a.birth) - birthOrder.indexOf(b.birth) || nameOrder.indexOf(a.name) - nameOrder.indexOf(b.name);
