import { after, it } from "node:test";
import assert from "node:assert/strict";
import { atOnce, together } from "#ground/together";
import { visit, type Visit } from "#ground/visit";
import { freshDatabase } from "../harness/database.ts";

const base = await freshDatabase();
after(() => base.drop());
const nobody = { id: "00000000-0000-4000-a000-000000000000", givenName: "", familyName: "", sessionId: null, roles: [] };
const inside = <Answer>(work: (at: Visit) => Promise<Answer>): Promise<Answer> => visit(base.app, nobody, work);

/** Doubles numbers, and keeps how many were asked each time. */
const doubling = () => {
  const sizes: number[] = [];
  return { sizes, double: atOnce(async (_visit, numbers: readonly number[]) => {
    sizes.push(numbers.length);
    if (numbers.includes(13)) throw new Error("thirteen");
    return numbers.map((number) => number * 2);
  }) };
};

it("seule, une demande va seule ; côte à côte, elles n'en font qu'une, et chacune a sa réponse", async () => {
  const { sizes, double } = doubling();
  assert.equal(await inside((at) => double(at, 4)), 8);
  assert.deepEqual(await inside((at) => together(at, [1, 2, 3].map((number) => async (beside) => double(beside, await double(beside, number))))), [4, 8, 12]);
  assert.deepEqual(sizes, [1, 3, 3]);
});

it("des rangs qui n'ont pas le même chemin se retrouvent aux mêmes questions", async () => {
  const { sizes, double } = doubling();
  const { sizes: others, double: other } = doubling();
  const long = async (beside: Visit): Promise<number> => double(beside, await other(beside, 1));
  const short = (beside: Visit): Promise<number> => double(beside, 1);
  assert.deepEqual(await inside((at) => together(at, [long, short, long, short, short])), [4, 2, 4, 2, 2]);
  assert.deepEqual([sizes, others], [[3, 2], [2]]);
});

it("après une panne, ce que les autres attendaient n'est plus demandé", async () => {
  const { double } = doubling();
  const { sizes: never, double: other } = doubling();
  await assert.rejects(inside((at) => together(at, [(beside) => double(beside, 13), (beside) => double(beside, 1), (beside) => other(beside, 1)])), /thirteen/);
  assert.deepEqual(never, []);
});

it("la première panne les arrête tous, et plus rien n'est demandé après elle", async () => {
  const { sizes, double } = doubling();
  const over: number[] = [];
  const works = [1, 13, 3].map((number) => async (beside: Visit) => {
    try {
      return await double(beside, (await double(beside, number)) + 1);
    } finally {
      over.push(number);
    }
  });
  await assert.rejects(inside((at) => together(at, works)), /thirteen/);
  assert.deepEqual(sizes, [3]);
  assert.deepEqual(over.sort((a, b) => a - b), [1, 3, 13]);
});
