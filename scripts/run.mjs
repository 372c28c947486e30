// node scripts/run.mjs NAME …: from any Node, installs what is missing, then runs scripts/NAME.ts on the Node that npm brought.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureBuilt, ensureInstalled, environment, modernNode, root } from "./ready.mjs";

const [name = "", ...args] = process.argv.slice(2);
/** They need no more than what serves. */
const inUse = ["export", "import", "backup", "restore", "key", "retention"];

/** They serve the pages to look at them. */
const serving = ["bench", "lighthouse", "pictures"];

ensureInstalled({ withDev: !inUse.includes(name) });
if (serving.includes(name)) ensureBuilt();
const result = spawnSync(modernNode(), [join(root, "scripts", `${name}.ts`), ...args], { cwd: process.env["INIT_CWD"] ?? root, env: environment(), stdio: "inherit" });
process.exit(result.status ?? 1);
