export * from "./model.ts";
export * from "./rules.ts";
export * from "./vigilance.ts";
export * from "./words.fr.ts";
