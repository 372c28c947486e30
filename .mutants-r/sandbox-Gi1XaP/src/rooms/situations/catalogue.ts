// Every situation a fact may state. One list: the database's reference table says the same, and a test holds the two together.

export type Lane = "housing" | "work" | "resources" | "health-cover" | "health-care" | "rights" | "justice" | "language" | "mobility" | "debts";
export type SituationTopic = "housing" | "work" | "rights" | "life" | "health" | "justice" | "debts";

export type SituationKind = {
  code: string;
  lane: Lane;
  /** Two facts of one line cannot be true on the same day; facts of two lines can. */
  line: string;
  topic: SituationTopic;
  words: string;
  short: string;
  /** How steady the situation is, 0 (none) to 4; drawn as the depth of the colour, never counted. */
  strength: 0 | 1 | 2 | 3 | 4;
  ethos?: string;
};

type Row = readonly [code: string, words: string, short: string, strength: SituationKind["strength"], ethos?: string];

const line = (lane: Lane, name: string, topic: SituationTopic, rows: readonly Row[]): SituationKind[] =>
  rows.map(([code, words, short, strength, ethos]) => ({ code, lane, line: name, topic, words, short, strength, ...(ethos ? { ethos } : {}) }));

// The ladder of housing, with its ETHOS category (FEANTSA). The order is for reading: a change of rung is judged by a table, not by it.
const housing = line("housing", "housing", "housing", [
  ["street", "Rue, squat, abri de fortune", "Rue", 0, "1"],
  ["night-shelter", "115, hébergement à la nuitée", "115", 1, "2"],
  ["hotel", "Hôtel (115 ou autre)", "Hôtel", 1, "3"],
  ["third-party", "Hébergé chez un tiers", "Chez un tiers", 1, "8"],
  ["shelter", "CHRS, stabilisation", "CHRS", 2, "3"],
  ["asylum-housing", "CADA, CPH, HUDA", "CADA, CPH", 2, "5"],
  ["care-bed", "LHSS, LAM, hôpital", "LHSS, LAM", 2, "6"],
  ["detention", "Détention", "Détention", 0, "6"],
  ["social-residence", "Résidence sociale, FJT", "Résid. sociale", 3, "7"],
  ["family-boarding", "Pension de famille, résidence accueil", "Pension famille", 3, "7"],
  ["intermediated", "Intermédiation locative, bail glissant", "Bail glissant", 3, "7"],
  ["social-housing", "Logement du parc social", "Parc social", 4],
  ["private-housing", "Logement du parc privé", "Parc privé", 4],
  ["owner", "Propriétaire", "Propriétaire", 4],
]);

const work = [
  ...line("work", "work", "work", [
    ["no-work", "Sans activité", "Sans activité", 0],
    ["job-seeker", "Demandeur d'emploi", "Recherche", 1],
    ["first-hours", "Premières heures en chantier", "1res heures", 1],
    ["cddi", "CDDI au chantier", "CDDI", 2],
    ["cddi-suspended", "CDDI suspendu", "Suspendu", 1],
    ["other-siae", "Contrat dans une autre SIAE", "Autre SIAE", 2],
    ["short-job", "Emploi de moins de six mois", "Emploi < 6 mois", 3],
    ["lasting-job", "Emploi durable (CDI, CDD de six mois et plus)", "Emploi durable", 4],
    ["own-business", "Création d'activité", "À son compte", 3],
  ]),
  ...line("work", "training", "work", [["training", "Formation", "Formation", 3]]),
  ...line("work", "immersion", "work", [["immersion", "Immersion en entreprise (PMSMP)", "PMSMP", 2]]),
];

const resources = (
  [
    ["no-income", "Sans ressource", "Sans ressource", 0],
    ["rsa", "RSA", "RSA", 1],
    ["ass", "ASS", "ASS", 1],
    ["aah", "AAH", "AAH", 2],
    ["asylum-allowance", "Allocation pour demandeur d'asile", "ADA", 1],
    ["unemployment-benefit", "Allocation chômage (ARE)", "ARE", 2],
    ["wage", "Salaire", "Salaire", 3],
    ["activity-bonus", "Prime d'activité", "Prime d'activité", 3],
    ["pension", "Retraite ou pension", "Pension", 3],
    ["housing-benefit", "Aide au logement (APL, ALS)", "APL", 2],
  ] as const
).flatMap((row) => line("resources", `resources/${row[0]}`, "rights", [row]));

const health = [
  ...line("health-cover", "health-cover", "health", [
    ["no-cover", "Aucune couverture", "Aucune", 0],
    ["state-medical-aid", "Aide médicale de l'État", "AME", 1],
    ["basic-cover", "Assurance maladie, sans complémentaire", "Base seule", 2],
    ["full-cover", "Assurance maladie et complémentaire (CSS ou autre)", "Base et compl.", 4],
  ]),
  ...line("health-care", "health-care", "health", [
    ["no-care", "Aucun suivi", "Aucun suivi", 0],
    ["doctor-found", "Médecin traitant déclaré", "Médecin", 2],
    ["care-started", "Soins commencés", "Soins", 3],
    ["regular-care", "Suivi régulier", "Suivi régulier", 4],
  ]),
];

const rights = [
  ...line("rights", "rights/residence", "rights", [
    ["no-permit", "Sans titre", "Sans titre", 0],
    ["permit-request", "Récépissé ou attestation de demande", "Récépissé", 1],
    ["permit-one-year", "Titre de séjour d'un an", "Titre 1 an", 2],
    ["permit-multi-year", "Titre pluriannuel", "Titre plur.", 3],
    ["permit-ten-years", "Carte de résident (dix ans)", "Résident 10 ans", 4],
    ["free-movement", "Ressortissant européen ou français", "Libre", 4],
  ]),
  ...line("rights", "rights/disability", "rights", [
    ["disability-requested", "RQTH demandée (MDPH)", "RQTH demandée", 2],
    ["disability-granted", "RQTH", "RQTH", 3],
  ]),
  ...line("rights", "rights/identity", "rights", [["identity-paper", "Pièce d'identité en cours de validité", "Pièce d'identité", 3]]),
  ...line("rights", "rights/health-card", "rights", [["health-card", "Carte Vitale", "Carte Vitale", 3]]),
  ...line("rights", "rights/housing-request", "rights", [["housing-request", "Demande de logement social (numéro unique)", "Demande logement", 2]]),
];

const justice = line("justice", "justice", "justice", [
  ["no-justice", "Aucune mesure", "Aucune", 4],
  ["awaiting-judgment", "En attente de jugement", "Attente", 1],
  ["probation", "Suivi par le SPIP", "SPIP", 2],
  ["adjusted-sentence", "Aménagement de peine", "Aménagement", 2],
]);

const life = [
  ...line("language", "language", "life", [
    ["french-none", "Français : en dessous de A1", "< A1", 0],
    ["french-a1", "Français A1", "A1", 1],
    ["french-a2", "Français A2", "A2", 2],
    ["french-b1", "Français B1", "B1", 3],
    ["french-b2", "Français B2 et plus", "B2 +", 4],
  ]),
  ...line("language", "literacy", "life", [
    ["reads-nothing", "Ne lit dans aucune langue", "Ne lit pas", 0],
    ["reads-other-script", "Lit dans une autre écriture", "Autre écriture", 2],
    ["reads-french", "Lit le français", "Lit", 4],
  ]),
  ...line("mobility", "mobility", "life", [
    ["on-foot", "À pied seulement", "À pied", 0],
    ["public-transport", "Transports en commun", "Transports", 2],
    ["bicycle", "Vélo", "Vélo", 2],
    ["licence-under-way", "Permis en préparation", "Permis en cours", 3],
    ["licence", "Permis de conduire", "Permis", 4],
  ]),
];

const debts = line("debts", "debts", "debts", [
  ["no-debt", "Aucune dette", "Aucune", 4],
  ["some-debt", "Des dettes", "Dettes", 1],
  ["debt-file", "Dossier de surendettement déposé", "Dossier déposé", 2],
  ["debt-plan", "Plan en cours", "Plan", 3],
]);

export const situationKinds: readonly SituationKind[] = [...housing, ...work, ...resources, ...health, ...rights, ...justice, ...life, ...debts];

const byCode = new Map(situationKinds.map((kind) => [kind.code, kind]));
export const kindOf = (code: string): SituationKind | undefined => byCode.get(code);
export const kindsOfLane = (lane: Lane): SituationKind[] => situationKinds.filter((kind) => kind.lane === lane);
export const lanes: readonly Lane[] = ["housing", "work", "resources", "health-cover", "health-care", "rights", "justice", "language", "mobility", "debts"];
