import { house } from "#ground/house";
import type { JobHandlers } from "#ground/jobs/worker";
import { atTheDoor } from "#ground/visit";
import { forgetKeptForms } from "./kept-forms.server.ts";

export const accessJobs: JobHandlers = {
  "access.forget-kept-forms": () => atTheDoor(house().db, forgetKeptForms, house().clock()),
};
