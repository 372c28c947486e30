-- Who answers for her where a judge said so, who asks for an agreement, who is told when one is taken back, what anybody could read on a day, and the keys that sign copies.

create table app.delegates (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  kind        text not null constraint a_delegate_kind_is_known check (kind in ('guardian', 'curator', 'family-authorisation', 'mandate', 'trusted-person')),
  name        text not null constraint a_delegate_has_a_name check (trim(name) <> ''),
  contact     text,
  reference   text,
  topics      text[],
  starts_on   date not null,
  ends_on     date,
  recorded_by uuid not null references app.professionals on delete restrict,
  recorded_at timestamptz not null default now(),
  ended_by    uuid references app.professionals on delete restrict,
  merged_from uuid,
  constraint a_delegation_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint a_judge_gives_a_reference check (kind in ('mandate', 'trusted-person') or coalesce(trim(reference), '') <> ''),
  constraint a_delegation_of_some_topics_names_them check (topics is null or cardinality(topics) > 0)
);
create index delegates_of_a_person on app.delegates (person_id, starts_on);
comment on table app.delegates is 'Représentant: who may answer for the person, or with her, and on which ground; a trusted person only stands beside.';
call app.classify('delegates', 'identity', 'name', 'contact');
call app.classify('delegates', 'social', 'kind', 'reference', 'topics', 'starts_on', 'ends_on');
call app.classify('delegates', 'none', 'id', 'person_id', 'followed_by', 'recorded_by', 'recorded_at', 'ended_by', 'merged_from');
call app.seals('delegates', 'reference');
-- Words of the walls and of her requests are sealed as those of the file.
call app.seals('practical_limits', 'words');
call app.seals('protections', 'reason', 'lifted_reason');
call app.seals('emergencies', 'reason');
call app.seals('rights_requests', 'words', 'extension_reason', 'answer');
alter table app.consents add column delegate_id uuid references app.delegates on delete set null;
call app.classify('consents', 'none', 'delegate_id');

create table app.consent_requests (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  asked_by    uuid not null references app.professionals on delete restrict,
  topics      text[] not null constraint a_request_names_a_topic check (cardinality(topics) > 0),
  purpose     text not null references app.consent_purposes on delete restrict,
  asked_at    timestamptz not null,
  expires_on  date not null,
  answered_at timestamptz,
  answer      text constraint an_answer_is_known check (answer in ('agreed', 'partly', 'refused', 'dropped')),
  merged_from uuid,
  constraint an_answer_has_its_hour check ((answered_at is null) = (answer is null))
);
create unique index one_open_request_per_asker on app.consent_requests (person_id, asked_by, purpose) where answered_at is null;
create index agreements_asked_of_a_person on app.consent_requests (person_id, asked_at desc);
comment on table app.consent_requests is 'Demande d''accord: a referent asks the person to let her read some topics; nothing opens before the answer.';
call app.classify('consent_requests', 'social', 'topics', 'purpose', 'answer');
call app.classify('consent_requests', 'none', 'id', 'person_id', 'followed_by', 'asked_by', 'asked_at', 'expires_on', 'answered_at', 'merged_from');

-- She answers by herself, from her own space, what was asked of her and nothing else.
alter table app.consents alter column recorded_by drop not null;
alter table app.consents add column given_by_her boolean not null default false;
alter table app.consents add constraint an_answer_says_who_wrote_it_down check ((recorded_by is null) = given_by_her and (not given_by_her or (means = 'on-screen' and delegate_id is null)));
call app.classify('consents', 'social', 'given_by_her');
create function app.is_asked_of_me(recipient uuid, of_topic text, for_purpose text) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.consent_requests r where r.person_id = app.person_id() and r.asked_by = recipient and r.purpose = for_purpose and of_topic = any (r.topics) and r.answered_at is null and r.expires_on >= app.today())
$$;
comment on function app.is_asked_of_me(uuid, text, text) is 'Does somebody wait for the answer of the person who is in her own space, on this topic and for this purpose?';
revoke execute on function app.is_asked_of_me(uuid, text, text) from public;
grant execute on function app.is_asked_of_me(uuid, text, text) to fil_rouge_person;
create policy mine_to_answer on app.consents for insert to fil_rouge_person
  with check (person_id = (select app.person_id()) and given_by_her and given_on = app.today() and app.is_asked_of_me(professional_id, topic, purpose));
grant insert (id, person_id, topic, professional_id, purpose, decision, given_on, ends_on, means, given_by_her, recorded_at) on app.consents to fil_rouge_person;
create policy asked_of_me on app.consent_requests for select to fil_rouge_person using (person_id = (select app.person_id()));
create policy mine_to_answer on app.consent_requests for update to fil_rouge_person
  using (person_id = (select app.person_id()) and answered_at is null) with check (person_id = (select app.person_id()) and answer in ('agreed', 'partly', 'refused'));
grant select (id, person_id, asked_by, topics, purpose, asked_at, expires_on, answered_at, answer), update (answered_at, answer) on app.consent_requests to fil_rouge_person;
-- Who asks has a name for her, even before she answers.
create or replace function app.around_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null
    union select c.professional_id from app.consents c where c.person_id = app.person_id() and c.professional_id is not null
    union select r.asked_by from app.consent_requests r where r.person_id = app.person_id())
$$;

create table app.withdrawal_notices (
  id              uuid primary key default gen_random_uuid(),
  consent_id      uuid not null references app.consents on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  professional_id uuid not null references app.professionals on delete cascade,
  topic           text not null references app.topics on delete restrict,
  readings        integer not null,
  copies          integer not null,
  told_at         timestamptz not null,
  mailed_at       timestamptz,
  erased_at       timestamptz,
  merged_from     uuid,
  constraint one_notice_per_reader unique (consent_id, professional_id)
);
create index notices_of_a_reader on app.withdrawal_notices (professional_id, told_at desc) where erased_at is null;
create index notices_of_a_person on app.withdrawal_notices (person_id, told_at desc);
comment on table app.withdrawal_notices is 'Avis de reprise: each reader of an agreement taken back is told, with what already left; she says when her copies are erased.';
call app.classify('withdrawal_notices', 'social', 'topic', 'readings', 'copies', 'erased_at');
call app.classify('withdrawal_notices', 'none', 'id', 'consent_id', 'person_id', 'followed_by', 'professional_id', 'told_at', 'mailed_at', 'merged_from');

do $$ declare t text; begin
  foreach t in array array['delegates', 'consent_requests', 'withdrawal_notices'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.at(''notes''))::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (person_id = any ((select app.with(''notes''))::uuid[]))', t);
  end loop;
end $$;
grant select, insert on app.delegates to fil_rouge_visitor;
grant update (ends_on, ended_by) on app.delegates to fil_rouge_visitor;
-- Who follows her from elsewhere asks in her own name, and reads what she asked.
create policy asked_by_me on app.consent_requests to fil_rouge_visitor
  using (asked_by = (select app.actor_id()) and person_id = any ((select app.with('presence'))::uuid[])) with check (asked_by = (select app.actor_id()) and person_id = any ((select app.with('presence'))::uuid[]));
grant select, insert, update (answered_at, answer) on app.consent_requests to fil_rouge_visitor;
create policy told_to_me on app.withdrawal_notices to fil_rouge_visitor using (professional_id = (select app.actor_id())) with check (professional_id = (select app.actor_id()));
-- Somebody put out of sight leaves no notice either; it is there again once the protection is lifted.
create policy protected_leaves_no_trace on app.withdrawal_notices as restrictive for select to fil_rouge_visitor
  using (person_id <> all ((select app.out_of_sight())::uuid[]));
create policy doorkeeper_mails on app.withdrawal_notices to fil_rouge_doorkeeper using (true) with check (true);
grant select on app.withdrawal_notices to fil_rouge_visitor;
grant update (erased_at) on app.withdrawal_notices to fil_rouge_visitor;
grant select (id, professional_id, mailed_at), update (mailed_at) on app.withdrawal_notices to fil_rouge_doorkeeper;

-- Only the reader says that she erased her copies; whoever keeps the file reads it.
create function app.only_the_reader_says_it() returns trigger language plpgsql as $$
begin
  if new.professional_id is distinct from app.actor_id() then
    raise exception 'only the reader says that her copies are erased' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger only_the_reader_says_it before update of erased_at on app.withdrawal_notices for each row execute function app.only_the_reader_says_it();

-- At the end of the transaction that takes an agreement back, by whatever path: an answer given again in the same breath tells nobody.
create function app.tell_who_read() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if exists (select from consents c where c.person_id = new.person_id and c.topic = new.topic and c.purpose = new.purpose and c.withdrawn_at is null and c.decision = 'agreed'
      and coalesce(c.structure_id, c.professional_id) = coalesce(new.structure_id, new.professional_id)) then
    return null;
  end if;
  insert into withdrawal_notices (consent_id, person_id, professional_id, topic, readings, copies, told_at)
    select new.id, new.person_id, reader.id, new.topic,
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = reader.id and j.at >= since.first and j.event ~ '\.([a-z]+-)?viewed$'),
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = reader.id and j.at >= since.first and j.event ~ '\.([a-z]+-)?(printed|exported|copied|downloaded)$'),
      new.withdrawn_at
    from (
      select new.professional_id as id where new.professional_id is not null
      union
      select f.professional_id from referents f join memberships m on m.professional_id = f.professional_id and m.structure_id = new.structure_id
      where f.person_id = new.person_id and (f.ends_on is null or f.ends_on >= new.given_on)) reader
    -- What was read under an answer that this one replaced left too.
    cross join (select min(c.recorded_at) as first from consents c where c.person_id = new.person_id and c.topic = new.topic and c.decision = 'agreed'
      and coalesce(c.structure_id, c.professional_id) = coalesce(new.structure_id, new.professional_id)) since
    on conflict do nothing;
  if found then
    perform enqueue('consent.tell', '{}', 'consent.tell', now(), 8);
  end if;
  return null;
end $$;
create constraint trigger who_read_is_told after update of withdrawn_at on app.consents deferrable initially deferred
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null and new.decision = 'agreed') execute function app.tell_who_read();

create function app.answers_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  foreach t in array array['delegates', 'withdrawal_notices'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  -- A request asked of both files by the same person stays where it was: one of them is enough.
  if new.merged_into is not null and old.merged_into is null then
    update app.consent_requests r set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into)
    where r.person_id = new.id and not exists (select from app.consent_requests k where k.person_id = new.merged_into and k.asked_by = r.asked_by and k.purpose = r.purpose and k.answered_at is null and r.answered_at is null);
  elsif new.merged_into is null and old.merged_into is not null then
    update app.consent_requests set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger answers_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.answers_follow_a_merge();

-- What somebody could read of a file on a past day, and on which ground. An agreement counts from the day it was written down, to the end of the day it was taken back.
create function app.access_on(of_person uuid, professional uuid, on_day date) returns table (topic text, ground text, detail jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as materialized (select p.id from people p where p.id = of_person and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes')))),
  held as materialized (
    select m.role, m.structure_id, m.starts_on, s.name, s.territory_id, r.reach from memberships m join structures s on s.id = m.structure_id join roles r on r.code = m.role
    where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
  -- Protected the whole day, and not named: no role and no seat opened anything.
  hidden as materialized (
    select exists (select from person join protections p on p.person_id = person.id
      where (p.placed_at at time zone 'Europe/Paris')::date < on_day and (p.lifted_at is null or (p.lifted_at at time zone 'Europe/Paris')::date > on_day)
        and not exists (select from protection_names n where n.protection_id = p.id and n.professional_id = professional
          and (n.named_at at time zone 'Europe/Paris')::date <= on_day and (n.removed_at is null or (n.removed_at at time zone 'Europe/Paris')::date >= on_day))) as wholly),
  followed as materialized (
    select c.id, c.territory_id from person join stages st on st.person_id = person.id join structures c on c.id = st.chantier_id
    where not (select wholly from hidden) and st.starts_on <= on_day and (st.ends_on is null or st.ends_on >= on_day
      or not exists (select from stages later where later.person_id = person.id and later.starts_on > st.starts_on and later.starts_on <= on_day))),
  seats as materialized (
    select f.domain, f.starts_on from person join referents f on f.person_id = person.id
    where f.professional_id = professional and f.starts_on <= on_day and (f.ends_on is null or f.ends_on > on_day) and exists (select from held) and not (select wholly from hidden)),
  agreed as materialized (
    select c.topic, c.given_on, c.ends_on, c.withdrawn_at from person join consents c on c.person_id = person.id
    where coalesce(c.structure_id, c.professional_id) in (select professional union select structure_id from held) and c.decision = 'agreed'
      and greatest(c.given_on, (c.recorded_at at time zone 'Europe/Paris')::date) <= on_day and c.ends_on >= on_day
      and (c.withdrawn_at is null or (c.withdrawn_at at time zone 'Europe/Paris')::date >= on_day))
  select t.code, 'lead', jsonb_build_object('since', l.starts_on, 'until', l.overlap_until)
    from person join lead_referents l on l.person_id = person.id cross join topics t
    where l.professional_id = professional and l.starts_on <= on_day and app.open_until(l.ends_on, l.overlap_until) >= on_day and exists (select from held)
  union all
  select distinct rt.topic, h.role, jsonb_build_object('structure', h.name, 'since', h.starts_on)
    from followed c join held h on (h.reach = 'structure' and h.structure_id = c.id) or (h.reach = 'territory' and h.territory_id = c.territory_id)
    join role_topics rt on rt.role = h.role
  union all
  select unnest(e.topics), 'emergency', jsonb_build_object('since', (e.opened_at at time zone 'Europe/Paris')::date, 'until', (coalesce(e.ended_at, e.until) at time zone 'Europe/Paris')::date)
    from person join emergencies e on e.person_id = person.id
    where e.professional_id = professional and (e.opened_at at time zone 'Europe/Paris')::date <= on_day and (coalesce(e.ended_at, e.until) at time zone 'Europe/Paris')::date >= on_day
  union all
  select 'presence', 'referent', jsonb_build_object('domain', s.domain, 'since', s.starts_on) from seats s
  union all
  select a.topic, 'agreement', jsonb_build_object('domain', s.domain, 'given', a.given_on, 'until', a.ends_on, 'withdrawn', a.withdrawn_at)
    from seats s join domain_topics dt on dt.domain = s.domain join agreed a on a.topic = dt.topic
  union all
  select t.topic, 'any-agreement', '{}' from (values ('identity'), ('voice')) t(topic) where exists (select from seats) and exists (select from agreed)
$$;
comment on function app.access_on(uuid, uuid, date) is 'Topics that a professional could read of a file on a day, with the ground of each; answers only who keeps the file.';
revoke execute on function app.access_on(uuid, uuid, date) from public;
grant execute on function app.access_on(uuid, uuid, date) to fil_rouge_visitor;

create table app.signing_keys (
  id            text primary key,
  public_key    text not null,
  first_used_at timestamptz not null default now()
);
comment on table app.signing_keys is 'Public keys that signed the copies of agreements; former ones stay, so that a copy given years ago can still be checked.';
alter table app.signing_keys enable row level security;
create policy anyone_reads on app.signing_keys for select using (true);
grant select on app.signing_keys to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('signing_keys', 'none', 'id', 'public_key', 'first_used_at');

-- Whatever points at a person, or at what goes with her, is found by it: erasing somebody must not read a whole table.
create index consents_through_a_delegate on app.consents (delegate_id) where delegate_id is not null;
create index every_protection_of_a_person on app.protections (person_id);
create index names_of_a_protection on app.protection_names (protection_id);
create index names_of_a_protected_person on app.protection_names (person_id);
create index ways_of_a_person on app.person_ways (person_id);
create index sessions_of_a_way on app.person_sessions (way_id);
create index personas_by_card on app.accompanied_personas (number);
call app.exports_not('person_ways', 'un secret : il ouvrirait son espace à qui trouve le fichier', 'token_hash', 'code_hash', 'label');
call app.exports_not('accompanied_personas', 'un secret : il ouvrirait son espace à qui trouve le fichier', 'number', 'pin');
