-- Any door: a partner welcomes somebody who has no file anywhere it can see, with as little as a first name, and asks the network for her.
-- Her file is kept by the structure that welcomed her; it opens who she is and what is asked for her, and not one file of a chantier.

create function app.welcoming() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(s.id), '{}') from app.structures s where s.kind = 'partner' and s.id = any (app.my_doors())
$$;
comment on function app.welcoming() is 'Partner structures in which the visitor accompanies people, and so keeps the files opened at their door.';
revoke execute on function app.welcoming() from public;
grant execute on function app.welcoming() to fil_rouge_visitor;

create index referrals_kept_at_a_door on app.referrals (door_id, state_since);
create index referrals_of_an_asker on app.referrals (asked_by, state_since);

do $$ declare t text; begin
  foreach t in array array['people', 'identities', 'person_languages', 'contact_points', 'referrals'] loop
    execute format('create policy welcomed_here on app.%I to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[])) with check (followed_by = any ((select app.welcoming())::uuid[]))', t);
  end loop;
end $$;
create policy welcomed_here on app.erasures for select to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[]));
create policy welcomed_here_asked on app.erasures for insert to fil_rouge_visitor
  with check (asked_by = (select app.actor_id()) and confirmed_by is null and cancelled_by is null and followed_by = any ((select app.welcoming())::uuid[]));
create policy welcomed_here_cancelled on app.erasures for update to fil_rouge_visitor
  using (confirmed_at is null and followed_by = any ((select app.welcoming())::uuid[])) with check (cancelled_by = (select app.actor_id()) and confirmed_by is null);

create or replace function app.sees_referral(of_referral uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.referrals r where r.id = of_referral and (
    r.followed_by = any (app.at(r.topic)) or r.person_id = any (app.with(r.topic)) or r.followed_by = any (app.welcoming())
    or (r.asked_by = app.actor_id() and r.followed_by is not null)
    or (r.agreed_at is not null and r.withdrawn_at is null and r.followed_by is not null and r.state not in ('draft', 'waiting-moment', 'entered-in-error')
        and (r.territory_id = any (app.officer_territories()) or r.host_id = any (app.my_doors()) or r.asking_id = any (app.my_doors()) and r.asking_id <> r.followed_by))))
$$;

create or replace function app.files_access(of_people uuid[]) returns table (person_id uuid, topics text[], reasons jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  with person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  opened as materialized (
    select p.id, o.code from (select t.code, unnest(app.at(t.code)) as chantier from app.topics t) o join person p on p.followed_by = o.chantier
    union all select p.id, t.code from person p cross join (values ('presence'), ('identity')) t (code) where p.followed_by = any ((select app.welcoming())::uuid[])),
  shared as materialized (
    select distinct p.id, o.code from (select t.code, unnest(app.with(t.code)) as of_person from app.topics t) o join person p on p.id = o.of_person),
  seen as (
    select held.id, array_agg(held.code order by held.code) as topics
    from (select opened.id, opened.code from opened union select shared.id, shared.code from shared) held group by held.id),
  named as materialized (
    select n.person_id, p.chantier_id, n.named_at from app.protection_names n join app.protections p on p.id = n.protection_id and p.lifted_at is null
    join shared on shared.id = n.person_id and shared.code = 'presence'
    where n.professional_id = app.actor_id() and n.removed_at is null),
  reason as (
    select l.person_id as id, jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l join shared on shared.id = l.person_id and shared.code = 'presence'
    where l.professional_id = app.actor_id() and l.starts_on <= app.today() and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today())
    union all
    select f.person_id, jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on, 'agreed', coalesce((
      select jsonb_agg(jsonb_build_object('topic', c.topic, 'until', c.ends_on) order by c.topic) from app.consents c join app.domain_topics dt on dt.domain = f.domain and dt.topic = c.topic
      where c.person_id = f.person_id and coalesce(c.structure_id, c.professional_id) = any ((select app.my_recipients())::uuid[])
        and c.withdrawn_at is null and c.decision = 'agreed' and c.given_on <= app.today() and c.ends_on >= app.today()), '[]'))
    from app.referents f join shared on shared.id = f.person_id and shared.code = 'presence'
    where f.professional_id = app.actor_id() and f.starts_on <= app.today() and (f.ends_on is null or f.ends_on > app.today())
    union all
    select p.id, jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join (select person.id, person.followed_by as chantier from opened join person on person.id = opened.id where opened.code = 'presence'
          union all select named.person_id, named.chantier_id from named) p on true
    join app.structures c on c.id = p.chantier
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id))
    union all
    select p.id, jsonb_build_object('as', 'welcome', 'structure', s.name, 'since', min(m.starts_on))
    from person p join app.structures s on s.id = p.followed_by join app.memberships m on m.structure_id = s.id and m.professional_id = app.actor_id() and m.role in ('outside-referent', 'cisp', 'social-educator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    where p.followed_by = any ((select app.welcoming())::uuid[]) group by p.id, s.name
    union all
    select named.person_id, jsonb_build_object('as', 'named', 'since', (named.named_at at time zone 'Europe/Paris')::date) from named
    union all
    select e.person_id, jsonb_build_object('as', 'emergency', 'until', (e.until at time zone 'Europe/Paris')::date,
      'hour', to_char(e.until at time zone 'Europe/Paris', 'FMHH24 "h" MI'), 'topics', to_jsonb(e.topics))
    from app.emergencies e join shared on shared.id = e.person_id and shared.code = e.topics[1]
    where e.professional_id = app.actor_id() and e.ended_at is null and e.opened_at <= app.moment() and e.until > app.moment()),
  because as (select reason.id, jsonb_agg(reason.why) as reasons from reason group by reason.id)
  select p.id, coalesce(seen.topics, '{}'), coalesce(because.reasons, '[]')
  from person p left join seen on seen.id = p.id left join because on because.id = p.id
$$;

create or replace function app.followed_elsewhere(key text, birth date) returns integer language sql stable security definer set search_path = app, public, pg_temp as $$
  select count(*)::integer from app.people p join app.identities i on i.person_id = p.id
  where p.merged_into is null and p.followed_by is not null and not (p.followed_by = any (app.at('presence'))) and not (p.id = any (app.with('presence'))) and not (p.followed_by = any (app.welcoming()))
    and birth is not null and i.birth_date in (birth, case when extract(day from birth) <= 12 then make_date(extract(year from birth)::int, extract(day from birth)::int, extract(month from birth)::int) end)
    and public.similarity(p.name_key, key) > 0.6
$$;

-- Where nobody directs, a colleague of the same door confirms.
create or replace function app.erase_person(of_erasure uuid) returns uuid[] language plpgsql security definer set search_path = app, pg_temp as $$
declare e app.erasures;
begin
  select * into e from app.erasures where id = of_erasure and confirmed_at is null and cancelled_at is null for update;
  if e.id is null or e.asked_by = app.actor_id() or not (e.followed_by = any (app.welcoming()) or exists (
    select from app.memberships m join app.structures s on s.id = m.structure_id join app.structures c on c.id = e.followed_by
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((m.role = 'director' and m.structure_id = e.followed_by) or (m.role = 'coordinator' and s.territory_id = c.territory_id)))) then
    raise exception 'this erasure is not yours to confirm' using errcode = 'insufficient_privilege';
  end if;
  update app.erasures set confirmed_by = app.actor_id(), confirmed_at = now() where id = e.id;
  return app.forget_people(array[e.person_id]);
end $$;

create or replace function app.quiet_since(before_day date) returns table (person_id uuid, followed_by uuid, last_contact_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  with quiet as materialized (
    select coalesce(p.merged_into, p.id) as id, max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) as known
    from app.people p left join app.journeys j on j.person_id = p.id group by 1
    having max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) < before_day)
  select q.id, p.followed_by, greatest(q.known, c.said, m.said, w.said, s.said, r.said)
  from quiet q join app.people p on p.id = q.id
  -- A journey that is closed no longer follows its contacts.
  cross join lateral (select max(happened_on) as said from app.notes x where x.person_id = q.id and x.kind = 'contact' and x.channel <> 'no-answer' and x.struck_at is null) c
  cross join lateral (select max((sent_at at time zone 'Europe/Paris')::date) as said from app.person_messages x where x.person_id = q.id and x.written_by is null) m
  cross join lateral (select max(said_on) as said from app.wishes x where x.person_id = q.id) w
  cross join lateral (select max((written_at at time zone 'Europe/Paris')::date) as said from app.situations x where x.person_id = q.id and x.struck_at is null and x.known_how in ('declared', 'proof-seen')) s
  -- What she agreed to ask for is news of her; where nobody writes notes, the only one.
  cross join lateral (select max((greatest(x.agreed_at, x.contact_at) at time zone 'Europe/Paris')::date) as said from app.referrals x where x.person_id = q.id) r
  where greatest(q.known, c.said, m.said, w.said, s.said, r.said) < before_day
$$;

-- Whoever welcomed her hands over what leaves with her.
create or replace function app.everything_about(of_person uuid) returns table (table_name text, rows jsonb) language plpgsql stable security definer set search_path = app, pg_temp as $$
declare r record; hers uuid[]; said text; hidden text[];
begin
  if app.person_id() is distinct from of_person and not exists (
    select from app.lead_referents l where l.person_id = of_person and l.professional_id = app.actor_id() and l.starts_on <= app.today()
      and app.open_until(l.ends_on, l.overlap_until) >= app.today() and of_person = any (app.with('notes')))
    and not exists (select from app.people p where p.id = of_person and p.followed_by = any (app.welcoming())) then
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
      where f.contype = 'f' and f.conrelid = ('app.' || quote_ident(r.relname))::regclass and f.confrelid in ('app.professionals'::regclass, 'app.structures'::regclass, 'app.territories'::regclass, 'app.directory_structures'::regclass, 'app.services'::regclass) and not a.attname::text = any (hidden);
    if r.relname in ('journal') then said := '''actor_id'', app.role_and_team(x.actor_id)'; end if;
    if r.relname = 'revisions' then
      said := '''changed_by'', app.role_and_team(x.changed_by), ''was'', x.was - array(select c.column_name from app.column_classes c where c.table_name = x.table_name and c.not_exported_because is not null)
        - array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] where f.contype = ''f'' and f.confrelid = ''app.professionals''::regclass and f.conrelid = to_regclass(''app.'' || quote_ident(x.table_name)))';
    end if;
    return query execute format('select %L::text, coalesce(jsonb_agg(to_jsonb(x) - $2 || jsonb_build_object(%s)), ''[]'') from app.%I x where x.%I = any ($1)', r.relname, said, r.relname, r.attname) using hers, hidden;
  end loop;
end $$;
