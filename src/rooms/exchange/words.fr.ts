import type { Doubt, Fault, FaultCode, HsdsRefusal, RunState, StopCode } from "./model.ts";
import type { RunMoveName } from "./rules.ts";

const quoted = (value: string | undefined): string => (value === undefined ? "" : ` « ${value.length > 60 ? `${value.slice(0, 60)}…` : value} »`);

const faultWords: Record<FaultCode, (fault: Fault) => string> = {
  required: ({ field }) => `Le champ ${field} est vide : il est obligatoire.`,
  "wrong-type": ({ field, value }) => `${field} :${quoted(value)} n'est pas de la bonne sorte.`,
  "too-short": ({ field, value, detail }) => `${field} :${quoted(value)} est trop court ; il faut au moins ${detail?.least} caractères.`,
  "too-long": ({ field, detail }) => `${field} : ${detail?.length} caractères ; ${detail?.most} au plus.`,
  "wrong-form": ({ field, value, detail }) => `${field} :${quoted(value)} n'a pas la bonne forme : il faut ${detail?.like}.`,
  "unknown-code": ({ field, value, detail }) => `${field} :${quoted(value)} n'est pas dans la liste.${detail?.near ? ` Vouliez-vous dire « ${detail.near} » ?` : ""}`,
  "not-alone": ({ field, value }) => `${field} :${quoted(value)} ne va avec aucune autre valeur. Gardez-la seule, ou retirez-la.`,
  "repeated-value": ({ field }) => `${field} : la même valeur y est deux fois.`,
  "empty-list": ({ field }) => `${field} : la liste est vide. Mettez une valeur, ou null.`,
  "not-a-link": ({ field, value }) => `${field} :${quoted(value)} n'est pas une adresse web en http:// ou https://.`,
  "not-an-email": ({ field, value }) => `${field} :${quoted(value)} n'est pas une adresse de courriel.`,
  "not-a-date": ({ field, value }) => `${field} :${quoted(value)} n'est pas une date comme 2026-03-12.`,
  "date-too-old": ({ field, value }) => `${field} :${quoted(value)} est avant l'an 2000.`,
  "date-to-come": ({ field, value }) => `${field} :${quoted(value)} n'est pas encore arrivé.`,
  "not-a-number": ({ field, value }) => `${field} :${quoted(value)} n'est pas un nombre.`,
  "not-whole": ({ field, value }) => `${field} :${quoted(value)} n'est pas un nombre entier.`,
  "too-small": ({ field, value, detail }) => `${field} :${quoted(value)} ; il faut au moins ${detail?.least}.`,
  "wrong-zone": ({ field, value }) => `${field} :${quoted(value)} n'est ni une commune, ni un département, ni un EPCI, ni un pays, ni « france ».`,
  "repeated-id": ({ value }) => `L'identifiant${quoted(value)} est déjà plus haut : la première ligne est gardée.`,
  "structure-missing": ({ value }) => `La structure${quoted(value)} de ce service n'est ni dans l'envoi, ni dans l'annuaire.`,
  "broken-row": () => "Cette ligne est abîmée : on ne peut pas la lire.",
};

export const hsdsRefusalWords: Record<HsdsRefusal, string> = {
  "postcode-unknown": "postcode : aucune commune de France n'a ce code postal (cinq chiffres).", "postcode-unplaced": "postcode : cette commune n'a pas encore de point dans l'annuaire. Demandez latitude et longitude.",
  "point-wrong": "latitude et longitude vont ensemble, en degrés (45.76 et 4.84).", "proximity-wrong": "proximity : des mètres, de 1 à 100000.", "proximity-alone": "proximity demande un postcode, ou latitude et longitude.",
  "no-place-here": "postcode, proximity, latitude et longitude se demandent à services et à service_at_locations.", "format-unknown": "format : json ou ndjson.",
};

export const sayFault = (fault: Fault): string => faultWords[fault.code](fault);

export const doubtWords: Record<Doubt, string> = {
  "name-ends-with-a-dot": "Le nom se termine par un point.",
  "id-without-its-source": "L'identifiant ne commence pas par sa source.",
  "personal-address": "Le courriel semble celui d'une personne : il n'a pas été gardé.",
  "unknown-commune": "Le code commune n'est pas dans le code officiel géographique.",
  "unreadable-hours": "Les horaires ne se lisent pas : ils sont gardés tels quels.",
};

export const runMoveWords: Record<RunMoveName, string> = { finish: "Fin de la lecture", stop: "Arrêter, ou source qui se tait" };
export const runStateWords: Record<RunState, string> = { running: "En cours", done: "Terminé", stopped: "Arrêté" };

export const stopWords: Record<StopCode, string> = {
  asked: "Quelqu'un l'a arrêté. Ce qui était pris le reste ; envoyez de nouveau pour prendre la suite.",
  "file-missing": "Le fichier n'est plus là. Envoyez-le de nouveau : ce qui était pris ne le sera pas deux fois.",
  "file-unreadable": "Le fichier ne peut pas être lu : ni JSON, ni CSV, ni classeur, ni archive de ceux-là.",
  "old-format": "Ce fichier est au format v0 de data·inclusion, abandonné en avril 2026. Demandez l'export en v1.",
  "cut-short": "Le fichier s'arrête avant sa fin : le téléchargement s'est sans doute interrompu. Ce qui précède est pris, rien n'est fermé. Envoyez le fichier entier.",
  "no-records": "Le fichier ne contient aucune structure ni aucun service aux noms de champs de data·inclusion (id, nom, source, date_maj…).",
  "not-secure": "L'adresse de la source n'est pas en https : rien n'y est demandé.",
  "no-address": "Aucune adresse de source n'est réglée (FIL_ROUGE_OFFER_URL).",
  "source-silent": "La source ne répond pas. Relancez plus tard : ce qui était pris ne le sera pas deux fois.",
  "source-refuses": "La source refuse la demande. Le jeton (FIL_ROUGE_OFFER_TOKEN) est peut-être absent ou périmé.",
};

export const outcomeWords = { added: "Ajoutées", changed: "Changées", reopened: "Rouvertes", unchanged: "Inchangées", explained: "Expliquées", set_aside: "Laissées de côté" } as const;

export const likenessWords: Record<string, string> = { siret: "même SIRET", name: "même nom", "near-name": "nom proche", commune: "même commune", postcode: "même code postal", phone: "même téléphone", email: "même courriel", address: "même adresse" };
