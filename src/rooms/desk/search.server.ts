import { sql } from "kysely";
import type { Visit } from "#ground/visit";

export type Found = { id: string; name: string; chantier: string | null; stage: string | null };

/** People whose name looks like what was typed, accents and small faults aside, among those the visitor may see. */
export const searchPeople = async (visit: Visit, typed: string, limit = 10): Promise<Found[]> => {
  const { rows: keys } = await sql<{ key: string }>`select app.name_key(${typed.slice(0, 80)}) as key`.execute(visit.tx);
  const key = keys[0]?.key ?? "";
  if (key.length < 2) return [];
  const written = await asWritten(visit, key, limit);
  return written.length > 0 ? written : asHeard(visit, key, limit);
};

const shown = sql`p.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, s.name as chantier,
  (select stage from app.stages st where st.person_id = p.id and st.ends_on is null limit 1) as stage`;

const asWritten = async (visit: Visit, key: string, limit: number): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select ${shown} from app.people p left join app.structures s on s.id = p.followed_by
    where p.merged_into is null and (p.name_key like ${`%${key}%`} or public.word_similarity(${key}, p.name_key) > 0.5)
    order by (p.name_key like ${`${key}%`}) desc, (p.name_key like ${`% ${key}%`}) desc, public.word_similarity(${key}, p.name_key) desc, p.name_key
    limit ${limit}`.execute(visit.tx);
  return rows;
};

/** Nothing is written so: what sounds like it, then. */
const asHeard = async (visit: Visit, key: string, limit: number): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select ${shown} from app.people p left join app.structures s on s.id = p.followed_by, app.sound_key(${key}) as heard
    where p.merged_into is null and public.word_similarity(heard, app.sound_key(p.name_key)) > 0.5
    order by public.word_similarity(heard, app.sound_key(p.name_key)) desc, p.name_key
    limit ${limit}`.execute(visit.tx);
  return rows;
};
