export { findNote, listNotes, type NotesPage } from "./store.server.ts";
export { findDraft, sealDrafts } from "./drafts.server.ts";
export * from "./verbs/write-note.ts";
export * from "./verbs/correct-note.ts";
export * from "./verbs/finish-reminder.ts";
export * from "./verbs/keep-draft.ts";
