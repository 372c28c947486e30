import type { OwnVisit } from "#ground/visit";

/** Called off by herself, from her own space. */
export const saveMyCallingOff = async ({ tx, now }: OwnVisit, id: string): Promise<void> => {
  await tx.updateTable("appointments").set({ state: "cancelled", ended_at: now, ended_side: "person", end_reason: "other" }).where("id", "=", id).execute();
};
