import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays } from "#ground/civil-date";
import { passSuspensionReasons, type PassSuspension } from "./model.ts";
import { afterHire, maySuspend, offeredReasons, suspendedRuns, type SuspensionAsked, type SuspensionCode, suspensionCodes } from "./pass-suspension.ts";
import { suspensionEnd } from "./pass.ts";

const suspended = (startsOn: string, endsOn: string | null, reason: PassSuspension["reason"] = "contract-finished"): PassSuspension => ({ id: startsOn, reason, startsOn, endsOn });
/** A suspension of ten days in the spring of 2026, declared on its third day by the employer of the last hire. */
const asked = (more: Partial<SuspensionAsked> = {}, wanted: Partial<SuspensionAsked["wanted"]> = {}): SuspensionAsked => ({
  pass: { startsOn: "2025-01-06", endsOn: "2027-01-05" }, suspensions: [], wanted: { reason: "contract-finished", startsOn: "2026-03-10", endsOn: "2026-03-19", ...wanted },
  employerKind: "aci", hiredOn: "2025-01-06", isLastEmployer: true, contractSuspendedOn: null, on: "2026-03-12", ...more,
});
const ground = (code: SuspensionCode, ask: SuspensionAsked) => maySuspend(ask).grounds.find((one) => one.code === code);
const says = (code: SuspensionCode, ask: SuspensionAsked): string => ground(code, ask)?.says ?? "absent";

describe("Suspendre un PASS", () => {
  it("tout est bon : oui, et chaque raison porte sa règle", () => {
    const answer = maySuspend(asked());
    assert.deepEqual([answer.says, answer.missing], ["yes", []]);
    assert.deepEqual(answer.grounds.map(({ code, rule }) => `${code} ${rule?.code}`), ["begun suspension-ahead", "long-enough suspension-shortest", "within-ceiling suspension-ceiling", "within-pass suspension-bounds", "not-too-old suspension-retroactivity", "after-hire suspension-by", "by-last-employer suspension-by", "offered-reason suspension-reasons"]);
  });
  const table: [said: string, code: SuspensionCode, eve: string, day: string, after: string, make: (day: string) => SuspensionAsked, boundary: string | undefined, noOn?: string][] = [
    ["elle ne commence pas dans le futur", "begun", "yes", "yes", "no", (day) => asked({ on: "2026-03-10" }, { startsOn: day, endsOn: null }), "2026-03-10"],
    ["elle dure un jour au moins", "long-enough", "yes", "yes", "no", (day) => asked({}, { startsOn: day, endsOn: "2026-03-10" }), "2026-03-10"],
    ["elle finit dans les 36 mois", "within-ceiling", "yes", "yes", "no", (day) => asked({}, { endsOn: day }), "2029-03-09"],
    ["elle commence au plus tôt le premier jour du PASS", "within-pass", "no", "yes", "yes", (day) => asked({}, { startsOn: day }), "2025-01-06"],
    ["elle commence au plus tard le dernier jour du PASS", "within-pass", "yes", "yes", "no", (day) => asked({ on: "2027-06-01" }, { startsOn: day, endsOn: null }), "2027-01-05"],
    ["elle ne remonte pas à plus de 365 jours", "not-too-old", "no", "yes", "yes", (day) => asked({ on: "2026-03-10" }, { startsOn: day, endsOn: "2026-03-10" }), "2025-03-10"],
    ["elle commence au lendemain de la précédente au plus tôt", "after-previous", "no", "yes", "yes", (day) => asked({ suspensions: [suspended("2026-01-10", "2026-03-09"), suspended("2025-06-01", "2025-06-30")] }, { startsOn: day }), "2026-03-10"],
    ["elle ne finit pas dans une autre", "no-overlap", "yes", "no", "no", (day) => asked({ suspensions: [suspended("2026-03-25", "2026-03-31")] }, { endsOn: day }), "2026-03-25"],
    ["elle ne commence pas dans une autre", "no-overlap", "no", "yes", "yes", (day) => asked({ suspensions: [suspended("2026-03-01", "2026-03-09")] }, { startsOn: day }), "2026-03-10"],
    ["elle ne commence pas avant la dernière embauche", "after-hire", "no", "yes", "yes", (day) => asked({ hiredOn: "2026-03-05" }, { startsOn: day }), "2026-03-05"],
  ];
  for (const [said, code, eve, day, after, make, boundary] of table) it(`${said} : la veille, le jour, le lendemain`, () => {
    assert.deepEqual([-1, 0, 1].map((step) => says(code, make(addDays(boundary!, step)))), [eve, day, after]);
  });
  it("le jour ou le nombre qui l'a fait", () => {
    const on = (code: SuspensionCode, ask: SuspensionAsked) => [ground(code, ask)?.on, ground(code, ask)?.value];
    assert.deepEqual(on("begun", asked()), ["2026-03-10", undefined]);
    assert.deepEqual(on("long-enough", asked()), [undefined, 10]);
    assert.deepEqual(on("within-ceiling", asked()), ["2029-03-09", 36]);
    assert.deepEqual([on("within-pass", asked())[0], on("within-pass", asked({}, { startsOn: "2024-12-01" }))[0], on("within-pass", asked({}, { startsOn: "2025-01-06" }))[0]], ["2027-01-05", "2025-01-06", "2027-01-05"]);
    assert.deepEqual(on("not-too-old", asked()), ["2025-03-12", 365]);
    const crossing = asked({ suspensions: [suspended("2026-03-15", "2026-03-31"), suspended("2026-03-11", "2026-03-12")] });
    assert.deepEqual([on("after-previous", crossing)[0], on("no-overlap", crossing)[0], "on" in ground("no-overlap", asked({ suspensions: [suspended("2025-03-15", "2025-03-31")] }))!], ["2026-04-01", "2026-03-11", false]);
    assert.deepEqual([on("after-hire", asked())[0], "on" in ground("after-hire", asked({ hiredOn: null }))!], ["2025-01-06", false]);
  });
  it("le plafond suit la réforme du jour où l'on déclare", () => {
    const ceiling = (on: string) => ground("within-ceiling", asked({ on }, { startsOn: "2021-08-01", endsOn: "2022-06-30" }))!;
    assert.deepEqual(["2021-08-31", "2021-09-01", "2022-12-31", "2023-01-01"].map((on) => [ceiling(on).says, ceiling(on).value, ceiling(on).on]), [["no", 6, "2022-01-31"], ["yes", 12, "2022-07-31"], ["yes", 12, "2022-07-31"], ["yes", 36, "2024-07-31"]]);
  });
  it("sans fin dite, elle court au plafond, et peut heurter ce qui vient", () => {
    assert.deepEqual([says("within-ceiling", asked({}, { endsOn: null })), says("no-overlap", asked({ suspensions: [suspended("2029-03-09", "2029-04-01")] }, { endsOn: null })), says("no-overlap", asked({ suspensions: [suspended("2029-03-10", "2029-04-01")] }, { endsOn: null }))], ["yes", "no", "yes"]);
    assert.equal(says("no-overlap", asked({ suspensions: [suspended("2023-03-11", null)] })), "no", "une autre sans fin court jusqu'à son propre plafond, le 10 mars 2026 compris");
    assert.equal(says("no-overlap", asked({ suspensions: [suspended("2023-03-10", null)] })), "yes");
  });
  it("le contrat passerelle est réservé aux EI et aux ACI", () => {
    const kind = (employerKind: SuspensionAsked["employerKind"]) => says("reason-of-kind", asked({ employerKind }, { reason: "bridge-contract" }));
    assert.deepEqual((["ei", "aci", "ai", "etti", "eiti", null] as const).map(kind), ["yes", "yes", "no", "no", "no", "unknown"]);
    assert.equal(ground("reason-of-kind", asked({}, { reason: "bridge-contract" }))?.rule?.code, "suspension-bridge");
  });
  it("cinq motifs sont offerts, les six anciens ne le sont plus", () => {
    assert.deepEqual(passSuspensionReasons.filter((reason) => says("offered-reason", asked({}, { reason })) === "yes"), ["contract-suspended", "contract-broken", "contract-finished", "cta-agreement", "bridge-contract"]);
    assert.equal(passSuspensionReasons.filter((reason) => says("offered-reason", asked({}, { reason })) === "no").length, 6);
  });
  it("contrat suspendu : plus de quinze jours, c'est le seizième", () => {
    const since = (contractSuspendedOn: string | null) => ground("contract-long-suspended", asked({ contractSuspendedOn, on: "2026-03-20" }, { reason: "contract-suspended" }));
    assert.deepEqual(["2026-03-04", "2026-03-05", "2026-03-06"].map((day) => since(day)?.says), ["yes", "yes", "no"]);
    assert.deepEqual([since("2026-03-06")?.on, since("2026-03-06")?.value, since(null)?.says, since(null)?.value, "on" in since(null)!, since(null)?.rule?.code], ["2026-03-21", 15, "unknown", 15, false, "suspension-contract"]);
  });
  it("ce qui n'est pas su ne fait ni oui ni non, et il est dit ce qui manque", () => {
    const answer = maySuspend(asked({ hiredOn: null, isLastEmployer: null, employerKind: null }, { reason: "bridge-contract" }));
    assert.deepEqual([answer.says, answer.missing], ["unknown", ["after-hire", "by-last-employer", "reason-of-kind"]]);
    assert.deepEqual([maySuspend(asked({ isLastEmployer: false })).says, maySuspend(asked({ isLastEmployer: null }, { startsOn: "2026-03-13" })).says], ["no", "no"]);
  });
  it("une raison n'est donnée que si elle se pose", () => {
    const seen = new Set([asked({ suspensions: [suspended("2025-06-01", "2025-06-30")] }, { reason: "bridge-contract" }), asked({}, { reason: "contract-suspended" })].flatMap((ask) => maySuspend(ask).grounds.map(({ code }) => code)));
    assert.deepEqual([...seen].toSorted(), [...suspensionCodes].toSorted());
    assert.deepEqual(["after-previous", "no-overlap", "reason-of-kind", "contract-long-suspended"].map((code) => says(code as SuspensionCode, asked())), ["absent", "absent", "absent", "absent"]);
  });
});

describe("Une nouvelle embauche", () => {
  const pause = suspended("2026-03-10", "2026-03-19");
  it("finit la suspension la veille, ou l'efface si elle commençait ce jour-là", () => {
    const left = ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-19", "2026-03-20", "2026-06-01"].map((day) => afterHire(pause, day)?.endsOn ?? null);
    assert.deepEqual(left, ["2026-03-19", null, "2026-03-10", "2026-03-18", "2026-03-19", "2026-03-19"]);
    assert.deepEqual(afterHire(suspended("2026-03-10", null), "2026-06-01"), suspended("2026-03-10", "2026-05-31"), "sans fin dite aussi");
  });
  it("laisse les anciens motifs", () => {
    for (const reason of passSuspensionReasons) assert.equal(afterHire({ ...pause, reason }, "2026-03-15")?.endsOn, offeredReasons.includes(reason) ? "2026-03-14" : "2026-03-19", reason);
  });
});

describe("Les jours suspendus à la suite", () => {
  it("deux suspensions sans un jour entre elles n'en font qu'une", () => {
    assert.deepEqual(suspendedRuns([suspended("2026-03-20", "2026-03-31"), suspended("2026-03-10", "2026-03-19"), suspended("2026-04-02", "2026-04-03")]), [{ startsOn: "2026-03-10", endsOn: "2026-03-31" }, { startsOn: "2026-04-02", endsOn: "2026-04-03" }]);
    assert.deepEqual(suspendedRuns([suspended("2026-03-10", "2026-03-31"), suspended("2026-03-12", "2026-03-15")]), [{ startsOn: "2026-03-10", endsOn: "2026-03-31" }], "l'une dans l'autre");
    assert.deepEqual(suspendedRuns([suspended("2026-03-10", null)]), [{ startsOn: "2026-03-10", endsOn: "2029-03-09" }]);
  });
  it("chaque jour suspendu est dans une suite et une seule, quel que soit l'ordre", () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 40 })).map(([start, length]) => suspended(addDays("2026-01-01", start), addDays("2026-01-01", start + length))), { maxLength: 6 });
    fc.assert(fc.property(some, fc.integer({ min: 0, max: 250 }), (all, step) => {
      const day = addDays("2026-01-01", step);
      const runs = suspendedRuns(all);
      assert.equal(runs.filter((run) => run.startsOn <= day && day <= run.endsOn).length, all.some((one) => one.startsOn <= day && day <= suspensionEnd(one)) ? 1 : 0);
      assert.deepEqual(runs, suspendedRuns(all.toReversed()));
    }), { numRuns: 60 });
  });
});
