import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { handoverPatienceDays } from "#rooms/people/index";
import type { NetworkTodo } from "./model.ts";

const most = 30;

/** What waits for whoever asked, or for the lead of whom it was asked: the next step is hers, or the person's with her. */
const asked = ({ tx, actor, today, now }: Visit): Promise<{ rows: NetworkTodo[] }> => sql<NetworkTodo>`
  with mine as materialized (
    select r.id, r.person_id, r.domain, r.state, r.state_since, r.agreed_at, r.refused_at, r.look_again_on, r.asking_id, r.ended_at from app.referrals r
    where (r.asked_by = ${actor.id} or r.person_id = any (array(select l.person_id from app.lead_referents l where l.professional_id = ${actor.id} and l.ends_on is null)))
      and r.withdrawn_at is null and ((r.ended_at is null and r.state in ('draft', 'waiting-moment', 'complement', 'appointment-offered'))
        or (r.state in ('declined', 'expired') and r.ended_at > ${now}::timestamptz - interval '60 days' and not exists (select from app.referrals n where n.based_on = r.id)
          and not exists (select from app.referrals m where m.person_id = r.person_id and m.domain = r.domain and m.created_at > r.ended_at)))
    order by r.state_since limit 200)
  select case when state = 'complement' then 'complement' when state = 'waiting-moment' then 'moment-come' when state = 'appointment-offered' then 'appointment-offered' when state = 'draft' then
      case when agreed_at is not null then 'word-given' when refused_at is not null then 'word-refused' else 'word-waited' end else state end as kind,
    mine.id, mine.domain, (mine.state_since at time zone 'Europe/Paris')::date as "on", 1 as count, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name
  from mine join app.people p on p.id = mine.person_id and p.merged_into is null
  where mine.state <> 'waiting-moment' or mine.look_again_on <= ${today} order by mine.state_since limit ${most}`.execute(tx);

/** What waits for an officer of the territory: one line for the queue, and each request that reminders did not wake. */
const queued = ({ tx }: Visit): Promise<{ rows: NetworkTodo[] }> => sql<NetworkTodo>`
  with waiting as materialized (select r.id, r.domain, r.state_since, r.last_news_at, r.waits_for from app.referrals r where r.territory_id = any ((select app.officer_territories())::uuid[]) and r.ended_at is null and r.waits_for in ('officer', 'partner'))
  (select 'queue' as kind, null::uuid as id, null as domain, (min(state_since) at time zone 'Europe/Paris')::date as "on", count(*)::int as count, '' as name from waiting where waits_for = 'officer' having count(*) > 0)
  union all (select 'escalation', w.id, w.domain, (w.state_since at time zone 'Europe/Paris')::date, 1, '' from waiting w
    where exists (select from app.referral_nudges n where n.referral_id = w.id and n.kind = 'escalation' and n.since = greatest(w.state_since, coalesce(w.last_news_at, w.state_since))) order by w.state_since limit ${most})`.execute(tx);

/** What a partner's account received and has not answered. */
const received = ({ tx }: Visit): Promise<{ rows: NetworkTodo[] }> => sql<NetworkTodo>`
  select 'received' as kind, null::uuid as id, null as domain, (min(r.state_since) at time zone 'Europe/Paris')::date as "on", count(*)::int as count, '' as name
  from app.referrals r where r.host_id = any ((select app.my_doors())::uuid[]) and r.ended_at is null and r.state in ('sent', 'seen') having count(*) > 0`.execute(tx);

/** People a door proposes to the visitor's chantiers; and, for the door, those no chantier answered in time: nobody falls between two. */
const handedOver = ({ tx, now }: Visit): Promise<{ rows: NetworkTodo[] }> => sql<NetworkTodo>`
  (select 'handover-received' as kind, null::uuid as id, null as domain, (min(h.proposed_at) at time zone 'Europe/Paris')::date as "on", count(*)::int as count, '' as name
    from app.handovers h where h.answer is null and h.chantier_id = any ((select app.receiving())::uuid[]) having count(*) > 0)
  union all (select 'handover-unanswered', h.person_id, null, (h.proposed_at at time zone 'Europe/Paris')::date, 1, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name)
    from app.handovers h join app.people p on p.id = h.person_id and p.merged_into is null
    where h.answer is null and h.door_id = any ((select app.welcoming())::uuid[]) and h.proposed_at < ${now}::timestamptz - make_interval(days => ${handoverPatienceDays}) order by h.proposed_at limit ${most})`.execute(tx);

/** Requests to the network that wait for the visitor, by the sides she stands on, the oldest first. */
export const readNetworkToday = async (visit: Visit): Promise<NetworkTodo[]> => {
  const held = (...roles: string[]): boolean => visit.actor.roles.some(({ role }) => roles.includes(role));
  const accompanies = held("cisp", "social-educator", "outside-referent");
  const found = await Promise.all([accompanies ? asked(visit) : null, held("partnership-officer") ? queued(visit) : null, accompanies ? received(visit) : null, accompanies ? handedOver(visit) : null]);
  const byDay = (one: { on: CivilDate; kind: string }, other: { on: CivilDate; kind: string }): number => (one.on < other.on ? -1 : one.on > other.on ? 1 : one.kind.localeCompare(other.kind));
  return found.flatMap((list) => list?.rows ?? []).sort(byDay);
};
