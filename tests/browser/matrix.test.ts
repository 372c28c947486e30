// Roles × addresses × moves, generated from the rules: what src/doors.ts says is what the running house does, and an undeclared address opens to nobody.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type FileAccess, roles, type Role } from "#rooms/access/index";
import { type Actor, visit } from "#ground/visit";
import { findAccess, findPerson } from "#rooms/people/server";
import { doors } from "../../src/doors.ts";
import { aPersonOf, theHouse } from "./house.ts";

const root = join(import.meta.dirname, "../../src/routes");
const routes = [...new Set(globSync("**/+{page.svelte,page.server.ts,server.ts}", { cwd: root }).map((file) => `/${file.split("/").slice(0, -1).join("/")}`))].sort();
const shared = "Page introuvable";

describe("Qui ouvre quoi", async () => {
  const house = await theHouse();
  const cisp = await house.enter("cisp");
  const hers = await aPersonOf(house, cisp.id);
  const nobodys = "00000000-0000-4000-8000-000000000000";
  const [far] = await house.rows<{ id: string }>("select p.id from app.people p where p.followed_by <> (select followed_by from app.people where id = $1) and not exists (select from app.lead_referents l where l.person_id = p.id and l.professional_id = $2) limit 1", [hers, cisp.id]);
  const inside = async (table: string): Promise<string> => (await house.rows<{ id: string }>(`select id from app.${table} where person_id = $1 limit 1`, [hers]))[0]?.id ?? nobodys;
  const parts: Record<string, string> = { situation: await inside("situations"), frein: await inside("barriers"), note: await inside("notes"), document: await inside("documents"), demande: await inside("referrals"), geste: "annulation" };
  const addressOf = (route: string, person: string): string => route.replace(/\/\([^)]*\)/g, "").replace("[id]", person).replace(/\[(\w+)\]/g, (_, name: string) => parts[name] ?? nobodys);
  const ask = (path: string, cookie: string, init: RequestInit = {}) => fetch(`${house.url}${path}`, { redirect: "manual", ...init, headers: { cookie, origin: house.url, ...init.headers } });

  it("toute adresse est déclarée, et rien n'est déclaré qui n'existe pas", () => {
    assert.ok(routes.length > 20);
    assert.deepEqual(Object.keys(doors).sort(), routes);
  });

  it("sans être entré, rien ne s'ouvre que ce qui est public, et tout ramène à l'entrée", async () => {
    for (const route of routes) {
      const { status, headers } = await ask(addressOf(route, hers), "");
      if (doors[route] === "nobody") assert.equal(status, 404, route);
      else if (doors[route] === "in-her-space") assert.deepEqual([status, headers.get("location")], [303, "/moi/entree"], route);
      else if (doors[route] === "public" || doors[route] === "simulated") assert.ok(status < 500 && !headers.get("location")?.startsWith("/entrer?"), `${route} ${status}`);
      else assert.deepEqual([status, headers.get("location")?.split("?")[0]], [303, "/entrer"], route);
    }
  });

  const accessFor = async (role: Role, person: string): Promise<{ access: FileAccess; actor: Actor } | null> => {
    const { id } = await house.enter(role);
    const held = await house.rows<{ role: string; structureId: string; kind: string }>('select m.role, m.structure_id as "structureId", s.kind from app.memberships m join app.structures s on s.id = m.structure_id where m.professional_id = $1', [id]);
    const actor = { id, givenName: "", familyName: "", sessionId: null, roles: held.map((one) => ({ ...one, structure: "", territoryId: null })) };
    const seen = await visit(house.base.app, actor, async (entered) => ((await findPerson(entered, person)) ? findAccess(entered, person) : { topics: [], reasons: [] }));
    return { access: seen, actor };
  };

  for (const role of roles) {
    it(`chaque adresse s'ouvre ou n'existe pas, comme la règle le dit : ${role}`, async () => {
      const { cookie } = await house.enter(role);
      for (const route of routes.filter((one) => doors[one] === "in-her-space")) assert.equal((await ask(addressOf(route, hers), cookie)).headers.get("location"), "/moi/entree", `${role} ${route}`);
      for (const person of [hers, far!.id, nobodys]) {
        const { access, actor } = (await accessFor(role, person))!;
        for (const route of routes.filter((one) => !/sortir|verrou|entrer|invitations|mot-de-passe|\(moi\)/.test(one))) {
          const rule = doors[route]!;
          const isFile = typeof rule === "object";
          if (!isFile && person !== hers) continue;
          const opens = isFile ? rule.file(access) : typeof rule === "function" ? rule(actor) : rule !== "nobody";
          const { status } = await ask(addressOf(route, person), cookie);
          const isServerOnly = route.endsWith("/brouillon");
          const needsAPart = /\[(?!id\])\w+\]|reunir/.test(route);
          if (!opens) assert.ok(status === 404 || (isServerOnly && status === 405), `${role} ${route} answers ${status}, the rule says no`);
          else if (!needsAPart) assert.ok([200, 303, 405].includes(status), `${role} ${route} answers ${status}, the rule says yes`);
          assert.ok(status < 500, `${role} ${route} broke: ${status}`);
        }
      }
    });
  }

  it("chaque page d'un dossier qui s'ouvre laisse au journal une lecture, avec sa raison", async () => {
    const readings = () => house.rows<{ event: string; because: string }>("select event, because from app.journal where person_id = $1 and actor_id = $2 and event ~ '(viewed|printed|exported|downloaded)$'", [hers, cisp.id]);
    for (const route of routes.filter((one) => one.startsWith("/personnes/[id]") && !/ecrire|brouillon|reunir/.test(one))) {
      const before = await readings();
      const { status } = await ask(addressOf(route, hers), cisp.cookie);
      const after = await readings();
      assert.ok(status !== 200 || after.length === before.length + 1, `${route} was read and the journal does not say it`);
      assert.ok(after.every(({ because }) => because?.startsWith("lead")), route);
    }
  });

  it("aucun geste ne part d'une main étrangère : chaque formulaire, envoyé sur un dossier qu'on ne voit pas, n'existe pas", async () => {
    const { cookie } = await house.enter("cisp");
    const before = await house.rows("select count(*) from app.journal where person_id = $1", [far!.id]);
    for (const route of routes.filter((one) => one.startsWith("/personnes/[id]"))) {
      const file = globSync("+{page.server,server}.ts", { cwd: join(root, route) })[0]!;
      const text = readFileSync(join(root, route, file), "utf8");
      const actions = text.includes("actions: Actions") ? [...text.slice(text.indexOf("actions: Actions")).matchAll(/^ {2}(\w+): async/gm)].map((found) => found[1]!) : text.includes("POST") ? ["default"] : [];
      for (const action of actions) {
        const body = new URLSearchParams({ situation: "hotel", starts_on: "01/11/2026", body: "x", words: "x", code: "housing", move: "close", close_reason: "other", on: "01/11/2026", happened_on: "01/11/2026", reason: "lifted", domain: "rights", outside_name: "X", to: cisp.id, item: nobodys, what: "end-contact", merge: nobodys, avec: hers, kind: "sms", value: "06", given_name: "X", referent: nobodys, version: "1", intensity: "1" });
        const { status } = await ask(`${addressOf(route, far!.id)}${action === "default" ? "" : `?/${action}`}`, cookie, { method: "POST", body });
        assert.ok([404, 400].includes(status), `${route}?/${action} answers ${status} to a stranger`);
      }
    }
    assert.deepEqual(await house.rows("select count(*) from app.journal where person_id = $1", [far!.id]), before);
  });

  it("interdit et absent se ressemblent, lettre pour lettre", async () => {
    const { cookie } = await house.enter("cisp");
    const [hidden, missing] = [await (await ask(`/personnes/${far!.id}`, cookie)).text(), await (await ask(`/personnes/${nobodys}`, cookie)).text()];
    assert.ok(hidden.includes(shared));
    assert.equal(hidden.replaceAll(far!.id, "?"), missing.replaceAll(nobodys, "?"));
  });

  it("ce que la porte décide part avec les mêmes protections que les pages, et une adresse fermée ressemble à une adresse absente", async () => {
    const { cookie } = await house.enter("cisp");
    const [page, sentOn, closed, absent] = [await ask("/personnes", cookie), await ask("/personnes", ""), await ask("/comptes", cookie), await ask("/nulle-part", cookie)];
    assert.deepEqual([page.status, sentOn.status, closed.status, absent.status], [200, 303, 404, 404]);
    for (const answer of [page, sentOn, closed, absent]) {
      for (const name of ["x-content-type-options", "referrer-policy", "x-frame-options", "permissions-policy"]) assert.ok(answer.headers.get(name), `${answer.url} ${name}`);
    }
    const island = /src="(\/[^"]+\.js)"/.exec(await (await ask("/entrer", "")).text())![1]!;
    for (const answer of [page, sentOn, closed, absent, await ask(island, ""), await ask("/sante", "")])
      assert.match(`${answer.headers.get("content-security-policy")} ${answer.headers.get("x-content-type-options")}`, /base-uri 'none'.*frame-ancestors 'none'.* nosniff/, answer.url);
    for (const answer of [page, closed, absent]) assert.deepEqual([answer.headers.get("cache-control"), answer.headers.has("content-security-policy")], ["no-store", true], answer.url);
    assert.equal(await closed.text(), await absent.text());
    const metrics = await (await fetch(`${house.url}/metriques`)).text();
    assert.match(metrics, /route="\/comptes",status="404"\} [1-9]/);
  });

  it("un formulaire venu d'un autre site est refusé", async () => {
    const { cookie } = await house.enter("cisp");
    const { status } = await ask(`/personnes/${hers}/ecrire`, cookie, { method: "POST", body: new URLSearchParams({ body: "x" }), headers: { origin: "https://ailleurs.invalid" } });
    assert.equal(status, 403);
  });
});
