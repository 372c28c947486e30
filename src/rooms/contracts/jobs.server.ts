// What the two clocks ask of the night: contracts that begin come on the thread, and every deadline is counted again, as a day or a rule may have moved it.
import { addDays, type CivilDate, instantInParis } from "#ground/civil-date";
import { house, type House } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import { restingWhile } from "#ground/jobs/giving-way";
import type { JobHandlers } from "#ground/jobs/worker";
import { log } from "#ground/log";
import { atTheDoor, type Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { beginContracts, countDeadlinesAfter, countDeadlinesOf, dropLeftDeadlines } from "./deadlines.server.ts";

/** What the thread was told, and by nobody: the contract was written before. Run twice, it tells nothing twice. */
export const tellBegunContracts = async (door: Door): Promise<number> => {
  const begun = await beginContracts(door);
  for (const { personId, situationId } of begun) await recordAtTheDoor(door, "contract.begun", null, { personId, subjectId: situationId, detail: { lane: "work" } });
  return begun.length;
};

/** Everybody who is followed, a page at a time, each its own transaction. */
export const countAllDeadlines = async (db: House["db"], now: Date, pause: () => Promise<void> = () => Promise.resolve()): Promise<{ people: number; moved: number }> => {
  const told = { people: 0, moved: 0 };
  for (let after: string | null = null; ; await pause()) {
    const page: Awaited<ReturnType<typeof countDeadlinesAfter>> = await atTheDoor(db, (door) => countDeadlinesAfter(door, after), now);
    if (page === null) break;
    [after, told.people, told.moved] = [page.last, told.people + page.people, told.moved + page.moved];
  }
  await atTheDoor(db, dropLeftDeadlines, now);
  return told;
};

const soonAfterMidnight = (day: CivilDate): Date => instantInParis(day, "00:10");
/** Each night asks for the next; a night the house was closed is done when it opens. */
export const askForNextNight = (door: Door): Promise<string> => {
  const next = addDays(door.today, 1);
  return enqueue(door, { kind: "contracts.night", key: `contracts.night/${next}`, runAt: soonAfterMidnight(next) });
};

const countAll = async (signal: AbortSignal): Promise<void> => {
  const { db, clock, lastAsked } = house();
  const rest = restingWhile(lastAsked);
  log.info("contracts.deadlines-counted", await countAllDeadlines(db, clock(), async () => {
    signal.throwIfAborted();
    await rest();
  }));
};

export const contractJobs: JobHandlers = {
  "contracts.night": async (_job, signal) => {
    const { db, clock } = house();
    await atTheDoor(db, async (door) => {
      await askForNextNight(door);
      await tellBegunContracts(door);
    }, clock());
    await countAll(signal);
  },
  "contracts.deadlines": async (job, signal) => {
    const { db, clock } = house();
    const person = job.payload["person"];
    if (person === undefined) await countAll(signal);
    else await atTheDoor(db, (door) => countDeadlinesOf(door, [String(person)]), clock());
  },
};
