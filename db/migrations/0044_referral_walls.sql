-- Who sees a mobilisation: the team that reads its topic, whoever asked, the officers of the territory and the asked partner once she agreed, herself, and the one link that was sent.

create function app.stand_where_asked() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  new.territory_id := coalesce((select s.territory_id from structures s where s.id = new.followed_by), (select s.territory_id from structures s where s.id = new.asking_id));
  return new;
end $$;
create trigger followed_like_the_person before insert on app.referrals for each row execute function app.follow_the_person();
create trigger stands_where_asked before insert on app.referrals for each row execute function app.stand_where_asked();

-- Who answers is whoever keeps the entry, today: one truth, kept by the database.
create function app.host_of_the_entry() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  new.host_id := (select d.structure_id from directory_structures d where d.id = new.listed_id);
  return new;
end $$;
create trigger host_is_who_keeps_the_entry before insert or update of listed_id on app.referrals for each row execute function app.host_of_the_entry();
create trigger host_is_who_keeps_the_entry before insert on app.capacity_asks for each row execute function app.host_of_the_entry();
create function app.requests_follow_a_claim() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update referrals set host_id = new.structure_id where listed_id = new.id and ended_at is null;
  update capacity_asks set host_id = new.structure_id where listed_id = new.id and released_at is null;
  return null;
end $$;
create trigger requests_follow_a_claim after update of structure_id on app.directory_structures for each row when (old.structure_id is distinct from new.structure_id) execute function app.requests_follow_a_claim();

create function app.a_request_moves_along_its_edges() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and not exists (select from app.referral_edges e where e.from_state = old.state and e.to_state = new.state) then
    raise exception 'no move leads from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'a_request_moves_along_its_edges';
  end if;
  -- Behind the rules, the sides again: she agrees, waits, confirms or stops; a link answers and nothing else.
  if new.state <> old.state and ((current_user = 'fil_rouge_person' and new.state not in ('draft', 'waiting-moment', 'appointment-set', 'cancelled'))
      or (current_user = 'fil_rouge_guest' and new.state in ('draft', 'waiting-moment', 'sent', 'cancelled', 'expired', 'entered-in-error'))) then
    raise exception 'this step belongs to another side' using errcode = 'check_violation', constraint = 'a_step_belongs_to_its_side';
  end if;
  if (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) or (old.agreed_at is not null and new.agreed_at is distinct from old.agreed_at) then
    raise exception 'an agreement to ask is given once and taken back once' using errcode = 'check_violation', constraint = 'an_agreement_to_ask_is_final';
  end if;
  return new;
end $$;
create trigger a_request_moves_along_its_edges before update on app.referrals for each row execute function app.a_request_moves_along_its_edges();

-- What ended or was taken back opens by no link any more, and holds no place.
create function app.close_what_a_request_opened() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update referral_links set closed_at = coalesce(new.ended_at, new.withdrawn_at) where referral_id = new.id and closed_at is null;
  update capacity_asks set released_at = coalesce(new.ended_at, new.withdrawn_at) where referral_id = new.id and released_at is null and chosen_at is null;
  return null;
end $$;
create trigger what_it_opened_closes after update on app.referrals for each row
  when ((old.ended_at is null and new.ended_at is not null) or (old.withdrawn_at is null and new.withdrawn_at is not null)) execute function app.close_what_a_request_opened();

create function app.officer_territories() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role = 'partnership-officer' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.officer_territories() is 'Territories whose queue of mobilisations the visitor shares.';
-- Not everybody who works in the asked structure: those who accompany people there.
create function app.my_doors() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.role in ('outside-referent', 'cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.my_doors() is 'Structures in which the visitor accompanies people.';
create function app.guest_referral() returns uuid language sql stable as $$ select nullif(current_setting('app.guest_referral', true), '')::uuid $$;
comment on function app.guest_referral() is 'The mobilisation that a link opens, in this transaction only.';
create function app.guest_ask() returns uuid language sql stable as $$ select nullif(current_setting('app.guest_ask', true), '')::uuid $$;
comment on function app.guest_ask() is 'The question about places that a link opens, in this transaction only.';

-- The same walls for what hangs on a request: events, goals, places asked.
create function app.sees_referral(of_referral uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.referrals r where r.id = of_referral and (
    r.followed_by = any (app.at(r.topic)) or r.person_id = any (app.with(r.topic))
    or (r.asked_by = app.actor_id() and r.followed_by is not null)
    or (r.agreed_at is not null and r.withdrawn_at is null and r.followed_by is not null and r.state not in ('draft', 'waiting-moment', 'entered-in-error')
        and (r.territory_id = any (app.officer_territories()) or r.host_id = any (app.my_doors()) or r.asking_id = any (app.my_doors()) and r.asking_id <> r.followed_by))))
$$;
comment on function app.sees_referral(uuid) is 'Does the visitor see this mobilisation? The same conditions as its policies.';
revoke execute on function app.sees_referral(uuid) from public;
grant execute on function app.sees_referral(uuid), app.officer_territories(), app.my_doors() to fil_rouge_visitor;

alter table app.referrals enable row level security;
do $$ declare cases_at text; cases_with text; begin
  select string_agg(format('when %L then followed_by = any ((select app.at(%L))::uuid[])', x, x), ' '), string_agg(format('when %L then person_id = any ((select app.with(%L))::uuid[])', x, x), ' ')
    into cases_at, cases_with from unnest(array['identity', 'voice', 'notes', 'housing', 'work', 'rights', 'life', 'health', 'justice', 'debts', 'limits']) x;
  execute format('create policy followed_here on app.referrals to fil_rouge_visitor using (case topic %s else false end)', cases_at);
  execute format('create policy shared_with_me on app.referrals to fil_rouge_visitor using (case topic %s else false end)', cases_with);
end $$;
create policy asked_by_me on app.referrals to fil_rouge_visitor using (asked_by = (select app.actor_id()) and followed_by is not null)
  with check (asked_by = (select app.actor_id()) and asking_id = any ((select app.my_doors())::uuid[]) and (person_id = any ((select app.with('presence'))::uuid[]) or followed_by = any ((select app.at('presence'))::uuid[]) or followed_by = asking_id));
create policy queue_of_my_territory on app.referrals to fil_rouge_visitor
  using (territory_id = any ((select app.officer_territories())::uuid[]) and agreed_at is not null and withdrawn_at is null and followed_by is not null and state not in ('draft', 'waiting-moment', 'entered-in-error'));
create policy sent_to_us on app.referrals to fil_rouge_visitor
  using (host_id = any ((select app.my_doors())::uuid[]) and agreed_at is not null and withdrawn_at is null and followed_by is not null and state not in ('draft', 'waiting-moment', 'entered-in-error'));
create policy asked_by_our_door on app.referrals for select to fil_rouge_visitor
  using (asking_id = any ((select app.my_doors())::uuid[]) and asking_id <> followed_by and agreed_at is not null and withdrawn_at is null and state not in ('draft', 'waiting-moment', 'entered-in-error'));
create policy mine on app.referrals to fil_rouge_person using (person_id = (select app.person_id())) with check (person_id = (select app.person_id()));
create policy of_my_link on app.referrals to fil_rouge_guest using (id = (select app.guest_referral())) with check (id = (select app.guest_referral()));
grant select, insert on app.referrals to fil_rouge_visitor;
-- Whose it is, who asked and for what are written once; only she takes her agreement back.
grant update (listed_id, service_id, officer_id, told, state, state_since, waits_for, look_again_on, agreed_at, agreed_means, agreed_witness, agreed_network, refused_at, sent_at, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason) on app.referrals to fil_rouge_visitor;
grant select (id, person_id, topic, domain, theme, asked_by, asking_id, based_on, listed_id, service_id, host_id, officer_id, need, shares, told, state, state_since, waits_for, look_again_on, agreed_at, agreed_means, agreed_network, refused_at, withdrawn_at, sent_at, seen_at, first_answer_at,
  accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason, created_at) on app.referrals to fil_rouge_person;
grant insert (id, person_id, topic, domain, theme, asking_id, door_id, listed_id, service_id, need, shares, state, state_since, waits_for, agreed_at, agreed_means, agreed_network, created_at) on app.referrals to fil_rouge_person;
grant update (agreed_at, agreed_means, agreed_network, refused_at, withdrawn_at, state, state_since, waits_for, look_again_on, last_news_at, ended_at, ended_side, ended_reason, contact_at) on app.referrals to fil_rouge_person;
grant usage on schema app to fil_rouge_guest;
grant select (id, person_id, followed_by, territory_id, topic, domain, theme, asked_by, asking_id, listed_id, service_id, host_id, need, shares, told, state, state_since, waits_for, sent_at, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at) on app.referrals to fil_rouge_guest;
grant update (state, state_since, waits_for, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason) on app.referrals to fil_rouge_guest;

do $$ declare t text; begin
  foreach t in array array['referral_events', 'referral_goals', 'capacity_asks'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
    execute format('create policy with_its_request on app.%I to fil_rouge_visitor using (app.sees_referral(referral_id)) with check (app.sees_referral(referral_id))', t);
    execute format('create policy mine on app.%I to fil_rouge_person using (person_id = (select app.person_id())) with check (person_id = (select app.person_id()))', t);
    execute format('grant select, insert on app.%I to fil_rouge_visitor', t);
  end loop;
end $$;
create policy of_my_link on app.referral_events to fil_rouge_guest using (referral_id = (select app.guest_referral())) with check (referral_id = (select app.guest_referral()) and side = 'partner' and actor_id is null);
create policy of_my_link on app.referral_goals to fil_rouge_guest using (referral_id = (select app.guest_referral()));
create policy of_my_link on app.capacity_asks to fil_rouge_guest using (id = (select app.guest_ask())) with check (id = (select app.guest_ask()));
-- A partner asked for a place reads the question, and nothing of whom it is for.
create policy asked_of_us on app.capacity_asks to fil_rouge_visitor using (host_id = any ((select app.my_doors())::uuid[]));
grant update (score, scored_at) on app.referral_goals to fil_rouge_visitor, fil_rouge_guest;
grant update (answer, answered_at, held_until, chosen_at, released_at) on app.capacity_asks to fil_rouge_visitor;
grant select on app.referral_states, app.referral_edges to fil_rouge_person, fil_rouge_guest;
grant select (id, number, referral_id, person_id, at, move, from_state, to_state, side, waits_for, actor_id, reason, words, listed_id) on app.referral_events to fil_rouge_person;
grant insert (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason, words) on app.referral_events to fil_rouge_person;
grant select (id, referral_id, person_id, code, score, scored_at), insert (id, referral_id, person_id, topic, code) on app.referral_goals to fil_rouge_person;
grant select (referral_id, at, move, from_state, to_state, side, waits_for, reason, words, id, number) on app.referral_events to fil_rouge_guest;
grant insert (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason, words) on app.referral_events to fil_rouge_guest;
grant select (id, referral_id, code, score) on app.referral_goals to fil_rouge_guest;
grant select (id, listed_id, service_id, words, asked_at, expires_at, answer, held_until, released_at, chosen_at) on app.capacity_asks to fil_rouge_guest;
grant update (answer, answered_at, held_until) on app.capacity_asks to fil_rouge_guest;

alter table app.referral_nudges enable row level security;
create policy with_its_request on app.referral_nudges for select to fil_rouge_visitor using (app.sees_referral(referral_id));
grant select on app.referral_nudges to fil_rouge_visitor;
alter table app.referral_links enable row level security;
create policy with_its_request on app.referral_links to fil_rouge_visitor using (app.sees_referral(referral_id)) with check (app.sees_referral(referral_id));
grant select (id, referral_id, made_at, made_by, expires_at, first_opened_at, closed_at), insert, update (closed_at) on app.referral_links to fil_rouge_visitor;

-- What a link is worth at this instant; an open one sets what it opens. Nothing else is told of a link that does not open.
create function app.enter_by_link(of_token bytea, on_day date, at_time timestamptz) returns text language plpgsql security definer set search_path = app, pg_temp as $$
declare
  link referral_links;
  asked capacity_asks;
  request referrals;
begin
  perform set_config('app.actor_id', '', true), set_config('app.person_id', '', true), set_config('app.today', on_day::text, true), set_config('app.guest_referral', '', true), set_config('app.guest_ask', '', true);
  select * into link from referral_links where token_hash = of_token;
  if link.id is not null then
    select * into request from referrals where id = link.referral_id;
    -- A protected file leaves no trace: its links are as if they had never been.
    if request.followed_by is null then return 'unknown'; end if;
    perform set_config('app.link_of', request.id::text, true);
    if request.withdrawn_at is not null then return 'withdrawn'; end if;
    if request.ended_at is not null then return case request.state when 'cancelled' then 'cancelled' when 'expired' then 'expired' else 'answered' end; end if;
    if link.closed_at is not null then return 'replaced'; end if;
    if link.expires_at <= at_time then return 'expired'; end if;
    update referral_links set first_opened_at = at_time where id = link.id and first_opened_at is null;
    perform set_config('app.guest_referral', request.id::text, true);
    return 'open';
  end if;
  select * into asked from capacity_asks where token_hash = of_token;
  if asked.id is null then return 'unknown'; end if;
  if asked.released_at is not null then return 'released'; end if;
  if asked.expires_at <= at_time then return 'expired'; end if;
  perform set_config('app.guest_ask', asked.id::text, true);
  return 'open';
end $$;
comment on function app.enter_by_link(bytea, date, timestamptz) is 'Begins the visit of a partner without account: what her link is worth, and the one thing it opens.';
revoke execute on function app.enter_by_link(bytea, date, timestamptz) from public;
grant execute on function app.enter_by_link(bytea, date, timestamptz) to fil_rouge_app;

create policy doorkeeper_writes_links on app.journal for insert to fil_rouge_guest with check (actor_id is null and subject_id in ((select app.guest_referral()), (select app.guest_ask())));
grant insert (at, event, person_id, followed_by, subject_id, because, detail) on app.journal to fil_rouge_guest;
-- The guest reads the entry she answers for, and who asks.
create policy of_my_link on app.directory_structures for select to fil_rouge_guest using (id = (select coalesce((select r.listed_id from app.referrals r where r.id = app.guest_referral()), (select a.listed_id from app.capacity_asks a where a.id = app.guest_ask()))));
create policy of_my_link on app.services for select to fil_rouge_guest using (id = (select coalesce((select r.service_id from app.referrals r where r.id = app.guest_referral()), (select a.service_id from app.capacity_asks a where a.id = app.guest_ask()))));
grant select (id, name, email, phone) on app.directory_structures to fil_rouge_guest;
grant select (id, listed_id, name, places_free, places_on) on app.services to fil_rouge_guest;
grant update (places_free, places_on) on app.services to fil_rouge_guest;
create policy of_my_link_places on app.services for update to fil_rouge_guest using (id = (select coalesce((select r.service_id from app.referrals r where r.id = app.guest_referral()), (select a.service_id from app.capacity_asks a where a.id = app.guest_ask()))));
create function app.who_asks_by_link() returns table (given_name text, family_name text, job_title text, work_phone text, work_email text, structure text, commune text) language sql stable security definer set search_path = app, pg_temp as $$
  select p.given_name, p.family_name, p.job_title, p.work_phone, p.work_email, s.name, s.commune
  from app.referrals r join app.structures s on s.id = r.asking_id left join app.professionals p on p.id = coalesce(r.asked_by, (select l.professional_id from app.lead_referents l where l.person_id = r.person_id and l.ends_on is null limit 1))
  where r.id = app.guest_referral()
$$;
comment on function app.who_asks_by_link() is 'Who asks, and how to reach them, for the partner whose link is open.';
revoke execute on function app.who_asks_by_link() from public;
grant execute on function app.who_asks_by_link() to fil_rouge_guest;

-- Her own space: the places she is sent to have a name there, and those who ask for her are around her.
create function app.places_of_my_requests() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct r.listed_id), '{}') from app.referrals r where r.person_id = app.person_id() and r.listed_id is not null
$$;
comment on function app.places_of_my_requests() is 'Entries of the directory that a request of the person in her own space goes to.';
revoke execute on function app.places_of_my_requests() from public;
grant execute on function app.places_of_my_requests() to fil_rouge_person;
create policy of_my_requests on app.directory_structures for select to fil_rouge_person using (id = any ((select app.places_of_my_requests())::uuid[]));

create function app.referrals_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare t text;
begin
  foreach t in array array['referrals', 'referral_events', 'referral_goals', 'capacity_asks'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  return null;
end $$;
create trigger referrals_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.referrals_follow_a_merge();

-- Re-oriented, a request is written again for somebody who may not read the file of whom it is about: what was agreed goes with it, nothing more.
-- Agreed to the network, it leaves at once; agreed to one partner alone, it waits for her word on the next.
create function app.pass_on_referral(original uuid, new_id uuid, need text, told text, listed uuid, service uuid, at_time timestamptz, by_side text) returns text
language plpgsql security definer set search_path = app, pg_temp as $$
declare
  was referrals;
  next_state text;
begin
  select * into was from referrals r where r.id = original and r.state = 'reoriented' and (sees_referral(r.id) or r.id = guest_referral()) and not exists (select from referrals n where n.based_on = r.id);
  if was.id is null then
    raise exception 'this request is not yours to pass on' using errcode = 'insufficient_privilege';
  end if;
  next_state := case when was.agreed_network or listed is null then 'sent' else 'draft' end;
  insert into referrals (id, person_id, topic, domain, theme, asked_by, asking_id, door_id, based_on, listed_id, service_id, need, shares, told, state, state_since, waits_for, agreed_at, agreed_means, agreed_witness, agreed_network, sent_at, last_news_at, created_at)
    values (new_id, was.person_id, was.topic, was.domain, was.theme, was.asked_by, was.asking_id, was.door_id, was.id, listed, service, need, was.shares, case when next_state = 'sent' then told else '' end, next_state, at_time,
      case when next_state = 'draft' then 'person' when listed is null then 'officer' else 'partner' end,
      case when next_state = 'sent' then at_time end, case when next_state = 'sent' then was.agreed_means end, case when next_state = 'sent' then was.agreed_witness end, was.agreed_network,
      case when next_state = 'sent' then at_time end, case when next_state = 'sent' then at_time end, at_time);
  insert into referral_goals (referral_id, person_id, topic, code) select new_id, person_id, topic, code from referral_goals where referral_id = was.id;
  if next_state = 'sent' then
    insert into referral_events (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, actor_id, listed_id)
      values (gen_random_uuid(), new_id, was.person_id, was.topic, at_time, 'send', 'draft', 'sent', by_side, case when listed is null then 'officer' else 'partner' end, app.actor_id(), listed);
  end if;
  return next_state;
end $$;
comment on function app.pass_on_referral(uuid, uuid, text, text, uuid, uuid, timestamptz, text) is 'Writes the request that follows a re-oriented one, with what she agreed to and nothing more; answers its state.';
revoke execute on function app.pass_on_referral(uuid, uuid, text, text, uuid, uuid, timestamptz, text) from public;
grant execute on function app.pass_on_referral(uuid, uuid, text, text, uuid, uuid, timestamptz, text) to fil_rouge_visitor, fil_rouge_guest;
