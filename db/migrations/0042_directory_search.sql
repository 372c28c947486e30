-- Searching the directory: French words without their accents, faults of typing, places, and everything one sifts by, in one index.

create text search configuration app.french (copy = pg_catalog.french);
alter text search configuration app.french alter mapping for hword, hword_part, word with public.unaccent, pg_catalog.french_stem;
alter text search configuration app.french drop mapping for email, url, url_path, host, file, float, sfloat, version;

create table app.directory_themes (
  code  text primary key,
  words text not null
);
comment on table app.directory_themes is 'Thématiques of the schema data·inclusion v1.0.8, in the words people search with; the room holds the same list, and a test compares them.';
alter table app.directory_themes enable row level security;
create policy anyone_reads on app.directory_themes for select using (true);
grant select on app.directory_themes to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('directory_themes', 'none', 'code', 'words');
insert into app.directory_themes values
  ('choisir-un-metier--confirmer-son-choix-de-metier', 'Confirmer son choix de métier'),
  ('choisir-un-metier--connaitre-les-opportunites-demploi', 'Connaître les opportunités d''emploi'),
  ('choisir-un-metier--decouvrir-un-metier-ou-un-secteur-dactivite', 'Découvrir un métier ou un secteur d''activité'),
  ('choisir-un-metier--identifier-ses-points-forts-et-ses-competences', 'Identifier ses points forts et ses compétences'),
  ('creer-une-entreprise--definir-son-projet-de-creation-dentreprise', 'Définir son projet de création d''entreprise'),
  ('creer-une-entreprise--developper-son-entreprise', 'Développer son entreprise'),
  ('creer-une-entreprise--structurer-son-projet-de-creation-dentreprise', 'Structurer son projet de création d''entreprise'),
  ('difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives', 'Accompagnement aux démarches administratives'),
  ('difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-a-la-citoyennete', 'Accompagnement pour l''accès à la citoyenneté'),
  ('difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits', 'Accompagnement pour l''accès aux droits'),
  ('difficultes-administratives-ou-juridiques--beneficier-dune-mesure-daccompagnement-adapte', 'Bénéficier d''une mesure d''accompagnement adapté'),
  ('difficultes-administratives-ou-juridiques--connaitre-ses-droits-face-a-une-discrimination', 'Connaître ses droits face à une discrimination'),
  ('difficultes-administratives-ou-juridiques--prendre-en-compte-une-problematique-judiciaire', 'Prendre en compte une problématique judiciaire'),
  ('difficultes-financieres--acquerir-une-autonomie-budgetaire', 'Acquérir une autonomie budgétaire'),
  ('difficultes-financieres--ameliorer-sa-gestion-budgetaire', 'Améliorer sa gestion budgétaire'),
  ('difficultes-financieres--mettre-en-place-une-mesure-de-protection-financiere', 'Mettre en place une mesure de protection financière'),
  ('difficultes-financieres--prevenir-une-degradation-de-la-situation-financiere', 'Prévenir une dégradation de la situation financière'),
  ('difficultes-financieres--situation-dendettement-surendettement', 'Situation d''endettement ou de surendettement'),
  ('equipement-et-alimentation--aide-menagere', 'Aide ménagère'),
  ('equipement-et-alimentation--alimentation', 'Alimentation'),
  ('equipement-et-alimentation--electromenager', 'Électroménager'),
  ('equipement-et-alimentation--habillement', 'Habillement'),
  ('famille--garde-denfants', 'Garde d''enfants'),
  ('famille--prise-en-charge-personne-dependante', 'Prise en charge d''une personne dépendante'),
  ('famille--soutien-a-la-parentalite-et-a-leducation', 'Soutien à la parentalité et à l''éducation'),
  ('famille--soutien-aidants', 'Soutien aux aidants'),
  ('famille--surmonter-conflits-separation-violence', 'Surmonter les conflits liés à la séparation ou à la violence'),
  ('lecture-ecriture-calcul--maitriser-le-calcul', 'Maîtriser le calcul'),
  ('lecture-ecriture-calcul--maitriser-le-francais', 'Maîtriser le français'),
  ('logement-hebergement--acheter-un-logement', 'Acheter un logement'),
  ('logement-hebergement--changer-de-logement', 'Changer de logement'),
  ('logement-hebergement--louer-un-logement', 'Louer un logement'),
  ('logement-hebergement--rechercher-une-solution-dhebergement-temporaire', 'Rechercher une solution d''hébergement temporaire'),
  ('logement-hebergement--reduire-les-impayes-de-loyer', 'Réduire les impayés de loyer'),
  ('logement-hebergement--se-maintenir-dans-le-logement', 'Se maintenir dans le logement'),
  ('logement-hebergement--sinformer-sur-les-demarches-liees-a-lacces-au-logement', 'S''informer sur les démarches liées à l''accès au logement'),
  ('mobilite--acceder-a-un-vehicule', 'Accéder à un véhicule'),
  ('mobilite--entretenir-reparer-son-vehicule', 'Entretenir et réparer son véhicule'),
  ('mobilite--etre-accompagne-dans-son-parcours-mobilite', 'Être accompagné dans son parcours mobilité'),
  ('mobilite--financer-ma-mobilite', 'Financer ma mobilité'),
  ('mobilite--mobilite-douce-partagee-collective', 'Utiliser des services de mobilité douce, partagée ou collective'),
  ('mobilite--preparer-un-permis', 'Préparer un permis'),
  ('numerique--acceder-a-des-services-en-ligne', 'Accéder à des services en ligne'),
  ('numerique--acceder-a-une-connexion-internet', 'Accéder à une connexion Internet'),
  ('numerique--acquerir-un-equipement', 'Acquérir un équipement'),
  ('numerique--maitriser-les-fondamentaux-du-numerique', 'Maîtriser les fondamentaux du numérique'),
  ('preparer-sa-candidature--developper-son-reseau', 'Développer son réseau'),
  ('preparer-sa-candidature--organiser-ses-demarches-de-recherche-demploi', 'Organiser ses démarches de recherche d''emploi'),
  ('preparer-sa-candidature--realiser-un-cv-et-ou-une-lettre-de-motivation', 'Réaliser un CV et/ou une lettre de motivation'),
  ('preparer-sa-candidature--valoriser-ses-competences', 'Valoriser ses compétences'),
  ('remobilisation--activites-sportives-et-culturelles', 'Activités sportives et culturelles'),
  ('remobilisation--benevolat-action-citoyenne', 'Bénévolat et action citoyenne'),
  ('remobilisation--bien-etre-confiance-en-soi', 'Bien-être et confiance en soi'),
  ('remobilisation--lien-social', 'Lien social'),
  ('sante--acces-aux-soins', 'Accès aux soins'),
  ('sante--addictions', 'Addictions'),
  ('sante--constituer-un-dossier-mdph-invalidite', 'Constituer un dossier MDPH pour invalidité'),
  ('sante--sante-mentale', 'Santé mentale'),
  ('sante--sante-sexuelle', 'Santé sexuelle'),
  ('se-former--monter-son-dossier-de-formation', 'Monter son dossier de formation'),
  ('se-former--trouver-sa-formation', 'Trouver sa formation'),
  ('souvrir-a-linternational--connaitre-les-opportunites-demploi-a-letranger', 'Connaître les opportunités d''emploi à l''étranger'),
  ('souvrir-a-linternational--sinformer-sur-les-aides-pour-travailler-a-letranger', 'S''informer sur les aides pour travailler à l''étranger'),
  ('souvrir-a-linternational--sorganiser-suite-a-son-retour-en-france', 'S''organiser suite à son retour en France'),
  ('trouver-un-emploi--convaincre-un-recruteur-en-entretien', 'Convaincre un recruteur en entretien'),
  ('trouver-un-emploi--faire-des-candidatures-spontanees', 'Faire des candidatures spontanées'),
  ('trouver-un-emploi--maintien-dans-lemploi', 'Maintien dans l''emploi'),
  ('trouver-un-emploi--repondre-a-des-offres-demploi', 'Répondre à des offres d''emploi'),
  ('trouver-un-emploi--suivre-ses-candidatures-et-relancer-les-employeurs', 'Suivre ses candidatures et relancer les employeurs');

-- One bit for each thing one sifts by: a row tells at once whether it has them all, without a word of it being read.
create table app.directory_marks (
  mark text primary key,
  mask bit(192) not null
);
comment on table app.directory_marks is 'What services are sifted by, a bit each: t: theme, tg: group of themes, p: public, l: language, m: reception, o: who may ask, k: kind, f: fee, w: droit commun, h: hours said, v: places free, e: company, u: open to everybody.';
alter table app.directory_marks enable row level security;
create policy anyone_reads on app.directory_marks for select using (true);
grant select on app.directory_marks to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('directory_marks', 'none', 'mark', 'mask');
insert into app.directory_marks select mark, set_bit(repeat('0', 192)::bit(192), (at - 1)::integer, 1) from unnest(array(
  select 't:' || code from app.directory_themes union all select distinct 'tg:' || split_part(code, '--', 1) from app.directory_themes order by 1) || array[
  'p:tous-publics', 'p:actifs', 'p:beneficiaires-des-minimas-sociaux', 'p:demandeurs-emploi', 'p:etudiants', 'p:familles', 'p:femmes', 'p:jeunes', 'p:personnes-en-situation-de-handicap', 'p:personnes-en-situation-durgence', 'p:personnes-en-situation-juridique-specifique', 'p:personnes-exilees', 'p:residents-qpv-frr', 'p:seniors',
  'l:ar', 'l:am', 'l:bm', 'l:bn', 'l:zh', 'l:prs', 'l:en', 'l:es', 'l:ff', 'l:ka', 'l:ln', 'l:ps', 'l:fa', 'l:pl', 'l:pt', 'l:ro', 'l:ru', 'l:so', 'l:snk', 'l:ta', 'l:ti', 'l:tr', 'l:uk', 'l:ur', 'l:wo', 'l:fsl',
  'm:en-presentiel', 'm:a-distance',
  'o:usagers', 'o:professionnels',
  'k:accompagnement', 'k:aide-financiere', 'k:aide-materielle', 'k:atelier', 'k:formation', 'k:information',
  'f:gratuit', 'f:payant',
  'w:true', 'w:false',
  'h:yes', 'v:yes', 'e:yes', 'u:public']) with ordinality one(mark, at);
create function app.bits_of(marks text[]) returns bit(192) language sql stable as $$
  select coalesce(bit_or(mask), repeat('0', 192)::bit(192)) from app.directory_marks where mark = any (marks)
$$;
comment on function app.bits_of(text[]) is 'The bits of some marks; a mark without one is not sifted by.';

-- Words that names hold: a word typed with a fault is replaced by the nearest.
create table app.search_words (
  word text primary key,
  stem text not null
);
create index search_words_by_stem on app.search_words (stem);
create index search_words_by_shape on app.search_words using gin (word public.gin_trgm_ops);
create index search_words_by_beginning on app.search_words (word text_pattern_ops);
comment on table app.search_words is 'Words of the names, themes and communes of the directory, and their stem: what a word typed with a fault is compared with.';
alter table app.search_words enable row level security;
create policy anyone_reads on app.search_words for select using (true);
grant select on app.search_words to fil_rouge_visitor, fil_rouge_doorkeeper;
call app.classify('search_words', 'none', 'word', 'stem');

create function app.learn_words(texts text[]) returns void language sql security definer set search_path = app, pg_temp as $$
  insert into app.search_words
  select word, stems[1] from (select distinct word from unnest(texts) t, regexp_split_to_table(lower(public.unaccent(t)), '[^a-z0-9]+') word where length(word) between 3 and 40 and word !~ '^\d') w,
    pg_catalog.ts_lexize('pg_catalog.french_stem', word) stems where cardinality(stems) > 0 order by word
  on conflict do nothing
$$;
comment on function app.learn_words(text[]) is 'Adds the words of some texts to those that a fault of typing is compared with.';
revoke all on function app.learn_words(text[]) from public;
grant execute on function app.learn_words(text[]) to fil_rouge_doorkeeper;
select app.learn_words(array(select words from app.directory_themes));

-- Where it really stands: its own point, its structure's, or its commune's.
alter table app.services add column at_latitude double precision, add column at_longitude double precision, add column at_square integer, add column marks bit(192);
-- What is searched is read often: it stays in the row, uncompressed.
alter table app.services set (toast_tuple_target = 8160);
alter table app.directory_structures add column search tsvector;
call app.classify('services', 'none', 'at_latitude', 'at_longitude', 'at_square', 'marks');
call app.classify('directory_structures', 'none', 'search');

create function app.department_of(commune text, postcode text) returns text language sql immutable as $$
  select case when commune like '97%' then left(commune, 3) when commune is not null then left(commune, 2) when postcode like '97%' then left(postcode, 3) else left(postcode, 2) end
$$;
comment on function app.department_of(text, text) is 'The department of a commune code, or of a postcode when that is all there is.';
create function app.marked(mark text, lexemes text[]) returns text[] language sql immutable as $$ select coalesce(array_agg(mark || lexeme), '{}') from unnest(lexemes) lexeme where lexeme <> '' $$;
comment on function app.marked(text, text[]) is 'Lexemes of one sort, told apart from plain words by their mark: n: in the name, t: a theme, d: a department.';
create function app.stems_of(words text) returns text[] language sql stable as $$ select tsvector_to_array(to_tsvector('app.french', coalesce(words, ''))) $$;
comment on function app.stems_of(text) is 'The stems of a text, without accents.';

create function app.square_of(latitude double precision, longitude double precision) returns integer language sql immutable as $$ select (floor(latitude * 10)::integer + 900) * 10000 + floor(longitude * 10)::integer + 1800 $$;
comment on function app.square_of(double precision, double precision) is 'The square of a tenth of a degree that holds a point.';
create function app.say_what_a_service_is() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
declare d app.directory_structures; c app.communes; head text[]; marks text[];
begin
  select * into d from app.directory_structures where id = new.listed_id;
  new.territory_id := coalesce(new.territory_id, d.territory_id);
  new.at_latitude := coalesce(new.latitude, d.latitude);
  new.at_longitude := case when new.latitude is not null then new.longitude else d.longitude end;
  if new.at_latitude is null then
    select * into c from app.communes where code = coalesce(new.commune_code, d.commune_code);
    new.at_latitude := c.latitude; new.at_longitude := c.longitude;
  end if;
  head := app.stems_of(d.name || ' ' || coalesce((select string_agg(words, ' ') from app.directory_themes where code = any (new.themes)), ''));
  marks := app.marked('n:', app.stems_of(new.name)) || app.marked('b:', head) || app.marked('t:', new.themes) || app.marked('tg:', array(select distinct split_part(t, '--', 1) from unnest(new.themes) t))
    || app.marked('p:', new.publics) || app.marked('l:', new.languages) || app.marked('m:', new.reception_modes) || app.marked('o:', new.open_to);
  if new.kind is not null then marks := marks || ('k:' || new.kind); end if;
  if new.fee is not null then marks := marks || ('f:' || new.fee); end if;
  if new.common_law is not null then marks := marks || ('w:' || new.common_law); end if;
  if new.territory_id is not null then marks := marks || ('y:' || new.territory_id); end if;
  if coalesce(new.hours, d.hours) is not null then marks := marks || 'h:yes'::text; end if;
  if new.places_free > 0 then marks := marks || 'v:yes'::text; end if;
  if d.is_employer then marks := marks || 'e:yes'::text; end if;
  if new.audience = 'public' and d.audience = 'public' then marks := marks || 'u:public'::text; end if;
  new.marks := app.bits_of(marks);
  if app.department_of(coalesce(new.commune_code, d.commune_code), coalesce(new.postcode, d.postcode)) is not null then
    marks := marks || ('d:' || app.department_of(coalesce(new.commune_code, d.commune_code), coalesce(new.postcode, d.postcode)));
  end if;
  new.at_square := app.square_of(new.at_latitude, new.at_longitude);
  -- What has no place, or comes to people from afar, is where it says it reaches.
  if new.at_latitude is null or 'a-distance' = any (new.reception_modes) then marks := marks || app.marked('z:', new.area); end if;
  new.search := strip(to_tsvector('app.french', concat_ws(' ', new.name, new.description, new.publics_note, new.access_conditions, new.commune, d.commune))) || array_to_tsvector(head || marks);
  return new;
end $$;
create trigger tells_what_it_is before insert or update on app.services for each row execute function app.say_what_a_service_is();

create function app.say_what_a_structure_is() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  new.search := array_to_tsvector(app.stems_of(concat_ws(' ', new.name, new.commune)) || app.marked('y:', array[new.territory_id::text]) || app.marked('d:', array[app.department_of(new.commune_code, new.postcode)])
    || array['u:' || new.audience, case when new.is_employer then 'b:employer' else 'b:structure' end]);
  return new;
end $$;
create trigger tells_what_it_is before insert or update on app.directory_structures for each row execute function app.say_what_a_structure_is();
-- What a structure says of itself is searched in its services too.
create function app.say_it_again_in_services() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  update app.services set search = null where listed_id = new.id;
  return null;
end $$;
create trigger says_it_again after update of name, latitude, longitude, commune, commune_code, postcode, territory_id, audience, hours, is_employer on app.directory_structures for each row
  when ((old.name, old.latitude, old.longitude, old.commune, old.commune_code, old.postcode, old.territory_id, old.audience, old.hours, old.is_employer) is distinct from (new.name, new.latitude, new.longitude, new.commune, new.commune_code, new.postcode, new.territory_id, new.audience, new.hours, new.is_employer))
  execute function app.say_it_again_in_services();

create function app.learn_from_rows() returns trigger language plpgsql security definer set search_path = app, pg_temp as $$
begin
  perform app.learn_words(array(select name || ' ' || coalesce(commune, '') from told));
  return null;
end $$;
do $$ declare t text; begin
  foreach t in array array['services', 'directory_structures'] loop
    execute format('create trigger new_words_are_learnt after insert on app.%I referencing new table as told for each statement execute function app.learn_from_rows()', t);
    execute format('create trigger changed_words_are_learnt after update on app.%I referencing new table as told for each statement execute function app.learn_from_rows()', t);
  end loop;
end $$;

-- Read at once: what waits to be written would be read by every search, so nothing waits.
create index services_by_what_is_said on app.services using gin (search) with (fastupdate = off) where closed_on is null;
-- A hundred squares asked are compared with each frequent value when the question is planned: few are kept.
alter table app.services alter column at_square set statistics 10;
-- Whole: two partial indexes of one condition are never crossed.
create index services_by_square on app.services (at_square);
-- A place alone, or sifted: everything that ranks it stands in the index, square by square, and no wide row is opened.
create index services_around on app.services (at_square) include (marks, at_latitude, at_longitude, vouched_on, source_date, places_free, places_on, owner_id, id, listed_id) where closed_on is null;
create index listed_structures_by_what_is_said on app.directory_structures using gin (search) with (fastupdate = off) where closed_on is null;
create index communes_by_name on app.communes (name_key text_pattern_ops);
create index communes_by_postcode on app.communes using gin (postcodes);

-- "@@" is not leakproof: behind a policy it would never ride its index. These functions are that wall: who came in searches everything, anybody else what is public.
-- Frequent words have thousands of answers: tiers (words in the name, words in the theme or the structure, words anywhere) are asked one after the other, until there is enough to rank. Each is one question answered whole: a row at a time costs five times more.
create function app.search_directory(must text[], either text[], pieces tsquery[], tiers tsquery[], levels integer[], squares integer[], near_squares integer[], remote tsquery, from_latitude double precision, from_longitude double precision, within_km double precision,
  fresh_from date, fading_from date, places_from date, wants_places boolean, wants_fresh boolean, most integer)
returns table (id uuid, listed_id uuid, latitude double precision, longitude double precision, km double precision, named smallint, freshness smallint, places boolean, score double precision)
language plpgsql stable rows 300 security definer set search_path = app, pg_temp set enable_seqscan = off set enable_indexscan = on set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  wanted bit(192) := app.bits_of(must); one_of bit(192) := case when either is not null then app.bits_of(either) end; none bit(192) := repeat('0', 192)::bit(192);
  here integer[]; asked tsquery; before tsquery; level integer; is_remote boolean; room integer := most; got integer; last integer := cardinality(tiers); turn integer; cosine double precision := cos(radians(from_latitude));
begin
  if app.actor_id() is null then wanted := wanted | app.bits_of(array['u:public']); end if;
  -- Words are crossed with squares by their bitmaps: no row of a square is opened to read whether it has them. Put back when the function ends, as its other settings.
  if tiers[1] is not null then perform set_config('enable_indexscan', 'off', true); end if;
  -- Turn 0: a place alone, what is near first. The last: what comes from afar, or has no place, and says that it reaches here.
  for turn in 0 .. last + 1 loop
    is_remote := turn > last;
    continue when turn = 0 and near_squares is null;
    continue when room <= 0;
    -- Ten pages that say the word in their name or theme: what merely writes it somewhere (« accueil », two services in three) is not looked for, and the page says « plus de ».
    continue when turn between 2 and last and most - room >= 200;
    exit when is_remote and (remote is null or squares is null or most - room >= 200);
    here := case when turn = 0 then near_squares when is_remote then null when near_squares is null then squares else array(select unnest(squares) except select unnest(near_squares)) end;
    asked := case when turn = 0 then null when is_remote then coalesce(tiers[last] && remote, remote) else tiers[turn] end;
    before := case when turn between 2 and last then tiers[turn - 1] end;
    level := case when turn between 1 and last then levels[turn] else 0 end;
    return query
      select f.id, f.listed_id, f.at_latitude, f.at_longitude, case when is_remote then null else f.km end, level::smallint, f.freshness::smallint, f.places,
        (f.matched * 15 + level * 20 + f.freshness * 5 + case when f.places then 8 else 0 end + f.kept - coalesce(case when is_remote then null else f.km end, case when from_latitude is null then 0 else 30 end))::double precision
      from (
        select s.id, s.listed_id, s.at_latitude, s.at_longitude, s.at_square, case when s.owner_id is null then 0 else 2 end as kept,
          case when pieces is null then 0 else (select count(*) from unnest(pieces) piece where s.search @@ piece) end as matched,
          case when greatest(s.vouched_on, s.source_date) >= fresh_from then 2 when greatest(s.vouched_on, s.source_date) >= fading_from then 1 else 0 end as freshness,
          coalesce(s.places_free > 0 and s.places_on >= places_from, false) as places,
          case when from_latitude is null then null else 111.2 * sqrt((s.at_latitude - from_latitude) ^ 2 + (cosine * (s.at_longitude - from_longitude)) ^ 2) end as km
        from app.services s
        where s.closed_on is null and (asked is null or s.search @@ asked) and (before is null or (s.search @@ before) is not true) and (here is null or s.at_square = any (here))
          and (wanted = none or (s.marks & wanted) = wanted) and (one_of is null or (s.marks & one_of) <> none)
        offset 0) f
      where (within_km is null or (f.km <= within_km) is distinct from is_remote) and (not wants_places or f.places) and (not wants_fresh or f.freshness = 2)
      limit case when is_remote then 60 else room end;
    get diagnostics got = row_count;
    room := room - got;
  end loop;
end $$;
comment on function app.search_directory is 'Services that answer a query, the best first, with what makes them so: words in the name or the theme, freshness, places free, distance.';
create function app.search_listed(asked tsquery, most integer) returns table (id uuid) language plpgsql stable security definer set search_path = app, pg_temp set enable_seqscan = off set plan_cache_mode = force_custom_plan as $$
begin
  if app.actor_id() is null then asked := asked && '''u:public'''::tsquery; end if;
  return query select d.id from app.directory_structures d where d.search @@ asked and d.closed_on is null limit most;
end $$;
comment on function app.search_listed(tsquery, integer) is 'Structures whose name answers.';

-- Each word as it is searched: its stem, whether anything holds it; if not, the words that begin with it, or the nearest.
create function app.look_up_words(typed text[]) returns table (word text, stem text, known boolean, begins text[], nearest text, nearest_stem text)
language plpgsql stable security definer set search_path = app, public, pg_temp set enable_seqscan = off set pg_trgm.similarity_threshold = 0.34 as $$
declare w text;
begin
  foreach w in array typed loop
    word := w;
    stem := (ts_lexize('pg_catalog.french_stem', lower(unaccent(w))))[1];
    known := null; begins := '{}'; nearest := null; nearest_stem := null;
    if stem is not null then
      known := exists (select from app.search_words k where k.stem = look_up_words.stem)
        or exists (select from app.services s where s.search @@ quote_literal(look_up_words.stem)::tsquery and s.closed_on is null);
      if not known and length(w) >= 4 then
        begins := array(select distinct k.stem from app.search_words k where k.word like replace(replace(lower(unaccent(w)), '\', ''), '%', '') || '%' limit 12);
      end if;
      if not known and cardinality(begins) = 0 then
        select k.word, k.stem into nearest, nearest_stem from app.search_words k where k.word % lower(unaccent(w))
        order by similarity(k.word, lower(unaccent(w))) - abs(length(k.word) - length(w)) * 0.02 desc, k.word limit 1;
      end if;
    end if;
    return next;
  end loop;
end $$;
comment on function app.look_up_words(text[]) is 'Words typed by somebody, as the directory knows them.';
revoke all on function app.search_directory, app.search_listed, app.look_up_words from public;
grant execute on function app.search_directory, app.search_listed, app.look_up_words to fil_rouge_visitor, fil_rouge_doorkeeper, fil_rouge_person;

-- A commune stands in the middle of what the directory knows there.
create function app.place_communes() returns integer language plpgsql security definer set search_path = app, pg_temp as $$
declare moved integer;
begin
  update app.communes c set latitude = p.latitude, longitude = p.longitude from (
    select s.commune_code, percentile_cont(0.5) within group (order by s.latitude) as latitude, percentile_cont(0.5) within group (order by s.longitude) as longitude
    from (select commune_code, latitude, longitude from app.services where latitude is not null and closed_on is null union all select commune_code, latitude, longitude from app.directory_structures where latitude is not null and closed_on is null) s
    group by 1) p
  where c.code = p.commune_code and (c.latitude, c.longitude) is distinct from (p.latitude, p.longitude);
  get diagnostics moved = row_count;
  return moved;
end $$;
comment on function app.place_communes() is 'Gives each commune the median point of its entries; run after a load of entries.';
revoke all on function app.place_communes() from public;
grant execute on function app.place_communes() to fil_rouge_doorkeeper;
