import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { CannotStart, errorCode } from "./cannot-start.ts";
import type { Identity } from "./identity.ts";

/** The kernel cuts the path of a Unix socket at 107 bytes; PostgreSQL adds its file and a lock beside it. */
const longestSocketFolder = 85;

const explain = (error: unknown, folder: string): never => {
  const code = errorCode(error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOENT")
    throw new CannotStart(
      `Le dossier ${folder} n'est pas modifiable par ce compte. Donnez-lui ce droit (chown), ou choisissez un autre dossier : FIL_ROUGE_DATA=/chemin npm start`,
    );
  if (code === "ENOSPC") throw new CannotStart(`Le disque est plein : libérez de la place pour ${folder}, puis relancez.`);
  if (code === "ENOTDIR" || code === "EEXIST") throw new CannotStart(`${folder} devrait être un dossier. Déplacez ce fichier, ou choisissez un autre dossier avec FIL_ROUGE_DATA.`);
  throw error;
};

/** Not Node's recursive creation, which never ends in some system folders (/proc). */
const makeOne = (folder: string): void => {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  }
};

/** Creates the private data folder if needed and proves that we may write in it. */
export const prepareFolder = (folder: string): void => {
  try {
    if (existsSync(dirname(folder))) makeOne(folder);
    else mkdirSync(folder, { recursive: true, mode: 0o700 });
    const proof = join(folder, `.write-test-${process.pid}`);
    writeFileSync(proof, "");
    rmSync(proof);
  } catch (error) {
    explain(error, folder);
  }
};

/** Random, made once, readable by its owner only: the passwords of the private database are derived from it. */
export const readSecret = (folder: string, mayCreate = true): string => {
  const file = join(folder, "secret");
  try {
    if (mayCreate && !existsSync(file)) createSecret(file);
  } catch (error) {
    explain(error, file);
  }
  if (!existsSync(file))
    throw new CannotStart(`Le fichier ${file}, qui ouvre la base de données de ce dossier, a disparu. Remettez-le, ou restaurez une sauvegarde dans un dossier neuf (npm run restore).`);
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    return explain(error, file);
  }
};

/** Written beside, then linked: a twin of ours that starts at the same moment reads it whole, and both keep the first. */
const createSecret = (file: string): void => {
  const fresh = `${file}.new-${process.pid}`;
  writeFileSync(fresh, randomBytes(32).toString("hex"), { mode: 0o600 });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
};

/** A short folder that only we may enter, for the socket. */
export const socketFolder = (folder: string, identity: Identity): string => {
  const near = join(folder, "run");
  const uid = process.getuid?.() ?? 0;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const chosen = Buffer.byteLength(near) <= longestSocketFolder ? near : join(tmpdir(), `fil-rouge-${uid}-${name}`);
  mkdirSync(chosen, { recursive: true, mode: 0o700 });
  const found = lstatSync(chosen);
  const expected = identity.uid ?? uid;
  // In a shared temporary folder somebody else could have made it first.
  if (!found.isDirectory() || (found.uid !== uid && found.uid !== expected))
    throw new CannotStart(`Le dossier ${chosen} appartient à un autre compte. Supprimez-le, ou choisissez un dossier de données au chemin plus court avec FIL_ROUGE_DATA.`);
  chmodSync(chosen, 0o700);
  giveTo(chosen, identity);
  return chosen;
};

export const giveTo = (path: string, identity: Identity): void => {
  if (identity.uid !== undefined && identity.gid !== undefined) chownSync(path, identity.uid, identity.gid);
};
