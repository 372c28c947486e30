// npm run simulate -- --people 650000 [--seed 7] [--today] : fills an empty database; npm run simulate -- --day : adds a day to it.
import { parseArgs } from "node:util";
import { readConfig } from "#ground/config";
import { CannotStart } from "#ground/database/cannot-start";
import { openInstance } from "#ground/database/open";
import { openSealing } from "#ground/open-sealing";
import { addDay } from "#simulation/day";
import { loadSimulation, sizeFor, usualSeed } from "#simulation/load";

const { values } = parseArgs({ options: { people: { type: "string" }, seed: { type: "string" }, pace: { type: "string" }, day: { type: "boolean" }, "thirteen": { type: "boolean" } } });
const number = (name: "people" | "seed" | "pace"): number | undefined => {
  if (values[name] === undefined) return undefined;
  const asked = Number(values[name]);
  if (!Number.isFinite(asked) || asked <= 0) throw new CannotStart(`--${name} attend un nombre, par exemple : npm run simulate -- --people 650000`);
  return asked;
};

try {
  const [people, seed, pace] = [number("people"), number("seed") ?? usualSeed, number("pace") ?? 1];
  const config = readConfig();
  const database = await openInstance(config, "command");
  await openSealing(config, database.ownerUrl);
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(0)} s`;
  if (values.day) {
    const { day, added, changed } = await addDay(database.ownerUrl);
    console.log(`${day} : ${added} lignes ajoutées, ${changed} changées (${seconds()}).`);
  } else {
    const size = people ? sizeFor(people) : values.thirteen ? ({ kind: "today" } as const) : ({ kind: "documents" } as const);
    const told = await loadSimulation(database.ownerUrl, { seed, pace, size, people, onProgress: (count) => count % 60_000 === 0 && console.log(`${count} personnes (${seconds()})`) });
    console.log(`Réseau simulé : ${told.people} personnes, ${told.rows} lignes, en ${seconds()}.`);
  }
  await database.stop();
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
