import type pg from "pg";

/** What the catalogs say of schema app, in an order that no server decides. */
export interface Column {
  name: string;
  type: string;
  baseType: string;
  isArray: boolean;
  labels: string[] | null;
  notNull: boolean;
  default: string | null;
  identity: string;
  generated: string;
  comment: string | null;
}
export interface Relation {
  name: string;
  kind: "r" | "p" | "v" | "m";
  comment: string | null;
  rowSecurity: boolean;
  definition: string | null;
  columns: Column[];
  constraints: string[];
  indexes: string[];
  policies: string[];
  triggers: string[];
  grants: string[];
}
export interface Catalog {
  types: string[];
  relations: Relation[];
  functions: { definition: string; comment: string | null; grants: string[]; signature: string }[];
}

const inApp = "'app'::regnamespace";

const columnsSql = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    coalesce(nullif(bt.typbasetype, 0)::regtype::text, bt.typname) as "baseType", t.typcategory = 'A' as "isArray",
    (select array_agg(enumlabel::text order by enumsortorder) from pg_enum where enumtypid = bt.oid) as labels,
    a.attnotnull as "notNull", pg_get_expr(d.adbin, d.adrelid) as default, a.attidentity as identity, a.attgenerated as generated,
    col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a join pg_type t on t.oid = a.atttypid
    join pg_type bt on bt.oid = case when t.typcategory = 'A' then t.typelem else t.oid end
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** PostgreSQL 18 keeps "not null" as a constraint too; the column already says it. */
const constraintsSql = `
  select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line from pg_constraint
  where conrelid = $1 and contype in ('p', 'u', 'f', 'c', 'x')
  order by array_position('{p,u,x,c,f}', contype::text), conname collate "C"`;

const indexesSql = `
  select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x')) order by c.relname collate "C"`;

const policiesSql = `
  select format('create policy %I on app.%I%s for %s to %s%s%s;', polname, relname, case when polpermissive then '' else ' as restrictive' end,
    case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    (select string_agg(case when r = 0 then 'public' else r::regrole::text end, ', ' order by r::regrole::text collate "C") from unnest(polroles) r),
    E'\\n  using (' || pg_get_expr(polqual, polrelid) || ')', E'\\n  with check (' || pg_get_expr(polwithcheck, polrelid) || ')') as line
  from pg_policy join pg_class c on c.oid = polrelid where polrelid = $1 order by polname collate "C"`;

const triggersSql = `
  select pg_get_triggerdef(oid) || ';' as line from pg_trigger where tgrelid = $1 and not tgisinternal order by tgname collate "C"`;

const grantLine = (what: string): string =>
  `format('grant %s on ${what} to %s;', string_agg(lower(privilege_type), ', ' order by privilege_type collate "C"), case when grantee = 0 then 'public' else grantee::regrole::text end)`;

const grantsSql = `
  select ${grantLine("app.' || quote_ident(c.relname) || '")} as line, '' as columns, grantee
  from pg_class c, aclexplode(c.relacl) where c.oid = $1 and grantee <> c.relowner group by c.relname, grantee
  union all
  select format('grant %s (%s) on app.%I to %s;', lower(privilege_type), string_agg(quote_ident(attname), ', ' order by attnum), c.relname,
    case when grantee = 0 then 'public' else grantee::regrole::text end), privilege_type, grantee
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attacl is not null, aclexplode(a.attacl)
  where c.oid = $1 and not a.attisdropped and grantee <> c.relowner group by c.relname, privilege_type, grantee`;

const lines = async (client: pg.Client, sql: string, oid: number): Promise<string[]> =>
  (await client.query<{ line: string }>(sql, [oid])).rows.map((row) => row.line);

export const readCatalog = async (client: pg.Client): Promise<Catalog> => {
  await client.query("set search_path = pg_catalog");
  const relations: Relation[] = [];
  const found = await client.query<{ oid: number; name: string; kind: Relation["kind"]; comment: string | null; rowSecurity: boolean; definition: string | null }>(`
    select oid::int8::int4 as oid, relname as name, relkind as kind, obj_description(oid, 'pg_class') as comment, relrowsecurity as "rowSecurity",
      case when relkind in ('v', 'm') then pg_get_viewdef(oid) end as definition
    from pg_class where relnamespace = ${inApp} and relkind in ('r', 'p', 'v', 'm') order by relname collate "C"`);
  for (const { oid, ...relation } of found.rows)
    relations.push({
      ...relation,
      columns: (await client.query<Column>(columnsSql, [oid])).rows,
      constraints: await lines(client, constraintsSql, oid),
      indexes: await lines(client, indexesSql, oid),
      policies: await lines(client, policiesSql, oid),
      triggers: await lines(client, triggersSql, oid),
      grants: (await lines(client, grantsSql, oid)).sort(),
    });
  return { types: await readTypes(client), relations, functions: await readFunctions(client) };
};

const readTypes = async (client: pg.Client): Promise<string[]> =>
  (await client.query<{ line: string }>(`
    select format('create type app.%I as enum (%s);', typname, (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as line
    from pg_type t where typnamespace = ${inApp} and typtype = 'e'
    union all select format('create domain app.%I as %s%s;', typname, format_type(typbasetype, typtypmod),
      (select string_agg(' ' || pg_get_constraintdef(c.oid), '' order by conname collate "C") from pg_constraint c where contypid = t.oid and contype = 'c'))
    from pg_type t where typnamespace = ${inApp} and typtype = 'd' order by 1`)).rows.map((row) => row.line);

const readFunctions = async (client: pg.Client): Promise<Catalog["functions"]> =>
  (await client.query<Catalog["functions"][number]>(`
    select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as comment,
      array(select format('grant execute on %s %s to %s;', case when p.prokind = 'p' then 'procedure' else 'function' end, p.oid::regprocedure, case when grantee = 0 then 'public' else grantee::regrole::text end)
        from aclexplode(p.proacl) where grantee <> p.proowner order by 1) as grants
    from pg_proc p where pronamespace = ${inApp} and prokind in ('f', 'p')
      and not exists (select from pg_depend where objid = p.oid and deptype = 'e') order by p.oid::regprocedure::text collate "C"`)).rows;
