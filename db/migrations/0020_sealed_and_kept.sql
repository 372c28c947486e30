-- What is sealed by the instance's key, and what somebody was writing when her session ended.

create table app.sealing_keys (
  id            text primary key constraint a_key_is_known_by_a_part_of_its_hash check (id ~ '^[0-9a-f]{16}$'),
  first_used_at timestamptz not null default now()
);
comment on table app.sealing_keys is 'Which keys the sealed values of this database ask for: a part of their hash. The keys themselves are kept elsewhere.';
alter table app.sealing_keys enable row level security;
create policy doorkeeper_reads on app.sealing_keys for select to fil_rouge_doorkeeper using (true);
grant select on app.sealing_keys to fil_rouge_doorkeeper;
call app.classify('sealing_keys', 'none', 'id', 'first_used_at');

comment on column app.accounts.totp_secret is 'Sealed by the instance''s key; sealed at the next start when an older version wrote it in clear.';

create table app.kept_forms (
  id              uuid primary key default gen_random_uuid(),
  professional_id uuid not null references app.professionals on delete cascade,
  route           text not null constraint a_kept_form_has_a_route check (route like '/_%'),
  address         text not null constraint a_kept_form_goes_back_to_this_house check (address ~ '^/[^/\\]'),
  fields          text not null constraint a_kept_form_is_sealed check (fields like 'v1.%'),
  kept_at         timestamptz not null,
  expires_at      timestamptz not null,
  taken_at        timestamptz,
  constraint a_kept_form_is_forgotten_after_it_is_kept check (expires_at > kept_at)
);
create index kept_forms_of_an_account on app.kept_forms (professional_id, kept_at);
create index kept_forms_to_forget on app.kept_forms (expires_at);
comment on table app.kept_forms is 'What somebody sent when her session had ended: given back to her alone once she has proved who she is, once, then erased.';
alter table app.kept_forms enable row level security;
create policy doorkeeper_keeps on app.kept_forms to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.kept_forms to fil_rouge_doorkeeper;
call app.classify('kept_forms', 'health', 'fields');
call app.classify('kept_forms', 'none', 'id', 'professional_id', 'route', 'address', 'kept_at', 'expires_at', 'taken_at');

-- A session that ended by itself still says whose it was; one that was closed, or whose account is closed, says nothing.
create function app.who_was_there(of_token bytea, at_time timestamptz) returns uuid
language sql stable security definer set search_path = app, pg_temp as $$
  select s.professional_id from app.sessions s left join app.accounts a on a.professional_id = s.professional_id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at <= at_time and s.expires_at > at_time - interval '12 hours' and a.disabled_at is null
$$;
comment on function app.who_was_there(bytea, timestamptz) is 'The professional behind a session that ended by itself less than twelve hours ago, or nothing.';
revoke execute on function app.who_was_there(bytea, timestamptz) from public;
grant execute on function app.who_was_there(bytea, timestamptz) to fil_rouge_app;

-- The one question asked before a visit begins now also says whether something is kept for her.
drop function app.who_is_there(bytea, timestamptz);
create function app.who_is_there(of_token bytea, at_time timestamptz) returns table (
  professional_id uuid, session_id uuid, given_name text, family_name text, locked boolean, by_means text, seen_long_ago boolean, needs_factor boolean,
  proved_at timestamptz, keeps_a_form boolean, roles jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select p.id, s.id, p.given_name, p.family_name, s.locked_at is not null or s.last_seen_at < at_time - interval '30 minutes', s.by_means,
    s.last_seen_at < at_time - interval '1 minute',
    s.by_means in ('password', 'first-link') and a.professional_id is not null and a.totp_confirmed_at is null and not exists (select from app.passkeys k where k.professional_id = p.id),
    s.proved_at,
    exists (select from app.kept_forms f where f.professional_id = p.id and f.expires_at > at_time),
    coalesce((select jsonb_agg(jsonb_build_object('role', m.role, 'structureId', m.structure_id, 'structure', st.name, 'kind', st.kind, 'territoryId', st.territory_id)
                               order by m.role, st.name)
              from app.memberships m join app.structures st on st.id = m.structure_id
              where m.professional_id = p.id and m.starts_on <= (at_time at time zone 'Europe/Paris')::date
                and (m.ends_on is null or m.ends_on >= (at_time at time zone 'Europe/Paris')::date)), '[]')
  from app.sessions s
  join app.professionals p on p.id = s.professional_id
  left join app.accounts a on a.professional_id = p.id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at > at_time and a.disabled_at is null
$$;
comment on function app.who_is_there(bytea, timestamptz) is 'The professional behind a session token, with her roles, or nothing.';
revoke execute on function app.who_is_there(bytea, timestamptz) from public;
grant execute on function app.who_is_there(bytea, timestamptz) to fil_rouge_app;
