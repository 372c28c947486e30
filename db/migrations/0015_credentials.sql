-- How people prove who they are, how they are invited, and what leaves by mail. All of it stands behind the doorkeeper.

alter table app.sessions add column proved_at timestamptz, add column openid_hint text;
comment on column app.sessions.proved_at is 'When a password, a key or the identity provider last proved who this is.';
comment on column app.sessions.openid_hint is 'What the identity provider asks for to close its own session.';
call app.classify('sessions', 'none', 'proved_at');
call app.classify('sessions', 'identity', 'openid_hint');

alter table app.accounts add constraint a_password_has_a_date check ((password_hash is null) = (password_set_at is null));

create table app.passkeys (
  id              uuid primary key default gen_random_uuid(),
  professional_id uuid not null references app.accounts on delete cascade,
  credential_id   text not null unique,
  public_key      bytea not null,
  counter         bigint not null default 0,
  transports      text[] not null default '{}',
  name            text not null constraint a_key_has_a_name check (name <> ''),
  created_at      timestamptz not null,
  last_used_at    timestamptz
);
create index passkeys_of_an_account on app.passkeys (professional_id);
comment on table app.passkeys is 'Clés d''accès of an account: the public half only.';
alter table app.passkeys enable row level security;
create policy doorkeeper_keeps on app.passkeys to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.passkeys to fil_rouge_doorkeeper;
call app.classify('passkeys', 'none', 'id', 'professional_id', 'credential_id', 'public_key', 'counter', 'transports', 'name', 'created_at', 'last_used_at');

create table app.recovery_codes (
  id              uuid primary key default gen_random_uuid(),
  professional_id uuid not null references app.accounts on delete cascade,
  code_hash       bytea not null,
  created_at      timestamptz not null,
  used_at         timestamptz,
  constraint a_code_is_given_once unique (professional_id, code_hash)
);
comment on table app.recovery_codes is 'Codes de secours: each opens once, instead of the telephone; only hashes are kept.';
alter table app.recovery_codes enable row level security;
create policy doorkeeper_keeps on app.recovery_codes to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.recovery_codes to fil_rouge_doorkeeper;
call app.classify('recovery_codes', 'none', 'id', 'professional_id', 'code_hash', 'created_at', 'used_at');

create table app.openid_identities (
  issuer          text not null,
  subject         text not null,
  professional_id uuid not null references app.accounts on delete cascade,
  linked_at       timestamptz not null,
  primary key (issuer, subject)
);
create index openid_identities_of_an_account on app.openid_identities (professional_id);
comment on table app.openid_identities is 'Who an account is for an identity provider (ProConnect): the pair issuer and subject, never the e-mail.';
alter table app.openid_identities enable row level security;
create policy doorkeeper_keeps on app.openid_identities to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.openid_identities to fil_rouge_doorkeeper;
call app.classify('openid_identities', 'identity', 'issuer', 'subject');
call app.classify('openid_identities', 'none', 'professional_id', 'linked_at');

create table app.invitations (
  id              uuid primary key default gen_random_uuid(),
  kind            text not null constraint an_invitation_kind_is_known check (kind in ('invitation', 'first-administrator', 'password-reset')),
  professional_id uuid references app.accounts on delete cascade,
  token_hash      bytea not null unique,
  created_at      timestamptz not null,
  created_by      uuid references app.professionals on delete set null,
  expires_at      timestamptz not null,
  accepted_at     timestamptz,
  revoked_at      timestamptz,
  constraint only_the_first_administrator_is_nobody_yet check ((professional_id is null) = (kind = 'first-administrator')),
  constraint an_invitation_is_accepted_or_revoked check (accepted_at is null or revoked_at is null),
  constraint an_invitation_ends_after_it_begins check (expires_at > created_at)
);
create unique index one_open_link_per_account_and_kind on app.invitations (professional_id, kind) where accepted_at is null and revoked_at is null;
create unique index one_open_first_administrator_link on app.invitations (kind) where kind = 'first-administrator' and accepted_at is null and revoked_at is null;
comment on table app.invitations is 'One-time links: an invitation, the first administrator''s, a forgotten password. Only the hash of the token is kept.';
alter table app.invitations enable row level security;
create policy doorkeeper_keeps on app.invitations to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.invitations to fil_rouge_doorkeeper;
call app.classify('invitations', 'none', 'id', 'kind', 'professional_id', 'token_hash', 'created_at', 'created_by', 'expires_at', 'accepted_at', 'revoked_at');

create table app.door_attempts (
  bucket    bytea primary key,
  attempts  integer not null constraint attempts_are_counted_from_one check (attempts > 0),
  since     timestamptz not null
);
create index door_attempts_to_forget on app.door_attempts (since);
comment on table app.door_attempts is 'How often a door was tried lately, by account and by address: hashes, forgotten after a day.';
alter table app.door_attempts enable row level security;
create policy doorkeeper_keeps on app.door_attempts to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.door_attempts to fil_rouge_doorkeeper;
call app.classify('door_attempts', 'none', 'bucket', 'attempts', 'since');

create table app.door_challenges (
  token_hash      bytea primary key,
  kind            text not null constraint a_challenge_kind_is_known check (kind in ('passkey-register', 'passkey-sign-in', 'openid', 'second-factor')),
  professional_id uuid references app.professionals on delete cascade,
  payload         jsonb not null default '{}',
  expires_at      timestamptz not null,
  constraint a_second_factor_is_awaited_from_somebody check (kind not in ('passkey-register', 'second-factor') or professional_id is not null)
);
create index door_challenges_to_forget on app.door_challenges (expires_at);
comment on table app.door_challenges is 'What the door is waiting for: a signature, a return from the identity provider, a second factor. Each is taken once.';
alter table app.door_challenges enable row level security;
create policy doorkeeper_keeps on app.door_challenges to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.door_challenges to fil_rouge_doorkeeper;
call app.classify('door_challenges', 'none', 'token_hash', 'kind', 'professional_id', 'payload', 'expires_at');

create table app.mails (
  id         uuid primary key default gen_random_uuid(),
  kind       text not null,
  to_name    text not null,
  to_address text not null constraint a_mail_has_an_address check (to_address like '%_@_%'),
  subject    text not null,
  body       text not null,
  created_at timestamptz not null,
  sent_at    timestamptz,
  constraint what_was_sent_is_no_longer_kept check (sent_at is null or body = '')
);
create index mails_by_date on app.mails (created_at desc);
comment on table app.mails is 'Courriels that wait or were sent; once sent, only that it was sent remains.';
alter table app.mails enable row level security;
create policy doorkeeper_keeps on app.mails to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.mails to fil_rouge_doorkeeper;
call app.classify('mails', 'identity', 'to_name', 'to_address', 'subject', 'body');
call app.classify('mails', 'none', 'id', 'kind', 'created_at', 'sent_at');

-- A role given by mistake and taken back the same day was never held; the journal remembers both gestures.
grant delete on app.memberships to fil_rouge_doorkeeper;

-- An empty instance is filled by hand: by its administrators, and at the door by the first of them.
create function app.administers() returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role = 'administrator'
    and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.administers() is 'Whether the visitor is an administrator today.';
revoke execute on function app.administers() from public;
grant execute on function app.administers() to fil_rouge_visitor;
create policy administrators_open on app.territories for insert to fil_rouge_visitor with check ((select app.administers()));
create policy administrators_change on app.territories for update to fil_rouge_visitor using ((select app.administers())) with check ((select app.administers()));
create policy administrators_open on app.structures for insert to fil_rouge_visitor with check ((select app.administers()));
create policy administrators_change on app.structures for update to fil_rouge_visitor using ((select app.administers())) with check ((select app.administers()));
grant insert (name, opened_on), update (name, closed_on) on app.territories to fil_rouge_visitor;
grant insert (kind, name, siret, territory_id, commune, opened_on), update (name, siret, commune, closed_on) on app.structures to fil_rouge_visitor;
create policy doorkeeper_founds on app.structures for insert to fil_rouge_doorkeeper with check (kind = 'national');
grant insert (kind, name, opened_on) on app.structures to fil_rouge_doorkeeper;

-- The one question asked before a visit begins, once a request.
drop function app.who_is_there(bytea, timestamptz);
create function app.who_is_there(of_token bytea, at_time timestamptz) returns table (
  professional_id uuid, session_id uuid, given_name text, family_name text, locked boolean, by_means text, seen_long_ago boolean, needs_factor boolean,
  proved_at timestamptz, roles jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select p.id, s.id, p.given_name, p.family_name, s.locked_at is not null or s.last_seen_at < at_time - interval '30 minutes', s.by_means,
    s.last_seen_at < at_time - interval '1 minute',
    s.by_means in ('password', 'first-link') and a.professional_id is not null and a.totp_confirmed_at is null and not exists (select from app.passkeys k where k.professional_id = p.id),
    s.proved_at,
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
