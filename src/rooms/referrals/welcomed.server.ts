import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { Domain } from "#rooms/access/index";
import type { ReferralState } from "./model.ts";

export type WelcomedPerson = { id: string; name: string; since: Date; requests: { id: string; domain: Domain; state: ReferralState }[] };

/** People whose file the visitor's door keeps, the latest first, with what is asked for each and not over. */
export const listWelcomed = async (visit: Visit): Promise<WelcomedPerson[]> => {
  const { rows } = await sql<WelcomedPerson>`
    select p.id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, p.created_at as since,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'domain', r.domain, 'state', r.state) order by r.created_at) from app.referrals r where r.person_id = p.id and r.ended_at is null), '[]') as requests
    from app.people p where p.followed_by = any ((select app.welcoming())::uuid[]) and p.merged_into is null order by p.created_at desc, p.id limit 200`.execute(visit.tx);
  return rows;
};
