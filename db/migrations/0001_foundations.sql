-- The ground every room stands on: who is visiting, on which day, what they may open, how a change is remembered.

create schema app;
comment on schema app is 'Fil rouge: everything the product keeps.';

create extension if not exists pg_trgm with schema public;
create extension if not exists unaccent with schema public;
create extension if not exists btree_gist with schema public;

grant usage on schema app to fil_rouge_app, fil_rouge_visitor, fil_rouge_doorkeeper;

-- Each column says what kind of data it is; the export of a person's file and the retention job are driven by this table.
create table app.column_classes (
  table_name  text not null,
  column_name text not null,
  class       text not null constraint a_class_is_known check (class in ('identity', 'social', 'health', 'justice', 'none')),
  primary key (table_name, column_name)
);
comment on table app.column_classes is 'What kind of data each column holds: identity, social, health, justice or none.';
alter table app.column_classes enable row level security;
create policy anyone_reads on app.column_classes for select using (true);
grant select on app.column_classes to fil_rouge_visitor, fil_rouge_doorkeeper;

create procedure app.classify(of_table text, into_class text, variadic columns text[]) language sql as $$
  insert into app.column_classes select of_table, unnest(columns), into_class
$$;
call app.classify('column_classes', 'none', 'table_name', 'column_name', 'class');

create table app.instance (
  only_one        boolean primary key default true constraint there_is_one_instance check (only_one),
  name            text not null default 'Fil rouge',
  simulated       boolean not null,
  seed            integer,
  simulated_until date,
  created_at      timestamptz not null default now(),
  constraint a_simulated_instance_has_a_seed check (simulated = (seed is not null))
);
comment on table app.instance is 'What this installation is: real, or a simulated network with its seed and its last simulated day.';
alter table app.instance enable row level security;
create policy anyone_reads on app.instance for select using (true);
grant select on app.instance to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('instance', 'none', 'only_one', 'name', 'simulated', 'seed', 'simulated_until', 'created_at');

-- Thresholds somebody wrote down, with the day they take effect: never a number hidden in the code.
create table app.written_policies (
  code           text not null,
  effective_from date not null,
  value          integer not null,
  unit           text not null,
  source         text not null,
  to_verify      boolean not null default false,
  primary key (code, effective_from)
);
comment on table app.written_policies is 'Dated thresholds (days of silence, notice of an end date) with their source.';
alter table app.written_policies enable row level security;
create policy anyone_reads on app.written_policies for select using (true);
grant select on app.written_policies to fil_rouge_visitor;
call app.classify('written_policies', 'none', 'code', 'effective_from', 'value', 'unit', 'source', 'to_verify');
insert into app.written_policies values
  ('silence-days',         '2019-01-01', 21, 'jours', 'Règle interne : aucune personne sans nouvelles au-delà de trois semaines', false),
  ('end-notice-days',      '2019-01-01', 60, 'jours', 'Règle interne : une fin de contrat ou de titre se prépare deux mois avant', false),
  ('handover-overlap-days','2019-01-01', 30, 'jours', 'Règle interne : trente jours de recouvrement à chaque relais', false);

-- A visit: who, on which day. set_config(…, true) dies with the transaction; never SET for a session.
create function app.actor_id() returns uuid language sql stable as $$
  select nullif(current_setting('app.actor_id', true), '')::uuid
$$;
comment on function app.actor_id() is 'The professional who is visiting, or null.';
create function app.today() returns date language sql stable as $$
  select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Paris')::date)
$$;
comment on function app.today() is 'The civil day of the visit, in Paris.';

-- Policies ask these two, always as (select …) so that each is read once per query.
create function app.at(topic text) returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.at_' || topic, true), ''), '{}')::uuid[]
$$;
comment on function app.at(text) is 'Chantiers whose files the visitor reads on this topic (set by app.enter).';
create function app.with(topic text) returns uuid[] language sql stable as $$
  select coalesce(nullif(current_setting('app.with_' || topic, true), ''), '{}')::uuid[]
$$;
comment on function app.with(text) is 'People whose file is shared with the visitor on this topic (set by app.enter).';

create function app.name_key(variadic words text[]) returns text language sql stable set search_path = app, public as $$
  select trim(regexp_replace(lower(public.unaccent(array_to_string(words, ' '))), '[^[:alnum:]]+', ' ', 'g'))
$$;
comment on function app.name_key(text[]) is 'A name as it is searched: no accents, no case, no punctuation.';
