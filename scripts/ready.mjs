// Plain JavaScript for the Node the machine already has (18 or later), with nothing installed:
// installs what the lockfile says, builds when the sources changed, and finds the Node 26 that the rest runs on.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, "build/.fil-rouge-built");

/**
 * A sentence for whoever launched us, and no stack trace.
 * @param {string} sentence
 * @returns {never}
 */
export const giveUp = (sentence) => {
  process.stderr.write(`\n${sentence}\n\n`);
  process.exit(1);
};

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

/** @typedef {Record<string, { version?: string, dev?: boolean, optional?: boolean }>} Packages */

/**
 * npm writes what it put in node_modules, at the very end: an installation cut short does not count.
 * @param {boolean} withDev
 */
const isInstalled = (withDev) => {
  const list = join(root, "node_modules/.package-lock.json");
  if (!existsSync(list)) return false;
  /** @type {{ packages: Packages }} */
  const { packages: wanted } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  /** @type {{ packages: Packages }} */
  const { packages: found } = JSON.parse(readFileSync(list, "utf8"));
  return Object.entries(wanted).every(([path, entry]) =>
    path === "" || (entry.dev && !withDev) || found[path]?.version === entry.version || (entry.optional && found[path] === undefined));
};

/**
 * `withDev`: the tools of tests and checks too.
 * @param {{ withDev: boolean }} wanted
 */
export const ensureInstalled = ({ withDev }) => {
  if (isInstalled(withDev)) return;
  process.stdout.write("Installation de ce qui manque (une demi-minute environ)…\n");
  // No package needs its installation script: what they would do, we do when it is needed.
  const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", withDev ? "--include=dev" : "--omit=dev"];
  const script = process.env["npm_execpath"];
  const [npm, before] = script?.endsWith(".js") ? [process.execPath, [script]] : ["npm", []];
  const result = spawnSync(npm, [...before, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (result.error) giveUp("La commande npm est introuvable. Installez Node.js avec npm (https://nodejs.org), puis relancez.");
  if (result.status !== 0) giveUp("L'installation des paquets a échoué (voir ci-dessus). Vérifiez l'accès au registre npm et le droit d'écrire dans ce dossier, puis relancez.");
};

/**
 * @param {string} file
 * @param {string} text
 */
const write = (file, text) => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (!["EACCES", "EROFS", "EPERM"].includes(code)) throw error;
    giveUp(`Le dossier ${dirname(file)} n'est pas modifiable par ce compte. Donnez-lui ce droit (chown), ou lancez avec le compte qui a installé le projet.`);
  }
};

/** The Node that npm brought, or this one when it is recent enough (Temporal came with 26). */
export const modernNode = () => {
  const brought = join(root, "node_modules/.bin/node");
  if (existsSync(brought)) return brought;
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  return giveUp(`Fil rouge demande Node 26, et npm n'a pas pu l'apporter pour cette machine (${process.platform} ${process.arch}). Installez Node 26 (https://nodejs.org), puis relancez.`);
};

/** Our own environment, with the modern Node first. */
export const environment = () => ({ ...process.env, PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env["PATH"] ?? ""}` });

const writtenByTheBuild = new Set(["src/ui/islands.generated.json", "static/_app"]);

/**
 * @param {string} folder
 * @returns {string[]}
 */
const sourceFiles = (folder) =>
  readdirSync(join(root, folder)).sort().flatMap((name) => {
    const path = `${folder}/${name}`;
    if (writtenByTheBuild.has(path) || name.endsWith(".test.ts")) return [];
    return statSync(join(root, path)).isDirectory() ? sourceFiles(path) : [path];
  });

const sourceHash = () => {
  const hash = createHash("sha256");
  const files = [...["src", "static"].filter((folder) => existsSync(join(root, folder))).flatMap(sourceFiles), "vite.config.ts", "tsconfig.json", "scripts/islands.ts", "package-lock.json"];
  for (const file of files) if (existsSync(join(root, file))) hash.update(file).update("\0").update(readFileSync(join(root, file))).update("\0");
  return hash.digest("hex");
};

export const ensureBuilt = ({ always = false } = {}) => {
  const wanted = sourceHash();
  if (!always && read(built) === wanted && existsSync(join(root, "build/handler.js"))) return;
  process.stdout.write("Construction des pages…\n");
  const result = spawnSync(modernNode(), [join(root, "node_modules/vite/bin/vite.js"), "build", "--logLevel", "warn"], { cwd: root, env: environment(), encoding: "utf8" });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
    giveUp("Les pages n'ont pas pu être construites (voir ci-dessus).");
  }
  write(built, wanted);
};
