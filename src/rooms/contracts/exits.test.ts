import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween } from "#ground/civil-date";
import { contractBook } from "./contract-book.ts";
import { type ExitFacts, exitOf, exitOutcomes, shareOfDynamic } from "./exits.ts";
import { entriesIn, exitsIn, lengthOfStay, presentOn, type Stay } from "./stays.ts";

const left = (more: Partial<ExitFacts> = {}): ExitFacts => ({ employerKind: "aci", enteredOn: "2024-01-15", leftOn: "2025-06-30", hours: 900, outcome: "cdi", jobStartsOn: null, jobEndsOn: null, ...more });
const told = (facts: ExitFacts, book = contractBook): string => { const one = exitOf(facts, book); return [one.class, one.isDynamic, one.inDenominator].join(" "); };

describe("La classe d'une sortie se déduit", () => {
  it("de ce qui suit : durable, transition, positive, autre, retirée", () => {
    const classes = Object.fromEntries(exitOutcomes.map((outcome) => [outcome, told(left({ outcome, jobStartsOn: "2025-07-01", jobEndsOn: "2026-06-30" }))]));
    assert.deepEqual(classes, {
      cdi: "durable yes yes", cdd: "durable yes yes", interim: "durable yes yes", "public-service": "durable yes yes", business: "durable yes yes", "aided-contract": "transition yes yes", training: "positive yes yes", "other-siae": "positive yes yes",
      "job-seeking": "other no yes", inactive: "other no yes", "long-leave": "withdrawn no no", detention: "withdrawn no no", apart: "withdrawn no no", death: "withdrawn no no",
    });
    for (const outcome of exitOutcomes) assert.ok(exitOf(left({ outcome })).grounds.every(({ rule }) => rule?.toVerify), outcome);
    assert.deepEqual(exitOf(left({ outcome: "training" })).grounds.map(({ code, says }) => `${code} ${says}`), ["stayed-enough yes", "worked-enough yes", "positive-outcome yes"]);
    assert.deepEqual([exitOf(left({ outcome: "death" })), exitOf(left({ hours: 0 }))].map(({ grounds, isOnTheBoundary }) => [grounds.at(-1)!.code, grounds.at(-1)!.says, isOnTheBoundary]), [["withdrawn-outcome", "yes", false], ["worked-enough", "no", false]]);
    assert.deepEqual(["cdi", "aided-contract", "inactive"].map((outcome) => exitOf(left({ outcome: outcome as "cdi" })).grounds.at(-1)!.code), ["durable-outcome", "transition-outcome", "other-outcome"]);
  });
  it("six mois au jour près : « plus de 6 mois » depuis 2013, « 6 mois et plus » avant, et la limite est dite", () => {
    const job = (jobEndsOn: string, leftOn: string): string => { const one = exitOf(left({ outcome: "cdd", enteredOn: "2011-01-01", leftOn, jobStartsOn: "2025-07-01", jobEndsOn })); return `${one.class} ${one.isOnTheBoundary}`; };
    assert.deepEqual(["2025-12-30", "2025-12-31", "2026-01-01"].map((day) => job(day, "2013-01-01")), ["transition false", "transition true", "durable false"]);
    assert.deepEqual(["2025-12-30", "2025-12-31", "2026-01-01"].map((day) => job(day, "2012-12-31")), ["transition false", "durable true", "durable false"]);
    assert.deepEqual(exitOf(left({ outcome: "interim", jobStartsOn: "2025-07-01", jobEndsOn: "2026-01-01" })).grounds.at(-1), { code: "lasts-over-six-months", says: "yes", rule: contractBook.find(({ code }) => code === "exit-over"), on: "2025-12-31", value: 6 });
    assert.equal(exitOf(left({ outcome: "cdd", jobStartsOn: "2025-07-01", jobEndsOn: "2025-08-01" })).grounds.at(-1)!.says, "no");
    const otherDay = contractBook.map((rule) => (rule.code === "exit-from" ? { ...rule, until: null } : rule));
    assert.equal(told(left({ outcome: "cdd", jobStartsOn: "2025-07-01", jobEndsOn: "2025-12-31" }), otherDay), "durable yes yes");
  });
  it("sans les dates de l'emploi, sans la suite ou sans les heures, on ne sait pas, et c'est dit", () => {
    for (const dates of [{ jobStartsOn: null, jobEndsOn: "2026-01-01" }, { jobStartsOn: "2025-07-01", jobEndsOn: null }]) {
      const one = exitOf(left({ outcome: "cdd", ...dates }));
      assert.deepEqual([one.class, one.isDynamic, one.inDenominator, one.missing, one.isOnTheBoundary], [null, "unknown", "yes", ["job-dated"], false]);
    }
    const nothing = exitOf(left({ outcome: null }));
    assert.deepEqual([nothing.class, nothing.isDynamic, nothing.inDenominator, nothing.missing, nothing.isOnTheBoundary], [null, "unknown", "yes", ["outcome-known"], false]);
    for (const facts of [left({ hours: null }), left({ hours: null, outcome: "cdd", jobStartsOn: "2025-07-01", jobEndsOn: "2026-06-30" })]) {
      const one = exitOf(facts);
      assert.deepEqual([one.class, one.isDynamic, one.inDenominator, one.missing, one.isOnTheBoundary], [null, "unknown", "unknown", ["worked-enough"], false]);
    }
    assert.deepEqual(exitOf(left({ hours: null, outcome: null })).missing, ["worked-enough", "outcome-known"]);
  });
  it("un passage trop court est retiré, même suivi d'un CDI : 80 jours non, 81 oui", () => {
    const stayed = (days: number, employerKind: "aci" | "ei" | "ai" | "etti" | "eiti" = "aci"): string => told(left({ employerKind, enteredOn: "2025-01-01", leftOn: addDays("2025-01-01", days - 1) }));
    assert.deepEqual([stayed(80), stayed(81), stayed(80, "ei"), stayed(81, "ei")], ["withdrawn no no", "durable yes yes", "withdrawn no no", "durable yes yes"]);
    assert.deepEqual([stayed(1, "ai"), stayed(1, "etti"), stayed(1, "eiti")], ["durable yes yes", "durable yes yes", "durable yes yes"]);
    assert.deepEqual(exitOf(left({ enteredOn: "2025-01-01", leftOn: "2025-01-10" })).grounds.map(({ code, says, value }) => [code, says, value]), [["stayed-enough", "no", 10], ["worked-enough", "yes", 1]]);
  });
  it("une heure en ACI et EI, 150 en AI et ETTI, rien en EITI", () => {
    const worked = (hours: number, employerKind: "aci" | "ei" | "ai" | "etti" | "eiti"): string | null => exitOf(left({ employerKind, hours })).class;
    assert.deepEqual([worked(0.5, "aci"), worked(1, "aci"), worked(0, "ei"), worked(1, "ei")], ["withdrawn", "durable", "withdrawn", "durable"]);
    assert.deepEqual([worked(149, "ai"), worked(150, "ai"), worked(149, "etti"), worked(150, "etti"), worked(0, "eiti")], ["withdrawn", "durable", "withdrawn", "durable", "durable"]);
    assert.equal(exitOf(left({ employerKind: "ai", hours: 150 })).grounds[0]!.value, 150);
    assert.deepEqual(exitOf(left({ employerKind: "eiti" })).grounds.map(({ code }) => code), ["durable-outcome"]);
  });
  it("la part des sorties dynamiques : retirées hors du compte, inconnues dites à part", () => {
    const exits = [left(), left({ outcome: "training" }), left({ outcome: "inactive" }), left({ outcome: "death" }), left({ outcome: null }), left({ hours: 0 })].map((facts) => exitOf(facts));
    assert.deepEqual(shareOfDynamic(exits), { counted: 3, dynamic: 2, withdrawn: 2, unknown: 1, share: 2 / 3 });
    assert.deepEqual(shareOfDynamic([]), { counted: 0, dynamic: 0, withdrawn: 0, unknown: 0, share: null });
  });
});

const stay = (person: string, enteredOn: string, leftOn: string | null): Stay => ({ person, enteredOn, leftOn });
const who = (stays: readonly Stay[]): string => stays.map(({ person }) => person).join("");

describe("Entrées, sorties, présence", () => {
  const stays = [stay("a", "2025-01-01", "2025-06-30"), stay("b", "2025-01-31", null), stay("c", "2025-02-01", "2025-02-28"), stay("d", "2024-12-31", "2025-01-31")];
  it("les deux jours d'une période comptent, et le dernier jour est encore un jour de présence", () => {
    const january = { from: "2025-01-01", to: "2025-01-31" };
    assert.deepEqual([who(entriesIn(stays, january)), who(exitsIn(stays, january)), who(exitsIn(stays, { from: "2025-02-28", to: "2025-06-30" }))], ["ab", "d", "ac"]);
    assert.deepEqual(["2024-12-30", "2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01", "2025-07-01"].map((day) => who(presentOn(stays, day))), ["", "d", "ad", "abd", "abc", "b"]);
  });
  it("présents à la fin = présents la veille + entrées − sorties de la veille, toujours", () => {
    const someStays = fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 200 }))), { maxLength: 20 }).map((all) => all.map(([at, days]) => stay("x", addDays("2025-01-01", at), days === null ? null : addDays("2025-01-01", at + days))));
    fc.assert(fc.property(someStays, fc.integer({ min: 1, max: 400 }), (all, at) => {
      const [eve, day] = [addDays("2025-01-01", at - 1), addDays("2025-01-01", at)];
      assert.equal(presentOn(all, day).length, presentOn(all, eve).length + entriesIn(all, { from: day, to: day }).length - exitsIn(all, { from: eve, to: eve }).length);
    }));
  });
});

describe("La durée d'un passage, ceux qui restent comptés", () => {
  it("tout le monde parti : la moyenne et la médiane de tous les jours, bornes comprises", () => {
    const all = [stay("a", "2025-01-01", "2025-01-10"), stay("b", "2025-01-01", "2025-01-20"), stay("c", "2025-01-01", "2025-01-30")];
    assert.deepEqual(lengthOfStay(all, "2025-06-01"), { people: 3, stillThere: 0, median: 20, medianLow: 10, medianHigh: 30, mean: 20, meanWithin: { days: 20, within: 30 }, meanOfLeavers: 20 });
  });
  it("ceux qui restent allongent ; tant que plus de la moitié reste, la médiane n'est pas connue", () => {
    const two = [stay("a", "2025-01-01", "2025-01-10"), stay("b", "2025-01-01", null), stay("c", "2025-01-01", null)];
    const known = lengthOfStay(two, "2025-03-01");
    assert.deepEqual([known.people, known.stillThere, known.median, known.mean, known.meanOfLeavers], [3, 2, null, null, 10]);
    assert.equal(known.meanWithin!.within, 60);
    assert.ok(Math.abs(known.meanWithin!.days - (10 + (2 / 3) * 50)) < 1e-9);
    assert.equal(lengthOfStay([...two, stay("d", "2025-01-01", "2025-01-20"), stay("e", "2025-01-01", "2025-01-30")], "2025-03-01").median, 30);
  });
  it("la plus longue est finie : la moyenne est connue, même si d'autres restent", () => {
    const known = lengthOfStay([stay("a", "2025-01-01", "2025-03-01"), stay("b", "2025-02-20", null)], "2025-03-11");
    assert.deepEqual([known.stillThere, known.mean, known.median], [1, 60, 60]);
  });
  it("comme on le sait ce jour-là : entrer demain n'est pas encore, sortir demain est encore là, sortir aujourd'hui est sortir", () => {
    const at = (enteredOn: string, leftOn: string | null): number[] => { const one = lengthOfStay([stay("a", enteredOn, leftOn)], "2025-03-01"); return [one.people, one.stillThere, one.meanWithin?.days ?? 0]; };
    assert.deepEqual([at("2025-03-02", null), at("2025-03-01", null), at("2025-02-28", "2025-03-02"), at("2025-02-28", "2025-03-01"), at("2025-02-28", "2025-02-28")], [[0, 0, 0], [1, 1, 1], [1, 1, 2], [1, 0, 2], [1, 0, 1]]);
    assert.deepEqual(at("2025-02-28", "2025-02-27"), [0, 0, 0], "sorti avant d'entrer : compté nulle part");
    assert.deepEqual(lengthOfStay([], "2025-03-01"), { people: 0, stillThere: 0, median: null, medianLow: null, medianHigh: null, mean: null, meanWithin: null, meanOfLeavers: null });
  });
  it("ne compter que ceux qui sont partis donne toujours moins, ou autant", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 600 }))), { minLength: 1, maxLength: 30 }), (all) => {
      const stays = all.map(([at, days]) => stay("x", addDays("2025-01-01", at), days === null ? null : addDays("2025-01-01", at + days)));
      const known = lengthOfStay(stays, "2026-01-31");
      if (known.meanWithin && known.meanOfLeavers !== null) assert.ok(known.meanWithin.days >= known.meanOfLeavers - 1e-9);
      if (known.mean !== null) assert.equal(known.mean, known.meanWithin!.days);
      assert.ok((known.meanWithin?.within ?? 0) <= daysBetween("2025-01-01", "2026-01-31") + 1);
    }));
  });
});
