// Open data: what is public of the directory, read at the door. The database shows the doorkeeper nothing else.
import { sql } from "kysely";
import type { Door } from "#ground/visit";
import { serviceColumns, structureColumns } from "./entry.ts";
import type { What } from "./fields.ts";
import { ourSource } from "./judging.ts";
import type { OpenRow, OpenService } from "./outgoing.ts";

/** Sources whose terms keep their data for some readers: what we hold of them is not given on. */
const notGivenOn = ["soliguide"];

export type OpenAsked = { sources?: readonly string[]; theme?: string | undefined; department?: string | undefined; listedId?: string | undefined; since?: string | undefined; ids?: readonly string[]; page?: { number: number; size: number }; after?: string; /** Whom a service says it serves; without a word of it, those of the same department. */ reaches?: { code: string; department: string } | undefined };
export type OpenPage<Row> = { total: number; rows: Row[] };

const columnsOf = { structure: Object.values(structureColumns), service: Object.values(serviceColumns).filter((column) => column !== "contact_name") } as const;

const conditions = (what: What, asked: OpenAsked) => {
  const all = [sql`t.audience = 'public' and t.closed_on is null and t.source <> all (${notGivenOn}::text[])`];
  if (asked.sources?.length) all.push(sql`t.source = any (${[...asked.sources]}::text[])`);
  if (asked.since) all.push(sql`greatest(t.source_date, t.vouched_on) >= ${asked.since}::date`);
  if (asked.department) all.push(sql`t.commune_code like ${`${asked.department.replace(/[%_\\]/g, "")}%`}`);
  if (asked.theme && what === "service") all.push(sql`exists (select from unnest(t.themes) theme where theme = ${asked.theme} or theme like ${`${asked.theme.replace(/[%_\\]/g, "")}--%`})`);
  if (asked.listedId && what === "service") all.push(sql`t.listed_id = ${asked.listedId}::uuid`);
  if (asked.reaches && what === "service") {
    const { code, department } = asked.reaches;
    all.push(sql`(t.area && ${["france", "99100", department, code]}::text[] or (cardinality(t.area) = 0 and t.commune_code like ${`${department}%`}))`);
  }
  if (asked.after) all.push(sql`t.id > ${asked.after}::uuid`);
  // An identifier is ours (the house's name and a uuid), a uuid alone, or the one a source gave.
  if (asked.ids) {
    const own = asked.ids.map((id) => id.replace(`${ourSource}--`, "")).filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id));
    all.push(sql`(t.id = any (${own}::uuid[]) or (t.source, t.source_id) in (select split_part(i, '--', 1), i from unnest(${[...asked.ids]}::text[]) i))`);
  }
  return sql.join(all, sql` and `);
};

export const readOpen = async <Row extends OpenRow>(door: Door, what: What, asked: OpenAsked): Promise<OpenPage<Row>> => {
  const from = what === "service" ? sql`app.services t join app.directory_structures d on d.id = t.listed_id and d.audience = 'public' and d.closed_on is null` : sql`app.directory_structures t`;
  const where = conditions(what, asked);
  const columns = sql.join(columnsOf[what].map((column) => sql.ref(`t.${column}`)));
  const { number, size } = asked.page ?? { number: 1, size: 500 };
  const beside = what === "service" ? sql`, t.listed_id, d.source_id as listed_source_id, d.name as listed_name, d.description as listed_description, t.languages` : sql``;
  const { rows } = await sql<Row>`select t.id, t.source, t.source_id, t.vouched_on, t.created_at::date as made_on, ${columns}${beside} from ${from} where ${where} order by t.id limit ${size} offset ${(number - 1) * size}`.execute(door.tx);
  if (!asked.page) return { total: rows.length, rows };
  const { rows: counted } = await sql<{ total: number }>`select count(*)::integer as total from ${from} where ${where}`.execute(door.tx);
  return { total: counted[0]!.total, rows };
};

export const readOpenStructures = (door: Door, asked: OpenAsked): Promise<OpenPage<OpenRow>> => readOpen<OpenRow>(door, "structure", asked);
export const readOpenServices = (door: Door, asked: OpenAsked): Promise<OpenPage<OpenService>> => readOpen<OpenService>(door, "service", asked);
