import assert from "node:assert/strict";
import { it } from "node:test";
import { clauseOfStems, siftedOf } from "./asking.ts";
import type { AskedOfDirectory } from "./model.ts";
import { isCutShort, questionsOf } from "./questions.ts";

const nothing: AskedOfDirectory = { words: "", place: null, territoryId: null, theme: null, public: null, language: null, fee: null, reception: null, kind: null, openTo: null, commonLaw: null, places: false, fresh: false, openNow: false, employers: false };
const lyon = { code: "69123", name: "Lyon", department: "69", latitude: 45.76, longitude: 4.84 };
const asking = (more: Partial<AskedOfDirectory>, words: string[] = []) => {
  const asked = { ...nothing, ...more };
  return questionsOf(asked, siftedOf(asked), words.map((word) => clauseOfStems([word])), false).questions;
};

it("des mots près d'un lieu : le nom et le thème d'abord, puis ce qui les écrit tout près, puis plus loin, puis ce qui vient à distance", () => {
  const questions = asking({ place: { commune: lyon, km: 25 } }, ["accueil"]);
  assert.deepEqual(questions.map(({ level, enough, isRemote, better }) => [level, enough, isRemote, better]), [[1, 1_000, false, "'n:accueil'"], [0, 200, false, null], [0, 40, false, null], [0, 200, true, null]]);
  assert.ok(questions.every(({ asked, cells }, at) => !asked!.includes("'c") && (at === 3 ? cells === null : /'c(2|4|10):\d+'/.test(cells!))), "chacune dans ses cases, à part des mots");
  assert.match(questions[2]!.already!, /'n:accueil'.*'c10:/, "sans ce que les autres ont donné");
  assert.equal(asking({ place: { commune: lyon, km: 5 } }, ["accueil"]).length, 3);
});

it("un lieu seul n'ouvre que ses carrés ; la France entière va du nom au reste", () => {
  assert.deepEqual(asking({ place: { commune: lyon, km: 50 } }).map(({ asked, squares }) => [asked, squares!.length > 0]), [[null, true], [null, true]]);
  assert.deepEqual(asking({}, ["accueil"]).map(({ asked, already, level }) => [asked, already, level]), [["'n:accueil'", null, 2], ["('n:accueil') | ('b:accueil')", "'n:accueil'", 1], ["'accueil'", "('n:accueil') | ('b:accueil')", 0]]);
});

it("« plus de » n'est dit que si une question a été laissée", () => {
  const questions = asking({ place: { commune: lyon, km: 25 } }, ["accueil"]);
  assert.equal(isCutShort(questions, { 1: 30, 2: 9, 3: 150 }), false, "39 avant la troisième : elle a été posée");
  assert.equal(isCutShort(questions, { 1: 30, 2: 10 }), true);
  assert.equal(isCutShort(questions, { 1: 10, 2: 9, 3: 181 }), true, "200 avant ce qui vient de loin");
  assert.equal(isCutShort(questions, {}), false);
});
