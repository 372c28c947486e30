import type pg from "pg";
import { withClient } from "#ground/database/connection";
import { dateOf, dayOf } from "./days.ts";
import { tellLife } from "./life.ts";
import { buildNetwork, type NetworkSize } from "./network.ts";
import { everybody } from "./posts.ts";
import { copied, type CopiedTable, inOrder, type Row, sealedRow } from "./rows.ts";
import { listWelcomed, tellWelcomed } from "./welcomed.ts";

export type DayAdded = { day: string; added: number; changed: number };

type Told = Map<string, { table: CopiedTable; row: Row }>;
const keyOf = (table: CopiedTable, row: Row): string => `${table}/${String(row[0])}`;

const placeholders = (count: number): string => Array.from({ length: count }, (_, at) => `$${at + 1}`).join(", ");

const insert = async (client: pg.Client, table: CopiedTable, row: Row): Promise<number> => {
  const columns = copied[table];
  const result = await client.query(`insert into app.${table} (${columns.join(", ")}) values (${placeholders(columns.length)}) on conflict do nothing`, [...sealedRow(table, row)]);
  return result.rowCount ?? 0;
};

/** A row people changed since keeps what they wrote: only what still stands as it was told moves on. */
const change = async (client: pg.Client, table: CopiedTable, before: Row, after: Row): Promise<number> => {
  const [id, ...columns] = copied[table];
  const moved = columns.flatMap((name, at) => (before[at + 1] === after[at + 1] ? [] : [{ name, was: before[at + 1], is: after[at + 1] }]));
  if (moved.length === 0) return 0;
  const sets = moved.map(({ name }, at) => `${name} = $${at + 2}`).join(", ");
  const still = moved.map(({ name }, at) => `${name}::text is not distinct from $${at + 2 + moved.length}::text`).join(" and ");
  const result = await client.query(`update app.${table} set ${sets} where ${id} = $1 and ${still}`, [after[0], ...moved.map(({ is }) => is), ...moved.map(({ was }) => was)]);
  return result.rowCount ?? 0;
};

/** Adds one day to a simulated network: the difference between a life told until yesterday and until today. */
export const addDay = (ownerUrl: string, size: NetworkSize = { kind: "documents" }): Promise<DayAdded> =>
  withClient(ownerUrl, async (client) => {
    await client.query("begin");
    const { rows } = await client.query<{ seed: number; until: string }>("select seed, simulated_until::text as until from app.instance where simulated for update");
    const instance = rows[0];
    if (!instance) throw new Error("Only a simulated instance can be given a day");
    const [yesterday, today] = [dayOf(instance.until), dayOf(instance.until) + 1];
    const network = buildNetwork(instance.seed, size);
    const done: DayAdded = { day: dateOf(today), added: 0, changed: 0 };
    const known = new Set<string>();
    for (const person of everybody(network, yesterday)) known.add(person.key);
    for (const person of everybody(network, today)) {
      const before: Told = new Map();
      const tellFor = (day: number, into: (table: CopiedTable, row: Row) => void): void => tellLife(person, { seed: instance.seed, today: day, pace: 1 }, into);
      if (known.has(person.key)) tellFor(yesterday, (table, row) => before.set(keyOf(table, row), { table, row }));
      const fresh: { table: CopiedTable; row: Row }[] = [];
      tellFor(today, (table, row) => fresh.push({ table, row }));
      fresh.sort((a, b) => inOrder.indexOf(a.table) - inOrder.indexOf(b.table));
      for (const { table, row } of fresh) {
        const was = before.get(keyOf(table, row));
        if (!was) done.added += await insert(client, table, row);
        else if (was.row.some((cell, at) => cell !== row[at])) done.changed += await change(client, table, was.row, row);
      }
    }
    for (const one of listWelcomed(network, today).flat()) {
      if (one.on !== today) continue;
      const fresh: { table: CopiedTable; row: Row }[] = [];
      tellWelcomed(one, instance.seed, (table, row) => fresh.push({ table, row }));
      for (const { table, row } of fresh) done.added += await insert(client, table, row);
    }
    await client.query("update app.instance set simulated_until = $1", [done.day]);
    await client.query("commit");
    return done;
  });
