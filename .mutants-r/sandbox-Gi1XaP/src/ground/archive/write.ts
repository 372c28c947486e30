import { copyFileSync, createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type pg from "pg";
import { CannotStart, errorCode } from "../database/cannot-start.ts";
import { connect } from "../database/connection.ts";
import { appliedMigrations, fingerprint } from "../database/migrate.ts";
import { format, formatVersion, type ArchivedFile, type ArchivedTable, type Manifest } from "./manifest.ts";
import { measureInto } from "./measure.ts";
import { listSequences, listTables, rowsOf, settleText } from "./tables.ts";
import { packFolder } from "./tar.ts";

export interface Export {
  ownerUrl: string;
  documentsFolder: string;
  application: string;
  /** A folder to create, or a file named *.tar.gz. */
  to: string;
  /** Files put beside the manifest for whoever reads the archive; an import does not look at them. */
  enclosed?: readonly string[];
}

export const isFileArchive = (path: string): boolean => /\.(tar\.gz|tgz)$/.test(path);

/** Writes the whole instance as it is at one instant. Until it is complete it has another name. */
export const exportInstance = async ({ ownerUrl, documentsFolder, application, to, enclosed = [] }: Export): Promise<Manifest> => {
  const target = resolve(to);
  if (existsSync(target)) throw new CannotStart(`${target} existe déjà. Donnez un autre nom à l'archive, ou déplacez celle-ci.`);
  const draft = `${target}.en-cours-${process.pid}`;
  try {
    // One level at a time: in some system folders (/proc) Node's recursive creation never ends.
    mkdirSync(draft, { mode: 0o700 });
    mkdirSync(join(draft, "tables"), { mode: 0o700 });
    for (const file of enclosed) copyFileSync(file, join(draft, basename(file)));
    const manifest = await writeFolder(draft, { ownerUrl, documentsFolder, application });
    if (isFileArchive(target)) {
      await packFolder(draft, `${draft}.tar.gz`);
      renameSync(`${draft}.tar.gz`, target);
      rmSync(draft, { recursive: true });
    } else renameSync(draft, target);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    rmSync(`${draft}.tar.gz`, { force: true });
    throw explained(error, dirname(target));
  }
};

const explained = (error: unknown, folder: string): unknown => {
  const code = errorCode(error);
  if (code === "ENOSPC") return new CannotStart(`Le disque est plein : l'archive n'a pas été gardée. Libérez de la place pour ${folder}, puis recommencez.`);
  if (code === "EACCES" || code === "EROFS" || code === "ENOTDIR" || code === "ENOENT") return new CannotStart(`L'archive ne peut pas être écrite dans ${folder}. Donnez un dossier qui existe et où ce compte peut écrire.`);
  return error;
};

const writeFolder = async (folder: string, { ownerUrl, documentsFolder, application }: Omit<Export, "to" | "enclosed">): Promise<Manifest> => {
  const client = await connect(ownerUrl);
  try {
    await client.query("begin isolation level repeatable read read only");
    await settleText(client);
    const migrations = await appliedMigrations(client);
    const server = await client.query<{ version: string }>("select current_setting('server_version') as version");
    const manifest: Manifest = {
      format,
      formatVersion,
      writtenAt: new Date().toISOString(),
      writtenBy: { application, postgresql: server.rows[0]?.version ?? "" },
      schema: { fingerprint: fingerprint(migrations), migrations },
      tables: await writeTables(client, folder),
      sequences: await listSequences(client),
      documents: await copyDocuments(documentsFolder, join(folder, "documents")),
    };
    await client.query("commit");
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    return manifest;
  } finally {
    await client.end();
  }
};

const writeTables = async (client: pg.Client, folder: string): Promise<ArchivedTable[]> => {
  const written: ArchivedTable[] = [];
  for (const table of await listTables(client)) {
    const file = `tables/${table.name}.tsv`;
    const { bytes, lines, sha256 } = await measureInto(rowsOf(client, table), createWriteStream(join(folder, file), { mode: 0o600, flush: true }));
    written.push({ name: table.name, columns: table.columns, rows: lines, bytes, sha256, file });
  }
  return written;
};

/** Every file under a folder, copied under another with its checksum. */
export const copyDocuments = async (from: string, to: string): Promise<ArchivedFile[]> => {
  if (!existsSync(from)) return [];
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const copied: ArchivedFile[] = [];
  for (const path of files.map((entry) => relative(from, join(entry.parentPath, entry.name))).sort()) {
    const place = join(to, path);
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    const { bytes, sha256 } = await measureInto(createReadStream(join(from, path)), createWriteStream(place, { mode: 0o600, flush: true }));
    copied.push({ file: `documents/${path}`, bytes, sha256 });
  }
  return copied;
};
