import { type EntrySubject, topicOfEntry } from "#rooms/journey/index";
import { chanceOf } from "./random.ts";
import type { CopiedTable, Row } from "./rows.ts";

/** What was stated the day a journey opened, with the gaps that a counter leaves. Its own chance: the rest of the life does not move. */
export const tellEntry = (about: readonly [string, string], journey: { id: string; openedOn: string; by: string }, tell: (table: CopiedTable, row: Row) => void): void => {
  const chance = chanceOf(`entry/${journey.id}`);
  const state = (odds: number, subject: EntrySubject, value: string): void => {
    const [id, isAsked] = [chance.id(), chance.odds(odds)];
    if (isAsked) tell("entry_statements", [id, journey.id, ...about, subject, value, topicOfEntry(subject, value), journey.by, `${journey.openedOn}T10:00:00Z`]);
  };
  state(0.95, "oriented-by", chance.weigh([["03", 24], ["05", 12], ["12", 18], ["22", 14], ["11", 8], ["09", 6], ["21", 6], ["07", 6], ["99", 6]]));
  state(0.85, "education", chance.weigh([["70", 40], ["01", 14], ["50", 20], ["51", 12], ["40", 9], ["30", 5]]));
  state(0.8, "without-job", chance.weigh([["04", 60], ["03", 20], ["02", 12], ["01", 8]]));
  state(0.6, "registered-job-seeker", "yes");
  state(0.55, "rsa", chance.weigh([["OUI-NM", 95], ["OUI-M", 5]]));
  state(0.18, "refugee", "yes");
  state(0.12, "employment-obligation", "yes");
};
