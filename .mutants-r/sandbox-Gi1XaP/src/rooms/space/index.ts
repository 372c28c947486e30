export * from "./model.ts";
export * from "./rules.ts";
export * from "./languages.ts";
export * from "./refusals.fr.ts";
