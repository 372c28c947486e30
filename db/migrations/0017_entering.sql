-- A visit begins on every page: what it opens is counted in one reading of what is current, whatever the length of somebody's past.
create function app.open_until(ends_on date, overlap_until date) returns date language sql immutable parallel safe as $$
  select case when ends_on is null then 'infinity'::date else coalesce(overlap_until, ends_on) end
$$;
comment on function app.open_until(date, date) is 'Last day a lead referent reads the file: no end while she leads, then the end of her overlap.';
create index current_leads_of_a_professional on app.lead_referents (professional_id, app.open_until(ends_on, overlap_until)) include (person_id, starts_on);
create index current_people_of_a_referent on app.referents (professional_id, (coalesce(ends_on, 'infinity'::date))) include (person_id, domain, starts_on) where professional_id is not null;
create unique index one_current_stage_per_journey on app.stages (journey_id) where ends_on is null;

create or replace function app.enter(professional uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r record;
  led uuid[] := '{}';
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true);
  -- Whoever holds no role any longer keeps nobody's file either.
  if exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= on_day)
             where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)) then
    led := array(select distinct l.person_id from app.lead_referents l
      where l.professional_id = professional and app.open_until(l.ends_on, l.overlap_until) >= on_day and l.starts_on <= on_day);
    for r in
      with held as (
        select distinct m.role, m.structure_id, s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id
        where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
      reached as materialized (
        select h.role, c.id from held h join app.structures c on c.id = h.structure_id and c.kind = 'chantier'
        union
        select h.role, c.id from held h join app.roles ro on ro.code = h.role and ro.reach = 'territory'
          join app.structures c on c.kind = 'chantier' and c.territory_id = h.territory_id),
      followed as materialized (
        select f.domain, array_agg(f.person_id) as people from app.referents f
        where f.professional_id = professional and coalesce(f.ends_on, 'infinity') > on_day and f.starts_on <= on_day group by f.domain)
      select t.code,
        (select array_agg(distinct x.id) from reached x join app.role_topics rt on rt.role = x.role and rt.topic = t.code) as chantiers,
        array(select unnest(f.people) from followed f join app.domain_topics dt on dt.domain = f.domain and dt.topic = t.code) as people
      from app.topics t
    loop
      perform set_config('app.at_' || r.code, coalesce(r.chantiers, '{}')::text, true), set_config('app.with_' || r.code, (led || r.people)::text, true);
    end loop;
  else
    for r in select t.code from app.topics t loop
      perform set_config('app.at_' || r.code, '{}', true), set_config('app.with_' || r.code, '{}', true);
    end loop;
  end if;
end $$;
