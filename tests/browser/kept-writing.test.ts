// A session that ends while somebody writes: what was typed is given back to her after she has proved who she is, once, and to nobody else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Page } from "playwright-core";
import { aPersonOf, theHouse, windowOf } from "./house.ts";

describe("Ce qu'on écrit quand la session se ferme", async () => {
  const house = await theHouse();
  const { id } = await house.enter("cisp");
  const person = await aPersonOf(house, id);
  const sessions = (set: string) => house.rows(`update app.sessions set ${set} where professional_id = $1 and revoked_at is null`, [id]);
  const kept = () => house.rows<{ professional_id: string }>("select professional_id from app.kept_forms");
  const usualName = async (): Promise<string | null> => (await house.rows<{ usual_name: string | null }>("select usual_name from app.people where id = $1", [person]))[0]!.usual_name;
  const path = (page: Page): string => new URL(page.url()).pathname;
  const writeAName = async (page: Page, name: string): Promise<void> => {
    await page.goto(`${house.url}/personnes/${person}/identite`);
    await page.locator("[name=usual_name]").fill(name);
  };
  const save = (page: Page): Promise<void> => page.locator("form[action='?/identite']").getByRole("button", { name: "Enregistrer" }).click();

  it("sans script : verrouillé entre-temps, on prouve qui l'on est, un clic, et c'est enregistré, une seule fois", async () => {
    const { page, context } = await windowOf(house, "cisp", { javaScriptEnabled: false });
    await writeAName(page, "Zeph, dit l'Écluse");
    await sessions("locked_at = now()");
    await save(page);
    assert.equal(path(page), "/verrou");
    assert.match(await page.locator("main").innerText(), /Ce que vous venez d'écrire est gardé/);
    await page.getByRole("button", { name: "Reprendre" }).click();
    assert.equal(path(page), "/moi/ecrits");
    assert.match(await page.locator("main").innerText(), /identité et coordonnées[^]*Zeph, dit l'Écluse/);
    assert.notEqual(await usualName(), "Zeph, dit l'Écluse");
    const sentTo = (await page.locator("form[action*='ecrit-garde=']").getAttribute("action"))!;
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    assert.equal(path(page), `/personnes/${person}`);
    assert.equal(await usualName(), "Zeph, dit l'Écluse");
    assert.deepEqual(await kept(), []);
    const again = await context.request.post(house.url + sentTo, { form: { usual_name: "Deux fois", "ecrit-garde": sentTo.split("ecrit-garde=")[1]! }, headers: { origin: house.url }, maxRedirects: 0 });
    assert.equal(again.headers()["location"], "/moi/ecrits?fait=deja");
    assert.equal(await usualName(), "Zeph, dit l'Écluse");
    await context.close();
  });

  it("session finie sur un poste partagé : quelqu'un d'autre entre et ne voit rien ; elle revient, et le retrouve partout", async () => {
    const { page, context } = await windowOf(house, "cisp", { javaScriptEnabled: false });
    await writeAName(page, "Gardé pour elle");
    await sessions("expires_at = now() - interval '5 minutes'");
    await save(page);
    assert.equal(path(page), "/entrer");
    assert.match(await page.locator("main").innerText(), /Votre session était finie/);
    const comeInAs = async (who: string): Promise<void> => {
      await context.clearCookies();
      const [name, value] = who.split("=") as [string, string];
      await context.addCookies([{ name, value, url: house.url }]);
      await page.goto(`${house.url}/`);
    };
    await comeInAs((await house.enter("director")).cookie);
    assert.doesNotMatch(await page.locator("body").innerText(), /est gardé/);
    await page.goto(`${house.url}/moi/ecrits`);
    assert.match(await page.locator("main").innerText(), /Rien n'attend ici/);
    await comeInAs((await house.enter("cisp")).cookie);
    await page.getByRole("link", { name: "Le retrouver" }).click();
    await page.getByRole("button", { name: "Effacer" }).click();
    assert.match(await page.locator("main").innerText(), /C'est effacé/);
    assert.deepEqual(await kept(), []);
    assert.notEqual(await usualName(), "Gardé pour elle");
    await context.close();
  });

  it("refusé à l'arrivée, il n'est pas perdu : la page dit pourquoi, et l'envoi reste à refaire", async () => {
    const { page, context } = await windowOf(house, "cisp", { javaScriptEnabled: false });
    await writeAName(page, "Avec une date impossible");
    await page.locator("[name=birth_date]").fill("31/02/1980");
    await sessions("locked_at = now()");
    await save(page);
    await page.getByRole("button", { name: "Reprendre" }).click();
    await page.getByRole("button", { name: "Envoyer maintenant" }).click();
    assert.match(await page.locator("[data-error-summary]").innerText(), /Cette date n'existe pas/);
    assert.equal(await page.locator("[name=usual_name]").inputValue(), "Avec une date impossible");
    assert.equal((await kept()).length, 1);
    await page.goto(`${house.url}/moi/ecrits`);
    await page.getByRole("button", { name: "Effacer" }).click();
    await context.close();
  });

  it("avec les scripts, une note écrite dans la page y passe aussi ; un brouillon envoyé derrière, un formulaire d'ailleurs ou d'une session inventée ne gardent rien", async () => {
    const { page, context, persona } = await windowOf(house, "cisp");
    await page.goto(`${house.url}/personnes/${person}`);
    await page.keyboard.press("n");
    await page.locator("dialog textarea[name=body]").fill("Une note écrite trop tard.");
    await sessions("locked_at = now()");
    await page.locator("dialog button.btn-main").click();
    await page.waitForURL(/\/verrou\?suite=%2Fmoi%2Fecrits/);
    assert.deepEqual(await kept(), [{ professional_id: id }]);
    const send = (address: string, headers: Record<string, string>) => fetch(`${house.url}${address}`, { method: "POST", redirect: "manual", body: new URLSearchParams({ usual_name: "Intrus", body: "Intrus" }), headers: { origin: house.url, accept: "text/html", cookie: persona.cookie, ...headers } });
    assert.equal((await send(`/personnes/${person}/identite?/identite`, { origin: "https://ailleurs.invalid" })).status, 403);
    assert.equal((await send(`/personnes/${person}/identite?/identite`, { cookie: "fil=invente" })).headers.get("location"), `/entrer?suite=${encodeURIComponent(`/personnes/${person}/identite`)}`);
    await send(`/personnes/${person}/brouillon`, { accept: "*/*" });
    await send("/moi/compte/mot-de-passe", {});
    assert.equal((await kept()).length, 1);
    await house.rows("delete from app.kept_forms");
    await context.close();
  });
});
