-- Walls beyond agreement: what a workplace must know without knowing why, a file that leaves no trace, a door opened in an emergency.

-- 1. Practical limits: a topic of their own, because a supervisor reads them and nothing else of the topic of work.
insert into app.topics values ('limits', 'practical limits at work, never their cause');
insert into app.role_topics select r, 'limits' from unnest(array['cisp', 'social-educator', 'technical-supervisor', 'director', 'coordinator']) r;

create table app.practical_limits (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  kind        text not null constraint a_limit_is_known check (kind in ('no-heavy-loads', 'no-height', 'no-standing', 'no-driving', 'short-breaks', 'away', 'other')),
  weekday     integer constraint a_weekday_goes_from_1_to_7 check (weekday between 1 and 7),
  from_hour   time,
  words       text not null default '',
  starts_on   date not null,
  ends_on     date,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null default now(),
  ended_by    uuid references app.professionals on delete restrict,
  merged_from uuid,
  constraint a_limit_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint only_an_absence_has_a_day_and_an_hour check ((kind = 'away') = (weekday is not null and from_hour is not null) and (weekday is null) = (from_hour is null)),
  constraint another_limit_is_said check (kind <> 'other' or trim(words) <> '')
);
create index limits_of_a_person on app.practical_limits (person_id, starts_on);
comment on table app.practical_limits is 'Limite pratique: what the team at the workplace must know to work with her, never why; ended, never erased.';
call app.classify('practical_limits', 'social', 'kind', 'weekday', 'from_hour', 'words', 'starts_on', 'ends_on');
call app.classify('practical_limits', 'none', 'id', 'person_id', 'followed_by', 'written_by', 'written_at', 'ended_by', 'merged_from');
create trigger followed_like_the_person before insert on app.practical_limits for each row execute function app.follow_the_person();
alter table app.practical_limits enable row level security;
-- Read by whoever works with her, written by those who carry the casework.
create policy followed_here on app.practical_limits to fil_rouge_visitor
  using (followed_by = any ((select app.at('limits'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.practical_limits to fil_rouge_visitor
  using (person_id = any ((select app.with('limits'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
create policy mine on app.practical_limits for select to fil_rouge_person using (person_id = (select app.person_id()));
grant select, insert on app.practical_limits to fil_rouge_visitor;
grant update (ends_on, ended_by) on app.practical_limits to fil_rouge_visitor;
grant select (id, person_id, kind, weekday, from_hour, words, starts_on, ends_on) on app.practical_limits to fil_rouge_person;

create function app.limits_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.practical_limits set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.practical_limits set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger limits_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.limits_follow_a_merge();

-- 2. Protected files. While one stands, followed_by is nobody's on every row about her: what a role reaches closes everywhere at once,
-- and no policy costs more. The chantier that follows her is kept here.
create table app.protections (
  id            uuid primary key default gen_random_uuid(),
  person_id     uuid not null references app.people on delete cascade,
  chantier_id   uuid not null references app.structures on delete restrict,
  covers        uuid[] not null,
  reason        text not null constraint a_protection_says_why check (trim(reason) <> ''),
  placed_at     timestamptz not null,
  placed_by     uuid not null references app.professionals on delete restrict,
  lifted_at     timestamptz,
  lifted_by     uuid references app.professionals on delete restrict,
  lifted_reason text,
  constraint a_lifted_protection_says_who_and_why check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null or trim(lifted_reason) <> ''))
);
create unique index one_protection_at_a_time on app.protections (person_id) where lifted_at is null;
create index protected_in_a_chantier on app.protections (chantier_id) where lifted_at is null;
comment on table app.protections is 'Dossier protégé: a person in danger leaves no trace for anybody but her lead referents and those named here. covers: her file and those that became part of it.';
call app.classify('protections', 'social', 'reason', 'placed_at', 'lifted_at', 'lifted_reason');
call app.classify('protections', 'none', 'id', 'person_id', 'chantier_id', 'covers', 'placed_by', 'lifted_by');
alter table app.protections enable row level security;
create policy shared_with_me on app.protections for select to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[]));
grant select on app.protections to fil_rouge_visitor;

create table app.protection_names (
  id              uuid primary key default gen_random_uuid(),
  protection_id   uuid not null references app.protections on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  professional_id uuid not null references app.professionals on delete restrict,
  named_at        timestamptz not null,
  named_by        uuid not null references app.professionals on delete restrict,
  removed_at      timestamptz,
  removed_by      uuid references app.professionals on delete restrict,
  constraint a_removed_name_says_who check ((removed_at is null) = (removed_by is null))
);
create unique index one_name_at_a_time on app.protection_names (protection_id, professional_id) where removed_at is null;
create index names_of_a_professional on app.protection_names (professional_id) where removed_at is null;
comment on table app.protection_names is 'Who, besides the lead referents, keeps seeing a protected person: what her role or an agreement opens, nothing more.';
call app.classify('protection_names', 'none', 'id', 'protection_id', 'person_id', 'professional_id', 'named_at', 'named_by', 'removed_at', 'removed_by');
alter table app.protection_names enable row level security;
create policy shared_with_me on app.protection_names to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
grant select, insert on app.protection_names to fil_rouge_visitor;
grant update (removed_at, removed_by) on app.protection_names to fil_rouge_visitor;

create function app.give_rows_to(of_files uuid[], chantier uuid) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  update app.people set followed_by = chantier where id = any (of_files);
  for t in select c.table_name from information_schema.columns c join information_schema.columns p using (table_schema, table_name)
           where c.table_schema = 'app' and c.column_name = 'followed_by' and p.column_name = 'person_id' and c.table_name <> 'journal' loop
    execute format('update app.%I set followed_by = $1 where person_id = any ($2)', t) using chantier, of_files;
  end loop;
  update app.merges set followed_by = chantier where kept_id = any (of_files);
end $$;
comment on function app.give_rows_to(uuid[], uuid) is 'Writes the chantier that follows these files on each of their rows; null hides them from every role.';
revoke execute on function app.give_rows_to(uuid[], uuid) from public;

create function app.protect(of_person uuid, because text, at_time timestamptz, of_id uuid default gen_random_uuid()) returns uuid language plpgsql security definer set search_path = app, pg_temp as $$
declare
  followed uuid;
  file_ids uuid[];
  placed uuid;
begin
  select p.followed_by into followed from app.people p where p.id = of_person and p.merged_into is null
    and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes'))) for update;
  if followed is null then
    raise exception 'this file is not yours to protect' using errcode = 'insufficient_privilege';
  end if;
  with recursive covered as (select of_person as id union select p.id from app.people p join covered c on p.merged_into = c.id)
  select array_agg(id) into file_ids from covered;
  insert into app.protections (id, person_id, chantier_id, covers, reason, placed_at, placed_by)
    values (of_id, of_person, followed, file_ids, because, at_time, app.actor_id()) returning id into placed;
  -- Whoever protects keeps seeing: otherwise a colleague would close the door on herself.
  insert into app.protection_names (protection_id, person_id, professional_id, named_at, named_by) values (placed, of_person, app.actor_id(), at_time, app.actor_id());
  perform app.give_rows_to(file_ids, null);
  -- A list that comes back must not say « already taken ».
  delete from app.import_keys where person_id = any (file_ids);
  return placed;
end $$;
comment on function app.protect(uuid, text, timestamptz, uuid) is 'Puts a file under protection: from the next question on, no role reaches it.';

create function app.lift_protection(of_person uuid, because text, at_time timestamptz) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare placed app.protections;
begin
  select * into placed from app.protections where person_id = of_person and lifted_at is null and of_person = any (app.with('notes')) for update;
  if placed.id is null then
    raise exception 'this protection is not yours to lift' using errcode = 'insufficient_privilege';
  end if;
  update app.protections set lifted_at = at_time, lifted_by = app.actor_id(), lifted_reason = because where id = placed.id;
  perform app.give_rows_to(placed.covers, placed.chantier_id);
end $$;
comment on function app.lift_protection(uuid, text, timestamptz) is 'Gives a protected file back to the chantier that follows it.';
revoke execute on function app.protect(uuid, text, timestamptz, uuid), app.lift_protection(uuid, text, timestamptz) from public;
grant execute on function app.protect(uuid, text, timestamptz, uuid), app.lift_protection(uuid, text, timestamptz) to fil_rouge_visitor;

-- Changing chantier while protected changes where she is kept, and shows her to nobody.
create or replace function app.move_file(of_person uuid, to_chantier uuid) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from app.people p where p.id = of_person
      and (p.followed_by = any (app.at('identity')) or p.id = any (app.with('notes')))) then
    raise exception 'this file is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  update app.protections set chantier_id = to_chantier where person_id = of_person and lifted_at is null;
  if not found then
    perform app.give_rows_to(array[of_person], to_chantier);
  end if;
end $$;

-- A protected file takes another in, which goes out of sight with it; it never becomes part of one that shows.
create function app.a_merge_keeps_protection() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    if exists (select from app.protections where person_id = new.id and lifted_at is null) then
      raise exception 'a protected file takes another in, it is not taken in' using errcode = 'check_violation', constraint = 'a_protected_file_is_not_taken_in';
    end if;
    if exists (select from app.protections where person_id = new.merged_into and lifted_at is null) then
      update app.protections set covers = covers || new.id where person_id = new.merged_into and lifted_at is null;
      perform app.give_rows_to(array[new.id], null);
      delete from app.import_keys where person_id = new.id;
    end if;
  elsif new.merged_into is null and old.merged_into is not null then
    -- Taken out again, she is somebody else: the chantier sees that file as before.
    declare kept app.protections;
    begin
      select * into kept from app.protections where person_id = old.merged_into and lifted_at is null and new.id = any (covers);
      if kept.id is not null then
        update app.protections set covers = array_remove(covers, new.id) where id = kept.id;
        perform app.give_rows_to(array[new.id], kept.chantier_id);
      end if;
    end;
  end if;
  return null;
end $$;
create trigger zz_a_merge_keeps_protection after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.a_merge_keeps_protection();
create policy shared_with_me on app.merges to fil_rouge_visitor
  using (kept_id = any ((select app.with('notes'))::uuid[])) with check (kept_id = any ((select app.with('notes'))::uuid[]));

create function app.out_of_sight() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select unnest(p.covers) from app.protections p where p.lifted_at is null and p.person_id <> all (app.with('presence')))
$$;
comment on function app.out_of_sight() is 'Protected files that do not open to the visitor: what cannot be rewritten hides them too.';
revoke execute on function app.out_of_sight() from public;
grant execute on function app.out_of_sight() to fil_rouge_visitor;
-- The journal cannot be rewritten, nor what a list said: they are looked at through this.
create policy protected_leaves_no_trace on app.journal as restrictive for select to fil_rouge_visitor
  using (person_id is null or person_id <> all ((select app.out_of_sight())::uuid[]));
create policy protected_leaves_no_trace on app.import_rows as restrictive for select to fil_rouge_visitor
  using (person_id is null or person_id <> all ((select app.out_of_sight())::uuid[]));

create or replace function app.followed_elsewhere(key text, birth date) returns integer language sql stable security definer set search_path = app, public, pg_temp as $$
  select count(*)::integer from app.people p join app.identities i on i.person_id = p.id
  where p.merged_into is null and p.followed_by is not null and not (p.followed_by = any (app.at('presence'))) and not (p.id = any (app.with('presence')))
    and birth is not null and i.birth_date in (birth, case when extract(day from birth) <= 12 then make_date(extract(year from birth)::int, extract(day from birth)::int, extract(month from birth)::int) end)
    and public.similarity(p.name_key, key) > 0.6
$$;

create or replace function app.head_counts(of_territories uuid[]) returns table (territory_id uuid, stage text, people integer, hidden boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  with steers as (
    select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'national-team', 'director', 'administrator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) as yes, app.at('presence') as mine),
  -- Protected people are in nobody's count, whoever counts.
  unseen as materialized (
    select s.chantier_id, s.stage, count(*) as people from app.protections p join app.stages s on s.person_id = p.person_id and s.ends_on is null
    where p.lifted_at is null group by s.chantier_id, s.stage),
  in_chantiers as (
    select c.id, c.territory_id, n.stage, n.people - coalesce(u.people, 0) as people from app.structures c
    cross join lateral (select s.stage, count(*) as people from app.stages s where s.chantier_id = c.id and s.ends_on is null group by s.stage) n
    left join unseen u on u.chantier_id = c.id and u.stage = n.stage
    where c.kind = 'chantier' and c.territory_id = any (of_territories) and (select yes from steers)),
  in_territories as (
    select n.territory_id, n.stage, sum(n.people)::integer as people,
      -- What the visitor can count by herself is no secret; what is left when she takes it away must not be a handful.
      coalesce(sum(n.people) filter (where n.id <> all (steers.mine)), 0) between 1 and 4 as hidden
    from in_chantiers n cross join steers where n.people > 0 group by n.territory_id, n.stage)
  select territory_id, stage, case when not hidden then people end, hidden from in_territories
$$;

create or replace function app.still_open_in(of_structure uuid, from_day date) returns table (journeys integer, memberships integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select
    (select count(distinct s.journey_id)::int from app.stages s join app.journeys j on j.id = s.journey_id
     where s.chantier_id = of_structure and (s.ends_on is null or s.ends_on > from_day) and (j.closed_on is null or j.closed_on > from_day)
       and not exists (select from app.protections p where p.person_id = s.person_id and p.lifted_at is null)),
    (select count(*)::int from app.memberships m where m.structure_id = of_structure and (m.ends_on is null or m.ends_on >= from_day))
  where app.administers()
$$;

-- A whole caseload that changes hands takes along those whom nobody sees: otherwise they would stay with somebody who left.
create function app.relay_protected(from_lead uuid, to_lead uuid, on_day date, overlap date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare one record;
begin
  for one in select l.journey_id, l.person_id, l.starts_on from app.lead_referents l join app.protections p on p.person_id = l.person_id and p.lifted_at is null
      where l.professional_id = from_lead and l.ends_on is null and l.starts_on <= on_day and p.chantier_id = any (app.at('presence')) and from_lead <> to_lead
        and exists (select from app.memberships m where m.professional_id = to_lead and m.structure_id = p.chantier_id and m.role in ('cisp', 'social-educator')
          and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
        and exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'director')
          and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) loop
    update app.lead_referents set ends_on = on_day, overlap_until = overlap where journey_id = one.journey_id and ends_on is null;
    insert into app.lead_referents (journey_id, person_id, professional_id, starts_on) values (one.journey_id, one.person_id, to_lead, on_day);
  end loop;
end $$;
comment on function app.relay_protected(uuid, uuid, date, date) is 'Hands over the protected people of a caseload to whoever takes it, and tells nobody how many they were.';
revoke execute on function app.relay_protected(uuid, uuid, date, date) from public;
grant execute on function app.relay_protected(uuid, uuid, date, date) to fil_rouge_visitor;

-- 3. Emergency access: a written reason, named topics, a few hours. Never notes, debts nor justice; never for the employer's side.
create table app.emergencies (
  id              uuid primary key default gen_random_uuid(),
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  professional_id uuid not null references app.professionals on delete restrict,
  topics          text[] not null constraint an_emergency_opens_named_topics check (cardinality(topics) > 0 and topics <@ array['identity', 'voice', 'housing', 'work', 'rights', 'life', 'health']),
  reason          text not null constraint an_emergency_says_why check (trim(reason) <> ''),
  opened_at       timestamptz not null,
  until           timestamptz not null,
  ended_at        timestamptz,
  ended_by        uuid references app.professionals on delete restrict,
  constraint an_emergency_lasts_a_day_at_most check (until > opened_at and until <= opened_at + interval '24 hours'),
  constraint an_ended_emergency_says_who check ((ended_at is null) = (ended_by is null))
);
create index emergencies_of_a_professional on app.emergencies (professional_id, until) where ended_at is null;
create index emergencies_of_a_person on app.emergencies (person_id, opened_at desc);
create index emergencies_by_chantier on app.emergencies (followed_by, opened_at);
comment on table app.emergencies is 'Accès en urgence: who opened what of a file without an agreement, why, until when; told to the lead and to the person.';
call app.classify('emergencies', 'social', 'topics', 'reason', 'opened_at', 'until', 'ended_at');
call app.classify('emergencies', 'none', 'id', 'person_id', 'followed_by', 'professional_id', 'ended_by');
create trigger followed_like_the_person before insert on app.emergencies for each row execute function app.follow_the_person();
alter table app.emergencies enable row level security;

create function app.cares(professional uuid, on_day date) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(bool_or(m.role in ('cisp', 'social-educator', 'coordinator', 'partnership-officer', 'outside-referent')), false)
    and not coalesce(bool_or(m.role in ('technical-supervisor', 'director')), false)
  from app.memberships m where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)
$$;
comment on function app.cares(uuid, date) is 'Does this professional hold a caring role, and none on the employer''s side?';
revoke execute on function app.cares(uuid, date) from public;
grant execute on function app.cares(uuid, date) to fil_rouge_visitor;

-- Those who carry the casework see every emergency of the file; whoever opened one sees her own.
create policy followed_here on app.emergencies for select to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.emergencies for select to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[]));
create policy ended_by_who_carries on app.emergencies for update to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[])) with check (ended_by = (select app.actor_id()));
create policy mine on app.emergencies to fil_rouge_visitor
  using (professional_id = (select app.actor_id()) and (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[])))
  with check (professional_id = (select app.actor_id()) and (select app.cares(app.actor_id(), app.today()))
    and (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[])));
grant select, insert on app.emergencies to fil_rouge_visitor;
grant update (ended_at, ended_by) on app.emergencies to fil_rouge_visitor;

create function app.moment() returns timestamptz language sql stable as $$
  select coalesce(nullif(current_setting('app.moment', true), '')::timestamptz, now())
$$;
comment on function app.moment() is 'The instant of the visit: what ends at an hour is judged by it.';

-- Somebody named on a protected file reads of it what her role would open in the chantier that keeps it.
create function app.named_topics(professional uuid, on_day date) returns table (topic text, person_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  select distinct rt.topic, n.person_id
  from app.protection_names n join app.protections p on p.id = n.protection_id and p.lifted_at is null
  join app.structures c on c.id = p.chantier_id
  join app.memberships m on m.professional_id = n.professional_id and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)
  join app.structures s on s.id = m.structure_id join app.roles ro on ro.code = m.role join app.role_topics rt on rt.role = m.role
  where n.professional_id = professional and n.removed_at is null and (m.structure_id = c.id or (ro.reach = 'territory' and s.territory_id = c.territory_id))
$$;
comment on function app.named_topics(uuid, date) is 'People under protection for whom a professional is named, by topic.';

-- A referent from elsewhere follows a protected person only when she is named for her.
create or replace function app.agreed_topics(professional uuid, on_day date) returns table (topic text, person_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  with recipients as materialized (
    select professional as id union
    select m.structure_id from app.memberships m where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
  followed as materialized (
    select f.person_id, f.domain from app.referents f
    where f.professional_id = professional and coalesce(f.ends_on, 'infinity') > on_day and f.starts_on <= on_day
      and not exists (select from app.protections p where p.person_id = f.person_id and p.lifted_at is null
        and not exists (select from app.protection_names n where n.protection_id = p.id and n.professional_id = professional and n.removed_at is null))),
  agreed as materialized (
    select c.person_id, c.topic from recipients r join app.consents c on coalesce(c.structure_id, c.professional_id) = r.id
    where c.withdrawn_at is null and c.decision = 'agreed' and c.given_on <= on_day and c.ends_on >= on_day)
  select 'presence', f.person_id from followed f
  union
  select a.topic, a.person_id from followed f join app.domain_topics dt on dt.domain = f.domain join agreed a on a.person_id = f.person_id and a.topic = dt.topic
  union
  -- An agreement to anything says at least who she is, how to reach her, and what she wants.
  select t.code, f.person_id from followed f join agreed a on a.person_id = f.person_id cross join (values ('identity'), ('voice')) t(code)
$$;

-- An emergency ends by itself, with the hour, with the role, or with the last tie to the file.
create function app.emergency_topics(professional uuid, on_day date, at_time timestamptz, chantiers uuid[]) returns table (topic text, person_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  select unnest(e.topics), e.person_id from app.emergencies e join app.people p on p.id = e.person_id
  where e.professional_id = professional and e.ended_at is null and e.opened_at <= at_time and e.until > at_time and app.cares(professional, on_day)
    and (p.followed_by = any (chantiers)
      or exists (select from app.agreed_topics(professional, on_day) a where a.person_id = e.person_id)
      or exists (select from app.named_topics(professional, on_day) n where n.person_id = e.person_id))
$$;
comment on function app.emergency_topics(uuid, date, timestamptz, uuid[]) is 'What a professional opened in an emergency and that is still open, by topic.';
revoke execute on function app.named_topics(uuid, date), app.agreed_topics(uuid, date), app.emergency_topics(uuid, date, timestamptz, uuid[]) from public;

drop function app.enter(uuid, date);
create function app.enter(professional uuid, on_day date, at_time timestamptz default clock_timestamp()) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r record;
  led uuid[] := '{}';
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.moment', at_time::text, true);
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
      shared as materialized (
        select s.topic, array_agg(s.person_id) as people from app.agreed_topics(professional, on_day) s group by s.topic)
      select t.code,
        (select array_agg(distinct x.id) from reached x join app.role_topics rt on rt.role = x.role and rt.topic = t.code) as chantiers,
        coalesce((select s.people from shared s where s.topic = t.code), '{}') as people
      from app.topics t
    loop
      perform set_config('app.at_' || r.code, coalesce(r.chantiers, '{}')::text, true), set_config('app.with_' || r.code, (led || r.people)::text, true);
    end loop;
    -- Both are rare, and asked on an index of what stands: nothing is computed for whoever is named nowhere and opened nothing.
    if exists (select from app.protection_names n where n.professional_id = professional and n.removed_at is null) then
      for r in select n.topic, array_agg(n.person_id) as people from app.named_topics(professional, on_day) n group by n.topic loop
        perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
      end loop;
    end if;
    if exists (select from app.emergencies e where e.professional_id = professional and e.ended_at is null and e.until > at_time) then
      for r in select e.topic, array_agg(e.person_id) as people from app.emergency_topics(professional, on_day, at_time, app.at('presence')) e group by e.topic loop
        perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
      end loop;
    end if;
  else
    for r in select t.code from app.topics t loop
      perform set_config('app.at_' || r.code, '{}', true), set_config('app.with_' || r.code, '{}', true);
    end loop;
  end if;
end $$;
comment on function app.enter(uuid, date, timestamptz) is 'Begins a visit: sets who is here, the day and the instant, and what they may open, for this transaction only.';
revoke execute on function app.enter(uuid, date, timestamptz) from public;
grant execute on function app.enter(uuid, date, timestamptz) to fil_rouge_app;

-- « Vous voyez ce dossier parce que… », with the name on a protected file and the emergency under way.
create or replace function app.files_access(of_people uuid[]) returns table (person_id uuid, topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  opened as materialized (
    select p.id, o.code from (select t.code, unnest(app.at(t.code)) as chantier from app.topics t) o join person p on p.followed_by = o.chantier),
  shared as materialized (
    select distinct p.id, o.code from (select t.code, unnest(app.with(t.code)) as of_person from app.topics t) o join person p on p.id = o.of_person),
  seen as (
    select held.id, array_agg(held.code order by held.code) as topics
    from (select opened.id, opened.code from opened union select shared.id, shared.code from shared) held group by held.id),
  named as materialized (
    select n.person_id, p.chantier_id, n.named_at from app.protection_names n join app.protections p on p.id = n.protection_id and p.lifted_at is null
    join shared on shared.id = n.person_id and shared.code = 'presence'
    where n.professional_id = app.actor_id() and n.removed_at is null),
  reason as (
    select l.person_id as id, jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l join shared on shared.id = l.person_id and shared.code = 'presence'
    where l.professional_id = app.actor_id() and l.starts_on <= app.today() and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today())
    union all
    select f.person_id, jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on, 'agreed', coalesce((
      select jsonb_agg(jsonb_build_object('topic', c.topic, 'until', c.ends_on) order by c.topic) from app.consents c join app.domain_topics dt on dt.domain = f.domain and dt.topic = c.topic
      where c.person_id = f.person_id and coalesce(c.structure_id, c.professional_id) = any ((select app.my_recipients())::uuid[])
        and c.withdrawn_at is null and c.decision = 'agreed' and c.given_on <= app.today() and c.ends_on >= app.today()), '[]'))
    from app.referents f join shared on shared.id = f.person_id and shared.code = 'presence'
    where f.professional_id = app.actor_id() and f.starts_on <= app.today() and (f.ends_on is null or f.ends_on > app.today())
    union all
    select p.id, jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join (select person.id, person.followed_by as chantier from opened join person on person.id = opened.id where opened.code = 'presence'
          union all select named.person_id, named.chantier_id from named) p on true
    join app.structures c on c.id = p.chantier
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id))
    union all
    select named.person_id, jsonb_build_object('as', 'named', 'since', (named.named_at at time zone 'Europe/Paris')::date) from named
    union all
    select e.person_id, jsonb_build_object('as', 'emergency', 'until', (e.until at time zone 'Europe/Paris')::date,
      'hour', to_char(e.until at time zone 'Europe/Paris', 'FMHH24 "h" MI'), 'topics', to_jsonb(e.topics))
    from app.emergencies e join shared on shared.id = e.person_id and shared.code = e.topics[1]
    where e.professional_id = app.actor_id() and e.ended_at is null and e.opened_at <= app.moment() and e.until > app.moment()),
  because as (select reason.id, jsonb_agg(reason.why) as reasons from reason group by reason.id)
  select p.id, coalesce(seen.topics, '{}'), coalesce(because.reasons, '[]')
  from person p left join seen on seen.id = p.id left join because on because.id = p.id
$$;

-- What she reads of it in her own space: who, when, why, until when.
create function app.emergencies_on_me() returns table (id uuid, given_name text, family_name text, structure text, topics text[], reason text, opened_at timestamptz, closed_at timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select e.id, p.given_name, p.family_name,
    (select s.name from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = p.id order by m.ends_on desc nulls first, m.starts_on desc limit 1),
    e.topics, e.reason, e.opened_at, least(e.until, e.ended_at)
  from app.emergencies e join app.professionals p on p.id = e.professional_id
  where e.person_id = app.person_id() order by e.opened_at desc limit 50
$$;
comment on function app.emergencies_on_me() is 'Emergency accesses to the file of the person who is in her own space, latest first.';
revoke execute on function app.emergencies_on_me() from public;
grant execute on function app.emergencies_on_me() to fil_rouge_person;

-- « Shared on notes » is no longer only whoever leads: somebody named on a protected file may be there too. Cards stay the lead's alone.
create function app.people_i_lead() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select l.person_id from app.lead_referents l where l.professional_id = app.actor_id()
    and app.open_until(l.ends_on, l.overlap_until) >= app.today() and l.starts_on <= app.today() and l.person_id = any (app.with('notes')))
$$;
comment on function app.people_i_lead() is 'People whose red thread the visitor holds, or still keeps for the overlap of a hand-over.';
revoke execute on function app.people_i_lead() from public;
grant execute on function app.people_i_lead() to fil_rouge_visitor;
alter policy of_people_i_lead on app.person_cards using (person_id = any ((select app.people_i_lead())::uuid[])) with check (person_id = any ((select app.people_i_lead())::uuid[]));

-- Every answer of a person, the withdrawn ones too: her page reads them all, and a protection hides them all.
create index consents_of_a_person on app.consents (person_id, recorded_at desc);
