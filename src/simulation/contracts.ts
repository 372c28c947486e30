import type { Fact } from "./lanes.ts";
import { dateOf, type DayNumber } from "./days.ts";
import type { LifeJourney } from "./journeys.ts";
import { type Signed, tellExits } from "./exits.ts";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

type About = readonly [string, string];
type Tell = (table: CopiedTable, row: Row) => void;

const ends: Record<string, string> = { "lasting-job": "hired-lasting", "short-job": "hired-short", "other-siae": "other-siae" };
const hosts = ["Boulangerie de l'Exemple (simulée)", "Magasin du Modèle (simulé)", "Atelier vélo de la Maquette (simulé)", "Cuisine centrale fictive (simulée)"] as const;
const others = ["Entreprise d'insertion de l'Exemple (simulée)", "Recyclerie du Décor (simulée)", "Espaces verts du Modèle (simulé)"] as const;
const twoYears = 730;
export const passDays = 729;
const year = 365;

/** The chain of contracts under the facts of work: what the thread says in situations, an employer signed. Its own chance: the rest of the life does not move. */
export const tellContracts = (about: About, facts: readonly Fact[], journeys: readonly LifeJourney[], today: DayNumber, tell: Tell): void => {
  const chance = chanceOf(`contracts/${about[0]}`);
  const journeyOn = (day: DayNumber): LifeJourney => journeys.findLast(({ opened }) => opened <= day) ?? journeys[0]!;
  const signed: Signed[] = [];
  for (const [at, fact] of facts.entries()) {
    if (fact.code !== "cddi" && fact.code !== "first-hours" && fact.code !== "other-siae") continue;
    const [id, hoursId, month, other, ground] = [chance.id(), chance.id(), chance.whole(183, 365), chance.pick(others), chance.weigh([["dgefp", 60], ["particular-difficulties", 40]])];
    const journey = journeyOn(fact.from);
    const elsewhere = fact.code === "other-siae";
    const to = Math.min(fact.to ?? fact.from + month, elsewhere ? fact.from + month : (fact.to ?? fact.from + month)) - 1;
    if (fact.from > today || to < fact.from) continue;
    const employer = elsewhere ? other : journey.chantierOn(fact.from);
    const before = signed.at(-1);
    const renews = before && before.employer === employer && before.to + 1 === fact.from ? before.id : null;
    const since = signed.find(({ from }) => from >= journey.opened)?.from ?? fact.from;
    const past = !elsewhere && to - since >= twoYears;
    const next = facts.slice(at + 1).find(({ code, from }) => from === to + 1 && code !== null && code in ends)?.code;
    const by = journey.leads[0]!.by;
    tell("contracts", [id, ...about, elsewhere ? "cddi" : fact.code === "first-hours" ? "cddi-phc" : "cddi-cvg", elsewhere ? "ei" : "aci", elsewhere ? null : employer, elsewhere ? employer : null, dateOf(fact.from), dateOf(to),
      to < today ? dateOf(to) : null, to < today ? (next ? ends[next]! : "term") : null, renews, past ? ground : null, past && ground === "dgefp" ? "DGEFP-SIMULATION" : null, "document", by, `${dateOf(fact.from)}T10:00:00Z`]);
    tell("contract_hours", [hoursId, id, ...about, dateOf(fact.from), fact.hours ?? 26, (fact.hours ?? 26) < 20 ? "contract-difficulties" : null, by, `${dateOf(fact.from)}T10:00:00Z`]);
    signed.push({ id, from: fact.from, to, employer, isHouse: !elsewhere, by });
  }
  tellExits(about, facts, signed, today, tell);
  for (const fact of facts.filter(({ code }) => code === "immersion")) {
    const [id, aim, host] = [chance.id(), chance.weigh([["discover", 40], ["confirm", 35], ["recruit", 25]]), chance.pick(hosts)];
    const under = signed.findLast(({ from, to }) => from <= fact.from && (fact.to ?? 0) - 1 <= to);
    if (under && fact.from <= today) tell("immersions", [id, under.id, ...about, aim, host, dateOf(fact.from), dateOf(fact.to! - 1), journeyOn(fact.from).leads[0]!.by, `${dateOf(fact.from)}T10:00:00Z`]);
  }
};

/** The last day of the PASS of a journey as it reads today: two years, and each year it was prolonged, three at most. */
export const tellPass = (about: About, { id, opened, stages, leads }: LifeJourney, today: DayNumber, tell: Tell): DayNumber => {
  const chance = chanceOf(`pass/${id}`);
  const works = stages.findLast(({ stage }) => stage === "cddi")?.to ?? today;
  let last = opened + passDays;
  for (let turn = 0; turn < 3; turn++) {
    const [row, ground] = [chance.id(), chance.weigh([["particular-difficulties", 70], ["rqth", 15], ["senior", 15]])];
    if (works <= last || last - 30 > today) break;
    tell("pass_prolongations", [row, id, ...about, ground, "granted", dateOf(last), dateOf(last + year), leads[0]!.by, `${dateOf(Math.min(last - 30, today))}T10:00:00Z`]);
    last += year;
  }
  return last;
};
