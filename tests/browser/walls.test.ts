// Practical limits, protected files, emergency access: each page as everybody meets it, and what the house answers to those who must see nothing.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Les cloisons", async () => {
  const house: OpenHouse = await theHouse();
  const cisp = await house.enter("cisp");
  const person = await aPersonOf(house, cisp.id);
  const [{ name, chantier } = { name: "", chantier: "" }] = await house.rows<{ name: string; chantier: string }>("select trim(coalesce(nullif(usual_name, ''), given_name) || ' ' || family_name) as name, followed_by as chantier from app.people where id = $1", [person]);
  const base = `/personnes/${person}`;
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
  const send = async (path: string, fields: Record<string, string>, cookie = cisp.cookie) => {
    const response = await fetch(house.url + path, { method: "POST", redirect: "manual", headers: { cookie, origin: house.url, accept: "text/html", "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams(fields) });
    return response.status;
  };
  const read = async (role: Role, path: string) => {
    const response = await fetch(house.url + path, { redirect: "manual", headers: { cookie: (await house.enter(role)).cookie } });
    return { status: response.status, text: await response.text() };
  };

  it("Une limite s'écrit sans script, refusée avec sa raison puis écrite ; l'encadrant la lit d'abord, et sur le papier", async () => {
    await look(`${base}/limites`);
    assert.equal(await send(`${base}/limites?/ecrire`, { kind: "away", words: "" }), 409);
    assert.equal(await send(`${base}/limites?/ecrire`, { kind: "away", weekday: "2", from_hour: "15:00" }), 303);
    for (const path of [base, `${base}/impression`, `${base}/limites`]) {
      const { status, text } = await read("technical-supervisor", path);
      assert.equal(status, 200, path);
      assert.ok(text.includes("part le mardi à 15 h"), path);
    }
    const [{ key } = { key: "" }] = await house.rows<{ key: string }>("select name_key as key from app.people where id = $1", [person]);
    assert.ok((await read("technical-supervisor", `/personnes?apres=${encodeURIComponent(`${key}_00000000-0000-4000-8000-000000000000`)}`)).text.includes("part le mardi à 15 h"));
    assert.equal(await send(`${base}/limites?/ecrire`, { kind: "no-height" }, (await house.enter("technical-supervisor")).cookie), 404);
    await look(base);
  });

  it("Un accès en urgence s'ouvre et se voit ; l'encadrant n'a pas cette page", async () => {
    await look(`${base}/urgence`);
    assert.equal((await read("technical-supervisor", `${base}/urgence`)).status, 404);
    assert.equal((await read("director", `${base}/urgence`)).status, 404);
    const coordinator = await house.enter("coordinator");
    assert.ok(!(await read("coordinator", `${base}/situations`)).text.includes("Santé"));
    assert.equal(await send(`${base}/urgence?/ouvrir`, { topic: "health", reason: "", hours: "4" }, coordinator.cookie), 409);
    assert.equal(await send(`${base}/urgence?/ouvrir`, { topic: "health", reason: "aux urgences de l'hôpital", hours: "4" }, coordinator.cookie), 303);
    assert.match((await read("coordinator", base)).text, /vous avez ouvert un accès en urgence \(santé\)/);
    assert.match((await read("cisp", "/")).text, /a ouvert un accès en urgence/);
    assert.match((await read("cisp", `${base}/urgence`)).text, /aux urgences de l(&#39;|&#x27;|')hôpital/);
    await look(`${base}/urgence`);
  });

  it("La coordination regarde les lectures signalées, dit ce qu'elle en pense, et lit les seuils ; les autres n'ont pas cette page", async () => {
    const coordinator = await house.enter("coordinator");
    const [one] = await house.rows<{ id: string }>(`insert into app.watched_readings (rule, actor_id, person_id, chantier_id, hour, first_at, last_at, measured, threshold, found_at)
      values ('under-emergency', $1, $2, $3, now(), now(), now(), 2, 1, now()) returning id`, [cisp.id, person, chantier]);
    for (const role of ["cisp", "director", "technical-supervisor"] as const) assert.equal((await read(role, "/vigilance")).status, 404, role);
    assert.match((await read("coordinator", "/vigilance")).text, /sous un accès en urgence, 2 pages/);
    assert.equal(await send("/vigilance", { reading: one!.id, decision: "to-clarify", words: "" }, coordinator.cookie), 409);
    assert.equal(await send("/vigilance", { reading: one!.id, decision: "to-clarify", words: "demander pourquoi" }, coordinator.cookie), 303);
    assert.match((await read("coordinator", "/vigilance")).text, /demander pourquoi/);
    await shut();
    await open("coordinator");
    await look("/vigilance");
    await shut();
    await open("cisp");
  });

  it("Protégée, elle n'existe plus pour les autres : page, recherche, liste, papier, journal, programme", async () => {
    await look(`${base}/protection`);
    const total = async (role: Role) => /([\d\s\u202f]+) personnes?</.exec((await read(role, "/personnes")).text)?.[1];
    const before = { supervisor: await total("technical-supervisor") };
    assert.equal(await send(`${base}/protection?/proteger`, { reason: "" }), 409);
    assert.equal(await send(`${base}/protection?/proteger`, { reason: "menacée" }), 303);
    const word = name.split(" ").at(-1)!;
    for (const role of ["technical-supervisor", "director", "coordinator", "social-educator", "outside-referent"] as const) {
      for (const path of [base, `${base}/limites`, `${base}/impression`, `${base}/journal`, `${base}/urgence`, `${base}/protection`]) assert.equal((await read(role, path)).status, 404, `${role} ${path}`);
      for (const path of [`/personnes?q=${encodeURIComponent(word)}`, `/personnes/recherche?q=${encodeURIComponent(word)}`, "/personnes", "/", "/?qui=tous"]) assert.ok(!(await read(role, path)).text.includes(person), `${role} ${path}`);
    }
    assert.notEqual(await total("technical-supervisor"), before.supervisor);
    assert.ok((await read("cisp", base)).text.includes("Ce dossier est protégé"));
    await look(`${base}/protection`);
    await look(base);
    const [colleague] = await house.rows<{ id: string }>("select professional_id as id from app.memberships where structure_id = $1 and role = 'technical-supervisor' limit 1", [chantier]);
    assert.equal(await send(`${base}/protection?/nommer`, { professional: "" }), 409);
    assert.equal(await send(`${base}/protection?/nommer`, { professional: colleague!.id }), 303);
    assert.equal((await read("technical-supervisor", base)).status, 200);
    assert.equal((await read("technical-supervisor", `${base}/protection`)).status, 404);
    assert.equal(await send(`${base}/protection?/lever`, { lifted_reason: "la menace n'existe plus" }), 303);
    assert.equal((await read("coordinator", base)).status, 200);
  });
});
