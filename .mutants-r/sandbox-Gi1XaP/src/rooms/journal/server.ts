export { record, recordAtTheDoor, recordReading, type JournalEntry } from "./store.server.ts";
export { recordInHerSpace } from "./own-space.server.ts";
export * from "./reads.server.ts";
export { sealJournal, type Sealing } from "./seals.server.ts";
export { askForNextSeal, sealWhatIsOver } from "./jobs.server.ts";
