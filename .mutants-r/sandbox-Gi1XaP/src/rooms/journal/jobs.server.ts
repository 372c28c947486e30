import { house, type House } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { log } from "#ground/log";
import { atTheDoor, type Door } from "#ground/visit";
import { sealJournal } from "./seals.server.ts";

const minute = 60_000;
const atOnce = 100_000;

/** Asks for the seal of the next whole minute, once however many ask. The minute that asks is never asked again: the clocks of two machines differ. */
export const askForNextSeal = (door: Door, after = 0): Promise<string> => {
  const next = new Date((Math.floor(Math.max(door.now.getTime(), after) / minute) + 1) * minute);
  return enqueue(door, { kind: "journal.seal", key: `journal.seal/${next.toISOString()}`, runAt: next, payload: { minute: next.getTime() } });
};

/** Seals all that can be. Its number and its hash also go to the technical log: whoever keeps that log elsewhere can show later that nothing was cut. */
export const sealWhatIsOver = async (db: House["db"], now: Date, patienceMilliseconds?: number): Promise<void> => {
  for (;;) {
    const { outcome, sealed, lastNumber, lastHash } = await atTheDoor(db, (door) => sealJournal(door, patienceMilliseconds), now);
    if (outcome === "writers-busy") log.warn("journal.seal-waits");
    if (outcome === "sealed") log.info("journal.sealed", { lines: sealed, seal: lastNumber ?? 0, hash: lastHash ?? "" });
    if (sealed < atOnce) return;
  }
};

export const journalJobs: JobHandlers = {
  "journal.seal": async (job) => {
    const { db, clock } = house();
    await atTheDoor(db, (door) => askForNextSeal(door, Number(job.payload["minute"])), clock());
    await sealWhatIsOver(db, clock());
  },
};
