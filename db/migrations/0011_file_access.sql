-- Why a visitor sees a file, and on which topics: the sentence on the page and the rules read the same answer.
create function app.file_access(of_person uuid) returns table (topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as (select id, followed_by from app.people where id = of_person),
  seen as (
    select t.code from app.topics t, person p
    where p.followed_by = any (app.at(t.code)) or p.id = any (app.with(t.code))),
  reason as (
    select jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l, person p
    where l.person_id = p.id and l.professional_id = app.actor_id() and l.starts_on <= app.today()
      and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today()) and p.id = any (app.with('presence'))
    union all
    select jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on)
    from app.referents f, person p
    where f.person_id = p.id and f.professional_id = app.actor_id() and f.starts_on <= app.today()
      and (f.ends_on is null or f.ends_on > app.today()) and p.id = any (app.with('presence'))
    union all
    select jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join person p on p.followed_by = any (app.at('presence'))
    join app.structures c on c.id = p.followed_by
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id)))
  select coalesce((select array_agg(code order by code) from seen), '{}'), coalesce((select jsonb_agg(why) from reason), '[]')
$$;
comment on function app.file_access(uuid) is 'Topics the visitor reads of one person''s file, and the reasons why.';
grant execute on function app.file_access(uuid) to fil_rouge_visitor;
