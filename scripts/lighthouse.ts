// npm run lighthouse [-- --json] : performance, accessibility, best practices and search rules of the key pages, on the mobile preset; under 100 anywhere, it fails.
// No audit is left out. Signed-in pages carry no « noindex »: no engine comes in, so the audit of crawling has nothing to say of them.
// Over http, localhost counts as a safe origin: what HTTPS adds is judged where the product is served.
import { parseArgs } from "node:util";
import lighthouse from "lighthouse";
import { loadSimulation } from "#simulation/load";
import { aFreePort, serverScript } from "../tests/harness/application.ts";
import { launchChromium } from "../tests/harness/chromium.ts";
import { freshDatabase } from "../tests/harness/database.ts";
import { runScript } from "../tests/harness/other-process.ts";
import { leaveTestServer } from "../tests/harness/template.ts";

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
const categories = ["performance", "accessibility", "best-practices", "seo"] as const;
type Scores = Record<(typeof categories)[number], number>;
type Judged = { page: string; scores: Scores; faults: string[] };

const base = await freshDatabase();
await loadSimulation(base.url, { people: 420 });
const [port, debugging] = [await aFreePort(), await aFreePort()];
const url = `http://localhost:${port}`;
const server = runScript(serverScript, [], { env: { DATABASE_URL: base.url, PORT: String(port), FIL_ROUGE_LOG: "none" } });
await server.said("Fil rouge est ouvert");
const browser = await launchChromium([`--remote-debugging-port=${debugging}`]);

const { rows: personas } = await base.owner.query<{ id: string; person: string }>(
  `select p.professional_id as id, l.person_id as person from app.personas p join app.memberships m using (professional_id) join app.lead_referents l on l.professional_id = p.professional_id and l.ends_on is null
   where m.role = 'cisp' order by p.rank, (select count(*) from app.situations s where s.person_id = l.person_id) desc limit 1`);
const { id, person } = personas[0]!;
const entered = await fetch(`${url}/personas`, { method: "POST", redirect: "manual", headers: { origin: url, "content-type": "application/x-www-form-urlencoded" }, body: `persona=${id}` });
const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";

const judge = async (page: string, path: string, signedIn: boolean): Promise<Judged> => {
  const result = await lighthouse(url + path, { port: debugging, logLevel: "error", onlyCategories: [...categories], ...(signedIn ? { extraHeaders: { Cookie: cookie } } : {}) });
  if (!result) throw new Error(`${page} was not judged`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`${page}: ${lhr.runtimeError.message}`);
  const arrived = new URL(lhr.finalDisplayedUrl).pathname;
  if (arrived !== path.split("?")[0]) throw new Error(`${page} led to ${arrived}: the session did not hold`);
  const faults = categories.flatMap((category) => lhr.categories[category]!.auditRefs
    .filter(({ id: audit, weight }) => weight > 0 && (lhr.audits[audit]!.score ?? 1) < 1)
    .map(({ id: audit }) => `${category} · ${audit} · ${lhr.audits[audit]!.displayValue ?? lhr.audits[audit]!.title}`));
  const scores = Object.fromEntries(categories.map((category) => [category, Math.round((lhr.categories[category]!.score ?? 0) * 100)])) as Scores;
  return { page, scores, faults };
};

const judged: Judged[] = [];
try {
  judged.push(await judge("entrer", "/entrer", false), await judge("personas", "/personas", false));
  for (const [page, path] of [["aujourd'hui", "/"], ["personnes", "/personnes?qui=tous"], ["dossier", `/personnes/${person}`], ["situations", `/personnes/${person}/situations`]] as const) judged.push(await judge(page, path, true));
} finally {
  await browser.close();
  server.child.kill("SIGTERM");
  await server.ended;
  await base.drop();
  await leaveTestServer();
}

if (values.json) console.log(JSON.stringify(judged, null, 2));
else {
  for (const { page, scores, faults } of judged) {
    console.log(`${page.padEnd(12)} ${categories.map((category) => `${category} ${scores[category]}`).join("  ")}`);
    for (const fault of faults) console.log(`    ${fault}`);
  }
}
const short = judged.filter(({ scores }) => categories.some((category) => scores[category] < 100));
console.log(short.length === 0 ? "100 partout." : `Sous 100 : ${short.map(({ page }) => page).join(", ")}.`);
process.exitCode = short.length === 0 ? 0 : 1;
