import { sql } from "kysely";
import { addDays } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { PartnerTodo } from "./model.ts";
import { findWrittenDays } from "./policies.server.ts";

/** What waits for whoever keeps partnerships: what follows a contact, conventions to renew, next steps, covers asked of her, questions nobody answered, vacant posts. */
export const listPartnerTodo = async (visit: Visit): Promise<PartnerTodo[]> => {
  const { tx, actor, today, now } = visit;
  const patience = await findWrittenDays(visit, "question-unanswered-days");
  const soon = addDays(today, 7);
  const { rows } = await sql<PartnerTodo>`
    with mine as materialized (select (app.territories_i_keep())::uuid[] as ids)
    (select 'follow-up' as kind, c.follow_up_on as "on", c.id, (select x.partner_id from app.partner_contact_partners x where x.contact_id = c.id order by 1 limit 1) as "partnerId",
        coalesce((select string_agg(l.name, ', ' order by l.name) from app.partner_contact_partners x join app.partners p on p.id = x.partner_id join app.directory_structures l on l.id = p.listed_id where x.contact_id = c.id), '') as name, c.follow_up as words
      from app.partner_contacts c where c.follow_up_for = ${actor.id} and c.done_at is null and c.follow_up_on <= ${soon} order by c.follow_up_on limit 40)
    union all (select 'renewal', g.ends_on, g.id, g.partner_id, l.name, g.object from app.partner_agreements g join app.directory_structures l on l.id = g.listed_id, mine
      where g.territory_id = any (mine.ids) and g.state = 'active' and g.renewed_by_id is null and g.remind_on <= ${today} order by g.ends_on limit 40)
    union all (select 'next-step', p.next_on, p.id, p.id, l.name, p.next_step from app.partners p join app.directory_structures l on l.id = p.listed_id, mine where p.territory_id = any (mine.ids) and p.ended_on is null and p.next_on <= ${soon} order by p.next_on limit 40)
    union all (select 'prospection', p.next_on, p.id, null, l.name, coalesce(p.words, '') from app.prospections p join app.directory_structures l on l.id = p.listed_id where p.keeper_id = ${actor.id} and p.next_on <= ${soon} and p.stage not in ('hired', 'not-now') order by p.next_on limit 20)
    union all (select 'cover-asked', c.from_on, c.id, null, a.given_name || ' ' || a.family_name, '' from app.covers c join app.professionals a on a.id = c.away_id where c.cover_id = ${actor.id} and c.state = 'asked' and c.until_on >= ${today} limit 20)
    union all (select 'question', (q.asked_at at time zone 'Europe/Paris')::date, q.id, null, q.domain, q.words from app.network_questions q, mine where q.territory_id = any (mine.ids) and q.closed_at is null and q.asked_at < ${now}::timestamptz - make_interval(days => ${patience})
      and not exists (select from app.network_answers a where a.question_id = q.id) order by q.asked_at limit 20)
    union all (select 'vacant', o.starts_on, o.id, null, o.domain, '' from app.officer_posts o, mine where o.territory_id = any (mine.ids) and o.professional_id is null and o.starts_on <= ${today} and (o.ends_on is null or o.ends_on > ${today}) limit 20)`.execute(tx);
  return rows.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.name.localeCompare(other.name, "fr")));
};
