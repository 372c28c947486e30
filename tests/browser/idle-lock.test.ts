// A screen left alone: nobody touches anything for a quarter of an hour, and the page locks itself with the words kept.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aPersonOf, theHouse, windowOf } from "./house.ts";

describe("L'écran laissé seul", async () => {
  const house = await theHouse();
  const { id } = await house.enter("cisp");
  const person = await aPersonOf(house, id);

  it("au bout de quinze minutes sans un geste, pas avant, la page se verrouille ; ce qui était écrit attend derrière", async () => {
    const { page, context } = await windowOf(house, "cisp");
    await page.clock.install();
    await page.goto(`${house.url}/personnes/${person}/ecrire`);
    await page.locator("textarea[name=body]").fill("Laissé en plan à l'accueil");
    const draft = page.waitForResponse((response) => response.url().endsWith("/brouillon") && response.ok());
    await page.clock.runFor(1_000);
    await draft;
    await page.clock.fastForward("14:30");
    assert.equal(new URL(page.url()).pathname, `/personnes/${person}/ecrire`);
    await page.clock.runFor(1_000);
    assert.match(await page.locator("[data-live-region]").innerText(), /se verrouille dans une minute/);
    await page.keyboard.press("Shift");
    await page.clock.fastForward("14:30");
    assert.equal(new URL(page.url()).pathname, `/personnes/${person}/ecrire`);
    await page.clock.fastForward("01:00");
    await page.waitForURL(/\/verrou/);
    assert.match(await page.locator("h1").innerText(), /Écran verrouillé/);
    await page.goto(`${house.url}/personnes/${person}`);
    assert.equal(new URL(page.url()).pathname, "/verrou");
    await page.goto(`${house.url}/verrou?suite=${encodeURIComponent(`/personnes/${person}/ecrire`)}`);
    await page.getByRole("button", { name: "Reprendre" }).click();
    assert.equal(await page.locator("textarea[name=body]").inputValue(), "Laissé en plan à l'accueil");
    await house.rows("delete from app.drafts where person_id = $1", [person]);
    await context.close();
  });
});
