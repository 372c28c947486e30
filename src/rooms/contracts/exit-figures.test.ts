import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { classOfStay, type CountedStay, exitFigures, exitLines, type ExitLine, stayLists, staysOf, type WholeList } from "./exit-figures.ts";

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

  const stay = (person: string, enteredOn: string, leftOn: string | null): CountedStay => ({ person, enteredOn, leftOn, employerKind: "aci", end: null, signedHours: 800, stated: null });
  it("chaque liste a ses bornes : entrées et sorties de la période, présents au dernier jour, passages commencés", () => {
    const stays = [stay("avant", "2025-06-01", "2025-12-31"), stay("entrée", "2026-01-01", null), stay("dernier jour", "2026-12-31", null), stay("lendemain", "2027-01-01", null), stay("sortie", "2025-06-01", "2026-12-31"), stay("plus tard", "2025-06-01", "2027-01-01")];
    const listed = (list: (typeof stayLists)[number]) => staysOf(stays, list, period).map(({ person }) => person);
    assert.deepEqual(stayLists, ["entries", "exits", "present", "stays", ...exitLines]);
    assert.deepEqual([listed("entries"), listed("exits"), listed("present"), listed("stays")], [["entrée", "dernier jour"], ["sortie"], ["entrée", "dernier jour", "sortie", "plus tard"], ["avant", "entrée", "dernier jour", "sortie", "plus tard"]]);
    assert.deepEqual([listed("unknown"), listed("durable")], [["sortie"], []], "sans la suite, on ne sait pas la classe");
    assert.deepEqual([classOfStay(stays[1]!), classOfStay(stays[4]!)?.class], [null, null]);
  });
  it("chaque nombre s'ouvre ou se tait de lui-même ; six passages d'une seule personne ne font pas six personnes", () => {
    const stays = [stay("une", "2026-02-01", null), stay("deux", "2026-03-01", "2026-09-30"), stay("trois", "2025-03-01", "2026-09-30")];
    const told = (open: WholeList) => { const { entries, exits, present, stay: length } = exitFigures(stays, period, (list) => list === open); return [entries, exits, present, length?.people ?? null]; };
    assert.deepEqual([told("entries"), told("exits"), told("present"), told("stays")], [[2, null, null, null], [null, 2, null, null], [null, null, 1, null], [null, null, null, 3]]);
    const oftenBack = Array.from({ length: 6 }, (_, at) => stay("la même", `2026-0${at + 1}-01`, `2026-0${at + 1}-20`));
    assert.deepEqual([exitFigures(oftenBack, period, never).entries, exitFigures(oftenBack.map((one, at) => ({ ...one, person: `${at}` })), period, never).entries], [null, 6]);
    assert.deepEqual([exitFigures(oftenBack, period, never).stay, exitFigures(oftenBack.map((one, at) => ({ ...one, person: `${at}` })), period, never).stay?.people], [null, 6]);
  });
});
