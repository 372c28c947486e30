import { sql } from "kysely";
import type { Visit } from "#ground/visit";

export type Found = { id: string; name: string; chantier: string | null; stage: string | null };

/** People whose name looks like what was typed, accents and small faults aside, among those the visitor may see. */
export const searchPeople = async (visit: Visit, typed: string, limit = 10): Promise<Found[]> => {
  const words = typed.slice(0, 80);
  const exact = await asTyped(visit, words, limit);
  if (exact.length >= limit) return exact;
  // Somebody written as typed hides nobody written otherwise: Mohamed and Mohammed are both shown, the first one first.
  const seen = new Set(exact.map(({ id }) => id));
  const found = [...exact, ...(await withFaults(visit, words, limit)).filter(({ id }) => !seen.has(id))].slice(0, limit);
  return found.length > 0 ? found : asHeard(visit, words, limit);
};

const shown = sql`p.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, s.name as chantier,
  (select stage from app.stages st where st.person_id = p.id and st.ends_on is null limit 1) as stage`;

// Fewer than two letters or digits find nobody: every file would answer.
const typedKey = (typed: string) => sql`with typed as materialized (select app.name_key(${typed}) as key)`;
const longEnough = sql`length(typed.key) >= 2 and p.merged_into is null`;

/** The letters typed, in that order, somewhere in the name: what nearly everybody types. */
const asTyped = async (visit: Visit, typed: string, limit: number): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    ${typedKey(typed)} select ${shown} from typed, app.people p left join app.structures s on s.id = p.followed_by
    where ${longEnough} and p.name_key like '%' || typed.key || '%'
    order by (p.name_key like typed.key || '%') desc, (p.name_key like '% ' || typed.key || '%') desc, p.name_key, p.id
    limit ${limit}`.execute(visit.tx);
  return rows;
};

/** Words in another order, a letter too many or too few. */
const withFaults = async (visit: Visit, typed: string, limit: number): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    ${typedKey(typed)} select ${shown} from typed, app.people p left join app.structures s on s.id = p.followed_by
    where ${longEnough} and public.word_similarity(typed.key, p.name_key) > 0.5
    order by public.word_similarity(typed.key, p.name_key) desc, p.name_key, p.id
    limit ${limit}`.execute(visit.tx);
  return rows;
};

/** Nothing is written so: what sounds like it, then. */
const asHeard = async (visit: Visit, typed: string, limit: number): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    ${typedKey(typed)} select ${shown} from typed, app.people p left join app.structures s on s.id = p.followed_by, app.sound_key(typed.key) as heard
    where ${longEnough} and public.word_similarity(heard, app.sound_key(p.name_key)) > 0.5
    order by public.word_similarity(heard, app.sound_key(p.name_key)) desc, p.name_key, p.id
    limit ${limit}`.execute(visit.tx);
  return rows;
};
