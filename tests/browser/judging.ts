// What every page owes: axe at zero, nothing wider than a 320 px screen, the same content without any script.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { violationsIn } from "../harness/axe.ts";

const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4"];

/** The same visitor at three windows: 1280 px, 320 px, and without scripts. */
export type Windows = { wide: Page; narrow: Page; bare: Page };
/** What a visitor does once the page is there, before it is judged: opens, fills, presses. */
export type Doing = (page: Page) => Promise<unknown>;

export const judge = async (address: string, { wide, narrow, bare }: Windows, first?: Doing): Promise<void> => {
  const faults: string[] = [];
  wide.removeAllListeners("console");
  wide.on("console", (message) => message.type() === "error" && !/404|409|400/.test(message.text()) && faults.push(message.text()));
  await wide.goto(address);
  await first?.(wide);
  // While axe looks, the two other windows come; not when something is done in each, which may count on the one before.
  const looking = violationsIn(wide, { type: "tag", values: rules });
  const [violations] = first ? [await looking] : await Promise.all([looking, narrow.goto(address), bare.goto(address)]);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`), []);
  assert.deepEqual(faults, [], "la page et ses scripts se tiennent à la politique de contenu");
  if (first) await narrow.goto(address);
  await first?.(narrow);
  const overflow = await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(overflow <= 0, `déborde de ${overflow} px`);
  if (first) await bare.goto(address);
  await first?.(bare);
  const [withScript, without] = [await wide.locator("main h1").innerText(), await bare.locator("main h1").innerText()];
  assert.equal(without, withScript);
};
