// The block `situationSalarie` of an employee record: resources since when, recognised disability, and what holds the person back.

import type { BarrierCode, Lane } from "#rooms/situations/index";
import { monthsAfter } from "./cells/days.ts";
import { durationCodes, educationCodes, employerCodes, orientationCodes } from "./employee-codes.ts";
import type { Fact, Intake, IntakeBarrier } from "./model.ts";
import type { RecordReader } from "./record-reader.ts";

type Situation = Pick<Intake, "facts" | "barriers" | "background">;

const yesNo: Record<string, boolean> = { OUI: true, NON: false, true: true, false: false };
/** RSA: majoré, non majoré, or none. */
const rsaCodes: Record<string, { has: boolean; words: string }> = { "OUI-M": { has: true, words: "RSA majoré" }, "OUI-NM": { has: true, words: "RSA non majoré" }, NON: { has: false, words: "" } };

/** Each answer « OUI » opens a barrier, in the words of the record. Leaving prison is under the topic of justice. */
const barrierAnswers: readonly (readonly [field: string, code: BarrierCode, words: string])[] = [
  ["salarieHebergement", "housing", "Sans hébergement, hébergé ou ayant un parcours de rue (fiche salarié)"],
  ["salarieSortantDetention", "justice", "Sortant de détention ou sous main de justice (fiche salarié)"],
  ["salarieLangueFrancaise", "language", "Maîtrise du français insuffisante (fiche salarié)"],
  ["salarieMobilite", "mobility", "Problème de mobilité (fiche salarié)"],
  ["salarieParentIsole", "family", "Parent isolé (fiche salarié)"],
];

const allowances: readonly (readonly [field: string, code: string])[] = [
  ["salarieBenefASS", "ass"],
  ["salarieBenefAAH", "aah"],
  ["salarieBenefATA", "asylum-allowance"],
  ["salarieBenefARE", "unemployment-benefit"],
  ["salarieBenefPrimeActivite", "activity-bonus"],
];

const statements: readonly (readonly [field: string, code: string, words: string])[] = [
  ["salarieEnEmploi", "employed-before", "En emploi avant d'entrer"],
  ["inscritPoleEmploi", "registered-job-seeker", "Inscrit à France Travail"],
  ["salarieOETH", "employment-obligation", "Bénéficiaire de l'obligation d'emploi des travailleurs handicapés"],
  ["salarieAideSociale", "social-assistance", "Bénéficiaire de l'aide sociale"],
  ["salarieSortantASE", "child-welfare-leaver", "Sortant de l'aide sociale à l'enfance"],
  ["salarieRefugie", "refugee", "Réfugié, protégé ou demandeur d'asile"],
];

const fact = (lane: Lane, line: string, code: string, startsOn: string): Fact => ({ lane, line, answer: "known", code, startsOn, endsOn: null, dueOn: null, weeklyHours: null });

/** « Depuis 12 à 23 mois »: the latest day it can have begun. */
const since = (record: RecordReader, field: string, entry: string): string => {
  const duration = record.code(field, durationCodes);
  if (duration) record.book.warn(record.column(field), "day-assumed");
  return duration ? monthsAfter(entry, -duration.months) : entry;
};

const resourcesOf = (record: RecordReader, entry: string): Fact[] => {
  const facts: Fact[] = [];
  const add = (code: string, startsOn: string): void => void facts.push(fact("resources", `resources/${code}`, code, startsOn));
  const rsa = record.code("salarieBenefRSA", rsaCodes);
  const rsaSince = since(record, "salarieBenefRSADepuis", entry);
  if (rsa?.has) add("rsa", rsaSince);
  for (const [field, code] of allowances) {
    const startsOn = since(record, `${field}Depuis`, entry);
    if (record.code(field, yesNo)) add(code, startsOn);
  }
  if (record.code("salarieSansRessource", yesNo) && facts.length === 0) add("no-income", entry);
  return facts;
};

const backgroundOf = (record: RecordReader): Intake["background"] => {
  const background: Intake["background"] = [];
  const tell = (code: string, words: string | undefined): void => {
    if (words !== undefined) background.push({ code, words });
  };
  const coded = <T>(field: string, codes: Record<string, T>, code: string, words: (value: T) => string): void => {
    const value = record.code(field, codes);
    if (value !== undefined) tell(`${code}/${record.text(field) ?? ""}`, words(value));
  };
  coded("orienteur", orientationCodes, "oriented-by", (value) => `Orienté par : ${value}`);
  coded("niveauFormation", educationCodes, "education", (value) => `Niveau de formation : ${value}`);
  coded("salarieTypeEmployeur", employerCodes, "employer", (value) => `Employeur précédent : ${value}`);
  coded("salarieSansEmploiDepuis", durationCodes, "without-job", (value) => `Sans emploi depuis ${value.words}`);
  coded("inscritPoleEmploiDepuis", durationCodes, "registered", (value) => `Inscrit à France Travail depuis ${value.words}`);
  for (const [field, code, words] of statements) if (record.code(field, yesNo)) tell(code, words);
  const rsa = record.code("salarieBenefRSA", rsaCodes);
  if (rsa?.has) tell(`rsa/${record.text("salarieBenefRSA") ?? ""}`, rsa.words);
  return background;
};

export const employeeSituation = (record: RecordReader, entry: string): Situation => {
  const barriers: IntakeBarrier[] = [];
  for (const [field, code, words] of barrierAnswers) if (record.code(field, yesNo)) barriers.push({ code, intensity: 2, words });
  const education = record.text("niveauFormation");
  if (education === "01" || education === "70") barriers.push({ code: "training", intensity: 2, words: `${educationCodes[education]} (fiche salarié)` });
  const facts = resourcesOf(record, entry);
  if (record.code("salarieRQTH", yesNo)) facts.push(fact("rights", "rights/disability", "disability-granted", entry));
  return { facts, barriers, background: backgroundOf(record) };
};
