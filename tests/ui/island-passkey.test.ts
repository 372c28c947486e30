import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser } from "playwright-core";
import { launchChromium } from "../harness/chromium.ts";
import { openPage } from "./browser.ts";
import { documentOf, drawComponent, serve, type Site } from "./furniture.ts";

const challenge = Buffer.from("un défi inventé").toString("base64url");
const registering = { challenge, rp: { id: "localhost", name: "Fil rouge" }, user: { id: Buffer.from("octave").toString("base64url"), name: "octave@exemple.invalid", displayName: "Octave Fictif" }, pubKeyCredParams: [{ type: "public-key", alg: -7 }], authenticatorSelection: { residentKey: "required" }, timeout: 3000 };
let received: string | null = null;

const site = (): Promise<Site> =>
  serve(async (request, body) => {
    if (request.method === "POST") {
      received = new URLSearchParams(body).get("response");
      return { status: 303, headers: { location: "/fini" } };
    }
    const mode = request.url === "/entrer" ? "authenticate" : "register";
    const options = mode === "register" ? registering : { challenge, rpId: "localhost", timeout: 1500, allowCredentials: [] };
    const { head, body: drawn } = await drawComponent("src/ui/PasskeyForm.svelte", { mode, action: "/cle", options, label: "Utiliser une clé", main: true });
    return { html: documentOf(head, `<main><h1>Clé</h1>${drawn}</main>`) };
  });

describe("Une clé d'accès", () => {
  let browser: Browser;
  let house: Site;
  before(async () => {
    house = await site();
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await house.close();
  });

  it("se crée puis ouvre, et sa réponse part dans le formulaire", async () => {
    const { page, faults } = await openPage(browser, house.url);
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await page.click("text=Utiliser une clé");
    await page.waitForURL(/fini/);
    const created = JSON.parse(received ?? "{}") as { id?: string; response?: { attestationObject?: string } };
    assert.ok(created.response?.attestationObject);
    await page.goto(`${house.url}/entrer`);
    await page.click("text=Utiliser une clé");
    await page.waitForURL(/fini/);
    const given = JSON.parse(received ?? "{}") as { id?: string; response?: { signature?: string } };
    assert.equal(given.id, created.id);
    assert.ok(given.response?.signature);
    assert.deepEqual(faults, []);
  });

  it("dit quoi faire quand l'appareil ne donne rien", async () => {
    const { page } = await openPage(browser, `${house.url}/entrer`);
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await page.click("text=Utiliser une clé");
    await page.waitForSelector("[data-passkey-error]:not([hidden])");
    assert.match((await page.locator("[data-passkey-error]").textContent()) ?? "", /prenez un autre moyen/);
  });

  it("sans script, le formulaire dit de prendre un autre moyen", async () => {
    const { page } = await openPage(browser, house.url, { javaScriptEnabled: false });
    assert.match((await page.locator("main").textContent()) ?? "", /prenez un autre moyen/);
  });
});
