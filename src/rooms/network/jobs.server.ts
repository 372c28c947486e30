import { addDays, civilDateOf, instantInParis } from "#ground/civil-date";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { atTheDoor, type Door } from "#ground/visit";
import { placeCommunesAgain } from "./communes.server.ts";
import { listOwnersToAsk } from "./freshness.server.ts";
import { askOwner } from "./verbs/ask-owner.ts";

/** Six in Paris, the day after, summer or winter. */
const nextMorning = (now: Date): Date => instantInParis(addDays(civilDateOf(now), 1), "06:00");

/** Each morning: owners of entries that fade, one mail each, no more than once a month. Answers how many were asked. */
export const askOwners = (door: Door, home: string): Promise<number> =>
  listOwnersToAsk(door).then(async (owners) => {
    let asked = 0;
    for (const owner of owners) if ((await askOwner(door, { owner, home })).ok) asked += 1;
    return asked;
  });

/** Where mails lead is known only where pages are served: it comes with the order. */
export const askForNextAsking = (door: Door, home: string): Promise<string> => {
  const runAt = nextMorning(door.now);
  return enqueue(door, { kind: "network.ask-owners", key: `network.ask-owners/${runAt.toISOString().slice(0, 10)}`, payload: { home }, runAt });
};

export const networkJobs: JobHandlers = {
  "network.ask-owners": async ({ payload }) => {
    const { db, clock } = house();
    const home = String(payload["home"]);
    await atTheDoor(db, placeCommunesAgain, clock());
    await atTheDoor(db, (door) => askOwners(door, home), clock());
    await atTheDoor(db, (door) => askForNextAsking(door, home), clock());
  },
};
