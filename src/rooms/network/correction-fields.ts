/** What a correction may be about, and the column it changes when it is taken; hours are kept in their notation, « gone » closes the entry, « other » is only read. */
export const correctionFields = ["phone", "email", "hours", "address", "name", "gone", "other"] as const;
export type CorrectionField = (typeof correctionFields)[number];
export const correctionFieldWords: Record<CorrectionField, string> = { phone: "Le téléphone", email: "Le courriel", hours: "Les horaires", address: "L'adresse", name: "Le nom", gone: "Ce service n'existe plus", other: "Autre chose" };

export const columnOfField = (field: string | null): string | null => (field !== null && ["phone", "email", "hours", "address", "name"].includes(field) ? field : null);

export type CorrectionFault = "nothing-said" | "too-long";
export const correctionFault = ({ field, proposed, words }: { field: string | null; proposed: string | null; words: string | null }): CorrectionFault | null => {
  if (field !== "gone" && !proposed?.trim() && !words?.trim()) return "nothing-said";
  return (proposed?.length ?? 0) > 300 || (words?.length ?? 0) > 2_000 ? "too-long" : null;
};
