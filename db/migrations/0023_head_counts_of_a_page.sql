-- A page shows some territories: only theirs are counted. Each chantier is one walk along its own part of an index.
drop function app.head_counts();
create function app.head_counts(of_territories uuid[]) returns table (territory_id uuid, stage text, people integer, hidden boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  with steers as (
    select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'national-team', 'director', 'administrator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) as yes, app.at('presence') as mine),
  in_chantiers as (
    select c.id, c.territory_id, n.stage, n.people from app.structures c
    cross join lateral (select s.stage, count(*) as people from app.stages s where s.chantier_id = c.id and s.ends_on is null group by s.stage) n
    where c.kind = 'chantier' and c.territory_id = any (of_territories) and (select yes from steers)),
  in_territories as (
    select n.territory_id, n.stage, sum(n.people)::integer as people,
      -- What the visitor can count by herself is no secret; what is left when she takes it away must not be a handful.
      coalesce(sum(n.people) filter (where n.id <> all (steers.mine)), 0) between 1 and 4 as hidden
    from in_chantiers n cross join steers group by n.territory_id, n.stage)
  select territory_id, stage, case when not hidden then people end, hidden from in_territories
$$;
comment on function app.head_counts(uuid[]) is 'Open journeys of these territories by stage; a handful of files that the visitor may not open is not told.';
revoke execute on function app.head_counts(uuid[]) from public;
grant execute on function app.head_counts(uuid[]) to fil_rouge_visitor;
