// How long a task takes practised hands, counted rather than timed: the keystroke-level model of Card, Moran and Newell
// (« The keystroke-level model for user performance time with interactive systems », Communications of the ACM 23(7), 1980).
// K a key, average typist; P a pointing, a tap being one; M the mind before a choice; H a hand that changes place. Reading and the server's answer are not in it.
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";

const [k, p, m, h] = [0.28, 1.1, 1.35, 0.4];
export type Strokes = { keys: number; points: number; thoughts: number; hands: number };
export const secondsOf = ({ keys, points, thoughts, hands }: Strokes): number => keys * k + points * p + thoughts * m + hands * h;
const none = (): Strokes => ({ keys: 0, points: 0, thoughts: 0, hands: 0 });

/** What the focus stands on, as it is said: its name, its label, its group. */
const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const here = document.activeElement as HTMLInputElement | null;
  if (!here || here === document.body) return "";
  return [here.innerText, here.getAttribute("aria-label"), here.labels?.[0]?.innerText, here.name, here.value].filter(Boolean).join(" ").replace(/\s+/g, " ");
});

/** Hands on the keyboard from the first key to the last. */
export const keyboardOf = (page: Page) => {
  const strokes = none();
  const press = async (key: string): Promise<void> => {
    strokes.keys += key.split("+").length;
    await page.keyboard.press(key);
  };
  /** Tab after Tab to what is called so; one thought for finding it. */
  const reach = async (called: RegExp, back = false): Promise<void> => {
    strokes.thoughts += 1;
    for (let at = 0; at < 120; at++) {
      if (called.test(await focused(page))) return;
      await press(back ? "Shift+Tab" : "Tab");
    }
    assert.fail(`« ${called.source} » ne s'atteint pas au clavier`);
  };
  /** `free`: signs that the model does not count, an author's own words beyond a first sentence. */
  const type = async (words: string, free = 0): Promise<void> => {
    strokes.keys += words.length - free;
    await page.keyboard.type(words);
  };
  return { strokes, press, reach, type };
};

/** One thumb on a phone: each touch is thought of and aimed; the keys of its keyboard are keys. */
export const thumbOf = (page: Page) => {
  const strokes = none();
  const tap = async (what: Locator): Promise<void> => {
    strokes.points += 1;
    strokes.thoughts += 1;
    await what.tap();
  };
  /** A touch that sends, and the page that answers. */
  const send = async (what: Locator): Promise<void> => {
    await Promise.all([page.waitForEvent("framenavigated"), tap(what)]);
    await page.waitForLoadState();
  };
  const type = async (where: Locator, words: string): Promise<void> => {
    await tap(where);
    strokes.hands += 1;
    strokes.keys += words.length;
    await where.pressSequentially(words);
  };
  return { strokes, tap, send, type };
};
