export * from "./model.ts";
export * from "./words.fr.ts";
export * from "./likeness.ts";
