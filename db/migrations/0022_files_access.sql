-- Why a visitor sees several files, answered for all of them at once: a list taken row by row asks it for each. One file is a list of one.
-- What is shared with somebody may be a long list: it is read once for all these files, never once a file.
create function app.files_access(of_people uuid[]) returns table (person_id uuid, topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  opened as materialized (
    select p.id, o.code from (select t.code, unnest(app.at(t.code)) as chantier from app.topics t) o join person p on p.followed_by = o.chantier),
  shared as materialized (
    select p.id, o.code from (select t.code, unnest(app.with(t.code)) as of_person from app.topics t) o join person p on p.id = o.of_person),
  seen as (
    select held.id, array_agg(held.code order by held.code) as topics
    from (select opened.id, opened.code from opened union select shared.id, shared.code from shared) held group by held.id),
  reason as (
    select l.person_id as id, jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l join shared on shared.id = l.person_id and shared.code = 'presence'
    where l.professional_id = app.actor_id() and l.starts_on <= app.today() and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today())
    union all
    select f.person_id, jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on)
    from app.referents f join shared on shared.id = f.person_id and shared.code = 'presence'
    where f.professional_id = app.actor_id() and f.starts_on <= app.today() and (f.ends_on is null or f.ends_on > app.today())
    union all
    select p.id, jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join opened on opened.code = 'presence' join person p on p.id = opened.id join app.structures c on c.id = p.followed_by
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
