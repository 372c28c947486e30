import { house } from "#ground/house";
import type { JobHandlers } from "#ground/jobs/worker";
import { postMail } from "#ground/mail/post";
import { atTheDoor } from "#ground/visit";
import { takeUnmailed } from "./notices.server.ts";
import { withdrawalMail } from "./mails.fr.ts";

export const consentJobs: JobHandlers = {
  "consent.tell": () => {
    const { db, clock } = house();
    return atTheDoor(db, async (door) => {
      for (const reader of await takeUnmailed(door)) await postMail(door, withdrawalMail(reader));
    }, clock());
  },
};
