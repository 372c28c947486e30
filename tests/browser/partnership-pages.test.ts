// Partnerships: each page as everybody meets it, and what an officer does in a morning, without any script.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";
import { sampled } from "../harness/sample.ts";

describe("Les partenariats", async () => {
  const house: OpenHouse = await theHouse();
  const officer = await house.enter("partnership-officer");
  const [{ id: partner, name } = { id: "", name: "" }] = await house.rows<{ id: string; name: string }>(`select p.id, l.name from app.partners p join app.directory_structures l on l.id = p.listed_id
    where p.territory_id = (select s.territory_id from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = $1 limit 1) and exists (select from app.partner_agreements g where g.partner_id = p.id and g.state = 'active') order by l.name limit 1`, [officer.id]);
  const [{ id: far } = { id: "" }] = await house.rows<{ id: string }>("select id from app.partners where territory_id <> (select territory_id from app.partners where id = $1) limit 1", [partner]);
  const windows: { wide?: Page; narrow?: Page; bare?: Page } = {};
  const open = async (role: Role) => {
    windows.wide = (await windowOf(house, role, { viewport: { width: 1280, height: 900 } })).page;
    windows.narrow = (await windowOf(house, role, { viewport: { width: 320, height: 640 } })).page;
    windows.bare = (await windowOf(house, role, { javaScriptEnabled: false })).page;
  };
  const shut = () => Promise.all(Object.values(windows).map((page) => page.context().close()));
  const look = (path: string) => judge(house.url + path, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
  const read = async (role: Role, path: string) => {
    const response = await fetch(house.url + path, { redirect: "manual", headers: { cookie: (await house.enter(role)).cookie } });
    return { status: response.status, text: await response.text() };
  };
  before(() => open("partnership-officer"));
  after(shut);

  for (const path of sampled("pages des partenariats", ["/", "/partenaires", "/partenaires?domaine=housing", "/partenaires/nouveau", "/partenaires/remplacements", "/partenaires/rencontres", "/partenaires/offres", `/partenaires/${partner}`, `/partenaires/${partner}/conventions`, "/entreprises", "/entreprises?etape=ready", "/offres"])) {
    it(`${path.replace(/[0-9a-f-]{36}/, "[…]")} : axe ne trouve rien, rien ne déborde, et tout est là sans script`, () => look(path));
  }

  it("Sans script : une visite notée, refusée sans rien perdre ; la suite revient sur Aujourd'hui, puis est faite", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/partenaires/${partner}`);
    await page.locator("#kind").selectOption("visit");
    await page.locator("#words").fill("Ils ouvrent deux places.");
    await page.locator("#follow_up").fill("Envoyer la liste d'attente");
    await page.getByRole("button", { name: "Noter le contact" }).click();
    assert.match(await page.locator("main").innerText(), /Dites quoi faire ensuite, et pour quel jour/);
    assert.equal(await page.locator("#words").inputValue(), "Ils ouvrent deux places.");
    const [{ day } = { day: "" }] = await house.rows<{ day: string }>("select to_char((now() at time zone 'Europe/Paris')::date, 'DD/MM/YYYY') as day");
    await page.locator("#follow_up_on").fill(day);
    await page.getByRole("button", { name: "Noter le contact" }).click();
    assert.match(await page.locator("main").innerText(), /Le contact est noté/);
    await page.goto(house.url);
    assert.match(await page.locator("#partenaires").innerText(), /Envoyer la liste d'attente/);
    await page.goto(`${house.url}/partenaires/${partner}`);
    await page.getByRole("button", { name: "Fait : Envoyer la liste d'attente" }).click();
    await page.goto(house.url);
    assert.doesNotMatch(await page.locator("main").innerText(), /Envoyer la liste d'attente/);
  });

  it("Un remplacement demandé au chargé s'accepte, et se lit sur chaque page concernée", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/partenaires/remplacements`);
    await house.rows("update app.covers set from_on = (now() at time zone 'Europe/Paris')::date, until_on = (now() at time zone 'Europe/Paris')::date + 3 where state = 'asked' and cover_id = $1", [officer.id]);
    await page.getByRole("button", { name: /^Accepter/ }).click();
    assert.match(await page.locator("main").innerText(), /répond jusqu'au/);
    const { text } = await read("cisp", "/partenaires");
    assert.match(text, /répond pour/);
  });

  it("Le chantier lit portefeuille, conventions et offres, et n'écrit rien ; il ne lit pas ce qui s'est dit", async () => {
    await shut();
    await open("cisp");
    for (const path of ["/partenaires", `/partenaires/${partner}`, `/partenaires/${partner}/conventions`, "/partenaires/offres", "/entreprises", "/offres"]) await look(path);
    const { text } = await read("cisp", `/partenaires/${partner}`);
    assert.ok(!text.includes("Ils ouvrent deux places") && !text.includes("Noter un contact"));
    assert.equal((await read("cisp", "/partenaires/remplacements")).status, 404);
  });

  it("Le partenaire, depuis son compte, lit sa convention et propose des places ; d'un autre territoire, rien n'existe", async () => {
    await shut();
    await open("outside-referent");
    for (const path of ["/", "/partenaires", "/partenaires/offres", "/offres"]) await look(path);
    const page = windows.bare!;
    await page.goto(`${house.url}/partenaires`);
    assert.equal(await page.locator("tbody tr").count(), 1, "le sien, et nul autre");
    await page.locator("tbody a").click();
    assert.match(await page.locator("#conventions").innerText(), /Accueil et suivi/);
    await page.goto(`${house.url}/partenaires/offres`);
    await page.getByLabel("des places").check();
    await page.locator("#words").fill("Deux lits pour l'hiver");
    await page.getByRole("button", { name: "Proposer au réseau" }).click();
    assert.match(await page.locator("#offres").innerText(), /Deux lits pour l'hiver/);
    assert.match((await read("cisp", "/partenaires/offres")).text, /Deux lits pour l/);
    for (const role of ["partnership-officer", "cisp", "outside-referent"] as const) assert.equal((await read(role, `/partenaires/${far}`)).status, 404, role);
    for (const role of ["technical-supervisor", "evaluator", "national-team", "administrator"] as const) for (const path of ["/partenaires", `/partenaires/${partner}`, "/entreprises", "/offres"]) assert.equal((await read(role, path)).status, 404, `${role} ${path}`);
    assert.ok(!(await read("evaluator", "/")).text.includes(name));
  });
});
