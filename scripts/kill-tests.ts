// npm run test:kill -- --times 50 [--seed 7]: the killed-process test, as many times as wanted.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { aFreePort } from "../tests/harness/application.ts";
import { killAgainAndAgain } from "../tests/ground/killing.ts";
import { ensureBuilt } from "./ready.mjs";

const { values } = parseArgs({ options: { times: { type: "string", default: "50" }, seed: { type: "string", default: String(Date.now() % 100_000) } } });

/** Small and repeatable: the seed says who dies, and when. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

ensureBuilt();
const folder = mkdtempSync(join(tmpdir(), "fil-rouge-kill-"));
console.log(`seed ${values.seed}`);
const { acknowledged, lost, halfDone } = await killAgainAndAgain({ folder, port: await aFreePort(), times: Number(values.times), random: seeded(Number(values.seed)), say: console.log });
console.log(`${values.times} kills, ${acknowledged} writes acknowledged, ${lost.length} lost, ${halfDone} half done`);
for (const body of lost) console.log(`  lost: ${body}`);
if (lost.length === 0 && halfDone === 0) rmSync(folder, { recursive: true });
else console.log(`  the folder is kept: ${folder}`);
process.exit(lost.length === 0 && halfDone === 0 && acknowledged > 0 ? 0 : 1);
