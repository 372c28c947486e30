// Her booklet on paper: what her space says, six small pages, the way back to it.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { aPersonOf, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Son livret", async () => {
  const house = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));
  const lead = await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } });
  opened.push(lead.context);
  const person = await aPersonOf(house, lead.persona.id);
  const pagesOf = async (page: Page): Promise<{ count: number; sizes: string[] }> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]+)\]/g)].map((found) => found[1]!.trim().split(/\s+/).map((side) => Math.round(Number(side))).join(" "));
    return { count: [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, sizes: [...new Set(sizes)] };
  };

  it("son fil rouge l'imprime dans sa langue : des pages A5, son équipe, son contrat, ses accords, le carré de son espace ; c'est écrit au journal", async () => {
    const address = `${house.url}/personnes/${person}/livret`;
    await lead.page.goto(`${address}?langue=ar`);
    assert.equal(await lead.page.locator(".booklet").evaluate((booklet) => getComputedStyle(booklet).direction), "rtl");
    await lead.page.goto(address);
    const said = await lead.page.locator(".booklet").innerText();
    for (const words of ["Mon livret", "Mon parcours", "Ce qui vient", "Mon contrat", "Qui m'accompagne", "Mes accords", "Mes questions", "/moi"]) assert.ok(said.includes(words), words);
    const { count, sizes } = await pagesOf(lead.page);
    assert.ok(count >= 6 && count <= 9, `${count} pages`);
    assert.deepEqual(sizes, ["0 0 420 595"]);
    const lines = await house.rows<{ because: string }>("select because from app.journal where event = 'booklet.printed' and person_id = $1", [person]);
    assert.ok(lines.length >= 2 && lines.every(({ because }) => because.includes("lead")));
  });

  it("elle le lit dans son espace, la même chose que ce que son fil rouge imprime", async () => {
    await lead.page.goto(`${house.url}/personnes/${person}/carte`);
    await lead.page.getByRole("button", { name: "Faire un lien" }).click();
    const link = (await lead.page.locator(".own-address").innerText()).trim();
    const windows: Page[] = [];
    for (const more of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 320, height: 640 } }, { javaScriptEnabled: false }]) {
      const context = await house.browser.newContext({ locale: "fr-FR", ...more });
      opened.push(context);
      windows.push(await context.newPage());
    }
    const [wide, narrow, bare] = windows as [Page, Page, Page];
    await wide.goto(link);
    await wide.locator("main button").click();
    const cookies = await wide.context().cookies();
    for (const page of [narrow, bare]) await page.context().addCookies(cookies);
    await judge(`${house.url}/moi/livret`, { wide, narrow, bare });
    const words = (page: Page): Promise<string> => page.locator(".booklet").innerText();
    await lead.page.goto(`${house.url}/personnes/${person}/livret`);
    assert.equal(await words(wide), await words(lead.page));
    const other = await windowOf(house, "cisp", { javaScriptEnabled: false });
    const leadNarrow = await windowOf(house, "cisp", { viewport: { width: 320, height: 640 } });
    opened.push(other.context, leadNarrow.context);
    await judge(`${house.url}/personnes/${person}/livret`, { wide: lead.page, narrow: leadNarrow.page, bare: other.page });
  });
});
