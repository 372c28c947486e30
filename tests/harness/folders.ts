import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { atTheEnd } from "./at-the-end.ts";

/** A private folder that goes away with the test. */
export const temporaryFolder = (test: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), "fil-rouge-test-"));
  atTheEnd(test, () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
