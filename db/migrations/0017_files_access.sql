-- Why a visitor sees several files, answered for all of them at once: a list taken row by row asks it for each. One file is a list of one.
create function app.files_access(of_people uuid[]) returns table (person_id uuid, topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with opened as materialized (select t.code, app.at(t.code) as chantiers, app.with(t.code) as people from app.topics t),
  person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  seen as (
    select p.id, array_agg(o.code order by o.code) as topics
    from person p join opened o on p.followed_by = any (o.chantiers) or p.id = any (o.people) group by p.id),
  reason as (
    select p.id, jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l join person p on l.person_id = p.id
    where l.professional_id = app.actor_id() and l.starts_on <= app.today()
      and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today()) and p.id = any ((select o.people from opened o where o.code = 'presence')::uuid[])
    union all
    select p.id, jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on)
    from app.referents f join person p on f.person_id = p.id
    where f.professional_id = app.actor_id() and f.starts_on <= app.today()
      and (f.ends_on is null or f.ends_on > app.today()) and p.id = any ((select o.people from opened o where o.code = 'presence')::uuid[])
    union all
    select p.id, jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join person p on p.followed_by = any ((select o.chantiers from opened o where o.code = 'presence')::uuid[])
    join app.structures c on c.id = p.followed_by
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id))),
  because as (select reason.id, jsonb_agg(reason.why) as reasons from reason group by reason.id)
  select p.id, coalesce(seen.topics, '{}'), coalesce(because.reasons, '[]')
  from person p left join seen on seen.id = p.id left join because on because.id = p.id
$$;
comment on function app.files_access(uuid[]) is 'Topics the visitor reads of each of these files, and the reasons why.';
revoke execute on function app.files_access(uuid[]) from public;
grant execute on function app.files_access(uuid[]) to fil_rouge_visitor;
drop function app.file_access(uuid);
