// const browser = await launchChromium();   // playwright-core's Browser, some 80 ms
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Not the package's own list, which puts everything in one process and switches web security off. */
const args = ["--no-sandbox", "--disable-gpu", "--headless=shell", "--font-render-hinting=none"];

const packageFolder = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")));
const version = (JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string }).version;

const isWritable = (folder: string): boolean => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false; // somebody else's: we use a folder of our own
  }
};

const home = (): string => {
  const ours = join(import.meta.dirname, "../../.data");
  return join(isWritable(ours) ? ours : join(tmpdir(), `fil-rouge-${process.getuid?.() ?? "user"}`), `chromium-${version}`);
};

/** Unpacks the browser once, beside, then renames: two test processes may come at the same time. */
const unpack = (folder: string): void => {
  if (existsSync(join(folder, "chromium"))) return;
  const fresh = `${folder}.new-${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const code = `
    import { join } from "node:path";
    import chromium, { inflate } from "@sparticuz/chromium";
    await chromium.executablePath();
    await inflate(join(${JSON.stringify(packageFolder)}, "bin/al2023.tar.br"));`;
  execFileSync(process.execPath, ["--input-type=module", "--eval", code], { env: { ...process.env, TMPDIR: fresh }, stdio: ["ignore", "ignore", "inherit"] });
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(join(folder, "chromium"))) throw error;
  }
};

/** A machine without a desktop lacks some libraries or fonts: the package brings them. */
const environmentFor = (folder: string): NodeJS.ProcessEnv => {
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  const starts = spawnSync(join(folder, "chromium"), ["--version"], { stdio: "ignore" }).status === 0;
  return { ...process.env, ...fonts, ...(starts ? {} : { LD_LIBRARY_PATH: join(folder, "al2023/lib") }) };
};

let ready: { executablePath: string; env: NodeJS.ProcessEnv } | undefined;

/** Path and environment of a browser that runs here. */
export const prepareChromium = (): { executablePath: string; env: NodeJS.ProcessEnv } => {
  if (ready) return ready;
  const folder = home();
  unpack(folder);
  ready = { executablePath: join(folder, "chromium"), env: environmentFor(folder) };
  return ready;
};

export const launchChromium = (more: string[] = []): Promise<Browser> => {
  const { executablePath, env } = prepareChromium();
  const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({ executablePath, args: [...args, ...more], env: Object.fromEntries(known) });
};
