-- What opens and what ends of two clocks, kept beside the facts it is counted from: read by day, on an index, whatever the number of files.

create table app.deadlines (
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  clock       text not null constraint a_deadline_is_of_one_clock check (clock in ('contract', 'pass')),
  code        text not null constraint a_deadline_is_known check (code in ('prepare-total', 'prepare-end', 'contract-ends', 'total-reached', 'ceiling-reached', 'window-opens', 'end-is-near', 'last-day', 'window-closes', 'suspension-ends', 'closing-possible', 'carence-ends')),
  on_day      date not null,
  -- What comes of a suspension for health or for prison is read by whoever reads that.
  topic       text not null references app.topics on delete restrict constraint a_deadline_is_about_work_health_or_justice check (topic in ('work', 'health', 'justice')),
  tells       text[] not null constraint a_deadline_tells_somebody check (tells <> '{}' and tells <@ array['person', 'lead-referent', 'employer']),
  primary key (person_id, clock, code, on_day)
);
create index deadlines_by_chantier_and_day on app.deadlines (followed_by, on_day);
comment on table app.deadlines is 'Échéance: a day of one of the two clocks of somebody followed today, counted from her contracts and her PASS; rewritten whenever they change, and every night.';
call app.classify('deadlines', 'social', 'clock', 'code', 'on_day', 'topic', 'tells');
call app.classify('deadlines', 'none', 'person_id', 'followed_by');
alter table app.deadlines enable row level security;
create policy followed_here on app.deadlines for select to fil_rouge_visitor
  using (case topic when 'work' then followed_by = any ((select app.at('work'))::uuid[]) when 'health' then followed_by = any ((select app.at('health'))::uuid[]) when 'justice' then followed_by = any ((select app.at('justice'))::uuid[]) else false end);
create policy shared_with_me on app.deadlines for select to fil_rouge_visitor
  using (case topic when 'work' then person_id = any ((select app.with('work'))::uuid[]) when 'health' then person_id = any ((select app.with('health'))::uuid[]) when 'justice' then person_id = any ((select app.with('justice'))::uuid[]) else false end);
create policy hers on app.deadlines for select to fil_rouge_person using (person_id = (select app.person_id()));
create trigger followed_like_the_person before insert on app.deadlines for each row execute function app.follow_the_person();
grant select on app.deadlines to fil_rouge_visitor;
grant select (person_id, clock, code, on_day, tells) on app.deadlines to fil_rouge_person;

-- Whatever writes a contract or a PASS (a gesture, an import, a merge) asks for its deadlines in the same transaction. A job of its own for each: one that runs already may have read too soon.
create function app.deadlines_changed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare touched_people uuid[];
begin
  touched_people := array(select distinct person_id from touched limit 21);
  if cardinality(touched_people) > 20 then
    perform app.enqueue('contracts.deadlines', '{}', 'contracts.deadlines', now() + interval '30 seconds', null);
  else
    perform app.enqueue('contracts.deadlines', jsonb_build_object('person', id), null, null, null) from unnest(touched_people) as id;
  end if;
  return null;
end $$;
create function app.pass_changed() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform app.enqueue('contracts.deadlines', jsonb_build_object('person', new.person_id), null, null, null);
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['contracts', 'pass_suspensions', 'pass_prolongations'] loop
    execute format('create trigger deadlines_follow_what_is_written after insert on app.%I referencing new table as touched for each statement execute function app.deadlines_changed()', t);
    execute format('create trigger deadlines_follow_what_changes after update on app.%I referencing new table as touched for each statement execute function app.deadlines_changed()', t);
  end loop;
end $$;
create trigger deadlines_follow_the_pass after update of pass_starts_on, pass_ends_on, pass_read_on, closed_on on app.journeys
  for each row when (old.pass_starts_on is distinct from new.pass_starts_on or old.pass_ends_on is distinct from new.pass_ends_on or old.pass_read_on is distinct from new.pass_read_on or old.closed_on is distinct from new.closed_on)
  execute function app.pass_changed();

create function app.clock_facts(of_people uuid[], after_id uuid, size integer) returns table (person_id uuid, contracts jsonb, pass jsonb, suspensions jsonb, prolongations jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select j.person_id,
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'employerKind', c.employer_kind, 'employer', coalesce(c.employer_id::text, md5(lower(trim(c.employer_name)))), 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'endedOn', c.ended_on)), '[]') from contracts c where c.person_id = j.person_id and c.struck_at is null),
    case when j.pass_starts_on is not null and j.pass_ends_on is not null then jsonb_build_object('startsOn', j.pass_starts_on, 'endsOn', j.pass_ends_on, 'readOn', j.pass_read_on, 'readFrom', j.pass_read_from) end,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'reason', s.reason, 'topic', s.topic, 'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on), '[]') from pass_suspensions s where s.journey_id = j.id),
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'ground', p.ground, 'state', p.state, 'startsOn', p.starts_on, 'endsOn', p.ends_on) order by p.starts_on), '[]') from pass_prolongations p where p.journey_id = j.id)
  from journeys j where j.closed_on is null and j.person_id = any (case when of_people is not null then of_people
    -- A page begins where the last one ended, in both tables: joined, the files before it would be read again at each page.
    else array(select o.person_id from journeys o where o.closed_on is null and o.person_id > coalesce(after_id, '00000000-0000-0000-0000-000000000000')
      and (select p.merged_into is null from people p where p.id = o.person_id) order by o.person_id limit size) end)
  order by j.person_id
$$;
comment on function app.clock_facts(uuid[], uuid, integer) is 'Days of the contracts and of the PASS of people whose journey is open, named or page by page, for the count of deadlines: dates and codes, nothing of whom.';

create function app.keep_deadlines(of_people uuid[], told jsonb) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare moved integer; written integer;
begin
  delete from deadlines d where d.person_id = any (of_people) and not exists (
    select from jsonb_to_recordset(told) as t(person_id uuid, clock text, code text, on_day date) where (t.person_id, t.clock, t.code, t.on_day) = (d.person_id, d.clock, d.code, d.on_day));
  get diagnostics moved = row_count;
  insert into deadlines as d (person_id, clock, code, on_day, topic, tells)
    select distinct on (t.person_id, t.clock, t.code, t.on_day) t.person_id, t.clock, t.code, t.on_day, t.topic, t.tells from jsonb_to_recordset(told) as t(person_id uuid, clock text, code text, on_day date, topic text, tells text[])
    where t.person_id = any (of_people) order by t.person_id, t.clock, t.code, t.on_day, t.topic
    on conflict (person_id, clock, code, on_day) do update set topic = excluded.topic, tells = excluded.tells where (d.topic, d.tells) is distinct from (excluded.topic, excluded.tells);
  get diagnostics written = row_count;
  return moved + written;
end $$;
comment on function app.keep_deadlines(uuid[], jsonb) is 'Makes the deadlines of these people what was counted; answers how many lines moved, none when nothing did.';

create function app.drop_left_deadlines() returns void language sql security definer set search_path = app, pg_temp as $$
  delete from app.deadlines d where not exists (select from app.journeys j where j.person_id = d.person_id and j.closed_on is null)
$$;
comment on function app.drop_left_deadlines() is 'Forgets the deadlines of whoever is followed no longer.';

-- The thread says what people have today: a contract written ahead comes on it the day it begins, unless somebody wrote something since.
create function app.begin_contracts(on_day date) returns table (situation_id uuid, person_id uuid, actor_id uuid) language plpgsql security definer set search_path = app, pg_temp as $$
#variable_conflict use_column
declare c record; new_id uuid;
begin
  for c in
    select k.person_id, k.starts_on, k.ends_on, k.known_how, k.written_by, case when k.kind = 'cddi-phc' then 'first-hours' when k.employer_kind = 'aci' then 'cddi' else 'other-siae' end as code,
      (select h.weekly from contract_hours h where h.contract_id = k.id and h.from_on <= on_day order by h.from_on desc limit 1) as weekly
    from contracts k join people p on p.id = k.person_id and p.merged_into is null and p.followed_by is not null
    where k.struck_at is null and k.starts_on between on_day - 62 and on_day and coalesce(k.ended_on, k.ends_on, 'infinity') >= on_day and (k.written_at at time zone 'Europe/Paris')::date < k.starts_on
      and not exists (select from situations s where s.person_id = k.person_id and s.line = 'work' and (s.starts_on >= k.starts_on or s.ends_on > k.starts_on))
    order by k.starts_on, k.id
  loop
    -- Two of the same day: the first one written is told.
    continue when exists (select from situations s where s.person_id = c.person_id and s.line = 'work' and s.starts_on >= c.starts_on);
    update situations set ends_on = c.starts_on where person_id = c.person_id and line = 'work' and struck_at is null and ends_on is null;
    insert into situations (person_id, lane, line, topic, answer, code, starts_on, due_on, weekly_hours, known_how, written_by)
      values (c.person_id, 'work', 'work', 'work', 'known', c.code, c.starts_on, c.ends_on, c.weekly, case when c.known_how = 'document' then 'proof-seen' else 'declared' end, c.written_by) returning id into new_id;
    situation_id := new_id; person_id := c.person_id; actor_id := c.written_by;
    return next;
  end loop;
end $$;
comment on function app.begin_contracts(date) is 'Puts on the thread the contracts written ahead that began, each once; answers what was written, for the journal.';
create index contracts_by_first_day on app.contracts (starts_on) where struck_at is null;

revoke execute on function app.deadlines_changed(), app.pass_changed(), app.clock_facts(uuid[], uuid, integer), app.keep_deadlines(uuid[], jsonb), app.drop_left_deadlines(), app.begin_contracts(date) from public;
grant execute on function app.clock_facts(uuid[], uuid, integer), app.keep_deadlines(uuid[], jsonb), app.drop_left_deadlines(), app.begin_contracts(date) to fil_rouge_doorkeeper;

-- What was written before deadlines were kept is counted when the house opens.
select app.enqueue('contracts.deadlines', '{}', 'contracts.deadlines', null, null) where exists (select from app.contracts);

-- Posts that a convention gives a chantier over a period, in full-time equivalents: what is occupied is read against it.
create table app.agreed_posts (
  chantier_id uuid not null references app.structures on delete restrict,
  starts_on   date not null,
  ends_on     date not null,
  posts       numeric(6, 2) not null constraint agreed_posts_are_some check (posts > 0 and posts < 1000),
  source      text not null constraint agreed_posts_say_their_source check (trim(source) <> ''),
  written_by  uuid references app.professionals on delete restrict,
  primary key (chantier_id, starts_on),
  constraint agreed_posts_end_after_they_start check (ends_on >= starts_on),
  constraint agreed_posts_of_a_chantier_do_not_overlap exclude using gist (chantier_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
comment on table app.agreed_posts is 'Postes conventionnés of a chantier over a period, both days included, in full-time equivalents, and the paper that says so.';
call app.classify('agreed_posts', 'none', 'chantier_id', 'starts_on', 'ends_on', 'posts', 'source', 'written_by');
alter table app.agreed_posts enable row level security;
create policy anyone_who_came_in_reads on app.agreed_posts for select to fil_rouge_visitor using ((select app.actor_id()) is not null);
create policy administrators_write on app.agreed_posts for insert to fil_rouge_visitor with check ((select app.administers()));
create policy administrators_change on app.agreed_posts for update to fil_rouge_visitor using ((select app.administers())) with check ((select app.administers()));
grant select, insert on app.agreed_posts to fil_rouge_visitor;
grant update (ends_on, posts, source, written_by) on app.agreed_posts to fil_rouge_visitor;
