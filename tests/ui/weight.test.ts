import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { drawSpark } from "#ui/thread/spark";
import { lastViewWorker } from "#ui/last-view";
import { drawComponent, islandFiles, sheet } from "./furniture.ts";
import { dense, simple } from "../../src/routes/(atelier)/atelier/stories.ts";

const root = join(import.meta.dirname, "../..");
const compressed = (text: string | Buffer): number => gzipSync(text, { level: 6 }).length;
const island = (path: string): number => compressed(readFileSync(join(root, "static", path)));
const kilo = 1000;
const thread = async (story: unknown): Promise<number> => compressed((await drawComponent("src/ui/thread/Thread.svelte", { story, title: "Le fil" })).body);

describe("Ce que le navigateur télécharge, compressé", () => {
  it("l'îlot de toutes les pages tient dans 8 ko, celui des clés d'accès dans 5, ceux de son espace dans 2 chacun", () => {
    assert.ok(island(islandFiles.own) <= 2 * kilo, `${island(islandFiles.own)}`);
    assert.ok(compressed(lastViewWorker) <= 2 * kilo, `${compressed(lastViewWorker)}`);
    assert.ok(island(islandFiles.enhance) <= 8 * kilo, `${island(islandFiles.enhance)}`);
    assert.ok(island(islandFiles.passkey) <= 5 * kilo, `${island(islandFiles.passkey)}`);
  });

  it("la police, la feuille et l'îlot laissent 12 ko à la première page", () => {
    const font = readFileSync(join(root, "node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2")).length;
    const total = font + compressed(sheet()) + island(islandFiles.enhance);
    assert.ok(total <= 48 * kilo, `${total}`);
  });

  it("un fil de 300 faits ajoute au plus 8 ko à sa page, un fil simple au plus 5", async () => {
    const story = dense();
    const facts = story.lanes.reduce((sum, lane) => sum + lane.segments.length, 0) + story.knots.length + story.limits.length + story.counts.length;
    assert.ok(facts >= 280, `${facts} faits`);
    const weight = await thread(story);
    assert.ok(weight <= 8 * kilo, `${weight}`);
    assert.ok((await thread(simple)) <= 5 * kilo);
  });

  it("cinquante fils dans une liste ajoutent au plus 8 ko", async () => {
    const stories = Array.from({ length: 50 }, (_, at) => ({ ...simple, today: `2025-${String((at % 12) + 1).padStart(2, "0")}-${String((at % 27) + 1).padStart(2, "0")}`, counts: simple.counts.map((count, place) => ({ ...count, value: (count.value + at * (place + 1)) % 8 })) }));
    const drawn = await Promise.all(stories.map((story) => drawComponent("src/ui/thread/ThreadSpark.svelte", { drawn: drawSpark(story) })));
    const weight = compressed(drawn.map((one) => one.body).join(""));
    assert.ok(weight <= 8 * kilo, `${weight}`);
  });
});
