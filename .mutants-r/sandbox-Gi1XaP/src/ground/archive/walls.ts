import type pg from "pg";

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
  comment: string | null;
}

/**
 * Works with triggers silent and foreign keys taken down, then puts all back: the keys check every row again as they return.
 * Tables may then come in any order, and circles between them do no harm. An owner may do this; "session_replication_role" asks for a superuser.
 */
export const withoutWalls = async (client: pg.Client, work: () => Promise<void>): Promise<void> => {
  const keys = await client.query<ForeignKey>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition, obj_description(oid, 'pg_constraint') as comment
    from pg_constraint where contype = 'f' and conparentid = 0 and connamespace = 'app'::regnamespace order by conrelid, conname`);
  const triggers = await client.query<{ table: string; name: string }>(`
    select tgrelid::regclass::text as table, quote_ident(tgname) as name from pg_trigger t join pg_class c on c.oid = tgrelid
    where not tgisinternal and tgenabled = 'O' and tgparentid = 0 and c.relnamespace = 'app'::regnamespace order by 1, 2`);

  for (const key of keys.rows) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
  for (const trigger of triggers.rows) await client.query(`alter table ${trigger.table} disable trigger ${trigger.name}`);
  await work();
  for (const trigger of triggers.rows) await client.query(`alter table ${trigger.table} enable trigger ${trigger.name}`);
  for (const key of keys.rows) {
    await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
    if (key.comment) await client.query(`comment on constraint ${key.name} on ${key.table} is '${key.comment.replaceAll("'", "''")}'`);
  }
};
