// A key that exists only in the browser's own virtual device: registered, used to enter, to unlock, then taken back.
import assert from "node:assert/strict";
import { it } from "node:test";
import { anEmptyInstance, foundIt, signIn, windowIn } from "./story.ts";

it("Une clé d'accès s'ajoute, ouvre sans mot de passe, rouvre l'écran, et une clé retirée n'ouvre plus", async (test) => {
  const story = await anEmptyInstance(test, 3420);
  const { context, page } = await windowIn(story);
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", { options: {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  const arrives = (path: string): Promise<void> => page.waitForURL((url) => url.pathname === path);

  await foundIt(page, story.firstLink);
  await page.getByRole("button", { name: "Ajouter une clé sur cet appareil" }).click();
  await page.getByRole("link", { name: "Je les ai gardés" }).click();
  await arrives("/");
  assert.equal((await device.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length, 1);

  await page.goto("/moi/compte");
  assert.match(await page.locator("main").innerText(), /Chrome sur Linux/);
  await page.getByRole("button", { name: "Sortir de Fil rouge" }).click();
  await arrives("/entrer");
  await page.goto("/entrer?suite=%2Fmoi%2Fcompte");
  await page.getByRole("button", { name: "Entrer avec ma clé" }).click();
  await arrives("/moi/compte");

  await page.getByRole("button", { name: "Verrouiller" }).click();
  await arrives("/verrou");
  await page.getByRole("button", { name: "Reprendre avec ma clé" }).click();
  await arrives("/moi/compte");

  // With a key and no telephone, the password alone still does not suffice.
  const other = await windowIn(story);
  await signIn(other.page);
  assert.equal(new URL(other.page.url()).pathname, "/entrer/code");

  await page.getByRole("button", { name: /^Retirer/ }).last().click();
  await page.getByText("La clé d'accès est retirée.").waitFor();
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await arrives("/verrou");
  await page.getByRole("button", { name: "Reprendre avec ma clé" }).click();
  await page.locator(".summary").waitFor();
  assert.match(await page.locator(".summary").innerText(), /Cette clé d'accès n'est pas connue ici/);
});
