import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { drawPage, serve, type Site } from "./furniture.ts";

let kept: string[] = [];
let refuses = false;

const writing = (): Promise<string> =>
  drawPage(`<h1>Écrire</h1><form method="POST" action="/envoi" data-draft="/brouillon"><input type="hidden" name="form" value="note"><label>Mots <textarea name="mots"></textarea></label>
    <label><input type="radio" name="canal" value="sms"> SMS</label><label><input type="radio" name="canal" value="tel"> Téléphone</label>
    <label>Secret <input type="password" name="secret"></label><button>Envoyer</button></form>`, '<header data-me="octave"></header>');

const site = (): Promise<Site> =>
  serve(async (request, body) => {
    if (request.url === "/brouillon") {
      if (refuses) return { status: 503 };
      kept.push(body);
      return { status: 204 };
    }
    if (request.url === "/envoi") return { status: 303, headers: { location: "/fini" } };
    return { html: request.url === "/fini" ? await drawPage("<h1>Fini</h1>") : await writing() };
  });

describe("Un brouillon", () => {
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
  beforeEach(() => {
    kept = [];
    refuses = false;
  });
  const write = async (): Promise<Page> => (await openPage(browser, house.url)).page;
  const seen = (page: Page, words: string): Promise<unknown> => page.waitForFunction((wanted) => document.querySelector("[data-draft-line]")?.textContent.includes(wanted), words);

  it("part au serveur une fois que l'on cesse de taper, et dit l'heure", async () => {
    const page = await write();
    await page.fill("textarea", "Rappeler le bailleur");
    await seen(page, "brouillon gardé à");
    assert.equal(kept.length, 1, "un seul envoi pour une phrase");
    assert.equal(new URLSearchParams(kept[0]).get("mots"), "Rappeler le bailleur");
    assert.equal(new URLSearchParams(kept[0]).get("form"), "note");
  });

  it("ne garde jamais un mot de passe", async () => {
    const page = await write();
    await page.fill("[name=secret]", "mot-de-passe-inventé");
    await page.fill("textarea", "a");
    await seen(page, "brouillon gardé");
    assert.equal(new URLSearchParams(kept[0]).has("secret"), false);
  });

  it("part aussi quand l'onglet se ferme avant le délai", async () => {
    const page = await write();
    await page.fill("textarea", "À peine écrit");
    await page.close({ runBeforeUnload: true });
    for (let tries = 0; tries < 40 && kept.length === 0; tries++) await new Promise((done) => { setTimeout(done, 50); });
    assert.equal(new URLSearchParams(kept[0]).get("mots"), "À peine écrit");
  });

  it("reste sur l'appareil quand le serveur ne répond pas, puis se reprend à la demande", async () => {
    refuses = true;
    const page = await write();
    await page.fill("textarea", "Dans le couloir");
    await page.check("[value=tel]");
    await seen(page, "gardé sur cet appareil");
    await page.reload();
    assert.equal(await page.inputValue("textarea"), "", "rien n'est versé sans demander");
    refuses = false;
    await page.click("text=Le reprendre");
    assert.equal(await page.inputValue("textarea"), "Dans le couloir");
    assert.equal(await page.isChecked("[value=tel]"), true);
    await seen(page, "brouillon gardé à");
    await page.reload();
    assert.equal(await page.locator("[data-found]").count(), 0, "gardé par le serveur, il n'est plus sur l'appareil");
  });

  it("s'efface de l'appareil à la demande, et à l'envoi", async () => {
    refuses = true;
    const page = await write();
    await page.fill("textarea", "À oublier");
    await seen(page, "sur cet appareil");
    await page.reload();
    await page.click("text=L’effacer");
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("brouillon")).length), 0);
    await page.fill("textarea", "À envoyer");
    await seen(page, "sur cet appareil");
    await page.click("text=Envoyer");
    await page.waitForURL(/fini/);
    assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("brouillon")).length), 0);
  });

  it("d'une personne ne se montre pas à une autre sur le même ordinateur", async () => {
    refuses = true;
    const page = await write();
    await page.fill("textarea", "Les mots d’Octave");
    await seen(page, "sur cet appareil");
    const keys = await page.evaluate(() => Object.keys(localStorage));
    assert.ok(keys.some((key) => key.startsWith("brouillon octave /brouillon")));
    await page.route(`${house.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('data-me="octave"', 'data-me="maud"') });
    });
    await page.reload();
    assert.equal(await page.locator("[data-found]").count(), 0);
  });
});
