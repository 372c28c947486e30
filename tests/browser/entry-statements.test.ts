// What was stated at the entry, said and corrected on the page, without any script.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aPersonOf, theHouse, windowOf } from "./house.ts";

describe("Ce qui était dit à l'entrée, sur la page des étapes", async () => {
  const house = await theHouse();
  const cisp = await house.enter("cisp");
  const person = await aPersonOf(house, cisp.id);
  // The simulated network says what was said at most entries; here the page begins with nothing noted.
  await house.rows("delete from app.entry_statements where person_id = $1", [person]);

  it("se dit, se corrige en gardant ce qui précédait, et se raye", async () => {
    const { page, context } = await windowOf(house, "cisp", { javaScriptEnabled: false });
    const say = async (answer: string): Promise<void> => {
      await page.goto(`${house.url}/personnes/${person}/parcours`);
      await page.locator("#entree summary").click();
      await page.locator("#entry").selectOption(answer);
      await page.locator("form[action='?/entry'] button").click();
    };
    await say("education/50");
    await say("education/40");
    const line = page.locator("#entree li");
    assert.match(await line.innerText(), /Formation de niveau bac \(avant : Formation de niveau CAP ou BEP\)/);
    await say("education/40");
    assert.match(await page.locator("#entree .summary").innerText(), /déjà ce qui est écrit/);
    await line.locator("button").click();
    assert.match(await line.innerText(), /Rien n'est noté/);
    await context.close();
  });
});
