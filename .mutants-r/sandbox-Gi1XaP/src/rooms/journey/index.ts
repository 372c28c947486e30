export * from "./model.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
export * from "./entry-catalogue.ts";
