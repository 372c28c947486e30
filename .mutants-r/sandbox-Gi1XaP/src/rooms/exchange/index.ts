// The front door of the exchange: a browser may come in here.
export { networkCodes } from "./lists/networks.ts";
export { askerCodes, contactModeCodes, feeCodes, kindCodes, publicCodes, receptionCodes } from "./lists/short-lists.ts";
export { themeCodes } from "./lists/themes.ts";
export type { DiService, DiStructure, NetworkCode, PublicCode, ThemeCode } from "./model.ts";
export { csvLine } from "./csv.ts";
export * from "./rules.ts";
export * from "./run.ts";
export { criteria, criterionWords, type Criterion, type Marks, marksOf, scoreOf, structureScore, toImprove } from "./quality.ts";
export { doubtWords, likenessWords, outcomeWords, runMoveWords, runStateWords, sayFault, stopWords } from "./words.fr.ts";
