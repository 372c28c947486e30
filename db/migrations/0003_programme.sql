-- Territories, chantiers and the other structures, phases of the programme, and the figures its documents state.

create table app.territories (
  id        uuid primary key default gen_random_uuid(),
  name      text not null unique,
  opened_on date not null,
  closed_on date,
  constraint a_territory_closes_after_it_opens check (closed_on is null or closed_on >= opened_on)
);
comment on table app.territories is 'Territoire : where a local coordination shares its partnership officers between chantiers.';
alter table app.territories enable row level security;
create policy anyone_who_came_in_reads on app.territories for select using ((select app.actor_id()) is not null);
grant select on app.territories to fil_rouge_visitor;
grant select on app.territories to fil_rouge_doorkeeper;
create policy doorkeeper_reads on app.territories for select to fil_rouge_doorkeeper using (true);
call app.classify('territories', 'none', 'id', 'name', 'opened_on', 'closed_on');

create table app.structures (
  id           uuid primary key default gen_random_uuid(),
  kind         text not null constraint a_structure_kind_is_known check (kind in ('chantier', 'coordination', 'partner', 'national')),
  name         text not null constraint a_structure_has_a_name check (name <> ''),
  siret        text constraint a_siret_is_14_digits check (siret ~ '^\d{14}$'),
  territory_id uuid references app.territories on delete restrict,
  commune      text,
  opened_on    date not null,
  closed_on    date,
  constraint a_chantier_and_a_coordination_have_a_territory check (kind not in ('chantier', 'coordination') or territory_id is not null)
);
create index structures_by_territory on app.structures (territory_id, kind);
create unique index one_structure_per_siret on app.structures (siret) where siret is not null;
comment on table app.structures is 'Structure: a chantier (ACI), a local coordination, a partner organisation, or the national association.';
alter table app.structures enable row level security;
create policy anyone_who_came_in_reads on app.structures for select using ((select app.actor_id()) is not null);
grant select on app.structures to fil_rouge_visitor, fil_rouge_doorkeeper;
create policy doorkeeper_reads on app.structures for select to fil_rouge_doorkeeper using (true);
call app.classify('structures', 'none', 'id', 'kind', 'name', 'siret', 'territory_id', 'commune', 'opened_on', 'closed_on');

create table app.phases (
  id        uuid primary key default gen_random_uuid(),
  name      text not null unique,
  starts_on date not null,
  ends_on   date,
  scope     text not null,
  source    text not null
);
comment on table app.phases is 'Phase of the programme, with its perimeter and the document that states it.';
alter table app.phases enable row level security;
create policy anyone_who_came_in_reads on app.phases for select using ((select app.actor_id()) is not null);
grant select on app.phases to fil_rouge_visitor;
call app.classify('phases', 'none', 'id', 'name', 'starts_on', 'ends_on', 'scope', 'source');

-- The documents' sums disagree with their totals: a stated total, a counted sum and a target stay three different facts.
create table app.published_figures (
  id           uuid primary key default gen_random_uuid(),
  territory_id uuid references app.territories on delete restrict,
  measure      text not null constraint a_measure_is_known check (measure in ('chantiers', 'employees')),
  standing     text not null constraint a_figure_is_stated_or_targeted check (standing in ('stated', 'target')),
  value        integer not null,
  as_of        date not null,
  source       text not null
);
comment on table app.published_figures is 'Head-counts as documents state them, by territory or for the whole programme (no territory).';
alter table app.published_figures enable row level security;
create policy anyone_who_came_in_reads on app.published_figures for select using ((select app.actor_id()) is not null);
grant select on app.published_figures to fil_rouge_visitor;
call app.classify('published_figures', 'none', 'id', 'territory_id', 'measure', 'standing', 'value', 'as_of', 'source');
