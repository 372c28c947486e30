// Codes of the employee record (fiche salarié) that Les emplois de l'inclusion send to the ASP: facts of the format, with their French words.
// Source: the public format documentation of Les emplois (employee_record), read in August 2026.



export const genderCodes: Record<string, "woman" | "man"> = { M: "man", MME: "woman" };

/** Months since when, at least. */
export const durationCodes: Record<string, { months: number; words: string }> = {
  "01": { months: 0, words: "moins de 6 mois" },
  "02": { months: 6, words: "6 à 11 mois" },
  "03": { months: 12, words: "12 à 23 mois" },
  "04": { months: 24, words: "24 mois et plus" },
};

export const educationCodes: Record<string, string> = {
  "00": "Personne avec qualifications non certifiantes",
  "01": "Jamais scolarisé",
  "10": "Troisième cycle ou école d'ingénieur",
  "20": "Formation de niveau licence",
  "30": "Formation de niveau BTS ou DUT",
  "40": "Formation de niveau bac",
  "41": "Brevet de technicien ou baccalauréat professionnel",
  "50": "Formation de niveau CAP ou BEP",
  "51": "Diplôme obtenu CAP ou BEP",
  "60": "Formation courte d'un an",
  "70": "Pas de formation au-delà de la scolarité obligatoire",
};

export const employerCodes: Record<string, string> = {
  "01": "Entreprise d'insertion (EI)",
  "02": "Entreprise de travail temporaire d'insertion (ETTI)",
  "03": "Association intermédiaire (AI)",
  "04": "Atelier ou chantier d'insertion (ACI)",
  "05": "Établissement et service d'aide par le travail (ESAT)",
  "06": "Entreprise adaptée (EA)",
  "07": "Autre employeur",
};

export const orientationCodes: Record<string, string> = {
  "01": "Mission locale",
  "02": "Cap emploi",
  "03": "France Travail",
  "04": "PLIE",
  "05": "Département",
  "06": "Autre prescripteur habilité",
  "07": "Candidature spontanée",
  "08": "Orienteur",
  "09": "SPIP",
  "10": "PJJ",
  "11": "CCAS",
  "12": "CHRS",
  "13": "CIDFF",
  "14": "Prévention spécialisée",
  "15": "AFPA",
  "16": "PIJ ou BIJ",
  "17": "CAF",
  "18": "CADA",
  "19": "ASE",
  "20": "CAVA",
  "21": "CPH",
  "22": "CHU",
  "23": "OACAS",
  "99": "Orienteur inconnu",
};

export const measures: readonly string[] = ["ACI_DC", "AI_DC", "EI_DC", "EITI_DC", "ETTI_DC", "ACI_MP", "EI_MP", "FDI_DC"];

/** Extension of a street number: 12 bis. */
export const numberExtensions: Record<string, string> = { B: "bis", T: "ter", Q: "quater", C: "quinquies" };
