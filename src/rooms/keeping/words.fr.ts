import type { ErasureReason } from "./model.ts";
import type { KeepLongerRefusal } from "./rules.ts";
import type { AskErasureRefusal } from "./verbs/ask-erasure.ts";
import type { ConfirmErasureRefusal } from "./verbs/confirm-erasure.ts";

export const erasureReasonWords: Record<ErasureReason, string> = {
  "she-asks": "Elle ou il le demande",
  "kept-too-long": "La durée de conservation est passée",
  "opened-by-mistake": "Dossier ouvert par erreur",
};

export const askErasureWords: Record<Exclude<AskErasureRefusal, "not-found" | "not-allowed">, string> = {
  "already-asked": "L'effacement est déjà demandé : quelqu'un d'autre doit le confirmer, ou l'annuler.",
};
export const confirmErasureWords: Record<Exclude<ConfirmErasureRefusal, "not-found" | "not-allowed">, string> = {
  "asked-by-you": "Vous avez demandé cet effacement : quelqu'un d'autre doit le confirmer.",
  "name-differs": "Ce n'est pas son nom. Recopiez-le comme il est écrit au-dessus.",
};
export const keepLongerWords: Record<KeepLongerRefusal, string> = {
  "no-purpose": "Dites pour quoi ce dossier est encore utile, en une phrase : elle sera lue au prochain contrôle.",
  "already-over": "Choisissez un jour à venir.",
  "too-long": "Deux ans au plus : au-delà, il faudra redire pourquoi.",
};

/** What stays once a file is erased, and why: said before, and never discovered after. */
export const whatStays: readonly { what: string; why: string }[] = [
  { what: "Le journal : qui a lu ou écrit, et quand. La personne n'y est plus qu'un numéro, sans nom ni mot.", why: "Le retirer casserait la chaîne qui prouve que personne n'a effacé ses traces." },
  { what: "Des chiffres : une entrée et une sortie de plus, par territoire et par année, sans lien entre elles.", why: "Ils ne disent plus rien de quelqu'un (RGPD, considérant 26)." },
  { what: "Ce qui n'est pas dans Fil rouge : paie, comptabilité, dossier du financeur (FSE+).", why: "D'autres durées s'y appliquent : à vérifier avec votre comptable et votre financeur (RGPD, article 17-3 b)." },
  { what: "Les sauvegardes déjà faites, jusqu'à ce qu'elles soient jetées.", why: "Ses mots et ses documents n'y sont plus lisibles : leur clé est détruite. Son identité y reste ; une base rétablie l'efface de nouveau à son départ." },
];

/** What each table is called where people read. */
export const tableWords: Record<string, string> = {
  people: "Ses noms", identities: "Son identité", person_languages: "Ses langues", contact_points: "Comment la joindre", addresses: "Ses adresses", journeys: "Ses parcours", stages: "Étapes de ses parcours",
  lead_referents: "Ses fils rouges", referents: "Son équipe", entry_statements: "Ce qui a été dit à l'entrée", consents: "Ses accords", situations: "Ses situations", barriers: "Ses freins",
  wishes: "Ce qu'elle ou il veut", strengths: "Ses atouts", notes: "Notes et contacts", reminders: "Choses à faire", drafts: "Brouillons", person_messages: "Ses mots et les réponses",
  person_cards: "Cartes de son espace", person_sessions: "Entrées dans son espace", merges: "Dossiers réunis", import_rows: "Lignes de listes reprises", import_keys: "Empreintes de lignes reprises",
  revisions: "Ce qui était écrit avant une correction", journal: "Qui a lu ou écrit", erasures: "Effacements demandés", retention_notices: "Préavis d'effacement",
  delegates: "Qui répond avec elle ou lui", consent_requests: "Accords demandés", withdrawal_notices: "Qui a été prévenu d'une reprise", documents: "Ses documents", document_contents: "Les fichiers de ses documents", document_shares: "À qui ses documents sont montrés",
};
export const sayTable = (table: string): string => tableWords[table] ?? table.replaceAll("_", " ");
