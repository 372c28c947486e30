// From a record of the format to an entry of the directory, and back. One table a side: what we write is what we read.
import type { DiService, DiStructure } from "./model.ts";

/** Field of the schema → column of the directory. */
export const structureColumns = {
  nom: "name", siret: "siret", description: "description", reseaux_porteurs: "networks", adresse: "address", complement_adresse: "address_more", code_postal: "postcode", commune: "commune", code_insee: "commune_code",
  latitude: "latitude", longitude: "longitude", telephone: "phone", courriel: "email", site_web: "website", horaires_accueil: "hours", accessibilite_lieu: "accessibility", lien_source: "source_link", date_maj: "source_date",
} as const satisfies Record<Exclude<keyof DiStructure, "id" | "source">, string>;

export const serviceColumns = {
  nom: "name", description: "description", type: "kind", thematiques: "themes", publics: "publics", publics_precisions: "publics_note", conditions_acces: "access_conditions", frais: "fee", frais_precisions: "fee_note",
  modes_accueil: "reception_modes", modes_mobilisation: "contact_modes", mobilisable_par: "open_to", mobilisation_precisions: "contact_note", lien_mobilisation: "contact_link", contact_nom_prenom: "contact_name",
  telephone: "phone", courriel: "email", adresse: "address", complement_adresse: "address_more", code_postal: "postcode", commune: "commune", code_insee: "commune_code", latitude: "latitude", longitude: "longitude",
  zone_eligibilite: "area", horaires_accueil: "hours", volume_horaire_hebdomadaire: "weekly_hours", nombre_semaines: "weeks", lien_source: "source_link", date_maj: "source_date",
} as const satisfies Record<Exclude<keyof DiService, "id" | "source" | "structure_id">, string>;

/** Sets of the format: a column holds them as a list, empty where the format says null, in one order so that the same set is the same entry. */
const sets: readonly string[] = ["networks", "themes", "publics", "reception_modes", "contact_modes", "open_to", "area"];

const entryOf = (record: Record<string, unknown>, columns: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, sets.includes(column) ? [...((record[field] as string[] | null) ?? [])].sort() : record[field]]));

export const entryOfStructure = (record: DiStructure): Record<string, unknown> => entryOf(record, structureColumns);
export const entryOfService = (record: DiService): Record<string, unknown> => entryOf(record, serviceColumns);

const within = (latitude: number | null, longitude: number | null): boolean => latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
/** A point that is not on earth is no point. */
export const placed = <Place extends { latitude: number | null; longitude: number | null }>(record: Place): Place =>
  within(record.latitude, record.longitude) ? record : { ...record, latitude: null, longitude: null };

/** The department of a commune or postcode, as its code is written (2A, 974). */
export const departmentOf = ({ code_insee: commune, code_postal: postcode }: { code_insee: string | null; code_postal: string | null }): string | null => {
  if (commune) return commune.startsWith("97") ? commune.slice(0, 3) : commune.slice(0, 2);
  if (!postcode) return null;
  if (postcode.startsWith("97")) return postcode.slice(0, 3);
  return postcode.startsWith("20") ? (Number(postcode) < 20200 ? "2A" : "2B") : postcode.slice(0, 2);
};
