import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fileRefusalWords } from "#ground/tables/words.fr";
import { aSheet, aZip, partsOf, sheetXml, type Part } from "./workbook-fixture.ts";
import { refusedFiles } from "./refused-fixture.ts";
import { encode, refusalOf, seen } from "./text-fixture.ts";

const list = { sheets: [{ name: "Liste", rows: [["Nom"], ["Fictif"]] }] };
const withPart = (name: string, data: string): Uint8Array => aZip(partsOf(list).map((part) => (part.name === name ? { ...part, data } : part)));

describe("Un fichier qui n'est pas une liste est refusé en disant quoi faire", () => {
  for (const [name, code, file] of refusedFiles) {
    it(name, async () => {
      const { refusal } = await seen(file);
      assert.equal(refusal?.code, code);
      assert.match(fileRefusalWords[refusal!.code](refusal!.detail), /\.$/);
    });
  }

  it("trop lourd", async () => assert.equal(await refusalOf(encode("Nom;Prénom\nFictif;Maud\n", "utf-8"), { limits: { fileBytes: 10 } }), "too-big"));
  it("une ligne sans fin", async () => assert.equal(await refusalOf(encode(`Nom;Prénom\n${"x".repeat(300_000)}`, "utf-8"), { limits: { recordCharacters: 100_000 } }), "line-too-long"));
});

describe("Des fiches piégées sont refusées", () => {
  it("par leur profondeur", async () => assert.equal(await refusalOf(encode(`[{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}]`, "utf-8")), "damaged-json"));
  it("par la longueur d'une fiche", async () => assert.equal(await refusalOf(encode(`[{"a":"${"x".repeat(5_000)}"}]`, "utf-8"), { limits: { recordCharacters: 1_000 } }), "line-too-long"));
  it("par leur poids", async () => assert.equal(await refusalOf(encode('[{"a":"x"}]', "utf-8"), { limits: { jsonBytes: 5 } }), "too-big"));
});

describe("Un classeur piégé est refusé sans être déployé", () => {
  const zeros = (megabytes: number): Part => ({ name: "xl/worksheets/sheet1.xml", data: new Uint8Array(megabytes * 1024 * 1024).fill(0x20) });
  const bombed = (part: Part): Uint8Array => aZip([...partsOf(list).filter(({ name }) => name !== part.name), part]);

  it("par la taille qu'il déclare", async () => assert.equal(await refusalOf(bombed(zeros(3)), { limits: { uncompressedBytes: 2_000_000 } }), "inflates-too-much"));
  it("par le rapport entre ses tailles", async () => assert.equal(await refusalOf(bombed(zeros(3)), { limits: { ratioFromBytes: 1_000_000 } }), "inflates-too-much"));
  it("par la taille réelle, quand il ment sur celle qu'il déclare", async () => assert.equal(await refusalOf(bombed({ ...zeros(3), claims: 2_000 })), "inflates-too-much"));
  it("par le nombre de ses éléments", async () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ name: `xl/media/${index}`, data: "x" }));
    assert.equal(await refusalOf(aZip([...partsOf(list), ...many]), { limits: { entries: 50 } }), "too-many-entries");
  });
  it("par deux éléments du même nom", async () => assert.equal(await refusalOf(aZip([...partsOf(list), { name: "xl/workbook.xml", data: "<x/>" }])), "damaged-archive"));
  it("par trop de textes partagés", async () => assert.equal(await refusalOf(aSheet([["Nom"], [{ t: "s", v: 0 }]], { words: ["x".repeat(500)] }), { limits: { sharedCharacters: 400 } }), "too-many-shared-words"));
  it("par un élément chiffré", async () => assert.equal(await refusalOf(aZip(partsOf(list).map((part) => ({ ...part, flags: 1 })))), "encrypted-workbook"));
  it("par une entité externe, ou des entités en cascade", async () => {
    const external = sheetXml([["Nom"], ["Fictif"]]).replace("<worksheet", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><worksheet').replace("Fictif", "&e;");
    const laughs = sheetXml([["Nom"]]).replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><worksheet');
    assert.equal(await refusalOf(withPart("xl/worksheets/sheet1.xml", external)), "hostile-xml");
    assert.equal(await refusalOf(withPart("xl/worksheets/sheet1.xml", laughs)), "hostile-xml");
  });
  it("par des balises sans fin, ou un texte sans fin", async () => {
    assert.equal(await refusalOf(withPart("xl/worksheets/sheet1.xml", `<worksheet><sheetData>${"<a>".repeat(200)}`)), "hostile-xml");
    assert.equal(await refusalOf(withPart("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c t="str"><v>${"x".repeat(5_000_000)}`)), "hostile-xml");
  });
  it("par un XML mal formé, une feuille absente", async () => {
    assert.equal(await refusalOf(withPart("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row></sheetData>")), "damaged-workbook");
    assert.equal(await refusalOf(withPart("xl/_rels/workbook.xml.rels", "<Relationships/>")), "no-sheet");
    assert.equal(await refusalOf(aSheet([])), "empty");
  });
  it("par une copie interrompue", async () => {
    const whole = aSheet(Array.from({ length: 300 }, (_, index) => [`Nom ${index}`, `Prénom ${index}`]));
    assert.equal(await refusalOf(whole.subarray(0, whole.length - 100)), "damaged-archive");
    assert.equal(await refusalOf(Buffer.concat([whole.subarray(0, 200), new Uint8Array(60), whole.subarray(260)])), "damaged-archive");
  });
});
