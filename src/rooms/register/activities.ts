// What the register of article 30 of the GDPR says of each activity. Every table of the database belongs to one of them, and a test fails on one that does not.

export type LegalBasis = { words: string; article: string; verified: boolean };
/** Traitement: one activity of the register. */
export type Activity = {
  code: string; name: string; purpose: string; basis: LegalBasis | null; people: string;
  /** Codes of app.retention_policies; empty when the activity keeps nothing of its own beyond what `keeps` says. */
  retention: readonly string[]; keeps: string; tables: readonly string[];
};

const mission: LegalBasis = { words: "Mission d'intérêt public pour un employeur public ; intérêt légitime pour une association, dans le cadre de la CNIL pour l'accueil, l'hébergement et l'accompagnement", article: "RGPD, art. 6.1.e ou 6.1.f ; CNIL, délibération 2021-028 du 11 mars 2021", verified: false };
const agreement: LegalBasis = { words: "Accord de la personne, par sujet et par destinataire, repris quand elle veut", article: "RGPD, art. 6.1.a, 7 et 9.2.a ; Code pénal, art. 226-13", verified: false };
const duty: LegalBasis = { words: "Obligation de sécurité et de preuve", article: "RGPD, art. 5.2, 24 et 32", verified: false };

export const activities: readonly Activity[] = [
  { code: "casework", name: "Accompagner une personne en parcours", purpose: "Suivre ensemble emploi, logement, santé et droits, pendant le contrat et l'année d'après", basis: mission, people: "Personnes accompagnées ; professionnels autour d'elles", retention: ["casework", "esf"], keeps: "",
    tables: ["people", "identities", "person_languages", "contact_points", "addresses", "journeys", "stages", "lead_referents", "referents", "entry_statements", "situations", "barriers", "wishes", "strengths", "notes", "reminders", "drafts", "merges", "practical_limits", "appointments", "desk_slots", "handovers", "contracts", "contract_hours", "contract_suspensions", "immersions", "pass_suspensions", "pass_prolongations", "board_cases", "board_preparations", "board_aspects", "board_opinions", "board_parts", "board_decisions", "board_conditions", "exit_statements", "deadlines"] },
  { code: "sharing", name: "Partager avec son accord", purpose: "Savoir ce que chacun a permis, à qui, pour quoi, jusqu'à quand, et prévenir quand un accord est repris", basis: agreement, people: "Personnes accompagnées, leurs représentants ; professionnels destinataires", retention: ["casework"], keeps: "",
    tables: ["consents", "consent_requests", "delegates", "withdrawal_notices", "document_shares", "protections", "protection_names", "emergencies"] },
  { code: "vault", name: "Garder ses documents", purpose: "Avoir sous la main les papiers d'une démarche, et ne pas laisser passer leur fin", basis: agreement, people: "Personnes accompagnées", retention: ["casework"], keeps: "Un document retiré du coffre est effacé tout de suite.", tables: ["documents", "document_contents"] },
  { code: "space", name: "Ouvrir son espace à la personne", purpose: "Lui montrer son dossier, l'entendre, lui répondre", basis: mission, people: "Personnes accompagnées", retention: ["casework"], keeps: "Une entrée se ferme seule ; une carte annulée n'ouvre plus rien.", tables: ["person_cards", "person_ways", "person_sessions", "person_messages", "accompanied_personas"] },
  { code: "requests", name: "Demander au réseau pour une personne", purpose: "Que la bonne structure réponde vite, que l'on sache qui l'on attend, et que la personne tienne sa demande", basis: agreement, people: "Personnes accompagnées ; professionnels et partenaires", retention: ["casework"], keeps: "Un lien de réponse s'éteint en trente jours, ou dès que la demande est close.",
    tables: ["referrals", "referral_events", "referral_goals", "referral_nudges", "referral_links", "capacity_asks"] },
  { code: "directory", name: "Tenir l'annuaire du réseau", purpose: "Savoir qui fait quoi et qui joindre, et que chaque fiche soit vraie", basis: mission, people: "Professionnels nommés dans l'annuaire", retention: [], keeps: "Le temps qu'ils y travaillent ; un visage parti ne se montre plus. Une durée après le départ est à fixer avec le délégué à la protection des données.", tables: ["services", "directory_structures", "directory_people", "corrections"] },
  { code: "journal", name: "Savoir qui a lu et écrit", purpose: "Que la personne sache qui a ouvert son dossier, et que rien ne change sans trace", basis: duty, people: "Professionnels ; personnes accompagnées, par un numéro", retention: ["journal"], keeps: "", tables: ["journal", "journal_seals", "revisions", "reading_hours", "watched_readings"] },
  { code: "accounts", name: "Ouvrir et fermer les comptes des professionnels", purpose: "Que chacun n'entre qu'avec ses droits du jour, et deux preuves de qui il est", basis: duty, people: "Professionnels", retention: [], keeps: "Le temps de la fonction ; sessions 12 heures, essais et liens quelques jours, écrits gardés 12 heures. Une durée après le départ est à fixer avec le délégué à la protection des données.",
    tables: ["professionals", "accounts", "memberships", "sessions", "openid_identities", "passkeys", "recovery_codes", "invitations", "door_attempts", "door_challenges", "mails", "kept_forms", "personas", "calendar_feeds"] },
  { code: "imports", name: "Reprendre une liste ou une fiche salarié", purpose: "Ne pas faire retaper ce qui est déjà écrit ailleurs", basis: mission, people: "Personnes accompagnées", retention: ["refused-rows"], keeps: "Le fichier apporté est effacé dès ses lignes reprises.", tables: ["imports", "import_rows", "import_keys", "import_mappings"] },
  { code: "keeping", name: "Garder le temps qu'il faut, puis oublier", purpose: "Prévenir, effacer, répondre aux demandes de droits, ne garder ensuite que des nombres", basis: { words: "Obligation légale", article: "RGPD, art. 5.1.e, 12, 15 à 22", verified: false }, people: "Personnes accompagnées", retention: ["casework"], keeps: "Une trace de l'effacement, sans nom.", tables: ["retention_policies", "retention_notices", "rights_requests", "erasures", "anonymous_figures", "person_keystores"] },
  { code: "frame", name: "Décrire le programme et faire tourner l'outil", purpose: "Territoires, structures, règles, listes de codes, travaux de fond", basis: null, people: "Personne : aucune donnée personnelle", retention: [], keeps: "", tables: [] },
];

/** Everything that no other activity claims and that holds no personal column. */
export const activityOf = (table: string): Activity => activities.find(({ tables }) => tables.includes(table)) ?? activities.find(({ code }) => code === "frame")!;
