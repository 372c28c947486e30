-- What was stated of the person when she entered: who referred her, schooling, work and registrations before. Facts of that day, never brought up to date.

create table app.entry_statements (
  id          uuid primary key default gen_random_uuid(),
  journey_id  uuid not null references app.journeys on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  subject     text not null constraint an_entry_subject_is_known check (subject in ('oriented-by', 'education', 'employed-before', 'employer', 'without-job',
                'registered-job-seeker', 'registered', 'employment-obligation', 'social-assistance', 'child-welfare-leaver', 'refugee', 'rsa')),
  value       text not null constraint an_entry_value_is_a_code check (value ~ '^[A-Za-z0-9-]{1,12}$'),
  topic       text not null references app.topics on delete restrict,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null default now(),
  struck_at   timestamptz,
  version     integer not null default 1
);
create index entry_statements_of_a_person on app.entry_statements (person_id);
-- The topic is part of the key: what a reader may not see never stops her from writing.
create unique index one_entry_statement_per_subject on app.entry_statements (journey_id, subject, topic) where struck_at is null;
comment on table app.entry_statements is 'À l''entrée: what was stated of the person on the day the journey opened, in the codes of the employee record of the ASP.';
call app.classify('entry_statements', 'social', 'subject', 'value');
call app.classify('entry_statements', 'none', 'id', 'journey_id', 'person_id', 'followed_by', 'topic', 'written_by', 'written_at', 'struck_at', 'version');

-- Who sent her may say more than the rest: a probation service says justice, an asylum centre says a residence permit.
create function app.topic_of_entry(subject text, value text) returns text language sql immutable as $$
  select case
    when subject = 'oriented-by' and value in ('09', '10') then 'justice'
    when subject = 'oriented-by' and value in ('18', '21') then 'rights'
    when subject = 'oriented-by' and value in ('12', '22') then 'housing'
    when subject = 'oriented-by' and value = '19' then 'life'
    when subject = 'child-welfare-leaver' then 'life'
    when subject in ('employment-obligation', 'social-assistance', 'refugee', 'rsa') then 'rights'
    else 'work' end
$$;
create function app.entry_topic() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin new.topic := app.topic_of_entry(new.subject, new.value); return new; end $$;
create trigger an_entry_statement_has_its_topic before insert or update of subject, value on app.entry_statements for each row execute function app.entry_topic();
create trigger revisions_are_kept before update on app.entry_statements for each row execute function app.keep_revision();
create trigger followed_like_the_person before insert on app.entry_statements for each row execute function app.follow_the_person();

-- A journey that moves from one file to another, in a merge or out of it, takes what was stated at its entry along.
create function app.entry_statements_follow() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update app.entry_statements set person_id = new.person_id, followed_by = new.followed_by where journey_id = new.id;
  return null;
end $$;
create trigger entry_statements_follow_their_journey after update of person_id on app.journeys
  for each row when (old.person_id <> new.person_id) execute function app.entry_statements_follow();

alter table app.entry_statements enable row level security;
create policy followed_here on app.entry_statements to fil_rouge_visitor
  using (case topic when 'work' then followed_by = any ((select app.at('work'))::uuid[]) when 'rights' then followed_by = any ((select app.at('rights'))::uuid[])
    when 'housing' then followed_by = any ((select app.at('housing'))::uuid[]) when 'life' then followed_by = any ((select app.at('life'))::uuid[])
    when 'justice' then followed_by = any ((select app.at('justice'))::uuid[]) else false end);
create policy shared_with_me on app.entry_statements to fil_rouge_visitor
  using (case topic when 'work' then person_id = any ((select app.with('work'))::uuid[]) when 'rights' then person_id = any ((select app.with('rights'))::uuid[])
    when 'housing' then person_id = any ((select app.with('housing'))::uuid[]) when 'life' then person_id = any ((select app.with('life'))::uuid[])
    when 'justice' then person_id = any ((select app.with('justice'))::uuid[]) else false end);
grant select, insert, update on app.entry_statements to fil_rouge_visitor;
