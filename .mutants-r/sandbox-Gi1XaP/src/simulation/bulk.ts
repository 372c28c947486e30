import type pg from "pg";
import { inOrder } from "./rows.ts";

type Kept = { drop: string; again: string };

const constraints = `
  select format('alter table app.%I drop constraint %I', t.relname, c.conname) as drop,
         format('alter table app.%I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) as again
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  left join pg_class r on r.oid = c.confrelid
  where c.contype in ('f', 'x', 'u', 'p') and t.relnamespace = 'app'::regnamespace and (t.relname = any ($1) or r.relname = any ($1))
  order by array_position(array['f', 'x', 'u', 'p'], c.contype::text), c.conname`;
const indexes = `
  select format('drop index app.%I', i.relname) as drop, pg_get_indexdef(i.oid) as again
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = 'app'::regnamespace and t.relname = any ($1) and not x.indisprimary
    and not exists (select from pg_constraint c where c.conindid = i.oid)
  order by i.relname`;

/** For a load of hundreds of thousands of files: indexes, exclusions and references are put back, and so checked, at the end. */
export const withoutIndexes = (client: pg.Client, work: () => Promise<void>): Promise<void> => withoutIndexesOf(client, inOrder, work);
export const withoutIndexesOf = async (client: pg.Client, tables: readonly string[], work: () => Promise<void>): Promise<void> => {
  const kept: Kept[] = [];
  for (const query of [indexes, constraints]) {
    const { rows } = await client.query<Kept>(query, [tables]);
    kept.push(...rows);
  }
  for (const { drop } of kept) await client.query(drop);
  await work();
  await client.query("set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 1");
  // Keys first, references last: the reverse of how they were taken down.
  for (const { again } of kept.reverse()) await client.query(again);
};
