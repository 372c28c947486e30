import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, monthsBetween } from "#ground/civil-date";
import { chainFaults, chainOn, chainsOf, durationsOn, heldWith, isSameEmployer, lastDaysOf } from "./chain.ts";
import { aContract, chantier, elsewhere } from "./chain-testing.ts";
import type { EmploymentContract } from "./model.ts";
import { birthday, dayHeld, heldOf, lastDayOfMonths, unionOf } from "./spans.ts";

const ids = (contracts: readonly EmploymentContract[]): string[][] => chainsOf(contracts).map((chain) => chain.contracts.map(({ id }) => id));

describe("Les jours et les mois d'un contrat, deux bornes comprises", () => {
  const cases: [string, number, string][] = [
    ["2024-01-15", 24, "2026-01-14"], ["2024-01-01", 24, "2025-12-31"], ["2024-02-29", 24, "2026-02-28"], ["2024-02-29", 48, "2028-02-28"], ["2024-02-28", 24, "2026-02-27"],
    ["2023-03-01", 12, "2024-02-29"], ["2024-10-31", 4, "2025-02-28"], ["2024-10-30", 4, "2025-02-28"], ["2024-10-28", 4, "2025-02-27"], ["2025-08-31", 1, "2025-09-30"], ["2024-01-15", 60, "2029-01-14"],
  ];
  for (const [start, months, last] of cases) it(`${months} mois à partir du ${start} finissent le ${last}`, () => assert.equal(lastDayOfMonths(start, months), last));
  it("l'âge vient le jour de l'anniversaire ; née un 29 février, le 1er mars d'une année ordinaire", () => {
    assert.deepEqual([birthday("1976-06-10", 50), birthday("1976-02-29", 50), birthday("1976-02-29", 52)], ["2026-06-10", "2026-03-01", "2028-02-29"]);
  });
  it("les mois comptés et le dernier jour disent la même chose : la veille il manque un jour, le jour même le compte y est", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 72 }), (at, months) => {
      const start = addDays("2018-01-01", at);
      const last = lastDayOfMonths(start, months);
      assert.deepEqual([heldOf([{ startsOn: start, endsOn: addDays(last, -1) }]).months, heldOf([{ startsOn: start, endsOn: last }]).months], [months - 1, months]);
      assert.equal(dayHeld([{ startsOn: start, endsOn: start }], months), last);
    }));
  });
  it("des jours couverts deux fois comptent une fois, deux périodes qui se touchent n'en font qu'une", () => {
    const two = [{ startsOn: "2025-03-01", endsOn: "2025-03-31" }, { startsOn: "2025-01-01", endsOn: "2025-02-28" }];
    assert.deepEqual(unionOf(two), [{ startsOn: "2025-01-01", endsOn: "2025-03-31" }]);
    assert.deepEqual(unionOf([{ startsOn: "2025-01-01", endsOn: "2025-06-30" }, { startsOn: "2025-02-01", endsOn: "2025-02-10" }]), [{ startsOn: "2025-01-01", endsOn: "2025-06-30" }]);
    assert.deepEqual(unionOf([{ startsOn: "2025-01-01", endsOn: "2025-01-10" }, { startsOn: "2025-01-12", endsOn: "2025-01-12" }]).length, 2);
    assert.deepEqual(heldOf([...two, ...two]), { days: 90, months: 3 });
    assert.deepEqual([heldOf([]), dayHeld([], 24)], [{ days: 0, months: 0 }, null]);
  });
  it("le jour où tant de mois sont faits saute les jours sans contrat, et tombe dans le contrat qui le porte", () => {
    const spans = [{ startsOn: "2024-01-01", endsOn: "2024-12-31" }, { startsOn: "2025-03-01", endsOn: "2025-06-30" }];
    assert.equal(dayHeld(spans, 12), "2024-12-31");
    assert.equal(dayHeld(spans, 11), "2024-11-30");
    assert.equal(dayHeld(spans, 24), "2026-02-28");
    assert.equal(dayHeld([...spans, { startsOn: "2025-09-01", endsOn: "2025-09-30" }], 14), "2025-04-28");
  });
});

describe("La chaîne des contrats", () => {
  const first = aContract("a", "2024-01-15", "2024-07-14");
  const second = aContract("b", "2024-07-15", "2025-01-14", { renews: "a" });
  it("le lendemain continue la chaîne ; un jour sans contrat, ou un autre employeur, en commence une autre", () => {
    assert.deepEqual(ids([second, first]), [["a", "b"]]);
    assert.deepEqual(ids([first, { ...second, startsOn: "2024-07-16" }]), [["a"], ["b"]]);
    assert.deepEqual(ids([first, { ...second, startsOn: "2024-07-14" }]), [["a", "b"]]);
    assert.deepEqual(ids([first, { ...second, employer: elsewhere }]), [["a"], ["b"]]);
    assert.deepEqual(ids([aContract("x", "2024-01-01", "2024-12-31"), aContract("y", "2024-02-01", "2024-03-01"), aContract("z", "2025-01-01", "2025-06-30")]), [["x", "y", "z"]]);
  });
  it("deux contrats du même jour se rangent par leur nom", () => {
    const [one, other] = [aContract("a", "2024-01-15", "2024-07-14"), aContract("b", "2024-01-15", "2024-07-14")];
    assert.deepEqual([ids([other, one]), ids([one, other])], [[["a", "b"]], [["a", "b"]]]);
  });
  it("une fin anticipée coupe la chaîne ; un contrat sans fin écrite la laisse ouverte", () => {
    assert.deepEqual(ids([{ ...first, endedOn: "2024-05-01" }, second]), [["a"], ["b"]]);
    assert.equal(chainsOf([{ ...first, endsOn: null }])[0]!.lastDay, null);
    assert.equal(chainsOf([{ ...first, endsOn: null }, second])[0]!.lastDay, null);
    assert.equal(chainsOf([first, { ...second, endsOn: null }])[0]!.lastDay, null);
    assert.deepEqual(ids([{ ...first, endsOn: null }, aContract("z", "2030-01-01", "2030-02-01")]), [["a", "z"]]);
  });
  it("un CDI d'inclusion et un contrat qui finit avant de commencer ne sont d'aucune chaîne", () => {
    assert.deepEqual(ids([aContract("c", "2024-01-01", null, { kind: "cdi-inclusion" }), aContract("d", "2024-02-01", "2024-01-31"), aContract("e", "2024-02-01", "2024-02-01")]), [["e"]]);
  });
  it("un employeur de l'annuaire est lui-même, un autre est son nom", () => {
    const rows: [typeof chantier, typeof chantier, boolean][] = [
      [chantier, { ...chantier, name: "Autre nom" }, true], [chantier, { ...chantier, structureId: "s-2" }, false], [elsewhere, { ...elsewhere, name: " ENTREPRISE du canal (SIMULÉE) " }, true],
      [elsewhere, { ...elsewhere, name: "Autre" }, false], [chantier, { ...chantier, structureId: null }, false], [{ ...chantier, structureId: null }, chantier, false],
    ];
    for (const [one, other, same] of rows) assert.equal(isSameEmployer(one, other), same);
  });
  it("la chaîne d'un jour : du premier au dernier compris, celle qui a commencé la dernière", () => {
    const chain = (day: string): string | undefined => chainOn([first, second, aContract("c", "2024-12-01", "2025-06-30", { employer: elsewhere })], day)?.contracts[0]!.id;
    assert.deepEqual(["2024-01-14", "2024-01-15", "2024-11-30", "2024-12-01", "2025-06-30", "2025-07-01"].map(chain), [undefined, "a", "a", "c", "c", undefined]);
    assert.equal(chainOn([{ ...first, endsOn: null }], "2040-01-01")?.contracts.length, 1);
  });
  it("trois durées, jamais mêlées : cet employeur, toutes les SIAE, Convergence", () => {
    const all = [aContract("z", "2023-01-01", "2023-06-30", { employer: elsewhere }), first, second];
    const on = (day: string): unknown => durationsOn(all, { startsOn: "2023-06-01", endsOn: null }, day);
    assert.deepEqual(on("2024-07-14"), { chain: { days: 182, months: 6 }, everySiae: { days: 363, months: 11 }, journey: { days: 410, months: 13 } });
    assert.deepEqual(on("2023-05-31"), { chain: { days: 151, months: 5 }, everySiae: { days: 151, months: 5 }, journey: null });
    assert.deepEqual(on("2023-06-01"), { chain: { days: 152, months: 5 }, everySiae: { days: 152, months: 5 }, journey: { days: 1, months: 0 } });
    assert.deepEqual(on("2026-01-01"), { chain: null, everySiae: { days: 547, months: 18 }, journey: { days: 946, months: 31 } });
    assert.deepEqual(durationsOn(all, null, "2026-01-01").journey, null);
    assert.deepEqual(durationsOn(all, { startsOn: "2024-01-01", endsOn: "2024-01-31" }, "2026-01-01").journey, { days: 31, months: 1 });
    assert.deepEqual(durationsOn([{ ...first, endsOn: null }], null, "2024-02-14").chain, { days: 31, months: 1 });
    assert.deepEqual(durationsOn([first], null, "2024-01-15").chain, { days: 1, months: 0 });
    assert.deepEqual(heldWith(all, chantier, "2026-01-01"), { days: 366, months: 12 });
    assert.deepEqual(heldWith(all, elsewhere, "2026-01-01"), { days: 181, months: 6 });
  });
  it("les derniers jours : 24 et 60 mois de cette chaîne, 60 mois de travail partout", () => {
    const all = [aContract("z", "2022-01-15", "2023-01-14", { employer: elsewhere }), first, second];
    assert.deepEqual(lastDaysOf(chainOn(all, "2024-08-01")!, all, "2024-08-01"), { total: "2026-01-14", ceiling: "2029-01-14", everySiae: "2028-01-14" });
    const open = [{ ...first, endsOn: null }];
    assert.equal(lastDaysOf(chainOn(open, "2024-08-01")!, open, "2024-08-01").everySiae, "2029-01-14");
    assert.equal(lastDaysOf(chainsOf(open)[0]!, open, "2023-01-01").everySiae, "2029-01-14");
  });
});

describe("Ce qui ne tient pas ensemble est dit, jamais jeté", () => {
  const first = aContract("a", "2024-01-15", "2024-07-14");
  const told = (...contracts: EmploymentContract[]): string[] => chainFaults(contracts).map(({ code, contract, other, on }) => [code, contract, other, on].join(" "));
  const cases: [string, EmploymentContract[], string[]][] = [
    ["des contrats qui se suivent", [first, aContract("b", "2024-07-15", "2025-01-14", { renews: "a" })], []],
    ["fin avant le début", [aContract("b", "2024-03-02", "2024-03-01")], ["end-before-start b  2024-03-01"]],
    ["un contrat d'un jour", [aContract("b", "2024-03-02", "2024-03-02")], []],
    ["tenu après son terme", [{ ...first, endedOn: "2024-07-15" }], ["ended-after-term a  2024-07-15"]],
    ["tenu jusqu'à son terme", [{ ...first, endedOn: "2024-07-14" }], []],
    ["CDDI sans fin", [aContract("b", "2024-03-02", null)], ["no-end b  2024-03-02"]],
    ["CDI sans fin", [aContract("b", "2024-03-02", null, { kind: "cdi-inclusion" })], []],
    ["chevauchement d'un jour", [aContract("b", "2024-07-14", "2024-08-14"), first], ["overlap b a 2024-07-14"]],
    ["chevauchement d'un autre employeur", [first, aContract("b", "2024-07-01", "2024-08-14", { employer: elsewhere })], ["overlap-elsewhere b a 2024-07-01"]],
    ["sans fin, tout ce qui suit chevauche", [{ ...first, endsOn: null }, aContract("b", "2026-07-01", "2026-08-14")], ["no-end a  2024-01-15", "overlap b a 2026-07-01"]],
    ["renouvelle ce qu'on ne connaît pas", [{ ...first, renews: "zz" }], ["renews-unknown a zz 2024-01-15"]],
    ["renouvelle un autre employeur", [first, aContract("b", "2024-07-15", "2025-01-14", { renews: "a", employer: elsewhere })], ["renews-other-employer b a 2024-07-15"]],
    ["renouvelle un contrat du même jour", [aContract("a", "2024-07-15", "2024-07-15"), aContract("b", "2024-07-15", "2025-01-14", { renews: "a" })], ["overlap b a 2024-07-15", "renews-later b a 2024-07-15"]],
    ["un jour de trou", [first, aContract("b", "2024-07-16", "2025-01-14", { renews: "a" })], ["gap b a 2024-07-16"]],
    ["un contrat à l'envers ne chevauche rien", [first, aContract("b", "2024-03-02", "2024-03-01")], ["end-before-start b  2024-03-01"]],
    ["dans l'ordre des jours", [{ ...first, endedOn: "2024-09-15" }, aContract("b", "2024-07-10", "2024-07-11")], ["overlap b a 2024-07-10", "ended-after-term a  2024-09-15"]],
    ["renouvelle un contrat sans fin", [aContract("a", "2024-01-15", null), aContract("b", "2024-07-16", "2025-01-14", { renews: "a" })], ["no-end a  2024-01-15", "overlap b a 2024-07-16"]],
  ];
  for (const [name, contracts, faults] of cases) it(name, () => assert.deepEqual(told(...contracts), faults));
});

describe("Les lois de la chaîne", () => {
  const someContracts = fc.array(fc.record({ at: fc.integer({ min: 0, max: 1500 }), days: fc.integer({ min: -3, max: 400 }), home: fc.boolean(), ended: fc.option(fc.integer({ min: 0, max: 300 })) }), { maxLength: 7 })
    .map((all) => all.map(({ at, days, home, ended }, index) => {
      const startsOn = addDays("2021-01-01", at);
      return aContract(`c${index}`, startsOn, addDays(startsOn, days), { employer: home ? chantier : elsewhere, endedOn: ended === null ? null : addDays(startsOn, Math.min(ended, Math.max(days, 0))), renews: index > 0 && days % 2 === 0 ? `c${index - 1}` : null });
    }));
  const on = "2026-06-15";
  it("l'ordre dans lequel on donne les contrats ne change rien", () => {
    fc.assert(fc.property(someContracts, (contracts) => {
      const turned = contracts.toReversed();
      assert.deepEqual(chainsOf(turned), chainsOf(contracts));
      assert.deepEqual(chainFaults(turned), chainFaults(contracts));
      assert.deepEqual(durationsOn(turned, null, on), durationsOn(contracts, null, on));
    }));
  });
  it("les mois de toutes les SIAE ne dépassent jamais le calendrier, et ceux d'une chaîne jamais ceux de toutes", () => {
    fc.assert(fc.property(someContracts, fc.integer({ min: 0, max: 2000 }), (contracts, at) => {
      const day = addDays("2021-01-01", at);
      const { everySiae, chain } = durationsOn(contracts, null, day);
      const begun = chainsOf(contracts).map(({ startsOn }) => startsOn).filter((start) => start <= day);
      if (begun.length === 0) return assert.deepEqual(everySiae, { days: 0, months: 0 });
      assert.ok(everySiae.months <= monthsBetween(begun[0]!, addDays(day, 1)));
      assert.ok(everySiae.days <= daysBetween(begun[0]!, day) + 1);
      assert.ok((chain?.days ?? 0) <= everySiae.days);
    }));
  });
  it("chaque contrat sensé est dans une chaîne et une seule, et une chaîne n'a pas de jour vide", () => {
    fc.assert(fc.property(someContracts, (contracts) => {
      const chains = chainsOf(contracts);
      const sound = contracts.filter(({ startsOn, endsOn, endedOn }) => (endedOn ?? endsOn)! >= startsOn);
      assert.deepEqual(chains.flatMap((chain) => chain.contracts.map(({ id }) => id)).sort(), sound.map(({ id }) => id).sort());
      for (const chain of chains) assert.equal(heldOf(chain.contracts.map(({ startsOn, endsOn, endedOn }) => ({ startsOn, endsOn: (endedOn ?? endsOn)! }))).days, daysBetween(chain.startsOn, chain.lastDay!) + 1);
    }));
  });
});
