import type { CivilDate } from "#ground/civil-date";
import { sql } from "kysely";
import { readWords } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import type { AskedErasure, ErasureToSecond, NoticesOfChantier, RetentionNotice, RetentionPolicy } from "./model.ts";

/** The policies of a day, one line a purpose. */
export const listPolicies = async (visit: Visit): Promise<RetentionPolicy[]> => {
  const rows = await visit.tx.selectFrom("retention_policies").distinctOn("code").selectAll().where("effective_from", "<=", visit.today).orderBy("code").orderBy("effective_from", "desc").execute();
  return rows.map((row) => ({ code: row.code, purpose: row.purpose, months: row.months, countedFrom: row.counted_from, source: row.source, toVerify: row.to_verify, applied: row.applied, since: row.effective_from }))
    .sort((one, other) => Number(other.applied) - Number(one.applied));
};

export const listNoticesByChantier = async (visit: Visit): Promise<NoticesOfChantier[]> => {
  const { rows } = await sql<{ structure_id: string; name: string; noticed: string; kept: string; first_on: CivilDate | null }>`select * from app.notices_by_chantier()`.execute(visit.tx);
  return rows.map((row) => ({ id: row.structure_id, name: row.name, noticed: Number(row.noticed), kept: Number(row.kept), firstOn: row.first_on }));
};

/** The notices of people the visitor leads or led last, or keeps at a door, the nearest day first. */
export const listMyNotices = async (visit: Visit, most = 100): Promise<RetentionNotice[]> => {
  const rows = await visit.tx.selectFrom("retention_notices").innerJoin("people", "people.id", "retention_notices.person_id")
    .select(["retention_notices.id", "person_id", "given_name", "family_name", "usual_name", "last_contact_on", "erase_on", "kept_until", "kept_because"])
    .where((is) => is.exists(is.selectFrom("lead_referents").select("lead_referents.id").whereRef("lead_referents.person_id", "=", "retention_notices.person_id").where("professional_id", "=", visit.actor.id)).or(sql<boolean>`retention_notices.followed_by = any ((select app.welcoming())::uuid[])`))
    .orderBy("erase_on").limit(most).execute();
  return rows.map((row) => ({
    id: row.id, personId: row.person_id, name: [row.usual_name || row.given_name, row.family_name].filter(Boolean).join(" "), lastContactOn: row.last_contact_on, eraseOn: row.erase_on,
    keptUntil: row.kept_until, keptBecause: readWords(row.kept_because, `retention_notices.kept_because:${row.id}`),
  }));
};

/** Erasures that wait for a second person, in the files that open to the visitor, the oldest first. */
export const listAskedErasures = async (visit: Visit, most = 100): Promise<AskedErasure[]> => {
  const { rows } = await sql<{ id: string; person_id: string; name: string; asked_by: string; by: string; asked_at: Date }>`
    select e.id, e.person_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, e.asked_by, a.given_name || ' ' || a.family_name as by, e.asked_at
    from app.erasures e join app.people p on p.id = e.person_id join app.professionals a on a.id = e.asked_by
    where e.confirmed_at is null and e.cancelled_at is null order by e.asked_at limit ${most}`.execute(visit.tx);
  return rows.map((row) => ({ id: row.id, personId: row.person_id, name: row.name, askedBy: row.asked_by, askedByName: row.by, askedAt: row.asked_at }));
};

/** Erasures that wait for a second person at doors where one professional is alone. */
export const listErasuresToSecond = async (visit: Visit): Promise<ErasureToSecond[]> =>
  (await sql<ErasureToSecond>`select id, door, by_whom as by, reason, asked_at as "askedAt" from app.erasures_to_second()`.execute(visit.tx)).rows;
