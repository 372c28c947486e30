export { findJourney, findPolicy } from "./store.server.ts";
export { listLeadsToRelay, listLedBy, type LeadToRelay, type LedPerson } from "./leads.server.ts";
export * from "./reads.server.ts";
export * from "./verbs/open-journey.ts";
export * from "./verbs/move-journey.ts";
export * from "./verbs/hand-over.ts";
export * from "./verbs/transfer-caseload.ts";
export * from "./verbs/add-referent.ts";
export * from "./verbs/end-referent.ts";
