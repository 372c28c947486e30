import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContract, elsewhere } from "./chain-testing.ts";
import { deadlinesOf } from "./deadlines.ts";

const told = (contracts: Parameters<typeof deadlinesOf>[0]["contracts"], today: string): string[] => deadlinesOf({ contracts, pass: null, suspensions: [], prolongations: [] }, today).map(({ on, code }) => `${on} ${code}`);
const here = aContract("1", "2026-03-01", "2026-08-31");
const there = (startsOn: string) => aContract("2", startsOn, "2027-06-30", { employer: elsewhere });

describe("Les jours à garder d'un contrat fini", () => {
  it("son dernier jour attend trente jours, tant que rien n'a commencé ailleurs", () => {
    assert.deepEqual([told([here], "2026-09-30"), told([here], "2026-10-01")], [["2026-08-31 contract-ends"], []]);
    assert.ok(told([here, there("2026-09-15")], "2026-09-14").includes("2026-08-31 contract-ends"), "la veille");
    assert.ok(!told([here, there("2026-09-15")], "2026-09-15").includes("2026-08-31 contract-ends"), "le jour où elle travaille ailleurs");
  });
  it("un contrat d'avant, ou du même temps, n'y change rien ; une fin écrite par quelqu'un n'attend plus personne", () => {
    assert.ok(told([here, aContract("2", "2026-06-01", "2027-06-30", { employer: elsewhere })], "2026-09-15").includes("2026-08-31 contract-ends"));
    assert.deepEqual(told([{ ...here, endedOn: "2026-08-31", end: "term" }], "2026-09-01"), []);
  });
});
