import { relative } from "node:path";

/**
 * A reporter of node:test that writes how many tests passed, and which failed, once, at the end.
 * @param {AsyncIterable<import("node:test/reporters").TestEvent>} source
 */
export default async function* (source) {
  let passed = 0;
  /** @type {string[]} */
  const failed = [];
  for await (const { type, data } of source) {
    if (type !== "test:pass" && type !== "test:fail") continue;
    if (data.details.type === "suite") continue;
    if (type === "test:fail") failed.push(`${data.name} (${relative("", data.file ?? "?")})`);
    else if (!data.skip && !data.todo) passed += 1;
  }
  yield JSON.stringify({ passed, failed });
}
