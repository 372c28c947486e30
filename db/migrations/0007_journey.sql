-- Journeys: entry, stages and chantiers, the lead referent (fil rouge), the care team.

create table app.journeys (
  id               uuid primary key default gen_random_uuid(),
  person_id        uuid not null references app.people on delete cascade,
  followed_by      uuid,
  territory_id     uuid not null references app.territories on delete restrict,
  opened_on        date not null,
  closed_on        date,
  close_reason     text constraint a_close_reason_is_known check (close_reason in
                     ('year-after-done', 'left-without-news', 'moved-away', 'own-choice', 'employer-decision', 'death', 'other')),
  last_contact_on  date,
  pass_number      text constraint a_pass_number_is_12_long check (length(pass_number) = 12),
  pass_starts_on   date,
  pass_ends_on     date,
  version          integer not null default 1,
  constraint a_closed_journey_says_why check ((closed_on is null) = (close_reason is null)),
  constraint a_journey_closes_after_it_opens check (closed_on is null or closed_on >= opened_on),
  constraint a_pass_starts_before_it_ends check (pass_ends_on is null or pass_starts_on < pass_ends_on),
  constraint journeys_of_one_person_do_not_overlap exclude using gist (person_id with =, daterange(opened_on, closed_on, '[)') with &&)
);
create unique index one_open_journey_per_person on app.journeys (person_id) where closed_on is null;
create index open_journeys_by_last_contact on app.journeys (followed_by, last_contact_on) where closed_on is null;
create index journeys_by_pass_end on app.journeys (followed_by, pass_ends_on) where closed_on is null and pass_ends_on is not null;
comment on table app.journeys is 'Parcours: from the first hours to the end of the year after, across chantiers.';
call app.classify('journeys', 'social', 'opened_on', 'closed_on', 'close_reason', 'last_contact_on', 'pass_number', 'pass_starts_on', 'pass_ends_on');
call app.classify('journeys', 'none', 'id', 'person_id', 'followed_by', 'territory_id', 'version');

create table app.stages (
  id           uuid primary key default gen_random_uuid(),
  journey_id   uuid not null references app.journeys on delete cascade,
  person_id    uuid not null references app.people on delete cascade,
  followed_by  uuid,
  stage        text not null constraint a_stage_is_known check (stage in ('first-hours', 'cddi', 'year-after')),
  chantier_id  uuid not null references app.structures on delete restrict,
  starts_on    date not null,
  ends_on      date,
  version      integer not null default 1,
  constraint a_stage_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint stages_of_one_journey_do_not_overlap exclude using gist (journey_id with =, daterange(starts_on, ends_on, '[)') with &&)
);
create index stages_of_a_person on app.stages (person_id);
create index stages_in_a_chantier on app.stages (chantier_id, stage) where ends_on is null;
comment on table app.stages is 'Étape: premières heures, CDDI, year after; each in one chantier, [start, end).';
call app.classify('stages', 'social', 'stage', 'starts_on', 'ends_on');
call app.classify('stages', 'none', 'id', 'journey_id', 'person_id', 'followed_by', 'chantier_id', 'version');

create table app.lead_referents (
  id              uuid primary key default gen_random_uuid(),
  journey_id      uuid not null references app.journeys on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  professional_id uuid not null references app.professionals on delete restrict,
  starts_on       date not null,
  ends_on         date,
  overlap_until   date,
  handover_note   text,
  constraint a_lead_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint an_overlap_follows_an_end check (overlap_until is null or overlap_until >= ends_on),
  constraint one_lead_at_a_time exclude using gist (journey_id with =, daterange(starts_on, ends_on, '[)') with &&)
);
create unique index one_current_lead_per_journey on app.lead_referents (journey_id) where ends_on is null;
create index leads_of_a_professional on app.lead_referents (professional_id, ends_on);
create index leads_of_a_person on app.lead_referents (person_id);
comment on table app.lead_referents is 'Fil rouge: the one lead referent of a journey at each moment, [start, end), with the overlap of a hand-over.';
call app.classify('lead_referents', 'social', 'starts_on', 'ends_on', 'overlap_until', 'handover_note');
call app.classify('lead_referents', 'none', 'id', 'journey_id', 'person_id', 'followed_by', 'professional_id');

create function app.an_open_journey_has_one_lead() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare of_journey uuid := case tg_table_name when 'journeys' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(coalesce(new, old)) ->> 'journey_id')::uuid end;
begin
  if exists (select from app.journeys j where j.id = of_journey and j.closed_on is null)
     and not exists (select from app.lead_referents l where l.journey_id = of_journey and l.ends_on is null) then
    raise exception 'an open journey has exactly one lead referent' using errcode = 'check_violation', constraint = 'an_open_journey_has_one_lead';
  end if;
  return null;
end $$;
create constraint trigger an_open_journey_has_one_lead after insert or update of closed_on on app.journeys
  deferrable initially deferred for each row execute function app.an_open_journey_has_one_lead();
create constraint trigger an_open_journey_has_one_lead after update or delete on app.lead_referents
  deferrable initially deferred for each row execute function app.an_open_journey_has_one_lead();

create table app.referents (
  id                uuid primary key default gen_random_uuid(),
  person_id         uuid not null references app.people on delete cascade,
  followed_by       uuid,
  domain            text not null references app.domains on delete restrict,
  topic             text not null references app.topics on delete restrict,
  professional_id   uuid references app.professionals on delete restrict,
  outside_name      text,
  outside_structure text,
  outside_contact   text,
  starts_on         date not null,
  ends_on           date,
  version           integer not null default 1,
  constraint a_referent_is_known_here_or_named check ((professional_id is null) <> (outside_name is null)),
  constraint a_referent_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint a_referent_follows_a_domain_once_at_a_time exclude using gist
    (person_id with =, domain with =, professional_id with =, daterange(starts_on, ends_on, '[)') with &&) where (professional_id is not null)
);
create index referents_of_a_person on app.referents (person_id);
create index people_of_a_referent on app.referents (professional_id, ends_on) where professional_id is not null;
comment on table app.referents is 'Équipe autour de la personne: a referent by domain, from inside or outside the platform, with dates.';
call app.classify('referents', 'social', 'domain', 'topic', 'starts_on', 'ends_on');
call app.classify('referents', 'identity', 'outside_name', 'outside_structure', 'outside_contact');
call app.classify('referents', 'none', 'id', 'person_id', 'followed_by', 'professional_id', 'version');

-- That somebody is followed by a justice, health or debts referent already says something: the row has that topic.
create function app.topic_of_domain(domain text) returns text language sql immutable as $$
  select case domain when 'justice' then 'justice' when 'health' then 'health' when 'disability' then 'health' when 'debts' then 'debts' else 'presence' end
$$;
create function app.referent_topic() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin new.topic := app.topic_of_domain(new.domain); return new; end $$;
create trigger a_referent_has_the_topic_of_its_domain before insert or update of domain on app.referents for each row execute function app.referent_topic();

create trigger revisions_are_kept before update on app.journeys for each row execute function app.keep_revision('presence');
create trigger revisions_are_kept before update on app.stages for each row execute function app.keep_revision('presence');
create trigger revisions_are_kept before update on app.referents for each row execute function app.keep_revision();
create trigger followed_like_the_person before insert on app.journeys for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.stages for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.lead_referents for each row execute function app.follow_the_person();
create trigger followed_like_the_person before insert on app.referents for each row execute function app.follow_the_person();

do $$ declare t text; begin
  foreach t in array array['journeys', 'stages', 'lead_referents'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.at(''presence''))::uuid[])) with check (followed_by = any ((select app.at(''identity''))::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (person_id = any ((select app.with(''presence''))::uuid[])) with check (person_id = any ((select app.with(''notes''))::uuid[]))', t);
    execute format('grant select, insert, update on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
alter table app.referents enable row level security;
create policy followed_here on app.referents to fil_rouge_visitor
  using (case topic when 'health' then followed_by = any ((select app.at('health'))::uuid[]) when 'debts' then followed_by = any ((select app.at('debts'))::uuid[])
         when 'justice' then followed_by = any ((select app.at('justice'))::uuid[]) else followed_by = any ((select app.at('presence'))::uuid[]) end);
create policy shared_with_me on app.referents to fil_rouge_visitor
  using (case topic when 'health' then person_id = any ((select app.with('health'))::uuid[]) when 'debts' then person_id = any ((select app.with('debts'))::uuid[])
         when 'justice' then person_id = any ((select app.with('justice'))::uuid[]) else person_id = any ((select app.with('presence'))::uuid[]) end);
grant select, insert, update on app.referents to fil_rouge_visitor;

-- What a visit opens, computed once when it begins: chantiers by topic from roles, people by topic from the care team.
create function app.enter(professional uuid, on_day date) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare r record;
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true);
  for r in
    with held as (
      select m.role, m.structure_id, s.territory_id, s.kind from app.memberships m
      join app.structures s on s.id = m.structure_id
      join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= on_day)
      where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
    reached as (
      select distinct rt.topic, c.id from held h join app.roles ro on ro.code = h.role join app.role_topics rt on rt.role = h.role
      join app.structures c on c.kind = 'chantier' and (c.id = h.structure_id or (ro.reach = 'territory' and c.territory_id = h.territory_id))),
    shared as (
      select l.person_id, t.code as topic from app.lead_referents l cross join app.topics t
      where exists (select from held) and l.professional_id = professional and l.starts_on <= on_day
        and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= on_day)
      union
      select f.person_id, dt.topic from app.referents f join app.domain_topics dt on dt.domain = f.domain
      where exists (select from held) and f.professional_id = professional and f.starts_on <= on_day and (f.ends_on is null or f.ends_on > on_day))
    select t.code,
      (select array_agg(id) from reached where topic = t.code) as chantiers,
      (select array_agg(distinct person_id) from shared where topic = t.code) as people
    from app.topics t
  loop
    perform set_config('app.at_' || r.code, coalesce(r.chantiers::text, '{}'), true),
            set_config('app.with_' || r.code, coalesce(r.people::text, '{}'), true);
  end loop;
end $$;
comment on function app.enter(uuid, date) is 'Begins a visit: sets who is here, the day, and what they may open, for this transaction only.';
revoke execute on function app.enter(uuid, date) from public;
grant execute on function app.enter(uuid, date) to fil_rouge_app;

-- A file changes hands as a whole: the new chantier reads it, the old one no longer does (its last lead keeps the overlap).
create function app.move_file(of_person uuid, to_chantier uuid) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  if not exists (select from app.people p where p.id = of_person
      and (p.followed_by = any (app.at('identity')) or p.id = any (app.with('notes')))) then
    raise exception 'this file is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  update app.people set followed_by = to_chantier where id = of_person;
  for t in select c.table_name from information_schema.columns c join information_schema.columns p using (table_schema, table_name)
           where c.table_schema = 'app' and c.column_name = 'followed_by' and p.column_name = 'person_id' and c.table_name <> 'journal' loop
    execute format('update app.%I set followed_by = $1 where person_id = $2', t) using to_chantier, of_person;
  end loop;
end $$;
comment on function app.move_file(uuid, uuid) is 'Gives a person''s file to another chantier.';
