import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { cleaned, fold } from "../../src/rooms/imports/cells/fold.ts";
import { withoutNir, blankedNir } from "../../src/rooms/imports/cells/nir.ts";
import { parseEmail, parsePhones, parsePostcode } from "../../src/rooms/imports/cells/parse-contact.ts";
import { parseHours, parsePassNumber } from "../../src/rooms/imports/cells/parse-contract.ts";
import { displayName, parseName, splitName } from "../../src/rooms/imports/cells/parse-name.ts";
import type { Parsed } from "../../src/rooms/imports/cells/parsed.ts";
import { silenceOf } from "../../src/rooms/imports/cells/silence.ts";

const told = (parsed: Parsed<unknown>): string =>
  parsed.is === "value" ? [typeof parsed.value === "string" ? parsed.value : JSON.stringify(parsed.value), ...parsed.doubts].join(" · ") : parsed.is === "wrong" ? parsed.reason : parsed.is;

describe("Un nom", () => {
  it("est gardé comme il est tapé, quel que soit son pays", () => {
    for (const name of ["de la Fictive", "N'Imaginaire", "Exemple-Fictif", "Öztürk", "İBRAHİM", "Nguyễn Thị Giả", "عبد الرحمن", "Ould Exemple", "D’Artefact", "Ó Fictif", "Łukasz", "Šmíd", "X Æ"]) assert.equal(told(parseName(name)), name);
    assert.equal(cleaned("  Maud\u00a0\u200b  Artefact \t"), "Maud Artefact");
    assert.equal(cleaned("Zoe\u0301"), "Zo\u00e9");
  });
  it("peut être seul, et dit ce qui en a été retiré", () => {
    for (const none of ["sans prénom", "SP", "-", "X"]) assert.equal(told(parseName(none)), " · one-name-only");
    assert.equal(told(parseName("Mme Fictif")), "Fictif · civility-taken-out");
    assert.equal(told(parseName("Fictif née Exemple")), "Fictif née Exemple · birth-name-inside");
    assert.equal(told(parseName("Mercier")), "Mercier");
  });
  it("est refusé avec un chiffre, sans lettre, abîmé, ou trop long", () => {
    assert.equal(told(parseName("Fictif 2")), "name-has-digits");
    assert.equal(told(parseName("???")), "name-has-no-letter");
    assert.equal(told(parseName("HÃ©lÃ¨ne")), "damaged-letters");
    assert.equal(told(parseName("Zo\ufffd")), "damaged-letters");
    assert.equal(told(parseName("x".repeat(101))), "text-too-long");
  });
  it("en capitales, a une forme proposée", () => {
    const forms: Record<string, string> = { "DE LA FICTIVE": "de la Fictive", "D'EXEMPLE": "d'Exemple", "N'IMAGINAIRE": "N'Imaginaire", "LE FICTIF": "Le Fictif", "EXEMPLE-FICTIF": "Exemple-Fictif", "VAN DER FICTIF": "van der Fictif", "ÉLOÏSE": "Éloïse", "İBRAHİM": "İbrahim", "Déjà Mixte": "Déjà Mixte", "عبد": "عبد", "DE": "De" };
    for (const [typed, shown] of Object.entries(forms)) assert.equal(displayName(typed), shown);
  });
  it("se sépare du prénom quand c'est sûr, et se refuse sinon", () => {
    const split = (text: string, order: "family-first" | "given-first" = "family-first"): string => {
      const parsed = splitName(text, order);
      return parsed.is === "value" ? [parsed.value.familyName, parsed.value.givenName, ...parsed.doubts].join(" | ") : told(parsed);
    };
    assert.equal(split("DE LA FICTIVE Maud"), "DE LA FICTIVE | Maud");
    assert.equal(split("Maud Jeanne DE LA FICTIVE"), "DE LA FICTIVE | Maud Jeanne");
    assert.equal(split("De la Fictive, Maud"), "De la Fictive | Maud");
    assert.equal(split("Exemple Zéphyr"), "Exemple | Zéphyr | name-order-assumed");
    assert.equal(split("Zéphyr Exemple", "given-first"), "Exemple | Zéphyr | name-order-assumed");
    assert.equal(split("Fictif"), "Fictif |  | one-name-only");
    assert.equal(split("De la Fictive Maud"), "name-cannot-be-split");
  });
});

describe("Un moyen de joindre", () => {
  it("un téléphone se lit sous toutes ses formes et retrouve son zéro", () => {
    for (const text of ["06 00 00 00 00", "0600000000", "06.00.00.00.00", "06/00/00/00/00", "06-00-00-00-00", "+33 6 00 00 00 00", "+33 (0)6 00 00 00 00", "0033600000000", "Tél : 06 00 00 00 00", "33600000000"]) assert.equal(told(parsePhones(text)), '["+33600000000"]', text);
    assert.equal(told(parsePhones("600000000")), '["+33600000000"] · zero-put-back');
    assert.equal(told(parsePhones("0690 00 00 00")), '["+590690000000"]');
    assert.equal(told(parsePhones("+49 30 000000")), '["+4930000000"]');
    assert.equal(told(parsePhones("06 00 00 00 00 / 07 00 00 00 00")), '["+33600000000","+33700000000"]');
    for (const text of ["06 00 00 00", "06 00 00 00 00 00", "chez sa sœur", "06 00 00 00 00 (mère)", "12"]) assert.equal(told(parsePhones(text)), "phone-unreadable", text);
    assert.equal(told(parsePhones("6,00E+08")), "scientific-notation");
  });
  it("une adresse électronique", () => {
    assert.equal(told(parseEmail("Maud.Artefact@Exemple.INVALID")), "Maud.Artefact@exemple.invalid");
    assert.equal(told(parseEmail("mailto:maud@exemple.invalid;")), "maud@exemple.invalid");
    for (const text of ["maud", "maud@", "maud@exemple", "ma ud@exemple.invalid", "a@b.invalid, c@d.invalid", "hélène@exemple.invalid"]) assert.equal(told(parseEmail(text)), "email-unreadable", text);
  });
  it("un code postal retrouve son zéro", () => {
    assert.deepEqual(["75011", "1000", "75 011", "F-75011", "75011 Paris", "20200", "2A004", "750", "1000.0"].map((text) => told(parsePostcode(text))),
      ["75011", "01000 · zero-put-back", "75011", "75011", "75011 · commune-in-postcode", "20200", "postcode-is-commune-code", "postcode-unreadable", "01000 · zero-put-back"]);
  });
});

describe("Un contrat", () => {
  it("des heures par semaine", () => {
    assert.deepEqual(["26", "26h", "26,5 h", "26h30", "26:00", "26.5", "26/35", "39", "151,67", "temps plein"].map((text) => told(parseHours(text))), ["26", "26", "26.5", "26.5", "26", "26.5", "26", "39 · hours-above-legal", "hours-out-of-range", "hours-unreadable"]);
  });
  it("un numéro de PASS", () => {
    assert.deepEqual(["99999 00 00001", "999990000001", "PASS IAE : 99999 00 00001", "XXXXX0000001", "99999"].map((text) => told(parsePassNumber(text))), ["999990000001", "999990000001", "999990000001", "XXXXX0000001", "pass-number-unreadable"]);
  });
});

describe("Refusé, inconnu, non demandé", () => {
  it("sont trois réponses différentes, et une vraie réponse n'en est pas une", () => {
    for (const text of ["refus", "A refusé", "ne souhaite pas répondre", "NSPP"]) assert.equal(silenceOf(text), "refused", text);
    for (const text of ["NSP", "ne sait pas", "NC", "?", "inconnu"]) assert.equal(silenceOf(text), "unknown", text);
    for (const text of ["", "-", "NR", "non renseigné", "à compléter", "/"]) assert.equal(silenceOf(text), "not-asked", text);
    for (const text of ["oui", "RSA", "0", "Nancy", "refuge", "CHRS"]) assert.equal(silenceOf(text), null, text);
  });
  it("se comparent sans accents ni ponctuation", () => assert.equal(fold("  Œuvre d’Été — N°2 "), "oeuvre d ete n 2"));
});

describe("Un numéro de sécurité sociale", () => {
  // Made up: month 99 cannot be, or the key is computed on a number nobody has.
  const key = (number: string): string => String(97 - Number(BigInt(number.replace("2A", "19").replace("2B", "18")) % 97n)).padStart(2, "0");
  it("est effacé partout où il se trouve, avec ou sans espaces, en Corse aussi", () => {
    for (const number of ["1841299999999", "2901299999998", "184122A999999", "184122B999999"]) {
      const whole = number + key(number);
      assert.deepEqual(withoutNir(`dossier ${whole}, suivi`), { text: `dossier ${blankedNir}, suivi`, found: true });
      assert.equal(withoutNir(whole.replace(/(.)(..)(..)(..)(...)(...)(..)/, "$1 $2 $3 $4 $5 $6 $7")).text, blankedNir);
      assert.equal(withoutNir(number).text, blankedNir);
    }
  });
  it("n'est pas vu dans un autre nombre : PASS, SIRET, téléphones, mauvaise clé", () => {
    const number = "184129999999900";
    assert.notEqual(key("1841299999999"), "00");
    for (const text of [number, "999990000001", "12345678900011", "06 00 00 00 00 / 07 00 00 00 00", "+33600000000 +33700000000", "FR7630006000011234567890189", "1984-03-12 1990-01-01"]) assert.deepEqual(withoutNir(text), { text, found: false });
  });
});
