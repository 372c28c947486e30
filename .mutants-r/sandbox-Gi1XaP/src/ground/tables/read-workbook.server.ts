// The parts of a workbook around its sheets: which sheets, which date system, which formats are dates, which words are shared.

import type { DateSystem, Limits } from "./model.ts";
import { meaningOfFormat, type NumberMeaning } from "./number-format.ts";
import { FileRefused } from "./refusal.ts";
import type { Archive } from "./read-zip.server.ts";
import { parseXml, walkXml, type Attributes } from "./read-xml.server.ts";
import { pace } from "./source.server.ts";

export type SheetPart = { name: string; hidden: boolean; path: string };
export type Workbook = { sheets: SheetPart[]; dateSystem: DateSystem; stylesPath: string | null; wordsPath: string | null; macros: boolean };

type Relation = { type: string; path: string };

const attribute = (attributes: Attributes, name: string): string | undefined => {
  if (attributes[name] !== undefined) return attributes[name];
  const prefixed = Object.keys(attributes).find((key) => key.endsWith(`:${name}`));
  return prefixed === undefined ? undefined : attributes[prefixed];
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

const resolve = (folder: string, target: string): string => {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
};

const relationsOf = async (archive: Archive, path: string): Promise<Map<string, Relation>> => {
  const part = `${folderOf(path)}_rels/${path.slice(folderOf(path).length)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) return relations;
  await walkXml(part, archive.bytesOf(part), {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const type = (attributes["Type"] ?? "").split("/").at(-1) ?? "";
      relations.set(attributes["Id"] ?? "", { type, path: resolve(folderOf(path), attributes["Target"] ?? "") });
    },
  });
  return relations;
};

const refuseOthers = (archive: Archive): void => {
  const holds = (test: (name: string) => boolean): boolean => archive.names.some(test);
  if (holds((name) => name === "xl/workbook.bin")) throw new FileRefused("binary-excel");
  if (holds((name) => name === "content.xml")) throw new FileRefused("open-document");
  if (holds((name) => name.startsWith("word/"))) throw new FileRefused("word");
  if (holds((name) => name.startsWith("Index/") || name === "Index.zip")) throw new FileRefused("apple-numbers");
  throw new FileRefused("archive");
};

export const readWorkbook = async (archive: Archive): Promise<Workbook> => {
  const main = [...(await relationsOf(archive, "")).values()].find(({ type }) => type === "officeDocument")?.path ?? "xl/workbook.xml";
  if (!archive.has(main) || !main.endsWith(".xml") || archive.has("word/document.xml")) refuseOthers(archive);
  const relations = await relationsOf(archive, main);
  const sheets: SheetPart[] = [];
  let dateSystem: DateSystem = 1900;
  await walkXml(main, archive.bytesOf(main), {
    open: (name, attributes) => {
      if (name === "workbookPr" && /^(1|true|on)$/i.test(attributes["date1904"] ?? "")) dateSystem = 1904;
      if (name !== "sheet") return;
      const relation = relations.get(attribute(attributes, "id") ?? "");
      if (relation?.type !== "worksheet" || !archive.has(relation.path)) return;
      sheets.push({ name: attributes["name"] ?? "", hidden: (attributes["state"] ?? "visible") !== "visible", path: relation.path });
    },
  });
  const pathOf = (type: string): string | null => {
    const path = [...relations.values()].find((relation) => relation.type === type)?.path;
    return path !== undefined && archive.has(path) ? path : null;
  };
  return { sheets, dateSystem, stylesPath: pathOf("styles"), wordsPath: pathOf("sharedStrings"), macros: archive.names.some((name) => /vbaProject\.bin$/i.test(name)) };
};

/** The meaning of each cell style, by its number. */
export const readStyles = async (archive: Archive, path: string | null): Promise<NumberMeaning[]> => {
  if (path === null) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inside = false;
  await walkXml(path, archive.bytesOf(path), {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      if (name === "cellXfs") inside = true;
      if (name === "xf" && inside) formats.push(Number(attributes["numFmtId"] ?? 0));
    },
    close: (name) => {
      if (name === "cellXfs") inside = false;
    },
  });
  return formats.map((id) => meaningOfFormat(id, codes.get(id)));
};

/** Excel writes control characters as _x000D_, and an underscore that could be mistaken for one as _x005F_. */
export const plainWords = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

/** The words that cells share. Rich text is read as plain text; phonetic guides are left out. */
export const readSharedWords = async (archive: Archive, path: string | null, limits: Limits): Promise<string[]> => {
  const words: string[] = [];
  if (path === null) return words;
  let current = "";
  let characters = 0;
  let inText = false;
  let inPhonetic = false;
  const rhythm = pace();
  const reading = parseXml(path, archive.bytesOf(path), {
    open: (name) => {
      if (name === "si") current = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    text: (text) => {
      if (!inText) return;
      current += text;
      characters += text.length;
      if (characters > limits.sharedCharacters) throw new FileRefused("too-many-shared-words", { limit: limits.sharedCharacters });
    },
    close: (name) => {
      if (name === "t") inText = false;
      else if (name === "rPh") inPhonetic = false;
      else if (name === "si") words.push(plainWords(current));
    },
  });
  for await (const _ of reading) if (rhythm.due()) await rhythm.rest();
  return words;
};
