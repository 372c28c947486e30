-- A visit begins on every page: what it opens is the same, written with fewer gestures.
-- Topics that the same roles open share one list of chantiers, made once; whoever leads and follows nobody from elsewhere has one list of people.

create or replace function app.enter(professional uuid, on_day date, at_time timestamptz default clock_timestamp()) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r record;
  led uuid[];
  led_words text;
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.moment', at_time::text, true);
  -- Whoever holds no role any longer keeps nobody's file either.
  if not exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= on_day)
                 where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)) then
    perform set_config('app.at_' || t.code, '{}', true), set_config('app.with_' || t.code, '{}', true) from app.topics t;
    return;
  end if;
  led := array(select distinct l.person_id from app.lead_referents l
    where l.professional_id = professional and app.open_until(l.ends_on, l.overlap_until) >= on_day and l.starts_on <= on_day);
  led_words := led::text;
  perform set_config('app.at_' || t.code, coalesce(o.chantiers, '{}'), true), set_config('app.with_' || t.code, coalesce((led || s.people)::text, led_words), true)
  from app.topics t
  left join (
    with held as materialized (
      select distinct m.role, m.structure_id, s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id
      where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
    reached as materialized (
      select h.role, c.id from held h join app.structures c on c.id = h.structure_id and c.kind = 'chantier'
      union
      select h.role, c.id from held h join app.roles ro on ro.code = h.role and ro.reach = 'territory'
        join app.structures c on c.kind = 'chantier' and c.territory_id = h.territory_id),
    opening as (select rt.topic, array_agg(rt.role order by rt.role) as roles from app.role_topics rt where rt.role in (select h.role from held h) group by rt.topic),
    together as (select array_agg(g.topic) as topics, g.roles from opening g group by g.roles)
    select unnest(g.topics) as topic, (select array_agg(distinct x.id)::text from reached x where x.role = any (g.roles)) as chantiers from together g
  ) o on o.topic = t.code
  left join (
    -- Nothing is computed for whoever follows nobody. In the order of its index: without one, the planner may hope for a first row soon and read the whole exclusion of referents (50 ms a visit at 655 000 files).
    select a.topic, array_agg(a.person_id) as people from app.agreed_topics(professional, on_day) a
    where (select f.person_id from app.referents f where f.professional_id = professional and coalesce(f.ends_on, 'infinity'::date) > on_day order by coalesce(f.ends_on, 'infinity'::date) limit 1) is not null group by a.topic
  ) s on s.topic = t.code;
  -- Both are rare, and asked on an index of what stands: nothing is computed for whoever is named nowhere and opened nothing.
  if exists (select from app.protection_names n where n.professional_id = professional and n.removed_at is null) then
    for r in select n.topic, array_agg(n.person_id) as people from app.named_topics(professional, on_day) n group by n.topic loop
      perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
    end loop;
  end if;
  if exists (select from app.emergencies e where e.professional_id = professional and e.ended_at is null and e.until > at_time) then
    for r in select e.topic, array_agg(e.person_id) as people from app.emergency_topics(professional, on_day, at_time, app.at('presence')) e group by e.topic loop
      perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
    end loop;
  end if;
end $$;

create or replace function app.enter_person(person uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform set_config('app.person_id', coalesce(person::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.actor_id', '', true);
  perform set_config('app.at_' || t.code, '{}', true), set_config('app.with_' || t.code, '{}', true) from app.topics t;
end $$;
