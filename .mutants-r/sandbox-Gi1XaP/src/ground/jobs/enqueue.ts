import { sql, type Transaction } from "kysely";
import type { Tables } from "../tables.generated.ts";

export interface JobOrder {
  /** A name of src/job-handlers.ts. */
  kind: string;
  /** Identifiers and settings only: the list of jobs must tell nothing of a person. */
  payload?: Record<string, unknown>;
  /** While a job with this key waits or runs, asking again answers that one. */
  key?: string;
  runAt?: Date;
  mostAttempts?: number;
}

/** Asks for work in the transaction that makes it necessary: both are kept, or neither. Answers the job's number. */
export const enqueue = async ({ tx }: { tx: Transaction<Tables> }, order: JobOrder): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select app.enqueue(${order.kind}, ${JSON.stringify(order.payload ?? {})}::jsonb, ${order.key ?? null}, ${order.runAt ?? null}, ${order.mostAttempts ?? null}) as id`.execute(tx);
  const id = rows[0]?.id;
  if (!id) throw new Error(`The job ${order.kind} was not written`);
  return id;
};

export interface JobProgress {
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number | null;
}

/** How far a job is; null when it was swept away. */
export const readJobProgress = async ({ tx }: { tx: Transaction<Tables> }, id: string): Promise<JobProgress | null> => {
  const { rows } = await sql<JobProgress>`
    select state, progress_done as done, progress_total as total from app.job_progress(${id}::uuid)`.execute(tx);
  return rows[0] ?? null;
};
