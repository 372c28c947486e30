// The whole door without a line of JavaScript: an empty instance, its first administrator, a colleague invited, and the stranger outside.
import assert from "node:assert/strict";
import { it } from "node:test";
import { codeOf, stepAt } from "../../src/rooms/access/totp.ts";
import { anEmptyInstance, foundIt, password, signIn, takeCodes, windowIn } from "./story.ts";

it("Sans JavaScript : premier compte, seconde preuve, sortie, retour par mot de passe et code, verrou, invitation", async (test) => {
  const story = await anEmptyInstance(test, 3410);
  const { context, page } = await windowIn(story, { javaScriptEnabled: false });
  const path = (): string => new URL(page.url()).pathname;

  await foundIt(page, story.firstLink);
  assert.equal(path(), "/moi/compte/second-facteur");
  await page.goto("/comptes");
  assert.equal(path(), "/moi/compte/second-facteur");

  const { secret, codes } = await takeCodes(page);
  assert.equal(codes.length, 10);
  await page.getByRole("link", { name: "Je les ai gardés" }).click();
  assert.equal(path(), "/");
  const [cookie] = await context.cookies();
  assert.deepEqual([cookie?.httpOnly, cookie?.sameSite, cookie?.path], [true, "Lax", "/"]);

  await page.goto("/moi/compte");
  await page.getByRole("button", { name: "Sortir de Fil rouge" }).click();
  assert.equal(path(), "/entrer");
  await page.goto("/comptes");
  assert.equal(page.url(), `${story.application.url}/entrer?suite=%2Fcomptes`);

  await signIn(page);
  assert.equal(path(), "/entrer/code");
  await page.locator("[name=code]").fill("000000");
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  assert.match(await page.locator(".summary").innerText(), /Ce code n'est pas bon/);
  await page.locator("[name=code]").fill(codes[0]!);
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
  assert.equal(path(), "/");
  assert.notEqual((await context.cookies()).find(({ name }) => name === "fil")?.value, cookie?.value);

  await page.goto("/comptes?q=agla");
  await page.getByRole("button", { name: "Verrouiller" }).click();
  assert.equal(path(), "/verrou");
  await page.goto("/comptes");
  assert.equal(path(), "/verrou");
  await page.goto("/verrou?suite=%2Fcomptes%3Fq%3Dagla");
  await page.getByLabel("Votre mot de passe").fill("pas celui-là du tout");
  await page.getByRole("button", { name: "Reprendre", exact: true }).click();
  assert.match(await page.locator(".summary").innerText(), /Ce n'est pas votre mot de passe/);
  await page.getByLabel("Votre mot de passe").fill(password);
  await page.getByRole("button", { name: "Reprendre", exact: true }).click();
  assert.equal(new URL(page.url()).pathname, "/comptes");
  assert.match(await page.locator("main").innerText(), /Aglaé Gabarit/);

  await page.getByRole("link", { name: "Inviter" }).click();
  await page.locator("[name=given_name]").fill("Odilon");
  await page.locator("[name=family_name]").fill("Maquette");
  await page.getByLabel("Adresse électronique professionnelle").fill("odilon@simulation.invalid");
  await page.getByLabel("Où ?").selectOption({ label: "Association Fictive" });
  await page.getByLabel("Quel rôle ?").selectOption({ label: "équipe nationale" });
  await page.getByRole("button", { name: "Inviter" }).click();
  await page.getByRole("link", { name: "Voir la boîte d'envoi" }).click();
  assert.match(await page.locator("main").innerText(), /Aucun courriel ne part/);
  const link = (await page.getByRole("link", { name: /\/invitations\// }).first().getAttribute("href"))!;

  const colleague = await windowIn(story, { javaScriptEnabled: false });
  await colleague.page.goto(link);
  await colleague.page.getByRole("button", { name: "Continuer" }).click();
  assert.ok(!colleague.page.url().includes(link.split("/").at(-1)!));
  await colleague.page.getByLabel("Choisissez un mot de passe").fill("odilon maquette");
  await colleague.page.getByRole("button", { name: "Continuer" }).click();
  assert.match(await colleague.page.locator(".summary").innerText(), /votre nom/);
  await colleague.page.getByLabel("Choisissez un mot de passe").fill(password);
  await colleague.page.getByRole("button", { name: "Continuer" }).click();
  await takeCodes(colleague.page);
  await colleague.page.getByRole("link", { name: "Je les ai gardés" }).click();
  assert.equal((await colleague.page.goto("/comptes"))?.status(), 404);
  assert.equal((await colleague.page.goto("/boite-denvoi"))?.status(), 404);

  await page.goto("/comptes?q=odilon");
  await page.getByRole("link", { name: "Odilon Maquette" }).click();
  await page.getByRole("button", { name: "Fermer ce compte" }).click();
  await colleague.page.goto("/");
  assert.equal(new URL(colleague.page.url()).pathname, "/entrer");

  const stranger = await windowIn(story, { javaScriptEnabled: false });
  await stranger.page.goto(story.firstLink);
  assert.match(await stranger.page.locator("main").innerText(), /Ce lien ne s'ouvre plus/);
  await signIn(stranger.page, "personne@simulation.invalid");
  assert.match(await stranger.page.locator(".summary").innerText(), /Adresse ou mot de passe incorrect/);
  assert.equal(codeOf(secret, stepAt(new Date())).length, 6);
});
