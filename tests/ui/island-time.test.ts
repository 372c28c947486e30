import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { drawComponent, drawPage, serve, type Site } from "./furniture.ts";

let locked = 0;
let looks = 0;
const drafts: string[] = [];

const lockForm = (after: number): string => `<form method="POST" action="/verrou" data-lock-after="${after}"><button>Verrouiller</button></form>`;

const site = (): Promise<Site> =>
  serve(async (request, body) => {
    if (request.url === "/verrou" && request.method === "POST") {
      locked += 1;
      return { status: 303, headers: { location: "/verrou" } };
    }
    if (request.url === "/brouillon") {
      if (locked > 0) return { status: 303, headers: { location: "/verrou" } };
      drafts.push(body);
      return { status: 204 };
    }
    if (request.url === "/import") {
      looks += 1;
      const done = Math.min(looks * 40, 100);
      const bar = await drawComponent("src/ui/Progress.svelte", { id: "import", label: "Import", done, total: 100, refreshEvery: 0.5 });
      return { html: await drawPage(`<h1>Import</h1>${bar.body}<p id="temoin">${looks}</p>`) };
    }
    if (request.url === "/verrou") return { html: await drawPage("<h1>Verrouillé</h1>") };
    return { html: await drawPage(`<h1>Fiche</h1>${lockForm(request.url === "/long" ? 100 : 4)}<form method="POST" action="/x" data-draft="/brouillon"><textarea name="mots" aria-label="Mots"></textarea></form>`) };
  });

describe("Ce que le temps fait", () => {
  let browser: Browser;
  let house: Site;
  before(async () => {
    house = await site();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await house.close();
  });

  it("verrouille quand plus personne ne touche à rien, après avoir gardé ce qui était écrit", async () => {
    const { page } = await openPage(browser, `${house.url}/long`);
    // Typed without a key, as a dictation does, just before the lock falls: the draft has not had time to leave by itself.
    await page.fill("textarea", "En cours");
    await page.evaluate(() => {
      localStorage.setItem("vu", String(Date.now() - 101_000));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForURL(/\/verrou$/);
    assert.equal(locked, 1);
    assert.equal(new URLSearchParams(drafts.at(-1)).get("mots"), "En cours");
  });

  it("ne verrouille pas tant qu'une touche est pressée", async () => {
    const { page } = await openPage(browser, `${house.url}/gestes`);
    for (let at = 0; at < 16; at++) {
      await page.waitForTimeout(300);
      await page.keyboard.press("Shift");
    }
    assert.match(page.url(), /\/gestes$/);
  });

  it("compte les gestes des autres onglets", async () => {
    const { page } = await openPage(browser, `${house.url}/gestes`);
    const other = await page.context().newPage();
    await other.goto(`${house.url}/long`);
    for (let at = 0; at < 16; at++) {
      await other.waitForTimeout(300);
      await other.keyboard.press("Shift");
    }
    assert.match(page.url(), /\/gestes$/);
  });

  it("prévient une minute avant", async () => {
    const { page } = await openPage(browser, `${house.url}/long`);
    await page.evaluate(() => {
      localStorage.setItem("vu", String(Date.now() - 50_000));
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await page.waitForFunction(() => document.querySelector("[data-live-region]")?.textContent.startsWith("L’écran se verrouille dans une minute"));
  });

  it("suit un long travail jusqu'au bout, sans recharger, et dit la fin", async () => {
    looks = 0;
    const { page, faults } = await openPage(browser, `${house.url}/import`);
    await page.waitForFunction(() => document.querySelector("progress")?.value === 100);
    assert.equal(await page.locator("#temoin").textContent(), "1", "la page elle-même n'a pas été rechargée");
    await page.waitForFunction(() => document.querySelector("[data-live-region]")?.textContent.includes("100 sur 100"));
    const after = looks;
    await page.waitForTimeout(900);
    assert.equal(looks, after, "on ne demande plus rien une fois fini");
    assert.deepEqual(faults, []);
  });
});
