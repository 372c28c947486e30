-- Her space says what is under way: she stops by herself what a door proposed for her, and reads when a partner was reminded for her.

-- Stopped by her, nobody answered in her name: the hour is hers and the hand is empty.
alter table app.handovers drop constraint an_answer_to_a_handover_has_its_hour;
alter table app.handovers add constraint an_answer_to_a_handover_has_its_hour check ((answer is null) = (answered_at is null));
alter table app.handovers add constraint only_she_stops_a_handover_without_a_name check (case when answer is null then answered_by is null else answer = 'stopped' or answered_by is not null end);
create policy mine_to_stop on app.handovers for update to fil_rouge_person
  using (answer is null and person_id = (select app.person_id())) with check (answer = 'stopped' and answered_by is null and person_id = (select app.person_id()));
grant update (answer, answered_at) on app.handovers to fil_rouge_person;

create function app.my_requests() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(r.id), '{}') from app.referrals r where r.person_id = app.person_id()
$$;
comment on function app.my_requests() is 'The requests of whoever is in her own space; none when nobody is.';
revoke execute on function app.my_requests() from public;
grant execute on function app.my_requests() to fil_rouge_person;

-- What was said to her team is her team's: she reads what was said to the partner.
create policy said_to_the_partner_for_me on app.referral_nudges for select to fil_rouge_person
  using (side = 'partner' and kind in ('first-reminder', 'second-reminder') and referral_id = any ((select app.my_requests())::uuid[]));
grant select (referral_id, kind, at, side) on app.referral_nudges to fil_rouge_person;
