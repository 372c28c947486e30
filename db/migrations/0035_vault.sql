-- The person's documents: what they are and until when, their sealed bytes, and to whom each is shown.

create table app.document_kinds (
  code        text primary key,
  topic       text not null references app.topics on delete restrict,
  notice_days integer constraint a_notice_is_some_days check (notice_days > 0)
);
comment on table app.document_kinds is 'Sorte de document: the topic that reads it, and how long before its end somebody is reminded.';
alter table app.document_kinds enable row level security;
create policy anyone_reads on app.document_kinds for select using (true);
grant select on app.document_kinds to fil_rouge_visitor, fil_rouge_person;
call app.classify('document_kinds', 'none', 'code', 'topic', 'notice_days');
insert into app.document_kinds (code, topic, notice_days) values
  ('residence-permit', 'rights', 120), ('identity-paper', 'identity', 90), ('health-card', 'rights', 60), ('health-cover', 'rights', 120), ('disability-recognition', 'health', 180), ('health-paper', 'health', 30),
  ('tax-notice', 'rights', null), ('income-proof', 'rights', null), ('bank-details', 'rights', null), ('housing-request', 'housing', 60), ('lease', 'housing', 90), ('domiciliation', 'housing', 60),
  ('resume', 'work', null), ('diploma', 'work', null), ('driving-licence', 'work', 60), ('work-contract', 'work', null), ('justice-paper', 'justice', 30), ('debts-paper', 'debts', 30), ('other', 'notes', 30);

create table app.documents (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references app.people on delete cascade,
  followed_by  uuid,
  kind         text not null references app.document_kinds on delete restrict,
  topic        text not null references app.topics on delete restrict,
  title        text not null constraint a_document_has_a_title check (title <> ''),
  kept_as      text not null constraint a_document_is_a_file_or_a_reference check (kept_as in ('file', 'reference')),
  whereabouts  text,
  media_type   text,
  byte_count   integer,
  scan         text constraint a_scan_is_clean_or_none check (scan in ('clean', 'none')),
  expires_on   date,
  remind_on    date,
  added_at     timestamptz not null,
  added_by     uuid references app.professionals on delete restrict,
  removed_at   timestamptz,
  removed_by   uuid references app.professionals on delete restrict,
  merged_from  uuid,
  constraint a_reference_says_where_it_is check (kept_as = 'file' or coalesce(whereabouts, '') <> ''),
  constraint a_file_has_its_type_and_its_size check ((kept_as = 'file') = (media_type is not null and byte_count is not null and scan is not null)),
  constraint a_reminder_comes_before_the_end check (remind_on is null or (expires_on is not null and remind_on <= expires_on))
);
create index documents_of_a_person on app.documents (person_id, added_at desc) where removed_at is null;
create index ending_documents_by_chantier on app.documents (followed_by, remind_on) where remind_on is not null and removed_at is null;
create index every_document_of_a_person on app.documents (person_id);
comment on table app.documents is 'Document of the vault: a sealed file, or where its original stays. Added_by is empty when she brought it herself.';
call app.classify('documents', 'social', 'kind', 'topic', 'title', 'kept_as', 'whereabouts', 'expires_on', 'remind_on');
call app.classify('documents', 'none', 'id', 'person_id', 'followed_by', 'media_type', 'byte_count', 'scan', 'added_at', 'added_by', 'removed_at', 'removed_by', 'merged_from');

create table app.document_contents (
  document_id uuid primary key references app.documents on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null references app.topics on delete restrict,
  bytes       bytea not null
);
create index contents_of_a_person on app.document_contents (person_id);
alter table app.document_contents alter column bytes set storage external;
comment on table app.document_contents is 'The bytes of a document, sealed by the person''s own key.';
call app.seals('documents', 'title', 'whereabouts');
call app.exports_not('document_shares', 'le nom d''une autre personne', 'witness');
call app.classify('document_contents', 'health', 'bytes');
call app.classify('document_contents', 'none', 'document_id', 'person_id', 'followed_by', 'topic');

create table app.document_shares (
  id              uuid primary key default gen_random_uuid(),
  document_id     uuid not null references app.documents on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  structure_id    uuid references app.structures on delete restrict,
  professional_id uuid references app.professionals on delete restrict,
  given_on        date not null,
  ends_on         date not null,
  means           text not null constraint a_share_says_how_it_was_given check (means in ('on-screen', 'paper', 'spoken')),
  witness         text,
  recorded_by     uuid not null references app.professionals on delete restrict,
  recorded_at     timestamptz not null default now(),
  withdrawn_at    timestamptz,
  withdrawn_by    uuid references app.professionals on delete restrict,
  merged_from     uuid,
  constraint a_share_has_one_recipient check ((structure_id is null) <> (professional_id is null)),
  constraint a_share_ends_within_two_years check (ends_on >= given_on and ends_on <= given_on + interval '24 months'),
  constraint a_share_said_aloud_has_a_witness check (means <> 'spoken' or coalesce(trim(witness), '') <> '')
);
create unique index one_standing_share on app.document_shares (document_id, (coalesce(structure_id, professional_id))) where withdrawn_at is null;
create index shares_of_a_person on app.document_shares (person_id);
create index shares_to_a_recipient on app.document_shares ((coalesce(structure_id, professional_id)), person_id) where withdrawn_at is null;
create index shares_of_a_document on app.document_shares (document_id);
comment on table app.document_shares is 'Partage d''un document: one document, one recipient, an end; withdrawn, never deleted.';
call app.classify('document_shares', 'social', 'given_on', 'ends_on', 'means', 'withdrawn_at');
call app.classify('document_shares', 'identity', 'witness');
call app.classify('document_shares', 'none', 'id', 'document_id', 'person_id', 'followed_by', 'structure_id', 'professional_id', 'recorded_by', 'recorded_at', 'withdrawn_by', 'merged_from');

-- A document shown to somebody opens while she follows the person, whatever the topics agreed; withdrawn, it closes at the next question.
create function app.documents_shown_to_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select s.document_id from app.document_shares s
    where coalesce(s.structure_id, s.professional_id) = any (app.my_recipients()) and s.person_id = any (app.with('presence'))
      and s.withdrawn_at is null and s.given_on <= app.today() and s.ends_on >= app.today())
$$;
comment on function app.documents_shown_to_me() is 'Documents that people the visitor follows let her see, today.';

do $$ declare t text; cases_at text; cases_with text; begin
  select string_agg(format('when %L then followed_by = any ((select app.at(%L))::uuid[])', x, x), ' '), string_agg(format('when %L then person_id = any ((select app.with(%L))::uuid[])', x, x), ' ')
    into cases_at, cases_with from unnest(array['identity', 'notes', 'housing', 'work', 'rights', 'health', 'justice', 'debts']) x;
  foreach t in array array['documents', 'document_contents'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (case topic %s else false end)', t, cases_at);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (case topic %s else false end)', t, cases_with);
    execute format('create policy shown_to_me on app.%I for select to fil_rouge_visitor using (%I = any ((select app.documents_shown_to_me())::uuid[]))', t, case t when 'documents' then 'id' else 'document_id' end);
    execute format('create policy mine on app.%I for select to fil_rouge_person using (person_id = (select app.person_id()))', t);
  end loop;
end $$;
grant select, insert on app.documents, app.document_contents to fil_rouge_visitor;
grant update (title, kind, expires_on, remind_on, removed_at, removed_by) on app.documents to fil_rouge_visitor;
-- Taken out of the vault, its bytes are gone; that there was one stays.
grant delete on app.document_contents to fil_rouge_visitor;
grant select on app.documents, app.document_contents to fil_rouge_person;
create policy mine_to_bring on app.documents for insert to fil_rouge_person with check (person_id = (select app.person_id()) and added_by is null);
grant insert (id, person_id, kind, topic, title, kept_as, media_type, byte_count, scan, expires_on, remind_on, added_at) on app.documents to fil_rouge_person;
create policy mine_to_bring on app.document_contents for insert to fil_rouge_person with check (person_id = (select app.person_id()));
grant insert (document_id, person_id, topic, bytes) on app.document_contents to fil_rouge_person;

alter table app.document_shares enable row level security;
create trigger followed_like_the_person before insert on app.document_shares for each row execute function app.follow_the_person();
create policy followed_here on app.document_shares to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.document_shares to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[]));
create policy mine on app.document_shares to fil_rouge_person using (person_id = (select app.person_id())) with check (person_id = (select app.person_id()));
grant select, insert on app.document_shares to fil_rouge_visitor;
grant update (withdrawn_at, withdrawn_by) on app.document_shares to fil_rouge_visitor;
grant select (id, document_id, person_id, structure_id, professional_id, given_on, ends_on, withdrawn_at), update (withdrawn_at) on app.document_shares to fil_rouge_person;
create trigger a_withdrawal_is_final before update of withdrawn_at on app.document_shares for each row execute function app.a_withdrawal_is_final();

create function app.documents_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update documents set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
    update document_shares set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update documents set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
    update document_shares set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  update document_contents c set person_id = d.person_id, followed_by = d.followed_by from documents d where d.id = c.document_id and d.person_id <> c.person_id and d.person_id in (new.id, old.merged_into, new.merged_into);
  return null;
end $$;
create trigger documents_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.documents_follow_a_merge();

-- To take something away is to read it: such a line says why too, and the person sees it with the others.
drop trigger a_reading_says_why on app.journal;
create trigger a_reading_says_why before insert on app.journal for each row
  when (new.person_id is not null and coalesce(new.because, '') = '' and new.actor_id is not null and new.event ~ '\.([a-z]+-)?(viewed|printed|exported|downloaded)$')
  execute function app.refuse_reading_without_reason();

-- A document no longer shown tells who had seen it, as an agreement taken back does.
alter table app.withdrawal_notices alter column consent_id drop not null;
alter table app.withdrawal_notices add column share_id uuid references app.document_shares on delete cascade;
alter table app.withdrawal_notices add constraint one_notice_per_viewer unique (share_id, professional_id);
alter table app.withdrawal_notices add constraint a_notice_is_of_an_agreement_or_of_a_document check ((consent_id is null) <> (share_id is null));
call app.classify('withdrawal_notices', 'none', 'share_id');
create function app.tell_who_was_shown() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into withdrawal_notices (share_id, person_id, professional_id, topic, readings, copies, told_at)
    select new.id, new.person_id, viewer.id, d.topic,
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = viewer.id and j.subject_id = new.document_id and j.at >= new.recorded_at and j.event = 'document.viewed'),
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = viewer.id and j.subject_id = new.document_id and j.at >= new.recorded_at and j.event = 'document.downloaded'),
      new.withdrawn_at
    from documents d cross join (
      select new.professional_id as id where new.professional_id is not null
      union
      select f.professional_id from referents f join memberships m on m.professional_id = f.professional_id and m.structure_id = new.structure_id
      where f.person_id = new.person_id and (f.ends_on is null or f.ends_on >= new.given_on)) viewer
    where d.id = new.document_id
      and not exists (select from document_shares s where s.document_id = new.document_id and s.withdrawn_at is null and coalesce(s.structure_id, s.professional_id) = coalesce(new.structure_id, new.professional_id));
  if found then
    perform enqueue('consent.tell', '{}', 'consent.tell', now(), 8);
  end if;
  return null;
end $$;
create constraint trigger who_was_shown_is_told after update of withdrawn_at on app.document_shares deferrable initially deferred
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null) execute function app.tell_who_was_shown();
