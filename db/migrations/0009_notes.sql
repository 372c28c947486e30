-- Notes and contacts, reminders, and the drafts in which nothing typed is lost.

create table app.notes (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  kind        text not null constraint a_note_kind_is_known check (kind in ('note', 'contact')),
  topic       text not null default 'notes' constraint a_note_topic_is_known check (topic in ('notes', 'health', 'justice', 'debts')),
  happened_on date not null,
  channel     text constraint a_contact_channel_is_known check (channel in ('meeting', 'call', 'sms', 'email', 'visit', 'outreach', 'no-answer')),
  body        text not null default '',
  author_id   uuid not null references app.professionals on delete restrict,
  written_at  timestamptz not null default now(),
  struck_at   timestamptz,
  version     integer not null default 1,
  constraint a_contact_says_how check ((kind = 'contact') = (channel is not null)),
  constraint a_note_has_words check (kind = 'contact' or body <> '')
);
create index notes_of_a_person on app.notes (person_id, happened_on desc, id);
comment on table app.notes is 'Note or contact of the casework; a contact counts as news of the person unless nobody answered.';
call app.classify('notes', 'social', 'body', 'happened_on', 'channel');
call app.classify('notes', 'none', 'id', 'person_id', 'followed_by', 'kind', 'topic', 'author_id', 'written_at', 'struck_at', 'version');

create function app.a_contact_is_news() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  -- A merge moves a note from one person to another: both have their last news to tell again.
  update app.journeys j set last_contact_on =
      (select max(n.happened_on) from app.notes n where n.person_id = j.person_id and n.kind = 'contact' and n.channel <> 'no-answer' and n.struck_at is null)
  where j.person_id in (new.person_id, case tg_op when 'UPDATE' then old.person_id end) and j.closed_on is null;
  return null;
end $$;
create trigger a_contact_is_news after insert or update on app.notes for each row when (new.kind = 'contact') execute function app.a_contact_is_news();

create table app.reminders (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  due_on      date not null,
  words       text not null constraint a_reminder_has_words check (words <> ''),
  for_id      uuid not null references app.professionals on delete restrict,
  note_id     uuid references app.notes on delete set null,
  done_at     timestamptz,
  written_by  uuid not null references app.professionals on delete restrict,
  version     integer not null default 1
);
create index open_reminders_of_a_professional on app.reminders (for_id, due_on) where done_at is null;
create index reminders_of_a_person on app.reminders (person_id);
comment on table app.reminders is 'À faire: what somebody asked to be reminded of, on a day.';
call app.classify('reminders', 'social', 'words', 'due_on');
call app.classify('reminders', 'none', 'id', 'person_id', 'followed_by', 'for_id', 'note_id', 'done_at', 'written_by', 'version');

create table app.drafts (
  id         uuid primary key default gen_random_uuid(),
  author_id  uuid not null references app.professionals on delete cascade,
  person_id  uuid references app.people on delete cascade,
  form       text not null,
  fields     jsonb not null,
  updated_at timestamptz not null
);
create unique index one_draft_per_form on app.drafts (author_id, form, person_id) nulls not distinct;
comment on table app.drafts is 'Brouillon: what somebody was typing; only its author sees it.';
call app.classify('drafts', 'social', 'fields');
call app.classify('drafts', 'none', 'id', 'author_id', 'person_id', 'form', 'updated_at');

alter table app.notes enable row level security;
create policy followed_here on app.notes to fil_rouge_visitor
  using (case topic when 'notes' then followed_by = any ((select app.at('notes'))::uuid[]) when 'health' then followed_by = any ((select app.at('health'))::uuid[])
    when 'debts' then followed_by = any ((select app.at('debts'))::uuid[]) when 'justice' then followed_by = any ((select app.at('justice'))::uuid[]) else false end);
create policy shared_with_me on app.notes to fil_rouge_visitor
  using (case topic when 'notes' then person_id = any ((select app.with('notes'))::uuid[]) when 'health' then person_id = any ((select app.with('health'))::uuid[])
    when 'debts' then person_id = any ((select app.with('debts'))::uuid[]) when 'justice' then person_id = any ((select app.with('justice'))::uuid[]) else false end);
grant select, insert, update on app.notes to fil_rouge_visitor;
create trigger revisions_are_kept before update on app.notes for each row execute function app.keep_revision();
create trigger followed_like_the_person before insert on app.notes for each row execute function app.follow_the_person();

alter table app.reminders enable row level security;
create policy mine on app.reminders to fil_rouge_visitor
  using (for_id = (select app.actor_id()) and (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[])));
create policy followed_here on app.reminders to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.reminders to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[]));
grant select, insert, update on app.reminders to fil_rouge_visitor;
create trigger revisions_are_kept before update on app.reminders for each row execute function app.keep_revision('notes');
create trigger followed_like_the_person before insert on app.reminders for each row execute function app.follow_the_person();

alter table app.drafts enable row level security;
create policy mine on app.drafts to fil_rouge_visitor using (author_id = (select app.actor_id())) with check (author_id = (select app.actor_id()));
grant select, insert, update, delete on app.drafts to fil_rouge_visitor;
