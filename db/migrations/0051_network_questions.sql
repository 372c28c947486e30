-- Questions to the network, without anybody's name: a partner asks the chantiers as they ask it, and whoever knows answers.

create table app.network_questions (
  id           uuid primary key,
  territory_id uuid not null references app.territories on delete cascade,
  domain       text not null references app.domains on delete restrict,
  words        text not null constraint a_question_asks_something check (trim(words) <> ''),
  asked_by     uuid not null references app.professionals on delete restrict,
  asking_id    uuid not null references app.structures on delete restrict,
  asked_at     timestamptz not null,
  closed_at    timestamptz
);
create index questions_of_a_territory on app.network_questions (territory_id, asked_at desc);
comment on table app.network_questions is 'Question to the network of a territory, about nobody: by domain, asked by a professional of a chantier, of the coordination or of a partner, closed by its author.';
call app.classify('network_questions', 'none', 'id', 'territory_id', 'domain', 'words', 'asked_by', 'asking_id', 'asked_at', 'closed_at');

create table app.network_answers (
  id          uuid primary key,
  question_id uuid not null references app.network_questions on delete cascade,
  words       text not null constraint an_answer_says_something check (trim(words) <> ''),
  answered_by uuid not null references app.professionals on delete restrict,
  answered_at timestamptz not null
);
create index answers_to_a_question on app.network_answers (question_id, answered_at);
comment on table app.network_answers is 'Answer to a question of the network, by anybody of the same territory.';
call app.classify('network_answers', 'none', 'id', 'question_id', 'words', 'answered_by', 'answered_at');

create function app.questions_i_read() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select coalesce(array_agg(q.id), '{}') from app.network_questions q where q.territory_id = any (app.my_territories()) and (q.closed_at is null or q.closed_at > app.today() - 90)
$$;
comment on function app.questions_i_read() is 'Questions of the territories where the visitor works, open or closed lately.';
revoke execute on function app.questions_i_read() from public;
grant execute on function app.questions_i_read() to fil_rouge_visitor;

alter table app.network_questions enable row level security;
create policy asked_around_me on app.network_questions for select to fil_rouge_visitor using (territory_id = any ((select app.my_territories())::uuid[]));
create policy asked_in_my_name on app.network_questions for insert to fil_rouge_visitor
  with check (asked_by = (select app.actor_id()) and territory_id = any ((select app.my_territories())::uuid[]) and asking_id = any ((select app.my_structures())::uuid[]));
create policy closed_by_its_author on app.network_questions for update to fil_rouge_visitor using (asked_by = (select app.actor_id())) with check (asked_by = (select app.actor_id()));
grant select, insert, update (closed_at) on app.network_questions to fil_rouge_visitor;
alter table app.network_answers enable row level security;
create policy to_what_i_read on app.network_answers for select to fil_rouge_visitor using (question_id = any ((select app.questions_i_read())::uuid[]));
create policy answered_in_my_name on app.network_answers for insert to fil_rouge_visitor with check (answered_by = (select app.actor_id()) and question_id = any ((select app.questions_i_read())::uuid[]));
grant select, insert on app.network_answers to fil_rouge_visitor;

insert into app.written_policies values
  ('question-unanswered-days', '2019-01-01', 5, 'jours', 'Règle interne, valeur par défaut : une question au réseau restée sans réponse se montre au chargé de partenariat', false);
