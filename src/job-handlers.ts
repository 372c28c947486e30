import { house } from "#ground/house";
import type { JobHandlers } from "#ground/jobs/worker";
import { accessJobs } from "#rooms/access/jobs.server";
import { boardJobs } from "#rooms/boards/jobs.server";
import { consentJobs } from "#rooms/consent/jobs.server";
import { contractJobs } from "#rooms/contracts/jobs.server";
import { deskJobs } from "#rooms/desk/jobs.server";
import { exchangeJobs } from "#rooms/exchange/jobs.server";
import { journalJobs } from "#rooms/journal/jobs.server";
import { keepingJobs } from "#rooms/keeping/jobs.server";
import { referralJobs } from "#rooms/referrals/jobs.server";
import { networkJobs } from "#rooms/network/jobs.server";
import { wallsJobs } from "#rooms/walls/jobs.server";
import { importJobs } from "#rooms/imports/jobs.server";
import { sendMail } from "#ground/mail/send";
import { wordsJobs } from "./words-in-clear.ts";

/** Which room does which job. */
export const jobHandlers: JobHandlers = {
  "mail.send": async (job) => {
    await sendMail(house().db, String(job.payload["mail"]));
  },
  ...accessJobs,
  ...boardJobs,
  ...consentJobs,
  ...contractJobs,
  ...deskJobs,
  ...exchangeJobs,
  ...importJobs,
  ...journalJobs,
  ...keepingJobs,
  ...referralJobs,
  ...networkJobs,
  ...wordsJobs,
  ...wallsJobs,
};
