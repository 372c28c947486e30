import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Fact } from "../../src/rooms/imports/model.ts";
import { rowKey } from "../../src/rooms/imports/row-key.ts";
import { intakeOf, planned, reasonsOf, refusalsOf } from "./list-fixture.ts";

const facts = (columns: Record<string, string>, more = {}): string[] =>
  intakeOf(planned({ "Date entrée": "01/03/2025", ...columns }, more)).facts.map(({ line, answer, code, startsOn, endsOn, dueOn, weeklyHours }: Fact) =>
    [line, code ?? answer, startsOn, endsOn && `fin ${endsOn}`, dueOn && `échéance ${dueOn}`, weeklyHours && `${weeklyHours} h`].filter(Boolean).join(" "));

describe("Une ligne juste", () => {
  it("devient une personne, un parcours, un PASS", () => {
    const intake = intakeOf(planned({
      Nom: "DE LA FICTIVE", Prénom: "Maud", "Nom d'usage": "Fictive", "Né(e) le": "12/03/1984", Civilité: "Mme", Tél: "600000000", Portable: "07 00 00 00 00", Mail: "maud@exemple.invalid", Adresse: "1 rue de l'Exemple", "Adresse 2": "Bâtiment B",
      CP: "1000", Ville: "Bourg-Fictif", Domiciliation: "CCAS", Langues: "arabe, bambara, klingon", "Date entrée": "01/03/2025", Étape: "PHC", "N° PASS": "99999 00 00001", "Début PASS": "01/03/2025", "Fin PASS": "28/02/2027", Souhait: "Un logement à moi", "N° dossier": "D-12", "Mail CISP": "cisp@exemple.invalid",
    }, { line: 7 }));
    assert.deepEqual(intake.person, {
      familyName: "DE LA FICTIVE", givenName: "Maud", usualName: "Fictive", birthDate: "1984-03-12", gender: "woman", externalId: "D-12", phones: ["+33600000000", "+33700000000"], email: "maud@exemple.invalid",
      address: { lines: "1 rue de l'Exemple, Bâtiment B", postcode: "01000", commune: "Bourg-Fictif" }, domiciliation: { organisation: "CCAS", endsOn: null },
      languages: [{ code: "ar", words: "arabe" }, { code: "bm", words: "bambara" }, { code: null, words: "klingon" }],
    });
    assert.deepEqual(intake.journey, { entryOn: "2025-03-01", stage: "first-hours", leadReferent: "cisp@exemple.invalid", pass: { number: "999990000001", startsOn: "2025-03-01", endsOn: "2027-02-28" } });
    assert.deepEqual([intake.line, intake.wish, intake.source], [7, "Un logement à moi", "list"]);
  });

  it("ne demande que le nom et le prénom, et accepte une personne qui n'a qu'un nom", () => {
    assert.equal(planned({}).ok, true);
    assert.deepEqual(intakeOf(planned({ Prénom: "sans prénom" })).person.givenName, "");
    assert.deepEqual(reasonsOf(planned({ Prénom: null })), ["B value-missing"]);
    assert.deepEqual(reasonsOf(planned({ Nom: "-", Prénom: "-" })), ["A value-missing"]);
  });
});

describe("Les situations d'une ligne", () => {
  it("logement, ressources, titre, RQTH, avec leurs dates", () => {
    assert.deepEqual(facts({ Logement: "hôtel 115", "Logement depuis": "mars 2021", Ressources: "RSA, APL", "Titre de séjour": "CSP jusqu'au 12/03/2027", RQTH: "oui", "Fin RQTH": "31/12/2028", "Couverture santé": "CSS" }), [
      "housing hotel 2021-03-01", "resources/rsa rsa 2025-03-01", "resources/housing-benefit housing-benefit 2025-03-01", "health-cover full-cover 2025-03-01",
      "rights/residence permit-multi-year 2025-03-01 échéance 2027-03-12", "rights/disability disability-granted 2025-03-01 échéance 2028-12-31",
    ]);
  });
  it("le contrat, en cours ou fini", () => {
    assert.deepEqual(facts({ "Début CDDI": "01/03/2026", "Fin de contrat": "28/02/2027", Heures: "26" }), ["work cddi 2026-03-01 échéance 2027-02-28 26 h"]);
    assert.deepEqual(facts({ "Début CDDI": "01/03/2025", "Fin de contrat": "31/08/2025", Étape: "premières heures" }), ["work first-hours 2025-03-01 fin 2025-09-01 échéance 2025-08-31"]);
  });
  it("refusé, inconnu, non demandé, et rien du tout quand la case est vide", () => {
    assert.deepEqual(facts({ Logement: "ne souhaite pas répondre", Ressources: "NSP", RQTH: "NR", "Titre de séjour": "" }), ["housing refused 2025-03-01", "resources/rsa unknown 2025-03-01", "rights/disability not-asked 2025-03-01"]);
    assert.deepEqual(facts({ Ressources: "néant" }), ["resources/no-income no-income 2025-03-01"]);
    assert.deepEqual(facts({ Ressources: "sans ressource, RSA" }), ["resources/rsa rsa 2025-03-01"]);
  });
  it("peuvent dater du jour du fichier plutôt que de l'entrée", () => {
    assert.deepEqual(facts({ Logement: "CHRS" }, { mapping: { factsAsOf: "today" } }), ["housing shelter 2026-11-21"]);
    assert.deepEqual(facts({ "Logement actuel": "CHRS" }), ["housing shelter 2026-11-21"]);
  });
  it("un titre déjà expiré à l'entrée reste possible", () => assert.deepEqual(facts({ "Titre de séjour": "récépissé", "Fin titre séjour": "01/02/2025" }), ["rights/residence permit-request 2025-02-01 échéance 2025-02-01"]));
  it("un mot au milieu d'une négation n'est pas pris pour elle", () => {
    for (const text of ["pas de RSA", "ancien RSA", "demande de RSA déposée"]) assert.deepEqual(reasonsOf(planned({ Ressources: text })), ["C word-unknown"], text);
    assert.deepEqual(planned({ Ressources: "touche le RSA depuis peu" }).warnings.map(({ code }) => code), ["word-guessed"]);
  });
});

describe("Les freins", () => {
  it("en liste, ou une colonne par frein avec son intensité ou ses mots", () => {
    assert.deepEqual(intakeOf(planned({ Freins: "logement, FLE / démarches administratives et accès aux droits" })).barriers, ["housing", "language", "paperwork"].map((code) => ({ code, intensity: 2, words: null })));
    assert.deepEqual(intakeOf(planned({ "Frein santé": "fort", "Frein mobilité": "X", "Frein justice": "non", "Frein langue": "NSP", "Frein logement": "quitte son hôtel en mai", Freins: "santé" })).barriers, [
      { code: "health", intensity: 3, words: null }, { code: "mobility", intensity: 2, words: null }, { code: "housing", intensity: 2, words: "quitte son hôtel en mai" },
    ]);
  });
});

describe("Une ligne refusée", () => {
  it("donne toutes ses raisons, avec la colonne, la valeur et le remède", () => {
    const row = planned({ Nom: null, "Né(e) le": "03/25/1984", Tél: "12", "Début CDDI": "01/03/2026", "Fin de contrat": "01/02/2026", Logement: "sous la lune" }, { line: 12 });
    assert.deepEqual(reasonsOf(row), ["C month-first", "D phone-unreadable", "G word-unknown", "A value-missing", "F contract-ends-before-it-starts"]);
    assert.deepEqual(refusalsOf(row)[0], {
      line: 12, column: "Né(e) le", columnLetter: "C", value: "03/25/1984", reasonCode: "month-first", sentence: "« 03/25/1984 » semble écrit à l'américaine, le mois avant le jour (25/03/1984 ?).",
      howToMend: "Si c'est bien cela, écrivez 25/03/1984. Vérifiez aussi les autres dates de la colonne : 03/04 peut être le 3 avril ou le 4 mars.",
    });
    assert.match(refusalsOf(row)[4]!.sentence, /01\/02\/2026.*01\/03\/2026/);
  });
  it("pour une erreur de formule, une lettre abîmée, des dates qui se contredisent", () => {
    for (const text of ["#N/A", "#REF!", "#VALEUR!", "#NOM?", "#DIV/0!", "####", "#NON CALCULÉ!"]) assert.deepEqual(reasonsOf(planned({ Ville: text })), ["C formula-error"], text);
    assert.deepEqual(reasonsOf(planned({ Ville: "Orl\ufffdans" })), ["C damaged-letters"]);
    assert.deepEqual(reasonsOf(planned({ "Né(e) le": "12/0\ufffd/1984" })), ["C damaged-letters"]);
    assert.deepEqual(reasonsOf(planned({ "Né(e) le": "12/03/1984", "Date entrée": "01/03/1980" })), ["D entry-before-birth"]);
    assert.deepEqual(reasonsOf(planned({ "Début PASS": "01/03/2025", "Fin PASS": "01/03/2025" })), ["D pass-ends-before-it-starts"]);
  });
  it("mais avertit seulement d'un contrat long ou court, d'une personne très jeune", () => {
    const codes = (columns: Record<string, string>): string[] => planned(columns).warnings.map(({ code }) => code);
    assert.deepEqual(codes({ "Début CDDI": "01/03/2024", "Fin de contrat": "02/03/2026" }), ["contract-over-24-months"]);
    assert.deepEqual(codes({ "Début CDDI": "01/03/2024", "Fin de contrat": "28/02/2026" }), []);
    assert.deepEqual(codes({ "Début CDDI": "01/03/2026", "Fin de contrat": "30/06/2026" }), []);
    assert.deepEqual(codes({ "Début CDDI": "01/03/2026", "Fin de contrat": "29/06/2026" }), ["contract-under-4-months"]);
    assert.deepEqual(codes({ "Né(e) le": "12/03/2008", "Date entrée": "01/03/2024" }), ["age-under-16-at-entry"]);
  });
});

describe("Un numéro de sécurité sociale", () => {
  it("n'est gardé nulle part : ni dans l'accueil, ni dans la ligne refusée, ni dans ses explications", () => {
    const number = "1841299999999";
    const lists: Record<string, string | null>[] = [{ NIR: number }, { Souhait: `mon numéro ${number}` }, { NIR: number, "Né(e) le": number }, { "N° Sécu": number, Nom: null }];
    for (const columns of lists) {
      const row = planned(columns);
      assert.ok(!JSON.stringify(row).includes(number), JSON.stringify(row));
    }
    assert.deepEqual(planned({ Souhait: `mon numéro ${number}` }).warnings.map(({ code }) => code), ["nir-blanked"]);
    assert.equal(intakeOf(planned({ Souhait: `mon numéro ${number}` })).wish, "mon numéro [NIR effacé]");
  });
});

describe("La clé d'une ligne", () => {
  const key = (columns: Record<string, string>): string => intakeOf(planned(columns)).key;
  it("est la même quand le fichier est relu, l'orthographe mise à part", () => {
    assert.equal(key({ Nom: "Éxemple", Prénom: "ZÉPHYR", "Né le": "12/03/1984" }), key({ "Né le": "12 mars 1984", Tél: "06 00 00 00 00" }));
    assert.notEqual(key({ "Né le": "12/03/1984" }), key({ "Né le": "13/03/1984" }));
    assert.notEqual(key({ "Date entrée": "01/03/2025" }), key({ "Date entrée": "02/03/2025" }));
    assert.equal(key({ "N° dossier": "D-1", Nom: "Autre" }), key({ "N° dossier": "D-1" }));
  });
  it("dépend de la structure, et ne contient aucun nom", () => {
    const identity = { externalId: "D-1", familyName: "", givenName: "", birthDate: null, entryOn: null };
    assert.notEqual(rowKey("a", identity), rowKey("b", identity));
    const named = { ...identity, externalId: null, familyName: "Fictif" };
    assert.notEqual(rowKey("a", named), rowKey("b", named));
    assert.notEqual(rowKey("a", identity), rowKey("a", { ...identity, externalId: null, familyName: "D-1" }));
    assert.match(key({}), /^[0-9a-f]{32}$/);
  });
});
