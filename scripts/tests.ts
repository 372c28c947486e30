import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withDatabase } from "#ground/database/address";
import { openEmbedded } from "#ground/database/embedded";
import { prepareChromium } from "../tests/harness/chromium.ts";
import { sampled, wholeVariable } from "../tests/harness/sample.ts";
import { oldestServer, type Server } from "../tests/harness/servers.ts";
import { type Model, modelVariable, tellAHouse } from "../tests/harness/simulated-house.ts";
import { dropDatabase, leaveTestServer, templateDatabase, testServerUrl } from "../tests/harness/template.ts";

const root = join(import.meta.dirname, "..");
const isWhole = process.argv.includes("--whole");
if (isWhole) process.env[wholeVariable] = "1";
const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const files = globSync(["src/**/*.test.ts", "tests/**/*.test.ts"], { cwd: root })
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();

interface Tally {
  passed: number;
  failed: string[];
}

/** A group that waits for something that never comes is a failure, not a night spent. */
const longestSilence = 300_000;

/** One process for many files: starting a process a file costs more than the tests themselves. */
const runGroup = (group: string[], tallies: string, env: NodeJS.ProcessEnv = {}): Promise<Tally> => {
  const tally = mkdtempSync(join(tallies, "group-")) + "/tally";
  const child = spawn(process.execPath, [
    "--test", "--test-isolation=none", "--test-timeout=180000",
    "--test-reporter=spec", "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/tally-reporter.mjs", `--test-reporter-destination=${tally}`, ...group,
  ], { cwd: root, env: { FIL_ROUGE_LOG: "none", ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  const said: Buffer[] = [];
  const began = performance.now();
  const silent = setTimeout(() => child.kill("SIGKILL"), longestSilence);
  const hear = (chunk: Buffer): void => {
    said.push(chunk);
    silent.refresh();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve) =>
    child.on("close", (code, signal) => {
      clearTimeout(silent);
      process.stdout.write(Buffer.concat(said));
      console.log(`◷ ${Math.round((performance.now() - began) / 1000)} s : ${group.length > 1 ? `${group.length} fichiers à partir de ` : ""}${group[0]}`);
      if (signal) console.log(`✖ ended by ${signal}, perhaps after ${longestSilence / 60_000} silent minutes: ${group.join(" ")}`);
      const counted = readTally(tally);
      // A process that dies before its count is a failure, whatever it had printed.
      resolve(code === 0 || counted.failed.length > 0 ? counted : { ...counted, failed: [`ended by ${signal ?? code}: ${group.join(" ")}`] });
    }));
};

const readTally = (file: string): Tally => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Tally;
  } catch {
    return { passed: 0, failed: [] }; // no count was written: runGroup turns that into a failure
  }
};

/** A civil day must be the same everywhere: groups run in turn in Paris, west of it, and where it is already tomorrow. */
const zones = ["Europe/Paris", "America/Martinique", "Pacific/Auckland"];

type Run = (turn: number) => Promise<Tally>;
/** Two hands for two cores, each taking the next run when its own ends: with three, everything is slower and what waits for a browser fails. */
const runAll = async (runs: Run[]): Promise<Tally[]> => {
  const results: Tally[] = [];
  const hand = async (): Promise<void> => {
    for (let run = runs.shift(); run; run = runs.shift()) results.push(await run(runs.length));
  };
  await Promise.all([hand(), hand()]);
  return results;
};

/** The long runs, the longest first: begun last, one of them would leave the other hand waiting. Seconds here change no result, only the order. */
const longest = ["referral-pages", "own-space", "browser/pages", "killed-offer", "board-by-keyboard", "directory-pages", "contracts-pages", "door-pages", "partnership-pages", "killed-import", "agenda-pages", "walls", "own-phone", "matrix"];
const rankOf = (file: string): number => longest.findIndex((word) => file.includes(word)) + 1 || longest.length + 1;

/** Files that start servers and processes of their own are long, so each goes alone; the others share a few processes. */
const shares = 4;
const groupsOf = (list: string[]): string[][] => {
  const isLong = (file: string): boolean => file.startsWith("tests/ground/");
  const short = list.filter((file) => !isLong(file));
  const share = Math.ceil(short.length / shares);
  return [...Array.from({ length: shares }, (_, at) => short.slice(at * share, (at + 1) * share)), ...list.filter(isLong).map((file) => [file])].filter((group) => group.length > 0);
};

/** The journeys and the house rules again, on the oldest PostgreSQL we promise to work on. */
const runOnOldest = async (group: string[], tallies: string, { binaries, name }: Server): Promise<Tally> => {
  const folder = mkdtempSync(join(tmpdir(), "fil-rouge-oldest-"));
  const opened = await openEmbedded({ dataFolder: folder, as: "command", durable: false, binaries });
  const tally = await runGroup(group, tallies, { TEST_DATABASE_URL: withDatabase(opened.ownerUrl, "postgres"), TZ: zones[2] });
  console.log(`▲ ${name}`);
  await opened.stop();
  rmSync(folder, { recursive: true });
  return tally;
};

const tallies = mkdtempSync(join(tmpdir(), "fil-rouge-tally-"));
// Hundreds of processes start the same house: the first reads its TypeScript, the others what it made of it.
process.env["NODE_COMPILE_CACHE"] ??= join(tallies, "compiled");
const started = performance.now();
if (files.length === 0) throw new Error("No test file matches");
await templateDatabase(await testServerUrl());
prepareChromium();
const inBrowser = files.filter((file) => file.startsWith("tests/browser/"));
const others = files.filter((file) => !inBrowser.includes(file));
const promised = others.filter((file) => /^tests\/(journeys|house-rules)/.test(file));
const forOldest = words.length > 0 || !oldestServer ? promised : sampled(oldestServer.name, promised, { oneIn: 6 });
const house = inBrowser.length > 1 ? await tellAHouse() : null;
await Promise.all([house?.base.owner.end(), house?.base.appPool.end()]);
const toldTo: NodeJS.ProcessEnv = house ? { [modelVariable]: JSON.stringify({ database: house.base.name, folder: house.folder, key: house.key } satisfies Model) } : {};
const groups = groupsOf(others).map((group) => ({ group, run: ((turn) => runGroup(group, tallies, { TZ: zones[turn % 2] })) satisfies Run }));
// Each browser file opens a house of its own: suites that wait for one and the same house are not all counted by the runner.
const pages = inBrowser.map((file) => ({ group: [file], run: (() => runGroup([file], tallies, toldTo)) satisfies Run }));
const [many, alone] = [groups.filter(({ group }) => group.length > 1), [...groups.filter(({ group }) => group.length === 1), ...pages]];
const oldest: Run[] = oldestServer && forOldest.length > 0 ? [() => runOnOldest(forOldest, tallies, oldestServer!)] : [];
alone.sort((one, other) => rankOf(one.group[0]!) - rankOf(other.group[0]!));
const results = await runAll([...many.map(({ run }) => run), ...oldest, ...alone.map(({ run }) => run)]);
if (house) {
  await dropDatabase(await testServerUrl(), house.base.name);
  rmSync(house.folder, { recursive: true });
}
await leaveTestServer();
rmSync(tallies, { recursive: true });

const passed = results.reduce((total, tally) => total + tally.passed, 0);
const failed = results.flatMap((tally) => tally.failed);
if (!oldestServer) console.log("PostgreSQL 15 n'est pas installé ici : ses tests n'ont tourné que sur la version embarquée (paquet postgresql-15, ou TEST_PG15_BIN).");
console.log(`${files.length} fichiers en ${Math.round((performance.now() - started) / 1000)} s`);
for (const name of failed) console.log(`✖ ${name}`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length > 0 || passed === 0 ? 1 : 0);
