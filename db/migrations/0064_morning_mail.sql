-- One mail a working morning, to whoever something new waits for: how many of each, never of whom. What is said once is on « Aujourd'hui » from then on.
-- Days of work alone: what comes of a suspension for health or for prison is on the page of whoever reads it, and in no mail.
create table app.mornings (told_through date primary key);
comment on table app.mornings is 'Days whose news left by mail: asked twice, a morning says nothing twice; closed some days, the house says them all when it opens again.';
call app.classify('mornings', 'none', 'told_through');
alter table app.mornings enable row level security;
create policy doorkeeper_tells on app.mornings to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert on app.mornings to fil_rouge_doorkeeper;
create function app.morning_lines(from_day date, until_day date, opening text[], notice integer)
returns table (professional_id uuid, name text, email text, code text, count integer) language sql stable security definer set search_path = app, pg_temp as $$
  with days as materialized (
    select d.person_id, d.followed_by, d.code, d.on_day, d.tells from deadlines d
    where d.topic = 'work' and case when d.code = any (opening) then d.on_day between from_day and until_day else d.on_day between from_day + notice and until_day + notice end),
  told as (
    select l.professional_id, d.person_id, d.code from days d join lead_referents l on l.person_id = d.person_id and l.ends_on is null where 'lead-referent' = any (d.tells)
    union
    select m.professional_id, d.person_id, d.code from days d join memberships m on m.structure_id = d.followed_by and m.role = 'director' and m.starts_on <= until_day and (m.ends_on is null or m.ends_on >= until_day)
      where 'employer' = any (d.tells) and exists (select from contracts c where c.person_id = d.person_id and c.struck_at is null and c.employer_id = d.followed_by and coalesce(c.ended_on, c.ends_on, 'infinity') >= until_day)
    union
    select l.professional_id, c.person_id, 'case-opened' from board_cases c join lead_referents l on l.person_id = c.person_id and l.ends_on is null where c.state = 'waiting' and c.opened_on between from_day and until_day
    union
    select o.professional_id, o.person_id, 'opinion-asked' from board_opinions o where o.state = 'asked' and (o.asked_at at time zone 'Europe/Paris')::date between from_day - 1 and until_day - 1),
  of_people as (
    select t.professional_id, t.code, count(*)::integer as count from told t
    -- A protected file is told to whom it names, in no mail to anybody else.
    where not exists (select from protections p where p.person_id = t.person_id and p.lifted_at is null
      and not exists (select from protection_names n where n.protection_id = p.id and n.professional_id = t.professional_id and n.removed_at is null))
    group by t.professional_id, t.code),
  of_sittings as (
    select m.professional_id, 'files-to-read' as code, count(*)::integer as count from board_sittings s join boards b on b.id = s.board_id
      join board_members m on m.board_id = b.id and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
      where s.state = 'planned' and s.held_on - b.reads_days between from_day and until_day and exists (select from board_cases c where c.sitting_id = s.id and c.state in ('waiting', 'ready'))
      group by m.professional_id)
  select p.id, p.given_name || ' ' || p.family_name, p.work_email, l.code, l.count
  from (select * from of_people union all select * from of_sittings) l join professionals p on p.id = l.professional_id and p.left_on is null and p.work_email is not null
  order by p.id, l.code
$$;
comment on function app.morning_lines(date, date, text[], integer) is 'What is new between two days, both included, by professional who has an address: openings on their day, ends `notice` days before, cases opened, opinions asked since the day before, sittings to read. Counts, never of whom.';
revoke execute on function app.morning_lines(date, date, text[], integer) from public;
grant execute on function app.morning_lines(date, date, text[], integer) to fil_rouge_doorkeeper;
