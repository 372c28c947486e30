-- Appointments of people, who goes with them; desks kept at a place by somebody who comes; a private calendar.

create function app.my_territories() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.my_territories() is 'Territories where the visitor works today, partners included.';

create table app.desks (
  id              uuid primary key default gen_random_uuid(),
  territory_id    uuid not null references app.territories on delete cascade,
  place_listed_id uuid references app.directory_structures on delete cascade,
  chantier_id     uuid references app.structures on delete cascade,
  actor_listed_id uuid references app.directory_structures on delete set null,
  actor_name      text not null constraint a_desk_says_who_comes check (trim(actor_name) <> ''),
  purpose         text not null constraint a_desk_says_what_for check (trim(purpose) <> ''),
  who_may_come    text,
  topic           text not null references app.topics on delete restrict,
  weekdays        integer[] not null default '{}' constraint weekdays_go_from_1_to_7 check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]),
  dates           date[] not null default '{}',
  opens           text not null constraint a_desk_opens_at_an_hour check (opens ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  closes          text not null constraint a_desk_closes_at_an_hour check (closes ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  slot_minutes    integer not null constraint a_slot_lasts_some_minutes check (slot_minutes between 5 and 480),
  places_per_slot integer not null default 1 constraint a_slot_has_some_places check (places_per_slot between 1 and 100),
  starts_on       date not null,
  ends_on         date,
  created_at      timestamptz not null,
  created_by      uuid references app.professionals on delete set null,
  constraint a_desk_has_one_place check ((place_listed_id is null) <> (chantier_id is null)),
  constraint a_desk_has_its_days check (cardinality(weekdays) + cardinality(dates) > 0),
  constraint a_desk_closes_after_it_opens check (closes > opens),
  constraint a_desk_ends_after_it_starts check (ends_on is null or ends_on >= starts_on)
);
create index desks_of_a_territory on app.desks (territory_id, starts_on);
create index desks_at_a_listed_place on app.desks (place_listed_id) where place_listed_id is not null;
create index desks_at_a_chantier on app.desks (chantier_id) where chantier_id is not null;
create index desks_of_an_actor on app.desks (actor_listed_id) where actor_listed_id is not null;
comment on table app.desks is 'Permanence: somebody comes to a place, on these days, for this; whoever is of the territory books a slot there.';
call app.classify('desks', 'none', 'id', 'territory_id', 'place_listed_id', 'chantier_id', 'actor_listed_id', 'actor_name', 'purpose', 'who_may_come', 'topic', 'weekdays', 'dates', 'opens', 'closes', 'slot_minutes', 'places_per_slot', 'starts_on', 'ends_on', 'created_at', 'created_by');

create table app.desk_closures (
  desk_id   uuid not null references app.desks on delete cascade,
  closed_on date not null,
  reason    text not null constraint a_closed_day_says_why check (trim(reason) <> ''),
  closed_at timestamptz not null,
  closed_by uuid references app.professionals on delete set null,
  primary key (desk_id, closed_on)
);
comment on table app.desk_closures is 'A day on which a desk does not take place, and why.';
call app.classify('desk_closures', 'none', 'desk_id', 'closed_on', 'reason', 'closed_at', 'closed_by');

-- A slot exists from the first booking on; the others are read from the desk's hours.
create table app.desk_slots (
  id      uuid primary key default gen_random_uuid(),
  desk_id uuid not null references app.desks on delete cascade,
  on_day  date not null,
  opens   text not null constraint a_slot_opens_at_an_hour check (opens ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  closes  text not null constraint a_slot_closes_at_an_hour check (closes ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  constraint a_slot_closes_after_it_opens check (closes > opens),
  constraint slots_of_one_desk_do_not_overlap exclude using gist (desk_id with =, tsrange(on_day + (left(opens, 2)::integer * 60 + right(opens, 2)::integer) * interval '1 minute', on_day + (left(closes, 2)::integer * 60 + right(closes, 2)::integer) * interval '1 minute') with &&)
);
create unique index one_slot_per_hour_of_a_desk on app.desk_slots (desk_id, on_day, opens);
comment on table app.desk_slots is 'A slot of a desk that somebody booked.';
call app.classify('desk_slots', 'none', 'id', 'desk_id', 'on_day', 'opens', 'closes');

create table app.appointments (
  id                  uuid primary key default gen_random_uuid(),
  person_id           uuid not null references app.people on delete cascade,
  followed_by         uuid,
  topic               text not null references app.topics on delete restrict,
  state               text not null constraint an_appointment_state_is_known check (state in ('proposed', 'set', 'held', 'missed', 'cancelled', 'moved')),
  on_day              date not null,
  hour                text not null constraint an_appointment_has_an_hour check (hour ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  minutes             integer not null default 60 constraint an_appointment_lasts_some_minutes check (minutes between 5 and 720),
  listed_id           uuid references app.directory_structures on delete set null,
  service_id          uuid references app.services on delete set null,
  face_id             uuid references app.directory_people on delete set null,
  with_id             uuid references app.professionals on delete set null,
  with_words          text,
  place               text,
  bring               text,
  note                text,
  accompanied_by      uuid references app.professionals on delete set null,
  accompanied_minutes integer constraint going_with_her_takes_some_minutes check (accompanied_minutes between 1 and 1440),
  referral_id         uuid,
  slot_id             uuid references app.desk_slots on delete set null,
  proposed_side       text not null constraint a_proposing_side_is_known check (proposed_side in ('person', 'professional', 'partner')),
  proposed_at         timestamptz not null,
  proposed_by         uuid references app.professionals on delete restrict,
  confirmed_at        timestamptz,
  confirmed_side      text constraint a_confirming_side_is_known check (confirmed_side in ('person', 'professional', 'partner')),
  ended_at            timestamptz,
  ended_by            uuid references app.professionals on delete restrict,
  ended_side          text constraint an_ending_side_is_known check (ended_side in ('person', 'professional', 'partner')),
  end_reason          text constraint an_end_reason_is_known check (end_reason in ('forgot', 'ill', 'work', 'too-hard', 'transport', 'not-told', 'partner-absent', 'desk-closed', 'no-longer-needed', 'other')),
  end_words           text,
  moved_to            uuid references app.appointments on delete set null,
  merged_from         uuid,
  constraint an_open_appointment_is_not_over check ((state in ('proposed', 'set')) = (ended_at is null)),
  constraint a_missed_or_cancelled_one_says_by_whom_and_why check (state not in ('missed', 'cancelled') or (ended_side is not null and end_reason is not null)),
  constraint only_a_held_one_counts_the_time_of_going check (accompanied_minutes is null or (state = 'held' and accompanied_by is not null))
);
create index appointments_of_a_person on app.appointments (person_id, on_day desc);
create index appointments_to_come_by_chantier on app.appointments (followed_by, on_day) where state in ('proposed', 'set');
create index appointments_of_a_chantier on app.appointments (followed_by, on_day);
create index appointments_with_a_professional on app.appointments (with_id, on_day) where with_id is not null;
create index appointments_gone_to_with on app.appointments (accompanied_by, on_day) where accompanied_by is not null;
create index appointments_on_a_slot on app.appointments (slot_id) where slot_id is not null;
create index appointments_of_a_referral on app.appointments (referral_id) where referral_id is not null;
create index appointments_at_a_listed_structure on app.appointments (listed_id) where listed_id is not null;
create index appointments_moved_to on app.appointments (moved_to) where moved_to is not null;
comment on table app.appointments is 'Rendez-vous of a person: with whom, where, when, who goes with her (accompagnement de proximité), and what became of it. Its topic says who reads it.';
call app.classify('appointments', 'social', 'topic', 'state', 'on_day', 'hour', 'minutes', 'with_words', 'place', 'bring', 'note', 'accompanied_minutes', 'proposed_side', 'confirmed_side', 'ended_side', 'end_reason', 'end_words', 'listed_id', 'service_id');
call app.classify('appointments', 'none', 'id', 'person_id', 'followed_by', 'face_id', 'with_id', 'accompanied_by', 'referral_id', 'slot_id', 'proposed_at', 'proposed_by', 'confirmed_at', 'ended_at', 'ended_by', 'moved_to', 'merged_from');
call app.seals('appointments', 'with_words', 'place', 'bring', 'note', 'end_words');

-- The second wall: an appointment moves as its table says, whoever moves it; what is over stays as it was told.
create function app.an_appointment_moves_as_its_table_says() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not ((old.state = 'proposed' and new.state in ('set', 'held', 'missed', 'cancelled', 'moved')) or (old.state = 'set' and new.state in ('held', 'missed', 'cancelled', 'moved'))) then
    raise exception 'an appointment does not go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'an_appointment_moves_as_its_table_says';
  end if;
  if current_user = 'fil_rouge_person' and not (old.state in ('proposed', 'set') and new.state in ('set', 'cancelled')) then
    raise exception 'a person confirms or says that she will not come' using errcode = 'check_violation', constraint = 'an_appointment_moves_as_its_table_says';
  end if;
  return new;
end $$;
create trigger an_appointment_moves_as_its_table_says before update of state on app.appointments for each row execute function app.an_appointment_moves_as_its_table_says();
create trigger followed_like_the_person before insert on app.appointments for each row execute function app.follow_the_person();

alter table app.appointments enable row level security;
do $$ declare cases_at text; cases_with text; begin
  select string_agg(format('when %L then followed_by = any ((select app.at(%L))::uuid[])', x, x), ' '), string_agg(format('when %L then person_id = any ((select app.with(%L))::uuid[])', x, x), ' ')
    into cases_at, cases_with from unnest(array['notes', 'housing', 'work', 'rights', 'life', 'health', 'justice', 'debts']) x;
  execute format('create policy followed_here on app.appointments to fil_rouge_visitor using (case topic %s else false end)', cases_at);
  execute format('create policy shared_with_me on app.appointments to fil_rouge_visitor using (case topic %s else false end)', cases_with);
end $$;
-- Whoever goes with her, or receives her, knows where and when, as long as the file opens.
create policy mine on app.appointments to fil_rouge_visitor
  using ((accompanied_by = (select app.actor_id()) or with_id = (select app.actor_id())) and (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[])))
  with check (accompanied_by = (select app.actor_id()) or with_id = (select app.actor_id()));
create policy hers on app.appointments for select to fil_rouge_person using (person_id = (select app.person_id()));
create policy hers_to_answer on app.appointments for update to fil_rouge_person using (person_id = (select app.person_id()) and state in ('proposed', 'set')) with check (person_id = (select app.person_id()));
grant select, insert on app.appointments to fil_rouge_visitor;
grant update (state, confirmed_at, confirmed_side, ended_at, ended_by, ended_side, end_reason, end_words, moved_to, accompanied_by, accompanied_minutes, bring, place, note, referral_id) on app.appointments to fil_rouge_visitor;
-- What the team says among itself (note, end_words) is not in her space; her export gives it to her.
grant select (id, person_id, state, on_day, hour, minutes, listed_id, service_id, with_id, with_words, place, bring, accompanied_by, proposed_side, confirmed_at, ended_side, end_reason) on app.appointments to fil_rouge_person;
grant update (state, confirmed_at, confirmed_side, ended_at, ended_side, end_reason) on app.appointments to fil_rouge_person;

create function app.appointments_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update appointments set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update appointments set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger appointments_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.appointments_follow_a_merge();

-- When somebody is away: to whoever sees the person and does not read that topic, an hour and nothing else.
create function app.times_taken(from_day date, until_day date) returns table (person_id uuid, on_day date, hour text, minutes integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select a.person_id, a.on_day, a.hour, a.minutes from app.appointments a
  where a.state = 'set' and a.on_day between from_day and until_day
    and (a.followed_by = any (app.at('presence')) or a.person_id = any (app.with('presence')))
    and not coalesce(a.followed_by = any (app.at(a.topic)), false) and not (a.person_id = any (app.with(a.topic)))
    and a.accompanied_by is distinct from app.actor_id() and a.with_id is distinct from app.actor_id()
  order by a.on_day, a.hour limit 300
$$;
comment on function app.times_taken(date, date) is 'Hours at which people the visitor sees have an appointment she does not read: no place, no reason.';
revoke execute on function app.times_taken(date, date) from public;
grant execute on function app.times_taken(date, date) to fil_rouge_visitor;

-- In her own space a place has its name, even when the directory keeps it for professionals.
create function app.my_appointment_places() returns table (id uuid, name text, service text, address text, phone text) language sql stable security definer set search_path = app, pg_temp as $$
  select a.id, d.name, s.name, nullif(concat_ws(', ', coalesce(s.address, d.address), concat_ws(' ', coalesce(s.postcode, d.postcode), coalesce(s.commune, d.commune))), ''), coalesce(s.phone, d.phone)
  from app.appointments a left join app.services s on s.id = a.service_id join app.directory_structures d on d.id = coalesce(a.listed_id, s.listed_id) where a.person_id = app.person_id()
$$;
comment on function app.my_appointment_places() is 'Where the appointments of the person in her own space take place.';
revoke execute on function app.my_appointment_places() from public;
grant execute on function app.my_appointment_places() to fil_rouge_person;

-- Who receives her or goes with her has a name for her.
create or replace function app.around_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null
    union select c.professional_id from app.consents c where c.person_id = app.person_id() and c.professional_id is not null
    union select q.asked_by from app.consent_requests q where q.person_id = app.person_id()
    union select unnest(array[a.with_id, a.accompanied_by]) from app.appointments a where a.person_id = app.person_id())
$$;
comment on function app.around_me() is 'Professionals of the person''s team today, those who answered her, those to whom she said yes or no, those of her appointments.';

-- Desks: read by whoever works on the territory; kept by its officers, its coordination, the place and the one who comes.
create function app.desks_i_keep() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select d.id from app.desks d left join app.directory_structures p on p.id = d.place_listed_id left join app.directory_structures a on a.id = d.actor_listed_id
    where d.territory_id = any (app.territories_i_keep()) or p.structure_id = any (app.my_structures()) or a.structure_id = any (app.my_structures())
      or exists (select from app.memberships m where m.professional_id = app.actor_id() and m.structure_id = d.chantier_id and m.role = 'director' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())))
$$;
comment on function app.desks_i_keep() is 'Desks the visitor keeps: those of her territories, of her structure, those where her structure comes.';
alter table app.desks enable row level security;
create policy of_my_territory on app.desks for select to fil_rouge_visitor using (territory_id = any ((select app.my_territories())::uuid[]));
create policy opened_here on app.desks for insert to fil_rouge_visitor with check (created_by = (select app.actor_id()) and territory_id = any ((select app.territories_i_keep())::uuid[]));
create policy kept_by_me on app.desks for update to fil_rouge_visitor using (id = any ((select app.desks_i_keep())::uuid[])) with check (true);
grant select, insert, update (ends_on, who_may_come, purpose) on app.desks to fil_rouge_visitor;
alter table app.desk_closures enable row level security;
create policy anyone_who_came_in_reads on app.desk_closures for select to fil_rouge_visitor using ((select app.actor_id()) is not null);
grant select on app.desk_closures to fil_rouge_visitor;
alter table app.desk_slots enable row level security;
create policy anyone_who_came_in_reads on app.desk_slots for select to fil_rouge_visitor using ((select app.actor_id()) is not null);
grant select on app.desk_slots to fil_rouge_visitor;

-- How many places are taken is no secret; who took them is.
create function app.places_taken(of_desks uuid[], from_day date, until_day date) returns table (desk_id uuid, on_day date, opens text, taken integer) language sql stable security definer set search_path = app, pg_temp as $$
  select s.desk_id, s.on_day, s.opens, count(a.id)::integer from app.desk_slots s join app.desks d on d.id = s.desk_id and d.territory_id = any (app.my_territories())
  left join app.appointments a on a.slot_id = s.id and a.state in ('proposed', 'set', 'held')
  where s.desk_id = any (of_desks) and s.on_day between from_day and until_day group by s.id
$$;
comment on function app.places_taken(uuid[], date, date) is 'Places taken on each slot of these desks, whoever they are for.';
create function app.take_slot(of_desk uuid, of_day date, opens_at text, closes_at text) returns uuid language plpgsql security definer set search_path = app, pg_temp as $$
declare d app.desks; slot uuid;
begin
  select * into d from app.desks where id = of_desk and territory_id = any (app.my_territories()) and (extract(isodow from of_day)::integer = any (weekdays) or of_day = any (dates))
    and of_day >= starts_on and (ends_on is null or of_day <= ends_on) and opens_at >= opens and closes_at <= closes;
  if d.id is null or exists (select from app.desk_closures c where c.desk_id = of_desk and c.closed_on = of_day) then return null; end if;
  insert into app.desk_slots (desk_id, on_day, opens, closes) values (of_desk, of_day, opens_at, closes_at) on conflict (desk_id, on_day, opens) do nothing;
  select id into slot from app.desk_slots where desk_id = of_desk and on_day = of_day and opens = opens_at for update;
  if (select count(*) from app.appointments a where a.slot_id = slot and a.state in ('proposed', 'set', 'held')) >= d.places_per_slot then return null; end if;
  return slot;
end $$;
comment on function app.take_slot(uuid, date, text, text) is 'Holds a slot of a desk until the end of the transaction; null when it is full, closed, or outside its hours.';
-- Closing a day tells whoever had booked: their appointment is cancelled by the partner, and comes back on their list.
create function app.close_desk_day(of_desk uuid, of_day date, because text, at_time timestamptz) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare booked integer;
begin
  if not of_desk = any (app.desks_i_keep()) then raise exception 'this desk is not yours to close' using errcode = 'insufficient_privilege'; end if;
  insert into app.desk_closures (desk_id, closed_on, reason, closed_at, closed_by) values (of_desk, of_day, because, at_time, app.actor_id()) on conflict do nothing;
  with told as (
    update app.appointments a set state = 'cancelled', ended_at = at_time, ended_by = app.actor_id(), ended_side = 'partner', end_reason = 'desk-closed'
    from app.desk_slots s where s.id = a.slot_id and s.desk_id = of_desk and s.on_day = of_day and a.state in ('proposed', 'set') returning a.id, a.person_id, a.followed_by),
  written as (insert into app.journal (at, actor_id, event, person_id, followed_by, subject_id) select at_time, app.actor_id(), 'appointment.cancelled', person_id, followed_by, id from told)
  select count(*) into booked from told;
  return booked;
end $$;
comment on function app.close_desk_day(uuid, date, text, timestamptz) is 'Closes a desk for a day, and cancels what was booked there; answers how many people have to be given another date.';
revoke execute on function app.desks_i_keep(), app.places_taken(uuid[], date, date), app.take_slot(uuid, date, text, text), app.close_desk_day(uuid, date, text, timestamptz) from public;
grant execute on function app.desks_i_keep(), app.places_taken(uuid[], date, date), app.take_slot(uuid, date, text, text), app.close_desk_day(uuid, date, text, timestamptz) to fil_rouge_visitor;

-- A calendar other tools read: an address nobody guesses, hours and nothing else.
create table app.calendar_feeds (
  id              uuid primary key default gen_random_uuid(),
  professional_id uuid not null references app.professionals on delete cascade,
  token_hash      bytea not null unique,
  made_at         timestamptz not null,
  revoked_at      timestamptz
);
create unique index one_open_feed_per_professional on app.calendar_feeds (professional_id) where revoked_at is null;
comment on table app.calendar_feeds is 'Private calendar address of a professional: only the hash of its secret is kept.';
call app.classify('calendar_feeds', 'none', 'id', 'professional_id', 'token_hash', 'made_at', 'revoked_at');
alter table app.calendar_feeds enable row level security;
create policy mine on app.calendar_feeds to fil_rouge_visitor using (professional_id = (select app.actor_id())) with check (professional_id = (select app.actor_id()));
grant select (id, professional_id, made_at, revoked_at), insert, update (revoked_at) on app.calendar_feeds to fil_rouge_visitor;

create function app.times_behind(of_token bytea, today date) returns table (id uuid, on_day date, hour text, minutes integer, state text) language sql stable security definer set search_path = app, pg_temp as $$
  select a.id, a.on_day, a.hour, a.minutes, a.state
  from app.calendar_feeds f join app.appointments a on (a.with_id = f.professional_id or a.accompanied_by = f.professional_id)
  where f.token_hash = of_token and f.revoked_at is null and a.state in ('proposed', 'set', 'held') and a.on_day >= today - 30
    and exists (select from app.memberships m where m.professional_id = f.professional_id and (m.ends_on is null or m.ends_on >= today))
  order by a.on_day, a.hour limit 1000
$$;
comment on function app.times_behind(bytea, date) is 'Hours of the appointments of whoever made this calendar address: no name, no place.';
create function app.is_open_feed(of_token bytea) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.calendar_feeds where token_hash = of_token and revoked_at is null)
$$;
comment on function app.is_open_feed(bytea) is 'Does this calendar address still serve?';
revoke execute on function app.times_behind(bytea, date), app.is_open_feed(bytea) from public;
grant execute on function app.times_behind(bytea, date), app.is_open_feed(bytea) to fil_rouge_doorkeeper;
