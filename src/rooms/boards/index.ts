export * from "./model.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
export * from "./refusals.fr.ts";
export * from "./conditions.ts";
export { type DrawFault, drawFault, drawFile } from "./drawing.ts";
export { telling, filePaper, letterPaper, minutesPaper, reportPaper } from "./papers.fr.ts";
