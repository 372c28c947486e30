-- Who vouches for what: how long an entry stays fresh, the mail that asks its owner, the territory an entry stands in.

insert into app.written_policies values
  ('directory-fresh-months',  '2019-01-01',  6, 'mois', 'Règle interne : une fiche dont quelqu''un s''est porté garant il y a moins de six mois est à jour (le score data·inclusion retient la même limite)', false),
  ('directory-fading-months', '2019-01-01', 12, 'mois', 'Règle interne : au-delà d''un an sans que personne s''en porte garant, une fiche est à revoir', false);
-- Read at the door and in her own space too: an entry is as fresh for everybody.
grant select on app.written_policies to fil_rouge_doorkeeper, fil_rouge_person;

-- One mail per owner, one link per mail: it opens a page with one button, once, until a day.
create table app.entry_asks (
  id         uuid primary key default gen_random_uuid(),
  owner_id   uuid not null references app.professionals on delete cascade,
  token_hash bytea not null unique,
  asked_at   timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint an_asking_link_ends_after_it_leaves check (expires_at > asked_at)
);
create index asks_of_an_owner on app.entry_asks (owner_id, asked_at);
comment on table app.entry_asks is 'Link sent to the owner of directory entries, who confirms them by it without account: its token is kept as a hash.';
alter table app.entry_asks enable row level security;
create policy doorkeeper_keeps on app.entry_asks for all to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update (used_at) on app.entry_asks to fil_rouge_doorkeeper;
call app.classify('entry_asks', 'none', 'id', 'owner_id', 'token_hash', 'asked_at', 'expires_at', 'used_at');

create function app.owned_entries(owner uuid, before date) returns table (kind text, id uuid, name text, commune text, since date) language sql stable security definer set search_path = app, pg_temp as $$
  select 'structure', d.id, d.name, d.commune, greatest(d.vouched_on, d.source_date) from app.directory_structures d where d.owner_id = owner and d.closed_on is null and (greatest(d.vouched_on, d.source_date) is null or greatest(d.vouched_on, d.source_date) < before)
  union all
  select 'service', s.id, s.name, coalesce(s.commune, d.commune), greatest(s.vouched_on, s.source_date) from app.services s join app.directory_structures d on d.id = s.listed_id
  where s.owner_id = owner and s.closed_on is null and (greatest(s.vouched_on, s.source_date) is null or greatest(s.vouched_on, s.source_date) < before)
  order by 5 nulls first, 3 limit 100
$$;
comment on function app.owned_entries(uuid, date) is 'Entries of an owner for which nobody vouched since a day.';
create function app.owners_to_ask(before date, asked_before timestamptz, most integer) returns table (owner_id uuid, given_name text, family_name text, email text) language sql stable security definer set search_path = app, pg_temp as $$
  select p.id, p.given_name, p.family_name, p.work_email from app.professionals p
  where p.left_on is null and p.work_email is not null
    and (exists (select from app.directory_structures d where d.owner_id = p.id and d.closed_on is null and (greatest(d.vouched_on, d.source_date) is null or greatest(d.vouched_on, d.source_date) < before))
      or exists (select from app.services s where s.owner_id = p.id and s.closed_on is null and (greatest(s.vouched_on, s.source_date) is null or greatest(s.vouched_on, s.source_date) < before)))
    and not exists (select from app.entry_asks a where a.owner_id = p.id and a.asked_at > asked_before)
  order by p.id limit most
$$;
comment on function app.owners_to_ask(date, timestamptz, integer) is 'Owners with entries that fade, whom nobody asked lately.';
create function app.vouch_as_owner(owner uuid, entries uuid[], on_day date) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare structures integer; services integer;
begin
  update app.directory_structures set vouched_on = on_day, vouched_by = owner where owner_id = owner and id = any (entries) and closed_on is null;
  get diagnostics structures = row_count;
  update app.services set vouched_on = on_day, vouched_by = owner where owner_id = owner and id = any (entries) and closed_on is null;
  get diagnostics services = row_count;
  return structures + services;
end $$;
comment on function app.vouch_as_owner(uuid, uuid[], date) is 'The owner of a link says that her entries are true; nobody else''s are touched.';
revoke all on function app.owned_entries, app.owners_to_ask, app.vouch_as_owner from public;
grant execute on function app.owned_entries, app.owners_to_ask, app.vouch_as_owner to fil_rouge_doorkeeper;

-- Administrators draw territories; what stands there follows.
create policy drawn_by_administrators on app.territory_areas for all to fil_rouge_visitor using ((select app.administers())) with check ((select app.administers()));
grant insert, delete on app.territory_areas to fil_rouge_visitor;
create function app.stand_again() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update app.directory_structures d set commune_code = commune_code from (select distinct code from told) t where d.commune_code like t.code || '%';
  update app.services s set commune_code = commune_code from (select distinct code from told) t where s.commune_code like t.code || '%';
  return null;
end $$;
create trigger entries_stand_again after insert on app.territory_areas referencing new table as told for each statement execute function app.stand_again();
create trigger entries_stand_elsewhere after delete on app.territory_areas referencing old table as told for each statement execute function app.stand_again();

-- How fresh a territory's part of the directory is, entry by entry, without reading them all.
create index services_of_a_territory_by_age on app.services (territory_id, (greatest(vouched_on, source_date))) where closed_on is null;
