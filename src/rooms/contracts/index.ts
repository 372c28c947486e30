export * from "./model.ts";
export * from "./dated-rules.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
