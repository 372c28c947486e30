-- A name as it sounds to a French ear: what is typed by ear finds what was written from papers.
create function app.sound_key(words text) returns text language sql immutable as $$
  select regexp_replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(words, 'ph', 'f'), 'ou', 'u'), 'w', 'u'), 'y', 'i'), 'kh', 'k'), 'ck', 'k'), 'qu', 'k'), 'c', 'k'), 'h', ''),
    '(.)\1+', '\1', 'g')
$$;
comment on function app.sound_key(text) is 'A searched name by its sound: ph is f, ou is u, y is i, doubled letters are one.';
