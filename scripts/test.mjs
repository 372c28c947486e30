// npm test            every test, browser ones included
// npm test -- words   the files whose path holds one of these words
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, environment, modernNode, root } from "./ready.mjs";

ensureInstalled({ withDev: true });
ensureBuilt();
const result = spawnSync(modernNode(), [join(root, "scripts/tests.ts"), ...process.argv.slice(2)], { cwd: root, env: environment(), stdio: "inherit" });
process.exit(result.status ?? 1);
