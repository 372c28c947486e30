import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "node:test";
import { sampled, wholeVariable } from "./sample.ts";

const before = process.env[wholeVariable];
beforeEach(() => delete process.env[wholeVariable]);
afterEach(() => (before === undefined ? delete process.env[wholeVariable] : (process.env[wholeVariable] = before)));

it("en deux jours tout a été regardé une fois, et tout d'un coup quand on le demande", () => {
  for (const all of [["un"], ["un", "deux"], ["un", "deux", "trois", "quatre", "cinq"]]) {
    const [odd, even] = [1, 2].map((day) => sampled("essai", all, String, day));
    assert.deepEqual(new Set([...odd!, ...even!]), new Set(all));
    assert.equal(odd!.length + even!.length, all.length);
  }
  process.env[wholeVariable] = "1";
  assert.deepEqual(sampled("essai", ["un", "deux"], String, 1), ["un", "deux"]);
});
