import { sql } from "kysely";
import { isId } from "#ground/ids";
import type { OwnVisit, Visit } from "#ground/visit";
import type { Audience, ListedService, ListedStructure } from "./model.ts";

type Reading = Pick<Visit, "tx"> | Pick<OwnVisit, "tx">;

type StructureRow = Record<string, unknown> & { id: string };
const structureOf = (row: StructureRow): ListedStructure => row as unknown as ListedStructure;

const kept = sql`x.owner_id as "ownerId", p.given_name || ' ' || p.family_name as "ownerName", x.vouched_on as "vouchedOn", x.source_date as "sourceDate", x.source, x.closed_on as "closedOn", x.version`;
const spot = sql`x.address, x.address_more as "addressMore", x.postcode, x.commune, x.commune_code as "communeCode", x.latitude, x.longitude`;

export const findListed = async ({ tx }: Reading, id: string): Promise<ListedStructure | null> => {
  if (!isId(id)) return null;
  const { rows } = await sql<StructureRow>`
    select x.id, x.name, x.siret, x.description, x.is_employer as "isEmployer", x.networks, x.territory_id as "territoryId", x.phone, x.email, x.website, x.hours, x.structure_id as "claimedBy", x.audience, x.is_sensitive as "isSensitive", ${spot}, ${kept}
    from app.directory_structures x left join app.professionals p on p.id = x.owner_id where x.id = ${id}`.execute(tx);
  return rows[0] ? structureOf(rows[0]) : null;
};

const services = sql`
  select x.id, x.listed_id as "listedId", d.name as structure, x.name, x.description, x.kind, x.themes, x.publics, x.publics_note as "publicsNote", x.access_conditions as "accessConditions", x.fee, x.fee_note as "feeNote", x.reception_modes as "receptionModes",
    x.contact_modes as "contactModes", x.open_to as "openTo", x.contact_note as "contactNote", x.contact_link as "contactLink", coalesce(x.phone, d.phone) as phone, coalesce(x.email, d.email) as email, x.area, coalesce(x.hours, d.hours) as hours, x.languages,
    x.places_total, x.places_free, x.places_on, x.common_law as "commonLaw", x.inside_note as "insideNote", x.audience, x.is_sensitive as "isSensitive", coalesce(x.territory_id, d.territory_id) as "territoryId", ${kept},
    coalesce(x.address, d.address) as address, coalesce(x.address_more, d.address_more) as "addressMore", coalesce(x.postcode, d.postcode) as postcode, coalesce(x.commune, d.commune) as commune, coalesce(x.commune_code, d.commune_code) as "communeCode", x.at_latitude as latitude, x.at_longitude as longitude
  from app.services x join app.directory_structures d on d.id = x.listed_id left join app.professionals p on p.id = x.owner_id`;
type ServiceRow = ListedService & { places_total: number | null; places_free: number | null; places_on: string | null };
const serviceOf = ({ places_total: total, places_free: free, places_on: on, ...row }: ServiceRow): ListedService => ({ ...row, places: { total, free, on } });

export const findListedService = async ({ tx }: Reading, id: string): Promise<ListedService | null> => {
  if (!isId(id)) return null;
  const { rows } = await sql<ServiceRow>`${services} where x.id = ${id}`.execute(tx);
  return rows[0] ? serviceOf(rows[0]) : null;
};

export const listServicesOf = async ({ tx }: Reading, listedId: string): Promise<ListedService[]> =>
  (await sql<ServiceRow>`${services} where x.listed_id = ${listedId} and x.closed_on is null order by x.name, x.id limit 100`.execute(tx)).rows.map(serviceOf);

/** What somebody writes of a structure. */
export type StructureDraft = Pick<ListedStructure, "name" | "siret" | "description" | "isEmployer" | "address" | "postcode" | "commune" | "communeCode" | "phone" | "email" | "website" | "hours"> & { audience: Audience };
const structureColumns = (draft: StructureDraft) => ({
  name: draft.name, siret: draft.siret, description: draft.description, is_employer: draft.isEmployer, address: draft.address, postcode: draft.postcode, commune: draft.commune, commune_code: draft.communeCode,
  phone: draft.phone, email: draft.email, website: draft.website, hours: draft.hours, audience: draft.audience,
});

/** What somebody writes of a service. */
export type ServiceDraft = Pick<ListedService, "name" | "description" | "kind" | "themes" | "publics" | "accessConditions" | "fee" | "feeNote" | "receptionModes" | "contactModes" | "openTo" | "contactNote" | "contactLink" | "phone" | "email" | "hours" | "languages" | "commonLaw" | "insideNote"> & { placesTotal: number | null; audience: Audience };
const serviceColumns = (draft: ServiceDraft) => ({
  name: draft.name, description: draft.description, kind: draft.kind, themes: draft.themes, publics: draft.publics, access_conditions: draft.accessConditions, fee: draft.fee, fee_note: draft.feeNote, reception_modes: draft.receptionModes, contact_modes: draft.contactModes,
  open_to: draft.openTo, contact_note: draft.contactNote, contact_link: draft.contactLink, phone: draft.phone, email: draft.email, hours: draft.hours, languages: draft.languages, common_law: draft.commonLaw, inside_note: draft.insideNote, places_total: draft.placesTotal, audience: draft.audience,
});

const vouched = (visit: Visit) => ({ vouched_on: visit.today, vouched_by: visit.actor.id });

/** Written here, by its first owner, who vouches for it. */
export const insertListed = async (visit: Visit, draft: StructureDraft): Promise<string> =>
  (await visit.tx.insertInto("directory_structures").values({ ...structureColumns(draft), ...vouched(visit), owner_id: visit.actor.id, created_by: visit.actor.id, created_at: visit.now }).returning("id").executeTakeFirstOrThrow()).id;
export const insertService = async (visit: Visit, listedId: string, draft: ServiceDraft): Promise<string> =>
  (await visit.tx.insertInto("services").values({ listed_id: listedId, ...serviceColumns(draft), ...vouched(visit), owner_id: visit.actor.id, created_by: visit.actor.id, created_at: visit.now }).returning("id").executeTakeFirstOrThrow()).id;

/** What only we know has no source to be told apart from. */
const ours = new Set(["languages", "places_total", "common_law", "inside_note", "audience", "is_employer"]);
/** The fields somebody wrote over what the source says; an update of the source keeps them. */
const overSource = (written: Record<string, unknown>) => sql<string[]>`case when source = 'fil-rouge' then local_fields else array(
  select distinct field from unnest(local_fields || array(
    select key from jsonb_each(${JSON.stringify(written)}::jsonb) w (key, value) where not (key = any (${[...ours]}::text[])) and value is distinct from coalesce(to_jsonb(e) -> key, 'null'::jsonb))) field order by field) end`;

const save = async (visit: Visit, table: "directory_structures" | "services", id: string, version: number | null, written: Record<string, unknown>): Promise<boolean> => {
  const sets = Object.entries(written).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  const { rows } = await sql`
    update ${sql.table(`app.${table}`)} e set ${sql.join(sets)}, local_fields = ${overSource(written)}, vouched_on = ${visit.today}, vouched_by = ${visit.actor.id}, owner_id = coalesce(owner_id, ${visit.actor.id}), version = version + 1
    where id = ${id} and (${version}::int is null or version = ${version}) returning id`.execute(visit.tx);
  return rows.length > 0;
};
/** False when somebody else saved it meanwhile. Whoever saves it vouches for it, and owns it when nobody did. */
export const saveListed = (visit: Visit, { id, version }: ListedStructure, draft: StructureDraft): Promise<boolean> => save(visit, "directory_structures", id, version, structureColumns(draft));
export const saveService = (visit: Visit, { id, version }: Pick<ListedService, "id" | "version">, draft: ServiceDraft): Promise<boolean> => save(visit, "services", id, version, serviceColumns(draft));
/** One field, as a correction says it. */
export const saveField = (visit: Visit, of: "structure" | "service", id: string, field: string, value: string): Promise<boolean> => save(visit, of === "service" ? "services" : "directory_structures", id, null, { [field]: value });

export const savePlaces = async (visit: Visit, id: string, { total, free }: { total: number | null; free: number | null }): Promise<void> => {
  await visit.tx.updateTable("services").set({ places_total: total, places_free: free, places_on: free === null ? null : visit.today, places_by: free === null ? null : visit.actor.id }).where("id", "=", id).execute();
};
export const saveClaim = async (visit: Visit, id: string, structureId: string | null): Promise<void> => {
  await visit.tx.updateTable("directory_structures").set({ structure_id: structureId }).where("id", "=", id).execute();
};
export const isClaimingAnother = async (visit: Visit, structureId: string, except: string): Promise<boolean> =>
  (await visit.tx.selectFrom("directory_structures").select("id").where("structure_id", "=", structureId).where("id", "<>", except).executeTakeFirst()) !== undefined;

export const saveVouched = async (visit: Visit, of: "structure" | "service", id: string): Promise<void> => {
  await sql`update ${sql.table(`app.${of === "service" ? "services" : "directory_structures"}`)} set vouched_on = ${visit.today}, vouched_by = ${visit.actor.id}, owner_id = coalesce(owner_id, ${visit.actor.id}) where id = ${id}`.execute(visit.tx);
};
export const saveClosing = async (visit: Visit, of: "structure" | "service", id: string): Promise<void> => {
  await sql`update ${sql.table(`app.${of === "service" ? "services" : "directory_structures"}`)} set closed_on = ${visit.today} where id = ${id}`.execute(visit.tx);
  if (of === "structure") await sql`update app.services set closed_on = ${visit.today} where listed_id = ${id} and closed_on is null`.execute(visit.tx);
};
