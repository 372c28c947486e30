// docs/asvs.md is believed by those who read it: what it names must exist, and nothing of the standard may be left out.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";

const root = join(import.meta.dirname, "..");
const rows = readFileSync(join(root, "docs/asvs.md"), "utf8").split("\n").filter((line) => /^\| \d/.test(line)).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));

/** How many requirements each section has: level 2 everywhere; level 3 too in chapters 6, 7, 8 and 14. Sections of what we are not are one line. */
const counts: Record<string, number> = {
  "1.1": 2, "1.2": 9, "1.3": 11, "1.4": 3, "1.5": 2, "2.1": 3, "2.2": 3, "2.3": 4, "2.4": 1, "3.2": 2, "3.3": 4, "3.4": 6, "3.5": 5, "3.7": 2, "4.1": 3, "4.2": 1, "4.3": 2, "4.4": 4,
  "5.1": 1, "5.2": 3, "5.3": 2, "5.4": 3, "6.1": 3, "6.2": 12, "6.3": 8, "6.4": 6, "6.5": 8, "6.6": 4, "6.7": 2, "6.8": 4, "7.1": 3, "7.2": 4, "7.3": 2, "7.4": 5, "7.5": 3, "7.6": 2,
  "8.1": 4, "8.2": 4, "8.3": 3, "8.4": 2, "9.1": 3, "9.2": 4, "10.1": 2, "10.2": 2, "10.5": 5, "11.1": 2, "11.2": 3, "11.3": 3, "11.4": 4, "11.5": 1, "11.6": 1, "12.1": 3, "12.2": 2, "12.3": 4,
  "13.1": 1, "13.2": 5, "13.3": 2, "13.4": 5, "14.1": 2, "14.2": 8, "14.3": 3, "15.1": 3, "15.2": 3, "15.3": 7, "16.1": 1, "16.2": 5, "16.3": 4, "16.4": 3, "16.5": 3,
};
const whole = ["10.3.1 à 10.3.4", "10.4.1 à 10.4.11", "10.6.1 à 10.6.2", "10.7.1 à 10.7.3", "17.1.1 à 17.3.2"];

describe("Le tableau de la norme ASVS", () => {
  it("ne laisse de côté aucune exigence, et n'en dit aucune deux fois", () => {
    const expected = Object.entries(counts).flatMap(([section, count]) => Array.from({ length: count }, (_, at) => `${section}.${at + 1}`));
    assert.deepEqual(rows.map(([number]) => number).sort(), [...expected, ...whole].sort());
  });

  it("a trois états, et dit toujours par quoi ou pourquoi", () => {
    for (const [number, , , how, state] of rows) {
      assert.ok(["tient", "ne tient pas encore", "sans objet"].includes(state!), `${number} ${state}`);
      assert.ok(how && how !== "", `${number}`);
    }
    assert.ok(rows.filter(([, , , , state]) => state === "tient").length > 100);
  });

  it("ne nomme que des fichiers qui existent", () => {
    const named = rows.flatMap(([, , , how]) => [...how!.matchAll(/`([\w.[\]+-]+(?:\/[\w.[\]+-]+)+)`/g)].map((found) => found[1]!));
    assert.ok(named.length > 100);
    assert.deepEqual([...new Set(named)].filter((file) => !existsSync(join(root, file))), []);
  });
});
