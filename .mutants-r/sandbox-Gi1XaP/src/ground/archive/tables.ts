import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Readable } from "node:stream";

/** A table as the catalogs describe it; nothing here knows which tables there are. */
export interface Table {
  name: string;
  /** Those that are stored as given, in their order. */
  columns: string[];
  /** What puts its rows in one order on every server. */
  order: string;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const nameOf = (table: { name: string }): string => `app.${quoted(table.name)}`;
export const listOf = (columns: string[]): string => columns.map(quoted).join(", ");

/** The same text whatever the server's own settings. */
export const settleText = async (client: pg.Client): Promise<void> => {
  await client.query(`
    set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local timezone = 'UTC'; set local extra_float_digits = 1;
    set local bytea_output = 'hex'; set local client_encoding = 'UTF8'; set local statement_timeout = 0; set local lock_timeout = 0;
    set local idle_in_transaction_session_timeout = 0; set local row_security = off; set local search_path = app, public`);
};

export const listTables = async (client: pg.Client): Promise<Table[]> => {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      (select string_agg(format('%I%s', a.attname, case when a.attcollation = 0 then '' else ' collate "C"' end), ', ' order by k.position)
       from pg_index i, unnest(i.indkey::int2[]) with ordinality k(attnum, position), pg_attribute a
       where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid and a.attnum = k.attnum) as order
    from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by c.relname collate "C"`);
  return rows.map((row) => ({ ...row, order: row.order ?? row.columns.map((column) => `${quoted(column)}::text collate "C"`).join(", ") }));
};

export const listSequences = async (client: pg.Client): Promise<{ name: string; lastValue: string; isCalled: boolean }[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'S' order by relname collate "C"`);
  const list = [];
  for (const { name } of rows) {
    const found = await client.query<{ last: string; called: boolean }>(`select last_value::text as last, is_called as called from app.${quoted(name)}`);
    list.push({ name, lastValue: found.rows[0]?.last ?? "1", isCalled: found.rows[0]?.called ?? false });
  }
  return list;
};

/** Its rows as COPY writes them: one line each, columns between tabs, \\N for null. */
export const rowsOf = (client: pg.Client, table: Table): Readable =>
  client.query(copyTo(`copy (select ${listOf(table.columns)} from ${nameOf(table)} order by ${table.order}) to stdout`));
