// Rows of the simulated directory: what a source says of a structure and its services, and what only people here know.
import { addDays } from "#ground/civil-date";
import type { DiService, DiStructure } from "#rooms/exchange/index";
import { fakeName } from "./names.ts";
import { type Chance, chanceOf } from "./random.ts";
import type { Cell } from "./rows.ts";

export const directoryColumns = {
  territory_areas: ["territory_id", "code"],
  directory_structures: ["id", "source", "source_id", "name", "siret", "description", "is_employer", "networks", "address", "address_more", "postcode", "commune", "commune_code", "latitude", "longitude", "territory_id", "phone", "email", "website", "hours",
    "accessibility", "source_link", "source_date", "structure_id", "owner_id", "vouched_on", "vouched_by", "audience", "is_sensitive"],
  services: ["id", "listed_id", "source", "source_id", "name", "description", "kind", "themes", "publics", "publics_note", "access_conditions", "fee", "fee_note", "reception_modes", "contact_modes", "open_to", "contact_note", "contact_link", "contact_name", "phone", "email",
    "address", "address_more", "postcode", "commune", "commune_code", "latitude", "longitude", "area", "hours", "weekly_hours", "weeks", "source_link", "source_date", "territory_id", "languages", "places_total", "places_free", "places_on", "common_law", "inside_note", "owner_id",
    "vouched_on", "vouched_by", "audience"],
  directory_people: ["id", "listed_id", "professional_id", "name", "job_title", "ask_for", "presence", "phone", "email", "languages", "vouched_on", "vouched_by"],
} as const;
export type DirectoryTable = keyof typeof directoryColumns;
export type DirectoryRows = Record<DirectoryTable, Cell[][]>;

/** Who keeps an entry, and the structure of the house that claims it. */
export type Keeper = { ownerId: string | null; structureId: string | null };
const nobody: Keeper = { ownerId: null, structureId: null };

const list = (codes: readonly string[] | null): string => `{${(codes ?? []).map((code) => `"${code}"`).join(",")}}`;
const languages = ["ar", "en", "fa", "ps", "ro", "uk", "ru", "pt", "es", "so", "tr", "ti", "bn", "wo", "fsl"] as const;
const spoken = (chance: Chance, odds: number): string[] => (chance.odds(odds) ? [...new Set(Array.from({ length: chance.whole(1, 3) }, () => chance.pick(languages)))] : []);
const notes = ["Demander la référente plutôt que l'accueil : elle rappelle dans la journée.", "Complet en fin de mois : appeler avant le 20.", "Accepte les papiers périmés si la situation est expliquée.", "Peut recevoir sur le chantier, un jeudi sur deux.", "Délai annoncé trois semaines, plutôt cinq en ce moment."] as const;
const jobs = ["Travailleuse sociale", "Infirmier", "Conseillère emploi", "Juriste", "Éducateur", "Coordinatrice", "Accueil", "Psychologue", "Bailleur social", "Formatrice"] as const;
const asks = ["les premiers rendez-vous et les urgences", "les dossiers compliqués", "une place dans les quinze jours", "les papiers et les droits", "un accompagnement physique", "une orientation quand vous hésitez", "les personnes qui parlent peu français"] as const;
const presences = ["lundi et mardi", "tous les matins", "le jeudi après-midi", "mercredi et vendredi", "tous les jours, par téléphone le matin", "une semaine sur deux"] as const;

/** When somebody vouched for it: every age, so that freshness has something to show. */
const vouchedOn = (chance: Chance, today: string): string => addDays(today, -chance.weigh([[chance.whole(0, 170), 55], [chance.whole(185, 355), 25], [chance.whole(370, 900), 20]]));
/** No date of a source comes after today. */
const notAfter = (day: string, today: string): string => (day > today ? today : day);

export const structureRow = (id: string, { source, ...one }: DiStructure, keeper: Keeper = nobody, { today, territoryId = null, sensitive = false, employer = false }: { today: string; territoryId?: string | null; sensitive?: boolean; employer?: boolean }): Cell[] => {
  const chance = chanceOf(`listed/${id}`);
  const day = keeper.ownerId ? vouchedOn(chance, today) : null;
  return [id, source, source === "fil-rouge" ? null : one.id, one.nom, one.siret, one.description, employer, list(one.reseaux_porteurs), one.adresse, one.complement_adresse, one.code_postal, one.commune, one.code_insee, one.latitude, one.longitude, territoryId, one.telephone, one.courriel, one.site_web,
    one.horaires_accueil, one.accessibilite_lieu, one.lien_source, source === "fil-rouge" ? null : notAfter(one.date_maj, today), keeper.structureId, keeper.ownerId, day, day && keeper.ownerId, chance.odds(0.03) ? "professionals" : "public", sensitive];
};

export const serviceRow = (id: string, listedId: string, one: DiService, keeper: Keeper = nobody, { today, territoryId = null, local }: { today: string; territoryId?: string | null; local: boolean }): Cell[] => {
  const chance = chanceOf(`service/${id}`);
  const day = keeper.ownerId ? vouchedOn(chance, today) : null;
  const total = local && chance.odds(0.3) ? chance.whole(2, 12) : null;
  const free = total !== null && chance.odds(0.85) ? chance.whole(0, Math.min(5, total)) : null;
  return [id, listedId, one.source, one.source === "fil-rouge" ? null : one.id, one.nom, one.description, one.type, list(one.thematiques), list(one.publics), one.publics_precisions, one.conditions_acces, one.frais, one.frais_precisions, list(one.modes_accueil), list(one.modes_mobilisation),
    list(one.mobilisable_par), one.mobilisation_precisions, one.lien_mobilisation, one.contact_nom_prenom, one.telephone, one.courriel, one.adresse, one.complement_adresse, one.code_postal, one.commune, one.code_insee, one.latitude, one.longitude, list(one.zone_eligibilite), one.horaires_accueil,
    one.volume_horaire_hebdomadaire, one.nombre_semaines, one.lien_source, one.source === "fil-rouge" ? null : notAfter(one.date_maj, today), territoryId, list(local ? spoken(chance, 0.35) : []), total, free, free === null ? null : addDays(today, -chance.weigh([[chance.whole(0, 6), 7], [chance.whole(8, 40), 3]])),
    local && chance.odds(0.6) ? chance.odds(0.75) : null, local && chance.odds(0.2) ? chance.pick(notes) : null, keeper.ownerId, day, day && keeper.ownerId, chance.odds(local ? 0.08 : 0.02) ? "professionals" : "public"];
};

export const faceRow = (seed: string, listedId: string, today: string, known?: { professionalId: string; name: string; jobTitle: string }): Cell[] => {
  const chance = chanceOf(`face/${seed}`);
  const fake = fakeName(chance);
  return [chance.id(), listedId, known?.professionalId ?? null, known?.name ?? `${fake.given} ${fake.family}`, known?.jobTitle ?? chance.pick(jobs), chance.pick(asks), chance.pick(presences), `01 99 00 ${chance.whole(10, 99)} ${chance.whole(10, 99)}`,
    chance.odds(0.6) ? `visage.${chance.whole(100, 999)}@simulation.invalid` : null, list(spoken(chance, 0.4)), vouchedOn(chance, today), known?.professionalId ?? null];
};
