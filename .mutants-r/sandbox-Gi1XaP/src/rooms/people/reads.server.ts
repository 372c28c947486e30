import { sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { Address, ContactPoint, Identity, SpokenLanguage } from "./model.ts";

export type PersonCard = { identity: Identity | null; contacts: ContactPoint[]; addresses: Address[]; languages: SpokenLanguage[] };

type Cards = { identity: Identity | null; contacts: ContactPoint[] | null; addresses: Address[] | null; languages: SpokenLanguage[] | null };

/** Everything about who she is and how to reach her, as far as the visitor may read it; one question to the database. */
export const readPersonCard = async (visit: Visit, personId: string): Promise<PersonCard> => {
  const { rows } = await sql<Cards>`select
    (select jsonb_build_object('birthDate', birth_date, 'gender', gender, 'version', version) from identities where person_id = ${personId}) as identity,
    (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'value', value, 'hint', hint, 'preferred', preferred) order by preferred desc, kind)
      from contact_points where person_id = ${personId} and ended_on is null) as contacts,
    (select jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'lines', lines, 'postcode', postcode, 'commune', commune, 'organisation', organisation,
        'startsOn', starts_on, 'endsOn', ends_on) order by kind, starts_on desc)
      from addresses where person_id = ${personId} and (ends_on is null or ends_on >= ${visit.today}::date or kind = 'domiciliation')) as addresses,
    (select jsonb_agg(jsonb_build_object('language', language, 'speaks', speaks, 'reads', reads) order by language) from person_languages where person_id = ${personId}) as languages`.execute(visit.tx);
  const card = rows[0];
  return { identity: card?.identity ?? null, contacts: card?.contacts ?? [], addresses: card?.addresses ?? [], languages: card?.languages ?? [] };
};
