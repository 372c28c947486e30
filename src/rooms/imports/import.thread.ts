import { parentPort } from "node:worker_threads";
import { workApart } from "#ground/jobs/thread";
import { Keystore } from "#ground/keystore";
import { holdPersonKeys } from "#ground/person-keys";
import { heldKeys, holdKeys, keyOf, ringOf } from "#ground/sealing";
import { checkList, runImport } from "./work.server.ts";

export type ThreadOrder = { task: "check" | "run"; importId: string; actorId: string; keys: Uint8Array[]; personKeysFile: string };
export type ThreadSaid = { done: number; total: number };

await workApart<ThreadOrder>(async ({ task, importId, actorId, keys, personKeysFile }, apart) => {
  holdKeys(ringOf(keys.map((bytes) => keyOf(Buffer.from(bytes)))));
  const keystore = new Keystore(personKeysFile, heldKeys);
  holdPersonKeys(keystore);
  try {
    await (task === "check" ? checkList : runImport)({ ...apart, importId, actorId, clock: () => new Date(), progress: (done, total) => parentPort?.postMessage({ done, total } satisfies ThreadSaid) });
  } finally {
    keystore.close();
  }
});
