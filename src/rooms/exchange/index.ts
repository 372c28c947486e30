// The front door of the exchange: a browser may come in here.
export type { DiService, DiStructure, HsdsRefusal } from "./model.ts";
export { csvLine } from "./csv.ts";
export * from "./rules.ts";
export * from "./run.ts";
export { criteria, criterionWords, type Criterion, type Marks, marksOf, scoreOf, structureScore, toImprove } from "./quality.ts";
export { doubtWords, hsdsRefusalWords, likenessWords, outcomeWords, runMoveWords, runStateWords, sayFault, stopWords } from "./words.fr.ts";
