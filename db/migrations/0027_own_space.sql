-- The person's own space: the card she comes in with, her sessions, what she writes, and the few rows that are hers to read.

create function app.person_id() returns uuid language sql stable as $$
  select nullif(current_setting('app.person_id', true), '')::uuid
$$;
comment on function app.person_id() is 'The person who is in her own space, or null.';

create table app.person_cards (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references app.people on delete cascade,
  number       text not null unique constraint a_card_number_is_drawn_at_random check (number ~ '^[2-9a-hjkmnp-z]{12}$'),
  pin_hash     text not null,
  tries        integer not null default 0 constraint a_card_locks_after_five_wrong_pins check (tries between 0 and 5),
  made_at      timestamptz not null,
  made_by      uuid not null references app.professionals on delete restrict,
  cancelled_at timestamptz,
  cancelled_by uuid references app.professionals on delete restrict,
  constraint a_cancelled_card_says_who check ((cancelled_at is null) = (cancelled_by is null))
);
create unique index one_open_card_per_person on app.person_cards (person_id) where cancelled_at is null;
create index cards_of_a_person on app.person_cards (person_id, made_at desc);
comment on table app.person_cards is 'Carte: a number without a name and the hash of a PIN, given by the lead referent, that open a person''s own space. Tries are the wrong PINs since the last right one.';
call app.classify('person_cards', 'none', 'id', 'person_id', 'number', 'pin_hash', 'tries', 'made_at', 'made_by', 'cancelled_at', 'cancelled_by');
alter table app.person_cards enable row level security;
-- People shared on notes are those somebody leads: the whole casework of a chantier never opens here by its role.
create policy of_people_i_lead on app.person_cards to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
create policy doorkeeper_keeps on app.person_cards to fil_rouge_doorkeeper using (true) with check (true);
grant select (id, person_id, number, tries, made_at, made_by, cancelled_at, cancelled_by), insert, update (tries, cancelled_at, cancelled_by) on app.person_cards to fil_rouge_visitor;
grant select, update (tries) on app.person_cards to fil_rouge_doorkeeper;

create table app.person_sessions (
  token_hash   bytea primary key,
  id           uuid not null default gen_random_uuid() unique,
  person_id    uuid not null references app.people on delete cascade,
  card_id      uuid references app.person_cards on delete cascade,
  opened_at    timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  constraint a_session_of_hers_ends_after_it_opens check (expires_at > opened_at)
);
create index sessions_of_a_person on app.person_sessions (person_id) where revoked_at is null;
comment on table app.person_sessions is 'Open doors of people in their own space: only the hash of the token is kept.';
call app.classify('person_sessions', 'none', 'token_hash', 'id', 'person_id', 'card_id', 'opened_at', 'last_seen_at', 'expires_at', 'revoked_at');
alter table app.person_sessions enable row level security;
create policy doorkeeper_keeps on app.person_sessions to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.person_sessions to fil_rouge_doorkeeper;

create table app.person_messages (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  kind        text not null constraint a_message_kind_is_known check (kind in ('word', 'not-understood', 'correction', 'mood', 'answer')),
  about       text constraint a_message_is_about_a_known_part check (about in ('thread', 'coming', 'contract', 'team', 'looks', 'other')),
  mood        integer constraint a_mood_goes_from_1_to_5 check (mood between 1 and 5),
  words       text not null default '',
  language    text not null default 'fr',
  sent_at     timestamptz not null,
  written_by  uuid references app.professionals on delete restrict,
  constraint a_message_says_something check (words <> '' or kind in ('mood', 'not-understood')),
  constraint only_a_mood_has_a_face check ((kind = 'mood') = (mood is not null)),
  constraint an_answer_is_a_professionals check ((kind = 'answer') = (written_by is not null))
);
create index messages_of_a_person on app.person_messages (person_id, sent_at desc);
comment on table app.person_messages is 'Mot: what a person writes from her own space, and what her chantier answers there.';
call app.classify('person_messages', 'social', 'kind', 'about', 'mood', 'words');
call app.classify('person_messages', 'none', 'id', 'person_id', 'followed_by', 'language', 'sent_at', 'written_by');
alter table app.person_messages enable row level security;
create policy followed_here on app.person_messages to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[])) with check (written_by = (select app.actor_id()) and followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.person_messages to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (written_by = (select app.actor_id()) and person_id = any ((select app.with('notes'))::uuid[]));
grant select, insert on app.person_messages to fil_rouge_visitor;
create trigger followed_like_the_person before insert on app.person_messages for each row execute function app.follow_the_person();

-- A visit of hers: who, on which day. Nothing that opens a file to a professional stays set.
create function app.enter_person(person uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  perform set_config('app.person_id', coalesce(person::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.actor_id', '', true);
  for t in select code from app.topics loop
    perform set_config('app.at_' || t, '{}', true), set_config('app.with_' || t, '{}', true);
  end loop;
end $$;
comment on function app.enter_person(uuid, date) is 'Begins the visit of a person in her own space, for this transaction only.';
revoke execute on function app.enter_person(uuid, date) from public;
grant execute on function app.enter_person(uuid, date) to fil_rouge_app;

-- A cancelled card closes the sessions it opened; a file that became part of another has no space of its own.
create function app.whose_space(of_token bytea, at_time timestamptz) returns table (person_id uuid, session_id uuid, seen_long_ago boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.person_id, s.id, s.last_seen_at < at_time - interval '1 minute'
  from app.person_sessions s
  join app.people p on p.id = s.person_id and p.merged_into is null
  left join app.person_cards c on c.id = s.card_id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at > at_time and s.last_seen_at > at_time - interval '20 minutes' and c.cancelled_at is null
$$;
comment on function app.whose_space(bytea, timestamptz) is 'The person behind a token of her own space, or nothing.';
revoke execute on function app.whose_space(bytea, timestamptz) from public;
grant execute on function app.whose_space(bytea, timestamptz) to fil_rouge_app;

-- Each table she reads: her own rows, and only the columns her space shows.
grant usage on schema app to fil_rouge_person;
do $$ declare t text; begin
  foreach t in array array['journeys', 'stages', 'lead_referents', 'referents', 'situations', 'addresses', 'wishes', 'person_messages'] loop
    execute format('create policy mine on app.%I for select to fil_rouge_person using (person_id = (select app.person_id()))', t);
  end loop;
end $$;
create policy me on app.people for select to fil_rouge_person using (id = (select app.person_id()));
grant select (id, given_name, family_name, usual_name) on app.people to fil_rouge_person;
grant select (id, person_id, opened_on, closed_on, pass_starts_on, pass_ends_on) on app.journeys to fil_rouge_person;
grant select (id, journey_id, person_id, stage, chantier_id, starts_on, ends_on) on app.stages to fil_rouge_person;
grant select (id, journey_id, person_id, professional_id, starts_on, ends_on, overlap_until) on app.lead_referents to fil_rouge_person;
grant select (id, person_id, domain, professional_id, outside_name, outside_structure, outside_contact, starts_on, ends_on) on app.referents to fil_rouge_person;
grant select (id, person_id, lane, line, code, answer, starts_on, ends_on, due_on, struck_at) on app.situations to fil_rouge_person;
grant select (id, person_id, kind, starts_on, ends_on) on app.addresses to fil_rouge_person;
grant select (id, person_id, said_on, words, language) on app.wishes to fil_rouge_person;
grant select (id, person_id, kind, about, mood, words, language, sent_at, written_by) on app.person_messages to fil_rouge_person;
create policy anyone_in_her_space_reads on app.structures for select to fil_rouge_person using ((select app.person_id()) is not null);
grant select (id, name) on app.structures to fil_rouge_person;

-- She writes her own words, and what she did in the journal: nothing else, and nothing in somebody else's name.
create policy mine_to_say on app.wishes for insert to fil_rouge_person with check (person_id = (select app.person_id()) and written_by is null);
grant insert (id, person_id, said_on, words, language) on app.wishes to fil_rouge_person;
create policy mine_to_write on app.person_messages for insert to fil_rouge_person with check (person_id = (select app.person_id()) and written_by is null);
grant insert (id, person_id, kind, about, mood, words, language, sent_at) on app.person_messages to fil_rouge_person;
create policy i_write_what_i_did on app.journal for insert to fil_rouge_person with check (person_id = (select app.person_id()) and actor_id is null);
grant insert (at, event, person_id, subject_id, detail) on app.journal to fil_rouge_person;

-- The professionals around her: those of her team now, and those who wrote to her.
create function app.around_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null)
$$;
comment on function app.around_me() is 'Professionals of the person''s team today, and those who answered her.';
create policy around_me on app.professionals for select to fil_rouge_person using (id = any ((select app.around_me())::uuid[]));
grant select (id, given_name, family_name, job_title, work_phone, work_email) on app.professionals to fil_rouge_person;
create policy around_me on app.memberships for select to fil_rouge_person using (professional_id = any ((select app.around_me())::uuid[]));
grant select (professional_id, structure_id, starts_on, ends_on) on app.memberships to fil_rouge_person;

-- Who looked: a reader, how often, and the last day, over a year. The lines of the journal themselves stay where they are.
create function app.who_looked_at_me() returns table (professional_id uuid, given_name text, family_name text, structure text, times integer, last_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  select p.id, p.given_name, p.family_name,
    (select s.name from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = p.id order by m.ends_on desc nulls first, m.starts_on desc limit 1),
    count(*)::integer, (max(j.at) at time zone 'Europe/Paris')::date
  from app.journal j join app.professionals p on p.id = j.actor_id
  where j.person_id = app.person_id() and j.event ~ '\.(viewed|printed)$' and j.at > app.today() - interval '1 year'
  group by p.id order by max(j.at) desc limit 50
$$;
comment on function app.who_looked_at_me() is 'Professionals who opened a page of the person''s file this year, latest first.';
revoke execute on function app.who_looked_at_me(), app.around_me() from public;
grant execute on function app.who_looked_at_me(), app.around_me() to fil_rouge_person;
