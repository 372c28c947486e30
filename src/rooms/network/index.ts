export * from "./model.ts";
export * from "./codes.ts";
export * from "./themes.ts";
export { type Carrier, carrierWords } from "./carriers.ts";
export { correctionFields, correctionFieldWords, type CorrectionField } from "./correction-fields.ts";
export {
  freshnessDays, freshnessOf, kmChoices, mayAddEntries, mayAskTheNetwork, mayClaim, mayDrawTerritories, mayKeep, mostAnswers, pageSize, placesStand, placesStandDays, sureSince, territoriesKept, type EntryFault,
} from "./rules.ts";
export { piecesOf, plainWords } from "./asking.ts";
export { synonyms } from "./synonyms.ts";
export { groupPoints, mapOf, type MapMark, type NetworkMap } from "./map.ts";
export { sayPhone } from "./phone.ts";
export * from "./words.fr.ts";
