import type { OwnVisit } from "#ground/visit";

/** Writes what a person did in her own space, in the transaction that does it: her id, and nobody's name. */
export const recordInHerSpace = async (visit: OwnVisit, event: string, subjectId: string): Promise<void> => {
  await visit.tx.insertInto("journal").values({ at: visit.now, event, person_id: visit.personId, subject_id: subjectId, detail: JSON.stringify({}) }).execute();
};
