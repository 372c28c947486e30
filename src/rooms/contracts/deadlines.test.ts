import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aContract, elsewhere } from "./chain-testing.ts";
import { type ClockSuspension, deadlinesOf } from "./deadlines.ts";

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

describe("Les jours à garder des deux horloges", () => {
  const whole = (facts: Partial<Parameters<typeof deadlinesOf>[0]>, today: string): string[] =>
    deadlinesOf({ contracts: [], pass: null, suspensions: [], prolongations: [], ...facts }, today).map(({ on, clock, code, topic, tells }) => `${on} ${clock} ${code} ${topic} ${tells}`);
  const pass = { number: null, startsOn: "2026-01-15", endsOn: "2028-01-14", readOn: null, readFrom: null };
  const everybody = "work person,lead-referent,employer";
  const two = "work person,lead-referent";

  it("sont ceux du contrat et du PASS ensemble, dans l'ordre, chacun pour qui il regarde", () => {
    assert.deepEqual(whole({ contracts: [here], pass }, "2026-05-01"), [
      `2026-05-31 contract prepare-end ${everybody}`, `2026-08-31 contract contract-ends ${everybody}`, `2027-01-14 pass window-opens ${everybody}`, `2027-08-29 contract prepare-total ${two}`, `2027-10-14 pass end-is-near ${everybody}`,
      `2028-01-14 pass last-day ${everybody}`, "2028-01-14 pass window-closes work lead-referent,employer", `2028-02-29 contract total-reached ${everybody}`, `2030-01-14 pass carence-ends ${two}`, `2031-02-28 contract ceiling-reached ${everybody}`,
    ]);
    assert.deepEqual(whole({ contracts: [here] }, "2026-08-31").length, 4, "le dernier jour, le contrat tient encore");
    assert.deepEqual(whole({ contracts: [here] }, "2026-09-01"), [`2026-08-31 contract contract-ends ${everybody}`], "le lendemain, il n'en reste que la fin");
    assert.deepEqual(whole({ contracts: [aContract("1", "2026-03-01", null)] }, "2026-05-01"), [`2027-08-29 contract prepare-total ${two}`, `2028-02-29 contract total-reached ${everybody}`, `2031-02-28 contract ceiling-reached ${everybody}`], "sans fin écrite, pas de fin à dire");
  });
  it("un contrat dont la chaîne a une fin écrite par quelqu'un n'attend plus, même si d'autres de ses contrats n'en ont pas", () => {
    assert.deepEqual(whole({ contracts: [aContract("1", "2026-03-01", "2026-05-31"), { ...aContract("2", "2026-06-01", "2026-08-31"), endedOn: "2026-08-31", end: "term" }] }, "2026-09-01"), []);
    assert.deepEqual(whole({ contracts: [here, aContract("2", "2026-08-31", "2027-06-30", { employer: elsewhere })] }, "2026-09-01").filter((line) => line.includes("2026-08-31")), [`2026-08-31 contract contract-ends ${everybody}`], "commencé le jour même, l'autre contrat n'est pas une suite");
  });
  it("une fin de PASS attend trente jours, et pas un de plus", () => {
    const last = (today: string): boolean => whole({ pass }, today).includes(`2028-01-14 pass last-day ${everybody}`);
    assert.deepEqual([last("2028-02-13"), last("2028-02-14")], [true, false]);
  });
  it("ce qui vient d'une suspension se lit comme son motif : le plus privé de ceux de l'année", () => {
    const suspended = (topic: ClockSuspension["topic"], startsOn: string, endsOn: string | null): ClockSuspension => ({ id: startsOn, reason: "sickness", startsOn, endsOn, topic });
    const ends = (suspensions: ClockSuspension[], code = "suspension-ends") => whole({ pass, suspensions }, "2026-06-10").filter((line) => line.includes(code)).map((line) => line.split(" ").slice(0, 4).join(" "));
    for (const topic of ["health", "justice", "work"] as const) assert.deepEqual(ends([suspended(topic, "2026-06-01", "2026-06-30")]), [`2026-06-30 pass suspension-ends ${topic}`]);
    const open = [suspended("justice", "2026-06-01", null)];
    assert.deepEqual([ends(open), ends(open, "closing-possible"), ends(open, "last-day")], [["2029-05-31 pass suspension-ends justice"], ["2027-06-01 pass closing-possible justice"], ["2031-01-13 pass last-day work"]], "la fin du PASS, elle, ne dit pas pourquoi");
    const june = suspended("work", "2026-06-01", "2026-06-30");
    assert.deepEqual(ends([suspended("health", "2026-02-01", "2026-02-28"), june]), ["2026-06-30 pass suspension-ends health"]);
    assert.deepEqual(ends([suspended("health", "2026-02-01", "2026-02-28"), suspended("justice", "2026-03-10", "2026-03-20"), june]), ["2026-06-30 pass suspension-ends justice"]);
    assert.deepEqual(ends([june, suspended("justice", "2026-08-01", "2026-08-31")]), ["2026-06-30 pass suspension-ends work", "2026-08-31 pass suspension-ends justice"], "ce qui vient après n'y change rien");
    assert.deepEqual(ends([suspended("health", "2025-06-01", "2025-06-28"), june]), ["2026-06-30 pass suspension-ends work"], "plus d'un an avant : 367 jours");
    assert.deepEqual(ends([suspended("health", "2025-06-01", "2025-06-29"), june]), ["2026-06-30 pass suspension-ends health"], "un an avant : 366 jours");
    assert.deepEqual(ends([june, suspended("health", "2026-06-30", "2026-06-30")]), ["2026-06-30 pass suspension-ends health"], "commencée ce jour-là");
  });
});
