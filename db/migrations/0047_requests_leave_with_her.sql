-- What leaves with her names the places she was sent to: an entry of the directory is said by its name, as a structure is.
create or replace function app.everything_about(of_person uuid) returns table (table_name text, rows jsonb) language plpgsql stable security definer set search_path = app, pg_temp as $$
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
      where f.contype = 'f' and f.conrelid = ('app.' || quote_ident(r.relname))::regclass and f.confrelid in ('app.professionals'::regclass, 'app.structures'::regclass, 'app.territories'::regclass, 'app.directory_structures'::regclass, 'app.services'::regclass) and not a.attname::text = any (hidden);
    if r.relname in ('journal') then said := '''actor_id'', app.role_and_team(x.actor_id)'; end if;
    if r.relname = 'revisions' then
      said := '''changed_by'', app.role_and_team(x.changed_by), ''was'', x.was - array(select c.column_name from app.column_classes c where c.table_name = x.table_name and c.not_exported_because is not null)
        - array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] where f.contype = ''f'' and f.confrelid = ''app.professionals''::regclass and f.conrelid = to_regclass(''app.'' || quote_ident(x.table_name)))';
    end if;
    return query execute format('select %L::text, coalesce(jsonb_agg(to_jsonb(x) - $2 || jsonb_build_object(%s)), ''[]'') from app.%I x where x.%I = any ($1)', r.relname, said, r.relname, r.attname) using hers, hidden;
  end loop;
end $$;
