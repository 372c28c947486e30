// What an employee record tells of the day she entered: who sent her, schooling, registrations.

import type { Visit } from "#ground/visit";
import { readEntryCode, topicOfEntry } from "#rooms/journey/index";
import { stateAllAtEntry } from "#rooms/journey/server";
import type { Intake } from "./model.ts";

type Told = Pick<Intake, "background">;

const told = ({ background }: Told) => background.flatMap(({ code }) => readEntryCode(code) ?? []);
/** Justice is read and written by the lead alone, once the file is hers: a probation service that sent her is not taken from a list. */
export const leavesJusticeOut = (intake: Told): boolean => told(intake).some(({ subject, value }) => topicOfEntry(subject, value) === "justice");

export const entrySteps = (personId: string, intake: Told): ((visit: Visit) => ReturnType<typeof stateAllAtEntry>)[] => {
  const entries = told(intake).filter(({ subject, value }) => topicOfEntry(subject, value) !== "justice");
  return entries.length === 0 ? [] : [(visit) => stateAllAtEntry(visit, { personId, entries })];
};
