// The quality score of a service, as data·inclusion computes it (schema v1.0.8, score_qualite.py, Licence Ouverte 2.0): the mean of what applies, each mark and the mean at two decimals.
import { addMonths, type CivilDate, daysBetween } from "#ground/civil-date";
import type { DiService } from "./model.ts";

export const criteria = ["adresse", "modes_mobilisation", "publics", "thematiques", "contact", "courriel", "telephone", "date_maj", "frais", "description"] as const;
export type Criterion = (typeof criteria)[number];
/** From 0 to 1, or null where the criterion does not apply. */
export type Marks = Record<Criterion, number | null>;

const yesOrNo = (holds: unknown): number => (holds ? 1 : 0);
const filled = (list: readonly unknown[] | null): boolean => list !== null && list.length > 0;

/** Sources whose dates say nothing. */
const undated = ["agefiph", "france-travail"];

/** Full under six months, then falling to nothing at two years. At six months to the day the published rule falls in its last branch and gives 0: so do we. */
const recent = (service: DiService, today: CivilDate): number | null => {
  if (undated.includes(service.source)) return null;
  const [sixMonths, twoYears] = [addMonths(today, -6), addMonths(today, -24)];
  if (service.date_maj > sixMonths) return 1;
  if (service.date_maj === sixMonths || service.date_maj <= twoYears) return 0;
  const [age, full, none] = [daysBetween(service.date_maj, today), daysBetween(sixMonths, today), daysBetween(twoYears, today)];
  return (none - age) / (none - full);
};

const described = (length: number): number => (length < 50 ? 0 : length < 200 ? 0.5 : length < 2_000 ? 1 : 0.5);

export const marksOf = (service: DiService, today: CivilDate): Marks => {
  const means = service.modes_mobilisation ?? [];
  return {
    adresse: service.modes_accueil?.includes("en-presentiel") || means.includes("se-presenter") ? yesOrNo(service.adresse) : null,
    modes_mobilisation: (yesOrNo(filled(service.modes_mobilisation)) + yesOrNo(filled(service.mobilisable_par))) / 2,
    publics: yesOrNo(filled(service.publics)),
    thematiques: yesOrNo(filled(service.thematiques)),
    contact: yesOrNo(service.courriel || service.lien_mobilisation || service.telephone),
    courriel: means.includes("envoyer-un-courriel") ? yesOrNo(service.courriel) : null,
    telephone: means.includes("telephoner") ? yesOrNo(service.telephone) : null,
    date_maj: recent(service, today),
    frais: service.frais === null ? 0 : service.frais === "payant" && !service.frais_precisions ? 0.5 : 1,
    description: described(service.description.length),
  };
};

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
/** Python rounds halves of binary numbers as they are; toFixed does the same. */
const twoDecimals = (value: number): number => Number(value.toFixed(2));

/** Each mark is rounded before the mean, as they do. */
export const scoreOf = (marks: Marks): number => twoDecimals(mean(criteria.map((one) => marks[one]).filter((mark) => mark !== null).map(twoDecimals)));

/** The mean of its services, 0 without any. */
export const structureScore = (scores: readonly number[]): number => (scores.length === 0 ? 0 : twoDecimals(mean(scores)));

export const criterionWords: Record<Criterion, string> = {
  adresse: "Ajoutez l'adresse où l'on se présente.",
  modes_mobilisation: "Dites comment demander ce service, et qui peut le demander.",
  publics: "Dites à qui il s'adresse (« tous publics » si c'est tout le monde).",
  thematiques: "Choisissez au moins une thématique.",
  contact: "Ajoutez un courriel, un téléphone ou un lien.",
  courriel: "Ajoutez un courriel : on y envoie les demandes.",
  telephone: "Ajoutez un téléphone : c'est par là qu'on demande.",
  date_maj: "Relisez la fiche : elle n'a pas été revue depuis six mois.",
  frais: "Dites si c'est gratuit ; si c'est payant, combien.",
  description: "Décrivez-le en 200 à 2 000 caractères.",
};

/** What would raise the score, the most missed first. */
export const toImprove = (marks: Marks): string[] =>
  criteria.filter((one) => marks[one] !== null && marks[one] < 1).sort((a, b) => marks[a]! - marks[b]!).map((one) => criterionWords[one]);
