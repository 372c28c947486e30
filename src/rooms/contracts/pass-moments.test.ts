import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addDays } from "#ground/civil-date";
import type { Pass, PassProlongation, PassSuspension } from "./model.ts";
import { momentsFor, passMomentCodes, passMoments, type PassListener } from "./pass-moments.ts";

const pass: Pass = { number: null, startsOn: "2025-01-06", endsOn: "2027-01-05", readOn: "2026-01-10", readFrom: "emplois" };
const paused = (startsOn: string, endsOn: string | null): PassSuspension => ({ id: startsOn, reason: "contract-finished", startsOn, endsOn });
const asking = (state: PassProlongation["state"]): PassProlongation => ({ id: state, ground: "rqth", state, startsOn: "2027-01-05", endsOn: "2027-07-05" });
const told = (suspensions: PassSuspension[] = [], prolongations: PassProlongation[] = [], on = "2026-11-10", one = pass): string[] => passMoments(one, suspensions, prolongations, on).map((moment) => `${moment.on} ${moment.code}`);

describe("Les jours d'un PASS qui se disent", () => {
  it("dans l'ordre : la fenêtre s'ouvre, trois mois avant, le dernier jour, la fenêtre se ferme, la carence finit", () => {
    assert.deepEqual(told(), ["2026-01-05 window-opens", "2026-10-05 end-is-near", "2027-01-05 last-day", "2027-07-05 window-closes", "2029-01-05 carence-ends"]);
  });
  it("suivent les règles du jour, la veille et le jour d'une réforme", () => {
    assert.deepEqual([told([], [], "2026-05-20").slice(2), told([], [], "2026-05-21").slice(2)], [["2027-01-05 last-day", "2027-01-05 window-closes", "2029-01-05 carence-ends"], ["2027-01-05 last-day", "2027-07-05 window-closes", "2029-01-05 carence-ends"]]);
  });
  it("suivent la date lue, sinon la date comptée", () => {
    assert.deepEqual([told([paused("2025-03-01", "2025-03-31")])[3], told([paused("2025-03-01", "2025-03-31")], [], "2026-11-10", { ...pass, readOn: null })[3]], ["2027-01-05 last-day", "2027-02-04 last-day"]);
  });
  it("une demande en attente, ou accordée et pas encore relue, fait taire ce qui pousse à demander ; un refus, ou la nouvelle date lue, le rend", () => {
    for (const given of [[asking("asked"), asking("denied")], [asking("granted")]]) assert.deepEqual(told([], given), ["2026-10-05 end-is-near", "2027-01-05 last-day", "2029-01-05 carence-ends"]);
    const asks = (state: PassProlongation["state"], endsOn: string): boolean => { const lines = told([], [asking(state)], "2026-11-10", { ...pass, endsOn }).join(); return lines.includes("window-opens") && lines.includes("window-closes"); };
    assert.deepEqual([asks("denied", "2027-01-05"), asks("granted", "2027-01-06"), asks("granted", "2027-07-05")], [true, true, true]);
  });
  it("la fin d'une suspension ; passé douze mois à la suite, le PASS peut être clos", () => {
    const of = (...all: PassSuspension[]) => told(all).filter((line) => /suspension|closing/.test(line));
    assert.deepEqual([of(paused("2025-03-10", "2026-03-08")), of(paused("2025-03-10", "2026-03-09")), of(paused("2025-03-10", "2026-03-10"))], [["2026-03-08 suspension-ends"], ["2026-03-09 suspension-ends"], ["2026-03-10 suspension-ends", "2026-03-10 closing-possible"]]);
    assert.deepEqual(of(paused("2025-09-10", "2026-06-01"), paused("2025-03-10", "2025-09-09")), ["2026-03-10 closing-possible", "2026-06-01 suspension-ends"], "deux qui se suivent n'en font qu'une");
    assert.deepEqual(told([paused("2020-03-10", null)], [], "2021-08-31", { ...pass, startsOn: "2020-01-06" }).filter((line) => /closing/.test(line)), [], "avant le décret, aucun texte");
  });
  it("un même jour : dans l'ordre où l'on en parle", () => {
    const lines = passMoments({ ...pass, endsOn: "2026-03-10" }, [paused("2025-03-10", "2026-03-10")], [], "2026-05-20").filter(({ on }) => on === "2026-03-10").map(({ code }) => code);
    assert.deepEqual(lines, ["last-day", "window-closes", "suspension-ends", "closing-possible"]);
  });
  it("chacun porte la règle dont il vient", () => {
    const rules = Object.fromEntries(passMoments(pass, [paused("2025-03-10", "2026-03-10")], [], "2026-11-10").map(({ code, rule }) => [code, `${rule?.code} ${rule?.value}`]));
    assert.deepEqual(rules, { "window-opens": "window-before-end 12", "end-is-near": "reminder 3", "last-day": "duration 730", "window-closes": "window-after-end 6", "suspension-ends": "suspension-ceiling 36", "closing-possible": "suspension-closing 12", "carence-ends": "carence 2" });
  });
  it("qui l'entend : la personne ce qui la touche, l'employeur ce que lui seul peut faire, jamais ce qui vient après", () => {
    const all = passMoments(pass, [paused("2025-03-10", "2026-03-10")], [], "2026-11-10");
    const heard = (listener: PassListener) => passMomentCodes.filter((code) => all.some((moment) => moment.code === code && moment.tell.includes(listener)));
    assert.deepEqual(heard("lead-referent"), [...passMomentCodes]);
    assert.deepEqual(heard("person"), ["window-opens", "end-is-near", "last-day", "suspension-ends", "closing-possible", "carence-ends"]);
    assert.deepEqual(heard("employer"), ["window-opens", "end-is-near", "last-day", "window-closes", "suspension-ends"]);
  });
  it("les jours qui viennent, les deux bornes comprises", () => {
    const coming = (from: string, listener: PassListener = "employer") => momentsFor(passMoments(pass, [], [], "2026-11-10"), listener, from, 7).map(({ code }) => code);
    assert.deepEqual([coming("2026-12-28"), coming("2026-12-29"), coming("2027-01-05"), coming("2027-01-06")], [[], ["last-day"], ["last-day"], []]);
    assert.deepEqual([coming(addDays("2027-07-05", -1), "person"), coming(addDays("2027-07-05", -1))], [[], ["window-closes"]]);
  });
});
