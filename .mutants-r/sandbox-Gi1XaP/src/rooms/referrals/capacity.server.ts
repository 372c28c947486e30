import { sql, type Transaction } from "kysely";
import { newId } from "#ground/ids";
import { sealForPerson } from "#ground/person-keys";
import type { Tables } from "#ground/tables.generated";
import type { Visit } from "#ground/visit";
import type { CapacityAnswer, CapacityAsk, Referral } from "./model.ts";
import type { Target } from "./targets.server.ts";

const openDays = 10;
/** How long a place that was said free is held for the request, unless its partner says another day. */
export const heldDays = 3;

export const insertAsk = async (visit: Visit, referral: Pick<Referral, "id" | "personId" | "topic" | "territoryId">, target: Target, words: string): Promise<void> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("capacity_asks").values({
    id, referral_id: referral.id, person_id: referral.personId, topic: referral.topic, territory_id: referral.territoryId, listed_id: target.listedId, service_id: target.serviceId,
    words: sealForPerson(referral.personId, words, `capacity_asks.words:${id}`), asked_at: visit.now, asked_by: visit.actor.id, expires_at: new Date(visit.now.getTime() + openDays * 86_400_000),
  }).execute();
};

type Row = { id: string; listed_id: string; listed: string; service_id: string | null; service: string | null; asked_at: Date; expires_at: Date; answer: CapacityAnswer | null; answered_at: Date | null; held_until: string | null; chosen_at: Date | null; released_at: Date | null };
const askOf = (row: Row): CapacityAsk => ({ id: row.id, listedId: row.listed_id, listed: row.listed, serviceId: row.service_id, service: row.service, askedAt: row.asked_at, expiresAt: row.expires_at, answer: row.answer, answeredAt: row.answered_at, heldUntil: row.held_until, chosenAt: row.chosen_at, releasedAt: row.released_at });
const asks = (where: ReturnType<typeof sql>) => sql<Row>`
  select a.id, a.listed_id, d.name as listed, a.service_id, s.name as service, a.asked_at, a.expires_at, a.answer, a.answered_at, a.held_until, a.chosen_at, a.released_at
  from app.capacity_asks a join app.directory_structures d on d.id = a.listed_id left join app.services s on s.id = a.service_id where ${where}
  order by a.released_at nulls first, case a.answer when 'capacity' then 0 when 'waitlist' then 1 when 'additional-assessment-required' then 2 when 'no-capacity' then 4 else 3 end, a.asked_at limit 100`;

/** The partners asked for a request, those with a place first. */
export const listAsks = async ({ tx }: { tx: Transaction<Tables> }, referralId: string): Promise<CapacityAsk[]> => (await asks(sql`a.referral_id = ${referralId}`).execute(tx)).rows.map(askOf);
export const findAsk = async ({ tx }: { tx: Transaction<Tables> }, id: string): Promise<CapacityAsk | null> => {
  const { rows } = await asks(sql`a.id = ${id}`).execute(tx);
  return rows[0] ? askOf(rows[0]) : null;
};
/** Places asked of the structures where the visitor accompanies people, not yet answered. */
export const listAsksToUs = async ({ tx }: Visit): Promise<CapacityAsk[]> => (await asks(sql`a.host_id = any ((select app.my_doors())::uuid[]) and a.answer is null and a.released_at is null`).execute(tx)).rows.map(askOf);

export const saveAskAnswer = async ({ tx, now }: { tx: Transaction<Tables>; now: Date }, id: string, answer: CapacityAnswer, heldUntil: string | null): Promise<boolean> =>
  (await tx.updateTable("capacity_asks").set({ answer, answered_at: now, held_until: answer === "capacity" ? heldUntil : null }).where("id", "=", id).where("answer", "is", null).where("released_at", "is", null).executeTakeFirst()).numUpdatedRows === 1n;

/** One is taken, the others are told that they are free again. */
export const chooseAsk = async ({ tx, now }: Visit, referralId: string, id: string): Promise<void> => {
  await tx.updateTable("capacity_asks").set({ chosen_at: now }).where("id", "=", id).execute();
  await tx.updateTable("capacity_asks").set({ released_at: now }).where("referral_id", "=", referralId).where("id", "<>", id).where("released_at", "is", null).execute();
};
