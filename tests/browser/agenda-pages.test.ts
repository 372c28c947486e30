// The agenda, appointments and shared desks: each page as everybody meets it, then the whole loop without any script.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";
import { sampled } from "../harness/sample.ts";

describe("L'agenda et les permanences", async () => {
  const house: OpenHouse = await theHouse();
  const cisp = await house.enter("cisp");
  const person = await aPersonOf(house, cisp.id);
  const base = `/personnes/${person}`;
  const [desk] = await house.rows<{ id: string }>(`insert into app.desks (territory_id, chantier_id, actor_name, purpose, topic, weekdays, opens, closes, slot_minutes, starts_on, created_at)
    select s.territory_id, s.id, 'Point conseil budget (simulé)', 'parler de ses dettes', 'debts', '{1,2,3,4,5}', '09:00', '12:00', 30, current_date - 7, now() from app.structures s join app.people p on p.followed_by = s.id where p.id = $1 returning id`, [person]);
  const windows: { wide?: Page; narrow?: Page; bare?: Page } = {};
  const open = async (role: Role) => {
    windows.wide = (await windowOf(house, role, { viewport: { width: 1280, height: 900 } })).page;
    windows.narrow = (await windowOf(house, role, { viewport: { width: 320, height: 640 } })).page;
    windows.bare = (await windowOf(house, role, { javaScriptEnabled: false })).page;
  };
  const shut = () => Promise.all(Object.values(windows).map((page) => page.context().close()));
  const look = (path: string) => judge(house.url + path, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
  before(() => open("cisp"));
  after(shut);
  const [{ id: met } = { id: "" }] = await house.rows<{ id: string }>("select id from app.appointments where person_id = $1 and state = 'set' order by on_day desc limit 1", [person]);
  const [{ id: over } = { id: "" }] = await house.rows<{ id: string }>("select id from app.appointments where person_id = $1 and state = 'held' limit 1", [person]);

  for (const path of sampled("pages de l'agenda", ["/agenda", "/agenda?qui=chantier", "/agenda?vue=liste&qui=chantier", "/agenda?semaine=2026-12-25", `${base}/rendez-vous`, ...[met, over].filter(Boolean).map((id) => `/rendez-vous/${id}`), "/permanences", "/permanences?semaine=2020-01-06", `/permanences/${desk!.id}`])) {
    it(`${path.replace(/[0-9a-f-]{36}/, "[…]")} : axe ne trouve rien, rien ne déborde, et tout est là sans script`, () => look(path));
  }

  it("Sans script : un rendez-vous noté en six réponses, refusé sans rien perdre, dit manqué, puis l'adresse du calendrier", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}${base}/rendez-vous`);
    await page.locator("#with").fill("Mairie fictive (simulée)");
    await page.locator("#topic").selectOption("rights");
    const [{ day } = { day: "" }] = await house.rows<{ day: string }>("select to_char((now() at time zone 'Europe/Paris')::date, 'DD/MM/YYYY') as day");
    await page.locator("#on").fill(day);
    await page.locator("#hour").fill("midi");
    await page.locator("#bring").fill("Le livret de famille");
    await page.getByRole("button", { name: "Noter le rendez-vous" }).click();
    assert.match(await page.locator("main").innerText(), /Écrivez l'heure/);
    assert.deepEqual([await page.locator("#with").inputValue(), await page.locator("#bring").inputValue()], ["Mairie fictive (simulée)", "Le livret de famille"]);
    await page.locator("#hour").fill("9h15");
    await page.getByRole("button", { name: "Noter le rendez-vous" }).click();
    assert.match(await page.locator("main").innerText(), /Le rendez-vous est noté/);
    await page.goto(house.url);
    assert.match(await page.locator("main").innerText(), /rendez-vous à 9 h 15 : droits, papiers/);
    const [{ id } = { id: "" }] = await house.rows<{ id: string }>("select id from app.appointments where person_id = $1 and hour = '09:15'", [person]);
    await page.goto(`${house.url}/rendez-vous/${id}`);
    await page.locator("summary", { hasText: "Il n'a pas eu lieu" }).click();
    await page.getByRole("button", { name: "Noter qu'il est manqué" }).click();
    assert.match(await page.locator("main").innerText(), /Dites qui n'est pas venu/);
    await page.getByLabel("la personne").check();
    await page.locator("#reason").selectOption("work");
    await page.getByRole("button", { name: "Noter qu'il est manqué" }).click();
    assert.match(await page.locator("main").innerText(), /manqué/);
    await page.goto(`${house.url}/agenda`);
    await page.locator("summary", { hasText: "autre calendrier" }).click();
    await page.getByRole("button", { name: "Faire mon adresse" }).click();
    const address = await page.locator("code").innerText();
    const file = await fetch(address);
    assert.deepEqual([file.status, file.headers.get("content-type")], [200, "text/calendar; charset=utf-8"]);
    const text = await file.text();
    assert.match(text, /BEGIN:VCALENDAR/);
    assert.doesNotMatch(text, /Mairie|livret/);
    assert.equal((await fetch(`${house.url}/agenda/flux/${"x".repeat(43)}`)).status, 404);
    const one = await fetch(`${house.url}/rendez-vous/${id}/calendrier`, { headers: { cookie: cisp.cookie } });
    assert.match(await one.text(), /SUMMARY:Rendez-vous/);
  });

  it("Un créneau se prend en trois gestes, et se voit pris", async () => {
    const page = windows.bare!;
    await page.goto(`${house.url}/permanences/${desk!.id}`);
    await page.locator("#person").selectOption(person);
    await page.locator("#slot").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Prendre ce créneau" }).click();
    assert.match(await page.locator("main").innerText(), /Le créneau est pris/);
    assert.match(await page.locator("#creneaux").innerText(), /pris/);
  });

  it("Le chargé de partenariat ouvre une permanence et ferme un jour ; l'encadrant ne voit que des heures ; l'étranger rien", async () => {
    await shut();
    await open("partnership-officer");
    for (const path of ["/agenda", "/permanences", "/permanences/nouvelle", `/permanences/${desk!.id}`]) await look(path);
    const supervisor = await house.enter("technical-supervisor");
    const read = async (cookie: string, path: string) => { const answer = await fetch(house.url + path, { redirect: "manual", headers: { cookie } }); return { status: answer.status, text: await answer.text() }; };
    assert.equal((await read(supervisor.cookie, `${base}/rendez-vous`)).status, 404);
    assert.equal((await read(supervisor.cookie, `/rendez-vous/${met}`)).status, 404);
    assert.equal((await read(supervisor.cookie, "/permanences/nouvelle")).status, 404);
    assert.equal((await read(supervisor.cookie, "/agenda?qui=chantier")).status, 200);
    const evaluator = await house.enter("evaluator");
    for (const path of ["/agenda", "/permanences", `/permanences/${desk!.id}`]) assert.equal((await read(evaluator.cookie, path)).status, 404, path);
  });
});
