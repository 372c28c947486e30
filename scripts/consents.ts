// npm run test:consents: the property of the walls on a network large enough for more than a million looks.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const people = process.argv[2] ?? "12000";
const { status } = spawnSync(process.execPath, ["--test", join(root, "tests/journeys/walls-property.test.ts")], { cwd: root, env: { ...process.env, FIL_ROUGE_CONSENT_PEOPLE: people }, stdio: "inherit" });
process.exitCode = status ?? 1;
