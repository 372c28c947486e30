// npm run pictures [-- names]: takes the pictures of docs/guide/ on a simulated network of a fixed day and seed, so that they change only when a page does.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { newKeyText } from "#ground/instance-key";
import { loadSimulation } from "#simulation/load";
import { bringLists } from "../tests/browser/lists.ts";
import { aFreePort } from "../tests/harness/application.ts";
import { launchChromium } from "../tests/harness/chromium.ts";
import { freshDatabase } from "../tests/harness/database.ts";

const folder = join(import.meta.dirname, "../docs/guide/images");
const wanted = process.argv.slice(2);
const port = await aFreePort();
const url = `http://localhost:${port}`;
mkdirSync(folder, { recursive: true });

const dataFolder = mkdtempSync(join(tmpdir(), "images-"));
const base = await freshDatabase();
await loadSimulation(base.url);
const server = spawn(process.execPath, [join(import.meta.dirname, "../src/server.ts")], { env: { ...process.env, FIL_ROUGE_DATA: dataFolder, DATABASE_URL: base.url, FIL_ROUGE_KEY: newKeyText(), PORT: String(port), FIL_ROUGE_LOG: "none" }, stdio: ["ignore", "pipe", "inherit"] });
await new Promise<void>((resolve) => server.stdout.on("data", (said: Buffer) => String(said).includes("Fil rouge est ouvert") && resolve()));
const browser = await launchChromium();

const picture = async (page: Page, name: string, path: string, full = true): Promise<void> => {
  if (wanted.length > 0 && !wanted.includes(name)) return;
  await page.goto(url + path);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: full });
  console.log(name);
};
const enter = async (role: string, width: number, height = 900): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width, height }, locale: "fr-FR", reducedMotion: "reduce" })).newPage();
  await page.goto(`${url}/personas`);
  await page.locator("form.persona", { hasText: role }).first().locator("button").click();
  await page.waitForURL(`${url}/`);
  return page;
};

/** A list at each step, on the day of the simulation whatever the day the pictures are taken. */
const bringPictures = async (): Promise<void> => {
  const { rows: [cisp] } = await base.owner.query<{ id: string }>("select p.professional_id as id from app.personas p join app.memberships m using (professional_id) where m.role = 'cisp' order by rank limit 1");
  const cookies = await wide.context().cookies();
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await base.owner.query(sql, values)).rows as Row[];
  const lists = await bringLists({ url, rows }, { id: cisp!.id, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; ") });
  await base.owner.query("delete from app.imports where id = any ($1)", [[lists.mapped].map((address) => address.split("/").at(-1))]);
  await base.owner.query("update app.imports set created_at = '2026-11-19T08:00:00Z'::timestamptz + (created_at - (select max(created_at) from app.imports))");
  await picture(wide, "reprises", "/reprises");
  await picture(wide, "reprise-colonnes", lists.uploaded);
  await picture(wide, "reprise-essai", lists.checked);
  await picture(wide, "reprise-en-cours", lists.running, false);
  await picture(wide, "reprise-terminee", lists.done);
  await picture(phone, "reprise-telephone", lists.checked, false);
};

const { rows } = await base.owner.query<{ id: string }>(
  `select l.person_id as id from app.lead_referents l join app.journeys j on j.id = l.journey_id and j.closed_on is null join app.personas p on p.professional_id = l.professional_id
   where l.ends_on is null and j.opened_on < now() - interval '14 months' order by (select count(*) from app.situations s where s.person_id = l.person_id) + 3 * (select count(*) from app.barriers b where b.person_id = l.person_id and b.closed_on is null) desc limit 1`);
const file = `/personnes/${rows[0]!.id}`;
const wide = await enter("CISP", 1280);
await picture(wide, "aujourdhui", "/", false);
await picture(wide, "personnes", "/personnes?qui=tous", false);
await picture(wide, "dossier", file);
await picture(wide, "ecrire", `${file}/ecrire`);
await picture(wide, "situations", `${file}/situations`, false);
await picture(wide, "freins", `${file}/freins`, false);
await picture(wide, "equipe", `${file}/equipe`, false);
const { rows: [seat] } = await base.owner.query<{ id: string }>("select professional_id as id from app.referents where person_id = $1 and professional_id is not null and ends_on is null limit 1", [rows[0]!.id]);
await picture(wide, "accords", `${file}/accords${seat ? `?pour=${seat.id}` : ""}`);
await base.owner.query("delete from app.practical_limits where person_id = $1", [rows[0]!.id]);
await base.owner.query(`insert into app.practical_limits (person_id, kind, weekday, from_hour, starts_on, written_by) select $1, k, d, h::time, '2026-10-05', professional_id
  from app.lead_referents, (values ('no-heavy-loads', null::int, null), ('away', 2, '15:00')) as told(k, d, h) where person_id = $1 and ends_on is null`, [rows[0]!.id]);
await picture(wide, "limites", `${file}/limites`);
await picture(wide, "protection", `${file}/protection`, false);
await picture(wide, "accueillir", "/personnes/nouvelle");
await picture(wide, "journal", `${file}/journal`, false);
const phone = await enter("CISP", 390, 844);
await picture(phone, "dossier-telephone", file, false);
await bringPictures();
const { rows: [card] } = await base.owner.query<{ number: string; pin: string; person_id: string }>("select number, pin, person_id from app.accompanied_personas");
const hers = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "fr-FR", reducedMotion: "reduce" })).newPage();
await hers.goto(`${url}/moi/carte/${card!.number}`);
await hers.locator("#pin").fill(card!.pin);
await hers.locator("main button").click();
await hers.waitForURL(`${url}/moi`);
await picture(hers, "espace", "/moi", false);
await picture(wide, "livret", `/personnes/${card!.person_id}/livret`, false);
await hers.goto(`${url}/moi/demandes`);
await hers.locator("input[value=access]").check();
await hers.locator("main form button").click();
await hers.waitForURL(`${url}/moi/demandes?envoye`);
await picture(wide, "demande", `/personnes/${card!.person_id}/demandes`, false);
const supervisor = await enter("encadrant technique", 1280);
await picture(supervisor, "dossier-encadrant", file, false);
const coordinator = await enter("coordinateur", 1280);
await base.owner.query(`insert into app.watched_readings (rule, actor_id, person_id, chantier_id, hour, first_at, last_at, measured, threshold, found_at)
  select rule, m.professional_id, case when rule <> 'many-files' then p.id end, p.followed_by, t, t, t + interval '9 minutes', measured, threshold, t
  from app.people p join app.memberships m on m.structure_id = p.followed_by and m.role = 'social-educator', (values ('under-emergency', 3, 1, '2026-11-19T09:10:00Z'::timestamptz), ('many-files', 41, 30, '2026-11-18T14:02:00Z')) as told(rule, measured, threshold, t) where p.id = $1`, [rows[0]!.id]);
await picture(coordinator, "vigilance", "/vigilance");
await picture(coordinator, "urgence", `${file}/urgence`, false);
await picture(coordinator, "relais", "/relais", false);
await picture(coordinator, "programme", "/programme");
const stranger = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "fr-FR" })).newPage();
await picture(stranger, "personas", "/personas", false);
await picture(stranger, "entrer", "/entrer", false);

await browser.close();
server.kill("SIGTERM");
await once(server, "exit");
await base.drop();
rmSync(dataFolder, { recursive: true });
