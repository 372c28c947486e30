-- From a door to a chantier: a partner that welcomed somebody hands her file over once she agreed, and the chantier takes it whole or leaves it where it is.
-- Before it says yes the chantier reads a name and who proposes, nothing of the file; nobody learns whether she is known anywhere.

create function app.receiving() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct m.structure_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.kind = 'chantier'
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.receiving() is 'Chantiers for which the visitor may take somebody in.';

create function app.chantiers_near_my_door() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(c.id), '{}') from app.structures c where c.kind = 'chantier' and (c.closed_on is null or c.closed_on > app.today())
    and c.territory_id = any (select d.territory_id from app.structures d where d.id = any (app.welcoming()))
$$;
comment on function app.chantiers_near_my_door() is 'Open chantiers of the territories of the visitor''s doors.';

create table app.handovers (
  id             uuid primary key,
  person_id      uuid not null references app.people on delete cascade,
  followed_by    uuid,
  door_id        uuid not null references app.structures on delete restrict,
  chantier_id    uuid not null references app.structures on delete restrict,
  proposed_by    uuid not null references app.professionals on delete restrict,
  proposed_at    timestamptz not null,
  agreed_means   text not null constraint an_agreement_to_be_handed_over_says_how check (agreed_means in ('on-screen', 'paper', 'spoken')),
  agreed_witness text,
  answer         text constraint an_answer_to_a_handover_is_known check (answer in ('accepted', 'refused', 'stopped')),
  reason         text constraint a_refused_handover_has_a_known_reason check (reason in ('no-post', 'not-our-work', 'no-contact')),
  answered_by    uuid references app.professionals on delete restrict,
  answered_at    timestamptz,
  merged_from    uuid,
  constraint agreed_aloud_before_a_witness check (agreed_means <> 'spoken' or coalesce(trim(agreed_witness), '') <> ''),
  constraint an_answer_to_a_handover_has_its_hour check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)),
  constraint only_a_refused_handover_says_why check ((reason is not null) = (answer is not distinct from 'refused'))
);
create unique index one_handover_waits_at_a_time on app.handovers (person_id) where answer is null;
create index handovers_of_a_person on app.handovers (person_id, proposed_at desc);
create index handovers_of_a_door on app.handovers (door_id, proposed_at desc);
create index handovers_to_a_chantier on app.handovers (chantier_id, proposed_at desc);
comment on table app.handovers is 'Passage: somebody welcomed at a partner''s door, proposed to a chantier with her agreement; taken in, left at the door with a reason, or stopped by the door or by her word.';
call app.classify('handovers', 'social', 'proposed_at', 'agreed_means', 'answer', 'reason', 'answered_at');
call app.classify('handovers', 'identity', 'agreed_witness');
call app.classify('handovers', 'none', 'id', 'person_id', 'followed_by', 'door_id', 'chantier_id', 'proposed_by', 'answered_by', 'merged_from');
call app.exports_not('handovers', 'le nom d''une autre personne', 'agreed_witness');

alter table app.handovers enable row level security;
create trigger followed_like_the_person before insert on app.handovers for each row execute function app.follow_the_person();
-- The door reads what became of it; not once a file is protected, which nobody follows by rank.
create policy of_my_door on app.handovers for select to fil_rouge_visitor using (followed_by is not null and door_id = any ((select app.welcoming())::uuid[]));
create policy proposed_from_my_door on app.handovers for insert to fil_rouge_visitor
  with check (proposed_by = (select app.actor_id()) and answer is null and door_id = followed_by and door_id = any ((select app.welcoming())::uuid[]) and chantier_id = any ((select app.chantiers_near_my_door())::uuid[]));
create policy stopped_by_my_door on app.handovers for update to fil_rouge_visitor
  using (answer is null and followed_by = door_id and door_id = any ((select app.welcoming())::uuid[])) with check (answer = 'stopped' and answered_by = (select app.actor_id()) and door_id = any ((select app.welcoming())::uuid[]));
create policy followed_here on app.handovers for select to fil_rouge_visitor using (followed_by = any ((select app.at('presence'))::uuid[]));
-- Refused or stopped, the chantier keeps nothing of it; taken in, it belongs to the file. A protected file is at no door any more.
create policy proposed_to_us on app.handovers for select to fil_rouge_visitor using (answer is null and followed_by = door_id and chantier_id = any ((select app.receiving())::uuid[]));
create policy mine on app.handovers for select to fil_rouge_person using (person_id = (select app.person_id()));
grant select, insert, update (answer, answered_by, answered_at) on app.handovers to fil_rouge_visitor;
grant select (id, person_id, door_id, chantier_id, proposed_at, agreed_means, answer, reason, answered_at) on app.handovers to fil_rouge_person;

create function app.handovers_to_us() returns table (id uuid, name text, door text, chantier text, who text, phone text, proposed_at timestamptz, agreed_means text)
language sql stable security definer set search_path = app, pg_temp as $$
  select h.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name), d.name, c.name, w.given_name || ' ' || w.family_name, w.work_phone, h.proposed_at, h.agreed_means
  from handovers h join people p on p.id = h.person_id and p.followed_by = h.door_id and p.merged_into is null join structures d on d.id = h.door_id join structures c on c.id = h.chantier_id join professionals w on w.id = h.proposed_by
  where h.answer is null and h.chantier_id = any (app.receiving()) order by h.proposed_at, h.id limit 100
$$;
comment on function app.handovers_to_us() is 'Who waits at the door of the visitor''s chantiers: the name she agreed to say, and who proposes.';

-- Her file changes hands in one gesture, by whoever takes her in; a refusal changes nothing but the answer.
create function app.answer_handover(of_handover uuid, said text, why text, at_time timestamptz) returns uuid language plpgsql security definer set search_path = app, pg_temp as $$
declare h handovers;
begin
  select * into h from handovers where id = of_handover and answer is null and chantier_id = any (app.receiving()) for update;
  if h.id is null or said not in ('accepted', 'refused') or not exists (select from people where id = h.person_id and followed_by = h.door_id and merged_into is null for update) then return null; end if;
  update handovers set answer = said, reason = why, answered_by = app.actor_id(), answered_at = at_time where id = h.id;
  if said = 'accepted' then perform app.give_rows_to(app.one_person(h.person_id), h.chantier_id); end if;
  return h.person_id;
end $$;
comment on function app.answer_handover(uuid, text, text, timestamptz) is 'The chantier takes in whom a door proposes, or leaves her there; null when nothing waits for the visitor''s answer.';

revoke execute on function app.receiving(), app.chantiers_near_my_door(), app.handovers_to_us(), app.answer_handover(uuid, text, text, timestamptz) from public;
grant execute on function app.receiving(), app.chantiers_near_my_door(), app.handovers_to_us(), app.answer_handover(uuid, text, text, timestamptz) to fil_rouge_visitor;

create function app.handovers_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update handovers set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update handovers set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger handovers_follow_a_merge after update of merged_into on app.people for each row when (old.merged_into is distinct from new.merged_into) execute function app.handovers_follow_a_merge();

-- Where one professional keeps a door alone, the coordination of the territory, or the national administration, is the second pair of eyes: what is asked, by whom, since when, and nothing of whom.
create function app.erasures_to_second() returns table (id uuid, door text, by_whom text, reason text, asked_at timestamptz)
language sql stable security definer set search_path = app, pg_temp as $$
  select e.id, d.name, a.given_name || ' ' || a.family_name, e.reason, e.asked_at
  from erasures e join structures d on d.id = e.followed_by and d.kind = 'partner' join professionals a on a.id = e.asked_by
  where e.confirmed_at is null and e.cancelled_at is null and e.asked_by <> app.actor_id()
    and not exists (select from memberships m join professionals p on p.id = m.professional_id and p.left_on is null where m.structure_id = d.id and m.role in ('outside-referent', 'cisp', 'social-educator') and m.professional_id <> e.asked_by and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
    and (app.administers() or exists (select from memberships m join structures s on s.id = m.structure_id where m.professional_id = app.actor_id() and m.role = 'coordinator' and s.territory_id = d.territory_id and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())))
  order by e.asked_at, e.id limit 100
$$;
comment on function app.erasures_to_second() is 'Erasures asked at a door where nobody else can confirm, for whoever coordinates its territory or administers; nothing of whom.';
revoke execute on function app.erasures_to_second() from public;
grant execute on function app.erasures_to_second() to fil_rouge_visitor;

create or replace function app.erase_person(of_erasure uuid) returns uuid[] language plpgsql security definer set search_path = app, pg_temp as $$
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
end $$;

-- The notice shows to whoever keeps the file at that door; where nobody is left, the coordination counts it.
create policy welcomed_here on app.retention_notices to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[])) with check (followed_by = any ((select app.welcoming())::uuid[]));
create or replace function app.notices_by_chantier() returns table (structure_id uuid, name text, noticed bigint, kept bigint, first_on date) language sql stable security definer set search_path = app, pg_temp as $$
  select s.id, s.name, count(*) filter (where n.kept_until is null), count(*) filter (where n.kept_until is not null), min(n.erase_on) filter (where n.kept_until is null)
  from app.retention_notices n join app.structures s on s.id = n.followed_by
  where app.administers() or n.followed_by = any ((select app.at('presence'))::uuid[])
    or s.kind = 'partner' and exists (select from app.memberships m join app.structures c on c.id = m.structure_id where m.professional_id = app.actor_id() and m.role = 'coordinator' and c.territory_id = s.territory_id and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
      and not exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and p.left_on is null where m.structure_id = s.id and m.role in ('outside-referent', 'cisp', 'social-educator') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
  group by s.id order by 5 nulls last, 2
$$;
