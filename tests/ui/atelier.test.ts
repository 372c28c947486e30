import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { violationsIn } from "../harness/axe.ts";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { drawAtelier, serve, type Site } from "./furniture.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];

/** Colours are judged in each look; the rest once wide and once narrow, since the page is the same. */
const violationsOf = async (page: Page, onlyColours: boolean): Promise<string[]> => {
  const violations = await violationsIn(page, onlyColours ? { type: "rule", values: ["color-contrast", "link-in-text-block"] } : { type: "tag", values: tags });
  return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`));
};

const looks: [string, BrowserContextOptions][] = [
  ["sur un écran large", {}],
  ["à 320 px", { viewport: { width: 320, height: 640 } }],
  ["en mode sombre", { colorScheme: "dark" }],
  ["en couleurs forcées", { forcedColors: "active" }],
  ["sans script", { javaScriptEnabled: false, viewport: { width: 390, height: 800 } }],
];

describe("La page de tous les meubles", () => {
  let browser: Browser;
  let site: Site;

  before(async () => {
    const html = await drawAtelier();
    site = await serve(() => ({ html }));
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [name, options] of looks.filter(([, given]) => given.javaScriptEnabled !== false)) {
    it(`aucun défaut d'accessibilité ${name}`, async () => {
      const { page, faults } = await openPage(browser, site.url, options);
      assert.deepEqual(await violationsOf(page, "colorScheme" in options || "forcedColors" in options), []);
      assert.deepEqual(faults, []);
      await page.context().close();
    });
  }

  for (const [name, options] of looks) {
    it(`rien ne défile de côté ${name}`, async () => {
      const { page } = await openPage(browser, site.url, options);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth).catch(() => 0);
      assert.ok(excess <= 0, `la page dépasse de ${excess} px`);
      await page.context().close();
    });
  }

  it("à 400 % de zoom, et avec des lettres deux fois plus grandes, rien ne défile de côté", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 320, height: 256 }, bypassCSP: true });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.setViewportSize({ width: 640, height: 800 });
    await page.addStyleTag({ content: "html { font-size: 225% }" });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 640);
    await page.context().close();
  });

  it("les cibles du doigt font 44 px de haut", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 390, height: 800 } });
    const small = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("button, .btn, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea, summary, nav a, .choice")]
        .filter((one) => one.offsetParent !== null && !one.closest("dialog"))
        .filter((one) => one.getBoundingClientRect().height < 43.5)
        .map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().height)}`));
    assert.deepEqual(small, []);
    await page.context().close();
  });

  it("imprimée, la page perd sa navigation et garde ses fils", async () => {
    const { page } = await openPage(browser, site.url, { viewport: { width: 700, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".bar").isVisible(), false);
    assert.equal(await page.locator(".thread-wide").first().isVisible(), true);
    assert.equal(await page.locator(".thread-narrow").first().isVisible(), false);
    await page.context().close();
  });
});
