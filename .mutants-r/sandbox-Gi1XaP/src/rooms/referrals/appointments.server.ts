import { sql, type Transaction } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import { newId } from "#ground/ids";
import { readWords, sealWords } from "#ground/person-keys";
import type { Tables } from "#ground/tables.generated";
import type { Referral, Side } from "./model.ts";
import type { Mover } from "./moving.server.ts";

type Tx = { tx: Transaction<Tables> };
/** What is offered: a day, an hour in Paris (« 14:30 »), how long, where, what to bring. */
export type Offered = { on: CivilDate; hour: string; minutes: number; place: string | null; bring: string | null };
const sideOfAppointment = (side: Side): string => (side === "partner" || side === "person" ? side : "professional");

export const insertOffer = async ({ tx, now, side }: Mover, referral: Pick<Referral, "id" | "personId">, withWords: string, { on, hour, minutes, place, bring }: Offered): Promise<void> => {
  const id = newId(now.getTime());
  const seal = (column: string, words: string | null): string | null => sealWords(referral.personId, words?.trim() || null, `appointments.${column}:${id}`);
  await sql`select app.offer_appointment(${referral.id}::uuid, ${id}::uuid, ${on}::date, ${hour}, ${minutes}::int, ${seal("place", place)}, ${seal("bring", bring)}, ${seal("with_words", withWords)}, ${sideOfAppointment(side)}, ${now}::timestamptz)`.execute(tx);
};

/** Said yes to: the appointment is set, and its request hears of it. False when none was waiting. */
export const confirmOffer = async ({ tx, now, side }: Mover, referralId: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.updateTable("appointments").set({ state: "set", confirmed_at: now, confirmed_side: sideOfAppointment(side) }).where("referral_id", "=", referralId).where("state", "=", "proposed").executeTakeFirst();
  return numUpdatedRows > 0n;
};

export type OfferedDate = { id: string; state: string; on: CivilDate; hour: string; minutes: number; place: string | null; bring: string | null };
/** The appointments of a request, the one that stands first. */
export const listOffers = async ({ tx }: Tx, referralId: string): Promise<OfferedDate[]> => {
  const rows = await tx.selectFrom("appointments").select(["id", "state", "on_day", "hour", "minutes", "place", "bring"]).where("referral_id", "=", referralId).orderBy(sql`state in ('proposed', 'set')`, "desc").orderBy("on_day", "desc").limit(20).execute();
  return rows.map((row) => ({ id: row.id, state: row.state, on: row.on_day, hour: row.hour, minutes: row.minutes, place: readWords(row.place, `appointments.place:${row.id}`), bring: readWords(row.bring, `appointments.bring:${row.id}`) }));
};
