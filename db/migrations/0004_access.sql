-- Who comes in: professionals, what they are where, and how they prove it.

create table app.professionals (
  id          uuid primary key default gen_random_uuid(),
  given_name  text not null,
  family_name text not null,
  work_email  text,
  work_phone  text,
  job_title   text,
  left_on     date,
  created_at  timestamptz not null default now()
);
create unique index one_professional_per_work_email on app.professionals (lower(work_email)) where work_email is not null;
comment on table app.professionals is 'Professionnel: somebody who accompanies people, with or without an account here.';
call app.classify('professionals', 'identity', 'given_name', 'family_name', 'work_email', 'work_phone');
call app.classify('professionals', 'none', 'id', 'job_title', 'left_on', 'created_at');

create table app.roles (
  code  text primary key,
  reach text not null constraint a_reach_is_known check (reach in ('structure', 'territory', 'none'))
);
comment on table app.roles is 'Roles a professional may hold in a structure, and how far each reaches.';
insert into app.roles values
  ('cisp', 'structure'), ('social-educator', 'structure'), ('technical-supervisor', 'structure'), ('director', 'structure'),
  ('coordinator', 'territory'), ('partnership-officer', 'none'), ('national-team', 'none'), ('outside-referent', 'none'),
  ('evaluator', 'none'), ('administrator', 'none');
call app.classify('roles', 'none', 'code', 'reach');

create table app.topics (
  code text primary key,
  means text not null
);
comment on table app.topics is 'Topics a file is cut into; each row about a person belongs to one.';
insert into app.topics values
  ('presence', 'that the person is followed here, and by whom'), ('identity', 'birth date, contacts, addresses, languages'),
  ('voice', 'what she wants and her strengths, in her words'), ('notes', 'notes and contacts of the casework'),
  ('housing', 'logement'), ('work', 'activité, contrat, formation'), ('rights', 'ressources, droits, titres'),
  ('life', 'langue, mobilité, famille, numérique'), ('health', 'couverture et suivi de santé'),
  ('justice', 'justice'), ('debts', 'dettes');
call app.classify('topics', 'none', 'code', 'means');

create table app.role_topics (
  role  text not null references app.roles on delete restrict,
  topic text not null references app.topics on delete restrict,
  primary key (role, topic)
);
comment on table app.role_topics is 'What a role reads of the files within its reach. Justice is nobody''s by role: it takes being the lead or the justice referent.';
insert into app.role_topics
  select r, t from (values ('cisp'), ('social-educator')) roles(r),
    unnest(array['presence', 'identity', 'voice', 'notes', 'housing', 'work', 'rights', 'life', 'health', 'debts']) t
  union all select 'technical-supervisor', 'presence'
  union all select 'director', t from unnest(array['presence', 'identity', 'work']) t
  union all select 'coordinator', t from unnest(array['presence', 'identity', 'voice', 'housing', 'work', 'rights', 'life']) t;
call app.classify('role_topics', 'none', 'role', 'topic');

create table app.domains (
  code text primary key
);
comment on table app.domains is 'Domains a referent follows: emploi, logement, santé, droits, RSA, justice…';
insert into app.domains values ('employment'), ('housing'), ('health'), ('rights'), ('rsa'), ('justice'), ('debts'), ('training'),
  ('language'), ('family'), ('disability'), ('general');
call app.classify('domains', 'none', 'code');

create table app.domain_topics (
  domain text not null references app.domains on delete restrict,
  topic  text not null references app.topics on delete restrict,
  primary key (domain, topic)
);
comment on table app.domain_topics is 'What a referent of a domain reads of the file of a person whose care team she belongs to.';
insert into app.domain_topics
  select d.code, t from app.domains d, unnest(array['presence', 'identity', 'voice']) t
  union all values ('employment', 'work'), ('employment', 'life'), ('training', 'work'), ('training', 'life'), ('housing', 'housing'),
    ('housing', 'rights'), ('health', 'health'), ('disability', 'health'), ('disability', 'rights'), ('rights', 'rights'), ('rsa', 'rights'),
    ('rsa', 'work'), ('justice', 'justice'), ('debts', 'debts'), ('debts', 'rights'), ('language', 'life'), ('family', 'life'),
    ('general', 'housing'), ('general', 'rights'), ('general', 'life');
call app.classify('domain_topics', 'none', 'domain', 'topic');

create table app.memberships (
  id              uuid primary key default gen_random_uuid(),
  professional_id uuid not null references app.professionals on delete restrict,
  structure_id    uuid not null references app.structures on delete restrict,
  role            text not null references app.roles on delete restrict,
  starts_on       date not null,
  ends_on         date,
  constraint a_membership_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint a_role_is_held_once_at_a_time exclude using gist
    (professional_id with =, structure_id with =, role with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index memberships_of_a_professional on app.memberships (professional_id);
create index memberships_of_a_structure on app.memberships (structure_id);
comment on table app.memberships is 'A professional holds a role in a structure, from a day to another; several at once are usual.';
call app.classify('memberships', 'none', 'id', 'professional_id', 'structure_id', 'role', 'starts_on', 'ends_on');

alter table app.professionals enable row level security;
alter table app.roles enable row level security;
alter table app.topics enable row level security;
alter table app.role_topics enable row level security;
alter table app.domains enable row level security;
alter table app.domain_topics enable row level security;
alter table app.memberships enable row level security;
create policy anyone_who_came_in_reads on app.professionals for select using ((select app.actor_id()) is not null);
create policy doorkeeper_keeps on app.professionals to fil_rouge_doorkeeper using (true) with check (true);
create policy anyone_reads on app.roles for select using (true);
create policy anyone_reads on app.topics for select using (true);
create policy anyone_reads on app.role_topics for select using (true);
create policy anyone_reads on app.domains for select using (true);
create policy anyone_reads on app.domain_topics for select using (true);
create policy anyone_who_came_in_reads on app.memberships for select using ((select app.actor_id()) is not null);
create policy doorkeeper_keeps on app.memberships to fil_rouge_doorkeeper using (true) with check (true);
grant select on app.professionals, app.roles, app.topics, app.role_topics, app.domains, app.domain_topics, app.memberships
  to fil_rouge_visitor, fil_rouge_doorkeeper;
grant insert, update on app.professionals, app.memberships to fil_rouge_doorkeeper;

-- Credentials: only the doorkeeper reads them; a visitor never does.
create table app.accounts (
  professional_id   uuid primary key references app.professionals on delete restrict,
  email             text not null,
  password_hash     text,
  password_set_at   timestamptz,
  totp_secret       text,
  totp_confirmed_at timestamptz,
  totp_last_step    bigint,
  disabled_at       timestamptz,
  created_at        timestamptz not null default now(),
  constraint a_confirmed_second_factor_has_a_secret check (totp_confirmed_at is null or totp_secret is not null)
);
create unique index one_account_per_email on app.accounts (lower(email));
comment on table app.accounts is 'How a professional signs in by password; the second factor and its last used step.';
alter table app.accounts enable row level security;
create policy doorkeeper_keeps on app.accounts to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update on app.accounts to fil_rouge_doorkeeper;
call app.classify('accounts', 'identity', 'email');
call app.classify('accounts', 'none', 'professional_id', 'password_hash', 'password_set_at', 'totp_secret', 'totp_confirmed_at', 'totp_last_step', 'disabled_at', 'created_at');

create table app.sessions (
  token_hash      bytea primary key,
  id              uuid not null default gen_random_uuid() unique,
  professional_id uuid not null references app.professionals on delete cascade,
  opened_at       timestamptz not null,
  last_seen_at    timestamptz not null,
  expires_at      timestamptz not null,
  locked_at       timestamptz,
  revoked_at      timestamptz,
  by_means        text not null constraint a_session_says_how check (by_means in ('password', 'passkey', 'openid', 'persona', 'first-link')),
  device          text
);
create index sessions_of_a_professional on app.sessions (professional_id) where revoked_at is null;
comment on table app.sessions is 'Open doors: only the hash of the token is kept.';
alter table app.sessions enable row level security;
create policy doorkeeper_keeps on app.sessions to fil_rouge_doorkeeper using (true) with check (true);
grant select, insert, update, delete on app.sessions to fil_rouge_doorkeeper;
call app.classify('sessions', 'none', 'token_hash', 'id', 'professional_id', 'opened_at', 'last_seen_at', 'expires_at', 'locked_at', 'revoked_at', 'by_means', 'device');

-- The one question asked before a visit begins: whose door is this token, and what are they where?
create function app.who_is_there(of_token bytea, at_time timestamptz) returns table (
  professional_id uuid, session_id uuid, given_name text, family_name text, locked boolean, by_means text, seen_long_ago boolean, roles jsonb)
language sql stable security definer set search_path = app, pg_temp as $$
  select p.id, s.id, p.given_name, p.family_name, s.locked_at is not null, s.by_means, s.last_seen_at < at_time - interval '1 minute',
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
