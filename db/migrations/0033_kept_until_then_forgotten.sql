-- How long a file is kept, how it is forgotten, and how the person takes it away (docs/decisions/0011).

-- One person may have several files that were joined: whatever is done with her is done with all of them.
create function app.one_person(of_person uuid) returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  with recursive hers as (
    select of_person as id union select p.id from app.people p join hers h on p.merged_into = h.id)
  select array_agg(id) from hers
$$;
comment on function app.one_person(uuid) is 'A person''s file, and those that were joined to it.';

-- What remains: entries and exits, by territory and year, without anything that ties one to the other.
create table app.anonymous_figures (
  territory_id uuid not null references app.territories on delete cascade,
  year         integer not null,
  figure       text not null constraint a_figure_is_known check (figure in ('entered', 'left')),
  code         text not null default '',
  count        integer not null constraint a_figure_counts_somebody check (count > 0),
  primary key (territory_id, year, figure, code)
);
comment on table app.anonymous_figures is 'Chiffres anonymes: entries and exits of files that were forgotten, counted by territory and year and tied to nothing. Small ones are hidden where they are shown.';
alter table app.anonymous_figures enable row level security;
create policy anyone_reads on app.anonymous_figures for select to fil_rouge_visitor using (true);
grant select on app.anonymous_figures to fil_rouge_visitor;
call app.classify('anonymous_figures', 'none', 'territory_id', 'year', 'figure', 'code', 'count');

-- Deletes people and all that is about them; the journal keeps its lines, where they are a number. Answers every file that is gone, for their keys.
create function app.forget_people(of_people uuid[]) returns uuid[] language plpgsql security definer set search_path = app, pg_temp as $$
declare gone uuid[];
begin
  gone := array(select distinct x from unnest(of_people) one, unnest(app.one_person(one)) x);
  insert into app.anonymous_figures (territory_id, year, figure, code, count)
    select territory_id, year, figure, code, count(*) from (
      select territory_id, extract(year from opened_on)::integer as year, 'entered' as figure, '' as code from app.journeys where person_id = any (gone)
      union all
      select territory_id, extract(year from closed_on)::integer, 'left', coalesce(close_reason, '') from app.journeys where person_id = any (gone) and closed_on is not null) facts
    group by 1, 2, 3, 4
  on conflict (territory_id, year, figure, code) do update set count = anonymous_figures.count + excluded.count;
  update app.import_rows set reasons = '[]' where person_id = any (gone) and outcome in ('taken', 'unchanged');
  update app.import_rows set cells = null where person_id = any (gone);
  delete from app.kept_forms k where exists (select from unnest(gone) g where k.address like '%' || g::text || '%');
  delete from app.revisions where person_id = any (gone);
  delete from app.people where id = any (gone) and merged_into is not null;
  delete from app.people where id = any (gone);
  return gone;
end $$;
comment on function app.forget_people(uuid[]) is 'Deletes people, the files joined to theirs and every row about them; keeps two anonymous figures. For the functions of the owner alone.';
revoke execute on function app.one_person(uuid), app.forget_people(uuid[]) from public;

create table app.erasures (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null,
  followed_by  uuid,
  reason       text not null constraint an_erasure_has_a_known_reason check (reason in ('she-asks', 'kept-too-long', 'opened-by-mistake')),
  asked_by     uuid not null references app.professionals on delete restrict,
  asked_at     timestamptz not null,
  confirmed_by uuid references app.professionals on delete restrict,
  confirmed_at timestamptz,
  cancelled_by uuid references app.professionals on delete restrict,
  cancelled_at timestamptz,
  constraint two_people_erase check (confirmed_by is null or confirmed_by <> asked_by),
  constraint a_confirmed_erasure_says_who check ((confirmed_at is null) = (confirmed_by is null)),
  constraint a_cancelled_erasure_says_who check ((cancelled_at is null) = (cancelled_by is null)),
  constraint an_erasure_is_confirmed_or_cancelled check (confirmed_at is null or cancelled_at is null)
);
create unique index one_erasure_asked_per_person on app.erasures (person_id) where confirmed_at is null and cancelled_at is null;
comment on table app.erasures is 'Effacement: asked by one professional, confirmed by another. The person is a number here, which says nothing once she is gone.';
alter table app.erasures enable row level security;
create policy followed_here on app.erasures for select to fil_rouge_visitor using (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[]));
create policy asked_in_my_name on app.erasures for insert to fil_rouge_visitor
  with check (asked_by = (select app.actor_id()) and confirmed_by is null and cancelled_by is null and (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[])));
create policy cancelled_in_my_name on app.erasures for update to fil_rouge_visitor
  using (confirmed_at is null and (followed_by = any ((select app.at('presence'))::uuid[]) or person_id = any ((select app.with('presence'))::uuid[]))) with check (cancelled_by = (select app.actor_id()) and confirmed_by is null);
grant select, insert, update (cancelled_by, cancelled_at) on app.erasures to fil_rouge_visitor;
create trigger followed_like_the_person before insert on app.erasures for each row execute function app.follow_the_person();
call app.classify('erasures', 'none', 'id', 'person_id', 'followed_by', 'reason', 'asked_by', 'asked_at', 'confirmed_by', 'confirmed_at', 'cancelled_by', 'cancelled_at');

-- Erases for good: somebody else than who asked, who directs the chantier or coordinates its territory, and nobody else.
create function app.erase_person(of_erasure uuid) returns uuid[] language plpgsql security definer set search_path = app, pg_temp as $$
declare e app.erasures;
begin
  select * into e from app.erasures where id = of_erasure and confirmed_at is null and cancelled_at is null for update;
  if e.id is null or e.asked_by = app.actor_id() or not exists (
    select from app.memberships m join app.structures s on s.id = m.structure_id join app.structures c on c.id = e.followed_by
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((m.role = 'director' and m.structure_id = e.followed_by) or (m.role = 'coordinator' and s.territory_id = c.territory_id))) then
    raise exception 'this erasure is not yours to confirm' using errcode = 'insufficient_privilege';
  end if;
  update app.erasures set confirmed_by = app.actor_id(), confirmed_at = now() where id = e.id;
  return app.forget_people(array[e.person_id]);
end $$;
comment on function app.erase_person(uuid) is 'Confirms an erasure and does it; answers the files that are gone, whose keys are then destroyed.';

-- Counted before it is done, table by table: whatever points at a person is in it, new tables too.
create function app.what_erasing_takes(of_person uuid) returns table (table_name text, rows bigint) language plpgsql stable security definer set search_path = app, pg_temp as $$
declare r record;
begin
  if not exists (select from app.people p where p.id = of_person and (p.followed_by = any (app.at('presence')) or p.id = any (app.with('presence')))) then return; end if;
  for r in select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
           where k.contype = 'f' and k.confrelid = 'app.people'::regclass and k.confdeltype = 'c' loop
    return query execute format('select %L::text, count(*) from app.%I where %I = any ($1)', r.relname, r.relname, r.attname) using app.one_person(of_person);
  end loop;
  return query select 'revisions'::text, count(*) from app.revisions v where v.person_id = any (app.one_person(of_person));
end $$;
comment on function app.what_erasing_takes(uuid) is 'How many rows of each table an erasure would delete, for whoever sees the file.';
revoke execute on function app.erase_person(uuid), app.what_erasing_takes(uuid) from public;
grant execute on function app.erase_person(uuid), app.what_erasing_takes(uuid) to fil_rouge_visitor;

-- Whatever points at a person is found by her: deleting one must not read a whole table.
create index drafts_about_a_person on app.drafts (person_id);
create index reminder_of_a_note on app.reminders (note_id) where note_id is not null;
create index sessions_of_a_card on app.person_sessions (card_id);
create index every_statement_of_an_entry on app.entry_statements (journey_id);
create index merges_of_an_absorbed_file on app.merges (absorbed_id);
create index every_consent_of_a_person on app.consents (person_id);
create index every_session_of_a_person on app.person_sessions (person_id);

-- How long, for what, counted from when, and who says so.
create table app.retention_policies (
  code           text not null constraint a_purpose_of_keeping_is_known check (code in ('casework', 'refused-rows', 'journal', 'esf')),
  effective_from date not null,
  purpose        text not null,
  months         integer not null constraint something_is_kept_for_a_while check (months > 0),
  counted_from   text not null,
  source         text not null,
  to_verify      boolean not null default false,
  applied        boolean not null,
  primary key (code, effective_from)
);
comment on table app.retention_policies is 'Durée de conservation: dated, with its source; those not applied say what is kept elsewhere or for ever, and why. A published line is never edited: a later one is added.';
alter table app.retention_policies enable row level security;
create policy anyone_reads on app.retention_policies for select using (true);
grant select on app.retention_policies to fil_rouge_visitor, fil_rouge_person;
call app.classify('retention_policies', 'none', 'code', 'effective_from', 'purpose', 'months', 'counted_from', 'source', 'to_verify', 'applied');
insert into app.retention_policies values
  ('casework', '2023-09-14', 'Accompagner la personne : tout son dossier', 24, 'le dernier contact avec elle ou lui', 'CNIL, délibération 2023-095 du 14 septembre 2023 : deux ans après le dernier contact', false, true),
  ('refused-rows', '2026-11-22', 'Corriger les lignes refusées d''une liste', 6, 'la fin de la reprise', 'Règle interne : une liste se corrige dans la saison', false, true),
  ('journal', '2026-11-22', 'Savoir qui a lu et écrit : des numéros, sans nom ni mot', 1200, 'la lecture ou l''écriture', 'Chaîne du journal : une ligne retirée la casserait. Une durée est à fixer avec le délégué à la protection des données', true, false),
  ('esf', '2021-06-24', 'Justifier un financement FSE+ : ses seuls champs', 60, 'la fin de l''opération', 'Règlement (UE) 2021/1060, article 82. Fil rouge n''en garde pas de copie : elle est chez le financeur ou dans votre comptabilité', true, false);
insert into app.written_policies values ('retention-notice-days', '2019-01-01', 30, 'jours', 'Règle interne, comme la plateforme de l''inclusion : trente jours de préavis avant d''effacer', false);

create table app.retention_notices (
  id              uuid primary key default gen_random_uuid(),
  person_id       uuid not null unique references app.people on delete cascade,
  followed_by     uuid,
  last_contact_on date not null,
  noticed_on      date not null,
  erase_on        date not null,
  kept_until      date,
  kept_because    text,
  kept_by         uuid references app.professionals on delete restrict,
  constraint a_notice_leaves_time check (erase_on > noticed_on),
  constraint who_is_kept_longer_has_a_reason check ((kept_until is null) = (kept_because is null) and (kept_until is null) = (kept_by is null))
);
create index notices_by_day on app.retention_notices (erase_on);
create index notices_of_a_chantier on app.retention_notices (followed_by, erase_on);
comment on table app.retention_notices is 'Préavis: whose file will be erased, on which day, unless news of her come or a purpose keeps it longer.';
alter table app.retention_notices enable row level security;
create policy followed_here on app.retention_notices to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]));
create policy shared_with_me on app.retention_notices to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[]));
create policy mine on app.retention_notices for select to fil_rouge_person using (person_id = (select app.person_id()));
grant select, update (kept_until, kept_because, kept_by) on app.retention_notices to fil_rouge_visitor;
grant select on app.retention_notices to fil_rouge_person;
call app.classify('retention_notices', 'social', 'last_contact_on', 'kept_because');
call app.classify('retention_notices', 'none', 'id', 'person_id', 'followed_by', 'noticed_on', 'erase_on', 'kept_until', 'kept_by');
call app.seals('retention_notices', 'kept_because');

-- The last contact with her: a contact that was one, her own words or messages, a fact she told, her entry, her exit unless nobody knew where she was.
create function app.quiet_since(before_day date) returns table (person_id uuid, followed_by uuid, last_contact_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  with quiet as materialized (
    select coalesce(p.merged_into, p.id) as id, max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) as known
    from app.people p left join app.journeys j on j.person_id = p.id group by 1
    having max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) < before_day)
  select q.id, p.followed_by, greatest(q.known, c.said, m.said, w.said, s.said)
  from quiet q join app.people p on p.id = q.id
  -- A journey that is closed no longer follows its contacts.
  cross join lateral (select max(happened_on) as said from app.notes x where x.person_id = q.id and x.kind = 'contact' and x.channel <> 'no-answer' and x.struck_at is null) c
  cross join lateral (select max((sent_at at time zone 'Europe/Paris')::date) as said from app.person_messages x where x.person_id = q.id and x.written_by is null) m
  cross join lateral (select max(said_on) as said from app.wishes x where x.person_id = q.id) w
  cross join lateral (select max((written_at at time zone 'Europe/Paris')::date) as said from app.situations x where x.person_id = q.id and x.struck_at is null and x.known_how in ('declared', 'proof-seen')) s
  where greatest(q.known, c.said, m.said, w.said, s.said) < before_day
$$;
comment on function app.quiet_since(date) is 'People of whom nothing was heard since a day, and the last day something was.';
revoke execute on function app.quiet_since(date) from public;

create function app.months_kept(of_code text, on_day date) returns integer language sql stable security definer set search_path = app, pg_temp as $$
  select months from app.retention_policies where code = of_code and effective_from <= on_day order by effective_from desc limit 1
$$;
comment on function app.months_kept(text, date) is 'How many months a purpose keeps, on a day.';
create function app.notice_days(on_day date) returns integer language sql stable security definer set search_path = app, pg_temp as $$
  select value from app.written_policies where code = 'retention-notice-days' and effective_from <= on_day order by effective_from desc limit 1
$$;
comment on function app.notice_days(date) is 'How many days before an erasure its notice is given.';
revoke execute on function app.months_kept(text, date), app.notice_days(date) from public;

-- Whoever was heard of is taken off the list; whoever comes near the end, or whose longer stay is over, is given notice.
create function app.give_notices(on_day date) returns table (given bigint, withdrawn bigint, rows_cleared bigint) language plpgsql security definer set search_path = app, pg_temp as $$
declare kept integer := app.months_kept('casework', on_day); notice integer := app.notice_days(on_day);
begin
  with quiet as materialized (select * from app.quiet_since((on_day + notice - make_interval(months => kept))::date + 1)),
  heard as (delete from app.retention_notices n where n.kept_until is null and not exists (select from quiet q where q.person_id = n.person_id) returning 1),
  fresh as (
    insert into app.retention_notices (person_id, followed_by, last_contact_on, noticed_on, erase_on)
    select q.person_id, q.followed_by, q.last_contact_on, on_day, greatest((q.last_contact_on + make_interval(months => kept))::date, on_day + notice) from quiet q
    on conflict (person_id) do nothing returning 1),
  again as (
    update app.retention_notices n set kept_until = null, kept_because = null, kept_by = null, noticed_on = on_day, erase_on = on_day + notice where n.kept_until <= on_day returning 1)
  select (select count(*) from fresh) + (select count(*) from again), (select count(*) from heard) into given, withdrawn;
  update app.import_rows r set cells = null from app.imports i
  where i.id = r.import_id and r.cells is not null and i.finished_at < on_day - make_interval(months => app.months_kept('refused-rows', on_day));
  get diagnostics rows_cleared = row_count;
  return next;
end $$;
comment on function app.give_notices(date) is 'Gives and withdraws the notices of a day, and clears the rows of old lists.';

-- Those whose day has come. The keys are destroyed by whoever asked, in the same gesture.
create function app.forget_overdue(on_day date, most integer) returns uuid[] language plpgsql security definer set search_path = app, pg_temp as $$
declare due uuid[];
begin
  due := array(select n.person_id from app.retention_notices n where n.erase_on <= on_day and n.kept_until is null order by n.erase_on limit most for update skip locked);
  return case when due = '{}' then '{}' else app.forget_people(due) end;
end $$;
comment on function app.forget_overdue(date, integer) is 'Forgets people whose notice is over; answers every file that is gone.';
revoke execute on function app.give_notices(date), app.forget_overdue(date, integer) from public;
grant execute on function app.give_notices(date), app.forget_overdue(date, integer) to fil_rouge_doorkeeper;

-- Counts by chantier: an administrator reads no file, but answers for what is kept.
create function app.notices_by_chantier() returns table (structure_id uuid, name text, noticed bigint, kept bigint, first_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.id, s.name, count(*) filter (where n.kept_until is null), count(*) filter (where n.kept_until is not null), min(n.erase_on) filter (where n.kept_until is null)
  from app.retention_notices n join app.structures s on s.id = n.followed_by
  where app.administers() or n.followed_by = any ((select app.at('presence'))::uuid[]) group by s.id order by 5 nulls last, 2
$$;
comment on function app.notices_by_chantier() is 'How many files are near their end, chantier by chantier, for those who steer.';
revoke execute on function app.notices_by_chantier() from public;
grant execute on function app.notices_by_chantier() to fil_rouge_visitor;

-- What leaves with her, driven by the classification: everything, but what says here why it does not.
alter table app.column_classes add column not_exported_because text;
call app.classify('column_classes', 'none', 'not_exported_because');
create procedure app.exports_not(of_table text, because text, variadic columns text[]) language plpgsql as $$
begin
  update app.column_classes set not_exported_because = because where table_name = of_table and column_name = any (columns);
end $$;
call app.exports_not('person_cards', 'un secret : il ouvrirait son espace à qui trouve le fichier', 'pin_hash', 'number');
call app.exports_not('person_sessions', 'un secret : il ouvrirait son espace à qui trouve le fichier', 'token_hash');
call app.exports_not('referents', 'le nom et le numéro d''une autre personne ; sa structure est dite', 'outside_name', 'outside_contact');
call app.exports_not('consents', 'le nom d''une autre personne', 'witness');
call app.exports_not('journal', 'l''empreinte d''une ligne, pour vérifier la chaîne', 'hash');
call app.exports_not('people', 'son nom sans accents, pour la recherche', 'name_key');
call app.exports_not('import_keys', 'l''empreinte d''une ligne de liste', 'key');
call app.exports_not('drafts', 'ce que quelqu''un est en train d''écrire, et n''a pas encore mis au dossier', 'fields');
update app.column_classes set not_exported_because = 'qui tient la ligne, pour la base' where column_name in ('followed_by', 'version') and not_exported_because is null;

create function app.role_and_team(of_professional uuid) returns jsonb language sql stable security definer set search_path = app, pg_temp as $$
  select jsonb_build_object('role', m.role, 'team', s.name) from app.memberships m join app.structures s on s.id = m.structure_id
  where m.professional_id = of_professional order by m.ends_on desc nulls first, m.starts_on desc limit 1
$$;
comment on function app.role_and_team(uuid) is 'What a professional is and where, without her name.';

create function app.everything_about(of_person uuid) returns table (table_name text, rows jsonb) language plpgsql stable security definer set search_path = app, pg_temp as $$
declare r record; hers uuid[]; said text; hidden text[];
begin
  if app.person_id() is distinct from of_person and not exists (
    select from app.lead_referents l where l.person_id = of_person and l.professional_id = app.actor_id() and l.starts_on <= app.today()
      and app.open_until(l.ends_on, l.overlap_until) >= app.today() and of_person = any (app.with('notes'))) then
    return;
  end if;
  hers := app.one_person(of_person);
  for r in
    select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'app.people'::regclass and c.relname <> 'people'
    union values ('people', 'id'), ('revisions', 'person_id'), ('journal', 'person_id'), ('erasures', 'person_id')
  loop
    hidden := array(select c.column_name from app.column_classes c where c.table_name = r.relname and c.not_exported_because is not null)
      || array(select a.attname::text from pg_attribute a where a.attrelid = ('app.' || quote_ident(r.relname))::regclass and a.atttypid = 'bytea'::regtype and not a.attisdropped);
    select coalesce(string_agg(case f.confrelid when 'app.professionals'::regclass then format('%L, app.role_and_team(x.%I)', a.attname, a.attname) else format('%L, (select o.name from %s o where o.id = x.%I)', a.attname, f.confrelid::regclass, a.attname) end, ', '), '')
      into said from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and f.conrelid = ('app.' || quote_ident(r.relname))::regclass and f.confrelid in ('app.professionals'::regclass, 'app.structures'::regclass, 'app.territories'::regclass) and not a.attname::text = any (hidden);
    if r.relname in ('journal') then said := '''actor_id'', app.role_and_team(x.actor_id)'; end if;
    if r.relname = 'revisions' then
      said := '''changed_by'', app.role_and_team(x.changed_by), ''was'', x.was - array(select c.column_name from app.column_classes c where c.table_name = x.table_name and c.not_exported_because is not null)
        - array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] where f.contype = ''f'' and f.confrelid = ''app.professionals''::regclass and f.conrelid = to_regclass(''app.'' || quote_ident(x.table_name)))';
    end if;
    return query execute format('select %L::text, coalesce(jsonb_agg(to_jsonb(x) - $2 || jsonb_build_object(%s)), ''[]'') from app.%I x where x.%I = any ($1)', r.relname, said, r.relname, r.attname) using hers, hidden;
  end loop;
end $$;
comment on function app.everything_about(uuid) is 'Every row about a person, for herself or for who leads her: names of professionals become a role and a team, secrets and what says why stay. Nothing for anybody else.';
revoke execute on function app.role_and_team(uuid), app.everything_about(uuid) from public;
grant execute on function app.everything_about(uuid) to fil_rouge_visitor, fil_rouge_person;
grant select on app.column_classes to fil_rouge_person;
