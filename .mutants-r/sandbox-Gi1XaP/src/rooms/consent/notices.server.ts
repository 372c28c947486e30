import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { Door, Visit } from "#ground/visit";
import type { Topic } from "#rooms/access/index";
import type { WithdrawalNotice } from "./model.ts";

type Row = { id: string; person_id: string; person: string | null; reader: string; topic: Topic; told_at: Date; readings: number; copies: number; erased_at: Date | null };

// The name is shown where her file still opens; elsewhere the notice only says that there was one.
const notices = (where: ReturnType<typeof sql>) => sql<Row>`
  select n.id, n.person_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as person, r.given_name || ' ' || r.family_name as reader, n.topic, n.told_at, n.readings, n.copies, n.erased_at
  from app.withdrawal_notices n join app.professionals r on r.id = n.professional_id left join app.people p on p.id = n.person_id
  where ${where} order by n.told_at desc, n.id limit 100`;

const noticeOf = ({ person_id: personId, told_at: toldAt, erased_at: erasedAt, ...row }: Row): WithdrawalNotice => ({ ...row, personId, toldAt, erasedAt });

/** Who was told of what she took back, and what had already left. */
export const listNoticesOf = async (visit: Visit, personId: string): Promise<WithdrawalNotice[]> => (await notices(sql`n.person_id = ${personId}`).execute(visit.tx)).rows.map(noticeOf);

/** What was taken back from the visitor. */
export const listMyNotices = async (visit: Visit): Promise<WithdrawalNotice[]> => (await notices(sql`n.professional_id = ${visit.actor.id}`).execute(visit.tx)).rows.map(noticeOf);

/** How many of them still wait for her. */
export const countMyNotices = async (visit: Visit): Promise<number> => {
  const { rows } = await sql<{ waiting: number }>`select count(*)::int as waiting from app.withdrawal_notices where professional_id = ${visit.actor.id} and erased_at is null`.execute(visit.tx);
  return rows[0]?.waiting ?? 0;
};

export const findMyNotice = async (visit: Visit, id: string): Promise<(WithdrawalNotice & { followedBy: string | null }) | null> => {
  if (!isId(id)) return null;
  const { rows } = await notices(sql`n.id = ${id} and n.professional_id = ${visit.actor.id}`).execute(visit.tx);
  const row = await visit.tx.selectFrom("withdrawal_notices").select("followed_by").where("id", "=", id).executeTakeFirst();
  return rows[0] ? { ...noticeOf(rows[0]), followedBy: row?.followed_by ?? null } : null;
};

export const saveErased = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("withdrawal_notices").set({ erased_at: visit.now }).where("id", "=", id).execute();
};

/** Readers who were told of something and not yet written to; each gets one mail, however much was taken back. */
export const takeUnmailed = async (door: Door): Promise<{ givenName: string; familyName: string; email: string }[]> => {
  const { rows } = await sql<{ given_name: string; family_name: string; work_email: string | null }>`
    with taken as (update app.withdrawal_notices set mailed_at = ${door.now} where mailed_at is null returning professional_id)
    select p.given_name, p.family_name, p.work_email from app.professionals p where p.id in (select professional_id from taken)`.execute(door.tx);
  return rows.flatMap((row) => (row.work_email ? [{ givenName: row.given_name, familyName: row.family_name, email: row.work_email }] : []));
};
