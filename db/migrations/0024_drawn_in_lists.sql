-- What a list draws of each person is found where it is, without walking her whole history along the index of an exclusion.
create index due_dates_of_a_person on app.situations (person_id, due_on) where due_on is not null and struck_at is null and ends_on is null;
drop index app.barriers_of_a_person;
create index barriers_of_a_person on app.barriers (person_id, opened_on) include (closed_on, topic, followed_by);
