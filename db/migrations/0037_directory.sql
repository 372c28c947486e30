-- The directory: structures of the network, what they offer, who is there; where each is, on which territory; who vouched for it, and when.

create table app.communes (
  code       text primary key,
  name       text not null,
  department text not null,
  postcodes  text[] not null default '{}',
  population integer,
  latitude   double precision,
  longitude  double precision,
  name_key   text not null
);
comment on table app.communes is 'Commune of the official code (COG). Its point is where its directory entries stand, when nothing better is known.';
alter table app.communes enable row level security;
create policy anyone_reads on app.communes for select using (true);
call app.classify('communes', 'none', 'code', 'name', 'department', 'postcodes', 'population', 'latitude', 'longitude', 'name_key');

-- Which communes and departments a territory of the programme is made of.
create table app.territory_areas (
  territory_id uuid not null references app.territories on delete cascade,
  code         text not null constraint an_area_is_a_commune_or_a_department check (code ~ '^(\w{5}|\w{2,3})$'),
  primary key (territory_id, code)
);
create index territories_of_an_area on app.territory_areas (code);
comment on table app.territory_areas is 'Périmètre: the communes or departments (COG codes) that a territory covers.';
alter table app.territory_areas enable row level security;
create policy anyone_reads on app.territory_areas for select using (true);
call app.classify('territory_areas', 'none', 'territory_id', 'code');

-- A listed structure is somebody's word about it; a claimed one is kept by the structure itself (structure_id).
create table app.directory_structures (
  id               uuid primary key default gen_random_uuid(),
  source           text not null default 'fil-rouge',
  source_id        text,
  name             text not null constraint a_listed_structure_has_a_name check (trim(name) <> ''),
  siret            text constraint a_listed_siret_is_14_digits check (siret ~ '^\d{14}$'),
  description      text,
  is_employer      boolean not null default false,
  networks         text[] not null default '{}',
  address          text,
  address_more     text,
  postcode         text,
  commune          text,
  commune_code     text,
  latitude         double precision constraint a_latitude_is_on_earth check (latitude between -90 and 90),
  longitude        double precision constraint a_longitude_is_on_earth check (longitude between -180 and 180),
  territory_id     uuid references app.territories on delete set null,
  phone            text,
  email            text,
  website          text,
  hours            text,
  accessibility    text,
  source_link      text,
  source_date      date,
  structure_id     uuid references app.structures on delete set null,
  owner_id         uuid references app.professionals on delete set null,
  vouched_on       date,
  vouched_by       uuid references app.professionals on delete set null,
  audience         text not null default 'public' constraint an_audience_is_known check (audience in ('public', 'professionals')),
  is_sensitive     boolean not null default false,
  -- Fields somebody here wrote over what the source says: kept through its updates.
  local_fields     text[] not null default '{}',
  closed_on        date,
  created_at       timestamptz not null default now(),
  created_by       uuid references app.professionals on delete set null,
  version          integer not null default 1,
  constraint what_is_vouched_for_says_by_whom check (vouched_by is null or vouched_on is not null)
);
create unique index one_listed_structure_per_source on app.directory_structures (source, source_id) where source_id is not null;
create unique index one_entry_per_claiming_structure on app.directory_structures (structure_id) where structure_id is not null;
create index listed_structures_by_siret on app.directory_structures (siret) where siret is not null;
create index listed_structures_by_territory on app.directory_structures (territory_id, vouched_on) where closed_on is null;
create index listed_structures_by_owner on app.directory_structures (owner_id) where owner_id is not null;
comment on table app.directory_structures is 'Structure of the directory: listed from a source or written here; claimed once the structure itself keeps it. Is_sensitive: its name alone says something of whoever goes there.';
call app.classify('directory_structures', 'none', 'id', 'source', 'source_id', 'name', 'siret', 'description', 'is_employer', 'networks', 'address', 'address_more', 'postcode', 'commune', 'commune_code', 'latitude', 'longitude', 'territory_id',
  'phone', 'email', 'website', 'hours', 'accessibility', 'source_link', 'source_date', 'structure_id', 'owner_id', 'vouched_on', 'vouched_by', 'audience', 'is_sensitive', 'local_fields', 'closed_on', 'created_at', 'created_by', 'version');

create table app.services (
  id                 uuid primary key default gen_random_uuid(),
  listed_id          uuid not null references app.directory_structures on delete cascade,
  source             text not null default 'fil-rouge',
  source_id          text,
  name               text not null constraint a_service_has_a_name check (trim(name) <> ''),
  description        text not null default '',
  kind               text constraint a_service_kind_is_known check (kind in ('accompagnement', 'aide-financiere', 'aide-materielle', 'atelier', 'formation', 'information')),
  themes             text[] not null default '{}',
  publics            text[] not null default '{}',
  publics_note       text,
  access_conditions  text,
  fee                text constraint a_fee_is_known check (fee in ('gratuit', 'payant')),
  fee_note           text,
  reception_modes    text[] not null default '{}',
  contact_modes      text[] not null default '{}',
  open_to            text[] not null default '{}',
  contact_note       text,
  contact_link       text,
  contact_name       text,
  phone              text,
  email              text,
  address            text,
  address_more       text,
  postcode           text,
  commune            text,
  commune_code       text,
  latitude           double precision constraint a_service_latitude_is_on_earth check (latitude between -90 and 90),
  longitude          double precision constraint a_service_longitude_is_on_earth check (longitude between -180 and 180),
  area               text[] not null default '{}',
  hours              text,
  weekly_hours       double precision constraint weekly_hours_are_not_negative check (weekly_hours >= 0),
  weeks              integer constraint a_service_lasts_some_weeks check (weeks >= 1),
  source_link        text,
  source_date        date,
  territory_id       uuid references app.territories on delete set null,
  -- Said here only, never overwritten by a source.
  languages          text[] not null default '{}',
  places_total       integer constraint places_are_counted check (places_total >= 0),
  places_free        integer constraint free_places_are_counted check (places_free >= 0),
  places_on          date,
  places_by          uuid references app.professionals on delete set null,
  common_law         boolean,
  inside_note        text,
  owner_id           uuid references app.professionals on delete set null,
  vouched_on         date,
  vouched_by         uuid references app.professionals on delete set null,
  audience           text not null default 'public' constraint a_service_audience_is_known check (audience in ('public', 'professionals')),
  is_sensitive       boolean not null default false,
  local_fields       text[] not null default '{}',
  closed_on          date,
  created_at         timestamptz not null default now(),
  created_by         uuid references app.professionals on delete set null,
  version            integer not null default 1,
  search             tsvector,
  constraint free_places_have_their_day check ((places_free is null) = (places_on is null)),
  constraint a_vouched_service_says_by_whom check (vouched_by is null or vouched_on is not null)
);
create unique index one_service_per_source on app.services (source, source_id) where source_id is not null;
create index services_of_a_listed_structure on app.services (listed_id);
create index services_by_territory on app.services (territory_id, vouched_on) where closed_on is null;
create index services_by_owner on app.services (owner_id) where owner_id is not null;
comment on table app.services is 'Service: what a structure offers, to whom, how to ask for it; with the places free and the day that was said. Common_law: droit commun or not, null when nobody said.';
call app.classify('services', 'none', 'id', 'listed_id', 'source', 'source_id', 'name', 'description', 'kind', 'themes', 'publics', 'publics_note', 'access_conditions', 'fee', 'fee_note', 'reception_modes', 'contact_modes', 'open_to', 'contact_note', 'contact_link',
  'phone', 'email', 'address', 'address_more', 'postcode', 'commune', 'commune_code', 'latitude', 'longitude', 'area', 'hours', 'weekly_hours', 'weeks', 'source_link', 'source_date', 'territory_id', 'languages', 'places_total', 'places_free', 'places_on', 'places_by',
  'common_law', 'inside_note', 'owner_id', 'vouched_on', 'vouched_by', 'audience', 'is_sensitive', 'local_fields', 'closed_on', 'created_at', 'created_by', 'version', 'search');
call app.classify('services', 'identity', 'contact_name');

-- Faces: who is there, what to ask them for, when. Professionals only, inside only.
create table app.directory_people (
  id              uuid primary key default gen_random_uuid(),
  listed_id       uuid not null references app.directory_structures on delete cascade,
  professional_id uuid references app.professionals on delete set null,
  name            text not null constraint a_face_has_a_name check (trim(name) <> ''),
  job_title       text,
  ask_for         text,
  presence        text,
  phone           text,
  email           text,
  languages       text[] not null default '{}',
  vouched_on      date,
  vouched_by      uuid references app.professionals on delete set null,
  left_on         date,
  created_by      uuid references app.professionals on delete set null
);
create index faces_of_a_listed_structure on app.directory_people (listed_id) where left_on is null;
create index faces_of_a_professional on app.directory_people (professional_id) where professional_id is not null;
comment on table app.directory_people is 'Visage: who works there, what to ask them for, when they are there.';
call app.classify('directory_people', 'identity', 'name', 'phone', 'email');
call app.classify('directory_people', 'none', 'id', 'listed_id', 'professional_id', 'job_title', 'ask_for', 'presence', 'languages', 'vouched_on', 'vouched_by', 'left_on', 'created_by');

-- Anybody may propose a correction; who keeps the entry decides.
create table app.corrections (
  id          uuid primary key default gen_random_uuid(),
  listed_id   uuid not null references app.directory_structures on delete cascade,
  service_id  uuid references app.services on delete cascade,
  field       text,
  proposed    text,
  words       text,
  proposed_at timestamptz not null,
  proposed_by uuid references app.professionals on delete set null,
  decided_at  timestamptz,
  decided_by  uuid references app.professionals on delete set null,
  decision    text constraint a_correction_is_taken_or_not check (decision in ('taken', 'refused')),
  why         text,
  constraint a_correction_says_something check (coalesce(trim(proposed), '') <> '' or coalesce(trim(words), '') <> ''),
  constraint a_decided_correction_has_its_hour check ((decided_at is null) = (decision is null))
);
create index corrections_waiting on app.corrections (listed_id, proposed_at) where decided_at is null;
comment on table app.corrections is 'Correction proposée, by somebody of the house or by a passer-by (proposed_by empty).';
call app.classify('corrections', 'none', 'id', 'listed_id', 'service_id', 'field', 'proposed', 'words', 'proposed_at', 'proposed_by', 'decided_at', 'decided_by', 'decision', 'why');

-- An entry belongs to the territory whose area it stands in; the most precise wins.
create function app.territory_of(commune text) returns uuid language sql stable security definer set search_path = app, pg_temp as $$
  select a.territory_id from app.territory_areas a
  where a.code in (commune, case when commune like '97%' then left(commune, 3) else left(commune, 2) end) order by length(a.code) desc, a.territory_id limit 1
$$;
comment on function app.territory_of(text) is 'The territory that covers a commune (COG code), or null.';
create function app.stand_in_a_territory() returns trigger language plpgsql as $$
begin
  if new.commune_code is not null then new.territory_id := app.territory_of(new.commune_code); end if;
  return new;
end $$;
create trigger stands_in_a_territory before insert or update of commune_code on app.directory_structures for each row execute function app.stand_in_a_territory();
create trigger stands_in_a_territory before insert or update of commune_code on app.services for each row execute function app.stand_in_a_territory();

-- Territories whose part of the directory the visitor keeps, by her role there.
create function app.territories_i_keep() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role in ('partnership-officer', 'coordinator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.territories_i_keep() is 'Territories where the visitor is a partnership officer or coordinates.';
create function app.my_structures() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.my_structures() is 'Structures where the visitor works today, whatever her role.';
create function app.keeps_listed(of_listed uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.directory_structures d where d.id = of_listed
    and (d.owner_id = app.actor_id() or d.territory_id = any (app.territories_i_keep()) or d.structure_id = any (app.my_structures())))
$$;
comment on function app.keeps_listed(uuid) is 'Does the visitor keep this entry: its owner, an officer or the coordination of its territory, or the structure itself?';

do $$ declare t text; begin
  foreach t in array array['directory_structures', 'services', 'directory_people', 'corrections'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy anyone_who_came_in_reads on app.%I for select to fil_rouge_visitor using ((select app.actor_id()) is not null)', t);
    execute format('grant select on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
create policy kept_by_me on app.directory_structures for update to fil_rouge_visitor
  using (owner_id = (select app.actor_id()) or territory_id = any ((select app.territories_i_keep())::uuid[]) or structure_id = any ((select app.my_structures())::uuid[])) with check (true);
create policy written_here on app.directory_structures for insert to fil_rouge_visitor with check (source = 'fil-rouge' and created_by = (select app.actor_id()));
create policy kept_by_me on app.services for update to fil_rouge_visitor using (owner_id = (select app.actor_id()) or app.keeps_listed(listed_id)) with check (true);
create policy written_here on app.services for insert to fil_rouge_visitor with check (source = 'fil-rouge' and created_by = (select app.actor_id()) and app.keeps_listed(listed_id));
create policy kept_by_me on app.directory_people for all to fil_rouge_visitor using (app.keeps_listed(listed_id)) with check (app.keeps_listed(listed_id));
create policy proposed_by_me on app.corrections for insert to fil_rouge_visitor with check (proposed_by = (select app.actor_id()));
create policy decided_by_its_keeper on app.corrections for update to fil_rouge_visitor using (app.keeps_listed(listed_id)) with check (app.keeps_listed(listed_id));
grant insert, update on app.directory_structures, app.services, app.directory_people to fil_rouge_visitor;
grant insert, update (decided_at, decided_by, decision, why) on app.corrections to fil_rouge_visitor;
grant select on app.communes, app.territory_areas to fil_rouge_visitor;

-- In her own space and on the public face: what is open to everybody, without the inside note, the faces nor the sensitive addresses kept for professionals.
do $$ declare r text; begin
  foreach r in array array['fil_rouge_person', 'fil_rouge_doorkeeper'] loop
    execute format('create policy open_to_everybody_%s on app.directory_structures for select to %I using (audience = ''public'' and closed_on is null)', right(r, -11), r);
    execute format('create policy open_to_everybody_%s on app.services for select to %I using (audience = ''public'' and closed_on is null)', right(r, -11), r);
    execute format('grant select (id, name, description, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, territory_id, phone, email, website, hours, accessibility, vouched_on, source, source_date, is_employer, audience, closed_on) on app.directory_structures to %I', r);
    execute format('grant select (id, listed_id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, languages, territory_id, vouched_on, source, source_date, audience, closed_on, search) on app.services to %I', r);
    execute format('grant select on app.communes to %I', r);
  end loop;
end $$;
-- A passer-by proposes too; nobody reads what she wrote but whoever keeps the entry.
create policy doorkeeper_brings on app.corrections for insert to fil_rouge_doorkeeper with check (proposed_by is null);
grant insert on app.corrections to fil_rouge_doorkeeper;
