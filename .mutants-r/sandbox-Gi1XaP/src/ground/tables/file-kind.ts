// What a file is, from its first bytes: names lie (a web page saved as .xls, an .xlsx renamed .csv).

export type FileKind =
  | "empty" | "zip" | "ole" | "pdf" | "image" | "html" | "xml-spreadsheet" | "xml" | "rich-text" | "archive" | "json" | "text";

const starts = (head: Uint8Array, ...signature: number[]): boolean => signature.every((byte, index) => head[index] === byte);

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["ole", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image", [0x89, 0x50, 0x4e, 0x47]],
  ["image", [0xff, 0xd8, 0xff]],
  ["image", [0x47, 0x49, 0x46, 0x38]],
  ["image", [0x49, 0x49, 0x2a, 0x00]],
  ["image", [0x4d, 0x4d, 0x00, 0x2a]],
  ["image", [0x42, 0x4d, 0x00, 0x00, 0x00, 0x00]],
  ["archive", [0x1f, 0x8b]],
  ["archive", [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["archive", [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ["archive", [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ["rich-text", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

const isHeic = (head: Uint8Array): boolean => starts(head.subarray(4), 0x66, 0x74, 0x79, 0x70) && head[0] === 0;
const isWebp = (head: Uint8Array): boolean => starts(head, 0x52, 0x49, 0x46, 0x46) && starts(head.subarray(8), 0x57, 0x45, 0x42, 0x50);

/** The beginning as plain letters, whatever the encoding: enough to recognise a tag or a brace. */
const lettersOf = (head: Uint8Array): string =>
  Array.from(head.subarray(0, 2_048), (byte) => (byte === 0 ? "" : String.fromCharCode(byte))).join("").replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "").trimStart();

export const kindOfFile = (head: Uint8Array): FileKind => {
  if (head.length === 0) return "empty";
  const known = signatures.find(([, signature]) => starts(head, ...signature));
  if (known) return known[0];
  if (isHeic(head) || isWebp(head)) return "image";
  const letters = lettersOf(head);
  if (letters === "") return head.every((byte) => byte <= 0x20 || byte >= 0xef) ? "empty" : "text";
  if (/^<\?xml/i.test(letters)) {
    if (/schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/i.test(letters)) return "xml-spreadsheet";
    return /<html/i.test(letters) ? "html" : "xml";
  }
  if (/^(?:<!--|<!doctype|<(?:html|head|meta|body|table|style|div|script)\b)/i.test(letters) || /^MIME-Version:/i.test(letters)) return "html";
  return /^(?:\{\s*(?:"|\})|\[\s*(?:\{|\]|"))/.test(letters) ? "json" : "text";
};

/** An old binary workbook, or the envelope of a workbook locked by a password: only its directory tells. */
export const kindOfCompoundFile = (directory: Uint8Array): "encrypted" | "workbook" | "document" => {
  const names = Array.from(directory, (byte) => (byte === 0 ? "" : String.fromCharCode(byte))).join("");
  if (/EncryptedPackage|EncryptionInfo/.test(names)) return "encrypted";
  return /WordDocument|PowerPoint/.test(names) ? "document" : "workbook";
};

/** Offset of the directory of a compound file, read in its header. */
export const compoundDirectoryAt = (head: Uint8Array): number => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.byteLength < 52) return 0;
  return (view.getUint32(48, true) + 1) * 2 ** Math.min(view.getUint16(30, true), 16);
};
