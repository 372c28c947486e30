// Reference data of 27 April 2026: schéma data·inclusion v1.0.8 (gip-inclusion/data-inclusion-schema), Licence Ouverte 2.0.

/** Ce qu'un service donne. */
export const serviceKindWords = {
  accompagnement: "Accompagnement", "aide-financiere": "Aide financière", "aide-materielle": "Aide matérielle", atelier: "Atelier", formation: "Formation", information: "Information",
} as const;
export type ServiceKind = keyof typeof serviceKindWords;

export const publicWords = {
  "tous-publics": "Tous publics", actifs: "Personnes en emploi", "beneficiaires-des-minimas-sociaux": "Bénéficiaires des minima sociaux", "demandeurs-emploi": "Demandeurs d'emploi", etudiants: "Étudiants", familles: "Familles", femmes: "Femmes", jeunes: "Jeunes",
  "personnes-en-situation-de-handicap": "Personnes en situation de handicap", "personnes-en-situation-durgence": "Personnes en situation d'urgence (à la rue, victimes de violences…)",
  "personnes-en-situation-juridique-specifique": "Personnes sortant de détention ou sous main de justice", "personnes-exilees": "Personnes exilées", "residents-qpv-frr": "Habitants d'un quartier prioritaire ou d'une zone rurale à revitaliser", seniors: "Seniors",
} as const;
export type ServedPublic = keyof typeof publicWords;

export const feeWords = { gratuit: "Gratuit", payant: "Payant" } as const;
export type Fee = keyof typeof feeWords;

export const receptionWords = { "en-presentiel": "Sur place", "a-distance": "À distance" } as const;
export type ReceptionMode = keyof typeof receptionWords;

export const contactWords = { "se-presenter": "Se présenter sur place", telephoner: "Téléphoner", "envoyer-un-courriel": "Envoyer un courriel", "utiliser-lien-mobilisation": "Passer par le lien" } as const;
export type ContactMode = keyof typeof contactWords;

export const openToWords = { usagers: "Les personnes elles-mêmes", professionnels: "Un professionnel pour elles" } as const;
export type OpenTo = keyof typeof openToWords;

/** Languages spoken in services, by their ISO 639 code; said here only, no source has them. */
export const languageWords = {
  ar: "arabe", am: "amharique", bm: "bambara", bn: "bengali", zh: "chinois", prs: "dari", en: "anglais", es: "espagnol", ff: "peul", ka: "géorgien", ln: "lingala", ps: "pachto", fa: "persan", pl: "polonais", pt: "portugais", ro: "roumain",
  ru: "russe", so: "somali", snk: "soninké", ta: "tamoul", ti: "tigrigna", tr: "turc", uk: "ukrainien", ur: "ourdou", wo: "wolof", fsl: "langue des signes française",
} as const;
export type ServiceLanguage = keyof typeof languageWords;

export const keysOf = <Key extends string>(words: Record<Key, string>): Key[] => Object.keys(words) as Key[];
export const choicesOf = <Key extends string>(words: Record<Key, string>): { value: Key; label: string }[] => keysOf(words).map((value) => ({ value, label: words[value] }));
