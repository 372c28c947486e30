// Her phone, where there is no network and where there is somebody who does not read: the last view, and the voice.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { aPersonOf, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Son téléphone", async () => {
  const house = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));
  const lead = await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } });
  opened.push(lead.context);
  const person = await aPersonOf(house, lead.persona.id);
  const phone = async (more: Parameters<typeof house.browser.newContext>[0] = {}): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await house.browser.newContext({ locale: "fr-FR", viewport: { width: 320, height: 640 }, ...more });
    opened.push(context);
    return { context, page: await context.newPage() };
  };
  const given = async (button: string): Promise<string> => {
    await lead.page.goto(`${house.url}/personnes/${person}/carte`);
    await lead.page.getByRole("button", { name: button }).click();
    const said = lead.page.locator(button === "Faire un lien" ? ".own-address" : ".own-number");
    await said.waitFor();
    return (await said.innerText()).replace(/\s/g, "");
  };
  const enter = async (page: Page): Promise<void> => {
    await page.goto(await given("Faire un lien"));
    await page.locator("main button").click();
    await page.waitForURL(`${house.url}/moi`);
  };
  const until = async (isSo: () => Promise<boolean>): Promise<void> => {
    for (let at = 0; at < 400; at++) {
      if (await isSo()) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.fail("vingt secondes ont passé");
  };
  const keep = async (page: Page): Promise<void> => {
    await page.goto(`${house.url}/moi/telephone`);
    await page.getByRole("button", { name: "Oui, il est à moi" }).click();
    await page.goto(`${house.url}/moi`);
    await until(() => page.evaluate(async () => (await (await caches.open("last-view:/moi")).match("/moi")) !== undefined));
  };
  const keptNow = (page: Page): Promise<[number, boolean]> => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.has("last-view:/moi")] as [number, boolean]);
  const read = (page: Page): Promise<string> => page.locator("body").innerText();

  it("un lien ouvre une fois : le regarder ne l'use pas, la seconde main est renvoyée avec une phrase ; sans script", async () => {
    const { page } = await phone({ javaScriptEnabled: false });
    const link = await given("Faire un lien");
    await page.goto(link);
    await page.goto(link);
    await page.getByRole("button", { name: "Entrer" }).click();
    assert.match(await read(page), /Bonjour/);
    const second = await phone({ javaScriptEnabled: false });
    await second.page.goto(link);
    assert.match(await read(second.page), /Ce lien ne marche plus/);
  });

  it("dans une instance simulée, la page des personas dit la carte et le code de quelqu'un d'accompagné : ils ouvrent son espace", async () => {
    const { page } = await phone({ javaScriptEnabled: false });
    await page.goto(`${house.url}/personas`);
    const pin = /Son code : (\d{3} \d{3})/.exec(await read(page))?.[1] ?? "";
    await page.getByRole("link", { name: "Entrer comme" }).click();
    await page.getByLabel("Mon code secret").fill(pin);
    await page.getByRole("button", { name: "Entrer" }).click();
    assert.match(await read(page), /Votre contrat|Le contrat finit/);
  });

  it("un code dit au téléphone ouvre, tapé avec ou sans espaces ; un faux dit quoi faire", async () => {
    const { page } = await phone({ javaScriptEnabled: false });
    await page.goto(`${house.url}/moi/entree`);
    await page.getByRole("link", { name: "J'ai un code donné au téléphone" }).click();
    for (const [typed, said] of [["12", /10 chiffres/], ["00 00 00 00 00", /ne marche pas/]] as const) {
      await page.getByLabel("Le code").fill(typed);
      await page.getByRole("button", { name: "Entrer" }).click();
      assert.match(await read(page), said);
    }
    const code = await given("Donner un code");
    assert.match(code, /^\d{10}$/);
    await page.getByLabel("Le code").fill(code.replace(/(..)/g, "$1 "));
    await page.getByRole("button", { name: "Entrer" }).click();
    assert.match(await read(page), /Bonjour/);
  });

  it("un téléphone partagé ne garde rien ; le sien se lit sans réseau, dit de quel jour, n'envoie rien ; « Je sors » efface tout", async () => {
    const { context, page } = await phone();
    await enter(page);
    assert.deepEqual(await keptNow(page), [0, false]);
    await keep(page);
    assert.ok((await context.cookies()).some(({ name, expires }) => name === "fil-moi" && expires > Date.now() / 1000 + 80 * 86_400));
    await context.setOffline(true);
    await page.goto(`${house.url}/moi`);
    assert.match(await read(page), /Pas de réseau. Voici votre espace du .*Bonjour.*Mon parcours/s);
    assert.equal(await page.locator(".own-bar").evaluate((bar) => getComputedStyle(bar).display), "flex", "la feuille de style est là aussi");
    await context.setOffline(false);
    await page.goto(`${house.url}/moi/ecrire`);
    await page.getByLabel("Ce que vous voulez").fill("Une chose.");
    await context.setOffline(true);
    await page.getByRole("button", { name: "Envoyer : Ce que je veux" }).click();
    await page.getByText("n'est pas parti").waitFor();
    assert.equal((await house.rows("select from app.wishes where words = 'Une chose.'")).length, 0);
    await context.setOffline(false);
    await page.goto(`${house.url}/moi`);
    assert.doesNotMatch(await read(page), /Pas de réseau/);
    await page.getByRole("button", { name: "Je sors" }).click();
    await page.getByText("Votre espace est fermé").waitFor();
    assert.deepEqual(await keptNow(page), [0, false]);
    await context.setOffline(true);
    await assert.rejects(page.goto(`${house.url}/moi`), /ERR_(INTERNET_DISCONNECTED|FAILED)/);
  });

  it("« Je sors » sans réseau efface aussi ; fermé par son fil rouge, le premier contact efface ce qui était gardé", async () => {
    const first = await phone();
    await enter(first.page);
    await keep(first.page);
    await first.context.setOffline(true);
    await first.page.getByRole("button", { name: "Je sors" }).click();
    await until(() => first.page.goto(`${house.url}/moi`).then(() => false, ({ message }: Error) => /ERR_(INTERNET_DISCONNECTED|FAILED)/.test(message)));
    // The session itself closes as soon as there is a network again, before anything is shown.
    await first.context.setOffline(false);
    await first.page.goto(`${house.url}/moi`);
    assert.equal(new URL(first.page.url()).pathname, "/moi/entree");
    assert.deepEqual(await keptNow(first.page), [0, false]);
    const stolen = await phone();
    await enter(stolen.page);
    await keep(stolen.page);
    await lead.page.goto(`${house.url}/personnes/${person}/carte`);
    await lead.page.getByRole("button", { name: "Fermer son espace partout" }).click();
    await lead.page.getByText("Tout est fermé").waitFor();
    await stolen.page.goto(`${house.url}/moi`);
    assert.equal(new URL(stolen.page.url()).pathname, "/moi/entree");
    await until(async () => !(await keptNow(stolen.page))[1]);
    assert.deepEqual(await keptNow(stolen.page), [0, false]);
  });

  it("chaque partie se lit à voix haute quand le téléphone a une voix de cette langue, et rien ne s'affiche sans", async () => {
    const silent = await phone();
    await enter(silent.page);
    assert.equal(await silent.page.locator("[data-listens]").count(), 0);
    const { context, page } = await phone();
    await context.addInitScript(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      const voices = [{ lang: "fr-FR", localService: true }, { lang: "ar-SA", localService: false }];
      Object.defineProperty(globalThis, "speechSynthesis", { value: { getVoices: () => voices, speak: (one: { words: string }) => said.push(one.words), cancel: () => said.push("—"), addEventListener: () => undefined } });
      Object.assign(globalThis, { SpeechSynthesisUtterance: class { constructor(words: string) { Object.assign(this, { words }); } addEventListener(): void { /* the end never comes here */ } } });
    });
    await enter(page);
    const button = page.locator("#coming [data-listens]");
    assert.match(await button.innerText(), /^Écouter/);
    await button.click();
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    assert.ok(said.includes("Ce qui vient") && said.length > 2, said.join("|"));
    assert.equal(await button.getAttribute("aria-pressed"), "true");
    await button.click();
    assert.equal(await button.getAttribute("aria-pressed"), "false");
    // A voice that lives elsewhere would carry her words there: it is as if there were none.
    await page.goto(`${house.url}/moi?langue=ar`);
    assert.equal(await page.locator("[data-listens]").count(), 0);
  });

  it("ces pages se tiennent comme les autres, à 320 px, sans script, au clavier", async () => {
    const windows = { wide: (await phone({ viewport: { width: 1280, height: 900 } })).page, narrow: (await phone()).page, bare: (await phone({ javaScriptEnabled: false })).page };
    await judge(`${house.url}/moi/code`, windows);
    await judge(await given("Faire un lien"), windows);
    await judge(`${house.url}/moi/lien/rien`, windows);
    for (const path of ["/vos-donnees", "/donnees-gardees"]) await judge(`${house.url}${path}`, windows);
    for (const page of Object.values(windows)) await enter(page);
    await judge(`${house.url}/moi/telephone`, windows);
  });
});
