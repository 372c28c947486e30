import type { DocumentFault } from "#ground/documents/kinds";
import type { DocumentKind } from "./model.ts";
import type { ShareFault } from "./rules.ts";
import type { AddDocumentRefusal } from "./verbs/add-document.ts";
import type { ShowDocumentRefusal } from "./verbs/show-document.ts";

export const documentKindWords: Record<DocumentKind, string> = {
  "residence-permit": "Titre de séjour", "identity-paper": "Carte d'identité, passeport", "health-card": "Carte Vitale, attestation de droits", "health-cover": "Complémentaire santé solidaire", "disability-recognition": "RQTH, décision de la MDPH",
  "health-paper": "Papier de santé", "tax-notice": "Avis d'imposition", "income-proof": "Justificatif de ressources", "bank-details": "RIB", "housing-request": "Demande de logement social", lease: "Bail, contrat de résidence",
  domiciliation: "Attestation de domiciliation", resume: "CV", diploma: "Diplôme, attestation de formation", "driving-licence": "Permis de conduire", "work-contract": "Contrat de travail, fiche de paie",
  "justice-paper": "Papier de justice", "debts-paper": "Papier de dettes, surendettement", other: "Autre document",
};

export const documentFaultWords: Record<DocumentFault, string> = {
  empty: "Le fichier est vide, ou n'est pas arrivé. Choisissez-le de nouveau.",
  "too-large": "Ce fichier dépasse 10 Mo. Prenez une photo moins grande, ou enregistrez-le en PDF plus léger.",
  "type-refused": "Ce n'est ni un PDF ni une photo (JPEG, PNG, WebP, HEIC), quel que soit son nom. Prenez-le en photo, ou enregistrez-le en PDF depuis votre traitement de texte.",
  "active-content": "Ce PDF contient quelque chose qui agit : un programme, un formulaire qui s'envoie, un fichier joint. Imprimez-le « vers un PDF », ou prenez-le en photo, et envoyez cette copie.",
  locked: "Ce PDF est fermé par un mot de passe. Ouvrez-le, enregistrez-le sans mot de passe, puis envoyez-le.",
  broken: "Ce fichier est abîmé : il ne s'ouvre pas. Demandez-en une autre copie, ou prenez le papier en photo.",
  infected: "L'antivirus a reconnu un fichier dangereux : il n'a pas été gardé. Ne l'ouvrez pas, et prévenez la personne qui vous l'a donné.",
  "antivirus-silent": "L'antivirus ne répond pas : rien n'est gardé sans lui. Réessayez dans un moment ; si cela dure, prévenez la personne qui administre Fil rouge.",
};

export const shareFaultWords: Record<ShareFault, string> = {
  "ends-before-it-starts": "La fin vient avant aujourd'hui. Choisissez une date plus tard.",
  "longer-than-two-years": "Un document se montre deux ans au plus. Choisissez une date plus proche.",
  "witness-missing": "De vive voix, il faut un témoin : écrivez son nom.",
};

export const sayBytes = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} ko` : `${(bytes / 1_000_000).toFixed(1).replace(".", ",")} Mo`);

export const addDocumentRefusalWords: Record<AddDocumentRefusal, string> = {
  ...documentFaultWords,
  "not-found": "Ce dossier n'existe pas pour vous.", "not-allowed": "Ce sujet n'est pas le vôtre : demandez à son fil rouge d'ajouter ce document.",
  "title-missing": "Donnez un nom au document.", "place-missing": "Dites où est l'original.",
  "vault-full": "Son coffre est plein (100 Mo). Retirez ce qui ne sert plus, ou écrivez où est l'original.",
};

export const showDocumentRefusalWords: Record<ShowDocumentRefusal, string> = {
  ...shareFaultWords,
  "not-found": "Ce document n'existe pas pour vous.", "not-allowed": "Seuls son fil rouge et l'équipe sociale du chantier montrent un document, avec son accord.", "recipient-unknown": "Choisissez quelqu'un de son équipe, ou sa structure.",
};
