import { newId } from "#ground/ids";
import type { CivilDate } from "#ground/civil-date";
import { prepareKeys, readWords, sealForPerson } from "#ground/person-keys";
import { atOnce, insertAll } from "#ground/together";
import type { Visit } from "#ground/visit";
import type { Channel, Note, NoteTopic } from "./model.ts";

const notes = (visit: Visit) => visit.tx.selectFrom("notes").innerJoin("professionals", "professionals.id", "author_id")
  .select(["notes.id", "person_id", "kind", "topic", "happened_on", "channel", "body", "author_id", "given_name", "family_name", "written_at", "version"])
  .where("struck_at", "is", null);
type Row = Awaited<ReturnType<ReturnType<typeof notes>["execute"]>>[number];

const placeOf = (id: string): string => `notes.body:${id}`;

const noteFrom = (row: Row): Note => ({
  id: row.id,
  personId: row.person_id,
  kind: row.kind as Note["kind"],
  topic: row.topic as NoteTopic,
  happenedOn: row.happened_on,
  channel: row.channel as Channel | null,
  body: readWords(row.body, placeOf(row.id)),
  authorId: row.author_id,
  authorName: `${row.given_name} ${row.family_name}`,
  writtenAt: row.written_at,
  version: row.version,
});

export const findNote = async (visit: Visit, personId: string, id: string): Promise<Note | null> => {
  const row = await notes(visit).where("notes.id", "=", id).where("person_id", "=", personId).executeTakeFirst();
  return row ? noteFrom(row) : null;
};

export type NotesPage = { notes: Note[]; next: string | null };

/** Notes of a file, newest first, by pages that follow a key (day and id). */
export const listNotes = async (visit: Visit, personId: string, after: string | null, size = 15): Promise<NotesPage> => {
  const [day, id] = after?.split("_") ?? [];
  let query = notes(visit).where("person_id", "=", personId);
  if (day && id) {
    query = query.where((is) => is.or([is("happened_on", "<", day), is.and([is("happened_on", "=", day), is("notes.id", "<", id)])]));
  }
  const rows = await query.orderBy("happened_on", "desc").orderBy("notes.id", "desc").limit(size + 1).execute();
  const shown = rows.slice(0, size).map(noteFrom);
  const last = shown.at(-1);
  return { notes: shown, next: rows.length > size && last ? `${last.happenedOn}_${last.id}` : null };
};

type NewNote = Pick<Note, "personId" | "kind" | "topic" | "happenedOn" | "channel" | "body">;
export const insertNote = atOnce(async (visit, notes: readonly NewNote[]): Promise<string[]> => {
  const ids = notes.map(() => newId(visit.now.getTime()));
  prepareKeys(notes.map(({ personId }) => personId));
  await insertAll(visit, "notes", notes.map((note, at) => ({
    id: ids[at]!, person_id: note.personId, kind: note.kind, topic: note.topic, happened_on: note.happenedOn, channel: note.channel,
    body: sealForPerson(note.personId, note.body, placeOf(ids[at]!)), author_id: visit.actor.id, written_at: visit.now,
  })));
  return ids;
});

/** Saves the words if nobody saved since `version`; false when somebody did. The same words, sealed again, would look like others: they stay as they are. */
export const saveNote = async (visit: Visit, note: Pick<Note, "id" | "personId" | "version" | "body" | "happenedOn">, before: Pick<Note, "body">): Promise<boolean> => {
  const words = note.body === before.body ? {} : { body: sealForPerson(note.personId, note.body, placeOf(note.id)) };
  const result = await visit.tx.updateTable("notes").set({ ...words, happened_on: note.happenedOn })
    .where("id", "=", note.id).where("version", "=", note.version).executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

export const insertReminder = async (visit: Visit, reminder: { personId: string; dueOn: CivilDate; words: string; forId: string; noteId: string | null }): Promise<string> => {
  const id = newId(visit.now.getTime());
  await visit.tx.insertInto("reminders").values({
    id, person_id: reminder.personId, due_on: reminder.dueOn, words: sealForPerson(reminder.personId, reminder.words, `reminders.words:${id}`), for_id: reminder.forId, note_id: reminder.noteId, written_by: visit.actor.id,
  }).execute();
  return id;
};

export const findReminder = async (visit: Visit, id: string): Promise<{ id: string; personId: string; done: boolean } | null> => {
  const row = await visit.tx.selectFrom("reminders").select(["id", "person_id", "done_at"]).where("id", "=", id).executeTakeFirst();
  return row ? { id: row.id, personId: row.person_id, done: row.done_at !== null } : null;
};

export const saveReminderDone = async (visit: Visit, id: string): Promise<void> => {
  await visit.tx.updateTable("reminders").set({ done_at: visit.now }).where("id", "=", id).execute();
};
