import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { suggestMapping } from "../../src/rooms/imports/columns.ts";
import { employeeRecordPlanner } from "../../src/rooms/imports/employee-record.ts";
import type { PlannedRow } from "../../src/rooms/imports/model.ts";
import { rowPlanner } from "../../src/rooms/imports/plan.ts";
import { refusedReport } from "../../src/rooms/imports/refused-report.ts";
import { addsUp, newTally, planRows, type Tally } from "../../src/rooms/imports/tally.ts";
import type { Row } from "#ground/tables/model";
import { anEmployeeRecord, anEnvelope } from "./employee-fixture.ts";
import { planContext } from "./list-fixture.ts";
import { encode, seen, type Seen } from "./text-fixture.ts";

type Imported = { rows: PlannedRow[]; tally: Tally; report: string };

const importing = async ({ header, rows }: Seen, plan: (row: Row) => PlannedRow): Promise<Imported> => {
  async function* each(): AsyncGenerator<Row> { yield* rows; }
  const tally = newTally();
  const done: PlannedRow[] = [];
  for await (const row of planRows(each(), plan, tally)) done.push(row);
  const { head, lineOf } = refusedReport(header);
  return { rows: done, tally, report: head + done.map((row) => (row.ok ? "" : lineOf(row))).join("") };
};
const importList = async (bytes: Uint8Array): Promise<Imported & { table: Seen }> => {
  const table = await seen(bytes);
  return { table, ...(await importing(table, rowPlanner(planContext(table.header), suggestMapping(table.header)))) };
};
const csv = (...lines: string[]): Uint8Array => encode(lines.join("\r\n"), "windows-1252");

describe("Le fichier des lignes refusées", () => {
  it("rend chaque ligne avec ses propres cases, dit quoi corriger, et se redépose tel quel", async () => {
    const first = await importList(csv("Nom;Prénom;Né(e) le;Ville", "EXEMPLE;Zéphyr;12/03/1984;Paris", 'FICTIF;Maud;31/02/1990;"Saint-Exemple; lès Fictif"', "ARTEFACT;;01/01/1990;Lille"));
    assert.deepEqual([first.tally.rowsIn, first.tally.taken, first.tally.refused], [3, 1, 2]);
    assert.ok(first.report.startsWith("\ufeffÀ corriger;Nom;Prénom;Né(e) le;Ville\r\n"));
    assert.ok(first.report.includes("Ligne 3 — colonne C (Né(e) le) : Le jour « 31/02/1990 » n'existe pas : ce mois a 28 jours."));

    const mended = first.report.replaceAll("31/02/1990", "28/02/1990").replace("ARTEFACT;;", "ARTEFACT;Octave;");
    const second = await importList(encode(mended, "utf-8"));
    assert.deepEqual([second.tally.rowsIn, second.tally.taken, second.tally.refused], [2, 2, 0]);
    assert.deepEqual(second.rows.map((row) => row.ok && [row.intake.person.familyName, row.intake.person.birthDate, row.intake.person.address?.commune]), [["FICTIF", "1990-02-28", "Saint-Exemple; lès Fictif"], ["ARTEFACT", "1990-01-01", "Lille"]]);
  });

  it("corrigé à moitié, ne garde qu'une colonne « À corriger »", async () => {
    const first = await importList(csv("Nom;Prénom;Né le", "FICTIF;Maud;31/02/1990"));
    const second = await importList(encode(first.report, "utf-8"));
    assert.equal(second.tally.refused, 1);
    assert.equal(second.report.match(/À corriger/g)?.length, 1);
    assert.deepEqual(second.table.rows[0]?.cells.slice(1), ["FICTIF", "Maud", "31/02/1990"]);
  });

  it("ne laisse passer aucune formule, et retrouve la valeur au retour", async () => {
    const dangers = ['=HYPERLINK("http://exemple.invalid")', "+33 6 00", "-2+3", "@SUM(A1)", "'=1+1"];
    const first = await importList(csv("Nom;Prénom;Né le;Souhait", ...dangers.map((text) => `FICTIF;Maud;hier;"${text.replaceAll('"', '""')}"`)));
    const { rows } = await seen(encode(first.report, "utf-8"));
    assert.ok(rows.every(({ cells }) => cells.every((cell) => !/^[=+\-@\t\r]/.test(cell ?? ""))));
    const mended = await importList(encode(first.report.replaceAll("hier", "01/01/1990"), "utf-8"));
    assert.deepEqual(mended.rows.map((row) => (row.ok ? row.intake.wish : row.refusals[0]?.reasonCode)), [dangers[0], ...Array.from({ length: 4 }, () => "repeated-row")]);
  });

  it("garde les cases en trop à leur place, et ne contient aucun numéro de sécurité sociale", async () => {
    const { report, tally } = await importList(csv("Nom;Prénom;NIR;Ville", "FICTIF;Maud;1841299999999;Lille;de trop", "EXEMPLE;;1841299999999;Lille", "AUTRE;Zo;;Paris"));
    assert.equal(tally.refused, 2);
    assert.ok(report.includes(";FICTIF;Maud;;Lille;de trop\r\n"));
    assert.ok(!report.includes("1841299999999"));
  });

  it("existe aussi pour les fiches salarié, et se relit comme des fiches", async () => {
    const table = await seen(anEnvelope([anEmployeeRecord({ personnePhysique: { prenom: null } }), anEmployeeRecord()]));
    const first = await importing(table, employeeRecordPlanner(planContext(table.header)));
    const back = await seen(encode(first.report.replace('"";', "").replace(/(DE LA FICTIVE;);/, "$1;"), "utf-8"));
    const prenom = back.header.findIndex((name) => name.endsWith("prenom"));
    const rows = back.rows.map((row) => ({ ...row, cells: row.cells.map((cell, index) => (index === prenom ? "MAUD" : cell)) }));
    const second = await importing({ ...back, rows }, employeeRecordPlanner(planContext(back.header)));
    assert.deepEqual([first.tally.refused, second.tally.taken, second.tally.refused], [1, 1, 0]);
  });
});

describe("Le compte des lignes", () => {
  it("tombe toujours juste : prises, expliquées, mises de côté", async () => {
    const { tally } = await importList(csv("Nom;Prénom;Heures", "EXEMPLE;Zéphyr;26", 'FICTIF;"Maud;20', "Nom;Prénom;Heures", "EXEMPLE;Zéphyr;26", "Total;;46", ";;"));
    assert.ok(addsUp(tally));
    assert.deepEqual([tally.rowsIn, tally.taken, tally.refused, tally.aside], [5, 1, 2, [{ line: 4, kind: "repeated-header" }, { line: 6, kind: "total" }]]);
    assert.deepEqual([...tally.reasons], [["quote-not-closed", 1], ["repeated-row", 1]]);
  });

  it("refuse la même personne deux fois, en disant où est la première", async () => {
    const { rows } = await importList(csv("Nom;Prénom;Né le", "EXEMPLE;Zéphyr;12/03/1984", "Exemple;ZÉPHYR;12 mars 1984"));
    assert.deepEqual(rows.map((row) => (row.ok ? "prise" : row.refusals.map(({ sentence }) => sentence))), ["prise", ["Cette personne est déjà à la ligne 2 de ce fichier."]]);
  });
});
