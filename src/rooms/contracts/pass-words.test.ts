import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type PassGround, passGrounds, passSuspensionReasons } from "./model.ts";
import { certainties, passStates } from "./pass.ts";
import { passRule } from "./pass-book.ts";
import { passListeners, passMomentCodes } from "./pass-moments.ts";
import { plainCarence, plainGrounds, plainMoment, plainPass, plainPossible, plainWindow } from "./pass-plain.fr.ts";
import { prolongationCodes } from "./pass-prolongation.ts";
import { suspensionCodes } from "./pass-suspension.ts";
import { certaintyWords, movingDateWords, passGroundWords, passListenerWords, passMomentWords, passReasonWords, passStateWords, sayCircuit, sayForecast, sayGround, sayRemainder } from "./pass-words.fr.ts";
import { sayRule } from "./words.fr.ts";
import { movingDates } from "./what-if.ts";

const rule = passRule("window-before-end", "2026-11-28");
const article = passRule("employer-kinds", "2026-11-28");

describe("Les mots du PASS, pour les professionnels", () => {
  it("chaque code dit oui, non et pas su d'une phrase courte, au vouvoiement, qui finit par un point", () => {
    for (const code of [...suspensionCodes, ...prolongationCodes]) for (const says of ["yes", "no", "unknown"] as const) {
      const sentence = sayGround({ code, says, rule: null, on: "2026-11-01", value: 1095 });
      assert.match(sentence, /^[A-ZÀÉ].{12,110}\.$/, `${code} ${says}: ${sentence}`);
      assert.doesNotMatch(sentence, /[{}]|undefined|\?/, `${code} ${says}`);
      if (says === "unknown") assert.match(sentence, /^(Dites|Demandez|Demandez-lui|Voyez|Choisissez) /, `${code} : ce qui manque dit quoi faire`);
    }
  });
  it("nomme le texte, et « à vérifier » quand il n'a pas été lu", () => {
    assert.equal(sayGround({ code: "window-opened", says: "no", rule, on: "2026-01-05", value: 12 }), "Trop tôt : la demande s'ouvre le 5 janvier 2026 — règle de service des Emplois de l'inclusion (à vérifier).");
    assert.equal(sayGround({ code: "kind-of-employer", says: "no", rule: article }), "Ce motif est réservé aux ACI et aux AI — Code du travail, art. R. 5132-1-8, 2° c).");
    assert.equal(sayGround({ code: "room-left", says: "yes", rule: null, value: 1095 }), `Jours de prolongation encore possibles : ${(1095).toLocaleString("fr-FR")}.`);
    assert.equal(sayGround({ code: "begun", says: "no", rule: null }), "Une suspension ne se déclare pas d'avance : attendez le jour inconnu.");
    assert.deepEqual([sayRule(null), sayRule(article)], ["", "Code du travail, art. R. 5132-1-8, 2° c)"]);
  });
  it("chaque état, motif, raison, moment et personne a son nom", () => {
    const named: [readonly string[], Record<string, string>][] = [[passStates, passStateWords], [certainties, certaintyWords], [passGrounds, passGroundWords], [passSuspensionReasons, passReasonWords], [passMomentCodes, passMomentWords], [passListeners, passListenerWords], [movingDates, movingDateWords]];
    for (const [codes, words] of named) assert.deepEqual(codes.filter((code) => (words[code] ?? "").length < 6), []);
  });
  it("le reste : des jours, et une estimation à partir d'une semaine", () => {
    assert.deepEqual([0, 1, 6, 7, 10, 11, 29, 30, 45, 46, 730].map(sayRemainder), ["0 jour", "1 jour", "6 jours", "7 jours (environ 1 semaine)", "10 jours (environ 1 semaine)", "11 jours (environ 2 semaines)", "29 jours (environ 4 semaines)", "30 jours (environ 1 mois)", "45 jours (environ 1 mois)", "46 jours (environ 2 mois)", "730 jours (environ 24 mois)"]);
  });
  it("la date lue, celle comptée, et de combien elles diffèrent", () => {
    const base = { endsOn: "2027-01-05", counted: "2027-01-06", certainty: "read" as const, readAgainSince: null };
    assert.equal(sayForecast({ ...base, gap: 0 }), "5 janvier 2027 (lue aux Emplois de l'inclusion)");
    assert.equal(sayForecast({ ...base, certainty: "counted", gap: null }), "5 janvier 2027 (estimée ici, à lire aux Emplois de l'inclusion)");
    assert.equal(sayForecast({ ...base, gap: 1 }), "5 janvier 2027 (lue aux Emplois de l'inclusion). Nous comptons 6 janvier 2027, 1 jour de plus.");
    assert.equal(sayForecast({ ...base, certainty: "told", counted: "2026-12-31", gap: -5, readAgainSince: "2026-11-02" }), "5 janvier 2027 (dite, à relire aux Emplois de l'inclusion). Nous comptons 31 décembre 2026, 5 jours de moins : quelque chose a commencé le 2 novembre 2026, relisez la date aux Emplois.");
  });
  it("par qui passe une demande", () => {
    assert.deepEqual([sayCircuit({ needsOpinion: true, mayJoinBilan: true }), sayCircuit({ needsOpinion: true, mayJoinBilan: false }), sayCircuit({ needsOpinion: false, mayJoinBilan: false })], ["L'employeur demande l'accord d'un prescripteur habilité, bilan joint s'il le souhaite.", "L'employeur demande l'accord d'un prescripteur habilité.", "L'employeur la déclare lui-même, sans avis d'un prescripteur."]);
  });
});

describe("Les mots du PASS, pour elle ou lui", () => {
  const possible = (ground: PassGround, says: "yes" | "no" | "unknown", until: string | null = "2028-01-05", needsOpinion = true, askableFrom: string | null = "2026-01-05") => plainPossible({ ground, answer: { says, grounds: [], missing: [] }, until, needsOpinion, askableFrom });
  const spoken = [
    ...passStates.map((state) => plainPass(state, { startsOn: "2026-01-05", endsOn: "2028-01-04", certainty: "counted" })), ...passMomentCodes.map((code) => plainMoment({ code, on: "2027-01-05" })),
    ...["2026-01-01", "2027-01-01", "2029-01-01"].map((today) => plainWindow({ opensOn: "2026-06-01", closesOn: "2027-06-01" }, today)), ...passGrounds.map((ground) => possible(ground, "yes")!), plainCarence({ until: "2028-01-01" }, "2027-01-01"),
  ];
  it("ni sigle, ni mot du métier, rien que PASS ; des phrases courtes", () => {
    for (const text of spoken) {
      assert.doesNotMatch(text, /\b(?!PASS\b)[A-Z]{2,}\b|carence|suspension|motif|reliquat|cumul|undefined/, text);
      for (const sentence of text.split(/(?<=\.) /)) assert.ok(sentence.length < 130, `${sentence.length} : ${sentence}`);
    }
    assert.equal(new Set(spoken).size, spoken.length);
    assert.ok(passGrounds.every((ground) => plainGrounds[ground].length > 10));
  });
  it("une date comptée le dit, une date dite se vérifie, une date lue se tait ; une pause ne promet pas de fin", () => {
    const valid = (certainty: "read" | "told" | "counted") => plainPass("valid", { startsOn: "2026-01-05", endsOn: "2028-01-04", certainty });
    assert.equal(valid("read"), "Votre PASS vous permet de travailler en insertion jusqu'au 4 janvier 2028 compris.");
    assert.match(valid("told"), / compris\. Cette date nous a été dite : nous la vérifions\.$/);
    assert.match(valid("counted"), / compris\. C'est une date que nous avons calculée : elle peut changer\.$/);
    assert.equal(plainPass("suspended", { startsOn: "2026-01-05", endsOn: "2028-01-04", certainty: "counted" }), "Votre PASS est en pause. Les jours qui restent sont gardés pour vous.");
  });
  it("ce qu'on peut faire, par qui, à partir de quand : la veille et le jour de chaque borne", () => {
    const window = (today: string) => plainWindow({ opensOn: "2026-06-01", closesOn: "2027-06-01" }, today).slice(0, 30);
    assert.deepEqual(["2026-05-31", "2026-06-01", "2027-06-01", "2027-06-02"].map(window), ["À partir du 1er juin 2026, vot", "Votre employeur peut demander ", "Votre employeur peut demander ", "Il n'est plus possible de le p"]);
    assert.deepEqual(["2028-01-01", "2028-01-02"].map((today) => plainCarence({ until: "2028-01-01" }, today).slice(0, 15)), ["Jusqu'au 1er ja", "Vous pouvez dem"]);
  });
  it("ce qui n'est pas possible ne lui est pas dit comme une porte fermée", () => {
    assert.deepEqual([possible("rqth", "no", "2028-01-05", true, null), possible("rqth", "yes", null)], [null, null]);
    assert.equal(possible("rqth", "no", "2028-01-05", true, "2026-12-12"), "Prolonger parce que votre handicap est reconnu pour le travail : à demander à partir du 12 décembre 2026. Cette fois, jusqu'au 5 janvier 2028 au plus. Votre employeur fait la demande, un prescripteur donne son accord.");
    assert.equal(possible("senior", "unknown"), "Prolonger parce que vous avez 50 ans ou plus : peut-être, il nous manque des réponses. Cette fois, jusqu'au 5 janvier 2028 au plus. Votre employeur fait la demande, un prescripteur donne son accord.");
    assert.equal(possible("complete-training", "yes", "2027-06-30", false), "Prolonger parce que vous finissez une formation : c'est possible. Cette fois, jusqu'au 30 juin 2027 au plus. Votre employeur fait la démarche lui-même.");
  });
});
