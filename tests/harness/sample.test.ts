import assert from "node:assert/strict";
import { afterEach, beforeEach, it } from "node:test";
import { sampled, wholeVariable } from "./sample.ts";

const before = process.env[wholeVariable];
beforeEach(() => delete process.env[wholeVariable]);
afterEach(() => (before === undefined ? delete process.env[wholeVariable] : (process.env[wholeVariable] = before)));

it("en quelques jours tout a été regardé une fois, et tout d'un coup quand on le demande", () => {
  for (const oneIn of [2, 4]) for (const all of [["un"], ["un", "deux"], ["un", "deux", "trois", "quatre", "cinq"]]) {
    const looked = Array.from({ length: oneIn }, (_, day) => sampled("essai", all, { oneIn, day })).flat();
    assert.deepEqual([...looked].sort(), [...all].sort());
  }
  process.env[wholeVariable] = "1";
  assert.deepEqual(sampled("essai", ["un", "deux"], { day: 1 }), ["un", "deux"]);
});
