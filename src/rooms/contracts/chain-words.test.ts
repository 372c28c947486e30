import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sayDate } from "#ground/civil-date";
import { chainFaultCodes, chainsOf, durationsOn, lastDaysOf } from "./chain.ts";
import { plainContract, plainContractMoments, plainDurations, plainGoOn, plainWayOn } from "./chain-plain.fr.ts";
import { aContract, knowing } from "./chain-testing.ts";
import { chainDates } from "./chain-what-if.ts";
import { boundaryWords, chainDateWords, contractMomentWords, deciderWords, exitClassWords, exitOutcomeWords, goOnWords, sayChainFault, sayChainGround, sayHeld } from "./chain-words.fr.ts";
import { sayRule } from "./words.fr.ts";
import { contractBook, contractRule, steadyRule } from "./contract-book.ts";
import { exitClasses, exitCodes, exitOutcomes } from "./exits.ts";
import { hoursCodes } from "./hours.ts";
import { immersionCodes } from "./immersions.ts";
import { contractMomentCodes, deciders, groundsToGoOn, mayRenew, renewalCodes } from "./renewal.ts";

const on = "2025-10-01";
const chain = chainsOf([aContract("a", "2024-01-15", "2026-01-14")])[0]!;
const isSentence = (text: string): boolean => /^[A-ZÀÉÊ«].*[.!»…]$/.test(text);

describe("Le livre des règles", () => {
  it("les nombres de la loi, chacun avec son article et le jour où on l'a lu", () => {
    const rows: [Parameters<typeof contractRule>[0], number, string, boolean][] = [
      ["shortest", 4, "months", false], ["total", 24, "months", false], ["ceiling-particular-difficulties", 60, "months", false], ["ceiling-senior", 60, "months", true], ["ceiling-rqth", 60, "months", true], ["ceiling-dgefp", 60, "months", true],
      ["decision-particular-difficulties", 12, "months", false], ["decision-senior", 12, "months", true], ["age-senior", 50, "years", true], ["age-cdi", 57, "years", true], ["hours-least", 20, "hours", true], ["hours-legal", 35, "hours", true],
      ["hours-individual", 12, "months", false], ["hours-collective", 12, "months", false], ["hours-other-from", 4, "months", true], ["hours-other-months", 6, "months", true], ["immersion-longest", 1, "months", false], ["immersion-days", 60, "days", false],
      ["immersion-window", 12, "months", false], ["immersion-agreements", 2, "times", false], ["immersion-renewals", 1, "times", false], ["exit-over", 6, "months", true], ["exit-stay", 2.65, "months", true], ["exit-hours", 1, "hours", true], ["exit-hours-missions", 150, "hours", true],
    ];
    for (const [code, value, unit, toVerify] of rows) {
      const rule = contractRule(code, on);
      assert.deepEqual([rule?.value, rule?.unit, rule?.toVerify], [value, unit, toVerify], code);
    }
    for (const { code, article, source, readOn } of contractBook) assert.ok(article && source && readOn, code);
  });
  it("jamais deux règles d'un même nom le même jour", () => {
    for (const one of contractBook) {
      const others = contractBook.filter((other) => other !== one && other.code === one.code && (other.from ?? "0000") <= (one.until ?? "9999") && (one.from ?? "0000") <= (other.until ?? "9999"));
      assert.deepEqual(others, [], one.code);
    }
  });
  it("les réformes : la veille et le jour", () => {
    const known = (code: Parameters<typeof contractRule>[0], ...days: string[]): boolean[] => days.map((day) => contractRule(code, day) !== null);
    assert.deepEqual(known("particular-difficulties", "2020-12-15", "2020-12-16"), [false, true]);
    assert.deepEqual(known("decided-by-employment-agency", "2021-06-14", "2021-06-15"), [true, false]);
    assert.deepEqual(known("decided-by-prescriber", "2021-06-14", "2021-06-15"), [false, true]);
    assert.deepEqual([known("exit-from", "2012-12-31", "2013-01-01"), known("exit-over", "2012-12-31", "2013-01-01")], [[true, false], [false, true]]);
    assert.throws(() => steadyRule("particular-difficulties", "2020-12-15"), /says nothing of particular-difficulties on 2020-12-15/);
  });
});

describe("Les mots pour les professionnels", () => {
  it("chaque réponse de chaque motif a sa phrase, remplie", () => {
    for (const code of [...renewalCodes, ...hoursCodes, ...immersionCodes, ...exitCodes]) for (const says of ["yes", "no", "unknown"] as const) {
      const sentence = sayChainGround({ code, says, rule: null, on, value: 7 });
      assert.ok(isSentence(sentence) && !/[{}]/.test(sentence), `${code} ${says} ${sentence}`);
      assert.ok(sentence.length < 160, sentence);
    }
  });
  it("l'article est nommé, et « à vérifier » quand le texte n'est pas lu", () => {
    const past = mayRenew({ chain, until: "2027-01-15", ground: "senior", reference: null, facts: knowing({ bornOn: "1970-01-01" }), on }).grounds.map(sayChainGround);
    assert.ok(past.includes("Une décision donne 12 mois au plus : choisissez le 14 janvier 2027 ou avant — Code du travail, art. L. 5132-15-1, al. 6 (à vérifier)."), past.join("\n"));
    const total = mayRenew({ chain: { ...chain, lastDay: "2025-07-14" }, until: "2026-01-15", ground: null, reference: null, facts: knowing(), on }).grounds.map(sayChainGround);
    assert.equal(total.at(-1), "Les 24 mois finissent le 14 janvier 2026 : au-delà, il faut un motif — Code du travail, art. L. 5132-15-1, al. 4.");
    assert.deepEqual([sayRule(null), sayRule(steadyRule("total", on))], ["", "Code du travail, art. L. 5132-15-1, al. 4"]);
    assert.match(sayChainGround({ code: "within-total", says: "no", rule: null }), /jour inconnu/);
  });
  it("rien ne manque aux listes, et les fautes disent quoi faire", () => {
    for (const [words, codes] of [[contractMomentWords, contractMomentCodes], [chainDateWords, chainDates], [deciderWords, deciders], [exitClassWords, exitClasses], [exitOutcomeWords, exitOutcomes], [plainContractMoments, contractMomentCodes]] as const) assert.deepEqual(Object.keys(words).sort(), [...codes].sort());
    for (const code of chainFaultCodes) assert.ok(isSentence(sayChainFault({ code, contract: "a", other: null, on })), code);
    assert.equal(sayChainFault({ code: "gap", contract: "b", other: "a", on: "2024-07-16" }), "Il y a des jours sans contrat avant le 16 juillet 2024 : c'est un nouveau contrat, pas un renouvellement.");
    assert.deepEqual([sayHeld({ days: 1, months: 0 }), sayHeld({ days: 715, months: 23 })], ["0 mois (1 jour)", "23 mois (715 jours)"]);
    assert.match(boundaryWords, /à vérifier/);
    assert.deepEqual(Object.keys(goOnWords), Object.keys(plainGoOn));
  });
});

describe("Les mots pour la personne", () => {
  const ways = groundsToGoOn({ chain, reference: null, facts: knowing({ hasParticularDifficulties: true, isDisabledWorker: false }), directRecruitment: true, on }).map(plainWayOn);
  it("ce qui finit quand, et les deux ans ne sont pas une fin", () => {
    const last = lastDaysOf(chain, chain.contracts, on);
    assert.equal(plainContract(chain.lastDay, last, on), "Votre contrat va jusqu'au 14 janvier 2026 compris. Deux ans avec ce chantier, c'est jusqu'au 14 janvier 2026. Après, on peut parfois continuer.");
    assert.equal(plainContract(chain.lastDay, last, "2026-01-14"), plainContract(chain.lastDay, last, on));
    assert.equal(plainContract(chain.lastDay, last, "2026-01-15"), "Votre contrat a fini le 14 janvier 2026. Les deux premières années ont fini le 14 janvier 2026.");
    assert.match(plainContract(null, last, on), /pas encore écrit/);
  });
  it("une phrase par durée, jamais additionnées", () => {
    assert.deepEqual(plainDurations(durationsOn(chain.contracts, { startsOn: "2023-12-15", endsOn: null }, "2024-02-14")), ["Vous travaillez avec ce chantier depuis 1 mois.", "En tout, vous avez travaillé 1 mois en insertion.", "Vous êtes suivi·e dans Convergence depuis 2 mois."]);
    assert.deepEqual(plainDurations(durationsOn(chain.contracts, null, "2023-01-01")), ["En tout, vous avez travaillé moins d'un mois en insertion."]);
  });
  it("ce qu'on peut faire, jusqu'à quand, et qui décide", () => {
    assert.deepEqual(ways.slice(0, 2), ["Pour continuer : un nouveau contrat, dans les deux premières années. Ce n'est pas possible aujourd'hui.", "Pour continuer : finir votre formation. C'est peut-être possible : parlez-en avec votre fil rouge. Celui qui décide : votre employeur."]);
    assert.equal(ways[4], `Pour continuer : vous avez encore de grosses difficultés à régler. C'est possible jusqu'au ${sayDate("2027-01-14")} au plus tard. Celui qui décide : votre chantier.`);
  });
  it("ni sigle, ni article, ni code", () => {
    for (const text of [...ways, ...Object.values(plainContractMoments), ...Object.values(plainGoOn)]) assert.doesNotMatch(text, /CDDI|RQTH|SIAE|ACI\b|DGEFP|art\.|L\. ?5132|[a-z]-[a-z]+-[a-z]+/, text);
  });
});
