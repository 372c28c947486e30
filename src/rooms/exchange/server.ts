// The service door: verbs, reads, the file that comes in.
export { keepFile, removeOffer } from "./files.server.ts";
export { readOfferAddress } from "./api-source.server.ts";
export { findRun, listRuns } from "./store.server.ts";
export { runOffer, type Work } from "./work.server.ts";
export * from "./verbs/decide-look-alike.ts";
export * from "./verbs/finish-run.ts";
export * from "./verbs/launch-run.ts";
export * from "./verbs/stop-run.ts";
export { apiService, apiServices, apiStructure, apiStructures } from "./api-v1.server.ts";
export { exported, type ExportFormat, readLeaving } from "./export.server.ts";
export { hsdsEntry, hsdsLines, hsdsList } from "./hsds.server.ts";
export { seekHsds } from "./hsds-search.server.ts";
export { type Difference, listDifferences, listExplained, listWaitingPairs, type WaitingPair } from "./reads.server.ts";
