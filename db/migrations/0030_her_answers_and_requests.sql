-- She takes back an agreement by herself; her requests are followed to their answer; her words follow a merge.

alter table app.consents add column withdrawn_by_her boolean not null default false;
call app.classify('consents', 'social', 'withdrawn_by_her');
alter table app.consents drop constraint a_withdrawal_says_who;
alter table app.consents add constraint a_withdrawal_says_who check ((withdrawn_at is null) = (withdrawn_by is null and not withdrawn_by_her) and (withdrawn_by is null or not withdrawn_by_her));
create policy mine on app.consents for select to fil_rouge_person using (person_id = (select app.person_id()));
-- She takes back what stands, and nothing else: she rewrites no answer, and no withdrawal.
create policy mine_to_take_back on app.consents for update to fil_rouge_person
  using (person_id = (select app.person_id()) and withdrawn_at is null) with check (person_id = (select app.person_id()) and withdrawn_at is not null and withdrawn_by_her);
grant select (id, person_id, topic, structure_id, professional_id, purpose, decision, given_on, ends_on, recorded_at, withdrawn_at) on app.consents to fil_rouge_person;
grant update (withdrawn_at, withdrawn_by_her) on app.consents to fil_rouge_person;

-- To whom she said yes or no has a name for her, even out of her team today.
create or replace function app.around_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select l.professional_id from app.lead_referents l where l.person_id = app.person_id() and app.open_until(l.ends_on, l.overlap_until) >= app.today()
    union select f.professional_id from app.referents f where f.person_id = app.person_id() and f.professional_id is not null and coalesce(f.ends_on, 'infinity') > app.today()
    union select m.written_by from app.person_messages m where m.person_id = app.person_id() and m.written_by is not null
    union select c.professional_id from app.consents c where c.person_id = app.person_id() and c.professional_id is not null)
$$;
comment on function app.around_me() is 'Professionals of the person''s team today, those who answered her, and those to whom she said yes or no.';
