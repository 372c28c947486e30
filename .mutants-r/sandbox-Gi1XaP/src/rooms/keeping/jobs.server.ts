// What is forgotten without anybody asking: what a restored archive brought back, and files whose time is over.
import { sql } from "kysely";
import { civilDateOf, type CivilDate } from "#ground/civil-date";
import { withClient } from "#ground/database/connection";
import { house, type House } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import { restingWhile } from "#ground/jobs/giving-way";
import type { JobHandlers } from "#ground/jobs/worker";
import type { Keystore } from "#ground/keystore";
import { log } from "#ground/log";
import { destroyKeys } from "#ground/person-keys";
import { atTheDoor, type Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";

/** Whoever was erased is erased again from a database that came back from an archive; answers how many files. As the owner, before anything is served. */
export const replayErasures = (ownerUrl: string, keystore: Keystore): Promise<number> =>
  withClient(ownerUrl, async (client) => {
    const destroyed = keystore.destroyed().map(({ personId }) => personId);
    const { rows: back } = await client.query<{ id: string }>("select id from app.people where id = any ($1::uuid[])", [destroyed]);
    if (back.length === 0) return 0;
    await client.query("begin");
    const { rows } = await client.query<{ gone: string[] }>("select app.forget_people($1::uuid[]) as gone", [back.map(({ id }) => id)]);
    const gone = rows[0]?.gone ?? [];
    for (const id of gone) await client.query("insert into app.journal (event, person_id, detail) values ('person.erased', $1, '{\"reason\": \"archive\"}')", [id]);
    keystore.destroy(gone, new Date().toISOString());
    await client.query("commit");
    return gone.length;
  });

const perBatch = 50;
export type Retained = { given: number; withdrawn: number; rowsCleared: number; erased: number };

const giveNotices = async ({ tx, today }: Door): Promise<Omit<Retained, "erased">> => {
  const { rows } = await sql<{ given: string; withdrawn: string; rows_cleared: string }>`select * from app.give_notices(${today}::date)`.execute(tx);
  return { given: Number(rows[0]?.given ?? 0), withdrawn: Number(rows[0]?.withdrawn ?? 0), rowsCleared: Number(rows[0]?.rows_cleared ?? 0) };
};

const forgetBatch = async (door: Door): Promise<number> => {
  const { rows } = await sql<{ gone: string[] }>`select app.forget_overdue(${door.today}::date, ${perBatch}) as gone`.execute(door.tx);
  const gone = rows[0]?.gone ?? [];
  for (const personId of gone) await recordAtTheDoor(door, "person.erased", null, { personId, detail: { reason: "kept-too-long" } });
  if (gone.length > 0) destroyKeys(gone, door.now);
  return gone.length;
};

/** The notices of a day, then the files whose day has come, a few at a time. */
export const applyRetention = async (db: House["db"], now: Date, pause: () => Promise<void> = () => Promise.resolve()): Promise<Retained> => {
  const given = await atTheDoor(db, giveNotices, now);
  let erased = 0;
  for (let count = -1; count !== 0; erased += count) {
    count = await atTheDoor(db, forgetBatch, now);
    await pause();
  }
  return { ...given, erased };
};

const nextNight = (now: Date): Date => new Date(Date.parse(`${civilDateOf(now)}T02:30:00Z`) + (now.getTime() >= Date.parse(`${civilDateOf(now)}T02:30:00Z`) ? 86_400_000 : 0));

/** Asked for the next night, on a real instance only: the simulated network would be eaten day after day. */
export const askForRetention = async (door: Door): Promise<void> => {
  const { rows } = await sql`select from app.instance where not simulated`.execute(door.tx);
  const runAt = nextNight(door.now);
  if (rows.length > 0) await enqueue(door, { kind: "retention.apply", key: `retention.apply/${runAt.toISOString().slice(0, 10) as CivilDate}`, runAt });
};

export const keepingJobs: JobHandlers = {
  "retention.apply": async (_job, signal) => {
    const { db, clock, lastAsked } = house();
    const rest = restingWhile(lastAsked);
    await atTheDoor(db, askForRetention, clock());
    const told = await applyRetention(db, clock(), async () => {
      signal.throwIfAborted();
      await rest();
    });
    log.info("retention.applied", told);
  },
};
