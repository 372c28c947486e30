// Workbooks made by hand, so that every oddity of real ones can be written: styles, 1904, rich text, hidden sheets, broken archives.

import { crc32, deflateRawSync } from "node:zlib";

export type Part = { name: string; data: string | Uint8Array; stored?: boolean; claims?: number; flags?: number };

const bytesOf = (data: string | Uint8Array): Uint8Array => (typeof data === "string" ? new TextEncoder().encode(data) : data);

const header = (signature: number, values: readonly (readonly [number, 2 | 4])[]): Buffer => {
  const buffer = Buffer.alloc(4 + values.reduce((sum, [, size]) => sum + size, 0));
  let at = buffer.writeUInt32LE(signature);
  for (const [value, size] of values) at = size === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
};

/** A zip archive; `claims` lies about the inflated size, `flags` marks an entry as encrypted. */
export const aZip = (parts: readonly Part[]): Uint8Array => {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data, stored, claims, flags } of parts) {
    const raw = bytesOf(data);
    const packed = stored ? raw : deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const common: (readonly [number, 2 | 4])[] = [
      [20, 2], [flags ?? 0, 2], [stored ? 0 : 8, 2], [0, 2], [0x21, 2], [crc32(raw), 4], [packed.length, 4], [claims ?? raw.length, 4], [nameBytes.length, 2], [0, 2],
    ];
    const local = header(0x04034b50, common);
    directory.push(header(0x02014b50, [[20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]]), nameBytes);
    bodies.push(local, nameBytes, packed);
    offset += local.length + nameBytes.length + packed.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([...bodies, ...directory, header(0x06054b50, [[0, 2], [0, 2], [parts.length, 2], [parts.length, 2], [size, 4], [offset, 4], [0, 2]])]);
};

const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = (rows: readonly string[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join("")}</Relationships>`;
const relation = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

/** As Excel writes: control characters, which XML cannot hold, become _x000D_. */
export const escapeXml = (text: string): string =>
  Array.from(text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`), (sign) => (sign < " " && sign !== "\n" && sign !== "\t" ? `_x${sign.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_` : sign)).join("");

export const letters = (index: number): string => (index < 26 ? "" : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** A cell: text is written inline, { v, t, s, f } says everything. */
export type FixtureCell = string | null | { v?: string | number; t?: string; s?: number; f?: string; xml?: string };

const cellXml = (cell: FixtureCell, address: string): string => {
  if (cell === null || cell === "") return "";
  if (typeof cell === "string") return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  const attributes = `r="${address}"${cell.t ? ` t="${cell.t}"` : ""}${cell.s === undefined ? "" : ` s="${cell.s}"`}`;
  return `<c ${attributes}>${cell.f === undefined ? "" : `<f>${escapeXml(cell.f)}</f>`}${cell.v === undefined ? "" : `<v>${escapeXml(String(cell.v))}</v>`}${cell.xml ?? ""}</c>`;
};

export const sheetXml = (rows: readonly (readonly FixtureCell[])[], after = ""): string =>
  `${head}<worksheet ${ns}><sheetData>${rows
    .map((cells, index) => `<row r="${index + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${index + 1}`)).join("")}</row>`)
    .join("")}</sheetData>${after}</worksheet>`;

export type FixtureSheet = { name: string; state?: string; rows?: readonly (readonly FixtureCell[])[]; xml?: string; after?: string };
export type Fixture = { sheets: readonly FixtureSheet[]; words?: readonly string[]; formats?: readonly (number | string)[]; date1904?: boolean; more?: readonly Part[] };

/** Styles: each of `formats` is a built-in number or a code of its own; style 1 is the first of them. */
const stylesXml = (formats: readonly (number | string)[]): string => {
  const own = formats.filter((format) => typeof format === "string");
  const idOf = (format: number | string): number => (typeof format === "number" ? format : 164 + own.indexOf(format));
  return `${head}<styleSheet ${ns}><numFmts count="${own.length}">${own.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escapeXml(code)}"/>`).join("")}</numFmts>`
    + `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((format) => `<xf numFmtId="${idOf(format)}"/>`).join("")}</cellXfs></styleSheet>`;
};

export const partsOf = ({ sheets, words = [], formats = [14], date1904, more = [] }: Fixture): Part[] => [
  { name: "[Content_Types].xml", data: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
  { name: "_rels/.rels", data: relations([relation("rId1", "officeDocument", "xl/workbook.xml")]) },
  {
    name: "xl/workbook.xml",
    data: `${head}<workbook ${ns}><workbookPr${date1904 ? ' date1904="1"' : ""}/><sheets>${sheets
      .map(({ name, state }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="s${index}"/>`)
      .join("")}</sheets></workbook>`,
  },
  {
    name: "xl/_rels/workbook.xml.rels",
    data: relations([
      ...sheets.map((_, index) => relation(`s${index}`, "worksheet", `worksheets/sheet${index + 1}.xml`)),
      relation("w", "sharedStrings", "/xl/sharedStrings.xml"),
      relation("y", "styles", "styles.xml"),
    ]),
  },
  { name: "xl/styles.xml", data: stylesXml(formats) },
  { name: "xl/sharedStrings.xml", data: `${head}<sst ${ns}>${words.map((word) => (word.startsWith("<") ? `<si>${word}</si>` : `<si><t xml:space="preserve">${escapeXml(word)}</t></si>`)).join("")}</sst>` },
  ...sheets.map(({ rows, xml, after }, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, data: xml ?? sheetXml(rows ?? [], after) })),
  ...more,
];

export const aWorkbook = (fixture: Fixture): Uint8Array => aZip(partsOf(fixture));
export const aSheet = (rows: readonly (readonly FixtureCell[])[], more: Partial<Fixture> = {}): Uint8Array => aWorkbook({ sheets: [{ name: "Salariés", rows }], ...more });
