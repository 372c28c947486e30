import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import { activities, type Activity, activityOf } from "./activities.ts";

export const dataClasses = ["identity", "social", "health", "justice"] as const;
export type DataClass = (typeof dataClasses)[number];
export type Held = Activity & { columns: Record<DataClass, number>; sealed: number; free: string[] };
export type Kept = { code: string; purpose: string; months: number; countedFrom: string; source: string; toVerify: boolean; applied: boolean };

/** Each activity with what the database holds for it, counted from the classification. */
export const readRegister = async (visit: Visit): Promise<{ activities: Held[]; kept: Kept[]; columns: number }> => {
  const { rows } = await sql<{ table_name: string; class: string; columns: number; sealed: number }>`
    select table_name, class, count(*)::int as columns, (count(*) filter (where sealed))::int as sealed from app.column_classes group by 1, 2`.execute(visit.tx);
  const { rows: policies } = await sql<{ code: string; purpose: string; months: number; counted_from: string; source: string; to_verify: boolean; applied: boolean }>`
    select distinct on (code) code, purpose, months, counted_from, source, to_verify, applied from app.retention_policies where effective_from <= ${visit.today} order by code, effective_from desc`.execute(visit.tx);
  const held = activities.map((activity): Held => {
    const mine = rows.filter(({ table_name: table }) => activityOf(table).code === activity.code);
    const count = (one: DataClass): number => mine.filter((row) => row.class === one).reduce((sum, { columns }) => sum + columns, 0);
    return { ...activity, columns: { identity: count("identity"), social: count("social"), health: count("health"), justice: count("justice") }, sealed: mine.reduce((sum, { sealed }) => sum + sealed, 0), free: [...new Set(mine.map(({ table_name: table }) => table))].filter((table) => !activity.tables.includes(table)) };
  });
  return { activities: held, columns: rows.reduce((sum, { columns }) => sum + columns, 0), kept: policies.map(({ counted_from: countedFrom, to_verify: toVerify, ...row }) => ({ ...row, countedFrom, toVerify })) };
};
