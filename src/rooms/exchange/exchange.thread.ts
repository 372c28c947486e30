import { parentPort } from "node:worker_threads";
import { workApart } from "#ground/jobs/thread";
import { readOfferAddress } from "./api-source.server.ts";
import { runOffer } from "./work.server.ts";
import { theWorld } from "./world.server.ts";

export type ThreadOrder = { runId: string; actorId: string };

await workApart<ThreadOrder>((order, apart) => runOffer({ ...order, ...apart, clock: () => new Date(), address: readOfferAddress(), world: theWorld(), progress: (done) => parentPort?.postMessage(done) }));
