-- What the person allows, to whom, for what, until when. Withdrawn, never deleted. Nothing sensitive leaves the chantier's team without it.

create table app.consent_purposes (
  code text primary key
);
comment on table app.consent_purposes is 'Pour quoi: what an agreement to share is for.';
insert into app.consent_purposes values ('follow-up'), ('request'), ('appointment'), ('rights-application'), ('housing-search'), ('job-search');
alter table app.consent_purposes enable row level security;
create policy anyone_reads on app.consent_purposes for select using (true);
grant select on app.consent_purposes to fil_rouge_visitor;
call app.classify('consent_purposes', 'none', 'code');

create table app.consents (
  id              uuid primary key default gen_random_uuid(),
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  topic           text not null references app.topics on delete restrict,
  structure_id    uuid references app.structures on delete restrict,
  professional_id uuid references app.professionals on delete restrict,
  purpose         text not null references app.consent_purposes on delete restrict,
  decision        text not null constraint a_consent_is_given_or_refused check (decision in ('agreed', 'refused')),
  given_on        date not null,
  ends_on         date,
  means           text not null constraint a_consent_says_how_it_was_given check (means in ('on-screen', 'paper', 'spoken')),
  witness         text,
  guardian        text,
  recorded_by     uuid not null references app.professionals on delete restrict,
  recorded_at     timestamptz not null default now(),
  withdrawn_at    timestamptz,
  withdrawn_by    uuid references app.professionals on delete restrict,
  merged_from     uuid,
  constraint a_consent_has_one_recipient check ((structure_id is null) <> (professional_id is null)),
  constraint presence_asks_for_no_consent check (topic <> 'presence'),
  constraint an_agreement_ends_within_two_years check ((decision = 'agreed') = (ends_on is not null) and (ends_on is null or (ends_on >= given_on and ends_on <= given_on + interval '24 months'))),
  constraint what_is_said_aloud_has_a_witness check (means <> 'spoken' or coalesce(trim(witness), '') <> ''),
  constraint a_withdrawal_says_who check ((withdrawn_at is null) = (withdrawn_by is null))
);
-- The latest answer stands alone: a new one closes the one before.
create unique index one_standing_answer on app.consents (person_id, topic, (coalesce(structure_id, professional_id)), purpose) where withdrawn_at is null;
create index agreements_to_a_recipient on app.consents ((coalesce(structure_id, professional_id)), person_id) include (topic, given_on, ends_on) where withdrawn_at is null and decision = 'agreed';
comment on table app.consents is 'Accord de partage: a topic, a recipient, a purpose, an end; or a refusal, which costs nothing.';
call app.classify('consents', 'social', 'topic', 'purpose', 'decision', 'given_on', 'ends_on', 'means', 'withdrawn_at');
call app.classify('consents', 'identity', 'witness', 'guardian');
call app.classify('consents', 'none', 'id', 'person_id', 'followed_by', 'structure_id', 'professional_id', 'recorded_by', 'recorded_at', 'withdrawn_by', 'merged_from');
create trigger followed_like_the_person before insert on app.consents for each row execute function app.follow_the_person();

alter table app.consents enable row level security;
-- Those who carry the casework keep her agreements; the coordination and the direction do not need to know what she refused.
create policy followed_here on app.consents to fil_rouge_visitor
  using (followed_by = any ((select app.at('notes'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.consents to fil_rouge_visitor
  using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
create function app.my_recipients() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array_append(array(select m.structure_id from app.memberships m where m.professional_id = app.actor_id()
    and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())), app.actor_id())
$$;
comment on function app.my_recipients() is 'To whom an agreement may be given that the visitor holds: herself and her structures of the day.';
-- A recipient reads what was agreed to her, and nothing of what was refused.
create policy agreed_to_me on app.consents for select to fil_rouge_visitor
  using (decision = 'agreed' and person_id = any ((select app.with('presence'))::uuid[])
    and coalesce(structure_id, professional_id) = any ((select app.my_recipients())::uuid[]));
grant select, insert on app.consents to fil_rouge_visitor;
-- An answer is not rewritten: it is withdrawn, and another is given.
grant update (withdrawn_at, withdrawn_by) on app.consents to fil_rouge_visitor;

create function app.a_withdrawal_is_final() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'a withdrawn answer stays withdrawn' using errcode = 'check_violation', constraint = 'a_withdrawal_is_final';
  end if;
  return new;
end $$;
create trigger a_withdrawal_is_final before update of withdrawn_at on app.consents for each row execute function app.a_withdrawal_is_final();

-- What one file allowed goes with it into another, and comes back with it. An answer already standing there is the one that stays.
create function app.consents_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.consents c set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into)
    where c.person_id = new.id and not exists (select from app.consents k where k.person_id = new.merged_into and k.topic = c.topic and k.purpose = c.purpose and k.withdrawn_at is null
      and c.withdrawn_at is null and coalesce(k.structure_id, k.professional_id) = coalesce(c.structure_id, c.professional_id));
  elsif new.merged_into is null and old.merged_into is not null then
    update app.consents set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger consents_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.consents_follow_a_merge();

-- Topics that a professional may read of people she follows as a referent: those of her domain that were agreed to her, to this day.
-- Who works in the chantier that follows the file reads by her role; her domain adds nothing that asks for an agreement.
create function app.agreed_topics(professional uuid, on_day date) returns table (topic text, person_id uuid)
language sql stable security definer set search_path = app, pg_temp as $$
  with recipients as materialized (
    select professional as id union
    select m.structure_id from app.memberships m where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
  followed as materialized (
    select f.person_id, f.domain from app.referents f
    where f.professional_id = professional and coalesce(f.ends_on, 'infinity') > on_day and f.starts_on <= on_day),
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
comment on function app.agreed_topics(uuid, date) is 'People a referent follows, by topic: presence, and what was agreed to her within her domain.';
revoke execute on function app.agreed_topics(uuid, date) from public;

create or replace function app.enter(professional uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare
  r record;
  led uuid[] := '{}';
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true);
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
      shared as materialized (select s.topic, array_agg(s.person_id) as people from app.agreed_topics(professional, on_day) s group by s.topic)
      select t.code,
        (select array_agg(distinct x.id) from reached x join app.role_topics rt on rt.role = x.role and rt.topic = t.code) as chantiers,
        coalesce((select s.people from shared s where s.topic = t.code), '{}') as people
      from app.topics t
    loop
      perform set_config('app.at_' || r.code, coalesce(r.chantiers, '{}')::text, true), set_config('app.with_' || r.code, (led || r.people)::text, true);
    end loop;
  else
    for r in select t.code from app.topics t loop
      perform set_config('app.at_' || r.code, '{}', true), set_config('app.with_' || r.code, '{}', true);
    end loop;
  end if;
end $$;

-- « Vous voyez ce dossier parce que… » says what she agreed to, and until when.
create or replace function app.files_access(of_people uuid[]) returns table (person_id uuid, topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  opened as materialized (
    select p.id, o.code from (select t.code, unnest(app.at(t.code)) as chantier from app.topics t) o join person p on p.followed_by = o.chantier),
  shared as materialized (
    select p.id, o.code from (select t.code, unnest(app.with(t.code)) as of_person from app.topics t) o join person p on p.id = o.of_person),
  seen as (
    select held.id, array_agg(held.code order by held.code) as topics
    from (select opened.id, opened.code from opened union select shared.id, shared.code from shared) held group by held.id),
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
    join opened on opened.code = 'presence' join person p on p.id = opened.id join app.structures c on c.id = p.followed_by
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id))),
  because as (select reason.id, jsonb_agg(reason.why) as reasons from reason group by reason.id)
  select p.id, coalesce(seen.topics, '{}'), coalesce(because.reasons, '[]')
  from person p left join seen on seen.id = p.id left join because on because.id = p.id
$$;
