-- Somebody welcomed at a door has no lead referent: the door that keeps her file opens her space to her, so that she reads her requests, and stops what was proposed for her.
create function app.people_whose_space_i_open() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select app.people_i_lead() || coalesce((select array_agg(p.id) from app.people p where p.followed_by = any (app.welcoming()) and p.merged_into is null), '{}')
$$;
comment on function app.people_whose_space_i_open() is 'People to whom the visitor gives a card, a link or a code: those they lead, and those their door welcomed and keeps.';
revoke execute on function app.people_whose_space_i_open() from public;
grant execute on function app.people_whose_space_i_open() to fil_rouge_visitor;
alter policy of_people_i_lead on app.person_cards using (person_id = any ((select app.people_whose_space_i_open())::uuid[])) with check (person_id = any ((select app.people_whose_space_i_open())::uuid[]));
alter policy of_people_i_lead on app.person_ways using (person_id = any ((select app.people_whose_space_i_open())::uuid[])) with check (person_id = any ((select app.people_whose_space_i_open())::uuid[]));
alter policy of_people_i_lead on app.person_sessions using (person_id = any ((select app.people_whose_space_i_open())::uuid[]));
alter policy of_people_i_lead_to_close on app.person_sessions using (person_id = any ((select app.people_whose_space_i_open())::uuid[])) with check (person_id = any ((select app.people_whose_space_i_open())::uuid[]));
alter policy of_people_i_lead on app.person_cards rename to of_people_whose_space_i_open;
alter policy of_people_i_lead on app.person_ways rename to of_people_whose_space_i_open;
alter policy of_people_i_lead on app.person_sessions rename to of_people_whose_space_i_open;
alter policy of_people_i_lead_to_close on app.person_sessions rename to of_people_whose_space_i_open_to_close;

-- What she writes there is read by the door, and what she asks of her file is answered by it: nobody else keeps her file.
create policy welcomed_here on app.person_messages for select to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[]));
create policy welcomed_here_to_answer on app.person_messages for insert to fil_rouge_visitor with check (written_by = (select app.actor_id()) and followed_by = any ((select app.welcoming())::uuid[]));
create policy welcomed_here_to_see on app.person_messages for update to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[])) with check (followed_by = any ((select app.welcoming())::uuid[]));
create policy welcomed_here on app.rights_requests to fil_rouge_visitor using (followed_by = any ((select app.welcoming())::uuid[])) with check (followed_by = any ((select app.welcoming())::uuid[]));
