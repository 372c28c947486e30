-- Two joins on one column each: with coalesce in one, no index served and the whole directory was read for each opening of her space.
create or replace function app.my_appointment_places() returns table (id uuid, name text, service text, address text, phone text) language sql stable security definer set search_path = app, pg_temp as $$
  select a.id, coalesce(l.name, o.name), s.name, nullif(concat_ws(', ', coalesce(s.address, l.address, o.address), concat_ws(' ', coalesce(s.postcode, l.postcode, o.postcode), coalesce(s.commune, l.commune, o.commune))), ''), coalesce(s.phone, l.phone, o.phone)
  from app.appointments a left join app.services s on s.id = a.service_id
    left join app.directory_structures l on l.id = a.listed_id left join app.directory_structures o on o.id = s.listed_id and a.listed_id is null
  where a.person_id = app.person_id() and (l.id is not null or o.id is not null)
$$;
