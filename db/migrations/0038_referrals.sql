-- Mobilisations: asking the network for a person who agreed. The asking side owns the request, the answering side its progress; nobody writes the other's.

create table app.referral_states (
  code      text primary key,
  waits_for text constraint a_side_is_known check (waits_for in ('person', 'asker', 'officer', 'partner', 'system')),
  is_shared boolean not null
);
comment on table app.referral_states is 'State of a mobilisation: who is waited for in it (null: nobody any more), and whether it ever left the asking side.';
create table app.referral_edges (
  from_state text not null references app.referral_states on delete restrict,
  to_state   text not null references app.referral_states on delete restrict,
  primary key (from_state, to_state)
);
comment on table app.referral_edges is 'From which state to which: the same pairs as the move tables of the code; the database refuses any other.';
insert into app.referral_states values
  ('draft', 'asker', false), ('waiting-moment', 'person', false), ('sent', 'partner', true), ('seen', 'partner', true), ('complement', 'asker', true), ('accepted', 'partner', true), ('waitlisted', 'partner', true),
  ('appointment-offered', 'person', true), ('appointment-set', 'partner', true), ('in-progress', 'partner', true), ('suspended', 'partner', true), ('done', null, true), ('failed', null, true), ('declined', null, true),
  ('reoriented', null, true), ('cancelled', null, true), ('expired', null, true), ('entered-in-error', null, true);
insert into app.referral_edges values
  ('draft', 'sent'), ('draft', 'waiting-moment'), ('draft', 'cancelled'), ('waiting-moment', 'draft'), ('waiting-moment', 'sent'), ('waiting-moment', 'cancelled'),
  ('sent', 'sent'), ('seen', 'sent'), ('sent', 'seen'), ('sent', 'complement'), ('seen', 'complement'), ('complement', 'seen'), ('sent', 'accepted'), ('seen', 'accepted'), ('complement', 'accepted'),
  ('sent', 'declined'), ('seen', 'declined'), ('complement', 'declined'), ('sent', 'reoriented'), ('seen', 'reoriented'), ('complement', 'reoriented'),
  ('sent', 'expired'), ('seen', 'expired'), ('complement', 'expired'),
  ('accepted', 'waitlisted'), ('accepted', 'appointment-offered'), ('appointment-offered', 'appointment-offered'), ('appointment-set', 'appointment-offered'), ('appointment-offered', 'appointment-set'),
  ('accepted', 'in-progress'), ('appointment-offered', 'in-progress'), ('appointment-set', 'in-progress'), ('waitlisted', 'in-progress'), ('suspended', 'in-progress'),
  ('accepted', 'suspended'), ('appointment-offered', 'suspended'), ('appointment-set', 'suspended'), ('in-progress', 'suspended'),
  ('accepted', 'done'), ('appointment-set', 'done'), ('in-progress', 'done'), ('suspended', 'done'), ('waitlisted', 'done'),
  ('accepted', 'failed'), ('waitlisted', 'failed'), ('appointment-offered', 'failed'), ('appointment-set', 'failed'), ('in-progress', 'failed'), ('suspended', 'failed'),
  ('sent', 'cancelled'), ('seen', 'cancelled'), ('complement', 'cancelled'), ('accepted', 'cancelled'), ('waitlisted', 'cancelled'), ('appointment-offered', 'cancelled'), ('appointment-set', 'cancelled'), ('in-progress', 'cancelled'), ('suspended', 'cancelled');
insert into app.referral_edges select code, 'entered-in-error' from app.referral_states where code <> 'entered-in-error';
call app.classify('referral_states', 'none', 'code', 'waits_for', 'is_shared');
call app.classify('referral_edges', 'none', 'from_state', 'to_state');
alter table app.referral_states enable row level security;
alter table app.referral_edges enable row level security;
create policy anyone_reads on app.referral_states for select using (true);
create policy anyone_reads on app.referral_edges for select using (true);
grant select on app.referral_states, app.referral_edges to fil_rouge_visitor;

create table app.referrals (
  id              uuid primary key,
  person_id       uuid not null references app.people on delete cascade,
  followed_by     uuid,
  territory_id    uuid references app.territories on delete restrict,
  topic           text not null references app.topics on delete restrict,
  domain          text not null references app.domains on delete restrict,
  theme           text,
  asked_by        uuid references app.professionals on delete restrict,
  asking_id       uuid not null references app.structures on delete restrict,
  door_id         uuid not null references app.structures on delete restrict,
  based_on        uuid references app.referrals on delete cascade,
  listed_id       uuid references app.directory_structures on delete restrict,
  service_id      uuid references app.services on delete restrict,
  host_id         uuid references app.structures on delete restrict,
  officer_id      uuid references app.professionals on delete restrict,
  need            text not null constraint a_request_says_what_is_needed check (need <> ''),
  shares          text[] not null default '{}',
  told            text not null default '',
  state           text not null references app.referral_states on delete restrict,
  state_since     timestamptz not null,
  waits_for       text constraint a_waited_side_is_known check (waits_for in ('person', 'asker', 'officer', 'partner', 'system')),
  look_again_on   date,
  agreed_at       timestamptz,
  agreed_means    text constraint an_agreement_to_ask_says_how check (agreed_means in ('own-space', 'on-screen', 'paper', 'spoken')),
  agreed_witness  text,
  agreed_network  boolean not null default false,
  refused_at      timestamptz,
  withdrawn_at    timestamptz,
  sent_at         timestamptz,
  seen_at         timestamptz,
  first_answer_at timestamptz,
  accepted_at     timestamptz,
  offered_at      timestamptz,
  contact_at      timestamptz,
  last_news_at    timestamptz,
  ended_at        timestamptz,
  ended_side      text constraint an_ending_side_is_known check (ended_side in ('person', 'asker', 'officer', 'partner', 'system')),
  ended_reason    text,
  created_at      timestamptz not null,
  merged_from     uuid,
  constraint nothing_leaves_before_she_agrees check (state in ('draft', 'waiting-moment', 'cancelled', 'entered-in-error') or agreed_at is not null),
  constraint an_agreement_and_a_refusal_exclude_each_other check (agreed_at is null or refused_at is null),
  constraint what_she_agreed_aloud_has_a_witness check (agreed_means is distinct from 'spoken' or coalesce(trim(agreed_witness), '') <> ''),
  constraint an_agreement_to_ask_has_its_hour check ((agreed_at is null) = (agreed_means is null)),
  constraint only_what_was_agreed_is_taken_back check (withdrawn_at is null or agreed_at is not null),
  constraint the_right_moment_has_a_day check ((state = 'waiting-moment') = (look_again_on is not null)),
  constraint a_sent_request_has_its_hour check (sent_at is not null or state in ('draft', 'waiting-moment', 'cancelled', 'entered-in-error')),
  constraint a_request_accepted_has_its_hour check (accepted_at is not null or state not in ('accepted', 'waitlisted', 'appointment-offered', 'appointment-set', 'in-progress', 'suspended', 'done', 'failed')),
  constraint an_ended_request_has_its_hour check ((ended_at is not null) = (state in ('done', 'failed', 'declined', 'reoriented', 'cancelled', 'expired', 'entered-in-error'))),
  constraint a_bad_end_says_whose_and_why check (state not in ('failed', 'declined', 'cancelled', 'expired') or (ended_side is not null and ended_reason is not null)),
  constraint whoever_is_waited_for_is_named check ((waits_for is null) = (ended_at is not null))
);
create index referrals_of_a_person on app.referrals (person_id, created_at desc);
create index referrals_by_chantier on app.referrals (followed_by, state_since desc);
create index referrals_asked_by on app.referrals (asked_by, state_since desc) where asked_by is not null;
create index referrals_waiting_by_territory on app.referrals (territory_id, waits_for, state_since) where ended_at is null;
create index referrals_of_a_host on app.referrals (host_id, state_since desc) where host_id is not null;
create index referrals_of_an_asking_structure on app.referrals (asking_id, state_since desc);
create index referrals_of_a_listed_structure on app.referrals (listed_id) where listed_id is not null;
create index referrals_to_stir on app.referrals (state_since) where ended_at is null;
create index referrals_based_on on app.referrals (based_on) where based_on is not null;
create index referrals_sent_by_territory on app.referrals (territory_id, sent_at);
comment on table app.referrals is 'Mobilisation: what is asked of the network for a person, by whom, to whom, where it stands and who is waited for. Door_id: the first door, which keeps the request until another accepts it. Told: what the partner reads of her, and nothing else. Agreed_network: to whichever partner the network finds, not to one alone.';
call app.classify('referrals', 'social', 'topic', 'domain', 'theme', 'need', 'shares', 'told', 'state', 'state_since', 'waits_for', 'look_again_on', 'agreed_at', 'agreed_means', 'agreed_network', 'refused_at', 'withdrawn_at', 'sent_at', 'seen_at', 'first_answer_at', 'accepted_at',
  'offered_at', 'contact_at', 'last_news_at', 'ended_at', 'ended_side', 'ended_reason', 'created_at');
call app.classify('referrals', 'identity', 'agreed_witness');
call app.classify('referrals', 'none', 'id', 'person_id', 'followed_by', 'territory_id', 'asked_by', 'asking_id', 'door_id', 'based_on', 'listed_id', 'service_id', 'host_id', 'officer_id', 'merged_from');
call app.seals('referrals', 'need', 'told');
call app.exports_not('referrals', 'le nom d''une autre personne', 'agreed_witness');

create table app.referral_events (
  id          uuid primary key,
  number      bigint generated always as identity,
  referral_id uuid not null references app.referrals on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null references app.topics on delete restrict,
  at          timestamptz not null,
  move        text not null,
  from_state  text references app.referral_states on delete restrict,
  to_state    text not null references app.referral_states on delete restrict,
  side        text not null constraint an_event_has_a_side check (side in ('person', 'asker', 'officer', 'partner', 'system')),
  waits_for   text constraint an_event_says_who_is_waited_for check (waits_for in ('person', 'asker', 'officer', 'partner', 'system')),
  actor_id    uuid references app.professionals on delete restrict,
  reason      text,
  words       text not null default '',
  listed_id   uuid references app.directory_structures on delete restrict,
  merged_from uuid
);
create index events_of_a_referral on app.referral_events (referral_id, number);
create index referral_events_of_a_person on app.referral_events (person_id);
comment on table app.referral_events is 'What happened to a mobilisation, in order: its clocks are read from it. Actor_id is empty when it came by a link, from her, or by itself.';
call app.classify('referral_events', 'social', 'topic', 'at', 'move', 'from_state', 'to_state', 'side', 'waits_for', 'reason', 'words');
call app.classify('referral_events', 'none', 'id', 'number', 'referral_id', 'person_id', 'followed_by', 'actor_id', 'listed_id', 'merged_from');
call app.seals('referral_events', 'words');

create table app.referral_goals (
  id          uuid primary key default gen_random_uuid(),
  referral_id uuid not null references app.referrals on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null references app.topics on delete restrict,
  code        text not null,
  score       text constraint a_score_is_known check (score in ('reached', 'partly', 'not-reached')),
  scored_at   timestamptz,
  merged_from uuid,
  constraint a_goal_is_chosen_once unique (referral_id, code),
  constraint a_score_has_its_hour check ((score is null) = (scored_at is null))
);
create index goals_of_a_person on app.referral_goals (person_id);
comment on table app.referral_goals is 'Résultat souhaité: chosen when asking, scored at the end.';
call app.classify('referral_goals', 'social', 'topic', 'code', 'score', 'scored_at');
call app.classify('referral_goals', 'none', 'id', 'referral_id', 'person_id', 'followed_by', 'merged_from');

-- What was already said so that nothing moves in silence: one line a kind and a state, so that a night run twice says nothing twice.
create table app.referral_nudges (
  referral_id uuid not null references app.referrals on delete cascade,
  kind        text not null constraint a_nudge_is_known check (kind in ('first-reminder', 'second-reminder', 'escalation', 'still-active', 'look-again', 'places-again')),
  since       timestamptz not null,
  at          timestamptz not null,
  side        text not null,
  primary key (referral_id, kind, since)
);
comment on table app.referral_nudges is 'Relance: what was said about a mobilisation that did not move, to which side, for which state.';
call app.classify('referral_nudges', 'none', 'referral_id', 'kind', 'since', 'at', 'side');

create table app.referral_links (
  id             uuid primary key default gen_random_uuid(),
  referral_id    uuid not null references app.referrals on delete cascade,
  token_hash     bytea not null unique,
  made_at        timestamptz not null,
  made_by        uuid references app.professionals on delete restrict,
  expires_at     timestamptz not null,
  first_opened_at timestamptz,
  closed_at      timestamptz,
  constraint a_link_ends_after_it_is_made check (expires_at > made_at)
);
create index links_of_a_referral on app.referral_links (referral_id);
comment on table app.referral_links is 'Lien: one request, one partner, an end; only the hash of what was sent is kept.';
call app.classify('referral_links', 'none', 'id', 'referral_id', 'token_hash', 'made_at', 'made_by', 'expires_at', 'first_opened_at', 'closed_at');

-- Places are asked before anybody is named.
create table app.capacity_asks (
  id          uuid primary key default gen_random_uuid(),
  referral_id uuid not null references app.referrals on delete cascade,
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null references app.topics on delete restrict,
  listed_id   uuid not null references app.directory_structures on delete restrict,
  service_id  uuid references app.services on delete restrict,
  host_id     uuid references app.structures on delete restrict,
  territory_id uuid references app.territories on delete restrict,
  words       text not null,
  token_hash  bytea unique,
  asked_at    timestamptz not null,
  asked_by    uuid not null references app.professionals on delete restrict,
  expires_at  timestamptz not null,
  answer      text constraint a_capacity_answer_is_known check (answer in ('capacity', 'no-capacity', 'waitlist', 'additional-assessment-required')),
  answered_at timestamptz,
  held_until  date,
  chosen_at   timestamptz,
  released_at timestamptz,
  merged_from uuid,
  constraint a_capacity_answer_has_its_hour check ((answer is null) = (answered_at is null)),
  constraint only_a_place_is_held check (held_until is null or answer = 'capacity'),
  constraint a_place_is_taken_or_released check (chosen_at is null or released_at is null)
);
create unique index one_open_ask_per_partner on app.capacity_asks (referral_id, listed_id) where released_at is null;
create index capacity_asks_of_a_referral on app.capacity_asks (referral_id);
create index capacity_asks_of_a_person on app.capacity_asks (person_id);
create index capacity_asks_of_a_host on app.capacity_asks (host_id, asked_at desc) where host_id is not null;
comment on table app.capacity_asks is 'Demande de place: several partners asked at once without identity; one place taken, the others released.';
call app.classify('capacity_asks', 'social', 'topic', 'words', 'asked_at', 'answer', 'answered_at', 'held_until', 'chosen_at', 'released_at');
call app.classify('capacity_asks', 'none', 'id', 'referral_id', 'person_id', 'followed_by', 'listed_id', 'service_id', 'host_id', 'territory_id', 'token_hash', 'asked_by', 'expires_at', 'merged_from');
call app.seals('capacity_asks', 'words');
call app.exports_not('capacity_asks', 'un secret : il ouvrirait la demande à qui trouve le fichier', 'token_hash');

insert into app.written_policies values
  ('referral-first-reminder-days', '2019-01-01', 10, 'jours', 'Règle interne, valeur par défaut : premier rappel sans réponse ; la convention du partenaire peut dire moins', false),
  ('referral-second-reminder-days', '2019-01-01', 20, 'jours', 'Règle interne, valeur par défaut : second rappel', false),
  ('referral-escalation-days', '2019-01-01', 25, 'jours', 'Règle interne, valeur par défaut : le chargé de partenariat reprend la main', false),
  ('referral-expiry-days', '2019-01-01', 30, 'jours', 'Règle interne, valeur par défaut : sans réponse, la demande expire et compte contre le côté muet', false),
  ('referral-expiry-studied-days', '2019-01-01', 60, 'jours', 'Règle interne, valeur par défaut : expiration quand le partenaire étudie la demande', false),
  ('referral-stalled-days', '2019-01-01', 30, 'jours', 'Règle interne, valeur par défaut : sans nouvelles d''une demande en cours, on demande à chaque côté si elle vit encore', false),
  ('referral-link-days', '2019-01-01', 30, 'jours', 'Règle interne : un lien de réponse s''ouvre trente jours', false);
