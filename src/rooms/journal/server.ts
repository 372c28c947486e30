export { record, recordAtTheDoor, type JournalEntry } from "./store.server.ts";
export * from "./reads.server.ts";
