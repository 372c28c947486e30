import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#ground/civil-date";
import { chainsOf, type ContractChain } from "./chain.ts";
import { aContract, elsewhere, knowing } from "./chain-testing.ts";
import type { Employer, ProlongationGround, RuleFacts } from "./model.ts";
import { prolongationGrounds } from "./model.ts";
import { contractMoments, decidersOf, firstDayPast, furthestOf, groundsToGoOn, longEnough, mayRenew, whoHearsOfContracts } from "./renewal.ts";

const on = "2025-10-01";
const chainTo = (endsOn: string | null, startsOn = "2024-01-15", employer?: Employer): ContractChain => chainsOf([aContract("a", startsOn, endsOn, employer ? { employer } : {})])[0]!;
type Asked = { chain?: ContractChain; until: string; ground?: ProlongationGround | null; facts?: Partial<RuleFacts>; reference?: string | null; on?: string };
const asked = ({ chain, until, ground, facts, reference, on: day }: Asked) => mayRenew({ chain: chain ?? chainTo("2025-07-14"), until, ground: ground ?? null, facts: knowing(facts), reference: reference ?? null, on: day ?? on });
const says = (one: Asked, code: string): string => {
  const ground = asked(one).grounds.find((each) => each.code === code);
  return ground ? `${ground.says}${ground.on ? ` ${ground.on}` : ""}` : "absent";
};

describe("Renouveler dans les 24 mois (L. 5132-15-1, al. 4)", () => {
  it("le dernier jour des 24 mois est permis, le lendemain ne l'est plus sans motif", () => {
    assert.deepEqual(["2026-01-13", "2026-01-14", "2026-01-15"].map((until) => says({ until }, "within-total")), ["yes 2026-01-14", "yes 2026-01-14", "no 2026-01-14"]);
    assert.deepEqual(["2026-01-14", "2026-01-15"].map((until) => asked({ until }).says), ["yes", "no"]);
    assert.deepEqual(asked({ until: "2026-01-14" }).grounds.map(({ code }) => code), ["employer-kind", "goes-further", "long-enough", "within-total"]);
    assert.equal(asked({ until: "2026-01-14", ground: "rqth" }).says, "yes", "un motif de trop ne gêne pas");
  });
  it("commencés un 29 février, ils finissent le 28 deux ans plus tard", () => {
    const chain = chainTo("2025-08-28", "2024-02-29");
    assert.deepEqual(["2026-02-28", "2026-03-01"].map((until) => says({ chain, until }, "within-total")), ["yes 2026-02-28", "no 2026-02-28"]);
  });
  it("ne pas aller plus loin que le contrat en cours n'est pas renouveler ; sans dernier jour, on ne sait pas", () => {
    assert.deepEqual(["2025-07-13", "2025-07-14", "2025-07-15"].map((until) => says({ until }, "goes-further")), ["no 2025-07-14", "no 2025-07-14", "yes 2025-07-14"]);
    assert.equal(says({ until: "2025-07-14" }, "long-enough"), "absent");
    const open = asked({ chain: chainTo(null), until: "2026-01-14" });
    assert.deepEqual([open.says, open.missing], ["unknown", ["last-day-known"]]);
  });
  it("un autre employeur qu'un ACI a d'autres règles : on ne sait pas", () => {
    assert.deepEqual(asked({ chain: chainTo("2025-07-14", "2024-01-15", elsewhere), until: "2026-01-14" }).missing, ["employer-kind"]);
  });
  it("quatre mois au moins (al. 3) : la veille, le jour ; le renouvellement plus court est à vérifier, l'aménagement de peine en dispense", () => {
    const length = (until: string, adjusted: boolean | null, isRenewal: boolean): string => { const ground = longEnough("2025-07-15", until, { underSentenceAdjustment: adjusted }, isRenewal, on); return `${ground.says} ${ground.rule!.code} ${ground.on} ${ground.value}`; };
    assert.deepEqual([length("2025-11-13", false, false), length("2025-11-14", false, false), length("2025-11-13", null, false), length("2025-11-13", true, false)],
      ["no shortest 2025-11-14 4", "yes shortest 2025-11-14 4", "unknown shortest 2025-11-14 4", "yes adjusted-sentence 2025-11-14 4"]);
    assert.deepEqual([length("2025-11-13", false, true), length("2025-11-14", null, true), length("2025-11-13", true, true)], ["unknown shortest-renewal 2025-11-14 4", "yes shortest-renewal 2025-11-14 4", "yes adjusted-sentence 2025-11-14 4"]);
    assert.equal(says({ until: "2025-11-13" }, "long-enough"), "unknown 2025-11-14");
    assert.equal(says({ until: "2025-11-14" }, "long-enough"), "yes 2025-11-14");
    assert.equal(says({ until: "2025-11-13", facts: { underSentenceAdjustment: false } }, "long-enough"), "unknown 2025-11-14", "un renouvellement n'est pas un premier contrat");
    assert.deepEqual(longEnough("2025-07-15", "2025-08-01", { underSentenceAdjustment: true }, false, on), { code: "long-enough", says: "yes", rule: longEnough("2025-07-15", "2025-08-01", { underSentenceAdjustment: true }, true, on).rule, on: "2025-11-14", value: 4 });
  });
});

describe("Au-delà de 24 mois", () => {
  it("le premier jour au-delà suit les 24 mois, ou le contrat qui les a déjà passés", () => {
    assert.deepEqual([chainTo("2025-07-14"), chainTo("2026-01-14"), chainTo("2026-07-14"), chainTo(null)].map((chain) => firstDayPast(chain, on)), ["2026-01-15", "2026-01-15", "2026-07-15", "2026-01-15"]);
  });
  it("finir une formation : en cours au terme, jamais au-delà de sa fin (al. 5)", () => {
    const training = (trainingEndsOn: string | null, until = "2026-06-30"): string[] => ["training-under-way", "within-training"].map((code) => says({ until, ground: "training", facts: { trainingEndsOn } }, code));
    assert.deepEqual(training("2026-06-30"), ["yes 2026-06-30", "yes 2026-06-30"]);
    assert.deepEqual(training("2026-06-29"), ["yes 2026-06-29", "no 2026-06-29"]);
    assert.deepEqual(training("2026-01-15", "2026-01-15"), ["yes 2026-01-15", "yes 2026-01-15"]);
    assert.deepEqual(training("2026-01-14", "2026-01-15"), ["no 2026-01-14", "no 2026-01-14"]);
    assert.deepEqual(training(null), ["unknown", "unknown"]);
    assert.equal(says({ until: "2031-01-01", ground: "training", facts: { trainingEndsOn: "2031-01-01" } }, "within-ceiling"), "absent", "la formation n'a pas d'autre plafond que sa fin");
  });
  it("50 ans : le jour de l'anniversaire compte, au premier jour au-delà de 24 mois", () => {
    const aged = (bornOn: string | null): string => says({ until: "2026-12-31", ground: "senior", facts: { bornOn } }, "aged-50");
    assert.deepEqual(["1976-01-14", "1976-01-15", "1976-01-16"].map(aged), ["yes 2026-01-14", "yes 2026-01-15", "no 2026-01-16"]);
    assert.equal(aged(null), "unknown");
    assert.equal(says({ chain: chainTo("2026-02-27", "2024-02-29"), until: "2026-12-31", ground: "senior", facts: { bornOn: "1976-02-29" } }, "aged-50"), "yes 2026-03-01");
  });
  it("chaque motif demande ses faits : oui, non, ou pas su", () => {
    const rows: [ProlongationGround, Partial<RuleFacts>, string | null, string, string[]][] = [
      ["senior", { bornOn: "1970-01-01", hasParticularDifficulties: true }, null, "yes", []], ["senior", { bornOn: "1970-01-01", hasParticularDifficulties: false }, null, "no", []], ["senior", {}, null, "unknown", ["aged-50", "particular-difficulties"]],
      ["rqth", { isDisabledWorker: true, hasParticularDifficulties: true }, null, "yes", []], ["rqth", { isDisabledWorker: false }, null, "no", ["particular-difficulties"]], ["rqth", {}, null, "unknown", ["disabled-worker", "particular-difficulties"]],
      ["particular-difficulties", { hasParticularDifficulties: true }, null, "yes", []], ["particular-difficulties", { hasParticularDifficulties: false }, null, "no", []], ["particular-difficulties", {}, null, "unknown", ["particular-difficulties"]],
      ["dgefp", {}, "DGEFP-2026-12", "yes", []], ["dgefp", {}, "   ", "unknown", ["derogation-reference"]], ["dgefp", {}, null, "unknown", ["derogation-reference"]],
    ];
    for (const [ground, facts, reference, answer, missing] of rows) {
      const result = asked({ until: "2026-12-31", ground, facts, reference });
      assert.deepEqual([result.says, result.missing], [answer, missing], `${ground} ${JSON.stringify(facts)}`);
      assert.ok(result.grounds.some(({ code }) => code === "within-ceiling"));
    }
  });
  it("chaque raison porte son nom, sa réponse et son texte", () => {
    const all = (ground: ProlongationGround, facts: Partial<RuleFacts>, reference: string | null = null): string[] => asked({ until: "2026-12-31", ground, facts, reference }).grounds.map(({ code, says: answer, rule }) => [code, answer, rule?.code ?? "-"].join(" "));
    const begins = ["employer-kind yes employer-kind", "goes-further yes -", "long-enough yes shortest-renewal"];
    const ends = (ground: string): string[] => [`within-decision yes decision-${ground}`, `within-ceiling yes ceiling-${ground}`];
    assert.deepEqual(all("senior", { bornOn: "1970-01-01", hasParticularDifficulties: true }), [...begins, "aged-50 yes age-senior", "particular-difficulties yes age-senior", ...ends("senior")]);
    assert.deepEqual(all("rqth", { isDisabledWorker: true, hasParticularDifficulties: false }), [...begins, "disabled-worker yes disabled-worker", "particular-difficulties no disabled-worker", ...ends("rqth")]);
    assert.deepEqual(all("particular-difficulties", { hasParticularDifficulties: true }), [...begins, "particular-difficulties yes particular-difficulties", ...ends("particular-difficulties")]);
    assert.deepEqual(all("dgefp", {}, "D-1"), [...begins, "derogation-reference yes derogation", ...ends("dgefp")]);
  });
  for (const ground of prolongationGrounds.filter((one) => one !== "training")) {
    it(`${ground} : un an au plus par décision, soixante mois en tout`, () => {
      assert.deepEqual(["2027-01-13", "2027-01-14", "2027-01-15"].map((until) => says({ until, ground }, "within-decision")), ["yes 2027-01-14", "yes 2027-01-14", "no 2027-01-14"]);
      const late = chainTo("2028-07-14");
      assert.deepEqual(["2029-01-14", "2029-01-15"].map((until) => says({ chain: late, until, ground }, "within-ceiling")), ["yes 2029-01-14", "no 2029-01-14"]);
      assert.equal(says({ chain: late, until: "2029-01-15", ground }, "within-decision"), "yes 2029-07-14");
      assert.equal(furthestOf(late, ground, knowing(), on), "2029-01-14");
      assert.equal(furthestOf(chainTo("2025-07-14"), ground, knowing(), on), "2027-01-14");
    });
  }
  it("les difficultés particulièrement importantes ouvrent le 16 décembre 2020, pas la veille", () => {
    const chain = chainTo("2020-12-31", "2019-01-01");
    const open = (day: string) => asked({ chain, until: "2021-12-31", ground: "particular-difficulties", facts: { hasParticularDifficulties: true }, on: day });
    assert.deepEqual([open("2020-12-15").says, open("2020-12-16").says], ["no", "yes"]);
    assert.deepEqual(open("2020-12-15").grounds.at(-1), { code: "ground-open", says: "no", rule: null });
    assert.equal(furthestOf(chain, "particular-difficulties", knowing(), "2020-12-15"), null);
  });
  it("qui décide : l'employeur, le prescripteur, l'ACI qui a recruté, la commission", () => {
    const who = (ground: ProlongationGround | null, direct: boolean | null, day = on): string[] => decidersOf(ground, direct, day).map(({ by }) => by);
    assert.deepEqual([who(null, null), who("training", false), who("dgefp", true)], [["employer"], ["employer"], ["board"]]);
    assert.deepEqual([who("rqth", true), who("senior", false), who("particular-difficulties", null)], [["aci"], ["prescriber"], ["prescriber", "aci"]]);
    assert.deepEqual([who("rqth", true, "2021-06-14"), who("rqth", true, "2021-06-15")], [["employment-agency"], ["aci"]]);
    assert.ok(decidersOf("rqth", null, on).every(({ rule }) => rule.toVerify));
  });
});

describe("Tous les motifs, chacun avec sa réponse", () => {
  const list = (facts: Partial<RuleFacts>, endsOn = "2026-01-14") => groundsToGoOn({ chain: chainTo(endsOn), reference: null, facts: knowing(facts), directRecruitment: null, on });
  it("six lignes, dans l'ordre de la loi, et jusqu'à quand", () => {
    assert.deepEqual(list({}).map(({ ground, until, answer }) => [ground, answer.says, until]), [
      [null, "no", null], ["training", "unknown", null], ["senior", "unknown", "2027-01-14"], ["rqth", "unknown", "2027-01-14"], ["particular-difficulties", "unknown", "2027-01-14"], ["dgefp", "unknown", "2027-01-14"],
    ]);
    assert.deepEqual(list({ trainingEndsOn: "2026-08-31", hasParticularDifficulties: true, isDisabledWorker: false, bornOn: "1999-05-05" }).map(({ ground, until, answer }) => [ground, answer.says, until]), [
      [null, "no", null], ["training", "yes", "2026-08-31"], ["senior", "no", null], ["rqth", "no", null], ["particular-difficulties", "yes", "2027-01-14"], ["dgefp", "unknown", "2027-01-14"],
    ]);
    assert.deepEqual(list({}, "2025-07-14")[0]!.until, "2026-01-14");
    assert.deepEqual(list({}).map(({ deciders }) => deciders.map(({ by }) => by).join("+")), ["employer", "employer", "prescriber+aci", "prescriber+aci", "prescriber+aci", "board"]);
  });
  it("soixante mois faits : plus aucun motif ne continue, sauf la formation", () => {
    assert.deepEqual(list({ trainingEndsOn: "2029-06-30", hasParticularDifficulties: true, isDisabledWorker: true, bornOn: "1960-01-01" }, "2029-01-14").map(({ answer }) => answer.says), ["no", "yes", "no", "no", "no", "no"]);
  });
  it("aucun dernier jour ne passe son plafond, quels que soient les contrats et les faits", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 2200 }), fc.option(fc.integer({ min: 0, max: 4000 })), fc.boolean(), (at, days, training, known) => {
      const startsOn = addDays("2019-01-01", at);
      const facts = knowing({ trainingEndsOn: training === null ? null : addDays("2019-01-01", training), hasParticularDifficulties: known, isDisabledWorker: known, bornOn: known ? "1960-01-01" : null });
      const chain = chainTo(addDays(startsOn, days), startsOn);
      for (const { ground, until, answer } of groundsToGoOn({ chain, reference: "D-1", facts, directRecruitment: null, on })) {
        if (until === null) continue;
        assert.notEqual(answer.says, "no");
        assert.ok(until > chain.lastDay!, `${ground} ${until}`);
        const top = ground === "training" ? facts.trainingEndsOn! : furthestOf({ ...chain, lastDay: null }, ground === null ? null : "dgefp", facts, on);
        if (ground === null || ground === "training") assert.ok(until <= top!);
        else assert.equal(mayRenew({ chain, until: addDays(until, 1), ground, reference: "D-1", facts, on }).says, "no", "un jour de plus est un non");
      }
    }));
  });
});

describe("Les jours où quelque chose s'ouvre ou finit, et qui l'apprend", () => {
  it("préparer, finir, 24 mois, 60 mois, dans l'ordre, à partir d'un jour", () => {
    const told = (day: string, endsOn: string | null): string[] => contractMoments(chainTo(endsOn), day).map(({ code, on: at }) => `${at} ${code}`);
    assert.deepEqual(told("2025-01-01", "2026-01-14"), ["2025-07-14 prepare-total", "2025-10-14 prepare-end", "2026-01-14 contract-ends", "2026-01-14 total-reached", "2029-01-14 ceiling-reached"]);
    assert.deepEqual(told("2025-01-01", "2025-07-14").slice(0, 3), ["2025-04-14 prepare-end", "2025-07-14 prepare-total", "2025-07-14 contract-ends"]);
    assert.deepEqual(told("2025-10-14", "2026-01-14")[0], "2025-10-14 prepare-end");
    assert.deepEqual(told("2025-10-15", "2026-01-14")[0], "2026-01-14 contract-ends");
    assert.deepEqual(told("2025-01-01", null), ["2025-07-14 prepare-total", "2026-01-14 total-reached", "2029-01-14 ceiling-reached"]);
    assert.deepEqual(told("2027-01-01", "2027-07-14"), ["2027-04-14 prepare-end", "2027-07-14 contract-ends", "2029-01-14 ceiling-reached"]);
  });
  it("la personne apprend tout ce qui finit ; l'employeur n'est pas prévenu six mois avant", () => {
    const moments = contractMoments(chainTo("2026-01-14"), "2025-01-01");
    for (const { code, tell } of moments) assert.deepEqual(tell, whoHearsOfContracts[code]);
    assert.ok(moments.every(({ tell }) => tell.includes("person") && tell.includes("lead-referent")));
    assert.deepEqual(moments.filter(({ tell }) => !tell.includes("employer")).map(({ code }) => code), ["prepare-total"]);
    assert.deepEqual(moments.map(({ rule }) => rule?.code ?? null), ["prepare-total", "prepare-end", null, "total", "ceiling-dgefp"]);
  });
});
