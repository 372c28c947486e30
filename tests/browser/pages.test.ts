// Every page of the day: axe at zero, nothing wider than a 320 px screen, the same content without any script.
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { bringLists } from "./lists.ts";
import { aPersonOf, type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";
import { sampled } from "../harness/sample.ts";

describe("Les pages", async () => {
  const house: OpenHouse = await theHouse();
  const cisp = await house.enter("cisp");
  const person = await aPersonOf(house, cisp.id);
  const one = async (table: string): Promise<string> => (await house.rows<{ id: string }>(`select id from app.${table} where person_id = $1 and ${table === "notes" ? "author_id" : "written_by"} = $2 limit 1`, [person, cisp.id]))[0]!.id;
  const base = `/personnes/${person}`;
  const [situation] = await house.rows<{ id: string }>("select id from app.situations where person_id = $1 and topic = 'housing' limit 1", [person]);
  const [barrier] = await house.rows<{ id: string }>("select id from app.barriers where person_id = $1 and topic <> 'justice' limit 1", [person]);
  const [referent] = await house.rows<{ id: string }>("select professional_id as id from app.referents where person_id = $1 and professional_id is not null and ends_on is null limit 1", [person]);
  const [document] = await house.rows<{ id: string }>("select id from app.documents where person_id = $1 limit 1", [person]);
  const pages = [
    "/", "/?qui=tous", "/personnes", "/personnes?q=exemple", "/personnes?q=zzzzzz", "/personnes/nouvelle", base, `${base}?tout`, `${base}/ecrire`, `${base}/parole`, `${base}/impression`, `${base}/fil`,
    `${base}/situations`, `${base}/situations/${situation!.id}`, `${base}/freins`, ...(barrier ? [`${base}/freins/${barrier.id}`] : []), `${base}/notes/${await one("notes")}`,
    `${base}/identite`, `${base}/parcours`, `${base}/equipe`, `${base}/accords`, ...(referent ? [`${base}/accords?pour=${referent.id}`] : []), `${base}/journal`, `${base}/effacement`, "/personnes/absente", "/conservation",
    `${base}/accords/copie`, `${base}/representants`, `${base}/documents`, ...(document ? [`${base}/documents/${document.id}`] : []), `${base}/journal/acces`, `${base}/journal/acces?qui=${cisp.id}&jour=2026-11-20`, "/accords-repris", "/registre", "/registre/aipd",
    "/reprises", ...Object.values(await bringLists(house, cisp)),
  ];
  let wide: Page;
  let narrow: Page;
  const bare: { page?: Page } = {};
  before(async () => {
    wide = (await windowOf(house, "cisp", { viewport: { width: 1280, height: 900 } })).page;
    narrow = (await windowOf(house, "cisp", { viewport: { width: 320, height: 640 } })).page;
    bare.page = (await windowOf(house, "cisp", { javaScriptEnabled: false })).page;
  });
  after(() => Promise.all([wide.context().close(), narrow.context().close(), bare.page!.context().close()]));

  for (const path of sampled("pages du jour", pages)) {
    const name = path.replace(person, "[id]").replace(/[0-9a-f-]{36}/, "[…]");
    it(`${name} : axe ne trouve rien, rien ne déborde à 320 px, et tout est là sans script`, async () => {
      await judge(house.url + path, { wide, narrow, bare: bare.page! });
    });
  }
});
