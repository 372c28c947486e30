import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findReminder, saveReminderDone } from "../store.server.ts";

export type FinishReminderRefusal = "not-found" | "already-done";

/** It is done. Whoever sees the reminder may tick it. */
export const finishReminder = async (visit: Visit, input: { reminderId: string }): Promise<Outcome<{ personId: string }, FinishReminderRefusal>> => {
  const reminder = await findReminder(visit, input.reminderId);
  if (!reminder) return refuse("not-found");
  if (reminder.done) return refuse("already-done");

  await saveReminderDone(visit, reminder.id);
  await record(visit, "reminder.done", { personId: reminder.personId, subjectId: reminder.id });
  return done({ personId: reminder.personId });
};
