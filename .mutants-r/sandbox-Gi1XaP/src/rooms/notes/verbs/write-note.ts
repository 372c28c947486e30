import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { mayWrite } from "#rooms/access/index";
import { record } from "#rooms/journal/server";
import { findAccess, findPerson } from "#rooms/people/server";
import { deleteDraft } from "../drafts.server.ts";
import type { Note } from "../model.ts";
import { checkNote, type NoteRefusal } from "../rules.ts";
import { insertNote, insertReminder } from "../store.server.ts";

export type WriteNoteRefusal = "not-found" | "not-allowed" | "wrong-note";
export type WriteNote = Pick<Note, "personId" | "kind" | "topic" | "happenedOn" | "channel" | "body"> & { reminder: { dueOn: CivilDate; words: string } | null };

/** Writes a note or a contact, with a reminder if one is asked; its draft is no longer needed. */
export const writeNote = async (visit: Visit, input: WriteNote): Promise<Outcome<{ id: string }, WriteNoteRefusal>> => {
  const person = await findPerson(visit, input.personId);
  if (!person) return refuse("not-found");
  if (!mayWrite(await findAccess(visit, person.id), input.topic)) return refuse("not-allowed");
  const wrong: NoteRefusal[] = checkNote(input, input.reminder, visit.today);
  if (wrong.length > 0) return refuse("wrong-note", { wrong });

  const id = await insertNote(visit, { ...input, body: input.body.trim() });
  if (input.reminder) {
    const words = input.reminder.words.trim() || input.body.trim().slice(0, 140) || "Reprendre contact";
    await insertReminder(visit, { personId: person.id, dueOn: input.reminder.dueOn, words, forId: visit.actor.id, noteId: id });
  }
  await deleteDraft(visit, "note", person.id);
  await record(visit, input.kind === "contact" ? "contact.written" : "note.written", { personId: person.id, followedBy: person.followedBy, subjectId: id });
  return done({ id });
};
