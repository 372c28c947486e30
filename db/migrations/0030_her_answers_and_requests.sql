-- She takes back an agreement by herself; her requests are followed to their answer; her words follow a merge.

alter table app.consents add column withdrawn_by_her boolean not null default false;
call app.classify('consents', 'social', 'withdrawn_by_her');
alter table app.consents drop constraint a_withdrawal_says_who;
alter table app.consents add constraint a_withdrawal_says_who check ((withdrawn_at is null) = (withdrawn_by is null and not withdrawn_by_her) and (withdrawn_by is null or not withdrawn_by_her));
create policy mine on app.consents for select to fil_rouge_person using (person_id = (select app.person_id()));
-- She takes back what stands, and nothing else: she rewrites no answer, and no withdrawal.
create policy mine_to_take_back on app.consents for update to fil_rouge_person
  using (person_id = (select app.person_id()) and withdrawn_at is null) with check (person_id = (select app.person_id()) and withdrawn_at is not null and withdrawn_by_her);
grant select (id, person_id, topic, structure_id, professional_id, purpose, decision, given_on, ends_on, recorded_at, withdrawn_at) on app.consents to fil_rouge_person;
grant update (withdrawn_at, withdrawn_by_her) on app.consents to fil_rouge_person;

-- To whom she said yes or no has a name for her, even out of her team today.
create or replace function app.around_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null
    union select c.professional_id from app.consents c where c.person_id = app.person_id() and c.professional_id is not null)
$$;
comment on function app.around_me() is 'Professionals of the person''s team today, those who answered her, and those to whom she said yes or no.';

-- A word waits until somebody answers it, or says that it asks for no answer. A low mood waits too.
alter table app.person_messages add column seen_to_at timestamptz, add column merged_through uuid[] not null default '{}';
call app.classify('person_messages', 'none', 'seen_to_at', 'merged_through');
update app.person_messages m set seen_to_at = (select min(a.sent_at) from app.person_messages a where a.person_id = m.person_id and a.kind = 'answer' and a.sent_at >= m.sent_at) where m.kind <> 'answer';
create index words_that_wait on app.person_messages (followed_by, sent_at) where seen_to_at is null and (kind in ('word', 'not-understood') or mood <= 2);
create index words_that_wait_of_a_person on app.person_messages (person_id) where seen_to_at is null and (kind in ('word', 'not-understood') or mood <= 2);
create policy seen_to_here on app.person_messages for update to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy seen_to_by_me on app.person_messages for update to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
grant update (seen_to_at) on app.person_messages to fil_rouge_visitor;

-- Demande: a right she uses, and the time the law gives to answer (RGPD art. 12 § 3: one month, three at most when that is told within the first).
create table app.rights_requests (
  id               uuid primary key default gen_random_uuid(),
  person_id        uuid not null references app.people on delete cascade,
  followed_by      uuid,
  kind             text not null constraint a_request_kind_is_known check (kind in ('access', 'correction', 'erasure', 'objection')),
  about            text constraint a_request_is_about_a_known_part check (about in ('thread', 'coming', 'contract', 'team', 'looks', 'other')),
  words            text not null default '',
  language         text not null default 'fr',
  asked_on         date not null,
  asked_at         timestamptz not null,
  asked_by         uuid references app.professionals on delete restrict,
  due_on           date not null,
  state            text not null default 'asked' constraint a_request_state_is_known check (state in ('asked', 'taken', 'extended', 'done', 'refused')),
  taken_at         timestamptz,
  taken_by         uuid references app.professionals on delete restrict,
  extended_at      timestamptz,
  extended_by      uuid references app.professionals on delete restrict,
  extension_reason text,
  answered_at      timestamptz,
  answered_by      uuid references app.professionals on delete restrict,
  answer           text,
  merged_through   uuid[] not null default '{}',
  constraint a_correction_says_what check (kind <> 'correction' or trim(words) <> ''),
  constraint a_request_taken_says_by_whom check ((taken_at is null) = (taken_by is null)),
  constraint an_extension_says_by_whom_and_why check ((extended_at is null) = (extended_by is null) and (extended_at is null) = (coalesce(trim(extension_reason), '') = '')),
  constraint the_law_gives_a_month_and_two_more check (due_on = (asked_on + case when extended_at is null then interval '1 month' else interval '3 months' end)::date),
  constraint an_answer_says_by_whom_and_what check ((state in ('done', 'refused')) = (answered_at is not null) and (answered_at is null) = (answered_by is null) and (answered_at is null) = (coalesce(trim(answer), '') = ''))
);
create index requests_of_a_person on app.rights_requests (person_id, asked_at desc);
create index requests_that_wait on app.rights_requests (followed_by, due_on) where answered_at is null;
create index requests_that_wait_of_a_person on app.rights_requests (person_id) where answered_at is null;
comment on table app.rights_requests is 'Demande: a right a person uses on what is kept about her, with the day by which the law wants an answer.';
call app.classify('rights_requests', 'social', 'kind', 'about', 'words', 'state', 'extension_reason', 'answer');
call app.classify('rights_requests', 'none', 'id', 'person_id', 'followed_by', 'language', 'asked_on', 'asked_at', 'asked_by', 'due_on', 'taken_at', 'taken_by', 'extended_at', 'extended_by', 'answered_at', 'answered_by', 'merged_through');
create trigger followed_like_the_person before insert on app.rights_requests for each row execute function app.follow_the_person();
alter table app.rights_requests enable row level security;
create policy followed_here on app.rights_requests to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.rights_requests to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
grant select, insert on app.rights_requests to fil_rouge_visitor;
-- What she asked is not rewritten: it is answered.
grant update (state, due_on, taken_at, taken_by, extended_at, extended_by, extension_reason, answered_at, answered_by, answer) on app.rights_requests to fil_rouge_visitor;
create policy mine on app.rights_requests for select to fil_rouge_person using (person_id = (select app.person_id()));
create policy mine_to_ask on app.rights_requests for insert to fil_rouge_person with check (person_id = (select app.person_id()) and asked_by is null and state = 'asked');
grant select (id, person_id, kind, about, words, language, asked_on, asked_at, asked_by, due_on, state, extended_at, extension_reason, answered_at, answer) on app.rights_requests to fil_rouge_person;
grant insert (id, person_id, kind, about, words, language, asked_on, asked_at, due_on) on app.rights_requests to fil_rouge_person;

-- What waits, for those who answer and for the coordination of the territory: whose, which right, until when; never a word of it.
create function app.requests_that_wait() returns table (id uuid, person_id uuid, kind text, state text, asked_on date, due_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, r.person_id, r.kind, r.state, r.asked_on, r.due_on from app.rights_requests r
  where r.answered_at is null and (r.followed_by = any ((select app.at('voice'))::uuid[]) or r.person_id = any ((select app.with('notes'))::uuid[]))
  order by r.due_on, r.id limit 200
$$;
comment on function app.requests_that_wait() is 'Requests without an answer yet within the visitor''s reach: the right, the days, no word.';
revoke execute on function app.requests_that_wait() from public;
grant execute on function app.requests_that_wait() to fil_rouge_visitor;

-- « Ce n'est pas juste » was a message: it is a request now, with its time running from the day it was said.
insert into app.rights_requests (id, person_id, kind, about, words, language, asked_on, asked_at, due_on)
  select id, person_id, 'correction', about, words, language, (sent_at at time zone 'Europe/Paris')::date, sent_at, ((sent_at at time zone 'Europe/Paris')::date + interval '1 month')::date
  from app.person_messages where kind = 'correction' and trim(words) <> '';
delete from app.person_messages where kind = 'correction';
alter table app.person_messages drop constraint a_message_kind_is_known;
alter table app.person_messages add constraint a_message_kind_is_known check (kind in ('word', 'not-understood', 'mood', 'answer'));

-- Her words go with her file into another, and come back with it. Each row remembers the files it went through, the last one last.
create function app.her_words_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  foreach t in array array['person_messages', 'rights_requests'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_through = merged_through || $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_through = trim_array(merged_through, 1), followed_by = $2 where merged_through[cardinality(merged_through)] = $1 and person_id = $3', t) using new.id, new.followed_by, old.merged_into;
    end if;
  end loop;
  return null;
end $$;
create trigger her_words_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.her_words_follow_a_merge();
