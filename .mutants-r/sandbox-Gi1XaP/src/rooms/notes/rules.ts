import type { CivilDate } from "#ground/civil-date";
import type { Note } from "./model.ts";

export type NoteRefusal = "no-words" | "channel-missing" | "in-the-future" | "reminder-in-the-past";

type Written = Pick<Note, "kind" | "channel" | "body" | "happenedOn">;

/** All that keeps a note from being written. A contact may go without words; a note may not. */
export const checkNote = (note: Written, reminder: { dueOn: CivilDate } | null, today: CivilDate): NoteRefusal[] => {
  const wrong: NoteRefusal[] = [];
  if (note.kind === "note" && !note.body.trim()) wrong.push("no-words");
  if (note.kind === "contact" && !note.channel) wrong.push("channel-missing");
  if (note.happenedOn > today) wrong.push("in-the-future");
  if (reminder && reminder.dueOn < today) wrong.push("reminder-in-the-past");
  return wrong;
};

/** Only who wrote a note rewrites it; the others write their own. */
export const mayRewrite = (actor: { id: string }, note: Pick<Note, "authorId">): boolean => actor.id === note.authorId;
