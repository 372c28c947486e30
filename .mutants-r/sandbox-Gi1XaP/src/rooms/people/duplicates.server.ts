import { sql } from "kysely";
import type { CivilDate } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { byLikeness, type Likened, type Likeness, likeness } from "./likeness.ts";

export type LikelyDuplicate = { id: string; name: string; birthDate: CivilDate | null; chantier: string | null; likeness: Likeness };
export type Duplicates = { here: LikelyDuplicate[]; elsewhere: number };

type Candidate = { id: string; given_name: string; family_name: string; usual_name: string | null; birth_date: CivilDate | null; chantier: string | null };

const swapped = (date: CivilDate): CivilDate => `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`;

/** Files that may be the same person: those in sight with their reasons, those out of sight only counted. */
export const findDuplicates = async (visit: Visit, asked: Likened, except: string | null = null): Promise<Duplicates> => {
  const { rows: keyed } = await sql<{ key: string }>`select app.name_key(${asked.givenName}, ${asked.familyName}) as key`.execute(visit.tx);
  const key = keyed[0]?.key ?? "";
  if (!key) return { here: [], elsewhere: 0 };
  const dates = asked.birthDate ? [asked.birthDate, ...(Number(asked.birthDate.slice(8)) <= 12 ? [swapped(asked.birthDate)] : [])] : [];
  const { rows } = await sql<Candidate>`
    select p.id, p.given_name, p.family_name, p.usual_name, i.birth_date, s.name as chantier
    from app.people p left join app.identities i on i.person_id = p.id left join app.structures s on s.id = p.followed_by
    where p.merged_into is null and p.id is distinct from ${except}::uuid
      and (public.similarity(p.name_key, ${key}) > 0.25 or public.word_similarity(${key}, p.name_key) > 0.5 or i.birth_date = any (${dates}::date[]))
    limit 500`.execute(visit.tx);
  const here = rows.flatMap((row) => {
    const like = likeness(asked, { givenName: row.given_name, familyName: row.family_name, usualName: row.usual_name, birthDate: row.birth_date });
    return like ? [{ id: row.id, name: [row.usual_name || row.given_name, row.family_name].filter(Boolean).join(" "), birthDate: row.birth_date, chantier: row.chantier, likeness: like }] : [];
  });
  const { rows: counted } = await sql<{ count: number }>`select app.followed_elsewhere(${key}, ${asked.birthDate}::date) as count`.execute(visit.tx);
  return { here: here.sort((a, b) => byLikeness(a.likeness, b.likeness)).slice(0, 10), elsewhere: counted[0]?.count ?? 0 };
};
