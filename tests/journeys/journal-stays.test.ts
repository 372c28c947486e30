import assert from "node:assert/strict";
import { it } from "node:test";
import { recordAtTheDoor } from "#rooms/journal/server";
import { setScene } from "./scene.ts";

it("Ce qui est au journal y reste : ni qui visite ni le gardien ne le change ou ne l'efface", async () => {
  const scene = await setScene();
  await scene.door((door) => recordAtTheDoor(door, "session.opened", scene.cisp.id));
  for (const enter of [(work: Parameters<typeof scene.door>[0]) => scene.door(work), (work: Parameters<typeof scene.door>[0]) => scene.as(scene.administrator, work)]) {
    await assert.rejects(enter(({ tx }) => tx.updateTable("journal").set({ event: "session.closed" }).execute()), /permission denied/);
    await assert.rejects(enter(({ tx }) => tx.deleteFrom("journal").execute()), /permission denied/);
  }
  assert.equal((await scene.rows("select from app.journal")).length, 1);
});
