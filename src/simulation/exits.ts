import { kindOf } from "#rooms/situations/index";
import { dateOf, type DayNumber } from "./days.ts";
import type { Fact } from "./lanes.ts";
import { chanceOf } from "./random.ts";
import type { Cell, CopiedTable, Row } from "./rows.ts";

/** A contract as it was signed; `isHouse` is false elsewhere. */
export type Signed = { id: string; from: DayNumber; to: DayNumber; employer: string; isHouse: boolean; by: string };
type Tell = (table: CopiedTable, row: Row) => void;

/** What follows the chantier, and the days of the job when it is one. */
const outcomeOf = (code: string | null, left: DayNumber, chance: ReturnType<typeof chanceOf>): readonly [string, DayNumber | null, DayNumber | null] => {
  const [first, kind, short, long] = [left + chance.whole(1, 12), chance.whole(1, 100), chance.whole(30, 170), chance.whole(200, 400)];
  if (code === "lasting-job") return kind <= 60 ? ["cdi", first, null] : ["cdd", first, first + long];
  if (code === "short-job") return [kind <= 70 ? "cdd" : "interim", first, first + short];
  if (code === "own-business") return ["business", null, null];
  if (code === "other-siae" || code === "training") return [code, null, null];
  return [code === "no-work" ? "inactive" : "job-seeking", null, null];
};

/** The three statements of each exit from a chantier, said within the month; some are still to be said. Its own chance: the rest of the life does not move. */
export const tellExits = (about: readonly [string, string], facts: readonly Fact[], signed: readonly Signed[], today: DayNumber, tell: Tell): void => {
  const chance = chanceOf(`exits/${about[0]}`);
  const standing = (lane: string, day: DayNumber): string | null => facts.findLast(({ code, from, to }) => code !== null && kindOf(code)?.lane === lane && from <= day && (to === null || to > day))?.code ?? null;
  for (const [at, last] of signed.entries()) {
    const next = signed[at + 1];
    if (!last.isHouse || (next?.employer === last.employer && next.from === last.to + 1)) continue;
    const [ids, on, said, hers, doctor] = [[chance.id(), chance.id(), chance.id()] as const, last.to + chance.whole(1, 25), chance.whole(1, 100), chance.weigh([["improved", 45], ["stable", 45], ["worse", 10]]), chance.odds(0.8)];
    const code = facts.find(({ code, from }) => from === last.to + 1 && code !== null && kindOf(code)?.line === "work")?.code ?? null;
    const [outcome, jobFrom, jobTo] = outcomeOf(code, last.to, chance);
    if (on > today || said > 88) continue;
    const entered = signed.find(({ employer }) => employer === last.employer)!.from;
    const [before, after] = [standing("housing", entered), standing("housing", last.to)];
    const rungs = [before, after].map((one) => kindOf(one ?? "")?.strength ?? 0);
    const change = before === null || after === null ? null : rungs[1]! > rungs[0]! ? "improved" : rungs[1]! < rungs[0]! ? "worse" : "stable";
    const state = (id: string, topic: string, cells: readonly Cell[]): void => tell("exit_statements", [id, last.id, ...about, topic, dateOf(on), ...cells, last.by, `${dateOf(on)}T10:00:00Z`]);
    state(ids[0], "work", [outcome, jobFrom === null ? null : dateOf(jobFrom), jobTo === null ? null : dateOf(jobTo), null, null, null, null, null, null]);
    if (change !== null && said <= 75) state(ids[1], "housing", [null, null, null, before, after, change, kindOf(after!)!.strength >= 3, null, null]);
    if (said <= 60) state(ids[2], "health", [null, null, null, null, null, hers, null, doctor, true]);
  }
};
