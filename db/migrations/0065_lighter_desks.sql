-- From the visitor's territories, structure and roles to the desks: asked desk by desk, it read the directory of the whole country (39 472 pages, 150 ms, at 110 000 services).
create or replace function app.desks_i_keep() returns uuid[] language sql stable security definer set search_path = app, pg_temp as $$
  select array(
    select d.id from desks d where d.territory_id = any ((select territories_i_keep())::uuid[])
    union select d.id from directory_structures s join desks d on d.place_listed_id = s.id where s.structure_id = any ((select my_structures())::uuid[])
    union select d.id from directory_structures s join desks d on d.actor_listed_id = s.id where s.structure_id = any ((select my_structures())::uuid[])
    union select d.id from memberships m join desks d on d.chantier_id = m.structure_id where m.professional_id = actor_id() and m.role = 'director' and m.starts_on <= today() and (m.ends_on is null or m.ends_on >= today()))
$$;
