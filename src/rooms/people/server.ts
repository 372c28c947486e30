export * from "./store.server.ts";
export * from "./reads.server.ts";
export * from "./verbs/open-file.ts";
