export * from "./model.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
export { deviceWords } from "./device.ts";
export * from "./door-words.fr.ts";
export { passwordWeakness, type PasswordWeakness, shortestPassword } from "./password-rules.ts";
