import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkedAgainst } from "../../src/rooms/imports/column-samples.ts";
import { isKnownHeader, missingFields, proposalsFor, repeatedFields, signatureOf, suggestMapping } from "../../src/rooms/imports/columns.ts";
import { aRow, today } from "./list-fixture.ts";

const targetOf = (header: string): string => {
  const [column] = suggestMapping([header]).columns;
  return [column?.target, column?.barrier].filter(Boolean).join("/");
};

describe("Les colonnes d'une liste", () => {
  it("se reconnaissent à leurs noms, avec leurs accents et leurs abréviations", () => {
    const expected: Record<string, string> = {
      "Nom de famille": "family_name", NOM: "family_name", "Prénom usuel": "given_name", PRENOM: "given_name", "NOM Prénom": "full_name", "Nom d'usage": "usual_name", "Date naiss.": "birth_date", "Né(e) le": "birth_date",
      "Date de naissance": "birth_date", Civilité: "gender", Tél: "phone", "N° Tél.": "phone", Portable: "phone", "e-mail": "email", Adresse: "address_line", CP: "postcode", Ville: "commune", "Domiciliation": "domiciliation",
      "Langues parlées": "languages", "Date entrée": "entry_on", "Étape": "stage", "Début CDDI": "contract_start", "Fin de contrat": "contract_end", "Dt fin contrat": "contract_end", "Heures/semaine": "weekly_hours",
      "N° PASS": "pass_number", "Début PASS": "pass_start", "Fin PASS IAE": "pass_end", "Mail CISP": "lead_referent_email", "Hébergement": "housing", "Situation logement à l'entrée": "housing", "Hébergé depuis": "housing_since",
      Ressources: "resources", "Couverture santé": "health_cover", RQTH: "disability_recognition", "Fin RQTH": "disability_end", "Titre de séjour": "residence_permit", "Fin titre séjour": "residence_permit_end",
      "Fin de validité du titre de séjour": "residence_permit_end", "Niveau de français": "french_level", Freins: "barriers", "Frein santé": "barriers/health", "Frein lié au logement": "barriers/housing", Souhait: "wish", "N° dossier": "external_id",
      NIR: "nir", "N° Sécu": "nir", "N° de sécurité sociale": "nir", Commentaires: "ignore", "Âge": "ignore", "Motif de sortie": "ignore", "À corriger": "ignore",
    };
    for (const [header, target] of Object.entries(expected)) assert.equal(targetOf(header), target, header);
  });

  it("ne se devinent pas sur un mot banal au milieu d'un autre nom", () => {
    for (const header of ["Nom du conseiller", "Numéro CAF", "Référent logement", "Téléphone du référent", "Date de naissance de l'enfant", "Date de sortie"]) assert.equal(targetOf(header), "ignore", header);
    assert.ok(proposalsFor("Nom du conseiller").some(({ target }) => target === "family_name"));
  });

  it("vont chacune à un champ, sauf celles qui s'ajoutent", () => {
    const mapping = suggestMapping(["Nom", "Nom de famille", "Prénom", "Téléphone", "Portable", "Adresse 1", "Adresse 2"]);
    assert.deepEqual(mapping.columns.map(({ target }) => target), ["family_name", "ignore", "given_name", "phone", "phone", "address_line", "address_line"]);
    assert.deepEqual(missingFields(mapping), []);
    assert.deepEqual(missingFields(suggestMapping(["Nom", "Ville"])), ["given_name"]);
    assert.deepEqual(missingFields(suggestMapping(["Nom et prénom", "Ville"])), []);
    const twice = { ...mapping, columns: mapping.columns.map((column) => (column.index === 1 ? { ...column, target: "family_name" as const } : column)) };
    assert.deepEqual(repeatedFields(twice), ["family_name"]);
  });

  it("gardent l'ordre du nom et du prénom écrit dans l'en-tête", () => {
    assert.equal(suggestMapping(["Prénom NOM"]).nameOrder, "given-first");
    assert.equal(suggestMapping(["NOM Prénom"]).nameOrder, "family-first");
    assert.deepEqual(suggestMapping(["Salarié", "NOM", "Prénom"]).columns.map(({ target }) => target), ["ignore", "family_name", "given_name"]);
  });

  it("se retrouvent à leur signature, que changent l'ordre et les noms mais pas les accents", () => {
    const signature = signatureOf(["Nom", "Prénom", "Né(e) le"]);
    assert.equal(signatureOf(["NOM", "PRENOM", "ne e le"]), signature);
    assert.notEqual(signatureOf(["Prénom", "Nom", "Né(e) le"]), signature);
    assert.notEqual(signatureOf(["Nom", "Prénom"]), signature);
    assert.match(signature, /^[0-9a-f]{32}$/);
  });

  it("font trouver l'en-tête, pas une ligne de la liste", () => {
    assert.ok(["Nom", "PRÉNOM", "Date naiss.", "N° Sécu"].every(isKnownHeader));
    assert.ok(!["EXEMPLE", "Maud", "Paris", "06 00 00 00 00"].some(isKnownHeader));
  });
});

describe("Les premières lignes d'une liste corrigent l'en-tête", () => {
  const context = { today, dateSystem: 1900 as const, nameOrder: "family-first" as const };
  it("une colonne « Référent » qui contient des noms est reprise ; pleine de numéros, elle est laissée de côté, et dite", () => {
    const named = ["Maud Artefact", "Octave Fictif", "Maud Artefact"].map((referent, index) => aRow(["EXEMPLE", "Zéphyr", referent, "12/03/1984"], index + 2));
    assert.deepEqual(checkedAgainst(suggestMapping(["Nom", "Prénom", "Référent", "Né le"]), named, context).leftOut, []);
    const rows = ["poste 12", "poste 14", "poste 12"].map((referent, index) => aRow(["EXEMPLE", "Zéphyr", referent, "12/03/1984"], index + 2));
    const { mapping, leftOut } = checkedAgainst(suggestMapping(["Nom", "Prénom", "Référent", "Né le"]), rows, context);
    assert.deepEqual(mapping.columns.map(({ target }) => target), ["family_name", "given_name", "ignore", "birth_date"]);
    assert.deepEqual(leftOut, [{ header: "Référent", target: "lead_referent_email", example: "poste 12" }]);
  });
  it("une colonne sans nom pleine de numéros de sécurité sociale est écartée comme telle", () => {
    const rows = [1, 2, 3].map((index) => aRow(["EXEMPLE", "Zéphyr", `184129999999${index}`], index + 1));
    assert.equal(checkedAgainst(suggestMapping(["Nom", "Prénom", "Colonne3"]), rows, context).mapping.columns[2]?.target, "nir");
  });
  it("quelques fautes ne suffisent pas à laisser une colonne", () => {
    const rows = ["12/03/1984", "01/01/1990", "hier"].map((day, index) => aRow(["EXEMPLE", "Zéphyr", day], index + 2));
    assert.deepEqual(checkedAgainst(suggestMapping(["Nom", "Prénom", "Né le"]), rows, context).leftOut, []);
  });
});
