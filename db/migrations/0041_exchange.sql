-- The offer comes in from data·inclusion: its runs, what became of each row, what was seen when, who may be who.

create function app.may_run_exchange() returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('administrator', 'national-team') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.may_run_exchange() is 'Does the visitor launch the exchanges: administration or national team?';
create function app.sees_exchange() returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('administrator', 'national-team', 'coordinator', 'partnership-officer') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.sees_exchange() is 'Does the visitor look at the exchanges: those who launch them, coordinations and partnership officers?';

create table app.offer_runs (
  id           uuid primary key default gen_random_uuid(),
  made_by      uuid not null references app.professionals on delete restrict,
  origin       text not null constraint an_offer_comes_from_somewhere_known check (origin in ('files', 'api')),
  files        jsonb not null default '[]',
  scope        text not null constraint a_run_says_what_it_covers check (scope in ('entire', 'part', 'addition')),
  sources      text[] not null default '{}',
  departments  text[] not null default '{}',
  state        text not null default 'running' constraint a_run_state_is_known check (state in ('running', 'done', 'stopped')),
  reached      integer not null default 0,
  rows_total   integer not null default 0,
  added        integer not null default 0,
  changed      integer not null default 0,
  unchanged    integer not null default 0,
  explained    integer not null default 0,
  set_aside    integer not null default 0,
  reopened     integer not null default 0,
  closed       integer not null default 0,
  passes       integer,
  settled      boolean,
  warnings     jsonb not null default '{}',
  stopped_for  jsonb,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  finished_at  timestamptz,
  constraint a_finished_run_loses_no_row check (state <> 'done' or rows_total = added + changed + reopened + unchanged + explained + set_aside),
  constraint a_run_of_a_part_says_which check ((scope = 'part') = (sources <> '{}' or departments <> '{}')),
  constraint a_run_ends_on_a_date check ((state in ('done', 'stopped')) = (finished_at is not null)),
  constraint a_stopped_run_says_why check ((state = 'stopped') = (stopped_for is not null))
);
create unique index one_run_at_a_time on app.offer_runs ((true)) where state = 'running';
create index runs_by_date on app.offer_runs (created_at desc);
comment on table app.offer_runs is 'Passage of a source of offer: rows in = added + changed + reopened + unchanged + explained + set aside (lines the sender marks to be ignored). Scope: the entire offer; a part (sources, departments); an addition, that closes nothing.';
call app.classify('offer_runs', 'none', 'id', 'made_by', 'origin', 'files', 'scope', 'sources', 'departments', 'state', 'reached', 'rows_total', 'added', 'changed', 'unchanged', 'explained', 'set_aside', 'reopened', 'closed', 'passes', 'settled', 'warnings',
  'stopped_for', 'created_at', 'changed_at', 'finished_at');

create table app.offer_explained (
  run_id    uuid not null references app.offer_runs on delete cascade,
  place     integer not null constraint an_explained_row_has_a_place check (place > 0),
  what      text not null constraint an_explained_row_is_of_a_kind check (what in ('structure', 'service')),
  line      integer not null,
  source_id text,
  name      text,
  reasons   jsonb not null constraint an_offer_row_says_why check (reasons <> '[]'),
  primary key (run_id, place)
);
comment on table app.offer_explained is 'Row of an offer that was not taken, and every reason why.';
call app.classify('offer_explained', 'none', 'run_id', 'place', 'what', 'line', 'source_id', 'name', 'reasons');

create table app.offer_ledger (
  what         text not null constraint a_ledger_line_is_of_a_kind check (what in ('structure', 'service')),
  source_id    text not null,
  source       text not null,
  department   text,
  entry_id     uuid not null,
  mark         text not null,
  last_seen_on date not null,
  gone_on      date,
  primary key (what, source_id)
);
create index ledger_by_last_sight on app.offer_ledger (last_seen_on) where gone_on is null;
create index ledger_of_an_entry on app.offer_ledger (entry_id);
comment on table app.offer_ledger is 'What each source said of each entry (a mark of it), and the last day it said it. Entry_id is a directory structure or a service.';
call app.classify('offer_ledger', 'none', 'what', 'source_id', 'source', 'department', 'entry_id', 'mark', 'last_seen_on', 'gone_on');

create table app.offer_differences (
  entry_id     uuid not null,
  what         text not null constraint a_difference_is_of_a_kind check (what in ('structure', 'service')),
  field        text not null,
  source_value text,
  seen_on      date not null,
  primary key (entry_id, field)
);
comment on table app.offer_differences is 'A field written here over its source, and what the source says: kept for whoever keeps the entry to see.';
call app.classify('offer_differences', 'none', 'entry_id', 'what', 'field', 'source_value', 'seen_on');

create table app.look_alikes (
  id          uuid primary key default gen_random_uuid(),
  listed_id   uuid not null references app.directory_structures on delete cascade,
  source_id   text not null,
  name        text not null,
  score       double precision not null constraint a_likeness_is_between_0_and_1 check (score between 0 and 1),
  reasons     text[] not null,
  found_on    date not null,
  run_id      uuid references app.offer_runs on delete set null,
  decision    text constraint a_look_alike_is_taken_or_not check (decision in ('taken', 'refused')),
  decided_by  uuid references app.professionals on delete set null,
  decided_at  timestamptz,
  constraint a_decided_look_alike_has_its_hour check ((decision is null) = (decided_at is null)),
  constraint a_pair_is_asked_once unique (listed_id, source_id)
);
create index look_alikes_waiting on app.look_alikes (found_on desc) where decision is null;
comment on table app.look_alikes is 'Rapprochement: a structure of a source that may be one of ours. Proposed with its reasons; somebody decides; a refusal is remembered.';
call app.classify('look_alikes', 'none', 'id', 'listed_id', 'source_id', 'name', 'score', 'reasons', 'found_on', 'run_id', 'decision', 'decided_by', 'decided_at');

do $$ declare t text; begin
  foreach t in array array['offer_runs', 'offer_explained', 'offer_ledger', 'offer_differences', 'look_alikes'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('grant select on app.%I to fil_rouge_visitor', t);
  end loop;
  foreach t in array array['offer_runs', 'offer_explained', 'offer_ledger'] loop
    execute format('create policy seen_by_who_looks_after_exchanges on app.%I for select to fil_rouge_visitor using ((select app.sees_exchange()))', t);
  end loop;
  foreach t in array array['offer_runs', 'offer_explained'] loop
    execute format('create policy written_by_who_launches on app.%I for insert to fil_rouge_visitor with check ((select app.may_run_exchange()))', t);
    execute format('grant insert on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
create policy begun_again_by_who_launches on app.offer_explained for delete to fil_rouge_visitor using ((select app.may_run_exchange()));
grant delete on app.offer_explained to fil_rouge_visitor;
create policy moved_by_who_launches on app.offer_runs for update to fil_rouge_visitor using ((select app.may_run_exchange())) with check ((select app.may_run_exchange()));
grant update (state, reached, rows_total, added, changed, unchanged, explained, set_aside, reopened, closed, passes, settled, warnings, stopped_for, changed_at, finished_at) on app.offer_runs to fil_rouge_visitor;
create policy anyone_who_came_in_reads on app.offer_differences for select to fil_rouge_visitor using ((select app.actor_id()) is not null);
create policy seen_by_its_keeper on app.look_alikes for select to fil_rouge_visitor using ((select app.sees_exchange()) or app.keeps_listed(listed_id));
create policy found_by_a_run on app.look_alikes for insert to fil_rouge_visitor with check ((select app.may_run_exchange()) and decision is null);
create policy decided_by_its_keeper on app.look_alikes for update to fil_rouge_visitor using ((select app.may_run_exchange()) or app.keeps_listed(listed_id)) with check (true);
grant insert on app.look_alikes to fil_rouge_visitor;
grant update (decision, decided_by, decided_at) on app.look_alikes to fil_rouge_visitor;

create function app.hold_offer_run(of_run uuid) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not app.may_run_exchange() then raise insufficient_privilege using message = 'an offer is taken in the name of who may launch it'; end if;
  perform from app.offer_runs where id = of_run and state = 'running' for update;
  if not found then raise no_data_found using message = 'this run is over'; end if;
end $$;
comment on function app.hold_offer_run(uuid) is 'Holds a running run until the end of the transaction: one batch at a time, by whoever may launch it.';

create function app.take_offered_structures(of_run uuid, rows jsonb) returns table (place integer, outcome text) language plpgsql security definer set search_path = app, pg_temp as $$
#variable_conflict use_column
begin
  perform app.hold_offer_run(of_run);
  return query
  with given as materialized (
    select g.*, r.value as said from jsonb_array_elements(rows) r(value), jsonb_to_record(r.value) as g(place integer, id text, source text, department text, mark text,
      name text, siret text, description text, networks text[], address text, address_more text, postcode text, commune text,
      commune_code text, latitude double precision, longitude double precision, phone text, email text, website text, hours text, accessibility text,
      source_link text, source_date date)),
  known as materialized (
    select g.*, l.mark as old_mark, l.gone_on, coalesce(l.entry_id, d.id) as entry_id from given g
      left join offer_ledger l on l.what = 'structure' and l.source_id = g.id
      left join directory_structures d on l.entry_id is null and d.source = g.source and d.source_id = g.id
      ),
  fresh as (
    insert into directory_structures (source, source_id, name, siret, description, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, phone, email, website, hours, accessibility, source_link, source_date)
    select source, id, name, siret, description, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, phone, email, website, hours, accessibility, source_link, source_date from known where entry_id is null returning id, source_id),
  changed as (
    update directory_structures d set version = d.version + 1, closed_on = case when d.closed_on = k.gone_on then null else d.closed_on end,
      name = case when 'name' = any (d.local_fields) then d.name else k.name end, siret = case when 'siret' = any (d.local_fields) then d.siret else k.siret end,
      description = case when 'description' = any (d.local_fields) then d.description else k.description end, networks = case when 'networks' = any (d.local_fields) then d.networks else k.networks end,
      address = case when 'address' = any (d.local_fields) then d.address else k.address end, address_more = case when 'address_more' = any (d.local_fields) then d.address_more else k.address_more end,
      postcode = case when 'postcode' = any (d.local_fields) then d.postcode else k.postcode end, commune = case when 'commune' = any (d.local_fields) then d.commune else k.commune end,
      commune_code = case when 'commune_code' = any (d.local_fields) then d.commune_code else k.commune_code end, latitude = case when 'latitude' = any (d.local_fields) then d.latitude else k.latitude end,
      longitude = case when 'longitude' = any (d.local_fields) then d.longitude else k.longitude end, phone = case when 'phone' = any (d.local_fields) then d.phone else k.phone end,
      email = case when 'email' = any (d.local_fields) then d.email else k.email end, website = case when 'website' = any (d.local_fields) then d.website else k.website end,
      hours = case when 'hours' = any (d.local_fields) then d.hours else k.hours end, accessibility = case when 'accessibility' = any (d.local_fields) then d.accessibility else k.accessibility end,
      source_link = case when 'source_link' = any (d.local_fields) then d.source_link else k.source_link end, source_date = case when 'source_date' = any (d.local_fields) then d.source_date else k.source_date end
    from known k where d.id = k.entry_id and (k.old_mark is distinct from k.mark or k.gone_on is not null) returning d.id),
  told as (
    insert into offer_differences (entry_id, what, field, source_value, seen_on)
    select d.id, 'structure', f.field, k.said ->> f.field, app.today() from known k join directory_structures d on d.id = k.entry_id cross join unnest(d.local_fields) f(field)
    where k.old_mark is distinct from k.mark and k.said ? f.field
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on where offer_differences.source_value is distinct from excluded.source_value),
  seen as (
    insert into offer_ledger (what, source_id, source, department, entry_id, mark, last_seen_on)
    select 'structure', k.id, k.source, k.department, coalesce(k.entry_id, f.id), k.mark, app.today() from known k left join fresh f on f.source_id = k.id where true
    on conflict (what, source_id) do update set department = excluded.department, entry_id = excluded.entry_id, mark = excluded.mark, last_seen_on = excluded.last_seen_on, gone_on = null
    where offer_ledger.mark <> excluded.mark or offer_ledger.last_seen_on <> excluded.last_seen_on or offer_ledger.gone_on is not null)
  select k.place, case when k.entry_id is null then 'added' when k.gone_on is not null then 'reopened' when k.old_mark is distinct from k.mark then 'changed' else 'unchanged' end from known k;
end $$;
comment on function app.take_offered_structures(uuid, jsonb) is 'Takes a batch of the offer, the sources alone writing what nobody here wrote over; answers what became of each row.';

create function app.take_offered_services(of_run uuid, rows jsonb) returns table (place integer, outcome text) language plpgsql security definer set search_path = app, pg_temp as $$
#variable_conflict use_column
begin
  perform app.hold_offer_run(of_run);
  return query
  with given as materialized (
    select g.*, r.value as said from jsonb_array_elements(rows) r(value), jsonb_to_record(r.value) as g(place integer, id text, source text, department text, mark text, structure_id text,
      name text, description text, kind text, themes text[], publics text[], publics_note text, access_conditions text, fee text,
      fee_note text, reception_modes text[], contact_modes text[], open_to text[], contact_note text, contact_link text, contact_name text, phone text,
      email text, address text, address_more text, postcode text, commune text, commune_code text, latitude double precision, longitude double precision,
      area text[], hours text, weekly_hours double precision, weeks integer, source_link text, source_date date)),
  known as materialized (
    select g.*, l.mark as old_mark, l.gone_on, coalesce(l.entry_id, d.id) as entry_id, coalesce(p.entry_id, dp.id) as parent_id from given g
      left join offer_ledger l on l.what = 'service' and l.source_id = g.id
      left join services d on l.entry_id is null and d.source = g.source and d.source_id = g.id
      left join offer_ledger p on p.what = 'structure' and p.source_id = g.structure_id
      left join directory_structures dp on p.entry_id is null and dp.source = g.source and dp.source_id = g.structure_id
      ),
  fresh as (
    insert into services (listed_id, source, source_id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, contact_name, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, weekly_hours, weeks, source_link, source_date)
    select parent_id, source, id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, contact_name, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, weekly_hours, weeks, source_link, source_date from known where entry_id is null and parent_id is not null returning id, source_id),
  changed as (
    update services d set listed_id = k.parent_id, version = d.version + 1, closed_on = case when d.closed_on = k.gone_on then null else d.closed_on end,
      name = case when 'name' = any (d.local_fields) then d.name else k.name end, description = case when 'description' = any (d.local_fields) then d.description else k.description end,
      kind = case when 'kind' = any (d.local_fields) then d.kind else k.kind end, themes = case when 'themes' = any (d.local_fields) then d.themes else k.themes end,
      publics = case when 'publics' = any (d.local_fields) then d.publics else k.publics end, publics_note = case when 'publics_note' = any (d.local_fields) then d.publics_note else k.publics_note end,
      access_conditions = case when 'access_conditions' = any (d.local_fields) then d.access_conditions else k.access_conditions end, fee = case when 'fee' = any (d.local_fields) then d.fee else k.fee end,
      fee_note = case when 'fee_note' = any (d.local_fields) then d.fee_note else k.fee_note end, reception_modes = case when 'reception_modes' = any (d.local_fields) then d.reception_modes else k.reception_modes end,
      contact_modes = case when 'contact_modes' = any (d.local_fields) then d.contact_modes else k.contact_modes end, open_to = case when 'open_to' = any (d.local_fields) then d.open_to else k.open_to end,
      contact_note = case when 'contact_note' = any (d.local_fields) then d.contact_note else k.contact_note end, contact_link = case when 'contact_link' = any (d.local_fields) then d.contact_link else k.contact_link end,
      contact_name = case when 'contact_name' = any (d.local_fields) then d.contact_name else k.contact_name end, phone = case when 'phone' = any (d.local_fields) then d.phone else k.phone end,
      email = case when 'email' = any (d.local_fields) then d.email else k.email end, address = case when 'address' = any (d.local_fields) then d.address else k.address end,
      address_more = case when 'address_more' = any (d.local_fields) then d.address_more else k.address_more end, postcode = case when 'postcode' = any (d.local_fields) then d.postcode else k.postcode end,
      commune = case when 'commune' = any (d.local_fields) then d.commune else k.commune end, commune_code = case when 'commune_code' = any (d.local_fields) then d.commune_code else k.commune_code end,
      latitude = case when 'latitude' = any (d.local_fields) then d.latitude else k.latitude end, longitude = case when 'longitude' = any (d.local_fields) then d.longitude else k.longitude end,
      area = case when 'area' = any (d.local_fields) then d.area else k.area end, hours = case when 'hours' = any (d.local_fields) then d.hours else k.hours end,
      weekly_hours = case when 'weekly_hours' = any (d.local_fields) then d.weekly_hours else k.weekly_hours end, weeks = case when 'weeks' = any (d.local_fields) then d.weeks else k.weeks end,
      source_link = case when 'source_link' = any (d.local_fields) then d.source_link else k.source_link end, source_date = case when 'source_date' = any (d.local_fields) then d.source_date else k.source_date end
    from known k where d.id = k.entry_id and k.parent_id is not null and (k.old_mark is distinct from k.mark or k.gone_on is not null) returning d.id),
  told as (
    insert into offer_differences (entry_id, what, field, source_value, seen_on)
    select d.id, 'service', f.field, k.said ->> f.field, app.today() from known k join services d on d.id = k.entry_id cross join unnest(d.local_fields) f(field)
    where k.old_mark is distinct from k.mark and k.said ? f.field
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on where offer_differences.source_value is distinct from excluded.source_value),
  seen as (
    insert into offer_ledger (what, source_id, source, department, entry_id, mark, last_seen_on)
    select 'service', k.id, k.source, k.department, coalesce(k.entry_id, f.id), k.mark, app.today() from known k left join fresh f on f.source_id = k.id where k.parent_id is not null
    on conflict (what, source_id) do update set department = excluded.department, entry_id = excluded.entry_id, mark = excluded.mark, last_seen_on = excluded.last_seen_on, gone_on = null
    where offer_ledger.mark <> excluded.mark or offer_ledger.last_seen_on <> excluded.last_seen_on or offer_ledger.gone_on is not null)
  select k.place, case when k.parent_id is null then 'structure-missing' when k.entry_id is null then 'added' when k.gone_on is not null then 'reopened' when k.old_mark is distinct from k.mark then 'changed' else 'unchanged' end from known k;
end $$;
comment on function app.take_offered_services(uuid, jsonb) is 'Takes a batch of the offer, the sources alone writing what nobody here wrote over; answers what became of each row.';

-- What a run of this scope should have seen and has not for long enough is closed, never deleted; an entry that is ours stays open.
create function app.close_unseen_offer(of_run uuid, unseen_since date, kinds text[]) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare gone integer;
begin
  perform app.hold_offer_run(of_run);
  with scope as (select sources, departments from offer_runs where id = of_run and scope <> 'addition'),
  lost as (
    update offer_ledger l set gone_on = app.today() from scope s
    where l.gone_on is null and l.last_seen_on <= unseen_since and l.what = any (kinds) and (s.sources = '{}' or l.source = any (s.sources)) and (s.departments = '{}' or l.department = any (s.departments))
    returning l.what, l.entry_id),
  structures as (update directory_structures d set closed_on = app.today() from lost where lost.what = 'structure' and d.id = lost.entry_id and d.closed_on is null and d.created_by is null and d.structure_id is null and d.owner_id is null returning 1),
  offered as (update services v set closed_on = app.today() from lost where lost.what = 'service' and v.id = lost.entry_id and v.closed_on is null and v.created_by is null and v.owner_id is null returning 1)
  select (select count(*) from structures) + (select count(*) from offered) into gone;
  return gone;
end $$;
comment on function app.close_unseen_offer(uuid, date, text[]) is 'Closes what the sources of a run no longer say since that day, within its scope and for the kinds it brought; answers how many.';

-- The local entry takes the identity of the source and what it lacked; every word written here stays, and is named as ours.
create function app.accept_look_alike(of_pair uuid) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
declare pair look_alikes; ours directory_structures; theirs directory_structures; kept text[];
begin
  select * into pair from look_alikes where id = of_pair and decision is null for update;
  if pair.id is null or not (app.may_run_exchange() or app.keeps_listed(pair.listed_id)) then return false; end if;
  select * into ours from directory_structures where id = pair.listed_id and source_id is null for update;
  select d.* into theirs from offer_ledger l join directory_structures d on d.id = l.entry_id where l.what = 'structure' and l.source_id = pair.source_id for update of d;
  if ours.id is null or theirs.id is null or theirs.id = ours.id then return false; end if;
  select coalesce(array_agg(f), '{}') into kept from unnest(array['name', 'siret', 'description', 'networks', 'address', 'address_more', 'postcode', 'commune', 'commune_code', 'latitude', 'longitude', 'phone', 'email', 'website', 'hours', 'accessibility']) f
    where coalesce(to_jsonb(ours) ->> f, '') not in ('', '[]') and (to_jsonb(ours) ->> f) is distinct from (to_jsonb(theirs) ->> f);
  update directory_structures set source_id = null, closed_on = coalesce(closed_on, app.today()) where id = theirs.id;
  update directory_structures set source = theirs.source, source_id = pair.source_id, version = version + 1,
    local_fields = coalesce((select array_agg(distinct f) from unnest(local_fields || kept) f), '{}'), networks = case when networks = '{}' then theirs.networks else networks end,
    siret = coalesce(siret, theirs.siret), description = coalesce(description, theirs.description), address = coalesce(address, theirs.address), address_more = coalesce(address_more, theirs.address_more), postcode = coalesce(postcode, theirs.postcode),
    commune = coalesce(commune, theirs.commune), commune_code = coalesce(commune_code, theirs.commune_code), latitude = coalesce(latitude, theirs.latitude), longitude = coalesce(longitude, theirs.longitude), phone = coalesce(phone, theirs.phone),
    email = coalesce(email, theirs.email), website = coalesce(website, theirs.website), hours = coalesce(hours, theirs.hours), accessibility = coalesce(accessibility, theirs.accessibility),
    source_link = theirs.source_link, source_date = theirs.source_date where id = ours.id;
  update services set listed_id = ours.id where listed_id = theirs.id;
  update directory_people set listed_id = ours.id where listed_id = theirs.id;
  update corrections set listed_id = ours.id where listed_id = theirs.id;
  update offer_ledger set entry_id = ours.id where what = 'structure' and source_id = pair.source_id;
  insert into offer_differences (entry_id, what, field, source_value, seen_on) select ours.id, 'structure', f, to_jsonb(theirs) ->> f, app.today() from unnest(kept) f
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on;
  return true;
end $$;
comment on function app.accept_look_alike(uuid) is 'Two entries are the same: ours stays, with its words, and follows the source from now on; theirs is closed and its services come to ours.';

-- Whoever writes over a source names the field in local_fields: what the source said is kept at that moment.
create function app.keep_what_the_source_said() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into offer_differences (entry_id, what, field, source_value, seen_on)
  select old.id, case tg_table_name when 'services' then 'service' else 'structure' end, f, to_jsonb(old) ->> f, app.today()
  from unnest(new.local_fields) f where f <> all (old.local_fields) and (to_jsonb(old) ->> f) is distinct from (to_jsonb(new) ->> f) on conflict (entry_id, field) do nothing;
  delete from offer_differences o where o.entry_id = new.id and o.field <> all (new.local_fields);
  return null;
end $$;
create trigger keeps_what_the_source_said after update of local_fields on app.directory_structures for each row when (old.source_id is not null and old.local_fields is distinct from new.local_fields) execute function app.keep_what_the_source_said();
create trigger keeps_what_the_source_said after update of local_fields on app.services for each row when (old.source_id is not null and old.local_fields is distinct from new.local_fields) execute function app.keep_what_the_source_said();

-- Open data is read without coming in: what data·inclusion and HSDS publish of an entry, and nothing that the formats have no place for.
grant select (siret, source_id, source_link, created_at) on app.directory_structures to fil_rouge_doorkeeper;
grant select (source_id, source_link, weekly_hours, weeks, created_at) on app.services to fil_rouge_doorkeeper;
create index open_structures_of_a_source on app.directory_structures (source, id) where audience = 'public' and closed_on is null;
create index open_services_of_a_source on app.services (source, id) where audience = 'public' and closed_on is null;
