// The CISP's core day, by keyboard, with and without script: nothing typed is lost, nothing leaves the page.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { aPersonOf, theHouse, windowOf } from "./house.ts";

describe("La journée d'une CISP, au clavier", async () => {
  const house = await theHouse();
  const { id } = await house.enter("cisp");
  const person = await aPersonOf(house, id);
  const notesOf = async (): Promise<number> => Number((await house.rows<{ count: string }>("select count(*) from app.notes where person_id = $1", [person]))[0]!.count);

  it("« / » cherche, trois lettres suffisent, les flèches choisissent, Entrée ouvre le dossier", async () => {
    const { page, context } = await windowOf(house, "cisp");
    const [named] = await house.rows<{ family_name: string }>("select family_name from app.people where id = $1", [person]);
    await page.goto(`${house.url}/`);
    await page.keyboard.press("/");
    const letters = named!.family_name.slice(0, 5);
    // The answer to the last letter: one that comes later would undo the choice.
    const whole = page.waitForResponse((response) => new URL(response.url()).searchParams.get("q") === letters);
    await page.keyboard.type(letters, { delay: 30 });
    await whole;
    await page.locator("[role=option]").first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator("[role=option][aria-selected=true]").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/personnes\/[0-9a-f-]{36}/);
    await context.close();
  });

  it("« n » écrit sans quitter la page : la note enregistrée paraît dans la liste", async () => {
    const { page, context } = await windowOf(house, "cisp");
    const before = await notesOf();
    await page.goto(`${house.url}/personnes/${person}`);
    await page.keyboard.press("n");
    const body = page.locator("dialog textarea[name=body]");
    await body.waitFor();
    await body.fill("Écrit sans quitter la page.");
    await page.locator("dialog button.btn-main").press("Enter");
    await page.locator("#notes", { hasText: "Écrit sans quitter la page." }).waitFor();
    assert.match(page.url(), new RegExp(`/personnes/${person}`));
    assert.equal(await notesOf(), before + 1);
    await context.close();
  });

  it("Un onglet fermé ne perd rien : le brouillon revient, et part avec la note", async () => {
    const first = await windowOf(house, "cisp");
    await first.page.goto(`${house.url}/personnes/${person}/ecrire`);
    const kept = first.page.waitForResponse((response) => response.url().endsWith("/brouillon") && response.ok() && new URLSearchParams(response.request().postData() ?? "").get("body") === "Je commençais à écrire");
    await first.page.locator("textarea[name=body]").pressSequentially("Je commençais à écrire", { delay: 5 });
    await kept;
    await first.context.close();
    const again = await windowOf(house, "cisp");
    await again.page.goto(`${house.url}/personnes/${person}/ecrire`);
    assert.equal(await again.page.locator("textarea[name=body]").inputValue(), "Je commençais à écrire");
    await again.page.locator("form[data-draft] button.btn-main").click();
    await again.page.waitForURL(/ecrit=note|\/personnes\/[0-9a-f-]+$/);
    assert.deepEqual(await house.rows("select 1 from app.drafts where person_id = $1 and form = 'note'", [person]), []);
    await again.context.close();
  });

  it("Sans aucun script : chercher, ouvrir, écrire, et une erreur dit quoi faire sans rien effacer", async () => {
    const { page, context } = await windowOf(house, "cisp", { javaScriptEnabled: false });
    const before = await notesOf();
    await page.goto(`${house.url}/personnes/${person}/ecrire`);
    await page.locator("textarea[name=body]").fill("Écrit sans script");
    await page.locator("input[name=happened_on]").fill("31/02/2026");
    await page.locator("button.btn-main").click();
    await page.locator("[data-error-summary]").waitFor();
    assert.equal(await page.locator("textarea[name=body]").inputValue(), "Écrit sans script");
    await page.locator("input[name=happened_on]").fill("20/11/2026");
    await page.locator("button.btn-main").click();
    await page.waitForURL(/ecrit=note/);
    assert.equal(await notesOf(), before + 1);
    await context.close();
  });

  it("Accueillir quelqu'un tient en peu de touches : moins de six minutes au modèle des frappes", async () => {
    const { page, context } = await windowOf(house, "cisp");
    await page.goto(`${house.url}/personnes/nouvelle`);
    const typed = { given_name: "Nouvelle", family_name: "Figurante-Inventée", birth_date: "03/04/1985" };
    // Keystroke-level model (Card, Moran and Newell): K 0.28 s a key for an average typist, M 1.35 s a decision, H 0.4 s a hand.
    let seconds = 0;
    for (const [name, words] of Object.entries(typed)) {
      await page.locator(`input[name=${name}]`).fill(words);
      seconds += 1.35 + 0.28 * (words.length + 1);
    }
    await page.locator("form button.btn-main").last().press("Enter");
    seconds += 4 * 1.35 + 8 * 0.28;
    await page.waitForURL(/\/personnes\/[0-9a-f-]{36}/);
    assert.ok(seconds < 360, `${seconds} s`);
    await context.close();
  });
});
