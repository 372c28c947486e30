-- What a visitor is to the boards is asked once a question: « any (f()) » asks f of every case there is (a second and a half at 1 200 of them), « any ((select f())) » asks it once.

create or replace function app.board_people() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select c.person_id from app.board_cases c where c.id = any ((select app.cases_before_me())::uuid[])) $$;
create or replace function app.cases_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select c.id from app.board_cases c join app.board_sittings s on s.id = c.sitting_id join app.boards b on b.id = s.board_id
    where s.board_id = any ((select app.boards_i_sit_on())::uuid[]) and c.state in ('ready', 'decided')
      and (s.state = 'open' or (s.state = 'planned' and s.held_on - b.reads_days <= app.today()) or (s.state = 'closed' and s.held_on + 30 >= app.today()))
      and not exists (select from app.board_withdrawals w where w.case_id = c.id and w.professional_id = app.actor_id())
      and not exists (select from app.protections p where p.person_id = c.person_id and p.lifted_at is null
        and not exists (select from app.protection_names n where n.protection_id = p.id and n.professional_id = app.actor_id() and n.removed_at is null)))
$$;
create or replace function app.cases_i_run() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select c.id from app.board_cases c where c.board_id = any ((select app.boards_i_run())::uuid[])) $$;
create or replace function app.goes_past_contract(of_case uuid, day date) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce((select day > k.ends_on from app.board_cases c join app.contracts k on k.id = c.contract_id where c.id = of_case and c.board_id = any ((select app.boards_i_run())::uuid[])), true)
$$;
create or replace function app.opinions_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select o.id from app.board_cases c join app.board_opinions o on o.case_id = c.id and o.state = 'given' where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(o.person_id, c.board_id, o.topic))
$$;
create or replace function app.parts_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select p.id from app.board_cases c join app.board_parts p on p.case_id = c.id where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(p.person_id, c.board_id, p.topic))
$$;
create or replace function app.sittings_i_run() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_run())::uuid[])) $$;
create or replace function app.sittings_i_sit_on() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_sit_on())::uuid[])) $$;
