export { record, recordAtTheDoor, type JournalEntry } from "./store.server.ts";
