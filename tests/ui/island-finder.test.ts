import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { violationsIn } from "../harness/axe.ts";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { drawComponent, drawPage, serve, type Site } from "./furniture.ts";

let asked: string[] = [];
const people = ["Zéphyr Exemple", "Zélie Fictive", "Maud Artefact"];
const rows = people.map((name, at) => `<li data-row><a href="#${at}">${name}</a></li>`).join("");

const page0 = async (): Promise<string> => {
  const bar = await drawComponent("src/ui/TopBar.svelte", { nav: [{ href: "/", label: "Aujourd’hui" }], path: "/", search: { action: "/personnes", label: "Chercher une personne", live: "/recherche" } });
  return drawPage(`<h1>Liste</h1><a href="#ecrire" data-key="n">Écrire</a><ul class="rows" data-rows>${rows}</ul><label>Mots <textarea></textarea></label>`, `<div>${bar.body}</div>`);
};

const site = (): Promise<Site> =>
  serve(async (request) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname !== "/recherche") return { html: url.pathname === "/" ? await page0() : await drawPage(`<h1>${url.pathname}</h1>`) };
    const words = url.searchParams.get("q") ?? "";
    asked.push(words);
    const found = people.filter((name) => name.toLowerCase().startsWith(words.toLowerCase()));
    return { html: found.map((name, at) => `<li role="option" id="p-${at}"><a href="/personnes/${at}" tabindex="-1">${name}<small>CDDI</small></a></li>`).join("") };
  });

describe("Chercher en tapant, et le clavier", () => {
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
  const open = async (): Promise<Page> => (await openPage(browser, house.url)).page;
  const focused = (page: Page): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.textContent);

  it("répond une fois que l'on cesse de taper, annonce le nombre, se parcourt aux flèches et s'ouvre par Entrée", async () => {
    const page = await open();
    asked = [];
    await page.keyboard.press("/");
    await page.keyboard.type("zé", { delay: 20 });
    await page.waitForSelector("[role=listbox] [role=option]");
    assert.deepEqual(asked, ["zé"]);
    await page.waitForFunction(() => document.querySelector("[data-live-region]")?.textContent === "2 réponses");
    const box = page.locator("input[role=combobox]");
    assert.equal(await box.getAttribute("aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    const active = await box.getAttribute("aria-activedescendant");
    assert.match((await page.locator(`#${active}`).textContent()) ?? "", /^Zélie Fictive/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/personnes\/1$/);
  });

  it("est juste pour un lecteur d'écran, liste ouverte", async () => {
    const page = await open();
    await page.fill("input[type=search]", "zé");
    await page.waitForSelector("[role=option]");
    const violations = await violationsIn(page, { type: "tag", values: ["wcag2a", "wcag2aa", "wcag22aa", "RGAAv4", "best-practice"] });
    assert.deepEqual(violations.map((violation) => violation.id), []);
  });

  it("se ferme par Échap, dit quand rien ne ressemble, et ne garde que la dernière réponse", async () => {
    const page = await open();
    await page.fill("input[type=search]", "xx");
    await page.waitForSelector(".finder-none");
    await page.focus("input[type=search]");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("[role=listbox]").isVisible(), false);
    let held: (() => void) | undefined;
    await page.route("**/recherche?q=ma", async (route) => {
      await new Promise<void>((go) => { held = go; });
      await route.continue().catch(() => undefined);
    });
    await page.fill("input[type=search]", "ma");
    await page.waitForTimeout(200);
    await page.fill("input[type=search]", "zé");
    await page.waitForSelector("[data-href='/personnes/1']");
    held?.();
    await page.waitForTimeout(200);
    assert.equal(await page.locator("[role=option]").count(), 2);
  });

  it("j et k vont d'une ligne à l'autre, les flèches aussi une fois dans la liste", async () => {
    const page = await open();
    await page.keyboard.press("j");
    assert.equal(await focused(page), "Zéphyr Exemple");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    assert.equal(await focused(page), "Zélie Fictive");
  });

  it("n écrit, mais jamais quand on tape dans un champ", async () => {
    const page = await open();
    await page.focus("textarea");
    await page.keyboard.type("n/?j");
    assert.equal(await page.inputValue("textarea"), "n/?j");
    await page.waitForTimeout(50);
    assert.equal(new URL(page.url()).hash, "");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("n");
    await page.waitForURL(/#ecrire$/);
  });

  it("? montre les touches, et l'on peut s'en passer pour de bon", async () => {
    const page = await open();
    await page.keyboard.press("?");
    await page.waitForSelector("#touches[open]");
    await page.check("[data-keys-off]");
    await page.click("#touches button");
    await page.reload();
    await page.keyboard.press("j");
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "BODY");
  });
});
