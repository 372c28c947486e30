import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ChantierStay, exitFactsOf, exitFault, type ExitStated, proposedOutcome } from "./exit-facts.ts";
import { type CountedStay, exitFigures, exitLines, type ExitLine, staysOf } from "./exit-figures.ts";

const period = { from: "2026-01-01", to: "2026-12-31" };
const never = (): boolean => false;
const outcomes: Record<ExitLine, CountedStay["stated"]> = Object.fromEntries(exitLines.map((line) => [line, line === "unknown" ? null : { outcome: ({ durable: "cdi", transition: "aided-contract", positive: "training", other: "inactive", withdrawn: "apart" } as const)[line], jobStartsOn: null, jobEndsOn: null, hours: null }])) as Record<ExitLine, CountedStay["stated"]>;
const leavers = (counts: Record<ExitLine, number>): CountedStay[] => exitLines.flatMap((line) => Array.from({ length: counts[line] }, (_, at): CountedStay => ({ person: `${line}-${at}`, enteredOn: "2025-02-01", leftOn: "2026-05-31", employerKind: "aci", end: "term", signedHours: 1500, stated: outcomes[line] })));
const counts = (values: readonly number[]): Record<ExitLine, number> => Object.fromEntries(exitLines.map((line, at) => [line, values[at]!])) as Record<ExitLine, number>;

describe("Les chiffres des sorties", () => {
  it("se disent en entier à qui lit chaque dossier, et chaque nombre a la liste d'où il vient", () => {
    const stays = leavers(counts([3, 2, 1, 4, 2, 1]));
    const figures = exitFigures(stays, period, () => true);
    assert.deepEqual([figures.exits, figures.counted, figures.dynamic, figures.share, figures.lines.map(({ count }) => count)], [13, 10, 6, 0.6, [3, 2, 1, 4, 2, 1]]);
    for (const { line, count } of figures.lines) assert.equal(staysOf(stays, line, period).length, count, line);
    assert.deepEqual(exitFigures([], period, never), { entries: 0, exits: 0, present: 0, lines: exitLines.map((line) => ({ line, count: 0 })), counted: 0, dynamic: 0, share: null, stay: exitFigures([], period, () => true).stay });
  });

  it("aux autres, aucune soustraction ne rend un nombre de un à cinq : tout ce qui est caché ensemble fait six personnes au moins, ou l'on ne sait pas le compter", () => {
    // Every total that the page tells, and the lines it is made of.
    for (let turn = 0; turn < 700; turn++) {
      const values = exitLines.map((_, at) => [0, 1, 2, 3, 5, 6, 7, 9, 14][(turn * (at * 7 + 3) + (turn >> (at + 1))) % 9]!);
      const { exits, lines, counted, dynamic } = exitFigures(leavers(counts(values)), period, never);
      const hiddenIn = (some: readonly ExitLine[]): number[] => lines.filter(({ line, count }) => some.includes(line) && count === null).map(({ line }) => values[exitLines.indexOf(line)]!);
      const equations: (readonly ExitLine[])[] = [...(exits === null ? [] : [exitLines]), ...(dynamic === null ? [] : [["durable", "transition", "positive"] as const]), ...(counted === null ? [] : [["durable", "transition", "positive", "other"] as const, ["withdrawn", "unknown"] as const])];
      for (const equation of equations) {
        const hidden = hiddenIn(equation).filter((count) => count > 0);
        const sum = hidden.reduce((total, count) => total + count, 0);
        assert.ok(sum === 0 || sum >= 6, `${values} : ${equation} cache ${hidden}`);
      }
      for (const { count } of lines) assert.ok(count === null || count === 0 || count > 5, `${values}`);
      assert.ok(exits === null || exits === 0 || exits > 5);
    }
  });
});

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
});
