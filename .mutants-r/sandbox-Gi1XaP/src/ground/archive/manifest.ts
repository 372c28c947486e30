import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CannotStart } from "../database/cannot-start.ts";

export const format = "fil-rouge-instance";
export const formatVersion = 1;

/** What an archive says it holds; docs/instance-archive.md describes it for other programs. */
export interface Manifest {
  format: string;
  formatVersion: number;
  writtenAt: string;
  writtenBy: { application: string; postgresql: string };
  schema: { fingerprint: string; migrations: { name: string; checksum: string }[] };
  tables: ArchivedTable[];
  sequences: { name: string; lastValue: string; isCalled: boolean }[];
  documents: ArchivedFile[];
}
export interface ArchivedFile {
  file: string;
  bytes: number;
  sha256: string;
}
export interface ArchivedTable extends ArchivedFile {
  name: string;
  columns: string[];
  rows: number;
}

const damaged = (what: string): CannotStart =>
  new CannotStart(`Cette archive ne peut pas être reprise : ${what}. Rien n'a été modifié. Refaites-la (npm run export), ou prenez-en une autre.`);
export { damaged };

export const readManifest = (folder: string): Manifest => {
  const file = join(folder, "manifest.json");
  if (!existsSync(file)) throw damaged("elle n'a pas de manifest.json, ce qui arrive quand l'export a été interrompu");
  const manifest = parse(readFileSync(file, "utf8"));
  if (manifest.format !== format) throw damaged("ce n'est pas l'archive d'une instance de Fil rouge");
  if (manifest.formatVersion > formatVersion) throw damaged(`elle est écrite dans un format plus récent (${manifest.formatVersion}) que cette version de Fil rouge ne sait lire (${formatVersion})`);
  for (const { file: path } of [...manifest.tables, ...manifest.documents])
    if (!/^(tables\/[a-z0-9_]+\.tsv|documents\/[\w.-]+(\/[\w.-]+)*)$/.test(path) || path.includes("..")) throw damaged(`son manifeste nomme un fichier interdit (${path})`);
  return manifest;
};

/** Only the shape that the reading relies on; whatever else is wrong shows as a checksum that differs. */
const parse = (text: string): Manifest => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged("son manifest.json est abîmé");
  }
  if (!isManifest(value)) throw damaged("son manifest.json est incomplet");
  return value;
};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isFile = (value: unknown): value is ArchivedFile =>
  isObject(value) && typeof value["file"] === "string" && typeof value["bytes"] === "number" && typeof value["sha256"] === "string";
const isTable = (value: unknown): value is ArchivedTable =>
  isFile(value) && isObject(value) && typeof value["name"] === "string" && typeof value["rows"] === "number" && Array.isArray(value["columns"]);

const isManifest = (value: unknown): value is Manifest =>
  isObject(value) && typeof value["format"] === "string" && typeof value["formatVersion"] === "number" && isObject(value["schema"]) &&
  typeof value["schema"]["fingerprint"] === "string" && Array.isArray(value["schema"]["migrations"]) && Array.isArray(value["sequences"]) &&
  Array.isArray(value["tables"]) && value["tables"].every(isTable) && Array.isArray(value["documents"]) && value["documents"].every(isFile);
