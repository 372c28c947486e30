// What the two clocks ask of the night: contracts that begin come on the thread, and every deadline is counted again, as a day or a rule may have moved it.
import { addDays, type CivilDate, instantInParis } from "#ground/civil-date";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import { inAThread } from "#ground/jobs/thread";
import type { JobHandlers } from "#ground/jobs/worker";
import { atTheDoor, type Door } from "#ground/visit";
import { recordAtTheDoor } from "#rooms/journal/server";
import { beginContracts, countDeadlinesOf } from "./deadlines.server.ts";
import type { ThreadOrder } from "./deadlines.thread.ts";

/** What the thread was told, and by nobody: the contract was written before. Run twice, it tells nothing twice. */
export const tellBegunContracts = async (door: Door): Promise<number> => {
  const begun = await beginContracts(door);
  for (const { personId, situationId } of begun) await recordAtTheDoor(door, "contract.begun", null, { personId, subjectId: situationId, detail: { lane: "work" } });
  return begun.length;
};

const soonAfterMidnight = (day: CivilDate): Date => instantInParis(day, "00:10");
/** Each night asks for the next; a night the house was closed is done when it opens. */
export const askForNextNight = (door: Door): Promise<string> => {
  const next = addDays(door.today, 1);
  return enqueue(door, { kind: "contracts.night", key: `contracts.night/${next}`, runAt: soonAfterMidnight(next) });
};

const countAll = (signal: AbortSignal): Promise<void> => {
  const order: ThreadOrder = { now: house().clock() };
  return inAThread(new URL("./deadlines.thread.ts", import.meta.url), order, signal);
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
