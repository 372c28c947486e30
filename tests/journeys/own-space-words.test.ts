// What holds the languages of her space together, besides the compiler: no empty sentence, the same values in each, sentences that stay short.
import assert from "node:assert/strict";
import { it } from "node:test";
import { languages, sayIn, type SpaceKey, spoken } from "#rooms/space/index";

const french = spoken.fr.words;
const keys = Object.keys(french) as SpaceKey[];
const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

it("Chaque langue dit toutes les phrases, avec les mêmes valeurs, et rien d'autre", () => {
  assert.deepEqual(languages, ["fr", "en", "ar", "fa", "ro", "uk"]);
  for (const language of languages) {
    const { words } = spoken[language];
    assert.deepEqual(Object.keys(words).sort(), [...keys].sort(), language);
    for (const key of keys) {
      assert.ok(words[key].trim().length > 0, `${language} ${key}`);
      assert.deepEqual(holes(words[key]), holes(french[key]), `${language} ${key}`);
    }
  }
});

it("Aucune langue ne garde une phrase française par oubli", () => {
  const same = languages.filter((one) => one !== "fr").flatMap((language) => keys.filter((key) => spoken[language].words[key] === french[key] && !/^(RSA|CV)$/.test(french[key])).map((key) => `${language} ${key}`));
  assert.deepEqual(same, ["en domain-justice"]);
});

it("En français, une phrase tient en quinze mots : une idée à la fois", () => {
  const long = keys.flatMap((key) => french[key].split(/[.?!]/).filter((sentence) => sentence.trim().split(/\s+/).length > 15));
  assert.deepEqual(long, []);
});

it("En français, aucun mot de métier : on parle à la personne, avec des mots de tous les jours", () => {
  const refused = /\b(usager|bénéficiaire|dispositif|parcours d'insertion|problématique|freins?|levée|mobilisation|orientation|préconisation|prescripteur|partenariat|professionnel|habilitation|consentement|révo\w+|données|traitement|responsable de traitement|rectification|portabilité|SIAE|ACI|CISP|SPIP|PMSMP|CHRS|RQTH|DPO|hyperlien|cliquez|connexion|navigateur|session|authentif\w+)\b/i;
  assert.deepEqual(keys.filter((key) => refused.test(french[key])).map((key) => french[key]), []);
});

it("Une date se dit dans chaque langue, avec les chiffres et le calendrier des papiers français", () => {
  for (const language of languages) assert.match(sayIn(language).date("2026-11-22"), /22.*2026|2026.*22/, language);
  assert.deepEqual([sayIn("fr").date("2026-12-01"), sayIn("en").date("2026-12-01")], ["1er décembre 2026", "1 December 2026"]);
});
