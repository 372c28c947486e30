// Her space on a phone: the card, the PIN, what she reads, what she writes, and the way out; each language judged as every page is.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { sampled } from "../harness/sample.ts";
import { languages, sayIn, spoken } from "#rooms/space/index";
import { aPersonOf, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("La personne, sur un téléphone", async () => {
  const house = await theHouse();
  const opened: BrowserContext[] = [];
  after(() => Promise.all(opened.map((context) => context.close())));
  const lead = await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } });
  opened.push(lead.context);
  const person = await aPersonOf(house, lead.persona.id);
  // Something she may take back on her page: an agreement to a structure of the network.
  await house.rows(`insert into app.consents (person_id, topic, structure_id, purpose, decision, given_on, ends_on, means, recorded_by)
    select $1, t, (select id from app.structures where kind = 'partner' order by name limit 1), 'housing-search', 'agreed', current_date, current_date + 200, 'on-screen', $2 from unnest(array['housing', 'rights']) t`, [person, lead.persona.id]);
  await house.rows(`insert into app.emergencies (id, person_id, professional_id, topics, reason, opened_at, until)
    select gen_random_uuid(), $1, $2, array['housing'], 'Un toit pour ce soir.', now() - interval '2 hours', now() - interval '1 hour'`, [person, lead.persona.id]);
  // A door proposes her to a chantier: judged in each language, stopped at the end.
  await house.rows(`insert into app.handovers (id, person_id, door_id, chantier_id, proposed_by, proposed_at, agreed_means)
    select gen_random_uuid(), $1, (select id from app.structures where kind = 'partner' order by name limit 1), (select id from app.structures where kind = 'chantier' order by name limit 1), $2, '2026-11-20T10:00:00Z', 'paper'`, [person, lead.persona.id]);
  const phone = async (more: Parameters<typeof house.browser.newContext>[0] = {}): Promise<Page> => {
    const context = await house.browser.newContext({ locale: "fr-FR", viewport: { width: 320, height: 640 }, ...more });
    opened.push(context);
    return context.newPage();
  };

  const makeCard = async (): Promise<{ address: string; number: string; pin: string }> => {
    await lead.page.goto(`${house.url}/personnes/${person}/carte`);
    await lead.page.getByRole("button", { name: "Faire la carte" }).click();
    await lead.page.locator(".own-card svg").waitFor();
    const [number, pin] = (await lead.page.locator(".own-number").allInnerTexts()).map((text) => text.replace(/\s/g, ""));
    return { address: `${house.url}/moi/carte/${number}`, number: number!, pin: pin! };
  };
  const enter = async (page: Page, { address, pin }: { address: string; pin: string }): Promise<void> => {
    await page.goto(address);
    await page.locator("#pin").fill(pin);
    await page.locator("main button").click();
  };

  it("le fil rouge fait et imprime la carte ; le téléphone la lit, le code ouvre, « Je sors » ferme, et revenir en arrière ne montre plus rien", async () => {
    const card = await makeCard();
    await lead.page.emulateMedia({ media: "print" });
    assert.deepEqual([await lead.page.locator(".own-card").isVisible(), await lead.page.getByText("Il ne sera plus jamais montré").isVisible()], [true, false]);
    assert.doesNotMatch(await lead.page.locator(".own-card").innerText(), new RegExp((await house.rows<{ name: string }>("select family_name as name from app.people where id = $1", [person]))[0]!.name));
    await lead.page.emulateMedia({ media: "screen" });
    const page = await phone({ javaScriptEnabled: false });
    await enter(page, { ...card, pin: card.pin === "000001" ? "000002" : "000001" });
    assert.match(await page.locator("main").innerText(), /Ce n'est pas le bon code.*restent\s: 4/s);
    await enter(page, card);
    assert.equal(new URL(page.url()).pathname, "/moi");
    const read = await page.locator("main").innerText();
    for (const words of ["Bonjour", "Mon parcours", "Ce qui vient", "Mon contrat", "Qui m'accompagne", "Qui a regardé mon dossier", "fil rouge", "a ouvert votre dossier en urgence", "a pu lire : le logement", "Un toit pour ce soir."]) assert.ok(read.replaceAll("\u00a0", " ").includes(words), words);
    await page.getByRole("button", { name: "Je sors" }).click();
    assert.match(await page.locator("main").innerText(), /Votre espace est fermé/);
    await page.goBack();
    assert.equal(new URL(page.url()).pathname, "/moi/entree");
  });

  it("ce qu'elle écrit arrive à son fil rouge, qui répond ; elle lit la réponse", async () => {
    const card = await makeCard();
    const page = await phone();
    await enter(page, card);
    await page.getByRole("link", { name: "J'écris" }).click();
    await page.getByLabel("Ce que vous voulez").fill("Apprendre à conduire.");
    await page.getByRole("button", { name: "Envoyer : Ce que je veux" }).click();
    assert.match(await page.locator("main").innerText(), /C'est envoyé.*Apprendre à conduire/s);
    await page.goto(`${house.url}/moi/ecrire`);
    await page.getByLabel("Mon contrat").check();
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await lead.page.goto(`${house.url}/personnes/${person}`);
    assert.match(await lead.page.locator("main").innerText(), /Apprendre à conduire/);
    await lead.page.getByRole("link", { name: "Ses mots" }).click();
    assert.match(await lead.page.locator("main").innerText(), /Je ne comprends pas · Mon contrat/);
    await lead.page.getByLabel("Lui répondre").fill("Nous en parlons lundi.");
    await lead.page.getByRole("button", { name: "Répondre", exact: true }).click();
    await page.goto(`${house.url}/moi`);
    assert.match(await page.locator("#messages").innerText(), /Nous en parlons lundi/);
  });

  it("elle reprend un accord sans script : deux gestes, jamais un seul par mégarde", async () => {
    const page = await phone({ javaScriptEnabled: false });
    await enter(page, await makeCard());
    await page.getByRole("link", { name: "Voir et reprendre mes accords" }).click();
    const before = await page.locator("main form").count();
    assert.equal(await page.getByRole("button", { name: "Oui, je reprends" }).first().isVisible(), false);
    await page.getByText("Je reprends cet accord").first().click();
    await page.getByRole("button", { name: "Oui, je reprends" }).first().click();
    assert.match(await page.locator("main").innerText(), /C'est fait. L'accord est repris/);
    assert.equal(await page.locator("main form").count(), before - 1);
  });

  it("elle demande sans script que son dossier soit changé ; son fil rouge lit le délai, répond ; elle lit la réponse", async () => {
    const page = await phone({ javaScriptEnabled: false });
    await enter(page, await makeCard());
    await page.getByRole("link", { name: "J'écris" }).click();
    await page.getByRole("link", { name: "Ce n'est pas juste" }).click();
    await page.getByRole("button", { name: "Envoyer ma demande" }).click();
    assert.match(await page.locator("main").innerText(), /Dites ce qu'il faut changer/);
    await page.getByLabel("Vos mots").fill("Je parle aussi tigrigna.");
    await page.getByRole("button", { name: "Envoyer ma demande" }).click();
    assert.match(await page.locator("main").innerText(), /Votre demande est partie.*Réponse avant le/s);
    await lead.page.goto(`${house.url}/demandes`);
    assert.match(await lead.page.locator("main").innerText(), /Faire corriger.*jours pour répondre/s);
    await lead.page.goto(`${house.url}/personnes/${person}/demandes`);
    await lead.page.getByRole("button", { name: "La prendre en charge" }).click();
    await lead.page.getByText("Répondre", { exact: true }).first().click();
    await lead.page.getByLabel("Dire ce qui a été fait").check();
    await lead.page.getByLabel("Ce que la personne lira").fill("C'est ajouté.");
    await lead.page.getByRole("button", { name: "Répondre" }).click();
    await lead.page.getByText("Votre réponse est dans son espace").waitFor();
    await page.goto(`${house.url}/moi/demandes`);
    assert.match(await page.locator("main").innerText(), /C'est fait, le .*C'est ajouté/s);
  });

  it("la carte annulée n'ouvre plus rien ; le cookie d'un professionnel n'ouvre pas son espace, le sien n'ouvre pas le produit", async () => {
    const card = await makeCard();
    const page = await phone();
    await enter(page, card);
    const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    const ask = (path: string, of: string) => fetch(house.url + path, { redirect: "manual", headers: { cookie: of } });
    assert.deepEqual([(await ask("/moi", cookie)).status, (await ask("/moi", cookie)).headers.get("cache-control")], [200, "no-store"]);
    for (const path of ["/", "/personnes", `/personnes/${person}`, "/moi/compte"]) assert.match((await ask(path, cookie)).headers.get("location") ?? "", /^\/entrer/, path);
    assert.equal((await ask("/moi", lead.persona.cookie)).headers.get("location"), "/moi/entree");
    assert.equal((await ask("/moi", cookie.replace(/fil-moi=[^;]+/, lead.persona.cookie.replace("fil=", "fil-moi=")))).headers.get("location"), "/moi/entree");
    await lead.page.goto(`${house.url}/personnes/${person}/carte`);
    await lead.page.getByRole("button", { name: "Carte perdue" }).click();
    await lead.page.getByText("La carte est annulée").waitFor();
    assert.equal((await ask("/moi", cookie)).headers.get("location"), "/moi/entree");
    await page.goto(card.address);
    assert.match(await page.locator("main").innerText(), /Cette carte ne marche pas/);
    assert.equal(await page.locator("#pin").count(), 0);
  });

  for (const language of ["fr", ...sampled("langues de son espace", languages.filter((one) => one !== "fr"), { oneIn: 5 })] as const) {
    it(`chaque page en ${language} : axe ne trouve rien, rien ne déborde à 320 px, tout est là sans script, la langue et le sens sont dits`, async () => {
      const card = await makeCard();
      const windows = { wide: await phone({ viewport: { width: 1280, height: 900 } }), narrow: await phone(), bare: await phone({ javaScriptEnabled: false }) };
      const everywhere = async (path: string): Promise<void> => {
        await judge(`${house.url}${path}?langue=${language}`, windows);
        assert.deepEqual(await windows.wide.evaluate(() => [document.documentElement.lang, document.documentElement.dir || "ltr"]), [language, spoken[language].dir]);
      };
      await everywhere("/moi/entree");
      await everywhere(`/moi/carte/${card.number}`);
      for (const page of Object.values(windows)) await enter(page, card);
      for (const path of ["/moi", "/moi/ecrire", "/moi/accords", "/moi/documents", "/moi/demandes"]) await everywhere(path);
      assert.ok((await windows.narrow.locator("button").first().boundingBox())!.height >= 44);
      assert.equal(await windows.narrow.locator(".own-leave").innerText(), sayIn(language)("leave"));
      await windows.wide.goto(`${house.url}/moi`);
      assert.equal(await windows.wide.evaluate(() => document.documentElement.lang), language, "la langue choisie est gardée");
    });
  }

  it("proposée à un chantier, elle arrête sans script ; revenir en arrière et redemander dit que c'est déjà fait", async () => {
    const [page, late] = [await phone({ javaScriptEnabled: false }), await phone({ javaScriptEnabled: false })];
    const card = await makeCard();
    await enter(page, card);
    await enter(late, card);
    assert.match(await page.locator("#handover").innerText(), /propose au chantier[\s\S]*Vous avez dit oui le 20 novembre 2026/);
    await page.getByRole("button", { name: "Je ne veux plus" }).click();
    assert.match(await page.locator("main").innerText(), /C'est arrêté/);
    assert.equal(await page.locator("#handover").count(), 0);
    await late.getByRole("button", { name: "Je ne veux plus" }).click();
    assert.match(await late.locator("main").innerText(), /c'est déjà arrêté/);
    assert.deepEqual(await house.rows("select answer, answered_by from app.handovers where person_id = $1", [person]), [{ answer: "stopped", answered_by: null }]);
  });

  it("les pages du fil rouge se tiennent comme les autres", async () => {
    const narrow = await windowOf(house, "cisp", { viewport: { width: 320, height: 640 } });
    const bare = await windowOf(house, "cisp", { javaScriptEnabled: false });
    opened.push(narrow.context, bare.context);
    for (const part of ["carte", "mots", "demandes"]) await judge(`${house.url}/personnes/${person}/${part}`, { wide: lead.page, narrow: narrow.page, bare: bare.page });
  });
});
