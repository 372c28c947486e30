import type pg from "pg";
import { civilDateOf } from "#ground/civil-date";
import { withClient } from "#ground/database/connection";
import { sendBoards } from "./boards.ts";
import { withoutIndexes } from "./bulk.ts";
import { sendAccompanied } from "./accompanied.ts";
import { Batch, sendBatch, withoutTriggers } from "./copying.ts";
import { dayOf } from "./days.ts";
import { sendDirectory } from "./directory.ts";
import { tellLife } from "./life.ts";
import { buildNetwork, type NetworkSize, type SimulatedNetwork } from "./network.ts";
import { sendPartnerships } from "./partnerships.ts";
import { personaRows } from "./personas.ts";
import { everybody } from "./posts.ts";
import { sendAgreedPosts } from "./agreed-posts.ts";
import { sendRequests } from "./requests.ts";
import type { Row, Rows } from "./rows.ts";
import { listWelcomed, sendHandovers, tellWelcomed } from "./welcomed.ts";

export type Simulation = {
  seed?: number;
  /** The last day told; today by default. */
  today?: string;
  size?: NetworkSize;
  /** Stops at this many people. */
  people?: number;
  pace?: number;
  /** A national directory of so many services; without it, what the territories need. */
  services?: number;
  onProgress?: (people: number) => void;
};
export type Loaded = { /** In parcours; whoever a partner welcomed comes besides. */ people: number; rows: number };

export const usualSeed = 2019;
const perBatch = 1_500;
// One post sees some four people between 2019 and today: enough posts for the people asked.
const peoplePerPost = 3.4;

/** How big a network it takes for a number of people. */
export const sizeFor = (people: number): NetworkSize => ({ kind: "posts", posts: Math.ceil(people / peoplePerPost) });

const sendNetwork = async (client: pg.Client, network: SimulatedNetwork, simulated: Required<Pick<Simulation, "seed" | "today">>): Promise<number> => {
  await client.query("insert into app.instance (simulated, seed, simulated_until) values (true, $1, $2)", [simulated.seed, simulated.today]);
  const batch = new Batch();
  for (const [table, rows] of Object.entries(network.rows) as [keyof Rows, Row[]][]) for (const row of rows) batch.add(table, row);
  const first = new Set(network.chantiers.slice(0, 1).flatMap(({ neighbours }) => neighbours.map(({ id }) => id)));
  for (const row of personaRows(network.rows, first)) batch.add("personas", row);
  return sendBatch(client, batch);
};

/** Loads a simulated network into an empty, migrated database, in one transaction: all of it or none. */
export const loadSimulation = (ownerUrl: string, { seed = usualSeed, today = civilDateOf(new Date()), size = { kind: "documents" }, people = Infinity, pace = 1, services = 0, onProgress }: Simulation = {}): Promise<Loaded> =>
  withClient(ownerUrl, async (client) => {
    const network = buildNetwork(seed, size);
    const told: Loaded = { people: 0, rows: 0 };
    const telling = { seed, today: dayOf(today), pace };
    const sendPeople = async (): Promise<void> => {
      let batch = new Batch();
      const send = async (): Promise<void> => {
        told.rows += await sendBatch(client, batch);
        told.people += batch.people;
        onProgress?.(told.people);
        batch = new Batch();
      };
      for (const person of everybody(network, telling.today, people)) {
        tellLife(person, telling, batch.add);
        if (batch.people >= perBatch) await send();
      }
      await send();
      for (const one of listWelcomed(network, telling.today).flat()) tellWelcomed(one, seed, batch.add);
      told.rows += await sendBatch(client, batch);
    };
    await client.query("begin");
    await client.query("set local synchronous_commit = off");
    told.rows += await sendNetwork(client, network, { seed, today });
    await withoutTriggers(client, () => withoutIndexes(client, sendPeople));
    await client.query("update app.person_keystores set words_sealed_at = now()");
    await sendAccompanied(client, today);
    told.rows += await sendDirectory(client, network, { today, services });
    await sendPartnerships(client, network, today);
    told.rows += await sendRequests(client, seed, today);
    told.rows += await sendHandovers(client, network, today);
    await sendAgreedPosts(client, today);
    await sendBoards(client, network, today);
    // Copied without triggers: deadlines are counted when the house opens.
    await client.query("select app.enqueue('contracts.deadlines', '{}', 'contracts.deadlines', null, null)");
    await client.query("commit");
    // Rows copied in one go have never been looked at: without this the first readers would each write the pages they read.
    await client.query("vacuum (analyze)");
    return told;
  });
