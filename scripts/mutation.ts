// npm run mutation: breaks the rules of access, agreement and vault one small piece at a time, and says which breakages no test saw.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
process.exitCode = spawnSync(process.execPath, [join(root, "node_modules/@stryker-mutator/core/bin/stryker.js"), "run"], { cwd: root, stdio: "inherit" }).status ?? 1;
