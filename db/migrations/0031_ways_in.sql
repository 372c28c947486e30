-- Other ways into her own space: a link that serves once, a code said aloud; a phone she says is hers; and somebody to try it as, where all is simulated.

create table app.person_ways (
  id           uuid primary key default gen_random_uuid(),
  person_id    uuid not null references app.people on delete cascade,
  kind         text not null constraint a_way_in_is_known check (kind in ('link', 'code')),
  token_hash   bytea unique,
  label        text,
  code_hash    text,
  tries        integer not null default 0 constraint a_spoken_code_dies_after_five_tries check (tries between 0 and 5),
  made_at      timestamptz not null,
  made_by      uuid not null references app.professionals on delete restrict,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  cancelled_at timestamptz,
  constraint a_link_is_a_token_a_code_is_figures check (case kind when 'link' then token_hash is not null and label is null and code_hash is null else token_hash is null and label ~ '^\d{4}$' and code_hash is not null end),
  constraint a_link_lives_three_days_a_code_ten_minutes check (expires_at > made_at and expires_at <= made_at + case kind when 'link' then interval '3 days' else interval '10 minutes' end)
);
create unique index one_open_way_of_a_kind on app.person_ways (person_id, kind) where used_at is null and cancelled_at is null;
create index spoken_codes_by_label on app.person_ways (label) where used_at is null and cancelled_at is null;
comment on table app.person_ways is 'A link or a spoken code that opens a person''s own space once: only hashes are kept, and what ended is removed.';
call app.classify('person_ways', 'none', 'id', 'person_id', 'kind', 'token_hash', 'label', 'code_hash', 'tries', 'made_at', 'made_by', 'expires_at', 'used_at', 'cancelled_at');
alter table app.person_ways enable row level security;
create policy of_people_i_lead on app.person_ways to fil_rouge_visitor
  using (person_id = any ((select app.people_i_lead())::uuid[])) with check (person_id = any ((select app.people_i_lead())::uuid[]));
create policy doorkeeper_keeps on app.person_ways to fil_rouge_doorkeeper using (true) with check (true);
grant select (id, person_id, kind, tries, made_at, made_by, expires_at, used_at, cancelled_at), insert, update (cancelled_at) on app.person_ways to fil_rouge_visitor;
grant select, update (tries, used_at), delete on app.person_ways to fil_rouge_doorkeeper;

-- « Ce téléphone est le mien »: said by her, on that phone; ended by her, by her lead, or after ninety days.
alter table app.person_sessions add column way_id uuid references app.person_ways on delete set null, add column hers_since timestamptz;
call app.classify('person_sessions', 'none', 'way_id', 'hers_since');
create policy mine on app.person_sessions for select to fil_rouge_person using (person_id = (select app.person_id()));
create policy mine_to_keep_or_close on app.person_sessions for update to fil_rouge_person
  using (person_id = (select app.person_id()) and revoked_at is null) with check (person_id = (select app.person_id()) and expires_at <= opened_at + interval '91 days');
grant select (id, person_id, opened_at, last_seen_at, expires_at, revoked_at, hers_since) on app.person_sessions to fil_rouge_person;
grant update (hers_since, expires_at, revoked_at) on app.person_sessions to fil_rouge_person;
-- Her lead closes a phone that was lost; when she looked is not a lead's to know.
create policy of_people_i_lead on app.person_sessions for select to fil_rouge_visitor using (person_id = any ((select app.people_i_lead())::uuid[]));
create policy of_people_i_lead_to_close on app.person_sessions for update to fil_rouge_visitor
  using (person_id = any ((select app.people_i_lead())::uuid[])) with check (person_id = any ((select app.people_i_lead())::uuid[]));
grant select (id, person_id, expires_at, revoked_at, hers_since) on app.person_sessions to fil_rouge_visitor;
grant update (revoked_at) on app.person_sessions to fil_rouge_visitor;

-- A phone of hers closes after a month without a look; any other, after twenty minutes.
drop function app.whose_space(bytea, timestamptz);
create function app.whose_space(of_token bytea, at_time timestamptz) returns table (person_id uuid, session_id uuid, seen_long_ago boolean, is_hers boolean)
language sql stable security definer set search_path = app, pg_temp as $$
  select s.person_id, s.id, s.last_seen_at < at_time - interval '1 minute', s.hers_since is not null
  from app.person_sessions s
  join app.people p on p.id = s.person_id and p.merged_into is null
  left join app.person_cards c on c.id = s.card_id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at > at_time
    and s.last_seen_at > at_time - case when s.hers_since is null then interval '20 minutes' else interval '30 days' end and c.cancelled_at is null
$$;
comment on function app.whose_space(bytea, timestamptz) is 'The person behind a token of her own space, or nothing.';
revoke execute on function app.whose_space(bytea, timestamptz) from public;
grant execute on function app.whose_space(bytea, timestamptz) to fil_rouge_app;

create table app.accompanied_personas (
  person_id uuid primary key references app.people on delete cascade,
  name      text not null,
  number    text not null references app.person_cards (number) on delete cascade,
  pin       text not null,
  who       text not null,
  try_this  text not null
);
comment on table app.accompanied_personas is 'Somebody accompanied, to try her own space as in a simulated instance; a real instance has none.';
alter table app.accompanied_personas enable row level security;
create policy doorkeeper_reads on app.accompanied_personas for select to fil_rouge_doorkeeper using ((select simulated from app.instance));
grant select on app.accompanied_personas to fil_rouge_doorkeeper;
call app.classify('accompanied_personas', 'none', 'person_id', 'number', 'pin', 'who', 'try_this');
call app.classify('accompanied_personas', 'identity', 'name');
create trigger personas_live_in_a_simulated_instance before insert or update on app.accompanied_personas
  for each row execute function app.personas_live_in_a_simulated_instance();
