-- An administrator reads no file, but must know that some are still open before she closes the structure they are in.
create function app.still_open_in(of_structure uuid, from_day date) returns table (journeys integer, memberships integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select
    (select count(distinct s.journey_id)::int from app.stages s join app.journeys j on j.id = s.journey_id
     where s.chantier_id = of_structure and (s.ends_on is null or s.ends_on > from_day) and (j.closed_on is null or j.closed_on > from_day)),
    (select count(*)::int from app.memberships m where m.structure_id = of_structure and (m.ends_on is null or m.ends_on >= from_day))
  where app.administers()
$$;
comment on function app.still_open_in(uuid, date) is 'How many journeys and memberships would still be open in a structure that closes on this day; for administrators, and only counts.';
revoke execute on function app.still_open_in(uuid, date) from public;
grant execute on function app.still_open_in(uuid, date) to fil_rouge_visitor;
