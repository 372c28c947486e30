-- Partnerships of a territory: who answers for what, and who covers; partners kept, conventions, visits; companies, posts, what partners offer.

insert into app.written_policies values
  ('agreement-renewal-days', '2019-01-01', 90, 'jours', 'Règle interne : une convention se prépare trois mois avant sa fin', true),
  ('partner-fresh-days', '2019-01-01', 180, 'jours', 'Règle interne : une fiche dont personne ne répond depuis six mois est à relire', true);

create function app.territories_i_work_in() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(distinct s.territory_id), '{}') from app.memberships m join app.structures s on s.id = m.structure_id and s.territory_id is not null
  where m.professional_id = app.actor_id() and m.role in ('cisp', 'social-educator', 'director', 'coordinator', 'partnership-officer') and m.starts_on <= app.today() and (m.ends_on is null or m.ends_on >= app.today())
$$;
comment on function app.territories_i_work_in() is 'Territories whose partnerships the visitor reads: chantiers, officers, coordination; not the partners themselves.';
create function app.my_listed() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(d.id), '{}') from app.directory_structures d where d.structure_id = any (app.my_structures())
$$;
comment on function app.my_listed() is 'Entries of the directory that the visitor''s own structure claimed.';

-- Who answers for a domain on a territory; a post without anybody is vacant, and says so.
create table app.officer_posts (
  id              uuid primary key default gen_random_uuid(),
  territory_id    uuid not null references app.territories on delete cascade,
  domain          text not null constraint a_post_is_of_a_known_domain check (domain in ('employment', 'housing', 'health', 'rights', 'rsa', 'justice', 'debts', 'training', 'language', 'family', 'disability', 'general')),
  professional_id uuid references app.professionals on delete restrict,
  starts_on       date not null,
  ends_on         date,
  written_by      uuid references app.professionals on delete set null,
  constraint a_post_ends_after_it_starts check (ends_on is null or ends_on > starts_on),
  constraint one_holder_of_a_post_at_a_time exclude using gist (territory_id with =, domain with =, daterange(starts_on, ends_on, '[)') with &&)
);
create index posts_of_a_professional on app.officer_posts (professional_id) where professional_id is not null;
comment on table app.officer_posts is 'Fonction de chargé de partenariat, by territory and domain; without anybody it is vacant, and the coordination answers.';
call app.classify('officer_posts', 'none', 'id', 'territory_id', 'domain', 'professional_id', 'starts_on', 'ends_on', 'written_by');

create table app.covers (
  id           uuid primary key default gen_random_uuid(),
  territory_id uuid not null references app.territories on delete cascade,
  away_id      uuid not null references app.professionals on delete restrict,
  cover_id     uuid not null references app.professionals on delete restrict,
  from_on      date not null,
  until_on     date not null,
  state        text not null default 'asked' constraint a_cover_state_is_known check (state in ('asked', 'accepted', 'declined', 'cancelled')),
  asked_at     timestamptz not null,
  asked_by     uuid not null references app.professionals on delete restrict,
  answered_at  timestamptz,
  constraint nobody_covers_herself check (away_id <> cover_id),
  constraint a_cover_ends_after_it_starts check (until_on >= from_on),
  constraint one_cover_of_somebody_at_a_time exclude using gist (territory_id with =, away_id with =, daterange(from_on, until_on, '[]') with &&) where (state in ('asked', 'accepted'))
);
create index covers_asked_of_somebody on app.covers (cover_id) where state in ('asked', 'accepted');
comment on table app.covers is 'Remplacement: who answers while an officer is away, once she accepted.';
call app.classify('covers', 'none', 'id', 'territory_id', 'away_id', 'cover_id', 'from_on', 'until_on', 'state', 'asked_at', 'asked_by', 'answered_at');

create function app.answers_for(of_territory uuid, of_domain text, on_day date) returns table (professional_id uuid, "as" text) language sql stable security definer set search_path = app, pg_temp as $$
  with post as (select p.professional_id from app.officer_posts p where p.territory_id = of_territory and p.domain = of_domain and p.starts_on <= on_day and (p.ends_on is null or p.ends_on > on_day)
      and exists (select from app.memberships m where m.professional_id = p.professional_id and (m.ends_on is null or m.ends_on >= on_day))),
  cover as (select c.cover_id, c.away_id from app.covers c join post on post.professional_id = c.away_id where c.territory_id = of_territory and c.state = 'accepted' and on_day between c.from_on and c.until_on)
  select cover_id, 'cover' from cover
  union all select post.professional_id, 'officer' from post where post.professional_id not in (select away_id from cover)
  union all select m.professional_id, 'coordination' from app.memberships m join app.structures s on s.id = m.structure_id
    where s.territory_id = of_territory and m.role = 'coordinator' and m.starts_on <= on_day and (m.ends_on is null or m.ends_on >= on_day) and not exists (select from post)
$$;
comment on function app.answers_for(uuid, text, date) is 'Who answers today for a domain on a territory: the officer, whoever covers her, or the coordination while the post is vacant.';
revoke execute on function app.answers_for(uuid, text, date) from public;
grant execute on function app.answers_for(uuid, text, date) to fil_rouge_visitor, fil_rouge_guest, fil_rouge_doorkeeper, fil_rouge_person;

create table app.partners (
  id           uuid primary key default gen_random_uuid(),
  listed_id    uuid not null references app.directory_structures on delete cascade,
  territory_id uuid not null references app.territories on delete cascade,
  domains      text[] not null constraint a_partner_is_kept_for_a_domain check (cardinality(domains) > 0 and domains <@ array['employment', 'housing', 'health', 'rights', 'rsa', 'justice', 'debts', 'training', 'language', 'family', 'disability', 'general']),
  common_law   boolean,
  what_for     text,
  next_step    text,
  next_on      date,
  kept_on      date not null,
  kept_by      uuid references app.professionals on delete set null,
  ended_on     date,
  constraint a_next_step_has_its_day check ((next_on is null) = (coalesce(trim(next_step), '') = ''))
);
create unique index one_partner_per_territory on app.partners (listed_id, territory_id) where ended_on is null;
create index partners_of_a_territory on app.partners (territory_id) where ended_on is null;
comment on table app.partners is 'Partenaire of a territory: an entry of the directory kept in its portfolio, for which domains, droit commun or not, and the next thing to do.';
call app.classify('partners', 'none', 'id', 'listed_id', 'territory_id', 'domains', 'common_law', 'what_for', 'next_step', 'next_on', 'kept_on', 'kept_by', 'ended_on');

create table app.partner_agreements (
  id                 uuid primary key default gen_random_uuid(),
  partner_id         uuid not null references app.partners on delete cascade,
  listed_id          uuid not null references app.directory_structures on delete cascade,
  territory_id       uuid not null references app.territories on delete cascade,
  object             text not null constraint an_agreement_says_what_for check (trim(object) <> ''),
  domain             text not null constraint an_agreement_is_of_a_known_domain check (domain in ('employment', 'housing', 'health', 'rights', 'rsa', 'justice', 'debts', 'training', 'language', 'family', 'disability', 'general')),
  state              text not null default 'draft' constraint an_agreement_state_is_known check (state in ('draft', 'active', 'ended')),
  starts_on          date not null,
  ends_on            date not null,
  remind_on          date not null,
  places_per_year    integer constraint places_of_a_year_are_counted check (places_per_year > 0),
  answer_within      integer constraint an_answer_takes_some_working_days check (answer_within between 1 and 250),
  meet_within        integer constraint a_first_appointment_takes_some_working_days check (meet_within between 1 and 250),
  contacts           text,
  document_reference text,
  keeper_id          uuid references app.professionals on delete set null,
  signed_on          date,
  ended_on           date,
  renewed_by_id      uuid references app.partner_agreements on delete set null,
  written_at         timestamptz not null,
  written_by         uuid references app.professionals on delete set null,
  constraint an_agreement_ends_after_it_starts check (ends_on > starts_on and remind_on <= ends_on),
  constraint an_active_agreement_was_signed check (state <> 'active' or signed_on is not null),
  constraint an_ended_agreement_says_when check ((state = 'ended') = (ended_on is not null))
);
create index agreements_of_a_partner on app.partner_agreements (partner_id);
create index agreements_of_a_listed_structure on app.partner_agreements (listed_id);
create index agreements_to_renew on app.partner_agreements (territory_id, remind_on) where state = 'active' and renewed_by_id is null;
create index agreements_renewed_by on app.partner_agreements (renewed_by_id) where renewed_by_id is not null;
comment on table app.partner_agreements is 'Convention with a partner: what for, from when to when, what was promised (places a year, working days), who follows it.';
call app.classify('partner_agreements', 'none', 'id', 'partner_id', 'listed_id', 'territory_id', 'object', 'domain', 'state', 'starts_on', 'ends_on', 'remind_on', 'places_per_year', 'answer_within', 'meet_within', 'contacts', 'document_reference', 'keeper_id', 'signed_on', 'ended_on', 'renewed_by_id', 'written_at', 'written_by');

create table app.partner_contacts (
  id            uuid primary key default gen_random_uuid(),
  territory_id  uuid not null references app.territories on delete cascade,
  kind          text not null constraint a_partner_contact_kind_is_known check (kind in ('visit', 'call', 'mail', 'meeting', 'network-meeting')),
  happened_on   date not null,
  words         text not null constraint a_partner_contact_says_something check (trim(words) <> ''),
  took_part     text,
  follow_up     text,
  follow_up_on  date,
  follow_up_for uuid references app.professionals on delete set null,
  done_at       timestamptz,
  author_id     uuid not null references app.professionals on delete restrict,
  written_at    timestamptz not null,
  constraint a_follow_up_has_its_day check ((follow_up_on is null) = (coalesce(trim(follow_up), '') = ''))
);
create index partner_contacts_of_a_territory on app.partner_contacts (territory_id, happened_on desc);
create index follow_ups_of_somebody on app.partner_contacts (follow_up_for, follow_up_on) where follow_up_on is not null and done_at is null;
comment on table app.partner_contacts is 'Visite, appel, rencontre with partners, network meetings included: what was said, who took part, what follows.';
call app.classify('partner_contacts', 'none', 'id', 'territory_id', 'kind', 'happened_on', 'words', 'took_part', 'follow_up', 'follow_up_on', 'follow_up_for', 'done_at', 'author_id', 'written_at');
create table app.partner_contact_partners (
  contact_id uuid not null references app.partner_contacts on delete cascade,
  partner_id uuid not null references app.partners on delete cascade,
  primary key (contact_id, partner_id)
);
create index contacts_with_a_partner on app.partner_contact_partners (partner_id);
comment on table app.partner_contact_partners is 'Which partners a visit, a call or a meeting was with.';
call app.classify('partner_contact_partners', 'none', 'contact_id', 'partner_id');

create table app.prospections (
  id           uuid primary key default gen_random_uuid(),
  listed_id    uuid not null references app.directory_structures on delete cascade,
  territory_id uuid not null references app.territories on delete cascade,
  stage        text not null default 'to-contact' constraint a_prospection_stage_is_known check (stage in ('to-contact', 'contacted', 'met', 'ready', 'hired', 'not-now')),
  stage_on     date not null,
  keeper_id    uuid references app.professionals on delete set null,
  words        text,
  next_on      date,
  started_on   date not null
);
create unique index one_prospection_per_company on app.prospections (listed_id, territory_id);
create index prospections_of_a_territory on app.prospections (territory_id, stage);
comment on table app.prospections is 'Prospection of a company: how far we are with it, and when to come back to it.';
call app.classify('prospections', 'none', 'id', 'listed_id', 'territory_id', 'stage', 'stage_on', 'keeper_id', 'words', 'next_on', 'started_on');

create table app.job_offers (
  id            uuid primary key default gen_random_uuid(),
  listed_id     uuid not null references app.directory_structures on delete cascade,
  territory_id  uuid not null references app.territories on delete cascade,
  title         text not null constraint a_post_has_a_title check (trim(title) <> ''),
  contract_kind text not null constraint a_contract_kind_is_known check (contract_kind in ('permanent', 'fixed-term', 'temporary', 'integration', 'apprenticeship', 'immersion', 'other')),
  weekly_hours  double precision constraint hours_of_a_week_are_possible check (weekly_hours > 0 and weekly_hours <= 48),
  place         text,
  starts_on     date,
  until_on      date not null,
  how_many      integer not null default 1 constraint a_post_is_for_somebody check (how_many between 1 and 200),
  filled        integer not null default 0 constraint filled_posts_are_counted check (filled >= 0),
  demands       text,
  state         text not null default 'open' constraint a_job_state_is_known check (state in ('open', 'filled', 'closed')),
  posted_at     timestamptz not null,
  posted_by     uuid references app.professionals on delete set null,
  ended_on      date,
  constraint no_more_are_filled_than_offered check (filled <= how_many),
  constraint an_open_post_has_no_end check ((state = 'open') = (ended_on is null)),
  constraint a_filled_post_has_nobody_left_to_find check (state <> 'filled' or filled = how_many)
);
create index posts_of_a_territory on app.job_offers (territory_id, until_on) where state = 'open';
create index posts_of_a_company on app.job_offers (listed_id);
comment on table app.job_offers is 'Poste proposé by a company of the territory: in plain words what it asks, until when, how many.';
call app.classify('job_offers', 'none', 'id', 'listed_id', 'territory_id', 'title', 'contract_kind', 'weekly_hours', 'place', 'starts_on', 'until_on', 'how_many', 'filled', 'demands', 'state', 'posted_at', 'posted_by', 'ended_on');

create table app.partner_offers (
  id           uuid primary key default gen_random_uuid(),
  listed_id    uuid not null references app.directory_structures on delete cascade,
  territory_id uuid not null references app.territories on delete cascade,
  kind         text not null constraint an_offer_kind_is_known check (kind in ('place', 'slot', 'event', 'other')),
  words        text not null constraint an_offer_says_what check (trim(words) <> ''),
  starts_on    date not null,
  ends_on      date not null,
  how_many     integer constraint an_offer_is_for_somebody check (how_many between 1 and 1000),
  state        text not null default 'open' constraint an_offer_state_is_known check (state in ('open', 'closed')),
  posted_at    timestamptz not null,
  posted_by    uuid references app.professionals on delete set null,
  constraint an_offer_ends_after_it_starts check (ends_on >= starts_on)
);
create index offers_of_a_territory on app.partner_offers (territory_id, ends_on) where state = 'open';
create index offers_of_a_partner on app.partner_offers (listed_id);
comment on table app.partner_offers is 'What a partner offers the network: places, slots, an event.';
call app.classify('partner_offers', 'none', 'id', 'listed_id', 'territory_id', 'kind', 'words', 'starts_on', 'ends_on', 'how_many', 'state', 'posted_at', 'posted_by');

-- Kept by the officers and the coordination of the territory; read by its chantiers; what concerns a partner, by the partner.
do $$ declare t text; begin
  foreach t in array array['officer_posts', 'covers', 'partners', 'partner_agreements', 'partner_contacts', 'partner_contact_partners', 'prospections', 'job_offers', 'partner_offers'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('grant select, insert on app.%I to fil_rouge_visitor', t);
    if t in ('officer_posts', 'covers') then execute format('create policy anyone_who_came_in_reads on app.%I for select to fil_rouge_visitor using ((select app.actor_id()) is not null)', t); end if;
    if t <> 'partner_contact_partners' then
      execute format('create policy kept_here on app.%I to fil_rouge_visitor using (territory_id = any ((select app.territories_i_keep())::uuid[])) with check (territory_id = any ((select app.territories_i_keep())::uuid[]))', t);
    end if;
    if t in ('partners', 'partner_agreements', 'prospections', 'job_offers', 'partner_offers') then
      execute format('create policy read_here on app.%I for select to fil_rouge_visitor using (territory_id = any ((select app.territories_i_work_in())::uuid[]))', t);
    end if;
    if t in ('partners', 'partner_agreements', 'job_offers', 'partner_offers') then
      execute format('create policy about_my_structure on app.%I for select to fil_rouge_visitor using (listed_id = any ((select app.my_listed())::uuid[]))', t);
    end if;
    if t in ('job_offers', 'partner_offers') then
      execute format('create policy of_my_structure on app.%I to fil_rouge_visitor using (listed_id = any ((select app.my_listed())::uuid[])) with check (listed_id = any ((select app.my_listed())::uuid[]) and territory_id = any ((select app.my_territories())::uuid[]))', t);
    end if;
  end loop;
end $$;
create function app.contacts_i_keep() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(select c.id from app.partner_contacts c where c.territory_id = any (app.territories_i_keep()))
$$;
comment on function app.contacts_i_keep() is 'Visits, calls and meetings of the territories the visitor keeps.';
create policy kept_here on app.partner_contact_partners to fil_rouge_visitor using (contact_id = any ((select app.contacts_i_keep())::uuid[])) with check (contact_id = any ((select app.contacts_i_keep())::uuid[]));
grant update (ends_on) on app.officer_posts to fil_rouge_visitor;
grant update (state, answered_at) on app.covers to fil_rouge_visitor;
grant update (domains, common_law, what_for, next_step, next_on, ended_on) on app.partners to fil_rouge_visitor;
grant update (state, signed_on, ended_on, renewed_by_id, document_reference, keeper_id) on app.partner_agreements to fil_rouge_visitor;
grant update (done_at) on app.partner_contacts to fil_rouge_visitor;
grant update (stage, stage_on, keeper_id, words, next_on) on app.prospections to fil_rouge_visitor;
grant update (filled, state, ended_on) on app.job_offers to fil_rouge_visitor;
grant update (state) on app.partner_offers to fil_rouge_visitor;
-- Whoever covers answers, whatever her territory role that day.
create policy asked_of_me on app.covers for update to fil_rouge_visitor using (cover_id = (select app.actor_id())) with check (cover_id = (select app.actor_id()));
