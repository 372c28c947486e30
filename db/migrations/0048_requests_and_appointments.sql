-- A request and its appointment are told once: set, held or missed in one place, it is so in the other.
alter table app.appointments add constraint appointment_of_a_request foreign key (referral_id) references app.referrals on delete set null;
insert into app.referral_edges values ('appointment-offered', 'accepted'), ('appointment-set', 'accepted');

-- Requests whose partner the visitor is: their appointments are in her calendar too.
create function app.requests_to_us() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(r.id), '{}') from app.referrals r where r.host_id = any (app.my_doors()) and r.agreed_at is not null and r.withdrawn_at is null and r.followed_by is not null
    and r.offered_at is not null and (r.ended_at is null or r.ended_at > app.today() - 90)
$$;
comment on function app.requests_to_us() is 'Mobilisations addressed to the visitor''s structures for which an appointment was offered, open or just ended.';
revoke execute on function app.requests_to_us() from public;
grant execute on function app.requests_to_us() to fil_rouge_visitor;
create policy of_requests_to_us on app.appointments to fil_rouge_visitor using (referral_id = any ((select app.requests_to_us())::uuid[])) with check (referral_id = any ((select app.requests_to_us())::uuid[]));
create policy of_requests_i_carry on app.appointments for select to fil_rouge_visitor using (referral_id is not null and app.sees_referral(referral_id));
create policy of_my_link on app.appointments to fil_rouge_guest using (referral_id = (select app.guest_referral())) with check (referral_id = (select app.guest_referral()));
grant select (referral_id) on app.appointments to fil_rouge_person;
grant select (id, person_id, referral_id, state, on_day, hour, minutes, place, bring) on app.appointments to fil_rouge_guest;

-- Whoever answers may offer a date without reading the file: the appointment is written for her, and takes the place of the one that stood.
create function app.offer_appointment(of_referral uuid, new_id uuid, on_which date, at_hour text, lasting integer, where_words text, what_words text, with_whom text, by_side text, at_time timestamptz) returns void language plpgsql security definer set search_path = app, pg_temp as $$
declare r referrals;
begin
  select * into r from referrals x where x.id = of_referral and x.ended_at is null and x.withdrawn_at is null and (sees_referral(x.id) or x.id = guest_referral());
  if r.id is null then
    raise exception 'this request is not yours to answer' using errcode = 'insufficient_privilege';
  end if;
  insert into appointments (id, person_id, topic, state, on_day, hour, minutes, listed_id, service_id, with_words, place, bring, referral_id, proposed_side, proposed_at, proposed_by)
    values (new_id, r.person_id, case when r.topic in ('notes', 'housing', 'work', 'rights', 'life', 'health', 'justice', 'debts') then r.topic else 'notes' end, 'proposed', on_which, at_hour, lasting, r.listed_id, r.service_id, with_whom, where_words, what_words, r.id, by_side, at_time, app.actor_id());
  update appointments set state = 'moved', ended_at = at_time, moved_to = new_id where referral_id = r.id and id <> new_id and state in ('proposed', 'set');
end $$;
comment on function app.offer_appointment(uuid, uuid, date, text, integer, text, text, text, text, timestamptz) is 'Writes the appointment that a request''s partner, officer or asker offers; the earlier one is said moved.';
revoke execute on function app.offer_appointment(uuid, uuid, date, text, integer, text, text, text, text, timestamptz) from public;
grant execute on function app.offer_appointment(uuid, uuid, date, text, integer, text, text, text, text, timestamptz) to fil_rouge_visitor, fil_rouge_guest;

create function app.a_request_hears_of_its_appointment() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
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
end $$;
create trigger a_request_hears_of_its_appointment after update of state on app.appointments for each row when (new.referral_id is not null and old.state is distinct from new.state) execute function app.a_request_hears_of_its_appointment();
