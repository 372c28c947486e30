export * from "./model.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
export { exportFileAnswer } from "./export-page.ts";
export { exportLabels } from "./export-labels.fr.ts";
export { forTheMachine } from "./export-words.fr.ts";
