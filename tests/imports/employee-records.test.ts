import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { educationCodes, employerCodes, orientationCodes } from "../../src/rooms/imports/employee-codes.ts";
import { employeeRecordPlanner, isEmployeeRecords } from "../../src/rooms/imports/employee-record.ts";
import type { PlannedRow } from "../../src/rooms/imports/model.ts";
import { anEmployeeRecord, anEnvelope } from "./employee-fixture.ts";
import { intakeOf, planContext, reasonsOf } from "./list-fixture.ts";
import { seen } from "./text-fixture.ts";

const plannedFile = async (bytes: Uint8Array): Promise<PlannedRow[]> => {
  const { header, rows } = await seen(bytes);
  assert.ok(isEmployeeRecords(header));
  return rows.map(employeeRecordPlanner(planContext(header)));
};
const plannedRecord = async (more: Parameters<typeof anEmployeeRecord>[0] = {}): Promise<PlannedRow> => (await plannedFile(anEnvelope([anEmployeeRecord(more)])))[0]!;
const situation = (situationSalarie: object): Promise<PlannedRow> => plannedRecord({ situationSalarie });

describe("Une fiche salarié des Emplois de l'inclusion", () => {
  it("se lit dans l'enveloppe d'un fichier, dans une liste nue, ou dans la réponse de l'interface", async () => {
    const record = anEmployeeRecord();
    for (const shape of [anEnvelope([record]), Buffer.from(JSON.stringify([record])), Buffer.from(`\ufeff${JSON.stringify({ count: 1, results: [record] })}`)]) {
      assert.equal((await plannedFile(shape)).length, 1);
    }
    assert.equal(isEmployeeRecords(["Nom", "Prénom", "Né(e) le"]), false);
  });

  it("devient une personne et son PASS", async () => {
    const intake = intakeOf(await plannedRecord());
    assert.deepEqual(intake.person, {
      familyName: "DE LA FICTIVE", givenName: "MAUD", usualName: null, birthDate: "1984-03-12", gender: "woman", externalId: "fictif0000000000000000000000001", phones: [], email: null,
      address: { lines: "12 bis RUE DE L EXEMPLE", postcode: "75011", commune: null }, domiciliation: null, languages: [],
    });
    assert.deepEqual(intake.journey, { entryOn: "2025-03-01", stage: "cddi", leadReferent: null, pass: { number: "999990000001", startsOn: "2025-03-01", endsOn: "2027-02-28" } });
    assert.equal(intake.source, "employee-record");
  });

  it("donne les ressources avec leur ancienneté, la RQTH, les freins sous leur thème", async () => {
    const row = await plannedRecord();
    const intake = intakeOf(row);
    assert.deepEqual(intake.facts.map(({ code, startsOn }) => [code, startsOn]), [["rsa", "2023-03-01"], ["disability-granted", "2025-03-01"]]);
    assert.deepEqual(intake.barriers.map(({ code }) => code), ["housing", "justice", "mobility", "family"]);
    assert.deepEqual(intake.background.map(({ code }) => code), ["oriented-by/03", "education/50", "without-job/03", "registered/02", "registered-job-seeker", "rsa/OUI-M"]);
    assert.ok(row.warnings.some(({ code }) => code === "entry-taken-from-pass"));
  });

  it("comprend chaque code : allocations, absence de ressource, français, ASE, réfugié, formation", async () => {
    const codes = async (more: object): Promise<string[]> => intakeOf(await situation({ salarieBenefRSA: "NON", salarieRQTH: "NON", ...more })).facts.map(({ code, startsOn }) => `${code} ${startsOn}`);
    assert.deepEqual(await codes({ salarieBenefASS: "OUI", salarieBenefASSDepuis: "03" }), ["ass 2024-03-01"]);
    assert.deepEqual(await codes({ salarieBenefAAH: "OUI", salarieBenefAAHDepuis: "01" }), ["aah 2025-03-01"]);
    assert.deepEqual(await codes({ salarieBenefATA: "OUI", salarieBenefATADepuis: "02" }), ["asylum-allowance 2024-09-01"]);
    assert.deepEqual(await codes({ salarieSansRessource: "OUI" }), ["no-income 2025-03-01"]);
    const intake = intakeOf(await situation({ salarieLangueFrancaise: "OUI", salarieSortantASE: "OUI", salarieRefugie: "OUI", niveauFormation: "01", salarieEnEmploi: "OUI", salarieTypeEmployeur: "04" }));
    assert.ok(["language", "training"].every((code) => intake.barriers.some((barrier) => barrier.code === code)));
    assert.ok(["child-welfare-leaver", "refugee", "employed-before", "employer/04"].every((code) => intake.background.some((told) => told.code === code)));
  });

  it("connaît tous les codes du format", async () => {
    for (const [field, known] of [["orienteur", orientationCodes], ["niveauFormation", educationCodes], ["salarieTypeEmployeur", employerCodes]] as const) {
      for (const code of Object.keys(known)) assert.equal((await situation({ [field]: code })).ok, true, `${field} ${code}`);
    }
    assert.deepEqual([Object.keys(orientationCodes).length, Object.keys(educationCodes).length, Object.keys(employerCodes).length], [24, 11, 7]);
  });

  it("retrouve le zéro d'un code qu'un tableur a mangé", async () => {
    assert.ok(intakeOf(await situation({ orienteur: "3" })).background.some(({ words }) => words === "Orienté par : France Travail"));
  });

  it("refuse un code inconnu, un champ nécessaire vide, des dates impossibles, toutes ensemble", async () => {
    const row = await plannedRecord({ personnePhysique: { prenom: null, dateNaissance: "31/02/1984", passIae: "12" }, situationSalarie: { orienteur: "77", salarieMobilite: "PEUT-ETRE" } });
    assert.deepEqual(reasonsOf(row).map((reason) => reason.split(" ")[1]).toSorted(), ["code-unknown", "code-unknown", "date-impossible", "pass-number-unreadable", "value-missing"]);
  });

  it("n'en garde jamais le numéro de sécurité sociale, ni l'identifiant France Travail", async () => {
    for (const row of [await plannedRecord(), await plannedRecord({ personnePhysique: { prenom: null } })]) assert.ok(!JSON.stringify(row).includes("284129999999999"));
    assert.ok(!JSON.stringify(intakeOf(await plannedRecord())).includes("0000000A"));
  });

  it("a la même clé pour la même mesure, la même structure et le même PASS, comme à l'ASP", async () => {
    const key = async (record: Record<string, unknown>): Promise<string> => intakeOf((await plannedFile(anEnvelope([record])))[0]!).key;
    const record = anEmployeeRecord();
    assert.equal(await key(record), await key({ ...anEmployeeRecord({ personnePhysique: { nomUsage: "AUTRE" } }), typeMouvement: "M", numLigne: 9 }));
    assert.notEqual(await key(record), await key({ ...record, mesure: "EI_DC" }));
    assert.notEqual(await key(record), await key(anEmployeeRecord({ personnePhysique: { passIae: "999990000002" } })));
  });

  it("dit la ligne où commence chaque fiche, et refuse celle qui n'en est pas une", async () => {
    const { rows } = await seen(anEnvelope([anEmployeeRecord(), anEmployeeRecord()]));
    assert.deepEqual(rows.map(({ line }) => line > 1), [true, true]);
    assert.ok(rows[1]!.line > rows[0]!.line + 50);
  });
});
