import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { JsonCutter, parseRecord } from "../../src/rooms/exchange/json-records.ts";

const cut = (text: string, size = text.length): { records: (Record<string, unknown> | null)[]; lines: number[]; whole: boolean } => {
  const cutter = new JsonCutter();
  const found = [];
  for (let at = 0; at < text.length; at += size) found.push(...cutter.push(text.slice(at, at + size)));
  found.push(...cutter.end());
  return { records: found.map((one) => parseRecord(one.text)), lines: found.map(({ line }) => line), whole: cutter.whole };
};

describe("Une liste JSON, coupée fiche par fiche", () => {
  it("rend exactement les fiches, quelle que soit la taille des morceaux", () => {
    const record = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string())), { minKeys: 1 });
    fc.assert(fc.property(fc.array(record, { maxLength: 8 }), fc.integer({ min: 1, max: 40 }), fc.boolean(), (records, size, pretty) => {
      const text = pretty ? JSON.stringify({ total: 3, items: records }, null, 2) : JSON.stringify(records);
      const answer = cut(text, size);
      assert.deepEqual(answer.records, records.map((one) => parseRecord(JSON.stringify(one))));
      assert.ok(answer.whole);
    }), { numRuns: 500 });
  });

  it("une fiche abîmée est dite, à sa ligne, et la suivante est lue", () => {
    const broken = cut('[\n{"id":"1"},\n{"id":"2","nom":"sans fin",\n{"id":"3"},\n{"id":"4","nom":"guillemet perdu},\n{"id":"5"}\n]');
    assert.deepEqual(broken.records.map((one) => one?.["id"] ?? null), ["1", null, "3", null, "5"]);
    assert.deepEqual(broken.lines, [2, 3, 4, 5, 6]);
    assert.ok(broken.whole);
  });

  it("des objets dans une fiche n'en font pas d'autres", () => {
    assert.deepEqual(cut('[{"id":"1","structure":{"id":"s"},"doublons":[{"id":"x"},{"id":"y"}]},{"id":"2"}]').records.map((one) => one?.["id"]), ["1", "2"]);
  });

  it("un fichier qui s'arrête trop tôt se voit", () => {
    const answer = cut('[{"id":"1"},{"id":"2","no');
    assert.deepEqual([answer.records.map((one) => one?.["id"] ?? null), answer.whole], [["1", null], false]);
  });
});
