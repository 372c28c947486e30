// Against a certified provider on this machine, in ProConnect's profile: userinfo comes back as a signed token.
import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { it, type TestContext } from "node:test";
import Provider from "oidc-provider";
import type { Page } from "playwright-core";
import { atTheEnd } from "../harness/at-the-end.ts";
import { anEmptyInstance, foundIt, takeCodes, windowIn } from "./story.ts";

const port = 3430;
const issuer = "http://localhost:3431";
const scopes = ["given_name", "usual_name", "email", "siret", "uid"];

/** Answers what kind of content the provider gave for who somebody is, each time it was asked. */
const aProvider = async (test: TestContext): Promise<string[]> => {
  const told: string[] = [];
  const provider = new Provider(issuer, {
    clients: [{ client_id: "fil-rouge", client_secret: "un secret de test, rien de plus", redirect_uris: [`http://localhost:${port}/entrer/proconnect/retour`], post_logout_redirect_uris: [`http://localhost:${port}/entrer`],
      token_endpoint_auth_method: "client_secret_post", userinfo_signed_response_alg: "RS256" }],
    jwks: { keys: [{ ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "test" }] },
    cookies: { keys: ["une clé de test"] }, acrValues: ["eidas1"], features: { jwtUserinfo: { enabled: true } },
    pkce: { required: () => true },
    claims: Object.fromEntries(["openid", ...scopes].map((scope) => [scope, scope === "openid" ? ["sub", "acr"] : [scope]])),
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@simulation.invalid`, given_name: "Aglaé", usual_name: "Gabarit", siret: "00000000000000", uid: id }) }),
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url === "/me") response.on("finish", () => told.push(String(response.getHeader("content-type"))));
    answer(request, response);
  }).listen(3431);
  await once(server, "listening");
  atTheEnd(test, () => new Promise((closed) => {
    server.close(closed);
    server.closeAllConnections();
  }));
  return told;
};

const identify = async (page: Page, login: string): Promise<void> => {
  await page.goto("/entrer?suite=%2Fmoi%2Fcompte");
  await page.getByRole("link", { name: "S'identifier avec ProConnect" }).click();
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill("peu importe");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => url.port === String(port));
};

it("ProConnect : un compte connu est lié puis reconnu, sa session s'y ferme aussi ; un inconnu apprend qu'il faut une invitation", async (test) => {
  const told = await aProvider(test);
  const story = await anEmptyInstance(test, port, { FIL_ROUGE_OIDC_ISSUER: issuer, FIL_ROUGE_OIDC_CLIENT_ID: "fil-rouge", FIL_ROUGE_OIDC_CLIENT_SECRET: "un secret de test, rien de plus" });
  const first = await windowIn(story);
  await foundIt(first.page, story.firstLink);
  await takeCodes(first.page);

  const { page } = await windowIn(story);
  await identify(page, "aglae");
  assert.equal(new URL(page.url()).pathname, "/moi/compte");
  assert.match(await page.locator("main").innerText(), /par fournisseur d'identité/);
  assert.match(told[0]!, /^application\/jwt/);
  await page.goto("/boite-denvoi");
  assert.match(await page.locator("main").innerText(), /lié à un fournisseur d'identité/);

  const isOutThereToo = async (): Promise<void> => {
    await page.waitForURL(/localhost:3431\/session\/end/);
    await page.getByRole("button", { name: /yes/i }).click();
    await page.waitForURL(`${story.application.url}/entrer`);
  };
  await page.goto("/moi/compte");
  await page.getByRole("button", { name: "Sortir de Fil rouge" }).click();
  await isOutThereToo();

  await identify(page, "aglae");
  await page.getByRole("button", { name: "Verrouiller" }).click();
  await page.getByRole("button", { name: "Ce n'est pas vous ?" }).click();
  await isOutThereToo();

  await identify(page, "aglae");
  await page.locator(".acts", { hasText: "(celle-ci)" }).getByRole("button", { name: "Fermer" }).click();
  await isOutThereToo();

  const stranger = await windowIn(story);
  await identify(stranger.page, "inconnu");
  assert.match(await stranger.page.locator("main").innerText(), /Demandez une invitation/);
  await stranger.page.goto("/moi/compte");
  assert.equal(new URL(stranger.page.url()).pathname, "/entrer");

  const forged = await windowIn(story);
  await forged.page.goto(`/entrer/proconnect/retour?code=invente&state=invente&iss=${encodeURIComponent(issuer)}`);
  assert.match(await forged.page.locator("main").innerText(), /n'a pas répondu comme prévu/);
});
