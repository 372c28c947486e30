// The simulated network that every browser file opens: told once for a whole run, then copied, database and keys.
//
//   const { base, folder, key } = await aSimulatedHouse();   // one's own; drop the one, remove the other
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "#ground/config";
import { newKeyText } from "#ground/instance-key";
import { openSealing } from "#ground/open-sealing";
import { loadSimulation } from "#simulation/load";
import { type FreshDatabase, freshDatabase } from "./database.ts";

export type Model = { database: string; folder: string; key: string };
export type SimulatedHouse = { base: FreshDatabase; folder: string; key: string };

/** Where the run that started this process says which house it has told. */
export const modelVariable = "FIL_ROUGE_TEST_HOUSE";
const temporary = (): string => mkdtempSync(join(tmpdir(), "maison-"));

export const tellAHouse = async (): Promise<SimulatedHouse> => {
  const [base, folder, key] = [await freshDatabase(), temporary(), newKeyText()];
  const { keystore } = await openSealing(readConfig({ FIL_ROUGE_DATA: folder, FIL_ROUGE_KEY: key }), base.url);
  await loadSimulation(base.url, { people: 420 });
  // On disk to the last key before anybody copies the file.
  keystore.close();
  return { base, folder, key };
};

/** The run's own house copied, and its sealing held by this process; told again for a file that is run by itself. */
export const aSimulatedHouse = async (): Promise<SimulatedHouse> => {
  const said = process.env[modelVariable];
  const house = said ? await copied(JSON.parse(said) as Model) : await tellAHouse();
  await openSealing(readConfig({ FIL_ROUGE_DATA: house.folder, FIL_ROUGE_KEY: house.key }), house.base.url);
  return house;
};

const copied = async ({ database, folder: model, key }: Model): Promise<SimulatedHouse> => {
  const folder = temporary();
  cpSync(model, folder, { recursive: true });
  return { base: await freshDatabase(database), folder, key };
};
