export * from "./catalogue.ts";
export * from "./model.ts";
export * from "./rules.ts";
export * from "./crosswalk.ts";
export * from "./words.fr.ts";
