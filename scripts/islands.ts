/** Bundles the browser islands: one small hashed file each, and a manifest the pages read. */
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const root = fileURLToPath(new URL("..", import.meta.url));
// The server answers "immutable" below this address only: an island is then fetched once, never asked for again.
const address = "/_app/immutable/i";
const outFolder = join(root, "static", address);
const manifestFile = join(root, "src/ui/islands.generated.json");
const entries = { enhance: join(root, "src/ui/browser/enhance.ts"), passkey: join(root, "src/ui/browser/passkey.ts"), own: join(root, "src/ui/browser/own.ts") };
// A worker keeps its address for ever: a route gives it, and it is no island.
const worker = { "last-view": join(root, "src/ui/browser/last-view.worker.ts") };
const workerFile = join(root, "src/ui/last-view.generated.json");

export type Islands = Record<keyof typeof entries, string>;

export const islands = async (): Promise<Islands> => {
  const bundle = await rolldown({ input: entries, platform: "browser", treeshake: true, tsconfig: false });
  const { output } = await bundle.generate({
    dir: outFolder,
    format: "esm",
    minify: true,
    entryFileNames: "[name].[hash].js",
    chunkFileNames: "[name].[hash].js",
  });
  await bundle.close();
  await mkdir(outFolder, { recursive: true });
  const written = new Set<string>();
  const manifest: Record<string, string> = {};
  for (const file of output) {
    if (file.type !== "chunk") continue;
    written.add(file.fileName);
    await writeFile(join(outFolder, file.fileName), file.code);
    if (file.isEntry) manifest[file.name] = `${address}/${file.fileName}`;
  }
  for (const old of await readdir(outFolder)) if (!written.has(old)) await rm(join(outFolder, old));
  await writeIfChanged(workerFile, `${JSON.stringify({ source: await bundledWorker() })}\n`);
  await writeIfChanged(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest as Islands;
};

const bundledWorker = async (): Promise<string> => {
  const bundle = await rolldown({ input: worker, platform: "browser", treeshake: true, tsconfig: false });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  await bundle.close();
  return output[0].code;
};

// An unchanged manifest keeps its date, so that a running development server does not reload for nothing.
const writeIfChanged = async (file: string, text: string): Promise<void> => {
  const before = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  if (before !== text) await writeFile(file, text);
};

if (import.meta.main) console.log(await islands());
