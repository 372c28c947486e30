// npm run test:consents [-- worlds]: the property of the walls in as many random worlds as it takes for more than a million looks.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const worlds = process.argv[2] ?? "5";
const { status } = spawnSync(process.execPath, ["--test", join(root, "tests/journeys/walls-property.test.ts")], { cwd: root, env: { ...process.env, FIL_ROUGE_CONSENT_WORLDS: worlds, FIL_ROUGE_CONSENT_PEOPLE: "800" }, stdio: "inherit" });
process.exitCode = status ?? 1;
