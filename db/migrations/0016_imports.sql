-- Reprises: a chantier's list comes in, row by row, and nothing of it is lost without a word.

create table app.imports (
  id           uuid primary key default gen_random_uuid(),
  structure_id uuid not null references app.structures on delete restrict,
  made_by      uuid not null references app.professionals on delete restrict,
  file_name    text not null,
  file_bytes   bigint not null constraint a_file_weighs_something check (file_bytes > 0),
  sha256       text not null,
  kind         text not null constraint a_list_is_of_a_known_kind check (kind in ('csv', 'xlsx', 'json')),
  choices      jsonb not null default '{}',
  header       jsonb not null,
  notes        jsonb not null default '[]',
  mapping      jsonb,
  are_others   boolean not null default false,
  state        text not null default 'uploaded' constraint an_import_state_is_known check (state in ('uploaded', 'mapped', 'checked', 'running', 'done', 'stopped')),
  foreseen     jsonb,
  reached      integer not null default 0,
  rows_total   integer not null default 0,
  taken        integer not null default 0,
  unchanged    integer not null default 0,
  explained    integer not null default 0,
  stopped_for  jsonb,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  finished_at  timestamptz,
  constraint a_finished_import_loses_no_row check (state <> 'done' or rows_total = taken + unchanged + explained),
  constraint an_import_ends_on_a_date check ((state in ('done', 'stopped')) = (finished_at is not null)),
  constraint a_stopped_import_says_why check ((state = 'stopped') = (stopped_for is not null)),
  constraint an_import_is_checked_before_it_runs check (state not in ('checked', 'running', 'done') or (mapping is not null and foreseen is not null))
);
create index imports_of_a_structure on app.imports (structure_id, created_at desc);
comment on table app.imports is 'Reprise of a list: the file as it was read, what its columns become, how far it is; rows in = taken + unchanged + explained.';
call app.classify('imports', 'identity', 'header', 'notes', 'stopped_for');
call app.classify('imports', 'none', 'id', 'structure_id', 'made_by', 'file_name', 'file_bytes', 'sha256', 'kind', 'choices', 'mapping', 'are_others', 'state', 'foreseen',
  'reached', 'rows_total', 'taken', 'unchanged', 'explained', 'created_at', 'changed_at', 'finished_at');

create table app.import_rows (
  import_id    uuid not null references app.imports on delete cascade,
  position     integer not null constraint a_row_has_a_place_in_its_file check (position > 0),
  structure_id uuid not null references app.structures on delete restrict,
  line         integer not null,
  outcome      text not null constraint a_row_outcome_is_known check (outcome in ('taken', 'unchanged', 'refused', 'waiting', 'aside')),
  cells        jsonb,
  person_id    uuid references app.people on delete set null,
  reasons      jsonb not null default '[]',
  primary key (import_id, position),
  constraint an_explained_row_has_its_reasons check (outcome not in ('refused', 'waiting', 'aside') or reasons <> '[]'),
  constraint only_explained_rows_keep_their_cells check (cells is null or outcome in ('refused', 'waiting'))
);
create index explained_rows_of_an_import on app.import_rows (import_id, position) where outcome in ('refused', 'waiting', 'aside');
create index rows_of_a_person on app.import_rows (person_id) where person_id is not null;
comment on table app.import_rows is 'What became of each row: taken, unchanged, refused, waiting (perhaps somebody already followed) or set aside (a total). Never a social security number.';
call app.classify('import_rows', 'identity', 'cells', 'reasons');
call app.classify('import_rows', 'none', 'import_id', 'position', 'structure_id', 'line', 'outcome', 'person_id');

create table app.import_keys (
  structure_id uuid not null references app.structures on delete restrict,
  key          text not null,
  person_id    uuid not null references app.people on delete cascade,
  primary key (structure_id, key)
);
create index keys_of_a_person on app.import_keys (person_id);
comment on table app.import_keys is 'A row taken once is known again by its key, whatever the file it comes back in.';
call app.classify('import_keys', 'none', 'structure_id', 'key', 'person_id');

create table app.import_mappings (
  structure_id uuid not null references app.structures on delete restrict,
  signature    text not null,
  mapping      jsonb not null,
  primary key (structure_id, signature)
);
comment on table app.import_mappings is 'What the columns of a list become, chosen once by a structure and remembered for lists with the same header.';
call app.classify('import_mappings', 'none', 'structure_id', 'signature', 'mapping');

-- The list of a chantier belongs to those who read its casework.
do $$ declare t text; begin
  foreach t in array array['imports', 'import_rows', 'import_keys', 'import_mappings'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create policy carried_here on app.%I to fil_rouge_visitor using (structure_id = any ((select app.at(''notes''))::uuid[])) with check (structure_id = any ((select app.at(''notes''))::uuid[]))', t);
    execute format('grant select, insert on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
grant update (choices, header, notes, kind, mapping, are_others, state, foreseen, reached, rows_total, taken, unchanged, explained, stopped_for, changed_at, finished_at)
  on app.imports to fil_rouge_visitor;
grant delete on app.import_rows to fil_rouge_visitor;
grant update (mapping) on app.import_mappings to fil_rouge_visitor;
