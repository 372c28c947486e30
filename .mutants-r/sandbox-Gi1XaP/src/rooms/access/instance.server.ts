import type { Transaction } from "kysely";
import type { Tables } from "#ground/tables.generated";

export type Instance = { name: string; simulated: boolean; simulatedUntil: string | null };

/** What this installation is; null before anything was loaded. */
export const findInstance = async ({ tx }: { tx: Transaction<Tables> }): Promise<Instance | null> => {
  const row = await tx.selectFrom("instance").select(["name", "simulated", "simulated_until"]).executeTakeFirst();
  return row ? { name: row.name, simulated: row.simulated, simulatedUntil: row.simulated_until } : null;
};
