export { eventWords } from "./words.fr.ts";
export * from "./rules.ts";
