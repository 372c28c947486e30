import { it } from "node:test";
import assert from "node:assert/strict";
import { aFreePort } from "../harness/application.ts";
import { temporaryFolder } from "../harness/folders.ts";
import { killAgainAndAgain } from "./killing.ts";

it("tuée n'importe quand pendant qu'on écrit, avec sa base ou sans elle, l'application retrouve tout ce qu'elle avait promis", async (test) => {
  const account = await killAgainAndAgain({ folder: temporaryFolder(test), port: await aFreePort(), times: 3, random: Math.random, say: (line) => test.diagnostic(line) });
  assert.deepEqual(account.lost, []);
  assert.equal(account.halfDone, 0);
  assert.ok(account.acknowledged > 0, "nothing was acknowledged: the test saw nothing");
});
