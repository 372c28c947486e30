// Codes of the employee record (fiche salarié) that Les emplois de l'inclusion send to the ASP: facts of the format, with their French words.
// Source: the public format documentation of Les emplois (employee_record), read in August 2026.

export { educationCodes, employerCodes, orientationCodes } from "#rooms/journey/index";

export const genderCodes: Record<string, "woman" | "man"> = { M: "man", MME: "woman" };

/** Months since when, at least. */
export const durationCodes: Record<string, { months: number; words: string }> = {
  "01": { months: 0, words: "moins de 6 mois" },
  "02": { months: 6, words: "6 à 11 mois" },
  "03": { months: 12, words: "12 à 23 mois" },
  "04": { months: 24, words: "24 mois et plus" },
};

export const measures: readonly string[] = ["ACI_DC", "AI_DC", "EI_DC", "EITI_DC", "ETTI_DC", "ACI_MP", "EI_MP", "FDI_DC"];

/** Extension of a street number: 12 bis. */
export const numberExtensions: Record<string, string> = { B: "bis", T: "ter", Q: "quater", C: "quinquies" };
