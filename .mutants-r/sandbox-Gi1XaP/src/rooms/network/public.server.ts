import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { Door, OwnVisit } from "#ground/visit";
import type { Audience, ListedService } from "./model.ts";

/** A service as anybody reads it: no face, no inside note, nothing kept for professionals. */
export type PublicService = Pick<ListedService, "id" | "listedId" | "structure" | "name" | "description" | "kind" | "themes" | "publics" | "publicsNote" | "accessConditions" | "fee" | "feeNote" | "receptionModes" | "contactModes" | "openTo" | "contactNote" | "contactLink"
  | "phone" | "email" | "hours" | "languages" | "address" | "addressMore" | "postcode" | "commune" | "latitude" | "longitude" | "vouchedOn" | "sourceDate"> & { website: string | null; audience: Audience };

export const findPublicService = async ({ tx }: Pick<Door | OwnVisit, "tx">, id: string): Promise<PublicService | null> => {
  if (!isId(id)) return null;
  const { rows } = await sql<PublicService>`
    select x.id, x.listed_id as "listedId", d.name as structure, x.name, x.description, x.kind, x.themes, x.publics, x.publics_note as "publicsNote", x.access_conditions as "accessConditions", x.fee, x.fee_note as "feeNote", x.reception_modes as "receptionModes",
      x.contact_modes as "contactModes", x.open_to as "openTo", x.contact_note as "contactNote", x.contact_link as "contactLink", coalesce(x.phone, d.phone) as phone, coalesce(x.email, d.email) as email, coalesce(x.hours, d.hours) as hours, x.languages, d.website,
      coalesce(x.address, d.address) as address, coalesce(x.address_more, d.address_more) as "addressMore", coalesce(x.postcode, d.postcode) as postcode, coalesce(x.commune, d.commune) as commune, coalesce(x.latitude, d.latitude) as latitude, coalesce(x.longitude, d.longitude) as longitude,
      x.vouched_on as "vouchedOn", x.source_date as "sourceDate", case when d.audience = 'professionals' then d.audience else x.audience end as audience
    from app.services x join app.directory_structures d on d.id = x.listed_id where x.id = ${id} and x.audience = 'public' and d.audience = 'public' and x.closed_on is null`.execute(tx);
  return rows[0] ?? null;
};

/** Every public service of a territory, for its booklet; inside, those for professionals too. */
export const listBooklet = async (entered: Pick<Door, "tx">, territoryId: string, most = 600): Promise<PublicService[]> =>
  (await sql<PublicService>`
    select x.id, x.listed_id as "listedId", d.name as structure, x.name, left(x.description, 300) as description, x.kind, x.themes, x.publics, x.publics_note as "publicsNote", x.access_conditions as "accessConditions", x.fee, x.fee_note as "feeNote", x.reception_modes as "receptionModes",
      x.contact_modes as "contactModes", x.open_to as "openTo", x.contact_note as "contactNote", x.contact_link as "contactLink", coalesce(x.phone, d.phone) as phone, coalesce(x.email, d.email) as email, coalesce(x.hours, d.hours) as hours, x.languages, d.website,
      coalesce(x.address, d.address) as address, coalesce(x.address_more, d.address_more) as "addressMore", coalesce(x.postcode, d.postcode) as postcode, coalesce(x.commune, d.commune) as commune, x.vouched_on as "vouchedOn", x.source_date as "sourceDate", case when d.audience = 'professionals' then d.audience else x.audience end as audience, null::float as latitude, null::float as longitude
    from app.services x join app.directory_structures d on d.id = x.listed_id where x.territory_id = ${territoryId} and x.closed_on is null and d.closed_on is null order by coalesce(x.commune, d.commune), d.name, x.name, x.id limit ${most}`.execute(entered.tx)).rows;
