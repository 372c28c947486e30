// The directory, its public face and its links: axe at zero, nothing wider than 320 px, the same without any script.
import { createHash, randomBytes } from "node:crypto";
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";
import { sampled } from "../harness/sample.ts";

describe("Les pages de l'annuaire", async () => {
  const house: OpenHouse = await theHouse();
  const officer = await house.enter("partnership-officer");
  const [territory] = await house.rows<{ id: string }>("select s.territory_id as id from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = $1", [officer.id]);
  const [listed] = await house.rows<{ id: string }>("select d.id from app.directory_structures d where d.territory_id = $1 and exists (select from app.directory_people f where f.listed_id = d.id) and exists (select from app.services s where s.listed_id = d.id) order by d.id limit 1", [territory!.id]);
  const [service] = await house.rows<{ id: string }>("select id from app.services where listed_id = $1 and audience = 'public' order by id limit 1", [listed!.id]);
  const [open] = await house.rows<{ id: string }>("select s.id from app.services s join app.directory_structures d on d.id = s.listed_id where s.audience = 'public' and d.audience = 'public' order by s.id limit 1");
  const token = randomBytes(32).toString("base64url");
  await house.rows("insert into app.entry_asks (owner_id, token_hash, asked_at, expires_at) select owner_id, $1, now(), now() + interval '30 days' from app.services where owner_id is not null and vouched_on < now() - interval '1 year' limit 1", [createHash("sha256").update(token).digest()]);
  await house.rows("insert into app.corrections (listed_id, field, proposed, proposed_at) values ($1, 'phone', '01 99 00 00 42', now())", [listed!.id]);
  const pages = [
    "/annuaire", "/annuaire?q=domiciliation", "/annuaire?q=zzzzzz", "/annuaire?q=surendetement&partout=oui", "/annuaire?lieu=nulle-part-du-tout", "/annuaire?theme=sante&cout=gratuit&places=oui", "/annuaire?vue=carte", "/annuaire?vue=carte&q=emploi", "/annuaire?vue=visages",
    "/annuaire/structures/nouvelle", `/annuaire/structures/${listed!.id}`, `/annuaire/structures/${listed!.id}/modifier`, `/annuaire/structures/${listed!.id}/visage`, `/annuaire/structures/${listed!.id}/correction`,
    `/annuaire/services/${service!.id}`, `/annuaire/services/${service!.id}/modifier`, `/annuaire/services/nouveau?structure=${listed!.id}`, "/annuaire/fraicheur", "/annuaire/livret", `/annuaire/livret?territoire=${territory!.id}&pour=public`,
    `/annuaire/confirmer/${token}`, "/annuaire/confirmer/rien", "/reseau", "/reseau?q=repas", `/reseau/${open!.id}`,
  ];
  let wide: Page;
  let narrow: Page;
  const bare: { page?: Page } = {};
  before(async () => {
    wide = (await windowOf(house, "partnership-officer", { viewport: { width: 1280, height: 900 } })).page;
    narrow = (await windowOf(house, "partnership-officer", { viewport: { width: 320, height: 640 } })).page;
    bare.page = (await windowOf(house, "partnership-officer", { javaScriptEnabled: false })).page;
  });
  after(() => Promise.all([wide.context().close(), narrow.context().close(), bare.page!.context().close()]));

  for (const path of sampled("pages de l'annuaire", pages)) {
    it(`${path.replace(/[0-9a-f-]{36}/g, "[…]").replace(token, "[jeton]")} : axe ne trouve rien, rien ne déborde à 320 px, et tout est là sans script`, async () => {
      await judge(house.url + path, { wide, narrow, bare: bare.page! });
    });
  }

  it("dire les places, confirmer par le lien, corriger dehors : chaque geste va au bout sans script", async () => {
    const page = bare.page!;
    const [kept] = await house.rows<{ id: string }>("select id from app.services where territory_id = $1 and places_total is null limit 1", [territory!.id]);
    await page.goto(`${house.url}/annuaire/services/${kept!.id}`);
    await page.getByLabel("Places libres aujourd'hui").fill("3");
    await page.getByRole("button", { name: "Dire" }).click();
    assert.match(await page.locator("main").innerText(), /3 places le/);
    await page.goto(`${house.url}/annuaire/confirmer/${token}`);
    await page.getByRole("button", { name: "C'est toujours juste" }).click();
    assert.match(await page.locator("main").innerText(), /Merci/);
    await page.goto(`${house.url}/annuaire/confirmer/${token}`);
    assert.match(await page.locator("main").innerText(), /déjà servi/);
    await page.goto(`${house.url}/reseau/${open!.id}`);
    await page.locator("summary", { hasText: "plus juste" }).click();
    await page.getByLabel("Ou dites-le avec vos mots").fill("Fermé en août.");
    await page.getByRole("button", { name: "Le dire" }).click();
    assert.match(await page.locator("main").innerText(), /Merci/);
  });
});
