// npm run check, from any Node: installs what is missing, then scripts/checks.ts on the Node that npm brought.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensureInstalled, environment, modernNode, root } from "./ready.mjs";

ensureInstalled({ withDev: true });
const result = spawnSync(modernNode(), [join(root, "scripts/checks.ts")], { cwd: root, env: environment(), stdio: "inherit" });
process.exit(result.status ?? 1);
