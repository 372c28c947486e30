import assert from "node:assert/strict";
import { it } from "node:test";
import fc from "fast-check";
import { fewest, tellable, told } from "./small-counts.ts";

it("de un à cinq, le compte n'est pas dit ; zéro et six le sont", () => {
  assert.deepEqual([0, 1, 5, 6, 40].map((count) => told(count)), [0, null, null, 6, 40]);
});

it("aucune soustraction ne rend un petit compte : jamais une seule ligne tue dans une liste dont le total est dit", () => {
  assert.deepEqual(tellable([20, 3, 9]), [true, false, false]);
  assert.deepEqual(tellable([20, 3, 4, 9]), [true, false, false, true]);
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 12 }), (people) => {
    const shown = tellable(people);
    const hidden = people.filter((_, at) => !shown[at]);
    assert.ok(people.every((count, at) => !shown[at] || told(count) !== null));
    const couldHide = people.filter((count) => count > 0).length > 1;
    if (hidden.length > 0 && couldHide) assert.ok(hidden.length > 1 && hidden.reduce((a, b) => a + b, 0) >= fewest - 4, JSON.stringify({ people, shown }));
  }));
});
