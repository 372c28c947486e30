import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aSheet, aWorkbook, partsOf, sheetXml, type FixtureCell } from "./workbook-fixture.ts";
import { cellsOf, refusalOf, seen } from "./text-fixture.ts";

const header = ["Nom", "Prénom", "Valeur"];
const valueOf = async (cell: FixtureCell, more: Parameters<typeof aSheet>[1] = {}): Promise<string | null | undefined> =>
  cellsOf(await seen(aSheet([header, ["Fictif", "Maud", cell]], more)))[0]?.[2];

describe("Les cases d'un classeur Excel", () => {
  it("donnent leurs textes, partagés, directs, riches, avec leurs signes spéciaux", async () => {
    const words = ["Zéphyr & fils <SARL>", "<r><t>De la </t></r><r><rPr><b/></rPr><t>Fictive</t></r><rPh sb=\"0\" eb=\"1\"><t>phonétique</t></rPh>", "deux\nlignes", "a_x000D_b _x005F_x000D_"];
    assert.equal(await valueOf({ t: "s", v: 0 }, { words }), "Zéphyr & fils <SARL>");
    assert.equal(await valueOf({ t: "s", v: 1 }, { words }), "De la Fictive");
    assert.equal(await valueOf({ t: "s", v: 2 }, { words }), "deux\nlignes");
    assert.equal(await valueOf({ t: "s", v: 3 }, { words }), "a\rb _x000D_");
    assert.equal(await valueOf("Öztürk-Fictif"), "Öztürk-Fictif");
    assert.equal(await valueOf({ t: "inlineStr", xml: "<is><r><t>en </t></r><r><t>morceaux</t></r><rPh sb='0' eb='1'><t>phonétique</t></rPh></is>" }), "en morceaux");
    assert.equal(await valueOf({ t: "s", v: 99 }, { words }), null);
  });

  it("donnent les nombres comme on les lit, jamais en puissance de dix", async () => {
    assert.equal(await valueOf({ v: "9.9999000000001E+11" }), "999990000000,01");
    assert.equal(await valueOf({ v: "1.23456789012345E+14" }), "123456789012345");
    assert.equal(await valueOf({ v: "600000000" }), "600000000");
    assert.equal(await valueOf({ v: "0.30000000000000004" }), "0,3");
    assert.equal(await valueOf({ v: "26.5" }), "26,5");
    assert.equal(await valueOf({ t: "b", v: 1 }), "VRAI");
    assert.equal(await valueOf({ t: "b", v: 0 }), "FAUX");
  });

  it("donnent les dates d'après leur format, dans les deux systèmes d'Excel", async () => {
    for (const format of [14, 22, "dd/mm/yyyy", '[$-40C]d mmmm yyyy;@', "yyyy\\-mm\\-dd", "JJ/MM/AAAA", 'mmm-yy']) {
      assert.equal(await valueOf({ v: 30753, s: 1 }, { formats: [format] }), "1984-03-12", String(format));
      assert.equal(await valueOf({ v: 30753 - 1462, s: 1 }, { formats: [format], date1904: true }), "1984-03-12", `${format} 1904`);
    }
    for (const format of [0, 2, "0.00", '"jour" 0', "#,##0 \\d", "General"]) assert.equal(await valueOf({ v: 30753, s: 1 }, { formats: [format] }), "30753", String(format));
    assert.equal(await valueOf({ v: 45000.604166667, s: 1 }, { formats: [22] }), "2023-03-15 14:30");
    assert.equal(await valueOf({ v: 26.5 / 24, s: 1 }, { formats: ["[h]:mm"] }), "26:30");
    assert.equal(await valueOf({ v: 60, s: 1 }), "1900-02-29");
    assert.equal(await valueOf({ t: "d", v: "1984-03-12T00:00:00" }), "1984-03-12");
  });

  it("donnent la valeur des formules, leur erreur, ou disent qu'elles n'ont pas été calculées", async () => {
    assert.equal(await valueOf({ f: "A1&B1", t: "str", v: "calculé" }), "calculé");
    assert.equal(await valueOf({ f: "1/0", t: "e", v: "#DIV/0!" }), "#DIV/0!");
    const table = await seen(aSheet([header, ["Fictif", "Maud", { f: "A1" }]]));
    assert.equal(cellsOf(table)[0]?.[2], "#NON CALCULÉ!");
    assert.deepEqual(table.notes.find(({ code }) => code === "formulas-not-computed")?.detail, { count: 1 });
  });
});

describe("Les lignes et les feuilles d'un classeur", () => {
  it("gardent le numéro de ligne d'Excel, sautent les lignes vides mises en forme", async () => {
    const xml = sheetXml([header]).replace("</sheetData>", '<row r="2" s="4"><c r="A2" s="4"/></row><row r="40"><c r="A40" t="inlineStr"><is><t>Fictif</t></is></c><c r="C40"><v>7</v></c></row><row r="1048576"><c r="A1048576" s="1"/></row></sheetData>');
    const table = await seen(aWorkbook({ sheets: [{ name: "Liste", xml }] }));
    assert.deepEqual(table.rows.map(({ line, cells }) => [line, ...cells]), [[40, "Fictif", null, "7"]]);
  });

  it("acceptent les cases sans adresse, les préfixes et les sections brutes", async () => {
    const xml = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Nom</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Prénom</x:t></x:is></x:c></x:row>'
      + '<x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[Fictif & Cie]]></x:t></x:is></x:c><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const table = await seen(aWorkbook({ sheets: [{ name: "Liste", xml }] }));
    assert.deepEqual(table.rows.map(({ line, cells }) => [line, ...cells]), [[2, "Fictif & Cie", "3"]]);
  });

  it("donnent la valeur d'une case fusionnée à chaque ligne qu'elle couvre", async () => {
    const rows = [header, ["Fictif", "Maud", "équipe A"], ["Exemple", "Zéphyr", null], [null, null, null], ["Artefact", "Octave", null]];
    const table = await seen(aWorkbook({ sheets: [{ name: "Liste", rows, after: '<mergeCells count="2"><mergeCell ref="C2:C4"/><mergeCell ref="A1:B1"/></mergeCells>' }] }));
    assert.deepEqual(cellsOf(table).map((cells) => cells[2]), ["équipe A", "équipe A", null]);
    assert.deepEqual(table.notes.find(({ code }) => code === "merged-cells-filled")?.detail, { count: 1 });
  });

  it("nomment toutes les feuilles, lisent la première qui contient quelque chose, ou celle qu'on choisit", async () => {
    const workbook = aWorkbook({
      sheets: [
        { name: "Masquée", state: "hidden", rows: [["Nom"], ["caché"]] },
        { name: "Vide", rows: [] },
        { name: "Liste", rows: [["Nom"], ["vu"]] },
        { name: "Autre", rows: [["Nom"], ["choisi"]] },
      ],
    });
    const table = await seen(workbook);
    assert.deepEqual(cellsOf(table), [["vu"]]);
    assert.deepEqual(table.origin, {
      kind: "xlsx",
      sheet: "Liste",
      sheets: [{ name: "Masquée", hidden: true, chosen: false }, { name: "Vide", hidden: false, chosen: false }, { name: "Liste", hidden: false, chosen: true }, { name: "Autre", hidden: false, chosen: false }],
    });
    assert.deepEqual(cellsOf(await seen(workbook, { sheet: "Autre" })), [["choisi"]]);
    assert.deepEqual(cellsOf(await seen(workbook, { sheet: "Masquée" })), [["caché"]]);
    assert.equal(await refusalOf(workbook, { sheet: "Absente" }), "unknown-sheet");
  });

  it("se lisent sans les macros, et cela est dit", async () => {
    const table = await seen(aSheet([["Nom"], ["Fictif"]], { more: [{ name: "xl/vbaProject.bin", data: "macro" }] }));
    assert.deepEqual(cellsOf(table), [["Fictif"]]);
    assert.ok(table.notes.some(({ code }) => code === "macros-left-out"));
  });

  it("refusent trop de colonnes et trop de lignes, comptées sur ce qui est rempli", async () => {
    const wide = [Array.from({ length: 12 }, (_, index) => `Colonne ${index}`), ["x"]];
    assert.equal(await refusalOf(aSheet(wide), { limits: { columns: 10 } }), "too-many-columns");
    assert.equal(await refusalOf(aSheet([["Nom"], ...Array.from({ length: 90 }, (_, index) => [`n${index}`])]), { limits: { rows: 80 } }), "too-many-rows");
    const far = await seen(aSheet([["Nom", "Prénom"], ["a", "b", ...Array.from({ length: 30 }, () => null), "loin"], ["c", "d"], ["e", "f"]]), { limits: { columns: 10 } });
    assert.equal(far.rows[0]?.fault?.code, "too-many-cells");
  });

  it("survivent à un classeur sans styles ni textes partagés", async () => {
    const { aZip } = await import("./workbook-fixture.ts");
    const parts = partsOf({ sheets: [{ name: "L", rows: [["Nom"], ["Fictif"]] }] }).filter(({ name }) => !/styles|sharedStrings/.test(name));
    assert.deepEqual(cellsOf(await seen(aZip(parts))), [["Fictif"]]);
  });
});
