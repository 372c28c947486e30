// Each working morning, one mail to whoever something new waits for. A page is only read by who opens it; an end of contract does not wait for that.
import { addDays, type CivilDate, instantInParis } from "#ground/civil-date";
import { addressOf } from "#ground/config";
import { house } from "#ground/house";
import { enqueue } from "#ground/jobs/enqueue";
import type { JobHandlers } from "#ground/jobs/worker";
import { postMail } from "#ground/mail/post";
import { atTheDoor, type Door } from "#ground/visit";
import { isWorkingDay } from "#ground/working-days";
import { morningMail } from "./mails.fr.ts";
import { beginMorning, listMorningReaders } from "./morning.server.ts";

/** Answers how many were written to. Nobody is on a day off: its news leaves with the next working day's. */
export const writeMorningMails = async (door: Door): Promise<number> => {
  const since = isWorkingDay(door.today) ? await beginMorning(door) : null;
  if (since === null) return 0;
  const readers = await listMorningReaders(door, since);
  for (const reader of readers) await postMail(door, morningMail(reader, addressOf("/")));
  return readers.length;
};

const atSeven = (day: CivilDate): Date => instantInParis(day, "07:00");
/** Every morning asks for the next, from the start of the house on. */
export const askForNextMorning = (door: Door): Promise<string> => {
  const next = atSeven(door.today) > door.now ? door.today : addDays(door.today, 1);
  return enqueue(door, { kind: "desk.morning", key: `desk.morning/${next}`, runAt: atSeven(next) });
};

export const deskJobs: JobHandlers = {
  "desk.morning": async () => {
    const { db, clock } = house();
    await atTheDoor(db, async (door) => {
      await writeMorningMails(door);
      await askForNextMorning(door);
    }, clock());
  },
};
