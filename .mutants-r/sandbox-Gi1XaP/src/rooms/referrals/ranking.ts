// Partners in the order they fit a request, each with its reasons: never a score without its why.
import type { CivilDate } from "#ground/civil-date";
import { daysBetween } from "#ground/civil-date";

/** What is known of a candidate. `km`, `delay` (observed median, working days) and places are null when nobody knows. */
export type Candidate = {
  serviceId: string; listedId: string; km: number | null; themes: readonly string[]; publics: readonly string[]; languages: readonly string[]; placesFree: number | null; placesOn: CivilDate | null;
  vouchedOn: CivilDate | null; delay: number | null; accepted: number; received: number; isPartner: boolean; commonLaw: boolean | null;
};
export type Wanted = { themes: readonly string[]; publics: readonly string[]; languages: readonly string[] };
/** Why a candidate stands where it stands: a code with its figure. */
export type RankReason = { code: "theme" | "public" | "language" | "places" | "no-place" | "near" | "far" | "quick" | "slow" | "accepts" | "refuses" | "partner" | "stale"; value: number | null };
export type Ranked = Candidate & { points: number; reasons: RankReason[] };

const placesHold = 7;
const freshFor = 183;
const common = (one: readonly string[], other: readonly string[]): number => one.filter((value) => other.includes(value)).length;

const judge = (candidate: Candidate, wanted: Wanted, today: CivilDate): Ranked => {
  const reasons: (RankReason & { points: number })[] = [];
  const say = (points: number, code: RankReason["code"], value: number | null = null): void => void reasons.push({ points, code, value });
  if (common(candidate.themes, wanted.themes) > 0) say(30, "theme");
  if (wanted.publics.length > 0 && (common(candidate.publics, wanted.publics) > 0 || candidate.publics.includes("tous-publics"))) say(12, "public");
  if (common(candidate.languages, wanted.languages) > 0) say(15, "language");
  const placesAge = candidate.placesOn === null ? null : daysBetween(candidate.placesOn, today);
  if (candidate.placesFree !== null && placesAge !== null && placesAge <= placesHold) {
    if (candidate.placesFree > 0) say(20, "places", candidate.placesFree);
    else say(-25, "no-place");
  }
  if (candidate.km !== null) {
    if (candidate.km <= 10) say(Math.round(10 - candidate.km / 2), "near", candidate.km);
    else say(-Math.min(20, Math.round(candidate.km / 5)), "far", candidate.km);
  }
  if (candidate.delay !== null) {
    if (candidate.delay <= 5) say(10, "quick", candidate.delay);
    else if (candidate.delay > 15) say(-10, "slow", candidate.delay);
  }
  // A rate over a handful of requests says nothing.
  if (candidate.received >= 5) {
    const rate = candidate.accepted / candidate.received;
    if (rate >= 0.6) say(8, "accepts", Math.round(rate * 100));
    else if (rate < 0.3) say(-8, "refuses", Math.round(rate * 100));
  }
  if (candidate.isPartner) say(6, "partner");
  if (candidate.vouchedOn === null || daysBetween(candidate.vouchedOn, today) > freshFor) say(-5, "stale");
  reasons.sort((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return { ...candidate, points: reasons.reduce((sum, { points }) => sum + points, 0), reasons: reasons.map(({ code, value }) => ({ code, value })) };
};

/** The best fit first; of two that fit as well, the nearer, then the same order whatever order they came in. */
export const rank = (candidates: readonly Candidate[], wanted: Wanted, today: CivilDate): Ranked[] =>
  candidates.map((candidate) => judge(candidate, wanted, today))
    .sort((one, other) => other.points - one.points || (one.km ?? Infinity) - (other.km ?? Infinity) || (one.serviceId < other.serviceId ? -1 : 1));
