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

const sorted = (words: readonly string[]): string => [...words].sort().join(" ");
const isWithin = (small: readonly string[], large: readonly string[]): boolean => small.every((word) => large.includes(word));

/** A name as it is compared, made once for each person however many she is compared to: a long list compares each row to hundreds. */
type Shape = { given: string; all: readonly string[]; text: string; usual: readonly string[]; sounds: readonly string[]; sound: string };
const shapes = new WeakMap<Likened, Shape>();
const shapeOf = (one: Likened): Shape => {
  const known = shapes.get(one);
  if (known) return known;
  const [given, family] = [bare(wordsOf(one.givenName)), bare(wordsOf(one.familyName))];
  const all = [...given, ...family];
  const sounds = all.map(soundOf);
  const shape = { given: sorted(given), all, text: sorted(all), usual: wordsOf(one.usualName ?? ""), sounds, sound: sorted(sounds) };
  shapes.set(one, shape);
  return shape;
};

/** Are these at most so many letters apart? Only the cells that may still be within it are counted, and it stops as soon as none is. */
const isNear = (a: string, b: string, most: number): boolean => {
  if (Math.abs(a.length - b.length) > most) return false;
  const far = most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => Math.min(at, far));
  for (let i = 1; i <= a.length; i++) {
    const [first, last] = [Math.max(1, i - most), Math.min(b.length, i + most)];
    const next = Array.from({ length: b.length + 1 }, () => far);
    if (i <= most) next[0] = i;
    let least = next[0]!;
    for (let j = first; j <= last; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1), far);
      least = Math.min(least, next[j]!);
    }
    if (least > most) return false;
    row = next;
  }
  return row[b.length]! <= most;
};

const likenNames = (one: Likened, other: Likened): NameLikeness | null => {
  const [a, b] = [shapeOf(one), shapeOf(other)];
  if (a.all.length === 0 || b.all.length === 0) return null;
  if (a.text === b.text) return a.given === b.given ? "same-names" : "inverted-names";
  const [small, large] = a.all.length < b.all.length ? [a, b] : [b, a];
  if (small.all.length >= 2 && isWithin(small.all, [...large.all, ...large.usual])) return "compound-name";
  if (a.sound === b.sound || (small.all.length >= 2 && (isWithin(a.sounds, b.sounds) || isWithin(b.sounds, a.sounds)))) return "sounds-alike";
  const allowed = Math.max(1, Math.floor(Math.max(a.text.length, b.text.length) / 8));
  return isNear(a.text, b.text, allowed) ? "close-spelling" : null;
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
  const birth = likenBirths(a.birthDate, b.birthDate);
  const name = birth && likenNames(a, b);
  return name ? { name, birth } : null;
};

const nameOrder: readonly NameLikeness[] = ["same-names", "inverted-names", "compound-name", "sounds-alike", "close-spelling"];
const birthOrder: readonly BirthLikeness[] = ["same-birth-date", "day-and-month-swapped", "close-birth-date", "birth-date-unknown"];
/** Likeliest first. */
export const byLikeness = (a: Likeness, b: Likeness): number =>
  birthOrder.indexOf(a.birth) - birthOrder.indexOf(b.birth) || nameOrder.indexOf(a.name) - nameOrder.indexOf(b.name);
