-- Commission de renouvellement: it sits, it reads what each person agreed to show it, it decides with its reasons.
-- A board is a structure: an agreement is given to it, and taken back from it, like from any other.

alter table app.structures drop constraint a_structure_kind_is_known, add constraint a_structure_kind_is_known check (kind in ('chantier', 'coordination', 'partner', 'national', 'board'));
alter table app.structures drop constraint a_chantier_and_a_coordination_have_a_territory, add constraint what_serves_a_territory_has_one check (kind not in ('chantier', 'coordination', 'board') or territory_id is not null);
insert into app.consent_purposes values ('renewal-board');

create table app.boards (
  id           uuid primary key references app.structures on delete restrict,
  territory_id uuid not null references app.territories on delete restrict,
  hears        text not null constraint what_a_board_hears_is_known check (hears in ('every-renewal', 'past-the-total')),
  quorum       integer not null constraint a_quorum_is_of_two_at_least check (quorum between 2 and 30),
  opens_days   integer not null constraint a_case_opens_some_weeks_ahead check (opens_days between 14 and 365),
  reads_days   integer not null constraint a_file_is_read_some_days_ahead check (reads_days between 1 and 60),
  contest_days integer not null constraint there_is_time_to_contest check (contest_days between 8 and 365),
  -- The ends that come first are heard first; what finds no room waits for a sitting yet to be planned.
  most_cases   integer not null default 25 constraint a_sitting_hears_a_few_cases check (most_cases between 1 and 200),
  contact      text not null constraint a_board_says_whom_to_write_to check (trim(contact) <> ''),
  version      integer not null default 1
);
create index boards_of_a_territory on app.boards (territory_id);
comment on table app.boards is 'Commission de renouvellement of a territory: what it hears, how many it takes to decide, how long before the end of a contract a case opens, how long before a sitting its files are read, how long one may contest.';
call app.classify('boards', 'none', 'id', 'territory_id', 'hears', 'quorum', 'opens_days', 'reads_days', 'contest_days', 'most_cases', 'contact', 'version');

create table app.board_members (
  id              uuid primary key,
  board_id        uuid not null references app.boards on delete cascade,
  professional_id uuid not null references app.professionals on delete restrict,
  seat            text not null constraint a_seat_is_known check (seat in ('chair', 'secretary', 'member', 'adviser')),
  starts_on       date not null,
  ends_on         date,
  constraint a_seat_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
  constraint one_seat_each_at_a_time exclude using gist (board_id with =, professional_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index seats_of_a_professional on app.board_members (professional_id, starts_on);
comment on table app.board_members is 'Who sits on a board, both days included. The chair and members vote; the secretary and advisers speak.';
call app.classify('board_members', 'none', 'id', 'board_id', 'professional_id', 'seat', 'starts_on', 'ends_on');

create table app.board_sittings (
  id         uuid primary key,
  board_id   uuid not null references app.boards on delete cascade,
  held_on    date not null,
  opens_at   text not null constraint a_sitting_opens_at_an_hour check (opens_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place      text constraint a_place_is_short check (length(place) <= 200),
  link       text constraint a_link_is_an_https_address check (link ~ '^https://' and length(link) <= 500),
  state      text not null default 'planned' constraint a_sitting_state_is_known check (state in ('planned', 'open', 'closed', 'cancelled')),
  remarks    text,
  opened_at  timestamptz,
  closed_at  timestamptz,
  closed_by  uuid references app.professionals on delete restrict,
  version    integer not null default 1,
  constraint a_sitting_is_somewhere check (coalesce(trim(place), '') <> '' or link is not null),
  constraint a_closed_sitting_says_by_whom check ((state = 'closed') = (closed_at is not null and closed_by is not null))
);
create unique index one_sitting_at_an_hour on app.board_sittings (board_id, held_on, opens_at) where state <> 'cancelled';
create index sittings_of_a_board on app.board_sittings (board_id, held_on);
comment on table app.board_sittings is 'Séance: a day, an hour, a place or a link, or both.';
call app.classify('board_sittings', 'none', 'id', 'board_id', 'held_on', 'opens_at', 'place', 'link', 'state', 'remarks', 'opened_at', 'closed_at', 'closed_by', 'version');

create table app.board_presences (
  sitting_id      uuid not null references app.board_sittings on delete cascade,
  professional_id uuid not null references app.professionals on delete restrict,
  how             text not null constraint a_presence_is_known check (how in ('room', 'distance', 'excused', 'absent')),
  primary key (sitting_id, professional_id)
);
create index presences_of_a_professional on app.board_presences (professional_id);
comment on table app.board_presences is 'Who came to a sitting, and how.';
call app.classify('board_presences', 'none', 'sitting_id', 'professional_id', 'how');

create table app.board_cases (
  id          uuid primary key,
  number      bigint generated always as identity,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null default 'work' references app.topics on delete restrict constraint a_case_is_about_work check (topic = 'work'),
  board_id    uuid not null references app.boards on delete restrict,
  sitting_id  uuid references app.board_sittings on delete set null,
  contract_id uuid references app.contracts on delete set null,
  origin      text not null constraint where_a_case_comes_from_is_known check (origin in ('window', 'asked', 'contest')),
  contests    uuid references app.board_cases on delete set null,
  state       text not null default 'waiting' constraint a_case_state_is_known check (state in ('waiting', 'ready', 'decided', 'withdrawn')),
  opened_on   date not null,
  opened_by   uuid references app.professionals on delete restrict,
  -- Set when the file is put before the board: what was prepared no longer changes under its readers.
  drawn_at    timestamptz,
  drawn_by    uuid references app.professionals on delete restrict,
  version     integer not null default 1,
  merged_from uuid,
  constraint a_contest_says_of_what check ((origin = 'contest') = (contests is not null)),
  constraint a_ready_case_was_drawn check (state not in ('ready', 'decided') or drawn_at is not null)
);
create unique index one_open_case_each on app.board_cases (person_id) where state in ('waiting', 'ready');
create unique index a_contract_opens_one_case on app.board_cases (contract_id) where origin = 'window';
create index cases_of_a_person on app.board_cases (person_id, opened_on);
create index cases_of_a_sitting on app.board_cases (sitting_id) where sitting_id is not null;
create index cases_that_wait on app.board_cases (board_id, opened_on) where state = 'waiting';
create index cases_of_a_board on app.board_cases (board_id);
create index cases_of_a_contract on app.board_cases (contract_id) where contract_id is not null;
create index cases_that_contest on app.board_cases (contests) where contests is not null;
create index cases_by_chantier on app.board_cases (followed_by) where state in ('waiting', 'ready');
comment on table app.board_cases is 'Dossier de commission: somebody whose contract ends, from the day the window opens to the decision.';
call app.classify('board_cases', 'none', 'id', 'number', 'person_id', 'followed_by', 'topic', 'board_id', 'sitting_id', 'contract_id', 'origin', 'contests', 'state', 'opened_on', 'opened_by', 'drawn_at', 'drawn_by', 'version', 'merged_from');

-- Apart from the case, which the board's chair and secretary put on an agenda: they read what was put before the board, never what prepares it.
create table app.board_preparations (
  id          uuid primary key references app.board_cases on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null default 'work' references app.topics on delete restrict constraint a_preparation_is_about_work check (topic = 'work'),
  proposal    text constraint a_proposal_is_known check (proposal in ('renew', 'other-siae', 'ordinary-job', 'training', 'leave')),
  until       date,
  ground      text constraint a_ground_to_propose_is_known check (ground in ('training', 'senior', 'rqth', 'particular-difficulties', 'dgefp')),
  words       text,
  her_wish    text constraint a_wish_is_known check (her_wish in ('renew', 'other-siae', 'ordinary-job', 'training', 'leave')),
  her_words   text,
  her_means   text constraint how_her_words_came_is_known check (her_means in ('aloud', 'written', 'her-space')),
  version     integer not null default 1,
  merged_from uuid,
  constraint her_words_say_how_they_came check ((her_words is null and her_wish is null) or her_means is not null)
);
create index preparations_about on app.board_preparations (person_id);
comment on table app.board_preparations is 'What is prepared of a case until its file is put before the board: the casework''s proposal, what she wants, in her words.';
call app.classify('board_preparations', 'social', 'proposal', 'until', 'ground', 'words', 'her_wish', 'her_words');
call app.classify('board_preparations', 'none', 'id', 'person_id', 'followed_by', 'topic', 'her_means', 'version', 'merged_from');
call app.seals('board_preparations', 'words');
call app.seals('board_preparations', 'her_words');

create table app.board_aspects (
  id          uuid primary key,
  case_id     uuid not null references app.board_cases on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  aspect      text not null constraint an_aspect_is_a_domain check (aspect in ('employment', 'training', 'housing', 'health', 'rights', 'debts', 'justice', 'language', 'family')),
  topic       text not null constraint an_aspect_is_of_its_topic check (topic = case aspect when 'language' then 'life' when 'family' then 'life' when 'employment' then 'work' when 'training' then 'work' else aspect end),
  standing    text not null constraint a_mobilisation_is_known check (standing in ('by-herself', 'with-help', 'not-yet', 'prevented')),
  words       text,
  her_words   text,
  written_by  uuid references app.professionals on delete restrict,
  written_at  timestamptz not null,
  version     integer not null default 1,
  merged_from uuid,
  constraint an_aspect_is_said_once unique (case_id, aspect)
);
create index aspects_of_a_person on app.board_aspects (person_id);
comment on table app.board_aspects is 'Mobilisation, aspect by aspect: how far she takes it in hand, in the words of who follows her and in hers.';
call app.classify('board_aspects', 'social', 'aspect', 'topic', 'standing', 'words', 'her_words');
call app.classify('board_aspects', 'none', 'id', 'case_id', 'person_id', 'followed_by', 'written_by', 'written_at', 'version', 'merged_from');
call app.seals('board_aspects', 'words');
call app.seals('board_aspects', 'her_words');

create table app.board_opinions (
  id              uuid primary key,
  case_id         uuid not null references app.board_cases on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  topic           text not null references app.topics on delete restrict,
  professional_id uuid not null references app.professionals on delete restrict,
  asked_at        timestamptz not null,
  asked_by        uuid not null references app.professionals on delete restrict,
  state           text not null default 'asked' constraint an_opinion_state_is_known check (state in ('asked', 'declined', 'given')),
  view            text constraint a_view_is_known check (view in ('for', 'for-if', 'against', 'none')),
  words           text,
  answered_at     timestamptz,
  merged_from     uuid,
  constraint one_opinion_each unique (case_id, professional_id, topic),
  constraint a_given_opinion_has_a_view check ((state = 'given') = (view is not null)),
  constraint an_answer_has_its_day check ((state = 'asked') = (answered_at is null))
);
create index opinions_asked_of on app.board_opinions (professional_id) where state = 'asked';
create index opinions_about on app.board_opinions (person_id);
comment on table app.board_opinions is 'Avis of a referent who agreed to give one; declining costs nothing and asks for no reason.';
call app.classify('board_opinions', 'social', 'topic', 'view', 'words');
call app.classify('board_opinions', 'none', 'id', 'case_id', 'person_id', 'followed_by', 'professional_id', 'asked_at', 'asked_by', 'state', 'answered_at', 'merged_from');
call app.seals('board_opinions', 'words');

create table app.board_parts (
  id          uuid primary key,
  case_id     uuid not null references app.board_cases on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null references app.topics on delete restrict,
  part        text not null constraint a_part_of_a_file_is_known check (part in ('identity', 'contracts', 'grounds', 'lanes', 'done', 'aspects', 'her-words', 'proposal')),
  body        text not null,
  drawn_at    timestamptz not null,
  merged_from uuid,
  constraint a_part_stands_once unique (case_id, part, topic)
);
create index parts_about on app.board_parts (person_id);
comment on table app.board_parts is 'File put before the board, as it stood the day it was drawn, cut by topic: each reader sees the topics that were agreed to be shown.';
call app.classify('board_parts', 'social', 'topic', 'part', 'body');
call app.classify('board_parts', 'none', 'id', 'case_id', 'person_id', 'followed_by', 'drawn_at', 'merged_from');
call app.seals('board_parts', 'body');

create table app.board_withdrawals (
  case_id         uuid not null references app.board_cases on delete cascade,
  professional_id uuid not null references app.professionals on delete restrict,
  said_at         timestamptz not null,
  primary key (case_id, professional_id)
);
create index withdrawals_of_a_professional on app.board_withdrawals (professional_id);
comment on table app.board_withdrawals is 'Déport: a member who stands back from one case, and reads nothing of it any more. Why is not asked.';
call app.classify('board_withdrawals', 'none', 'case_id', 'professional_id', 'said_at');

create table app.board_votes (
  case_id         uuid not null references app.board_cases on delete cascade,
  sitting_id      uuid not null references app.board_sittings on delete cascade,
  professional_id uuid not null references app.professionals on delete restrict,
  choice          text not null constraint a_vote_is_known check (choice in ('for', 'against', 'abstains')),
  cast_at         timestamptz not null,
  cast_by         uuid not null references app.professionals on delete restrict,
  primary key (case_id, sitting_id, professional_id)
);
create index votes_of_a_sitting on app.board_votes (sitting_id);
create index votes_of_a_professional on app.board_votes (professional_id);
comment on table app.board_votes is 'Votes on the proposal of a case, one each; written by the member, or by who holds the sitting for somebody in the room.';
call app.classify('board_votes', 'none', 'case_id', 'sitting_id', 'professional_id', 'choice', 'cast_at', 'cast_by');

create table app.board_decisions (
  id              uuid primary key,
  case_id         uuid not null references app.board_cases on delete cascade,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  topic           text not null default 'work' references app.topics on delete restrict constraint a_decision_is_about_work check (topic = 'work'),
  sitting_id      uuid not null references app.board_sittings on delete restrict,
  outcome         text not null constraint an_outcome_is_known check (outcome in ('renew', 'other-siae', 'ordinary-job', 'training', 'leave', 'postpone')),
  until           date,
  ground          text constraint a_ground_decided_is_known check (ground in ('training', 'senior', 'rqth', 'particular-difficulties', 'dgefp')),
  reference       text,
  reasons         text not null,
  conditions      text,
  votes_for       integer not null default 0 constraint votes_for_are_counted check (votes_for >= 0),
  votes_against   integer not null default 0 constraint votes_against_are_counted check (votes_against >= 0),
  votes_abstained integer not null default 0 constraint abstentions_are_counted check (votes_abstained >= 0),
  decided_at      timestamptz not null,
  decided_by      uuid not null references app.professionals on delete restrict,
  contract_id     uuid references app.contracts on delete set null,
  told_on         date,
  told_how        text constraint how_she_was_told_is_known check (told_how in ('by-hand', 'post', 'her-space')),
  version         integer not null default 1,
  merged_from     uuid,
  constraint only_a_renewal_has_a_length check ((outcome = 'renew') = (until is not null)),
  constraint she_is_told_some_way check ((told_on is null) = (told_how is null)),
  constraint a_case_is_decided_once_a_sitting unique (case_id, sitting_id)
);
create index decisions_about on app.board_decisions (person_id, decided_at);
create index decisions_carried on app.board_decisions (contract_id) where contract_id is not null;
create index decisions_of_a_sitting on app.board_decisions (sitting_id);
comment on table app.board_decisions is 'Décision, with its reasons, its conditions, its length and the votes when there were some. A postponed case comes back: each sitting has its own line.';
call app.classify('board_decisions', 'social', 'outcome', 'until', 'ground', 'reference', 'reasons', 'conditions');
call app.classify('board_decisions', 'none', 'id', 'case_id', 'person_id', 'followed_by', 'topic', 'sitting_id', 'votes_for', 'votes_against', 'votes_abstained', 'decided_at', 'decided_by', 'contract_id', 'told_on', 'told_how', 'version', 'merged_from');
call app.seals('board_decisions', 'reference');
call app.seals('board_decisions', 'reasons');
call app.seals('board_decisions', 'conditions');

-- Who runs a board: the coordination of its territory, its chair and its secretary. Whoever holds no role any longer holds no seat either.
create function app.has_a_role() returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.memberships m join app.professionals p on p.id = m.professional_id and (p.left_on is null or p.left_on >= app.today())
    where m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.has_a_role() is 'Does the visitor hold a role today?';
create function app.coordinates(of_territory uuid) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select exists (select from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id = of_territory
    where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()))
$$;
comment on function app.coordinates(uuid) is 'Is the visitor a coordinator of this territory?';
-- From the visitor's own roles and seats to the boards, never from the boards of the country to her. In the order of their index: without one, the planner may read the whole exclusion of seats.
create function app.boards_i_run() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select b.id from app.memberships m join app.structures s on s.id = m.structure_id join app.boards b on b.territory_id = s.territory_id
      where m.professional_id = app.actor_id() and m.role = 'coordinator' and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    union (select m.board_id from app.board_members m
      where (select app.has_a_role()) and m.professional_id = app.actor_id() and m.seat in ('chair', 'secretary') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()) order by m.starts_on))
$$;
comment on function app.boards_i_run() is 'Boards whose sittings the visitor holds.';
create function app.boards_i_sit_on() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select m.board_id from app.board_members m where (select app.has_a_role()) and m.professional_id = app.actor_id() and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today()) order by m.starts_on)
$$;
comment on function app.boards_i_sit_on() is 'Boards on which the visitor holds a seat today.';

-- What a member reads: the files of a sitting, some days before and until thirty after, of people not protected from her, unless she stood back.
create function app.cases_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select c.id from app.board_cases c join app.board_sittings s on s.id = c.sitting_id join app.boards b on b.id = s.board_id
    where s.board_id = any ((select app.boards_i_sit_on())::uuid[]) and c.state in ('ready', 'decided')
      and (s.state = 'open' or (s.state = 'planned' and s.held_on - b.reads_days <= app.today()) or (s.state = 'closed' and s.held_on + 30 >= app.today()))
      and not exists (select from app.board_withdrawals w where w.case_id = c.id and w.professional_id = app.actor_id())
      and not exists (select from app.protections p where p.person_id = c.person_id and p.lifted_at is null
        and not exists (select from app.protection_names n where n.protection_id = p.id and n.professional_id = app.actor_id() and n.removed_at is null)))
$$;
comment on function app.cases_before_me() is 'Cases put before the visitor as a member of a board.';
create function app.is_shown_to_board(of_person uuid, of_board uuid, of_topic text) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  -- As for a referent: an agreement to anything says who she is and what she wants.
  select exists (select from app.consents k where k.person_id = of_person and k.structure_id = of_board and k.purpose = 'renewal-board' and (k.topic = of_topic or of_topic in ('identity', 'voice'))
    and k.decision = 'agreed' and k.withdrawn_at is null and k.given_on <= app.today() and k.ends_on >= app.today())
$$;
comment on function app.is_shown_to_board(uuid, uuid, text) is 'Did she agree, and does it hold now, that this board reads this topic?';
create function app.parts_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select p.id from app.board_cases c join app.board_parts p on p.case_id = c.id where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(p.person_id, c.board_id, p.topic))
$$;
comment on function app.parts_before_me() is 'Parts of the files before the visitor that may be shown to her board at this instant.';
create function app.opinions_before_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select o.id from app.board_cases c join app.board_opinions o on o.case_id = c.id and o.state = 'given' where c.id = any ((select app.cases_before_me())::uuid[]) and app.is_shown_to_board(o.person_id, c.board_id, o.topic))
$$;
comment on function app.opinions_before_me() is 'Opinions given on the cases before the visitor, on topics that may be shown to her board.';
create function app.parts_kept_back(of_case uuid) returns integer language sql stable security definer set search_path = app, pg_temp as $$
  select count(*)::integer from app.board_parts p where p.case_id = of_case and of_case = any (app.cases_before_me()) and not p.id = any (app.parts_before_me())
$$;
comment on function app.parts_kept_back(uuid) is 'How many parts of this file are kept from the visitor: how many, never which.';
create function app.goes_past_contract(of_case uuid, day date) returns boolean language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce((select day > k.ends_on from app.board_cases c join app.contracts k on k.id = c.contract_id where c.id = of_case and c.board_id = any ((select app.boards_i_run())::uuid[])), true)
$$;
comment on function app.goes_past_contract(uuid, date) is 'Does this day come after the contract at stake? Asked by who holds the sitting, and may not read the contract itself.';
create function app.sittings_about_me() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select c.sitting_id from app.board_cases c where c.person_id = app.person_id() and c.sitting_id is not null)
$$;
comment on function app.sittings_about_me() is 'Sittings that hear, or heard, the case of the person in her space.';

-- A member is too near a case when she works for its employer, or leads or follows the person: she may speak; she does not vote, nor make the quorum.
create function app.too_near(of_case uuid) returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select m.professional_id from app.board_cases c join app.memberships m on m.structure_id in (c.followed_by, (select k.employer_id from app.contracts k where k.id = c.contract_id))
      where c.id = of_case and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
    union select l.professional_id from app.board_cases c join app.lead_referents l on l.person_id = c.person_id and l.starts_on <= app.today() and app.open_until(l.ends_on, l.overlap_until) >= app.today() where c.id = of_case
    union select f.professional_id from app.board_cases c join app.referents f on f.person_id = c.person_id and f.professional_id is not null and f.starts_on <= app.today() and coalesce(f.ends_on, 'infinity') > app.today() where c.id = of_case
    union select w.professional_id from app.board_withdrawals w where w.case_id = of_case)
$$;
comment on function app.too_near(uuid) is 'Professionals who do not vote on this case: its employer''s, those who follow her, those who stood back.';

create function app.open_board(of_id uuid, of_territory uuid, of_name text, of_contact text, on_day date) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not app.coordinates(of_territory) then return false; end if;
  insert into app.structures (id, kind, name, territory_id, opened_on) values (of_id, 'board', of_name, of_territory, on_day);
  insert into app.boards (id, territory_id, hears, quorum, opens_days, reads_days, contest_days, contact) values (of_id, of_territory, 'every-renewal', 3, 92, 7, 60, of_contact);
  return true;
end $$;
comment on function app.open_board(uuid, uuid, text, text, date) is 'Opens the board of a territory: the coordination does, and nobody else.';

-- Cases put themselves on the agenda: a contract that ends within the board's days, nobody having written the next one.
create function app.sitting_with_room(of_board uuid, on_day date) returns uuid language sql stable security definer set search_path = app, pg_temp as $$
  select s.id from board_sittings s join boards b on b.id = s.board_id
  where s.board_id = of_board and s.state = 'planned' and s.held_on - b.reads_days > on_day
    and (select count(*) from board_cases c where c.sitting_id = s.id and c.state <> 'withdrawn') < b.most_cases
  order by s.held_on, s.opens_at limit 1
$$;
comment on function app.sitting_with_room(uuid, date) is 'The next sitting of a board that leaves time to read its files, and room for one case more; null when none does.';
create function app.open_due_cases(on_day date) returns integer language plpgsql security definer set search_path = app, pg_temp as $$
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
end $$;
comment on function app.open_due_cases(date) is 'Each night: opens the cases whose window opens, takes back those that wait for nothing any longer, and gives each case that waits, or whose sitting was cancelled, the next sitting that has room and leaves time to read it. Asked twice, it opens nothing twice.';

create function app.say_before_board(of_case uuid, of_wish text, sealed_words text) returns boolean language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform from app.board_cases where id = of_case and person_id = app.person_id() and state = 'waiting' for update;
  if not found then return false; end if;
  insert into app.board_preparations (id, person_id, her_wish, her_words, her_means) values (of_case, app.person_id(), of_wish, sealed_words, 'her-space')
    on conflict (id) do update set her_wish = excluded.her_wish, her_words = excluded.her_words, her_means = excluded.her_means;
  return true;
end $$;
comment on function app.say_before_board(uuid, text, text) is 'What she wants and says to the board, from her own space, until her file is put before it.';

do $$ declare f text; begin
  foreach f in array array['has_a_role()', 'coordinates(uuid)', 'boards_i_run()', 'boards_i_sit_on()', 'cases_before_me()', 'is_shown_to_board(uuid, uuid, text)', 'parts_before_me()', 'opinions_before_me()', 'parts_kept_back(uuid)', 'goes_past_contract(uuid, date)', 'sittings_about_me()', 'too_near(uuid)', 'sitting_with_room(uuid, date)', 'open_board(uuid, uuid, text, text, date)', 'open_due_cases(date)', 'say_before_board(uuid, text, text)'] loop
    execute format('revoke execute on function app.%s from public', f);
  end loop;
end $$;
grant execute on function app.has_a_role(), app.coordinates(uuid), app.boards_i_run(), app.boards_i_sit_on(), app.cases_before_me(), app.parts_before_me(), app.opinions_before_me(), app.parts_kept_back(uuid), app.goes_past_contract(uuid, date), app.too_near(uuid), app.open_board(uuid, uuid, text, text, date) to fil_rouge_visitor;
grant execute on function app.sittings_about_me(), app.say_before_board(uuid, text, text) to fil_rouge_person;
grant execute on function app.open_due_cases(date) to fil_rouge_doorkeeper;

-- The board itself is public to whoever came in; its files are not.
do $$ declare t text; begin
  foreach t in array array['boards', 'board_members', 'board_sittings', 'board_presences', 'board_cases', 'board_preparations', 'board_aspects', 'board_opinions', 'board_parts', 'board_withdrawals', 'board_votes', 'board_decisions'] loop
    execute format('alter table app.%I enable row level security', t);
  end loop;
  foreach t in array array['boards', 'board_members', 'board_sittings'] loop
    execute format('create policy anyone_who_came_in_reads on app.%I for select to fil_rouge_visitor using ((select app.actor_id()) is not null)', t);
  end loop;
  foreach t in array array['board_cases', 'board_preparations', 'board_decisions'] loop
    execute format('create policy followed_here on app.%I for select to fil_rouge_visitor using (followed_by = any ((select app.at(''work''))::uuid[]))', t);
    execute format('create policy shared_with_me on app.%I for select to fil_rouge_visitor using (person_id = any ((select app.with(''work''))::uuid[]))', t);
    execute format('create policy hers on app.%I for select to fil_rouge_person using (person_id = (select app.person_id()))', t);
  end loop;
  foreach t in array array['board_aspects', 'board_opinions', 'board_parts'] loop
    execute format('create policy followed_here on app.%I for select to fil_rouge_visitor using (case topic when ''work'' then followed_by = any ((select app.at(''work''))::uuid[]) when ''identity'' then followed_by = any ((select app.at(''identity''))::uuid[]) when ''voice'' then followed_by = any ((select app.at(''voice''))::uuid[]) when ''housing'' then followed_by = any ((select app.at(''housing''))::uuid[]) when ''rights'' then followed_by = any ((select app.at(''rights''))::uuid[]) when ''life'' then followed_by = any ((select app.at(''life''))::uuid[]) when ''health'' then followed_by = any ((select app.at(''health''))::uuid[]) when ''justice'' then followed_by = any ((select app.at(''justice''))::uuid[]) when ''debts'' then followed_by = any ((select app.at(''debts''))::uuid[]) else false end)', t);
    execute format('create policy shared_with_me on app.%I for select to fil_rouge_visitor using (case topic when ''work'' then person_id = any ((select app.with(''work''))::uuid[]) when ''identity'' then person_id = any ((select app.with(''identity''))::uuid[]) when ''voice'' then person_id = any ((select app.with(''voice''))::uuid[]) when ''housing'' then person_id = any ((select app.with(''housing''))::uuid[]) when ''rights'' then person_id = any ((select app.with(''rights''))::uuid[]) when ''life'' then person_id = any ((select app.with(''life''))::uuid[]) when ''health'' then person_id = any ((select app.with(''health''))::uuid[]) when ''justice'' then person_id = any ((select app.with(''justice''))::uuid[]) when ''debts'' then person_id = any ((select app.with(''debts''))::uuid[]) else false end)', t);
    execute format('create policy hers on app.%I for select to fil_rouge_person using (person_id = (select app.person_id()))', t);
  end loop;
  foreach t in array array['board_cases', 'board_preparations', 'board_aspects', 'board_opinions', 'board_parts', 'board_decisions'] loop
    execute format('create trigger followed_like_the_person before insert on app.%I for each row execute function app.follow_the_person()', t);
  end loop;
  foreach t in array array['board_cases', 'board_preparations', 'board_aspects', 'board_decisions'] loop
    execute format('create trigger revisions_are_kept before update on app.%I for each row execute function app.keep_revision()', t);
  end loop;
end $$;

create policy run_by_me on app.boards for update to fil_rouge_visitor using (id = any ((select app.boards_i_run())::uuid[])) with check (id = any ((select app.boards_i_run())::uuid[]));
create policy run_by_me on app.board_members for all to fil_rouge_visitor using (board_id = any ((select app.boards_i_run())::uuid[])) with check (board_id = any ((select app.boards_i_run())::uuid[]));
create policy run_by_me on app.board_sittings for all to fil_rouge_visitor using (board_id = any ((select app.boards_i_run())::uuid[])) with check (board_id = any ((select app.boards_i_run())::uuid[]));
create policy about_me on app.board_sittings for select to fil_rouge_person using (id = any ((select app.sittings_about_me())::uuid[]));
create policy mine on app.boards for select to fil_rouge_person using ((select app.person_id()) is not null);
create function app.sittings_i_run() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_run())::uuid[])) $$;
create function app.sittings_i_sit_on() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select s.id from app.board_sittings s where s.board_id = any ((select app.boards_i_sit_on())::uuid[])) $$;
create function app.cases_i_run() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select c.id from app.board_cases c where c.board_id = any ((select app.boards_i_run())::uuid[])) $$;
create function app.board_people() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$ select array(select c.person_id from app.board_cases c where c.id = any ((select app.cases_before_me())::uuid[])) $$;
comment on function app.sittings_i_run() is 'Sittings the visitor holds.';
comment on function app.sittings_i_sit_on() is 'Sittings of the boards the visitor sits on.';
comment on function app.cases_i_run() is 'Cases of the boards the visitor runs.';
comment on function app.board_people() is 'People whose case is before the visitor: what she reads of them is journalled in their name.';
revoke execute on function app.sittings_i_run(), app.sittings_i_sit_on(), app.cases_i_run(), app.board_people() from public;
grant execute on function app.sittings_i_run(), app.sittings_i_sit_on(), app.cases_i_run(), app.board_people() to fil_rouge_visitor;

create policy run_by_me on app.board_presences for all to fil_rouge_visitor using (sitting_id = any ((select app.sittings_i_run())::uuid[])) with check (sitting_id = any ((select app.sittings_i_run())::uuid[]));
create policy sits_there on app.board_presences for select to fil_rouge_visitor using (sitting_id = any ((select app.sittings_i_sit_on())::uuid[]));
create policy mine on app.board_presences for all to fil_rouge_visitor using (professional_id = (select app.actor_id())) with check (professional_id = (select app.actor_id()) and sitting_id = any ((select app.sittings_i_sit_on())::uuid[]));

-- The casework prepares; the board decides; neither writes for the other.
create policy prepared_here on app.board_cases for all to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy prepared_by_me on app.board_cases for all to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
create policy before_me on app.board_cases for select to fil_rouge_visitor using (id = any ((select app.cases_before_me())::uuid[]));
create policy heard_by_board on app.board_cases for all to fil_rouge_visitor using (board_id = any ((select app.boards_i_run())::uuid[])) with check (board_id = any ((select app.boards_i_run())::uuid[]));
do $$ declare t text; begin
  foreach t in array array['board_preparations', 'board_aspects', 'board_parts'] loop
    execute format('create policy prepared_here on app.%I for all to fil_rouge_visitor using (followed_by = any ((select app.at(''notes''))::uuid[])) with check (followed_by = any ((select app.at(''notes''))::uuid[]))', t);
    execute format('create policy prepared_by_me on app.%I for all to fil_rouge_visitor using (person_id = any ((select app.with(''notes''))::uuid[])) with check (person_id = any ((select app.with(''notes''))::uuid[]))', t);
  end loop;
end $$;
create policy before_me on app.board_parts for select to fil_rouge_visitor using (id = any ((select app.parts_before_me())::uuid[]));
create policy asked_here on app.board_opinions for all to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[]))
  with check ((followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[])) and state = 'asked' and asked_by = (select app.actor_id()));
create policy asked_of_me on app.board_opinions for all to fil_rouge_visitor using (professional_id = (select app.actor_id())) with check (professional_id = (select app.actor_id()) and state <> 'asked');
create policy before_me on app.board_opinions for select to fil_rouge_visitor using (id = any ((select app.opinions_before_me())::uuid[]));
create policy mine on app.board_withdrawals for all to fil_rouge_visitor using (professional_id = (select app.actor_id())) with check (professional_id = (select app.actor_id()));
create policy run_by_me on app.board_withdrawals for all to fil_rouge_visitor using (case_id = any ((select app.cases_i_run())::uuid[])) with check (case_id = any ((select app.cases_i_run())::uuid[]));
create policy mine on app.board_votes for all to fil_rouge_visitor using (professional_id = (select app.actor_id()))
  with check (professional_id = (select app.actor_id()) and cast_by = (select app.actor_id()) and case_id = any ((select app.cases_before_me())::uuid[]));
create policy run_by_me on app.board_votes for all to fil_rouge_visitor using (case_id = any ((select app.cases_i_run())::uuid[])) with check (case_id = any ((select app.cases_i_run())::uuid[]) and cast_by = (select app.actor_id()));
create policy before_me on app.board_decisions for select to fil_rouge_visitor using (case_id = any ((select app.cases_before_me())::uuid[]));
-- A protected person leaves no trace, not even a case without a name.
create policy protected_leaves_no_trace on app.board_cases as restrictive for select to fil_rouge_visitor using (person_id <> all ((select app.out_of_sight())::uuid[]));
create policy protected_leaves_no_trace on app.board_decisions as restrictive for select to fil_rouge_visitor using (person_id <> all ((select app.out_of_sight())::uuid[]));
create policy heard_by_board on app.board_decisions for all to fil_rouge_visitor using (case_id = any ((select app.cases_i_run())::uuid[])) with check (case_id = any ((select app.cases_i_run())::uuid[]));
create policy told_here on app.board_decisions for update to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[]))
  with check (followed_by = any ((select app.at('notes'))::uuid[]) or person_id = any ((select app.with('notes'))::uuid[]));

-- A vote comes from a voter: holding a seat that votes, present, and not too near. The rule stands here too: a path that forgets it writes nothing.
create function app.a_vote_comes_from_a_voter() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from app.board_cases c join app.board_sittings s on s.id = new.sitting_id and s.id = c.sitting_id and s.state = 'open'
      join app.board_members m on m.board_id = s.board_id and m.professional_id = new.professional_id and m.seat in ('chair', 'member') and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
      join app.board_presences p on p.sitting_id = s.id and p.professional_id = new.professional_id and p.how in ('room', 'distance')
      where c.id = new.case_id and c.state = 'ready' and not new.professional_id = any (app.too_near(c.id))) then
    raise exception 'this vote comes from nobody who votes here' using errcode = 'check_violation', constraint = 'a_vote_comes_from_a_voter';
  end if;
  return new;
end $$;
create trigger a_vote_comes_from_a_voter before insert or update on app.board_votes for each row execute function app.a_vote_comes_from_a_voter();
-- A decision is taken in an open sitting, by a quorum of those who may vote on that case.
create function app.a_decision_has_its_quorum() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if not exists (select from app.board_sittings s join app.boards b on b.id = s.board_id join app.board_cases c on c.id = new.case_id and c.sitting_id = s.id
      where s.id = new.sitting_id and s.state = 'open' and (new.outcome = 'postpone' or b.quorum <= (select count(*) from app.board_presences p
        join app.board_members m on m.board_id = b.id and m.professional_id = p.professional_id and m.seat in ('chair', 'member') and m.starts_on <= s.held_on and (m.ends_on is null or m.ends_on >= s.held_on)
        where p.sitting_id = s.id and p.how in ('room', 'distance') and not p.professional_id = any (app.too_near(c.id))))) then
    raise exception 'a decision is taken in an open sitting, with its quorum' using errcode = 'check_violation', constraint = 'a_decision_has_its_quorum';
  end if;
  return new;
end $$;
create trigger a_decision_has_its_quorum before insert on app.board_decisions for each row execute function app.a_decision_has_its_quorum();

grant select on app.boards, app.board_members, app.board_sittings, app.board_presences, app.board_cases, app.board_preparations, app.board_aspects, app.board_opinions, app.board_parts, app.board_withdrawals, app.board_votes, app.board_decisions to fil_rouge_visitor;
grant update (hears, quorum, opens_days, reads_days, contest_days, most_cases, contact, version) on app.boards to fil_rouge_visitor;
grant insert, update (seat, ends_on) on app.board_members to fil_rouge_visitor;
grant insert, update (held_on, opens_at, place, link, state, remarks, opened_at, closed_at, closed_by, version) on app.board_sittings to fil_rouge_visitor;
grant insert, update (how), delete on app.board_presences to fil_rouge_visitor;
grant insert, update (sitting_id, state, drawn_at, drawn_by, version) on app.board_cases to fil_rouge_visitor;
grant insert, update (proposal, until, ground, words, her_wish, her_words, her_means, version) on app.board_preparations to fil_rouge_visitor;
grant insert, update (standing, words, her_words, written_by, written_at, version) on app.board_aspects to fil_rouge_visitor;
grant insert, update (state, view, words, answered_at) on app.board_opinions to fil_rouge_visitor;
grant insert, delete on app.board_parts to fil_rouge_visitor;
grant insert, delete on app.board_withdrawals to fil_rouge_visitor;
grant insert, update (choice, cast_at, cast_by) on app.board_votes to fil_rouge_visitor;
grant insert, update (contract_id, told_on, told_how, version) on app.board_decisions to fil_rouge_visitor;
grant select (id, held_on, opens_at, place, state, board_id) on app.board_sittings to fil_rouge_person;
grant select (id, reads_days, contest_days, contact) on app.boards to fil_rouge_person;
grant select (id, person_id, board_id, sitting_id, contract_id, contests, state, opened_on, drawn_at) on app.board_cases to fil_rouge_person;
grant select (id, person_id, proposal, until, her_wish, her_words, her_means) on app.board_preparations to fil_rouge_person;
grant select (id, case_id, person_id, aspect, topic, standing, words, her_words) on app.board_aspects to fil_rouge_person;
grant select (id, case_id, person_id, topic, state, view, words, answered_at) on app.board_opinions to fil_rouge_person;
grant select (id, case_id, person_id, topic, part, body, drawn_at) on app.board_parts to fil_rouge_person;
grant select (id, case_id, person_id, sitting_id, outcome, until, ground, reasons, conditions, decided_at, told_on) on app.board_decisions to fil_rouge_person;

create function app.board_cases_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
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
end $$;
create trigger board_cases_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.board_cases_follow_a_merge();
