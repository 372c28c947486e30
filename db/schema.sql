-- Written by `npm run schema` from a freshly migrated database, to be read in the diff. Do not edit.


CREATE OR REPLACE FUNCTION app."with"(topic text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('app.with_' || topic, true), ''), '{}')::uuid[]
$function$;
comment on function app."with"(text) is 'People whose file is shared with the visitor on this topic (set by app.enter).';

CREATE OR REPLACE FUNCTION app.a_contact_is_news()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  -- A merge moves a note from one person to another: both have their last news to tell again.
  update app.journeys j set last_contact_on =
      (select max(n.happened_on) from app.notes n where n.person_id = j.person_id and n.kind = 'contact' and n.channel <> 'no-answer' and n.struck_at is null)
  where j.person_id in (new.person_id, case tg_op when 'UPDATE' then old.person_id end) and j.closed_on is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.a_decision_has_its_quorum()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not exists (select from app.board_sittings s join app.boards b on b.id = s.board_id join app.board_cases c on c.id = new.case_id and c.sitting_id = s.id
      where s.id = new.sitting_id and s.state = 'open' and (new.outcome = 'postpone' or b.quorum <= (select count(*) from app.board_presences p
        join app.board_members m on m.board_id = b.id and m.professional_id = p.professional_id and m.seat in ('chair', 'member') and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
        where p.sitting_id = s.id and p.how in ('room', 'distance') and not p.professional_id = any (app.too_near(c.id))))) then
    raise exception 'a decision is taken in an open sitting, with its quorum' using errcode = 'check_violation', constraint = 'a_decision_has_its_quorum';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.a_merge_keeps_protection()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    if exists (select from app.protections where person_id = new.id and lifted_at is null) then
      raise exception 'a protected file takes another in, it is not taken in' using errcode = 'check_violation', constraint = 'a_protected_file_is_not_taken_in';
    end if;
    if exists (select from app.protections where person_id = new.merged_into and lifted_at is null) then
      update app.protections set covers = covers || new.id where person_id = new.merged_into and lifted_at is null;
      perform app.give_rows_to(array[new.id], null);
      delete from app.import_keys where person_id = new.id;
    end if;
  elsif new.merged_into is null and old.merged_into is not null then
    -- Taken out again, she is somebody else: the chantier sees that file as before.
    declare kept app.protections;
    begin
      select * into kept from app.protections where person_id = old.merged_into and lifted_at is null and new.id = any (covers);
      if kept.id is not null then
        update app.protections set covers = array_remove(covers, new.id) where id = kept.id;
        perform app.give_rows_to(array[new.id], kept.chantier_id);
      end if;
    end;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.a_request_hears_of_its_appointment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare
  r referrals;
  of_side text := case coalesce(new.confirmed_side, new.ended_side, 'professional') when 'professional' then 'asker' else coalesce(new.confirmed_side, new.ended_side) end;
  at_time timestamptz := coalesce(new.ended_at, new.confirmed_at, now());
  next_state text;
  heard text;
begin
  select * into r from referrals where id = new.referral_id and ended_at is null for update;
  if r.id is null then return null; end if;
  if new.state = 'set' and r.state = 'appointment-offered' then next_state := 'appointment-set'; heard := 'confirm-appointment';
  elsif new.state = 'held' then next_state := r.state; heard := 'held'; of_side := 'asker';
  elsif new.state in ('missed', 'cancelled') and r.state in ('appointment-offered', 'appointment-set') then next_state := 'accepted'; heard := 'lose-appointment'; of_side := case new.ended_side when 'professional' then 'asker' else new.ended_side end;
  else return null;
  end if;
  update referrals set state = next_state, state_since = case when next_state = r.state then r.state_since else at_time end, waits_for = case when next_state = r.state then r.waits_for else 'partner' end, last_news_at = at_time,
    contact_at = case when heard = 'held' then coalesce(r.contact_at, at_time) else r.contact_at end where id = r.id;
  insert into referral_events (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, actor_id, reason)
    values (gen_random_uuid(), r.id, r.person_id, r.topic, at_time, heard, r.state, next_state, of_side, case when next_state = r.state then r.waits_for else 'partner' end, app.actor_id(),
      case when heard = 'lose-appointment' then of_side || ':' || coalesce(new.end_reason, 'other') end);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.a_request_moves_along_its_edges()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.a_vote_comes_from_a_voter()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not exists (select from app.board_cases c join app.board_sittings s on s.id = new.sitting_id and s.id = c.sitting_id and s.state = 'open'
      join app.board_members m on m.board_id = s.board_id and m.professional_id = new.professional_id and m.seat in ('chair', 'member') and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
      join app.board_presences p on p.sitting_id = s.id and p.professional_id = new.professional_id and p.how in ('room', 'distance')
      where c.id = new.case_id and c.state = 'ready' and not new.professional_id = any (app.too_near(c.id))) then
    raise exception 'this vote comes from nobody who votes here' using errcode = 'check_violation', constraint = 'a_vote_comes_from_a_voter';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.a_withdrawal_is_final()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at then
    raise exception 'a withdrawn answer stays withdrawn' using errcode = 'check_violation', constraint = 'a_withdrawal_is_final';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.accept_look_alike(of_pair uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare pair look_alikes; ours directory_structures; theirs directory_structures; kept text[];
begin
  select * into pair from look_alikes where id = of_pair and decision is null for update;
  if pair.id is null or not (app.may_run_exchange() or app.keeps_listed(pair.listed_id)) then return false; end if;
  select * into ours from directory_structures where id = pair.listed_id and source_id is null for update;
  select d.* into theirs from offer_ledger l join directory_structures d on d.id = l.entry_id where l.what = 'structure' and l.source_id = pair.source_id for update of d;
  if ours.id is null or theirs.id is null or theirs.id = ours.id then return false; end if;
  select coalesce(array_agg(f), '{}') into kept from unnest(array['name', 'siret', 'description', 'networks', 'address', 'address_more', 'postcode', 'commune', 'commune_code', 'latitude', 'longitude', 'phone', 'email', 'website', 'hours', 'accessibility']) f
    where coalesce(to_jsonb(ours) ->> f, '') not in ('', '[]') and (to_jsonb(ours) ->> f) is distinct from (to_jsonb(theirs) ->> f);
  update directory_structures set source_id = null, closed_on = coalesce(closed_on, app.today()) where id = theirs.id;
  update directory_structures set source = theirs.source, source_id = pair.source_id, version = version + 1,
    local_fields = coalesce((select array_agg(distinct f) from unnest(local_fields || kept) f), '{}'), networks = case when networks = '{}' then theirs.networks else networks end,
    siret = coalesce(siret, theirs.siret), description = coalesce(description, theirs.description), address = coalesce(address, theirs.address), address_more = coalesce(address_more, theirs.address_more), postcode = coalesce(postcode, theirs.postcode),
    commune = coalesce(commune, theirs.commune), commune_code = coalesce(commune_code, theirs.commune_code), latitude = coalesce(latitude, theirs.latitude), longitude = coalesce(longitude, theirs.longitude), phone = coalesce(phone, theirs.phone),
    email = coalesce(email, theirs.email), website = coalesce(website, theirs.website), hours = coalesce(hours, theirs.hours), accessibility = coalesce(accessibility, theirs.accessibility),
    source_link = theirs.source_link, source_date = theirs.source_date where id = ours.id;
  update services set listed_id = ours.id where listed_id = theirs.id;
  update directory_people set listed_id = ours.id where listed_id = theirs.id;
  update corrections set listed_id = ours.id where listed_id = theirs.id;
  update offer_ledger set entry_id = ours.id where what = 'structure' and source_id = pair.source_id;
  insert into offer_differences (entry_id, what, field, source_value, seen_on) select ours.id, 'structure', f, to_jsonb(theirs) ->> f, app.today() from unnest(kept) f
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on;
  return true;
end $function$;
comment on function app.accept_look_alike(uuid) is 'Two entries are the same: ours stays, with its words, and follows the source from now on; theirs is closed and its services come to ours.';

CREATE OR REPLACE FUNCTION app.access_on(of_person uuid, professional uuid, on_day date)
 RETURNS TABLE(topic text, ground text, detail jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with person as materialized (select p.id from people p where p.id = of_person and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes')))),
  held as materialized (
    select m.role, m.structure_id, m.starts_on, s.name, s.territory_id, r.reach from memberships m join structures s on s.id = m.structure_id join roles r on r.code = m.role
    where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
  -- Protected the whole day, and not named: no role and no seat opened anything.
  hidden as materialized (
    select exists (select from person join protections p on p.person_id = person.id
      where (p.placed_at at time zone 'Europe/Paris')::date < on_day and (p.lifted_at is null or (p.lifted_at at time zone 'Europe/Paris')::date > on_day)
        and not exists (select from protection_names n where n.protection_id = p.id and n.professional_id = professional
          and (n.named_at at time zone 'Europe/Paris')::date <= on_day and (n.removed_at is null or (n.removed_at at time zone 'Europe/Paris')::date >= on_day))) as wholly),
  followed as materialized (
    select c.id, c.territory_id from person join stages st on st.person_id = person.id join structures c on c.id = st.chantier_id
    where not (select wholly from hidden) and st.starts_on <= on_day and (st.ends_on is null or st.ends_on >= on_day
      or not exists (select from stages later where later.person_id = person.id and later.starts_on > st.starts_on and later.starts_on <= on_day))),
  seats as materialized (
    select f.domain, f.starts_on from person join referents f on f.person_id = person.id
    where f.professional_id = professional and f.starts_on <= on_day and (f.ends_on is null or f.ends_on > on_day) and exists (select from held) and not (select wholly from hidden)),
  agreed as materialized (
    select c.topic, c.given_on, c.ends_on, c.withdrawn_at from person join consents c on c.person_id = person.id
    where coalesce(c.structure_id, c.professional_id) in (select professional union select structure_id from held) and c.decision = 'agreed'
      and greatest(c.given_on, (c.recorded_at at time zone 'Europe/Paris')::date) <= on_day and c.ends_on >= on_day
      and (c.withdrawn_at is null or (c.withdrawn_at at time zone 'Europe/Paris')::date >= on_day))
  select t.code, 'lead', jsonb_build_object('since', l.starts_on, 'until', l.overlap_until)
    from person join lead_referents l on l.person_id = person.id cross join topics t
    where l.professional_id = professional and l.starts_on <= on_day and app.open_until(l.ends_on, l.overlap_until) >= on_day and exists (select from held)
  union all
  select distinct rt.topic, h.role, jsonb_build_object('structure', h.name, 'since', h.starts_on)
    from followed c join held h on (h.reach = 'structure' and h.structure_id = c.id) or (h.reach = 'territory' and h.territory_id = c.territory_id)
    join role_topics rt on rt.role = h.role
  union all
  select unnest(e.topics), 'emergency', jsonb_build_object('since', (e.opened_at at time zone 'Europe/Paris')::date, 'until', (coalesce(e.ended_at, e.until) at time zone 'Europe/Paris')::date)
    from person join emergencies e on e.person_id = person.id
    where e.professional_id = professional and (e.opened_at at time zone 'Europe/Paris')::date <= on_day and (coalesce(e.ended_at, e.until) at time zone 'Europe/Paris')::date >= on_day
  union all
  select 'presence', 'referent', jsonb_build_object('domain', s.domain, 'since', s.starts_on) from seats s
  union all
  select a.topic, 'agreement', jsonb_build_object('domain', s.domain, 'given', a.given_on, 'until', a.ends_on, 'withdrawn', a.withdrawn_at)
    from seats s join domain_topics dt on dt.domain = s.domain join agreed a on a.topic = dt.topic
  union all
  select t.topic, 'any-agreement', '{}' from (values ('identity'), ('voice')) t(topic) where exists (select from seats) and exists (select from agreed)
$function$;
comment on function app.access_on(uuid,uuid,date) is 'Topics that a professional could read of a file on a day, with the ground of each; answers only who keeps the file.';
grant execute on function app.access_on(uuid,uuid,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.actor_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('app.actor_id', true), '')::uuid
$function$;
comment on function app.actor_id() is 'The professional who is visiting, or null.';

CREATE OR REPLACE FUNCTION app.administers()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role = 'administrator'
    and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.administers() is 'Whether the visitor is an administrator today.';
grant execute on function app.administers() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.agreed_topics(professional uuid, on_day date)
 RETURNS TABLE(topic text, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with recipients as materialized (
    select professional as id union
    select m.structure_id from app.memberships m where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
  followed as materialized (
    select f.person_id, f.domain from app.referents f
    where f.professional_id = professional and coalesce(f.ends_on, 'infinity') > on_day and f.starts_on <= on_day
      and not exists (select from app.protections p where p.person_id = f.person_id and p.lifted_at is null
        and not exists (select from app.protection_names n where n.protection_id = p.id and n.professional_id = professional and n.removed_at is null))),
  agreed as materialized (
    select c.person_id, c.topic from recipients r join app.consents c on coalesce(c.structure_id, c.professional_id) = r.id
    where c.withdrawn_at is null and c.decision = 'agreed' and c.given_on <= on_day and c.ends_on >= on_day)
  select 'presence', f.person_id from followed f
  union
  select a.topic, a.person_id from followed f join app.domain_topics dt on dt.domain = f.domain join agreed a on a.person_id = f.person_id and a.topic = dt.topic
  union
  -- An agreement to anything says at least who she is, how to reach her, and what she wants.
  select t.code, f.person_id from followed f join agreed a on a.person_id = f.person_id cross join (values ('identity'), ('voice')) t(code)
$function$;
comment on function app.agreed_topics(uuid,date) is 'People a referent follows, by topic: presence, and what was agreed to her within her domain.';

CREATE OR REPLACE FUNCTION app.an_appointment_moves_as_its_table_says()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> new.state and not ((old.state = 'proposed' and new.state in ('set', 'held', 'missed', 'cancelled', 'moved')) or (old.state = 'set' and new.state in ('held', 'missed', 'cancelled', 'moved'))) then
    raise exception 'an appointment does not go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'an_appointment_moves_as_its_table_says';
  end if;
  if current_user = 'fil_rouge_person' and not (old.state in ('proposed', 'set') and new.state in ('set', 'cancelled')) then
    raise exception 'a person confirms or says that she will not come' using errcode = 'check_violation', constraint = 'an_appointment_moves_as_its_table_says';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.an_open_journey_has_one_lead()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare of_journey uuid := case tg_table_name when 'journeys' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(coalesce(new, old)) ->> 'journey_id')::uuid end;
begin
  if exists (select from app.journeys j where j.id = of_journey and j.closed_on is null)
     and not exists (select from app.lead_referents l where l.journey_id = of_journey and l.ends_on is null) then
    raise exception 'an open journey has exactly one lead referent' using errcode = 'check_violation', constraint = 'an_open_journey_has_one_lead';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.announce_journal_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(7046011);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.answer_handover(of_handover uuid, said text, why text, at_time timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare h handovers;
begin
  select * into h from handovers where id = of_handover and answer is null and chantier_id = any (app.receiving()) for update;
  if h.id is null or said not in ('accepted', 'refused') or not exists (select from people where id = h.person_id and followed_by = h.door_id and merged_into is null for update) then return null; end if;
  update handovers set answer = said, reason = why, answered_by = app.actor_id(), answered_at = at_time where id = h.id;
  if said = 'accepted' then perform app.give_rows_to(app.one_person(h.person_id), h.chantier_id); end if;
  return h.person_id;
end $function$;
comment on function app.answer_handover(uuid,text,text,timestamp with time zone) is 'The chantier takes in whom a door proposes, or leaves her there; null when nothing waits for the visitor''s answer.';
grant execute on function app.answer_handover(uuid,text,text,timestamp with time zone) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.answers_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare t text;
begin
  foreach t in array array['delegates', 'withdrawal_notices'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  -- A request asked of both files by the same person stays where it was: one of them is enough.
  if new.merged_into is not null and old.merged_into is null then
    update app.consent_requests r set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into)
    where r.person_id = new.id and not exists (select from app.consent_requests k where k.person_id = new.merged_into and k.asked_by = r.asked_by and k.purpose = r.purpose and k.answered_at is null and r.answered_at is null);
  elsif new.merged_into is null and old.merged_into is not null then
    update app.consent_requests set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.answers_for(of_territory uuid, of_domain text, on_day date)
 RETURNS TABLE(professional_id uuid, "as" text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with post as (select p.professional_id from app.officer_posts p where p.territory_id = of_territory and p.domain = of_domain and p.starts_on <= on_day and (p.ends_on is null or p.ends_on > on_day)
      and exists (select from app.memberships m where m.professional_id = p.professional_id and (m.ends_on is null or m.ends_on >= on_day))),
  cover as (select c.cover_id, c.away_id from app.covers c join post on post.professional_id = c.away_id where c.territory_id = of_territory and c.state = 'accepted' and on_day between c.from_on and c.until_on)
  select cover_id, 'cover' from cover
  union all select post.professional_id, 'officer' from post where post.professional_id not in (select away_id from cover)
  union all select m.professional_id, 'coordination' from app.memberships m join app.structures s on s.id = m.structure_id
    where s.territory_id = of_territory and m.role = 'coordinator' and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day) and not exists (select from post)
$function$;
comment on function app.answers_for(uuid,text,date) is 'Who answers today for a domain on a territory: the officer, whoever covers her, or the coordination while the post is vacant.';
grant execute on function app.answers_for(uuid,text,date) to fil_rouge_doorkeeper;
grant execute on function app.answers_for(uuid,text,date) to fil_rouge_guest;
grant execute on function app.answers_for(uuid,text,date) to fil_rouge_person;
grant execute on function app.answers_for(uuid,text,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.appointments_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update appointments set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update appointments set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.around_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null
    union select c.professional_id from app.consents c where c.person_id = app.person_id() and c.professional_id is not null
    union select q.asked_by from app.consent_requests q where q.person_id = app.person_id()
    union select unnest(array[a.with_id, a.accompanied_by]) from app.appointments a where a.person_id = app.person_id())
$function$;
comment on function app.around_me() is 'Professionals of the person''s team today, those who answered her, those to whom she said yes or no, those of her appointments.';
grant execute on function app.around_me() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.asked_between(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS SETOF app.referrals
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select r.* from app.referrals r where r.sent_at >= from_day and r.sent_at < to_day + 1 and r.state <> 'entered-in-error'
    and case when of_listed is null then r.territory_id = any (app.territories_in_figures(territories))
      else r.listed_id = of_listed and (exists (select from app.directory_structures d where d.id = of_listed and d.structure_id = any (app.my_doors())) or r.territory_id = any (app.territories_in_figures(array[r.territory_id]))) end
$function$;
comment on function app.asked_between(uuid[],uuid,date,date) is 'Requests sent in a period, for the functions of figures alone: of territories, or to one entry for whoever keeps it.';

CREATE OR REPLACE FUNCTION app.at(topic text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('app.at_' || topic, true), ''), '{}')::uuid[]
$function$;
comment on function app.at(text) is 'Chantiers whose files the visitor reads on this topic (set by app.enter).';

CREATE OR REPLACE FUNCTION app.barrier_topic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.topic := case new.code when 'housing' then 'housing' when 'health' then 'health' when 'mental-health' then 'health' when 'addiction' then 'health'
    when 'disability' then 'health' when 'justice' then 'justice' when 'debts' then 'debts' when 'money' then 'rights' when 'paperwork' then 'rights'
    when 'training' then 'work' when 'availability' then 'work' else 'life' end;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.begin_contracts(on_day date)
 RETURNS TABLE(situation_id uuid, person_id uuid, actor_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
#variable_conflict use_column
declare c record; new_id uuid;
begin
  for c in
    select k.person_id, k.starts_on, k.ends_on, k.known_how, k.written_by, case when k.kind = 'cddi-phc' then 'first-hours' when k.employer_kind = 'aci' then 'cddi' else 'other-siae' end as code,
      (select h.weekly from contract_hours h where h.contract_id = k.id and h.from_on <= on_day order by h.from_on desc limit 1) as weekly
    from contracts k join people p on p.id = k.person_id and p.merged_into is null and p.followed_by is not null
    where k.struck_at is null and k.starts_on between on_day - 62 and on_day and coalesce(k.ended_on, k.ends_on, 'infinity') >= on_day and (k.written_at at time zone 'Europe/Paris')::date < k.starts_on
      and not exists (select from situations s where s.person_id = k.person_id and s.line = 'work' and (s.starts_on >= k.starts_on or s.ends_on > k.starts_on))
    order by k.starts_on, k.id
  loop
    -- Two of the same day: the first one written is told.
    continue when exists (select from situations s where s.person_id = c.person_id and s.line = 'work' and s.starts_on >= c.starts_on);
    update situations set ends_on = c.starts_on where person_id = c.person_id and line = 'work' and struck_at is null and ends_on is null;
    insert into situations (person_id, lane, line, topic, answer, code, starts_on, due_on, weekly_hours, known_how, written_by)
      values (c.person_id, 'work', 'work', 'work', 'known', c.code, c.starts_on, c.ends_on, c.weekly, case when c.known_how = 'document' then 'proof-seen' else 'declared' end, c.written_by) returning id into new_id;
    situation_id := new_id; person_id := c.person_id; actor_id := c.written_by;
    return next;
  end loop;
end $function$;
comment on function app.begin_contracts(date) is 'Puts on the thread the contracts written ahead that began, each once; answers what was written, for the journal.';
grant execute on function app.begin_contracts(date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.bits_of(marks text[])
 RETURNS bit
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(bit_or(mask), repeat('0', 192)::bit(192)) from app.directory_marks where mark = any (marks)
$function$;
comment on function app.bits_of(text[]) is 'The bits of some marks; a mark without one is not sifted by.';

CREATE OR REPLACE FUNCTION app.board_cases_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare t text;
begin
  -- Of two cases that wait for one person, the younger gives way.
  if new.merged_into is not null and old.merged_into is null then
    update app.board_cases c set state = 'withdrawn' where c.person_id = new.id and c.state in ('waiting', 'ready') and exists (select from app.board_cases k where k.person_id = new.merged_into and k.state in ('waiting', 'ready'));
  end if;
  foreach t in array array['board_cases', 'board_preparations', 'board_aspects', 'board_opinions', 'board_parts', 'board_decisions'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.board_conditions_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.board_conditions set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.board_conditions set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.board_people()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select array(select c.person_id from app.board_cases c where c.id = any ((select app.cases_before_me())::uuid[])) $function$;
comment on function app.board_people() is 'People whose case is before the visitor: what she reads of them is journalled in their name.';
grant execute on function app.board_people() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.boards_i_run()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(
    select b.id from app.memberships m join app.structures s on s.id = m.structure_id join app.boards b on b.territory_id = s.territory_id
      where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    union (select m.board_id from app.board_members m
      where (select app.has_a_role()) and m.professional_id = app.actor_id() and m.seat in ('chair', 'secretary') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()) order by m.starts_on))
$function$;
comment on function app.boards_i_run() is 'Boards whose sittings the visitor holds.';
grant execute on function app.boards_i_run() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.boards_i_sit_on()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select m.board_id from app.board_members m where (select app.has_a_role()) and m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()) order by m.starts_on)
$function$;
comment on function app.boards_i_sit_on() is 'Boards on which the visitor holds a seat today.';
grant execute on function app.boards_i_sit_on() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.cares(professional uuid, on_day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(bool_or(m.role in ('cisp', 'social-educator', 'coordinator', 'partnership-officer', 'outside-referent')), false)
    and not coalesce(bool_or(m.role in ('technical-supervisor', 'director')), false)
  from app.memberships m where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)
$function$;
comment on function app.cares(uuid,date) is 'Does this professional hold a caring role, and none on the employer''s side?';
grant execute on function app.cares(uuid,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.cases_before_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select c.id from app.board_cases c join app.board_sittings s on s.id = c.sitting_id join app.boards b on b.id = s.board_id
    where s.board_id = any ((select app.boards_i_sit_on())::uuid[]) and c.state in ('ready', 'decided')
      and (s.state = 'open' or (s.state = 'planned' and s.held_on - b.reads_days <= app.today()) or (s.state = 'closed' and s.held_on + 30 >= app.today()))
      and not exists (select from app.board_withdrawals w where w.case_id = c.id and w.professional_id = app.actor_id())
      and not exists (select from app.protections p where p.person_id = c.person_id and p.lifted_at is null
        and not exists (select from app.protection_names n where n.protection_id = p.id and n.professional_id = app.actor_id() and n.removed_at is null)))
$function$;
comment on function app.cases_before_me() is 'Cases put before the visitor as a member of a board.';
grant execute on function app.cases_before_me() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.cases_i_run()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select array(select c.id from app.board_cases c where c.board_id = any ((select app.boards_i_run())::uuid[])) $function$;
comment on function app.cases_i_run() is 'Cases of the boards the visitor runs.';
grant execute on function app.cases_i_run() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.cells_of(latitude double precision, longitude double precision)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select coalesce(array_agg('c' || per || ':' || ((floor(latitude * per)::integer + 90 * per) * 10000 + floor(longitude * per)::integer + 180 * per)), '{}')
  from unnest(array[2, 4, 10]) per where latitude is not null and longitude is not null
$function$;
comment on function app.cells_of(double precision,double precision) is 'The cells that hold a point, as lexemes: of half a degree, a quarter and a tenth. A circle is asked by the finest of which it touches few.';

CREATE OR REPLACE FUNCTION app.chantiers_near_my_door()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(c.id), '{}') from app.structures c where c.kind = 'chantier' and (c.closed_on is null or c.closed_on > app.today())
    and c.territory_id = any (select d.territory_id from app.structures d where d.id = any (app.welcoming()))
$function$;
comment on function app.chantiers_near_my_door() is 'Open chantiers of the territories of the visitor''s doors.';
grant execute on function app.chantiers_near_my_door() to fil_rouge_visitor;

CREATE OR REPLACE PROCEDURE app.classify(IN of_table text, IN into_class text, VARIADIC columns text[])
 LANGUAGE sql
AS $procedure$
  insert into app.column_classes select of_table, unnest(columns), into_class
$procedure$;

CREATE OR REPLACE FUNCTION app.clock_facts(of_people uuid[], after_id uuid, size integer)
 RETURNS TABLE(person_id uuid, contracts jsonb, pass jsonb, suspensions jsonb, prolongations jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select j.person_id,
    (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'employerKind', c.employer_kind, 'employer', coalesce(c.employer_id::text, md5(lower(trim(c.employer_name)))), 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'endedOn', c.ended_on)), '[]') from contracts c where c.person_id = j.person_id and c.struck_at is null),
    case when j.pass_starts_on is not null and j.pass_ends_on is not null then jsonb_build_object('startsOn', j.pass_starts_on, 'endsOn', j.pass_ends_on, 'readOn', j.pass_read_on, 'readFrom', j.pass_read_from) end,
    (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'reason', s.reason, 'topic', s.topic, 'startsOn', s.starts_on, 'endsOn', s.ends_on) order by s.starts_on), '[]') from pass_suspensions s where s.journey_id = j.id),
    (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'ground', p.ground, 'state', p.state, 'startsOn', p.starts_on, 'endsOn', p.ends_on) order by p.starts_on), '[]') from pass_prolongations p where p.journey_id = j.id)
  from journeys j where j.closed_on is null and j.person_id = any (case when of_people is not null then of_people
    -- A page begins where the last one ended, in both tables: joined, the files before it would be read again at each page.
    else array(select o.person_id from journeys o where o.closed_on is null and o.person_id > coalesce(after_id, '00000000-0000-0000-0000-000000000000')
      and (select p.merged_into is null from people p where p.id = o.person_id) order by o.person_id limit size) end)
  order by j.person_id
$function$;
comment on function app.clock_facts(uuid[],uuid,integer) is 'Days of the contracts and of the PASS of people whose journey is open, named or page by page, for the count of deadlines: dates and codes, nothing of whom.';
grant execute on function app.clock_facts(uuid[],uuid,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.close_desk_day(of_desk uuid, of_day date, because text, at_time timestamp with time zone)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare booked integer;
begin
  if not of_desk = any (app.desks_i_keep()) then raise exception 'this desk is not yours to close' using errcode = 'insufficient_privilege'; end if;
  insert into app.desk_closures (desk_id, closed_on, reason, closed_at, closed_by) values (of_desk, of_day, because, at_time, app.actor_id()) on conflict do nothing;
  with told as (
    update app.appointments a set state = 'cancelled', ended_at = at_time, ended_by = app.actor_id(), ended_side = 'partner', end_reason = 'desk-closed'
    from app.desk_slots s where s.id = a.slot_id and s.desk_id = of_desk and s.on_day = of_day and a.state in ('proposed', 'set') returning a.id, a.person_id, a.followed_by),
  written as (insert into app.journal (at, actor_id, event, person_id, followed_by, subject_id) select at_time, app.actor_id(), 'appointment.cancelled', person_id, followed_by, id from told)
  select count(*) into booked from told;
  return booked;
end $function$;
comment on function app.close_desk_day(uuid,date,text,timestamp with time zone) is 'Closes a desk for a day, and cancels what was booked there; answers how many people have to be given another date.';
grant execute on function app.close_desk_day(uuid,date,text,timestamp with time zone) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.close_unseen_offer(of_run uuid, unseen_since date, kinds text[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare gone integer;
begin
  perform app.hold_offer_run(of_run);
  with scope as (select sources, departments from offer_runs where id = of_run and scope <> 'addition'),
  lost as (
    update offer_ledger l set gone_on = app.today() from scope s
    where l.gone_on is null and l.last_seen_on <= unseen_since and l.what = any (kinds) and (s.sources = '{}' or l.source = any (s.sources)) and (s.departments = '{}' or l.department = any (s.departments))
    returning l.what, l.entry_id),
  structures as (update directory_structures d set closed_on = app.today() from lost where lost.what = 'structure' and d.id = lost.entry_id and d.closed_on is null and d.created_by is null and d.structure_id is null and d.owner_id is null returning 1),
  offered as (update services v set closed_on = app.today() from lost where lost.what = 'service' and v.id = lost.entry_id and v.closed_on is null and v.created_by is null and v.owner_id is null returning 1)
  select (select count(*) from structures) + (select count(*) from offered) into gone;
  return gone;
end $function$;
comment on function app.close_unseen_offer(uuid,date,text[]) is 'Closes what the sources of a run no longer say since that day, within its scope and for the kinds it brought; answers how many.';

CREATE OR REPLACE FUNCTION app.close_what_a_request_opened()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update referral_links set closed_at = coalesce(new.ended_at, new.withdrawn_at) where referral_id = new.id and closed_at is null;
  update capacity_asks set released_at = coalesce(new.ended_at, new.withdrawn_at) where referral_id = new.id and released_at is null and chosen_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.consents_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.consents c set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into)
    where c.person_id = new.id and not exists (select from app.consents k where k.person_id = new.merged_into and k.topic = c.topic and k.purpose = c.purpose and k.withdrawn_at is null
      and c.withdrawn_at is null and coalesce(k.structure_id, k.professional_id) = coalesce(c.structure_id, c.professional_id));
  elsif new.merged_into is null and old.merged_into is not null then
    update app.consents set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.contacts_i_keep()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select c.id from app.partner_contacts c where c.territory_id = any (app.territories_i_keep()))
$function$;
comment on function app.contacts_i_keep() is 'Visits, calls and meetings of the territories the visitor keeps.';

CREATE OR REPLACE FUNCTION app.contracts_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare t text;
begin
  foreach t in array array['contracts', 'contract_hours', 'contract_suspensions', 'immersions', 'pass_suspensions', 'pass_prolongations'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_from = $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_from = null, followed_by = $2 where merged_from = $1', t) using new.id, new.followed_by;
    end if;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.coordinates(of_territory uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id = of_territory
    where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.coordinates(uuid) is 'Is the visitor a coordinator of this territory?';
grant execute on function app.coordinates(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.deadlines_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare touched_people uuid[];
begin
  touched_people := array(select distinct person_id from touched limit 21);
  if cardinality(touched_people) > 20 then
    perform app.enqueue('contracts.deadlines', '{}', 'contracts.deadlines', now() + interval '30 seconds', null);
  else
    perform app.enqueue('contracts.deadlines', jsonb_build_object('person', id), null, null, null) from unnest(touched_people) as id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.department_of(commune text, postcode text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case when commune like '97%' then left(commune, 3) when commune is not null then left(commune, 2) when postcode like '97%' then left(postcode, 3) else left(postcode, 2) end
$function$;
comment on function app.department_of(text,text) is 'The department of a commune code, or of a postcode when that is all there is.';

CREATE OR REPLACE FUNCTION app.desks_i_keep()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(
    select d.id from desks d where d.territory_id = any ((select territories_i_keep())::uuid[])
    union select d.id from directory_structures s join desks d on d.place_listed_id = s.id where s.structure_id = any ((select my_structures())::uuid[])
    union select d.id from directory_structures s join desks d on d.actor_listed_id = s.id where s.structure_id = any ((select my_structures())::uuid[])
    union select d.id from memberships m join desks d on d.chantier_id = m.structure_id where m.professional_id = actor_id() and m.role = 'director' and m.starts_on <= today() and (m.ends_on is null or m.ends_on >= today()))
$function$;
comment on function app.desks_i_keep() is 'Desks the visitor keeps: those of her territories, of her structure, those where her structure comes.';
grant execute on function app.desks_i_keep() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.documents_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update documents set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
    update document_shares set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update documents set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
    update document_shares set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  update document_contents c set person_id = d.person_id, followed_by = d.followed_by from documents d where d.id = c.document_id and d.person_id <> c.person_id and d.person_id in (new.id, old.merged_into, new.merged_into);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.documents_shown_to_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select s.document_id from app.document_shares s
    where coalesce(s.structure_id, s.professional_id) = any (app.my_recipients()) and s.person_id = any (app.with('presence'))
      and s.withdrawn_at is null and s.given_on <= app.today() and s.ends_on >= app.today())
$function$;
comment on function app.documents_shown_to_me() is 'Documents that people the visitor follows let her see, today.';

CREATE OR REPLACE FUNCTION app.drop_left_deadlines()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  delete from app.deadlines d where not exists (select from app.journeys j where j.person_id = d.person_id and j.closed_on is null)
$function$;
comment on function app.drop_left_deadlines() is 'Forgets the deadlines of whoever is followed no longer.';
grant execute on function app.drop_left_deadlines() to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.emergencies_on_me()
 RETURNS TABLE(id uuid, given_name text, family_name text, structure text, topics text[], reason text, opened_at timestamp with time zone, closed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select e.id, p.given_name, p.family_name,
    (select s.name from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = p.id order by m.ends_on desc nulls first, m.starts_on desc limit 1),
    e.topics, e.reason, e.opened_at, least(e.until, e.ended_at)
  from app.emergencies e join app.professionals p on p.id = e.professional_id
  where e.person_id = app.person_id() order by e.opened_at desc limit 50
$function$;
comment on function app.emergencies_on_me() is 'Emergency accesses to the file of the person who is in her own space, latest first.';
grant execute on function app.emergencies_on_me() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.emergency_topics(professional uuid, on_day date, at_time timestamp with time zone, chantiers uuid[])
 RETURNS TABLE(topic text, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select unnest(e.topics), e.person_id from app.emergencies e join app.people p on p.id = e.person_id
  where e.professional_id = professional and e.ended_at is null and e.opened_at <= at_time and e.until > at_time and app.cares(professional, on_day)
    and (p.followed_by = any (chantiers)
      or exists (select from app.agreed_topics(professional, on_day) a where a.person_id = e.person_id)
      or exists (select from app.named_topics(professional, on_day) n where n.person_id = e.person_id))
$function$;
comment on function app.emergency_topics(uuid,date,timestamp with time zone,uuid[]) is 'What a professional opened in an emergency and that is still open, by topic.';

CREATE OR REPLACE FUNCTION app.employing()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator', 'director') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.employing() is 'Structures whose contracts the visitor keeps: those of the casework, and of the direction that signs.';
grant execute on function app.employing() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.enqueue(job_kind text, job_payload jsonb, job_key text, job_run_at timestamp with time zone, job_attempts integer)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
end $function$;
comment on function app.enqueue(text,jsonb,text,timestamp with time zone,integer) is 'Writes a job down; with a key, answers the job already waiting or running under it.';
grant execute on function app.enqueue(text,jsonb,text,timestamp with time zone,integer) to fil_rouge_doorkeeper;
grant execute on function app.enqueue(text,jsonb,text,timestamp with time zone,integer) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.enter(professional uuid, on_day date, at_time timestamp with time zone DEFAULT clock_timestamp())
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare
  r record;
  led uuid[];
  led_words text;
begin
  perform set_config('app.actor_id', coalesce(professional::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.moment', at_time::text, true);
  -- Whoever holds no role any longer keeps nobody's file either.
  if not exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= on_day)
                 where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)) then
    perform set_config('app.at_' || t.code, '{}', true), set_config('app.with_' || t.code, '{}', true) from app.topics t;
    return;
  end if;
  led := array(select distinct l.person_id from app.lead_referents l
    where l.professional_id = professional and app.open_until(l.ends_on, l.overlap_until) >= on_day and l.starts_on <= on_day);
  led_words := led::text;
  perform set_config('app.at_' || t.code, coalesce(o.chantiers, '{}'), true), set_config('app.with_' || t.code, coalesce((led || s.people)::text, led_words), true)
  from app.topics t
  left join (
    with held as materialized (
      select distinct m.role, m.structure_id, s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id
      where m.professional_id = professional and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)),
    reached as materialized (
      select h.role, c.id from held h join app.structures c on c.id = h.structure_id and c.kind = 'chantier'
      union
      select h.role, c.id from held h join app.roles ro on ro.code = h.role and ro.reach = 'territory'
        join app.structures c on c.kind = 'chantier' and c.territory_id = h.territory_id),
    opening as (select rt.topic, array_agg(rt.role order by rt.role) as roles from app.role_topics rt where rt.role in (select h.role from held h) group by rt.topic),
    together as (select array_agg(g.topic) as topics, g.roles from opening g group by g.roles)
    select unnest(g.topics) as topic, (select array_agg(distinct x.id)::text from reached x where x.role = any (g.roles)) as chantiers from together g
  ) o on o.topic = t.code
  left join (
    -- Nothing is computed for whoever follows nobody. In the order of its index: without one, the planner may hope for a first row soon and read the whole exclusion of referents (50 ms a visit at 655 000 files).
    select a.topic, array_agg(a.person_id) as people from app.agreed_topics(professional, on_day) a
    where (select f.person_id from app.referents f where f.professional_id = professional and coalesce(f.ends_on, 'infinity'::date) > on_day order by coalesce(f.ends_on, 'infinity'::date) limit 1) is not null group by a.topic
  ) s on s.topic = t.code;
  -- Both are rare, and asked on an index of what stands: nothing is computed for whoever is named nowhere and opened nothing.
  if exists (select from app.protection_names n where n.professional_id = professional and n.removed_at is null) then
    for r in select n.topic, array_agg(n.person_id) as people from app.named_topics(professional, on_day) n group by n.topic loop
      perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
    end loop;
  end if;
  if exists (select from app.emergencies e where e.professional_id = professional and e.ended_at is null and e.until > at_time) then
    for r in select e.topic, array_agg(e.person_id) as people from app.emergency_topics(professional, on_day, at_time, app.at('presence')) e group by e.topic loop
      perform set_config('app.with_' || r.topic, (app.with(r.topic) || r.people)::text, true);
    end loop;
  end if;
end $function$;
comment on function app.enter(uuid,date,timestamp with time zone) is 'Begins a visit: sets who is here, the day and the instant, and what they may open, for this transaction only.';
grant execute on function app.enter(uuid,date,timestamp with time zone) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.enter_by_link(of_token bytea, on_day date, at_time timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
end $function$;
comment on function app.enter_by_link(bytea,date,timestamp with time zone) is 'Begins the visit of a partner without account: what her link is worth, and the one thing it opens.';
grant execute on function app.enter_by_link(bytea,date,timestamp with time zone) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.enter_person(person uuid, on_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  perform set_config('app.person_id', coalesce(person::text, ''), true), set_config('app.today', on_day::text, true), set_config('app.actor_id', '', true);
  perform set_config('app.at_' || t.code, '{}', true), set_config('app.with_' || t.code, '{}', true) from app.topics t;
end $function$;
comment on function app.enter_person(uuid,date) is 'Begins the visit of a person in her own space, for this transaction only.';
grant execute on function app.enter_person(uuid,date) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.entry_statements_follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update app.entry_statements set person_id = new.person_id, followed_by = new.followed_by where journey_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.entry_topic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin new.topic := app.topic_of_entry(new.subject, new.value); return new; end $function$;

CREATE OR REPLACE FUNCTION app.erase_person(of_erasure uuid)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare e app.erasures;
begin
  select * into e from app.erasures where id = of_erasure and confirmed_at is null and cancelled_at is null for update;
  if e.id is null or e.asked_by = app.actor_id() or not (e.followed_by = any (app.welcoming()) or e.id in (select s.id from app.erasures_to_second() s) or exists (
    select from app.memberships m join app.structures s on s.id = m.structure_id join app.structures c on c.id = e.followed_by and c.kind <> 'partner'
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((m.role = 'director' and m.structure_id = e.followed_by) or (m.role = 'coordinator' and s.territory_id = c.territory_id)))) then
    raise exception 'this erasure is not yours to confirm' using errcode = 'insufficient_privilege';
  end if;
  update app.erasures set confirmed_by = app.actor_id(), confirmed_at = now() where id = e.id;
  return app.forget_people(array[e.person_id]);
end $function$;
comment on function app.erase_person(uuid) is 'Confirms an erasure and does it; answers the files that are gone, whose keys are then destroyed.';
grant execute on function app.erase_person(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.erasures_to_second()
 RETURNS TABLE(id uuid, door text, by_whom text, reason text, asked_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select e.id, d.name, a.given_name || ' ' || a.family_name, e.reason, e.asked_at
  from erasures e join structures d on d.id = e.followed_by and d.kind = 'partner' join professionals a on a.id = e.asked_by
  where e.confirmed_at is null and e.cancelled_at is null and e.asked_by <> app.actor_id()
    and not exists (select from memberships m join professionals p on p.id = m.professional_id and p.left_on is null where m.structure_id = d.id and m.role in ('outside-referent', 'cisp', 'social-educator') and m.professional_id <> e.asked_by and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
    and (app.administers() or exists (select from memberships m join structures s on s.id = m.structure_id where m.professional_id = app.actor_id() and m.role = 'coordinator' and s.territory_id = d.territory_id and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())))
  order by e.asked_at, e.id limit 100
$function$;
comment on function app.erasures_to_second() is 'Erasures asked at a door where nobody else can confirm, for whoever coordinates its territory or administers; nothing of whom.';
grant execute on function app.erasures_to_second() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.everything_about(of_person uuid)
 RETURNS TABLE(table_name text, rows jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare r record; hers uuid[]; said text; hidden text[];
begin
  if app.person_id() is distinct from of_person and not exists (
    select from app.lead_referents l where l.person_id = of_person and l.professional_id = app.actor_id() and l.starts_on <= app.today()
      and app.open_until(l.ends_on, l.overlap_until) >= app.today() and of_person = any (app.with('notes')))
    and not exists (select from app.people p where p.id = of_person and p.followed_by = any (app.welcoming())) then
    return;
  end if;
  hers := app.one_person(of_person);
  for r in
    select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'app.people'::regclass and c.relname <> 'people'
    union values ('people', 'id'), ('revisions', 'person_id'), ('journal', 'person_id'), ('erasures', 'person_id')
  loop
    hidden := array(select c.column_name from app.column_classes c where c.table_name = r.relname and c.not_exported_because is not null)
      || array(select a.attname::text from pg_attribute a where a.attrelid = ('app.' || quote_ident(r.relname))::regclass and a.atttypid = 'bytea'::regtype and not a.attisdropped);
    select coalesce(string_agg(case f.confrelid when 'app.professionals'::regclass then format('%L, app.role_and_team(x.%I)', a.attname, a.attname) else format('%L, (select o.name from %s o where o.id = x.%I)', a.attname, f.confrelid::regclass, a.attname) end, ', '), '')
      into said from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
      where f.contype = 'f' and f.conrelid = ('app.' || quote_ident(r.relname))::regclass and f.confrelid in ('app.professionals'::regclass, 'app.structures'::regclass, 'app.territories'::regclass, 'app.directory_structures'::regclass, 'app.services'::regclass) and not a.attname::text = any (hidden);
    if r.relname in ('journal') then said := '''actor_id'', app.role_and_team(x.actor_id)'; end if;
    if r.relname = 'revisions' then
      said := '''changed_by'', app.role_and_team(x.changed_by), ''was'', x.was - array(select c.column_name from app.column_classes c where c.table_name = x.table_name and c.not_exported_because is not null)
        - array(select a.attname::text from pg_constraint f join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] where f.contype = ''f'' and f.confrelid = ''app.professionals''::regclass and f.conrelid = to_regclass(''app.'' || quote_ident(x.table_name)))';
    end if;
    return query execute format('select %L::text, coalesce(jsonb_agg(to_jsonb(x) - $2 || jsonb_build_object(%s)), ''[]'') from app.%I x where x.%I = any ($1)', r.relname, said, r.relname, r.attname) using hers, hidden;
  end loop;
end $function$;
comment on function app.everything_about(uuid) is 'Every row about a person, for herself or for who leads her: names of professionals become a role and a team, secrets and what says why stay. Nothing for anybody else.';
grant execute on function app.everything_about(uuid) to fil_rouge_person;
grant execute on function app.everything_about(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.exit_statements_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.exit_statements set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.exit_statements set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.expire_referral(of_referral uuid, at_time timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare was referrals;
begin
  select * into was from referrals where id = of_referral and state in ('sent', 'seen', 'complement') for update;
  if was.id is null then return false; end if;
  update referrals set state = 'expired', state_since = at_time, waits_for = null, ended_at = at_time, ended_side = was.waits_for, ended_reason = 'no-answer' where id = was.id;
  insert into referral_events (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason)
    values (gen_random_uuid(), was.id, was.person_id, was.topic, at_time, 'expire', was.state, 'expired', 'system', null, was.waits_for || ':no-answer');
  return true;
end $function$;
comment on function app.expire_referral(uuid,timestamp with time zone) is 'Ends a mobilisation that nobody answered, counted against the side that was waited for.';
grant execute on function app.expire_referral(uuid,timestamp with time zone) to fil_rouge_doorkeeper;

CREATE OR REPLACE PROCEDURE app.exports_not(IN of_table text, IN because text, VARIADIC columns text[])
 LANGUAGE plpgsql
AS $procedure$
begin
  update app.column_classes set not_exported_because = because where table_name = of_table and column_name = any (columns);
end $procedure$;

CREATE OR REPLACE FUNCTION app.files_access(of_people uuid[])
 RETURNS TABLE(person_id uuid, topics text[], reasons jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with person as materialized (select p.id, p.followed_by from app.people p where p.id = any (of_people)),
  opened as materialized (
    select p.id, o.code from (select t.code, unnest(app.at(t.code)) as chantier from app.topics t) o join person p on p.followed_by = o.chantier
    union all select p.id, t.code from person p cross join (values ('presence'), ('identity')) t (code) where p.followed_by = any ((select app.welcoming())::uuid[])),
  shared as materialized (
    select distinct p.id, o.code from (select t.code, unnest(app.with(t.code)) as of_person from app.topics t) o join person p on p.id = o.of_person),
  seen as (
    select held.id, array_agg(held.code order by held.code) as topics
    from (select opened.id, opened.code from opened union select shared.id, shared.code from shared) held group by held.id),
  named as materialized (
    select n.person_id, p.chantier_id, n.named_at from app.protection_names n join app.protections p on p.id = n.protection_id and p.lifted_at is null
    join shared on shared.id = n.person_id and shared.code = 'presence'
    where n.professional_id = app.actor_id() and n.removed_at is null),
  reason as (
    select l.person_id as id, jsonb_build_object('as', 'lead', 'since', l.starts_on, 'until', l.overlap_until) as why
    from app.lead_referents l join shared on shared.id = l.person_id and shared.code = 'presence'
    where l.professional_id = app.actor_id() and l.starts_on <= app.today() and (l.ends_on is null or coalesce(l.overlap_until, l.ends_on) >= app.today())
    union all
    select f.person_id, jsonb_build_object('as', 'referent', 'domain', f.domain, 'since', f.starts_on, 'agreed', coalesce((
      select jsonb_agg(jsonb_build_object('topic', c.topic, 'until', c.ends_on) order by c.topic) from app.consents c join app.domain_topics dt on dt.domain = f.domain and dt.topic = c.topic
      where c.person_id = f.person_id and coalesce(c.structure_id, c.professional_id) = any ((select app.my_recipients())::uuid[])
        and c.withdrawn_at is null and c.decision = 'agreed' and c.given_on <= app.today() and c.ends_on >= app.today()), '[]'))
    from app.referents f join shared on shared.id = f.person_id and shared.code = 'presence'
    where f.professional_id = app.actor_id() and f.starts_on <= app.today() and (f.ends_on is null or f.ends_on > app.today())
    union all
    select p.id, jsonb_build_object('as', m.role, 'structure', s.name, 'since', m.starts_on)
    from app.memberships m join app.structures s on s.id = m.structure_id join app.roles r on r.code = m.role
    join (select person.id, person.followed_by as chantier from opened join person on person.id = opened.id where opened.code = 'presence'
          union all select named.person_id, named.chantier_id from named) p on true
    join app.structures c on c.id = p.chantier
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
      and ((r.reach = 'structure' and m.structure_id = c.id) or (r.reach = 'territory' and s.territory_id = c.territory_id))
    union all
    select p.id, jsonb_build_object('as', 'welcome', 'structure', s.name, 'since', min(m.starts_on))
    from person p join app.structures s on s.id = p.followed_by join app.memberships m on m.structure_id = s.id and m.professional_id = app.actor_id() and m.role in ('outside-referent', 'cisp', 'social-educator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    where p.followed_by = any ((select app.welcoming())::uuid[]) group by p.id, s.name
    union all
    select named.person_id, jsonb_build_object('as', 'named', 'since', (named.named_at at time zone 'Europe/Paris')::date) from named
    union all
    select e.person_id, jsonb_build_object('as', 'emergency', 'until', (e.until at time zone 'Europe/Paris')::date,
      'hour', to_char(e.until at time zone 'Europe/Paris', 'FMHH24 "h" MI'), 'topics', to_jsonb(e.topics))
    from app.emergencies e join shared on shared.id = e.person_id and shared.code = e.topics[1]
    where e.professional_id = app.actor_id() and e.ended_at is null and e.opened_at <= app.moment() and e.until > app.moment()),
  because as (select reason.id, jsonb_agg(reason.why) as reasons from reason group by reason.id)
  select p.id, coalesce(seen.topics, '{}'), coalesce(because.reasons, '[]')
  from person p left join seen on seen.id = p.id left join because on because.id = p.id
$function$;
comment on function app.files_access(uuid[]) is 'Topics the visitor reads of each of these files, and the reasons why.';
grant execute on function app.files_access(uuid[]) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.follow_the_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  select followed_by into new.followed_by from app.people where id = new.person_id;
  return new;
end $function$;
comment on function app.follow_the_person() is 'Copies onto a new row the chantier that follows the person.';

CREATE OR REPLACE FUNCTION app.followed_elsewhere(key text, birth date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'public', 'pg_temp'
AS $function$
  select count(*)::integer from app.people p join app.identities i on i.person_id = p.id
  where p.merged_into is null and p.followed_by is not null and not (p.followed_by = any (app.at('presence'))) and not (p.id = any (app.with('presence'))) and not (p.followed_by = any (app.welcoming()))
    and birth is not null and i.birth_date in (birth, case when extract(day from birth) <= 12 then make_date(extract(year from birth)::int, extract(day from birth)::int, extract(month from birth)::int) end)
    and public.similarity(p.name_key, key) > 0.6
$function$;
comment on function app.followed_elsewhere(text,date) is 'How many files out of sight look like this name and birth date.';
grant execute on function app.followed_elsewhere(text,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.forget_overdue(on_day date, most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare due uuid[];
begin
  due := array(select n.person_id from app.retention_notices n where n.erase_on <= on_day and n.kept_until is null order by n.erase_on limit most for update skip locked);
  return case when due = '{}' then '{}' else app.forget_people(due) end;
end $function$;
comment on function app.forget_overdue(date,integer) is 'Forgets people whose notice is over; answers every file that is gone.';
grant execute on function app.forget_overdue(date,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.forget_people(of_people uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare gone uuid[];
begin
  gone := array(select distinct x from unnest(of_people) one, unnest(app.one_person(one)) x);
  insert into app.anonymous_figures (territory_id, year, figure, code, count)
    select territory_id, year, figure, code, count(*) from (
      select territory_id, extract(year from opened_on)::integer as year, 'entered' as figure, '' as code from app.journeys where person_id = any (gone)
      union all
      select territory_id, extract(year from closed_on)::integer, 'left', coalesce(close_reason, '') from app.journeys where person_id = any (gone) and closed_on is not null) facts
    group by 1, 2, 3, 4
  on conflict (territory_id, year, figure, code) do update set count = anonymous_figures.count + excluded.count;
  update app.import_rows set reasons = '[]' where person_id = any (gone) and outcome in ('taken', 'unchanged');
  update app.import_rows set cells = null where person_id = any (gone);
  delete from app.kept_forms k where exists (select from unnest(gone) g where k.address like '%' || g::text || '%');
  delete from app.revisions where person_id = any (gone);
  delete from app.people where id = any (gone) and merged_into is not null;
  delete from app.people where id = any (gone);
  return gone;
end $function$;
comment on function app.forget_people(uuid[]) is 'Deletes people, the files joined to theirs and every row about them; keeps two anonymous figures. For the functions of the owner alone.';

CREATE OR REPLACE FUNCTION app.give_notices(on_day date)
 RETURNS TABLE(given bigint, withdrawn bigint, rows_cleared bigint)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare kept integer := app.months_kept('casework', on_day); notice integer := app.notice_days(on_day);
begin
  with quiet as materialized (select * from app.quiet_since((on_day + notice - make_interval(months => kept))::date + 1)),
  heard as (delete from app.retention_notices n where n.kept_until is null and not exists (select from quiet q where q.person_id = n.person_id) returning 1),
  fresh as (
    insert into app.retention_notices (person_id, followed_by, last_contact_on, noticed_on, erase_on)
    select q.person_id, q.followed_by, q.last_contact_on, on_day, greatest((q.last_contact_on + make_interval(months => kept))::date, on_day + notice) from quiet q
    on conflict (person_id) do nothing returning 1),
  again as (
    update app.retention_notices n set kept_until = null, kept_because = null, kept_by = null, noticed_on = on_day, erase_on = on_day + notice where n.kept_until <= on_day returning 1)
  select (select count(*) from fresh) + (select count(*) from again), (select count(*) from heard) into given, withdrawn;
  update app.import_rows r set cells = null from app.imports i
  where i.id = r.import_id and r.cells is not null and i.finished_at < on_day - make_interval(months => app.months_kept('refused-rows', on_day));
  get diagnostics rows_cleared = row_count;
  return next;
end $function$;
comment on function app.give_notices(date) is 'Gives and withdraws the notices of a day, and clears the rows of old lists.';
grant execute on function app.give_notices(date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.give_rows_to(of_files uuid[], chantier uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare t text;
begin
  update app.people set followed_by = chantier where id = any (of_files);
  for t in select c.table_name from information_schema.columns c join information_schema.columns p using (table_schema, table_name)
           where c.table_schema = 'app' and c.column_name = 'followed_by' and p.column_name = 'person_id' and c.table_name <> 'journal' loop
    execute format('update app.%I set followed_by = $1 where person_id = any ($2)', t) using chantier, of_files;
  end loop;
  update app.merges set followed_by = chantier where kept_id = any (of_files);
end $function$;
comment on function app.give_rows_to(uuid[],uuid) is 'Writes the chantier that follows these files on each of their rows; null hides them from every role.';

CREATE OR REPLACE FUNCTION app.goes_past_contract(of_case uuid, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce((select day > k.ends_on from app.board_cases c join app.contracts k on k.id = c.contract_id where c.id = of_case and c.board_id = any ((select app.boards_i_run())::uuid[])), true)
$function$;
comment on function app.goes_past_contract(uuid,date) is 'Does this day come after the contract at stake? Asked by who holds the sitting, and may not read the contract itself.';
grant execute on function app.goes_past_contract(uuid,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.guest_ask()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.guest_ask', true), '')::uuid $function$;
comment on function app.guest_ask() is 'The question about places that a link opens, in this transaction only.';

CREATE OR REPLACE FUNCTION app.guest_referral()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('app.guest_referral', true), '')::uuid $function$;
comment on function app.guest_referral() is 'The mobilisation that a link opens, in this transaction only.';

CREATE OR REPLACE FUNCTION app.handovers_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update handovers set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update handovers set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.handovers_to_us()
 RETURNS TABLE(id uuid, name text, door text, chantier text, who text, phone text, proposed_at timestamp with time zone, agreed_means text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select h.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name), d.name, c.name, w.given_name || ' ' || w.family_name, w.work_phone, h.proposed_at, h.agreed_means
  from handovers h join people p on p.id = h.person_id and p.followed_by = h.door_id and p.merged_into is null join structures d on d.id = h.door_id join structures c on c.id = h.chantier_id join professionals w on w.id = h.proposed_by
  where h.answer is null and h.chantier_id = any (app.receiving()) order by h.proposed_at, h.id limit 100
$function$;
comment on function app.handovers_to_us() is 'Who waits at the door of the visitor''s chantiers: the name she agreed to say, and who proposes.';
grant execute on function app.handovers_to_us() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.has_a_role()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= app.today())
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.has_a_role() is 'Does the visitor hold a role today?';
grant execute on function app.has_a_role() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.hash_journal_line()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.hash := sha256(convert_to(journal_line_text(new), 'UTF8'));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.head_counts(of_territories uuid[])
 RETURNS TABLE(territory_id uuid, stage text, people integer, hidden boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with steers as (
    select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'national-team', 'director', 'administrator')
      and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) as yes, app.at('presence') as mine),
  -- Protected people are in nobody's count, whoever counts.
  unseen as materialized (
    select s.chantier_id, s.stage, count(*) as people from app.protections p join app.stages s on s.person_id = p.person_id and s.ends_on is null
    where p.lifted_at is null group by s.chantier_id, s.stage),
  in_chantiers as (
    select c.id, c.territory_id, n.stage, n.people - coalesce(u.people, 0) as people from app.structures c
    cross join lateral (select s.stage, count(*) as people from app.stages s where s.chantier_id = c.id and s.ends_on is null group by s.stage) n
    left join unseen u on u.chantier_id = c.id and u.stage = n.stage
    where c.kind = 'chantier' and c.territory_id = any (of_territories) and (select yes from steers)),
  in_territories as (
    select n.territory_id, n.stage, sum(n.people)::integer as people,
      -- What the visitor can count by herself is no secret; what is left when she takes it away must not be a handful.
      coalesce(sum(n.people) filter (where n.id <> all (steers.mine)), 0) between 1 and 4 as hidden
    from in_chantiers n cross join steers where n.people > 0 group by n.territory_id, n.stage)
  select territory_id, stage, case when not hidden then people end, hidden from in_territories
$function$;
comment on function app.head_counts(uuid[]) is 'Open journeys of these territories by stage; a handful of files that the visitor may not open is not told.';
grant execute on function app.head_counts(uuid[]) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.her_words_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare t text;
begin
  foreach t in array array['person_messages', 'rights_requests'] loop
    if new.merged_into is not null and old.merged_into is null then
      execute format('update app.%I set person_id = $1, merged_through = merged_through || $2, followed_by = (select followed_by from app.people where id = $1) where person_id = $2', t) using new.merged_into, new.id;
    elsif new.merged_into is null and old.merged_into is not null then
      execute format('update app.%I set person_id = $1, merged_through = trim_array(merged_through, 1), followed_by = $2 where merged_through[cardinality(merged_through)] = $1 and person_id = $3', t) using new.id, new.followed_by, old.merged_into;
    end if;
  end loop;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.hold_offer_run(of_run uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not app.may_run_exchange() then raise insufficient_privilege using message = 'an offer is taken in the name of who may launch it'; end if;
  perform from app.offer_runs where id = of_run and state = 'running' for update;
  if not found then raise no_data_found using message = 'this run is over'; end if;
end $function$;
comment on function app.hold_offer_run(uuid) is 'Holds a running run until the end of the transaction: one batch at a time, by whoever may launch it.';

CREATE OR REPLACE FUNCTION app.host_of_the_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.host_id := (select d.structure_id from directory_structures d where d.id = new.listed_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.is_asked_of_me(recipient uuid, of_topic text, for_purpose text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.consent_requests r where r.person_id = app.person_id() and r.asked_by = recipient and r.purpose = for_purpose and of_topic = any (r.topics) and r.answered_at is null and r.expires_on >= app.today())
$function$;
comment on function app.is_asked_of_me(uuid,text,text) is 'Does somebody wait for the answer of the person who is in her own space, on this topic and for this purpose?';
grant execute on function app.is_asked_of_me(uuid,text,text) to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.is_open_feed(of_token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.calendar_feeds where token_hash = of_token and revoked_at is null)
$function$;
comment on function app.is_open_feed(bytea) is 'Does this calendar address still serve?';
grant execute on function app.is_open_feed(bytea) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.is_sealed(words text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select words ~ '^(p1|v1)\.[0-9a-f]{16}\.[A-Za-z0-9_-]{38,}$'
$function$;
comment on function app.is_sealed(text) is 'Does this value look sealed, by a person''s key or by the instance''s?';

CREATE OR REPLACE FUNCTION app.is_shown_to_board(of_person uuid, of_board uuid, of_topic text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  -- As for a referent: an agreement to anything says who she is and what she wants.
  select exists (select from app.consents k where k.person_id = of_person and k.structure_id = of_board and k.purpose = 'renewal-board' and (k.topic = of_topic or of_topic in ('identity', 'voice'))
    and k.decision = 'agreed' and k.withdrawn_at is null and k.given_on <= app.today() and k.ends_on >= app.today())
$function$;
comment on function app.is_shown_to_board(uuid,uuid,text) is 'Did she agree, and does it hold now, that this board reads this topic?';

CREATE OR REPLACE FUNCTION app.job_progress(job uuid)
 RETURNS TABLE(state text, progress_done integer, progress_total integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select j.state, j.progress_done, j.progress_total from jobs j where j.id = job
$function$;
comment on function app.job_progress(uuid) is 'How far a job is, for whoever was given its number.';
grant execute on function app.job_progress(uuid) to fil_rouge_doorkeeper;
grant execute on function app.job_progress(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.journal_field(value text)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select coalesce(octet_length(convert_to(value, 'UTF8')) || ':' || value, '-') || E'\n'
$function$;
comment on function app.journal_field(text) is 'A value as the journal hashes it: its length in UTF-8 bytes, a colon, itself; a hyphen when there is none.';

CREATE OR REPLACE FUNCTION app.journal_instant(value timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  select to_char(value at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
$function$;
comment on function app.journal_instant(timestamp with time zone) is 'An instant as the journal hashes it: UTC, six digits under the second.';

CREATE OR REPLACE FUNCTION app.journal_line_text(line app.journal)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select E'fil-rouge-line-1\n' || app.journal_field(line.id::text) || app.journal_field(app.journal_instant(line.at)) || app.journal_field(line.actor_id::text)
    || app.journal_field(line.event) || app.journal_field(line.person_id::text) || app.journal_field(line.followed_by::text)
    || app.journal_field(line.subject_id::text) || app.journal_field(line.because) || app.journal_field(line.detail::text)
$function$;
comment on function app.journal_line_text(app.journal) is 'What is hashed of a line of the journal.';

CREATE OR REPLACE FUNCTION app.journal_seal_text(seal app.journal_seals)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select E'fil-rouge-seal-1\n' || app.journal_field(seal.number::text) || app.journal_field(seal.from_id::text) || app.journal_field(seal.to_id::text)
    || app.journal_field(seal.lines::text) || app.journal_field(encode(seal.lines_hash, 'hex')) || app.journal_field(encode(seal.previous_hash, 'hex'))
    || app.journal_field(app.journal_instant(seal.sealed_at))
$function$;
comment on function app.journal_seal_text(app.journal_seals) is 'What is hashed of a seal.';

CREATE OR REPLACE FUNCTION app.journal_writers()
 RETURNS TABLE(writer text)
 LANGUAGE sql
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select l.virtualtransaction from pg_locks l join pg_database d on d.oid = l.database
  where d.datname = current_database() and l.locktype = 'advisory' and (l.classid, l.objid, l.objsubid) = (0, 7046011, 1)
    and l.granted and l.pid is distinct from pg_backend_pid()
$function$;
comment on function app.journal_writers() is 'Transactions that may still add a line under a number already given.';

CREATE OR REPLACE FUNCTION app.keep_deadlines(of_people uuid[], told jsonb)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare moved integer; written integer;
begin
  delete from deadlines d where d.person_id = any (of_people) and not exists (
    select from jsonb_to_recordset(told) as t(person_id uuid, clock text, code text, on_day date) where (t.person_id, t.clock, t.code, t.on_day) = (d.person_id, d.clock, d.code, d.on_day));
  get diagnostics moved = row_count;
  insert into deadlines as d (person_id, clock, code, on_day, topic, tells)
    select distinct on (t.person_id, t.clock, t.code, t.on_day) t.person_id, t.clock, t.code, t.on_day, t.topic, t.tells from jsonb_to_recordset(told) as t(person_id uuid, clock text, code text, on_day date, topic text, tells text[])
    where t.person_id = any (of_people) order by t.person_id, t.clock, t.code, t.on_day, t.topic
    on conflict (person_id, clock, code, on_day) do update set topic = excluded.topic, tells = excluded.tells where (d.topic, d.tells) is distinct from (excluded.topic, excluded.tells);
  get diagnostics written = row_count;
  return moved + written;
end $function$;
comment on function app.keep_deadlines(uuid[],jsonb) is 'Makes the deadlines of these people what was counted; answers how many lines moved, none when nothing did.';
grant execute on function app.keep_deadlines(uuid[],jsonb) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.keep_revision()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  -- A contact moves last_contact_on by itself, and a file changing hands moves followed_by: neither is a change somebody wrote.
  if to_jsonb(new) - array['version', 'followed_by', 'last_contact_on'] = to_jsonb(old) - array['version', 'followed_by', 'last_contact_on'] then
    return new;
  end if;
  -- A merge moves rows whole and keeps what they were itself, so that undoing it gives back exactly what stood before.
  if current_setting('app.merging', true) = 'on' or current_setting('app.sealing', true) = 'on' then
    return new;
  end if;
  new.version := old.version + 1;
  insert into app.revisions (table_name, row_id, person_id, followed_by, topic, version, was, changed_by)
  values (tg_table_name, coalesce(to_jsonb(old) ->> 'id', to_jsonb(old) ->> 'person_id')::uuid, case when tg_table_name = 'people' then (to_jsonb(old) ->> 'id')::uuid else (to_jsonb(old) ->> 'person_id')::uuid end,
          old.followed_by, coalesce(to_jsonb(old) ->> 'topic', tg_argv[0]), old.version, to_jsonb(old), app.actor_id());
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.keep_what_the_source_said()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  insert into offer_differences (entry_id, what, field, source_value, seen_on)
  select old.id, case tg_table_name when 'services' then 'service' else 'structure' end, f, to_jsonb(old) ->> f, app.today()
  from unnest(new.local_fields) f where f <> all (old.local_fields) and (to_jsonb(old) ->> f) is distinct from (to_jsonb(new) ->> f) on conflict (entry_id, field) do nothing;
  delete from offer_differences o where o.entry_id = new.id and o.field <> all (new.local_fields);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.keeps_listed(of_listed uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.directory_structures d where d.id = of_listed
    and (d.owner_id = app.actor_id() or d.territory_id = any (app.territories_i_keep()) or d.structure_id = any (app.my_structures())))
$function$;
comment on function app.keeps_listed(uuid) is 'Does the visitor keep this entry: its owner, an officer or the coordination of its territory, or the structure itself?';

CREATE OR REPLACE FUNCTION app.learn_from_rows()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  perform app.learn_words(array(select name || ' ' || coalesce(commune, '') from told));
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.learn_words(texts text[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  insert into app.search_words
  select word, stems[1] from (select distinct word from unnest(texts) t, regexp_split_to_table(lower(public.unaccent(t)), '[^a-z0-9]+') word where length(word) between 3 and 40 and word !~ '^\d') w,
    pg_catalog.ts_lexize('pg_catalog.french_stem', word) stems where cardinality(stems) > 0 order by word
  on conflict do nothing
$function$;
comment on function app.learn_words(text[]) is 'Adds the words of some texts to those that a fault of typing is compared with.';
grant execute on function app.learn_words(text[]) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.lift_protection(of_person uuid, because text, at_time timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare placed app.protections;
begin
  select * into placed from app.protections where person_id = of_person and lifted_at is null and of_person = any (app.with('notes')) for update;
  if placed.id is null then
    raise exception 'this protection is not yours to lift' using errcode = 'insufficient_privilege';
  end if;
  update app.protections set lifted_at = at_time, lifted_by = app.actor_id(), lifted_reason = because where id = placed.id;
  perform app.give_rows_to(placed.covers, placed.chantier_id);
end $function$;
comment on function app.lift_protection(uuid,text,timestamp with time zone) is 'Gives a protected file back to the chantier that follows it.';
grant execute on function app.lift_protection(uuid,text,timestamp with time zone) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.limits_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.practical_limits set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.practical_limits set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.look_up_words(typed text[])
 RETURNS TABLE(word text, stem text, known boolean, begins text[], nearest text, nearest_stem text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET "pg_trgm.similarity_threshold" TO '0.34'
AS $function$
declare w text;
begin
  foreach w in array typed loop
    word := w;
    stem := (ts_lexize('pg_catalog.french_stem', lower(unaccent(w))))[1];
    known := null; begins := '{}'; nearest := null; nearest_stem := null;
    if stem is not null then
      known := exists (select from app.search_words k where k.stem = look_up_words.stem)
        or exists (select from app.services s where s.search @@ quote_literal(look_up_words.stem)::tsquery and s.closed_on is null);
      if not known and length(w) >= 4 then
        begins := array(select distinct k.stem from app.search_words k where k.word like replace(replace(lower(unaccent(w)), '\', ''), '%', '') || '%' limit 12);
      end if;
      if not known and cardinality(begins) = 0 then
        select k.word, k.stem into nearest, nearest_stem from app.search_words k where k.word % lower(unaccent(w))
        order by similarity(k.word, lower(unaccent(w))) - abs(length(k.word) - length(w)) * 0.02 desc, k.word limit 1;
      end if;
    end if;
    return next;
  end loop;
end $function$;
comment on function app.look_up_words(text[]) is 'Words typed by somebody, as the directory knows them.';
grant execute on function app.look_up_words(text[]) to fil_rouge_doorkeeper;
grant execute on function app.look_up_words(text[]) to fil_rouge_person;
grant execute on function app.look_up_words(text[]) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.marked(mark text, lexemes text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
AS $function$ select coalesce(array_agg(mark || lexeme), '{}') from unnest(lexemes) lexeme where lexeme <> '' $function$;
comment on function app.marked(text,text[]) is 'Lexemes of one sort, told apart from plain words by their mark: n: in the name, t: a theme, d: a department.';

CREATE OR REPLACE FUNCTION app.may_run_exchange()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('administrator', 'national-team') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.may_run_exchange() is 'Does the visitor launch the exchanges: administration or national team?';

CREATE OR REPLACE FUNCTION app.merge_people(keep_id uuid, absorb_id uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare
  kept app.people; absorbed app.people; t text; r record; moved jsonb := '[]'; staying jsonb := '[]'; was jsonb; has_preferred boolean;
begin
  select * into kept from app.people where id = keep_id for update;
  select * into absorbed from app.people where id = absorb_id for update;
  if kept.id is null or absorbed.id is null
     or not (kept.followed_by = any (app.at('notes')) or kept.id = any (app.with('notes')))
     or not (absorbed.followed_by = any (app.at('notes')) or absorbed.id = any (app.with('notes'))) then
    raise exception 'these files are not yours to merge' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', 'on', true);
  select exists (select from app.contact_points where person_id = keep_id and preferred and ended_on is null) into has_preferred;
  foreach t in array array['journeys', 'stages', 'lead_referents', 'referents', 'situations', 'barriers', 'wishes', 'strengths', 'notes', 'reminders', 'person_languages', 'contact_points', 'addresses'] loop
    for r in execute format('select x.id, to_jsonb(x) as row from app.%I x where person_id = $1 order by id', t) using absorb_id loop
      if t in ('stages', 'lead_referents') and (select person_id from app.journeys where id = (r.row ->> 'journey_id')::uuid) <> keep_id then
        staying := staying || jsonb_build_object('table', t, 'id', r.id);
        continue;
      end if;
      was := jsonb_build_object('person_id', absorb_id, 'followed_by', r.row -> 'followed_by');
      begin
        if t = 'contact_points' and has_preferred and (r.row ->> 'preferred')::boolean then
          was := was || '{"preferred": true}';
          update app.contact_points set preferred = false where id = r.id;
        end if;
        execute format('update app.%I set person_id = $1, followed_by = $2 where id = $3', t) using keep_id, kept.followed_by, r.id;
        moved := moved || jsonb_build_object('table', t, 'id', r.id, 'was', was);
      exception when exclusion_violation or unique_violation then
        staying := staying || jsonb_build_object('table', t, 'id', r.id);
      end;
    end loop;
  end loop;
  update app.people set merged_into = keep_id where id = absorb_id;
  perform set_config('app.merging', 'off', true);
  return jsonb_build_object('moved', moved, 'staying', staying);
end $function$;
comment on function app.merge_people(uuid,uuid) is 'Moves what one file holds into another; what would overlap stays where it was. Answers what moved and what stayed.';
grant execute on function app.merge_people(uuid,uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.moment()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('app.moment', true), '')::timestamptz, now())
$function$;
comment on function app.moment() is 'The instant of the visit: what ends at an hour is judged by it.';

CREATE OR REPLACE FUNCTION app.months_kept(of_code text, on_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select months from app.retention_policies where code = of_code and effective_from <= on_day order by effective_from desc limit 1
$function$;
comment on function app.months_kept(text,date) is 'How many months a purpose keeps, on a day.';

CREATE OR REPLACE FUNCTION app.morning_lines(from_day date, until_day date, opening text[], notice integer)
 RETURNS TABLE(professional_id uuid, name text, email text, code text, count integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with days as materialized (
    select d.person_id, d.followed_by, d.code, d.on_day, d.tells from deadlines d
    where d.topic = 'work' and case when d.code = any (opening) then d.on_day between from_day and until_day else d.on_day between from_day + notice and until_day + notice end),
  told as (
    select l.professional_id, d.person_id, d.code from days d join lead_referents l on l.person_id = d.person_id and l.ends_on is null where 'lead-referent' = any (d.tells)
    union
    select m.professional_id, d.person_id, d.code from days d join memberships m on m.structure_id = d.followed_by and m.role = 'director' and m.starts_on <= until_day and (m.ends_on is null or m.ends_on >= until_day)
      where 'employer' = any (d.tells) and exists (select from contracts c where c.person_id = d.person_id and c.struck_at is null and c.employer_id = d.followed_by and coalesce(c.ended_on, c.ends_on, 'infinity') >= until_day)
    union
    select l.professional_id, c.person_id, 'case-opened' from board_cases c join lead_referents l on l.person_id = c.person_id and l.ends_on is null where c.state = 'waiting' and c.opened_on between from_day and until_day
    union
    select o.professional_id, o.person_id, 'opinion-asked' from board_opinions o where o.state = 'asked' and (o.asked_at at time zone 'Europe/Paris')::date between from_day - 1 and until_day - 1),
  of_people as (
    select t.professional_id, t.code, count(*)::integer as count from told t
    -- A protected file is told to whom it names, in no mail to anybody else.
    where not exists (select from protections p where p.person_id = t.person_id and p.lifted_at is null
      and not exists (select from protection_names n where n.protection_id = p.id and n.professional_id = t.professional_id and n.removed_at is null))
    group by t.professional_id, t.code),
  of_sittings as (
    select m.professional_id, 'files-to-read' as code, count(*)::integer as count from board_sittings s join boards b on b.id = s.board_id
      join board_members m on m.board_id = b.id and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
      where s.state = 'planned' and s.held_on - b.reads_days between from_day and until_day and exists (select from board_cases c where c.sitting_id = s.id and c.state in ('waiting', 'ready'))
      group by m.professional_id)
  select p.id, p.given_name || ' ' || p.family_name, p.work_email, l.code, l.count
  from (select * from of_people union all select * from of_sittings) l join professionals p on p.id = l.professional_id and p.left_on is null and p.work_email is not null
  order by p.id, l.code
$function$;
comment on function app.morning_lines(date,date,text[],integer) is 'What is new between two days, both included, by professional who has an address: openings on their day, ends `notice` days before, cases opened, opinions asked since the day before, sittings to read. Counts, never of whom.';
grant execute on function app.morning_lines(date,date,text[],integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.move_file(of_person uuid, to_chantier uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not exists (select from app.people p where p.id = of_person
      and (p.followed_by = any (app.at('identity')) or p.id = any (app.with('notes')))) then
    raise exception 'this file is not yours to move' using errcode = 'insufficient_privilege';
  end if;
  update app.protections set chantier_id = to_chantier where person_id = of_person and lifted_at is null;
  if not found then
    perform app.give_rows_to(array[of_person], to_chantier);
  end if;
end $function$;
comment on function app.move_file(uuid,uuid) is 'Gives a person''s file to another chantier.';

CREATE OR REPLACE FUNCTION app.my_appointment_places()
 RETURNS TABLE(id uuid, name text, service text, address text, phone text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.id, coalesce(l.name, o.name), s.name, nullif(concat_ws(', ', coalesce(s.address, l.address, o.address), concat_ws(' ', coalesce(s.postcode, l.postcode, o.postcode), coalesce(s.commune, l.commune, o.commune))), ''), coalesce(s.phone, l.phone, o.phone)
  from app.appointments a left join app.services s on s.id = a.service_id
    left join app.directory_structures l on l.id = a.listed_id left join app.directory_structures o on o.id = s.listed_id and a.listed_id is null
  where a.person_id = app.person_id() and (l.id is not null or o.id is not null)
$function$;
comment on function app.my_appointment_places() is 'Where the appointments of the person in her own space take place.';
grant execute on function app.my_appointment_places() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.my_doors()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.role in ('outside-referent', 'cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.my_doors() is 'Structures in which the visitor accompanies people.';
grant execute on function app.my_doors() to fil_rouge_visitor;
grant execute on function app.my_doors() to public;

CREATE OR REPLACE FUNCTION app.my_listed()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(d.id), '{}') from app.directory_structures d where d.structure_id = any (app.my_structures())
$function$;
comment on function app.my_listed() is 'Entries of the directory that the visitor''s own structure claimed.';

CREATE OR REPLACE FUNCTION app.my_recipients()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array_append(array(select m.structure_id from app.memberships m where m.professional_id = app.actor_id()
    and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())), app.actor_id())
$function$;
comment on function app.my_recipients() is 'To whom an agreement may be given that the visitor holds: herself and her structures of the day.';

CREATE OR REPLACE FUNCTION app.my_requests()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(r.id), '{}') from app.referrals r where r.person_id = app.person_id()
$function$;
comment on function app.my_requests() is 'The requests of whoever is in her own space; none when nobody is.';
grant execute on function app.my_requests() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.my_structures()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m
  where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.my_structures() is 'Structures where the visitor works today, whatever her role.';

CREATE OR REPLACE FUNCTION app.my_territories()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.my_territories() is 'Territories where the visitor works today, partners included.';

CREATE OR REPLACE FUNCTION app.name_key(VARIADIC words text[])
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'public'
AS $function$
  select trim(regexp_replace(lower(public.unaccent(array_to_string(words, ' '))), '[^[:alnum:]]+', ' ', 'g'))
$function$;
comment on function app.name_key(text[]) is 'A name as it is searched: no accents, no case, no punctuation.';

CREATE OR REPLACE FUNCTION app.named_topics(professional uuid, on_day date)
 RETURNS TABLE(topic text, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select distinct rt.topic, n.person_id
  from app.protection_names n join app.protections p on p.id = n.protection_id and p.lifted_at is null
  join app.structures c on c.id = p.chantier_id
  join app.memberships m on m.professional_id = n.professional_id and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day)
  join app.structures s on s.id = m.structure_id join app.roles ro on ro.code = m.role join app.role_topics rt on rt.role = m.role
  where n.professional_id = professional and n.removed_at is null and (m.structure_id = c.id or (ro.reach = 'territory' and s.territory_id = c.territory_id))
$function$;
comment on function app.named_topics(uuid,date) is 'People under protection for whom a professional is named, by topic.';

CREATE OR REPLACE FUNCTION app.network_actions(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS TABLE(domain text, asked integer, people integer, accepted integer, declined integer, expired integer, done integer, waiting integer, gaps integer, gap_people integer, goals integer, reached integer, partly integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with a as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  g as (select a.domain, count(*)::int as goals, count(*) filter (where x.score = 'reached')::int as reached, count(*) filter (where x.score = 'partly')::int as partly from app.referral_goals x join a on a.id = x.referral_id where x.score is not null group by a.domain)
  select a.domain, count(*)::int, count(distinct a.person_id)::int, count(a.accepted_at)::int, count(*) filter (where a.state = 'declined')::int, count(*) filter (where a.state = 'expired')::int, count(*) filter (where a.state = 'done')::int,
    count(*) filter (where a.ended_at is null)::int,
    count(*) filter (where a.state = 'expired' or (a.state in ('declined', 'failed') and a.ended_side in ('partner', 'officer')))::int, count(distinct a.person_id) filter (where a.state = 'expired' or (a.state in ('declined', 'failed') and a.ended_side in ('partner', 'officer')))::int,
    coalesce(max(g.goals), 0), coalesce(max(g.reached), 0), coalesce(max(g.partly), 0)
  from a left join g on g.domain = a.domain group by a.domain
$function$;
comment on function app.network_actions(uuid[],uuid,date,date) is 'Requests and people by domain, what became of them, what could not be answered, and what was wanted and reached.';
grant execute on function app.network_actions(uuid[],uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.network_delays(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS TABLE(clock text, domain text, days integer, ended boolean, requests integer, people integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with asked as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  clocks as (
    select a.person_id, a.domain, c.clock, c.since::date as first_day, coalesce(c.until, a.ended_at, app.today()::timestamptz)::date as last_day, c.until is not null as ended, a.id, c.since
    from asked a cross join lateral (values ('seen', a.sent_at, a.seen_at), ('firstAnswer', a.sent_at, a.first_answer_at), ('offered', a.accepted_at, a.offered_at), ('contact', a.sent_at, a.contact_at)) c (clock, since, until)
    where c.since is not null),
  hers as (
    select e.referral_id, e.at::date as first_day, coalesce(lead(e.at) over (partition by e.referral_id order by e.number), app.today()::timestamptz)::date as last_day, e.waits_for
    from app.referral_events e where e.referral_id in (select id from asked)),
  held as (
    select k.clock, k.domain, k.ended, k.person_id, greatest(0, app.working_days(k.first_day, k.last_day)
      - coalesce((select sum(app.working_days(greatest(h.first_day, k.first_day), least(h.last_day, k.last_day))) from hers h where h.referral_id = k.id and h.waits_for = 'person' and h.first_day < k.last_day and h.last_day > k.first_day), 0))::int as days
    from clocks k)
  select held.clock, held.domain, held.days, held.ended, count(*)::int, count(distinct held.person_id)::int from held group by held.clock, held.domain, held.days, held.ended
$function$;
comment on function app.network_delays(uuid[],uuid,date,date) is 'How many requests stopped, or still run, after so many working days, by clock and domain; days in which the person was waited for are left out.';
grant execute on function app.network_delays(uuid[],uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.network_partners(territories uuid[], from_day date, to_day date)
 RETURNS TABLE(listed_id uuid, listed text, is_sensitive boolean, received integer, people integer, seen integer, answered integer, on_time integer, accepted integer, expired integer, offered integer, held integer, missed integer, waiting integer, done integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with a as materialized (select * from app.asked_between(territories, null, from_day, to_day) x where x.listed_id is not null),
  p as (select a.listed_id, count(*) filter (where x.state = 'held')::int as held, count(*) filter (where x.state = 'missed')::int as missed from app.appointments x join a on a.id = x.referral_id group by a.listed_id)
  select a.listed_id, d.name, d.is_sensitive, count(*)::int, count(distinct a.person_id)::int, count(a.seen_at)::int, count(a.first_answer_at)::int, count(*) filter (where app.working_days(a.sent_at::date, a.first_answer_at::date) <= coalesce(app.promised_within(a.listed_id, a.territory_id, a.sent_at::date), 10))::int, count(a.accepted_at)::int,
    count(*) filter (where a.state = 'expired')::int, count(a.offered_at)::int, coalesce(max(p.held), 0), coalesce(max(p.missed), 0), count(*) filter (where a.ended_at is null)::int, count(*) filter (where a.state = 'done')::int
  from a join app.directory_structures d on d.id = a.listed_id left join p on p.listed_id = a.listed_id group by a.listed_id, d.name, d.is_sensitive order by count(*) desc, d.name limit 200
$function$;
comment on function app.network_partners(uuid[],date,date) is 'What each partner received, answered, accepted and brought, in a period; on time: within what its convention of the day promised, ten working days otherwise.';
grant execute on function app.network_partners(uuid[],date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.network_reasons(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS TABLE(side text, reason text, requests integer, people integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.ended_side, a.ended_reason, count(*)::int, count(distinct a.person_id)::int from app.asked_between(territories, of_listed, from_day, to_day) a
  where a.state in ('declined', 'failed', 'expired', 'cancelled') group by a.ended_side, a.ended_reason
$function$;
comment on function app.network_reasons(uuid[],uuid,date,date) is 'Why requests ended badly, by side.';
grant execute on function app.network_reasons(uuid[],uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.network_waits(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS TABLE(domain text, side text, days bigint, requests integer, people integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with asked as materialized (select * from app.asked_between(territories, of_listed, from_day, to_day)),
  stretches as (
    select e.referral_id, e.waits_for, e.at::date as first_day, coalesce(lead(e.at) over (partition by e.referral_id order by e.number), app.today()::timestamptz)::date as last_day
    from app.referral_events e where e.referral_id in (select id from asked))
  select a.domain, s.waits_for, sum(app.working_days(s.first_day, s.last_day)), count(distinct a.id)::int, count(distinct a.person_id)::int
  from stretches s join asked a on a.id = s.referral_id where s.waits_for is not null group by a.domain, s.waits_for
$function$;
comment on function app.network_waits(uuid[],uuid,date,date) is 'Working days waited in all, by domain and by the side that was waited for.';
grant execute on function app.network_waits(uuid[],uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.note_nudge(of_referral uuid, of_kind text, to_side text, at_time timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  insert into referral_nudges (referral_id, kind, since, at, side)
    select r.id, of_kind, greatest(r.state_since, coalesce(r.last_news_at, r.state_since)), at_time, to_side from referrals r where r.id = of_referral and r.ended_at is null
    on conflict do nothing;
  return found;
end $function$;
comment on function app.note_nudge(uuid,text,text,timestamp with time zone) is 'Writes down that something was said; false when it had been.';
grant execute on function app.note_nudge(uuid,text,text,timestamp with time zone) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.notice_days(on_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select value from app.written_policies where code = 'retention-notice-days' and effective_from <= on_day order by effective_from desc limit 1
$function$;
comment on function app.notice_days(date) is 'How many days before an erasure its notice is given.';

CREATE OR REPLACE FUNCTION app.notices_by_chantier()
 RETURNS TABLE(structure_id uuid, name text, noticed bigint, kept bigint, first_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select s.id, s.name, count(*) filter (where n.kept_until is null), count(*) filter (where n.kept_until is not null), min(n.erase_on) filter (where n.kept_until is null)
  from app.retention_notices n join app.structures s on s.id = n.followed_by
  where app.administers() or n.followed_by = any ((select app.at('presence'))::uuid[])
    or s.kind = 'partner' and exists (select from app.memberships m join app.structures c on c.id = m.structure_id where m.professional_id = app.actor_id() and m.role = 'coordinator' and c.territory_id = s.territory_id and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
      and not exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and p.left_on is null where m.structure_id = s.id and m.role in ('outside-referent', 'cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
  group by s.id order by 5 nulls last, 2
$function$;
comment on function app.notices_by_chantier() is 'How many files are near their end, chantier by chantier, for those who steer.';
grant execute on function app.notices_by_chantier() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.offer_appointment(of_referral uuid, new_id uuid, on_which date, at_hour text, lasting integer, where_words text, what_words text, with_whom text, by_side text, at_time timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare r referrals;
begin
  select * into r from referrals x where x.id = of_referral and x.ended_at is null and x.withdrawn_at is null and (sees_referral(x.id) or x.id = guest_referral());
  if r.id is null then
    raise exception 'this request is not yours to answer' using errcode = 'insufficient_privilege';
  end if;
  insert into appointments (id, person_id, topic, state, on_day, hour, minutes, listed_id, service_id, with_words, place, bring, referral_id, proposed_side, proposed_at, proposed_by)
    values (new_id, r.person_id, case when r.topic in ('notes', 'housing', 'work', 'rights', 'life', 'health', 'justice', 'debts') then r.topic else 'notes' end, 'proposed', on_which, at_hour, lasting, r.listed_id, r.service_id, with_whom, where_words, what_words, r.id, by_side, at_time, app.actor_id());
  update appointments set state = 'moved', ended_at = at_time, moved_to = new_id where referral_id = r.id and id <> new_id and state in ('proposed', 'set');
end $function$;
comment on function app.offer_appointment(uuid,uuid,date,text,integer,text,text,text,text,timestamp with time zone) is 'Writes the appointment that a request''s partner, officer or asker offers; the earlier one is said moved.';
grant execute on function app.offer_appointment(uuid,uuid,date,text,integer,text,text,text,text,timestamp with time zone) to fil_rouge_guest;
grant execute on function app.offer_appointment(uuid,uuid,date,text,integer,text,text,text,text,timestamp with time zone) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.officer_territories()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role = 'partnership-officer' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.officer_territories() is 'Territories whose queue of mobilisations the visitor shares.';
grant execute on function app.officer_territories() to fil_rouge_visitor;
grant execute on function app.officer_territories() to public;

CREATE OR REPLACE FUNCTION app.one_person(of_person uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with recursive hers as (
    select of_person as id union select p.id from app.people p join hers h on p.merged_into = h.id)
  select array_agg(id) from hers
$function$;
comment on function app.one_person(uuid) is 'A person''s file, and those that were joined to it.';

CREATE OR REPLACE FUNCTION app.only_the_reader_says_it()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.professional_id is distinct from app.actor_id() then
    raise exception 'only the reader says that her copies are erased' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.open_board(of_id uuid, of_territory uuid, of_name text, of_contact text, on_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not app.coordinates(of_territory) then return false; end if;
  insert into app.structures (id, kind, name, territory_id, opened_on) values (of_id, 'board', of_name, of_territory, on_day);
  insert into app.boards (id, territory_id, hears, quorum, opens_days, reads_days, contest_days, contact) values (of_id, of_territory, 'every-renewal', 3, 92, 7, 60, of_contact);
  return true;
end $function$;
comment on function app.open_board(uuid,uuid,text,text,date) is 'Opens the board of a territory: the coordination does, and nobody else.';
grant execute on function app.open_board(uuid,uuid,text,text,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.open_due_cases(on_day date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare opened integer; one record;
begin
  insert into board_cases (id, person_id, board_id, contract_id, origin, opened_on)
  select gen_random_uuid(), k.person_id, b.id, k.id, 'window', on_day
  from boards b join structures bs on bs.id = b.id and bs.closed_on is null
    join structures ch on ch.kind = 'chantier' and ch.territory_id = b.territory_id
    join contracts k on k.employer_id = ch.id and k.followed_by = ch.id and k.ended_on is null and k.struck_at is null and k.ends_on between on_day and on_day + b.opens_days
  where not exists (select from contracts n where n.person_id = k.person_id and n.struck_at is null and n.id <> k.id and coalesce(n.ended_on, n.ends_on, 'infinity') > k.ends_on)
    and not exists (select from board_cases c where c.person_id = k.person_id and (c.contract_id = k.id or c.state in ('waiting', 'ready')))
    and (b.hears = 'every-renewal' or k.ends_on + 1 >= (select min(f.starts_on) from contracts f where f.person_id = k.person_id and f.employer_id = k.employer_id and f.struck_at is null) + interval '24 months' - interval '4 months')
  on conflict do nothing;
  get diagnostics opened = row_count;
  -- What it was opened for is over: she was renewed without a board, left, or came to the term while no board could hear it. A contest stays, and so does a case that a sitting put off.
  update board_cases c set state = 'withdrawn' from contracts k
    where k.id = c.contract_id and c.state = 'waiting' and c.origin <> 'contest' and not exists (select from board_decisions d where d.case_id = c.id)
      and (k.struck_at is not null or k.ended_on is not null
        or (k.ends_on < on_day and not exists (select from board_sittings s where s.id = c.sitting_id and s.state in ('planned', 'open') and s.held_on >= on_day))
        or exists (select from contracts n where n.person_id = k.person_id and n.struck_at is null and n.id <> k.id and coalesce(n.ended_on, n.ends_on, 'infinity') > k.ends_on));
  -- A case without a sitting to come takes the next one that has room: the end that comes first is placed first.
  for one in select c.id, c.board_id from board_cases c left join contracts k on k.id = c.contract_id left join board_sittings s on s.id = c.sitting_id
    where (c.state = 'waiting' and (s.id is null or s.state in ('closed', 'cancelled') or s.held_on < on_day)) or (c.state = 'ready' and s.state = 'cancelled')
    order by k.ends_on nulls first, c.number
  loop
    update board_cases set sitting_id = sitting_with_room(one.board_id, on_day) where id = one.id;
  end loop;
  return opened;
end $function$;
comment on function app.open_due_cases(date) is 'Each night: opens the cases whose window opens, takes back those that wait for nothing any longer, and gives each case that waits, or whose sitting was cancelled, the next sitting that has room and leaves time to read it. Asked twice, it opens nothing twice.';
grant execute on function app.open_due_cases(date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.open_until(ends_on date, overlap_until date)
 RETURNS date
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when ends_on is null then 'infinity'::date else coalesce(overlap_until, ends_on) end
$function$;
comment on function app.open_until(date,date) is 'Last day a lead referent reads the file: no end while she leads, then the end of her overlap.';

CREATE OR REPLACE FUNCTION app.opinions_before_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select o.id from app.board_cases c join app.board_opinions o on o.case_id = c.id and o.state = 'given' where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(o.person_id, c.board_id, o.topic))
$function$;
comment on function app.opinions_before_me() is 'Opinions given on the cases before the visitor, on topics that may be shown to her board.';
grant execute on function app.opinions_before_me() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.out_of_sight()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select unnest(p.covers) from app.protections p where p.lifted_at is null and p.person_id <> all (app.with('presence')))
$function$;
comment on function app.out_of_sight() is 'Protected files that do not open to the visitor: what cannot be rewritten hides them too.';
grant execute on function app.out_of_sight() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.owned_entries(owner uuid, before date)
 RETURNS TABLE(kind text, id uuid, name text, commune text, since date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select 'structure', d.id, d.name, d.commune, greatest(d.vouched_on, d.source_date) from app.directory_structures d where d.owner_id = owner and d.closed_on is null and (greatest(d.vouched_on, d.source_date) is null or greatest(d.vouched_on, d.source_date) < before)
  union all
  select 'service', s.id, s.name, coalesce(s.commune, d.commune), greatest(s.vouched_on, s.source_date) from app.services s join app.directory_structures d on d.id = s.listed_id
  where s.owner_id = owner and s.closed_on is null and (greatest(s.vouched_on, s.source_date) is null or greatest(s.vouched_on, s.source_date) < before)
  order by 5 nulls first, 3 limit 100
$function$;
comment on function app.owned_entries(uuid,date) is 'Entries of an owner for which nobody vouched since a day.';
grant execute on function app.owned_entries(uuid,date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.owners_to_ask(before date, asked_before timestamp with time zone, most integer)
 RETURNS TABLE(owner_id uuid, given_name text, family_name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select p.id, p.given_name, p.family_name, p.work_email from app.professionals p
  where p.left_on is null and p.work_email is not null
    and (exists (select from app.directory_structures d where d.owner_id = p.id and d.closed_on is null and (greatest(d.vouched_on, d.source_date) is null or greatest(d.vouched_on, d.source_date) < before))
      or exists (select from app.services s where s.owner_id = p.id and s.closed_on is null and (greatest(s.vouched_on, s.source_date) is null or greatest(s.vouched_on, s.source_date) < before)))
    and not exists (select from app.entry_asks a where a.owner_id = p.id and a.asked_at > asked_before)
  order by p.id limit most
$function$;
comment on function app.owners_to_ask(date,timestamp with time zone,integer) is 'Owners with entries that fade, whom nobody asked lately.';
grant execute on function app.owners_to_ask(date,timestamp with time zone,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.parts_before_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select p.id from app.board_cases c join app.board_parts p on p.case_id = c.id where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(p.person_id, c.board_id, p.topic))
$function$;
comment on function app.parts_before_me() is 'Parts of the files before the visitor that may be shown to her board at this instant.';
grant execute on function app.parts_before_me() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.parts_kept_back(of_case uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select count(*)::integer from app.board_parts p where p.case_id = of_case and of_case = any (app.cases_before_me()) and not p.id = any (app.parts_before_me())
$function$;
comment on function app.parts_kept_back(uuid) is 'How many parts of this file are kept from the visitor: how many, never which.';
grant execute on function app.parts_kept_back(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.pass_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  perform app.enqueue('contracts.deadlines', jsonb_build_object('person', new.person_id), null, null, null);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.pass_on_referral(original uuid, new_id uuid, need text, told text, listed uuid, service uuid, at_time timestamp with time zone, by_side text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
end $function$;
comment on function app.pass_on_referral(uuid,uuid,text,text,uuid,uuid,timestamp with time zone,text) is 'Writes the request that follows a re-oriented one, with what she agreed to and nothing more; answers its state.';
grant execute on function app.pass_on_referral(uuid,uuid,text,text,uuid,uuid,timestamp with time zone,text) to fil_rouge_guest;
grant execute on function app.pass_on_referral(uuid,uuid,text,text,uuid,uuid,timestamp with time zone,text) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.people_asked_for(territories uuid[], of_listed uuid, from_day date, to_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select count(distinct a.person_id)::int from app.asked_between(territories, of_listed, from_day, to_day) a
$function$;
comment on function app.people_asked_for(uuid[],uuid,date,date) is 'How many different people something was asked for.';
grant execute on function app.people_asked_for(uuid[],uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.people_i_lead()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select l.person_id from app.lead_referents l where l.professional_id = app.actor_id()
    and app.open_until(l.ends_on, l.overlap_until) >= app.today() and l.starts_on <= app.today() and l.person_id = any (app.with('notes')))
$function$;
comment on function app.people_i_lead() is 'People whose red thread the visitor holds, or still keeps for the overlap of a hand-over.';
grant execute on function app.people_i_lead() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.people_whose_space_i_open()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select app.people_i_lead() || coalesce((select array_agg(p.id) from app.people p where p.followed_by = any (app.welcoming()) and p.merged_into is null), '{}')
$function$;
comment on function app.people_whose_space_i_open() is 'People to whom the visitor gives a card, a link or a code: those they lead, and those their door welcomed and keeps.';
grant execute on function app.people_whose_space_i_open() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
  select nullif(current_setting('app.person_id', true), '')::uuid
$function$;
comment on function app.person_id() is 'The person who is in her own space, or null.';

CREATE OR REPLACE FUNCTION app.personas_live_in_a_simulated_instance()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not coalesce((select simulated from app.instance), false) then
    raise exception 'a real instance has no persona' using errcode = 'check_violation', constraint = 'personas_live_in_a_simulated_instance';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.place_communes()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare moved integer; guessed integer;
begin
  with entries as (
    select commune_code as code, latitude, longitude from app.services where latitude is not null and commune_code is not null and closed_on is null
    union all select commune_code, latitude, longitude from app.directory_structures where latitude is not null and commune_code is not null and closed_on is null),
  towns as (select case when code like '751__' then '75056' when code like '6938_' then '69123' else '13055' end as code, latitude, longitude from entries where code ~ '^(751..|6938.|132..)$'),
  known as (
    select code, percentile_cont(0.5) within group (order by latitude) as latitude, percentile_cont(0.5) within group (order by longitude) as longitude
    from (select * from entries union all select * from towns) e group by 1)
  update app.communes c set latitude = k.latitude, longitude = k.longitude, is_guessed = false from known k where c.code = k.code and (c.latitude, c.longitude, c.is_guessed) is distinct from (k.latitude, k.longitude, false);
  get diagnostics moved = row_count;
  -- One by one, by the index of postcodes: what a join of them all would give back is not known in advance, and the plan was bad by minutes.
  update app.communes c set latitude = g.latitude, longitude = g.longitude, is_guessed = true
  from app.communes o cross join lateral (
    select percentile_cont(0.5) within group (order by k.latitude) as latitude, percentile_cont(0.5) within group (order by k.longitude) as longitude
    from app.communes k where k.postcodes && o.postcodes and k.latitude is not null and not k.is_guessed) g
  where o.code = c.code and (o.latitude is null or o.is_guessed) and o.postcodes && array(select distinct postcode from app.communes k, unnest(k.postcodes) postcode where k.latitude is not null and not k.is_guessed)
    and g.latitude is not null and (c.latitude, c.longitude) is distinct from (g.latitude, g.longitude);
  get diagnostics guessed = row_count;
  return moved + guessed;
end $function$;
comment on function app.place_communes() is 'Gives each commune the median point of its entries; run after a load of entries.';
grant execute on function app.place_communes() to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.places_of_my_requests()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct r.listed_id), '{}') from app.referrals r where r.person_id = app.person_id() and r.listed_id is not null
$function$;
comment on function app.places_of_my_requests() is 'Entries of the directory that a request of the person in her own space goes to.';
grant execute on function app.places_of_my_requests() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.places_taken(of_desks uuid[], from_day date, until_day date)
 RETURNS TABLE(desk_id uuid, on_day date, opens text, taken integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select s.desk_id, s.on_day, s.opens, count(a.id)::integer from app.desk_slots s join app.desks d on d.id = s.desk_id and d.territory_id = any (app.my_territories())
  left join app.appointments a on a.slot_id = s.id and a.state in ('proposed', 'set', 'held')
  where s.desk_id = any (of_desks) and s.on_day between from_day and until_day group by s.id
$function$;
comment on function app.places_taken(uuid[],date,date) is 'Places taken on each slot of these desks, whoever they are for.';
grant execute on function app.places_taken(uuid[],date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.places_to_ask(of_referral uuid)
 RETURNS TABLE(id uuid, kind text, name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.id, 'account', p.given_name || ' ' || p.family_name, p.work_email from capacity_asks a join memberships m on m.structure_id = a.host_id and m.role = 'outside-referent' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    join professionals p on p.id = m.professional_id and p.left_on is null and p.work_email is not null where a.referral_id = of_referral and a.token_hash is null and a.answer is null and a.released_at is null
  union all
  select a.id, 'listed', d.name, coalesce(v.email, d.email) from capacity_asks a join directory_structures d on d.id = a.listed_id left join services v on v.id = a.service_id
    where a.referral_id = of_referral and a.host_id is null and a.token_hash is null and a.answer is null and a.released_at is null and coalesce(v.email, d.email) is not null
$function$;
comment on function app.places_to_ask(uuid) is 'Partners to whom a question about places was not yet written.';
grant execute on function app.places_to_ask(uuid) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.promised_within(of_listed uuid, of_territory uuid, on_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select min(a.answer_within) from partner_agreements a
  where a.listed_id = of_listed and a.territory_id = of_territory and a.state <> 'draft' and on_day between a.starts_on and least(a.ends_on, coalesce(a.ended_on, a.ends_on))
$function$;
comment on function app.promised_within(uuid,uuid,date) is 'Working days within which a partner promised a first answer on a territory, by its conventions of the day; null when it promised nothing.';

CREATE OR REPLACE FUNCTION app.protect(of_person uuid, because text, at_time timestamp with time zone, of_id uuid DEFAULT gen_random_uuid())
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare
  followed uuid;
  file_ids uuid[];
  placed uuid;
begin
  select p.followed_by into followed from app.people p where p.id = of_person and p.merged_into is null
    and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes'))) for update;
  if followed is null then
    raise exception 'this file is not yours to protect' using errcode = 'insufficient_privilege';
  end if;
  with recursive covered as (select of_person as id union select p.id from app.people p join covered c on p.merged_into = c.id)
  select array_agg(id) into file_ids from covered;
  insert into app.protections (id, person_id, chantier_id, covers, reason, placed_at, placed_by)
    values (of_id, of_person, followed, file_ids, because, at_time, app.actor_id()) returning id into placed;
  -- Whoever protects keeps seeing: otherwise a colleague would close the door on herself.
  insert into app.protection_names (protection_id, person_id, professional_id, named_at, named_by) values (placed, of_person, app.actor_id(), at_time, app.actor_id());
  perform app.give_rows_to(file_ids, null);
  -- A list that comes back must not say « already taken ».
  delete from app.import_keys where person_id = any (file_ids);
  return placed;
end $function$;
comment on function app.protect(uuid,text,timestamp with time zone,uuid) is 'Puts a file under protection: from the next question on, no role reaches it.';
grant execute on function app.protect(uuid,text,timestamp with time zone,uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.questions_i_read()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(q.id), '{}') from app.network_questions q where q.territory_id = any (app.my_territories()) and (q.closed_at is null or q.closed_at > app.today() - 90)
$function$;
comment on function app.questions_i_read() is 'Questions of the territories where the visitor works, open or closed lately.';
grant execute on function app.questions_i_read() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.quiet_since(before_day date)
 RETURNS TABLE(person_id uuid, followed_by uuid, last_contact_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with quiet as materialized (
    select coalesce(p.merged_into, p.id) as id, max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) as known
    from app.people p left join app.journeys j on j.person_id = p.id group by 1
    having max(greatest(j.opened_on, j.last_contact_on, case when j.close_reason is distinct from 'left-without-news' then j.closed_on end, case when j.id is null then (p.created_at at time zone 'Europe/Paris')::date end)) < before_day)
  select q.id, p.followed_by, greatest(q.known, c.said, m.said, w.said, s.said, r.said)
  from quiet q join app.people p on p.id = q.id
  -- A journey that is closed no longer follows its contacts.
  cross join lateral (select max(happened_on) as said from app.notes x where x.person_id = q.id and x.kind = 'contact' and x.channel <> 'no-answer' and x.struck_at is null) c
  cross join lateral (select max((sent_at at time zone 'Europe/Paris')::date) as said from app.person_messages x where x.person_id = q.id and x.written_by is null) m
  cross join lateral (select max(said_on) as said from app.wishes x where x.person_id = q.id) w
  cross join lateral (select max((written_at at time zone 'Europe/Paris')::date) as said from app.situations x where x.person_id = q.id and x.struck_at is null and x.known_how in ('declared', 'proof-seen')) s
  -- What she agreed to ask for is news of her; where nobody writes notes, the only one.
  cross join lateral (select max((greatest(x.agreed_at, x.contact_at) at time zone 'Europe/Paris')::date) as said from app.referrals x where x.person_id = q.id) r
  where greatest(q.known, c.said, m.said, w.said, s.said, r.said) < before_day
$function$;
comment on function app.quiet_since(date) is 'People of whom nothing was heard since a day, and the last day something was.';

CREATE OR REPLACE FUNCTION app.reading_habits(of_actors uuid[], before timestamp with time zone)
 RETURNS TABLE(actor_id uuid, usual_files numeric, nights integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select h.actor_id, avg(h.files), count(distinct (h.hour at time zone 'Europe/Paris' - interval '6 hours')::date)
    filter (where extract(hour from h.hour at time zone 'Europe/Paris') >= 22 or extract(hour from h.hour at time zone 'Europe/Paris') < 6)::integer
  from app.reading_hours h where h.actor_id = any (of_actors) and h.hour < before and h.hour >= before - interval '30 days' group by h.actor_id
$function$;
comment on function app.reading_habits(uuid[],timestamp with time zone) is 'How these professionals usually read, over the thirty days before.';
grant execute on function app.reading_habits(uuid[],timestamp with time zone) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.readings_of_hour(of_hour timestamp with time zone)
 RETURNS TABLE(actor_id uuid, person_id uuid, chantier_id uuid, hidden boolean, times integer, first_at timestamp with time zone, last_at timestamp with time zone, reasons text[], seated boolean, left_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  with read as materialized (
    select j.actor_id, j.person_id, count(*)::integer as times, min(j.at) as first_at, max(j.at) as last_at, array_agg(distinct j.because) as reasons
    from app.journal j
    where j.at >= of_hour and j.at < of_hour + interval '1 hour' and j.actor_id is not null and j.person_id is not null and j.event ~ '\.([a-z]+-)?(viewed|printed)$'
    group by j.actor_id, j.person_id)
  select r.actor_id, r.person_id, coalesce(p.followed_by, pr.chantier_id), pr.id is not null, r.times, r.first_at, r.last_at, r.reasons,
    coalesce(seats.current, false), seats.left_on
  from read r join app.people p on p.id = r.person_id left join app.protections pr on pr.person_id = p.id and pr.lifted_at is null
  cross join lateral (
    select bool_or(s.until >= (of_hour at time zone 'Europe/Paris')::date) as current, max(s.until) filter (where s.until < (of_hour at time zone 'Europe/Paris')::date) as left_on from (
      select app.open_until(l.ends_on, l.overlap_until) as until from app.lead_referents l where l.person_id = r.person_id and l.professional_id = r.actor_id
      union all select coalesce(f.ends_on, 'infinity') from app.referents f where f.person_id = r.person_id and f.professional_id = r.actor_id) s) seats
  where coalesce(p.followed_by, pr.chantier_id) is not null
$function$;
comment on function app.readings_of_hour(timestamp with time zone) is 'Files read within an hour, by whom, how often, for which reasons, and her seat in the team: never what was read.';
grant execute on function app.readings_of_hour(timestamp with time zone) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.receiving()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.kind = 'chantier'
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.receiving() is 'Chantiers for which the visitor may take somebody in.';
grant execute on function app.receiving() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.referent_topic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin new.topic := app.topic_of_domain(new.domain); return new; end $function$;

CREATE OR REPLACE FUNCTION app.referral_readers(of_referral uuid, of_side text)
 RETURNS TABLE(kind text, name text, email text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
$function$;
comment on function app.referral_readers(uuid,text) is 'Who is written to about a mobilisation, for one side of it: accounts, or the address of an entry that nobody keeps.';
grant execute on function app.referral_readers(uuid,text) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.referrals_follow_a_merge()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION app.referrals_to_stir(after_id uuid, size integer)
 RETURNS TABLE(id uuid, state text, state_since timestamp with time zone, waits_for text, last_news_at timestamp with time zone, look_again_on date, has_partner boolean, listed_id uuid, department text, said text[], answer_within integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select r.id, r.state, r.state_since, r.waits_for, r.last_news_at, r.look_again_on, r.listed_id is not null, r.listed_id,
    (select case when min(a.code) like '97%' then left(min(a.code), 3) else left(min(a.code), 2) end from territory_areas a where a.territory_id = r.territory_id),
    array(select n.kind from referral_nudges n where n.referral_id = r.id and n.since = greatest(r.state_since, coalesce(r.last_news_at, r.state_since))),
    promised_within(r.listed_id, r.territory_id, app.today())
  from referrals r where r.ended_at is null and r.withdrawn_at is null and r.state <> 'draft' and r.followed_by is not null and r.id > coalesce(after_id, '00000000-0000-0000-0000-000000000000') order by r.id limit size
$function$;
comment on function app.referrals_to_stir(uuid,integer) is 'Open mobilisations as the night looks at them: where they stand, who is waited for, what was already said; nothing of whom.';
grant execute on function app.referrals_to_stir(uuid,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.refuse_reading_without_reason()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  raise check_violation using message = 'a reading says why it was allowed', table = 'journal', constraint = 'a_reading_says_why';
end $function$;

CREATE OR REPLACE FUNCTION app.relay_protected(from_lead uuid, to_lead uuid, on_day date, overlap date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare one record;
begin
  for one in select l.journey_id, l.person_id, l.starts_on from app.lead_referents l join app.protections p on p.person_id = l.person_id and p.lifted_at is null
      where l.professional_id = from_lead and l.ends_on is null and l.starts_on <= on_day and p.chantier_id = any (app.at('presence')) and from_lead <> to_lead
        and exists (select from app.memberships m where m.professional_id = to_lead and m.structure_id = p.chantier_id and m.role in ('cisp', 'social-educator')
          and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
        and exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('coordinator', 'director')
          and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())) loop
    update app.lead_referents set ends_on = on_day, overlap_until = overlap where journey_id = one.journey_id and ends_on is null;
    insert into app.lead_referents (journey_id, person_id, professional_id, starts_on) values (one.journey_id, one.person_id, to_lead, on_day);
  end loop;
end $function$;
comment on function app.relay_protected(uuid,uuid,date,date) is 'Hands over the protected people of a caseload to whoever takes it, and tells nobody how many they were.';
grant execute on function app.relay_protected(uuid,uuid,date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.renew_referral_link(of_referral uuid, hash bytea, at_time timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update referral_links set closed_at = at_time where referral_id = of_referral and closed_at is null;
  insert into referral_links (referral_id, token_hash, made_at, expires_at) select r.id, hash, at_time, until from referrals r where r.id = of_referral and r.ended_at is null and r.withdrawn_at is null and r.agreed_at is not null;
end $function$;
comment on function app.renew_referral_link(uuid,bytea,timestamp with time zone,timestamp with time zone) is 'A link takes the place of the one before.';
grant execute on function app.renew_referral_link(uuid,bytea,timestamp with time zone,timestamp with time zone) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.requests_follow_a_claim()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update referrals set host_id = new.structure_id where listed_id = new.id and ended_at is null;
  update capacity_asks set host_id = new.structure_id where listed_id = new.id and released_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.requests_that_wait()
 RETURNS TABLE(id uuid, person_id uuid, kind text, state text, asked_on date, due_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select r.id, r.person_id, r.kind, r.state, r.asked_on, r.due_on from app.rights_requests r
  where r.answered_at is null and (r.followed_by = any ((select app.at('voice'))::uuid[]) or r.person_id = any ((select app.with('notes'))::uuid[]))
  order by r.due_on, r.id limit 200
$function$;
comment on function app.requests_that_wait() is 'Requests without an answer yet within the visitor''s reach: the right, the days, no word.';
grant execute on function app.requests_that_wait() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.requests_to_us()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(r.id), '{}') from app.referrals r where r.host_id = any (app.my_doors()) and r.agreed_at is not null and r.withdrawn_at is null and r.followed_by is not null
    and r.offered_at is not null and (r.ended_at is null or r.ended_at > app.today() - 90)
$function$;
comment on function app.requests_to_us() is 'Mobilisations addressed to the visitor''s structures for which an appointment was offered, open or just ended.';
grant execute on function app.requests_to_us() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.revisions_in_clear(after_id bigint, most integer)
 RETURNS TABLE(id bigint, row_id uuid, person_id uuid, table_name text, column_name text, words text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select r.id, r.row_id, r.person_id, r.table_name, c.column_name, r.was ->> c.column_name
  from app.revisions r join app.column_classes c on c.sealed and c.table_name = r.table_name
  where r.id > after_id and r.was ->> c.column_name <> '' and not app.is_sealed(r.was ->> c.column_name) order by r.id limit most
$function$;
comment on function app.revisions_in_clear(bigint,integer) is 'Earlier versions that still hold words in clear.';
grant execute on function app.revisions_in_clear(bigint,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.role_and_team(of_professional uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select jsonb_build_object('role', m.role, 'team', s.name) from app.memberships m join app.structures s on s.id = m.structure_id
  where m.professional_id = of_professional order by m.ends_on desc nulls first, m.starts_on desc limit 1
$function$;
comment on function app.role_and_team(uuid) is 'What a professional is and where, without her name.';

CREATE OR REPLACE FUNCTION app.say_before_board(of_case uuid, of_wish text, sealed_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  perform from app.board_cases where id = of_case and person_id = app.person_id() and state = 'waiting' for update;
  if not found then return false; end if;
  insert into app.board_preparations (id, person_id, her_wish, her_words, her_means) values (of_case, app.person_id(), of_wish, sealed_words, 'her-space')
    on conflict (id) do update set her_wish = excluded.her_wish, her_words = excluded.her_words, her_means = excluded.her_means;
  return true;
end $function$;
comment on function app.say_before_board(uuid,text,text) is 'What she wants and says to the board, from her own space, until her file is put before it.';
grant execute on function app.say_before_board(uuid,text,text) to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.say_it_again_in_services()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update app.services set search = null where listed_id = new.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.say_what_a_service_is()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare d app.directory_structures; c app.communes; head text[]; marks text[];
begin
  select * into d from app.directory_structures where id = new.listed_id;
  new.territory_id := coalesce(new.territory_id, d.territory_id);
  new.at_latitude := coalesce(new.latitude, d.latitude);
  new.at_longitude := case when new.latitude is not null then new.longitude else d.longitude end;
  if new.at_latitude is null then
    select * into c from app.communes where code = coalesce(new.commune_code, d.commune_code);
    new.at_latitude := c.latitude; new.at_longitude := c.longitude;
  end if;
  head := app.stems_of(d.name || ' ' || coalesce((select string_agg(words, ' ') from app.directory_themes where code = any (new.themes)), ''));
  marks := app.marked('n:', app.stems_of(new.name)) || app.marked('b:', head) || app.marked('t:', new.themes) || app.marked('tg:', array(select distinct split_part(t, '--', 1) from unnest(new.themes) t))
    || app.marked('p:', new.publics) || app.marked('l:', new.languages) || app.marked('m:', new.reception_modes) || app.marked('o:', new.open_to);
  if new.kind is not null then marks := marks || ('k:' || new.kind); end if;
  if new.fee is not null then marks := marks || ('f:' || new.fee); end if;
  if new.common_law is not null then marks := marks || ('w:' || new.common_law); end if;
  if new.territory_id is not null then marks := marks || ('y:' || new.territory_id); end if;
  if coalesce(new.hours, d.hours) is not null then marks := marks || 'h:yes'::text; end if;
  if new.places_free > 0 then marks := marks || 'v:yes'::text; end if;
  if d.is_employer then marks := marks || 'e:yes'::text; end if;
  if new.audience = 'public' and d.audience = 'public' then marks := marks || 'u:public'::text; end if;
  new.marks := app.bits_of(marks);
  if app.department_of(coalesce(new.commune_code, d.commune_code), coalesce(new.postcode, d.postcode)) is not null then
    marks := marks || ('d:' || app.department_of(coalesce(new.commune_code, d.commune_code), coalesce(new.postcode, d.postcode)));
  end if;
  new.at_square := app.square_of(new.at_latitude, new.at_longitude);
  -- What has no place, or comes to people from afar, is where it says it reaches.
  if new.at_latitude is null or 'a-distance' = any (new.reception_modes) then marks := marks || app.marked('z:', new.area); end if;
  new.search := strip(to_tsvector('app.french', concat_ws(' ', new.name, new.description, new.publics_note, new.access_conditions, new.commune, d.commune))) || array_to_tsvector(head || marks);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.say_what_a_structure_is()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.search := array_to_tsvector(app.stems_of(concat_ws(' ', new.name, new.commune)) || app.marked('y:', array[new.territory_id::text]) || app.marked('d:', array[app.department_of(new.commune_code, new.postcode)])
    || array['u:' || new.audience, case when new.is_employer then 'b:employer' else 'b:structure' end]);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.say_where_a_service_is()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.search := new.search || array_to_tsvector(app.cells_of(new.at_latitude, new.at_longitude));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.seal_journal(patience interval)
 RETURNS TABLE(outcome text, sealed bigint, last_number bigint, last_hash text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
end $function$;
comment on function app.seal_journal(interval) is 'Seals the lines that nobody can precede any more; waits a while for transactions under way, then leaves them to the next time.';
grant execute on function app.seal_journal(interval) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.seal_revision(of_id bigint, of_column text, sealed_words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if not app.is_sealed(sealed_words) then raise exception 'these words are not sealed' using errcode = 'check_violation'; end if;
  update app.revisions r set was = r.was || jsonb_build_object(of_column, sealed_words)
  where r.id = of_id and exists (select from app.column_classes c where c.sealed and c.table_name = r.table_name and c.column_name = of_column);
end $function$;
comment on function app.seal_revision(bigint,text,text) is 'Seals the words of an earlier version where they stand.';
grant execute on function app.seal_revision(bigint,text,text) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.seal_words(of_table text, of_column text, of_id uuid, was text, sealed_words text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare as_text text; as_value text; done integer;
begin
  if not app.is_sealed(sealed_words) then raise exception 'these words are not sealed' using errcode = 'check_violation'; end if;
  select case when i.data_type = 'jsonb' then format('(%I #>> ''{}'')', of_column) else format('%I', of_column) end, case when i.data_type = 'jsonb' then 'to_jsonb($2)' else '$2' end
  into strict as_text, as_value
  from app.column_classes c join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name
  where c.sealed and c.table_name = of_table and c.column_name = of_column;
  perform set_config('app.sealing', 'on', true);
  execute format('update app.%I set %I = %s where id = $1 and %s = $3', of_table, of_column, as_value, as_text) using of_id, sealed_words, was;
  get diagnostics done = row_count;
  perform set_config('app.sealing', 'off', true);
  return done > 0;
end $function$;
comment on function app.seal_words(text,text,uuid,text,text) is 'Puts sealed words in the place of the same words in clear, if nobody wrote meanwhile.';
grant execute on function app.seal_words(text,text,uuid,text,text) to fil_rouge_doorkeeper;

CREATE OR REPLACE PROCEDURE app.seals(IN of_table text, VARIADIC columns text[])
 LANGUAGE plpgsql
AS $procedure$
begin
  update app.column_classes set sealed = true where table_name = of_table and column_name = any (columns);
end $procedure$;

CREATE OR REPLACE FUNCTION app.search_directory(must text[], either text[], pieces tsquery[], questions tsquery[], besides tsquery[], better tsquery[], cells tsquery[], squares text[], levels integer[], enough integer[], remote boolean[], from_latitude double precision, from_longitude double precision, within_km double precision, fresh_from date, fading_from date, places_from date, wants_places boolean, wants_fresh boolean, most integer)
 RETURNS TABLE(id uuid, listed_id uuid, latitude double precision, longitude double precision, km double precision, named smallint, freshness smallint, places boolean, score double precision, question smallint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 300
 SET search_path TO 'app', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET enable_indexscan TO 'on'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
#variable_conflict use_column
declare
  wanted bit(192) := app.bits_of(must); one_of bit(192) := case when either is not null then app.bits_of(either) end; none bit(192) := repeat('0', 192)::bit(192);
  here integer[]; asked tsquery; within tsquery; already tsquery; good tsquery; level integer; is_remote boolean; room integer := most; got integer; turn integer; cosine double precision := cos(radians(from_latitude));
begin
  if app.actor_id() is null then wanted := wanted | app.bits_of(array['u:public']); end if;
  -- Words are read in their index, whole: the rows that lie first are not the best. Put back when the function ends, as its other settings.
  if questions[1] is not null then perform set_config('enable_indexscan', 'off', true); end if;
  for turn in 1 .. cardinality(levels) loop
    exit when room <= 0;
    continue when most - room >= enough[turn];
    asked := questions[turn]; within := cells[turn]; already := besides[turn]; good := better[turn]; here := squares[turn]::integer[]; level := levels[turn]; is_remote := remote[turn];
    return query
      select f.id, f.listed_id, f.at_latitude, f.at_longitude, case when is_remote then null else f.km end, (level + f.good)::smallint, f.freshness::smallint, f.places,
        (f.matched * 15 + (level + f.good) * 20 + f.freshness * 5 + case when f.places then 8 else 0 end + f.kept - coalesce(case when is_remote then null else f.km end, case when from_latitude is null then 0 else 30 end))::double precision, turn::smallint
      from (
        select s.id, s.listed_id, s.at_latitude, s.at_longitude, s.at_square, case when s.owner_id is null then 0 else 2 end as kept, case when good is not null and s.search @@ good then 1 else 0 end as good,
          case when pieces is null then 0 else (select count(*) from unnest(pieces) piece where s.search @@ piece) end as matched,
          case when greatest(s.vouched_on, s.source_date) >= fresh_from then 2 when greatest(s.vouched_on, s.source_date) >= fading_from then 1 else 0 end as freshness,
          coalesce(s.places_free > 0 and s.places_on >= places_from, false) as places,
          case when from_latitude is null then null else 111.2 * sqrt((s.at_latitude - from_latitude) ^ 2 + (cosine * (s.at_longitude - from_longitude)) ^ 2) end as km
        from app.services s
        where s.closed_on is null and (asked is null or s.search @@ asked) and (within is null or s.search @@ within) and (already is null or (s.search @@ already) is not true) and (here is null or s.at_square = any (here))
          and (wanted = none or (s.marks & wanted) = wanted) and (one_of is null or (s.marks & one_of) <> none)
        offset 0) f
      where (within_km is null or (f.km <= within_km) is distinct from is_remote) and (not wants_places or f.places) and (not wants_fresh or f.freshness = 2)
      limit case when is_remote then 60 else room end;
    get diagnostics got = row_count;
    room := room - got;
  end loop;
end $function$;
comment on function app.search_directory(text[],text[],tsquery[],tsquery[],tsquery[],tsquery[],tsquery[],text[],integer[],integer[],boolean[],double precision,double precision,double precision,date,date,date,boolean,boolean,integer) is 'Services that answer questions asked in turn, while those before gave fewer than enough, with what makes them good: words in the name or the theme, freshness, places free, distance. A question is words and the cells of a circle, or the squares around a place alone.';
grant execute on function app.search_directory(text[],text[],tsquery[],tsquery[],tsquery[],tsquery[],tsquery[],text[],integer[],integer[],boolean[],double precision,double precision,double precision,date,date,date,boolean,boolean,integer) to fil_rouge_doorkeeper;
grant execute on function app.search_directory(text[],text[],tsquery[],tsquery[],tsquery[],tsquery[],tsquery[],text[],integer[],integer[],boolean[],double precision,double precision,double precision,date,date,date,boolean,boolean,integer) to fil_rouge_person;
grant execute on function app.search_directory(text[],text[],tsquery[],tsquery[],tsquery[],tsquery[],tsquery[],text[],integer[],integer[],boolean[],double precision,double precision,double precision,date,date,date,boolean,boolean,integer) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.search_listed(asked tsquery, most integer)
 RETURNS TABLE(id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
 SET enable_seqscan TO 'off'
 SET plan_cache_mode TO 'force_custom_plan'
AS $function$
begin
  if app.actor_id() is null then asked := asked && '''u:public'''::tsquery; end if;
  return query select d.id from app.directory_structures d where d.search @@ asked and d.closed_on is null limit most;
end $function$;
comment on function app.search_listed(tsquery,integer) is 'Structures whose name answers.';
grant execute on function app.search_listed(tsquery,integer) to fil_rouge_doorkeeper;
grant execute on function app.search_listed(tsquery,integer) to fil_rouge_person;
grant execute on function app.search_listed(tsquery,integer) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.sees_exchange()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('administrator', 'national-team', 'coordinator', 'partnership-officer') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.sees_exchange() is 'Does the visitor look at the exchanges: those who launch them, coordinations and partnership officers?';

CREATE OR REPLACE FUNCTION app.sees_referral(of_referral uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select exists (select from app.referrals r where r.id = of_referral and (
    r.followed_by = any (app.at(r.topic)) or r.person_id = any (app.with(r.topic)) or r.followed_by = any (app.welcoming())
    or (r.asked_by = app.actor_id() and r.followed_by is not null)
    or (r.agreed_at is not null and r.withdrawn_at is null and r.followed_by is not null and r.state not in ('draft', 'waiting-moment', 'entered-in-error')
        and (r.territory_id = any (app.officer_territories()) or r.host_id = any (app.my_doors()) or r.asking_id = any (app.my_doors()) and r.asking_id <> r.followed_by))))
$function$;
comment on function app.sees_referral(uuid) is 'Does the visitor see this mobilisation? The same conditions as its policies.';
grant execute on function app.sees_referral(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.set_ask_link(of_ask uuid, hash bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ update app.capacity_asks set token_hash = hash where id = of_ask $function$;
comment on function app.set_ask_link(uuid,bytea) is 'The link by which a partner without account answers whether it has a place.';
grant execute on function app.set_ask_link(uuid,bytea) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.set_name_key()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.name_key := app.name_key(new.given_name, new.family_name, new.usual_name);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.sitting_with_room(of_board uuid, on_day date)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select s.id from board_sittings s join boards b on b.id = s.board_id
  where s.board_id = of_board and s.state = 'planned' and s.held_on - b.reads_days > on_day
    and (select count(*) from board_cases c where c.sitting_id = s.id and c.state <> 'withdrawn') < b.most_cases
  order by s.held_on, s.opens_at limit 1
$function$;
comment on function app.sitting_with_room(uuid,date) is 'The next sitting of a board that leaves time to read its files, and room for one case more; null when none does.';

CREATE OR REPLACE FUNCTION app.sittings_about_me()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select c.sitting_id from app.board_cases c where c.person_id = app.person_id() and c.sitting_id is not null)
$function$;
comment on function app.sittings_about_me() is 'Sittings that hear, or heard, the case of the person in her space.';
grant execute on function app.sittings_about_me() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.sittings_i_run()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_run())::uuid[])) $function$;
comment on function app.sittings_i_run() is 'Sittings the visitor holds.';
grant execute on function app.sittings_i_run() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.sittings_i_sit_on()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_sit_on())::uuid[])) $function$;
comment on function app.sittings_i_sit_on() is 'Sittings of the boards the visitor sits on.';
grant execute on function app.sittings_i_sit_on() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.situation_topic()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare c record;
begin
  if new.code is not null then
    select lane, line, topic into c from app.situation_codes where code = new.code;
    new.lane := c.lane; new.line := c.line; new.topic := c.topic;
  else
    select lane, topic into c from app.situation_codes where lane = new.lane order by line = new.line desc limit 1;
    new.topic := c.topic;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.sound_key(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(words, 'ph', 'f'), 'ou', 'u'), 'w', 'u'), 'y', 'i'), 'kh', 'k'), 'ck', 'k'), 'qu', 'k'), 'c', 'k'), 'h', ''),
    '(.)\1+', '\1', 'g')
$function$;
comment on function app.sound_key(text) is 'A searched name by its sound: ph is f, ou is u, y is i, doubled letters are one.';

CREATE OR REPLACE FUNCTION app.square_of(latitude double precision, longitude double precision)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
AS $function$ select (floor(latitude * 10)::integer + 900) * 10000 + floor(longitude * 10)::integer + 1800 $function$;
comment on function app.square_of(double precision,double precision) is 'The square of a tenth of a degree that holds a point.';

CREATE OR REPLACE FUNCTION app.stand_again()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  update app.directory_structures d set commune_code = commune_code from (select distinct code from told) t where d.commune_code like t.code || '%';
  update app.services s set commune_code = commune_code from (select distinct code from told) t where s.commune_code like t.code || '%';
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.stand_in_a_territory()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.commune_code is not null then new.territory_id := app.territory_of(new.commune_code); end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.stand_where_asked()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  new.territory_id := coalesce((select s.territory_id from structures s where s.id = new.followed_by), (select s.territory_id from structures s where s.id = new.asking_id));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION app.stays_in_figures(of_employers uuid[], until date)
 RETURNS TABLE(person integer, employer_kind text, entered_on date, left_on date, end_code text, signed double precision, hours double precision, outcome text, job_starts_on date, job_ends_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select dense_rank() over (order by s.person_id)::integer, s.employer_kind, s.entered_on, s.left_on, s.end_code, s.hours, x.hours::float8, x.outcome, x.job_starts_on, x.job_ends_on
  from app.stays_with((select coalesce(array_agg(e.id), '{}') from app.structures e where e.id = any (of_employers) and (e.id = any (app.at('work')) or e.territory_id = any (app.territories_in_figures(array(select distinct territory_id from app.structures))))), null) s
    left join app.exit_statements x on x.contract_id = s.contract_id and x.topic = 'work' and x.struck_at is null
  where s.entered_on <= until
$function$;
comment on function app.stays_in_figures(uuid[],date) is 'Stays and what was stated of work at the exit, without a name: `person` is a number of this answer only.';
grant execute on function app.stays_in_figures(uuid[],date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.stays_with(of_employers uuid[], of_person uuid)
 RETURNS TABLE(person_id uuid, employer_id uuid, employer_kind text, entered_on date, left_on date, contract_id uuid, end_code text, hours double precision)
 LANGUAGE sql
 STABLE
AS $function$
  with held as (
    select c.id, c.person_id, c.employer_id, c.employer_kind, c.starts_on, c.end_code, coalesce(c.ended_on, c.ends_on, 'infinity'::date) as last_on
    from app.contracts c where c.struck_at is null and c.employer_id is not null and (of_employers is null or c.employer_id = any (of_employers)) and (of_person is null or c.person_id = of_person)),
  begun as (select h.*, case when h.starts_on <= max(h.last_on) over (partition by h.person_id, h.employer_id order by h.starts_on, h.id rows between unbounded preceding and 1 preceding) + 1 then 0 else 1 end as begins from held h),
  chained as (select b.*, sum(b.begins) over (partition by b.person_id, b.employer_id order by b.starts_on, b.id) as chain from begun b)
  select c.person_id, c.employer_id, (array_agg(c.employer_kind order by c.last_on desc, c.id))[1], min(c.starts_on), nullif(max(c.last_on), 'infinity'), (array_agg(c.id order by c.last_on desc, c.id))[1], (array_agg(c.end_code order by c.last_on desc, c.id))[1],
    -- Hours the contracts were signed for; nobody counted those worked.
    sum((select h.weekly from app.contract_hours h where h.contract_id = c.id order by h.from_on desc limit 1)::float8 * (nullif(c.last_on, 'infinity') - c.starts_on + 1) / 7)
  from chained c group by c.person_id, c.employer_id, c.chain
$function$;
comment on function app.stays_with(uuid[],uuid) is 'Stays with employers of the house, as the visitor may see them: first day, last day (null without a written end), last contract, how it ended, hours signed for.';
grant execute on function app.stays_with(uuid[],uuid) to fil_rouge_visitor;
grant execute on function app.stays_with(uuid[],uuid) to public;

CREATE OR REPLACE FUNCTION app.stems_of(words text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
AS $function$ select tsvector_to_array(to_tsvector('app.french', coalesce(words, ''))) $function$;
comment on function app.stems_of(text) is 'The stems of a text, without accents.';

CREATE OR REPLACE FUNCTION app.still_open_in(of_structure uuid, from_day date)
 RETURNS TABLE(journeys integer, memberships integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select
    (select count(distinct s.journey_id)::int from app.stages s join app.journeys j on j.id = s.journey_id
     where s.chantier_id = of_structure and (s.ends_on is null or s.ends_on > from_day) and (j.closed_on is null or j.closed_on > from_day)
       and not exists (select from app.protections p where p.person_id = s.person_id and p.lifted_at is null)),
    (select count(*)::int from app.memberships m where m.structure_id = of_structure and (m.ends_on is null or m.ends_on >= from_day))
  where app.administers()
$function$;
comment on function app.still_open_in(uuid,date) is 'How many journeys and memberships would still be open in a structure that closes on this day; for administrators, and only counts.';
grant execute on function app.still_open_in(uuid,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.take_offered_services(of_run uuid, rows jsonb)
 RETURNS TABLE(place integer, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform app.hold_offer_run(of_run);
  return query
  with given as materialized (
    select g.*, r.value as said from jsonb_array_elements(rows) r(value), jsonb_to_record(r.value) as g(place integer, id text, source text, department text, mark text, structure_id text,
      name text, description text, kind text, themes text[], publics text[], publics_note text, access_conditions text, fee text,
      fee_note text, reception_modes text[], contact_modes text[], open_to text[], contact_note text, contact_link text, contact_name text, phone text,
      email text, address text, address_more text, postcode text, commune text, commune_code text, latitude double precision, longitude double precision,
      area text[], hours text, weekly_hours double precision, weeks integer, source_link text, source_date date)),
  known as materialized (
    select g.*, l.mark as old_mark, l.gone_on, coalesce(l.entry_id, d.id) as entry_id, coalesce(p.entry_id, dp.id) as parent_id from given g
      left join offer_ledger l on l.what = 'service' and l.source_id = g.id
      left join services d on l.entry_id is null and d.source = g.source and d.source_id = g.id
      left join offer_ledger p on p.what = 'structure' and p.source_id = g.structure_id
      left join directory_structures dp on p.entry_id is null and dp.source = g.source and dp.source_id = g.structure_id
      ),
  fresh as (
    insert into services (listed_id, source, source_id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, contact_name, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, weekly_hours, weeks, source_link, source_date)
    select parent_id, source, id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, contact_name, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, weekly_hours, weeks, source_link, source_date from known where entry_id is null and parent_id is not null returning id, source_id),
  changed as (
    update services d set listed_id = k.parent_id, version = d.version + 1, closed_on = case when d.closed_on = k.gone_on then null else d.closed_on end,
      name = case when 'name' = any (d.local_fields) then d.name else k.name end, description = case when 'description' = any (d.local_fields) then d.description else k.description end,
      kind = case when 'kind' = any (d.local_fields) then d.kind else k.kind end, themes = case when 'themes' = any (d.local_fields) then d.themes else k.themes end,
      publics = case when 'publics' = any (d.local_fields) then d.publics else k.publics end, publics_note = case when 'publics_note' = any (d.local_fields) then d.publics_note else k.publics_note end,
      access_conditions = case when 'access_conditions' = any (d.local_fields) then d.access_conditions else k.access_conditions end, fee = case when 'fee' = any (d.local_fields) then d.fee else k.fee end,
      fee_note = case when 'fee_note' = any (d.local_fields) then d.fee_note else k.fee_note end, reception_modes = case when 'reception_modes' = any (d.local_fields) then d.reception_modes else k.reception_modes end,
      contact_modes = case when 'contact_modes' = any (d.local_fields) then d.contact_modes else k.contact_modes end, open_to = case when 'open_to' = any (d.local_fields) then d.open_to else k.open_to end,
      contact_note = case when 'contact_note' = any (d.local_fields) then d.contact_note else k.contact_note end, contact_link = case when 'contact_link' = any (d.local_fields) then d.contact_link else k.contact_link end,
      contact_name = case when 'contact_name' = any (d.local_fields) then d.contact_name else k.contact_name end, phone = case when 'phone' = any (d.local_fields) then d.phone else k.phone end,
      email = case when 'email' = any (d.local_fields) then d.email else k.email end, address = case when 'address' = any (d.local_fields) then d.address else k.address end,
      address_more = case when 'address_more' = any (d.local_fields) then d.address_more else k.address_more end, postcode = case when 'postcode' = any (d.local_fields) then d.postcode else k.postcode end,
      commune = case when 'commune' = any (d.local_fields) then d.commune else k.commune end, commune_code = case when 'commune_code' = any (d.local_fields) then d.commune_code else k.commune_code end,
      latitude = case when 'latitude' = any (d.local_fields) then d.latitude else k.latitude end, longitude = case when 'longitude' = any (d.local_fields) then d.longitude else k.longitude end,
      area = case when 'area' = any (d.local_fields) then d.area else k.area end, hours = case when 'hours' = any (d.local_fields) then d.hours else k.hours end,
      weekly_hours = case when 'weekly_hours' = any (d.local_fields) then d.weekly_hours else k.weekly_hours end, weeks = case when 'weeks' = any (d.local_fields) then d.weeks else k.weeks end,
      source_link = case when 'source_link' = any (d.local_fields) then d.source_link else k.source_link end, source_date = case when 'source_date' = any (d.local_fields) then d.source_date else k.source_date end
    from known k where d.id = k.entry_id and k.parent_id is not null and (k.old_mark is distinct from k.mark or k.gone_on is not null) returning d.id),
  told as (
    insert into offer_differences (entry_id, what, field, source_value, seen_on)
    select d.id, 'service', f.field, k.said ->> f.field, app.today() from known k join services d on d.id = k.entry_id cross join unnest(d.local_fields) f(field)
    where k.old_mark is distinct from k.mark and k.said ? f.field
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on where offer_differences.source_value is distinct from excluded.source_value),
  seen as (
    insert into offer_ledger (what, source_id, source, department, entry_id, mark, last_seen_on)
    select 'service', k.id, k.source, k.department, coalesce(k.entry_id, f.id), k.mark, app.today() from known k left join fresh f on f.source_id = k.id where k.parent_id is not null
    on conflict (what, source_id) do update set department = excluded.department, entry_id = excluded.entry_id, mark = excluded.mark, last_seen_on = excluded.last_seen_on, gone_on = null
    where offer_ledger.mark <> excluded.mark or offer_ledger.last_seen_on <> excluded.last_seen_on or offer_ledger.gone_on is not null)
  select k.place, case when k.parent_id is null then 'structure-missing' when k.entry_id is null then 'added' when k.gone_on is not null then 'reopened' when k.old_mark is distinct from k.mark then 'changed' else 'unchanged' end from known k;
end $function$;
comment on function app.take_offered_services(uuid,jsonb) is 'Takes a batch of the offer, the sources alone writing what nobody here wrote over; answers what became of each row.';

CREATE OR REPLACE FUNCTION app.take_offered_structures(of_run uuid, rows jsonb)
 RETURNS TABLE(place integer, outcome text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
#variable_conflict use_column
begin
  perform app.hold_offer_run(of_run);
  return query
  with given as materialized (
    select g.*, r.value as said from jsonb_array_elements(rows) r(value), jsonb_to_record(r.value) as g(place integer, id text, source text, department text, mark text,
      name text, siret text, description text, networks text[], address text, address_more text, postcode text, commune text,
      commune_code text, latitude double precision, longitude double precision, phone text, email text, website text, hours text, accessibility text,
      source_link text, source_date date)),
  known as materialized (
    select g.*, l.mark as old_mark, l.gone_on, coalesce(l.entry_id, d.id) as entry_id from given g
      left join offer_ledger l on l.what = 'structure' and l.source_id = g.id
      left join directory_structures d on l.entry_id is null and d.source = g.source and d.source_id = g.id
      ),
  fresh as (
    insert into directory_structures (source, source_id, name, siret, description, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, phone, email, website, hours, accessibility, source_link, source_date)
    select source, id, name, siret, description, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, phone, email, website, hours, accessibility, source_link, source_date from known where entry_id is null returning id, source_id),
  changed as (
    update directory_structures d set version = d.version + 1, closed_on = case when d.closed_on = k.gone_on then null else d.closed_on end,
      name = case when 'name' = any (d.local_fields) then d.name else k.name end, siret = case when 'siret' = any (d.local_fields) then d.siret else k.siret end,
      description = case when 'description' = any (d.local_fields) then d.description else k.description end, networks = case when 'networks' = any (d.local_fields) then d.networks else k.networks end,
      address = case when 'address' = any (d.local_fields) then d.address else k.address end, address_more = case when 'address_more' = any (d.local_fields) then d.address_more else k.address_more end,
      postcode = case when 'postcode' = any (d.local_fields) then d.postcode else k.postcode end, commune = case when 'commune' = any (d.local_fields) then d.commune else k.commune end,
      commune_code = case when 'commune_code' = any (d.local_fields) then d.commune_code else k.commune_code end, latitude = case when 'latitude' = any (d.local_fields) then d.latitude else k.latitude end,
      longitude = case when 'longitude' = any (d.local_fields) then d.longitude else k.longitude end, phone = case when 'phone' = any (d.local_fields) then d.phone else k.phone end,
      email = case when 'email' = any (d.local_fields) then d.email else k.email end, website = case when 'website' = any (d.local_fields) then d.website else k.website end,
      hours = case when 'hours' = any (d.local_fields) then d.hours else k.hours end, accessibility = case when 'accessibility' = any (d.local_fields) then d.accessibility else k.accessibility end,
      source_link = case when 'source_link' = any (d.local_fields) then d.source_link else k.source_link end, source_date = case when 'source_date' = any (d.local_fields) then d.source_date else k.source_date end
    from known k where d.id = k.entry_id and (k.old_mark is distinct from k.mark or k.gone_on is not null) returning d.id),
  told as (
    insert into offer_differences (entry_id, what, field, source_value, seen_on)
    select d.id, 'structure', f.field, k.said ->> f.field, app.today() from known k join directory_structures d on d.id = k.entry_id cross join unnest(d.local_fields) f(field)
    where k.old_mark is distinct from k.mark and k.said ? f.field
    on conflict (entry_id, field) do update set source_value = excluded.source_value, seen_on = excluded.seen_on where offer_differences.source_value is distinct from excluded.source_value),
  seen as (
    insert into offer_ledger (what, source_id, source, department, entry_id, mark, last_seen_on)
    select 'structure', k.id, k.source, k.department, coalesce(k.entry_id, f.id), k.mark, app.today() from known k left join fresh f on f.source_id = k.id where true
    on conflict (what, source_id) do update set department = excluded.department, entry_id = excluded.entry_id, mark = excluded.mark, last_seen_on = excluded.last_seen_on, gone_on = null
    where offer_ledger.mark <> excluded.mark or offer_ledger.last_seen_on <> excluded.last_seen_on or offer_ledger.gone_on is not null)
  select k.place, case when k.entry_id is null then 'added' when k.gone_on is not null then 'reopened' when k.old_mark is distinct from k.mark then 'changed' else 'unchanged' end from known k;
end $function$;
comment on function app.take_offered_structures(uuid,jsonb) is 'Takes a batch of the offer, the sources alone writing what nobody here wrote over; answers what became of each row.';

CREATE OR REPLACE FUNCTION app.take_slot(of_desk uuid, of_day date, opens_at text, closes_at text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare d app.desks; slot uuid;
begin
  select * into d from app.desks where id = of_desk and territory_id = any (app.my_territories()) and (extract(isodow from of_day)::integer = any (weekdays) or of_day = any (dates))
    and of_day >= starts_on and (ends_on is null or of_day <= ends_on) and opens_at >= opens and closes_at <= closes;
  if d.id is null or exists (select from app.desk_closures c where c.desk_id = of_desk and c.closed_on = of_day) then return null; end if;
  insert into app.desk_slots (desk_id, on_day, opens, closes) values (of_desk, of_day, opens_at, closes_at) on conflict (desk_id, on_day, opens) do nothing;
  select id into slot from app.desk_slots where desk_id = of_desk and on_day = of_day and opens = opens_at for update;
  if (select count(*) from app.appointments a where a.slot_id = slot and a.state in ('proposed', 'set', 'held')) >= d.places_per_slot then return null; end if;
  return slot;
end $function$;
comment on function app.take_slot(uuid,date,text,text) is 'Holds a slot of a desk until the end of the transaction; null when it is full, closed, or outside its hours.';
grant execute on function app.take_slot(uuid,date,text,text) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.tell_who_read()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  if exists (select from consents c where c.person_id = new.person_id and c.topic = new.topic and c.purpose = new.purpose and c.withdrawn_at is null and c.decision = 'agreed'
      and coalesce(c.structure_id, c.professional_id) = coalesce(new.structure_id, new.professional_id)) then
    return null;
  end if;
  insert into withdrawal_notices (consent_id, person_id, professional_id, topic, readings, copies, told_at)
    select new.id, new.person_id, reader.id, new.topic,
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = reader.id and j.at >= since.first and j.event ~ '\.([a-z]+-)?viewed$'),
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = reader.id and j.at >= since.first and j.event ~ '\.([a-z]+-)?(printed|exported|copied|downloaded)$'),
      new.withdrawn_at
    from (
      select new.professional_id as id where new.professional_id is not null
      union
      select f.professional_id from referents f join memberships m on m.professional_id = f.professional_id and m.structure_id = new.structure_id
      where f.person_id = new.person_id and (f.ends_on is null or f.ends_on >= new.given_on)) reader
    -- What was read under an answer that this one replaced left too.
    cross join (select min(c.recorded_at) as first from consents c where c.person_id = new.person_id and c.topic = new.topic and c.decision = 'agreed'
      and coalesce(c.structure_id, c.professional_id) = coalesce(new.structure_id, new.professional_id)) since
    on conflict do nothing;
  if found then
    perform enqueue('consent.tell', '{}', 'consent.tell', now(), 8);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.tell_who_was_shown()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
begin
  insert into withdrawal_notices (share_id, person_id, professional_id, topic, readings, copies, told_at)
    select new.id, new.person_id, viewer.id, d.topic,
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = viewer.id and j.subject_id = new.document_id and j.at >= new.recorded_at and j.event = 'document.viewed'),
      (select count(*) from journal j where j.person_id = new.person_id and j.actor_id = viewer.id and j.subject_id = new.document_id and j.at >= new.recorded_at and j.event = 'document.downloaded'),
      new.withdrawn_at
    from documents d cross join (
      select new.professional_id as id where new.professional_id is not null
      union
      select f.professional_id from referents f join memberships m on m.professional_id = f.professional_id and m.structure_id = new.structure_id
      where f.person_id = new.person_id and (f.ends_on is null or f.ends_on >= new.given_on)) viewer
    where d.id = new.document_id
      and not exists (select from document_shares s where s.document_id = new.document_id and s.withdrawn_at is null and coalesce(s.structure_id, s.professional_id) = coalesce(new.structure_id, new.professional_id));
  if found then
    perform enqueue('consent.tell', '{}', 'consent.tell', now(), 8);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION app.territories_i_keep()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role in ('partnership-officer', 'coordinator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.territories_i_keep() is 'Territories where the visitor is a partnership officer or coordinates.';

CREATE OR REPLACE FUNCTION app.territories_i_work_in()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator', 'director', 'coordinator', 'partnership-officer') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$function$;
comment on function app.territories_i_work_in() is 'Territories whose partnerships the visitor reads: chantiers, officers, coordination; not the partners themselves.';

CREATE OR REPLACE FUNCTION app.territories_in_figures(asked uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct t.id), '{}') from app.territories t where t.id = any (asked) and (
    exists (select from app.memberships m where m.professional_id = app.actor_id() and m.role in ('national-team', 'evaluator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
    or exists (select from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id = t.id
      where m.professional_id = app.actor_id() and m.role in ('partnership-officer', 'coordinator', 'director') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())))
$function$;
comment on function app.territories_in_figures(uuid[]) is 'Among these territories, those whose figures the visitor may read.';
grant execute on function app.territories_in_figures(uuid[]) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.territory_of(commune text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.territory_id from app.territory_areas a
  where a.code in (commune, case when commune like '97%' then left(commune, 3) else left(commune, 2) end) order by length(a.code) desc, a.territory_id limit 1
$function$;
comment on function app.territory_of(text) is 'The territory that covers a commune (COG code), or null.';

CREATE OR REPLACE FUNCTION app.times_behind(of_token bytea, today date)
 RETURNS TABLE(id uuid, on_day date, hour text, minutes integer, state text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.id, a.on_day, a.hour, a.minutes, a.state
  from app.calendar_feeds f join app.appointments a on (a.with_id = f.professional_id or a.accompanied_by = f.professional_id)
  where f.token_hash = of_token and f.revoked_at is null and a.state in ('proposed', 'set', 'held') and a.on_day >= today - 30
    and exists (select from app.memberships m where m.professional_id = f.professional_id and (m.ends_on is null or m.ends_on >= today))
  order by a.on_day, a.hour limit 1000
$function$;
comment on function app.times_behind(bytea,date) is 'Hours of the appointments of whoever made this calendar address: no name, no place.';
grant execute on function app.times_behind(bytea,date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.times_taken(from_day date, until_day date)
 RETURNS TABLE(person_id uuid, on_day date, hour text, minutes integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select a.person_id, a.on_day, a.hour, a.minutes from app.appointments a
  where a.state = 'set' and a.on_day between from_day and until_day
    and (a.followed_by = any (app.at('presence')) or a.person_id = any (app.with('presence')))
    and not coalesce(a.followed_by = any (app.at(a.topic)), false) and not (a.person_id = any (app.with(a.topic)))
    and a.accompanied_by is distinct from app.actor_id() and a.with_id is distinct from app.actor_id()
  order by a.on_day, a.hour limit 300
$function$;
comment on function app.times_taken(date,date) is 'Hours at which people the visitor sees have an appointment she does not read: no place, no reason.';
grant execute on function app.times_taken(date,date) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.today()
 RETURNS date
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(nullif(current_setting('app.today', true), '')::date, (now() at time zone 'Europe/Paris')::date)
$function$;
comment on function app.today() is 'The civil day of the visit, in Paris.';

CREATE OR REPLACE FUNCTION app.too_near(of_case uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(
    select m.professional_id from app.board_cases c join app.memberships m on m.structure_id in (c.followed_by, (select k.employer_id from app.contracts k where k.id = c.contract_id))
      where c.id = of_case and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    union select l.professional_id from app.board_cases c join app.lead_referents l on l.person_id = c.person_id and l.starts_on <= app.today() and app.open_until(l.ends_on, l.overlap_until) >= app.today() where c.id = of_case
    union select f.professional_id from app.board_cases c join app.referents f on f.person_id = c.person_id and f.professional_id is not null and f.starts_on <= app.today() and coalesce(f.ends_on, 'infinity') > app.today() where c.id = of_case
    union select w.professional_id from app.board_withdrawals w where w.case_id = of_case)
$function$;
comment on function app.too_near(uuid) is 'Professionals who do not vote on this case: its employer''s, those who follow her, those who stood back.';
grant execute on function app.too_near(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.topic_of_domain(domain text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case domain when 'justice' then 'justice' when 'health' then 'health' when 'disability' then 'health' when 'debts' then 'debts' else 'presence' end
$function$;

CREATE OR REPLACE FUNCTION app.topic_of_entry(subject text, value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select case
    when subject = 'oriented-by' and value in ('09', '10') then 'justice'
    when subject = 'oriented-by' and value in ('18', '21') then 'rights'
    when subject = 'oriented-by' and value in ('12', '22') then 'housing'
    when subject = 'oriented-by' and value = '19' then 'life'
    when subject = 'child-welfare-leaver' then 'life'
    when subject in ('employment-obligation', 'social-assistance', 'refugee', 'rsa') then 'rights'
    else 'work' end
$function$;

CREATE OR REPLACE FUNCTION app.track_record(of_listed uuid[])
 RETURNS TABLE(listed_id uuid, received integer, accepted integer, delay integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select r.listed_id, count(*)::int, count(*) filter (where r.accepted_at is not null)::int,
    percentile_disc(0.5) within group (order by (r.first_answer_at::date - r.sent_at::date) * 5 / 7)::int
  from referrals r where r.listed_id = any (of_listed) and r.sent_at > app.today() - interval '2 years' and r.state <> 'entered-in-error' group by r.listed_id
$function$;
comment on function app.track_record(uuid[]) is 'Of each entry: requests received and accepted over two years, and the median days before a first answer (of five in seven).';
grant execute on function app.track_record(uuid[]) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.unmerge_people(of_merge uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare m app.merges; step jsonb;
begin
  select * into m from app.merges where id = of_merge and undone_at is null for update;
  if m.id is null or not exists (select from app.people p where p.id = m.kept_id and (p.followed_by = any (app.at('notes')) or p.id = any (app.with('notes')))) then
    raise exception 'this merge is not yours to undo' using errcode = 'insufficient_privilege';
  end if;
  perform set_config('app.merging', 'on', true);
  for step in select value from jsonb_array_elements(m.moved -> 'moved') loop
    execute format('update app.%I set person_id = $1, followed_by = $2 where id = $3', step ->> 'table')
      using (step -> 'was' ->> 'person_id')::uuid, (step -> 'was' ->> 'followed_by')::uuid, (step ->> 'id')::uuid;
    if step -> 'was' ? 'preferred' then
      update app.contact_points set preferred = true where id = (step ->> 'id')::uuid;
    end if;
  end loop;
  update app.people set merged_into = null where id = m.absorbed_id;
  update app.merges set undone_at = now(), undone_by = app.actor_id() where id = m.id;
  perform set_config('app.merging', 'off', true);
end $function$;
comment on function app.unmerge_people(uuid) is 'Gives two merged files back, row by row, as they were.';
grant execute on function app.unmerge_people(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.vouch_as_owner(owner uuid, entries uuid[], on_day date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare structures integer; services integer;
begin
  update app.directory_structures set vouched_on = on_day, vouched_by = owner where owner_id = owner and id = any (entries) and closed_on is null;
  get diagnostics structures = row_count;
  update app.services set vouched_on = on_day, vouched_by = owner where owner_id = owner and id = any (entries) and closed_on is null;
  get diagnostics services = row_count;
  return structures + services;
end $function$;
comment on function app.vouch_as_owner(uuid,uuid[],date) is 'The owner of a link says that her entries are true; nobody else''s are touched.';
grant execute on function app.vouch_as_owner(uuid,uuid[],date) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.watched_chantiers()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select array(select distinct c.id from app.memberships m join app.structures s on s.id = m.structure_id join app.structures c on c.kind = 'chantier' and c.territory_id = s.territory_id
    where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$function$;
comment on function app.watched_chantiers() is 'Chantiers whose readings out of the ordinary are brought to the visitor.';
grant execute on function app.watched_chantiers() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.welcoming()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select coalesce(array_agg(s.id), '{}') from app.structures s where s.kind = 'partner' and s.id = any (app.my_doors())
$function$;
comment on function app.welcoming() is 'Partner structures in which the visitor accompanies people, and so keeps the files opened at their door.';
grant execute on function app.welcoming() to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.what_erasing_takes(of_person uuid)
 RETURNS TABLE(table_name text, rows bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare r record;
begin
  if not exists (select from app.people p where p.id = of_person and (p.followed_by = any (app.at('presence')) or p.id = any (app.with('presence')))) then return; end if;
  for r in select c.relname, a.attname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
           where k.contype = 'f' and k.confrelid = 'app.people'::regclass and k.confdeltype = 'c' loop
    return query execute format('select %L::text, count(*) from app.%I where %I = any ($1)', r.relname, r.relname, r.attname) using app.one_person(of_person);
  end loop;
  return query select 'revisions'::text, count(*) from app.revisions v where v.person_id = any (app.one_person(of_person));
end $function$;
comment on function app.what_erasing_takes(uuid) is 'How many rows of each table an erasure would delete, for whoever sees the file.';
grant execute on function app.what_erasing_takes(uuid) to fil_rouge_visitor;

CREATE OR REPLACE FUNCTION app.who_asks_by_link()
 RETURNS TABLE(given_name text, family_name text, job_title text, work_phone text, work_email text, structure text, commune text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select p.given_name, p.family_name, p.job_title, p.work_phone, p.work_email, s.name, s.commune
  from app.referrals r join app.structures s on s.id = r.asking_id left join app.professionals p on p.id = coalesce(r.asked_by, (select l.professional_id from app.lead_referents l where l.person_id = r.person_id and l.ends_on is null limit 1))
  where r.id = app.guest_referral()
$function$;
comment on function app.who_asks_by_link() is 'Who asks, and how to reach them, for the partner whose link is open.';
grant execute on function app.who_asks_by_link() to fil_rouge_guest;

CREATE OR REPLACE FUNCTION app.who_is_there(of_token bytea, at_time timestamp with time zone)
 RETURNS TABLE(professional_id uuid, session_id uuid, given_name text, family_name text, locked boolean, by_means text, seen_long_ago boolean, needs_factor boolean, proved_at timestamp with time zone, keeps_a_form boolean, roles jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
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
$function$;
comment on function app.who_is_there(bytea,timestamp with time zone) is 'The professional behind a session token, with her roles, or nothing.';
grant execute on function app.who_is_there(bytea,timestamp with time zone) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.who_looked_at_me()
 RETURNS TABLE(professional_id uuid, given_name text, family_name text, structure text, times integer, last_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select p.id, p.given_name, p.family_name,
    (select s.name from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = p.id order by m.ends_on desc nulls first, m.starts_on desc limit 1),
    count(*)::integer, (max(j.at) at time zone 'Europe/Paris')::date
  from app.journal j join app.professionals p on p.id = j.actor_id
  where j.person_id = app.person_id() and j.event ~ '\.(viewed|printed)$' and j.at > app.today() - interval '1 year'
  group by p.id order by max(j.at) desc limit 50
$function$;
comment on function app.who_looked_at_me() is 'Professionals who opened a page of the person''s file this year, latest first.';
grant execute on function app.who_looked_at_me() to fil_rouge_person;

CREATE OR REPLACE FUNCTION app.who_was_there(of_token bytea, at_time timestamp with time zone)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select s.professional_id from app.sessions s left join app.accounts a on a.professional_id = s.professional_id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at <= at_time and s.expires_at > at_time - interval '12 hours' and a.disabled_at is null
$function$;
comment on function app.who_was_there(bytea,timestamp with time zone) is 'The professional behind a session that ended by itself less than twelve hours ago, or nothing.';
grant execute on function app.who_was_there(bytea,timestamp with time zone) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.whose_space(of_token bytea, at_time timestamp with time zone)
 RETURNS TABLE(person_id uuid, session_id uuid, seen_long_ago boolean, is_hers boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select s.person_id, s.id, s.last_seen_at < at_time - interval '1 minute', s.hers_since is not null
  from app.person_sessions s
  join app.people p on p.id = s.person_id and p.merged_into is null
  left join app.person_cards c on c.id = s.card_id
  where s.token_hash = of_token and s.revoked_at is null and s.expires_at > at_time
    and s.last_seen_at > at_time - case when s.hers_since is null then interval '20 minutes' else interval '30 days' end and c.cancelled_at is null
$function$;
comment on function app.whose_space(bytea,timestamp with time zone) is 'The person behind a token of her own space, or nothing.';
grant execute on function app.whose_space(bytea,timestamp with time zone) to fil_rouge_app;

CREATE OR REPLACE FUNCTION app.words_in_clear(of_table text, of_column text, after_id uuid, most integer)
 RETURNS TABLE(id uuid, person_id uuid, words text, reached uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'app', 'pg_temp'
AS $function$
declare as_text text;
begin
  select case when i.data_type = 'jsonb' then format('(x.%I #>> ''{}'')', of_column) else format('x.%I', of_column) end into strict as_text
  from app.column_classes c join information_schema.columns i on i.table_schema = 'app' and i.table_name = c.table_name and i.column_name = c.column_name
  where c.sealed and c.table_name = of_table and c.column_name = of_column;
  return query execute format(
    'with batch as materialized (select x.id, x.person_id, %1$s as words from app.%2$I x where x.id > $1 order by x.id limit $2)
     select b.id, b.person_id, case when b.words <> '''' and not app.is_sealed(b.words) and b.person_id is not null then b.words end, (select max(r.id::text)::uuid from batch r) from batch b
     where (b.words <> '''' and not app.is_sealed(b.words) and b.person_id is not null) or b.id::text = (select max(r.id::text) from batch r)', as_text, of_table) using after_id, most;
end $function$;
comment on function app.words_in_clear(text,text,uuid,integer) is 'Rows of one batch whose words are still in clear, in the order of their ids, and how far the batch went; nothing when the table is over.';
grant execute on function app.words_in_clear(text,text,uuid,integer) to fil_rouge_doorkeeper;

CREATE OR REPLACE FUNCTION app.working_days(first_day date, last_day date)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO 'app', 'pg_temp'
AS $function$
  select case when last_day <= first_day then 0 else (
    (last_day - first_day) / 7 * 5
    + (select count(*)::int from generate_series(1, (last_day - first_day) % 7) g where extract(isodow from last_day - ((last_day - first_day) % 7) + g) < 6)
    - (select count(*)::int from app.public_holidays h where h.day > first_day and h.day <= last_day and extract(isodow from h.day) < 6)) end
$function$;
comment on function app.working_days(date,date) is 'Working days after a day, up to another, holidays of the whole country left out.';
grant execute on function app.working_days(date,date) to fil_rouge_visitor;

create table app.accompanied_personas (
  person_id uuid not null,
  name text not null,
  number text not null,
  pin text not null,
  who text not null,
  try_this text not null,
  constraint accompanied_personas_pkey PRIMARY KEY (person_id),
  constraint accompanied_personas_number_fkey FOREIGN KEY (number) REFERENCES app.person_cards(number) ON DELETE CASCADE,
  constraint accompanied_personas_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.accompanied_personas is 'Somebody accompanied, to try her own space as in a simulated instance; a real instance has none.';
CREATE INDEX personas_by_card ON app.accompanied_personas USING btree (number);
alter table app.accompanied_personas enable row level security;
create policy doorkeeper_reads on app.accompanied_personas for select to fil_rouge_doorkeeper
  using (( SELECT instance.simulated
   FROM app.instance));
CREATE TRIGGER personas_live_in_a_simulated_instance BEFORE INSERT OR UPDATE ON app.accompanied_personas FOR EACH ROW EXECUTE FUNCTION app.personas_live_in_a_simulated_instance();
grant select on app.accompanied_personas to fil_rouge_doorkeeper;

create table app.accounts (
  professional_id uuid not null,
  email text not null,
  password_hash text,
  password_set_at timestamp with time zone,
  totp_secret text,
  totp_confirmed_at timestamp with time zone,
  totp_last_step bigint,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint accounts_pkey PRIMARY KEY (professional_id),
  constraint a_confirmed_second_factor_has_a_secret CHECK (((totp_confirmed_at IS NULL) OR (totp_secret IS NOT NULL))),
  constraint a_password_has_a_date CHECK (((password_hash IS NULL) = (password_set_at IS NULL))),
  constraint accounts_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.accounts is 'How a professional signs in by password; the second factor and its last used step.';
comment on column app.accounts.totp_secret is 'Sealed by the instance''s key; sealed at the next start when an older version wrote it in clear.';
CREATE UNIQUE INDEX one_account_per_email ON app.accounts USING btree (lower(email));
alter table app.accounts enable row level security;
create policy doorkeeper_keeps on app.accounts for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant insert, select, update on app.accounts to fil_rouge_doorkeeper;

create table app.addresses (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  lines text not null default ''::text,
  postcode text,
  commune text,
  organisation text,
  starts_on date,
  ends_on date,
  version integer not null default 1,
  constraint addresses_pkey PRIMARY KEY (id),
  constraint an_address_ends_after_it_starts CHECK (((ends_on IS NULL) OR (starts_on IS NULL) OR (ends_on >= starts_on))),
  constraint an_address_kind_is_known CHECK ((kind = ANY (ARRAY['residence'::text, 'postal'::text, 'domiciliation'::text]))),
  constraint addresses_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.addresses is 'Where a person lives, receives her mail, or is domiciled (with its end).';
CREATE INDEX addresses_of_a_person ON app.addresses USING btree (person_id);
CREATE INDEX domiciliations_by_end ON app.addresses USING btree (followed_by, ends_on) WHERE (ends_on IS NOT NULL);
alter table app.addresses enable row level security;
create policy followed_here on app.addresses for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy mine on app.addresses for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.addresses for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.addresses FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.addresses FOR EACH ROW EXECUTE FUNCTION app.keep_revision('identity');
grant delete, insert, select, update on app.addresses to fil_rouge_visitor;
grant select (id, person_id, kind, starts_on, ends_on) on app.addresses to fil_rouge_person;

create table app.agreed_posts (
  chantier_id uuid not null,
  starts_on date not null,
  ends_on date not null,
  posts numeric(6,2) not null,
  source text not null,
  written_by uuid,
  constraint agreed_posts_pkey PRIMARY KEY (chantier_id, starts_on),
  constraint agreed_posts_of_a_chantier_do_not_overlap EXCLUDE USING gist (chantier_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint agreed_posts_are_some CHECK (((posts > (0)::numeric) AND (posts < (1000)::numeric))),
  constraint agreed_posts_end_after_they_start CHECK ((ends_on >= starts_on)),
  constraint agreed_posts_say_their_source CHECK ((TRIM(BOTH FROM source) <> ''::text)),
  constraint agreed_posts_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint agreed_posts_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.agreed_posts is 'Postes conventionnés of a chantier over a period, both days included, in full-time equivalents, and the paper that says so.';
alter table app.agreed_posts enable row level security;
create policy administrators_change on app.agreed_posts for update to fil_rouge_visitor
  using (( SELECT app.administers() AS administers))
  with check (( SELECT app.administers() AS administers));
create policy administrators_write on app.agreed_posts for insert to fil_rouge_visitor
  with check (( SELECT app.administers() AS administers));
create policy anyone_who_came_in_reads on app.agreed_posts for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant insert, select on app.agreed_posts to fil_rouge_visitor;
grant update (ends_on, posts, source, written_by) on app.agreed_posts to fil_rouge_visitor;

create table app.anonymous_figures (
  territory_id uuid not null,
  year integer not null,
  figure text not null,
  code text not null default ''::text,
  count integer not null,
  constraint anonymous_figures_pkey PRIMARY KEY (territory_id, year, figure, code),
  constraint a_figure_counts_somebody CHECK ((count > 0)),
  constraint a_figure_is_known CHECK ((figure = ANY (ARRAY['entered'::text, 'left'::text]))),
  constraint anonymous_figures_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.anonymous_figures is 'Chiffres anonymes: entries and exits of files that were forgotten, counted by territory and year and tied to nothing. Small ones are hidden where they are shown.';
alter table app.anonymous_figures enable row level security;
create policy anyone_reads on app.anonymous_figures for select to fil_rouge_visitor
  using (true);
grant select on app.anonymous_figures to fil_rouge_visitor;

create table app.appointments (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  state text not null,
  on_day date not null,
  hour text not null,
  minutes integer not null default 60,
  listed_id uuid,
  service_id uuid,
  face_id uuid,
  with_id uuid,
  with_words text,
  place text,
  bring text,
  note text,
  accompanied_by uuid,
  accompanied_minutes integer,
  referral_id uuid,
  slot_id uuid,
  proposed_side text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  confirmed_at timestamp with time zone,
  confirmed_side text,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_side text,
  end_reason text,
  end_words text,
  moved_to uuid,
  merged_from uuid,
  constraint appointments_pkey PRIMARY KEY (id),
  constraint a_confirming_side_is_known CHECK ((confirmed_side = ANY (ARRAY['person'::text, 'professional'::text, 'partner'::text]))),
  constraint a_missed_or_cancelled_one_says_by_whom_and_why CHECK (((state <> ALL (ARRAY['missed'::text, 'cancelled'::text])) OR ((ended_side IS NOT NULL) AND (end_reason IS NOT NULL)))),
  constraint a_proposing_side_is_known CHECK ((proposed_side = ANY (ARRAY['person'::text, 'professional'::text, 'partner'::text]))),
  constraint an_appointment_has_an_hour CHECK ((hour ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint an_appointment_lasts_some_minutes CHECK (((minutes >= 5) AND (minutes <= 720))),
  constraint an_appointment_state_is_known CHECK ((state = ANY (ARRAY['proposed'::text, 'set'::text, 'held'::text, 'missed'::text, 'cancelled'::text, 'moved'::text]))),
  constraint an_end_reason_is_known CHECK ((end_reason = ANY (ARRAY['forgot'::text, 'ill'::text, 'work'::text, 'too-hard'::text, 'transport'::text, 'not-told'::text, 'partner-absent'::text, 'desk-closed'::text, 'no-longer-needed'::text, 'other'::text]))),
  constraint an_ending_side_is_known CHECK ((ended_side = ANY (ARRAY['person'::text, 'professional'::text, 'partner'::text]))),
  constraint an_open_appointment_is_not_over CHECK (((state = ANY (ARRAY['proposed'::text, 'set'::text])) = (ended_at IS NULL))),
  constraint going_with_her_takes_some_minutes CHECK (((accompanied_minutes >= 1) AND (accompanied_minutes <= 1440))),
  constraint only_a_held_one_counts_the_time_of_going CHECK (((accompanied_minutes IS NULL) OR ((state = 'held'::text) AND (accompanied_by IS NOT NULL)))),
  constraint appointment_of_a_request FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE SET NULL,
  constraint appointments_accompanied_by_fkey FOREIGN KEY (accompanied_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint appointments_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint appointments_face_id_fkey FOREIGN KEY (face_id) REFERENCES app.directory_people(id) ON DELETE SET NULL,
  constraint appointments_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE SET NULL,
  constraint appointments_moved_to_fkey FOREIGN KEY (moved_to) REFERENCES app.appointments(id) ON DELETE SET NULL,
  constraint appointments_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint appointments_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint appointments_service_id_fkey FOREIGN KEY (service_id) REFERENCES app.services(id) ON DELETE SET NULL,
  constraint appointments_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES app.desk_slots(id) ON DELETE SET NULL,
  constraint appointments_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint appointments_with_id_fkey FOREIGN KEY (with_id) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.appointments is 'Rendez-vous of a person: with whom, where, when, who goes with her (accompagnement de proximité), and what became of it. Its topic says who reads it.';
CREATE INDEX appointments_at_a_listed_structure ON app.appointments USING btree (listed_id) WHERE (listed_id IS NOT NULL);
CREATE INDEX appointments_gone_to_with ON app.appointments USING btree (accompanied_by, on_day) WHERE (accompanied_by IS NOT NULL);
CREATE INDEX appointments_moved_to ON app.appointments USING btree (moved_to) WHERE (moved_to IS NOT NULL);
CREATE INDEX appointments_of_a_chantier ON app.appointments USING btree (followed_by, on_day);
CREATE INDEX appointments_of_a_person ON app.appointments USING btree (person_id, on_day DESC);
CREATE INDEX appointments_of_a_referral ON app.appointments USING btree (referral_id) WHERE (referral_id IS NOT NULL);
CREATE INDEX appointments_on_a_slot ON app.appointments USING btree (slot_id) WHERE (slot_id IS NOT NULL);
CREATE INDEX appointments_to_come_by_chantier ON app.appointments USING btree (followed_by, on_day) WHERE (state = ANY (ARRAY['proposed'::text, 'set'::text]));
CREATE INDEX appointments_with_a_professional ON app.appointments USING btree (with_id, on_day) WHERE (with_id IS NOT NULL);
alter table app.appointments enable row level security;
create policy followed_here on app.appointments for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'notes'::text THEN (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy hers on app.appointments for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy hers_to_answer on app.appointments for update to fil_rouge_person
  using (((person_id = ( SELECT app.person_id() AS person_id)) AND (state = ANY (ARRAY['proposed'::text, 'set'::text]))))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine on app.appointments for all to fil_rouge_visitor
  using ((((accompanied_by = ( SELECT app.actor_id() AS actor_id)) OR (with_id = ( SELECT app.actor_id() AS actor_id))) AND ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))))
  with check (((accompanied_by = ( SELECT app.actor_id() AS actor_id)) OR (with_id = ( SELECT app.actor_id() AS actor_id))));
create policy of_my_link on app.appointments for all to fil_rouge_guest
  using ((referral_id = ( SELECT app.guest_referral() AS guest_referral)))
  with check ((referral_id = ( SELECT app.guest_referral() AS guest_referral)));
create policy of_requests_i_carry on app.appointments for select to fil_rouge_visitor
  using (((referral_id IS NOT NULL) AND app.sees_referral(referral_id)));
create policy of_requests_to_us on app.appointments for all to fil_rouge_visitor
  using ((referral_id = ANY (( SELECT app.requests_to_us() AS requests_to_us)::uuid[])))
  with check ((referral_id = ANY (( SELECT app.requests_to_us() AS requests_to_us)::uuid[])));
create policy shared_with_me on app.appointments for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'notes'::text THEN (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER a_request_hears_of_its_appointment AFTER UPDATE OF state ON app.appointments FOR EACH ROW WHEN (((new.referral_id IS NOT NULL) AND (old.state IS DISTINCT FROM new.state))) EXECUTE FUNCTION app.a_request_hears_of_its_appointment();
CREATE TRIGGER an_appointment_moves_as_its_table_says BEFORE UPDATE OF state ON app.appointments FOR EACH ROW EXECUTE FUNCTION app.an_appointment_moves_as_its_table_says();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.appointments FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.appointments to fil_rouge_visitor;
grant select (id, person_id, state, on_day, hour, minutes, listed_id, service_id, with_id, with_words, place, bring, accompanied_by, referral_id, proposed_side, confirmed_at, ended_side, end_reason) on app.appointments to fil_rouge_person;
grant select (id, person_id, state, on_day, hour, minutes, place, bring, referral_id) on app.appointments to fil_rouge_guest;
grant update (state, confirmed_at, confirmed_side, ended_at, ended_side, end_reason) on app.appointments to fil_rouge_person;
grant update (state, place, bring, note, accompanied_by, accompanied_minutes, referral_id, confirmed_at, confirmed_side, ended_at, ended_by, ended_side, end_reason, end_words, moved_to) on app.appointments to fil_rouge_visitor;

create table app.barriers (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  code text not null,
  topic text not null,
  intensity integer not null,
  opened_on date not null,
  closed_on date,
  close_reason text,
  professional_words text,
  person_words text,
  written_by uuid,
  version integer not null default 1,
  constraint barriers_pkey PRIMARY KEY (id),
  constraint one_barrier_of_a_kind_at_a_time EXCLUDE USING gist (person_id WITH =, code WITH =, daterange(opened_on, closed_on, '[)'::text) WITH &&),
  constraint a_barrier_closes_after_it_opens CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint a_barrier_closes_for_a_known_reason CHECK ((close_reason = ANY (ARRAY['lifted'::text, 'no-longer-relevant'::text, 'entered-by-mistake'::text]))),
  constraint a_barrier_is_known CHECK ((code = ANY (ARRAY['housing'::text, 'health'::text, 'mental-health'::text, 'addiction'::text, 'disability'::text, 'language'::text, 'literacy'::text, 'paperwork'::text, 'money'::text, 'debts'::text, 'mobility'::text, 'family'::text, 'childcare'::text, 'justice'::text, 'digital'::text, 'training'::text, 'isolation'::text, 'availability'::text]))),
  constraint a_closed_barrier_says_why CHECK (((closed_on IS NULL) = (close_reason IS NULL))),
  constraint an_intensity_goes_from_1_to_3 CHECK (((intensity >= 1) AND (intensity <= 3))),
  constraint barriers_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint barriers_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint barriers_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.barriers is 'Frein: opened and closed, with its intensity now, the professional''s words and the person''s.';
CREATE INDEX barriers_of_a_person ON app.barriers USING btree (person_id, opened_on) INCLUDE (closed_on, topic, followed_by);
alter table app.barriers enable row level security;
create policy followed_here on app.barriers for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy shared_with_me on app.barriers for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER a_barrier_has_the_topic_of_its_code BEFORE INSERT OR UPDATE OF code ON app.barriers FOR EACH ROW EXECUTE FUNCTION app.barrier_topic();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.barriers FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.barriers FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select, update on app.barriers to fil_rouge_visitor;

create table app.board_aspects (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  aspect text not null,
  topic text not null,
  standing text not null,
  words text,
  her_words text,
  written_by uuid,
  written_at timestamp with time zone not null,
  version integer not null default 1,
  merged_from uuid,
  constraint board_aspects_pkey PRIMARY KEY (id),
  constraint an_aspect_is_said_once UNIQUE (case_id, aspect),
  constraint a_mobilisation_is_known CHECK ((standing = ANY (ARRAY['by-herself'::text, 'with-help'::text, 'not-yet'::text, 'prevented'::text]))),
  constraint an_aspect_is_a_domain CHECK ((aspect = ANY (ARRAY['employment'::text, 'training'::text, 'housing'::text, 'health'::text, 'rights'::text, 'debts'::text, 'justice'::text, 'language'::text, 'family'::text]))),
  constraint an_aspect_is_of_its_topic CHECK ((topic =
CASE aspect
    WHEN 'language'::text THEN 'life'::text
    WHEN 'family'::text THEN 'life'::text
    WHEN 'employment'::text THEN 'work'::text
    WHEN 'training'::text THEN 'work'::text
    ELSE aspect
END)),
  constraint board_aspects_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_aspects_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_aspects_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.board_aspects is 'Mobilisation, aspect by aspect: how far she takes it in hand, in the words of who follows her and in hers.';
CREATE INDEX aspects_of_a_person ON app.board_aspects USING btree (person_id);
alter table app.board_aspects enable row level security;
create policy followed_here on app.board_aspects for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'voice'::text THEN (followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy hers on app.board_aspects for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy prepared_by_me on app.board_aspects for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy prepared_here on app.board_aspects for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.board_aspects for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'voice'::text THEN (person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_aspects FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.board_aspects FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.board_aspects to fil_rouge_visitor;
grant select (id, case_id, person_id, aspect, topic, standing, words, her_words) on app.board_aspects to fil_rouge_person;
grant update (standing, words, her_words, written_by, written_at, version) on app.board_aspects to fil_rouge_visitor;

create table app.board_cases (
  id uuid not null,
  number bigint not null generated always as identity,
  person_id uuid not null,
  followed_by uuid,
  topic text not null default 'work'::text,
  board_id uuid not null,
  sitting_id uuid,
  contract_id uuid,
  origin text not null,
  contests uuid,
  state text not null default 'waiting'::text,
  opened_on date not null,
  opened_by uuid,
  drawn_at timestamp with time zone,
  drawn_by uuid,
  version integer not null default 1,
  merged_from uuid,
  constraint board_cases_pkey PRIMARY KEY (id),
  constraint a_case_is_about_work CHECK ((topic = 'work'::text)),
  constraint a_case_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'ready'::text, 'decided'::text, 'withdrawn'::text]))),
  constraint a_contest_says_of_what CHECK (((origin = 'contest'::text) = (contests IS NOT NULL))),
  constraint a_ready_case_was_drawn CHECK (((state <> ALL (ARRAY['ready'::text, 'decided'::text])) OR (drawn_at IS NOT NULL))),
  constraint where_a_case_comes_from_is_known CHECK ((origin = ANY (ARRAY['window'::text, 'asked'::text, 'contest'::text]))),
  constraint board_cases_board_id_fkey FOREIGN KEY (board_id) REFERENCES app.boards(id) ON DELETE RESTRICT,
  constraint board_cases_contests_fkey FOREIGN KEY (contests) REFERENCES app.board_cases(id) ON DELETE SET NULL,
  constraint board_cases_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE SET NULL,
  constraint board_cases_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_cases_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_cases_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_cases_sitting_id_fkey FOREIGN KEY (sitting_id) REFERENCES app.board_sittings(id) ON DELETE SET NULL,
  constraint board_cases_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_cases is 'Dossier de commission: somebody whose contract ends, from the day the window opens to the decision.';
CREATE UNIQUE INDEX a_contract_opens_one_case ON app.board_cases USING btree (contract_id) WHERE (origin = 'window'::text);
CREATE INDEX cases_by_chantier ON app.board_cases USING btree (followed_by) WHERE (state = ANY (ARRAY['waiting'::text, 'ready'::text]));
CREATE INDEX cases_of_a_board ON app.board_cases USING btree (board_id);
CREATE INDEX cases_of_a_contract ON app.board_cases USING btree (contract_id) WHERE (contract_id IS NOT NULL);
CREATE INDEX cases_of_a_person ON app.board_cases USING btree (person_id, opened_on);
CREATE INDEX cases_of_a_sitting ON app.board_cases USING btree (sitting_id) WHERE (sitting_id IS NOT NULL);
CREATE INDEX cases_that_contest ON app.board_cases USING btree (contests) WHERE (contests IS NOT NULL);
CREATE INDEX cases_that_wait ON app.board_cases USING btree (board_id, opened_on) WHERE (state = 'waiting'::text);
CREATE UNIQUE INDEX one_open_case_each ON app.board_cases USING btree (person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'ready'::text]));
alter table app.board_cases enable row level security;
create policy before_me on app.board_cases for select to fil_rouge_visitor
  using ((id = ANY (( SELECT app.cases_before_me() AS cases_before_me)::uuid[])));
create policy followed_here on app.board_cases for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])));
create policy heard_by_board on app.board_cases for all to fil_rouge_visitor
  using ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])))
  with check ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])));
create policy hers on app.board_cases for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy prepared_by_me on app.board_cases for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy prepared_here on app.board_cases for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy protected_leaves_no_trace on app.board_cases as restrictive for select to fil_rouge_visitor
  using ((person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[])));
create policy shared_with_me on app.board_cases for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_cases FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.board_cases FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.board_cases to fil_rouge_visitor;
grant select (id, person_id, board_id, sitting_id, contract_id, contests, state, opened_on, drawn_at) on app.board_cases to fil_rouge_person;
grant update (sitting_id, state, drawn_at, drawn_by, version) on app.board_cases to fil_rouge_visitor;

create table app.board_conditions (
  id uuid not null,
  decision_id uuid not null,
  number integer not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null default 'work'::text,
  became text not null,
  words text,
  said_on date not null,
  said_by uuid,
  version integer not null default 1,
  merged_from uuid,
  constraint board_conditions_pkey PRIMARY KEY (id),
  constraint a_condition_is_followed_once UNIQUE (decision_id, number),
  constraint a_condition_is_about_work CHECK ((topic = 'work'::text)),
  constraint conditions_are_counted_from_one CHECK (((number >= 1) AND (number <= 100))),
  constraint what_became_of_a_condition_is_known CHECK ((became = ANY (ARRAY['met'::text, 'under-way'::text, 'unmet'::text, 'lapsed'::text]))),
  constraint board_conditions_decision_id_fkey FOREIGN KEY (decision_id) REFERENCES app.board_decisions(id) ON DELETE CASCADE,
  constraint board_conditions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_conditions_said_by_fkey FOREIGN KEY (said_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_conditions_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_conditions is 'What became of a condition a board put on its decision. Number: its line among the conditions of the decision, from 1.';
CREATE INDEX conditions_about ON app.board_conditions USING btree (person_id);
alter table app.board_conditions enable row level security;
create policy followed_here on app.board_conditions for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])));
create policy hers on app.board_conditions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy said_by_me on app.board_conditions for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy said_here on app.board_conditions for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.board_conditions for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_conditions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.board_conditions FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.board_conditions to fil_rouge_visitor;
grant select (id, decision_id, number, person_id, became, words, said_on) on app.board_conditions to fil_rouge_person;
grant update (became, words, said_on, said_by, version) on app.board_conditions to fil_rouge_visitor;

create table app.board_decisions (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null default 'work'::text,
  sitting_id uuid not null,
  outcome text not null,
  until date,
  ground text,
  reference text,
  reasons text not null,
  conditions text,
  votes_for integer not null default 0,
  votes_against integer not null default 0,
  votes_abstained integer not null default 0,
  decided_at timestamp with time zone not null,
  decided_by uuid not null,
  contract_id uuid,
  told_on date,
  told_how text,
  version integer not null default 1,
  merged_from uuid,
  constraint board_decisions_pkey PRIMARY KEY (id),
  constraint a_case_is_decided_once_a_sitting UNIQUE (case_id, sitting_id),
  constraint a_decision_is_about_work CHECK ((topic = 'work'::text)),
  constraint a_ground_decided_is_known CHECK ((ground = ANY (ARRAY['training'::text, 'senior'::text, 'rqth'::text, 'particular-difficulties'::text, 'dgefp'::text]))),
  constraint abstentions_are_counted CHECK ((votes_abstained >= 0)),
  constraint an_outcome_is_known CHECK ((outcome = ANY (ARRAY['renew'::text, 'other-siae'::text, 'ordinary-job'::text, 'training'::text, 'leave'::text, 'postpone'::text]))),
  constraint how_she_was_told_is_known CHECK ((told_how = ANY (ARRAY['by-hand'::text, 'post'::text, 'her-space'::text]))),
  constraint only_a_renewal_has_a_length CHECK (((outcome = 'renew'::text) = (until IS NOT NULL))),
  constraint she_is_told_some_way CHECK (((told_on IS NULL) = (told_how IS NULL))),
  constraint votes_against_are_counted CHECK ((votes_against >= 0)),
  constraint votes_for_are_counted CHECK ((votes_for >= 0)),
  constraint board_decisions_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_decisions_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE SET NULL,
  constraint board_decisions_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_decisions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_decisions_sitting_id_fkey FOREIGN KEY (sitting_id) REFERENCES app.board_sittings(id) ON DELETE RESTRICT,
  constraint board_decisions_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_decisions is 'Décision, with its reasons, its conditions, its length and the votes when there were some. A postponed case comes back: each sitting has its own line.';
CREATE INDEX decisions_about ON app.board_decisions USING btree (person_id, decided_at);
CREATE INDEX decisions_carried ON app.board_decisions USING btree (contract_id) WHERE (contract_id IS NOT NULL);
CREATE INDEX decisions_of_a_sitting ON app.board_decisions USING btree (sitting_id);
alter table app.board_decisions enable row level security;
create policy before_me on app.board_decisions for select to fil_rouge_visitor
  using ((case_id = ANY (( SELECT app.cases_before_me() AS cases_before_me)::uuid[])));
create policy followed_here on app.board_decisions for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])));
create policy heard_by_board on app.board_decisions for all to fil_rouge_visitor
  using ((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])))
  with check ((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])));
create policy hers on app.board_decisions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy protected_leaves_no_trace on app.board_decisions as restrictive for select to fil_rouge_visitor
  using ((person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[])));
create policy shared_with_me on app.board_decisions for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])));
create policy told_here on app.board_decisions for update to fil_rouge_visitor
  using (((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))))
  with check (((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))));
CREATE TRIGGER a_decision_has_its_quorum BEFORE INSERT ON app.board_decisions FOR EACH ROW EXECUTE FUNCTION app.a_decision_has_its_quorum();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_decisions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.board_decisions FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.board_decisions to fil_rouge_visitor;
grant select (id, case_id, person_id, sitting_id, outcome, until, ground, reasons, conditions, decided_at, told_on) on app.board_decisions to fil_rouge_person;
grant update (contract_id, told_on, told_how, version) on app.board_decisions to fil_rouge_visitor;

create table app.board_members (
  id uuid not null,
  board_id uuid not null,
  professional_id uuid not null,
  seat text not null,
  starts_on date not null,
  ends_on date,
  constraint board_members_pkey PRIMARY KEY (id),
  constraint one_seat_each_at_a_time EXCLUDE USING gist (board_id WITH =, professional_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint a_seat_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_seat_is_known CHECK ((seat = ANY (ARRAY['chair'::text, 'secretary'::text, 'member'::text, 'adviser'::text]))),
  constraint board_members_board_id_fkey FOREIGN KEY (board_id) REFERENCES app.boards(id) ON DELETE CASCADE,
  constraint board_members_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.board_members is 'Who sits on a board, both days included. The chair and members vote; the secretary and advisers speak.';
CREATE INDEX seats_of_a_professional ON app.board_members USING btree (professional_id, starts_on);
alter table app.board_members enable row level security;
create policy anyone_who_came_in_reads on app.board_members for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy run_by_me on app.board_members for all to fil_rouge_visitor
  using ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])))
  with check ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])));
grant insert, select on app.board_members to fil_rouge_visitor;
grant update (seat, ends_on) on app.board_members to fil_rouge_visitor;

create table app.board_opinions (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  professional_id uuid not null,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  state text not null default 'asked'::text,
  view text,
  words text,
  answered_at timestamp with time zone,
  merged_from uuid,
  constraint board_opinions_pkey PRIMARY KEY (id),
  constraint one_opinion_each UNIQUE (case_id, professional_id, topic),
  constraint a_given_opinion_has_a_view CHECK (((state = 'given'::text) = (view IS NOT NULL))),
  constraint a_view_is_known CHECK ((view = ANY (ARRAY['for'::text, 'for-if'::text, 'against'::text, 'none'::text]))),
  constraint an_answer_has_its_day CHECK (((state = 'asked'::text) = (answered_at IS NULL))),
  constraint an_opinion_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'declined'::text, 'given'::text]))),
  constraint board_opinions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_opinions_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_opinions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_opinions_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_opinions_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_opinions is 'Avis of a referent who agreed to give one; declining costs nothing and asks for no reason.';
CREATE INDEX opinions_about ON app.board_opinions USING btree (person_id);
CREATE INDEX opinions_asked_of ON app.board_opinions USING btree (professional_id) WHERE (state = 'asked'::text);
alter table app.board_opinions enable row level security;
create policy asked_here on app.board_opinions for all to fil_rouge_visitor
  using (((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))))
  with check ((((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))) AND (state = 'asked'::text) AND (asked_by = ( SELECT app.actor_id() AS actor_id))));
create policy asked_of_me on app.board_opinions for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check (((professional_id = ( SELECT app.actor_id() AS actor_id)) AND (state <> 'asked'::text)));
create policy before_me on app.board_opinions for select to fil_rouge_visitor
  using ((id = ANY (( SELECT app.opinions_before_me() AS opinions_before_me)::uuid[])));
create policy followed_here on app.board_opinions for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'voice'::text THEN (followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy hers on app.board_opinions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.board_opinions for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'voice'::text THEN (person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_opinions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.board_opinions to fil_rouge_visitor;
grant select (id, case_id, person_id, topic, state, view, words, answered_at) on app.board_opinions to fil_rouge_person;
grant update (state, view, words, answered_at) on app.board_opinions to fil_rouge_visitor;

create table app.board_parts (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  part text not null,
  body text not null,
  drawn_at timestamp with time zone not null,
  merged_from uuid,
  constraint board_parts_pkey PRIMARY KEY (id),
  constraint a_part_stands_once UNIQUE (case_id, part, topic),
  constraint a_part_of_a_file_is_known CHECK ((part = ANY (ARRAY['identity'::text, 'contracts'::text, 'grounds'::text, 'lanes'::text, 'done'::text, 'aspects'::text, 'her-words'::text, 'proposal'::text]))),
  constraint board_parts_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_parts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_parts_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_parts is 'File put before the board, as it stood the day it was drawn, cut by topic: each reader sees the topics that were agreed to be shown.';
CREATE INDEX parts_about ON app.board_parts USING btree (person_id);
alter table app.board_parts enable row level security;
create policy before_me on app.board_parts for select to fil_rouge_visitor
  using ((id = ANY (( SELECT app.parts_before_me() AS parts_before_me)::uuid[])));
create policy followed_here on app.board_parts for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'voice'::text THEN (followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy hers on app.board_parts for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy prepared_by_me on app.board_parts for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy prepared_here on app.board_parts for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.board_parts for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'voice'::text THEN (person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_parts FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant delete, insert, select on app.board_parts to fil_rouge_visitor;
grant select (id, case_id, person_id, topic, part, body, drawn_at) on app.board_parts to fil_rouge_person;

create table app.board_preparations (
  id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null default 'work'::text,
  proposal text,
  until date,
  ground text,
  words text,
  her_wish text,
  her_words text,
  her_means text,
  version integer not null default 1,
  merged_from uuid,
  constraint board_preparations_pkey PRIMARY KEY (id),
  constraint a_ground_to_propose_is_known CHECK ((ground = ANY (ARRAY['training'::text, 'senior'::text, 'rqth'::text, 'particular-difficulties'::text, 'dgefp'::text]))),
  constraint a_preparation_is_about_work CHECK ((topic = 'work'::text)),
  constraint a_proposal_is_known CHECK ((proposal = ANY (ARRAY['renew'::text, 'other-siae'::text, 'ordinary-job'::text, 'training'::text, 'leave'::text]))),
  constraint a_wish_is_known CHECK ((her_wish = ANY (ARRAY['renew'::text, 'other-siae'::text, 'ordinary-job'::text, 'training'::text, 'leave'::text]))),
  constraint her_words_say_how_they_came CHECK ((((her_words IS NULL) AND (her_wish IS NULL)) OR (her_means IS NOT NULL))),
  constraint how_her_words_came_is_known CHECK ((her_means = ANY (ARRAY['aloud'::text, 'written'::text, 'her-space'::text]))),
  constraint board_preparations_id_fkey FOREIGN KEY (id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_preparations_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint board_preparations_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.board_preparations is 'What is prepared of a case until its file is put before the board: the casework''s proposal, what she wants, in her words.';
CREATE INDEX preparations_about ON app.board_preparations USING btree (person_id);
alter table app.board_preparations enable row level security;
create policy followed_here on app.board_preparations for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])));
create policy hers on app.board_preparations for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy prepared_by_me on app.board_preparations for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy prepared_here on app.board_preparations for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.board_preparations for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.board_preparations FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.board_preparations FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.board_preparations to fil_rouge_visitor;
grant select (id, person_id, proposal, until, her_wish, her_words, her_means) on app.board_preparations to fil_rouge_person;
grant update (proposal, until, ground, words, her_wish, her_words, her_means, version) on app.board_preparations to fil_rouge_visitor;

create table app.board_presences (
  sitting_id uuid not null,
  professional_id uuid not null,
  how text not null,
  constraint board_presences_pkey PRIMARY KEY (sitting_id, professional_id),
  constraint a_presence_is_known CHECK ((how = ANY (ARRAY['room'::text, 'distance'::text, 'excused'::text, 'absent'::text]))),
  constraint board_presences_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_presences_sitting_id_fkey FOREIGN KEY (sitting_id) REFERENCES app.board_sittings(id) ON DELETE CASCADE
);
comment on table app.board_presences is 'Who came to a sitting, and how.';
CREATE INDEX presences_of_a_professional ON app.board_presences USING btree (professional_id);
alter table app.board_presences enable row level security;
create policy mine on app.board_presences for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check (((professional_id = ( SELECT app.actor_id() AS actor_id)) AND (sitting_id = ANY (( SELECT app.sittings_i_sit_on() AS sittings_i_sit_on)::uuid[]))));
create policy run_by_me on app.board_presences for all to fil_rouge_visitor
  using ((sitting_id = ANY (( SELECT app.sittings_i_run() AS sittings_i_run)::uuid[])))
  with check ((sitting_id = ANY (( SELECT app.sittings_i_run() AS sittings_i_run)::uuid[])));
create policy sits_there on app.board_presences for select to fil_rouge_visitor
  using ((sitting_id = ANY (( SELECT app.sittings_i_sit_on() AS sittings_i_sit_on)::uuid[])));
grant delete, insert, select on app.board_presences to fil_rouge_visitor;
grant update (how) on app.board_presences to fil_rouge_visitor;

create table app.board_sittings (
  id uuid not null,
  board_id uuid not null,
  held_on date not null,
  opens_at text not null,
  place text,
  link text,
  state text not null default 'planned'::text,
  remarks text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer not null default 1,
  constraint board_sittings_pkey PRIMARY KEY (id),
  constraint a_closed_sitting_says_by_whom CHECK (((state = 'closed'::text) = ((closed_at IS NOT NULL) AND (closed_by IS NOT NULL)))),
  constraint a_link_is_an_https_address CHECK (((link ~ '^https://'::text) AND (length(link) <= 500))),
  constraint a_place_is_short CHECK ((length(place) <= 200)),
  constraint a_sitting_is_somewhere CHECK (((COALESCE(TRIM(BOTH FROM place), ''::text) <> ''::text) OR (link IS NOT NULL))),
  constraint a_sitting_opens_at_an_hour CHECK ((opens_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint a_sitting_state_is_known CHECK ((state = ANY (ARRAY['planned'::text, 'open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint board_sittings_board_id_fkey FOREIGN KEY (board_id) REFERENCES app.boards(id) ON DELETE CASCADE,
  constraint board_sittings_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.board_sittings is 'Séance: a day, an hour, a place or a link, or both.';
CREATE UNIQUE INDEX one_sitting_at_an_hour ON app.board_sittings USING btree (board_id, held_on, opens_at) WHERE (state <> 'cancelled'::text);
CREATE INDEX sittings_of_a_board ON app.board_sittings USING btree (board_id, held_on);
alter table app.board_sittings enable row level security;
create policy about_me on app.board_sittings for select to fil_rouge_person
  using ((id = ANY (( SELECT app.sittings_about_me() AS sittings_about_me)::uuid[])));
create policy anyone_who_came_in_reads on app.board_sittings for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy run_by_me on app.board_sittings for all to fil_rouge_visitor
  using ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])))
  with check ((board_id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])));
grant insert, select on app.board_sittings to fil_rouge_visitor;
grant select (id, board_id, held_on, opens_at, place, state) on app.board_sittings to fil_rouge_person;
grant update (held_on, opens_at, place, link, state, remarks, opened_at, closed_at, closed_by, version) on app.board_sittings to fil_rouge_visitor;

create table app.board_votes (
  case_id uuid not null,
  sitting_id uuid not null,
  professional_id uuid not null,
  choice text not null,
  cast_at timestamp with time zone not null,
  cast_by uuid not null,
  constraint board_votes_pkey PRIMARY KEY (case_id, sitting_id, professional_id),
  constraint a_vote_is_known CHECK ((choice = ANY (ARRAY['for'::text, 'against'::text, 'abstains'::text]))),
  constraint board_votes_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_votes_cast_by_fkey FOREIGN KEY (cast_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_votes_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint board_votes_sitting_id_fkey FOREIGN KEY (sitting_id) REFERENCES app.board_sittings(id) ON DELETE CASCADE
);
comment on table app.board_votes is 'Votes on the proposal of a case, one each; written by the member, or by who holds the sitting for somebody in the room.';
CREATE INDEX votes_of_a_professional ON app.board_votes USING btree (professional_id);
CREATE INDEX votes_of_a_sitting ON app.board_votes USING btree (sitting_id);
alter table app.board_votes enable row level security;
create policy mine on app.board_votes for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check (((professional_id = ( SELECT app.actor_id() AS actor_id)) AND (cast_by = ( SELECT app.actor_id() AS actor_id)) AND (case_id = ANY (( SELECT app.cases_before_me() AS cases_before_me)::uuid[]))));
create policy run_by_me on app.board_votes for all to fil_rouge_visitor
  using ((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])))
  with check (((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])) AND (cast_by = ( SELECT app.actor_id() AS actor_id))));
CREATE TRIGGER a_vote_comes_from_a_voter BEFORE INSERT OR UPDATE ON app.board_votes FOR EACH ROW EXECUTE FUNCTION app.a_vote_comes_from_a_voter();
grant insert, select on app.board_votes to fil_rouge_visitor;
grant update (choice, cast_at, cast_by) on app.board_votes to fil_rouge_visitor;

create table app.board_withdrawals (
  case_id uuid not null,
  professional_id uuid not null,
  said_at timestamp with time zone not null,
  constraint board_withdrawals_pkey PRIMARY KEY (case_id, professional_id),
  constraint board_withdrawals_case_id_fkey FOREIGN KEY (case_id) REFERENCES app.board_cases(id) ON DELETE CASCADE,
  constraint board_withdrawals_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.board_withdrawals is 'Déport: a member who stands back from one case, and reads nothing of it any more. Why is not asked.';
CREATE INDEX withdrawals_of_a_professional ON app.board_withdrawals USING btree (professional_id);
alter table app.board_withdrawals enable row level security;
create policy mine on app.board_withdrawals for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check ((professional_id = ( SELECT app.actor_id() AS actor_id)));
create policy run_by_me on app.board_withdrawals for all to fil_rouge_visitor
  using ((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])))
  with check ((case_id = ANY (( SELECT app.cases_i_run() AS cases_i_run)::uuid[])));
grant delete, insert, select on app.board_withdrawals to fil_rouge_visitor;

create table app.boards (
  id uuid not null,
  territory_id uuid not null,
  hears text not null,
  quorum integer not null,
  opens_days integer not null,
  reads_days integer not null,
  contest_days integer not null,
  most_cases integer not null default 25,
  contact text not null,
  version integer not null default 1,
  derogation text,
  derogation_from date,
  derogation_until date,
  constraint boards_pkey PRIMARY KEY (id),
  constraint a_board_says_whom_to_write_to CHECK ((TRIM(BOTH FROM contact) <> ''::text)),
  constraint a_case_opens_some_weeks_ahead CHECK (((opens_days >= 14) AND (opens_days <= 365))),
  constraint a_derogation_has_its_days CHECK ((((derogation IS NULL) = (derogation_from IS NULL)) AND ((derogation_until IS NULL) OR (derogation_until >= derogation_from)))),
  constraint a_derogation_is_short CHECK (((length(derogation) <= 200) AND (TRIM(BOTH FROM derogation) <> ''::text))),
  constraint a_file_is_read_some_days_ahead CHECK (((reads_days >= 1) AND (reads_days <= 60))),
  constraint a_quorum_is_of_two_at_least CHECK (((quorum >= 2) AND (quorum <= 30))),
  constraint a_sitting_hears_a_few_cases CHECK (((most_cases >= 1) AND (most_cases <= 200))),
  constraint there_is_time_to_contest CHECK (((contest_days >= 8) AND (contest_days <= 365))),
  constraint what_a_board_hears_is_known CHECK ((hears = ANY (ARRAY['every-renewal'::text, 'past-the-total'::text]))),
  constraint boards_id_fkey FOREIGN KEY (id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint boards_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT
);
comment on table app.boards is 'Commission de renouvellement of a territory: what it hears, how many it takes to decide, how long before the end of a contract a case opens, how long before a sitting its files are read, how long one may contest.';
CREATE INDEX boards_of_a_territory ON app.boards USING btree (territory_id);
alter table app.boards enable row level security;
create policy anyone_who_came_in_reads on app.boards for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy mine on app.boards for select to fil_rouge_person
  using ((( SELECT app.person_id() AS person_id) IS NOT NULL));
create policy run_by_me on app.boards for update to fil_rouge_visitor
  using ((id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])))
  with check ((id = ANY (( SELECT app.boards_i_run() AS boards_i_run)::uuid[])));
grant select (id, reads_days, contest_days, contact) on app.boards to fil_rouge_person;
grant select on app.boards to fil_rouge_visitor;
grant update (hears, quorum, opens_days, reads_days, contest_days, most_cases, contact, version, derogation, derogation_from, derogation_until) on app.boards to fil_rouge_visitor;

create table app.calendar_feeds (
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint calendar_feeds_pkey PRIMARY KEY (id),
  constraint calendar_feeds_token_hash_key UNIQUE (token_hash),
  constraint calendar_feeds_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.calendar_feeds is 'Private calendar address of a professional: only the hash of its secret is kept.';
CREATE UNIQUE INDEX one_open_feed_per_professional ON app.calendar_feeds USING btree (professional_id) WHERE (revoked_at IS NULL);
alter table app.calendar_feeds enable row level security;
create policy mine on app.calendar_feeds for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check ((professional_id = ( SELECT app.actor_id() AS actor_id)));
grant insert on app.calendar_feeds to fil_rouge_visitor;
grant select (id, professional_id, made_at, revoked_at) on app.calendar_feeds to fil_rouge_visitor;
grant update (revoked_at) on app.calendar_feeds to fil_rouge_visitor;

create table app.capacity_asks (
  id uuid not null default gen_random_uuid(),
  referral_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  listed_id uuid not null,
  service_id uuid,
  host_id uuid,
  territory_id uuid,
  words text not null,
  token_hash bytea,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  expires_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone,
  held_until date,
  chosen_at timestamp with time zone,
  released_at timestamp with time zone,
  merged_from uuid,
  constraint capacity_asks_pkey PRIMARY KEY (id),
  constraint capacity_asks_token_hash_key UNIQUE (token_hash),
  constraint a_capacity_answer_has_its_hour CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint a_capacity_answer_is_known CHECK ((answer = ANY (ARRAY['capacity'::text, 'no-capacity'::text, 'waitlist'::text, 'additional-assessment-required'::text]))),
  constraint a_place_is_taken_or_released CHECK (((chosen_at IS NULL) OR (released_at IS NULL))),
  constraint only_a_place_is_held CHECK (((held_until IS NULL) OR (answer = 'capacity'::text))),
  constraint capacity_asks_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint capacity_asks_host_id_fkey FOREIGN KEY (host_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint capacity_asks_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE RESTRICT,
  constraint capacity_asks_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint capacity_asks_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE CASCADE,
  constraint capacity_asks_service_id_fkey FOREIGN KEY (service_id) REFERENCES app.services(id) ON DELETE RESTRICT,
  constraint capacity_asks_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT,
  constraint capacity_asks_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.capacity_asks is 'Demande de place: several partners asked at once without identity; one place taken, the others released.';
CREATE INDEX capacity_asks_of_a_host ON app.capacity_asks USING btree (host_id, asked_at DESC) WHERE (host_id IS NOT NULL);
CREATE INDEX capacity_asks_of_a_person ON app.capacity_asks USING btree (person_id);
CREATE INDEX capacity_asks_of_a_referral ON app.capacity_asks USING btree (referral_id);
CREATE UNIQUE INDEX one_open_ask_per_partner ON app.capacity_asks USING btree (referral_id, listed_id) WHERE (released_at IS NULL);
alter table app.capacity_asks enable row level security;
create policy asked_of_us on app.capacity_asks for all to fil_rouge_visitor
  using ((host_id = ANY (( SELECT app.my_doors() AS my_doors)::uuid[])));
create policy mine on app.capacity_asks for all to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy of_my_link on app.capacity_asks for all to fil_rouge_guest
  using ((id = ( SELECT app.guest_ask() AS guest_ask)))
  with check ((id = ( SELECT app.guest_ask() AS guest_ask)));
create policy with_its_request on app.capacity_asks for all to fil_rouge_visitor
  using (app.sees_referral(referral_id))
  with check (app.sees_referral(referral_id));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.capacity_asks FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER host_is_who_keeps_the_entry BEFORE INSERT ON app.capacity_asks FOR EACH ROW EXECUTE FUNCTION app.host_of_the_entry();
grant insert, select on app.capacity_asks to fil_rouge_visitor;
grant select (id, listed_id, service_id, words, asked_at, expires_at, answer, held_until, chosen_at, released_at) on app.capacity_asks to fil_rouge_guest;
grant update (answer, answered_at, held_until) on app.capacity_asks to fil_rouge_guest;
grant update (answer, answered_at, held_until, chosen_at, released_at) on app.capacity_asks to fil_rouge_visitor;

create table app.column_classes (
  table_name text not null,
  column_name text not null,
  class text not null,
  sealed boolean not null default false,
  not_exported_because text,
  constraint column_classes_pkey PRIMARY KEY (table_name, column_name),
  constraint a_class_is_known CHECK ((class = ANY (ARRAY['identity'::text, 'social'::text, 'health'::text, 'justice'::text, 'none'::text])))
);
comment on table app.column_classes is 'What kind of data each column holds: identity, social, health, justice or none.';
alter table app.column_classes enable row level security;
create policy anyone_reads on app.column_classes for select to public
  using (true);
grant select on app.column_classes to fil_rouge_doorkeeper;
grant select on app.column_classes to fil_rouge_person;
grant select on app.column_classes to fil_rouge_visitor;

create table app.communes (
  code text not null,
  name text not null,
  department text not null,
  postcodes text[] not null default '{}'::text[],
  population integer,
  latitude double precision,
  longitude double precision,
  name_key text not null,
  is_guessed boolean not null default false,
  constraint communes_pkey PRIMARY KEY (code)
);
comment on table app.communes is 'Commune of the official code (COG). Its point is where its directory entries stand, when nothing better is known.';
CREATE INDEX communes_by_name ON app.communes USING btree (name_key text_pattern_ops);
CREATE INDEX communes_by_postcode ON app.communes USING gin (postcodes) WITH (fastupdate=off);
alter table app.communes enable row level security;
create policy anyone_reads on app.communes for select to public
  using (true);
grant select on app.communes to fil_rouge_doorkeeper;
grant select on app.communes to fil_rouge_person;
grant select on app.communes to fil_rouge_visitor;

create table app.consent_purposes (
  code text not null,
  constraint consent_purposes_pkey PRIMARY KEY (code)
);
comment on table app.consent_purposes is 'Pour quoi: what an agreement to share is for.';
alter table app.consent_purposes enable row level security;
create policy anyone_reads on app.consent_purposes for select to public
  using (true);
grant select on app.consent_purposes to fil_rouge_visitor;

create table app.consent_requests (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  asked_by uuid not null,
  topics text[] not null,
  purpose text not null,
  asked_at timestamp with time zone not null,
  expires_on date not null,
  answered_at timestamp with time zone,
  answer text,
  merged_from uuid,
  constraint consent_requests_pkey PRIMARY KEY (id),
  constraint a_request_names_a_topic CHECK ((cardinality(topics) > 0)),
  constraint an_answer_has_its_hour CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint an_answer_is_known CHECK ((answer = ANY (ARRAY['agreed'::text, 'partly'::text, 'refused'::text, 'dropped'::text]))),
  constraint consent_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint consent_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint consent_requests_purpose_fkey FOREIGN KEY (purpose) REFERENCES app.consent_purposes(code) ON DELETE RESTRICT
);
comment on table app.consent_requests is 'Demande d''accord: a referent asks the person to let her read some topics; nothing opens before the answer.';
CREATE INDEX agreements_asked_of_a_person ON app.consent_requests USING btree (person_id, asked_at DESC);
CREATE UNIQUE INDEX one_open_request_per_asker ON app.consent_requests USING btree (person_id, asked_by, purpose) WHERE (answered_at IS NULL);
alter table app.consent_requests enable row level security;
create policy asked_by_me on app.consent_requests for all to fil_rouge_visitor
  using (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[]))))
  with check (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[]))));
create policy asked_of_me on app.consent_requests for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy followed_here on app.consent_requests for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine_to_answer on app.consent_requests for update to fil_rouge_person
  using (((person_id = ( SELECT app.person_id() AS person_id)) AND (answered_at IS NULL)))
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (answer = ANY (ARRAY['agreed'::text, 'partly'::text, 'refused'::text]))));
create policy shared_with_me on app.consent_requests for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.consent_requests FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.consent_requests to fil_rouge_visitor;
grant select (id, person_id, asked_by, topics, purpose, asked_at, expires_on, answered_at, answer) on app.consent_requests to fil_rouge_person;
grant update (answered_at, answer) on app.consent_requests to fil_rouge_person;
grant update (answered_at, answer) on app.consent_requests to fil_rouge_visitor;

create table app.consents (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  structure_id uuid,
  professional_id uuid,
  purpose text not null,
  decision text not null,
  given_on date not null,
  ends_on date,
  means text not null,
  witness text,
  guardian text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  merged_from uuid,
  withdrawn_by_her boolean not null default false,
  delegate_id uuid,
  given_by_her boolean not null default false,
  constraint consents_pkey PRIMARY KEY (id),
  constraint a_consent_has_one_recipient CHECK (((structure_id IS NULL) <> (professional_id IS NULL))),
  constraint a_consent_is_given_or_refused CHECK ((decision = ANY (ARRAY['agreed'::text, 'refused'::text]))),
  constraint a_consent_says_how_it_was_given CHECK ((means = ANY (ARRAY['on-screen'::text, 'paper'::text, 'spoken'::text]))),
  constraint a_withdrawal_says_who CHECK ((((withdrawn_at IS NULL) = ((withdrawn_by IS NULL) AND (NOT withdrawn_by_her))) AND ((withdrawn_by IS NULL) OR (NOT withdrawn_by_her)))),
  constraint an_agreement_ends_within_two_years CHECK ((((decision = 'agreed'::text) = (ends_on IS NOT NULL)) AND ((ends_on IS NULL) OR ((ends_on >= given_on) AND (ends_on <= (given_on + '2 years'::interval)))))),
  constraint an_answer_says_who_wrote_it_down CHECK ((((recorded_by IS NULL) = given_by_her) AND ((NOT given_by_her) OR ((means = 'on-screen'::text) AND (delegate_id IS NULL))))),
  constraint presence_asks_for_no_consent CHECK ((topic <> 'presence'::text)),
  constraint what_is_said_aloud_has_a_witness CHECK (((means <> 'spoken'::text) OR (COALESCE(TRIM(BOTH FROM witness), ''::text) <> ''::text))),
  constraint consents_delegate_id_fkey FOREIGN KEY (delegate_id) REFERENCES app.delegates(id) ON DELETE SET NULL,
  constraint consents_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint consents_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint consents_purpose_fkey FOREIGN KEY (purpose) REFERENCES app.consent_purposes(code) ON DELETE RESTRICT,
  constraint consents_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint consents_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint consents_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint consents_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.consents is 'Accord de partage: a topic, a recipient, a purpose, an end; or a refusal, which costs nothing.';
CREATE INDEX agreements_to_a_recipient ON app.consents USING btree (COALESCE(structure_id, professional_id), person_id) INCLUDE (topic, given_on, ends_on) WHERE ((withdrawn_at IS NULL) AND (decision = 'agreed'::text));
CREATE INDEX consents_of_a_person ON app.consents USING btree (person_id, recorded_at DESC);
CREATE INDEX consents_through_a_delegate ON app.consents USING btree (delegate_id) WHERE (delegate_id IS NOT NULL);
CREATE INDEX every_consent_of_a_person ON app.consents USING btree (person_id);
CREATE UNIQUE INDEX one_standing_answer ON app.consents USING btree (person_id, topic, COALESCE(structure_id, professional_id), purpose) WHERE (withdrawn_at IS NULL);
alter table app.consents enable row level security;
create policy agreed_to_me on app.consents for select to fil_rouge_visitor
  using (((decision = 'agreed'::text) AND (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])) AND (COALESCE(structure_id, professional_id) = ANY (( SELECT app.my_recipients() AS my_recipients)::uuid[]))));
create policy followed_here on app.consents for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.consents for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_answer on app.consents for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND given_by_her AND (given_on = app.today()) AND app.is_asked_of_me(professional_id, topic, purpose)));
create policy mine_to_take_back on app.consents for update to fil_rouge_person
  using (((person_id = ( SELECT app.person_id() AS person_id)) AND (withdrawn_at IS NULL)))
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (withdrawn_at IS NOT NULL) AND withdrawn_by_her));
create policy shared_with_me on app.consents for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER a_withdrawal_is_final BEFORE UPDATE OF withdrawn_at ON app.consents FOR EACH ROW EXECUTE FUNCTION app.a_withdrawal_is_final();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.consents FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE CONSTRAINT TRIGGER who_read_is_told AFTER UPDATE OF withdrawn_at ON app.consents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL) AND (new.decision = 'agreed'::text))) EXECUTE FUNCTION app.tell_who_read();
grant insert (id, person_id, topic, professional_id, purpose, decision, given_on, ends_on, means, recorded_at, given_by_her) on app.consents to fil_rouge_person;
grant insert, select on app.consents to fil_rouge_visitor;
grant select (id, person_id, topic, structure_id, professional_id, purpose, decision, given_on, ends_on, recorded_at, withdrawn_at) on app.consents to fil_rouge_person;
grant update (withdrawn_at, withdrawn_by) on app.consents to fil_rouge_visitor;
grant update (withdrawn_at, withdrawn_by_her) on app.consents to fil_rouge_person;

create table app.contact_points (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  value text not null default ''::text,
  hint text,
  preferred boolean not null default false,
  ended_on date,
  version integer not null default 1,
  constraint contact_points_pkey PRIMARY KEY (id),
  constraint a_contact_kind_is_known CHECK ((kind = ANY (ARRAY['call'::text, 'sms'::text, 'messaging'::text, 'email'::text, 'through-someone'::text, 'at-the-chantier'::text]))),
  constraint only_the_chantier_needs_no_number CHECK (((kind = 'at-the-chantier'::text) OR (value <> ''::text))),
  constraint contact_points_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.contact_points is 'How to reach a person; one is preferred.';
CREATE INDEX contact_points_of_a_person ON app.contact_points USING btree (person_id);
CREATE UNIQUE INDEX one_preferred_contact ON app.contact_points USING btree (person_id) WHERE (preferred AND (ended_on IS NULL));
alter table app.contact_points enable row level security;
create policy followed_here on app.contact_points for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy shared_with_me on app.contact_points for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])));
create policy welcomed_here on app.contact_points for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.contact_points FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.contact_points FOR EACH ROW EXECUTE FUNCTION app.keep_revision('identity');
grant delete, insert, select, update on app.contact_points to fil_rouge_visitor;

create table app.contract_hours (
  id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  from_on date not null,
  weekly numeric(4,2) not null,
  ground text,
  written_by uuid,
  written_at timestamp with time zone not null,
  merged_from uuid,
  constraint contract_hours_pkey PRIMARY KEY (id),
  constraint hours_change_once_a_day UNIQUE (contract_id, from_on),
  constraint a_ground_for_fewer_hours_is_known CHECK ((ground = ANY (ARRAY['contract-difficulties'::text, 'prefect-individual'::text, 'prefect-collective'::text, 'other-part-time'::text]))),
  constraint weekly_hours_are_within_a_week CHECK (((weekly > (0)::numeric) AND (weekly <= (48)::numeric))),
  constraint contract_hours_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE CASCADE,
  constraint contract_hours_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint contract_hours_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.contract_hours is 'Hours a week of a contract from a day on: what was signed, then each amendment (avenant).';
CREATE INDEX hours_of_a_person ON app.contract_hours USING btree (person_id);
alter table app.contract_hours enable row level security;
create policy followed_here on app.contract_hours for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.contract_hours for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.contract_hours for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.contract_hours FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.contract_hours to fil_rouge_visitor;
grant select (contract_id, person_id, from_on, weekly) on app.contract_hours to fil_rouge_person;

create table app.contract_suspensions (
  id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  reason text not null,
  starts_on date not null,
  ends_on date,
  written_by uuid,
  written_at timestamp with time zone not null,
  merged_from uuid,
  constraint contract_suspensions_pkey PRIMARY KEY (id),
  constraint suspensions_of_one_contract_do_not_overlap EXCLUDE USING gist (contract_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint a_contract_is_suspended_for_a_known_reason CHECK ((reason = ANY (ARRAY['pmsmp'::text, 'trial'::text, 'absence'::text, 'other'::text]))),
  constraint a_suspension_of_contract_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint contract_suspensions_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE CASCADE,
  constraint contract_suspensions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint contract_suspensions_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.contract_suspensions is 'Days a contract is suspended, both included; without an end, it lasts.';
CREATE INDEX contract_suspensions_of_a_person ON app.contract_suspensions USING btree (person_id);
alter table app.contract_suspensions enable row level security;
create policy followed_here on app.contract_suspensions for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.contract_suspensions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.contract_suspensions for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.contract_suspensions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.contract_suspensions to fil_rouge_visitor;
grant select (contract_id, person_id, starts_on, ends_on) on app.contract_suspensions to fil_rouge_person;
grant update (ends_on) on app.contract_suspensions to fil_rouge_visitor;

create table app.contracts (
  id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null default 'work'::text,
  kind text not null,
  employer_kind text not null,
  employer_id uuid,
  employer_name text,
  starts_on date not null,
  ends_on date,
  ended_on date,
  end_code text,
  renews uuid,
  ground text,
  reference text,
  known_how text not null,
  version integer not null default 1,
  written_by uuid,
  written_at timestamp with time zone not null,
  struck_at timestamp with time zone,
  struck_by uuid,
  merged_from uuid,
  constraint contracts_pkey PRIMARY KEY (id),
  constraint contracts_of_one_employer_do_not_overlap EXCLUDE USING gist (person_id WITH =, COALESCE((employer_id)::text, lower(TRIM(BOTH FROM employer_name))) WITH =, daterange(starts_on, COALESCE(ended_on, ends_on), '[]'::text) WITH &&) WHERE ((struck_at IS NULL)),
  constraint a_contract_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_contract_ends_within_its_days CHECK (((ended_on IS NULL) OR ((ended_on >= starts_on) AND ((ends_on IS NULL) OR (ended_on <= ends_on))))),
  constraint a_contract_is_about_work CHECK ((topic = 'work'::text)),
  constraint a_contract_kind_is_known CHECK ((kind = ANY (ARRAY['cddi'::text, 'cddi-cvg'::text, 'cddi-phc'::text, 'cdi-inclusion'::text]))),
  constraint a_contract_that_ended_says_how CHECK (((ended_on IS NULL) = (end_code IS NULL))),
  constraint a_ground_to_go_on_is_known CHECK ((ground = ANY (ARRAY['training'::text, 'senior'::text, 'rqth'::text, 'particular-difficulties'::text, 'dgefp'::text]))),
  constraint a_struck_contract_says_by_whom CHECK (((struck_at IS NULL) = (struck_by IS NULL))),
  constraint an_employer_is_of_the_house_or_named CHECK (((employer_id IS NULL) <> (COALESCE(TRIM(BOTH FROM employer_name), ''::text) = ''::text))),
  constraint an_employer_kind_is_known CHECK ((employer_kind = ANY (ARRAY['aci'::text, 'ei'::text, 'ai'::text, 'etti'::text, 'eiti'::text]))),
  constraint an_end_of_contract_is_known CHECK ((end_code = ANY (ARRAY['term'::text, 'hired-lasting'::text, 'hired-short'::text, 'training'::text, 'other-siae'::text, 'resigned'::text, 'agreed'::text, 'trial-ended'::text, 'dismissed'::text, 'unfit'::text, 'death'::text, 'other'::text]))),
  constraint how_a_contract_is_known CHECK ((known_how = ANY (ARRAY['document'::text, 'told'::text, 'imported'::text]))),
  constraint only_a_cdi_has_no_end CHECK (((kind = 'cdi-inclusion'::text) = (ends_on IS NULL))),
  constraint contracts_employer_id_fkey FOREIGN KEY (employer_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint contracts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint contracts_renews_fkey FOREIGN KEY (renews) REFERENCES app.contracts(id) ON DELETE SET NULL,
  constraint contracts_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint contracts_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint contracts_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.contracts is 'Contrat de travail (CDDI and what follows): of a chantier of the house or of another SIAE. All days are included: ends_on is the last day it is written for, ended_on the last day it was held.';
CREATE INDEX contracts_by_first_day ON app.contracts USING btree (starts_on) WHERE (struck_at IS NULL);
CREATE INDEX contracts_of_a_person ON app.contracts USING btree (person_id, starts_on);
CREATE INDEX contracts_that_end_by_chantier ON app.contracts USING btree (followed_by, ends_on) WHERE ((ended_on IS NULL) AND (struck_at IS NULL));
CREATE INDEX contracts_that_renew ON app.contracts USING btree (renews) WHERE (renews IS NOT NULL);
CREATE INDEX contracts_with_an_employer ON app.contracts USING btree (employer_id, starts_on) WHERE (struck_at IS NULL);
alter table app.contracts enable row level security;
create policy followed_here on app.contracts for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.contracts for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.contracts for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER deadlines_follow_what_changes AFTER UPDATE ON app.contracts REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER deadlines_follow_what_is_written AFTER INSERT ON app.contracts REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.contracts FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.contracts FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.contracts to fil_rouge_visitor;
grant select (id, person_id, kind, employer_kind, employer_id, employer_name, starts_on, ends_on, ended_on, renews, struck_at) on app.contracts to fil_rouge_person;
grant update (ends_on, ended_on, end_code, ground, reference, version, struck_at, struck_by) on app.contracts to fil_rouge_visitor;

create table app.corrections (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  service_id uuid,
  field text,
  proposed text,
  words text,
  proposed_at timestamp with time zone not null,
  proposed_by uuid,
  decided_at timestamp with time zone,
  decided_by uuid,
  decision text,
  why text,
  constraint corrections_pkey PRIMARY KEY (id),
  constraint a_correction_is_taken_or_not CHECK ((decision = ANY (ARRAY['taken'::text, 'refused'::text]))),
  constraint a_correction_says_something CHECK (((COALESCE(TRIM(BOTH FROM proposed), ''::text) <> ''::text) OR (COALESCE(TRIM(BOTH FROM words), ''::text) <> ''::text))),
  constraint a_decided_correction_has_its_hour CHECK (((decided_at IS NULL) = (decision IS NULL))),
  constraint corrections_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint corrections_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint corrections_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint corrections_service_id_fkey FOREIGN KEY (service_id) REFERENCES app.services(id) ON DELETE CASCADE
);
comment on table app.corrections is 'Correction proposée, by somebody of the house or by a passer-by (proposed_by empty).';
CREATE INDEX corrections_waiting ON app.corrections USING btree (listed_id, proposed_at) WHERE (decided_at IS NULL);
alter table app.corrections enable row level security;
create policy anyone_who_came_in_reads on app.corrections for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy decided_by_its_keeper on app.corrections for update to fil_rouge_visitor
  using (app.keeps_listed(listed_id))
  with check (app.keeps_listed(listed_id));
create policy doorkeeper_brings on app.corrections for insert to fil_rouge_doorkeeper
  with check ((proposed_by IS NULL));
create policy proposed_by_me on app.corrections for insert to fil_rouge_visitor
  with check ((proposed_by = ( SELECT app.actor_id() AS actor_id)));
grant insert on app.corrections to fil_rouge_doorkeeper;
grant insert, select on app.corrections to fil_rouge_visitor;
grant update (decided_at, decided_by, decision, why) on app.corrections to fil_rouge_visitor;

create table app.covers (
  id uuid not null default gen_random_uuid(),
  territory_id uuid not null,
  away_id uuid not null,
  cover_id uuid not null,
  from_on date not null,
  until_on date not null,
  state text not null default 'asked'::text,
  asked_at timestamp with time zone not null,
  asked_by uuid not null,
  answered_at timestamp with time zone,
  constraint covers_pkey PRIMARY KEY (id),
  constraint one_cover_of_somebody_at_a_time EXCLUDE USING gist (territory_id WITH =, away_id WITH =, daterange(from_on, until_on, '[]'::text) WITH &&) WHERE ((state = ANY (ARRAY['asked'::text, 'accepted'::text]))),
  constraint a_cover_ends_after_it_starts CHECK ((until_on >= from_on)),
  constraint a_cover_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'cancelled'::text]))),
  constraint nobody_covers_herself CHECK ((away_id <> cover_id)),
  constraint covers_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint covers_away_id_fkey FOREIGN KEY (away_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint covers_cover_id_fkey FOREIGN KEY (cover_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint covers_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.covers is 'Remplacement: who answers while an officer is away, once she accepted.';
CREATE INDEX covers_asked_of_somebody ON app.covers USING btree (cover_id) WHERE (state = ANY (ARRAY['asked'::text, 'accepted'::text]));
alter table app.covers enable row level security;
create policy anyone_who_came_in_reads on app.covers for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy asked_of_me on app.covers for update to fil_rouge_visitor
  using ((cover_id = ( SELECT app.actor_id() AS actor_id)))
  with check ((cover_id = ( SELECT app.actor_id() AS actor_id)));
create policy kept_here on app.covers for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
grant insert, select on app.covers to fil_rouge_visitor;
grant update (state, answered_at) on app.covers to fil_rouge_visitor;

create table app.deadlines (
  person_id uuid not null,
  followed_by uuid,
  clock text not null,
  code text not null,
  on_day date not null,
  topic text not null,
  tells text[] not null,
  constraint deadlines_pkey PRIMARY KEY (person_id, clock, code, on_day),
  constraint a_deadline_is_about_work_health_or_justice CHECK ((topic = ANY (ARRAY['work'::text, 'health'::text, 'justice'::text]))),
  constraint a_deadline_is_known CHECK ((code = ANY (ARRAY['prepare-total'::text, 'prepare-end'::text, 'contract-ends'::text, 'total-reached'::text, 'ceiling-reached'::text, 'window-opens'::text, 'end-is-near'::text, 'last-day'::text, 'window-closes'::text, 'suspension-ends'::text, 'closing-possible'::text, 'carence-ends'::text]))),
  constraint a_deadline_is_of_one_clock CHECK ((clock = ANY (ARRAY['contract'::text, 'pass'::text]))),
  constraint a_deadline_tells_somebody CHECK (((tells <> '{}'::text[]) AND (tells <@ ARRAY['person'::text, 'lead-referent'::text, 'employer'::text]))),
  constraint deadlines_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint deadlines_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.deadlines is 'Échéance: a day of one of the two clocks of somebody followed today, counted from her contracts and her PASS; rewritten whenever they change, and every night.';
CREATE INDEX deadlines_by_chantier_and_day ON app.deadlines USING btree (followed_by, on_day);
alter table app.deadlines enable row level security;
create policy followed_here on app.deadlines for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE false
END);
create policy hers on app.deadlines for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.deadlines for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.deadlines FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant select (person_id, clock, code, on_day, tells) on app.deadlines to fil_rouge_person;
grant select on app.deadlines to fil_rouge_visitor;

create table app.delegates (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  name text not null,
  contact text,
  reference text,
  topics text[],
  starts_on date not null,
  ends_on date,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  ended_by uuid,
  merged_from uuid,
  constraint delegates_pkey PRIMARY KEY (id),
  constraint a_delegate_has_a_name CHECK ((TRIM(BOTH FROM name) <> ''::text)),
  constraint a_delegate_kind_is_known CHECK ((kind = ANY (ARRAY['guardian'::text, 'curator'::text, 'family-authorisation'::text, 'mandate'::text, 'trusted-person'::text]))),
  constraint a_delegation_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_delegation_of_some_topics_names_them CHECK (((topics IS NULL) OR (cardinality(topics) > 0))),
  constraint a_judge_gives_a_reference CHECK (((kind = ANY (ARRAY['mandate'::text, 'trusted-person'::text])) OR (COALESCE(TRIM(BOTH FROM reference), ''::text) <> ''::text))),
  constraint delegates_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint delegates_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint delegates_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.delegates is 'Représentant: who may answer for the person, or with her, and on which ground; a trusted person only stands beside.';
CREATE INDEX delegates_of_a_person ON app.delegates USING btree (person_id, starts_on);
alter table app.delegates enable row level security;
create policy followed_here on app.delegates for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.delegates for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.delegates FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.delegates to fil_rouge_visitor;
grant update (ends_on, ended_by) on app.delegates to fil_rouge_visitor;

create table app.desk_closures (
  desk_id uuid not null,
  closed_on date not null,
  reason text not null,
  closed_at timestamp with time zone not null,
  closed_by uuid,
  constraint desk_closures_pkey PRIMARY KEY (desk_id, closed_on),
  constraint a_closed_day_says_why CHECK ((TRIM(BOTH FROM reason) <> ''::text)),
  constraint desk_closures_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint desk_closures_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES app.desks(id) ON DELETE CASCADE
);
comment on table app.desk_closures is 'A day on which a desk does not take place, and why.';
alter table app.desk_closures enable row level security;
create policy anyone_who_came_in_reads on app.desk_closures for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant select on app.desk_closures to fil_rouge_visitor;

create table app.desk_slots (
  id uuid not null default gen_random_uuid(),
  desk_id uuid not null,
  on_day date not null,
  opens text not null,
  closes text not null,
  constraint desk_slots_pkey PRIMARY KEY (id),
  constraint slots_of_one_desk_do_not_overlap EXCLUDE USING gist (desk_id WITH =, tsrange((on_day + ((((("left"(opens, 2))::integer * 60) + ("right"(opens, 2))::integer))::double precision * '00:01:00'::interval)), (on_day + ((((("left"(closes, 2))::integer * 60) + ("right"(closes, 2))::integer))::double precision * '00:01:00'::interval))) WITH &&),
  constraint a_slot_closes_after_it_opens CHECK ((closes > opens)),
  constraint a_slot_closes_at_an_hour CHECK ((closes ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint a_slot_opens_at_an_hour CHECK ((opens ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint desk_slots_desk_id_fkey FOREIGN KEY (desk_id) REFERENCES app.desks(id) ON DELETE CASCADE
);
comment on table app.desk_slots is 'A slot of a desk that somebody booked.';
CREATE UNIQUE INDEX one_slot_per_hour_of_a_desk ON app.desk_slots USING btree (desk_id, on_day, opens);
alter table app.desk_slots enable row level security;
create policy anyone_who_came_in_reads on app.desk_slots for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant select on app.desk_slots to fil_rouge_visitor;

create table app.desks (
  id uuid not null default gen_random_uuid(),
  territory_id uuid not null,
  place_listed_id uuid,
  chantier_id uuid,
  actor_listed_id uuid,
  actor_name text not null,
  purpose text not null,
  who_may_come text,
  topic text not null,
  weekdays integer[] not null default '{}'::integer[],
  dates date[] not null default '{}'::date[],
  opens text not null,
  closes text not null,
  slot_minutes integer not null,
  places_per_slot integer not null default 1,
  starts_on date not null,
  ends_on date,
  created_at timestamp with time zone not null,
  created_by uuid,
  constraint desks_pkey PRIMARY KEY (id),
  constraint a_desk_closes_after_it_opens CHECK ((closes > opens)),
  constraint a_desk_closes_at_an_hour CHECK ((closes ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint a_desk_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_desk_has_its_days CHECK (((cardinality(weekdays) + cardinality(dates)) > 0)),
  constraint a_desk_has_one_place CHECK (((place_listed_id IS NULL) <> (chantier_id IS NULL))),
  constraint a_desk_opens_at_an_hour CHECK ((opens ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  constraint a_desk_says_what_for CHECK ((TRIM(BOTH FROM purpose) <> ''::text)),
  constraint a_desk_says_who_comes CHECK ((TRIM(BOTH FROM actor_name) <> ''::text)),
  constraint a_slot_has_some_places CHECK (((places_per_slot >= 1) AND (places_per_slot <= 100))),
  constraint a_slot_lasts_some_minutes CHECK (((slot_minutes >= 5) AND (slot_minutes <= 480))),
  constraint weekdays_go_from_1_to_7 CHECK ((weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7])),
  constraint desks_actor_listed_id_fkey FOREIGN KEY (actor_listed_id) REFERENCES app.directory_structures(id) ON DELETE SET NULL,
  constraint desks_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE CASCADE,
  constraint desks_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint desks_place_listed_id_fkey FOREIGN KEY (place_listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint desks_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE,
  constraint desks_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.desks is 'Permanence: somebody comes to a place, on these days, for this; whoever is of the territory books a slot there.';
CREATE INDEX desks_at_a_chantier ON app.desks USING btree (chantier_id) WHERE (chantier_id IS NOT NULL);
CREATE INDEX desks_at_a_listed_place ON app.desks USING btree (place_listed_id) WHERE (place_listed_id IS NOT NULL);
CREATE INDEX desks_of_a_territory ON app.desks USING btree (territory_id, starts_on);
CREATE INDEX desks_of_an_actor ON app.desks USING btree (actor_listed_id) WHERE (actor_listed_id IS NOT NULL);
alter table app.desks enable row level security;
create policy kept_by_me on app.desks for update to fil_rouge_visitor
  using ((id = ANY (( SELECT app.desks_i_keep() AS desks_i_keep)::uuid[])))
  with check (true);
create policy of_my_territory on app.desks for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.my_territories() AS my_territories)::uuid[])));
create policy opened_here on app.desks for insert to fil_rouge_visitor
  with check (((created_by = ( SELECT app.actor_id() AS actor_id)) AND (territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[]))));
grant insert, select on app.desks to fil_rouge_visitor;
grant update (purpose, who_may_come, ends_on) on app.desks to fil_rouge_visitor;

create table app.directory_marks (
  mark text not null,
  mask bit(192) not null,
  constraint directory_marks_pkey PRIMARY KEY (mark)
);
comment on table app.directory_marks is 'What services are sifted by, a bit each: t: theme, tg: group of themes, p: public, l: language, m: reception, o: who may ask, k: kind, f: fee, w: droit commun, h: hours said, v: places free, e: company, u: open to everybody.';
alter table app.directory_marks enable row level security;
create policy anyone_reads on app.directory_marks for select to public
  using (true);
grant select on app.directory_marks to fil_rouge_doorkeeper;
grant select on app.directory_marks to fil_rouge_visitor;

create table app.directory_people (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  professional_id uuid,
  name text not null,
  job_title text,
  ask_for text,
  presence text,
  phone text,
  email text,
  languages text[] not null default '{}'::text[],
  vouched_on date,
  vouched_by uuid,
  left_on date,
  created_by uuid,
  constraint directory_people_pkey PRIMARY KEY (id),
  constraint a_face_has_a_name CHECK ((TRIM(BOTH FROM name) <> ''::text)),
  constraint directory_people_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint directory_people_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint directory_people_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint directory_people_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.directory_people is 'Visage: who works there, what to ask them for, when they are there.';
CREATE INDEX faces_of_a_listed_structure ON app.directory_people USING btree (listed_id) WHERE (left_on IS NULL);
CREATE INDEX faces_of_a_professional ON app.directory_people USING btree (professional_id) WHERE (professional_id IS NOT NULL);
alter table app.directory_people enable row level security;
create policy anyone_who_came_in_reads on app.directory_people for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy kept_by_me on app.directory_people for all to fil_rouge_visitor
  using (app.keeps_listed(listed_id))
  with check (app.keeps_listed(listed_id));
grant insert, select, update on app.directory_people to fil_rouge_visitor;

create table app.directory_structures (
  id uuid not null default gen_random_uuid(),
  source text not null default 'fil-rouge'::text,
  source_id text,
  name text not null,
  siret text,
  description text,
  is_employer boolean not null default false,
  networks text[] not null default '{}'::text[],
  address text,
  address_more text,
  postcode text,
  commune text,
  commune_code text,
  latitude double precision,
  longitude double precision,
  territory_id uuid,
  phone text,
  email text,
  website text,
  hours text,
  accessibility text,
  source_link text,
  source_date date,
  structure_id uuid,
  owner_id uuid,
  vouched_on date,
  vouched_by uuid,
  audience text not null default 'public'::text,
  is_sensitive boolean not null default false,
  local_fields text[] not null default '{}'::text[],
  closed_on date,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  version integer not null default 1,
  search tsvector,
  constraint directory_structures_pkey PRIMARY KEY (id),
  constraint a_latitude_is_on_earth CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint a_listed_siret_is_14_digits CHECK ((siret ~ '^\d{14}$'::text)),
  constraint a_listed_structure_has_a_name CHECK ((TRIM(BOTH FROM name) <> ''::text)),
  constraint a_longitude_is_on_earth CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint an_audience_is_known CHECK ((audience = ANY (ARRAY['public'::text, 'professionals'::text]))),
  constraint what_is_vouched_for_says_by_whom CHECK (((vouched_by IS NULL) OR (vouched_on IS NOT NULL))),
  constraint directory_structures_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint directory_structures_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint directory_structures_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE SET NULL,
  constraint directory_structures_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE SET NULL,
  constraint directory_structures_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.directory_structures is 'Structure of the directory: listed from a source or written here; claimed once the structure itself keeps it. Is_sensitive: its name alone says something of whoever goes there.';
CREATE INDEX listed_structures_by_owner ON app.directory_structures USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX listed_structures_by_siret ON app.directory_structures USING btree (siret) WHERE (siret IS NOT NULL);
CREATE INDEX listed_structures_by_territory ON app.directory_structures USING btree (territory_id, vouched_on) WHERE (closed_on IS NULL);
CREATE INDEX listed_structures_by_what_is_said ON app.directory_structures USING gin (search) WITH (fastupdate=off) WHERE (closed_on IS NULL);
CREATE UNIQUE INDEX one_entry_per_claiming_structure ON app.directory_structures USING btree (structure_id) WHERE (structure_id IS NOT NULL);
CREATE UNIQUE INDEX one_listed_structure_per_source ON app.directory_structures USING btree (source, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX open_structures_of_a_source ON app.directory_structures USING btree (source, id) WHERE ((audience = 'public'::text) AND (closed_on IS NULL));
alter table app.directory_structures enable row level security;
create policy anyone_who_came_in_reads on app.directory_structures for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy kept_by_me on app.directory_structures for update to fil_rouge_visitor
  using (((owner_id = ( SELECT app.actor_id() AS actor_id)) OR (territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])) OR (structure_id = ANY (( SELECT app.my_structures() AS my_structures)::uuid[]))))
  with check (true);
create policy of_my_link on app.directory_structures for select to fil_rouge_guest
  using ((id = ( SELECT COALESCE(( SELECT r.listed_id
           FROM app.referrals r
          WHERE (r.id = app.guest_referral())), ( SELECT a.listed_id
           FROM app.capacity_asks a
          WHERE (a.id = app.guest_ask()))) AS "coalesce")));
create policy of_my_requests on app.directory_structures for select to fil_rouge_person
  using ((id = ANY (( SELECT app.places_of_my_requests() AS places_of_my_requests)::uuid[])));
create policy open_to_everybody_erson on app.directory_structures for select to fil_rouge_person
  using (((audience = 'public'::text) AND (closed_on IS NULL)));
create policy open_to_everybody_oorkeeper on app.directory_structures for select to fil_rouge_doorkeeper
  using (((audience = 'public'::text) AND (closed_on IS NULL)));
create policy written_here on app.directory_structures for insert to fil_rouge_visitor
  with check (((source = 'fil-rouge'::text) AND (created_by = ( SELECT app.actor_id() AS actor_id))));
CREATE TRIGGER changed_words_are_learnt AFTER UPDATE ON app.directory_structures REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.learn_from_rows();
CREATE TRIGGER keeps_what_the_source_said AFTER UPDATE OF local_fields ON app.directory_structures FOR EACH ROW WHEN (((old.source_id IS NOT NULL) AND (old.local_fields IS DISTINCT FROM new.local_fields))) EXECUTE FUNCTION app.keep_what_the_source_said();
CREATE TRIGGER new_words_are_learnt AFTER INSERT ON app.directory_structures REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.learn_from_rows();
CREATE TRIGGER requests_follow_a_claim AFTER UPDATE OF structure_id ON app.directory_structures FOR EACH ROW WHEN ((old.structure_id IS DISTINCT FROM new.structure_id)) EXECUTE FUNCTION app.requests_follow_a_claim();
CREATE TRIGGER says_it_again AFTER UPDATE OF name, latitude, longitude, commune, commune_code, postcode, territory_id, audience, hours, is_employer ON app.directory_structures FOR EACH ROW WHEN (((((((((((old.name IS DISTINCT FROM new.name) OR (old.latitude IS DISTINCT FROM new.latitude)) OR (old.longitude IS DISTINCT FROM new.longitude)) OR (old.commune IS DISTINCT FROM new.commune)) OR (old.commune_code IS DISTINCT FROM new.commune_code)) OR (old.postcode IS DISTINCT FROM new.postcode)) OR (old.territory_id IS DISTINCT FROM new.territory_id)) OR (old.audience IS DISTINCT FROM new.audience)) OR (old.hours IS DISTINCT FROM new.hours)) OR (old.is_employer IS DISTINCT FROM new.is_employer))) EXECUTE FUNCTION app.say_it_again_in_services();
CREATE TRIGGER stands_in_a_territory BEFORE INSERT OR UPDATE OF commune_code ON app.directory_structures FOR EACH ROW EXECUTE FUNCTION app.stand_in_a_territory();
CREATE TRIGGER tells_what_it_is BEFORE INSERT OR UPDATE ON app.directory_structures FOR EACH ROW EXECUTE FUNCTION app.say_what_a_structure_is();
grant insert, select, update on app.directory_structures to fil_rouge_visitor;
grant select (id, name, phone, email) on app.directory_structures to fil_rouge_guest;
grant select (id, source, name, description, is_employer, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, territory_id, phone, email, website, hours, accessibility, source_date, vouched_on, audience, closed_on) on app.directory_structures to fil_rouge_person;
grant select (id, source, source_id, name, siret, description, is_employer, networks, address, address_more, postcode, commune, commune_code, latitude, longitude, territory_id, phone, email, website, hours, accessibility, source_link, source_date, vouched_on, audience, closed_on, created_at) on app.directory_structures to fil_rouge_doorkeeper;

create table app.directory_themes (
  code text not null,
  words text not null,
  constraint directory_themes_pkey PRIMARY KEY (code)
);
comment on table app.directory_themes is 'Thématiques of the schema data·inclusion v1.0.8, in the words people search with; the room holds the same list, and a test compares them.';
alter table app.directory_themes enable row level security;
create policy anyone_reads on app.directory_themes for select to public
  using (true);
grant select on app.directory_themes to fil_rouge_doorkeeper;
grant select on app.directory_themes to fil_rouge_visitor;

create table app.document_contents (
  document_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  bytes bytea not null,
  constraint document_contents_pkey PRIMARY KEY (document_id),
  constraint document_contents_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE,
  constraint document_contents_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint document_contents_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.document_contents is 'The bytes of a document, sealed by the person''s own key.';
CREATE INDEX contents_of_a_person ON app.document_contents USING btree (person_id);
alter table app.document_contents enable row level security;
create policy followed_here on app.document_contents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'notes'::text THEN (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy mine on app.document_contents for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_bring on app.document_contents for insert to fil_rouge_person
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.document_contents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'notes'::text THEN (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
create policy shown_to_me on app.document_contents for select to fil_rouge_visitor
  using ((document_id = ANY (( SELECT app.documents_shown_to_me() AS documents_shown_to_me)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.document_contents FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant delete, insert, select on app.document_contents to fil_rouge_visitor;
grant insert (document_id, person_id, topic, bytes) on app.document_contents to fil_rouge_person;
grant select on app.document_contents to fil_rouge_person;

create table app.document_kinds (
  code text not null,
  topic text not null,
  notice_days integer,
  constraint document_kinds_pkey PRIMARY KEY (code),
  constraint a_notice_is_some_days CHECK ((notice_days > 0)),
  constraint document_kinds_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.document_kinds is 'Sorte de document: the topic that reads it, and how long before its end somebody is reminded.';
alter table app.document_kinds enable row level security;
create policy anyone_reads on app.document_kinds for select to public
  using (true);
grant select on app.document_kinds to fil_rouge_person;
grant select on app.document_kinds to fil_rouge_visitor;

create table app.document_shares (
  id uuid not null default gen_random_uuid(),
  document_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  structure_id uuid,
  professional_id uuid,
  given_on date not null,
  ends_on date not null,
  means text not null,
  witness text,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null default now(),
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  merged_from uuid,
  constraint document_shares_pkey PRIMARY KEY (id),
  constraint a_share_ends_within_two_years CHECK (((ends_on >= given_on) AND (ends_on <= (given_on + '2 years'::interval)))),
  constraint a_share_has_one_recipient CHECK (((structure_id IS NULL) <> (professional_id IS NULL))),
  constraint a_share_said_aloud_has_a_witness CHECK (((means <> 'spoken'::text) OR (COALESCE(TRIM(BOTH FROM witness), ''::text) <> ''::text))),
  constraint a_share_says_how_it_was_given CHECK ((means = ANY (ARRAY['on-screen'::text, 'paper'::text, 'spoken'::text]))),
  constraint document_shares_document_id_fkey FOREIGN KEY (document_id) REFERENCES app.documents(id) ON DELETE CASCADE,
  constraint document_shares_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint document_shares_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint document_shares_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint document_shares_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint document_shares_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.document_shares is 'Partage d''un document: one document, one recipient, an end; withdrawn, never deleted.';
CREATE UNIQUE INDEX one_standing_share ON app.document_shares USING btree (document_id, COALESCE(structure_id, professional_id)) WHERE (withdrawn_at IS NULL);
CREATE INDEX shares_of_a_document ON app.document_shares USING btree (document_id);
CREATE INDEX shares_of_a_person ON app.document_shares USING btree (person_id);
CREATE INDEX shares_to_a_recipient ON app.document_shares USING btree (COALESCE(structure_id, professional_id), person_id) WHERE (withdrawn_at IS NULL);
alter table app.document_shares enable row level security;
create policy followed_here on app.document_shares for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.document_shares for all to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.document_shares for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER a_withdrawal_is_final BEFORE UPDATE OF withdrawn_at ON app.document_shares FOR EACH ROW EXECUTE FUNCTION app.a_withdrawal_is_final();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.document_shares FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE CONSTRAINT TRIGGER who_was_shown_is_told AFTER UPDATE OF withdrawn_at ON app.document_shares DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL))) EXECUTE FUNCTION app.tell_who_was_shown();
grant insert, select on app.document_shares to fil_rouge_visitor;
grant select (id, document_id, person_id, structure_id, professional_id, given_on, ends_on, withdrawn_at) on app.document_shares to fil_rouge_person;
grant update (withdrawn_at) on app.document_shares to fil_rouge_person;
grant update (withdrawn_at, withdrawn_by) on app.document_shares to fil_rouge_visitor;

create table app.documents (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  topic text not null,
  title text not null,
  kept_as text not null,
  whereabouts text,
  media_type text,
  byte_count integer,
  scan text,
  expires_on date,
  remind_on date,
  added_at timestamp with time zone not null,
  added_by uuid,
  removed_at timestamp with time zone,
  removed_by uuid,
  merged_from uuid,
  constraint documents_pkey PRIMARY KEY (id),
  constraint a_document_has_a_title CHECK ((title <> ''::text)),
  constraint a_document_is_a_file_or_a_reference CHECK ((kept_as = ANY (ARRAY['file'::text, 'reference'::text]))),
  constraint a_file_has_its_type_and_its_size CHECK (((kept_as = 'file'::text) = ((media_type IS NOT NULL) AND (byte_count IS NOT NULL) AND (scan IS NOT NULL)))),
  constraint a_reference_says_where_it_is CHECK (((kept_as = 'file'::text) OR (COALESCE(whereabouts, ''::text) <> ''::text))),
  constraint a_reminder_comes_before_the_end CHECK (((remind_on IS NULL) OR ((expires_on IS NOT NULL) AND (remind_on <= expires_on)))),
  constraint a_scan_is_clean_or_none CHECK ((scan = ANY (ARRAY['clean'::text, 'none'::text]))),
  constraint documents_added_by_fkey FOREIGN KEY (added_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint documents_kind_fkey FOREIGN KEY (kind) REFERENCES app.document_kinds(code) ON DELETE RESTRICT,
  constraint documents_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint documents_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint documents_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.documents is 'Document of the vault: a sealed file, or where its original stays. Added_by is empty when she brought it herself.';
CREATE INDEX documents_of_a_person ON app.documents USING btree (person_id, added_at DESC) WHERE (removed_at IS NULL);
CREATE INDEX ending_documents_by_chantier ON app.documents USING btree (followed_by, remind_on) WHERE ((remind_on IS NOT NULL) AND (removed_at IS NULL));
CREATE INDEX every_document_of_a_person ON app.documents USING btree (person_id);
alter table app.documents enable row level security;
create policy followed_here on app.documents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'notes'::text THEN (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy mine on app.documents for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_bring on app.documents for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (added_by IS NULL)));
create policy shared_with_me on app.documents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'notes'::text THEN (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
create policy shown_to_me on app.documents for select to fil_rouge_visitor
  using ((id = ANY (( SELECT app.documents_shown_to_me() AS documents_shown_to_me)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.documents FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert (id, person_id, kind, topic, title, kept_as, media_type, byte_count, scan, expires_on, remind_on, added_at) on app.documents to fil_rouge_person;
grant insert, select on app.documents to fil_rouge_visitor;
grant select on app.documents to fil_rouge_person;
grant update (kind, title, expires_on, remind_on, removed_at, removed_by) on app.documents to fil_rouge_visitor;

create table app.domain_topics (
  domain text not null,
  topic text not null,
  constraint domain_topics_pkey PRIMARY KEY (domain, topic),
  constraint domain_topics_domain_fkey FOREIGN KEY (domain) REFERENCES app.domains(code) ON DELETE RESTRICT,
  constraint domain_topics_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.domain_topics is 'What a referent of a domain reads of the file of a person whose care team she belongs to.';
alter table app.domain_topics enable row level security;
create policy anyone_reads on app.domain_topics for select to public
  using (true);
grant select on app.domain_topics to fil_rouge_doorkeeper;
grant select on app.domain_topics to fil_rouge_visitor;

create table app.domains (
  code text not null,
  constraint domains_pkey PRIMARY KEY (code)
);
comment on table app.domains is 'Domains a referent follows: emploi, logement, santé, droits, RSA, justice…';
alter table app.domains enable row level security;
create policy anyone_reads on app.domains for select to public
  using (true);
grant select on app.domains to fil_rouge_doorkeeper;
grant select on app.domains to fil_rouge_visitor;

create table app.door_attempts (
  bucket bytea not null,
  attempts integer not null,
  since timestamp with time zone not null,
  constraint door_attempts_pkey PRIMARY KEY (bucket),
  constraint attempts_are_counted_from_one CHECK ((attempts > 0))
);
comment on table app.door_attempts is 'How often a door was tried lately, by account and by address: hashes, forgotten after a day.';
CREATE INDEX door_attempts_to_forget ON app.door_attempts USING btree (since);
alter table app.door_attempts enable row level security;
create policy doorkeeper_keeps on app.door_attempts for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.door_attempts to fil_rouge_doorkeeper;

create table app.door_challenges (
  token_hash bytea not null,
  kind text not null,
  professional_id uuid,
  payload jsonb not null default '{}'::jsonb,
  expires_at timestamp with time zone not null,
  constraint door_challenges_pkey PRIMARY KEY (token_hash),
  constraint a_challenge_kind_is_known CHECK ((kind = ANY (ARRAY['passkey-register'::text, 'passkey-sign-in'::text, 'openid'::text, 'second-factor'::text]))),
  constraint a_second_factor_is_awaited_from_somebody CHECK (((kind <> ALL (ARRAY['passkey-register'::text, 'second-factor'::text])) OR (professional_id IS NOT NULL))),
  constraint door_challenges_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.door_challenges is 'What the door is waiting for: a signature, a return from the identity provider, a second factor. Each is taken once.';
CREATE INDEX door_challenges_to_forget ON app.door_challenges USING btree (expires_at);
alter table app.door_challenges enable row level security;
create policy doorkeeper_keeps on app.door_challenges for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.door_challenges to fil_rouge_doorkeeper;

create table app.drafts (
  id uuid not null default gen_random_uuid(),
  author_id uuid not null,
  person_id uuid,
  form text not null,
  fields jsonb not null,
  updated_at timestamp with time zone not null,
  constraint drafts_pkey PRIMARY KEY (id),
  constraint drafts_author_id_fkey FOREIGN KEY (author_id) REFERENCES app.professionals(id) ON DELETE CASCADE,
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.drafts is 'Brouillon: what somebody was typing; only its author sees it.';
CREATE INDEX drafts_about_a_person ON app.drafts USING btree (person_id);
CREATE UNIQUE INDEX one_draft_per_form ON app.drafts USING btree (author_id, form, person_id) NULLS NOT DISTINCT;
alter table app.drafts enable row level security;
create policy doorkeeper_seals_again on app.drafts for all to fil_rouge_doorkeeper
  using ((person_id IS NULL))
  with check ((person_id IS NULL));
create policy mine on app.drafts for all to fil_rouge_visitor
  using ((author_id = ( SELECT app.actor_id() AS actor_id)))
  with check ((author_id = ( SELECT app.actor_id() AS actor_id)));
grant delete, insert, select, update on app.drafts to fil_rouge_visitor;
grant select (id, person_id, fields) on app.drafts to fil_rouge_doorkeeper;
grant update (fields) on app.drafts to fil_rouge_doorkeeper;

create table app.emergencies (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  professional_id uuid not null,
  topics text[] not null,
  reason text not null,
  opened_at timestamp with time zone not null,
  until timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint emergencies_pkey PRIMARY KEY (id),
  constraint an_emergency_lasts_a_day_at_most CHECK (((until > opened_at) AND (until <= (opened_at + '24:00:00'::interval)))),
  constraint an_emergency_opens_named_topics CHECK (((cardinality(topics) > 0) AND (topics <@ ARRAY['identity'::text, 'voice'::text, 'housing'::text, 'work'::text, 'rights'::text, 'life'::text, 'health'::text]))),
  constraint an_emergency_says_why CHECK ((TRIM(BOTH FROM reason) <> ''::text)),
  constraint an_ended_emergency_says_who CHECK (((ended_at IS NULL) = (ended_by IS NULL))),
  constraint emergencies_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint emergencies_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint emergencies_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.emergencies is 'Accès en urgence: who opened what of a file without an agreement, why, until when; told to the lead and to the person.';
CREATE INDEX emergencies_by_chantier ON app.emergencies USING btree (followed_by, opened_at);
CREATE INDEX emergencies_of_a_person ON app.emergencies USING btree (person_id, opened_at DESC);
CREATE INDEX emergencies_of_a_professional ON app.emergencies USING btree (professional_id, until) WHERE (ended_at IS NULL);
alter table app.emergencies enable row level security;
create policy ended_by_who_carries on app.emergencies for update to fil_rouge_visitor
  using (((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))))
  with check ((ended_by = ( SELECT app.actor_id() AS actor_id)));
create policy followed_here on app.emergencies for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.emergencies for all to fil_rouge_visitor
  using (((professional_id = ( SELECT app.actor_id() AS actor_id)) AND ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))))
  with check (((professional_id = ( SELECT app.actor_id() AS actor_id)) AND ( SELECT app.cares(app.actor_id(), app.today()) AS cares) AND ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))));
create policy shared_with_me on app.emergencies for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.emergencies FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.emergencies to fil_rouge_visitor;
grant update (ended_at, ended_by) on app.emergencies to fil_rouge_visitor;

create table app.entry_asks (
  id uuid not null default gen_random_uuid(),
  owner_id uuid not null,
  token_hash bytea not null,
  asked_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint entry_asks_pkey PRIMARY KEY (id),
  constraint entry_asks_token_hash_key UNIQUE (token_hash),
  constraint an_asking_link_ends_after_it_leaves CHECK ((expires_at > asked_at)),
  constraint entry_asks_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.entry_asks is 'Link sent to the owner of directory entries, who confirms them by it without account: its token is kept as a hash.';
CREATE INDEX asks_of_an_owner ON app.entry_asks USING btree (owner_id, asked_at);
alter table app.entry_asks enable row level security;
create policy doorkeeper_keeps on app.entry_asks for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant insert, select on app.entry_asks to fil_rouge_doorkeeper;
grant update (used_at) on app.entry_asks to fil_rouge_doorkeeper;

create table app.entry_statements (
  id uuid not null default gen_random_uuid(),
  journey_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  subject text not null,
  value text not null,
  topic text not null,
  written_by uuid,
  written_at timestamp with time zone not null default now(),
  struck_at timestamp with time zone,
  version integer not null default 1,
  constraint entry_statements_pkey PRIMARY KEY (id),
  constraint an_entry_subject_is_known CHECK ((subject = ANY (ARRAY['oriented-by'::text, 'education'::text, 'employed-before'::text, 'employer'::text, 'without-job'::text, 'registered-job-seeker'::text, 'registered'::text, 'employment-obligation'::text, 'social-assistance'::text, 'child-welfare-leaver'::text, 'refugee'::text, 'rsa'::text]))),
  constraint an_entry_value_is_a_code CHECK ((value ~ '^[A-Za-z0-9-]{1,12}$'::text)),
  constraint entry_statements_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES app.journeys(id) ON DELETE CASCADE,
  constraint entry_statements_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint entry_statements_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint entry_statements_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.entry_statements is 'À l''entrée: what was stated of the person on the day the journey opened, in the codes of the employee record of the ASP.';
CREATE INDEX entry_statements_of_a_person ON app.entry_statements USING btree (person_id);
CREATE INDEX every_statement_of_an_entry ON app.entry_statements USING btree (journey_id);
CREATE UNIQUE INDEX one_entry_statement_per_subject ON app.entry_statements USING btree (journey_id, subject, topic) WHERE (struck_at IS NULL);
alter table app.entry_statements enable row level security;
create policy followed_here on app.entry_statements for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE false
END);
create policy shared_with_me on app.entry_statements for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER an_entry_statement_has_its_topic BEFORE INSERT OR UPDATE OF subject, value ON app.entry_statements FOR EACH ROW EXECUTE FUNCTION app.entry_topic();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.entry_statements FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.entry_statements FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select, update on app.entry_statements to fil_rouge_visitor;

create table app.erasures (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  reason text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  cancelled_by uuid,
  cancelled_at timestamp with time zone,
  constraint erasures_pkey PRIMARY KEY (id),
  constraint a_cancelled_erasure_says_who CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  constraint a_confirmed_erasure_says_who CHECK (((confirmed_at IS NULL) = (confirmed_by IS NULL))),
  constraint an_erasure_has_a_known_reason CHECK ((reason = ANY (ARRAY['she-asks'::text, 'kept-too-long'::text, 'opened-by-mistake'::text]))),
  constraint an_erasure_is_confirmed_or_cancelled CHECK (((confirmed_at IS NULL) OR (cancelled_at IS NULL))),
  constraint two_people_erase CHECK (((confirmed_by IS NULL) OR (confirmed_by <> asked_by))),
  constraint erasures_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint erasures_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint erasures_confirmed_by_fkey FOREIGN KEY (confirmed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.erasures is 'Effacement: asked by one professional, confirmed by another. The person is a number here, which says nothing once she is gone.';
CREATE UNIQUE INDEX one_erasure_asked_per_person ON app.erasures USING btree (person_id) WHERE ((confirmed_at IS NULL) AND (cancelled_at IS NULL));
alter table app.erasures enable row level security;
create policy asked_in_my_name on app.erasures for insert to fil_rouge_visitor
  with check (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (confirmed_by IS NULL) AND (cancelled_by IS NULL) AND ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))));
create policy cancelled_in_my_name on app.erasures for update to fil_rouge_visitor
  using (((confirmed_at IS NULL) AND ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))))
  with check (((cancelled_by = ( SELECT app.actor_id() AS actor_id)) AND (confirmed_by IS NULL)));
create policy followed_here on app.erasures for select to fil_rouge_visitor
  using (((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[]))));
create policy welcomed_here on app.erasures for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
create policy welcomed_here_asked on app.erasures for insert to fil_rouge_visitor
  with check (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (confirmed_by IS NULL) AND (cancelled_by IS NULL) AND (followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))));
create policy welcomed_here_cancelled on app.erasures for update to fil_rouge_visitor
  using (((confirmed_at IS NULL) AND (followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))))
  with check (((cancelled_by = ( SELECT app.actor_id() AS actor_id)) AND (confirmed_by IS NULL)));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.erasures FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.erasures to fil_rouge_visitor;
grant update (cancelled_by, cancelled_at) on app.erasures to fil_rouge_visitor;

create table app.exit_statements (
  id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  stated_on date not null,
  outcome text,
  job_starts_on date,
  job_ends_on date,
  hours numeric(7,2),
  before_code text,
  after_code text,
  change text,
  is_lasting boolean,
  has_doctor boolean,
  has_cover boolean,
  version integer not null default 1,
  written_by uuid,
  written_at timestamp with time zone not null,
  struck_at timestamp with time zone,
  struck_by uuid,
  merged_from uuid,
  constraint exit_statements_pkey PRIMARY KEY (id),
  constraint a_change_at_the_exit_is_known CHECK ((change = ANY (ARRAY['improved'::text, 'stable'::text, 'worse'::text]))),
  constraint a_job_after_the_exit_ends_after_it_starts CHECK (((job_ends_on IS NULL) OR (job_ends_on >= job_starts_on))),
  constraint a_struck_statement_says_by_whom CHECK (((struck_at IS NULL) = (struck_by IS NULL))),
  constraint an_exit_is_stated_of_a_known_subject CHECK ((topic = ANY (ARRAY['work'::text, 'housing'::text, 'health'::text]))),
  constraint an_outcome_of_exit_is_known CHECK ((outcome = ANY (ARRAY['cdi'::text, 'cdd'::text, 'interim'::text, 'public-service'::text, 'business'::text, 'aided-contract'::text, 'training'::text, 'other-siae'::text, 'job-seeking'::text, 'inactive'::text, 'apart'::text, 'death'::text]))),
  constraint health_says_nothing_of_the_rest CHECK (((topic <> 'health'::text) OR (num_nonnulls(outcome, job_starts_on, job_ends_on, hours, before_code, after_code, is_lasting) = 0))),
  constraint hours_worked_are_not_below_zero CHECK ((hours >= (0)::numeric)),
  constraint housing_says_nothing_of_the_rest CHECK (((topic <> 'housing'::text) OR (num_nonnulls(outcome, job_starts_on, job_ends_on, hours, has_doctor, has_cover) = 0))),
  constraint work_says_nothing_of_the_rest CHECK (((topic <> 'work'::text) OR ((outcome IS NOT NULL) AND (num_nonnulls(before_code, after_code, change, is_lasting, has_doctor, has_cover) = 0)))),
  constraint exit_statements_after_code_fkey FOREIGN KEY (after_code) REFERENCES app.situation_codes(code) ON DELETE RESTRICT,
  constraint exit_statements_before_code_fkey FOREIGN KEY (before_code) REFERENCES app.situation_codes(code) ON DELETE RESTRICT,
  constraint exit_statements_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE CASCADE,
  constraint exit_statements_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint exit_statements_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint exit_statements_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint exit_statements_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.exit_statements is 'Sortie: what is stated of work, of housing and of health when somebody leaves a chantier, each of its own day. Facts only: the class of the exit is derived.';
CREATE INDEX exit_statements_by_contract ON app.exit_statements USING btree (contract_id);
CREATE INDEX exit_statements_of_a_person ON app.exit_statements USING btree (person_id);
CREATE UNIQUE INDEX one_statement_of_a_subject_per_exit ON app.exit_statements USING btree (contract_id, topic) WHERE (struck_at IS NULL);
alter table app.exit_statements enable row level security;
create policy followed_here on app.exit_statements for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    ELSE false
END)
  with check (((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])) AND
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    ELSE false
END));
create policy hers on app.exit_statements for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.exit_statements for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    ELSE false
END)
  with check (((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])) AND
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    ELSE false
END));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.exit_statements FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.exit_statements FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select on app.exit_statements to fil_rouge_visitor;
grant select (id, contract_id, person_id, topic, stated_on, outcome, job_starts_on, job_ends_on, before_code, after_code, change, is_lasting, has_doctor, has_cover, struck_at) on app.exit_statements to fil_rouge_person;
grant update (stated_on, outcome, job_starts_on, job_ends_on, hours, before_code, after_code, change, is_lasting, has_doctor, has_cover, struck_at, struck_by) on app.exit_statements to fil_rouge_visitor;

create table app.handovers (
  id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  door_id uuid not null,
  chantier_id uuid not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  agreed_means text not null,
  agreed_witness text,
  answer text,
  reason text,
  answered_by uuid,
  answered_at timestamp with time zone,
  merged_from uuid,
  constraint handovers_pkey PRIMARY KEY (id),
  constraint a_refused_handover_has_a_known_reason CHECK ((reason = ANY (ARRAY['no-post'::text, 'not-our-work'::text, 'no-contact'::text]))),
  constraint agreed_aloud_before_a_witness CHECK (((agreed_means <> 'spoken'::text) OR (COALESCE(TRIM(BOTH FROM agreed_witness), ''::text) <> ''::text))),
  constraint an_agreement_to_be_handed_over_says_how CHECK ((agreed_means = ANY (ARRAY['on-screen'::text, 'paper'::text, 'spoken'::text]))),
  constraint an_answer_to_a_handover_has_its_hour CHECK (((answer IS NULL) = (answered_at IS NULL))),
  constraint an_answer_to_a_handover_is_known CHECK ((answer = ANY (ARRAY['accepted'::text, 'refused'::text, 'stopped'::text]))),
  constraint only_a_refused_handover_says_why CHECK (((reason IS NOT NULL) = (NOT (answer IS DISTINCT FROM 'refused'::text)))),
  constraint only_she_stops_a_handover_without_a_name CHECK (
CASE
    WHEN (answer IS NULL) THEN (answered_by IS NULL)
    ELSE ((answer = 'stopped'::text) OR (answered_by IS NOT NULL))
END),
  constraint handovers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint handovers_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint handovers_door_id_fkey FOREIGN KEY (door_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint handovers_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint handovers_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.handovers is 'Passage: somebody welcomed at a partner''s door, proposed to a chantier with her agreement; taken in, left at the door with a reason, or stopped by the door or by her word.';
CREATE INDEX handovers_of_a_door ON app.handovers USING btree (door_id, proposed_at DESC);
CREATE INDEX handovers_of_a_person ON app.handovers USING btree (person_id, proposed_at DESC);
CREATE INDEX handovers_to_a_chantier ON app.handovers USING btree (chantier_id, proposed_at DESC);
CREATE UNIQUE INDEX one_handover_waits_at_a_time ON app.handovers USING btree (person_id) WHERE (answer IS NULL);
alter table app.handovers enable row level security;
create policy followed_here on app.handovers for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])));
create policy mine on app.handovers for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_stop on app.handovers for update to fil_rouge_person
  using (((answer IS NULL) AND (person_id = ( SELECT app.person_id() AS person_id))))
  with check (((answer = 'stopped'::text) AND (answered_by IS NULL) AND (person_id = ( SELECT app.person_id() AS person_id))));
create policy of_my_door on app.handovers for select to fil_rouge_visitor
  using (((followed_by IS NOT NULL) AND (door_id = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))));
create policy proposed_from_my_door on app.handovers for insert to fil_rouge_visitor
  with check (((proposed_by = ( SELECT app.actor_id() AS actor_id)) AND (answer IS NULL) AND (door_id = followed_by) AND (door_id = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])) AND (chantier_id = ANY (( SELECT app.chantiers_near_my_door() AS chantiers_near_my_door)::uuid[]))));
create policy proposed_to_us on app.handovers for select to fil_rouge_visitor
  using (((answer IS NULL) AND (followed_by = door_id) AND (chantier_id = ANY (( SELECT app.receiving() AS receiving)::uuid[]))));
create policy stopped_by_my_door on app.handovers for update to fil_rouge_visitor
  using (((answer IS NULL) AND (followed_by = door_id) AND (door_id = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))))
  with check (((answer = 'stopped'::text) AND (answered_by = ( SELECT app.actor_id() AS actor_id)) AND (door_id = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.handovers FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.handovers to fil_rouge_visitor;
grant select (id, person_id, door_id, chantier_id, proposed_at, agreed_means, answer, reason, answered_at) on app.handovers to fil_rouge_person;
grant update (answer, answered_at) on app.handovers to fil_rouge_person;
grant update (answer, answered_by, answered_at) on app.handovers to fil_rouge_visitor;

create table app.identities (
  person_id uuid not null,
  followed_by uuid,
  birth_date date,
  gender text,
  external_id text,
  version integer not null default 1,
  constraint identities_pkey PRIMARY KEY (person_id),
  constraint a_gender_is_known CHECK ((gender = ANY (ARRAY['woman'::text, 'man'::text, 'other'::text]))),
  constraint identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.identities is 'Birth date and gender, apart from the name: not every role that knows the name needs them.';
CREATE INDEX identities_by_birth_date ON app.identities USING btree (birth_date);
CREATE INDEX identities_by_chantier ON app.identities USING btree (followed_by);
alter table app.identities enable row level security;
create policy followed_here on app.identities for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy shared_with_me on app.identities for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])));
create policy welcomed_here on app.identities for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.identities FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.identities FOR EACH ROW EXECUTE FUNCTION app.keep_revision('identity');
grant delete, insert, select, update on app.identities to fil_rouge_visitor;

create table app.immersions (
  id uuid not null,
  contract_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  aim text not null,
  host text not null,
  starts_on date not null,
  ends_on date not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  merged_from uuid,
  constraint immersions_pkey PRIMARY KEY (id),
  constraint immersions_of_one_person_do_not_overlap EXCLUDE USING gist (person_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint an_aim_of_immersion_is_known CHECK ((aim = ANY (ARRAY['discover'::text, 'confirm'::text, 'recruit'::text]))),
  constraint an_immersion_ends_after_it_starts CHECK ((ends_on >= starts_on)),
  constraint an_immersion_says_where CHECK ((TRIM(BOTH FROM host) <> ''::text)),
  constraint immersions_contract_id_fkey FOREIGN KEY (contract_id) REFERENCES app.contracts(id) ON DELETE CASCADE,
  constraint immersions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint immersions_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.immersions is 'PMSMP: days in another place of work under a contract, both included, with its one aim (L5135-1 s.).';
CREATE INDEX immersions_under_a_contract ON app.immersions USING btree (contract_id);
alter table app.immersions enable row level security;
create policy followed_here on app.immersions for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.immersions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.immersions for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.immersions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.immersions to fil_rouge_visitor;
grant select (contract_id, person_id, aim, host, starts_on, ends_on) on app.immersions to fil_rouge_person;

create table app.import_keys (
  structure_id uuid not null,
  key text not null,
  person_id uuid not null,
  constraint import_keys_pkey PRIMARY KEY (structure_id, key),
  constraint import_keys_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint import_keys_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT
);
comment on table app.import_keys is 'A row taken once is known again by its key, whatever the file it comes back in.';
CREATE INDEX keys_of_a_person ON app.import_keys USING btree (person_id);
alter table app.import_keys enable row level security;
create policy carried_here on app.import_keys for all to fil_rouge_visitor
  using ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
grant insert, select on app.import_keys to fil_rouge_visitor;

create table app.import_mappings (
  structure_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  constraint import_mappings_pkey PRIMARY KEY (structure_id, signature),
  constraint import_mappings_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT
);
comment on table app.import_mappings is 'What the columns of a list become, chosen once by a structure and remembered for lists with the same header.';
alter table app.import_mappings enable row level security;
create policy carried_here on app.import_mappings for all to fil_rouge_visitor
  using ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
grant insert, select on app.import_mappings to fil_rouge_visitor;
grant update (mapping) on app.import_mappings to fil_rouge_visitor;

create table app.import_rows (
  import_id uuid not null,
  position integer not null,
  structure_id uuid not null,
  line integer not null,
  outcome text not null,
  cells jsonb,
  person_id uuid,
  reasons jsonb not null default '[]'::jsonb,
  constraint import_rows_pkey PRIMARY KEY (import_id, "position"),
  constraint a_row_has_a_place_in_its_file CHECK (("position" > 0)),
  constraint a_row_outcome_is_known CHECK ((outcome = ANY (ARRAY['taken'::text, 'unchanged'::text, 'refused'::text, 'waiting'::text, 'aside'::text]))),
  constraint an_explained_row_has_its_reasons CHECK (((outcome <> ALL (ARRAY['refused'::text, 'waiting'::text, 'aside'::text])) OR (reasons <> '[]'::jsonb))),
  constraint only_explained_rows_keep_their_cells CHECK (((cells IS NULL) OR (outcome = ANY (ARRAY['refused'::text, 'waiting'::text])))),
  constraint import_rows_import_id_fkey FOREIGN KEY (import_id) REFERENCES app.imports(id) ON DELETE CASCADE,
  constraint import_rows_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE SET NULL,
  constraint import_rows_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT
);
comment on table app.import_rows is 'What became of each row: taken, unchanged, refused, waiting (perhaps somebody already followed) or set aside (a total). Never a social security number.';
CREATE INDEX explained_rows_of_an_import ON app.import_rows USING btree (import_id, "position") WHERE (outcome = ANY (ARRAY['refused'::text, 'waiting'::text, 'aside'::text]));
CREATE INDEX rows_of_a_person ON app.import_rows USING btree (person_id) WHERE (person_id IS NOT NULL);
alter table app.import_rows enable row level security;
create policy carried_here on app.import_rows for all to fil_rouge_visitor
  using ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy protected_leaves_no_trace on app.import_rows as restrictive for select to fil_rouge_visitor
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[]))));
grant delete, insert, select on app.import_rows to fil_rouge_visitor;

create table app.imports (
  id uuid not null default gen_random_uuid(),
  structure_id uuid not null,
  made_by uuid not null,
  file_name text not null,
  file_bytes bigint not null,
  sha256 text not null,
  kind text not null,
  choices jsonb not null default '{}'::jsonb,
  header jsonb not null,
  notes jsonb not null default '[]'::jsonb,
  mapping jsonb,
  are_others boolean not null default false,
  state text not null default 'uploaded'::text,
  foreseen jsonb,
  reached integer not null default 0,
  rows_total integer not null default 0,
  taken integer not null default 0,
  unchanged integer not null default 0,
  explained integer not null default 0,
  stopped_for jsonb,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (id),
  constraint a_file_weighs_something CHECK ((file_bytes > 0)),
  constraint a_finished_import_loses_no_row CHECK (((state <> 'done'::text) OR (rows_total = ((taken + unchanged) + explained)))),
  constraint a_list_is_of_a_known_kind CHECK ((kind = ANY (ARRAY['csv'::text, 'xlsx'::text, 'json'::text]))),
  constraint a_stopped_import_says_why CHECK (((state = 'stopped'::text) = (stopped_for IS NOT NULL))),
  constraint an_import_ends_on_a_date CHECK (((state = ANY (ARRAY['done'::text, 'stopped'::text])) = (finished_at IS NOT NULL))),
  constraint an_import_is_checked_before_it_runs CHECK (((state <> ALL (ARRAY['checked'::text, 'running'::text, 'done'::text])) OR ((mapping IS NOT NULL) AND (foreseen IS NOT NULL)))),
  constraint an_import_state_is_known CHECK ((state = ANY (ARRAY['uploaded'::text, 'mapped'::text, 'checked'::text, 'running'::text, 'done'::text, 'stopped'::text]))),
  constraint imports_made_by_fkey FOREIGN KEY (made_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint imports_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT
);
comment on table app.imports is 'Reprise of a list: the file as it was read, what its columns become, how far it is; rows in = taken + unchanged + explained.';
CREATE INDEX imports_of_a_structure ON app.imports USING btree (structure_id, created_at DESC);
alter table app.imports enable row level security;
create policy carried_here on app.imports for all to fil_rouge_visitor
  using ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((structure_id = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
grant insert, select on app.imports to fil_rouge_visitor;
grant update (kind, choices, header, notes, mapping, are_others, state, foreseen, reached, rows_total, taken, unchanged, explained, stopped_for, changed_at, finished_at) on app.imports to fil_rouge_visitor;

create table app.instance (
  only_one boolean not null default true,
  name text not null default 'Fil rouge'::text,
  simulated boolean not null,
  seed integer,
  simulated_until date,
  created_at timestamp with time zone not null default now(),
  constraint instance_pkey PRIMARY KEY (only_one),
  constraint a_simulated_instance_has_a_seed CHECK ((simulated = (seed IS NOT NULL))),
  constraint there_is_one_instance CHECK (only_one)
);
comment on table app.instance is 'What this installation is: real, or a simulated network with its seed and its last simulated day.';
alter table app.instance enable row level security;
create policy anyone_reads on app.instance for select to public
  using (true);
grant select on app.instance to fil_rouge_doorkeeper;
grant select on app.instance to fil_rouge_visitor;

create table app.invitations (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  professional_id uuid,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_token_hash_key UNIQUE (token_hash),
  constraint an_invitation_ends_after_it_begins CHECK ((expires_at > created_at)),
  constraint an_invitation_is_accepted_or_revoked CHECK (((accepted_at IS NULL) OR (revoked_at IS NULL))),
  constraint an_invitation_kind_is_known CHECK ((kind = ANY (ARRAY['invitation'::text, 'first-administrator'::text, 'password-reset'::text]))),
  constraint only_the_first_administrator_is_nobody_yet CHECK (((professional_id IS NULL) = (kind = 'first-administrator'::text))),
  constraint invitations_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint invitations_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.accounts(professional_id) ON DELETE CASCADE
);
comment on table app.invitations is 'One-time links: an invitation, the first administrator''s, a forgotten password. Only the hash of the token is kept.';
CREATE UNIQUE INDEX one_open_first_administrator_link ON app.invitations USING btree (kind) WHERE ((kind = 'first-administrator'::text) AND (accepted_at IS NULL) AND (revoked_at IS NULL));
CREATE UNIQUE INDEX one_open_link_per_account_and_kind ON app.invitations USING btree (professional_id, kind) WHERE ((accepted_at IS NULL) AND (revoked_at IS NULL));
alter table app.invitations enable row level security;
create policy doorkeeper_keeps on app.invitations for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.invitations to fil_rouge_doorkeeper;

create table app.job_offers (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  territory_id uuid not null,
  title text not null,
  contract_kind text not null,
  weekly_hours double precision,
  place text,
  starts_on date,
  until_on date not null,
  how_many integer not null default 1,
  filled integer not null default 0,
  demands text,
  state text not null default 'open'::text,
  posted_at timestamp with time zone not null,
  posted_by uuid,
  ended_on date,
  constraint job_offers_pkey PRIMARY KEY (id),
  constraint a_contract_kind_is_known CHECK ((contract_kind = ANY (ARRAY['permanent'::text, 'fixed-term'::text, 'temporary'::text, 'integration'::text, 'apprenticeship'::text, 'immersion'::text, 'other'::text]))),
  constraint a_filled_post_has_nobody_left_to_find CHECK (((state <> 'filled'::text) OR (filled = how_many))),
  constraint a_job_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'filled'::text, 'closed'::text]))),
  constraint a_post_has_a_title CHECK ((TRIM(BOTH FROM title) <> ''::text)),
  constraint a_post_is_for_somebody CHECK (((how_many >= 1) AND (how_many <= 200))),
  constraint an_open_post_has_no_end CHECK (((state = 'open'::text) = (ended_on IS NULL))),
  constraint filled_posts_are_counted CHECK ((filled >= 0)),
  constraint hours_of_a_week_are_possible CHECK (((weekly_hours > (0)::double precision) AND (weekly_hours <= (48)::double precision))),
  constraint no_more_are_filled_than_offered CHECK ((filled <= how_many)),
  constraint job_offers_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint job_offers_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint job_offers_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.job_offers is 'Poste proposé by a company of the territory: in plain words what it asks, until when, how many.';
CREATE INDEX posts_of_a_company ON app.job_offers USING btree (listed_id);
CREATE INDEX posts_of_a_territory ON app.job_offers USING btree (territory_id, until_on) WHERE (state = 'open'::text);
alter table app.job_offers enable row level security;
create policy about_my_structure on app.job_offers for select to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])));
create policy kept_here on app.job_offers for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
create policy of_my_structure on app.job_offers for all to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])))
  with check (((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])) AND (territory_id = ANY (( SELECT app.my_territories() AS my_territories)::uuid[]))));
create policy read_here on app.job_offers for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_work_in() AS territories_i_work_in)::uuid[])));
grant insert, select on app.job_offers to fil_rouge_visitor;
grant update (filled, state, ended_on) on app.job_offers to fil_rouge_visitor;

create table app.jobs (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  payload jsonb not null default '{}'::jsonb,
  unique_key text,
  state text not null default 'waiting'::text,
  run_at timestamp with time zone not null default now(),
  attempts integer not null default 0,
  most_attempts integer not null default 5,
  worker integer,
  progress_done integer not null default 0,
  progress_total integer,
  last_fault text,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  constraint jobs_pkey PRIMARY KEY (id),
  constraint a_failed_job_says_why CHECK (((state <> 'failed'::text) OR (last_fault IS NOT NULL))),
  constraint a_finished_job_has_a_date CHECK (((state = ANY (ARRAY['done'::text, 'failed'::text])) = (finished_at IS NOT NULL))),
  constraint a_job_may_be_tried CHECK ((most_attempts > 0)),
  constraint a_running_job_has_a_worker CHECK (((state = 'running'::text) = (worker IS NOT NULL))),
  constraint a_state_is_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
comment on table app.jobs is 'Work that waits its turn or is under way: identifiers only, never what is known of a person.';
comment on column app.jobs.worker is 'Number whose advisory lock lives as long as the process that runs the job.';
CREATE INDEX jobs_to_forget ON app.jobs USING btree (finished_at) WHERE (state = 'done'::text);
CREATE INDEX jobs_to_take ON app.jobs USING btree (run_at) WHERE (state = 'waiting'::text);
CREATE INDEX jobs_under_way ON app.jobs USING btree (worker) WHERE (state = 'running'::text);
CREATE UNIQUE INDEX one_open_job_per_key ON app.jobs USING btree (unique_key) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
alter table app.jobs enable row level security;
create policy doorkeeper_runs_them on app.jobs for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.jobs to fil_rouge_doorkeeper;

create table app.journal (
  id bigint not null generated always as identity,
  at timestamp with time zone not null default now(),
  actor_id uuid,
  event text not null,
  person_id uuid,
  followed_by uuid,
  subject_id uuid,
  because text,
  detail jsonb not null default '{}'::jsonb,
  hash bytea not null default '\x'::bytea,
  constraint journal_pkey PRIMARY KEY (id),
  constraint an_event_is_a_subject_and_a_verb CHECK ((event ~ '^[a-z-]+\.[a-z-]+$'::text))
);
comment on table app.journal is 'Journal: who read or changed what, when, and why it was allowed. No personal data in it.';
comment on column app.journal.hash is 'SHA-256 of what the line says (app.journal_line_text), written by trigger.';
CREATE INDEX journal_of_a_person ON app.journal USING btree (person_id, id DESC) WHERE (person_id IS NOT NULL);
CREATE INDEX journal_of_an_actor ON app.journal USING btree (actor_id, id DESC);
CREATE INDEX lines_by_time ON app.journal USING btree (at);
alter table app.journal enable row level security;
create policy doorkeeper_writes on app.journal for insert to fil_rouge_doorkeeper
  with check (true);
create policy doorkeeper_writes_links on app.journal for insert to fil_rouge_guest
  with check (((actor_id IS NULL) AND (subject_id = ANY (ARRAY[( SELECT app.guest_referral() AS guest_referral), ( SELECT app.guest_ask() AS guest_ask)]))));
create policy followed_here on app.journal for select to fil_rouge_visitor
  using (((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))));
create policy i_read_what_i_did on app.journal for select to fil_rouge_visitor
  using ((actor_id = ( SELECT app.actor_id() AS actor_id)));
create policy i_write_in_my_name on app.journal for insert to fil_rouge_visitor
  with check ((actor_id = ( SELECT app.actor_id() AS actor_id)));
create policy i_write_what_i_did on app.journal for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (actor_id IS NULL)));
create policy protected_leaves_no_trace on app.journal as restrictive for select to fil_rouge_visitor
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[]))));
CREATE TRIGGER a_line_carries_its_hash BEFORE INSERT ON app.journal FOR EACH ROW EXECUTE FUNCTION app.hash_journal_line();
CREATE TRIGGER a_reading_says_why BEFORE INSERT ON app.journal FOR EACH ROW WHEN (((new.person_id IS NOT NULL) AND (COALESCE(new.because, ''::text) = ''::text) AND (new.actor_id IS NOT NULL) AND (new.event ~ '\.([a-z]+-)?(viewed|printed|exported|downloaded)$'::text))) EXECUTE FUNCTION app.refuse_reading_without_reason();
CREATE TRIGGER a_writer_says_so_before_writing BEFORE INSERT ON app.journal FOR EACH STATEMENT EXECUTE FUNCTION app.announce_journal_line();
grant insert (at, actor_id, event, person_id, followed_by, subject_id, because, detail) on app.journal to fil_rouge_doorkeeper;
grant insert (at, actor_id, event, person_id, followed_by, subject_id, because, detail) on app.journal to fil_rouge_visitor;
grant insert (at, event, person_id, followed_by, subject_id, because, detail) on app.journal to fil_rouge_guest;
grant insert (at, event, person_id, subject_id, detail) on app.journal to fil_rouge_person;
grant select on app.journal to fil_rouge_visitor;

create table app.journal_seals (
  number bigint not null,
  from_id bigint not null,
  to_id bigint not null,
  lines integer not null,
  lines_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  sealed_at timestamp with time zone not null,
  constraint journal_seals_pkey PRIMARY KEY (number),
  constraint a_number_is_sealed_once EXCLUDE USING gist (int8range(from_id, to_id, '[]'::text) WITH &&),
  constraint a_seal_closes_some_lines CHECK (((lines > 0) AND (to_id >= from_id))),
  constraint seals_are_numbered_from_one CHECK ((number > 0))
);
comment on table app.journal_seals is 'Seals of the journal: each closes the lines of a range of numbers, for ever, and holds the hash of the seal before it.';
alter table app.journal_seals enable row level security;
create policy anyone_reads on app.journal_seals for select to public
  using (true);
grant select on app.journal_seals to fil_rouge_doorkeeper;
grant select on app.journal_seals to fil_rouge_visitor;

create table app.journeys (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  territory_id uuid not null,
  opened_on date not null,
  closed_on date,
  close_reason text,
  last_contact_on date,
  pass_number text,
  pass_starts_on date,
  pass_ends_on date,
  version integer not null default 1,
  pass_read_on date,
  pass_read_from text,
  constraint journeys_pkey PRIMARY KEY (id),
  constraint journeys_of_one_person_do_not_overlap EXCLUDE USING gist (person_id WITH =, daterange(opened_on, closed_on, '[)'::text) WITH &&),
  constraint a_close_reason_is_known CHECK ((close_reason = ANY (ARRAY['year-after-done'::text, 'left-without-news'::text, 'moved-away'::text, 'own-choice'::text, 'employer-decision'::text, 'death'::text, 'other'::text]))),
  constraint a_closed_journey_says_why CHECK (((closed_on IS NULL) = (close_reason IS NULL))),
  constraint a_journey_closes_after_it_opens CHECK (((closed_on IS NULL) OR (closed_on >= opened_on))),
  constraint a_pass_is_read_somewhere_known CHECK ((pass_read_from = ANY (ARRAY['emplois'::text, 'certificate'::text, 'told'::text]))),
  constraint a_pass_number_is_12_long CHECK ((length(pass_number) = 12)),
  constraint a_pass_starts_before_it_ends CHECK (((pass_ends_on IS NULL) OR (pass_starts_on < pass_ends_on))),
  constraint journeys_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint journeys_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT
);
comment on table app.journeys is 'Parcours: from the first hours to the end of the year after, across chantiers.';
CREATE INDEX journeys_by_pass_end ON app.journeys USING btree (followed_by, pass_ends_on) WHERE ((closed_on IS NULL) AND (pass_ends_on IS NOT NULL));
CREATE UNIQUE INDEX one_open_journey_per_person ON app.journeys USING btree (person_id) WHERE (closed_on IS NULL);
CREATE INDEX open_journeys_by_last_contact ON app.journeys USING btree (followed_by, last_contact_on) WHERE (closed_on IS NULL);
alter table app.journeys enable row level security;
create policy followed_here on app.journeys for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy mine on app.journeys for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.journeys for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE CONSTRAINT TRIGGER an_open_journey_has_one_lead AFTER INSERT OR UPDATE OF closed_on ON app.journeys DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.an_open_journey_has_one_lead();
CREATE TRIGGER deadlines_follow_the_pass AFTER UPDATE OF pass_starts_on, pass_ends_on, pass_read_on, closed_on ON app.journeys FOR EACH ROW WHEN (((old.pass_starts_on IS DISTINCT FROM new.pass_starts_on) OR (old.pass_ends_on IS DISTINCT FROM new.pass_ends_on) OR (old.pass_read_on IS DISTINCT FROM new.pass_read_on) OR (old.closed_on IS DISTINCT FROM new.closed_on))) EXECUTE FUNCTION app.pass_changed();
CREATE TRIGGER entry_statements_follow_their_journey AFTER UPDATE OF person_id ON app.journeys FOR EACH ROW WHEN ((old.person_id <> new.person_id)) EXECUTE FUNCTION app.entry_statements_follow();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.journeys FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.journeys FOR EACH ROW EXECUTE FUNCTION app.keep_revision('presence');
grant insert, select, update on app.journeys to fil_rouge_visitor;
grant select (id, person_id, opened_on, closed_on, pass_starts_on, pass_ends_on) on app.journeys to fil_rouge_person;

create table app.kept_forms (
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  route text not null,
  address text not null,
  fields text not null,
  kept_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  constraint kept_forms_pkey PRIMARY KEY (id),
  constraint a_kept_form_goes_back_to_this_house CHECK ((address ~ '^/[^/\\]'::text)),
  constraint a_kept_form_has_a_route CHECK ((route ~~ '/_%'::text)),
  constraint a_kept_form_is_forgotten_after_it_is_kept CHECK ((expires_at > kept_at)),
  constraint a_kept_form_is_sealed CHECK ((fields ~~ 'v1.%'::text)),
  constraint kept_forms_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.kept_forms is 'What somebody sent when her session had ended: given back to her alone once she has proved who she is, once, then erased.';
CREATE INDEX kept_forms_of_an_account ON app.kept_forms USING btree (professional_id, kept_at);
CREATE INDEX kept_forms_to_forget ON app.kept_forms USING btree (expires_at);
alter table app.kept_forms enable row level security;
create policy doorkeeper_keeps on app.kept_forms for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.kept_forms to fil_rouge_doorkeeper;

create table app.lead_referents (
  id uuid not null default gen_random_uuid(),
  journey_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  professional_id uuid not null,
  starts_on date not null,
  ends_on date,
  overlap_until date,
  handover_note text,
  constraint lead_referents_pkey PRIMARY KEY (id),
  constraint one_lead_at_a_time EXCLUDE USING gist (journey_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&),
  constraint a_lead_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint an_overlap_follows_an_end CHECK (((overlap_until IS NULL) OR (overlap_until >= ends_on))),
  constraint lead_referents_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES app.journeys(id) ON DELETE CASCADE,
  constraint lead_referents_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint lead_referents_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.lead_referents is 'Fil rouge: the one lead referent of a journey at each moment, [start, end), with the overlap of a hand-over.';
CREATE INDEX current_leads_of_a_professional ON app.lead_referents USING btree (professional_id, app.open_until(ends_on, overlap_until)) INCLUDE (person_id, starts_on);
CREATE INDEX leads_of_a_person ON app.lead_referents USING btree (person_id);
CREATE INDEX leads_of_a_professional ON app.lead_referents USING btree (professional_id, ends_on);
CREATE UNIQUE INDEX one_current_lead_per_journey ON app.lead_referents USING btree (journey_id) WHERE (ends_on IS NULL);
alter table app.lead_referents enable row level security;
create policy followed_here on app.lead_referents for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy mine on app.lead_referents for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.lead_referents for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE CONSTRAINT TRIGGER an_open_journey_has_one_lead AFTER DELETE OR UPDATE ON app.lead_referents DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.an_open_journey_has_one_lead();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.lead_referents FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select, update on app.lead_referents to fil_rouge_visitor;
grant select (id, journey_id, person_id, professional_id, starts_on, ends_on, overlap_until) on app.lead_referents to fil_rouge_person;

create table app.look_alikes (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  source_id text not null,
  name text not null,
  score double precision not null,
  reasons text[] not null,
  found_on date not null,
  run_id uuid,
  decision text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint look_alikes_pkey PRIMARY KEY (id),
  constraint a_pair_is_asked_once UNIQUE (listed_id, source_id),
  constraint a_decided_look_alike_has_its_hour CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint a_likeness_is_between_0_and_1 CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision))),
  constraint a_look_alike_is_taken_or_not CHECK ((decision = ANY (ARRAY['taken'::text, 'refused'::text]))),
  constraint look_alikes_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint look_alikes_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint look_alikes_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.offer_runs(id) ON DELETE SET NULL
);
comment on table app.look_alikes is 'Rapprochement: a structure of a source that may be one of ours. Proposed with its reasons; somebody decides; a refusal is remembered.';
CREATE INDEX look_alikes_waiting ON app.look_alikes USING btree (found_on DESC) WHERE (decision IS NULL);
alter table app.look_alikes enable row level security;
create policy decided_by_its_keeper on app.look_alikes for update to fil_rouge_visitor
  using ((( SELECT app.may_run_exchange() AS may_run_exchange) OR app.keeps_listed(listed_id)))
  with check (true);
create policy found_by_a_run on app.look_alikes for insert to fil_rouge_visitor
  with check ((( SELECT app.may_run_exchange() AS may_run_exchange) AND (decision IS NULL)));
create policy seen_by_its_keeper on app.look_alikes for select to fil_rouge_visitor
  using ((( SELECT app.sees_exchange() AS sees_exchange) OR app.keeps_listed(listed_id)));
grant insert, select on app.look_alikes to fil_rouge_visitor;
grant update (decision, decided_by, decided_at) on app.look_alikes to fil_rouge_visitor;

create table app.mails (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  to_name text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  constraint mails_pkey PRIMARY KEY (id),
  constraint a_mail_has_an_address CHECK ((to_address ~~ '%_@_%'::text)),
  constraint what_was_sent_is_no_longer_kept CHECK (((sent_at IS NULL) OR (body = ''::text)))
);
comment on table app.mails is 'Courriels that wait or were sent; once sent, only that it was sent remains.';
CREATE INDEX mails_by_date ON app.mails USING btree (created_at DESC);
alter table app.mails enable row level security;
create policy doorkeeper_keeps on app.mails for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.mails to fil_rouge_doorkeeper;

create table app.memberships (
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  structure_id uuid not null,
  role text not null,
  starts_on date not null,
  ends_on date,
  constraint memberships_pkey PRIMARY KEY (id),
  constraint a_role_is_held_once_at_a_time EXCLUDE USING gist (professional_id WITH =, structure_id WITH =, role WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint a_membership_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint memberships_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint memberships_role_fkey FOREIGN KEY (role) REFERENCES app.roles(code) ON DELETE RESTRICT,
  constraint memberships_structure_id_fkey FOREIGN KEY (structure_id) REFERENCES app.structures(id) ON DELETE RESTRICT
);
comment on table app.memberships is 'A professional holds a role in a structure, from a day to another; several at once are usual.';
CREATE INDEX memberships_of_a_professional ON app.memberships USING btree (professional_id);
CREATE INDEX memberships_of_a_structure ON app.memberships USING btree (structure_id);
alter table app.memberships enable row level security;
create policy anyone_who_came_in_reads on app.memberships for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy around_me on app.memberships for select to fil_rouge_person
  using ((professional_id = ANY (( SELECT app.around_me() AS around_me)::uuid[])));
create policy doorkeeper_keeps on app.memberships for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.memberships to fil_rouge_doorkeeper;
grant select (professional_id, structure_id, starts_on, ends_on) on app.memberships to fil_rouge_person;
grant select on app.memberships to fil_rouge_visitor;

create table app.merges (
  id uuid not null default gen_random_uuid(),
  kept_id uuid not null,
  absorbed_id uuid not null,
  followed_by uuid,
  merged_at timestamp with time zone not null,
  merged_by uuid not null,
  undone_at timestamp with time zone,
  undone_by uuid,
  moved jsonb not null,
  constraint merges_pkey PRIMARY KEY (id),
  constraint a_merge_joins_two_people CHECK ((kept_id <> absorbed_id)),
  constraint an_undone_merge_says_who CHECK (((undone_at IS NULL) = (undone_by IS NULL))),
  constraint merges_absorbed_id_fkey FOREIGN KEY (absorbed_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint merges_kept_id_fkey FOREIGN KEY (kept_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint merges_merged_by_fkey FOREIGN KEY (merged_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint merges_undone_by_fkey FOREIGN KEY (undone_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.merges is 'Fusion of two files of one person: what moved, and whether it was undone.';
CREATE INDEX merges_of_a_person ON app.merges USING btree (kept_id);
CREATE INDEX merges_of_an_absorbed_file ON app.merges USING btree (absorbed_id);
CREATE UNIQUE INDEX one_open_merge_per_absorbed ON app.merges USING btree (absorbed_id) WHERE (undone_at IS NULL);
alter table app.merges enable row level security;
create policy followed_here on app.merges for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy shared_with_me on app.merges for all to fil_rouge_visitor
  using ((kept_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((kept_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
grant insert, select on app.merges to fil_rouge_visitor;
grant update (undone_at, undone_by) on app.merges to fil_rouge_visitor;

create table app.mornings (
  told_through date not null,
  constraint mornings_pkey PRIMARY KEY (told_through)
);
comment on table app.mornings is 'Days whose news left by mail: asked twice, a morning says nothing twice; closed some days, the house says them all when it opens again.';
alter table app.mornings enable row level security;
create policy doorkeeper_tells on app.mornings for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant insert, select on app.mornings to fil_rouge_doorkeeper;

create table app.network_answers (
  id uuid not null,
  question_id uuid not null,
  words text not null,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint network_answers_pkey PRIMARY KEY (id),
  constraint an_answer_says_something CHECK ((TRIM(BOTH FROM words) <> ''::text)),
  constraint network_answers_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint network_answers_question_id_fkey FOREIGN KEY (question_id) REFERENCES app.network_questions(id) ON DELETE CASCADE
);
comment on table app.network_answers is 'Answer to a question of the network, by anybody of the same territory.';
CREATE INDEX answers_to_a_question ON app.network_answers USING btree (question_id, answered_at);
alter table app.network_answers enable row level security;
create policy answered_in_my_name on app.network_answers for insert to fil_rouge_visitor
  with check (((answered_by = ( SELECT app.actor_id() AS actor_id)) AND (question_id = ANY (( SELECT app.questions_i_read() AS questions_i_read)::uuid[]))));
create policy to_what_i_read on app.network_answers for select to fil_rouge_visitor
  using ((question_id = ANY (( SELECT app.questions_i_read() AS questions_i_read)::uuid[])));
grant insert, select on app.network_answers to fil_rouge_visitor;

create table app.network_questions (
  id uuid not null,
  territory_id uuid not null,
  domain text not null,
  words text not null,
  asked_by uuid not null,
  asking_id uuid not null,
  asked_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint network_questions_pkey PRIMARY KEY (id),
  constraint a_question_asks_something CHECK ((TRIM(BOTH FROM words) <> ''::text)),
  constraint network_questions_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint network_questions_asking_id_fkey FOREIGN KEY (asking_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint network_questions_domain_fkey FOREIGN KEY (domain) REFERENCES app.domains(code) ON DELETE RESTRICT,
  constraint network_questions_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.network_questions is 'Question to the network of a territory, about nobody: by domain, asked by a professional of a chantier, of the coordination or of a partner, closed by its author.';
CREATE INDEX questions_of_a_territory ON app.network_questions USING btree (territory_id, asked_at DESC);
alter table app.network_questions enable row level security;
create policy asked_around_me on app.network_questions for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.my_territories() AS my_territories)::uuid[])));
create policy asked_in_my_name on app.network_questions for insert to fil_rouge_visitor
  with check (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (territory_id = ANY (( SELECT app.my_territories() AS my_territories)::uuid[])) AND (asking_id = ANY (( SELECT app.my_structures() AS my_structures)::uuid[]))));
create policy closed_by_its_author on app.network_questions for update to fil_rouge_visitor
  using ((asked_by = ( SELECT app.actor_id() AS actor_id)))
  with check ((asked_by = ( SELECT app.actor_id() AS actor_id)));
grant insert, select on app.network_questions to fil_rouge_visitor;
grant update (closed_at) on app.network_questions to fil_rouge_visitor;

create table app.notes (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  topic text not null default 'notes'::text,
  happened_on date not null,
  channel text,
  body text not null default ''::text,
  author_id uuid not null,
  written_at timestamp with time zone not null default now(),
  struck_at timestamp with time zone,
  version integer not null default 1,
  constraint notes_pkey PRIMARY KEY (id),
  constraint a_contact_channel_is_known CHECK ((channel = ANY (ARRAY['meeting'::text, 'call'::text, 'sms'::text, 'email'::text, 'visit'::text, 'outreach'::text, 'no-answer'::text]))),
  constraint a_contact_says_how CHECK (((kind = 'contact'::text) = (channel IS NOT NULL))),
  constraint a_note_has_words CHECK (((kind = 'contact'::text) OR (body <> ''::text))),
  constraint a_note_kind_is_known CHECK ((kind = ANY (ARRAY['note'::text, 'contact'::text]))),
  constraint a_note_topic_is_known CHECK ((topic = ANY (ARRAY['notes'::text, 'health'::text, 'justice'::text, 'debts'::text]))),
  constraint notes_author_id_fkey FOREIGN KEY (author_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint notes_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.notes is 'Note or contact of the casework; a contact counts as news of the person unless nobody answered.';
CREATE INDEX notes_of_a_person ON app.notes USING btree (person_id, happened_on DESC, id);
alter table app.notes enable row level security;
create policy followed_here on app.notes for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'notes'::text THEN (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE false
END);
create policy shared_with_me on app.notes for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'notes'::text THEN (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER a_contact_is_news AFTER INSERT OR UPDATE ON app.notes FOR EACH ROW WHEN ((new.kind = 'contact'::text)) EXECUTE FUNCTION app.a_contact_is_news();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.notes FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.notes FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select, update on app.notes to fil_rouge_visitor;

create table app.offer_differences (
  entry_id uuid not null,
  what text not null,
  field text not null,
  source_value text,
  seen_on date not null,
  constraint offer_differences_pkey PRIMARY KEY (entry_id, field),
  constraint a_difference_is_of_a_kind CHECK ((what = ANY (ARRAY['structure'::text, 'service'::text])))
);
comment on table app.offer_differences is 'A field written here over its source, and what the source says: kept for whoever keeps the entry to see.';
alter table app.offer_differences enable row level security;
create policy anyone_who_came_in_reads on app.offer_differences for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant select on app.offer_differences to fil_rouge_visitor;

create table app.offer_explained (
  run_id uuid not null,
  place integer not null,
  what text not null,
  line integer not null,
  source_id text,
  name text,
  reasons jsonb not null,
  constraint offer_explained_pkey PRIMARY KEY (run_id, place),
  constraint an_explained_row_has_a_place CHECK ((place > 0)),
  constraint an_explained_row_is_of_a_kind CHECK ((what = ANY (ARRAY['structure'::text, 'service'::text]))),
  constraint an_offer_row_says_why CHECK ((reasons <> '[]'::jsonb)),
  constraint offer_explained_run_id_fkey FOREIGN KEY (run_id) REFERENCES app.offer_runs(id) ON DELETE CASCADE
);
comment on table app.offer_explained is 'Row of an offer that was not taken, and every reason why.';
alter table app.offer_explained enable row level security;
create policy begun_again_by_who_launches on app.offer_explained for delete to fil_rouge_visitor
  using (( SELECT app.may_run_exchange() AS may_run_exchange));
create policy seen_by_who_looks_after_exchanges on app.offer_explained for select to fil_rouge_visitor
  using (( SELECT app.sees_exchange() AS sees_exchange));
create policy written_by_who_launches on app.offer_explained for insert to fil_rouge_visitor
  with check (( SELECT app.may_run_exchange() AS may_run_exchange));
grant delete, insert, select on app.offer_explained to fil_rouge_visitor;

create table app.offer_ledger (
  what text not null,
  source_id text not null,
  source text not null,
  department text,
  entry_id uuid not null,
  mark text not null,
  last_seen_on date not null,
  gone_on date,
  constraint offer_ledger_pkey PRIMARY KEY (what, source_id),
  constraint a_ledger_line_is_of_a_kind CHECK ((what = ANY (ARRAY['structure'::text, 'service'::text])))
);
comment on table app.offer_ledger is 'What each source said of each entry (a mark of it), and the last day it said it. Entry_id is a directory structure or a service.';
CREATE INDEX ledger_by_last_sight ON app.offer_ledger USING btree (last_seen_on) WHERE (gone_on IS NULL);
CREATE INDEX ledger_of_an_entry ON app.offer_ledger USING btree (entry_id);
alter table app.offer_ledger enable row level security;
create policy seen_by_who_looks_after_exchanges on app.offer_ledger for select to fil_rouge_visitor
  using (( SELECT app.sees_exchange() AS sees_exchange));
grant select on app.offer_ledger to fil_rouge_visitor;

create table app.offer_runs (
  id uuid not null default gen_random_uuid(),
  made_by uuid not null,
  origin text not null,
  files jsonb not null default '[]'::jsonb,
  scope text not null,
  sources text[] not null default '{}'::text[],
  departments text[] not null default '{}'::text[],
  state text not null default 'running'::text,
  reached integer not null default 0,
  rows_total integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  explained integer not null default 0,
  set_aside integer not null default 0,
  reopened integer not null default 0,
  closed integer not null default 0,
  passes integer,
  settled boolean,
  warnings jsonb not null default '{}'::jsonb,
  stopped_for jsonb,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint offer_runs_pkey PRIMARY KEY (id),
  constraint a_finished_run_loses_no_row CHECK (((state <> 'done'::text) OR (rows_total = (((((added + changed) + reopened) + unchanged) + explained) + set_aside)))),
  constraint a_run_ends_on_a_date CHECK (((state = ANY (ARRAY['done'::text, 'stopped'::text])) = (finished_at IS NOT NULL))),
  constraint a_run_of_a_part_says_which CHECK (((scope = 'part'::text) = ((sources <> '{}'::text[]) OR (departments <> '{}'::text[])))),
  constraint a_run_says_what_it_covers CHECK ((scope = ANY (ARRAY['entire'::text, 'part'::text, 'addition'::text]))),
  constraint a_run_state_is_known CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text]))),
  constraint a_stopped_run_says_why CHECK (((state = 'stopped'::text) = (stopped_for IS NOT NULL))),
  constraint an_offer_comes_from_somewhere_known CHECK ((origin = ANY (ARRAY['files'::text, 'api'::text]))),
  constraint offer_runs_made_by_fkey FOREIGN KEY (made_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.offer_runs is 'Passage of a source of offer: rows in = added + changed + reopened + unchanged + explained + set aside (lines the sender marks to be ignored). Scope: the entire offer; a part (sources, departments); an addition, that closes nothing.';
CREATE UNIQUE INDEX one_run_at_a_time ON app.offer_runs USING btree ((true)) WHERE (state = 'running'::text);
CREATE INDEX runs_by_date ON app.offer_runs USING btree (created_at DESC);
alter table app.offer_runs enable row level security;
create policy moved_by_who_launches on app.offer_runs for update to fil_rouge_visitor
  using (( SELECT app.may_run_exchange() AS may_run_exchange))
  with check (( SELECT app.may_run_exchange() AS may_run_exchange));
create policy seen_by_who_looks_after_exchanges on app.offer_runs for select to fil_rouge_visitor
  using (( SELECT app.sees_exchange() AS sees_exchange));
create policy written_by_who_launches on app.offer_runs for insert to fil_rouge_visitor
  with check (( SELECT app.may_run_exchange() AS may_run_exchange));
grant insert, select on app.offer_runs to fil_rouge_visitor;
grant update (state, reached, rows_total, added, changed, unchanged, explained, set_aside, reopened, closed, passes, settled, warnings, stopped_for, changed_at, finished_at) on app.offer_runs to fil_rouge_visitor;

create table app.officer_posts (
  id uuid not null default gen_random_uuid(),
  territory_id uuid not null,
  domain text not null,
  professional_id uuid,
  starts_on date not null,
  ends_on date,
  written_by uuid,
  constraint officer_posts_pkey PRIMARY KEY (id),
  constraint one_holder_of_a_post_at_a_time EXCLUDE USING gist (territory_id WITH =, domain WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&),
  constraint a_post_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
  constraint a_post_is_of_a_known_domain CHECK ((domain = ANY (ARRAY['employment'::text, 'housing'::text, 'health'::text, 'rights'::text, 'rsa'::text, 'justice'::text, 'debts'::text, 'training'::text, 'language'::text, 'family'::text, 'disability'::text, 'general'::text]))),
  constraint officer_posts_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint officer_posts_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE,
  constraint officer_posts_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.officer_posts is 'Fonction de chargé de partenariat, by territory and domain; without anybody it is vacant, and the coordination answers.';
CREATE INDEX posts_of_a_professional ON app.officer_posts USING btree (professional_id) WHERE (professional_id IS NOT NULL);
alter table app.officer_posts enable row level security;
create policy anyone_who_came_in_reads on app.officer_posts for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy kept_here on app.officer_posts for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
grant insert, select on app.officer_posts to fil_rouge_visitor;
grant update (ends_on) on app.officer_posts to fil_rouge_visitor;

create table app.openid_identities (
  issuer text not null,
  subject text not null,
  professional_id uuid not null,
  linked_at timestamp with time zone not null,
  constraint openid_identities_pkey PRIMARY KEY (issuer, subject),
  constraint openid_identities_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.accounts(professional_id) ON DELETE CASCADE
);
comment on table app.openid_identities is 'Who an account is for an identity provider (ProConnect): the pair issuer and subject, never the e-mail.';
CREATE INDEX openid_identities_of_an_account ON app.openid_identities USING btree (professional_id);
alter table app.openid_identities enable row level security;
create policy doorkeeper_keeps on app.openid_identities for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.openid_identities to fil_rouge_doorkeeper;

create table app.partner_agreements (
  id uuid not null default gen_random_uuid(),
  partner_id uuid not null,
  listed_id uuid not null,
  territory_id uuid not null,
  object text not null,
  domain text not null,
  state text not null default 'draft'::text,
  starts_on date not null,
  ends_on date not null,
  remind_on date not null,
  places_per_year integer,
  answer_within integer,
  meet_within integer,
  contacts text,
  document_reference text,
  keeper_id uuid,
  signed_on date,
  ended_on date,
  renewed_by_id uuid,
  written_at timestamp with time zone not null,
  written_by uuid,
  constraint partner_agreements_pkey PRIMARY KEY (id),
  constraint a_first_appointment_takes_some_working_days CHECK (((meet_within >= 1) AND (meet_within <= 250))),
  constraint an_active_agreement_was_signed CHECK (((state <> 'active'::text) OR (signed_on IS NOT NULL))),
  constraint an_agreement_ends_after_it_starts CHECK (((ends_on > starts_on) AND (remind_on <= ends_on))),
  constraint an_agreement_is_of_a_known_domain CHECK ((domain = ANY (ARRAY['employment'::text, 'housing'::text, 'health'::text, 'rights'::text, 'rsa'::text, 'justice'::text, 'debts'::text, 'training'::text, 'language'::text, 'family'::text, 'disability'::text, 'general'::text]))),
  constraint an_agreement_says_what_for CHECK ((TRIM(BOTH FROM object) <> ''::text)),
  constraint an_agreement_state_is_known CHECK ((state = ANY (ARRAY['draft'::text, 'active'::text, 'ended'::text]))),
  constraint an_answer_takes_some_working_days CHECK (((answer_within >= 1) AND (answer_within <= 250))),
  constraint an_ended_agreement_says_when CHECK (((state = 'ended'::text) = (ended_on IS NOT NULL))),
  constraint places_of_a_year_are_counted CHECK ((places_per_year > 0)),
  constraint partner_agreements_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint partner_agreements_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint partner_agreements_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES app.partners(id) ON DELETE CASCADE,
  constraint partner_agreements_renewed_by_id_fkey FOREIGN KEY (renewed_by_id) REFERENCES app.partner_agreements(id) ON DELETE SET NULL,
  constraint partner_agreements_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE,
  constraint partner_agreements_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.partner_agreements is 'Convention with a partner: what for, from when to when, what was promised (places a year, working days), who follows it.';
CREATE INDEX agreements_of_a_listed_structure ON app.partner_agreements USING btree (listed_id);
CREATE INDEX agreements_of_a_partner ON app.partner_agreements USING btree (partner_id);
CREATE INDEX agreements_renewed_by ON app.partner_agreements USING btree (renewed_by_id) WHERE (renewed_by_id IS NOT NULL);
CREATE INDEX agreements_to_renew ON app.partner_agreements USING btree (territory_id, remind_on) WHERE ((state = 'active'::text) AND (renewed_by_id IS NULL));
alter table app.partner_agreements enable row level security;
create policy about_my_structure on app.partner_agreements for select to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])));
create policy kept_here on app.partner_agreements for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
create policy read_here on app.partner_agreements for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_work_in() AS territories_i_work_in)::uuid[])));
grant insert, select on app.partner_agreements to fil_rouge_visitor;
grant update (state, document_reference, keeper_id, signed_on, ended_on, renewed_by_id) on app.partner_agreements to fil_rouge_visitor;

create table app.partner_contact_partners (
  contact_id uuid not null,
  partner_id uuid not null,
  constraint partner_contact_partners_pkey PRIMARY KEY (contact_id, partner_id),
  constraint partner_contact_partners_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES app.partner_contacts(id) ON DELETE CASCADE,
  constraint partner_contact_partners_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES app.partners(id) ON DELETE CASCADE
);
comment on table app.partner_contact_partners is 'Which partners a visit, a call or a meeting was with.';
CREATE INDEX contacts_with_a_partner ON app.partner_contact_partners USING btree (partner_id);
alter table app.partner_contact_partners enable row level security;
create policy kept_here on app.partner_contact_partners for all to fil_rouge_visitor
  using ((contact_id = ANY (( SELECT app.contacts_i_keep() AS contacts_i_keep)::uuid[])))
  with check ((contact_id = ANY (( SELECT app.contacts_i_keep() AS contacts_i_keep)::uuid[])));
grant insert, select on app.partner_contact_partners to fil_rouge_visitor;

create table app.partner_contacts (
  id uuid not null default gen_random_uuid(),
  territory_id uuid not null,
  kind text not null,
  happened_on date not null,
  words text not null,
  took_part text,
  follow_up text,
  follow_up_on date,
  follow_up_for uuid,
  done_at timestamp with time zone,
  author_id uuid not null,
  written_at timestamp with time zone not null,
  constraint partner_contacts_pkey PRIMARY KEY (id),
  constraint a_follow_up_has_its_day CHECK (((follow_up_on IS NULL) = (COALESCE(TRIM(BOTH FROM follow_up), ''::text) = ''::text))),
  constraint a_partner_contact_kind_is_known CHECK ((kind = ANY (ARRAY['visit'::text, 'call'::text, 'mail'::text, 'meeting'::text, 'network-meeting'::text]))),
  constraint a_partner_contact_says_something CHECK ((TRIM(BOTH FROM words) <> ''::text)),
  constraint partner_contacts_author_id_fkey FOREIGN KEY (author_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint partner_contacts_follow_up_for_fkey FOREIGN KEY (follow_up_for) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint partner_contacts_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.partner_contacts is 'Visite, appel, rencontre with partners, network meetings included: what was said, who took part, what follows.';
CREATE INDEX follow_ups_of_somebody ON app.partner_contacts USING btree (follow_up_for, follow_up_on) WHERE ((follow_up_on IS NOT NULL) AND (done_at IS NULL));
CREATE INDEX partner_contacts_of_a_territory ON app.partner_contacts USING btree (territory_id, happened_on DESC);
alter table app.partner_contacts enable row level security;
create policy kept_here on app.partner_contacts for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
grant insert, select on app.partner_contacts to fil_rouge_visitor;
grant update (done_at) on app.partner_contacts to fil_rouge_visitor;

create table app.partner_offers (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  territory_id uuid not null,
  kind text not null,
  words text not null,
  starts_on date not null,
  ends_on date not null,
  how_many integer,
  state text not null default 'open'::text,
  posted_at timestamp with time zone not null,
  posted_by uuid,
  constraint partner_offers_pkey PRIMARY KEY (id),
  constraint an_offer_ends_after_it_starts CHECK ((ends_on >= starts_on)),
  constraint an_offer_is_for_somebody CHECK (((how_many >= 1) AND (how_many <= 1000))),
  constraint an_offer_kind_is_known CHECK ((kind = ANY (ARRAY['place'::text, 'slot'::text, 'event'::text, 'other'::text]))),
  constraint an_offer_says_what CHECK ((TRIM(BOTH FROM words) <> ''::text)),
  constraint an_offer_state_is_known CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint partner_offers_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint partner_offers_posted_by_fkey FOREIGN KEY (posted_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint partner_offers_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.partner_offers is 'What a partner offers the network: places, slots, an event.';
CREATE INDEX offers_of_a_partner ON app.partner_offers USING btree (listed_id);
CREATE INDEX offers_of_a_territory ON app.partner_offers USING btree (territory_id, ends_on) WHERE (state = 'open'::text);
alter table app.partner_offers enable row level security;
create policy about_my_structure on app.partner_offers for select to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])));
create policy kept_here on app.partner_offers for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
create policy of_my_structure on app.partner_offers for all to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])))
  with check (((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])) AND (territory_id = ANY (( SELECT app.my_territories() AS my_territories)::uuid[]))));
create policy read_here on app.partner_offers for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_work_in() AS territories_i_work_in)::uuid[])));
grant insert, select on app.partner_offers to fil_rouge_visitor;
grant update (state) on app.partner_offers to fil_rouge_visitor;

create table app.partners (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  territory_id uuid not null,
  domains text[] not null,
  common_law boolean,
  what_for text,
  next_step text,
  next_on date,
  kept_on date not null,
  kept_by uuid,
  ended_on date,
  constraint partners_pkey PRIMARY KEY (id),
  constraint a_next_step_has_its_day CHECK (((next_on IS NULL) = (COALESCE(TRIM(BOTH FROM next_step), ''::text) = ''::text))),
  constraint a_partner_is_kept_for_a_domain CHECK (((cardinality(domains) > 0) AND (domains <@ ARRAY['employment'::text, 'housing'::text, 'health'::text, 'rights'::text, 'rsa'::text, 'justice'::text, 'debts'::text, 'training'::text, 'language'::text, 'family'::text, 'disability'::text, 'general'::text]))),
  constraint partners_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint partners_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint partners_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.partners is 'Partenaire of a territory: an entry of the directory kept in its portfolio, for which domains, droit commun or not, and the next thing to do.';
CREATE UNIQUE INDEX one_partner_per_territory ON app.partners USING btree (listed_id, territory_id) WHERE (ended_on IS NULL);
CREATE INDEX partners_of_a_territory ON app.partners USING btree (territory_id) WHERE (ended_on IS NULL);
alter table app.partners enable row level security;
create policy about_my_structure on app.partners for select to fil_rouge_visitor
  using ((listed_id = ANY (( SELECT app.my_listed() AS my_listed)::uuid[])));
create policy kept_here on app.partners for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
create policy read_here on app.partners for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_work_in() AS territories_i_work_in)::uuid[])));
grant insert, select on app.partners to fil_rouge_visitor;
grant update (domains, common_law, what_for, next_step, next_on, ended_on) on app.partners to fil_rouge_visitor;

create table app.pass_prolongations (
  id uuid not null,
  journey_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  ground text not null,
  topic text not null generated always as (
CASE
    WHEN (ground = 'rqth'::text) THEN 'health'::text
    ELSE 'work'::text
END) stored,
  state text not null,
  starts_on date not null,
  ends_on date not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  merged_from uuid,
  constraint pass_prolongations_pkey PRIMARY KEY (id),
  constraint granted_prolongations_do_not_overlap EXCLUDE USING gist (journey_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&) WHERE ((state = 'granted'::text)),
  constraint a_ground_of_prolongation_is_known CHECK ((ground = ANY (ARRAY['senior-cdi'::text, 'complete-training'::text, 'rqth'::text, 'senior'::text, 'particular-difficulties'::text, 'health-context'::text]))),
  constraint a_prolongation_lasts_a_day_at_least CHECK ((ends_on > starts_on)),
  constraint a_prolongation_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'denied'::text]))),
  constraint pass_prolongations_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES app.journeys(id) ON DELETE CASCADE,
  constraint pass_prolongations_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint pass_prolongations_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.pass_prolongations is 'Prolongation of the PASS, from the last day of the PASS to another day (excluded), as Les emplois record it.';
CREATE UNIQUE INDEX one_prolongation_asked_at_a_time ON app.pass_prolongations USING btree (journey_id) WHERE (state = 'asked'::text);
CREATE INDEX pass_prolongations_of_a_person ON app.pass_prolongations USING btree (person_id);
CREATE INDEX prolongations_of_a_journey ON app.pass_prolongations USING btree (journey_id, starts_on);
alter table app.pass_prolongations enable row level security;
create policy followed_here on app.pass_prolongations for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE false
END)
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.pass_prolongations for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.pass_prolongations for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE false
END)
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER deadlines_follow_what_changes AFTER UPDATE ON app.pass_prolongations REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER deadlines_follow_what_is_written AFTER INSERT ON app.pass_prolongations REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.pass_prolongations FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.pass_prolongations to fil_rouge_visitor;
grant select (journey_id, person_id, ground, state, starts_on, ends_on) on app.pass_prolongations to fil_rouge_person;
grant update (state, ends_on) on app.pass_prolongations to fil_rouge_visitor;

create table app.pass_suspensions (
  id uuid not null,
  journey_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  reason text not null,
  topic text not null generated always as (
CASE
    WHEN (reason = ANY (ARRAY['sickness'::text, 'maternity'::text, 'detoxification'::text])) THEN 'health'::text
    WHEN (reason = 'incarceration'::text) THEN 'justice'::text
    ELSE 'work'::text
END) stored,
  starts_on date not null,
  ends_on date,
  written_by uuid,
  written_at timestamp with time zone not null,
  merged_from uuid,
  constraint pass_suspensions_pkey PRIMARY KEY (id),
  constraint suspensions_of_one_pass_do_not_overlap EXCLUDE USING gist (journey_id WITH =, daterange(starts_on, ends_on, '[]'::text) WITH &&),
  constraint a_pass_is_suspended_for_a_known_reason CHECK ((reason = ANY (ARRAY['contract-suspended'::text, 'contract-broken'::text, 'contract-finished'::text, 'cta-agreement'::text, 'bridge-contract'::text, 'sickness'::text, 'maternity'::text, 'incarceration'::text, 'trial-outside'::text, 'detoxification'::text, 'force-majeure'::text]))),
  constraint a_pass_suspension_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint pass_suspensions_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES app.journeys(id) ON DELETE CASCADE,
  constraint pass_suspensions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint pass_suspensions_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.pass_suspensions is 'Days the PASS is suspended, both included, as Les emplois record them.';
CREATE INDEX pass_suspensions_of_a_person ON app.pass_suspensions USING btree (person_id);
alter table app.pass_suspensions enable row level security;
create policy followed_here on app.pass_suspensions for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE false
END)
  with check ((followed_by = ANY (( SELECT app.employing() AS employing)::uuid[])));
create policy hers on app.pass_suspensions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.pass_suspensions for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE false
END)
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER deadlines_follow_what_changes AFTER UPDATE ON app.pass_suspensions REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER deadlines_follow_what_is_written AFTER INSERT ON app.pass_suspensions REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION app.deadlines_changed();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.pass_suspensions FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.pass_suspensions to fil_rouge_visitor;
grant select (journey_id, person_id, reason, starts_on, ends_on) on app.pass_suspensions to fil_rouge_person;
grant update (ends_on) on app.pass_suspensions to fil_rouge_visitor;

create table app.passkeys (
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  name text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (id),
  constraint passkeys_credential_id_key UNIQUE (credential_id),
  constraint a_key_has_a_name CHECK ((name <> ''::text)),
  constraint passkeys_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.accounts(professional_id) ON DELETE CASCADE
);
comment on table app.passkeys is 'Clés d''accès of an account: the public half only.';
CREATE INDEX passkeys_of_an_account ON app.passkeys USING btree (professional_id);
alter table app.passkeys enable row level security;
create policy doorkeeper_keeps on app.passkeys for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.passkeys to fil_rouge_doorkeeper;

create table app.people (
  id uuid not null default gen_random_uuid(),
  followed_by uuid,
  given_name text not null default ''::text,
  family_name text not null default ''::text,
  usual_name text,
  name_key text not null,
  merged_into uuid,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  constraint people_pkey PRIMARY KEY (id),
  constraint a_person_has_at_least_one_name CHECK (((given_name <> ''::text) OR (family_name <> ''::text) OR (usual_name <> ''::text))),
  constraint a_person_is_not_merged_into_herself CHECK ((merged_into <> id)),
  constraint people_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint people_followed_by_fkey FOREIGN KEY (followed_by) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint people_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES app.people(id) ON DELETE RESTRICT
);
comment on table app.people is 'Personne accompagnée: her names, and the chantier that follows her file now.';
CREATE INDEX people_by_chantier_and_name ON app.people USING btree (followed_by, name_key);
CREATE INDEX people_by_name ON app.people USING gin (name_key public.gin_trgm_ops);
CREATE INDEX people_merged ON app.people USING btree (merged_into) WHERE (merged_into IS NOT NULL);
alter table app.people enable row level security;
create policy followed_here on app.people for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy me on app.people for select to fil_rouge_person
  using ((id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.people for select to fil_rouge_visitor
  using ((id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])));
create policy shared_with_me_to_write on app.people for update to fil_rouge_visitor
  using ((id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
  with check ((id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])));
create policy welcomed_here on app.people for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER answers_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.answers_follow_a_merge();
CREATE TRIGGER appointments_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.appointments_follow_a_merge();
CREATE TRIGGER board_cases_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.board_cases_follow_a_merge();
CREATE TRIGGER board_conditions_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.board_conditions_follow_a_merge();
CREATE TRIGGER consents_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.consents_follow_a_merge();
CREATE TRIGGER contracts_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.contracts_follow_a_merge();
CREATE TRIGGER documents_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.documents_follow_a_merge();
CREATE TRIGGER exit_statements_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.exit_statements_follow_a_merge();
CREATE TRIGGER handovers_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.handovers_follow_a_merge();
CREATE TRIGGER her_words_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.her_words_follow_a_merge();
CREATE TRIGGER limits_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.limits_follow_a_merge();
CREATE TRIGGER names_are_searchable BEFORE INSERT OR UPDATE OF given_name, family_name, usual_name ON app.people FOR EACH ROW EXECUTE FUNCTION app.set_name_key();
CREATE TRIGGER referrals_follow_a_merge AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.referrals_follow_a_merge();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.people FOR EACH ROW EXECUTE FUNCTION app.keep_revision('presence');
CREATE TRIGGER zz_a_merge_keeps_protection AFTER UPDATE OF merged_into ON app.people FOR EACH ROW WHEN ((old.merged_into IS DISTINCT FROM new.merged_into)) EXECUTE FUNCTION app.a_merge_keeps_protection();
grant insert, select on app.people to fil_rouge_visitor;
grant select (id, given_name, family_name, usual_name) on app.people to fil_rouge_person;
grant update (given_name, family_name, usual_name, merged_into) on app.people to fil_rouge_visitor;

create table app.person_cards (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  number text not null,
  pin_hash text not null,
  tries integer not null default 0,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  constraint person_cards_pkey PRIMARY KEY (id),
  constraint person_cards_number_key UNIQUE (number),
  constraint a_cancelled_card_says_who CHECK (((cancelled_at IS NULL) = (cancelled_by IS NULL))),
  constraint a_card_locks_after_five_wrong_pins CHECK (((tries >= 0) AND (tries <= 5))),
  constraint a_card_number_is_drawn_at_random CHECK ((number ~ '^[2-9a-hjkmnp-z]{12}$'::text)),
  constraint person_cards_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint person_cards_made_by_fkey FOREIGN KEY (made_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint person_cards_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.person_cards is 'Carte: a number without a name and the hash of a PIN, given by the lead referent, that open a person''s own space. Tries are the wrong PINs since the last right one.';
CREATE INDEX cards_of_a_person ON app.person_cards USING btree (person_id, made_at DESC);
CREATE UNIQUE INDEX one_open_card_per_person ON app.person_cards USING btree (person_id) WHERE (cancelled_at IS NULL);
alter table app.person_cards enable row level security;
create policy doorkeeper_keeps on app.person_cards for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
create policy of_people_whose_space_i_open on app.person_cards for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])))
  with check ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])));
grant insert on app.person_cards to fil_rouge_visitor;
grant select (id, person_id, number, tries, made_at, made_by, cancelled_at, cancelled_by) on app.person_cards to fil_rouge_visitor;
grant select on app.person_cards to fil_rouge_doorkeeper;
grant update (tries) on app.person_cards to fil_rouge_doorkeeper;
grant update (tries, cancelled_at, cancelled_by) on app.person_cards to fil_rouge_visitor;

create table app.person_keystores (
  only_one boolean not null default true,
  id text not null,
  first_used_at timestamp with time zone not null default now(),
  words_sealed_at timestamp with time zone,
  constraint person_keystores_pkey PRIMARY KEY (only_one),
  constraint a_keystore_is_known_by_its_number CHECK ((id ~ '^[0-9a-f]{16}$'::text)),
  constraint there_is_one_keystore CHECK (only_one)
);
comment on table app.person_keystores is 'Which keystore holds the keys of the people of this database; since when no word of a file is in clear, once those of an older version were sealed.';
alter table app.person_keystores enable row level security;
create policy doorkeeper_reads on app.person_keystores for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant select on app.person_keystores to fil_rouge_doorkeeper;
grant update (words_sealed_at) on app.person_keystores to fil_rouge_doorkeeper;

create table app.person_languages (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  language text not null,
  speaks boolean not null default true,
  reads boolean not null default false,
  constraint person_languages_pkey PRIMARY KEY (id),
  constraint person_languages_person_id_language_key UNIQUE (person_id, language),
  constraint person_languages_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.person_languages is 'Languages a person speaks and reads (ISO 639 codes).';
alter table app.person_languages enable row level security;
create policy followed_here on app.person_languages for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy shared_with_me on app.person_languages for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])));
create policy welcomed_here on app.person_languages for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.person_languages FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant delete, insert, select, update on app.person_languages to fil_rouge_visitor;

create table app.person_messages (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  about text,
  mood integer,
  words text not null default ''::text,
  language text not null default 'fr'::text,
  sent_at timestamp with time zone not null,
  written_by uuid,
  seen_to_at timestamp with time zone,
  merged_through uuid[] not null default '{}'::uuid[],
  constraint person_messages_pkey PRIMARY KEY (id),
  constraint a_message_is_about_a_known_part CHECK ((about = ANY (ARRAY['thread'::text, 'coming'::text, 'contract'::text, 'team'::text, 'looks'::text, 'other'::text]))),
  constraint a_message_kind_is_known CHECK ((kind = ANY (ARRAY['word'::text, 'not-understood'::text, 'mood'::text, 'answer'::text]))),
  constraint a_message_says_something CHECK (((words <> ''::text) OR (kind = ANY (ARRAY['mood'::text, 'not-understood'::text])))),
  constraint a_mood_goes_from_1_to_5 CHECK (((mood >= 1) AND (mood <= 5))),
  constraint an_answer_is_a_professionals CHECK (((kind = 'answer'::text) = (written_by IS NOT NULL))),
  constraint only_a_mood_has_a_face CHECK (((kind = 'mood'::text) = (mood IS NOT NULL))),
  constraint person_messages_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint person_messages_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.person_messages is 'Mot: what a person writes from her own space, and what her chantier answers there.';
CREATE INDEX messages_of_a_person ON app.person_messages USING btree (person_id, sent_at DESC);
CREATE INDEX words_that_wait ON app.person_messages USING btree (followed_by, sent_at) WHERE ((seen_to_at IS NULL) AND ((kind = ANY (ARRAY['word'::text, 'not-understood'::text])) OR (mood <= 2)));
CREATE INDEX words_that_wait_of_a_person ON app.person_messages USING btree (person_id) WHERE ((seen_to_at IS NULL) AND ((kind = ANY (ARRAY['word'::text, 'not-understood'::text])) OR (mood <= 2)));
alter table app.person_messages enable row level security;
create policy followed_here on app.person_messages for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check (((written_by = ( SELECT app.actor_id() AS actor_id)) AND (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))));
create policy mine on app.person_messages for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_write on app.person_messages for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (written_by IS NULL)));
create policy seen_to_by_me on app.person_messages for update to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy seen_to_here on app.person_messages for update to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy shared_with_me on app.person_messages for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check (((written_by = ( SELECT app.actor_id() AS actor_id)) AND (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))));
create policy welcomed_here on app.person_messages for select to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
create policy welcomed_here_to_answer on app.person_messages for insert to fil_rouge_visitor
  with check (((written_by = ( SELECT app.actor_id() AS actor_id)) AND (followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[]))));
create policy welcomed_here_to_see on app.person_messages for update to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.person_messages FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert (id, person_id, kind, about, mood, words, language, sent_at) on app.person_messages to fil_rouge_person;
grant insert, select on app.person_messages to fil_rouge_visitor;
grant select (id, person_id, kind, about, mood, words, language, sent_at, written_by) on app.person_messages to fil_rouge_person;
grant update (seen_to_at) on app.person_messages to fil_rouge_visitor;

create table app.person_sessions (
  token_hash bytea not null,
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  card_id uuid,
  opened_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  way_id uuid,
  hers_since timestamp with time zone,
  constraint person_sessions_pkey PRIMARY KEY (token_hash),
  constraint person_sessions_id_key UNIQUE (id),
  constraint a_session_of_hers_ends_after_it_opens CHECK ((expires_at > opened_at)),
  constraint person_sessions_card_id_fkey FOREIGN KEY (card_id) REFERENCES app.person_cards(id) ON DELETE CASCADE,
  constraint person_sessions_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint person_sessions_way_id_fkey FOREIGN KEY (way_id) REFERENCES app.person_ways(id) ON DELETE SET NULL
);
comment on table app.person_sessions is 'Open doors of people in their own space: only the hash of the token is kept.';
CREATE INDEX every_session_of_a_person ON app.person_sessions USING btree (person_id);
CREATE INDEX sessions_of_a_card ON app.person_sessions USING btree (card_id);
CREATE INDEX sessions_of_a_person ON app.person_sessions USING btree (person_id) WHERE (revoked_at IS NULL);
CREATE INDEX sessions_of_a_way ON app.person_sessions USING btree (way_id);
alter table app.person_sessions enable row level security;
create policy doorkeeper_keeps on app.person_sessions for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
create policy mine on app.person_sessions for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_keep_or_close on app.person_sessions for update to fil_rouge_person
  using (((person_id = ( SELECT app.person_id() AS person_id)) AND (revoked_at IS NULL)))
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (expires_at <= (opened_at + '91 days'::interval))));
create policy of_people_whose_space_i_open on app.person_sessions for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])));
create policy of_people_whose_space_i_open_to_close on app.person_sessions for update to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])))
  with check ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])));
grant delete, insert, select, update on app.person_sessions to fil_rouge_doorkeeper;
grant select (id, person_id, expires_at, revoked_at, hers_since) on app.person_sessions to fil_rouge_visitor;
grant select (id, person_id, opened_at, last_seen_at, expires_at, revoked_at, hers_since) on app.person_sessions to fil_rouge_person;
grant update (expires_at, revoked_at, hers_since) on app.person_sessions to fil_rouge_person;
grant update (revoked_at) on app.person_sessions to fil_rouge_visitor;

create table app.person_ways (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  kind text not null,
  token_hash bytea,
  label text,
  code_hash text,
  tries integer not null default 0,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  cancelled_at timestamp with time zone,
  constraint person_ways_pkey PRIMARY KEY (id),
  constraint person_ways_token_hash_key UNIQUE (token_hash),
  constraint a_link_is_a_token_a_code_is_figures CHECK (
CASE kind
    WHEN 'link'::text THEN ((token_hash IS NOT NULL) AND (label IS NULL) AND (code_hash IS NULL))
    ELSE ((token_hash IS NULL) AND (label ~ '^\d{4}$'::text) AND (code_hash IS NOT NULL))
END),
  constraint a_link_lives_three_days_a_code_ten_minutes CHECK (((expires_at > made_at) AND (expires_at <= (made_at +
CASE kind
    WHEN 'link'::text THEN '3 days'::interval
    ELSE '00:10:00'::interval
END)))),
  constraint a_spoken_code_dies_after_five_tries CHECK (((tries >= 0) AND (tries <= 5))),
  constraint a_way_in_is_known CHECK ((kind = ANY (ARRAY['link'::text, 'code'::text]))),
  constraint person_ways_made_by_fkey FOREIGN KEY (made_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint person_ways_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.person_ways is 'A link or a spoken code that opens a person''s own space once: only hashes are kept, and what ended is removed.';
CREATE UNIQUE INDEX one_open_way_of_a_kind ON app.person_ways USING btree (person_id, kind) WHERE ((used_at IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX spoken_codes_by_label ON app.person_ways USING btree (label) WHERE ((used_at IS NULL) AND (cancelled_at IS NULL));
CREATE INDEX ways_of_a_person ON app.person_ways USING btree (person_id);
alter table app.person_ways enable row level security;
create policy doorkeeper_keeps on app.person_ways for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
create policy of_people_whose_space_i_open on app.person_ways for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])))
  with check ((person_id = ANY (( SELECT app.people_whose_space_i_open() AS people_whose_space_i_open)::uuid[])));
grant delete, select on app.person_ways to fil_rouge_doorkeeper;
grant insert on app.person_ways to fil_rouge_visitor;
grant select (id, person_id, kind, tries, made_at, made_by, expires_at, used_at, cancelled_at) on app.person_ways to fil_rouge_visitor;
grant update (cancelled_at) on app.person_ways to fil_rouge_visitor;
grant update (tries, used_at) on app.person_ways to fil_rouge_doorkeeper;

create table app.personas (
  professional_id uuid not null,
  rank integer not null,
  who text not null,
  try_this text not null,
  constraint personas_pkey PRIMARY KEY (professional_id),
  constraint personas_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.personas is 'Personas of a simulated instance; a real instance has none.';
alter table app.personas enable row level security;
create policy doorkeeper_reads on app.personas for select to fil_rouge_doorkeeper
  using (( SELECT instance.simulated
   FROM app.instance));
CREATE TRIGGER personas_live_in_a_simulated_instance BEFORE INSERT OR UPDATE ON app.personas FOR EACH ROW EXECUTE FUNCTION app.personas_live_in_a_simulated_instance();
grant select on app.personas to fil_rouge_doorkeeper;

create table app.phases (
  id uuid not null default gen_random_uuid(),
  name text not null,
  starts_on date not null,
  ends_on date,
  scope text not null,
  source text not null,
  constraint phases_pkey PRIMARY KEY (id),
  constraint phases_name_key UNIQUE (name)
);
comment on table app.phases is 'Phase of the programme, with its perimeter and the document that states it.';
alter table app.phases enable row level security;
create policy anyone_who_came_in_reads on app.phases for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant select on app.phases to fil_rouge_visitor;

create table app.practical_limits (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  weekday integer,
  from_hour time without time zone,
  words text not null default ''::text,
  starts_on date not null,
  ends_on date,
  written_by uuid,
  written_at timestamp with time zone not null default now(),
  ended_by uuid,
  merged_from uuid,
  constraint practical_limits_pkey PRIMARY KEY (id),
  constraint a_limit_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_limit_is_known CHECK ((kind = ANY (ARRAY['no-heavy-loads'::text, 'no-height'::text, 'no-standing'::text, 'no-driving'::text, 'short-breaks'::text, 'away'::text, 'other'::text]))),
  constraint a_weekday_goes_from_1_to_7 CHECK (((weekday >= 1) AND (weekday <= 7))),
  constraint another_limit_is_said CHECK (((kind <> 'other'::text) OR (TRIM(BOTH FROM words) <> ''::text))),
  constraint only_an_absence_has_a_day_and_an_hour CHECK ((((kind = 'away'::text) = ((weekday IS NOT NULL) AND (from_hour IS NOT NULL))) AND ((weekday IS NULL) = (from_hour IS NULL)))),
  constraint practical_limits_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint practical_limits_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint practical_limits_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.practical_limits is 'Limite pratique: what the team at the workplace must know to work with her, never why; ended, never erased.';
CREATE INDEX limits_of_a_person ON app.practical_limits USING btree (person_id, starts_on);
alter table app.practical_limits enable row level security;
create policy followed_here on app.practical_limits for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('limits'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.practical_limits for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.practical_limits for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('limits'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.practical_limits FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert, select on app.practical_limits to fil_rouge_visitor;
grant select (id, person_id, kind, weekday, from_hour, words, starts_on, ends_on) on app.practical_limits to fil_rouge_person;
grant update (ends_on, ended_by) on app.practical_limits to fil_rouge_visitor;

create table app.professionals (
  id uuid not null default gen_random_uuid(),
  given_name text not null,
  family_name text not null,
  work_email text,
  work_phone text,
  job_title text,
  left_on date,
  created_at timestamp with time zone not null default now(),
  constraint professionals_pkey PRIMARY KEY (id)
);
comment on table app.professionals is 'Professionnel: somebody who accompanies people, with or without an account here.';
CREATE UNIQUE INDEX one_professional_per_work_email ON app.professionals USING btree (lower(work_email)) WHERE (work_email IS NOT NULL);
alter table app.professionals enable row level security;
create policy anyone_who_came_in_reads on app.professionals for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy around_me on app.professionals for select to fil_rouge_person
  using ((id = ANY (( SELECT app.around_me() AS around_me)::uuid[])));
create policy doorkeeper_keeps on app.professionals for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant insert, select, update on app.professionals to fil_rouge_doorkeeper;
grant select (id, given_name, family_name, work_email, work_phone, job_title) on app.professionals to fil_rouge_person;
grant select on app.professionals to fil_rouge_visitor;

create table app.prospections (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  territory_id uuid not null,
  stage text not null default 'to-contact'::text,
  stage_on date not null,
  keeper_id uuid,
  words text,
  next_on date,
  started_on date not null,
  constraint prospections_pkey PRIMARY KEY (id),
  constraint a_prospection_stage_is_known CHECK ((stage = ANY (ARRAY['to-contact'::text, 'contacted'::text, 'met'::text, 'ready'::text, 'hired'::text, 'not-now'::text]))),
  constraint prospections_keeper_id_fkey FOREIGN KEY (keeper_id) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint prospections_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint prospections_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.prospections is 'Prospection of a company: how far we are with it, and when to come back to it.';
CREATE UNIQUE INDEX one_prospection_per_company ON app.prospections USING btree (listed_id, territory_id);
CREATE INDEX prospections_of_a_territory ON app.prospections USING btree (territory_id, stage);
alter table app.prospections enable row level security;
create policy kept_here on app.prospections for all to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])))
  with check ((territory_id = ANY (( SELECT app.territories_i_keep() AS territories_i_keep)::uuid[])));
create policy read_here on app.prospections for select to fil_rouge_visitor
  using ((territory_id = ANY (( SELECT app.territories_i_work_in() AS territories_i_work_in)::uuid[])));
grant insert, select on app.prospections to fil_rouge_visitor;
grant update (stage, stage_on, keeper_id, words, next_on) on app.prospections to fil_rouge_visitor;

create table app.protection_names (
  id uuid not null default gen_random_uuid(),
  protection_id uuid not null,
  person_id uuid not null,
  professional_id uuid not null,
  named_at timestamp with time zone not null,
  named_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint protection_names_pkey PRIMARY KEY (id),
  constraint a_removed_name_says_who CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint protection_names_named_by_fkey FOREIGN KEY (named_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint protection_names_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint protection_names_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint protection_names_protection_id_fkey FOREIGN KEY (protection_id) REFERENCES app.protections(id) ON DELETE CASCADE,
  constraint protection_names_removed_by_fkey FOREIGN KEY (removed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.protection_names is 'Who, besides the lead referents, keeps seeing a protected person: what her role or an agreement opens, nothing more.';
CREATE INDEX names_of_a_professional ON app.protection_names USING btree (professional_id) WHERE (removed_at IS NULL);
CREATE INDEX names_of_a_protected_person ON app.protection_names USING btree (person_id);
CREATE INDEX names_of_a_protection ON app.protection_names USING btree (protection_id);
CREATE UNIQUE INDEX one_name_at_a_time ON app.protection_names USING btree (protection_id, professional_id) WHERE (removed_at IS NULL);
alter table app.protection_names enable row level security;
create policy shared_with_me on app.protection_names for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
grant insert, select on app.protection_names to fil_rouge_visitor;
grant update (removed_at, removed_by) on app.protection_names to fil_rouge_visitor;

create table app.protections (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  chantier_id uuid not null,
  covers uuid[] not null,
  reason text not null,
  placed_at timestamp with time zone not null,
  placed_by uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  lifted_reason text,
  constraint protections_pkey PRIMARY KEY (id),
  constraint a_lifted_protection_says_who_and_why CHECK ((((lifted_at IS NULL) = (lifted_by IS NULL)) AND ((lifted_at IS NULL) OR (TRIM(BOTH FROM lifted_reason) <> ''::text)))),
  constraint a_protection_says_why CHECK ((TRIM(BOTH FROM reason) <> ''::text)),
  constraint protections_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint protections_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint protections_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint protections_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.protections is 'Dossier protégé: a person in danger leaves no trace for anybody but her lead referents and those named here. covers: her file and those that became part of it.';
CREATE INDEX every_protection_of_a_person ON app.protections USING btree (person_id);
CREATE UNIQUE INDEX one_protection_at_a_time ON app.protections USING btree (person_id) WHERE (lifted_at IS NULL);
CREATE INDEX protected_in_a_chantier ON app.protections USING btree (chantier_id) WHERE (lifted_at IS NULL);
alter table app.protections enable row level security;
create policy shared_with_me on app.protections for select to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
grant select on app.protections to fil_rouge_visitor;

create table app.public_holidays (
  day date not null,
  constraint public_holidays_pkey PRIMARY KEY (day)
);
comment on table app.public_holidays is 'Jours fériés (Code du travail, L3133-1) from 2015 to 2040, as src/ground/working-days.ts computes them; a test compares.';
alter table app.public_holidays enable row level security;
create policy anyone_reads on app.public_holidays for select to public
  using (true);
grant select on app.public_holidays to fil_rouge_visitor;

create table app.published_figures (
  id uuid not null default gen_random_uuid(),
  territory_id uuid,
  measure text not null,
  standing text not null,
  value integer not null,
  as_of date not null,
  source text not null,
  constraint published_figures_pkey PRIMARY KEY (id),
  constraint a_figure_is_stated_or_targeted CHECK ((standing = ANY (ARRAY['stated'::text, 'target'::text]))),
  constraint a_measure_is_known CHECK ((measure = ANY (ARRAY['chantiers'::text, 'employees'::text]))),
  constraint published_figures_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT
);
comment on table app.published_figures is 'Head-counts as documents state them, by territory or for the whole programme (no territory).';
alter table app.published_figures enable row level security;
create policy anyone_who_came_in_reads on app.published_figures for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
grant select on app.published_figures to fil_rouge_visitor;

create table app.reading_hours (
  actor_id uuid not null,
  hour timestamp with time zone not null,
  files integer not null,
  constraint reading_hours_pkey PRIMARY KEY (actor_id, hour),
  constraint an_hour_of_reading_has_files CHECK ((files > 0)),
  constraint reading_hours_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.reading_hours is 'How many files somebody read in each hour: her habit, so that the journal is walked once.';
alter table app.reading_hours enable row level security;
create policy doorkeeper_keeps on app.reading_hours for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant insert, select on app.reading_hours to fil_rouge_doorkeeper;

create table app.recovery_codes (
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  code_hash bytea not null,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint recovery_codes_pkey PRIMARY KEY (id),
  constraint a_code_is_given_once UNIQUE (professional_id, code_hash),
  constraint recovery_codes_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.accounts(professional_id) ON DELETE CASCADE
);
comment on table app.recovery_codes is 'Codes de secours: each opens once, instead of the telephone; only hashes are kept.';
alter table app.recovery_codes enable row level security;
create policy doorkeeper_keeps on app.recovery_codes for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.recovery_codes to fil_rouge_doorkeeper;

create table app.referents (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  domain text not null,
  topic text not null,
  professional_id uuid,
  outside_name text,
  outside_structure text,
  outside_contact text,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  constraint referents_pkey PRIMARY KEY (id),
  constraint a_referent_follows_a_domain_once_at_a_time EXCLUDE USING gist (person_id WITH =, domain WITH =, professional_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&) WHERE ((professional_id IS NOT NULL)),
  constraint a_referent_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_referent_is_known_here_or_named CHECK (((professional_id IS NULL) <> (outside_name IS NULL))),
  constraint referents_domain_fkey FOREIGN KEY (domain) REFERENCES app.domains(code) ON DELETE RESTRICT,
  constraint referents_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint referents_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint referents_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.referents is 'Équipe autour de la personne: a referent by domain, from inside or outside the platform, with dates.';
CREATE INDEX current_people_of_a_referent ON app.referents USING btree (professional_id, COALESCE(ends_on, 'infinity'::date)) INCLUDE (person_id, domain, starts_on) WHERE (professional_id IS NOT NULL);
CREATE INDEX people_of_a_referent ON app.referents USING btree (professional_id, ends_on) WHERE (professional_id IS NOT NULL);
CREATE INDEX referents_of_a_person ON app.referents USING btree (person_id);
alter table app.referents enable row level security;
create policy followed_here on app.referents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    ELSE (followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[]))
END);
create policy mine on app.referents for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.referents for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    ELSE (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[]))
END);
CREATE TRIGGER a_referent_has_the_topic_of_its_domain BEFORE INSERT OR UPDATE OF domain ON app.referents FOR EACH ROW EXECUTE FUNCTION app.referent_topic();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.referents FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.referents FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select, update on app.referents to fil_rouge_visitor;
grant select (id, person_id, domain, professional_id, outside_name, outside_structure, outside_contact, starts_on, ends_on) on app.referents to fil_rouge_person;

create table app.referral_edges (
  from_state text not null,
  to_state text not null,
  constraint referral_edges_pkey PRIMARY KEY (from_state, to_state),
  constraint referral_edges_from_state_fkey FOREIGN KEY (from_state) REFERENCES app.referral_states(code) ON DELETE RESTRICT,
  constraint referral_edges_to_state_fkey FOREIGN KEY (to_state) REFERENCES app.referral_states(code) ON DELETE RESTRICT
);
comment on table app.referral_edges is 'From which state to which: the same pairs as the move tables of the code; the database refuses any other.';
alter table app.referral_edges enable row level security;
create policy anyone_reads on app.referral_edges for select to public
  using (true);
grant select on app.referral_edges to fil_rouge_guest;
grant select on app.referral_edges to fil_rouge_person;
grant select on app.referral_edges to fil_rouge_visitor;

create table app.referral_events (
  id uuid not null,
  number bigint not null generated always as identity,
  referral_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  at timestamp with time zone not null,
  move text not null,
  from_state text,
  to_state text not null,
  side text not null,
  waits_for text,
  actor_id uuid,
  reason text,
  words text not null default ''::text,
  listed_id uuid,
  merged_from uuid,
  constraint referral_events_pkey PRIMARY KEY (id),
  constraint an_event_has_a_side CHECK ((side = ANY (ARRAY['person'::text, 'asker'::text, 'officer'::text, 'partner'::text, 'system'::text]))),
  constraint an_event_says_who_is_waited_for CHECK ((waits_for = ANY (ARRAY['person'::text, 'asker'::text, 'officer'::text, 'partner'::text, 'system'::text]))),
  constraint referral_events_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint referral_events_from_state_fkey FOREIGN KEY (from_state) REFERENCES app.referral_states(code) ON DELETE RESTRICT,
  constraint referral_events_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE RESTRICT,
  constraint referral_events_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint referral_events_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE CASCADE,
  constraint referral_events_to_state_fkey FOREIGN KEY (to_state) REFERENCES app.referral_states(code) ON DELETE RESTRICT,
  constraint referral_events_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.referral_events is 'What happened to a mobilisation, in order: its clocks are read from it. Actor_id is empty when it came by a link, from her, or by itself.';
CREATE INDEX events_of_a_referral ON app.referral_events USING btree (referral_id, number);
CREATE INDEX referral_events_of_a_person ON app.referral_events USING btree (person_id);
alter table app.referral_events enable row level security;
create policy mine on app.referral_events for all to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy of_my_link on app.referral_events for all to fil_rouge_guest
  using ((referral_id = ( SELECT app.guest_referral() AS guest_referral)))
  with check (((referral_id = ( SELECT app.guest_referral() AS guest_referral)) AND (side = 'partner'::text) AND (actor_id IS NULL)));
create policy with_its_request on app.referral_events for all to fil_rouge_visitor
  using (app.sees_referral(referral_id))
  with check (app.sees_referral(referral_id));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.referral_events FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason, words) on app.referral_events to fil_rouge_guest;
grant insert (id, referral_id, person_id, topic, at, move, from_state, to_state, side, waits_for, reason, words) on app.referral_events to fil_rouge_person;
grant insert, select on app.referral_events to fil_rouge_visitor;
grant select (id, number, referral_id, at, move, from_state, to_state, side, waits_for, reason, words) on app.referral_events to fil_rouge_guest;
grant select (id, number, referral_id, person_id, at, move, from_state, to_state, side, waits_for, actor_id, reason, words, listed_id) on app.referral_events to fil_rouge_person;

create table app.referral_goals (
  id uuid not null default gen_random_uuid(),
  referral_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  code text not null,
  score text,
  scored_at timestamp with time zone,
  merged_from uuid,
  constraint referral_goals_pkey PRIMARY KEY (id),
  constraint a_goal_is_chosen_once UNIQUE (referral_id, code),
  constraint a_score_has_its_hour CHECK (((score IS NULL) = (scored_at IS NULL))),
  constraint a_score_is_known CHECK ((score = ANY (ARRAY['reached'::text, 'partly'::text, 'not-reached'::text]))),
  constraint referral_goals_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint referral_goals_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE CASCADE,
  constraint referral_goals_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.referral_goals is 'Résultat souhaité: chosen when asking, scored at the end.';
CREATE INDEX goals_of_a_person ON app.referral_goals USING btree (person_id);
alter table app.referral_goals enable row level security;
create policy mine on app.referral_goals for all to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy of_my_link on app.referral_goals for all to fil_rouge_guest
  using ((referral_id = ( SELECT app.guest_referral() AS guest_referral)));
create policy with_its_request on app.referral_goals for all to fil_rouge_visitor
  using (app.sees_referral(referral_id))
  with check (app.sees_referral(referral_id));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.referral_goals FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert (id, referral_id, person_id, topic, code) on app.referral_goals to fil_rouge_person;
grant insert, select on app.referral_goals to fil_rouge_visitor;
grant select (id, referral_id, code, score) on app.referral_goals to fil_rouge_guest;
grant select (id, referral_id, person_id, code, score, scored_at) on app.referral_goals to fil_rouge_person;
grant update (score, scored_at) on app.referral_goals to fil_rouge_guest;
grant update (score, scored_at) on app.referral_goals to fil_rouge_visitor;

create table app.referral_links (
  id uuid not null default gen_random_uuid(),
  referral_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  made_by uuid,
  expires_at timestamp with time zone not null,
  first_opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint referral_links_pkey PRIMARY KEY (id),
  constraint referral_links_token_hash_key UNIQUE (token_hash),
  constraint a_link_ends_after_it_is_made CHECK ((expires_at > made_at)),
  constraint referral_links_made_by_fkey FOREIGN KEY (made_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint referral_links_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE CASCADE
);
comment on table app.referral_links is 'Lien: one request, one partner, an end; only the hash of what was sent is kept.';
CREATE INDEX links_of_a_referral ON app.referral_links USING btree (referral_id);
alter table app.referral_links enable row level security;
create policy with_its_request on app.referral_links for all to fil_rouge_visitor
  using (app.sees_referral(referral_id))
  with check (app.sees_referral(referral_id));
grant insert on app.referral_links to fil_rouge_visitor;
grant select (id, referral_id, made_at, made_by, expires_at, first_opened_at, closed_at) on app.referral_links to fil_rouge_visitor;
grant update (closed_at) on app.referral_links to fil_rouge_visitor;

create table app.referral_nudges (
  referral_id uuid not null,
  kind text not null,
  since timestamp with time zone not null,
  at timestamp with time zone not null,
  side text not null,
  constraint referral_nudges_pkey PRIMARY KEY (referral_id, kind, since),
  constraint a_nudge_is_known CHECK ((kind = ANY (ARRAY['first-reminder'::text, 'second-reminder'::text, 'escalation'::text, 'still-active'::text, 'look-again'::text, 'places-again'::text]))),
  constraint referral_nudges_referral_id_fkey FOREIGN KEY (referral_id) REFERENCES app.referrals(id) ON DELETE CASCADE
);
comment on table app.referral_nudges is 'Relance: what was said about a mobilisation that did not move, to which side, for which state.';
alter table app.referral_nudges enable row level security;
create policy said_to_the_partner_for_me on app.referral_nudges for select to fil_rouge_person
  using (((side = 'partner'::text) AND (kind = ANY (ARRAY['first-reminder'::text, 'second-reminder'::text])) AND (referral_id = ANY (( SELECT app.my_requests() AS my_requests)::uuid[]))));
create policy with_its_request on app.referral_nudges for select to fil_rouge_visitor
  using (app.sees_referral(referral_id));
grant select (referral_id, kind, at, side) on app.referral_nudges to fil_rouge_person;
grant select on app.referral_nudges to fil_rouge_visitor;

create table app.referral_states (
  code text not null,
  waits_for text,
  is_shared boolean not null,
  constraint referral_states_pkey PRIMARY KEY (code),
  constraint a_side_is_known CHECK ((waits_for = ANY (ARRAY['person'::text, 'asker'::text, 'officer'::text, 'partner'::text, 'system'::text])))
);
comment on table app.referral_states is 'State of a mobilisation: who is waited for in it (null: nobody any more), and whether it ever left the asking side.';
alter table app.referral_states enable row level security;
create policy anyone_reads on app.referral_states for select to public
  using (true);
grant select on app.referral_states to fil_rouge_guest;
grant select on app.referral_states to fil_rouge_person;
grant select on app.referral_states to fil_rouge_visitor;

create table app.referrals (
  id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  territory_id uuid,
  topic text not null,
  domain text not null,
  theme text,
  asked_by uuid,
  asking_id uuid not null,
  door_id uuid not null,
  based_on uuid,
  listed_id uuid,
  service_id uuid,
  host_id uuid,
  officer_id uuid,
  need text not null,
  shares text[] not null default '{}'::text[],
  told text not null default ''::text,
  state text not null,
  state_since timestamp with time zone not null,
  waits_for text,
  look_again_on date,
  agreed_at timestamp with time zone,
  agreed_means text,
  agreed_witness text,
  agreed_network boolean not null default false,
  refused_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  sent_at timestamp with time zone,
  seen_at timestamp with time zone,
  first_answer_at timestamp with time zone,
  accepted_at timestamp with time zone,
  offered_at timestamp with time zone,
  contact_at timestamp with time zone,
  last_news_at timestamp with time zone,
  ended_at timestamp with time zone,
  ended_side text,
  ended_reason text,
  created_at timestamp with time zone not null,
  merged_from uuid,
  constraint referrals_pkey PRIMARY KEY (id),
  constraint a_bad_end_says_whose_and_why CHECK (((state <> ALL (ARRAY['failed'::text, 'declined'::text, 'cancelled'::text, 'expired'::text])) OR ((ended_side IS NOT NULL) AND (ended_reason IS NOT NULL)))),
  constraint a_request_accepted_has_its_hour CHECK (((accepted_at IS NOT NULL) OR (state <> ALL (ARRAY['accepted'::text, 'waitlisted'::text, 'appointment-offered'::text, 'appointment-set'::text, 'in-progress'::text, 'suspended'::text, 'done'::text, 'failed'::text])))),
  constraint a_request_says_what_is_needed CHECK ((need <> ''::text)),
  constraint a_sent_request_has_its_hour CHECK (((sent_at IS NOT NULL) OR (state = ANY (ARRAY['draft'::text, 'waiting-moment'::text, 'cancelled'::text, 'entered-in-error'::text])))),
  constraint a_waited_side_is_known CHECK ((waits_for = ANY (ARRAY['person'::text, 'asker'::text, 'officer'::text, 'partner'::text, 'system'::text]))),
  constraint an_agreement_and_a_refusal_exclude_each_other CHECK (((agreed_at IS NULL) OR (refused_at IS NULL))),
  constraint an_agreement_to_ask_has_its_hour CHECK (((agreed_at IS NULL) = (agreed_means IS NULL))),
  constraint an_agreement_to_ask_says_how CHECK ((agreed_means = ANY (ARRAY['own-space'::text, 'on-screen'::text, 'paper'::text, 'spoken'::text]))),
  constraint an_ended_request_has_its_hour CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['done'::text, 'failed'::text, 'declined'::text, 'reoriented'::text, 'cancelled'::text, 'expired'::text, 'entered-in-error'::text])))),
  constraint an_ending_side_is_known CHECK ((ended_side = ANY (ARRAY['person'::text, 'asker'::text, 'officer'::text, 'partner'::text, 'system'::text]))),
  constraint nothing_leaves_before_she_agrees CHECK (((state = ANY (ARRAY['draft'::text, 'waiting-moment'::text, 'cancelled'::text, 'entered-in-error'::text])) OR (agreed_at IS NOT NULL))),
  constraint only_what_was_agreed_is_taken_back CHECK (((withdrawn_at IS NULL) OR (agreed_at IS NOT NULL))),
  constraint the_right_moment_has_a_day CHECK (((state = 'waiting-moment'::text) = (look_again_on IS NOT NULL))),
  constraint what_she_agreed_aloud_has_a_witness CHECK (((agreed_means IS DISTINCT FROM 'spoken'::text) OR (COALESCE(TRIM(BOTH FROM agreed_witness), ''::text) <> ''::text))),
  constraint whoever_is_waited_for_is_named CHECK (((waits_for IS NULL) = (ended_at IS NOT NULL))),
  constraint referrals_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint referrals_asking_id_fkey FOREIGN KEY (asking_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint referrals_based_on_fkey FOREIGN KEY (based_on) REFERENCES app.referrals(id) ON DELETE CASCADE,
  constraint referrals_domain_fkey FOREIGN KEY (domain) REFERENCES app.domains(code) ON DELETE RESTRICT,
  constraint referrals_door_id_fkey FOREIGN KEY (door_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint referrals_host_id_fkey FOREIGN KEY (host_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint referrals_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE RESTRICT,
  constraint referrals_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint referrals_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint referrals_service_id_fkey FOREIGN KEY (service_id) REFERENCES app.services(id) ON DELETE RESTRICT,
  constraint referrals_state_fkey FOREIGN KEY (state) REFERENCES app.referral_states(code) ON DELETE RESTRICT,
  constraint referrals_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT,
  constraint referrals_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.referrals is 'Mobilisation: what is asked of the network for a person, by whom, to whom, where it stands and who is waited for. Door_id: the first door, which keeps the request until another accepts it. Told: what the partner reads of her, and nothing else. Agreed_network: to whichever partner the network finds, not to one alone.';
CREATE INDEX referrals_asked_by ON app.referrals USING btree (asked_by, state_since DESC) WHERE (asked_by IS NOT NULL);
CREATE INDEX referrals_based_on ON app.referrals USING btree (based_on) WHERE (based_on IS NOT NULL);
CREATE INDEX referrals_by_chantier ON app.referrals USING btree (followed_by, state_since DESC);
CREATE INDEX referrals_kept_at_a_door ON app.referrals USING btree (door_id, state_since);
CREATE INDEX referrals_of_a_host ON app.referrals USING btree (host_id, state_since DESC) WHERE (host_id IS NOT NULL);
CREATE INDEX referrals_of_a_listed_structure ON app.referrals USING btree (listed_id) WHERE (listed_id IS NOT NULL);
CREATE INDEX referrals_of_a_person ON app.referrals USING btree (person_id, created_at DESC);
CREATE INDEX referrals_of_an_asker ON app.referrals USING btree (asked_by, state_since);
CREATE INDEX referrals_of_an_asking_structure ON app.referrals USING btree (asking_id, state_since DESC);
CREATE INDEX referrals_sent_by_territory ON app.referrals USING btree (territory_id, sent_at);
CREATE INDEX referrals_to_stir ON app.referrals USING btree (state_since) WHERE (ended_at IS NULL);
CREATE INDEX referrals_waiting_by_territory ON app.referrals USING btree (territory_id, waits_for, state_since) WHERE (ended_at IS NULL);
alter table app.referrals enable row level security;
create policy asked_by_me on app.referrals for all to fil_rouge_visitor
  using (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (followed_by IS NOT NULL)))
  with check (((asked_by = ( SELECT app.actor_id() AS actor_id)) AND (asking_id = ANY (( SELECT app.my_doors() AS my_doors)::uuid[])) AND ((person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])) OR (followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (followed_by = asking_id))));
create policy asked_by_our_door on app.referrals for select to fil_rouge_visitor
  using (((asking_id = ANY (( SELECT app.my_doors() AS my_doors)::uuid[])) AND (asking_id <> followed_by) AND (agreed_at IS NOT NULL) AND (withdrawn_at IS NULL) AND (state <> ALL (ARRAY['draft'::text, 'waiting-moment'::text, 'entered-in-error'::text]))));
create policy followed_here on app.referrals for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[]))
    WHEN 'voice'::text THEN (followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[]))
    WHEN 'notes'::text THEN (followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[]))
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    WHEN 'limits'::text THEN (followed_by = ANY (( SELECT app.at('limits'::text) AS at)::uuid[]))
    ELSE false
END);
create policy mine on app.referrals for all to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)))
  with check ((person_id = ( SELECT app.person_id() AS person_id)));
create policy of_my_link on app.referrals for all to fil_rouge_guest
  using ((id = ( SELECT app.guest_referral() AS guest_referral)))
  with check ((id = ( SELECT app.guest_referral() AS guest_referral)));
create policy queue_of_my_territory on app.referrals for all to fil_rouge_visitor
  using (((territory_id = ANY (( SELECT app.officer_territories() AS officer_territories)::uuid[])) AND (agreed_at IS NOT NULL) AND (withdrawn_at IS NULL) AND (followed_by IS NOT NULL) AND (state <> ALL (ARRAY['draft'::text, 'waiting-moment'::text, 'entered-in-error'::text]))));
create policy sent_to_us on app.referrals for all to fil_rouge_visitor
  using (((host_id = ANY (( SELECT app.my_doors() AS my_doors)::uuid[])) AND (agreed_at IS NOT NULL) AND (withdrawn_at IS NULL) AND (followed_by IS NOT NULL) AND (state <> ALL (ARRAY['draft'::text, 'waiting-moment'::text, 'entered-in-error'::text]))));
create policy shared_with_me on app.referrals for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'identity'::text THEN (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[]))
    WHEN 'voice'::text THEN (person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[]))
    WHEN 'notes'::text THEN (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[]))
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    WHEN 'limits'::text THEN (person_id = ANY (( SELECT app."with"('limits'::text) AS "with")::uuid[]))
    ELSE false
END);
create policy welcomed_here on app.referrals for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER a_request_moves_along_its_edges BEFORE UPDATE ON app.referrals FOR EACH ROW EXECUTE FUNCTION app.a_request_moves_along_its_edges();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.referrals FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER host_is_who_keeps_the_entry BEFORE INSERT OR UPDATE OF listed_id ON app.referrals FOR EACH ROW EXECUTE FUNCTION app.host_of_the_entry();
CREATE TRIGGER stands_where_asked BEFORE INSERT ON app.referrals FOR EACH ROW EXECUTE FUNCTION app.stand_where_asked();
CREATE TRIGGER what_it_opened_closes AFTER UPDATE ON app.referrals FOR EACH ROW WHEN ((((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL)) OR ((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL)))) EXECUTE FUNCTION app.close_what_a_request_opened();
grant insert (id, person_id, topic, domain, theme, asking_id, door_id, listed_id, service_id, need, shares, state, state_since, waits_for, agreed_at, agreed_means, agreed_network, created_at) on app.referrals to fil_rouge_person;
grant insert, select on app.referrals to fil_rouge_visitor;
grant select (id, person_id, followed_by, territory_id, topic, domain, theme, asked_by, asking_id, listed_id, service_id, host_id, need, shares, told, state, state_since, waits_for, sent_at, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at) on app.referrals to fil_rouge_guest;
grant select (id, person_id, topic, domain, theme, asked_by, asking_id, based_on, listed_id, service_id, host_id, officer_id, need, shares, told, state, state_since, waits_for, look_again_on, agreed_at, agreed_means, agreed_network, refused_at, withdrawn_at, sent_at, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason, created_at) on app.referrals to fil_rouge_person;
grant update (listed_id, service_id, officer_id, told, state, state_since, waits_for, look_again_on, agreed_at, agreed_means, agreed_witness, agreed_network, refused_at, sent_at, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason) on app.referrals to fil_rouge_visitor;
grant update (state, state_since, waits_for, look_again_on, agreed_at, agreed_means, agreed_network, refused_at, withdrawn_at, contact_at, last_news_at, ended_at, ended_side, ended_reason) on app.referrals to fil_rouge_person;
grant update (state, state_since, waits_for, seen_at, first_answer_at, accepted_at, offered_at, contact_at, last_news_at, ended_at, ended_side, ended_reason) on app.referrals to fil_rouge_guest;

create table app.reminders (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  due_on date not null,
  words text not null,
  for_id uuid not null,
  note_id uuid,
  done_at timestamp with time zone,
  written_by uuid not null,
  version integer not null default 1,
  constraint reminders_pkey PRIMARY KEY (id),
  constraint a_reminder_has_words CHECK ((words <> ''::text)),
  constraint reminders_for_id_fkey FOREIGN KEY (for_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint reminders_note_id_fkey FOREIGN KEY (note_id) REFERENCES app.notes(id) ON DELETE SET NULL,
  constraint reminders_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint reminders_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.reminders is 'À faire: what somebody asked to be reminded of, on a day.';
CREATE INDEX open_reminders_of_a_professional ON app.reminders USING btree (for_id, due_on) WHERE (done_at IS NULL);
CREATE INDEX reminder_of_a_note ON app.reminders USING btree (note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX reminders_of_a_person ON app.reminders USING btree (person_id);
alter table app.reminders enable row level security;
create policy followed_here on app.reminders for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.reminders for all to fil_rouge_visitor
  using (((for_id = ( SELECT app.actor_id() AS actor_id)) AND ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))));
create policy shared_with_me on app.reminders for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.reminders FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.reminders FOR EACH ROW EXECUTE FUNCTION app.keep_revision('notes');
grant insert, select, update on app.reminders to fil_rouge_visitor;

create table app.retention_notices (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  last_contact_on date not null,
  noticed_on date not null,
  erase_on date not null,
  kept_until date,
  kept_because text,
  kept_by uuid,
  constraint retention_notices_pkey PRIMARY KEY (id),
  constraint retention_notices_person_id_key UNIQUE (person_id),
  constraint a_notice_leaves_time CHECK ((erase_on > noticed_on)),
  constraint who_is_kept_longer_has_a_reason CHECK ((((kept_until IS NULL) = (kept_because IS NULL)) AND ((kept_until IS NULL) = (kept_by IS NULL)))),
  constraint retention_notices_kept_by_fkey FOREIGN KEY (kept_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint retention_notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.retention_notices is 'Préavis: whose file will be erased, on which day, unless news of her come or a purpose keeps it longer.';
CREATE INDEX notices_by_day ON app.retention_notices USING btree (erase_on);
CREATE INDEX notices_of_a_chantier ON app.retention_notices USING btree (followed_by, erase_on);
alter table app.retention_notices enable row level security;
create policy followed_here on app.retention_notices for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.retention_notices for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.retention_notices for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy welcomed_here on app.retention_notices for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
grant select on app.retention_notices to fil_rouge_person;
grant select on app.retention_notices to fil_rouge_visitor;
grant update (kept_until, kept_because, kept_by) on app.retention_notices to fil_rouge_visitor;

create table app.retention_policies (
  code text not null,
  effective_from date not null,
  purpose text not null,
  months integer not null,
  counted_from text not null,
  source text not null,
  to_verify boolean not null default false,
  applied boolean not null,
  constraint retention_policies_pkey PRIMARY KEY (code, effective_from),
  constraint a_purpose_of_keeping_is_known CHECK ((code = ANY (ARRAY['casework'::text, 'refused-rows'::text, 'journal'::text, 'esf'::text]))),
  constraint something_is_kept_for_a_while CHECK ((months > 0))
);
comment on table app.retention_policies is 'Durée de conservation: dated, with its source; those not applied say what is kept elsewhere or for ever, and why. A published line is never edited: a later one is added.';
alter table app.retention_policies enable row level security;
create policy anyone_reads on app.retention_policies for select to public
  using (true);
grant select on app.retention_policies to fil_rouge_person;
grant select on app.retention_policies to fil_rouge_visitor;

create table app.revisions (
  id bigint not null generated always as identity,
  table_name text not null,
  row_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  topic text not null,
  version integer not null,
  was jsonb not null,
  changed_at timestamp with time zone not null default now(),
  changed_by uuid,
  constraint revisions_pkey PRIMARY KEY (id)
);
comment on table app.revisions is 'Earlier versions of what is written in a file, kept by trigger.';
CREATE INDEX revisions_of_a_person ON app.revisions USING btree (person_id);
CREATE INDEX revisions_of_a_row ON app.revisions USING btree (row_id, version);
alter table app.revisions enable row level security;
create policy followed_here on app.revisions for select to fil_rouge_visitor
  using (
CASE topic
    WHEN 'presence'::text THEN ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))
    WHEN 'identity'::text THEN ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('identity'::text) AS "with")::uuid[])))
    WHEN 'voice'::text THEN ((followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[])))
    WHEN 'notes'::text THEN ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
    WHEN 'housing'::text THEN ((followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[])))
    WHEN 'work'::text THEN ((followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[])))
    WHEN 'rights'::text THEN ((followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[])))
    WHEN 'life'::text THEN ((followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[])))
    WHEN 'health'::text THEN ((followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[])))
    WHEN 'justice'::text THEN ((followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[])))
    WHEN 'debts'::text THEN ((followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[])) OR (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[])))
    ELSE false
END);
grant select on app.revisions to fil_rouge_visitor;

create table app.rights_requests (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  kind text not null,
  about text,
  words text not null default ''::text,
  language text not null default 'fr'::text,
  asked_on date not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  due_on date not null,
  state text not null default 'asked'::text,
  taken_at timestamp with time zone,
  taken_by uuid,
  extended_at timestamp with time zone,
  extended_by uuid,
  extension_reason text,
  answered_at timestamp with time zone,
  answered_by uuid,
  answer text,
  merged_through uuid[] not null default '{}'::uuid[],
  constraint rights_requests_pkey PRIMARY KEY (id),
  constraint a_correction_says_what CHECK (((kind <> 'correction'::text) OR (TRIM(BOTH FROM words) <> ''::text))),
  constraint a_request_is_about_a_known_part CHECK ((about = ANY (ARRAY['thread'::text, 'coming'::text, 'contract'::text, 'team'::text, 'looks'::text, 'other'::text]))),
  constraint a_request_kind_is_known CHECK ((kind = ANY (ARRAY['access'::text, 'correction'::text, 'erasure'::text, 'objection'::text]))),
  constraint a_request_state_is_known CHECK ((state = ANY (ARRAY['asked'::text, 'taken'::text, 'extended'::text, 'done'::text, 'refused'::text]))),
  constraint a_request_taken_says_by_whom CHECK (((taken_at IS NULL) = (taken_by IS NULL))),
  constraint an_answer_says_by_whom_and_what CHECK ((((state = ANY (ARRAY['done'::text, 'refused'::text])) = (answered_at IS NOT NULL)) AND ((answered_at IS NULL) = (answered_by IS NULL)) AND ((answered_at IS NULL) = (COALESCE(TRIM(BOTH FROM answer), ''::text) = ''::text)))),
  constraint an_extension_says_by_whom_and_why CHECK ((((extended_at IS NULL) = (extended_by IS NULL)) AND ((extended_at IS NULL) = (COALESCE(TRIM(BOTH FROM extension_reason), ''::text) = ''::text)))),
  constraint the_law_gives_a_month_and_two_more CHECK ((due_on = ((asked_on +
CASE
    WHEN (extended_at IS NULL) THEN '1 mon'::interval
    ELSE '3 mons'::interval
END))::date)),
  constraint rights_requests_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint rights_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint rights_requests_extended_by_fkey FOREIGN KEY (extended_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint rights_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint rights_requests_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.rights_requests is 'Demande: a right a person uses on what is kept about her, with the day by which the law wants an answer.';
CREATE INDEX requests_of_a_person ON app.rights_requests USING btree (person_id, asked_at DESC);
CREATE INDEX requests_that_wait ON app.rights_requests USING btree (followed_by, due_on) WHERE (answered_at IS NULL);
CREATE INDEX requests_that_wait_of_a_person ON app.rights_requests USING btree (person_id) WHERE (answered_at IS NULL);
alter table app.rights_requests enable row level security;
create policy followed_here on app.rights_requests for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy mine on app.rights_requests for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_ask on app.rights_requests for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (asked_by IS NULL) AND (state = 'asked'::text)));
create policy shared_with_me on app.rights_requests for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy welcomed_here on app.rights_requests for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.welcoming() AS welcoming)::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.rights_requests FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
grant insert (id, person_id, kind, about, words, language, asked_on, asked_at, due_on) on app.rights_requests to fil_rouge_person;
grant insert, select on app.rights_requests to fil_rouge_visitor;
grant select (id, person_id, kind, about, words, language, asked_on, asked_at, asked_by, due_on, state, extended_at, extension_reason, answered_at, answer) on app.rights_requests to fil_rouge_person;
grant update (due_on, state, taken_at, taken_by, extended_at, extended_by, extension_reason, answered_at, answered_by, answer) on app.rights_requests to fil_rouge_visitor;

create table app.role_topics (
  role text not null,
  topic text not null,
  constraint role_topics_pkey PRIMARY KEY (role, topic),
  constraint role_topics_role_fkey FOREIGN KEY (role) REFERENCES app.roles(code) ON DELETE RESTRICT,
  constraint role_topics_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.role_topics is 'What a role reads of the files within its reach. Justice is nobody''s by role: it takes being the lead or the justice referent.';
alter table app.role_topics enable row level security;
create policy anyone_reads on app.role_topics for select to public
  using (true);
grant select on app.role_topics to fil_rouge_doorkeeper;
grant select on app.role_topics to fil_rouge_visitor;

create table app.roles (
  code text not null,
  reach text not null,
  constraint roles_pkey PRIMARY KEY (code),
  constraint a_reach_is_known CHECK ((reach = ANY (ARRAY['structure'::text, 'territory'::text, 'none'::text])))
);
comment on table app.roles is 'Roles a professional may hold in a structure, and how far each reaches.';
alter table app.roles enable row level security;
create policy anyone_reads on app.roles for select to public
  using (true);
grant select on app.roles to fil_rouge_doorkeeper;
grant select on app.roles to fil_rouge_visitor;

create table app.sealing_keys (
  id text not null,
  first_used_at timestamp with time zone not null default now(),
  constraint sealing_keys_pkey PRIMARY KEY (id),
  constraint a_key_is_known_by_a_part_of_its_hash CHECK ((id ~ '^[0-9a-f]{16}$'::text))
);
comment on table app.sealing_keys is 'Which keys the sealed values of this database ask for: a part of their hash. The keys themselves are kept elsewhere.';
alter table app.sealing_keys enable row level security;
create policy doorkeeper_reads on app.sealing_keys for select to fil_rouge_doorkeeper
  using (true);
grant select on app.sealing_keys to fil_rouge_doorkeeper;

create table app.search_words (
  word text not null,
  stem text not null,
  constraint search_words_pkey PRIMARY KEY (word)
);
comment on table app.search_words is 'Words of the names, themes and communes of the directory, and their stem: what a word typed with a fault is compared with.';
CREATE INDEX search_words_by_beginning ON app.search_words USING btree (word text_pattern_ops);
CREATE INDEX search_words_by_shape ON app.search_words USING gin (word public.gin_trgm_ops);
CREATE INDEX search_words_by_stem ON app.search_words USING btree (stem);
alter table app.search_words enable row level security;
create policy anyone_reads on app.search_words for select to public
  using (true);
grant select on app.search_words to fil_rouge_doorkeeper;
grant select on app.search_words to fil_rouge_visitor;

create table app.services (
  id uuid not null default gen_random_uuid(),
  listed_id uuid not null,
  source text not null default 'fil-rouge'::text,
  source_id text,
  name text not null,
  description text not null default ''::text,
  kind text,
  themes text[] not null default '{}'::text[],
  publics text[] not null default '{}'::text[],
  publics_note text,
  access_conditions text,
  fee text,
  fee_note text,
  reception_modes text[] not null default '{}'::text[],
  contact_modes text[] not null default '{}'::text[],
  open_to text[] not null default '{}'::text[],
  contact_note text,
  contact_link text,
  contact_name text,
  phone text,
  email text,
  address text,
  address_more text,
  postcode text,
  commune text,
  commune_code text,
  latitude double precision,
  longitude double precision,
  area text[] not null default '{}'::text[],
  hours text,
  weekly_hours double precision,
  weeks integer,
  source_link text,
  source_date date,
  territory_id uuid,
  languages text[] not null default '{}'::text[],
  places_total integer,
  places_free integer,
  places_on date,
  places_by uuid,
  common_law boolean,
  inside_note text,
  owner_id uuid,
  vouched_on date,
  vouched_by uuid,
  audience text not null default 'public'::text,
  is_sensitive boolean not null default false,
  local_fields text[] not null default '{}'::text[],
  closed_on date,
  created_at timestamp with time zone not null default now(),
  created_by uuid,
  version integer not null default 1,
  search tsvector,
  at_latitude double precision,
  at_longitude double precision,
  at_square integer,
  marks bit(192),
  constraint services_pkey PRIMARY KEY (id),
  constraint a_fee_is_known CHECK ((fee = ANY (ARRAY['gratuit'::text, 'payant'::text]))),
  constraint a_service_audience_is_known CHECK ((audience = ANY (ARRAY['public'::text, 'professionals'::text]))),
  constraint a_service_has_a_name CHECK ((TRIM(BOTH FROM name) <> ''::text)),
  constraint a_service_kind_is_known CHECK ((kind = ANY (ARRAY['accompagnement'::text, 'aide-financiere'::text, 'aide-materielle'::text, 'atelier'::text, 'formation'::text, 'information'::text]))),
  constraint a_service_lasts_some_weeks CHECK ((weeks >= 1)),
  constraint a_service_latitude_is_on_earth CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint a_service_longitude_is_on_earth CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision))),
  constraint a_vouched_service_says_by_whom CHECK (((vouched_by IS NULL) OR (vouched_on IS NOT NULL))),
  constraint free_places_are_counted CHECK ((places_free >= 0)),
  constraint free_places_have_their_day CHECK (((places_free IS NULL) = (places_on IS NULL))),
  constraint places_are_counted CHECK ((places_total >= 0)),
  constraint weekly_hours_are_not_negative CHECK ((weekly_hours >= (0)::double precision)),
  constraint services_created_by_fkey FOREIGN KEY (created_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint services_listed_id_fkey FOREIGN KEY (listed_id) REFERENCES app.directory_structures(id) ON DELETE CASCADE,
  constraint services_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint services_places_by_fkey FOREIGN KEY (places_by) REFERENCES app.professionals(id) ON DELETE SET NULL,
  constraint services_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE SET NULL,
  constraint services_vouched_by_fkey FOREIGN KEY (vouched_by) REFERENCES app.professionals(id) ON DELETE SET NULL
);
comment on table app.services is 'Service: what a structure offers, to whom, how to ask for it; with the places free and the day that was said. Common_law: droit commun or not, null when nobody said.';
CREATE UNIQUE INDEX one_service_per_source ON app.services USING btree (source, source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX open_services_of_a_source ON app.services USING btree (source, id) WHERE ((audience = 'public'::text) AND (closed_on IS NULL));
CREATE INDEX services_around ON app.services USING btree (at_square) INCLUDE (marks, at_latitude, at_longitude, vouched_on, source_date, places_free, places_on, owner_id, id, listed_id) WHERE (closed_on IS NULL);
CREATE INDEX services_by_owner ON app.services USING btree (owner_id) WHERE (owner_id IS NOT NULL);
CREATE INDEX services_by_territory ON app.services USING btree (territory_id, vouched_on) WHERE (closed_on IS NULL);
CREATE INDEX services_by_what_is_said ON app.services USING gin (search) WITH (fastupdate=off) WHERE (closed_on IS NULL);
CREATE INDEX services_of_a_listed_structure ON app.services USING btree (listed_id);
CREATE INDEX services_of_a_territory_by_age ON app.services USING btree (territory_id, GREATEST(vouched_on, source_date)) WHERE (closed_on IS NULL);
alter table app.services enable row level security;
create policy anyone_who_came_in_reads on app.services for select to fil_rouge_visitor
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy kept_by_me on app.services for update to fil_rouge_visitor
  using (((owner_id = ( SELECT app.actor_id() AS actor_id)) OR app.keeps_listed(listed_id)))
  with check (true);
create policy of_my_link on app.services for select to fil_rouge_guest
  using ((id = ( SELECT COALESCE(( SELECT r.service_id
           FROM app.referrals r
          WHERE (r.id = app.guest_referral())), ( SELECT a.service_id
           FROM app.capacity_asks a
          WHERE (a.id = app.guest_ask()))) AS "coalesce")));
create policy of_my_link_places on app.services for update to fil_rouge_guest
  using ((id = ( SELECT COALESCE(( SELECT r.service_id
           FROM app.referrals r
          WHERE (r.id = app.guest_referral())), ( SELECT a.service_id
           FROM app.capacity_asks a
          WHERE (a.id = app.guest_ask()))) AS "coalesce")));
create policy open_to_everybody_erson on app.services for select to fil_rouge_person
  using (((audience = 'public'::text) AND (closed_on IS NULL)));
create policy open_to_everybody_oorkeeper on app.services for select to fil_rouge_doorkeeper
  using (((audience = 'public'::text) AND (closed_on IS NULL)));
create policy written_here on app.services for insert to fil_rouge_visitor
  with check (((source = 'fil-rouge'::text) AND (created_by = ( SELECT app.actor_id() AS actor_id)) AND app.keeps_listed(listed_id)));
CREATE TRIGGER changed_words_are_learnt AFTER UPDATE ON app.services REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.learn_from_rows();
CREATE TRIGGER keeps_what_the_source_said AFTER UPDATE OF local_fields ON app.services FOR EACH ROW WHEN (((old.source_id IS NOT NULL) AND (old.local_fields IS DISTINCT FROM new.local_fields))) EXECUTE FUNCTION app.keep_what_the_source_said();
CREATE TRIGGER new_words_are_learnt AFTER INSERT ON app.services REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.learn_from_rows();
CREATE TRIGGER stands_in_a_territory BEFORE INSERT OR UPDATE OF commune_code ON app.services FOR EACH ROW EXECUTE FUNCTION app.stand_in_a_territory();
CREATE TRIGGER tells_what_it_is BEFORE INSERT OR UPDATE ON app.services FOR EACH ROW EXECUTE FUNCTION app.say_what_a_service_is();
CREATE TRIGGER tells_where_it_is BEFORE INSERT OR UPDATE ON app.services FOR EACH ROW EXECUTE FUNCTION app.say_where_a_service_is();
grant insert, select, update on app.services to fil_rouge_visitor;
grant select (id, listed_id, name, places_free, places_on) on app.services to fil_rouge_guest;
grant select (id, listed_id, source, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, source_date, territory_id, languages, vouched_on, audience, closed_on, search) on app.services to fil_rouge_person;
grant select (id, listed_id, source, source_id, name, description, kind, themes, publics, publics_note, access_conditions, fee, fee_note, reception_modes, contact_modes, open_to, contact_note, contact_link, phone, email, address, address_more, postcode, commune, commune_code, latitude, longitude, area, hours, weekly_hours, weeks, source_link, source_date, territory_id, languages, vouched_on, audience, closed_on, created_at, search) on app.services to fil_rouge_doorkeeper;
grant update (places_free, places_on) on app.services to fil_rouge_guest;

create table app.sessions (
  token_hash bytea not null,
  id uuid not null default gen_random_uuid(),
  professional_id uuid not null,
  opened_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  locked_at timestamp with time zone,
  revoked_at timestamp with time zone,
  by_means text not null,
  device text,
  proved_at timestamp with time zone,
  openid_hint text,
  constraint sessions_pkey PRIMARY KEY (token_hash),
  constraint sessions_id_key UNIQUE (id),
  constraint a_session_says_how CHECK ((by_means = ANY (ARRAY['password'::text, 'passkey'::text, 'openid'::text, 'persona'::text, 'first-link'::text]))),
  constraint sessions_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE
);
comment on table app.sessions is 'Open doors: only the hash of the token is kept.';
comment on column app.sessions.proved_at is 'When a password, a key or the identity provider last proved who this is.';
comment on column app.sessions.openid_hint is 'What the identity provider asks for to close its own session.';
CREATE INDEX sessions_of_a_professional ON app.sessions USING btree (professional_id) WHERE (revoked_at IS NULL);
alter table app.sessions enable row level security;
create policy doorkeeper_keeps on app.sessions for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
grant delete, insert, select, update on app.sessions to fil_rouge_doorkeeper;

create table app.signing_keys (
  id text not null,
  public_key text not null,
  first_used_at timestamp with time zone not null default now(),
  constraint signing_keys_pkey PRIMARY KEY (id)
);
comment on table app.signing_keys is 'Public keys that signed the copies of agreements; former ones stay, so that a copy given years ago can still be checked.';
alter table app.signing_keys enable row level security;
create policy anyone_reads on app.signing_keys for select to public
  using (true);
grant select on app.signing_keys to fil_rouge_doorkeeper;
grant select on app.signing_keys to fil_rouge_visitor;

create table app.situation_codes (
  code text not null,
  lane text not null,
  line text not null,
  topic text not null,
  strength integer not null,
  constraint situation_codes_pkey PRIMARY KEY (code),
  constraint a_lane_is_known CHECK ((lane = ANY (ARRAY['housing'::text, 'work'::text, 'resources'::text, 'health-cover'::text, 'health-care'::text, 'rights'::text, 'justice'::text, 'language'::text, 'mobility'::text, 'debts'::text]))),
  constraint a_strength_goes_from_0_to_4 CHECK (((strength >= 0) AND (strength <= 4))),
  constraint situation_codes_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.situation_codes is 'Every situation a fact may state, its lane, the line in which it excludes others, and its topic.';
alter table app.situation_codes enable row level security;
create policy anyone_reads on app.situation_codes for select to public
  using (true);
grant select on app.situation_codes to fil_rouge_visitor;

create table app.situations (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  lane text not null,
  line text not null,
  topic text not null,
  answer text not null default 'known'::text,
  code text,
  starts_on date not null,
  ends_on date,
  due_on date,
  weekly_hours numeric(4,1),
  place text,
  known_how text not null,
  written_by uuid,
  written_at timestamp with time zone not null default now(),
  struck_at timestamp with time zone,
  struck_by uuid,
  version integer not null default 1,
  constraint situations_pkey PRIMARY KEY (id),
  constraint situations_of_one_line_do_not_overlap EXCLUDE USING gist (person_id WITH =, line WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&) WHERE ((struck_at IS NULL)),
  constraint a_due_date_follows_the_start CHECK (((due_on IS NULL) OR (due_on >= starts_on))),
  constraint a_fact_says_how_it_is_known CHECK ((known_how = ANY (ARRAY['declared'::text, 'proof-seen'::text, 'told-by-partner'::text]))),
  constraint a_known_situation_has_its_code CHECK (((answer = 'known'::text) = (code IS NOT NULL))),
  constraint a_situation_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on > starts_on))),
  constraint a_struck_fact_says_who CHECK (((struck_at IS NULL) OR (struck_by IS NOT NULL))),
  constraint an_answer_is_known_refused_unknown_or_not_asked CHECK ((answer = ANY (ARRAY['known'::text, 'refused'::text, 'unknown'::text, 'not-asked'::text]))),
  constraint weekly_hours_fit_a_week CHECK (((weekly_hours >= (0)::numeric) AND (weekly_hours <= (60)::numeric))),
  constraint situations_code_fkey FOREIGN KEY (code) REFERENCES app.situation_codes(code) ON DELETE RESTRICT,
  constraint situations_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint situations_struck_by_fkey FOREIGN KEY (struck_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint situations_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT,
  constraint situations_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.situations is 'Situation: a dated fact in one lane, [start, end), with how it is known and who wrote it; due_on is the end a title or a contract announces.';
CREATE INDEX due_dates_by_chantier ON app.situations USING btree (followed_by, due_on) WHERE ((due_on IS NOT NULL) AND (struck_at IS NULL) AND (ends_on IS NULL));
CREATE INDEX due_dates_of_a_person ON app.situations USING btree (person_id, due_on) WHERE ((due_on IS NOT NULL) AND (struck_at IS NULL) AND (ends_on IS NULL));
CREATE INDEX situations_of_a_person ON app.situations USING btree (person_id, lane, starts_on);
alter table app.situations enable row level security;
create policy followed_here on app.situations for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'housing'::text THEN (followed_by = ANY (( SELECT app.at('housing'::text) AS at)::uuid[]))
    WHEN 'work'::text THEN (followed_by = ANY (( SELECT app.at('work'::text) AS at)::uuid[]))
    WHEN 'rights'::text THEN (followed_by = ANY (( SELECT app.at('rights'::text) AS at)::uuid[]))
    WHEN 'life'::text THEN (followed_by = ANY (( SELECT app.at('life'::text) AS at)::uuid[]))
    WHEN 'health'::text THEN (followed_by = ANY (( SELECT app.at('health'::text) AS at)::uuid[]))
    WHEN 'justice'::text THEN (followed_by = ANY (( SELECT app.at('justice'::text) AS at)::uuid[]))
    WHEN 'debts'::text THEN (followed_by = ANY (( SELECT app.at('debts'::text) AS at)::uuid[]))
    ELSE false
END);
create policy mine on app.situations for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.situations for all to fil_rouge_visitor
  using (
CASE topic
    WHEN 'housing'::text THEN (person_id = ANY (( SELECT app."with"('housing'::text) AS "with")::uuid[]))
    WHEN 'work'::text THEN (person_id = ANY (( SELECT app."with"('work'::text) AS "with")::uuid[]))
    WHEN 'rights'::text THEN (person_id = ANY (( SELECT app."with"('rights'::text) AS "with")::uuid[]))
    WHEN 'life'::text THEN (person_id = ANY (( SELECT app."with"('life'::text) AS "with")::uuid[]))
    WHEN 'health'::text THEN (person_id = ANY (( SELECT app."with"('health'::text) AS "with")::uuid[]))
    WHEN 'justice'::text THEN (person_id = ANY (( SELECT app."with"('justice'::text) AS "with")::uuid[]))
    WHEN 'debts'::text THEN (person_id = ANY (( SELECT app."with"('debts'::text) AS "with")::uuid[]))
    ELSE false
END);
CREATE TRIGGER a_fact_has_the_lane_of_its_code BEFORE INSERT OR UPDATE OF code, lane, line ON app.situations FOR EACH ROW EXECUTE FUNCTION app.situation_topic();
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.situations FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.situations FOR EACH ROW EXECUTE FUNCTION app.keep_revision();
grant insert, select, update on app.situations to fil_rouge_visitor;
grant select (id, person_id, lane, line, answer, code, starts_on, ends_on, due_on, struck_at) on app.situations to fil_rouge_person;

create table app.stages (
  id uuid not null default gen_random_uuid(),
  journey_id uuid not null,
  person_id uuid not null,
  followed_by uuid,
  stage text not null,
  chantier_id uuid not null,
  starts_on date not null,
  ends_on date,
  version integer not null default 1,
  constraint stages_pkey PRIMARY KEY (id),
  constraint stages_of_one_journey_do_not_overlap EXCLUDE USING gist (journey_id WITH =, daterange(starts_on, ends_on, '[)'::text) WITH &&),
  constraint a_stage_ends_after_it_starts CHECK (((ends_on IS NULL) OR (ends_on >= starts_on))),
  constraint a_stage_is_known CHECK ((stage = ANY (ARRAY['first-hours'::text, 'cddi'::text, 'year-after'::text]))),
  constraint stages_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint stages_journey_id_fkey FOREIGN KEY (journey_id) REFERENCES app.journeys(id) ON DELETE CASCADE,
  constraint stages_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.stages is 'Étape: premières heures, CDDI, year after; each in one chantier, [start, end).';
CREATE UNIQUE INDEX one_current_stage_per_journey ON app.stages USING btree (journey_id) WHERE (ends_on IS NULL);
CREATE INDEX stages_in_a_chantier ON app.stages USING btree (chantier_id, stage) WHERE (ends_on IS NULL);
CREATE INDEX stages_of_a_person ON app.stages USING btree (person_id);
alter table app.stages enable row level security;
create policy followed_here on app.stages for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('presence'::text) AS at)::uuid[])))
  with check ((followed_by = ANY (( SELECT app.at('identity'::text) AS at)::uuid[])));
create policy mine on app.stages for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy shared_with_me on app.stages for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('presence'::text) AS "with")::uuid[])))
  with check ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.stages FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.stages FOR EACH ROW EXECUTE FUNCTION app.keep_revision('presence');
grant insert, select, update on app.stages to fil_rouge_visitor;
grant select (id, journey_id, person_id, stage, chantier_id, starts_on, ends_on) on app.stages to fil_rouge_person;

create table app.strengths (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  words text not null,
  said_by text not null,
  noted_on date not null,
  ended_on date,
  written_by uuid,
  version integer not null default 1,
  constraint strengths_pkey PRIMARY KEY (id),
  constraint a_strength_has_words CHECK ((words <> ''::text)),
  constraint a_strength_says_by_whom CHECK ((said_by = ANY (ARRAY['person'::text, 'professional'::text]))),
  constraint strengths_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint strengths_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.strengths is 'Atout: what the person can lean on.';
CREATE INDEX strengths_of_a_person ON app.strengths USING btree (person_id, noted_on DESC);
alter table app.strengths enable row level security;
create policy followed_here on app.strengths for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[])));
create policy shared_with_me on app.strengths for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.strengths FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.strengths FOR EACH ROW EXECUTE FUNCTION app.keep_revision('voice');
grant insert, select, update on app.strengths to fil_rouge_visitor;

create table app.structures (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  name text not null,
  siret text,
  territory_id uuid,
  commune text,
  opened_on date not null,
  closed_on date,
  constraint structures_pkey PRIMARY KEY (id),
  constraint a_siret_is_14_digits CHECK ((siret ~ '^\d{14}$'::text)),
  constraint a_structure_has_a_name CHECK ((name <> ''::text)),
  constraint a_structure_kind_is_known CHECK ((kind = ANY (ARRAY['chantier'::text, 'coordination'::text, 'partner'::text, 'national'::text, 'board'::text]))),
  constraint what_serves_a_territory_has_one CHECK (((kind <> ALL (ARRAY['chantier'::text, 'coordination'::text, 'board'::text])) OR (territory_id IS NOT NULL))),
  constraint structures_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE RESTRICT
);
comment on table app.structures is 'Structure: a chantier (ACI), a local coordination, a partner organisation, or the national association.';
CREATE UNIQUE INDEX one_structure_per_siret ON app.structures USING btree (siret) WHERE (siret IS NOT NULL);
CREATE INDEX structures_by_territory ON app.structures USING btree (territory_id, kind);
alter table app.structures enable row level security;
create policy administrators_change on app.structures for update to fil_rouge_visitor
  using (( SELECT app.administers() AS administers))
  with check (( SELECT app.administers() AS administers));
create policy administrators_open on app.structures for insert to fil_rouge_visitor
  with check (( SELECT app.administers() AS administers));
create policy anyone_in_her_space_reads on app.structures for select to fil_rouge_person
  using ((( SELECT app.person_id() AS person_id) IS NOT NULL));
create policy anyone_who_came_in_reads on app.structures for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy doorkeeper_founds on app.structures for insert to fil_rouge_doorkeeper
  with check ((kind = 'national'::text));
create policy doorkeeper_reads on app.structures for select to fil_rouge_doorkeeper
  using (true);
grant insert (kind, name, opened_on) on app.structures to fil_rouge_doorkeeper;
grant insert (kind, name, siret, territory_id, commune, opened_on) on app.structures to fil_rouge_visitor;
grant select (id, name) on app.structures to fil_rouge_person;
grant select on app.structures to fil_rouge_doorkeeper;
grant select on app.structures to fil_rouge_visitor;
grant update (name, siret, commune, closed_on) on app.structures to fil_rouge_visitor;

create table app.territories (
  id uuid not null default gen_random_uuid(),
  name text not null,
  opened_on date not null,
  closed_on date,
  constraint territories_pkey PRIMARY KEY (id),
  constraint territories_name_key UNIQUE (name),
  constraint a_territory_closes_after_it_opens CHECK (((closed_on IS NULL) OR (closed_on >= opened_on)))
);
comment on table app.territories is 'Territoire : where a local coordination shares its partnership officers between chantiers.';
alter table app.territories enable row level security;
create policy administrators_change on app.territories for update to fil_rouge_visitor
  using (( SELECT app.administers() AS administers))
  with check (( SELECT app.administers() AS administers));
create policy administrators_open on app.territories for insert to fil_rouge_visitor
  with check (( SELECT app.administers() AS administers));
create policy anyone_who_came_in_reads on app.territories for select to public
  using ((( SELECT app.actor_id() AS actor_id) IS NOT NULL));
create policy doorkeeper_reads on app.territories for select to fil_rouge_doorkeeper
  using (true);
grant insert (name, opened_on) on app.territories to fil_rouge_visitor;
grant select on app.territories to fil_rouge_doorkeeper;
grant select on app.territories to fil_rouge_visitor;
grant update (name, closed_on) on app.territories to fil_rouge_visitor;

create table app.territory_areas (
  territory_id uuid not null,
  code text not null,
  constraint territory_areas_pkey PRIMARY KEY (territory_id, code),
  constraint an_area_is_a_commune_or_a_department CHECK ((code ~ '^(\w{5}|\w{2,3})$'::text)),
  constraint territory_areas_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES app.territories(id) ON DELETE CASCADE
);
comment on table app.territory_areas is 'Périmètre: the communes or departments (COG codes) that a territory covers.';
CREATE INDEX territories_of_an_area ON app.territory_areas USING btree (code);
alter table app.territory_areas enable row level security;
create policy anyone_reads on app.territory_areas for select to public
  using (true);
create policy drawn_by_administrators on app.territory_areas for all to fil_rouge_visitor
  using (( SELECT app.administers() AS administers))
  with check (( SELECT app.administers() AS administers));
CREATE TRIGGER entries_stand_again AFTER INSERT ON app.territory_areas REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.stand_again();
CREATE TRIGGER entries_stand_elsewhere AFTER DELETE ON app.territory_areas REFERENCING OLD TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION app.stand_again();
grant delete, insert, select on app.territory_areas to fil_rouge_visitor;

create table app.topics (
  code text not null,
  means text not null,
  constraint topics_pkey PRIMARY KEY (code)
);
comment on table app.topics is 'Topics a file is cut into; each row about a person belongs to one.';
alter table app.topics enable row level security;
create policy anyone_reads on app.topics for select to public
  using (true);
grant select on app.topics to fil_rouge_doorkeeper;
grant select on app.topics to fil_rouge_visitor;

create table app.watched_readings (
  id uuid not null default gen_random_uuid(),
  rule text not null,
  actor_id uuid not null,
  person_id uuid,
  chantier_id uuid not null,
  hour timestamp with time zone not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  measured integer not null,
  threshold integer not null,
  found_at timestamp with time zone not null,
  decision text,
  words text,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint watched_readings_pkey PRIMARY KEY (id),
  constraint a_reading_is_brought_once UNIQUE NULLS NOT DISTINCT (rule, actor_id, person_id, hour),
  constraint a_watch_decision_is_known CHECK ((decision = ANY (ARRAY['normal'::text, 'to-clarify'::text]))),
  constraint a_watch_decision_says_who CHECK ((((decision IS NULL) = (decided_at IS NULL)) AND ((decision IS NULL) = (decided_by IS NULL)))),
  constraint a_watch_rule_is_known CHECK ((rule = ANY (ARRAY['under-emergency'::text, 'many-files'::text, 'no-longer-in-team'::text, 'at-night'::text, 'same-file-again'::text]))),
  constraint nobody_judges_her_own_readings CHECK ((decided_by IS DISTINCT FROM actor_id)),
  constraint what_is_to_clarify_is_written CHECK (((decision IS DISTINCT FROM 'to-clarify'::text) OR (TRIM(BOTH FROM COALESCE(words, ''::text)) <> ''::text))),
  constraint watched_readings_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint watched_readings_chantier_id_fkey FOREIGN KEY (chantier_id) REFERENCES app.structures(id) ON DELETE RESTRICT,
  constraint watched_readings_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES app.professionals(id) ON DELETE RESTRICT,
  constraint watched_readings_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE
);
comment on table app.watched_readings is 'Lecture à regarder: who read, when, by which rule it was noticed, and what the coordination said of it; never what was read.';
CREATE INDEX watched_in_a_chantier ON app.watched_readings USING btree (chantier_id, hour DESC);
CREATE INDEX watched_of_a_person ON app.watched_readings USING btree (person_id) WHERE (person_id IS NOT NULL);
alter table app.watched_readings enable row level security;
create policy brought_to_the_coordination on app.watched_readings for all to fil_rouge_visitor
  using ((chantier_id = ANY (( SELECT app.watched_chantiers() AS watched_chantiers)::uuid[])))
  with check (((chantier_id = ANY (( SELECT app.watched_chantiers() AS watched_chantiers)::uuid[])) AND (decided_by = ( SELECT app.actor_id() AS actor_id))));
create policy doorkeeper_brings on app.watched_readings for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
create policy protected_leaves_no_trace on app.watched_readings as restrictive for all to fil_rouge_visitor
  using (((person_id IS NULL) OR (person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[]))));
grant insert, select on app.watched_readings to fil_rouge_doorkeeper;
grant select on app.watched_readings to fil_rouge_visitor;
grant update (decision, words, decided_at, decided_by) on app.watched_readings to fil_rouge_visitor;

create table app.wishes (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  followed_by uuid,
  said_on date not null,
  words text not null,
  language text not null default 'fr'::text,
  written_by uuid,
  version integer not null default 1,
  constraint wishes_pkey PRIMARY KEY (id),
  constraint a_wish_has_words CHECK ((words <> ''::text)),
  constraint wishes_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint wishes_written_by_fkey FOREIGN KEY (written_by) REFERENCES app.professionals(id) ON DELETE RESTRICT
);
comment on table app.wishes is 'What the person wants, in her words.';
CREATE INDEX wishes_of_a_person ON app.wishes USING btree (person_id, said_on DESC);
alter table app.wishes enable row level security;
create policy followed_here on app.wishes for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('voice'::text) AS at)::uuid[])));
create policy mine on app.wishes for select to fil_rouge_person
  using ((person_id = ( SELECT app.person_id() AS person_id)));
create policy mine_to_say on app.wishes for insert to fil_rouge_person
  with check (((person_id = ( SELECT app.person_id() AS person_id)) AND (written_by IS NULL)));
create policy shared_with_me on app.wishes for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('voice'::text) AS "with")::uuid[])));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.wishes FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER revisions_are_kept BEFORE UPDATE ON app.wishes FOR EACH ROW EXECUTE FUNCTION app.keep_revision('voice');
grant insert (id, person_id, said_on, words, language) on app.wishes to fil_rouge_person;
grant insert, select, update on app.wishes to fil_rouge_visitor;
grant select (id, person_id, said_on, words, language) on app.wishes to fil_rouge_person;

create table app.withdrawal_notices (
  id uuid not null default gen_random_uuid(),
  consent_id uuid,
  person_id uuid not null,
  followed_by uuid,
  professional_id uuid not null,
  topic text not null,
  readings integer not null,
  copies integer not null,
  told_at timestamp with time zone not null,
  mailed_at timestamp with time zone,
  erased_at timestamp with time zone,
  merged_from uuid,
  share_id uuid,
  constraint withdrawal_notices_pkey PRIMARY KEY (id),
  constraint one_notice_per_reader UNIQUE (consent_id, professional_id),
  constraint one_notice_per_viewer UNIQUE (share_id, professional_id),
  constraint a_notice_is_of_an_agreement_or_of_a_document CHECK (((consent_id IS NULL) <> (share_id IS NULL))),
  constraint withdrawal_notices_consent_id_fkey FOREIGN KEY (consent_id) REFERENCES app.consents(id) ON DELETE CASCADE,
  constraint withdrawal_notices_person_id_fkey FOREIGN KEY (person_id) REFERENCES app.people(id) ON DELETE CASCADE,
  constraint withdrawal_notices_professional_id_fkey FOREIGN KEY (professional_id) REFERENCES app.professionals(id) ON DELETE CASCADE,
  constraint withdrawal_notices_share_id_fkey FOREIGN KEY (share_id) REFERENCES app.document_shares(id) ON DELETE CASCADE,
  constraint withdrawal_notices_topic_fkey FOREIGN KEY (topic) REFERENCES app.topics(code) ON DELETE RESTRICT
);
comment on table app.withdrawal_notices is 'Avis de reprise: each reader of an agreement taken back is told, with what already left; she says when her copies are erased.';
CREATE INDEX notices_of_a_person ON app.withdrawal_notices USING btree (person_id, told_at DESC);
CREATE INDEX notices_of_a_reader ON app.withdrawal_notices USING btree (professional_id, told_at DESC) WHERE (erased_at IS NULL);
alter table app.withdrawal_notices enable row level security;
create policy doorkeeper_mails on app.withdrawal_notices for all to fil_rouge_doorkeeper
  using (true)
  with check (true);
create policy followed_here on app.withdrawal_notices for all to fil_rouge_visitor
  using ((followed_by = ANY (( SELECT app.at('notes'::text) AS at)::uuid[])));
create policy protected_leaves_no_trace on app.withdrawal_notices as restrictive for select to fil_rouge_visitor
  using ((person_id <> ALL (( SELECT app.out_of_sight() AS out_of_sight)::uuid[])));
create policy shared_with_me on app.withdrawal_notices for all to fil_rouge_visitor
  using ((person_id = ANY (( SELECT app."with"('notes'::text) AS "with")::uuid[])));
create policy told_to_me on app.withdrawal_notices for all to fil_rouge_visitor
  using ((professional_id = ( SELECT app.actor_id() AS actor_id)))
  with check ((professional_id = ( SELECT app.actor_id() AS actor_id)));
CREATE TRIGGER followed_like_the_person BEFORE INSERT ON app.withdrawal_notices FOR EACH ROW EXECUTE FUNCTION app.follow_the_person();
CREATE TRIGGER only_the_reader_says_it BEFORE UPDATE OF erased_at ON app.withdrawal_notices FOR EACH ROW EXECUTE FUNCTION app.only_the_reader_says_it();
grant select (id, professional_id, mailed_at) on app.withdrawal_notices to fil_rouge_doorkeeper;
grant select on app.withdrawal_notices to fil_rouge_visitor;
grant update (erased_at) on app.withdrawal_notices to fil_rouge_visitor;
grant update (mailed_at) on app.withdrawal_notices to fil_rouge_doorkeeper;

create table app.written_policies (
  code text not null,
  effective_from date not null,
  value integer not null,
  unit text not null,
  source text not null,
  to_verify boolean not null default false,
  constraint written_policies_pkey PRIMARY KEY (code, effective_from)
);
comment on table app.written_policies is 'Dated thresholds (days of silence, notice of an end date) with their source.';
alter table app.written_policies enable row level security;
create policy anyone_reads on app.written_policies for select to public
  using (true);
grant select on app.written_policies to fil_rouge_doorkeeper;
grant select on app.written_policies to fil_rouge_person;
grant select on app.written_policies to fil_rouge_visitor;
