-- Readings out of the ordinary, brought to the coordination: computed hour by hour from the journal, by written rules, never shown with what was read.

create index lines_by_time on app.journal (at);

create table app.reading_hours (
  actor_id uuid not null references app.professionals on delete cascade,
  hour     timestamptz not null,
  files    integer not null constraint an_hour_of_reading_has_files check (files > 0),
  primary key (actor_id, hour)
);
comment on table app.reading_hours is 'How many files somebody read in each hour: her habit, so that the journal is walked once.';
call app.classify('reading_hours', 'none', 'actor_id', 'hour', 'files');
alter table app.reading_hours enable row level security;
create policy doorkeeper_keeps on app.reading_hours to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert on app.reading_hours to fil_rouge_doorkeeper;

create table app.watched_readings (
  id          uuid primary key default gen_random_uuid(),
  rule        text not null constraint a_watch_rule_is_known check (rule in ('under-emergency', 'many-files', 'no-longer-in-team', 'at-night', 'same-file-again')),
  actor_id    uuid not null references app.professionals on delete restrict,
  person_id   uuid references app.people on delete cascade,
  chantier_id uuid not null references app.structures on delete restrict,
  hour        timestamptz not null,
  first_at    timestamptz not null,
  last_at     timestamptz not null,
  measured    integer not null,
  threshold   integer not null,
  found_at    timestamptz not null,
  decision    text constraint a_watch_decision_is_known check (decision in ('normal', 'to-clarify')),
  words       text,
  decided_at  timestamptz,
  decided_by  uuid references app.professionals on delete restrict,
  constraint a_watch_decision_says_who check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
  constraint what_is_to_clarify_is_written check (decision is distinct from 'to-clarify' or trim(coalesce(words, '')) <> ''),
  constraint nobody_judges_her_own_readings check (decided_by is distinct from actor_id),
  constraint a_reading_is_brought_once unique nulls not distinct (rule, actor_id, person_id, hour)
);
create index watched_in_a_chantier on app.watched_readings (chantier_id, hour desc);
create index watched_of_a_person on app.watched_readings (person_id) where person_id is not null;
comment on table app.watched_readings is 'Lecture à regarder: who read, when, by which rule it was noticed, and what the coordination said of it; never what was read.';
call app.classify('watched_readings', 'social', 'rule', 'decision', 'words');
call app.classify('watched_readings', 'none', 'id', 'actor_id', 'person_id', 'chantier_id', 'hour', 'first_at', 'last_at', 'measured', 'threshold', 'found_at', 'decided_at', 'decided_by');
alter table app.watched_readings enable row level security;

-- The coordination only: on the employer's side, a reading under emergency would already say something of her.
create function app.watched_chantiers() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select distinct c.id from app.memberships m join app.structures s on s.id = m.structure_id join app.structures c on c.kind = 'chantier' and c.territory_id = s.territory_id
    where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.watched_chantiers() is 'Chantiers whose readings out of the ordinary are brought to the visitor.';
revoke execute on function app.watched_chantiers() from public;
grant execute on function app.watched_chantiers() to fil_rouge_visitor;
create policy brought_to_the_coordination on app.watched_readings to fil_rouge_visitor
  using (chantier_id = any ((select app.watched_chantiers())::uuid[]))
  with check (chantier_id = any ((select app.watched_chantiers())::uuid[]) and decided_by = (select app.actor_id()));
create policy protected_leaves_no_trace on app.watched_readings as restrictive to fil_rouge_visitor
  using (person_id is null or person_id <> all ((select app.out_of_sight())::uuid[]));
create policy doorkeeper_brings on app.watched_readings to fil_rouge_doorkeeper using (true) with check (true);
grant select on app.watched_readings to fil_rouge_visitor;
grant update (decision, words, decided_at, decided_by) on app.watched_readings to fil_rouge_visitor;
grant select, insert on app.watched_readings to fil_rouge_doorkeeper;

-- What the rules are given: each file somebody read within an hour, how often, why it was allowed, and her ties to its team.
create function app.readings_of_hour(of_hour timestamptz) returns table (
  actor_id uuid, person_id uuid, chantier_id uuid, hidden boolean, times integer, first_at timestamptz, last_at timestamptz, reasons text[], seated boolean, left_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  with read as materialized (
    select j.actor_id, j.person_id, count(*)::integer as times, min(j.at) as first_at, max(j.at) as last_at, array_agg(distinct j.because) as reasons
    from app.journal j
    where j.at >= of_hour and j.at < of_hour + interval '1 hour' and j.actor_id is not null and j.person_id is not null and j.event ~ '\.([a-z]+-)?(viewed|printed)$'
    group by j.actor_id, j.person_id)
  select r.actor_id, r.person_id, coalesce(p.followed_by, pr.chantier_id), pr.id is not null, r.times, r.first_at, r.last_at, r.reasons,
    coalesce(seats.current, false), seats.left_on
  from read r join app.people p on p.id = r.person_id left join app.protections pr on pr.person_id = p.id and pr.lifted_at is null
  cross join lateral (
    select bool_or(s.until >= (of_hour at time zone 'Europe/Paris')::date) as current, max(s.until) filter (where s.until < (of_hour at time zone 'Europe/Paris')::date) as left_on from (
      select app.open_until(l.ends_on, l.overlap_until) as until from app.lead_referents l where l.person_id = r.person_id and l.professional_id = r.actor_id
      union all select coalesce(f.ends_on, 'infinity') from app.referents f where f.person_id = r.person_id and f.professional_id = r.actor_id) s) seats
  where coalesce(p.followed_by, pr.chantier_id) is not null
$$;
comment on function app.readings_of_hour(timestamptz) is 'Files read within an hour, by whom, how often, for which reasons, and her seat in the team: never what was read.';

-- Her habit before that hour: over the thirty days, how many files an hour when she reads, and on how many nights she read.
create function app.reading_habits(of_actors uuid[], before timestamptz) returns table (actor_id uuid, usual_files numeric, nights integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select h.actor_id, avg(h.files), count(distinct (h.hour at time zone 'Europe/Paris' - interval '6 hours')::date)
    filter (where extract(hour from h.hour at time zone 'Europe/Paris') >= 22 or extract(hour from h.hour at time zone 'Europe/Paris') < 6)::integer
  from app.reading_hours h where h.actor_id = any (of_actors) and h.hour < before and h.hour >= before - interval '30 days' group by h.actor_id
$$;
comment on function app.reading_habits(uuid[], timestamptz) is 'How these professionals usually read, over the thirty days before.';
revoke execute on function app.readings_of_hour(timestamptz), app.reading_habits(uuid[], timestamptz) from public;
grant execute on function app.readings_of_hour(timestamptz), app.reading_habits(uuid[], timestamptz) to fil_rouge_doorkeeper;
