export * from "./reads.server.ts";
export { findStructure, findTerritory, listStructures, listTerritories } from "./structures.server.ts";
export * from "./verbs/change-structure.ts";
export * from "./verbs/change-territory.ts";
export * from "./verbs/open-structure.ts";
export * from "./verbs/open-territory.ts";
export { listAgreedPosts } from "./posts.server.ts";
export * from "./verbs/agree-posts.ts";
