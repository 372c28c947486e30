import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chainsOf } from "./chain.ts";
import { aContract, anImmersion, chantier, elsewhere, knowing } from "./chain-testing.ts";
import { derogationEnds, derogationSince, hoursOn, mayWorkHours } from "./hours.ts";
import { mayImmerse } from "./immersions.ts";
import type { EmploymentContract, HoursFrom, HoursGround, Immersion } from "./model.ts";

const from = (day: string, weekly: number, ground: HoursGround | null = null): HoursFrom => ({ from: day, weekly, ground });
const withHours = (...hours: HoursFrom[]): EmploymentContract => aContract("a", "2025-01-01", "2025-12-31", { hours });

describe("Les heures d'un jour", () => {
  it("celles du contrat, puis de chaque avenant dès son jour, et rien hors du contrat", () => {
    const contract = withHours(from("2025-06-01", 26), from("2025-01-01", 20));
    assert.deepEqual(["2024-12-31", "2025-01-01", "2025-05-31", "2025-06-01", "2025-12-31", "2026-01-01"].map((day) => hoursOn(contract, day)?.weekly ?? null), [null, 20, 20, 26, 26, null]);
    assert.equal(hoursOn({ ...contract, endsOn: null }, "2030-01-01")?.weekly, 26);
    assert.equal(hoursOn({ ...contract, endedOn: "2025-07-31" }, "2025-08-01"), null);
    assert.equal(hoursOn(withHours(from("2025-02-01", 20)), "2025-01-15"), null);
  });
});

describe("Ce que les textes disent de ces heures", () => {
  const answer = (hours: HoursFrom[], day: string, facts = knowing(), journeyStartsOn: string | null = "2025-01-01", others: EmploymentContract[] = []) => {
    const contract = aContract("a", "2025-01-01", "2027-12-31", { hours });
    return mayWorkHours({ contract, chain: chainsOf([contract, ...others]).find((chain) => chain.contracts.includes(contract))!, day, facts, journeyStartsOn });
  };
  const told = (hours: HoursFrom[], day: string, ...more: [ReturnType<typeof knowing>?, (string | null)?, EmploymentContract[]?]): string[] => answer(hours, day, ...more).grounds.map(({ code, says, on }) => [code, says, ...(on ? [on] : [])].join(" "));
  it("20 heures au moins, 35 au plus : de part et d'autre", () => {
    const rows: [number, string[]][] = [
      [19.5, ["at-most-legal yes", "ground-given no"]], [20, ["at-most-legal yes", "at-least-twenty yes"]], [26, ["at-most-legal yes", "at-least-twenty yes"]],
      [35, ["at-most-legal yes", "at-least-twenty yes"]], [35.5, ["at-most-legal no", "at-least-twenty yes"]],
    ];
    for (const [weekly, grounds] of rows) assert.deepEqual(told([from("2025-01-01", weekly)], "2025-03-01"), grounds, String(weekly));
    assert.deepEqual(answer([from("2025-01-01", 26)], "2025-03-01").grounds.map(({ value, rule }) => [value, rule!.code]), [[35, "hours-legal"], [20, "hours-least"]]);
    assert.deepEqual(told([], "2025-03-01"), ["hours-known unknown"]);
  });
  it("prévu au contrat : il faut que ses difficultés soient dites, et c'est à vérifier", () => {
    const hours = [from("2025-01-01", 12, "contract-difficulties")];
    const says = (fact: boolean | null): string => answer(hours, "2025-03-01", knowing({ hasParticularDifficulties: fact })).says;
    assert.deepEqual([says(true), says(false), says(null)], ["yes", "no", "unknown"]);
    assert.deepEqual([true, false].map((fact) => answer(hours, "2025-03-01", knowing({ hasParticularDifficulties: fact })).grounds.at(-1)).map((ground) => [ground?.code, ground?.says]), [["difficulties-said", "yes"], ["difficulties-said", "no"]]);
    assert.equal(derogationEnds("contract-difficulties", "2025-01-01", "2025-03-01"), null);
  });
  it("du préfet pour elle : douze mois, puis il faut savoir si elle est prolongée (D. 5132-43-5)", () => {
    const hours = [from("2025-02-01", 12, "prefect-individual")];
    assert.deepEqual(["2026-01-30", "2026-01-31", "2026-02-01"].map((day) => told(hours, day).at(-1)), ["within-derogation yes 2026-01-31", "within-derogation yes 2026-01-31", "derogation-renewed unknown 2026-01-31"]);
  });
  it("du préfet pour le chantier : douze mois, pas un jour de plus (D. 5132-43-8)", () => {
    const hours = [from("2025-02-01", 12, "prefect-collective")];
    assert.deepEqual(["2026-01-31", "2026-02-01"].map((day) => told(hours, day).at(-1)), ["within-derogation yes 2026-01-31", "within-derogation no 2026-01-31"]);
    assert.deepEqual(told(hours, "2026-01-31"), ["at-most-legal yes", "ground-given yes", "within-derogation yes 2026-01-31"]);
  });
  it("avec un autre temps partiel : pas avant quatre mois de parcours, six mois, renouvelables une fois", () => {
    const other = (day: string, since = "2025-05-01", journey: string | null = "2025-01-01"): string[] => told([from("2025-01-01", 26), from(since, 10, "other-part-time")], day, knowing(), journey).slice(2);
    assert.deepEqual(["2025-10-31", "2025-11-01", "2026-04-30", "2026-05-01"].map((day) => other(day).at(-1)), ["within-derogation yes 2025-10-31", "derogation-renewed unknown 2026-04-30", "derogation-renewed unknown 2026-04-30", "within-derogation no 2026-04-30"]);
    assert.deepEqual(["2025-04-30", "2025-05-01", "2025-05-02"].map((since) => other("2025-06-01", since)[0]), ["not-too-early no 2025-05-01", "not-too-early yes 2025-05-01", "not-too-early yes 2025-05-01"]);
    assert.equal(other("2025-06-01", "2025-05-01", null)[0], "not-too-early unknown");
  });
  it("une dérogation court depuis son premier jour, à travers avenants et renouvellements ; revenir à 20 heures la coupe", () => {
    const first = aContract("z", "2024-07-01", "2024-12-31", { hours: [from("2024-07-01", 8, "prefect-individual")] });
    const again = [from("2025-01-01", 12, "prefect-individual")];
    const chain = chainsOf([first, withHours(...again)])[0]!;
    assert.deepEqual(derogationSince(chain, "2025-03-01"), { ground: "prefect-individual", since: "2024-07-01" });
    const since = (...hours: HoursFrom[]): unknown => derogationSince(chainsOf([withHours(...hours)])[0]!, "2025-11-01");
    assert.deepEqual(since(from("2025-01-01", 8, "prefect-individual"), from("2025-03-01", 26), from("2025-06-01", 10, "prefect-individual"), from("2025-12-01", 26)), { ground: "prefect-individual", since: "2025-06-01" });
    assert.deepEqual(since(from("2025-01-01", 8, "prefect-collective"), from("2025-03-01", 10, "prefect-individual"), from("2025-04-01", 12, "prefect-individual")), { ground: "prefect-individual", since: "2025-03-01" });
    assert.equal(since(from("2025-01-01", 8, "prefect-individual"), from("2025-11-01", 26)), null);
    assert.equal(since(), null);
  });
});

describe("Les PMSMP (D. 5135-3)", () => {
  const contract = aContract("a", "2025-01-01", "2026-06-30");
  const grounds = (immersion: Immersion, others: Immersion[] = [], held: EmploymentContract = contract) => mayImmerse({ immersion, others, contract: held, on: "2025-11-01" }).grounds;
  const says = (code: string, ...asked: Parameters<typeof grounds>): string => {
    const ground = grounds(...asked).find((one) => one.code === code);
    return ground ? [ground.says, ...(ground.value === undefined ? [] : [ground.value]), ...(ground.on ? [ground.on] : [])].join(" ") : "absent";
  };
  it("un mois de date à date : la veille, le jour, le lendemain", () => {
    assert.deepEqual(["2025-03-08", "2025-03-09", "2025-03-10"].map((end) => says("at-most-a-month", anImmersion("i", "2025-02-10", end))), ["yes 1 2025-03-09", "yes 1 2025-03-09", "no 1 2025-03-09"]);
    assert.equal(says("at-most-a-month", anImmersion("i", "2026-01-31", "2026-02-28")), "yes 1 2026-02-28");
    assert.deepEqual(grounds(anImmersion("i", "2025-03-10", "2025-03-09")), [{ code: "dates-in-order", says: "no", rule: null }]);
    assert.equal(says("dates-in-order", anImmersion("i", "2025-03-10", "2025-03-10")), "absent");
  });
  it("pendant le contrat, bornes comprises", () => {
    const inside = (start: string, end: string, held?: EmploymentContract): string => says("inside-contract", anImmersion("i", start, end), [], held);
    assert.deepEqual([inside("2024-12-31", "2025-01-10"), inside("2025-01-01", "2025-01-10"), inside("2026-06-10", "2026-06-30"), inside("2026-06-10", "2026-07-01")], ["no", "yes", "yes", "no"]);
    assert.deepEqual([inside("2025-02-01", "2025-02-10", { ...contract, endsOn: null }), inside("2025-02-01", "2025-02-10", { ...contract, endsOn: null, kind: "cdi-inclusion" })], ["unknown", "yes"]);
  });
  it("toutes les SIAE prescrivent, sauf une ETTI", () => {
    const by = (kind: "aci" | "etti" | "ei"): string => says("prescriber", anImmersion("i", "2025-02-01", "2025-02-10"), [], { ...contract, employer: { ...chantier, kind } });
    assert.deepEqual([by("aci"), by("ei"), by("etti")], ["yes", "yes", "no"]);
    assert.equal(says("prescriber", anImmersion("i", "2025-02-01", "2025-02-10"), [], { ...contract, employer: elsewhere }), "yes");
  });
  it("renouvelée une fois, sans jour entre les deux ; une deuxième fois est de trop", () => {
    const [one, two, three] = [anImmersion("1", "2025-02-01", "2025-02-14"), anImmersion("2", "2025-02-15", "2025-02-28"), anImmersion("3", "2025-03-01", "2025-03-10")];
    assert.deepEqual([says("renewed-once", two, [one]), says("agreements-same-host", two, [one])], ["yes 1", "yes 1"]);
    assert.deepEqual([says("renewed-once", three, [two, one]), says("agreements-same-host", three, [one, two])], ["no 1", "yes 1"]);
    assert.deepEqual([says("agreements-same-host", { ...three, startsOn: "2025-03-02" }, [two, one]), says("renewed-once", { ...three, startsOn: "2025-03-02" }, [two, one])], ["yes 2", "yes 1"]);
    assert.equal(says("agreements-same-host", { ...two, aim: "confirm" }, [one]), "yes 2");
  });
  it("deux conventions au même endroit en douze mois, pas trois ; ailleurs ne compte pas ; la même relue non plus", () => {
    const [one, two] = [anImmersion("1", "2025-02-10", "2025-02-20"), anImmersion("2", "2025-06-01", "2025-06-10", { aim: "confirm", host: " garage IMAGINAIRE (simulé)" })];
    const third = (start: string, end: string, host?: string): string => says("agreements-same-host", anImmersion("3", start, end, { aim: "recruit", ...(host ? { host } : {}) }), [one, two]);
    assert.deepEqual([third("2026-02-09", "2026-02-12"), third("2026-02-10", "2026-02-12"), third("2025-10-01", "2025-10-05"), third("2025-10-01", "2025-10-05", "Ailleurs (simulé)")], ["no 3", "yes 2", "no 3", "yes 1"]);
    assert.equal(says("agreements-same-host", anImmersion("0", "2024-06-01", "2024-06-12", { aim: "recruit" }), [one, two]), "yes 2");
    assert.equal(says("agreements-same-host", anImmersion("0", "2024-06-02", "2024-06-12", { aim: "recruit" }), [one, two]), "no 3");
    assert.equal(says("agreements-same-host", one, [one, two]), "yes 2");
    const longAgo = ["2022-02-01", "2022-05-01", "2022-08-01"].map((day) => anImmersion(day, day, day));
    assert.equal(says("agreements-same-host", anImmersion("3", "2025-10-01", "2025-10-05"), longAgo), "yes 1");
  });
  it("deux conventions de même objet : leurs objectifs diffèrent-ils ? on ne sait pas", () => {
    const one = anImmersion("1", "2025-02-10", "2025-02-20");
    assert.deepEqual([says("different-aims", anImmersion("2", "2025-06-01", "2025-06-10"), [one]), says("different-aims", anImmersion("2", "2025-06-01", "2025-06-10", { aim: "recruit" }), [one]), says("different-aims", one)], ["unknown", "yes", "absent"]);
  });
  it("soixante jours au même endroit en douze mois, renouvellements compris", () => {
    const others = [anImmersion("1", "2025-02-01", "2025-02-28"), anImmersion("2", "2025-03-01", "2025-03-15")];
    const days = (start: string, end: string): string => says("days-same-host", anImmersion("3", start, end, { aim: "recruit" }), others);
    assert.deepEqual([days("2025-09-01", "2025-09-17"), days("2025-09-01", "2025-09-18"), days("2025-09-01", "2025-09-16")], ["yes 60", "no 61", "yes 59"]);
    const around = [anImmersion("1", "2025-02-01", "2025-02-28"), anImmersion("2", "2025-09-01", "2025-09-30", { aim: "confirm" })];
    assert.equal(says("days-same-host", anImmersion("3", "2025-05-01", "2025-05-10"), around), "no 68");
    const after = [anImmersion("1", "2025-12-01", "2025-12-30"), anImmersion("2", "2026-01-11", "2026-02-09")];
    assert.deepEqual(["2025-02-10", "2025-02-09"].map((end) => says("days-same-host", anImmersion("3", "2025-02-01", end), after)), ["no 61", "yes 39"]);
    const before = [anImmersion("1", "2025-01-01", "2025-01-30"), anImmersion("2", "2025-02-10", "2025-03-11")];
    assert.equal(says("days-same-host", anImmersion("3", "2025-03-11", "2025-03-11"), before), "no 61");
    assert.deepEqual([days("2026-02-10", "2026-03-01"), days("2027-02-10", "2027-02-28")], ["yes 34", "yes 19"]);
  });
});
