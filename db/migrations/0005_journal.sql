-- What was done and what was read. Append-only: nobody who serves a page may change or remove a line.

create table app.journal (
  id          bigint generated always as identity primary key,
  at          timestamptz not null default now(),
  actor_id    uuid,
  event       text not null constraint an_event_is_a_subject_and_a_verb check (event ~ '^[a-z-]+\.[a-z-]+$'),
  person_id   uuid,
  followed_by uuid,
  subject_id  uuid,
  because     text,
  detail      jsonb not null default '{}'
);
create index journal_of_a_person on app.journal (person_id, id desc) where person_id is not null;
create index journal_of_an_actor on app.journal (actor_id, id desc);
comment on table app.journal is 'Journal: who read or changed what, when, and why it was allowed. No personal data in it.';
alter table app.journal enable row level security;
grant select, insert on app.journal to fil_rouge_visitor;
grant insert on app.journal to fil_rouge_doorkeeper;
create policy i_read_what_i_did on app.journal for select to fil_rouge_visitor using (actor_id = (select app.actor_id()));
create policy followed_here on app.journal for select to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[]));
create policy i_write_in_my_name on app.journal for insert to fil_rouge_visitor with check (actor_id = (select app.actor_id()));
create policy doorkeeper_writes on app.journal for insert to fil_rouge_doorkeeper with check (true);
call app.classify('journal', 'social', 'event', 'because', 'detail');
call app.classify('journal', 'none', 'id', 'at', 'actor_id', 'person_id', 'followed_by', 'subject_id');

-- Each earlier version of an object, so that its history can be read and a conflict shown.
create table app.revisions (
  id          bigint generated always as identity primary key,
  table_name  text not null,
  row_id      uuid not null,
  person_id   uuid not null,
  followed_by uuid,
  topic       text not null,
  version     integer not null,
  was         jsonb not null,
  changed_at  timestamptz not null default now(),
  changed_by  uuid
);
create index revisions_of_a_row on app.revisions (row_id, version);
create index revisions_of_a_person on app.revisions (person_id);
comment on table app.revisions is 'Earlier versions of what is written in a file, kept by trigger.';
alter table app.revisions enable row level security;
grant select on app.revisions to fil_rouge_visitor;
call app.classify('revisions', 'social', 'was');
call app.classify('revisions', 'none', 'id', 'table_name', 'row_id', 'person_id', 'followed_by', 'topic', 'version', 'changed_at', 'changed_by');

-- Runs as owner: a visitor writes no revision by hand.
create function app.keep_revision() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  -- A contact moves last_contact_on by itself, and a file changing hands moves followed_by: neither is a change somebody wrote.
  if to_jsonb(new) - array['version', 'followed_by', 'last_contact_on'] = to_jsonb(old) - array['version', 'followed_by', 'last_contact_on'] then
    return new;
  end if;
  -- A merge moves rows whole and keeps what they were itself, so that undoing it gives back exactly what stood before.
  if current_setting('app.merging', true) = 'on' then
    return new;
  end if;
  new.version := old.version + 1;
  insert into app.revisions (table_name, row_id, person_id, followed_by, topic, version, was, changed_by)
  values (tg_table_name, coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'person_id')::uuid, case when tg_table_name = 'people' then (to_jsonb(old) ->> 'id')::uuid else (to_jsonb(old) ->> 'person_id')::uuid end,
          old.followed_by, coalesce(to_jsonb(old) ->> 'topic', tg_argv[0]), old.version, to_jsonb(old), app.actor_id());
  return new;
end $$;
