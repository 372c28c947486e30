// The guichet and the questions: each page as everybody meets it, and somebody welcomed then asked for, without any script.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Le guichet", async () => {
  const house: OpenHouse = await theHouse();
  const windows: { wide?: Page; narrow?: Page; bare?: Page } = {};
  before(async () => {
    windows.wide = (await windowOf(house, "outside-referent", { viewport: { width: 1280, height: 900 } })).page;
    windows.narrow = (await windowOf(house, "outside-referent", { viewport: { width: 320, height: 640 } })).page;
    windows.bare = (await windowOf(house, "outside-referent", { javaScriptEnabled: false })).page;
  });
  after(() => Promise.all(Object.values(windows).map((page) => page.context().close())));
  const look = (path: string) => judge(house.url + path, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
  const status = async (role: Parameters<typeof house.enter>[0], path: string): Promise<number> => (await fetch(house.url + path, { redirect: "manual", headers: { cookie: (await house.enter(role)).cookie } })).status;

  /** Her door gives her a link: on a phone, without script, she reads what was asked and who proposes her, and may stop it. */
  const sheReads = async (page: Page, person: string): Promise<void> => {
    await page.goto(`${house.url}/personnes/${person}/carte`);
    await page.getByRole("button", { name: /lien/i }).first().click();
    const address = /https?:\/\/\S+\/moi\/lien\/\S+/.exec(await page.locator("main").innerText())![0];
    const phone = await (await house.browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 640 }, locale: "fr-FR" })).newPage();
    await phone.goto(address);
    for (const button of await phone.getByRole("button", { name: /Entrer|Ouvrir/ }).all()) { await button.click(); break; }
    await phone.goto(`${house.url}/moi`);
    assert.match(await phone.locator("main").innerText(), /propose au chantier[\s\S]*Je ne veux plus/);
    await phone.goto(`${house.url}/moi/aides`);
    assert.match(await phone.locator("main").innerText(), /Ouvrir ses droits|droits/i);
    await phone.context().close();
  };

  /** Proposed to the chantier of the house's CISP, who reads a name, refuses nothing, and takes her in with what was asked. */
  const handOver = async (page: Page, person: string): Promise<void> => {
    const cisp = await windowOf(house, "cisp", { javaScriptEnabled: false });
    const [chantier] = await house.rows<{ id: string }>("select s.id from app.structures s join app.memberships m on m.structure_id = s.id join app.personas p using (professional_id) where m.role = 'cisp' and s.territory_id = (select s.territory_id from app.people p join app.structures s on s.id = p.followed_by where p.id = $1) order by p.rank limit 1", [person]);
    assert.ok(chantier, "la CISP travaille sur le territoire de cette porte");
    await page.goto(`${house.url}/personnes/${person}/passage`);
    await page.locator("#chantier").selectOption(chantier.id);
    await page.getByRole("button", { name: "Proposer à ce chantier" }).click();
    assert.match(await page.locator("main").innerText(), /Demandez-lui d'abord/);
    assert.equal(await page.locator("#chantier").inputValue(), chantier.id);
    await page.locator("input[name=means][value=paper]").check();
    await page.getByRole("button", { name: "Proposer à ce chantier" }).click();
    assert.match(await page.locator("main").innerText(), /C'est proposé[\s\S]*on attend sa réponse/);
    await sheReads(page, person);
    const [wide, narrow] = [await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } }), await windowOf(house, "cisp", { viewport: { width: 320, height: 640 } })];
    await judge(`${house.url}/guichet`, { wide: wide.page, narrow: narrow.page, bare: cisp.page });
    await cisp.page.goto(`${house.url}/guichet`);
    await cisp.page.getByRole("button", { name: /Prendre en parcours Alcide/ }).click();
    assert.equal(new URL(cisp.page.url()).pathname, `/personnes/${person}`);
    assert.match(await cisp.page.locator("main").innerText(), /Alcide/);
    assert.deepEqual([await status("outside-referent", `/personnes/${person}`), await status("cisp", `/personnes/${person}`), await status("coordinator", `/personnes/${person}/passage`)], [404, 200, 404]);
    for (const { page: opened } of [cisp, wide, narrow]) await opened.context().close();
  };

  for (const path of ["/guichet", "/guichet/nouveau", "/partenaires/questions"]) it(`${path} : axe ne trouve rien, rien ne déborde, et tout est là sans script`, () => look(path));

  it("Sans script : un prénom et un numéro, refusés sans rien perdre, puis la demande part ; son dossier s'ouvre à cette porte seulement", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/guichet/nouveau`);
    await page.locator("#given_name").fill("Alcide");
    await page.locator("#contact_value").fill("01 99 00 45 67");
    await page.getByRole("button", { name: "Continuer vers la demande" }).click();
    assert.match(await page.locator("main").innerText(), /Demandez-lui d'abord son accord/);
    assert.equal(await page.locator("#given_name").inputValue(), "Alcide");
    await page.locator("#agrees").check();
    await page.getByRole("button", { name: "Continuer vers la demande" }).click();
    const person = new URL(page.url()).searchParams.get("personne")!;
    await page.goto(`${house.url}/mobilisations/nouvelle?personne=${person}&domaine=rights`);
    await page.locator("#need").fill("Ouvrir ses droits.");
    await page.locator("input[name=agreed][value=paper]").check();
    await page.getByRole("button", { name: "Envoyer" }).click();
    assert.match(page.url(), /\/mobilisations\/[0-9a-f-]{36}\?fait=envoyee/);
    await page.goto(`${house.url}/guichet`);
    assert.match(await page.locator("main").innerText(), /Alcide[\s\S]*envoyée/i);
    assert.deepEqual([await status("outside-referent", `/personnes/${person}`), await status("cisp", `/personnes/${person}`), await status("coordinator", `/personnes/${person}`)], [200, 404, 404]);
    await look(`/personnes/${person}`);
    await look(`/personnes/${person}/passage`);
    await handOver(page, person);
  });

  it("Une question posée par un partenaire, lue par le chantier", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/partenaires/questions`);
    await page.locator("#domain").selectOption("housing");
    await page.locator("#words").fill("Qui accueille un chien ?");
    await page.getByRole("button", { name: "Demander au réseau" }).click();
    assert.match(await page.locator("main").innerText(), /Votre question est posée[\s\S]*Qui accueille un chien/);
  });
});
