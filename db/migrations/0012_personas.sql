-- Only a simulated instance has personas: one-click doors, each saying who it is and what to try.
create table app.personas (
  professional_id uuid primary key references app.professionals on delete cascade,
  rank            integer not null,
  who             text not null,
  try_this        text not null
);
comment on table app.personas is 'Personas of a simulated instance; a real instance has none.';
alter table app.personas enable row level security;
create policy doorkeeper_reads on app.personas for select to fil_rouge_doorkeeper using ((select simulated from app.instance));
grant select on app.personas to fil_rouge_doorkeeper;
call app.classify('personas', 'none', 'professional_id', 'rank', 'who', 'try_this');

create function app.personas_live_in_a_simulated_instance() returns trigger language plpgsql set search_path = app, pg_temp as $$
begin
  if not coalesce((select simulated from app.instance), false) then
    raise exception 'a real instance has no persona' using errcode = 'check_violation', constraint = 'personas_live_in_a_simulated_instance';
  end if;
  return new;
end $$;
create trigger personas_live_in_a_simulated_instance before insert or update on app.personas
  for each row execute function app.personas_live_in_a_simulated_instance();
