import type { CivilDate } from "#ground/civil-date";
import type { AgreedPosts, Measure, PublishedFigure } from "./model.ts";

/** Fourteen digits whose sum, each second one doubled, is a multiple of ten (INSEE); La Poste's own offices escape it. */
export const isSiret = (text: string): boolean => {
  if (!/^\d{14}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 || text.startsWith("356000000");
};

/** One document's own figures side by side: the total it gives, and what its territories add up to. */
export type FigureCheck = { measure: Measure; source: string; asOf: string; total: number | null; standing: PublishedFigure["standing"] | null; parts: number; sum: number | null; gap: number | null };

/** Nothing is corrected: a total and a sum that disagree are both kept, and said. */
export const compareFigures = (figures: readonly PublishedFigure[]): FigureCheck[] => {
  const documents = Map.groupBy(figures, ({ measure, source, asOf }) => `${measure}\n${asOf}\n${source}`);
  return [...documents.values()].map((stated) => {
    const { measure, source, asOf } = stated[0]!;
    const whole = stated.find(({ territoryId }) => territoryId === null);
    const parts = stated.filter(({ territoryId }) => territoryId !== null);
    const sum = parts.length > 0 ? parts.reduce((total, { value }) => total + value, 0) : null;
    return { measure, source, asOf, total: whole?.value ?? null, standing: whole?.standing ?? null, parts: parts.length, sum, gap: whole && sum !== null ? sum - whole.value : null };
  });
};

export type PostsFault = "posts-out-of-range" | "posts-end-before-they-start" | "source-missing" | "posts-overlap";
/** Periods of one chantier follow each other; the one that begins the same day is corrected. */
export const postsFault = (one: AgreedPosts, known: readonly AgreedPosts[]): PostsFault | null => {
  if (!(one.posts > 0 && one.posts < 1000)) return "posts-out-of-range";
  if (one.endsOn < one.startsOn) return "posts-end-before-they-start";
  if (one.source.trim() === "" || one.source.length > 200) return "source-missing";
  return known.some(({ startsOn, endsOn }) => startsOn !== one.startsOn && startsOn <= one.endsOn && one.startsOn <= endsOn) ? "posts-overlap" : null;
};
/** What its conventions give a chantier that day; null when none is known. */
export const postsOn = (known: readonly AgreedPosts[], chantierId: string, day: CivilDate): AgreedPosts | null => known.find((one) => one.chantierId === chantierId && one.startsOn <= day && day <= one.endsOn) ?? null;
