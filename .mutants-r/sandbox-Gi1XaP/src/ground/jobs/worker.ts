import { randomInt } from "node:crypto";
import type pg from "pg";
import { connect } from "../database/connection.ts";
import { openPool } from "../database/connect.ts";
import { log } from "../log.ts";
import { openLedger, type ClaimedJob, type Ledger } from "./ledger.ts";

export interface Job extends ClaimedJob {
  progress(done: number, total?: number): Promise<void>;
}
export type JobHandlers = Record<string, (job: Job, signal: AbortSignal) => Promise<void>>;

export interface Worker {
  stop(): Promise<void>;
}

interface Options {
  /** How many at once. */
  hands?: number;
  /** How often dead workers are looked for, in milliseconds. */
  rounds?: number;
}

const namespace = 7_046_010;

/** Does the jobs of these kinds until it is stopped. Woken by the database, and by the clock for those that wait their hour. */
export const startWorker = async (appUrl: string, handlers: JobHandlers, { hands = 2, rounds = 30_000 }: Options = {}): Promise<Worker> => {
  const pool = openPool(appUrl, hands + 1);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const bell = aBell();

  const serve = async (line: pg.Client, ledger: Ledger, lost: AbortSignal): Promise<void> => {
    const over = AbortSignal.any([stopping.signal, lost]);
    let nextRound = 0;
    while (!over.aborted) {
      if (Date.now() >= nextRound) {
        const rescued = await ledger.rescue(namespace);
        if (rescued > 0) log.warn("jobs.rescued", { count: rescued });
        await ledger.sweep();
        nextRound = Date.now() + rounds;
      }
      const job = running.size < hands ? await ledger.take(Object.keys(handlers)) : undefined;
      if (job) {
        const work = perform(ledger, handlers, job, over).finally(() => {
          running.delete(work);
          bell.ring();
        });
        running.add(work);
      } else {
        const due = running.size < hands ? await ledger.nextDue(Object.keys(handlers)) : undefined;
        await bell.wait(Math.min(nextRound - Date.now(), due ?? rounds), over);
      }
    }
    await Promise.all(running);
    await line.end();
  };

  const live = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const lost = new AbortController();
      try {
        const number = randomInt(1, 2 ** 31 - 1);
        const line = await openLine(appUrl, number, bell.ring, () => lost.abort());
        await serve(line, openLedger(pool, number), lost.signal);
      } catch (error) {
        // The database went away: what we were doing will be found and run again, by us or by another.
        log.error("jobs.interrupted", error);
        lost.abort();
        await Promise.all(running);
        await bell.wait(1_000, stopping.signal);
      }
    }
  };

  const life = live();
  return {
    stop: async () => {
      stopping.abort();
      await life;
      await pool.end();
    },
  };
};

/** The connection that hears of new jobs, and whose lock says that this worker lives. */
const openLine = async (url: string, number: number, heard: () => void, ended: () => void): Promise<pg.Client> => {
  const line = await connect(url);
  line.on("notification", heard);
  line.once("end", ended);
  await line.query("select pg_advisory_lock($1, $2)", [namespace, number]);
  await line.query("listen fil_rouge_jobs");
  return line;
};

const perform = async (ledger: Ledger, handlers: JobHandlers, job: ClaimedJob, over: AbortSignal): Promise<void> => {
  const started = performance.now();
  try {
    try {
      await handlers[job.kind]?.({ ...job, progress: (done, total) => ledger.progress(job, done, total ?? null) }, over);
    } catch (error) {
      if (over.aborted) return await ledger.giveBack(job);
      log.error("job.failed", error, { kind: job.kind, job: job.id, attempt: job.attempt });
      return await ledger.fail(job, error);
    }
    const kept = await ledger.finish(job);
    log.info(kept ? "job.done" : "job.lost", { kind: job.kind, job: job.id, ms: Math.round(performance.now() - started) });
  } catch (error) {
    // Its end could not be written: the lock of this worker will tell, and the job will run again.
    log.error("job.end-not-written", error, { kind: job.kind, job: job.id });
  }
};

/** Rung while nobody waits, it is still heard by the next who comes. */
const aBell = (): { ring(): void; wait(milliseconds: number, over: AbortSignal): Promise<void> } => {
  let rung = false;
  let resume = (): void => undefined;
  return {
    ring: () => {
      rung = true;
      resume();
    },
    wait: async (milliseconds, over) => {
      if (!rung && !over.aborted)
        await new Promise<void>((resolve) => {
          // Rung, over or in time, the wait takes its ear off the signal: one left behind at each turn would be thousands by noon.
          const timer = setTimeout(() => resume(), Math.max(0, milliseconds));
          resume = (): void => {
            clearTimeout(timer);
            over.removeEventListener("abort", resume);
            resolve();
          };
          over.addEventListener("abort", resume, { once: true });
        });
      rung = false;
    },
  };
};
