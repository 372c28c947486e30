-- How many people each territory accompanies today, for those who steer the programme and may open few of its files, or none.

create function app.head_counts() returns table (territory_id uuid, stage text, people integer, hidden boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  with steers as (
    select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'national-team', 'director', 'administrator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) as yes, app.at('presence') as mine),
  in_chantiers as (
    select s.chantier_id, s.stage, count(*) as people from app.stages s where s.ends_on is null and (select yes from steers) group by s.chantier_id, s.stage),
  in_territories as (
    select c.territory_id, n.stage, sum(n.people)::integer as people,
      -- What the visitor can count by herself is no secret; what is left when she takes it away must not be a handful.
      coalesce(sum(n.people) filter (where c.id <> all (steers.mine)), 0) between 1 and 4 as hidden
    from in_chantiers n join app.structures c on c.id = n.chantier_id cross join steers group by c.territory_id, n.stage)
  select territory_id, stage, case when not hidden then people end, hidden from in_territories
$$;
comment on function app.head_counts() is 'Open journeys by territory and stage; a handful of files that the visitor may not open is not told.';
revoke execute on function app.head_counts() from public;
grant execute on function app.head_counts() to fil_rouge_visitor;
