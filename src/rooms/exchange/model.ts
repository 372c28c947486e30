// The words of the exchange. A record of the offer keeps the names that data·inclusion gave its fields: they are the format, not ours to translate.
import type { Carrier, ContactMode, Fee, OpenTo, ReceptionMode, ServedPublic, ServiceKind, Theme } from "#rooms/network/index";


type Place = {
  adresse: string | null;
  complement_adresse: string | null;
  code_postal: string | null;
  commune: string | null;
  code_insee: string | null;
  latitude: number | null;
  longitude: number | null;
};

/** A structure, as data·inclusion v1 writes it. */
export type DiStructure = Place & {
  source: string;
  id: string;
  nom: string;
  date_maj: string;
  siret: string | null;
  description: string | null;
  telephone: string | null;
  courriel: string | null;
  site_web: string | null;
  horaires_accueil: string | null;
  accessibilite_lieu: string | null;
  lien_source: string | null;
  reseaux_porteurs: Carrier[] | null;
};

/** A service, as data·inclusion v1 writes it. */
export type DiService = Place & {
  source: string;
  id: string;
  structure_id: string;
  nom: string;
  description: string;
  date_maj: string;
  type: ServiceKind | null;
  thematiques: Theme[] | null;
  publics: ServedPublic[] | null;
  publics_precisions: string | null;
  conditions_acces: string | null;
  frais: Fee | null;
  frais_precisions: string | null;
  modes_accueil: ReceptionMode[] | null;
  modes_mobilisation: ContactMode[] | null;
  mobilisable_par: OpenTo[] | null;
  mobilisation_precisions: string | null;
  lien_mobilisation: string | null;
  contact_nom_prenom: string | null;
  telephone: string | null;
  courriel: string | null;
  horaires_accueil: string | null;
  lien_source: string | null;
  zone_eligibilite: string[] | null;
  volume_horaire_hebdomadaire: number | null;
  nombre_semaines: number | null;
};

/** Why a row of an offer is not taken. */
export type FaultCode =
  | "required" | "wrong-type" | "too-short" | "too-long" | "wrong-form" | "unknown-code" | "not-alone" | "repeated-value" | "empty-list" | "not-a-link" | "not-an-email" | "not-a-date" | "date-too-old" | "date-to-come"
  | "not-a-number" | "not-whole" | "too-small" | "wrong-zone" | "repeated-id" | "structure-missing" | "broken-row";
export type Fault = { field: string | null; code: FaultCode; value?: string; detail?: { near?: string | null; like?: string; least?: number; most?: number; length?: number } };
/** What is said of a row that is taken all the same. */
export type Doubt = "name-ends-with-a-dot" | "id-without-its-source" | "personal-address" | "unknown-commune" | "unreadable-hours";

/** Why a run stopped before the end of what it read. */
export type StopCode = "asked" | "file-missing" | "file-unreadable" | "old-format" | "cut-short" | "no-records" | "not-secure" | "no-address" | "source-silent" | "source-refuses";
/** Why a list of HSDS is not answered. */
export type HsdsRefusal = "postcode-unknown" | "postcode-unplaced" | "point-wrong" | "proximity-wrong" | "proximity-alone" | "no-place-here" | "format-unknown";
export type RunState = "running" | "done" | "stopped";
