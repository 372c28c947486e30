import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { leadFinder, parseLead } from "../../src/rooms/imports/leads.ts";

const [maud, octave, twin, helene] = [
  { id: "maud", givenName: "Maud", familyName: "Artefact", email: "Maud@simulation.invalid" },
  { id: "octave", givenName: "Octave", familyName: "Fictif", email: "octave@simulation.invalid" },
  { id: "twin", givenName: "Octave", familyName: "Fictif", email: null },
  { id: "helene", givenName: "Anne-Hélène", familyName: "de la Maquette", email: "helene@simulation.invalid" },
];
const read = (text: string): string => { const parsed = parseLead(text); return parsed.is === "value" ? parsed.value : parsed.is; };

describe("Le fil rouge que nomme une liste", () => {
  it("se trouve par son adresse ou par son nom, dans les deux ordres, sans accents, sans civilité ni métier", () => {
    const find = leadFinder([maud, helene]);
    for (const text of ["maud@simulation.invalid", "Maud Artefact", "ARTEFACT Maud", "Artefact, Maud", "Mme Maud ARTEFACT", "Maud Artéfact (CISP)"]) assert.deepEqual(find(read(text)), { ok: true, id: "maud" }, text);
    for (const text of ["Anne Hélène de la Maquette", "DE LA MAQUETTE Anne-Helene"]) assert.deepEqual(find(read(text)), { ok: true, id: "helene" }, text);
  });

  it("deux homonymes : la ligne donne leurs adresses ; une même personne à deux rôles n'en fait pas deux", () => {
    assert.deepEqual(leadFinder([maud, octave, twin])("Octave Fictif"), { ok: false, reason: "lead-ambiguous", candidates: "octave@simulation.invalid, sans adresse dans son compte" });
    assert.deepEqual(leadFinder([octave, octave])("fictif octave"), { ok: true, id: "octave" });
  });

  it("inconnu : ceux qui lui ressemblent d'abord, sinon tous, jamais un au hasard", () => {
    const find = leadFinder([maud, octave, helene]);
    assert.deepEqual(find("Octave"), { ok: false, reason: "lead-unknown", candidates: "Octave Fictif" });
    assert.deepEqual(find("Quitterie Leurre"), { ok: false, reason: "lead-unknown", candidates: "Anne-Hélène de la Maquette, Maud Artefact, Octave Fictif" });
    assert.deepEqual(find("octave@ailleurs.invalid"), { ok: false, reason: "lead-unknown", candidates: "Anne-Hélène de la Maquette, Maud Artefact, Octave Fictif" });
    const many = leadFinder(Array.from({ length: 9 }, (_, at) => ({ ...maud, id: String(at), givenName: `Numéro ${"abcdefghi"[at]}` })));
    assert.match((many("Personne Connue") as { candidates: string }).candidates, /^(?:[^,]+, ){5}[^,]+…$/);
  });

  it("un numéro de poste n'est pas un nom, une adresse mal faite n'est pas une adresse", () => {
    assert.equal(parseLead("poste 12").is, "wrong");
    assert.equal(parseLead("maud@").is, "wrong");
  });
});
