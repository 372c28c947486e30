// What somebody was doing, by address. An address that is not here keeps nothing: secrets are typed there, or nothing is.

/** The name under which a form that is sent back says which one it is. */
export const keptFieldName = "ecrit-garde";

export const keptWords: Record<string, string> = {
  "/personnes/nouvelle": "ouvrir un dossier",
  "/personnes/[id]/ecrire": "écrire une note",
  "/personnes/[id]/notes/[note]": "corriger une note",
  "/personnes/[id]/parole": "écrire ce qu'elle ou il veut",
  "/personnes/[id]/situations": "écrire une situation",
  "/personnes/[id]/situations/[situation]": "corriger une situation",
  "/personnes/[id]/freins": "écrire un frein",
  "/personnes/[id]/freins/[frein]": "suivre un frein",
  "/personnes/[id]/identite": "identité et coordonnées",
  "/personnes/[id]/reunir": "réunir deux dossiers",
  "/personnes/[id]/parcours": "changer d'étape",
  "/personnes/[id]/equipe": "équipe autour de la personne",
  "/personnes/[id]/accords": "ses accords",
  "/personnes/[id]/representants": "qui répond avec elle ou lui",
  "/personnes/[id]/documents/[document]": "montrer un document",
  "/personnes/[id]/limites": "une limite pratique au travail",
  "/personnes/[id]/protection": "protéger un dossier",
  "/personnes/[id]/urgence": "un accès en urgence",
  "/personnes/[id]/mots": "répondre à la personne",
  "/personnes/[id]/rendez-vous": "un rendez-vous",
  "/rendez-vous/[rendezvous]": "ce qu'est devenu un rendez-vous",
  "/permanences/nouvelle": "ouvrir une permanence",
  "/permanences/[permanence]": "une permanence",
  "/partenaires/nouveau": "ajouter un partenaire",
  "/partenaires/[partenaire]": "un contact avec un partenaire",
  "/partenaires/[partenaire]/conventions": "une convention",
  "/partenaires/rencontres": "une rencontre du réseau",
  "/partenaires/remplacements": "un remplacement",
  "/partenaires/offres": "ce qu'un partenaire propose",
  "/entreprises": "une entreprise à voir",
  "/offres": "un poste proposé",
  "/conservation": "garder un dossier plus longtemps",
  "/personnes/[id]/demandes": "une demande sur son dossier",
  "/annuaire/structures/nouvelle": "ajouter une structure à l'annuaire",
  "/annuaire/structures/[structure]": "une structure de l'annuaire",
  "/annuaire/structures/[structure]/modifier": "changer une structure de l'annuaire",
  "/annuaire/structures/[structure]/visage": "quelqu'un de l'annuaire",
  "/annuaire/structures/[structure]/correction": "une correction à l'annuaire",
  "/annuaire/services/nouveau": "ajouter un service à l'annuaire",
  "/annuaire/services/[service]": "un service de l'annuaire",
  "/annuaire/services/[service]/modifier": "changer un service de l'annuaire",
  "/structures/territoire": "les communes d'un territoire",
  "/guichet/nouveau": "accueillir quelqu'un",
  "/personnes/[id]/contrats": "un contrat", "/personnes/[id]/contrats/[geste]": "un contrat ou le PASS", "/personnes/[id]/commission": "un dossier de commission", "/personnes/[id]/commission/preparer": "préparer un dossier de commission", "/commissions": "prévoir une séance", "/commissions/reglages": "les membres et règles de la commission", "/commissions/[seance]": "une séance de la commission", "/commissions/[seance]/[dossier]": "un dossier devant la commission", "/commissions/avis/[avis]": "un avis pour la commission", "/personnes/[id]/contrats/sortie": "une sortie de chantier",
  "/personnes/[id]/passage": "proposer quelqu'un à un chantier",
  "/partenaires/questions": "une question au réseau",
  "/mobilisations": "dire si vous avez une place",
  "/mobilisations/nouvelle": "demander au réseau",
  "/mobilisations/[demande]": "faire avancer une demande",
  "/mobilisations/[demande]/[geste]": "un pas d'une demande",
  "/mobilisations/[demande]/places": "demander des places",
  "/rappels/[id]": "un rappel",
  "/vigilance": "une lecture à regarder",
  "/relais": "transmettre des dossiers",
  "/echanges": "apporter une offre",
  "/reprises": "apporter une liste",
  "/reprises/[import]": "reprendre une liste",
  "/reprises/[import]/colonnes": "choisir les colonnes d'une liste",
  "/comptes/invitation": "inviter quelqu'un",
  "/comptes/professionnel": "rôles et compte de quelqu'un",
  "/structures": "ouvrir une structure ou un territoire",
  "/structures/modifier": "changer une structure ou un territoire",
};

/** Pages with moves that keep nothing, and why. A test asks that each page with moves is in one list or the other. */
export const keepsNothing: Record<string, string> = {
  "/entrer": "a password is typed there", "/entrer/code": "a code is typed there", "/verrou": "a password is typed there", "/mot-de-passe": "nobody is known yet",
  "/invitations/[jeton]": "nobody is known yet", "/invitations/accepter": "a password is typed there", "/moi/compte": "moves without a text", "/moi/compte/preuve": "a password is typed there",
  "/moi/compte/mot-de-passe": "passwords are typed there",
  "/moi/compte/second-facteur": "a code is typed there",
  "/moi/ecrits": "the page of what is kept",
  "/personnes/[id]/carte": "a code is typed there",
  "/personnes/[id]/demander": "nothing is typed there", "/guichet": "moves without a text",
  "/personnes/[id]/documents": "a file is sent there",
  "/reseau/[service]": "nobody has an account there", "/annuaire/confirmer/[jeton]": "nobody has an account there", "/echanges/[passage]": "moves without a text",
  "/repondre/[jeton]": "nobody has an account there", "/repondre/places/[jeton]": "nobody has an account there",
  "/agenda": "moves without a text",
  "/accords-repris": "moves without a text",
  "/personas": "nobody is known yet",
  "/sortir": "one leaves",
  "/personnes/[id]/effacement": "a name is copied there, once",
};

const labels: Record<string, string> = {
  given_name: "Prénom", family_name: "Nom", usual_name: "Souhaite être appelé", birth_date: "Date de naissance", languages: "Langues", value: "Numéro, adresse, ou par qui", hint: "À savoir",
  lines: "Adresse", postcode: "Code postal", commune: "Commune", organisation: "Organisme", body: "Texte", words: "Ses mots", happened_on: "Le", starts_on: "Depuis", ends_on: "Jusqu'au",
  email: "Adresse électronique", name: "Nom", territory_name: "Territoire", siret: "SIRET", closed_on: "Fermeture", outside_name: "Nom", comment: "Commentaire", because: "Pour quoi", reason: "Pourquoi", lifted_reason: "Pourquoi lever la protection", from_hour: "À partir de quelle heure",
};

/** What she typed among what was sent: the codes of lists, versions and names of rows say nothing to her. */
export const typedIn = (fields: readonly (readonly [string, string])[]): { label: string; value: string }[] =>
  fields.filter(([name, value]) => value.trim() !== "" && (labels[name] !== undefined || /[\s\p{Lu}\p{M}éèàçêîôû]/u.test(value)) && !/^[0-9a-f-]{36}$/.test(value))
    .map(([name, value]) => ({ label: labels[name] ?? "Écrit", value }));
