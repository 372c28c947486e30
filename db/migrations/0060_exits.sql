-- What is stated of somebody when she leaves a chantier: work, housing, health, three statements that make no score. No class is stored: rules derive it from these facts and the days of her contracts.

create table app.exit_statements (
  id            uuid primary key,
  -- The last contract of the chain she left.
  contract_id   uuid not null references app.contracts on delete cascade,
  person_id     uuid not null references app.people on delete cascade,
  followed_by   uuid,
  -- What it is about is also who reads it. Not a generated column: in a trigger that keeps revisions, one is empty and every row looks changed.
  topic         text not null references app.topics on delete restrict constraint an_exit_is_stated_of_a_known_subject check (topic in ('work', 'housing', 'health')),
  stated_on     date not null,
  -- Why an exit is set apart from the count is her business: a long leave and prison are one word, and nobody learns it here.
  outcome       text constraint an_outcome_of_exit_is_known check (outcome in ('cdi', 'cdd', 'interim', 'public-service', 'business', 'aided-contract', 'training', 'other-siae', 'job-seeking', 'inactive', 'apart', 'death')),
  job_starts_on date,
  job_ends_on   date,
  hours         numeric(7, 2) constraint hours_worked_are_not_below_zero check (hours >= 0),
  before_code   text references app.situation_codes on delete restrict,
  after_code    text references app.situation_codes on delete restrict,
  change        text constraint a_change_at_the_exit_is_known check (change in ('improved', 'stable', 'worse')),
  is_lasting    boolean,
  has_doctor    boolean,
  has_cover     boolean,
  version       integer not null default 1,
  written_by    uuid references app.professionals on delete restrict,
  written_at    timestamptz not null,
  struck_at     timestamptz,
  struck_by     uuid references app.professionals on delete restrict,
  merged_from   uuid,
  constraint a_job_after_the_exit_ends_after_it_starts check (job_ends_on is null or job_ends_on >= job_starts_on),
  constraint a_struck_statement_says_by_whom check ((struck_at is null) = (struck_by is null)),
  constraint work_says_nothing_of_the_rest check (topic <> 'work' or (outcome is not null and num_nonnulls(before_code, after_code, change, is_lasting, has_doctor, has_cover) = 0)),
  constraint housing_says_nothing_of_the_rest check (topic <> 'housing' or num_nonnulls(outcome, job_starts_on, job_ends_on, hours, has_doctor, has_cover) = 0),
  constraint health_says_nothing_of_the_rest check (topic <> 'health' or num_nonnulls(outcome, job_starts_on, job_ends_on, hours, before_code, after_code, is_lasting) = 0)
);
-- The subject is the topic: what a writer may not read never stops her from writing.
create unique index one_statement_of_a_subject_per_exit on app.exit_statements (contract_id, topic) where struck_at is null;
create index exit_statements_by_contract on app.exit_statements (contract_id);
create index exit_statements_of_a_person on app.exit_statements (person_id);
comment on table app.exit_statements is 'Sortie: what is stated of work, of housing and of health when somebody leaves a chantier, each of its own day. Facts only: the class of the exit is derived.';
call app.classify('exit_statements', 'social', 'topic', 'stated_on', 'outcome', 'job_starts_on', 'job_ends_on', 'hours', 'before_code', 'after_code', 'change', 'is_lasting');
call app.classify('exit_statements', 'health', 'has_doctor', 'has_cover');
call app.classify('exit_statements', 'none', 'id', 'contract_id', 'person_id', 'followed_by', 'version', 'written_by', 'written_at', 'struck_at', 'struck_by', 'merged_from');

alter table app.exit_statements enable row level security;
create policy followed_here on app.exit_statements to fil_rouge_visitor
  using (case topic when 'work' then followed_by = any ((select app.at('work'))::uuid[]) when 'housing' then followed_by = any ((select app.at('housing'))::uuid[]) when 'health' then followed_by = any ((select app.at('health'))::uuid[]) else false end)
  with check (followed_by = any ((select app.employing())::uuid[]) and case topic when 'work' then followed_by = any ((select app.at('work'))::uuid[]) when 'housing' then followed_by = any ((select app.at('housing'))::uuid[]) when 'health' then followed_by = any ((select app.at('health'))::uuid[]) else false end);
create policy shared_with_me on app.exit_statements to fil_rouge_visitor
  using (case topic when 'work' then person_id = any ((select app.with('work'))::uuid[]) when 'housing' then person_id = any ((select app.with('housing'))::uuid[]) when 'health' then person_id = any ((select app.with('health'))::uuid[]) else false end)
  with check (person_id = any ((select app.with('notes'))::uuid[]) and case topic when 'work' then person_id = any ((select app.with('work'))::uuid[]) when 'housing' then person_id = any ((select app.with('housing'))::uuid[]) when 'health' then person_id = any ((select app.with('health'))::uuid[]) else false end);
create policy hers on app.exit_statements for select to fil_rouge_person using (person_id = (select app.person_id()));
create trigger followed_like_the_person before insert on app.exit_statements for each row execute function app.follow_the_person();
create trigger revisions_are_kept before update on app.exit_statements for each row execute function app.keep_revision();
grant select, insert on app.exit_statements to fil_rouge_visitor;
grant update (stated_on, outcome, job_starts_on, job_ends_on, hours, before_code, after_code, change, is_lasting, has_doctor, has_cover, struck_at, struck_by) on app.exit_statements to fil_rouge_visitor;
grant select (id, contract_id, person_id, topic, stated_on, outcome, job_starts_on, job_ends_on, before_code, after_code, change, is_lasting, has_doctor, has_cover, struck_at) on app.exit_statements to fil_rouge_person;

create function app.exit_statements_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.exit_statements set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.exit_statements set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger exit_statements_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.exit_statements_follow_a_merge();

-- A stay: contracts of one person with one employer of the house, without a day between. One definition for a file and for figures; whoever asks sees what she may see.
create function app.stays_with(of_employers uuid[], of_person uuid)
returns table (person_id uuid, employer_id uuid, employer_kind text, entered_on date, left_on date, contract_id uuid, end_code text, hours double precision) language sql stable as $$
  with held as (
    select c.id, c.person_id, c.employer_id, c.employer_kind, c.starts_on, c.end_code, coalesce(c.ended_on, c.ends_on, 'infinity'::date) as last_on
    from app.contracts c where c.struck_at is null and c.employer_id is not null and (of_employers is null or c.employer_id = any (of_employers)) and (of_person is null or c.person_id = of_person)),
  begun as (select h.*, case when h.starts_on <= max(h.last_on) over (partition by h.person_id, h.employer_id order by h.starts_on, h.id rows between unbounded preceding and 1 preceding) + 1 then 0 else 1 end as begins from held h),
  chained as (select b.*, sum(b.begins) over (partition by b.person_id, b.employer_id order by b.starts_on, b.id) as chain from begun b)
  select c.person_id, c.employer_id, (array_agg(c.employer_kind order by c.last_on desc, c.id))[1], min(c.starts_on), nullif(max(c.last_on), 'infinity'), (array_agg(c.id order by c.last_on desc, c.id))[1], (array_agg(c.end_code order by c.last_on desc, c.id))[1],
    -- Hours the contracts were signed for; nobody counted those worked.
    sum((select h.weekly from app.contract_hours h where h.contract_id = c.id order by h.from_on desc limit 1)::float8 * (nullif(c.last_on, 'infinity') - c.starts_on + 1) / 7)
  from chained c group by c.person_id, c.employer_id, c.chain
$$;
comment on function app.stays_with(uuid[], uuid) is 'Stays with employers of the house, as the visitor may see them: first day, last day (null without a written end), last contract, how it ended, hours signed for.';

-- Figures of a chantier or a territory: facts without a name, for whoever reads the work of that chantier or the figures of its territory.
create function app.stays_in_figures(of_employers uuid[], until date)
returns table (person integer, employer_kind text, entered_on date, left_on date, end_code text, signed double precision, hours double precision, outcome text, job_starts_on date, job_ends_on date)
language sql stable security definer set search_path = app, pg_temp as $$
  select dense_rank() over (order by s.person_id)::integer, s.employer_kind, s.entered_on, s.left_on, s.end_code, s.hours, x.hours::float8, x.outcome, x.job_starts_on, x.job_ends_on
  from app.stays_with((select coalesce(array_agg(e.id), '{}') from app.structures e where e.id = any (of_employers) and (e.id = any (app.at('work')) or e.territory_id = any (app.territories_in_figures(array(select distinct territory_id from app.structures))))), null) s
    left join app.exit_statements x on x.contract_id = s.contract_id and x.topic = 'work' and x.struck_at is null
  where s.entered_on <= until
$$;
comment on function app.stays_in_figures(uuid[], date) is 'Stays and what was stated of work at the exit, without a name: `person` is a number of this answer only.';
revoke execute on function app.stays_in_figures(uuid[], date) from public;
grant execute on function app.stays_in_figures(uuid[], date) to fil_rouge_visitor;
grant execute on function app.stays_with(uuid[], uuid) to fil_rouge_visitor;
