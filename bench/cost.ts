// What a page costs: processor time of the application and of PostgreSQL, questions asked. Unlike latency, it stays true on a machine that others use.
import { existsSync, readFileSync } from "node:fs";
import { openPool } from "#ground/database/connect";
import { chanceOf } from "#simulation/random";
import { type Measured, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";
import { ask, asked, type Asked, dayOf } from "./pages.ts";

type Spent = { application: number; database: number; questions: number; journeys: number };

/** What a connection's process spent, in milliseconds: Linux alone says it. */
const spentBy = (pid: number): number => (existsSync(`/proc/${pid}/schedstat`) ? Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6 : Number.NaN);

const counterIn = (metrics: string, name: string): number => Number(new RegExp(`^${name}_total (\\S+)$`, "m").exec(metrics)?.[1]);

/** Each page many times, one after the other: nobody waits for anybody, so what is counted is work and nothing else. */
export const measureCost = async (house: BenchHouse, { turns = 200, warmUp = 100 } = {}): Promise<Measured[]> => {
  const owner = openPool(house.ownerUrl, 1);
  const soFar = async (): Promise<Spent> => {
    const metrics = await (await fetch(`${house.url}/metriques`)).text();
    const { rows } = await owner.query<{ pid: number }>("select pid from pg_stat_activity where application_name = 'fil-rouge' and pid <> pg_backend_pid()");
    return { application: counterIn(metrics, "filrouge_cpu_seconds") * 1000, questions: counterIn(metrics, "filrouge_database_questions"), journeys: counterIn(metrics, "filrouge_database_journeys"), database: rows.reduce((sum, { pid }) => sum + spentBy(pid), 0) };
  };
  const spentOn = async (title: string, next: (turn: number) => Promise<unknown>): Promise<Measured[]> => {
    for (let turn = 0; turn < warmUp; turn++) await next(turn);
    const before = await soFar();
    for (let turn = 0; turn < turns; turn++) await next(turn);
    const after = await soFar();
    const each = (what: keyof Spent): number => (after[what] - before[what]) / turns;
    return [
      under(`${title} : application`, each("application"), null, "ms"), under(`${title} : PostgreSQL`, each("database"), null, "ms"),
      under(`${title} : questions`, each("questions"), null, ""), under(`${title} : réveils de la base`, each("journeys"), null, ""),
    ];
  };

  const day = chanceOf("cost/day");
  const anything = (): Promise<unknown> => {
    const visitor = day.pick(house.visitors);
    return ask(house, visitor, asked(day, visitor));
  };
  // The pages asked first would pay for the compilation of what they share with the others.
  for (let turn = 0; turn < 1_000; turn++) await anything();

  const chance = chanceOf("cost");
  const pages = [...new Set(house.visitors.flatMap((visitor) => dayOf(chance, visitor)).filter(([, often]) => often > 0).map(([{ page }]) => page))];
  const bars: Measured[] = [];
  for (const page of pages) {
    const mayAsk = house.visitors.filter((visitor) => dayOf(chance, visitor).some(([one, often]) => one.page === page && often > 0));
    bars.push(...(await spentOn(page, (turn) => {
      const visitor = mayAsk[turn % mayAsk.length]!;
      const [one] = dayOf(chance, visitor).find(([found]) => found.page === page) as [Asked, number];
      return ask(house, visitor, one);
    })));
  }
  const all = await spentOn("une journée, toutes pages mêlées", anything);
  await owner.end();
  return [...bars, ...all];
};
