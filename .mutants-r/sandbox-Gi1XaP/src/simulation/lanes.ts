import type { DayNumber } from "./days.ts";
import type { Stay } from "./posts.ts";
import type { Chance } from "./random.ts";

/** A fact over a whole life; `to` may lie in the future, the day of telling cuts it. */
export type Fact = { code: string | null; lane?: string; line?: string; from: DayNumber; to: DayNumber | null; due?: DayNumber; hours?: number; place?: string; silence?: "refused" | "unknown" | "not-asked" };

const forever = null;
type Steps = Record<string, readonly (readonly [string, number])[]>;

const firstHousing = [["street", 38], ["night-shelter", 20], ["hotel", 15], ["third-party", 15], ["shelter", 10], ["asylum-housing", 2]] as const;
const nextHousing: Steps = {
  street: [["night-shelter", 45], ["shelter", 35], ["third-party", 20]],
  "night-shelter": [["hotel", 30], ["shelter", 50], ["street", 20]],
  hotel: [["shelter", 50], ["social-residence", 30], ["third-party", 20]],
  "third-party": [["shelter", 40], ["social-residence", 30], ["street", 18], ["private-housing", 12]],
  shelter: [["social-residence", 50], ["intermediated", 17], ["family-boarding", 13], ["hotel", 10], ["social-housing", 10]],
  "asylum-housing": [["third-party", 40], ["social-residence", 60]],
  "social-residence": [["social-housing", 50], ["private-housing", 22], ["intermediated", 20], ["third-party", 8]],
  intermediated: [["social-housing", 70], ["private-housing", 30]],
};
const housingDays: Record<string, readonly [number, number]> = {
  street: [40, 300], "night-shelter": [30, 180], hotel: [60, 260], "third-party": [60, 300], shelter: [150, 520], "asylum-housing": [150, 500],
  "social-residence": [250, 800], intermediated: [300, 700],
};

const housing = (chance: Chance, entry: DayNumber, end: DayNumber): Fact[] => {
  const facts: Fact[] = [];
  let [code, from]: [string, DayNumber] = [chance.weigh(firstHousing), entry - chance.whole(90, 900)];
  while (from < end) {
    const range = housingDays[code];
    const to: DayNumber | null = range ? from + chance.whole(...range) : forever;
    facts.push({ code, from, to });
    if (to === null) break;
    [code, from] = [chance.weigh(nextHousing[code]!), to];
  }
  return facts;
};

const outcomes = [["lasting-job", 20], ["short-job", 15], ["other-siae", 8], ["own-business", 2], ["job-seeker", 38], ["no-work", 17]] as const;

const work = (chance: Chance, stays: readonly Stay[], firstHours: number): Fact[] => {
  const facts: Fact[] = [{ code: chance.weigh([["no-work", 55], ["job-seeker", 45]]), from: stays[0]!.entry - chance.whole(120, 900), to: stays[0]!.entry }];
  for (const [at, { entry, exit }] of stays.entries()) {
    let from = entry;
    if (at === 0 && firstHours > 0) {
      facts.push({ code: "first-hours", from, to: from + firstHours, hours: chance.pick([4, 8, 12]) });
      from += firstHours;
    }
    const hours = chance.weigh([[26, 60], [24, 15], [20, 20], [30, 5]]);
    for (let turn = 0; from < exit; turn++) {
      const end = Math.min(from + (turn === 0 ? chance.pick([122, 183]) : chance.pick([183, 245, 365])), exit);
      facts.push({ code: "cddi", from, to: end, due: end, hours });
      from = end;
    }
    const next = stays[at + 1];
    facts.push({ code: chance.weigh(outcomes), from: exit, to: next ? next.entry : forever });
    if (chance.odds(0.12)) facts.push({ code: "immersion", from: exit - 40, to: exit - 12 });
    if (chance.odds(0.15)) facts.push({ code: "training", from: exit + 10, to: exit + 120 });
  }
  return facts.filter(({ from, to }) => to === null || to > from);
};

const resources = (chance: Chance, { entry, exit }: Stay): Fact[] => {
  const before = chance.weigh([["rsa", 55], ["no-income", 20], ["ass", 5], ["aah", 6], ["asylum-allowance", 4], ["unemployment-benefit", 10]]);
  const facts: Fact[] = [{ code: before, from: entry - chance.whole(60, 700), to: before === "aah" ? forever : entry + chance.whole(20, 100) }, { code: "wage", from: entry, to: exit }];
  if (chance.odds(0.7)) facts.push({ code: "activity-bonus", from: entry + chance.whole(60, 150), to: exit + 60 });
  if (before !== "rsa" || chance.odds(0.3)) return facts;
  return chance.odds(0.4) ? [...facts, { code: "rsa", from: exit + 90, to: forever }] : facts;
};

const chain = (chance: Chance, codes: readonly string[], from: DayNumber, low: number, high: number, luck: number): Fact[] => {
  const facts: Fact[] = [];
  let start = from;
  for (const code of codes) {
    const to = chance.odds(luck) ? start + chance.whole(low, high) : forever;
    facts.push({ code, from: start, to });
    if (to === null) break;
    start = to;
  }
  const last = facts.at(-1)!;
  return [...facts.slice(0, -1), { ...last, to: forever }];
};

const residence = (chance: Chance, entry: DayNumber): Fact[] => {
  if (chance.odds(0.4)) return [{ code: "free-movement", from: entry - 3000, to: forever }];
  const facts: Fact[] = [];
  let from = entry - chance.whole(30, 330);
  for (const [code, days] of [["permit-one-year", 365], ["permit-one-year", 365], ["permit-multi-year", 1461], ["permit-ten-years", 3652]] as const) {
    facts.push({ code, from, to: from + days, due: from + days });
    from += days;
  }
  return facts;
};

/** Every fact of a life, lane by lane; some lanes were never asked, some answers are silences. */
export const factsOf = (chance: Chance, stays: readonly Stay[], firstHours: number): Fact[] => {
  const first = stays[0]!;
  const end = stays.at(-1)!.exit + 500;
  const lanes: [lane: string, line: string, facts: Fact[]][] = [
    ["housing", "housing", housing(chance, first.entry, end)],
    ["work", "work", work(chance, stays, firstHours)],
    ["resources", "resources/rsa", resources(chance, first)],
    ["health-cover", "health-cover", chain(chance, ["no-cover", "state-medical-aid", "basic-cover", "full-cover"].slice(chance.whole(0, 2)), first.entry - 60, 60, 300, 0.8)],
    ["health-care", "health-care", chain(chance, ["no-care", "doctor-found", "care-started", "regular-care"].slice(chance.whole(0, 1)), first.entry - 40, 60, 380, 0.8)],
    ["rights", "rights/residence", residence(chance, first.entry)],
    ["rights", "rights/housing-request", chance.odds(0.6) ? [{ code: "housing-request", from: first.entry + chance.whole(20, 300), to: forever, place: "numéro unique noté" }] : []],
    ["rights", "rights/disability", chance.odds(0.14) ? [{ code: "disability-requested", from: first.entry + 60, to: first.entry + 300 }, { code: "disability-granted", from: first.entry + 300, to: forever, due: first.entry + 300 + 1826 }] : []],
    ["justice", "justice", chance.odds(0.1) ? chain(chance, ["awaiting-judgment", "probation", "no-justice"], first.entry - 50, 150, 500, 0.8) : []],
    ["language", "language", chain(chance, ["french-none", "french-a1", "french-a2", "french-b1", "french-b2"].slice(chance.whole(0, 4)), first.entry, 150, 450, 0.6)],
    ["mobility", "mobility", chain(chance, ["public-transport", "licence-under-way", "licence"], first.entry, 200, 700, 0.25)],
    ["debts", "debts", chance.odds(0.35) ? chain(chance, ["some-debt", "debt-file", "debt-plan"], first.entry + 30, 90, 400, 0.5) : []],
  ];
  return lanes.flatMap(([lane, line, facts], at) => {
    const [gap, silent] = [chance.odds(at < 2 ? 0.03 : 0.12), chance.odds(0.05)];
    const silence = chance.pick(["refused", "unknown", "not-asked"] as const);
    if (gap) return [];
    return silent && at > 1 ? [{ code: null, lane, line, from: first.entry, to: forever, silence }] : facts;
  });
};
