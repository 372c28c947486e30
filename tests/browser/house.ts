// One running application for all the browser tests: a small simulated network on a database of its own, and a door for each persona.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { after } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import type { Role } from "#rooms/access/index";
import { serverScript } from "../harness/application.ts";
import { launchChromium } from "../harness/chromium.ts";
import type { FreshDatabase } from "../harness/database.ts";
import { aSimulatedHouse } from "../harness/simulated-house.ts";

export type Persona = { id: string; role: Role; cookie: string };
export type OpenHouse = { url: string; base: FreshDatabase; browser: Browser; enter: (role: Role) => Promise<Persona>; rows: <Row>(sql: string, values?: unknown[]) => Promise<Row[]> };

let opening: Promise<OpenHouse> | undefined;
let close = async (): Promise<void> => undefined;
// At the top of the file the hook belongs to the whole run: inside a suite, the first one to end would shut the door on the others.
after(() => close());

/** Whatever else runs on this machine. */
const aFreePort = async (): Promise<number> => {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
};

const open = async (): Promise<OpenHouse> => {
  const { base, folder, key } = await aSimulatedHouse();
  const port = await aFreePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [serverScript], { env: { ...process.env, FIL_ROUGE_DATA: folder, DATABASE_URL: base.url, FIL_ROUGE_KEY: key, PORT: String(port), FIL_ROUGE_LOG: "none" }, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (said: Buffer) => String(said).includes("Fil rouge est ouvert") && resolve());
    server.once("exit", (code) => reject(new Error(`the server stopped before it opened (${code})`)));
  });
  const browser = await launchChromium();
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await base.owner.query(sql, values)).rows as Row[];
  close = async () => {
    await browser.close();
    server.kill("SIGTERM");
    await once(server, "exit");
    await base.drop();
    rmSync(folder, { recursive: true });
  };
  const personas = await rows<{ id: string; role: Role }>("select p.professional_id as id, m.role from app.personas p join app.memberships m using (professional_id) order by rank");
  const enter = async (role: Role): Promise<Persona> => {
    const persona = personas.find((one) => one.role === role);
    if (!persona) throw new Error(`no persona is ${role}`);
    const response = await fetch(`${url}/personas`, { method: "POST", redirect: "manual", headers: { origin: url, "content-type": "application/x-www-form-urlencoded" }, body: `persona=${persona.id}` });
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { ...persona, cookie };
  };
  return { url, base, browser, enter, rows };
};

export const theHouse = (): Promise<OpenHouse> => (opening ??= open());

/** A browser window signed in as a persona. */
export const windowOf = async (house: OpenHouse, role: Role, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ context: BrowserContext; page: Page; persona: Persona }> => {
  const persona = await house.enter(role);
  const context = await house.browser.newContext({ locale: "fr-FR", ...more });
  const [name, value] = persona.cookie.split("=") as [string, string];
  await context.addCookies([{ name, value, url: house.url }]);
  return { context, page: await context.newPage(), persona };
};

/** A person the persona leads now, and one she cannot see. */
export const aPersonOf = async (house: OpenHouse, professionalId: string): Promise<string> => {
  const [row] = await house.rows<{ id: string }>(
    `select l.person_id as id from app.lead_referents l join app.journeys j on j.id = l.journey_id and j.closed_on is null
     where l.professional_id = $1 and l.ends_on is null and (select count(*) from app.notes n where n.person_id = l.person_id) > 3
     order by (select count(*) from app.situations s where s.person_id = l.person_id) desc limit 1`, [professionalId]);
  if (!row) throw new Error("this persona leads nobody");
  return row.id;
};
