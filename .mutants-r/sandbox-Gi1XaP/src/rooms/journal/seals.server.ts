import { sql } from "kysely";
import type { Door } from "#ground/visit";

export type Sealing = { outcome: "sealed" | "nothing-to-seal" | "writers-busy"; sealed: number; lastNumber: number | null; lastHash: string | null };

/** Seals the lines of the journal that nobody can precede any more. Transactions that write are waited for a little, never hindered. */
export const sealJournal = async ({ tx }: Pick<Door, "tx">, patienceMilliseconds = 5_000): Promise<Sealing> => {
  const { rows } = await sql<{ outcome: Sealing["outcome"]; sealed: number; last_number: number | null; last_hash: string | null }>`
    select outcome, sealed, last_number, last_hash from app.seal_journal(make_interval(secs => ${patienceMilliseconds / 1_000}))`.execute(tx);
  const row = rows[0];
  if (!row) throw new Error("The seal of the journal answered nothing");
  return { outcome: row.outcome, sealed: row.sealed, lastNumber: row.last_number, lastHash: row.last_hash };
};
