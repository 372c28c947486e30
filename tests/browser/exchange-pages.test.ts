// The offer comes in through a browser and goes out without an account.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { offer } from "#simulation/offer";
import { faultNames, writeNationalFile } from "#simulation/national-file";
import { theHouse, windowOf } from "./house.ts";
import { judge } from "./judging.ts";

describe("Les échanges, dans un navigateur", async () => {
  const house = await theHouse();
  const folder = mkdtempSync(join(tmpdir(), "offre-"));
  after(() => rmSync(folder, { recursive: true }));
  const paths = { structures: join(folder, "structures.json"), services: join(folder, "services.json") };
  const order = { seed: "navigateur", services: 120, format: "json" as const, today: "2026-01-01" };
  const written = await writeNationalFile(paths, { ...order, faults: faultNames, oneIn: 30 });
  const known = [...offer(order)].find(({ structure }) => structure.siret)!.structure;
  await house.rows(`insert into app.directory_structures (name, siret, commune_code, postcode, address, commune, description) values ($1, $2, $3, $4, '1 rue de la Maquette', $5, 'Fiche écrite ici, pour l''exemple.')`, [known.nom, known.siret, known.code_insee, known.code_postal, known.commune]);
  await house.rows("insert into app.services (listed_id, name, description, themes, publics, reception_modes, contact_modes, open_to, fee, email) select id, 'Atelier CV d''ici', 'Un atelier écrit ici pour essayer ce qui part, assez long pour être lu.', '{preparer-sa-candidature--valoriser-ses-competences}', '{tous-publics}', '{en-presentiel}', '{envoyer-un-courriel}', '{usagers}', 'gratuit', 'ici@simulation.invalid' from app.directory_structures where source = 'fil-rouge' limit 1");
  const opened = [await windowOf(house, "administrator", { viewport: { width: 1280, height: 900 } }), await windowOf(house, "administrator", { viewport: { width: 320, height: 640 } }), await windowOf(house, "administrator", { javaScriptEnabled: false })];
  after(() => Promise.all(opened.map(({ context }) => context.close())));
  const [wide, narrow, bare] = opened.map(({ page }) => page) as [typeof opened[0]["page"], typeof opened[0]["page"], typeof opened[0]["page"]];
  let address = "";

  it("un envoi sans fichier, ou sans portée, dit quoi faire et garde ce qui était écrit", async () => {
    await bare.goto(`${house.url}/echanges`);
    await bare.getByLabel("Départements").fill("75");
    await bare.getByRole("button", { name: "Recevoir cette offre" }).click();
    assert.match(await bare.locator("main").innerText(), /Choisissez le fichier des structures/);
    assert.equal(await bare.getByLabel("Départements").inputValue(), "75");
  });

  it("l'administration apporte deux fichiers, sans script, et suit la lecture jusqu'au bout", async () => {
    await bare.goto(`${house.url}/echanges`);
    await bare.getByLabel("Les fichiers de l'offre").setInputFiles([paths.structures, paths.services]);
    await bare.getByLabel("Toute l'offre nationale").check();
    await bare.getByRole("button", { name: "Recevoir cette offre" }).click();
    address = new URL(bare.url()).pathname;
    assert.match(address, /^\/echanges\/[0-9a-f-]{36}$/);
    await wide.goto(`${house.url}${address}`);
    await wide.getByText("Terminé", { exact: true }).waitFor({ timeout: 60_000 });
    const [run] = await house.rows<{ rows_total: number; added: number; explained: number }>("select rows_total, added, explained from app.offer_runs");
    assert.deepEqual(run, { rows_total: written.structures + written.services, added: written.structures + written.services - written.refused, explained: written.refused });
    const report = await (await fetch(`${house.url}${address}/explications`, { headers: { cookie: opened[0]!.persona.cookie } })).text();
    assert.equal(report.trim().split("\r\n").length, 1 + written.refused);
    assert.match(report, /Vouliez-vous dire « numerique--maitriser-les-fondamentaux-du-numerique »/);
  });

  it("les pages tiennent : axe, 320 px, sans script", async () => {
    for (const path of ["/echanges", address]) await judge(`${house.url}${path}`, { wide, narrow, bare });
  });

  it("ce qui se ressemble est proposé ; réuni, la fiche d'ici garde ses mots", async () => {
    await bare.goto(`${house.url}/echanges`);
    assert.match(await bare.locator("#rapprochements").innerText(), /même SIRET/);
    await bare.getByRole("button", { name: `C'est la même : ${known.nom}` }).first().click();
    const [joined] = await house.rows<{ address: string; source_id: string; local_fields: string[] }>("select address, source_id, local_fields from app.directory_structures where siret = $1 and closed_on is null", [known.siret]);
    assert.equal(joined?.address, "1 rue de la Maquette");
    assert.equal(joined?.source_id, known.id);
    assert.ok(joined?.local_fields.includes("address"));
  });

  it("l'offre ouverte se lit sans compte, dans les deux formats ; un passage, non", async () => {
    const read = async (path: string): Promise<Record<string, unknown>> => (await (await fetch(`${house.url}${path}`)).json()) as Record<string, unknown>;
    const services = await read("/api/v1/services?size=5");
    assert.deepEqual([services["page"], services["size"], (services["items"] as unknown[]).length], [1, 5, 5]);
    const [first] = services["items"] as { id: string; score_qualite: number }[];
    assert.ok(first && first.score_qualite >= 0 && first.score_qualite <= 1);
    assert.equal((await read(`/api/v1/services/${first.id}`))["id"], first.id);
    const places = await read("/hsds/service_at_locations?per_page=3");
    assert.deepEqual([places["page_number"], places["size"], places["first_page"], places["empty"]], [1, 3, true, false]);
    const [organization] = (await read("/hsds/organizations?per_page=1"))["contents"] as { id: string }[];
    assert.equal((await read(`/hsds/organizations/${organization!.id}`))["id"], organization!.id);
    assert.equal((await fetch(`${house.url}/hsds/nulle-part`)).status, 404);
    const answer = await fetch(`${house.url}/api/v1/structures`);
    assert.equal(answer.headers.get("cache-control"), "public, max-age=300");
    assert.ok(!JSON.stringify(await answer.json()).includes("soliguide--"));
    assert.equal((await fetch(`${house.url}${address}`, { redirect: "manual" })).status, 303);
  });

  it("qui n'a rien à y faire n'y entre pas", async () => {
    for (const [role, opens] of [["administrator", true], ["national-team", true], ["coordinator", true], ["cisp", false], ["evaluator", false]] as const) {
      const { cookie } = await house.enter(role);
      for (const path of ["/echanges", address, `${address}/explications`, "/echanges/fichiers/services.json"]) assert.equal((await fetch(`${house.url}${path}`, { headers: { cookie } })).status, opens ? 200 : 404, `${role} ${path}`);
    }
    const { page, context } = await windowOf(house, "coordinator");
    await page.goto(`${house.url}/echanges`);
    assert.equal(await page.getByRole("button", { name: "Recevoir cette offre" }).count(), 0);
    await context.close();
  });
});
