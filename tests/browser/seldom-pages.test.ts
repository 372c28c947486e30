// What is met once in a while: hours a correction brings, a place that changes, an erasure confirmed from outside, the territory of a question. Looked at, then done without any script.
import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge, type Windows } from "./judging.ts";

describe("Ce qu'on rencontre une fois de temps en temps", async () => {
  const house: OpenHouse = await theHouse();
  const opened: Page[] = [];
  const window = async (role: Role, more: Parameters<typeof windowOf>[2] = {}): Promise<Page> => {
    const { page } = await windowOf(house, role, more);
    opened.push(page);
    return page;
  };
  const windowsOf = async (role: Role): Promise<Windows> => ({ wide: await window(role, { viewport: { width: 1280, height: 900 } }), narrow: await window(role, { viewport: { width: 320, height: 640 } }), bare: await window(role, { javaScriptEnabled: false }) });
  after(() => Promise.all(opened.map((page) => page.context().close())));
  const said = (page: Page): Promise<string> => page.locator("main").innerText();
  const unfold = (label: string) => async (page: Page): Promise<void> => page.locator("summary", { hasText: label }).click();

  it("des horaires proposés par un CISP : illisibles, l'erreur est au champ et rien n'est perdu ; réécrits en mots par qui tient la fiche, ils y sont", async () => {
    const [listed] = await house.rows<{ id: string }>("select d.id from app.personas p join app.memberships m using (professional_id) join app.structures s on s.id = m.structure_id join app.directory_structures d on d.territory_id = s.territory_id and d.closed_on is null and d.owner_id is null where m.role = 'partnership-officer' order by d.id limit 1");
    const address = `${house.url}/annuaire/structures/${listed!.id}`;
    const cisp = await window("cisp", { javaScriptEnabled: false });
    await cisp.goto(`${address}/correction`);
    await cisp.locator("#field").selectOption("hours");
    await cisp.locator("#proposed").fill("quand il fait beau");
    await cisp.getByRole("button", { name: "Proposer" }).click();
    assert.match(await said(cisp), /Qui tient cette fiche décidera/);
    assert.equal(await cisp.locator("input[name^=hours-]").count(), 0, "qui propose ne décide pas");

    const keeper = await windowsOf("partnership-officer");
    await judge(address, keeper);
    const page = keeper.bare;
    const hours = page.locator("input[name^=hours-]");
    assert.equal(await hours.inputValue(), "quand il fait beau");
    await hours.fill("un peu le matin");
    await page.getByRole("button", { name: /^Prendre/ }).click();
    assert.match(await said(page), /Ces horaires ne se lisent pas/);
    assert.deepEqual([await hours.inputValue(), await hours.getAttribute("aria-invalid")], ["un peu le matin", "true"]);
    await judge(address, keeper, async (one) => {
      await one.locator("input[name^=hours-]").fill("un peu le matin");
      await one.getByRole("button", { name: /^Prendre/ }).click();
      await one.locator("input[aria-invalid=true]").waitFor();
    });
    await hours.fill("lundi au vendredi 9h-12h");
    await page.getByRole("button", { name: /^Prendre/ }).click();
    assert.match(await said(page), /La correction est prise[\s\S]*Horaires\s+du lundi au vendredi 9 h à 12 h/);
    assert.equal(await hours.count(), 0);
  });

  it("« Changer le lieu » d'un rendez-vous : vide, on dit quoi écrire ; écrit, le jour et l'heure n'ont pas bougé", async () => {
    const windows = await windowsOf("cisp");
    const { bare: page } = windows;
    const person = await aPersonOf(house, (await house.enter("cisp")).id);
    const [{ day } = { day: "" }] = await house.rows<{ day: string }>("select to_char((now() at time zone 'Europe/Paris')::date + 3, 'DD/MM/YYYY') as day");
    await page.goto(`${house.url}/personnes/${person}/rendez-vous`);
    await page.locator("#with").fill("Mairie fictive (simulée)");
    await page.locator("#topic").selectOption("rights");
    await page.locator("#on").fill(day);
    await page.locator("#hour").fill("17h45");
    await page.getByRole("button", { name: "Noter le rendez-vous" }).click();
    const [met] = await house.rows<{ id: string; on: string }>("select id, on_day::text as on from app.appointments where person_id = $1 and hour = '17:45'", [person]);
    const address = `${house.url}/rendez-vous/${met!.id}`;
    await judge(address, windows, unfold("Changer le lieu"));
    await page.locator("#place").fill(" ");
    await page.getByRole("button", { name: "Changer le lieu" }).click();
    assert.equal(await page.locator("#place").getAttribute("aria-invalid"), "true");
    assert.ok(await page.locator("#place").isVisible(), "le pli reste ouvert sur l'erreur");
    await page.locator("#place").fill("Annexe inventée, porte B");
    await page.getByRole("button", { name: "Changer le lieu" }).click();
    assert.match(await said(page), /Le lieu est changé[\s\S]*Où : Annexe inventée, porte B/);
    const [after] = await house.rows<{ on: string; hour: string; place: string; state: string }>("select on_day::text as on, hour, place, state from app.appointments where id = $1", [met!.id]);
    assert.deepEqual([after!.on, after!.hour, after!.state], [met!.on, "17:45", "set"]);
    assert.doesNotMatch(after!.place, /Annexe/, "le lieu est scellé");
    assert.equal((await fetch(address, { headers: { cookie: (await house.enter("national-team")).cookie } })).status, 404);
  });

  it("« Conservation » d'une coordination : l'effacement demandé par qui tient seul une porte, confirmé sans rien lire du dossier", async () => {
    const door = await window("outside-referent", { javaScriptEnabled: false });
    const [person] = await house.rows<{ id: string; family_name: string }>("select p.id, p.family_name from app.people p join app.memberships m on m.structure_id = p.followed_by join app.personas o using (professional_id) where m.role = 'outside-referent' order by p.created_at limit 1");
    assert.ok(person, "quelqu'un est accueilli à cette porte");
    await door.goto(`${house.url}/personnes/${person.id}/effacement`);
    await door.locator("#reason").selectOption("she-asks");
    await door.getByRole("button", { name: /Demander l'effacement/ }).click();
    const windows = await windowsOf("coordinator");
    await judge(`${house.url}/conservation`, windows);
    const { bare: page } = windows;
    assert.match(await said(page), /Effacements à confirmer pour une porte[\s\S]*Partenaire/);
    assert.equal((await page.content()).includes(person.id), false, "ni son nom, ni son adresse");
    for (const role of ["cisp", "director", "outside-referent"] as const) assert.doesNotMatch(await (await fetch(`${house.url}/conservation`, { headers: { cookie: (await house.enter(role)).cookie } })).text(), /confirmer pour une porte/, role);
    await page.locator("#portes").getByRole("button", { name: /Confirmer l'effacement/ }).click();
    assert.match(await said(page), /Le dossier est effacé/);
    assert.equal(await page.locator("#portes").count(), 0);
    assert.deepEqual(await house.rows("select id from app.people where id = $1", [person.id]), []);
  });

  it("« Questions au réseau » : qui travaille sur deux territoires choisit le sien, et son choix tient quand la question est refusée", async () => {
    const [other] = await house.rows<{ id: string; territory: string }>("select s.id, s.territory_id as territory from app.structures s where s.kind = 'partner' and s.territory_id <> (select h.territory_id from app.personas p join app.memberships m using (professional_id) join app.structures h on h.id = m.structure_id where m.role = 'outside-referent') order by s.id limit 1");
    const alone = await window("outside-referent", { javaScriptEnabled: false });
    await alone.goto(`${house.url}/partenaires/questions`);
    assert.equal(await alone.locator("#territory").count(), 0, "un seul territoire : rien à choisir");
    await house.rows("insert into app.memberships (professional_id, structure_id, role, starts_on) select professional_id, $1, 'outside-referent', '2026-01-01' from app.memberships join app.personas using (professional_id) where role = 'outside-referent'", [other!.id]);
    const windows = await windowsOf("outside-referent");
    await judge(`${house.url}/partenaires/questions`, windows);
    const { bare: page } = windows;
    assert.equal(await page.locator("#territory option").count(), 2);
    await page.locator("#territory").selectOption(other!.territory);
    await page.locator("#domain").selectOption("rights");
    await page.locator("#words").fill(" ");
    await page.getByRole("button", { name: "Demander au réseau" }).click();
    assert.deepEqual([await page.locator("#territory").inputValue(), await page.locator("#domain").inputValue(), await page.locator("#words").getAttribute("aria-invalid")], [other!.territory, "rights", "true"]);
    await page.locator("#words").fill("Qui domicilie sans condition ?");
    await page.getByRole("button", { name: "Demander au réseau" }).click();
    assert.match(await said(page), /Votre question est posée/);
    assert.deepEqual(await house.rows("select territory_id from app.network_questions where words = 'Qui domicilie sans condition ?'"), [{ territory_id: other!.territory }]);
  });
});
