// The exit of a chantier as its page says it: the class with every reason it rests on, and each statement as it stands or as it is proposed.
import { type CivilDate, monthsBetween, sayDate } from "#ground/civil-date";
import {
  boundaryWords, type ChantierStay, contractEndWords, type EmploymentContract, exitChangeWords, exitClassWords, exitFactsOf, exitOf, exitOutcomeWords, type ExitStated, type ExitSubject, exitSubjectWords, hasLeft, proposedOutcome, type Said, sayChainGround, signedHoursWords,
} from "#rooms/contracts/index";
import { kindOf, type Situation } from "#rooms/situations/index";
import type { KeptStatement } from "#rooms/contracts/server";

const clear: Record<Said, string> = { yes: "oui", no: "non", unknown: "pas encore su" };
const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "oui" : "non");
const rung = (code: string | null): string | null => (code === null ? null : (kindOf(code)?.words ?? code));
const lines = (...told: (readonly [string, string | null])[]): string[] => told.flatMap(([label, words]) => (words === null ? [] : [`${label} : ${words}`]));

const saidLines = (one: ExitStated): string[] => {
  if (one.subject === "work") return lines(["La suite", exitOutcomeWords[one.outcome]], ["Emploi", one.jobStartsOn && `du ${sayDate(one.jobStartsOn)} ${one.jobEndsOn ? `au ${sayDate(one.jobEndsOn)}` : "sans fin écrite"}`], ["Heures travaillées au chantier", one.hours === null ? null : one.hours.toLocaleString("fr-FR")]);
  const change = one.change && exitChangeWords[one.change];
  return one.subject === "housing" ? lines(["À l'entrée", rung(one.before)], ["À la sortie", rung(one.after)], ["Depuis l'entrée", change], ["Tient dans la durée", yesNo(one.isLasting)]) : lines(["Depuis l'entrée", change], ["A un médecin traitant", yesNo(one.hasDoctor)], ["A une couverture santé", yesNo(one.hasCover)]);
};

/** The class and all its reasons; while she is there, there is none. */
export const sayClass = (stay: ChantierStay, statements: readonly KeptStatement[], today: CivilDate) => {
  if (!hasLeft(stay, today)) return null;
  const stated = statements.map((one) => one.stated).find((one) => one.subject === "work") ?? null;
  const { class: of, isDynamic, inDenominator, grounds, isOnTheBoundary } = exitOf(exitFactsOf({ ...stay, leftOn: stay.leftOn }, stated));
  return {
    words: of === null ? "La classe n'est pas encore connue" : exitClassWords[of], isKnown: of !== null, isDynamic: clear[isDynamic], inDenominator: clear[inDenominator],
    open: grounds.filter(({ says }) => says !== "yes").map(sayChainGround), held: grounds.filter(({ says }) => says === "yes").map(sayChainGround), boundary: isOnTheBoundary ? boundaryWords : null, signed: (stated?.hours ?? null) === null && stay.signedHours !== null ? signedHoursWords : null,
  };
};

export const sayStay = (stay: ChantierStay, today: CivilDate) => ({
  contractId: stay.contractId, employer: stay.employer, over: hasLeft(stay, today),
  words: stay.leftOn === null ? `${stay.employer}, depuis le ${sayDate(stay.enteredOn)}` : `${stay.employer}, du ${sayDate(stay.enteredOn)} au ${sayDate(stay.leftOn)} (${monthsBetween(stay.enteredOn, stay.leftOn)} mois)`,
  ended: stay.end ? `Le contrat a fini : ${contractEndWords[stay.end]}.` : hasLeft(stay, today) ? "Personne n'a encore dit comment le contrat a fini." : null,
});

const standing = (situations: readonly Situation[], lane: Situation["lane"], day: CivilDate): string | null =>
  situations.findLast((one) => one.lane === lane && one.answer === "known" && one.startsOn <= day && (one.endsOn === null || one.endsOn > day) && one.code !== "training")?.code ?? null;

type Known = { situations: readonly Situation[]; contracts: readonly EmploymentContract[]; today: CivilDate };
/** What each form starts with: nothing is typed twice, and nothing is stated before somebody confirms it. */
const proposedValues = (subject: ExitSubject, stay: ChantierStay, { situations, contracts, today }: Known): Record<string, string> => {
  if (subject === "work") {
    const next = contracts.find(({ startsOn, employer }) => stay.leftOn !== null && startsOn > stay.leftOn && employer.structureId !== stay.employerId);
    return { outcome: proposedOutcome({ end: stay.end, hasNextElsewhere: next !== undefined, workCode: standing(situations, "work", today) }) ?? "" };
  }
  if (subject === "housing") {
    const [before, after] = [standing(situations, "housing", stay.enteredOn) ?? "", standing(situations, "housing", stay.leftOn ?? today) ?? ""];
    return { before, after, housing_change: before !== "" && before === after ? "stable" : "" };
  }
  const [cover, care] = [standing(situations, "health-cover", today), standing(situations, "health-care", today)];
  return { has_cover: cover === null ? "" : cover === "no-cover" ? "no" : "yes", has_doctor: care === null ? "" : care === "no-care" ? "no" : "yes" };
};
const box = (value: boolean | null): string => (value === null ? "" : value ? "yes" : "no");
const keptValues = (one: ExitStated): Record<string, string> => {
  if (one.subject === "work") return { outcome: one.outcome, job_starts_on: one.jobStartsOn ?? "", job_ends_on: one.jobEndsOn ?? "", hours: one.hours === null ? "" : String(one.hours).replace(".", ","), work_on: one.statedOn };
  if (one.subject === "housing") return { before: one.before ?? "", after: one.after ?? "", housing_change: one.change ?? "", is_lasting: box(one.isLasting), housing_on: one.statedOn };
  return { health_change: one.change ?? "", has_doctor: box(one.hasDoctor), has_cover: box(one.hasCover), health_on: one.statedOn };
};

/** One of the three, side by side. */
export const saySubject = (subject: ExitSubject, stay: ChantierStay, statements: readonly KeptStatement[], known: Known) => {
  const kept = statements.find(({ stated }) => stated.subject === subject) ?? null;
  const proposed = kept ? {} : proposedValues(subject, stay, known);
  return {
    subject, title: exitSubjectWords[subject], id: kept?.id ?? null, version: kept?.version ?? null, lines: kept ? saidLines(kept.stated) : [], when: kept ? `Dit le ${sayDate(kept.stated.statedOn)}${kept.by ? `, écrit par ${kept.by}` : ""}` : null,
    isProposed: Object.values(proposed).some((value) => value !== ""), values: { [`${subject}_on`]: known.today, ...proposed, ...(kept ? keptValues(kept.stated) : {}) } as Record<string, string>,
  };
};
