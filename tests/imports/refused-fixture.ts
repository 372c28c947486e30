// Files that are no list, each with the reason it is refused for.
import { gzipSync } from "node:zlib";
import { aSheet, aZip } from "./workbook-fixture.ts";
import { encode } from "./text-fixture.ts";

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf16 = (text: string): Buffer => Buffer.from(text, "utf16le");

/** A compound file whose directory is its second sector. */
const compound = (directory: string): Uint8Array => {
  const head = Buffer.alloc(512);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head);
  head.writeUInt16LE(9, 30);
  head.writeUInt32LE(0, 48);
  return Buffer.concat([head, utf16(directory), Buffer.alloc(2_048)]);
};

export const refusedFiles: [string, string, Uint8Array][] = [
  ["vide", "empty", bytes()],
  ["fait d'espaces", "empty", encode(" \n\r\n ", "utf-8")],
  ["PDF", "pdf", encode("%PDF-1.7\n…", "utf-8")],
  ["photo JPEG", "image", bytes(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)],
  ["image PNG", "image", bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10)],
  ["photo HEIC de téléphone", "image", Buffer.concat([bytes(0, 0, 0, 24), Buffer.from("ftypheic0000")])],
  ["ancien Excel", "old-excel", compound("Root Entry\u0000Workbook")],
  ["Excel à mot de passe", "encrypted-workbook", compound("Root Entry\u0000EncryptionInfo\u0000EncryptedPackage")],
  ["ancien Word", "word", compound("Root Entry\u0000WordDocument")],
  ["page web nommée .xls", "html", encode("<html xmlns:o='urn:x'><table><tr><td>Nom</td></tr></table>", "windows-1252")],
  ["page web en UTF-16", "html", encode("<!DOCTYPE html><html></html>", "utf-16le", true)],
  ["tableur XML de 2003", "xml-spreadsheet", encode('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "utf-8")],
  ["LibreOffice", "open-document", aZip([{ name: "mimetype", data: "application/vnd.oasis.opendocument.spreadsheet", stored: true }, { name: "content.xml", data: "<x/>" }])],
  ["Numbers", "apple-numbers", aZip([{ name: "Index/Document.iwa", data: "x" }])],
  ["Word", "word", aZip([{ name: "word/document.xml", data: "<x/>" }])],
  ["Excel binaire", "binary-excel", aZip([{ name: "xl/workbook.bin", data: "x" }])],
  ["archive qui contient la liste", "archive", aZip([{ name: "liste.xlsx", data: aSheet([["Nom"]]) }])],
  ["archive gzip", "archive", gzipSync("Nom;Prénom")],
  ["texte enrichi", "word", encode("{\\rtf1 Nom}", "utf-8")],
  ["programme", "binary", Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7) % 32)],
  ["fiches sans fiche", "json-without-records", encode('{"lignesTelechargement": []}', "utf-8")],
  ["fiches coupées", "damaged-json", encode('{"lignesTelechargement": [{"a": 1}, {"b"', "utf-8")],
];
