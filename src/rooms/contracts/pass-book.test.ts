import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passBook, passRule, type PassRuleCode, standingRule } from "./pass-book.ts";
import { addDays } from "#ground/civil-date";

const value = (code: PassRuleCode, day: string): number | null => passRule(code, day)?.value ?? null;

describe("Le livre des règles du PASS", () => {
  it("chaque règle dit son texte, où elle a été lue et quand ; ce qui n'est lu que dans leur code est à vérifier", () => {
    for (const rule of passBook) {
      assert.ok(rule.article.length > 10 && rule.source.length > 8 && rule.readOn.startsWith("2026-"), rule.code);
      if (rule.toVerify) assert.match(`${rule.article} ${rule.source}`, /^règle de service des Emplois de l'inclusion gip-inclusion\/les-emplois, au 21 août 2026 : .{10,}/);
      else assert.match(`${rule.article} ${rule.source}`, /^(Code du travail, art\. R\. 5132-1-[348](, (al\. \d|\d° [abc]\)))? .*(doctrine|french-business-law).* \(décret n° 2021-1128 du 30 août 2021\)|rappel choisi ici, aucun texte ne l'impose Fil rouge)$/, rule.code);
      assert.equal(rule.readOn, rule.toVerify ? "2026-08-21" : "2026-11-28", rule.code);
      assert.ok(rule.from === null || rule.until === null || rule.from <= rule.until, rule.code);
    }
  });
  it("les versions d'une règle se suivent sans trou ni chevauchement", () => {
    for (const code of new Set(passBook.map((rule) => rule.code))) {
      const versions = passBook.filter((rule) => rule.code === code).toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
      for (const [index, version] of versions.entries()) {
        const next = versions[index + 1];
        if (next && code !== "window-before-end") assert.equal(next.from, addDays(version.until!, 1), code);
        if (next && code === "window-before-end") assert.ok(next.from! > version.until!, code);
      }
    }
  });
  const reforms: [said: string, code: PassRuleCode, eve: string, before: number | null, day: string, after: number | null][] = [
    ["le plafond d'une suspension passe de 6 à 12 mois", "suspension-ceiling", "2021-08-31", 6, "2021-09-01", 12],
    ["puis de 12 à 36", "suspension-ceiling", "2022-12-31", 12, "2023-01-01", 36],
    ["la fenêtre de 3 mois avant la fin s'en va", "window-before-end", "2022-10-31", 3, "2022-11-01", null],
    ["une fenêtre un an après le début la remplace", "window-after-start", "2022-10-31", null, "2022-11-01", 12],
    ["elle s'en va à son tour", "window-after-start", "2023-06-30", 12, "2023-07-01", null],
    ["pour 7 mois avant la fin", "window-before-end", "2023-06-30", null, "2023-07-01", 7],
    ["et plus rien après", "window-after-end", "2023-06-30", 3, "2023-07-01", 0],
    ["les 3 mois d'après n'ont pas bougé en 2022", "window-after-end", "2022-10-31", 3, "2022-11-01", 3],
    ["12 mois avant", "window-before-end", "2025-10-14", 7, "2025-10-15", 12],
    ["toujours rien après", "window-after-end", "2025-10-14", 0, "2025-10-15", 0],
    ["12 mois avant, encore", "window-before-end", "2026-05-20", 12, "2026-05-21", 12],
    ["6 mois après", "window-after-end", "2026-05-20", 0, "2026-05-21", 6],
    ["le cumul compte tous les motifs", "other-grounds", "2022-12-31", 0, "2023-01-01", 100],
    ["le contexte sanitaire se ferme", "request-health-context", "2021-11-30", 365, "2021-12-01", null],
    ["et son total avec lui", "total-health-context", "2021-11-30", 365, "2021-12-01", null],
    ["le décret permet de clore après douze mois de suspension", "suspension-closing", "2021-08-31", null, "2021-09-01", 12],
  ];
  for (const [said, code, eve, before, day, after] of reforms) it(`${said} : la veille et le jour`, () => assert.deepEqual([value(code, eve), value(code, day)], [before, after]));
  it("ce que dit le décret valait déjà avant lui, mais sans texte lu", () => {
    for (const [code, number, article] of [["carence", 2, /R\. 5132-1-4$/], ["suspension-contract", 15, /R\. 5132-1-3, al\. 1$/], ["age-senior", 50, /2° a\)$/], ["age-senior-cdi", 57, /1° a\)$/], ["training-end", 0, /1° b\)$/], ["disabled-worker", 1, /2° b\)$/], ["total-rqth", 1095, /2° b\)$/], ["total-senior", 1825, /2° a\)$/], ["total-particular-difficulties", 1095, /2° c\)$/], ["request-particular-difficulties", 365, /2° c\)$/], ["particular-difficulties", 1, /2° c\)$/], ["employer-kinds", 2, /2° c\)$/]] as const) {
      assert.deepEqual([value(code, "2021-08-31"), passRule(code, "2021-08-31")?.toVerify, value(code, "2021-09-01"), passRule(code, "2021-09-01")?.toVerify], [number, true, number, false], code);
      assert.match(passRule(code, "2026-11-28")!.article, article);
    }
  });
  it("les nombres d'aujourd'hui", () => {
    const today = Object.fromEntries(["duration", "reminder", "suspension-shortest", "suspension-retroactivity", "suspension-ahead", "suspension-overlap", "suspension-bounds", "suspension-by", "suspension-reasons", "suspension-bridge", "prolongation-shortest", "prolongation-latest", "prolongation-suspended", "prolongation-pending", "request-senior-cdi", "request-complete-training", "request-rqth", "request-senior"].map((code) => [code, `${value(code as PassRuleCode, "2026-11-28")} ${passRule(code as PassRuleCode, "2026-11-28")?.unit}`]));
    assert.deepEqual(today, { duration: "730 days", reminder: "3 months", "suspension-shortest": "1 days", "suspension-retroactivity": "365 days", "suspension-ahead": "0 days", "suspension-overlap": "0 days", "suspension-bounds": "0 days", "suspension-by": "1 times", "suspension-reasons": "5 times", "suspension-bridge": "2 times", "prolongation-shortest": "1 days", "prolongation-latest": "1 times", "prolongation-suspended": "0 days", "prolongation-pending": "1 times", "request-senior-cdi": "3650 days", "request-complete-training": "365 days", "request-rqth": "365 days", "request-senior": "365 days" });
    assert.deepEqual(["suspension-ceiling", "window-before-end", "window-after-end", "carence", "age-senior", "total-rqth", "other-grounds", "disabled-worker", "suspension-closing"].map((code) => passRule(code as PassRuleCode, "2026-11-28")?.unit), ["months", "months", "months", "years", "years", "days", "percent", "times", "months"]);
  });
  it("chaque règle, dans toutes ses versions, compte dans son unité", () => {
    const units: [RegExp, string][] = [[/^(window-|suspension-ceiling|suspension-closing|reminder)/, "months"], [/^(age-|carence)/, "years"], [/^other-grounds/, "percent"], [/^(suspension-(by|reasons|bridge)|prolongation-(latest|pending)|disabled-worker|particular-difficulties|employer-kinds)/, "times"]];
    for (const rule of passBook) assert.equal(rule.unit, units.find(([codes]) => codes.test(rule.code))?.[1] ?? "days", rule.code);
  });
  it("un trou dans le livre se voit", () => {
    assert.throws(() => standingRule("request-health-context", "2021-12-01"), /says nothing of request-health-context on 2021-12-01/);
    assert.equal(standingRule("duration", "1999-01-01").value, 730);
  });
});
