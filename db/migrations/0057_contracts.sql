-- The chain of work contracts of somebody, and her PASS IAE as Les emplois tell it: two clocks, kept apart.
-- A contract is the employer's; the file follows the person: what another SIAE signed with her stands in the same chain.

create table app.contracts (
  id            uuid primary key,
  person_id     uuid not null references app.people on delete cascade,
  followed_by   uuid,
  topic         text not null default 'work' references app.topics on delete restrict constraint a_contract_is_about_work check (topic = 'work'),
  kind          text not null constraint a_contract_kind_is_known check (kind in ('cddi', 'cddi-cvg', 'cddi-phc', 'cdi-inclusion')),
  employer_kind text not null constraint an_employer_kind_is_known check (employer_kind in ('aci', 'ei', 'ai', 'etti', 'eiti')),
  employer_id   uuid references app.structures on delete restrict,
  employer_name text,
  starts_on     date not null,
  ends_on       date,
  ended_on      date,
  end_code      text constraint an_end_of_contract_is_known check (end_code in ('term', 'hired-lasting', 'hired-short', 'training', 'other-siae', 'resigned', 'agreed', 'trial-ended', 'dismissed', 'unfit', 'death', 'other')),
  renews        uuid references app.contracts on delete set null,
  ground        text constraint a_ground_to_go_on_is_known check (ground in ('training', 'senior', 'rqth', 'particular-difficulties', 'dgefp')),
  reference     text,
  known_how     text not null constraint how_a_contract_is_known check (known_how in ('document', 'told', 'imported')),
  version       integer not null default 1,
  written_by    uuid references app.professionals on delete restrict,
  written_at    timestamptz not null,
  struck_at     timestamptz,
  struck_by     uuid references app.professionals on delete restrict,
  merged_from   uuid,
  constraint an_employer_is_of_the_house_or_named check ((employer_id is null) <> (coalesce(trim(employer_name), '') = '')),
  constraint a_contract_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint only_a_cdi_has_no_end check ((kind = 'cdi-inclusion') = (ends_on is null)),
  constraint a_contract_that_ended_says_how check ((ended_on is null) = (end_code is null)),
  constraint a_contract_ends_within_its_days check (ended_on is null or (ended_on >= starts_on and (ends_on is null or ended_on <= ends_on))),
  constraint a_struck_contract_says_by_whom check ((struck_at is null) = (struck_by is null)),
  constraint contracts_of_one_employer_do_not_overlap exclude using gist (person_id with =, (coalesce(employer_id::text, lower(trim(employer_name)))) with =, daterange(starts_on, coalesce(ended_on, ends_on), '[]') with &&) where (struck_at is null)
);
create index contracts_of_a_person on app.contracts (person_id, starts_on);
create index contracts_that_end_by_chantier on app.contracts (followed_by, ends_on) where ended_on is null and struck_at is null;
create index contracts_with_an_employer on app.contracts (employer_id, starts_on) where struck_at is null;
create index contracts_that_renew on app.contracts (renews) where renews is not null;
comment on table app.contracts is 'Contrat de travail (CDDI and what follows): of a chantier of the house or of another SIAE. All days are included: ends_on is the last day it is written for, ended_on the last day it was held.';
call app.classify('contracts', 'social', 'kind', 'employer_kind', 'employer_id', 'employer_name', 'starts_on', 'ends_on', 'ended_on', 'end_code', 'ground', 'reference', 'known_how');
call app.classify('contracts', 'none', 'id', 'person_id', 'followed_by', 'topic', 'renews', 'version', 'written_by', 'written_at', 'struck_at', 'struck_by', 'merged_from');

call app.seals('contracts', 'reference');
create table app.contract_hours (
  id          uuid primary key,
  contract_id uuid not null references app.contracts on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  from_on     date not null,
  weekly      numeric(4, 2) not null constraint weekly_hours_are_within_a_week check (weekly > 0 and weekly <= 48),
  ground      text constraint a_ground_for_fewer_hours_is_known check (ground in ('contract-difficulties', 'prefect-individual', 'prefect-collective', 'other-part-time')),
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  merged_from uuid,
  constraint hours_change_once_a_day unique (contract_id, from_on)
);
create index hours_of_a_person on app.contract_hours (person_id);
comment on table app.contract_hours is 'Hours a week of a contract from a day on: what was signed, then each amendment (avenant).';
call app.classify('contract_hours', 'social', 'from_on', 'weekly', 'ground');
call app.classify('contract_hours', 'none', 'id', 'contract_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'merged_from');

create table app.contract_suspensions (
  id          uuid primary key,
  contract_id uuid not null references app.contracts on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  -- Why somebody is away is her business: illness, birth and prison are one word here.
  reason      text not null constraint a_contract_is_suspended_for_a_known_reason check (reason in ('pmsmp', 'trial', 'absence', 'other')),
  starts_on   date not null,
  ends_on     date,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  merged_from uuid,
  constraint a_suspension_of_contract_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint suspensions_of_one_contract_do_not_overlap exclude using gist (contract_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index contract_suspensions_of_a_person on app.contract_suspensions (person_id);
comment on table app.contract_suspensions is 'Days a contract is suspended, both included; without an end, it lasts.';
call app.classify('contract_suspensions', 'social', 'reason', 'starts_on', 'ends_on');
call app.classify('contract_suspensions', 'none', 'id', 'contract_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'merged_from');

create table app.immersions (
  id          uuid primary key,
  contract_id uuid not null references app.contracts on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  aim         text not null constraint an_aim_of_immersion_is_known check (aim in ('discover', 'confirm', 'recruit')),
  host        text not null constraint an_immersion_says_where check (trim(host) <> ''),
  starts_on   date not null,
  ends_on     date not null,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  merged_from uuid,
  constraint an_immersion_ends_after_it_starts check (ends_on >= starts_on),
  constraint immersions_of_one_person_do_not_overlap exclude using gist (person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index immersions_under_a_contract on app.immersions (contract_id);
comment on table app.immersions is 'PMSMP: days in another place of work under a contract, both included, with its one aim (L5135-1 s.).';
call app.classify('immersions', 'social', 'aim', 'host', 'starts_on', 'ends_on');
call app.seals('immersions', 'host');
call app.classify('immersions', 'none', 'id', 'contract_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'merged_from');

-- The PASS of the journey: its dates are read, never made here; the day somebody read them, and where.
alter table app.journeys add column pass_read_on date, add column pass_read_from text constraint a_pass_is_read_somewhere_known check (pass_read_from in ('emplois', 'certificate', 'told'));
call app.classify('journeys', 'none', 'pass_read_on', 'pass_read_from');

create table app.pass_suspensions (
  id          uuid primary key,
  journey_id  uuid not null references app.journeys on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  reason      text not null constraint a_pass_is_suspended_for_a_known_reason check (reason in ('contract-suspended', 'contract-broken', 'contract-finished', 'cta-agreement', 'bridge-contract', 'sickness', 'maternity', 'incarceration', 'trial-outside', 'detoxification', 'force-majeure')),
  -- Reasons of the past told of health or of prison: they are read by whoever reads that.
  topic       text not null generated always as (case when reason in ('sickness', 'maternity', 'detoxification') then 'health' when reason = 'incarceration' then 'justice' else 'work' end) stored,
  starts_on   date not null,
  ends_on     date,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  merged_from uuid,
  constraint a_pass_suspension_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint suspensions_of_one_pass_do_not_overlap exclude using gist (journey_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index pass_suspensions_of_a_person on app.pass_suspensions (person_id);
comment on table app.pass_suspensions is 'Days the PASS is suspended, both included, as Les emplois record them.';
call app.classify('pass_suspensions', 'social', 'reason', 'topic', 'starts_on', 'ends_on');
call app.classify('pass_suspensions', 'none', 'id', 'journey_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'merged_from');

create table app.pass_prolongations (
  id          uuid primary key,
  journey_id  uuid not null references app.journeys on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  ground      text not null constraint a_ground_of_prolongation_is_known check (ground in ('senior-cdi', 'complete-training', 'rqth', 'senior', 'particular-difficulties', 'health-context')),
  topic       text not null generated always as (case when ground = 'rqth' then 'health' else 'work' end) stored,
  state       text not null constraint a_prolongation_state_is_known check (state in ('asked', 'granted', 'denied')),
  starts_on   date not null,
  ends_on     date not null,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  merged_from uuid,
  constraint a_prolongation_lasts_a_day_at_least check (ends_on > starts_on),
  constraint granted_prolongations_do_not_overlap exclude using gist (journey_id with =, daterange(starts_on, ends_on, '[)') with &&) where (state = 'granted')
);
create unique index one_prolongation_asked_at_a_time on app.pass_prolongations (journey_id) where state = 'asked';
create index prolongations_of_a_journey on app.pass_prolongations (journey_id, starts_on);
create index pass_prolongations_of_a_person on app.pass_prolongations (person_id);
comment on table app.pass_prolongations is 'Prolongation of the PASS, from the last day of the PASS to another day (excluded), as Les emplois record it.';
call app.classify('pass_prolongations', 'social', 'ground', 'topic', 'state', 'starts_on', 'ends_on');
call app.classify('pass_prolongations', 'none', 'id', 'journey_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'merged_from');

create function app.employing() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator', 'director') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.employing() is 'Structures whose contracts the visitor keeps: those of the casework, and of the direction that signs.';
revoke execute on function app.employing() from public;
grant execute on function app.employing() to fil_rouge_visitor;

do $$ declare t text; begin
  foreach t in array array['contracts', 'contract_hours', 'contract_suspensions', 'immersions'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.at(''work''))::uuid[])) with check (followed_by = any ((select app.employing())::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (person_id = any ((select app.with(''work''))::uuid[])) with check (person_id = any ((select app.with(''notes''))::uuid[]))', t);
  end loop;
  foreach t in array array['pass_suspensions', 'pass_prolongations'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy followed_here on app.%I to fil_rouge_visitor using (case topic when ''work'' then followed_by = any ((select app.at(''work''))::uuid[]) when ''health'' then followed_by = any ((select app.at(''health''))::uuid[]) when ''justice'' then followed_by = any ((select app.at(''justice''))::uuid[]) else false end) with check (followed_by = any ((select app.employing())::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I to fil_rouge_visitor using (case topic when ''work'' then person_id = any ((select app.with(''work''))::uuid[]) when ''health'' then person_id = any ((select app.with(''health''))::uuid[]) when ''justice'' then person_id = any ((select app.with(''justice''))::uuid[]) else false end) with check (person_id = any ((select app.with(''notes''))::uuid[]))', t);
  end loop;
  foreach t in array array['contracts', 'contract_hours', 'contract_suspensions', 'immersions', 'pass_suspensions', 'pass_prolongations'] loop
    execute format('create policy hers on app.%I for select to fil_rouge_person using (person_id = (select app.person_id()))', t);
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
  end loop;
end $$;
create trigger revisions_are_kept before update on app.contracts for each row execute function app.keep_revision();
grant select, insert on app.contracts, app.contract_hours, app.contract_suspensions, app.immersions, app.pass_suspensions, app.pass_prolongations to fil_rouge_visitor;
grant update (ends_on, ended_on, end_code, ground, reference, struck_at, struck_by, version) on app.contracts to fil_rouge_visitor;
grant update (ends_on) on app.contract_suspensions, app.pass_suspensions to fil_rouge_visitor;
grant update (state, ends_on) on app.pass_prolongations to fil_rouge_visitor;
grant select (id, person_id, kind, employer_kind, employer_id, employer_name, starts_on, ends_on, ended_on, renews, struck_at) on app.contracts to fil_rouge_person;
grant select (contract_id, person_id, from_on, weekly) on app.contract_hours to fil_rouge_person;
grant select (contract_id, person_id, starts_on, ends_on) on app.contract_suspensions to fil_rouge_person;
grant select (contract_id, person_id, aim, host, starts_on, ends_on) on app.immersions to fil_rouge_person;
grant select (journey_id, person_id, reason, starts_on, ends_on) on app.pass_suspensions to fil_rouge_person;
grant select (journey_id, person_id, ground, state, starts_on, ends_on) on app.pass_prolongations to fil_rouge_person;

create function app.contracts_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  foreach t in array array['contracts', 'contract_hours', 'contract_suspensions', 'immersions', 'pass_suspensions', 'pass_prolongations'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  return null;
end $$;
create trigger contracts_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.contracts_follow_a_merge();
