-- Two files of one person become one, and may become two again exactly as they were.
create function app.merge_people(keep_id uuid, absorb_id uuid) returns jsonb language plpgsql security definer set search_path = app, pg_temp as $$
declare
  kept app.people; absorbed app.people; t text; r record; moved jsonb := '[]'; staying jsonb := '[]'; was jsonb; has_preferred boolean;
begin
  select * into kept from app.people where id = keep_id for update;
  select * into absorbed from app.people where id = absorb_id for update;
  if kept.id is null or absorbed.id is null
     or not (kept.followed_by = any (app.at('notes')) or kept.id = any (app.with('notes')))
     or not (absorbed.followed_by = any (app.at('notes')) or absorbed.id = any (app.with('notes'))) then
    raise exception 'these files are not yours to merge' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', 'on', true);
  select exists (select from app.contact_points where person_id = keep_id and preferred and ended_on is null) into has_preferred;
  foreach t in array array['journeys', 'stages', 'lead_referents', 'referents', 'situations', 'barriers', 'wishes', 'strengths', 'notes', 'reminders', 'person_languages', 'contact_points', 'addresses'] loop
    for r in execute format('select x.id, to_jsonb(x) as row from app.%I x where person_id = $1 order by id', t) using absorb_id loop
      if t in ('stages', 'lead_referents') and (select person_id from app.journeys where id = (r.row ->> 'journey_id')::uuid) <> keep_id then
        staying := staying || jsonb_build_object('table', t, 'id', r.id);
        continue;
      end if;
      was := jsonb_build_object('person_id', absorb_id, 'followed_by', r.row -> 'followed_by');
      begin
        if t = 'contact_points' and has_preferred and (r.row ->> 'preferred')::boolean then
          was := was || '{"preferred": true}';
          update app.contact_points set preferred = false where id = r.id;
        end if;
        execute format('update app.%I set person_id = $1, followed_by = $2 where id = $3', t) using keep_id, kept.followed_by, r.id;
        moved := moved || jsonb_build_object('table', t, 'id', r.id, 'was', was);
      exception when exclusion_violation or unique_violation then
        staying := staying || jsonb_build_object('table', t, 'id', r.id);
      end;
    end loop;
  end loop;
  update app.people set merged_into = keep_id where id = absorb_id;
  perform set_config('app.merging', 'off', true);
  return jsonb_build_object('moved', moved, 'staying', staying);
end $$;
comment on function app.merge_people(uuid, uuid) is 'Moves what one file holds into another; what would overlap stays where it was. Answers what moved and what stayed.';

create function app.unmerge_people(of_merge uuid) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare m app.merges; step jsonb;
begin
  select * into m from app.merges where id = of_merge and undone_at is null for update;
  if m.id is null or not exists (select from app.people p where p.id = m.kept_id and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes')))) then
    raise exception 'this merge is not yours to undo' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', 'on', true);
  for step in select value from jsonb_array_elements(m.moved -> 'moved') loop
    execute format('update app.%I set person_id = $1, followed_by = $2 where id = $3', step ->> 'table')
      using (step -> 'was' ->> 'person_id')::uuid, (step -> 'was' ->> 'followed_by')::uuid, (step ->> 'id')::uuid;
    if step -> 'was' ? 'preferred' then
      update app.contact_points set preferred = true where id = (step ->> 'id')::uuid;
    end if;
  end loop;
  update app.people set merged_into = null where id = m.absorbed_id;
  update app.merges set undone_at = now(), undone_by = app.actor_id() where id = m.id;
  perform set_config('app.merging', 'off', true);
end $$;
comment on function app.unmerge_people(uuid) is 'Gives two merged files back, row by row, as they were.';

-- Somebody very close is followed where the visitor does not look: only how many, never who nor where.
create function app.followed_elsewhere(key text, birth date) returns integer language sql stable security definer set search_path = app, public, pg_temp as $$
  select count(*)::integer from app.people p join app.identities i on i.person_id = p.id
  where p.merged_into is null and not (p.followed_by = any (app.at('presence'))) and not (p.id = any (app.with('presence')))
    and birth is not null and i.birth_date in (birth, case when extract(day from birth) <= 12 then make_date(extract(year from birth)::int, extract(day from birth)::int, extract(month from birth)::int) end)
    and public.similarity(p.name_key, key) > 0.6
$$;
comment on function app.followed_elsewhere(text, date) is 'How many files out of sight look like this name and birth date.';
grant execute on function app.merge_people(uuid, uuid), app.unmerge_people(uuid), app.followed_elsewhere(text, date) to fil_rouge_visitor;
revoke execute on function app.merge_people(uuid, uuid), app.unmerge_people(uuid), app.followed_elsewhere(text, date) from public;
