import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { comingIn, nowIn, silenceOf, summaryOf } from "../../src/ui/thread/told.ts";
import { dense, empty, silent, simple } from "../../src/routes/(atelier)/atelier/stories.ts";
import { openPage } from "./browser.ts";
import { drawComponent, drawPage, serve, type Site } from "./furniture.ts";

describe("Le fil en mots", () => {
  it("dit aujourd'hui, ligne par ligne, puis ce qui vient", () => {
    const words = summaryOf(simple);
    assert.match(words, /^Aujourd’hui, 21 novembre 2026\. Logement : Résidence sociale depuis sept\. 2025\./);
    assert.match(words, /Freins ouverts : 2\. À venir : Commission 10 déc\., le 10 décembre 2026 ; PASS : fin estimée, le 30 septembre 2027\.$/);
  });

  it("ne confond pas refusé, inconnu et pas demandé", () => {
    const words = summaryOf(silent);
    assert.match(words, /Santé : pas demandé/);
    assert.match(words, /Justice : ne souhaite pas répondre/);
    assert.match(summaryOf(empty), /Logement : rien d’écrit encore/);
  });

  it("dit depuis quand rien n'est écrit", () => {
    const lane = { ...simple.lanes[0], segments: [{ from: "2023-01-01", to: "2024-05-31", label: "CHRS" }] } as (typeof simple.lanes)[number];
    assert.equal(nowIn(lane, simple.today).length, 0);
    assert.equal(silenceOf(lane, simple.today), "rien d’écrit depuis mai 2024");
  });

  it("ne met dans ce qui vient ni le passé ni l'ordre de saisie", () => {
    assert.deepEqual(comingIn({ ...simple, limits: [{ on: "2026-12-01", label: "60 mois" }, { on: "2020-01-01", label: "passé" }] }).map((one) => one.label), ["60 mois", "Commission 10 déc."]);
  });

  it("le tableau dit chaque fait", async () => {
    const { body } = await drawComponent("src/ui/thread/ThreadTable.svelte", { story: simple, caption: "Le fil" });
    const facts = simple.lanes.flatMap((lane) => lane.segments).length + simple.knots.length + simple.limits.length + simple.counts.length;
    assert.equal(body.match(/<th scope="row">/g)?.length, facts);
    assert.match(body, /Logement autonome, demandé \(prévu\)/);
  });
});

describe("Le fil dans un navigateur", () => {
  let browser: Browser;
  let site: Site;
  before(async () => {
    const drawn = await Promise.all([simple, silent, dense()].map((story) => drawComponent("src/ui/thread/Thread.svelte", { story, title: "Le fil", heading: "Le fil" })));
    const html = await drawPage(`<h1>Fils</h1>${drawn.map((one, at) => one.body.replaceAll("s1-", `fil${at}-`)).join("")}`);
    site = await serve(() => ({ html }));
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  it("n'a pas deux mots l'un sur l'autre, mesurés avec la vraie police", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 1400, height: 900 } });
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll<SVGSVGElement>(".thread-wide")].flatMap((drawing) => {
        const words = [...drawing.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
        return words.flatMap((a, at) => words.slice(at + 1).filter((b) => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1 && a.box.top + 5 < b.box.bottom - 5 && b.box.top + 5 < a.box.bottom - 5).map((b) => `${a.words} / ${b.words}`));
      }));
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  it("garde chaque mot dans sa case, mesuré avec la vraie police", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 1400, height: 900 } });
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll(".lane")].flatMap((lane) => {
        const boxes = [...lane.querySelectorAll("rect")].map((rect) => rect.getBoundingClientRect());
        return [...lane.querySelectorAll("text:not(.lane-word, .nothing)")].filter((text) => {
          const at = text.getBoundingClientRect();
          return !boxes.some((box) => box.left - 1 <= at.left && at.right <= box.right + 3 && box.top <= at.top + 6 && at.bottom - 6 <= box.bottom);
        }).map((text) => text.textContent);
      }));
    assert.deepEqual(faults, []);
    await page.context().close();
  });

  it("sur un téléphone, dit aujourd'hui sans image à déchiffrer ni défilement", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 320, height: 640 } });
    assert.equal(await page.locator(".thread-wide").first().isVisible(), false);
    assert.equal(await page.locator(".thread-narrow b", { hasText: "Résidence sociale" }).first().isVisible(), true);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.context().close();
  });
});
