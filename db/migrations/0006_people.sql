-- People: as little identity as the work needs. No NIR is kept anywhere.

create table app.people (
  id          uuid primary key default gen_random_uuid(),
  followed_by uuid references app.structures on delete restrict,
  given_name  text not null default '',
  family_name text not null default '',
  usual_name  text,
  name_key    text not null,
  merged_into uuid references app.people on delete restrict,
  version     integer not null default 1,
  created_at  timestamptz not null default now(),
  created_by  uuid references app.professionals on delete restrict,
  constraint a_person_has_at_least_one_name check (given_name <> '' or family_name <> '' or usual_name <> ''),
  constraint a_person_is_not_merged_into_herself check (merged_into <> id)
);
create index people_by_chantier_and_name on app.people (followed_by, name_key);
create index people_by_name on app.people using gin (name_key public.gin_trgm_ops);
create index people_merged on app.people (merged_into) where merged_into is not null;
comment on table app.people is 'Personne accompagnée: her names, and the chantier that follows her file now.';
call app.classify('people', 'identity', 'given_name', 'family_name', 'usual_name', 'name_key');
call app.classify('people', 'none', 'id', 'followed_by', 'merged_into', 'version', 'created_at', 'created_by');

create function app.set_name_key() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  new.name_key := app.name_key(new.given_name, new.family_name, new.usual_name);
  return new;
end $$;
create trigger names_are_searchable before insert or update of given_name, family_name, usual_name on app.people
  for each row execute function app.set_name_key();
create trigger revisions_are_kept before update on app.people for each row execute function app.keep_revision('presence');

-- Each row about a person carries the chantier that follows her file, so that a policy compares a column and nothing else.
create function app.follow_the_person() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  select followed_by into new.followed_by from app.people where id = new.person_id;
  return new;
end $$;
comment on function app.follow_the_person() is 'Copies onto a new row the chantier that follows the person.';

create table app.identities (
  person_id   uuid primary key references app.people on delete cascade,
  followed_by uuid,
  birth_date  date,
  gender      text constraint a_gender_is_known check (gender in ('woman', 'man', 'other')),
  external_id text,
  version     integer not null default 1
);
create index identities_by_chantier on app.identities (followed_by);
create index identities_by_birth_date on app.identities (birth_date);
comment on table app.identities is 'Birth date and gender, apart from the name: not every role that knows the name needs them.';
call app.classify('identities', 'identity', 'birth_date', 'gender', 'external_id');
call app.classify('identities', 'none', 'person_id', 'followed_by', 'version');

create table app.person_languages (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  language    text not null,
  speaks      boolean not null default true,
  reads       boolean not null default false,
  unique (person_id, language)
);
comment on table app.person_languages is 'Languages a person speaks and reads (ISO 639 codes).';
call app.classify('person_languages', 'identity', 'language', 'speaks', 'reads');
call app.classify('person_languages', 'none', 'id', 'person_id', 'followed_by');

create table app.contact_points (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  kind        text not null constraint a_contact_kind_is_known check (kind in ('call', 'sms', 'messaging', 'email', 'through-someone', 'at-the-chantier')),
  value       text not null default '',
  hint        text,
  preferred   boolean not null default false,
  ended_on    date,
  version     integer not null default 1,
  constraint only_the_chantier_needs_no_number check (kind = 'at-the-chantier' or value <> '')
);
create index contact_points_of_a_person on app.contact_points (person_id);
create unique index one_preferred_contact on app.contact_points (person_id) where preferred and ended_on is null;
comment on table app.contact_points is 'How to reach a person; one is preferred.';
call app.classify('contact_points', 'identity', 'value', 'hint');
call app.classify('contact_points', 'none', 'id', 'person_id', 'followed_by', 'kind', 'preferred', 'ended_on', 'version');

create table app.addresses (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references app.people on delete cascade,
  followed_by  uuid,
  kind         text not null constraint an_address_kind_is_known check (kind in ('residence', 'postal', 'domiciliation')),
  lines        text not null default '',
  postcode     text,
  commune      text,
  organisation text,
  starts_on    date,
  ends_on      date,
  version      integer not null default 1,
  constraint an_address_ends_after_it_starts check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create index addresses_of_a_person on app.addresses (person_id);
create index domiciliations_by_end on app.addresses (followed_by, ends_on) where ends_on is not null;
comment on table app.addresses is 'Where a person lives, receives her mail, or is domiciled (with its end).';
call app.classify('addresses', 'identity', 'lines', 'postcode', 'commune', 'organisation');
call app.classify('addresses', 'none', 'id', 'person_id', 'followed_by', 'kind', 'starts_on', 'ends_on', 'version');

-- A merge keeps what each row was, so that undoing it gives back exactly what stood before.
create table app.merges (
  id          uuid primary key default gen_random_uuid(),
  kept_id     uuid not null references app.people on delete cascade,
  absorbed_id uuid not null references app.people on delete cascade,
  followed_by uuid,
  merged_at   timestamptz not null,
  merged_by   uuid not null references app.professionals on delete restrict,
  undone_at   timestamptz,
  undone_by   uuid references app.professionals on delete restrict,
  moved       jsonb not null,
  constraint a_merge_joins_two_people check (kept_id <> absorbed_id),
  constraint an_undone_merge_says_who check ((undone_at is null) = (undone_by is null))
);
create unique index one_open_merge_per_absorbed on app.merges (absorbed_id) where undone_at is null;
create index merges_of_a_person on app.merges (kept_id);
comment on table app.merges is 'Fusion of two files of one person: what moved, and whether it was undone.';
call app.classify('merges', 'identity', 'moved');
call app.classify('merges', 'none', 'id', 'kept_id', 'absorbed_id', 'followed_by', 'merged_at', 'merged_by', 'undone_at', 'undone_by');

create trigger revisions_are_kept before update on app.identities for each row execute function app.keep_revision('identity');
create trigger revisions_are_kept before update on app.contact_points for each row execute function app.keep_revision('identity');
create trigger revisions_are_kept before update on app.addresses for each row execute function app.keep_revision('identity');
create trigger followed_like_the_person before insert on app.identities for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.person_languages for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.contact_points for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.addresses for each row execute function app.follow_the_person();

alter table app.people enable row level security;
create policy followed_here on app.people to fil_rouge_visitor
  using (followed_by = any ((select app.at('presence'))::uuid[]))
  with check (followed_by = any ((select app.at('identity'))::uuid[]));
create policy shared_with_me on app.people for select to fil_rouge_visitor using (id = any ((select app.with('presence'))::uuid[]));
create policy shared_with_me_to_write on app.people for update to fil_rouge_visitor
  using (id = any ((select app.with('identity'))::uuid[])) with check (id = any ((select app.with('identity'))::uuid[]));
grant select, insert on app.people to fil_rouge_visitor;
grant update (given_name, family_name, usual_name, merged_into) on app.people to fil_rouge_visitor;

do $$ declare t text; begin
  foreach t in array array['identities', 'person_languages', 'contact_points', 'addresses'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.at(''identity''))::uuid[])) with check (followed_by = any ((select app.at(''identity''))::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (person_id = any ((select app.with(''identity''))::uuid[])) with check (person_id = any ((select app.with(''identity''))::uuid[]))', t);
    execute format('grant select, insert, update, delete on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
alter table app.merges enable row level security;
create policy followed_here on app.merges to fil_rouge_visitor
  using (followed_by = any ((select app.at('identity'))::uuid[])) with check (followed_by = any ((select app.at('identity'))::uuid[]));
grant select, insert on app.merges to fil_rouge_visitor;
grant update (undone_at, undone_by) on app.merges to fil_rouge_visitor;

create policy followed_here on app.revisions for select to fil_rouge_visitor
  using (case topic
    when 'presence' then followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[])
    when 'identity' then followed_by = any ((select app.at('identity'))::uuid[]) or person_id = any ((select app.with('identity'))::uuid[])
    when 'voice' then followed_by = any ((select app.at('voice'))::uuid[]) or person_id = any ((select app.with('voice'))::uuid[])
    when 'notes' then followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[])
    when 'housing' then followed_by = any ((select app.at('housing'))::uuid[]) or person_id = any ((select app.with('housing'))::uuid[])
    when 'work' then followed_by = any ((select app.at('work'))::uuid[]) or person_id = any ((select app.with('work'))::uuid[])
    when 'rights' then followed_by = any ((select app.at('rights'))::uuid[]) or person_id = any ((select app.with('rights'))::uuid[])
    when 'life' then followed_by = any ((select app.at('life'))::uuid[]) or person_id = any ((select app.with('life'))::uuid[])
    when 'health' then followed_by = any ((select app.at('health'))::uuid[]) or person_id = any ((select app.with('health'))::uuid[])
    when 'justice' then followed_by = any ((select app.at('justice'))::uuid[]) or person_id = any ((select app.with('justice'))::uuid[])
    when 'debts' then followed_by = any ((select app.at('debts'))::uuid[]) or person_id = any ((select app.with('debts'))::uuid[])
    else false end);
