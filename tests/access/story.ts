// A browser in front of a real, empty instance: what each story at the door begins with.
import type { TestContext } from "node:test";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { codeOf, stepAt } from "../../src/rooms/access/totp.ts";
import { type Application, startApplication } from "../harness/application.ts";
import { atTheEnd } from "../harness/at-the-end.ts";
import { launchChromium } from "../harness/chromium.ts";

export const password = "quatre mots sans rapport";
export type Story = { application: Application; browser: Browser; firstLink: string };

export const anEmptyInstance = async (test: TestContext, port: number, env: NodeJS.ProcessEnv = {}): Promise<Story> => {
  const application = await startApplication(test, { port, env: { FIL_ROUGE_LOG: "none", ...env } });
  const browser = await launchChromium();
  atTheEnd(test, () => browser.close());
  return { application, browser, firstLink: /http:\S+\/invitations\/\S+/.exec(application.output())![0] };
};

export const windowIn = async ({ application, browser }: Story, more: Parameters<Browser["newContext"]>[0] = {}): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({ locale: "fr-FR", baseURL: application.url, ...more });
  context.setDefaultTimeout(10_000);
  return { context, page: await context.newPage() };
};

/** Follows the first administrator's link up to the choice of a second factor. */
export const foundIt = async (page: Page, link: string): Promise<void> => {
  await page.goto(link);
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByLabel("Nom de l'association").fill("Association Fictive");
  await page.getByLabel("Votre prénom").fill("Aglaé");
  await page.getByLabel("Votre nom").fill("Gabarit");
  await page.getByLabel("Votre adresse électronique").fill("aglae@simulation.invalid");
  await page.getByLabel("Choisissez un mot de passe").fill(password);
  await page.getByRole("button", { name: "Continuer" }).click();
};

/** Reads the key as somebody who cannot scan, gives the code it makes; answers the key and the recovery codes. */
export const takeCodes = async (page: Page): Promise<{ secret: string; codes: string[] }> => {
  await page.getByText("Je ne peux pas viser").click();
  const secret = (await page.locator("details code").innerText()).replaceAll(" ", "");
  await page.getByLabel("Les six chiffres").fill(codeOf(secret, stepAt(new Date())));
  await page.getByRole("button", { name: "Vérifier" }).click();
  await page.locator("ul.codes code").nth(9).waitFor();
  return { secret, codes: await page.locator("ul.codes code").allInnerTexts() };
};

export const signIn = async (page: Page, email = "aglae@simulation.invalid"): Promise<void> => {
  await page.goto("/entrer");
  await page.getByLabel("Adresse électronique").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: "Entrer", exact: true }).click();
};
