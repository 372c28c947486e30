-- The journal becomes a chain: each line carries the hash of what it says, and seals close the lines in blocks, each holding the one before.
-- A chain of lines would make every page wait for every other: lines are sealed afterwards, once nobody can add one among them.
-- docs/journal-chain.md is the whole form, for a verifier written by somebody else.

create function app.journal_field(value text) returns text language sql stable parallel safe as $$
  select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || E'\n'
$$;
comment on function app.journal_field(text) is 'A value as the journal hashes it: its length in UTF-8 bytes, a colon, itself; a hyphen when there is none.';
create function app.journal_instant(value timestamptz) returns text language sql stable parallel safe as $$
  select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$$;
comment on function app.journal_instant(timestamptz) is 'An instant as the journal hashes it: UTC, six digits under the second.';

alter table app.journal add column hash bytea not null default '\x';
comment on column app.journal.hash is 'SHA-256 of what the line says (app.journal_line_text), written by trigger.';
call app.classify('journal', 'none', 'hash');

create function app.journal_line_text(line app.journal) returns text language sql stable as $$
  select E'fil-rouge-line-1\n' || app.journal_field(line.id::text) || app.journal_field(app.journal_instant(line.at)) || app.journal_field(line.actor_id::text)
    || app.journal_field(line.event) || app.journal_field(line.person_id::text) || app.journal_field(line.followed_by::text)
    || app.journal_field(line.subject_id::text) || app.journal_field(line.because) || app.journal_field(line.detail::text)
$$;
comment on function app.journal_line_text(app.journal) is 'What is hashed of a line of the journal.';
update app.journal line set hash = sha256(convert_to(app.journal_line_text(line), 'UTF8'));

create function app.hash_journal_line() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  new.hash := sha256(convert_to(journal_line_text(new), 'UTF8'));
  return new;
end $$;
create trigger a_line_carries_its_hash before insert on app.journal for each row execute function app.hash_journal_line();

-- Before it takes its number, whoever writes a line holds this lock until the end of its transaction: the sealer sees whom to wait for, and makes nobody wait.
create function app.announce_journal_line() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(7046011);
  return null;
end $$;
create trigger a_writer_says_so_before_writing before insert on app.journal for each statement execute function app.announce_journal_line();

-- A reading of somebody's file says why it was allowed. By trigger, because lines of before this rule come back with an archive as they were.
create function app.refuse_reading_without_reason() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  raise check_violation using message = 'a reading says why it was allowed', table = 'journal', constraint = 'a_reading_says_why';
end $$;
create trigger a_reading_says_why before insert on app.journal for each row
  when (new.person_id is not null and coalesce(new.because, '') = '' and new.event ~ '\.([a-z]+-)?(viewed|printed)$')
  execute function app.refuse_reading_without_reason();

-- Neither the number nor the hash is for the writer to choose.
revoke insert on app.journal from fil_rouge_visitor, fil_rouge_doorkeeper;
grant insert (at, actor_id, event, person_id, followed_by, subject_id, because, detail) on app.journal to fil_rouge_visitor, fil_rouge_doorkeeper;

create table app.journal_seals (
  number        bigint primary key constraint seals_are_numbered_from_one check (number > 0),
  from_id       bigint not null,
  to_id         bigint not null,
  lines         integer not null,
  lines_hash    bytea not null,
  previous_hash bytea not null,
  hash          bytea not null,
  sealed_at     timestamptz not null,
  constraint a_seal_closes_some_lines check (lines > 0 and to_id >= from_id),
  constraint a_number_is_sealed_once exclude using gist (int8range(from_id, to_id, '[]') with &&)
);
comment on table app.journal_seals is 'Seals of the journal: each closes the lines of a range of numbers, for ever, and holds the hash of the seal before it.';
alter table app.journal_seals enable row level security;
create policy anyone_reads on app.journal_seals for select using (true);
grant select on app.journal_seals to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('journal_seals', 'none', 'number', 'from_id', 'to_id', 'lines', 'lines_hash', 'previous_hash', 'hash', 'sealed_at');

create function app.journal_seal_text(seal app.journal_seals) returns text language sql stable as $$
  select E'fil-rouge-seal-1\n' || app.journal_field(seal.number::text) || app.journal_field(seal.from_id::text) || app.journal_field(seal.to_id::text)
    || app.journal_field(seal.lines::text) || app.journal_field(encode(seal.lines_hash, 'hex')) || app.journal_field(encode(seal.previous_hash, 'hex'))
    || app.journal_field(app.journal_instant(seal.sealed_at))
$$;
comment on function app.journal_seal_text(app.journal_seals) is 'What is hashed of a seal.';

create function app.journal_writers() returns table (writer text) language sql volatile set search_path = app, pg_temp as $$
  select l.virtualtransaction from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory' and (l.classid, l.objid, l.objsubid) = (0, 7046011, 1)
    and l.granted and l.pid is distinct from pg_backend_pid()
$$;
comment on function app.journal_writers() is 'Transactions that may still add a line under a number already given.';
revoke execute on function app.journal_writers() from public;

-- Runs as owner: nobody else may write a seal. At most a hundred blocks at once, so that an old journal is sealed in many short turns.
create function app.seal_journal(patience interval) returns table (outcome text, sealed bigint, last_number bigint, last_hash text)
language plpgsql security definer set search_path = app, pg_temp as $$
declare
  highest bigint;
  writers text[];
  give_up timestamptz := clock_timestamp() + patience;
  previous journal_seals;
  seal journal_seals;
  block record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'a seal asks for read committed: a transaction that looks at the past would miss the last lines';
  end if;
  perform pg_advisory_xact_lock(7046012);
  sealed := 0;
  -- In this order: whoever holds a number up to the highest announced itself before taking it, and is either in this list or over.
  select s.last_value into highest from journal_id_seq s where s.is_called;
  writers := array(select writer from journal_writers());
  while exists (select from journal_writers() w where w.writer = any (writers)) loop
    if clock_timestamp() >= give_up then
      outcome := 'writers-busy';
      return next;
      return;
    end if;
    perform pg_sleep(0.02);
  end loop;
  select * into previous from journal_seals s order by s.number desc limit 1;
  for turn in 1 .. 100 loop
    select count(*) as lines, max(id) as to_id, sha256(string_agg(hash, '' order by id)) as lines_hash into block
      from (select id, hash from journal where id > coalesce(previous.to_id, 0) and id <= highest order by id limit 1000) waiting;
    exit when block.lines = 0;
    seal.number := coalesce(previous.number, 0) + 1;
    seal.from_id := coalesce(previous.to_id, 0) + 1;
    seal.to_id := block.to_id;
    seal.lines := block.lines;
    seal.lines_hash := block.lines_hash;
    seal.previous_hash := coalesce(previous.hash, decode(repeat('00', 32), 'hex'));
    seal.sealed_at := clock_timestamp();
    seal.hash := sha256(convert_to(journal_seal_text(seal), 'UTF8'));
    insert into journal_seals select seal.*;
    sealed := sealed + block.lines;
    previous := seal;
  end loop;
  outcome := case when sealed = 0 then 'nothing-to-seal' else 'sealed' end;
  last_number := previous.number;
  last_hash := encode(previous.hash, 'hex');
  return next;
end $$;
comment on function app.seal_journal(interval) is 'Seals the lines that nobody can precede any more; waits a while for transactions under way, then leaves them to the next time.';
revoke execute on function app.seal_journal(interval) from public;
grant execute on function app.seal_journal(interval) to fil_rouge_doorkeeper;
