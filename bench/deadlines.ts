// Deadlines of both clocks: counted for as many people as the programme would follow, kept for those of the house, and read a year ahead by whoever coordinates.
import { addDays, addMonths, civilDateOf, type CivilDate } from "#ground/civil-date";
import { databaseOver, openPool } from "#ground/database/connect";
import { deadlinesOf, type EmploymentContract } from "#rooms/contracts/index";
import { countAllDeadlines } from "#rooms/contracts/server";
import { chanceOf } from "#simulation/random";
import { type Measured, over, percentile, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";

/** Active people of a programme that holds everywhere. */
const active = 170_000;
const employer = { kind: "aci" as const, structureId: "s", name: "" };

/** A chain of one to eight contracts without a day between, one in ten elsewhere at the end; a PASS, one in five suspended once, one in four prolonged. */
const factsOf = (chance: ReturnType<typeof chanceOf>, today: CivilDate): Parameters<typeof deadlinesOf>[0] => {
  const contracts: EmploymentContract[] = [];
  const opened = addDays(today, -chance.whole(1, 1_600));
  for (let startsOn = opened, turn = 0; startsOn <= today && turn < 8; turn++) {
    const endsOn = addDays(startsOn, chance.whole(121, 365));
    contracts.push({ id: String(turn), kind: "cddi-cvg", employer: turn === 7 && chance.draw() < 0.1 ? { ...employer, structureId: "t" } : employer, startsOn, endsOn, endedOn: endsOn < today ? endsOn : null, end: endsOn < today ? "term" : null, renews: turn === 0 ? null : String(turn - 1), ground: null, reference: null, hours: [], suspensions: [], immersions: [] });
    startsOn = addDays(endsOn, 1);
  }
  const endsOn = addDays(addMonths(opened, 24), -1);
  return {
    contracts, pass: { number: null, startsOn: opened, endsOn, readOn: opened, readFrom: "emplois" },
    suspensions: chance.draw() < 0.2 ? [{ id: "1", reason: "contract-suspended", topic: "work", startsOn: addDays(opened, 60), endsOn: addDays(opened, 150) }] : [],
    prolongations: chance.draw() < 0.25 ? [{ id: "1", ground: "particular-difficulties", state: "granted", startsOn: endsOn, endsOn: addMonths(endsOn, 12) }] : [],
  };
};

const countInMemory = (today: CivilDate): Measured[] => {
  const chance = chanceOf("deadlines");
  const facts = Array.from({ length: active }, () => factsOf(chance, today));
  const started = performance.now();
  const told = facts.reduce((sum, one) => sum + deadlinesOf(one, today).length, 0);
  const seconds = (performance.now() - started) / 1000;
  return [under(`compter celles de ${active.toLocaleString("fr-FR")} personnes actives, en mémoire`, seconds, 60, "s"), over("échéances comptées", told, null, "")];
};

const keepInTheHouse = async (house: BenchHouse, now: Date): Promise<Measured[]> => {
  const pool = openPool(house.appUrl, 2);
  const timed = async (): Promise<[number, { people: number; moved: number }]> => {
    const started = performance.now();
    const told = await countAllDeadlines(databaseOver(pool), now);
    return [(performance.now() - started) / 1000, told];
  };
  const [first, { people, moved }] = await timed();
  const [again, nothing] = await timed();
  await pool.end();
  const per = (seconds: number): number => (seconds / people) * active;
  return [
    under(`lire, compter et garder celles de ${people} personnes (${moved} lignes bougent)`, first, null, "s"), under(`une nuit ordinaire (${nothing.moved} ligne bouge)`, again, null, "s"),
    under(`une nuit ordinaire, ramenée à ${active.toLocaleString("fr-FR")}`, per(again) / 60, 30, "min"),
  ];
};

const readYears = async (house: BenchHouse, turns: number): Promise<Measured[]> => {
  const readers = house.visitors.filter(({ role }) => role === "coordinator");
  const times: number[] = [];
  for (let turn = 0; turn < turns + readers.length; turn++) {
    const started = performance.now();
    const answer = await fetch(`${house.url}/contrats`, { headers: { cookie: readers[turn % readers.length]!.cookie } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`/contrats answered ${answer.status}`);
    // The first page of each reader opens connections and plans.
    if (turn >= readers.length) times.push(performance.now() - started);
  }
  return [under(`l'année qui vient d'un territoire, P95 (${times.length} pages)`, percentile(times, 0.95), 50, "ms"), under("l'année qui vient d'un territoire, P99", percentile(times, 0.99), 100, "ms")];
};

export const measureDeadlines = async (house: BenchHouse, turns = 120): Promise<Measured[]> => {
  const now = new Date();
  return [...countInMemory(civilDateOf(now)), ...(await keepInTheHouse(house, now)), ...(await readYears(house, turns))];
};
