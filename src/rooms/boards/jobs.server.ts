import { sql } from "kysely";
import { addDays, type CivilDate, instantInParis } from "#ground/civil-date";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { atTheDoor, type Door } from "#ground/visit";

/** Opens the cases whose window opens, and gives those that wait their sitting; answers how many were opened. */
export const openDueCases = async (door: Door): Promise<number> =>
  (await sql<{ opened: number }>`select app.open_due_cases(${door.today}::date) as opened`.execute(door.tx)).rows[0]?.opened ?? 0;

const atFive = (day: CivilDate): Date => instantInParis(day, "05:00");
/** Every morning asks for the next, from the start of the house on. */
export const askForNextCases = (door: Door): Promise<string> => {
  const next = atFive(door.today) > door.now ? door.today : addDays(door.today, 1);
  return enqueue(door, { kind: "boards.open-cases", key: `boards.open-cases/${next}`, runAt: atFive(next) });
};

export const boardJobs: JobHandlers = {
  "boards.open-cases": async () => {
    const { db, clock } = house();
    await atTheDoor(db, async (door) => {
      await openDueCases(door);
      await askForNextCases(door);
    }, clock());
  },
};
