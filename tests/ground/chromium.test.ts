import { it } from "node:test";
import assert from "node:assert/strict";
import { atTheEnd } from "../harness/at-the-end.ts";
import { launchChromium } from "../harness/chromium.ts";

it("le navigateur des tests ouvre plusieurs fenêtres isolées et garde ses protections", async (test) => {
  const browser = await launchChromium();
  atTheEnd(test, () => browser.close());
  const [one, other] = await Promise.all([browser.newContext(), browser.newContext()]);
  const page = await one.newPage();
  await page.setContent("<h1>Fil rouge</h1><p style='font-family:sans-serif'>é</p>");
  assert.equal(await page.getByRole("heading").textContent(), "Fil rouge");
  // With web security switched off this would be readable from a page of no origin.
  assert.equal(await page.evaluate("fetch('data:,x').then(() => 'data').then(() => fetch('http://localhost:9/').catch(() => 'refused'))"), "refused");
  assert.deepEqual(await other.cookies(), []);
});
