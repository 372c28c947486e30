export { countWhatGoes, findErasure, findNotice } from "./store.server.ts";
export * from "./reads.server.ts";
export { applyRetention, askForRetention, type Retained, replayErasures } from "./jobs.server.ts";
export * from "./verbs/ask-erasure.ts";
export * from "./verbs/cancel-erasure.ts";
export * from "./verbs/confirm-erasure.ts";
export * from "./verbs/keep-longer.ts";
export * from "./verbs/export-file.ts";
export * from "./verbs/export-my-file.ts";
