-- Words and a place in one question of one index: a service says in which cells of the map it stands.
-- Crossed by two bitmaps, a frequent word (« accueil », two services in three) was read whole before its place was: 34 ms where this takes 8.
create function app.cells_of(latitude double precision, longitude double precision) returns text[] language sql immutable as $$
  select coalesce(array_agg('c' || per || ':' || ((floor(latitude * per)::integer + 90 * per) * 10000 + floor(longitude * per)::integer + 180 * per)), '{}')
  from unnest(array[2, 4, 10]) per where latitude is not null and longitude is not null
$$;
comment on function app.cells_of(double precision, double precision) is 'The cells that hold a point, as lexemes: of half a degree, a quarter and a tenth. A circle is asked by the finest of which it touches few.';
create function app.say_where_a_service_is() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  new.search := new.search || array_to_tsvector(app.cells_of(new.at_latitude, new.at_longitude));
  return new;
end $$;

-- After tells_what_it_is, whose words it completes: triggers of a moment go by their names.
create trigger tells_where_it_is before insert or update on app.services for each row execute function app.say_where_a_service_is();

-- Nothing was said anew of these services: their words are completed without their other triggers, and the index is built once.
drop index app.services_by_what_is_said;
alter table app.services disable trigger user;
update app.services set search = search || array_to_tsvector(app.cells_of(at_latitude, at_longitude)) where at_latitude is not null;
alter table app.services enable trigger user;
create index services_by_what_is_said on app.services using gin (search) with (fastupdate = off) where closed_on is null;
-- It was there to be crossed with the words.
drop index app.services_by_square;

drop function app.search_directory(text[], text[], tsquery[], tsquery[], integer[], integer[], integer[], tsquery, double precision, double precision, double precision, date, date, date, boolean, boolean, integer);
-- "@@" is not leakproof: behind a policy it would never ride its index. This function is that wall: who came in searches everything, anybody else what is public.
-- What an earlier question gave, and what is better than the rest, is read in each row: in the index, each word more is asked of every row around.
-- Frequent words have thousands of answers: questions (words in the name, in the theme or the structure, anywhere near, anywhere farther, what comes from afar) are asked one after the other, until there is enough to rank. Each is answered whole: a row at a time costs five times more.
create function app.search_directory(must text[], either text[], pieces tsquery[], questions tsquery[], besides tsquery[], better tsquery[], squares text[], levels integer[], enough integer[], remote boolean[], from_latitude double precision, from_longitude double precision, within_km double precision,
  fresh_from date, fading_from date, places_from date, wants_places boolean, wants_fresh boolean, most integer)
returns table (id uuid, listed_id uuid, latitude double precision, longitude double precision, km double precision, named smallint, freshness smallint, places boolean, score double precision, question smallint)
language plpgsql stable rows 300 security definer set search_path = app, pg_temp set enable_seqscan = off set enable_indexscan = on set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  wanted bit(192) := app.bits_of(must); one_of bit(192) := case when either is not null then app.bits_of(either) end; none bit(192) := repeat('0', 192)::bit(192);
  here integer[]; asked tsquery; already tsquery; good tsquery; level integer; is_remote boolean; room integer := most; got integer; turn integer; cosine double precision := cos(radians(from_latitude));
begin
  if app.actor_id() is null then wanted := wanted | app.bits_of(array['u:public']); end if;
  -- Words are read in their index, whole: the rows that lie first are not the best. Put back when the function ends, as its other settings.
  if questions[1] is not null then perform set_config('enable_indexscan', 'off', true); end if;
  for turn in 1 .. cardinality(levels) loop
    exit when room <= 0;
    continue when most - room >= enough[turn];
    asked := questions[turn]; already := besides[turn]; good := better[turn]; here := squares[turn]::integer[]; level := levels[turn]; is_remote := remote[turn];
    return query
      select f.id, f.listed_id, f.at_latitude, f.at_longitude, case when is_remote then null else f.km end, (level + f.good)::smallint, f.freshness::smallint, f.places,
        (f.matched * 15 + (level + f.good) * 20 + f.freshness * 5 + case when f.places then 8 else 0 end + f.kept - coalesce(case when is_remote then null else f.km end, case when from_latitude is null then 0 else 30 end))::double precision, turn::smallint
      from (
        select s.id, s.listed_id, s.at_latitude, s.at_longitude, s.at_square, case when s.owner_id is null then 0 else 2 end as kept, case when good is not null and s.search @@ good then 1 else 0 end as good,
          case when pieces is null then 0 else (select count(*) from unnest(pieces) piece where s.search @@ piece) end as matched,
          case when greatest(s.vouched_on, s.source_date) >= fresh_from then 2 when greatest(s.vouched_on, s.source_date) >= fading_from then 1 else 0 end as freshness,
          coalesce(s.places_free > 0 and s.places_on >= places_from, false) as places,
          case when from_latitude is null then null else 111.2 * sqrt((s.at_latitude - from_latitude) ^ 2 + (cosine * (s.at_longitude - from_longitude)) ^ 2) end as km
        from app.services s
        where s.closed_on is null and (asked is null or s.search @@ asked) and (already is null or (s.search @@ already) is not true) and (here is null or s.at_square = any (here))
          and (wanted = none or (s.marks & wanted) = wanted) and (one_of is null or (s.marks & one_of) <> none)
        offset 0) f
      where (within_km is null or (f.km <= within_km) is distinct from is_remote) and (not wants_places or f.places) and (not wants_fresh or f.freshness = 2)
      limit case when is_remote then 60 else room end;
    get diagnostics got = row_count;
    room := room - got;
  end loop;
end $$;
comment on function app.search_directory is 'Services that answer questions asked in turn, while those before gave fewer than enough, with what makes them good: words in the name or the theme, freshness, places free, distance. A question is words, or the squares around a place alone.';
revoke all on function app.search_directory from public;
grant execute on function app.search_directory to fil_rouge_visitor, fil_rouge_doorkeeper, fil_rouge_person;

-- Paris, Lyon and Marseille are written by their districts: the town stands in the middle of them. Where no entry is, the commune stands among those of its postcode.
alter table app.communes add column is_guessed boolean not null default false;
call app.classify('communes', 'none', 'is_guessed');
-- What waits to be written would be read by each lookup.
drop index app.communes_by_postcode;
create index communes_by_postcode on app.communes using gin (postcodes) with (fastupdate = off);
create or replace function app.place_communes() returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare moved integer; guessed integer;
begin
  with entries as (
    select commune_code as code, latitude, longitude from app.services where latitude is not null and commune_code is not null and closed_on is null
    union all select commune_code, latitude, longitude from app.directory_structures where latitude is not null and commune_code is not null and closed_on is null),
  towns as (select case when code like '751__' then '75056' when code like '6938_' then '69123' else '13055' end as code, latitude, longitude from entries where code ~ '^(751..|6938.|132..)$'),
  known as (
    select code, percentile_cont(0.5) within group (order by latitude) as latitude, percentile_cont(0.5) within group (order by longitude) as longitude
    from (select * from entries union all select * from towns) e group by 1)
  update app.communes c set latitude = k.latitude, longitude = k.longitude, is_guessed = false from known k where c.code = k.code and (c.latitude, c.longitude, c.is_guessed) is distinct from (k.latitude, k.longitude, false);
  get diagnostics moved = row_count;
  -- One by one, by the index of postcodes: what a join of them all would give back is not known in advance, and the plan was bad by minutes.
  update app.communes c set latitude = g.latitude, longitude = g.longitude, is_guessed = true
  from app.communes o cross join lateral (
    select percentile_cont(0.5) within group (order by k.latitude) as latitude, percentile_cont(0.5) within group (order by k.longitude) as longitude
    from app.communes k where k.postcodes && o.postcodes and k.latitude is not null and not k.is_guessed) g
  where o.code = c.code and (o.latitude is null or o.is_guessed) and o.postcodes && array(select distinct postcode from app.communes k, unnest(k.postcodes) postcode where k.latitude is not null and not k.is_guessed)
    and g.latitude is not null and (c.latitude, c.longitude) is distinct from (g.latitude, g.longitude);
  get diagnostics guessed = row_count;
  return moved + guessed;
end $$;
select app.place_communes();
