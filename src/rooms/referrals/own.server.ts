import { sql } from "kysely";
import { readWords } from "#ground/person-keys";
import type { OwnVisit } from "#ground/visit";
import type { OwnReferral, ReferralState, Side } from "./model.ts";
import type { Domain } from "#rooms/access/index";

/** The structure that asks for her: where she works now, or worked last. */
export const findMyDoor = async ({ tx, personId }: OwnVisit): Promise<string | null> => {
  const row = await tx.selectFrom("stages").select("chantier_id").where("person_id", "=", personId).where("chantier_id", "is not", null).orderBy(sql`ends_on is not null`).orderBy("starts_on", "desc").limit(1).executeTakeFirst();
  return row?.chantier_id ?? null;
};

type Row = {
  id: string; domain: string; need: string; state: string; state_since: Date; waits_for: string | null; agreed_at: Date | null; refused_at: Date | null; withdrawn_at: Date | null; sent_at: Date | null; ended_at: Date | null; ended_side: string | null; ended_reason: string | null;
  look_again_on: string | null; reminded_at: Date | null; listed: string | null; asker: string | null; shares: string[]; agreed_network: boolean;
};

/** Her requests, those that wait for her word first, then those under way. */
export const listMyReferrals = async ({ tx, personId }: OwnVisit): Promise<OwnReferral[]> => {
  const { rows } = await sql<Row>`
    select r.id, r.domain, r.need, r.state, r.state_since, r.waits_for, r.agreed_at, r.refused_at, r.withdrawn_at, r.sent_at, r.ended_at, r.ended_side, r.ended_reason, r.look_again_on, r.shares, r.agreed_network, d.name as listed, p.given_name || ' ' || p.family_name as asker, (select max(n.at) from app.referral_nudges n where n.referral_id = r.id and n.side = 'partner' and n.kind in ('first-reminder', 'second-reminder')) as reminded_at
    from app.referrals r left join app.directory_structures d on d.id = r.listed_id left join app.professionals p on p.id = r.asked_by
    where r.person_id = ${personId} and r.state <> 'entered-in-error'
    order by r.ended_at is not null, r.agreed_at is not null or r.refused_at is not null, r.state_since desc limit 60`.execute(tx);
  return rows.map((row) => ({
    id: row.id, domain: row.domain as Domain, need: readWords(row.need, `referrals.need:${row.id}`), state: row.state as ReferralState, stateSince: row.state_since, waitsFor: row.waits_for as Side | null, asks: row.agreed_at === null && row.refused_at === null && row.ended_at === null,
    agreed: row.agreed_at !== null && row.withdrawn_at === null, hers: row.asker === null, asker: row.asker, listed: row.listed, toTheNetwork: row.listed === null || row.agreed_network, shares: row.shares as OwnReferral["shares"], lookAgainOn: row.look_again_on, sent: row.sent_at !== null, remindedAt: row.reminded_at,
    ended: row.ended_at !== null, endedSide: row.ended_side as Side | null, endedReason: row.ended_reason,
  }));
};
