import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween } from "#ground/civil-date";
import { employerKinds, type PassGround, passGrounds, type PassProlongation } from "./model.ts";
import { countedEnd } from "./pass.ts";
import { boundsOf, daysUsed, groundsPossible, mayProlong, type ProlongationAsked, type ProlongationCode, prolongationCodes, windowOn } from "./pass-prolongation.ts";
import { birthday } from "./spans.ts";

const granted = (ground: PassGround, startsOn: string, days: number, state: PassProlongation["state"] = "granted"): PassProlongation => ({ id: `${ground} ${startsOn}`, ground, state, startsOn, endsOn: addDays(startsOn, days) });
const nothingKnown = { bornOn: null, isDisabledWorker: null, trainingEndsOn: null, underSentenceAdjustment: null, hasParticularDifficulties: null };
/** PASS from 6 January 2025 to 5 January 2027, in a chantier, on 10 November 2026; nothing stands against any ground. */
const asked = (more: Partial<ProlongationAsked> = {}, facts: Partial<ProlongationAsked["facts"]> = {}): ProlongationAsked => ({
  pass: { number: null, startsOn: "2025-01-06", endsOn: "2027-01-05", readOn: "2026-11-01", readFrom: "emplois" }, suspensions: [], prolongations: [],
  facts: { bornOn: "1968-05-20", isDisabledWorker: true, trainingEndsOn: "2027-06-30", underSentenceAdjustment: null, hasParticularDifficulties: true, ...facts },
  employerKind: "aci", isLatest: true, inclusionCdi: "2026-09-01", on: "2026-11-10", ...more,
});
const find = (ground: PassGround, code: ProlongationCode, ask: ProlongationAsked, until: string | null = null) => mayProlong(ask, ground, until).grounds.find((one) => one.code === code);
const says = (ground: PassGround, code: ProlongationCode, ask: ProlongationAsked, until: string | null = null): string => find(ground, code, ask, until)?.says ?? "absent";
const around = (day: string, said: (day: string) => string): string[] => [-1, 0, 1].map((step) => said(addDays(day, step)));
const open = passGrounds.filter((ground) => ground !== "health-context");

describe("La fenêtre pour demander", () => {
  const pass = { startsOn: "2025-01-06", endsOn: "2027-01-05" };
  it("a eu cinq versions : la veille et le jour de chaque réforme", () => {
    const window = (on: string) => { const { opensOn, closesOn } = windowOn(pass, on); return `${opensOn} ${closesOn}`; };
    assert.deepEqual(["2022-10-31", "2022-11-01", "2023-06-30", "2023-07-01", "2025-10-14", "2025-10-15", "2026-05-20", "2026-05-21"].map(window),
      ["2026-10-05 2027-04-05", "2026-01-06 2027-04-05", "2026-01-06 2027-04-05", "2026-06-05 2027-01-05", "2026-06-05 2027-01-05", "2026-01-05 2027-01-05", "2026-01-05 2027-01-05", "2026-01-05 2027-07-05"]);
    assert.deepEqual([windowOn(pass, "2023-01-01").opening.code, windowOn(pass, "2026-05-21").opening.code, windowOn(pass, "2026-05-21").closing.code], ["window-after-start", "window-before-end", "window-after-end"]);
  });
  it("compte en mois du calendrier : une fin de mois, un 29 février", () => {
    const window = (endsOn: string) => { const { opensOn, closesOn } = windowOn({ startsOn: "2025-01-06", endsOn }, "2026-11-10"); return [opensOn, closesOn]; };
    assert.deepEqual([window("2028-02-29"), window("2026-08-31"), window("2027-03-01")], [["2027-02-28", "2028-08-29"], ["2025-08-31", "2027-02-28"], ["2026-03-01", "2027-09-01"]]);
  });
  it("s'ouvre douze mois avant et se ferme six mois après, jours compris", () => {
    assert.deepEqual(around("2026-05-21", (on) => says("rqth", "window-opened", asked({ on, pass: { ...asked().pass, endsOn: "2027-05-21" } }))), ["no", "yes", "yes"], "la veille, la règle d'avant ouvrait le même jour");
    assert.deepEqual(around("2026-06-05", (on) => says("rqth", "window-opened", asked({ on, pass: { ...asked().pass, endsOn: "2027-06-05" } }))), ["no", "yes", "yes"]);
    assert.deepEqual(around("2027-07-05", (on) => says("rqth", "window-not-closed", asked({ on }))), ["yes", "yes", "no"]);
    assert.deepEqual([find("rqth", "window-opened", asked())?.on, find("rqth", "window-opened", asked())?.value, find("rqth", "window-not-closed", asked())?.on, find("rqth", "window-not-closed", asked())?.value], ["2026-01-05", 12, "2027-07-05", 6]);
  });
});

describe("Les conditions de toute prolongation", () => {
  it("toutes tenues : oui pour les cinq motifs ouverts, et chaque raison porte sa règle", () => {
    for (const ground of open) {
      const answer = mayProlong(asked(), ground);
      assert.deepEqual([answer.says, answer.missing], ["yes", []], ground);
      assert.ok(answer.grounds.every(({ rule }) => rule !== null), ground);
    }
    assert.deepEqual(mayProlong(asked(), "particular-difficulties").grounds.map(({ code, rule }) => `${code} ${rule?.code}`), ["ground-open request-particular-difficulties", "latest-pass prolongation-latest", "window-opened window-before-end", "window-not-closed window-after-end", "not-suspended prolongation-suspended", "none-pending prolongation-pending", "room-left total-particular-difficulties", "kind-of-employer employer-kinds", "particular-difficulties particular-difficulties"]);
  });
  it("le contexte sanitaire est fermé depuis le 1er décembre 2021", () => {
    assert.deepEqual(around("2021-12-01", (on) => says("health-context", "ground-open", asked({ on }))), ["yes", "no", "no"]);
    assert.deepEqual([find("health-context", "ground-open", asked())?.on, find("health-context", "ground-open", asked())?.rule?.until, says("health-context", "room-left", asked())], ["2021-12-01", "2021-11-30", "absent"]);
    assert.deepEqual(mayProlong(asked(), "health-context", "2027-02-01").grounds.map(({ code }) => code), ["ground-open", "latest-pass", "window-opened", "window-not-closed", "not-suspended", "none-pending", "at-least-a-day"], "fermé, il n'a plus ni plafond ni condition");
    const then = asked({ on: "2021-11-30", pass: { ...asked().pass, startsOn: "2020-01-10", endsOn: "2022-01-08" } });
    assert.deepEqual([mayProlong(then, "health-context").says, boundsOf(then, "health-context").until, find("health-context", "room-left", then)?.value, boundsOf(asked(), "health-context").until, boundsOf(asked(), "health-context").ceiling], ["yes", "2023-01-08", 365, null, null]);
  });
  it("le PASS le plus récent, oui, non ou pas su", () => {
    assert.deepEqual([true, false, null].map((isLatest) => says("rqth", "latest-pass", asked({ isLatest }))), ["yes", "no", "unknown"]);
  });
  it("pas pendant une suspension : ses deux jours extrêmes comptent", () => {
    const pause = [{ id: "s", reason: "contract-finished" as const, startsOn: "2026-11-09", endsOn: "2026-11-12" }];
    assert.deepEqual(["2026-11-08", "2026-11-09", "2026-11-12", "2026-11-13"].map((on) => says("rqth", "not-suspended", asked({ on, suspensions: pause }))), ["yes", "no", "no", "yes"]);
    assert.deepEqual([find("rqth", "not-suspended", asked({ suspensions: pause }))?.on, "on" in find("rqth", "not-suspended", asked())!], ["2026-11-09", false]);
  });
  it("une seule demande en attente, quel que soit son motif ; une réponse la libère", () => {
    const with_ = (state: PassProlongation["state"]) => find("rqth", "none-pending", asked({ prolongations: [granted("senior", "2025-01-06", 0), granted("senior", "2027-01-05", 90, state)] }));
    assert.deepEqual([with_("asked")?.says, with_("asked")?.on, with_("granted")?.says, with_("denied")?.says, "on" in with_("denied")!], ["no", "2027-01-05", "yes", "yes", false]);
  });
});

describe("Les plafonds", () => {
  it("une demande, le cumul : la veille, le jour, le lendemain", () => {
    const limits: [PassGround, number, number | null][] = [["senior-cdi", 3650, null], ["complete-training", 365, null], ["rqth", 365, 1095], ["senior", 365, 1825], ["particular-difficulties", 365, 1095]];
    for (const [ground, request, total] of limits) {
      const ask = asked({}, { trainingEndsOn: "2040-01-01" });
      assert.deepEqual(around(addDays("2027-01-05", request), (until) => says(ground, "within-request", ask, until)), ["yes", "yes", "no"], ground);
      assert.deepEqual([boundsOf(ask, ground).until, boundsOf(ask, ground).from, boundsOf(ask, ground).ceiling, boundsOf(ask, ground).used], [addDays("2027-01-05", request), "2027-01-05", total, 0], ground);
      assert.equal(boundsOf(ask, ground).atMost, total === null ? null : addDays("2027-01-05", total), "au plus loin, toutes demandes ensemble");
      assert.deepEqual([find(ground, "within-request", ask, "2027-02-01")?.value, find(ground, "within-request", ask, "2027-02-01")?.on], [request, addDays("2027-01-05", request)]);
      if (total === null) assert.deepEqual([says(ground, "room-left", ask), says(ground, "within-total", ask, "2027-02-01")], ["absent", "absent"], ground);
      else {
        const usedTo = (days: number) => asked({ prolongations: [granted("complete-training", "2026-01-05", days)] });
        assert.deepEqual([total - 1, total, total + 1].map((days) => [says(ground, "room-left", usedTo(days)), find(ground, "room-left", usedTo(days))?.value]), [["yes", 1], ["no", 0], ["no", 0]], ground);
        assert.deepEqual(around(addDays("2027-01-05", 20), (until) => says(ground, "within-total", usedTo(total - 20), until)), ["yes", "yes", "no"], ground);
        assert.deepEqual([boundsOf(usedTo(total - 20), ground).until, boundsOf(usedTo(total), ground).until, find(ground, "within-total", usedTo(total - 20), "2027-01-08")?.on, find(ground, "within-total", usedTo(total - 20), "2027-01-08")?.value, find(ground, "within-total", usedTo(total + 9), "2027-01-08")?.on, find(ground, "within-total", usedTo(total + 9), "2027-01-08")?.value], ["2027-01-25", null, "2027-01-25", 20, "2027-01-05", 0], ground);
      }
    }
  });
  it("le cumul compte tous les motifs depuis 2023, le sien seul avant ; l'accordé seul", () => {
    const all = [granted("rqth", "2022-01-05", 100), granted("senior", "2022-04-15", 30), granted("rqth", "2022-05-15", 7, "denied"), granted("rqth", "2022-05-15", 9, "asked")];
    assert.deepEqual([daysUsed(all, "rqth", "2022-12-31"), daysUsed(all, "senior", "2022-12-31"), daysUsed(all, "rqth", "2023-01-01"), daysUsed(all, "complete-training", "2023-01-01")], [100, 30, 130, 130]);
  });
  it("un jour au moins", () => {
    assert.deepEqual(around("2027-01-06", (until) => says("rqth", "at-least-a-day", asked(), until)), ["no", "yes", "yes"]);
    assert.deepEqual([find("rqth", "at-least-a-day", asked(), "2027-01-10")?.value, says("rqth", "at-least-a-day", asked()), says("rqth", "within-request", asked())], [5, "absent", "absent"]);
  });
  it("part de la fin qui l'emporte : lue, sinon comptée", () => {
    assert.deepEqual([boundsOf(asked({ pass: { ...asked().pass, endsOn: "2027-02-01" } }), "rqth").from, boundsOf(asked({ pass: { ...asked().pass, endsOn: "2027-02-01", readOn: null } }), "rqth").from], ["2027-02-01", "2027-01-05"]);
  });
});

describe("Motif par motif", () => {
  it("difficultés particulières : les ACI et les AI seulement, et il faut qu'elles soient dites", () => {
    assert.deepEqual([...employerKinds, null].map((employerKind) => says("particular-difficulties", "kind-of-employer", asked({ employerKind }))), ["yes", "no", "yes", "no", "no", "unknown"]);
    assert.deepEqual([true, false, null].map((hasParticularDifficulties) => says("particular-difficulties", "particular-difficulties", asked({}, { hasParticularDifficulties }))), ["yes", "no", "unknown"]);
    assert.deepEqual(employerKinds.map((employerKind) => mayProlong(asked({ employerKind }), "rqth").says), ["yes", "yes", "yes", "yes", "yes"], "les autres motifs sont ouverts à toutes");
  });
  it("RQTH : reconnue, non, pas su", () => {
    assert.deepEqual([true, false, null].map((isDisabledWorker) => says("rqth", "disabled-worker", asked({}, { isDisabledWorker }))), ["yes", "no", "unknown"]);
  });
  it("50 ans : le jour de l'anniversaire", () => {
    assert.deepEqual(["1976-11-09", "1976-11-10", "1976-11-11"].map((bornOn) => says("senior", "aged-50", asked({}, { bornOn }))), ["yes", "yes", "no"]);
    assert.deepEqual([find("senior", "aged-50", asked({}, { bornOn: "1976-11-11" }))?.on, says("senior", "aged-50", asked({}, { bornOn: null })), find("senior", "aged-50", asked())?.rule?.article], ["2026-11-11", "unknown", "Code du travail, art. R. 5132-1-8, 2° a)"]);
  });
  it("né un 29 février, l'anniversaire d'une année ordinaire est le 1er mars", () => {
    assert.deepEqual([birthday("1976-02-29", 50), birthday("1976-02-29", 52), birthday("1976-02-28", 50), birthday("1976-03-01", 50)], ["2026-03-01", "2028-02-29", "2026-02-28", "2026-03-01"]);
  });
  it("CDI d'inclusion : 57 ans au jour où il commence, ou aujourd'hui s'il n'est pas signé", () => {
    const cdi = (inclusionCdi: ProlongationAsked["inclusionCdi"], bornOn: string | null) => ["inclusion-cdi", "aged-57"].map((code) => says("senior-cdi", code as ProlongationCode, asked({ inclusionCdi }, { bornOn }))).join(" ");
    assert.deepEqual(["1969-08-31", "1969-09-01", "1969-09-02"].map((bornOn) => cdi("2026-09-01", bornOn)), ["yes yes", "yes yes", "yes no"]);
    assert.deepEqual([cdi(false, "1969-11-10"), cdi(false, "1969-11-11"), cdi(null, "1969-11-10"), cdi(null, null)], ["no yes", "no no", "unknown yes", "unknown unknown"]);
    assert.deepEqual([find("senior-cdi", "inclusion-cdi", asked())?.on, "on" in find("senior-cdi", "inclusion-cdi", asked({ inclusionCdi: false }))!], ["2026-09-01", false]);
  });
  it("formation : elle finit après le PASS, et la prolongation ne la dépasse pas", () => {
    assert.deepEqual(around("2027-01-05", (trainingEndsOn) => says("complete-training", "training-under-way", asked({}, { trainingEndsOn }))), ["no", "no", "yes"]);
    assert.deepEqual([says("complete-training", "training-under-way", asked({}, { trainingEndsOn: null })), find("complete-training", "training-under-way", asked())?.on, "on" in find("complete-training", "training-under-way", asked({}, { trainingEndsOn: null }))!], ["unknown", "2027-06-30", false]);
    assert.deepEqual(around("2027-06-30", (until) => says("complete-training", "within-training", asked(), until)), ["yes", "yes", "no"]);
    assert.deepEqual([find("complete-training", "within-training", asked(), "2027-02-01")?.on, says("complete-training", "within-training", asked({}, { trainingEndsOn: null }), "2027-02-01"), says("rqth", "within-training", asked(), "2027-02-01"), says("complete-training", "within-training", asked())], ["2027-06-30", "absent", "absent", "absent"]);
    assert.deepEqual([boundsOf(asked(), "complete-training").until, boundsOf(asked({}, { trainingEndsOn: "2027-01-05" }), "complete-training").until, boundsOf(asked({}, { trainingEndsOn: "2027-01-06" }), "complete-training").until, boundsOf(asked({}, { trainingEndsOn: null }), "complete-training").until, boundsOf(asked(), "rqth").until], ["2027-06-30", null, "2027-01-06", "2028-01-05", "2028-01-05"]);
  });
});

describe("Tout ce qui est possible", () => {
  it("dit chaque motif, ce qui manque, sa règle, par qui il passe", () => {
    const all = groundsPossible(asked({ employerKind: "ei", inclusionCdi: false }, nothingKnown));
    assert.deepEqual(all.map(({ ground, answer }) => `${ground} ${answer.says} ${answer.missing.join("+")}`), ["senior-cdi no aged-57", "complete-training unknown training-under-way", "rqth unknown disabled-worker", "senior unknown aged-50", "particular-difficulties no particular-difficulties", "health-context no "]);
    assert.deepEqual(all.map(({ rule, needsOpinion, mayJoinBilan }) => `${rule?.code} ${needsOpinion} ${mayJoinBilan}`), ["age-senior-cdi false false", "training-end false false", "disabled-worker true true", "age-senior true true", "particular-difficulties true true", "undefined false false"]);
    assert.deepEqual(all.map(({ from, until }) => [from, until])[2], ["2027-01-05", "2028-01-05"]);
  });
  it("le premier jour où demander, quand il ne manque que du temps", () => {
    const first = (more: Partial<ProlongationAsked>, facts: Partial<ProlongationAsked["facts"]> = {}) => groundsPossible(asked(more, facts)).map(({ askableFrom }) => askableFrom);
    assert.deepEqual(first({}), ["2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05", "2026-01-05", null]);
    assert.deepEqual([first({ on: "2026-05-22", pass: { ...asked().pass, endsOn: "2027-08-05" } }, { trainingEndsOn: "2027-09-01" })[1], first({ on: "2027-07-06" })[2]], ["2026-08-05", null], "pas encore ouverte ; fermée");
    assert.deepEqual(["1976-12-12", "1977-07-05", "1977-07-06", null].map((bornOn) => first({}, { bornOn })[3]), ["2026-12-12", "2027-07-05", null, "2026-01-05"], "50 ans avant que la fenêtre se ferme");
    assert.deepEqual([first({}, { isDisabledWorker: false })[2], first({}, { isDisabledWorker: null })[2], first({}, { bornOn: "1970-01-01" })[0]], [null, "2026-01-05", null], "le temps n'y fait rien");
  });
  it("une raison n'est donnée que si elle se pose", () => {
    const seen = new Set(open.flatMap((ground) => mayProlong(asked(), ground, "2027-02-01").grounds.map(({ code }) => code)));
    assert.deepEqual([...seen].toSorted(), [...prolongationCodes].toSorted());
  });
});

describe("Toujours vrai d'une prolongation", () => {
  const ground = fc.constantFrom(...open);
  const chain = fc.array(fc.tuple(ground, fc.integer({ min: 1, max: 365 })), { maxLength: 6 });
  it("prise au plus long, elle est permise, finit le jour dit, et le cumul ne passe jamais son plafond, dans n'importe quel ordre", () => {
    fc.assert(fc.property(chain, ground, (before, next) => {
      const pass = { number: null, startsOn: "2025-01-06", endsOn: "2027-01-05", readOn: null, readFrom: null };
      const prolongations: PassProlongation[] = [];
      for (const [kind, days] of before) prolongations.push(granted(kind, countedEnd(pass, [], prolongations), days));
      const end = countedEnd(pass, [], prolongations);
      const ask = asked({ pass, prolongations, on: addDays(end, -30) }, { trainingEndsOn: addDays(end, 200) });
      const { from, until, used, ceiling, atMost } = boundsOf(ask, next);
      assert.equal(from, end);
      assert.deepEqual(boundsOf({ ...ask, prolongations: prolongations.toReversed() }, next), { from, until, used, ceiling, atMost });
      if (until === null) return assert.ok(ceiling !== null && used >= ceiling);
      assert.equal(countedEnd(pass, [], [...prolongations, { ...granted(next, from, 0), endsOn: until }]), until);
      assert.ok(ceiling === null || (used + daysBetween(from, until) <= ceiling && until <= atMost!));
      assert.deepEqual(mayProlong(ask, next, until).grounds.filter(({ code, says: said }) => said === "no" && /^within|^at-least|^room/.test(code)), []);
    }), { numRuns: 60 });
  });
});
