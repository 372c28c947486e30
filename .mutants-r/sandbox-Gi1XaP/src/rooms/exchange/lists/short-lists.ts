// data·inclusion schema v1.0.8, Licence Ouverte 2.0: the short lists. The schema's own codes, oddities included; nothing here is corrected.
export const feeCodes = {
  gratuit: "Gratuit",
  payant: "Payant",
} as const;

export const receptionCodes = {
  "a-distance": "À distance",
  "en-presentiel": "En présentiel",
} as const;

export const contactModeCodes = {
  "envoyer-un-courriel": "Envoyer un courriel",
  "se-presenter": "Se présenter",
  telephoner: "Téléphoner",
  "utiliser-lien-mobilisation": "Utiliser le lien de mobilisation",
} as const;

export const askerCodes = {
  professionnels: "Professionnels",
  usagers: "Usagers",
} as const;

export const publicCodes = {
  actifs: "Actifs",
  "beneficiaires-des-minimas-sociaux": "Bénéficiaires des minimas sociaux",
  "demandeurs-emploi": "Demandeurs d’emploi",
  etudiants: "Étudiants",
  familles: "Familles",
  femmes: "Femmes",
  jeunes: "Jeunes",
  "personnes-en-situation-de-handicap": "Personnes en situation de handicap",
  "personnes-en-situation-durgence": "Personnes en situation d’urgence",
  "personnes-en-situation-juridique-specifique": "Personnes en situation juridique spécifique",
  "personnes-exilees": "Personnes exilées",
  "residents-qpv-frr": "Résidents en QPV ou FRR",
  seniors: "Séniors",
  "tous-publics": "Tous publics",
} as const;

export const kindCodes = {
  accompagnement: "Accompagnement",
  "aide-financiere": "Aide financière",
  "aide-materielle": "Aide materielle",
  atelier: "Atelier",
  formation: "Formation",
  information: "Information",
} as const;
