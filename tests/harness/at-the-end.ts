import type { TestContext } from "node:test";

type Gesture = () => unknown;
const gestures = new WeakMap<TestContext, Gesture[]>();

/** What a test opened is closed in the reverse order: node:test's own `after` would remove a folder before stopping who works in it. */
export const atTheEnd = (test: TestContext, gesture: Gesture): void => {
  const known = gestures.get(test);
  if (known) {
    known.push(gesture);
    return;
  }
  const list = [gesture];
  gestures.set(test, list);
  test.after(async () => {
    for (const next of list.toReversed()) await next();
  });
};
