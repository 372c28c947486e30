import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { CannotStart } from "../database/cannot-start.ts";
import { connect, withClient } from "../database/connection.ts";
import { appliedMigrations, fingerprint, readMigrations } from "../database/migrate.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { damaged, readManifest, type ArchivedFile, type Manifest } from "./manifest.ts";
import { measure, measureFile } from "./measure.ts";
import { listOf, listTables, nameOf, rowsOf, settleText, type Table } from "./tables.ts";
import { unpackFile } from "./tar.ts";
import { withoutWalls } from "./walls.ts";
import { copyDocuments, isFileArchive } from "./write.ts";

export interface Import {
  ownerUrl: string;
  appUrl: string;
  documentsFolder: string;
  from: string;
}

/** Brings an archive back, equal, into an empty database. Everything is checked before anything is touched. */
export const importInstance = async ({ from, ...target }: Import): Promise<Manifest> => {
  const source = resolve(from);
  if (!existsSync(source)) throw new CannotStart(`${source} n'existe pas. Donnez le dossier ou le fichier .tar.gz d'un export.`);
  if (statSync(source).isDirectory()) return importFolder(source, target);
  if (!isFileArchive(source)) throw damaged("son nom ne finit pas par .tar.gz");
  const unpacked = mkdtempSync(join(dirname(source), ".fil-rouge-import-"));
  try {
    await unpackFile(source, unpacked);
    return await importFolder(unpacked, target);
  } finally {
    rmSync(unpacked, { recursive: true, force: true });
  }
};

const importFolder = async (folder: string, target: Omit<Import, "from">): Promise<Manifest> => {
  const manifest = readManifest(folder);
  await checkFiles(folder, manifest);
  checkSchema(manifest);
  await checkEmpty(target, manifest);
  // An archive of an older version enters the schema it was written from, then grows with the migrations that came since.
  await prepareDatabase(target, undefined, manifest.schema.migrations.at(-1)?.name);
  // Documents first: killed between the two, the place is refused rather than taken for whole.
  await withClient(target.ownerUrl, (client) => load(client, folder, manifest, () => bringDocuments(folder, target.documentsFolder, manifest)));
  await prepareDatabase(target);
  return manifest;
};

const checkFiles = async (folder: string, manifest: Manifest): Promise<void> => {
  for (const { file, bytes, sha256, rows } of [...manifest.tables, ...manifest.documents] as (ArchivedFile & { rows?: number })[]) {
    const path = join(folder, file);
    if (!existsSync(path)) throw damaged(`le fichier ${file} manque`);
    if (statSync(path).size !== bytes) throw damaged(`le fichier ${file} n'a pas la taille annoncée`);
    const found = await measureFile(path);
    if (found.sha256 !== sha256) throw damaged(`le fichier ${file} est abîmé (sa somme de contrôle ne correspond pas)`);
    if (rows !== undefined && found.lines !== rows) throw damaged(`le fichier ${file} n'a pas le nombre de lignes annoncé`);
  }
};

/** The archive must come from this version's past. */
const checkSchema = (manifest: Manifest): void => {
  const { migrations } = manifest.schema;
  if (fingerprint(migrations) !== manifest.schema.fingerprint) throw damaged("son manifeste a été modifié");
  const known = readMigrations();
  const strange = migrations.find(({ name, checksum }, index) => known[index]?.name !== name || known[index]?.checksum !== checksum);
  if (strange || migrations.length === 0)
    throw new CannotStart(`Cette archive vient d'une autre version de Fil rouge${strange ? ` (migration ${strange.name})` : ""}. Importez-la avec la version qui l'a écrite, ou une plus récente. Rien n'a été modifié.`);
};

const checkEmpty = async ({ ownerUrl, documentsFolder }: Omit<Import, "from">, manifest: Manifest): Promise<void> => {
  const inhabited = await withClient(ownerUrl, async (client) => {
    const applied = (await appliedMigrations(client)).length;
    if (applied > manifest.schema.migrations.length)
      throw new CannotStart("Cette archive vient d'une version plus ancienne, et la base choisie a déjà le schéma d'aujourd'hui. Choisissez une base toute neuve : elle grandira après l'import. Rien n'a été modifié.");
    return applied > 0 && (await client.query("select from app.instance")).rows.length > 0;
  });
  const documents = existsSync(documentsFolder) && readdirSync(documentsFolder).length > 0;
  if (inhabited || documents)
    throw new CannotStart("Il y a déjà une instance à cet endroit, et un import ne mélange jamais deux instances. Choisissez un dossier neuf (FIL_ROUGE_DATA=/chemin) ou une base vide (DATABASE_URL=…). Rien n'a été modifié.");
};

/** One transaction: all of it, proven equal, or none. */
const load = async (client: pg.Client, folder: string, manifest: Manifest, beforeCommit: () => Promise<void>): Promise<void> => {
  await client.query("begin");
  await settleText(client);
  const tables = await listTables(client);
  checkShape(tables, manifest);
  await client.query(`lock table ${tables.map(nameOf).join(", ")} in access exclusive mode`);
  await client.query(`truncate ${tables.map(nameOf).join(", ")}`);
  await withoutWalls(client, async () => {
    for (const { name, columns, file } of manifest.tables)
      await pipeline(createReadStream(join(folder, file), { highWaterMark: 1 << 20 }), client.query(copyFrom(`copy ${nameOf({ name })} (${listOf(columns)}) from stdin`)));
  });
  for (const { name, lastValue, isCalled } of manifest.sequences) await client.query("select setval(format('app.%I', $1::text)::regclass, $2, $3)", [name, lastValue, isCalled]);
  await proveEqual(client, tables, manifest);
  await beforeCommit();
  await client.query("commit");
  await client.query("analyze");
};

const checkShape = (tables: Table[], manifest: Manifest): void => {
  const shape = (list: { name: string; columns: string[] }[]): string => list.map(({ name, columns }) => `${name}(${columns.join()})`).sort().join(";");
  if (shape(tables) !== shape(manifest.tables)) throw damaged("ses tables ne sont pas celles du schéma qu'elle annonce");
};

/** What was put in is read again and gives the same bytes. */
const proveEqual = async (client: pg.Client, tables: Table[], manifest: Manifest): Promise<void> => {
  for (const table of tables) {
    const expected = manifest.tables.find(({ name }) => name === table.name);
    const { sha256, lines } = await measure(rowsOf(client, table));
    if (sha256 !== expected?.sha256) throw new Error(`${table.name} came back different: ${lines} rows instead of ${expected?.rows ?? 0}`);
  }
};

const bringDocuments = async (folder: string, documentsFolder: string, manifest: Manifest): Promise<void> => {
  if (manifest.documents.length === 0) return;
  const draft = `${documentsFolder}.en-cours`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  await copyDocuments(join(folder, "documents"), draft);
  if (existsSync(documentsFolder)) rmSync(documentsFolder, { recursive: true });
  renameSync(draft, documentsFolder);
};

/** The same rows, table by table: what an export of each would say. */
export const compareInstances = async (oneUrl: string, otherUrl: string): Promise<string[]> => {
  const [one, other] = [await fingerprints(oneUrl), await fingerprints(otherUrl)];
  return [...new Set([...one.keys(), ...other.keys()])].filter((name) => one.get(name) !== other.get(name)).sort();
};

const fingerprints = async (url: string): Promise<Map<string, string>> => {
  const client = await connect(url);
  try {
    await client.query("begin isolation level repeatable read read only");
    await settleText(client);
    const found = new Map<string, string>();
    for (const table of await listTables(client)) found.set(table.name, (await measure(rowsOf(client, table))).sha256);
    return found;
  } finally {
    await client.end();
  }
};
