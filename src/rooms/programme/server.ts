export * from "./reads.server.ts";
