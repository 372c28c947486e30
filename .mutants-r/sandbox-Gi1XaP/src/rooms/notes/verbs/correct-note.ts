import type { CivilDate } from "#ground/civil-date";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { Visit } from "#ground/visit";
import { record } from "#rooms/journal/server";
import { findPerson } from "#rooms/people/server";
import { checkNote, mayRewrite, type NoteRefusal } from "../rules.ts";
import { findNote, saveNote } from "../store.server.ts";

export type CorrectNoteRefusal = "not-found" | "not-allowed" | "wrong-note" | "conflict";
export type CorrectNote = { personId: string; noteId: string; version: number; body: string; happenedOn: CivilDate };

/** Rewrites one's own note; the words before stay in its history. */
export const correctNote = async (visit: Visit, input: CorrectNote): Promise<Outcome<{ id: string }, CorrectNoteRefusal>> => {
  const [person, note] = [await findPerson(visit, input.personId), await findNote(visit, input.personId, input.noteId)];
  if (!person || !note) return refuse("not-found");
  if (!mayRewrite(visit.actor, note)) return refuse("not-allowed");
  const wrong: NoteRefusal[] = checkNote({ ...note, body: input.body, happenedOn: input.happenedOn }, null, visit.today);
  if (wrong.length > 0) return refuse("wrong-note", { wrong });

  if (!(await saveNote(visit, { ...note, version: input.version, body: input.body.trim(), happenedOn: input.happenedOn }, note))) return refuse("conflict", { theirs: note });
  await record(visit, "note.corrected", { personId: person.id, followedBy: person.followedBy, subjectId: note.id });
  return done({ id: note.id });
};
