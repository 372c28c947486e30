// Which pages keep what was typed when a session ends: all of them, but those where secrets are typed.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { keepsNothing, keptWords } from "../../src/kept-words.ts";

const root = join(import.meta.dirname, "../../src/routes");
const routesWith = (pattern: string, words: RegExp): string[] => globSync(pattern, { cwd: root }).filter((file) => words.test(readFileSync(join(root, file), "utf8"))).map((file) => `/${file.split("/").slice(0, -1).join("/")}`).filter((route) => !route.includes("("));

it("chaque page qui a des gestes dit ce qu'elle garde, ou pourquoi elle ne garde rien", () => {
  const moving = routesWith("**/+page.server.ts", /export const actions/);
  assert.ok(moving.length > 25);
  assert.deepEqual(Object.keys({ ...keptWords, ...keepsNothing }).sort(), moving.sort());
  assert.deepEqual(Object.keys(keptWords).filter((route) => keepsNothing[route]), []);
});

it("rien n'est gardé d'une page où se tape un mot de passe ou un code", () => {
  const secret = routesWith("**/+page.svelte", /type="password"|one-time-code|PasskeyForm/);
  assert.ok(secret.length > 5);
  assert.deepEqual(secret.filter((route) => keptWords[route]), []);
});
