-- What is written about a person is sealed by a key of her own, kept outside the database (docs/decisions/0011).

create table app.person_keystores (
  only_one         boolean primary key default true constraint there_is_one_keystore check (only_one),
  id               text not null constraint a_keystore_is_known_by_its_number check (id ~ '^[0-9a-f]{16}$'),
  first_used_at    timestamptz not null default now(),
  words_sealed_at  timestamptz
);
comment on table app.person_keystores is 'Which keystore holds the keys of the people of this database; since when no word of a file is in clear, once those of an older version were sealed.';
alter table app.person_keystores enable row level security;
create policy doorkeeper_reads on app.person_keystores to fil_rouge_doorkeeper using (true) with check (true);
grant select, update (words_sealed_at) on app.person_keystores to fil_rouge_doorkeeper;
call app.classify('person_keystores', 'none', 'only_one', 'id', 'first_used_at', 'words_sealed_at');

alter table app.column_classes add column sealed boolean not null default false;
call app.classify('column_classes', 'none', 'sealed');
create procedure app.seals(of_table text, variadic columns text[]) language plpgsql as $$
begin
  update app.column_classes set sealed = true where table_name = of_table and column_name = any (columns);
end $$;
call app.seals('notes', 'body');
call app.seals('reminders', 'words');
call app.seals('wishes', 'words');
call app.seals('strengths', 'words');
call app.seals('situations', 'place');
call app.seals('barriers', 'professional_words', 'person_words');
call app.seals('person_messages', 'words');
call app.seals('lead_referents', 'handover_note');
call app.seals('drafts', 'fields');

-- Sealing what an older version wrote in clear is not a change somebody made: it leaves no version behind.
create or replace function app.keep_revision() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  -- A contact moves last_contact_on by itself, and a file changing hands moves followed_by: neither is a change somebody wrote.
  if to_jsonb(new) - array['version', 'followed_by', 'last_contact_on'] = to_jsonb(old) - array['version', 'followed_by', 'last_contact_on'] then
    return new;
  end if;
  -- A merge moves rows whole and keeps what they were itself, so that undoing it gives back exactly what stood before.
  if current_setting('app.merging', true) = 'on' or current_setting('app.sealing', true) = 'on' then
    return new;
  end if;
  new.version := old.version + 1;
  insert into app.revisions (table_name, row_id, person_id, followed_by, topic, version, was, changed_by)
  values (tg_table_name, coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'person_id')::uuid, case when tg_table_name = 'people' then (to_jsonb(old) ->> 'id')::uuid else (to_jsonb(old) ->> 'person_id')::uuid end,
          old.followed_by, coalesce(to_jsonb(old) ->> 'topic', tg_argv[0]), old.version, to_jsonb(old), app.actor_id());
  return new;
end $$;

create function app.is_sealed(words text) returns boolean language sql immutable as $$
  select words ~ '^(p1|v1)\.[0-9a-f]{16}\.[A-Za-z0-9_-]{38,}$'
$$;
comment on function app.is_sealed(text) is 'Does this value look sealed, by a person''s key or by the instance''s?';

-- The doorkeeper reads no file. These three give what is still in clear to be sealed, batch by batch, and take it back sealed: nothing else.
create function app.words_in_clear(of_table text, of_column text, after_id uuid, most integer) returns table (id uuid, person_id uuid, words text, reached uuid)
language plpgsql stable security definer set search_path = app, pg_temp as $$
declare as_text text;
begin
  select case when i.data_type = 'jsonb' then format('(x.%I #>> ''{}'')', of_column) else format('x.%I', of_column) end into strict as_text
  from app.column_classes c join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name
  where c.sealed and c.table_name = of_table and c.column_name = of_column;
  return query execute format(
    'with batch as materialized (select x.id, x.person_id, %1$s as words from app.%2$I x where x.id > $1 order by x.id limit $2)
     select b.id, b.person_id, case when b.words <> '''' and not app.is_sealed(b.words) and b.person_id is not null then b.words end, (select max(r.id::text)::uuid from batch r) from batch b
     where (b.words <> '''' and not app.is_sealed(b.words) and b.person_id is not null) or b.id::text = (select max(r.id::text) from batch r)', as_text, of_table) using after_id, most;
end $$;
comment on function app.words_in_clear(text, text, uuid, integer) is 'Rows of one batch whose words are still in clear, in the order of their ids, and how far the batch went; nothing when the table is over.';

create function app.seal_words(of_table text, of_column text, of_id uuid, was text, sealed_words text) returns boolean
language plpgsql security definer set search_path = app, pg_temp as $$
declare as_text text; as_value text; done integer;
begin
  if not app.is_sealed(sealed_words) then raise exception 'these words are not sealed' using errcode = 'check_violation'; end if;
  select case when i.data_type = 'jsonb' then format('(%I #>> ''{}'')', of_column) else format('%I', of_column) end, case when i.data_type = 'jsonb' then 'to_jsonb($2)' else '$2' end
  into strict as_text, as_value
  from app.column_classes c join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name
  where c.sealed and c.table_name = of_table and c.column_name = of_column;
  perform set_config('app.sealing', 'on', true);
  execute format('update app.%I set %I = %s where id = $1 and %s = $3', of_table, of_column, as_value, as_text) using of_id, sealed_words, was;
  get diagnostics done = row_count;
  perform set_config('app.sealing', 'off', true);
  return done > 0;
end $$;
comment on function app.seal_words(text, text, uuid, text, text) is 'Puts sealed words in the place of the same words in clear, if nobody wrote meanwhile.';

create function app.revisions_in_clear(after_id bigint, most integer) returns table (id bigint, row_id uuid, person_id uuid, table_name text, column_name text, words text)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, r.row_id, r.person_id, r.table_name, c.column_name, r.was ->> c.column_name
  from app.revisions r join app.column_classes c on c.sealed and c.table_name = r.table_name
  where r.id > after_id and r.was ->> c.column_name <> '' and not app.is_sealed(r.was ->> c.column_name) order by r.id limit most
$$;
comment on function app.revisions_in_clear(bigint, integer) is 'Earlier versions that still hold words in clear.';

create function app.seal_revision(of_id bigint, of_column text, sealed_words text) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not app.is_sealed(sealed_words) then raise exception 'these words are not sealed' using errcode = 'check_violation'; end if;
  update app.revisions r set was = r.was || jsonb_build_object(of_column, sealed_words)
  where r.id = of_id and exists (select from app.column_classes c where c.sealed and c.table_name = r.table_name and c.column_name = of_column);
end $$;
comment on function app.seal_revision(bigint, text, text) is 'Seals the words of an earlier version where they stand.';

revoke execute on function app.words_in_clear(text, text, uuid, integer), app.seal_words(text, text, uuid, text, text), app.revisions_in_clear(bigint, integer), app.seal_revision(bigint, text, text) from public;
grant execute on function app.words_in_clear(text, text, uuid, integer), app.seal_words(text, text, uuid, text, text), app.revisions_in_clear(bigint, integer), app.seal_revision(bigint, text, text) to fil_rouge_doorkeeper;
