-- Work that waits its turn: written with the change that asks for it, done by the server, run again if the server dies.

create table app.jobs (
  id             uuid primary key default gen_random_uuid(),
  kind           text not null,
  payload        jsonb not null default '{}',
  unique_key     text,
  state          text not null default 'waiting' constraint a_state_is_known check (state in ('waiting', 'running', 'done', 'failed')),
  run_at         timestamptz not null default now(),
  attempts       integer not null default 0,
  most_attempts  integer not null default 5 constraint a_job_may_be_tried check (most_attempts > 0),
  worker         integer,
  progress_done  integer not null default 0,
  progress_total integer,
  last_fault     text,
  created_at     timestamptz not null default now(),
  finished_at    timestamptz,
  constraint a_running_job_has_a_worker check ((state = 'running') = (worker is not null)),
  constraint a_finished_job_has_a_date check ((state in ('done', 'failed')) = (finished_at is not null)),
  constraint a_failed_job_says_why check (state <> 'failed' or last_fault is not null)
);
create unique index one_open_job_per_key on app.jobs (unique_key) where state in ('waiting', 'running');
create index jobs_to_take on app.jobs (run_at) where state = 'waiting';
create index jobs_under_way on app.jobs (worker) where state = 'running';
create index jobs_to_forget on app.jobs (finished_at) where state = 'done';
comment on table app.jobs is 'Work that waits its turn or is under way: identifiers only, never what is known of a person.';
comment on column app.jobs.worker is 'Number whose advisory lock lives as long as the process that runs the job.';
alter table app.jobs enable row level security;
create policy doorkeeper_runs_them on app.jobs to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.jobs to fil_rouge_doorkeeper;
call app.classify('jobs', 'none', 'id', 'kind', 'payload', 'unique_key', 'state', 'run_at', 'attempts', 'most_attempts', 'worker',
  'progress_done', 'progress_total', 'last_fault', 'created_at', 'finished_at');

-- Whoever makes the change may ask for the work in the same transaction; nobody else sees the list.
create function app.enqueue(job_kind text, job_payload jsonb, job_key text, job_run_at timestamptz, job_attempts integer)
returns uuid language plpgsql security definer set search_path = app, pg_temp as $$
declare
  job uuid;
begin
  -- Twice, because the open job with this key may end between the two statements.
  for attempt in 1 .. 2 loop
    insert into jobs (kind, payload, unique_key, run_at, most_attempts)
      values (job_kind, job_payload, job_key, coalesce(job_run_at, now()), coalesce(job_attempts, 5))
      on conflict (unique_key) where state in ('waiting', 'running') do nothing returning id into job;
    exit when job is not null;
    select id into job from jobs where unique_key = job_key and state in ('waiting', 'running');
    exit when job is not null;
  end loop;
  perform pg_notify('fil_rouge_jobs', job_kind);
  return job;
end $$;
comment on function app.enqueue(text, jsonb, text, timestamptz, integer) is 'Writes a job down; with a key, answers the job already waiting or running under it.';
revoke execute on function app.enqueue(text, jsonb, text, timestamptz, integer) from public;
grant execute on function app.enqueue(text, jsonb, text, timestamptz, integer) to fil_rouge_visitor, fil_rouge_doorkeeper;

create function app.job_progress(job uuid) returns table (state text, progress_done integer, progress_total integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select j.state, j.progress_done, j.progress_total from jobs j where j.id = job
$$;
comment on function app.job_progress(uuid) is 'How far a job is, for whoever was given its number.';
revoke execute on function app.job_progress(uuid) from public;
grant execute on function app.job_progress(uuid) to fil_rouge_visitor, fil_rouge_doorkeeper;
