export { eventWords } from "./words.fr.ts";
