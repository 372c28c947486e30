-- What the night says about requests that do not move. The doorkeeper learns whom to write to and on which request, never about whom.

create function app.referral_readers(of_referral uuid, of_side text) returns table (kind text, name text, email text)
language sql stable security definer set search_path = app, pg_temp as $$
  with r as (select * from referrals where id = of_referral),
  -- Who answers today for this domain: the officer, whoever covers her, the coordination while the post is vacant; all of them rather than nobody.
  answering as (select a.professional_id from r cross join lateral answers_for(r.territory_id, r.domain, app.today()) a),
  officers as (
    select distinct p.given_name || ' ' || p.family_name as name, p.work_email as email from r join structures s on s.territory_id = r.territory_id and s.kind = 'coordination'
    join memberships m on m.structure_id = s.id and m.role in ('partnership-officer', 'coordinator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    join professionals p on p.id = m.professional_id and p.left_on is null and p.work_email is not null
    where p.id in (select professional_id from answering) or not exists (select from answering))
  select distinct 'account', p.given_name || ' ' || p.family_name, p.work_email from r join memberships m on m.structure_id = r.host_id and m.role in ('outside-referent', 'cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    join professionals p on p.id = m.professional_id and p.left_on is null and p.work_email is not null where of_side = 'partner'
  union all
  select 'listed', d.name, coalesce(v.email, d.email) from r join directory_structures d on d.id = r.listed_id left join services v on v.id = r.service_id
    where of_side = 'partner' and r.host_id is null and coalesce(v.email, d.email) is not null
  union all
  select 'account', o.name, o.email from officers o where of_side = 'officer'
  union all
  select 'account', p.given_name || ' ' || p.family_name, p.work_email from r join professionals p on p.work_email is not null
    and p.id = coalesce(r.asked_by, (select l.professional_id from lead_referents l where l.person_id = r.person_id and l.ends_on is null limit 1)) where of_side = 'asker'
$$;
comment on function app.referral_readers(uuid, text) is 'Who is written to about a mobilisation, for one side of it: accounts, or the address of an entry that nobody keeps.';

create function app.promised_within(of_listed uuid, of_territory uuid, on_day date) returns integer language sql stable security definer set search_path = app, pg_temp as $$
  select min(a.answer_within) from partner_agreements a
  where a.listed_id = of_listed and a.territory_id = of_territory and a.state <> 'draft' and on_day between a.starts_on and least(a.ends_on, coalesce(a.ended_on, a.ends_on))
$$;
comment on function app.promised_within(uuid, uuid, date) is 'Working days within which a partner promised a first answer on a territory, by its conventions of the day; null when it promised nothing.';
revoke execute on function app.promised_within(uuid, uuid, date) from public;

create function app.referrals_to_stir(after_id uuid, size integer) returns table (id uuid, state text, state_since timestamptz, waits_for text, last_news_at timestamptz, look_again_on date, has_partner boolean, listed_id uuid, department text, said text[], answer_within integer)
language sql stable security definer set search_path = app, pg_temp as $$
  select r.id, r.state, r.state_since, r.waits_for, r.last_news_at, r.look_again_on, r.listed_id is not null, r.listed_id,
    (select case when min(a.code) like '97%' then left(min(a.code), 3) else left(min(a.code), 2) end from territory_areas a where a.territory_id = r.territory_id),
    array(select n.kind from referral_nudges n where n.referral_id = r.id and n.since = greatest(r.state_since, coalesce(r.last_news_at, r.state_since))),
    promised_within(r.listed_id, r.territory_id, app.today())
  from referrals r where r.ended_at is null and r.withdrawn_at is null and r.state <> 'draft' and r.followed_by is not null and r.id > coalesce(after_id, '00000000-0000-0000-0000-000000000000') order by r.id limit size
$$;
comment on function app.referrals_to_stir(uuid, integer) is 'Open mobilisations as the night looks at them: where they stand, who is waited for, what was already said; nothing of whom.';

create function app.note_nudge(of_referral uuid, of_kind text, to_side text, at_time timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
begin
  insert into referral_nudges (referral_id, kind, since, at, side)
    select r.id, of_kind, greatest(r.state_since, coalesce(r.last_news_at, r.state_since)), at_time, to_side from referrals r where r.id = of_referral and r.ended_at is null
    on conflict do nothing;
  return found;
end $$;
comment on function app.note_nudge(uuid, text, text, timestamptz) is 'Writes down that something was said; false when it had been.';

create function app.expire_referral(of_referral uuid, at_time timestamptz) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
declare was referrals;
begin
  select * into was from referrals where id = of_referral and state in ('sent', 'seen', 'complement') for update;
  if was.id is null then return false; end if;
  update referrals set state = 'expired', state_since = at_time, waits_for = null, ended_at = at_time, ended_side = was.waits_for, ended_reason = 'no-answer' where id = was.id;
  insert into referral_events (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason)
    values (gen_random_uuid(), was.id, was.person_id, was.topic, at_time, 'expire', was.state, 'expired', 'system', null, was.waits_for || ':no-answer');
  return true;
end $$;
comment on function app.expire_referral(uuid, timestamptz) is 'Ends a mobilisation that nobody answered, counted against the side that was waited for.';

create function app.renew_referral_link(of_referral uuid, hash bytea, at_time timestamptz, until timestamptz) returns void language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update referral_links set closed_at = at_time where referral_id = of_referral and closed_at is null;
  insert into referral_links (referral_id, token_hash, made_at, expires_at) select r.id, hash, at_time, until from referrals r where r.id = of_referral and r.ended_at is null and r.withdrawn_at is null and r.agreed_at is not null;
end $$;
comment on function app.renew_referral_link(uuid, bytea, timestamptz, timestamptz) is 'A link takes the place of the one before.';

create function app.places_to_ask(of_referral uuid) returns table (id uuid, kind text, name text, email text) language sql stable security definer set search_path = app, pg_temp as $$
  select a.id, 'account', p.given_name || ' ' || p.family_name, p.work_email from capacity_asks a join memberships m on m.structure_id = a.host_id and m.role = 'outside-referent' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    join professionals p on p.id = m.professional_id and p.left_on is null and p.work_email is not null where a.referral_id = of_referral and a.token_hash is null and a.answer is null and a.released_at is null
  union all
  select a.id, 'listed', d.name, coalesce(v.email, d.email) from capacity_asks a join directory_structures d on d.id = a.listed_id left join services v on v.id = a.service_id
    where a.referral_id = of_referral and a.host_id is null and a.token_hash is null and a.answer is null and a.released_at is null and coalesce(v.email, d.email) is not null
$$;
comment on function app.places_to_ask(uuid) is 'Partners to whom a question about places was not yet written.';
create function app.set_ask_link(of_ask uuid, hash bytea) returns void language sql security definer set search_path = app, pg_temp as $$ update app.capacity_asks set token_hash = hash where id = of_ask $$;
comment on function app.set_ask_link(uuid, bytea) is 'The link by which a partner without account answers whether it has a place.';

revoke execute on function app.referral_readers(uuid, text), app.referrals_to_stir(uuid, integer), app.note_nudge(uuid, text, text, timestamptz), app.expire_referral(uuid, timestamptz), app.renew_referral_link(uuid, bytea, timestamptz, timestamptz), app.places_to_ask(uuid), app.set_ask_link(uuid, bytea) from public;
grant execute on function app.referral_readers(uuid, text), app.referrals_to_stir(uuid, integer), app.note_nudge(uuid, text, text, timestamptz), app.expire_referral(uuid, timestamptz), app.renew_referral_link(uuid, bytea, timestamptz, timestamptz), app.places_to_ask(uuid), app.set_ask_link(uuid, bytea) to fil_rouge_doorkeeper;
grant select on app.written_policies to fil_rouge_doorkeeper;
