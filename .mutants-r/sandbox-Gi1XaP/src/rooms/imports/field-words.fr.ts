// What each target is called on the page, and how offices name the column. Abbreviations are spelt out before comparing (columns.ts).

import type { FieldCode } from "./field-values.ts";

export const fieldLabels: Record<FieldCode, string> = {
  family_name: "Nom de famille",
  given_name: "Prénom",
  full_name: "Nom et prénom dans la même colonne",
  usual_name: "Nom d'usage",
  birth_date: "Date de naissance",
  gender: "Civilité",
  phone: "Téléphone",
  email: "Adresse électronique",
  address_line: "Adresse (rue)",
  postcode: "Code postal",
  commune: "Commune",
  domiciliation: "Domiciliation (organisme)",
  domiciliation_end: "Fin de domiciliation",
  languages: "Langues parlées",
  entry_on: "Date d'entrée dans le parcours",
  stage: "Étape du parcours",
  contract_start: "Début du contrat",
  contract_end: "Fin du contrat",
  weekly_hours: "Heures par semaine",
  pass_number: "Numéro du PASS IAE",
  pass_start: "Début du PASS IAE",
  pass_end: "Fin du PASS IAE",
  lead_referent_email: "Fil rouge (CISP) : son nom ou son adresse électronique",
  housing: "Logement",
  housing_since: "Logement : depuis",
  resources: "Ressources",
  health_cover: "Couverture santé",
  disability_recognition: "RQTH",
  disability_end: "Fin de la RQTH",
  residence_permit: "Titre de séjour",
  residence_permit_end: "Fin du titre de séjour",
  french_level: "Niveau de français",
  barriers: "Freins",
  wish: "Souhait de la personne",
  external_id: "Numéro de dossier chez vous",
};

/** Column names met in lists, without accents nor case. The longest words count most; the code itself is always a name. */
export const fieldNames: Record<FieldCode, readonly string[]> = {
  family_name: ["nom", "nom de famille", "nom de naissance", "nom patronymique", "patronyme", "nom du salarie", "nom salarie", "nom beneficiaire", "nom jeune fille"],
  given_name: ["prenom", "prenoms", "prenom usuel", "prenom du salarie", "prenom salarie", "prenom beneficiaire", "premier prenom"],
  full_name: ["nom prenom", "nom et prenom", "prenom nom", "prenom et nom", "nom prenoms", "salarie", "nom complet", "identite", "beneficiaire", "personne", "nom prenom du salarie", "participant"],
  usual_name: ["nom d usage", "nom usuel", "nom marital", "nom d epouse", "nom epouse", "surnom", "se fait appeler", "nom usage"],
  birth_date: ["date de naissance", "naissance", "ne le", "nee le", "ne e le", "date naissance", "ddn", "dn", "jour de naissance"],
  gender: ["civilite", "sexe", "genre", "titre civilite", "h f", "f h", "m mme"],
  phone: ["telephone", "portable", "mobile", "telephone portable", "numero de telephone", "telephone mobile", "gsm", "telephone fixe", "numero telephone", "coordonnees telephoniques"],
  email: ["email", "mail", "courriel", "adresse mail", "adresse email", "adresse electronique", "e mail", "mel", "adresse courriel"],
  address_line: ["adresse", "rue", "adresse postale", "adresse 1", "adresse 2", "complement d adresse", "numero et rue", "voie", "adresse domicile", "adresse personnelle"],
  postcode: ["code postal", "cp", "code post", "codepostal"],
  commune: ["commune", "ville", "localite", "ville de residence", "commune de residence", "ville residence"],
  domiciliation: ["domiciliation", "lieu de domiciliation", "domiciliation administrative", "organisme de domiciliation", "domicilie a", "domicilie chez", "election de domicile"],
  domiciliation_end: ["fin de domiciliation", "date fin domiciliation", "echeance domiciliation", "domiciliation jusqu au", "validite domiciliation"],
  languages: ["langues", "langue", "langues parlees", "langue parlee", "langue maternelle", "langue s"],
  entry_on: ["date d entree", "entree", "date entree", "date d entree dans le parcours", "date d integration", "entree le", "arrivee", "date d arrivee", "date d embauche", "embauche", "date embauche", "debut de parcours", "entree convergence", "date entree convergence", "debut accompagnement", "date d entree dans le dispositif"],
  stage: ["etape", "etape du parcours", "dispositif", "type de contrat", "statut", "phase", "contrat", "nature du contrat", "type contrat", "situation parcours"],
  contract_start: ["debut de contrat", "debut du contrat", "debut cddi", "date debut contrat", "date de debut de contrat", "debut contrat", "date debut cddi", "contrat du", "date de debut", "date debut"],
  contract_end: ["fin de contrat", "fin du contrat", "fin cddi", "date fin contrat", "date de fin de contrat", "date fin cddi", "contrat au", "echeance contrat", "terme du contrat", "fin contrat", "date de fin", "date fin"],
  weekly_hours: ["heures par semaine", "heures hebdomadaires", "heures semaine", "duree hebdomadaire", "temps de travail", "heures hebdo", "nombre heures semaine", "nombre d heures", "duree du travail", "quotite", "heures", "volume horaire", "horaire hebdomadaire"],
  pass_number: ["numero pass", "numero de pass", "pass iae", "numero pass iae", "numero du pass iae", "pass", "agrement", "numero agrement", "numero d agrement"],
  pass_start: ["debut pass", "date debut pass", "debut pass iae", "debut du pass", "date de debut pass iae", "debut agrement", "date debut agrement"],
  pass_end: ["fin pass", "date fin pass", "fin pass iae", "fin du pass", "date de fin pass iae", "fin agrement", "echeance pass", "date fin agrement"],
  lead_referent_email: ["referent", "fil rouge", "cip", "cisp", "conseiller", "email referent", "mail referent", "mail cip", "mail cisp", "email cisp", "conseiller en insertion", "accompagnateur", "mail du referent", "referent unique", "asp referent"],
  housing: ["logement", "hebergement", "situation logement", "situation residentielle", "type d hebergement", "type de logement", "situation logement a l entree", "mode d hebergement", "situation au regard du logement", "habitat", "lieu de vie"],
  housing_since: ["logement depuis", "heberge depuis", "depuis logement", "date logement", "logement depuis le", "hebergement depuis"],
  resources: ["ressources", "ressource", "revenus", "revenu", "minima sociaux", "prestations", "ressources a l entree", "allocation", "allocations", "minimas sociaux", "type de ressources"],
  health_cover: ["couverture sante", "couverture sociale", "securite sociale", "couverture maladie", "mutuelle", "complementaire sante", "css", "droits sante", "assurance maladie", "couverture medicale", "droits cpam"],
  disability_recognition: ["rqth", "th", "travailleur handicape", "handicap", "reconnaissance travailleur handicape", "reconnaissance handicap", "reconnaissance rqth"],
  disability_end: ["fin rqth", "date fin rqth", "rqth jusqu au", "echeance rqth", "validite rqth", "date validite rqth"],
  residence_permit: ["titre de sejour", "titre sejour", "type de titre", "sejour", "nature du titre", "situation administrative", "statut administratif", "type titre de sejour", "papiers", "droit au sejour"],
  residence_permit_end: ["fin titre de sejour", "fin titre sejour", "date fin titre de sejour", "validite titre de sejour", "echeance titre de sejour", "expiration titre de sejour", "fin de validite titre", "titre de sejour jusqu au", "date expiration titre", "fin ts", "echeance titre", "date de fin de titre de sejour", "date de validite du titre de sejour"],
  french_level: ["niveau de francais", "niveau francais", "francais", "niveau de langue", "maitrise du francais", "niveau fle", "niveau linguistique"],
  barriers: ["freins", "frein", "problematiques", "problematique", "difficultes", "freins a l emploi", "frein 1", "frein 2", "frein 3", "freins identifies", "difficultes rencontrees"],
  wish: ["souhait", "souhaits", "projet", "projet professionnel", "projet de la personne", "envie", "objectif de la personne", "attentes", "demande de la personne"],
  external_id: ["numero dossier", "numero de dossier", "id", "identifiant", "matricule", "reference", "numero salarie", "code salarie", "numero", "ref", "id salarie", "numero interne", "id itou"],
};

/** Columns that are dropped on sight, and said to be: the social security number is never kept. */
export const nirNames: readonly string[] = ["nir", "numero de securite sociale", "securite sociale numero", "numero secu", "numero ss", "ss", "num secu", "numero insee", "immatriculation securite sociale", "numero de secu", "no securite sociale", "numero securite sociale", "nir ntt", "salarienir"];

/** Columns that our own file of refused rows adds: left out when it comes back. */
export const ownNames: readonly string[] = ["a corriger", "ligne d origine"];

export const abbreviations: Record<string, string> = {
  dt: "date", d: "date", dte: "date", naiss: "naissance", nais: "naissance", tel: "telephone", tph: "telephone", port: "portable", no: "numero", num: "numero", nb: "nombre", nbre: "nombre", hrs: "heures", h: "heures", hebdo: "hebdomadaires",
  sem: "semaine", deb: "debut", ctr: "contrat", ctrt: "contrat", cdt: "contrat", log: "logement", heb: "hebergement", ress: "ressources", pren: "prenom", adr: "adresse", ref: "referent", refer: "referent", ts: "titre de sejour", tds: "titre de sejour", n: "numero",
};
