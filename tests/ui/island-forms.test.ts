import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { drawPage, serve, type Site } from "./furniture.ts";

const notes: string[] = [];
let posts = 0;

const list = (): string => `<ul id="notes">${notes.map((note) => `<li>${note}</li>`).join("")}</ul>`;
const form = (value = "", error = ""): string =>
  `<div id="ecrire">${error && `<div data-error-summary tabindex="-1">${error}</div>`}<form method="POST" action="/fiche?/note" data-enhance="notes ecrire dit"><label>Texte <textarea name="mots">${value}</textarea></label><button name="mode" value="note">Garder</button></form></div>`;
const file = (said = "", value = "", error = ""): Promise<string> => drawPage(`<h1>Fiche</h1><div id="dit">${said && `<p data-announce>${said}</p>`}</div><p id="loin">chargée ${Date.now()}</p>${list()}${form(value, error)}<a href="/fiche/ecrire" data-dialog="ecrire-page">Écrire ici</a>`);
const writing = (error = ""): Promise<string> => drawPage(`<h1>Écrire</h1><div id="ecrire-page">${error && `<div data-error-summary tabindex="-1">${error}</div>`}<form method="POST" action="/fiche/ecrire" data-enhance="notes dit ecrire-page"><label>Mots <textarea name="mots"></textarea></label><button>Garder</button><a href="/fiche">Revenir</a></form></div>`);

const site = (): Promise<Site> =>
  serve(async (request, body) => {
    const path = (request.url ?? "").split("?")[0];
    if (request.method === "POST") {
      posts += 1;
      const words = new URLSearchParams(body).get("mots") ?? "";
      if (path === "/plante") return { status: 500, html: await drawPage("<h1>Quelque chose s’est mal passé</h1>") };
      if (!words) return { status: 400, html: path === "/fiche" ? await file("", "", "Écrivez quelques mots.") : await writing("Écrivez quelques mots.") };
      notes.push(`${words} (${new URLSearchParams(body).get("mode") ?? "sans"})`);
      return { status: 303, headers: { location: "/fiche?dit=note" } };
    }
    if (path === "/ailleurs") return { html: await drawPage(`<h1>Ailleurs</h1><ul id="notes"></ul><form method="POST" action="/fiche" data-enhance="notes"><textarea name="mots" aria-label="Mots">x</textarea><button>Garder</button></form>`) };
    if (path === "/casse") return { html: await drawPage(`<h1>Cassé</h1><form method="POST" action="/plante" data-enhance="notes"><button>Garder</button></form>`) };
    if (path === "/fiche/ecrire") return { html: await writing() };
    return { html: await file(request.url?.includes("dit") ? "La note est enregistrée." : "") };
  });

describe("Un formulaire qui ne quitte pas la page", () => {
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
  const at = async (path: string): Promise<{ page: Page; faults: string[] }> => openPage(browser, house.url + path);

  it("garde la page, prend les morceaux nommés, le dit et rend le focus", async () => {
    const { page, faults } = await at("/fiche");
    const loaded = await page.locator("#loin").textContent();
    await page.fill("textarea", "Vu le bailleur");
    await page.click("button:has-text('Garder')");
    await page.waitForSelector("#notes li:has-text('Vu le bailleur (note)')");
    assert.equal(await page.locator("#loin").textContent(), loaded, "la page n'a pas été rechargée");
    await page.waitForFunction(() => document.querySelector("[data-live-region]")?.textContent === "La note est enregistrée.");
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("name")), "mode");
    assert.deepEqual(faults, []);
  });

  it("montre l'erreur là où l'on est, et y mène", async () => {
    const { page } = await at("/fiche");
    await page.click("button:has-text('Garder')");
    await page.waitForSelector("[data-error-summary]");
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Écrivez quelques mots.");
  });

  it("n'envoie qu'une fois ce que l'on presse deux fois", async () => {
    const { page } = await at("/fiche");
    posts = 0;
    await page.fill("textarea", "Une seule fois");
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>("#ecrire button");
      button?.click();
      button?.click();
    });
    await page.waitForSelector("#notes li:has-text('Une seule fois')");
    assert.equal(posts, 1);
  });

  it("suit la réponse quand elle mène ailleurs", async () => {
    const { page } = await at("/ailleurs");
    await page.click("button:has-text('Garder')");
    await page.waitForURL(/\/fiche\?dit=note$/);
  });

  it("montre la page d'erreur du serveur sans renvoyer le formulaire", async () => {
    const { page } = await at("/casse");
    posts = 0;
    await page.click("button:has-text('Garder')");
    await page.waitForSelector("h1:has-text('Quelque chose s’est mal passé')");
    assert.equal(posts, 1);
  });

  it("se laisse envoyer par le navigateur quand l'appel échoue", async () => {
    const { page } = await at("/fiche");
    await page.route("**/fiche?/note", async (route) => (route.request().resourceType() === "fetch" ? route.abort() : route.continue()));
    await page.fill("textarea", "Par le navigateur");
    await page.click("button:has-text('Garder')");
    await page.waitForURL(/dit=note/);
    assert.ok(notes.includes("Par le navigateur (note)"), "le bouton pressé est envoyé aussi");
  });

  it("sans réseau, garde le texte et le dit", async () => {
    const { page } = await at("/fiche");
    await page.fill("textarea", "Dans le couloir de l’hôpital");
    await page.context().setOffline(true);
    await page.click("button:has-text('Garder')");
    await page.waitForFunction(() => document.querySelector("[data-live-region]")?.textContent.startsWith("Pas de réseau"));
    assert.equal(await page.inputValue("textarea"), "Dans le couloir de l’hôpital");
  });

  it("s'ouvre en boîte de dialogue depuis un lien, se corrige, se garde et se ferme", async () => {
    const { page, faults } = await at("/fiche");
    await page.click("text=Écrire ici");
    await page.waitForSelector("dialog[open] textarea");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "TEXTAREA");
    await page.click("dialog button:has-text('Garder')");
    await page.waitForSelector("dialog [data-error-summary]");
    await page.fill("dialog textarea", "Dans la boîte");
    await page.click("dialog button:has-text('Garder')");
    await page.waitForSelector("#notes li:has-text('Dans la boîte')");
    assert.equal(await page.locator("dialog[open]").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Écrire ici");
    assert.deepEqual(faults, []);
  });

  it("la boîte se ferme par Échap et par le lien de retour, sans recharger", async () => {
    const { page } = await at("/fiche");
    const loaded = await page.locator("#loin").textContent();
    await page.click("text=Écrire ici");
    await page.waitForSelector("dialog[open] textarea");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog[open]", { state: "detached" });
    await page.click("text=Écrire ici");
    await page.click("dialog >> text=Revenir");
    await page.waitForSelector("dialog[open]", { state: "detached" });
    assert.equal(await page.locator("#loin").textContent(), loaded);
  });

  it("sans script, tout marche par pages", async () => {
    const { page } = await openPage(browser, `${house.url}/fiche`, { javaScriptEnabled: false });
    await page.fill("textarea", "Sans script");
    await page.click("button:has-text('Garder')");
    assert.match(page.url(), /dit=note/);
    await page.click("text=Écrire ici");
    assert.match(page.url(), /\/fiche\/ecrire$/);
  });
});
