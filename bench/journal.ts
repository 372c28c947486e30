import { setTimeout as wait } from "node:timers/promises";
import { databaseOver, openPool } from "#ground/database/connect";
import { atTheDoor, visit } from "#ground/visit";
import { record, sealJournal } from "#rooms/journal/server";
import { type Measured, median, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";

const triggers = ["a_line_carries_its_hash", "a_reading_says_why", "a_writer_says_so_before_writing"];

/** What a line of the journal costs the visit that writes it: without chain, with it, and while the journal is sealed without rest; and how fast lines are sealed. */
export const measureJournal = async (house: BenchHouse, { turns = 400, lines = 50_000 } = {}): Promise<Measured[]> => {
  const [appPool, ownerPool] = [openPool(house.appUrl, 3), openPool(house.ownerUrl, 1)];
  const app = databaseOver(appPool);
  const actor = { id: house.visitors[0]!.id, givenName: "", familyName: "", sessionId: null, roles: [] };
  const seal = () => atTheDoor(app, (door) => sealJournal(door));
  const sealAll = async (): Promise<number> => {
    const { sealed } = await seal();
    return sealed === 0 ? 0 : sealed + (await sealAll());
  };
  const writeOnes = async (): Promise<number[]> => {
    const times: number[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const started = performance.now();
      await visit(app, actor, (entered) => record(entered, "caseload.transferred"));
      times.push(performance.now() - started);
    }
    return times;
  };
  const setTriggers = async (verb: "enable" | "disable"): Promise<void> => {
    for (const trigger of triggers) await ownerPool.query(`alter table app.journal ${verb} trigger ${trigger}`);
  };

  await writeOnes();
  const [bare, chained, sealing]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < 3; round++) {
    await setTriggers("disable");
    bare.push(...(await writeOnes()));
    await setTriggers("enable");
    chained.push(...(await writeOnes()));
    let writing = true;
    const sealer = (async () => {
      while (writing) {
        await seal();
        await wait(20);
      }
    })();
    sealing.push(...(await writeOnes()));
    writing = false;
    await sealer;
  }
  await sealAll();
  await ownerPool.query("insert into app.journal (event) select 'caseload.transferred' from generate_series(1, $1)", [lines]);
  const started = performance.now();
  const sealed = await sealAll();
  const perSecond = (sealed / (performance.now() - started)) * 1_000;
  await Promise.all([appPool.end(), ownerPool.end()]);
  return [
    under("une ligne dans sa visite, sans chaîne, médiane", median(bare), null, "ms"),
    under("une ligne dans sa visite, médiane", median(chained), null, "ms"),
    under("une ligne pendant qu'on scelle sans cesse, médiane", median(sealing), null, "ms"),
    under("mille lignes à sceller", 1_000_000 / perSecond, null, "ms"),
  ];
};
