// Contracts and PASS: the page and each of its gestures, as everybody meets them; then a chain written, renewed, suspended and ended without any script, nothing typed lost.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type OpenHouse, theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";
import { sampled } from "../harness/sample.ts";

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
  for (const gesture of sampled("gestes du PASS", ["nouveau", "pass", "pass-suspension", "pass-prolongation"])) it(`${gesture} : pareil`, () => look(`/${gesture}`));
  for (const gesture of sampled("gestes d'un contrat", ["renouveler", "heures", "suspension", "immersion", "fin"])) it(`${gesture} : pareil`, () => look(`/${gesture}?contrat=${contract}`));

  it("Aujourd'hui dit qu'une commission attend son dossier : axe ne trouve rien, rien ne déborde, et tout est là sans script", async () => {
    await house.rows("with s as (insert into app.structures (id, kind, name, territory_id, opened_on) select gen_random_uuid(), 'board', 'Commission fictive', j.territory_id, '2026-01-01' from app.journeys j where j.person_id = $1 and j.closed_on is null returning id, territory_id), b as (insert into app.boards (id, territory_id, hears, quorum, opens_days, reads_days, contest_days, contact) select id, territory_id, 'every-renewal', 2, 92, 7, 60, 'commission@simulation.invalid' from s returning id) insert into app.board_cases (id, person_id, board_id, contract_id, origin, opened_on) select gen_random_uuid(), $1, b.id, $2, 'window', '2026-11-01' from b", [person, contract]);
    await judge(`${house.url}/`, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
    assert.match(await windows.narrow!.locator("#commission").innerText(), /son dossier de commission est à préparer/);
    await house.rows("with c as (delete from app.board_cases where person_id = $1 returning board_id), b as (delete from app.boards where id in (select board_id from c) returning id) select from b", [person]);
  });

  it("fins de contrat : axe ne trouve rien, rien ne déborde ; un mois se choisit", async () => {
    await judge(`${house.url}/contrats`, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
    assert.deepEqual(await Promise.all((["cisp", "coordinator", "technical-supervisor", "administrator"] as const).map((role) => status(role, "/contrats?mois=2099-13&chantier=x"))), [200, 200, 404, 404]);
  });

  it("sortie : la classe et ses raisons, trois constats ; une date fausse ne perd rien, puis c'est écrit, corrigé, rayé, sans script", async () => {
    const [left] = await house.rows<{ id: string; contract: string }>(`select c.person_id as id, t.contract_id as contract from app.contracts c join app.lead_referents l on l.person_id = c.person_id and l.ends_on is null join app.personas p using (professional_id) join app.memberships m using (professional_id)
      cross join app.stays_with(null, c.person_id) t where m.role = 'cisp' and t.left_on < current_date and t.contract_id = c.id and not exists (select from app.exit_statements x where x.contract_id = t.contract_id) order by p.rank, c.person_id limit 1`);
    assert.ok(left, "la CISP suit quelqu'un dont la sortie est à dire");
    const address = `/personnes/${left.id}/contrats/sortie?passage=${left.contract}`;
    await judge(house.url + address, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
    const page = windows.bare!;
    await page.goto(house.url + address);
    await page.locator("#outcome").selectOption("cdd");
    await page.locator("#job_starts_on").fill("01/11/2025");
    await page.locator("#job_ends_on").fill("31/02/2026");
    await page.getByRole("button", { name: /Enregistrer.*Emploi/ }).click();
    assert.match(await page.locator("main").innerText(), /Cette date n'existe pas/);
    assert.deepEqual([await page.locator("#outcome").inputValue(), await page.locator("#job_starts_on").inputValue()], ["cdd", "01/11/2025"]);
    await page.locator("#job_ends_on").fill("30/04/2026");
    await page.getByRole("button", { name: /Enregistrer.*Emploi/ }).click();
    assert.match(await page.locator("main").innerText(), /C'est enregistré[\s\S]*(Emploi durable|Emploi de transition|Sortie retirée)[\s\S]*(à vérifier)[\s\S]*La suite : CDD/);
    await page.locator("#sante, #health").getByLabel("Oui").first().check();
    await page.getByRole("button", { name: /Enregistrer.*Santé/ }).click();
    assert.match(await page.locator("main").innerText(), /A un médecin traitant : oui/);
    await page.locator("#work summary", { hasText: "Écrit par erreur" }).click();
    await page.getByRole("button", { name: /Rayer.*Emploi/ }).click();
    assert.match(await page.locator("main").innerText(), /Rien n'est encore dit/);
    assert.deepEqual(await Promise.all((["technical-supervisor", "administrator", "outside-referent"] as const).map((role) => status(role, address))), [404, 404, 404]);
  });

  it("entrées et sorties : axe ne trouve rien, rien ne déborde ; un nombre ouvre sa liste ; qui ne lit pas les dossiers lit des nombres protégés", async () => {
    await judge(`${house.url}/contrats/sorties?liste=exits`, { wide: windows.wide!, narrow: windows.narrow!, bare: windows.bare! });
    const page = windows.bare!;
    await page.goto(`${house.url}/contrats/sorties?du=01/01/2020`);
    const number = page.locator("dl.facts a", { hasText: /Sorties/ });
    const told = Number((await number.innerText()).match(/^\d+/)![0]);
    assert.ok(told > 0);
    await number.click();
    // Somebody who left for another chantier is counted where she worked, and read where she is followed.
    const [listed, elsewhere] = [await page.locator("#liste tr[data-row]").count(), /suivies ailleurs/.test(await page.locator("main").innerText())];
    assert.ok(listed > 0 && (elsewhere ? listed <= told : listed === Math.min(told, 300)), `${listed} sur ${told}`);
    assert.match(await page.locator("main").innerText(), /Médiane[\s\S]*(mois|Pas encore connu)[\s\S]*de sorties dynamiques/);
    assert.deepEqual(await Promise.all((["cisp", "coordinator", "director", "national-team", "technical-supervisor", "administrator", "outside-referent"] as const).map((role) => status(role, "/contrats/sorties?ou=x&liste=y&du=2099-13-01"))), [200, 200, 200, 200, 404, 404, 404]);
    const national = (await windowOf(house, "national-team", { javaScriptEnabled: false })).page;
    await national.goto(`${house.url}/contrats/sorties?du=01/01/2020&liste=exits&ou=${new URL(page.url()).searchParams.get("ou")}`);
    assert.match(await national.locator("main").innerText(), /Des personnes comptées ici sont suivies ailleurs[\s\S]*Aucun dossier que vous lisez/);
    assert.equal(await national.locator("main a[href^='/personnes/']").count(), 0);
    await national.context().close();
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
    const today = new Date().toLocaleDateString("fr-FR", { timeZone: "Europe/Paris" });
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
