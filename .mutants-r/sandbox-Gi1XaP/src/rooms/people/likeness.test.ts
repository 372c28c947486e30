import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { likeness, soundOf } from "./likeness.ts";

const person = (givenName: string, familyName: string, birthDate: string | null = "1990-05-04", usualName: string | null = null) => ({ givenName, familyName, usualName, birthDate });
const named = (a: [string, string], b: [string, string]) => likeness(person(...a), person(...b))?.name ?? null;

describe("Reconnaître la même personne", () => {
  it("Les accents, la casse, les traits d'union et les apostrophes ne comptent pas", () => {
    assert.equal(named(["Éloïse", "d'Exemple"], ["eloise", "D EXEMPLE"]), "same-names");
    assert.equal(named(["Jean-Marc", "Nulle-Part"], ["jean marc", "nulle part"]), "same-names");
  });
  it("Nom et prénom inversés, nom composé, particule oubliée", () => {
    assert.equal(named(["Zéphyr", "Exemple"], ["Exemple", "Zéphyr"]), "inverted-names");
    assert.equal(named(["Zéphyr", "Exemple-Fictif"], ["Zéphyr", "Fictif"]), "compound-name");
    assert.equal(named(["Ali", "Ben Exemple"], ["Ali", "Exemple"]), "same-names");
  });
  it("Un même nom passé d'un alphabet à l'autre se reconnaît à l'oreille", () => {
    for (const [a, b] of [["Mohamed", "Muhammad"], ["Youssef", "Yusuf"], ["Khadija", "Kadidja"], ["Tesfay", "Tesfaye"], ["Cheikh", "Shaykh"], ["Oumar", "Umar"], ["Vassilissa", "Wasilisa"], ["Djamila", "Jamila"]] as const) {
      assert.equal(soundOf(a), soundOf(b), `${a} et ${b}`);
    }
  });
  it("Deux personnes différentes ne sont pas rapprochées", () => {
    assert.equal(named(["Zéphyr", "Exemple"], ["Octave", "Exemple"]), null);
    assert.equal(named(["Selam", "Modèle"], ["Samir", "Mirage"]), null);
    assert.equal(likeness(person("Zéphyr", "Exemple", "1990-05-04"), person("Zéphyr", "Exemple", "1971-11-30")), null);
  });
  it("Jour et mois inversés, un chiffre faux, date inconnue", () => {
    const birth = (b: string | null) => likeness(person("Z", "Exemple", "1990-05-04"), person("Z", "Exemple", b))?.birth;
    assert.deepEqual([birth("1990-05-04"), birth("1990-04-05"), birth("1990-05-14"), birth(null)], ["same-birth-date", "day-and-month-swapped", "close-birth-date", "birth-date-unknown"]);
  });
  it("Rien à comparer ne ressemble à rien", () => assert.equal(likeness(person("", ""), person("", "")), null));
});
