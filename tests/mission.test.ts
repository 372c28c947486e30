import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { referralDrawing, statesTable } from "../scripts/states.ts";

const root = join(import.meta.dirname, "..");
const read = (name: string): string => readFileSync(join(root, name), "utf8");

describe("Ce que les documents disent de la maison est vrai", () => {
  it("la mission a ses 122 lignes ; ce qui marche a une page et un test qui existent", () => {
    const rows = read("docs/mission.md").split("\n").filter((line) => /^\| \d+ \|/.test(line)).map((line) => line.split(" | ").map((cell) => cell.replace(/^\| | \|$/g, "").trim()));
    assert.deepEqual(rows.map(([n]) => Number(n)), Array.from({ length: 122 }, (_, at) => at + 1));
    for (const [n, what, route = "", test = "", state] of rows) {
      assert.ok(what && (state === "works" || state === "later"), `${n}`);
      if (state === "later") continue;
      assert.ok(existsSync(join(root, test)), `${n} : ${test}`);
      for (const one of route.split(", ")) assert.ok(existsSync(join(root, "src/routes", one, "+page.svelte")) || existsSync(join(root, "src/routes", one, "+page.server.ts")), `${n} : ${one}`);
    }
  });

  it("docs/states.md est la table de chaque mouvement, tel que les règles le disent", () => {
    assert.equal(read("docs/states.md"), statesTable(), "npm run states");
    assert.equal(read("docs/states-mobilisation.svg"), referralDrawing(), "npm run states");
  });

  it("aucun chemin de machine, aucun hôte de registre dans le projet", () => {
    const words = new RegExp(["/wo" + "rk/", "/ro" + "ot/", "registry\\.npm" + "js", "\\.\\./sha" + "red"].join("|"));
    const found = globSync("{*.md,*.json,src/**/*,docs/**/*,tests/**/*,scripts/**/*,bench/**/*,db/**/*,.ci/*}", { cwd: root, exclude: (name) => String(name).includes("node_modules") })
      .filter((name) => /\.(md|ts|mjs|svelte|sql|json|css|html)$|run$/.test(name) && words.test(read(name)));
    assert.deepEqual(found, []);
  });
});
