import { sql } from "kysely";
import type { Door } from "#ground/visit";
import { hashOf } from "./tokens.ts";

/** What is counted: tries on one account, on one waiting factor, or from one address. */
export type Bucket = { of: "account" | "factor" | "address" | "mail"; key: string };

const minutes = 15;
/** A shared office stands behind one address: it may be wrong more often than one account. */
const most: Record<Bucket["of"], number> = { account: 10, factor: 10, address: 100, mail: 3 };

const keyOf = ({ of, key }: Bucket): Buffer => hashOf(`${of}:${key.trim().toLowerCase()}`);

/** Counts one more try in each bucket; answers when to come back if one is full. */
export const countAttempt = async (door: Door, buckets: readonly Bucket[]): Promise<Date | null> => {
  const from = new Date(door.now.getTime() - minutes * 60_000);
  let back: Date | null = null;
  for (const bucket of buckets) {
    const { rows } = await sql<{ attempts: number; since: Date }>`
      insert into app.door_attempts as known (bucket, attempts, since) values (${keyOf(bucket)}, 1, ${door.now})
      on conflict (bucket) do update set attempts = case when known.since > ${from} then known.attempts + 1 else 1 end, since = case when known.since > ${from} then known.since else excluded.since end
      returning attempts, since`.execute(door.tx);
    const row = rows[0];
    if (row && row.attempts > most[bucket.of]) back = new Date(row.since.getTime() + minutes * 60_000);
  }
  await sql`delete from app.door_attempts where since < ${new Date(door.now.getTime() - 86_400_000)}`.execute(door.tx);
  return back;
};

/** Whoever came in starts again from nothing; the address does not. */
export const forgetAttempts = async (door: Door, buckets: readonly Bucket[]): Promise<void> => {
  for (const bucket of buckets.filter(({ of }) => of !== "address")) await door.tx.deleteFrom("door_attempts").where("bucket", "=", keyOf(bucket)).execute();
};
