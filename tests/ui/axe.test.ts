import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { violationsIn } from "../harness/axe.ts";
import { launchChromium } from "../harness/chromium.ts";

const tags = ["wcag2a", "wcag2aa"];
const drawn = (body: string): string => `<!doctype html><html lang="fr"><title>Essai</title><body><main><h1>Essai</h1>${body}</main></body></html>`;

describe("Ce qui juge les pages", () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  after(() => browser.close());

  const found = async (body: string): Promise<string[]> => {
    await page.setContent(drawn(body));
    return (await violationsIn(page, { type: "tag", values: tags })).map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
  };

  it("voit une image muette, des lettres pâles, un champ sans nom, et ne dit rien d'une page juste", async () => {
    assert.deepEqual(await found("<p>Rien à dire.</p>"), []);
    assert.deepEqual(await found('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'), ['image-alt <img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">']);
    assert.match((await found('<p style="color: #bbb; background: #fff">Pâle</p>')).join(), /^color-contrast /);
    assert.match((await found("<input>")).join(), /^label /);
  });

  it("refuse de juger à moitié une page qui en contient une autre", async () => {
    await assert.rejects(found('<iframe title="Autre" srcdoc="<p>Autre</p>"></iframe>'), /holds a frame/);
  });
});
