-- A draft that is about nobody yet is sealed by the instance's key: turning that key seals it again, as everything else it sealed.
create policy doorkeeper_seals_again on app.drafts to fil_rouge_doorkeeper using (person_id is null) with check (person_id is null);
grant select (id, person_id, fields), update (fields) on app.drafts to fil_rouge_doorkeeper;
