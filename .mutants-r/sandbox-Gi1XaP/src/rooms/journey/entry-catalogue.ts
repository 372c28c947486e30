// What is stated of a person on the day she enters, in the codes of the employee record (fiche salarié) of the ASP, with their French words.
// Source: the public format documentation of Les emplois de l'inclusion (employee_record), read in August 2026.

import type { Topic } from "#rooms/access/index";

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

const durations: Record<string, string> = { "01": "moins de 6 mois", "02": "6 à 11 mois", "03": "12 à 23 mois", "04": "24 mois et plus" };
const yes = (words: string): Record<string, string> => ({ yes: words });

export const entrySubjects = [
  "oriented-by", "education", "employed-before", "employer", "without-job", "registered-job-seeker", "registered",
  "employment-obligation", "social-assistance", "child-welfare-leaver", "refugee", "rsa",
] as const;
/** What an entry statement is about. */
export type EntrySubject = (typeof entrySubjects)[number];

/** Each subject with the answers it takes. */
export const entryCatalogue: Record<EntrySubject, { words: string; values: Record<string, string> }> = {
  "oriented-by": { words: "Orienté par", values: orientationCodes },
  education: { words: "Niveau de formation", values: educationCodes },
  "employed-before": { words: "Avant d'entrer", values: yes("en emploi") },
  employer: { words: "Employeur précédent", values: employerCodes },
  "without-job": { words: "Sans emploi depuis", values: durations },
  "registered-job-seeker": { words: "France Travail", values: yes("inscrit") },
  registered: { words: "Inscrit à France Travail depuis", values: durations },
  "employment-obligation": { words: "Obligation d'emploi des travailleurs handicapés", values: yes("bénéficiaire") },
  "social-assistance": { words: "Aide sociale", values: yes("bénéficiaire") },
  "child-welfare-leaver": { words: "Aide sociale à l'enfance", values: yes("en est sorti") },
  refugee: { words: "Asile", values: yes("réfugié, protégé ou demandeur d'asile") },
  rsa: { words: "RSA à l'entrée", values: { "OUI-M": "majoré", "OUI-NM": "non majoré" } },
};

const orientationTopics: Record<string, Topic> = { "09": "justice", "10": "justice", "18": "rights", "21": "rights", "12": "housing", "22": "housing", "19": "life" };
const subjectTopics: Partial<Record<EntrySubject, Topic>> = { "child-welfare-leaver": "life", "employment-obligation": "rights", "social-assistance": "rights", refugee: "rights", rsa: "rights" };

/** Who may read a statement; the database's trigger says the same, and a test compares them. */
export const topicOfEntry = (subject: EntrySubject, value: string): Topic => (subject === "oriented-by" ? orientationTopics[value] : subjectTopics[subject]) ?? "work";

/** A code as the imports write it, `education/50` or `refugee`; null when the catalogue does not hold it. */
export const readEntryCode = (code: string): { subject: EntrySubject; value: string } | null => {
  const [name, value = "yes"] = code.split("/");
  const subject = entrySubjects.find((one) => one === name);
  return subject && Object.hasOwn(entryCatalogue[subject].values, value) ? { subject, value } : null;
};

export const sayEntry = ({ subject, value }: { subject: EntrySubject; value: string }): string => `${entryCatalogue[subject].words} : ${entryCatalogue[subject].values[value] ?? value}`;
