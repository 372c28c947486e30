-- A case that nobody has to hear any longer leaves the agenda by itself, the night it is so: nobody is asked to prepare it, and she is no longer told that a board will speak of her.
create or replace function app.open_due_cases(on_day date, at_time timestamptz) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare opened integer;
begin
  insert into app.board_cases (id, person_id, board_id, contract_id, origin, opened_on, sitting_id)
  select gen_random_uuid(), k.person_id, b.id, k.id, 'window', on_day,
    (select s.id from app.board_sittings s where s.board_id = b.id and s.state = 'planned' and s.held_on - b.reads_days > on_day and s.held_on <= k.ends_on order by s.held_on, s.opens_at limit 1)
  from app.boards b join app.structures bs on bs.id = b.id and bs.closed_on is null
    join app.structures ch on ch.kind = 'chantier' and ch.territory_id = b.territory_id
    join app.contracts k on k.employer_id = ch.id and k.followed_by = ch.id and k.ended_on is null and k.struck_at is null and k.ends_on between on_day and on_day + b.opens_days
  where not exists (select from app.contracts n where n.person_id = k.person_id and n.struck_at is null and n.id <> k.id and coalesce(n.ended_on, n.ends_on, 'infinity') > k.ends_on)
    and not exists (select from app.board_cases c where c.person_id = k.person_id and (c.contract_id = k.id or c.state in ('waiting', 'ready')))
    and (b.hears = 'every-renewal' or k.ends_on + 1 >= (select min(f.starts_on) from app.contracts f where f.person_id = k.person_id and f.employer_id = k.employer_id and f.struck_at is null) + interval '24 months' - interval '4 months')
  on conflict do nothing;
  get diagnostics opened = row_count;
  -- What it was opened for is over: she was renewed without a board, left, or came to the term while no board could hear it. A contest stays, and so does a case that a sitting put off.
  update app.board_cases c set state = 'withdrawn' from app.contracts k
    where k.id = c.contract_id and c.state = 'waiting' and c.origin <> 'contest' and not exists (select from app.board_decisions d where d.case_id = c.id)
      and (k.struck_at is not null or k.ended_on is not null
        or (k.ends_on < on_day and not exists (select from app.board_sittings s where s.id = c.sitting_id and s.state in ('planned', 'open') and s.held_on >= on_day))
        or exists (select from app.contracts n where n.person_id = k.person_id and n.struck_at is null and n.id <> k.id and coalesce(n.ended_on, n.ends_on, 'infinity') > k.ends_on));
  -- A case that waits for a sitting takes the next one that still leaves time to read it.
  update app.board_cases c set sitting_id = (select s.id from app.board_sittings s join app.boards b on b.id = s.board_id
      where s.board_id = c.board_id and s.state = 'planned' and s.held_on - b.reads_days > on_day order by s.held_on, s.opens_at limit 1)
    where c.state = 'waiting' and (c.sitting_id is null or exists (select from app.board_sittings s where s.id = c.sitting_id and (s.state in ('closed', 'cancelled') or s.held_on < on_day)));
  return opened;
end $$;
comment on function app.open_due_cases(date, timestamptz) is 'Each night: opens the cases whose window opens, takes back those that wait for nothing any longer, and gives each case that waits the next sitting it can be read for. Asked twice, it opens nothing twice.';
