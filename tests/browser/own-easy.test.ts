// What easy-to-read rules a machine can hold on each page of her space, the largest zoom, and the keyboard alone. The rest waits for readers (docs/falc.md).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { languages, sayIn } from "#rooms/space/index";
import { theHouse } from "./house.ts";

const before = ["/moi/entree", "/moi/code", "/moi/mes-donnees"];
const within = ["/moi", "/moi/ecrire", "/moi/accords", "/moi/documents", "/moi/aides", "/moi/demandes", "/moi/telephone", "/moi/livret", "/moi/mes-donnees"];

describe("Son espace, facile à lire", async () => {
  const house = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));
  const [card] = await house.rows<{ number: string; pin: string }>("select number, pin from app.accompanied_personas");
  const enter = async (more: Parameters<typeof house.browser.newContext>[0] = {}): Promise<Page> => {
    const context = await house.browser.newContext({ locale: "fr-FR", viewport: { width: 320, height: 640 }, ...more });
    opened.push(context);
    const page = await context.newPage();
    await page.goto(`${house.url}/moi/carte/${card!.number}`);
    await page.locator("#pin").fill(card!.pin);
    await page.keyboard.press("Enter");
    await page.waitForURL(`${house.url}/moi`);
    return page;
  };

  it("chaque page a un titre, des parties titrées qui ont chacune leur image, de grandes lettres, des lignes courtes, rien en capitales ni justifié", async () => {
    const page = await enter();
    for (const path of [...before, ...within]) {
      await page.goto(house.url + path);
      const told = await page.evaluate(() => {
        const visible = [...document.querySelectorAll<HTMLElement>("main p, main li, main label")].filter((one) => one.offsetParent !== null && !one.closest(".small, small"));
        const style = (one: HTMLElement) => getComputedStyle(one);
        return {
          titles: document.querySelectorAll("main h1").length,
          withoutPicture: [...document.querySelectorAll<HTMLElement>("main section.card, main .booklet-page")].filter((one) => one.querySelector("h2") && !one.querySelector("h2 svg, :scope > svg")).map((one) => one.innerText.slice(0, 40)),
          small: visible.filter((one) => parseFloat(style(one).fontSize) < 16).map((one) => one.innerText.slice(0, 40)),
          shaped: visible.filter((one) => style(one).textTransform === "uppercase" || style(one).textAlign === "justify" || style(one).fontStyle === "italic").map((one) => one.innerText.slice(0, 40)),
          emptyLinks: [...document.querySelectorAll<HTMLElement>("main a, main button")].filter((one) => (one.textContent ?? "").trim() === "").length,
        };
      });
      assert.deepEqual(told, { titles: 1, withoutPicture: [], small: [], shaped: [], emptyLinks: 0 }, path);
    }
  });

  it("à 400 %, rien ne déborde, et ce qu'on touche reste assez grand, dans chaque langue", async () => {
    const page = await enter({ viewport: { width: 320, height: 256 } });
    for (const language of languages) {
      for (const path of within) {
        await page.goto(`${house.url}${path}?langue=${language}`);
        const { overflow, tight } = await page.evaluate(() => ({
          overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          tight: [...document.querySelectorAll<HTMLElement>("main .btn, main button, main summary")].filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44).map((one) => one.innerText),
        }));
        assert.deepEqual([overflow <= 0, tight], [true, []], `${path} ${language}`);
      }
    }
  });

  it("au clavier seul : elle lit ce qui est gardé, demande une copie, et sort", async () => {
    const page = await enter({ viewport: { width: 1280, height: 900 } });
    const say = sayIn("fr");
    const reach = async (words: string): Promise<void> => {
      for (let at = 0; at < 80; at++) {
        await page.keyboard.press("Tab");
        const here = await page.evaluate(() => ((document.activeElement as HTMLElement | null)?.innerText || document.activeElement?.closest("label, div")?.textContent || "").replace(/\s+/g, " "));
        if (here.includes(words.replace(/\s+/g, " "))) return;
      }
      assert.fail(`« ${words} » ne s'atteint pas au clavier`);
    };
    await reach(say("requestsAll"));
    await page.keyboard.press("Enter");
    await page.waitForURL(`${house.url}/moi/demandes`);
    await reach(say("right-access"));
    await page.keyboard.press("Space");
    await reach(say("ask"));
    await page.keyboard.press("Enter");
    await page.getByText("Votre demande est partie").waitFor();
    await reach(say("leave"));
    await page.keyboard.press("Enter");
    await page.getByText("Votre espace est fermé").waitFor();
  });

  it("docs/falc.md dit, pour chaque page, ce qu'un test tient et ce qui attend des lecteurs", () => {
    const told = readFileSync(join(import.meta.dirname, "../../docs/falc.md"), "utf8");
    for (const path of new Set([...before, ...within])) assert.ok(told.includes(`| \`${path}\` |`), path);
  });
});
