import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isKnownHeader } from "../../src/rooms/imports/columns.ts";
import { recordCutter } from "#ground/tables/csv-records";
import { usualLimits, type Encoding } from "#ground/tables/model";
import { cellsOf, encode, seen } from "./text-fixture.ts";

const french = "Nom;Prénom;Né(e) le;Commune\r\nFictif;Hélène;12/03/1984;Orléans\r\nArtefact;François;01/02/1990;Besançon\r\n";
const frenchCells = [["Fictif", "Hélène", "12/03/1984", "Orléans"], ["Artefact", "François", "01/02/1990", "Besançon"]];

describe("Un fichier CSV tel qu'un bureau français l'enregistre", () => {
  const cases: [string, Encoding, boolean, boolean][] = [
    ["UTF-8 sans marque", "utf-8", false, true],
    ["UTF-8 avec sa marque", "utf-8", true, true],
    ["UTF-16 petit-boutiste avec sa marque", "utf-16le", true, true],
    ["UTF-16 petit-boutiste sans marque", "utf-16le", false, true],
    ["UTF-16 gros-boutiste avec sa marque", "utf-16be", true, true],
    ["UTF-16 gros-boutiste sans marque", "utf-16be", false, true],
    ["Windows-1252", "windows-1252", false, false],
    ["MacRoman", "macintosh", false, false],
  ];
  for (const [name, encoding, bom, sure] of cases) {
    it(`se lit en ${name}, et dit si c'est une supposition`, async () => {
      const table = await seen(encode(french, encoding, bom));
      assert.deepEqual(cellsOf(table), frenchCells);
      assert.deepEqual(table.header, ["Nom", "Prénom", "Né(e) le", "Commune"]);
      assert.deepEqual(table.origin, { kind: "csv", encoding, encodingSure: sure, delimiter: ";" });
      assert.equal(table.notes.some(({ code }) => code === "encoding-assumed"), !sure);
    });
  }

  it("distingue Windows et Macintosh sur un nom en capitales, sur une apostrophe, sur un seul accent", async () => {
    for (const text of ["NOM;PRÉNOM\nDÉSIRÉ;HÉLÈNE\n", "Nom;Lieu\nFictif;rue de l’Île\n", "Nom;Ville\nFictif;Orléans\n", "Nom;Commune\nFictif;L’Haÿ, près de la forêt\n"]) {
      for (const encoding of ["windows-1252", "macintosh"] as const) {
        const table = await seen(encode(text, encoding));
        assert.equal((table.origin as { encoding: string }).encoding, encoding, `${text} en ${encoding}`);
      }
    }
  });

  it("laisse la personne choisir un autre encodage", async () => {
    const table = await seen(encode("Nom;Prénom\nFictif;Zoé\n", "macintosh"), { encoding: "windows-1252" });
    assert.equal(table.rows[0]?.cells[1], "ZoŽ");
    assert.deepEqual(table.notes, []);
  });

  it("garde un texte UTF-8 dont quelques lettres sont abîmées, et le dit", async () => {
    const bytes = Buffer.concat([encode(french, "utf-8"), Buffer.from("Exemple;Zo"), Buffer.of(0xe9), Buffer.from(";01/01/1990;Évreux\n")]);
    const table = await seen(bytes);
    assert.equal((table.origin as { encoding: string }).encoding, "utf-8");
    assert.ok(table.notes.some(({ code }) => code === "damaged-characters"));
    assert.equal(table.rows[2]?.cells[1], "Zo\ufffd");
  });

  it("dit qu'un fichier s'arrête au milieu d'une lettre", async () => {
    const table = await seen(encode(french + "Exemple;Zoé", "utf-8").subarray(0, -1));
    assert.ok(table.notes.some(({ code }) => code === "cut-inside-a-character"));
  });
});

describe("Le découpage en cases", () => {
  it("trouve le point-virgule, la virgule, la tabulation, la barre, et la ligne « sep= » d'Excel", async () => {
    for (const [sign, delimiter] of [[";", ";"], [",", ","], ["\t", "\t"], ["|", "|"]] as const) {
      const table = await seen(encode(french.replaceAll(";", sign), "utf-8"));
      assert.deepEqual(cellsOf(table), frenchCells);
      assert.equal((table.origin as { delimiter: string }).delimiter, delimiter);
    }
    const told = await seen(encode(`sep=|\r\n${french.replaceAll(";", "|")}`, "utf-8"));
    assert.deepEqual(told.rows.map(({ line }) => line), [3, 4]);
  });

  it("ne prend pas la virgule des nombres pour un séparateur", async () => {
    const table = await seen(encode("Nom;Heures\nFictif;26,5\nArtefact;20,5\n", "utf-8"));
    assert.deepEqual(cellsOf(table), [["Fictif", "26,5"], ["Artefact", "20,5"]]);
  });

  it("suit la ligne que l'on voit dans l'éditeur, malgré les retours à la ligne entre guillemets", async () => {
    const table = await seen(encode('Nom;Prénom;Note\r\nFictif;Maud;"une\r\nnote ""longue"""\r\nExemple;Zéphyr;x\r\n', "utf-8"));
    assert.deepEqual(table.rows.map(({ line, cells }) => [line, cells[2]]), [[2, 'une\r\nnote "longue"'], [4, "x"]]);
  });

  it("lit les fins de ligne de Windows, de Linux et des anciens Macintosh", async () => {
    for (const newline of ["\r\n", "\n", "\r"]) {
      const table = await seen(encode(`Nom;Prénom${newline}Fictif;Maud${newline}Exemple;Octave`, "utf-8"));
      assert.deepEqual(table.rows.map(({ line, cells }) => [line, ...cells]), [[2, "Fictif", "Maud"], [3, "Exemple", "Octave"]]);
    }
  });

  it("ne perd qu'une ligne pour un guillemet jamais refermé, et dit laquelle", async () => {
    const table = await seen(encode('Nom;Prénom\nFictif;"Maud\nExemple;Zéphyr\nArtefact;"Octave"\n', "utf-8"));
    assert.deepEqual(table.rows.map(({ line, fault }) => [line, fault?.code ?? null]), [[2, "quote-not-closed"], [3, null], [4, null]]);
    assert.equal(table.rows[0]?.fault?.column, 1);
  });

  it("signale un guillemet au milieu d'un texte", async () => {
    const table = await seen(encode('Nom;Prénom\n"Le "Fictif" Zo";Maud\nExemple;Zéphyr\n', "utf-8"));
    assert.deepEqual(table.rows.map(({ fault }) => fault?.code ?? null), ["quote-misplaced", null]);
  });

  it("signale une ligne qui a trop de cases, et complète celle qui en a moins", async () => {
    const table = await seen(encode("Nom;Prénom;Ville\nFictif;Maud;Lille;de trop\nExemple;Zéphyr\n", "utf-8"));
    assert.deepEqual(table.rows.map(({ fault }) => fault?.code ?? null), ["too-many-cells", null]);
    assert.deepEqual(table.rows[0]?.cells, ["Fictif", "Maud", "Lille", "de trop"]);
    assert.deepEqual(table.rows[1]?.cells, ["Exemple", "Zéphyr", null]);
  });

  it("ne laisse pas un guillemet avaler tout un fichier jusqu'à un autre, très loin", async () => {
    const lines = Array.from({ length: 8_000 }, (_, index) => `Fictif ${index};Maud`);
    const table = await seen(encode(['Nom;Prénom', '"Ouvert;Zéphyr', ...lines, 'Exemple;fin"', "Artefact;Octave"].join("\n"), "utf-8"));
    assert.deepEqual(table.rows.filter(({ fault }) => fault).map(({ line }) => line), [2]);
    assert.equal(table.rows.length, 8_003);
    const atOnce = recordCutter(";", usualLimits).push(['"Ouvert;Zéphyr', ...lines, 'Exemple;fin"', ""].join("\n"), true);
    assert.equal(atOnce.length, 8_002);
  });

  it("rend chaque ligne quand toutes ouvrent un guillemet", async () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `"""${index}""`).join("\n");
    const table = await seen(encode(`Nom;Prénom\n${lines}\n`, "utf-8"));
    assert.equal(table.rows.length, 5_000);
    assert.ok(table.rows.every(({ fault }) => fault?.code === "quote-not-closed"));
  });

  it("signale une case de plus de 32 767 caractères", async () => {
    const table = await seen(encode(`Nom;Prénom\n${"x".repeat(32_767)};Maud\n${"x".repeat(32_768)};Maud\n`, "utf-8"));
    assert.deepEqual(table.rows.map(({ fault }) => fault?.code ?? null), [null, "cell-too-long"]);
  });

  it("est le même où que tombent les morceaux du fichier", () => {
    const text = 'a;"b ""c"""  ;d\r\n"e\r\nf" ;"";g\r"ouvert;h\n"i"j";k\n;;\nfin;"';
    const cutBy = (size: number): unknown => {
      const cutter = recordCutter(";", usualLimits);
      const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));
      return [...pieces.flatMap((piece) => cutter.push(piece, false)), ...cutter.push("", true)];
    };
    const whole = cutBy(text.length);
    assert.deepEqual((whole as { line: number; cells: string[] }[]).slice(0, 2), [{ line: 1, cells: ["a", 'b "c"', "d"], fault: null }, { line: 2, cells: ["e\r\nf", "", "g"], fault: null }]);
    for (let size = 1; size < text.length; size += 1) assert.deepEqual(cutBy(size), whole, `pieces of ${size}`);
  });
});

describe("L'en-tête", () => {
  it("se trouve sous des lignes de titre et des lignes vides", async () => {
    const text = "Chantier de l'Exemple;;\nListe au 1er mars;;\n;;\nNom;Prénom;Date naiss.\nFictif;Maud;12/03/1984\n";
    const table = await seen(encode(text, "utf-8"), { knowsHeader: isKnownHeader });
    assert.equal(table.headerLine, 4);
    assert.deepEqual(cellsOf(table), [["Fictif", "Maud", "12/03/1984"]]);
    assert.deepEqual(table.notes.find(({ code }) => code === "lines-before-header")?.detail, { count: 2, line: 4 });
  });

  it("se trouve sous une ligne qui regroupe les colonnes", async () => {
    const table = await seen(encode("Identité;Identité;Contrat;Contrat\nNom;Prénom;Début CDDI;Fin de contrat\nFictif;Maud;01/03/2026;28/02/2027\n", "utf-8"), { knowsHeader: isKnownHeader });
    assert.deepEqual([table.headerLine, table.rows.length], [2, 1]);
  });

  it("peut être choisi par la personne, et son absence est dite", async () => {
    const text = "Bureau;Antenne\nNom;Prénom\nFictif;Maud\n";
    assert.deepEqual((await seen(encode(text, "utf-8"), { headerLine: 2 })).header, ["Nom", "Prénom"]);
    assert.equal((await seen(encode(text, "utf-8"), { headerLine: 9 })).refusal?.code, "header-line-not-found");
  });

  it("dit ses noms répétés et ses noms absents, et s'il ressemble à une ligne de la liste", async () => {
    const table = await seen(encode("Nom;Date;Date;\nFictif;12/03/1984;01/01/2024;x\n", "utf-8"));
    assert.deepEqual(table.notes.filter(({ code }) => code.startsWith("header")).map(({ code, detail }) => [code, detail["column"]]), [["header-repeated-name", "C"], ["header-without-name", "D"]]);
    const bare = await seen(encode("Fictif;Maud;12/03/1984\nExemple;Zéphyr;01/01/1990\n", "utf-8"));
    assert.ok(bare.notes.some(({ code }) => code === "header-looks-like-data"));
  });

  it("met de côté la ligne de total et l'en-tête répété, sans les perdre du compte", async () => {
    const table = await seen(encode("Nom;Prénom;Heures\nFictif;Maud;26\nNom;Prénom;Heures\nTotal;Jean-Faux;20\nTotal;;46\n\nEffectif total : 2;;\n", "utf-8"));
    assert.deepEqual(table.rows.map(({ line, aside }) => [line, aside]), [[2, null], [3, "repeated-header"], [4, null], [5, "total"], [7, "total"]]);
    assert.deepEqual(table.notes.find(({ code }) => code === "blank-lines")?.detail, { count: 1 });
  });
});
