import type { DayNumber } from "./days.ts";
import { dayOf } from "./days.ts";
import type { SimulatedChantier } from "./network.ts";
import type { Person, Stay } from "./posts.ts";
import type { Chance } from "./random.ts";

type Span = { from: DayNumber; to: DayNumber | null };
export type LifeJourney = {
  id: string;
  territoryId: string;
  territoryName: string;
  opened: DayNumber;
  closed: DayNumber | null;
  reason: string;
  firstHours: number;
  stages: (Span & { stage: "first-hours" | "cddi" | "year-after"; chantierId: string })[];
  leads: (Span & { by: string })[];
  referents: (Span & { by: string; domain: string })[];
  /** When people are met: often during the contract, less in the year after. */
  periods: { from: DayNumber; to: DayNumber; quiet: boolean }[];
  chantierOn: (day: DayNumber) => string;
};

const oneJourney = (chance: Chance, chantier: SimulatedChantier, { entry, exit }: Stay, isFirst: boolean): LifeJourney => {
  const id = chance.id();
  const firstHours = isFirst && chance.odds(0.25) && exit - entry > 200 ? chance.whole(60, 150) : 0;
  const elsewhere = chance.pick(chantier.neighbours);
  const moves = chance.odds(0.2) && exit - entry > 500 && elsewhere !== chantier ? entry + chance.whole(300, 480) : null;
  const after = chance.odds(0.6) && exit - entry > 110;
  const closed = after ? exit + 365 : exit;
  const reason = after ? "year-after-done" : chance.weigh([["left-without-news", 35], ["own-choice", 30], ["moved-away", 15], ["employer-decision", 12], ["other", 7], ["death", 1]]);
  const last = moves === null ? chantier.id : elsewhere.id;
  const stages: LifeJourney["stages"] = [
    ...(firstHours > 0 ? [{ stage: "first-hours" as const, chantierId: chantier.id, from: entry, to: entry + firstHours }] : []),
    { stage: "cddi", chantierId: chantier.id, from: entry + firstHours, to: moves ?? exit },
    ...(moves === null ? [] : [{ stage: "cddi" as const, chantierId: elsewhere.id, from: moves, to: exit }]),
    ...(after ? [{ stage: "year-after" as const, chantierId: last, from: exit, to: closed }] : []),
  ];
  return {
    id, territoryId: chantier.territoryId, territoryName: chantier.territory, opened: entry, closed, reason, firstHours, stages,
    leads: leadsOf(chance, chantier, entry, closed, moves === null ? null : { on: moves, to: elsewhere }),
    referents: referentsOf(chance, chantier, entry, closed),
    periods: [{ from: entry, to: exit, quiet: false }, ...(after ? [{ from: exit, to: closed, quiet: true }] : [])],
    chantierOn: (day) => (moves !== null && day >= moves ? elsewhere.id : chantier.id),
  };
};

const leadsOf = (chance: Chance, chantier: SimulatedChantier, entry: DayNumber, closed: DayNumber, moves: { on: DayNumber; to: SimulatedChantier } | null): LifeJourney["leads"] => {
  const able = [...chantier.cisps, ...(chance.odds(0.1) ? chantier.educators : [])];
  const first = chance.pick(able);
  const others = moves ? moves.to.cisps : able.filter((one) => one !== first);
  const turn = moves?.on ?? entry + chance.whole(120, 700);
  const handed = moves !== null || (chance.odds(0.3) && others.length > 0 && turn < closed);
  return handed ? [{ by: first, from: entry, to: turn }, { by: chance.pick(others), from: turn, to: closed }] : [{ by: first, from: entry, to: closed }];
};

const referentsOf = (chance: Chance, chantier: SimulatedChantier, entry: DayNumber, closed: DayNumber): LifeJourney["referents"] => {
  const odds: Record<string, number> = { housing: 0.6, health: 0.4, rights: 0.35, rsa: 0.4, justice: 0.1, employment: 0.3, debts: 0.15 };
  return chantier.referents.flatMap(({ id, domain }) => {
    if (!chance.odds(odds[domain]! / 1.6)) return [];
    const from = entry + chance.whole(0, 200);
    const to = chance.odds(0.4) ? Math.min(from + chance.whole(120, 700), closed) : closed;
    return to > from ? [{ by: id, domain, from, to }] : [];
  });
};

/** The person's journeys, one per stay: contract, other chantier, year after. */
export const journeysOf = (chance: Chance, person: Person): LifeJourney[] =>
  person.stays.map((stay, at) => oneJourney(chance, person.chantier, stay, at === 0 && dayOf(person.chantier.openedOn) < stay.entry));
