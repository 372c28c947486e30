// The schema data·inclusion v1.0.8 as one table: each field, what it must be. Reading, checking, writing and the tests go by it.
import { carrierWords, contactWords, feeWords, openToWords, publicWords, receptionWords, serviceKindWords, themeWords } from "#rooms/network/index";
import type { DiService, DiStructure } from "./model.ts";

export type What = "structure" | "service";
export type Codes = Readonly<Record<string, string>>;
export type Field = { required?: true } & (
  | { kind: "text"; shortest?: number; longest?: number }
  | { kind: "pattern"; pattern: RegExp; like: string }
  | { kind: "link" | "email" | "date" | "zone" }
  | { kind: "number"; least?: number; whole?: true }
  | { kind: "code"; codes: Codes }
  | { kind: "codes"; codes: Codes; filled?: true; alone?: string }
);

const text: Field = { kind: "text" };
const link: Field = { kind: "link" };
const identity = { source: { kind: "text", required: true }, id: { kind: "text", required: true }, nom: { kind: "text", required: true, shortest: 3, longest: 150 }, date_maj: { kind: "date", required: true } } as const satisfies Record<string, Field>;
const place = {
  adresse: text, complement_adresse: text, commune: text,
  code_postal: { kind: "pattern", pattern: /^\d{5}$/, like: "cinq chiffres, comme 75018" }, code_insee: { kind: "pattern", pattern: /^\w{5}$/, like: "cinq signes, comme 75118" },
  latitude: { kind: "number" }, longitude: { kind: "number" },
} as const satisfies Record<string, Field>;

export const structureFields = {
  ...identity, ...place,
  siret: { kind: "pattern", pattern: /^\d{14}$/, like: "quatorze chiffres" },
  description: { kind: "text", shortest: 5, longest: 10_000 },
  telephone: text, courriel: { kind: "email" }, site_web: link, horaires_accueil: text, accessibilite_lieu: link, lien_source: link,
  reseaux_porteurs: { kind: "codes", codes: carrierWords },
} as const satisfies Record<keyof DiStructure, Field>;

export const serviceFields = {
  ...identity, ...place,
  structure_id: { kind: "text", required: true },
  description: { kind: "text", required: true, shortest: 5, longest: 10_000 },
  type: { kind: "code", codes: serviceKindWords },
  thematiques: { kind: "codes", codes: themeWords },
  publics: { kind: "codes", codes: publicWords, filled: true, alone: "tous-publics" },
  publics_precisions: text, conditions_acces: text,
  frais: { kind: "code", codes: feeWords }, frais_precisions: text,
  modes_accueil: { kind: "codes", codes: receptionWords },
  modes_mobilisation: { kind: "codes", codes: contactWords, filled: true },
  mobilisable_par: { kind: "codes", codes: openToWords, filled: true },
  mobilisation_precisions: text, lien_mobilisation: link, contact_nom_prenom: text, telephone: text, courriel: { kind: "email" }, horaires_accueil: text, lien_source: link,
  zone_eligibilite: { kind: "zone" },
  volume_horaire_hebdomadaire: { kind: "number", least: 0 },
  nombre_semaines: { kind: "number", least: 1, whole: true },
} as const satisfies Record<keyof DiService, Field>;

export const fieldsOf: Record<What, Readonly<Record<string, Field>>> = { structure: structureFields, service: serviceFields };

/** Fields that only the abandoned v0 had: a file that shows one is of another format. */
const ofV0: Record<What, readonly string[]> = {
  structure: ["typologie", "labels_nationaux", "labels_autres", "presentation_resume", "presentation_detail", "horaires_ouverture", "accessibilite", "antenne", "rna"],
  service: ["types", "profils", "profils_precisions", "pre_requis", "justificatifs", "frais_autres", "modes_orientation_accompagnateur", "modes_orientation_beneficiaire", "prise_rdv", "formulaire_en_ligne", "zone_diffusion_type", "zone_diffusion_code", "cumulable", "date_suspension"],
};
export const isOfV0 = (what: What, names: readonly string[]): boolean => names.filter((name) => ofV0[what].includes(name)).length >= 2;
/** Enough of the schema's own names to say what the records are. */
export const whatOf = (names: readonly string[]): What | null => {
  if (!names.includes("id") || !names.includes("nom")) return null;
  return names.includes("structure_id") ? "service" : "structure";
};
