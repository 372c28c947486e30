import type pg from "pg";
import { faultOf } from "../log.ts";

/** A job as its handler receives it. */
export interface ClaimedJob {
  id: string;
  kind: string;
  payload: Record<string, unknown>;
  attempt: number;
}

const firstDelay = 5;
const longestDelay = 3600;

/** The table of jobs, as the doorkeeper sees it. Every statement that ends a job first checks that it is still ours. */
export const openLedger = (pool: pg.Pool, worker: number) => {
  const asDoorkeeper = async <Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> => {
    const client = await pool.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('role', 'fil_rouge_doorkeeper', true)");
      const { rows } = await client.query<Row>(text, values);
      await client.query("commit");
      client.release();
      return rows;
    } catch (error) {
      client.release(true);
      throw error;
    }
  };

  return {
    /** The oldest job that is due, now ours. */
    take: async (kinds: string[]): Promise<ClaimedJob | undefined> =>
      (await asDoorkeeper<ClaimedJob>(
        `update app.jobs set state = 'running', worker = $1, attempts = attempts + 1
         where id = (select id from app.jobs where state = 'waiting' and run_at <= now() and kind = any ($2) order by run_at for update skip locked limit 1)
         returning id, kind, payload, attempts as attempt`, [worker, kinds]))[0],

    finish: async (job: ClaimedJob): Promise<boolean> =>
      (await asDoorkeeper(
        `update app.jobs set state = 'done', worker = null, finished_at = now(), last_fault = null, progress_done = coalesce(progress_total, progress_done)
         where id = $1 and worker = $2 and attempts = $3 returning id`, [job.id, worker, job.attempt])).length > 0,

    /** Back in the list after a while that doubles, until it was tried enough. */
    fail: async (job: ClaimedJob, error: unknown): Promise<void> => {
      const delay = Math.min(longestDelay, firstDelay * 2 ** (job.attempt - 1));
      await asDoorkeeper(
        `update app.jobs set worker = null, last_fault = $4, run_at = now() + make_interval(secs => $5),
           state = case when attempts >= most_attempts then 'failed' else 'waiting' end,
           finished_at = case when attempts >= most_attempts then now() end
         where id = $1 and worker = $2 and attempts = $3`, [job.id, worker, job.attempt, faultOf(error).fault, delay]);
    },

    /** Not its fault: the application stops. */
    giveBack: async (job: ClaimedJob): Promise<void> => {
      await asDoorkeeper(
        "update app.jobs set state = 'waiting', worker = null, attempts = attempts - 1 where id = $1 and worker = $2 and attempts = $3", [job.id, worker, job.attempt]);
    },

    progress: async (job: ClaimedJob, done: number, total: number | null): Promise<void> => {
      await asDoorkeeper("update app.jobs set progress_done = $3, progress_total = $4 where id = $1 and worker = $2", [job.id, worker, done, total]);
    },

    /** Jobs whose process died run again; its lock died with it, so that nobody has to guess. */
    rescue: async (namespace: number): Promise<number> =>
      (await asDoorkeeper(
        `with dead as materialized (
           select number from (select distinct worker as number from app.jobs where state = 'running') running where pg_try_advisory_xact_lock($1, number))
         update app.jobs set worker = null, last_fault = 'process died',
           state = case when attempts >= most_attempts then 'failed' else 'waiting' end,
           finished_at = case when attempts >= most_attempts then now() end
         from dead where state = 'running' and worker = dead.number returning id`, [namespace])).length,

    sweep: async (): Promise<void> => {
      await asDoorkeeper("delete from app.jobs where state = 'done' and finished_at < now() - interval '30 days'", []);
    },

    /** Milliseconds before the next one is due. */
    nextDue: async (kinds: string[]): Promise<number | undefined> =>
      (await asDoorkeeper<{ wait: number | null }>(
        "select min(greatest(0, extract(epoch from run_at - now()) * 1000))::float8 as wait from app.jobs where state = 'waiting' and kind = any ($1)", [kinds]))[0]?.wait ?? undefined,
  };
};

export type Ledger = ReturnType<typeof openLedger>;
