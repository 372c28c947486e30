import { leavesLast } from "#ground/database/in-one-go";
import { atOnce, insertAll } from "#ground/together";
import type { Door, Visit } from "#ground/visit";
import { becauseOf, type Allowed, type ReadingEvent } from "./rules.ts";

export type JournalEntry = { personId?: string; followedBy?: string | null; subjectId?: string; because?: string; detail?: Record<string, string | number | boolean | null> };

const insertLine = atOnce(async (visit, lines: readonly (JournalEntry & { event: string })[]): Promise<void[]> => {
  await insertAll(visit, "journal", lines.map(({ event, ...entry }) => ({
    at: visit.now,
    actor_id: visit.actor.id,
    event,
    person_id: entry.personId ?? null,
    followed_by: entry.followedBy ?? null,
    subject_id: entry.subjectId ?? null,
    because: entry.because ?? null,
    detail: entry.detail ?? {},
  })));
  return [];
});

/** Writes what was done or read, in the transaction that does it. No name, no word of a file: ids and codes only. */
export const record = (visit: Visit, event: string, entry: JournalEntry = {}): Promise<void> => insertLine(visit, { event, ...entry });

/** Writes that a person's file was read, and why it was allowed: with the end of the visit, and nothing is shown before it is written. A reading that cannot say why is not one: the page breaks. */
export const recordReading = async (visit: Visit, event: ReadingEvent, person: { id: string; followedBy: string | null }, access: Allowed, subjectId?: string): Promise<void> => {
  const because = becauseOf(access);
  if (because === "") throw new Error(`${event} has no reason for being allowed`);
  await leavesLast(visit.tx, () => record(visit, event, { personId: person.id, followedBy: person.followedBy, because, ...(subjectId ? { subjectId } : {}) }));
};

/** What happens at the door: sign-ins, invitations, sessions. */
export const recordAtTheDoor = async (door: Door, event: string, actorId: string | null, entry: JournalEntry = {}): Promise<void> => {
  await door.tx.insertInto("journal").values({
    at: door.now,
    actor_id: actorId,
    event,
    person_id: entry.personId ?? null,
    subject_id: entry.subjectId ?? null,
    because: entry.because ?? null,
    detail: JSON.stringify(entry.detail ?? {}),
  }).execute();
};
