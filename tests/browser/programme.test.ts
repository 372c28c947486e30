// The programme, as those who steer it see it; and nobody else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { violationsIn } from "../harness/axe.ts";
import { theHouse, windowOf } from "./house.ts";

describe("La page du programme", async () => {
  const house = await theHouse();

  it("axe n'y trouve rien, rien ne déborde à 320 px, et tout est là sans script", async () => {
    const wide = await windowOf(house, "coordinator", { viewport: { width: 1280, height: 900 } });
    await wide.page.goto(`${house.url}/programme`);
    const violations = await violationsIn(wide.page, { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"] });
    assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
    const narrow = await windowOf(house, "coordinator", { viewport: { width: 320, height: 640 }, javaScriptEnabled: true });
    await narrow.page.goto(`${house.url}/programme`);
    assert.ok((await narrow.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
    const bare = await windowOf(house, "coordinator", { javaScriptEnabled: false });
    await bare.page.goto(`${house.url}/programme`);
    assert.equal(await bare.page.locator("main").innerText(), await wide.page.locator("main").innerText());
    await Promise.all([wide, narrow, bare].map(({ context }) => context.close()));
  });

  it("elle montre côte à côte ce qui est annoncé et ce qui est compté, avec sa source", async () => {
    const { page, context } = await windowOf(house, "national-team");
    await page.goto(`${house.url}/programme`);
    const told = (await page.locator("main").innerText()).replaceAll(/\s/g, " ");
    for (const words of ["47, donné comme but", "48, sur 8 territoires", "1 700, donné comme but", "1 670, sur 8 territoires", "La Fonda"]) assert.ok(told.includes(words), `${words} : ${told.slice(0, 2000)}`);
    await context.close();
  });

  it("le lien de la barre n'est là que pour ceux à qui elle s'ouvre", async () => {
    for (const [role, opens] of [["coordinator", true], ["national-team", true], ["director", true], ["administrator", true], ["cisp", false], ["technical-supervisor", false], ["evaluator", false]] as const) {
      const { cookie } = await house.enter(role);
      const html = await (await fetch(`${house.url}/`, { headers: { cookie } })).text();
      assert.equal(html.includes('href="/programme"'), opens, role);
      assert.equal((await fetch(`${house.url}/programme`, { headers: { cookie } })).status, opens ? 200 : 404, role);
    }
  });
});
