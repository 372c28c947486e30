import { it } from "node:test";
import assert from "node:assert/strict";
import { faultOf } from "#ground/log";
import { runLines } from "../harness/other-process.ts";

it("le journal technique dit l'erreur sans citer ce que quelqu'un a écrit", async () => {
  const error = Object.assign(new RangeError("Octave Fictif, 0600000000"), { code: "23505", constraint: "one_thing_at_a_time", detail: "Key (name)=(Octave Fictif)" });
  assert.equal(faultOf(error).fault, "RangeError 23505 one_thing_at_a_time");
  assert.doesNotMatch(JSON.stringify(faultOf(error)), /Octave|0600000000/);
  assert.match(faultOf(error).where ?? "", /tests\/ground\/log\.test\.ts/);
});

it("chaque ligne du journal est un objet JSON avec son heure, son niveau et son événement", async () => {
  const other = runLines(`import { log } from "#ground/log"; log.info("thing.done", { route: "/personnes/[id]", ms: 3 }); log.error("thing.failed", new Error("secret"));`, { env: { FIL_ROUGE_LOG: "all" } });
  assert.equal(await other.ended, 0);
  const lines = other.output().trim().split("\n").map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(lines.map(({ level, event }) => `${level} ${event}`).toSorted(), ["error thing.failed", "info thing.done"]);
  assert.doesNotMatch(other.output(), /secret/);
});
