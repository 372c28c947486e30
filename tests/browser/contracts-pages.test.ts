// Contracts and PASS: the page and each of its gestures, as everybody meets them; then a chain written, renewed, suspended and ended without any script, nothing typed lost.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Contrats et PASS IAE", async () => {
  const house: OpenHouse = await theHouse();
  const windows: { wide?: Page; narrow?: Page; bare?: Page } = {};
  let person = "";
  let contract = "";
  const mine = "select l.person_id as id from app.lead_referents l join app.personas p using (professional_id) join app.memberships m using (professional_id)";
  before(async () => {
    windows.wide = (await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } })).page;
    windows.narrow = (await windowOf(house, "cisp", { viewport: { width: 320, height: 640 } })).page;
    windows.bare = (await windowOf(house, "cisp", { javaScriptEnabled: false })).page;
    const { professionalId } = await house.enter("cisp").then(async () => (await house.rows<{ professionalId: string }>("select p.professional_id as \"professionalId\" from app.personas p join app.memberships m using (professional_id) where m.role = 'cisp' order by p.rank limit 1"))[0]!);
    const [found] = await house.rows<{ id: string; contract: string }>(`${mine} join app.contracts c on c.person_id = l.person_id and c.ended_on is null and c.starts_on <= current_date and c.ends_on > current_date + 20 where l.ends_on is null and p.professional_id = $1 order by l.person_id limit 1`.replace("l.person_id as id", "l.person_id as id, c.id as contract"), [professionalId]);
    assert.ok(found, "la CISP suit quelqu'un sous contrat");
    [person, contract] = [found.id, found.contract];
  });
  after(() => Promise.all(Object.values(windows).map((page) => page.context().close())));
  const look = (path: string) => judge(`${house.url}/personnes/${person}/contrats${path}`, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
  const status = async (role: Parameters<typeof house.enter>[0], path: string): Promise<number> => (await fetch(house.url + path, { redirect: "manual", headers: { cookie: (await house.enter(role)).cookie } })).status;

  it("la page : axe ne trouve rien, rien ne déborde, et tout est là sans script", () => look(""));
  for (const gesture of ["nouveau", "pass", "pass-suspension", "pass-prolongation"]) it(`${gesture} : pareil`, () => look(`/${gesture}`));
  for (const gesture of ["renouveler", "heures", "suspension", "immersion", "fin"]) it(`${gesture} : pareil`, () => look(`/${gesture}?contrat=${contract}`));

  it("fins de contrat : axe ne trouve rien, rien ne déborde ; un mois se choisit", async () => {
    await judge(`${house.url}/contrats`, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
    assert.deepEqual(await Promise.all((["cisp", "coordinator", "technical-supervisor", "administrator"] as const).map((role) => status(role, "/contrats?mois=2099-13&chantier=x"))), [200, 200, 404, 404]);
  });

  it("et si ? : axe ne trouve rien, rien ne déborde ; les dates qui bougeraient, et rien d'écrit", async () => {
    for (const query of ["", "?quoi=suspension&du=01/12/2026&au=31/12/2026", "?quoi=fin&au=31/02/2027"]) await look(`/et-si${query}`);
    const page = windows.bare!;
    await page.goto(`${house.url}/personnes/${person}/contrats/et-si?quoi=fin&au=30/06/2029`);
    assert.match(await page.locator("main").innerText(), /Les dates qui bougeraient[\s\S]*30 juin 2029/);
    await page.goto(`${house.url}/personnes/${person}/contrats/et-si?quoi=prolongation&motif=senior`);
    assert.match(await page.locator("main").innerText(), /Dernier jour du PASS[\s\S]*(50 ans|art\.)/);
    await page.goto(`${house.url}/personnes/${person}/contrats/et-si?quoi=heures&heures=12`);
    assert.match(await page.locator("main").innerText(), /Écrivez les heures par semaine et le jour/);
    assert.deepEqual(await house.rows("select ends_on::text = '2029-06-30' as moved from app.contracts where id = $1", [contract]), [{ moved: false }]);
  });

  it("une date qui n'existe pas, un chevauchement : dit au bon endroit, rien n'est perdu ; puis c'est écrit", async () => {
    const page = windows.bare!;
    const at = (path: string) => page.goto(`${house.url}/personnes/${person}/contrats${path}`);
    const send = () => page.getByRole("button", { name: "Enregistrer" }).click();
    await at(`/heures?contrat=${contract}`);
    await page.locator("#weekly").fill("28,5");
    await page.locator("#from").fill("31/02/2027");
    await send();
    assert.match(await page.locator("main").innerText(), /Cette date n'existe pas/);
    assert.equal(await page.locator("#weekly").inputValue(), "28,5");
    const today = new Date().toLocaleDateString("fr-FR");
    await page.locator("#from").fill(today);
    await send();
    assert.match(await page.locator("main").innerText(), /C'est enregistré[\s\S]*28,5 h par semaine à partir du/);
    await at("/nouveau");
    await page.locator("#starts_on").fill(today);
    await page.locator("#ends_on").fill("31/12/2031");
    await send();
    assert.match(await page.locator("main").innerText(), /Un autre contrat du même employeur couvre déjà ces jours/);
    await page.locator("#employer").selectOption("autre");
    await send();
    assert.match(await page.locator("main").innerText(), /Dites quel est l'employeur/);
    assert.equal(await page.locator("#ends_on").inputValue(), "31/12/2031");
    await at(`/suspension?contrat=${contract}`);
    await page.locator("#reason").selectOption("absence");
    await page.locator("#starts_on").fill(today);
    await send();
    await page.getByRole("link", { name: /Terminer la suspension/ }).click();
    await page.locator("#last_day").fill(today);
    await send();
    assert.match(await page.locator("main").innerText(), /Suspendu le .* : absence longue/);
  });

  it("au-delà de ce que les textes disent, la page avertit avec l'article, garde ce qui est tapé, et laisse enregistrer quand même", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/personnes/${person}/contrats/renouveler?contrat=${contract}`);
    await page.locator("#ends_on").fill("31/12/2035");
    await page.getByRole("button", { name: "Enregistrer" }).click();
    assert.match(await page.locator("main").innerText(), /Avant d'enregistrer, regardez ceci[\s\S]*art\. L\. 5132-15-1/);
    assert.equal(await page.locator("#ends_on").inputValue(), "31/12/2035");
    const renewals = () => house.rows<{ n: number }>("select count(*)::int as n from app.contracts where renews = $1 and struck_at is null", [contract]).then(([row]) => row!.n);
    const before = await renewals();
    await page.locator("#ends_on").fill("31/12/2036");
    await page.getByRole("button", { name: "Enregistrer quand même" }).click();
    assert.match(await page.locator("main").innerText(), /C'est enregistré[\s\S]*31 décembre 2036/);
    assert.equal(await renewals(), before + 1);
  });

  it("l'encadrant, l'administration et le chantier d'à côté n'ont pas cette adresse ; la direction la lit, sans le PASS à recopier", async () => {
    assert.deepEqual(await Promise.all((["technical-supervisor", "administrator", "outside-referent"] as const).map((role) => status(role, `/personnes/${person}/contrats`))), [404, 404, 404]);
    assert.equal(await status("cisp", `/personnes/${person}/contrats/inventé`), 404);
    assert.equal(await status("coordinator", `/personnes/${person}/contrats/nouveau`), 404);
  });
});
