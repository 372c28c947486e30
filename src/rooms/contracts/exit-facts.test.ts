import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ChantierStay, datedOutcomes, exitFactsOf, exitFault, type ExitStated, hasLeft, proposedOutcome } from "./exit-facts.ts";

describe("Ce qui est dit d'une sortie", () => {
  const stay: Pick<ChantierStay, "employerKind" | "enteredOn" | "end" | "signedHours"> & { leftOn: string } = { employerKind: "aci", enteredOn: "2025-02-01", leftOn: "2026-05-31", end: "training", signedHours: 900 };
  it("la fin du contrat dit la suite quand elle la dit en entier ; le reste se propose, dans cet ordre : fin, contrat ailleurs, fil", () => {
    assert.deepEqual((["training", "other-siae", "death", "hired-lasting", "hired-short", "term", null] as const).map((end) => exitFactsOf({ ...stay, end }, null).outcome), ["training", "other-siae", "death", null, null, null, null]);
    assert.deepEqual([exitFactsOf(stay, { outcome: "cdi", jobStartsOn: "2026-06-01", jobEndsOn: null, hours: 12 }), exitFactsOf(stay, null).hours], [{ employerKind: "aci", enteredOn: "2025-02-01", leftOn: "2026-05-31", hours: 12, outcome: "cdi", jobStartsOn: "2026-06-01", jobEndsOn: null }, 900]);
    const proposed = (end: ChantierStay["end"], hasNextElsewhere: boolean, workCode: string | null) => proposedOutcome({ end, hasNextElsewhere, workCode });
    assert.deepEqual([proposed("hired-lasting", true, "no-work"), proposed("term", true, "no-work"), proposed("term", false, "no-work"), proposed("term", false, "cddi"), proposed(null, false, null)], ["cdi", "other-siae", "inactive", null, null]);
  });
  it("rien avant le dernier jour, le jour même oui", () => {
    const one: ExitStated = { subject: "health", statedOn: "2026-05-31", change: null, hasDoctor: false, hasCover: null };
    assert.deepEqual(["2026-05-30", "2026-05-31"].map((today) => exitFault({ ...one, statedOn: "2026-05-30" }, stay, [], today)), ["still-there", null]);
    assert.deepEqual([exitFault(one, { ...stay, leftOn: null }, [], "2026-06-01"), exitFault({ subject: "housing", statedOn: "2026-05-31", before: null, after: "street", change: null, isLasting: null }, stay, ["street"], "2026-06-01")], ["still-there", null]);
  });
  it("ce que le fil dit du travail propose la suite ; les emplois, et eux seuls, demandent leurs dates", () => {
    const byThread = ["lasting-job", "short-job", "own-business", "other-siae", "training", "job-seeker", "no-work", "cddi"].map((workCode) => proposedOutcome({ end: null, hasNextElsewhere: false, workCode }));
    assert.deepEqual(byThread, ["cdi", "cdd", "business", "other-siae", "training", "job-seeking", "inactive", null]);
    assert.deepEqual((["hired-short", "hired-lasting", "training", "other-siae", "death"] as const).map((end) => proposedOutcome({ end, hasNextElsewhere: false, workCode: null })), ["cdd", "cdi", "training", "other-siae", "death"]);
    assert.deepEqual(datedOutcomes, ["cdi", "cdd", "interim", "public-service", "aided-contract"]);
    assert.deepEqual(exitFactsOf(stay, { outcome: "cdd", jobStartsOn: "2026-06-01", jobEndsOn: "2026-12-01", hours: null }).jobEndsOn, "2026-12-01");
    assert.deepEqual(["2026-05-30", "2026-05-31"].map((today) => hasLeft(stay, today)), [false, true]);
    assert.equal(hasLeft({ leftOn: null }, "2099-01-01"), false);
  });
  it("ce qui ne peut pas être dit a son refus, au jour et à l'heure près", () => {
    const today = "2026-06-30";
    const fault = (one: object) => exitFault({ statedOn: "2026-06-10", outcome: "cdd", jobStartsOn: null, jobEndsOn: null, hours: null, before: null, after: null, change: null, isLasting: null, hasDoctor: null, hasCover: null, ...one } as unknown as ExitStated, stay, ["street", "own-home"], today);
    const work = (more: object) => fault({ subject: "work", ...more });
    const [housing, health] = [(more: object) => fault({ subject: "housing", ...more }), (more: object) => fault({ subject: "health", ...more })];
    const cases: [ReturnType<typeof exitFault>, ReturnType<typeof exitFault>, string][] = [
      [work({ statedOn: "2026-07-01" }), "stated-in-the-future", "demain"], [work({ statedOn: today }), null, "aujourd'hui"], [work({ statedOn: "2025-01-31" }), "stated-before-the-exit", "la veille de l'entrée"], [work({ statedOn: "2025-02-01" }), null, "le jour de l'entrée"],
      [work({ jobEndsOn: "2026-12-01" }), "job-start-missing", "une fin sans début"], [work({ jobStartsOn: "2026-06-01" }), null, "un début sans fin"],
      [work({ jobStartsOn: "2026-06-02", jobEndsOn: "2026-06-01" }), "job-ends-before-it-starts", "finit la veille"], [work({ jobStartsOn: "2026-06-01", jobEndsOn: "2026-06-01" }), null, "un seul jour"], [work({ jobStartsOn: "2026-06-01", jobEndsOn: "2026-06-02" }), null, "deux jours"],
      [work({ hours: -1 }), "hours-out-of-range", "moins d'une"], [work({ hours: 0 }), null, "aucune"], [work({ hours: 20_000 }), null, "le plus"], [work({ hours: 20_001 }), "hours-out-of-range", "trop"], [work({ hours: Number.NaN }), "hours-out-of-range", "illisible"],
      [housing({}), "nothing-said", "rien du logement"], [housing({ isLasting: false }), null, "il ne tient pas"], [housing({ change: "better" }), null, "mieux"], [housing({ hasDoctor: true }), "nothing-said", "un médecin n'est pas un logement"],
      [housing({ before: "street" }), null, "avant"], [housing({ after: "own-home" }), null, "après"], [housing({ before: "castle" }), "not-a-rung", "avant : pas un barreau"], [housing({ after: "castle" }), "not-a-rung", "après : pas un barreau"], [housing({ before: "street", after: "castle" }), "not-a-rung", "l'un des deux"],
      [health({}), "nothing-said", "rien de la santé"], [health({ hasCover: false }), null, "pas de couverture"], [health({ hasDoctor: true }), null, "un médecin"], [health({ change: "worse" }), null, "moins bien"], [health({ isLasting: true }), "nothing-said", "un logement n'est pas la santé"], [health({ change: "better", before: "castle" }), null, "un barreau ne se lit pas pour la santé"],
    ];
    for (const [told, expected, why] of cases) assert.equal(told, expected, why);
  });
});
