// npm run check: what must hold besides the tests. Each check says its name; one that fails says why, and the command fails.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readMigrations } from "#ground/database/migrate";
import { environment } from "./ready.mjs";

const root = join(import.meta.dirname, "..");

interface Verdict {
  good: boolean;
  said: string;
}

const run = (program: string, ...args: string[]): Verdict => {
  const result = spawnSync(program, args, { cwd: root, env: environment(), encoding: "utf8" });
  return { good: result.status === 0, said: `${result.stdout ?? ""}${result.stderr ?? ""}${result.error ? String(result.error) : ""}`.trim() };
};

const types = (): Verdict => {
  const prepared = run("svelte-kit", "sync");
  return prepared.good ? run("svelte-check", "--tsconfig", "./tsconfig.json", "--threshold", "warning", "--fail-on-warnings", "--output", "human") : prepared;
};

/** A tool that reads nothing finds nothing wrong: an empty cruise is a failure. */
const corridors = (): Verdict => {
  const verdict = run("depcruise", "src", "--config", ".dependency-cruiser.mjs");
  const modules = Number(/(\d+) modules/.exec(verdict.said)?.[1] ?? 0);
  return modules > 50 ? verdict : { good: false, said: `${verdict.said}\nOnly ${modules} modules were read` };
};

const migrationsInOrder = (): Verdict => {
  const numbers = readMigrations().map((migration) => migration.number);
  const gap = numbers.findIndex((number, index) => number !== index + 1);
  return { good: gap === -1, said: gap === -1 ? "" : `La migration ${gap + 1} manque : la suite commence à ${numbers[gap]}.` };
};

const checks: [string, () => Verdict][] = [
  ["types et gabarits", types],
  ["lint", () => run("oxlint", "--deny-warnings")],
  ["couloirs entre les pièces", corridors],
  ["migrations qui se suivent", migrationsInOrder],
  ["schéma et types engendrés à jour", () => run("node", "scripts/schema.ts", "--check")],
  ["verrou des paquets complet", () => run("node", "scripts/lockfile.ts", "--check")],
];

let failures = 0;
for (const [name, check] of checks) {
  const started = performance.now();
  const { good, said } = check();
  console.log(`${good ? "✔" : "✖"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (good) continue;
  failures += 1;
  console.log(said.replace(/^/gm, "    "));
}
console.log(failures === 0 ? "Tout tient." : `${failures} contrôle(s) en défaut.`);
process.exitCode = failures === 0 ? 0 : 1;
