export * from "./model.ts";
export * from "./words.fr.ts";
