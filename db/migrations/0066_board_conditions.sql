-- What a board asked is followed after the decision, condition by condition: the next board reads what became of it, and so does she.
create table app.board_conditions (
  id          uuid primary key,
  decision_id uuid not null references app.board_decisions on delete cascade,
  number      integer not null constraint conditions_are_counted_from_one check (number between 1 and 100),
  person_id   uuid not null references app.people on delete cascade,
  followed_by uuid,
  topic       text not null default 'work' references app.topics on delete restrict constraint a_condition_is_about_work check (topic = 'work'),
  became      text not null constraint what_became_of_a_condition_is_known check (became in ('met', 'under-way', 'unmet', 'lapsed')),
  words       text,
  said_on     date not null,
  said_by     uuid references app.professionals on delete restrict,
  version     integer not null default 1,
  merged_from uuid,
  constraint a_condition_is_followed_once unique (decision_id, number)
);
create index conditions_about on app.board_conditions (person_id);
comment on table app.board_conditions is 'What became of a condition a board put on its decision. Number: its line among the conditions of the decision, from 1.';
call app.classify('board_conditions', 'social', 'became', 'words');
call app.classify('board_conditions', 'none', 'id', 'decision_id', 'number', 'person_id', 'followed_by', 'topic', 'said_on', 'said_by', 'version', 'merged_from');
call app.seals('board_conditions', 'words');

alter table app.board_conditions enable row level security;
create policy followed_here on app.board_conditions for select to fil_rouge_visitor using (followed_by = any ((select app.at('work'))::uuid[]));
create policy shared_with_me on app.board_conditions for select to fil_rouge_visitor using (person_id = any ((select app.with('work'))::uuid[]));
create policy hers on app.board_conditions for select to fil_rouge_person using (person_id = (select app.person_id()));
create policy said_here on app.board_conditions for all to fil_rouge_visitor using (followed_by = any ((select app.at('notes'))::uuid[])) with check (followed_by = any ((select app.at('notes'))::uuid[]));
create policy said_by_me on app.board_conditions for all to fil_rouge_visitor using (person_id = any ((select app.with('notes'))::uuid[])) with check (person_id = any ((select app.with('notes'))::uuid[]));
create trigger followed_like_the_person before insert on app.board_conditions for each row execute function app.follow_the_person();
create trigger revisions_are_kept before update on app.board_conditions for each row execute function app.keep_revision();
grant select, insert, update (became, words, said_on, said_by, version) on app.board_conditions to fil_rouge_visitor;
grant select (id, decision_id, number, person_id, became, words, said_on) on app.board_conditions to fil_rouge_person;

create function app.board_conditions_follow_a_merge() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  if new.merged_into is not null and old.merged_into is null then
    update app.board_conditions set person_id = new.merged_into, merged_from = new.id, followed_by = (select followed_by from app.people where id = new.merged_into) where person_id = new.id;
  elsif new.merged_into is null and old.merged_into is not null then
    update app.board_conditions set person_id = new.id, merged_from = null, followed_by = new.followed_by where merged_from = new.id;
  end if;
  return null;
end $$;
create trigger board_conditions_follow_a_merge after update of merged_into on app.people
  for each row when (old.merged_into is distinct from new.merged_into) execute function app.board_conditions_follow_a_merge();
