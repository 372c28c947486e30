import { log } from "#ground/log";
import { workApart } from "#ground/jobs/thread";
import { countAllDeadlines } from "./every-deadline.server.ts";

export type ThreadOrder = { now: Date };

await workApart<ThreadOrder>(async ({ now }, { db, signal, rest }) => {
  const pause = async (): Promise<void> => {
    signal.throwIfAborted();
    await rest();
  };
  log.info("contracts.deadlines-counted", await countAllDeadlines(db, now, pause));
});
