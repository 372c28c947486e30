// What axe finds in a page: `await violationsIn(page, { type: "tag", values: ["wcag2a"] })`.
// Run in the page itself. AxeBuilder opens a window more for each look and brings back all that passed as well: four fifths of what judging a page cost.
import axe, { type RunOptions } from "axe-core";
import type { Page } from "playwright-core";

export interface Violation {
  id: string;
  nodes: { html: string; failureSummary: string }[];
}

export const violationsIn = async (page: Page, runOnly: NonNullable<RunOptions["runOnly"]>): Promise<Violation[]> => {
  // One document, one axe: a page that holds another one needs axe in both.
  if (page.frames().length > 1) throw new Error(`${page.url()} holds a frame, where this axe would not look`);
  await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, { runOnly: only, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary: failureSummary ?? "" })) }));
  }, runOnly);
};
