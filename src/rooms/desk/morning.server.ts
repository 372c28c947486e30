import { sql } from "kysely";
import { addDays, type CivilDate } from "#ground/civil-date";
import type { Door } from "#ground/visit";
import { type Deadline, openingCodes } from "#rooms/contracts/index";

/** What a morning mail counts: a day of the two clocks, or what a renewal board waits for. */
export type MorningCode = Deadline["code"] | "case-opened" | "opinion-asked" | "files-to-read";
export type MorningReader = { name: string; email: string; counts: Partial<Record<MorningCode, number>> };

/** Days before an end at which it is said by mail; openings are said on their day. */
export const mailNotice = 7;

const farthest = 31;
/** The first day not told yet, a month back at most; today when nothing ever was; null when today was told already. */
export const beginMorning = async ({ tx, today }: Door): Promise<CivilDate | null> => {
  const { rows } = await sql<{ told: CivilDate | null }>`with last as (select max(told_through) as told from app.mornings), begun as (insert into app.mornings values (${today}) on conflict do nothing returning 1)
    select told from last where exists (select from begun)`.execute(tx);
  const [last] = rows;
  return last ? [addDays(last.told ?? addDays(today, -1), 1), addDays(today, -farthest)].sort()[1]! : null;
};

/** Whoever something new waits for since `from`, with how many of each. */
export const listMorningReaders = async ({ tx, today }: Door, from: CivilDate): Promise<MorningReader[]> => {
  const { rows } = await sql<{ professional_id: string; name: string; email: string; code: MorningCode; count: number }>`select * from app.morning_lines(${from}::date, ${today}::date, ${openingCodes}::text[], ${mailNotice})`.execute(tx);
  const readers = new Map<string, MorningReader>();
  for (const { professional_id: id, name, email, code, count } of rows) {
    const reader = readers.get(id) ?? { name, email, counts: {} };
    reader.counts[code] = count;
    readers.set(id, reader);
  }
  return [...readers.values()];
};
