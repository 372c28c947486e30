-- Situations: dated facts in parallel lanes. Barriers, strengths and wishes.

create table app.situation_codes (
  code        text primary key,
  lane        text not null constraint a_lane_is_known check (lane in ('housing', 'work', 'resources', 'health-cover', 'health-care', 'rights', 'justice', 'language', 'mobility', 'debts')),
  line        text not null,
  topic       text not null references app.topics on delete restrict,
  strength    integer not null constraint a_strength_goes_from_0_to_4 check (strength between 0 and 4)
);
comment on table app.situation_codes is 'Every situation a fact may state, its lane, the line in which it excludes others, and its topic.';
alter table app.situation_codes enable row level security;
create policy anyone_reads on app.situation_codes for select using (true);
grant select on app.situation_codes to fil_rouge_visitor;
call app.classify('situation_codes', 'none', 'code', 'lane', 'line', 'topic', 'strength');

create table app.situations (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references app.people on delete cascade,
  followed_by  uuid,
  lane         text not null,
  line         text not null,
  topic        text not null references app.topics on delete restrict,
  answer       text not null default 'known' constraint an_answer_is_known_refused_unknown_or_not_asked check (answer in ('known', 'refused', 'unknown', 'not-asked')),
  code         text references app.situation_codes on delete restrict,
  starts_on    date not null,
  ends_on      date,
  due_on       date,
  weekly_hours numeric(4, 1) constraint weekly_hours_fit_a_week check (weekly_hours between 0 and 60),
  place        text,
  known_how    text not null constraint a_fact_says_how_it_is_known check (known_how in ('declared', 'proof-seen', 'told-by-partner')),
  written_by   uuid references app.professionals on delete restrict,
  written_at   timestamptz not null default now(),
  struck_at    timestamptz,
  struck_by    uuid references app.professionals on delete restrict,
  version      integer not null default 1,
  constraint a_known_situation_has_its_code check ((answer = 'known') = (code is not null)),
  constraint a_situation_ends_after_it_starts check (ends_on is null or ends_on > starts_on),
  constraint a_due_date_follows_the_start check (due_on is null or due_on >= starts_on),
  constraint a_struck_fact_says_who check ((struck_at is null) or (struck_by is not null)),
  constraint situations_of_one_line_do_not_overlap exclude using gist
    (person_id with =, line with =, daterange(starts_on, ends_on, '[)') with &&) where (struck_at is null)
);
create index situations_of_a_person on app.situations (person_id, lane, starts_on);
create index due_dates_by_chantier on app.situations (followed_by, due_on) where due_on is not null and struck_at is null and ends_on is null;
comment on table app.situations is 'Situation: a dated fact in one lane, [start, end), with how it is known and who wrote it; due_on is the end a title or a contract announces.';
call app.classify('situations', 'social', 'answer', 'code', 'starts_on', 'ends_on', 'due_on', 'weekly_hours', 'place', 'known_how');
call app.classify('situations', 'none', 'id', 'person_id', 'followed_by', 'lane', 'line', 'topic', 'written_by', 'written_at', 'struck_at', 'struck_by', 'version');

create function app.situation_topic() returns trigger language plpgsql set search_path = app, pg_temp as $$
declare c record;
begin
  if new.code is not null then
    select lane, line, topic into c from app.situation_codes where code = new.code;
    new.lane := c.lane; new.line := c.line; new.topic := c.topic;
  else
    select lane, topic into c from app.situation_codes where lane = new.lane order by line = new.line desc limit 1;
    new.topic := c.topic;
  end if;
  return new;
end $$;
create trigger a_fact_has_the_lane_of_its_code before insert or update of code, lane, line on app.situations for each row execute function app.situation_topic();

create table app.barriers (
  id                 uuid primary key default gen_random_uuid(),
  person_id          uuid not null references app.people on delete cascade,
  followed_by        uuid,
  code               text not null constraint a_barrier_is_known check (code in ('housing', 'health', 'mental-health', 'addiction', 'disability', 'language',
                       'literacy', 'paperwork', 'money', 'debts', 'mobility', 'family', 'childcare', 'justice', 'digital', 'training', 'isolation', 'availability')),
  topic              text not null references app.topics on delete restrict,
  intensity          integer not null constraint an_intensity_goes_from_1_to_3 check (intensity between 1 and 3),
  opened_on          date not null,
  closed_on          date,
  close_reason       text constraint a_barrier_closes_for_a_known_reason check (close_reason in ('lifted', 'no-longer-relevant', 'entered-by-mistake')),
  professional_words text,
  person_words       text,
  written_by         uuid references app.professionals on delete restrict,
  version            integer not null default 1,
  constraint a_closed_barrier_says_why check ((closed_on is null) = (close_reason is null)),
  constraint a_barrier_closes_after_it_opens check (closed_on is null or closed_on >= opened_on),
  constraint one_barrier_of_a_kind_at_a_time exclude using gist (person_id with =, code with =, daterange(opened_on, closed_on, '[)') with &&)
);
create index barriers_of_a_person on app.barriers (person_id, opened_on);
comment on table app.barriers is 'Frein: opened and closed, with its intensity now, the professional''s words and the person''s.';
call app.classify('barriers', 'social', 'code', 'intensity', 'opened_on', 'closed_on', 'close_reason', 'professional_words', 'person_words');
call app.classify('barriers', 'none', 'id', 'person_id', 'followed_by', 'topic', 'written_by', 'version');

create function app.barrier_topic() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  new.topic := case new.code when 'housing' then 'housing' when 'health' then 'health' when 'mental-health' then 'health' when 'addiction' then 'health'
    when 'disability' then 'health' when 'justice' then 'justice' when 'debts' then 'debts' when 'money' then 'rights' when 'paperwork' then 'rights'
    when 'training' then 'work' when 'availability' then 'work' else 'life' end;
  return new;
end $$;
create trigger a_barrier_has_the_topic_of_its_code before insert or update of code on app.barriers for each row execute function app.barrier_topic();

create table app.wishes (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  said_on     date not null,
  words       text not null constraint a_wish_has_words check (words <> ''),
  language    text not null default 'fr',
  written_by  uuid references app.professionals on delete restrict,
  version     integer not null default 1
);
create index wishes_of_a_person on app.wishes (person_id, said_on desc);
comment on table app.wishes is 'What the person wants, in her words.';
call app.classify('wishes', 'social', 'said_on', 'words', 'language');
call app.classify('wishes', 'none', 'id', 'person_id', 'followed_by', 'written_by', 'version');

create table app.strengths (
  id          uuid primary key default gen_random_uuid(),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  words       text not null constraint a_strength_has_words check (words <> ''),
  said_by     text not null constraint a_strength_says_by_whom check (said_by in ('person', 'professional')),
  noted_on    date not null,
  ended_on    date,
  written_by  uuid references app.professionals on delete restrict,
  version     integer not null default 1
);
create index strengths_of_a_person on app.strengths (person_id, noted_on desc);
comment on table app.strengths is 'Atout: what the person can lean on.';
call app.classify('strengths', 'social', 'words', 'said_by', 'noted_on', 'ended_on');
call app.classify('strengths', 'none', 'id', 'person_id', 'followed_by', 'written_by', 'version');

do $$ declare t text; arms text; shared text; begin
  select string_agg(format('when %L then followed_by = any ((select app.at(%L))::uuid[])', x, x), ' '),
         string_agg(format('when %L then person_id = any ((select app.with(%L))::uuid[])', x, x), ' ')
    into arms, shared
    from unnest(array['housing', 'work', 'rights', 'life', 'health', 'justice', 'debts']) x;
  foreach t in array array['situations', 'barriers'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (case topic %s else false end)', t, arms);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (case topic %s else false end)', t, shared);
    execute format('create trigger revisions_are_kept before update on app.%I for each row execute function app.keep_revision()', t);
  end loop;
  foreach t in array array['wishes', 'strengths'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.at(''voice''))::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (person_id = any ((select app.with(''voice''))::uuid[]))', t);
    execute format('create trigger revisions_are_kept before update on app.%I for each row execute function app.keep_revision(''voice'')', t);
  end loop;
  foreach t in array array['situations', 'barriers', 'wishes', 'strengths'] loop
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
    execute format('grant select, insert, update on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
