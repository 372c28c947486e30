export * from "./model.ts";
export { broughtByHer, fileNameOf, kindRules, mayAddDocument, isDocumentKind, mayOpenVault, mostShareMonths, remindOn, shareFault, shareStands, usualShareMonths, vaultTopics } from "./rules.ts";
export * from "./words.fr.ts";
