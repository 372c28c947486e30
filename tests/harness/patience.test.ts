import assert from "node:assert/strict";
import { it } from "node:test";
import { patiently } from "./template.ts";

it("un serveur de tests trop lent à répondre est redemandé cinq fois ; une autre faute se dit tout de suite", async () => {
  const asked = async (says: string, failures: number): Promise<number> => {
    let times = 0;
    await patiently(async () => {
      times += 1;
      if (times <= failures) throw new Error(says);
    });
    return times;
  };
  assert.equal(await asked("timeout expired", 5), 6);
  await assert.rejects(asked("timeout expired", 6), /timeout expired/);
  await assert.rejects(asked("no password", 1), /no password/);
});
