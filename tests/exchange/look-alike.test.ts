import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { offer } from "#simulation/offer";
import { likenessOf, nearbyIndex, type OwnEntry } from "../../src/rooms/exchange/look-alike.ts";

const [entry] = [...offer({ seed: "look-alike", services: 1 })];
const incoming = { ...entry!.structure, nom: "Centre social Le Décor (simulé)", siret: "00000000100098", code_insee: "78646", code_postal: "78000", telephone: "+33 1 99 00 12 34", courriel: "accueil@simulation.invalid" };
const ours = (fields: Partial<OwnEntry>): OwnEntry => ({ id: "1", name: "Rien de tel", siret: null, postcode: null, communeCode: null, phone: null, email: null, ...fields });

describe("Une structure reçue ressemble-t-elle à une fiche d'ici ?", () => {
  it("dit pourquoi, et de combien", () => {
    const table: [Partial<OwnEntry>, string[] | null][] = [
      [{ siret: incoming.siret }, ["siret"]],
      [{ name: "Centre social le decor (simule)", communeCode: "78646" }, ["name", "commune"]],
      [{ name: "Association Centre social du Décor (simulé)", postcode: "78000" }, ["name", "postcode"]],
      [{ name: "Centre social Décors (simulé)", phone: "01 99 00 12 34" }, ["near-name", "phone"]],
      [{ name: "Centre social Le Décor (simulé)" }, null],
      [{ name: "Mission locale", communeCode: "78646", phone: "0199001234" }, null],
    ];
    for (const [fields, reasons] of table) assert.deepEqual(likenessOf(incoming, ours(fields))?.reasons ?? null, reasons, JSON.stringify(fields));
    assert.ok(likenessOf(incoming, ours({ siret: incoming.siret, name: incoming.nom, communeCode: "78646" }))!.score > likenessOf(incoming, ours({ siret: incoming.siret }))!.score);
  });

  it("ne compare qu'à ce qui partage quelque chose", () => {
    const [near, far] = [ours({ id: "near", postcode: "78000" }), ours({ id: "far", postcode: "13001" })];
    assert.deepEqual(nearbyIndex([near, far])(incoming).map(({ id }) => id), ["near"]);
  });
});
