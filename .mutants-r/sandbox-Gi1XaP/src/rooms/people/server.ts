export { findAccess, findFollowing, findPerson } from "./store.server.ts";
export * from "./reads.server.ts";
export { type Duplicates, findDuplicates, type LikelyDuplicate } from "./duplicates.server.ts";
export { listOpenMerges, type Moved, type OpenMerge, tryMerge } from "./merges.server.ts";
export * from "./verbs/open-file.ts";
export * from "./verbs/merge-files.ts";
export * from "./verbs/undo-merge.ts";
export * from "./verbs/correct-identity.ts";
export * from "./verbs/change-reach.ts";
