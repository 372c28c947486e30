-- The network in figures: delays with those still waiting, what was asked and could not be answered, what each partner brought. Grouped in the database: no line is about anybody.

create table app.public_holidays (
  day date primary key
);
comment on table app.public_holidays is 'Jours fériés (Code du travail, L3133-1) from 2015 to 2040, as src/ground/working-days.ts computes them; a test compares.';
alter table app.public_holidays enable row level security;
create policy anyone_reads on app.public_holidays for select using (true);
grant select on app.public_holidays to fil_rouge_visitor;
call app.classify('public_holidays', 'none', 'day');
insert into app.public_holidays values
  ('2015-01-01'), ('2015-04-06'), ('2015-05-01'), ('2015-05-08'), ('2015-05-14'), ('2015-05-25'), ('2015-07-14'), ('2015-08-15'), ('2015-11-01'), ('2015-11-11'), ('2015-12-25'), ('2016-01-01'), ('2016-03-28'), ('2016-05-01'),
  ('2016-05-05'), ('2016-05-08'), ('2016-05-16'), ('2016-07-14'), ('2016-08-15'), ('2016-11-01'), ('2016-11-11'), ('2016-12-25'), ('2017-01-01'), ('2017-04-17'), ('2017-05-01'), ('2017-05-08'), ('2017-05-25'), ('2017-06-05'),
  ('2017-07-14'), ('2017-08-15'), ('2017-11-01'), ('2017-11-11'), ('2017-12-25'), ('2018-01-01'), ('2018-04-02'), ('2018-05-01'), ('2018-05-08'), ('2018-05-10'), ('2018-05-21'), ('2018-07-14'), ('2018-08-15'), ('2018-11-01'),
  ('2018-11-11'), ('2018-12-25'), ('2019-01-01'), ('2019-04-22'), ('2019-05-01'), ('2019-05-08'), ('2019-05-30'), ('2019-06-10'), ('2019-07-14'), ('2019-08-15'), ('2019-11-01'), ('2019-11-11'), ('2019-12-25'), ('2020-01-01'),
  ('2020-04-13'), ('2020-05-01'), ('2020-05-08'), ('2020-05-21'), ('2020-06-01'), ('2020-07-14'), ('2020-08-15'), ('2020-11-01'), ('2020-11-11'), ('2020-12-25'), ('2021-01-01'), ('2021-04-05'), ('2021-05-01'), ('2021-05-08'),
  ('2021-05-13'), ('2021-05-24'), ('2021-07-14'), ('2021-08-15'), ('2021-11-01'), ('2021-11-11'), ('2021-12-25'), ('2022-01-01'), ('2022-04-18'), ('2022-05-01'), ('2022-05-08'), ('2022-05-26'), ('2022-06-06'), ('2022-07-14'),
  ('2022-08-15'), ('2022-11-01'), ('2022-11-11'), ('2022-12-25'), ('2023-01-01'), ('2023-04-10'), ('2023-05-01'), ('2023-05-08'), ('2023-05-18'), ('2023-05-29'), ('2023-07-14'), ('2023-08-15'), ('2023-11-01'), ('2023-11-11'),
  ('2023-12-25'), ('2024-01-01'), ('2024-04-01'), ('2024-05-01'), ('2024-05-08'), ('2024-05-09'), ('2024-05-20'), ('2024-07-14'), ('2024-08-15'), ('2024-11-01'), ('2024-11-11'), ('2024-12-25'), ('2025-01-01'), ('2025-04-21'),
  ('2025-05-01'), ('2025-05-08'), ('2025-05-29'), ('2025-06-09'), ('2025-07-14'), ('2025-08-15'), ('2025-11-01'), ('2025-11-11'), ('2025-12-25'), ('2026-01-01'), ('2026-04-06'), ('2026-05-01'), ('2026-05-08'), ('2026-05-14'),
  ('2026-05-25'), ('2026-07-14'), ('2026-08-15'), ('2026-11-01'), ('2026-11-11'), ('2026-12-25'), ('2027-01-01'), ('2027-03-29'), ('2027-05-01'), ('2027-05-06'), ('2027-05-08'), ('2027-05-17'), ('2027-07-14'), ('2027-08-15'),
  ('2027-11-01'), ('2027-11-11'), ('2027-12-25'), ('2028-01-01'), ('2028-04-17'), ('2028-05-01'), ('2028-05-08'), ('2028-05-25'), ('2028-06-05'), ('2028-07-14'), ('2028-08-15'), ('2028-11-01'), ('2028-11-11'), ('2028-12-25'),
  ('2029-01-01'), ('2029-04-02'), ('2029-05-01'), ('2029-05-08'), ('2029-05-10'), ('2029-05-21'), ('2029-07-14'), ('2029-08-15'), ('2029-11-01'), ('2029-11-11'), ('2029-12-25'), ('2030-01-01'), ('2030-04-22'), ('2030-05-01'),
  ('2030-05-08'), ('2030-05-30'), ('2030-06-10'), ('2030-07-14'), ('2030-08-15'), ('2030-11-01'), ('2030-11-11'), ('2030-12-25'), ('2031-01-01'), ('2031-04-14'), ('2031-05-01'), ('2031-05-08'), ('2031-05-22'), ('2031-06-02'),
  ('2031-07-14'), ('2031-08-15'), ('2031-11-01'), ('2031-11-11'), ('2031-12-25'), ('2032-01-01'), ('2032-03-29'), ('2032-05-01'), ('2032-05-06'), ('2032-05-08'), ('2032-05-17'), ('2032-07-14'), ('2032-08-15'), ('2032-11-01'),
  ('2032-11-11'), ('2032-12-25'), ('2033-01-01'), ('2033-04-18'), ('2033-05-01'), ('2033-05-08'), ('2033-05-26'), ('2033-06-06'), ('2033-07-14'), ('2033-08-15'), ('2033-11-01'), ('2033-11-11'), ('2033-12-25'), ('2034-01-01'),
  ('2034-04-10'), ('2034-05-01'), ('2034-05-08'), ('2034-05-18'), ('2034-05-29'), ('2034-07-14'), ('2034-08-15'), ('2034-11-01'), ('2034-11-11'), ('2034-12-25'), ('2035-01-01'), ('2035-03-26'), ('2035-05-01'), ('2035-05-03'),
  ('2035-05-08'), ('2035-05-14'), ('2035-07-14'), ('2035-08-15'), ('2035-11-01'), ('2035-11-11'), ('2035-12-25'), ('2036-01-01'), ('2036-04-14'), ('2036-05-01'), ('2036-05-08'), ('2036-05-22'), ('2036-06-02'), ('2036-07-14'),
  ('2036-08-15'), ('2036-11-01'), ('2036-11-11'), ('2036-12-25'), ('2037-01-01'), ('2037-04-06'), ('2037-05-01'), ('2037-05-08'), ('2037-05-14'), ('2037-05-25'), ('2037-07-14'), ('2037-08-15'), ('2037-11-01'), ('2037-11-11'),
  ('2037-12-25'), ('2038-01-01'), ('2038-04-26'), ('2038-05-01'), ('2038-05-08'), ('2038-06-03'), ('2038-06-14'), ('2038-07-14'), ('2038-08-15'), ('2038-11-01'), ('2038-11-11'), ('2038-12-25'), ('2039-01-01'), ('2039-04-11'),
  ('2039-05-01'), ('2039-05-08'), ('2039-05-19'), ('2039-05-30'), ('2039-07-14'), ('2039-08-15'), ('2039-11-01'), ('2039-11-11'), ('2039-12-25'), ('2040-01-01'), ('2040-04-02'), ('2040-05-01'), ('2040-05-08'), ('2040-05-10'),
  ('2040-05-21'), ('2040-07-14'), ('2040-08-15'), ('2040-11-01'), ('2040-11-11'), ('2040-12-25');

-- Working days after the first day, up to the last included; none below zero.
create function app.working_days(first_day date, last_day date) returns integer language sql stable set search_path = app, pg_temp as $$
  select case when last_day <= first_day then 0 else (
    (last_day - first_day) / 7 * 5
    + (select count(*)::int from generate_series(1, (last_day - first_day) % 7) g where extract(isodow from last_day - ((last_day - first_day) % 7) + g) < 6)
    - (select count(*)::int from app.public_holidays h where h.day > first_day and h.day <= last_day and extract(isodow from h.day) < 6)) end
$$;
comment on function app.working_days(date, date) is 'Working days after a day, up to another, holidays of the whole country left out.';

-- Of whom the visitor may read figures: the territories she animates or directs, all of them for the national team and the evaluator.
create function app.territories_in_figures(asked uuid[]) returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct t.id), '{}') from app.territories t where t.id = any (asked) and (
    exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('national-team', 'evaluator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
    or exists (select from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id = t.id
      where m.professional_id = app.actor_id() and m.role in ('partnership-officer', 'coordinator', 'director') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())))
$$;
comment on function app.territories_in_figures(uuid[]) is 'Among these territories, those whose figures the visitor may read.';

create function app.asked_between(territories uuid[], of_listed uuid, from_day date, to_day date) returns setof app.referrals language sql stable security definer set search_path = app, pg_temp as $$
  select r.* from app.referrals r where r.sent_at >= from_day and r.sent_at < to_day + 1 and r.state <> 'entered-in-error'
    and case when of_listed is null then r.territory_id = any (app.territories_in_figures(territories))
      else r.listed_id = of_listed and (exists (select from app.directory_structures d where d.id = of_listed and d.structure_id = any (app.my_doors())) or r.territory_id = any (app.territories_in_figures(array[r.territory_id]))) end
$$;
revoke execute on function app.asked_between(uuid[], uuid, date, date) from public;
comment on function app.asked_between(uuid[], uuid, date, date) is 'Requests sent in a period, for the functions of figures alone: of territories, or to one entry for whoever keeps it.';

-- How long people waited in all, by the side that made them wait, in working days.
create function app.network_delays(territories uuid[], of_listed uuid, from_day date, to_day date) returns table (clock text, domain text, days integer, ended boolean, requests integer, people integer)
language sql stable security definer set search_path = app, pg_temp as $$
  with asked as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  clocks as (
    select a.person_id, a.domain, c.clock, c.since::date as first_day, coalesce(c.until, a.ended_at, app.today()::timestamptz)::date as last_day, c.until is not null as ended, a.id, c.since
    from asked a cross join lateral (values ('seen', a.sent_at, a.seen_at), ('firstAnswer', a.sent_at, a.first_answer_at), ('offered', a.accepted_at, a.offered_at), ('contact', a.sent_at, a.contact_at)) c (clock, since, until)
    where c.since is not null),
  hers as (
    select e.referral_id, e.at::date as first_day, coalesce(lead(e.at) over (partition by e.referral_id order by e.number), app.today()::timestamptz)::date as last_day, e.waits_for
    from app.referral_events e where e.referral_id in (select id from asked)),
  held as (
    select k.clock, k.domain, k.ended, k.person_id, greatest(0, app.working_days(k.first_day, k.last_day)
      - coalesce((select sum(app.working_days(greatest(h.first_day, k.first_day), least(h.last_day, k.last_day))) from hers h where h.referral_id = k.id and h.waits_for = 'person' and h.first_day < k.last_day and h.last_day > k.first_day), 0))::int as days
    from clocks k)
  select held.clock, held.domain, held.days, held.ended, count(*)::int, count(distinct held.person_id)::int from held group by held.clock, held.domain, held.days, held.ended
$$;
comment on function app.network_delays(uuid[], uuid, date, date) is 'How many requests stopped, or still run, after so many working days, by clock and domain; days in which the person was waited for are left out.';

create function app.network_waits(territories uuid[], of_listed uuid, from_day date, to_day date) returns table (domain text, side text, days bigint, requests integer, people integer) language sql stable security definer set search_path = app, pg_temp as $$
  with asked as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  stretches as (
    select e.referral_id, e.waits_for, e.at::date as first_day, coalesce(lead(e.at) over (partition by e.referral_id order by e.number), app.today()::timestamptz)::date as last_day
    from app.referral_events e where e.referral_id in (select id from asked))
  select a.domain, s.waits_for, sum(app.working_days(s.first_day, s.last_day)), count(distinct a.id)::int, count(distinct a.person_id)::int
  from stretches s join asked a on a.id = s.referral_id where s.waits_for is not null group by a.domain, s.waits_for
$$;
comment on function app.network_waits(uuid[], uuid, date, date) is 'Working days waited in all, by domain and by the side that was waited for.';

create function app.network_actions(territories uuid[], of_listed uuid, from_day date, to_day date) returns table (domain text, asked integer, people integer, accepted integer, declined integer, expired integer, done integer, waiting integer, gaps integer, gap_people integer, goals integer, reached integer, partly integer)
language sql stable security definer set search_path = app, pg_temp as $$
  with a as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  g as (select a.domain, count(*)::int as goals, count(*) filter (where x.score = 'reached')::int as reached, count(*) filter (where x.score = 'partly')::int as partly from app.referral_goals x join a on a.id = x.referral_id where x.score is not null group by a.domain)
  select a.domain, count(*)::int, count(distinct a.person_id)::int, count(a.accepted_at)::int, count(*) filter (where a.state = 'declined')::int, count(*) filter (where a.state = 'expired')::int, count(*) filter (where a.state = 'done')::int,
    count(*) filter (where a.ended_at is null)::int,
    count(*) filter (where a.state = 'expired' or (a.state in ('declined', 'failed') and a.ended_side in ('partner', 'officer')))::int, count(distinct a.person_id) filter (where a.state = 'expired' or (a.state in ('declined', 'failed') and a.ended_side in ('partner', 'officer')))::int,
    coalesce(max(g.goals), 0), coalesce(max(g.reached), 0), coalesce(max(g.partly), 0)
  from a left join g on g.domain = a.domain group by a.domain
$$;
comment on function app.network_actions(uuid[], uuid, date, date) is 'Requests and people by domain, what became of them, what could not be answered, and what was wanted and reached.';

create function app.network_reasons(territories uuid[], of_listed uuid, from_day date, to_day date) returns table (side text, reason text, requests integer, people integer) language sql stable security definer set search_path = app, pg_temp as $$
  select a.ended_side, a.ended_reason, count(*)::int, count(distinct a.person_id)::int from app.asked_between(territories, of_listed, from_day, to_day) a
  where a.state in ('declined', 'failed', 'expired', 'cancelled') group by a.ended_side, a.ended_reason
$$;
comment on function app.network_reasons(uuid[], uuid, date, date) is 'Why requests ended badly, by side.';

create function app.network_partners(territories uuid[], from_day date, to_day date) returns table (listed_id uuid, listed text, is_sensitive boolean, received integer, people integer, seen integer, answered integer, on_time integer, accepted integer, expired integer, offered integer, held integer, missed integer, waiting integer, done integer)
language sql stable security definer set search_path = app, pg_temp as $$
  with a as materialized (select * from app.asked_between(territories, null, from_day, to_day) x where x.listed_id is not null),
  p as (select a.listed_id, count(*) filter (where x.state = 'held')::int as held, count(*) filter (where x.state = 'missed')::int as missed from app.appointments x join a on a.id = x.referral_id group by a.listed_id)
  select a.listed_id, d.name, d.is_sensitive, count(*)::int, count(distinct a.person_id)::int, count(a.seen_at)::int, count(a.first_answer_at)::int, count(*) filter (where app.working_days(a.sent_at::date, a.first_answer_at::date) <= coalesce(app.promised_within(a.listed_id, a.territory_id, a.sent_at::date), 10))::int, count(a.accepted_at)::int,
    count(*) filter (where a.state = 'expired')::int, count(a.offered_at)::int, coalesce(max(p.held), 0), coalesce(max(p.missed), 0), count(*) filter (where a.ended_at is null)::int, count(*) filter (where a.state = 'done')::int
  from a join app.directory_structures d on d.id = a.listed_id left join p on p.listed_id = a.listed_id group by a.listed_id, d.name, d.is_sensitive order by count(*) desc, d.name limit 200
$$;
comment on function app.network_partners(uuid[], date, date) is 'What each partner received, answered, accepted and brought, in a period; on time: within what its convention of the day promised, ten working days otherwise.';
create function app.people_asked_for(territories uuid[], of_listed uuid, from_day date, to_day date) returns integer language sql stable security definer set search_path = app, pg_temp as $$
  select count(distinct a.person_id)::int from app.asked_between(territories, of_listed, from_day, to_day) a
$$;
comment on function app.people_asked_for(uuid[], uuid, date, date) is 'How many different people something was asked for.';
revoke execute on function app.people_asked_for(uuid[], uuid, date, date) from public;
grant execute on function app.people_asked_for(uuid[], uuid, date, date) to fil_rouge_visitor;
revoke execute on function app.working_days(date, date), app.territories_in_figures(uuid[]), app.network_delays(uuid[], uuid, date, date), app.network_waits(uuid[], uuid, date, date), app.network_actions(uuid[], uuid, date, date), app.network_reasons(uuid[], uuid, date, date), app.network_partners(uuid[], date, date) from public;
grant execute on function app.working_days(date, date), app.territories_in_figures(uuid[]), app.network_delays(uuid[], uuid, date, date), app.network_waits(uuid[], uuid, date, date), app.network_actions(uuid[], uuid, date, date), app.network_reasons(uuid[], uuid, date, date), app.network_partners(uuid[], date, date) to fil_rouge_visitor;
