// The directory's ways of looking: a group of the map opens, down to one address; companies; and the person one searches for, kept to « Demander ».
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Les façons de regarder l'annuaire", async () => {
  const house: OpenHouse = await theHouse();
  const [cip, officer] = await Promise.all([house.enter("cisp"), house.enter("partnership-officer")]);
  const person = await aPersonOf(house, cip.id);
  const [territory] = await house.rows<{ id: string }>("select s.territory_id as id from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = $1", [officer.id]);
  const [standing] = await house.rows<{ latitude: number; longitude: number }>("select latitude, longitude from app.services where territory_id = $1 and latitude is not null and closed_on is null order by id limit 1", [territory!.id]);
  await house.rows("update app.services set latitude = $2, longitude = $3 where id in (select id from app.services where territory_id = $1 and latitude is not null and closed_on is null order by id limit 3)", [territory!.id, standing!.latitude, standing!.longitude]);
  let page: Page;
  let wide: Page;
  let narrow: Page;
  before(async () => {
    page = (await windowOf(house, "cisp", { javaScriptEnabled: false })).page;
    wide = (await windowOf(house, "partnership-officer", { viewport: { width: 1280, height: 900 } })).page;
    narrow = (await windowOf(house, "partnership-officer", { viewport: { width: 320, height: 640 } })).page;
  });
  after(() => Promise.all([page, wide, narrow].map((one) => one.context().close())));

  it("sur la carte, un groupe s'ouvre de plus près, jusqu'à la liste de ce qui est à une adresse, et l'on revient", async () => {
    const map = (await windowOf(house, "partnership-officer", { javaScriptEnabled: false })).page;
    const counted = async (): Promise<number> => Number(/^(\d+)/.exec((await map.locator("main h2").first().innerText()).trim())?.[1]);
    await map.goto(`${house.url}/annuaire?vue=carte&q=`);
    let before = await counted();
    for (let closer = 0; closer < 8 && (await map.locator(".network-map a[aria-label*='même adresse']").count()) === 0; closer++) {
      await map.locator(".network-map a[aria-label*='de plus près']").first().click();
      const now = await counted();
      assert.ok(now > 1 && now <= before, `de plus près, ${now} services sur ${before}`);
      before = now;
    }
    const group = map.locator(".network-map a[aria-label*='même adresse']").first();
    const many = Number(/^\d+/.exec((await group.getAttribute("aria-label"))!)![0]);
    await judge(map.url(), { wide, narrow, bare: map });
    await map.locator(".network-map a[aria-label*='même adresse']").first().click();
    assert.equal(await map.locator(".network-one").count(), many);
    assert.match(await map.locator("main").innerText(), /Ce qui se trouve à cette adresse/);
    assert.equal(await map.locator(".network-map").count(), 0, "une adresse est une liste, pas une carte");
    await map.getByRole("link", { name: "Revenir à toute la carte" }).click();
    assert.equal(await map.locator(".network-map").count(), 1);
    await map.context().close();
  });

  it("les entreprises sont une liste comptée, de quelque façon qu'on regarde", async () => {
    for (const view of ["", "&vue=carte", "&vue=visages"]) {
      await wide.goto(`${house.url}/annuaire?entreprises=oui${view}`);
      const said = await wide.locator("main").innerText();
      assert.match(said, /\d+ entreprises?/);
      assert.doesNotMatch(said, /Aucun service/);
    }
    await judge(`${house.url}/annuaire?entreprises=oui`, { wide, narrow, bare: page });
    await wide.goto(`${house.url}/annuaire?entreprises=oui&q=introuvablissime`);
    assert.match(await wide.locator("main").innerText(), /Aucune entreprise ne répond/);
  });

  it("quand rien n'est là, dehors comme dedans, le cercle le plus proche où il y a quelque chose, et combien", async () => {
    const [listed] = await house.rows<{ id: string }>("insert into app.directory_structures (name, commune, commune_code, latitude, longitude) values ('Lieu du Mirage lointain (simulé)', 'Amiens', '80021', 49.89, 2.3) returning id");
    await house.rows("insert into app.services (listed_id, name, audience) values ($1, 'Zarzuelade mirageuse', 'public')", [listed!.id]);
    await house.rows("insert into app.communes (code, name, department, postcodes, latitude, longitude, name_key) values ('80999', 'Villefictive', '80', '{80999}', 49.7, 2.3, 'villefictive') on conflict (code) do nothing");
    const outside = await house.browser.newContext({ javaScriptEnabled: false });
    for (const [window, path] of [[await outside.newPage(), "/reseau"], [page, "/annuaire"]] as const) {
      await window.goto(`${house.url}${path}?q=zarzuelade&lieu=80999&km=10`);
      await window.getByRole("link", { name: "1 service à moins de 25 km" }).click();
      assert.match(await window.locator("main").innerText(), /Zarzuelade mirageuse/, path);
      await window.goto(`${house.url}${path}?q=zarzuelade&lieu=59000&km=5`);
      await window.getByRole("link", { name: "1 service dans toute la France" }).click();
      assert.match(await window.locator("main").innerText(), /Zarzuelade mirageuse/, path);
    }
    await outside.close();
    await judge(`${house.url}/annuaire?q=zarzuelade&lieu=80999&km=10`, { wide, narrow, bare: page });
    await house.rows("delete from app.directory_structures where id = $1", [listed!.id]);
  });

  it("de la fiche d'une personne à « Demander », elle est gardée : recherche, page suivante, carte, structure, service", async () => {
    const keeps = (where: string): void => assert.equal(new URL(page.url()).searchParams.get("personne"), person, where);
    await page.goto(`${house.url}/personnes/${person}`);
    await page.getByRole("link", { name: "Demander au réseau" }).click();
    await page.getByRole("link", { name: "Choisir dans l'annuaire" }).click();
    keeps("l'annuaire");
    await page.getByLabel("Que cherchez-vous ?").fill("accès");
    await page.getByRole("button", { name: "Chercher" }).click();
    keeps("la recherche");
    await page.getByLabel("Que cherchez-vous ?").fill("");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByRole("link", { name: "Suivants" }).click();
    keeps("la page suivante");
    await page.getByRole("link", { name: "Carte" }).click();
    keeps("la carte");
    await page.getByRole("link", { name: "Visages" }).click();
    keeps("les visages");
    await page.locator(".network-faces a").first().click();
    keeps("la structure");
    await page.locator("main ul.facts a").first().click();
    keeps("le service");
    const service = new URL(page.url()).pathname.split("/").at(-1);
    await page.getByRole("link", { name: "Demander", exact: true }).click();
    keeps("la demande");
    assert.equal(new URL(page.url()).searchParams.get("service"), service);
    assert.equal(await page.locator("main form input[name=person]").getAttribute("value"), person);
  });
});
