import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readers, fieldCodes } from "../../src/rooms/imports/fields.ts";
import { suggestMapping } from "../../src/rooms/imports/columns.ts";
import { withoutNir } from "../../src/rooms/imports/cells/nir.ts";
import { anEmployeeRecord, anEnvelope } from "./employee-fixture.ts";
import { encode, seen } from "./text-fixture.ts";
import { aSheet } from "./workbook-fixture.ts";

// `seen` lets through anything that is not the typed refusal: an unexpected error fails these tests by being thrown.
const runs = (numRuns: number) => ({ numRuns, seed: 20_261_121 });
const workbook = aSheet([["Nom", "Prénom", "Date"], ...Array.from({ length: 900 }, (_, index) => [`Fictif ${index * 7_919}`, `Maud ${(index * 104_729) % 9_973}`, { v: 30_000 + index, s: 1 }])]);
const beginnings = ["", "PK\u0003\u0004", "%PDF", "{\"a\":[{", "[{\"a\":1},", "<html>", "Nom;Prénom\n", "\u00ef\u00bb\u00bf", "\u00ff\u00fe", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "sep=;\n"];

describe("Un fichier quelconque", () => {
  it("donne une lecture ou un refus, jamais autre chose", async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 600 }), async (beginning, noise) => {
      await seen(Buffer.concat([Buffer.from(beginning, "latin1"), noise]));
    }), runs(400));
  });

  it("un classeur coupé à chaque kilo-octet est refusé", async () => {
    assert.ok(workbook.length > 20_000);
    for (let length = 1_024; length < workbook.length; length += 1_024) {
      assert.match((await seen(workbook.subarray(0, length))).refusal?.code ?? "read", /^(damaged|inflates)/, `${length} bytes`);
    }
    assert.equal((await seen(workbook)).rows.length, 900);
  });

  it("un classeur dont un octet a changé est lu ou refusé", async () => {
    await fc.assert(fc.asyncProperty(fc.nat(workbook.length - 1), fc.nat(255), async (at, byte) => {
      const changed = Uint8Array.from(workbook);
      changed[at] = byte;
      await seen(changed);
    }), runs(60));
  });

  it("des fiches coupées n'importe où sont lues ou refusées", async () => {
    const file = anEnvelope([anEmployeeRecord(), anEmployeeRecord()]);
    for (let length = 10; length < file.length; length += 97) assert.ok((await seen(file.subarray(0, length))).refusal, `${length} bytes`);
  });

  it("un texte dans un encodage choisi de travers reste lisible ligne à ligne", async () => {
    const text = encode("Nom;Prénom\nFictif;Hélène\nExemple;Zéphyr\n", "utf-8");
    for (const encoding of ["windows-1252", "macintosh", "utf-16le", "utf-16be"] as const) await seen(text, { encoding });
  });
});

describe("Une case quelconque", () => {
  const context = { today: "2026-11-21", dateSystem: 1900 as const, nameOrder: "family-first" as const };
  const anyText = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 20 }),
    fc.array(fc.constantFrom("0", "1", "9", "/", "-", ".", " ", "mars", "le", "fin", "26h", "@", "+33", ",", "«", "é", "RSA", "pas de"), { maxLength: 12 }).map((parts) => parts.join("")),
  );
  it("a toujours une réponse, pour chaque champ", () => {
    fc.assert(fc.property(anyText, fc.constantFrom(...fieldCodes), (text, field) => {
      const parsed = readers[field](text, context);
      assert.ok(["value", "wrong", "refused", "unknown", "not-asked"].includes(parsed.is));
    }), runs(4_000));
  });
  it("dans un en-tête, est toujours une colonne", () => {
    fc.assert(fc.property(fc.array(anyText, { minLength: 1, maxLength: 6 }), (header) => {
      assert.equal(suggestMapping(header).columns.length, header.length);
    }), runs(200));
  });
  // A pattern that backtracks would not finish here.
  it("très longue, a toujours une réponse", () => {
    for (const unit of ["1", " 1", "a ", "\"", "-", "1.", "/1", "a@", "x.", "(", "fin ", "+3 "]) {
      const text = unit.repeat(16_000).trim();
      for (const field of fieldCodes) assert.ok(readers[field](text, context).is, `${field} ${unit}`);
      assert.equal(typeof withoutNir(text).text, "string");
    }
  });
});
