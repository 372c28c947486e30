import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { documentKinds } from "./model.ts";
import { fileNameOf, isDocumentKind, kindRules, mayAddDocument, mayOpenVault, mostShareMonths, mostVaultBytes, remindOn, shareFault, shareStands, usualShareMonths, vaultTopics } from "./rules.ts";

describe("Le coffre, ses règles", () => {
  it("une sorte se connaît par son code, et par rien d'autre", () => assert.deepEqual([isDocumentKind("lease"), isDocumentKind("toString"), isDocumentKind("")], [true, false, false]));
  it("la fin s'annonce d'avance, autant de jours que la sorte le demande ; sans fin ou sans préavis, jamais", () => {
    assert.deepEqual([remindOn("residence-permit", "2027-02-01"), remindOn("health-card", "2027-03-02"), remindOn("resume", "2027-01-01"), remindOn("lease", null)], ["2026-10-04", "2027-01-01", null, null]);
  });
  it("s'ouvre à qui lit un de ses sujets, ou suit la personne ; s'emplit par qui écrit le sujet", () => {
    assert.deepEqual([...vaultTopics].sort(), ["debts", "health", "housing", "identity", "justice", "notes", "rights", "work"]);
    for (const topic of vaultTopics) assert.equal(mayOpenVault({ topics: [topic], reasons: [] }), true);
    assert.deepEqual([mayOpenVault({ topics: ["presence", "voice", "life"], reasons: [{ as: "technical-supervisor" }] }), mayOpenVault({ topics: ["presence"], reasons: [{ as: "referent" }] })], [false, true]);
    assert.deepEqual([mayOpenVault({ topics: ["presence"], reasons: [] }), mayOpenVault({ topics: ["presence"], reasons: [{ as: "director" }, { as: "referent" }] })], [false, true]);
    const lead = { topics: ["rights" as const], reasons: [{ as: "lead" as const }] };
    assert.deepEqual(documentKinds.filter((kind) => mayAddDocument(lead, kind)), documentKinds.filter((kind) => kindRules[kind].topic === "rights"));
    assert.equal(mayAddDocument({ topics: ["rights"], reasons: [{ as: "coordinator" }] }, "tax-notice"), false);
  });
  it("un partage : trois mois d'habitude, deux ans au plus, un témoin de vive voix", () => {
    const fault = (endsOn: string, means = "paper", witness: string | null = null) => shareFault({ givenOn: "2026-11-21", endsOn, means, witness });
    assert.deepEqual([fault("2026-11-21"), fault("2026-11-20"), fault("2028-11-21"), fault("2028-11-22"), fault("2027-01-01", "spoken"), fault("2027-01-01", "spoken", " "), fault("2027-01-01", "spoken", "Maud")],
      [null, "ends-before-it-starts", null, "longer-than-two-years", "witness-missing", "witness-missing", null]);
    assert.deepEqual([usualShareMonths, mostShareMonths, mostVaultBytes], [3, 24, 104857600]);
    assert.deepEqual([shareStands({ endsOn: "2026-11-21", withdrawnAt: null }, "2026-11-21"), shareStands({ endsOn: "2026-11-20", withdrawnAt: null }, "2026-11-21"), shareStands({ endsOn: "2027-01-01", withdrawnAt: new Date(0) }, "2026-11-21")], [true, false, false]);
  });
  it("un nom de fichier : lettres simples, sans bord, soixante signes, la fin de son vrai type", () => {
    assert.deepEqual([fileNameOf("  Reçu n° 1 !", "image/png"), fileNameOf("../../etc", "image/webp"), fileNameOf("", "application/pdf"), fileNameOf("a".repeat(80), "image/jpeg").length], ["Recu-n-1.png", "etc.webp", "document.pdf", 64]);
  });
});
