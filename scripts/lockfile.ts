// npm run lockfile            names in package-lock.json the optional packages of other systems
// npm run lockfile -- --check says whether one is missing
//
// A registry that keeps the packages of one system only leaves the others out of the lockfile, and `npm ci` then refuses it everywhere.
// A named entry is enough: npm neither asks for nor installs a package meant for another system.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

interface Entry {
  version?: string;
  optional?: boolean;
  dev?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface Lockfile {
  packages: Record<string, Entry>;
}

const systems = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

const entryFor = (name: string, version: string, dev: boolean): Entry => {
  const words = name.split(/[-/]/);
  const os = words.filter((word) => systems.includes(word));
  const cpu = words.filter((word) => processors.includes(word));
  const libc = words.some((word) => word.startsWith("musl")) ? ["musl"] : words.some((word) => word.startsWith("gnu")) ? ["glibc"] : [];
  if (os.length === 0 && cpu.length === 0) throw new Error(`${name} is optional, absent, and does not say for which system it is`);
  return { version, ...(dev ? { dev } : {}), optional: true, ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) };
};

const missingIn = (lockfile: Lockfile): Record<string, Entry> => {
  const missing: Record<string, Entry> = {};
  for (const [path, entry] of Object.entries(lockfile.packages))
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      // Beside the package that wants it: two versions of a bundler may live in one tree.
      const folder = path.slice(0, path.lastIndexOf("node_modules/"));
      const place = `${folder}node_modules/${name}`;
      const found = lockfile.packages[`${path}/node_modules/${name}`] ?? lockfile.packages[place];
      // One named for an older version, when the package that wants it has moved on, is as good as absent.
      if (/^\d/.test(version) && found?.version !== version) missing[place] = entryFor(name, version, entry.dev === true);
    }
  return missing;
};

const file = join(import.meta.dirname, "../package-lock.json");
const lockfile = JSON.parse(readFileSync(file, "utf8")) as Lockfile;
const missing = missingIn(lockfile);
const count = Object.keys(missing).length;

if (process.argv.includes("--check")) {
  if (count > 0) console.error(`${count} paquets d'autres systèmes manquent dans package-lock.json : lancez « npm run lockfile ».`);
  process.exitCode = count > 0 ? 1 : 0;
} else {
  const sorted = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) => a.localeCompare(b, "en"));
  if (count > 0) writeFileSync(file, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
  console.log(count > 0 ? `${count} paquets nommés.` : "Rien à changer.");
}
