import { sql } from "kysely";
import type { Door, OwnVisit, Visit } from "#ground/visit";
import { usualMonths } from "./rules.ts";

/** How many months an entry stays fresh, then fades: dated parameters, asked as of the visit's day. */
export const readMonths = async (entered: Visit | OwnVisit | Door): Promise<typeof usualMonths> => {
  const { rows } = await sql<{ code: string; value: number }>`
    select distinct on (code) code, value from app.written_policies where code in ('directory-fresh-months', 'directory-fading-months') and effective_from <= ${entered.today}::date order by code, effective_from desc`.execute(entered.tx);
  const of = (code: string, usual: number): number => rows.find((row) => row.code === code)?.value ?? usual;
  return { fresh: of("directory-fresh-months", usualMonths.fresh), fading: of("directory-fading-months", usualMonths.fading) };
};
