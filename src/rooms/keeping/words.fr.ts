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
  people: "Noms", identities: "Identité", person_languages: "Langues", contact_points: "Moyens de contact", addresses: "Adresses", journeys: "Parcours", stages: "Étapes du parcours", lead_referents: "Fils rouges",
  referents: "Équipe", entry_statements: "Dit à l'entrée", consents: "Accords", situations: "Situations", barriers: "Freins", wishes: "Souhaits, dans ses mots", strengths: "Atouts", notes: "Notes et contacts",
  reminders: "Choses à faire", drafts: "Brouillons", person_messages: "Mots et réponses", person_cards: "Cartes de l'espace personnel", person_sessions: "Entrées dans l'espace personnel", merges: "Dossiers réunis",
  import_rows: "Lignes de listes reprises", import_keys: "Empreintes de lignes reprises", revisions: "Ce qui était écrit avant une correction", journal: "Qui a lu ou écrit", erasures: "Effacements demandés", retention_notices: "Préavis d'effacement",
  delegates: "Représentants", consent_requests: "Accords demandés", withdrawal_notices: "Prévenus d'une reprise", documents: "Documents", document_contents: "Fichiers des documents", document_shares: "À qui les documents sont montrés",
  board_cases: "Dossiers de commission", board_preparations: "Ce qui prépare un dossier de commission", board_aspects: "Ce qui est pris en main", board_opinions: "Avis pour la commission", board_parts: "Ce que la commission peut lire", board_decisions: "Décisions de la commission", board_conditions: "Ce que sont devenues les conditions de la commission",
  contracts: "Contrats de travail", contract_hours: "Heures des contrats", contract_suspensions: "Suspensions de contrat", immersions: "Périodes en entreprise (PMSMP)", pass_suspensions: "Suspensions du PASS IAE", pass_prolongations: "Prolongations du PASS IAE", exit_statements: "Dit à la sortie", deadlines: "Échéances des contrats et du PASS IAE",
  handovers: "Passage d'une porte à un chantier", practical_limits: "Limites pratiques au travail", protections: "Protection du dossier", protection_names: "Qui est nommé pour le dossier protégé", emergencies: "Accès en urgence", watched_readings: "Lectures signalées", rights_requests: "Demandes sur le dossier", person_ways: "Liens et codes de l'espace personnel", appointments: "Rendez-vous", referrals: "Demandes au réseau", referral_events: "Ce qui est arrivé à une demande", referral_goals: "Ce qu'on attendait d'une demande", capacity_asks: "Places demandées, sans son nom", accompanied_personas: "Essai de l'espace personnel",
};
export const sayTable = (table: string): string => tableWords[table] ?? table.replaceAll("_", " ");
