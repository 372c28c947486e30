import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { log } from "#ground/log";
import { atTheDoor, type Door } from "#ground/visit";
import { lookAtHour } from "./watching.server.ts";

const hourLong = 3_600_000;
/** A visit may still write a line of the hour before: the longest one is over by then. */
const patience = 5 * 60_000;

/** Asks that this hour of the journal be looked at once it is over, once however many ask. */
const askForLook = (door: Door, hour: number): Promise<string> =>
  enqueue(door, { kind: "walls.watch", key: `walls.watch/${new Date(hour).toISOString()}`, runAt: new Date(hour + hourLong + patience), payload: { hour } });

/** From the start of the house on, each hour asks for the next. */
export const askForNextLook = (door: Door): Promise<string> => askForLook(door, Math.floor(door.now.getTime() / hourLong) * hourLong);

export const wallsJobs: JobHandlers = {
  "walls.watch": async (job) => {
    const { db, clock } = house();
    const hour = Number(job.payload["hour"]);
    await atTheDoor(db, async (door) => {
      const noticed = await lookAtHour(door, new Date(hour));
      if (noticed > 0) log.info("walls.noticed", { count: noticed });
      await askForLook(door, hour + hourLong);
    }, clock());
  },
};
