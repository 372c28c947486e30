// The long work of a run: read, judge, take in batches. Cut at any moment, it goes on after the last batch written.
import type { Kysely } from "kysely";
import type { Tables } from "#ground/tables.generated";
import { type Actor, atTheDoor, visit, type Visit } from "#ground/visit";
import { placeCommunesAgain } from "#rooms/network/server";
import { apiSource, type OfferAddress } from "./api-source.server.ts";
import type { Surroundings } from "./checking.ts";
import type { What } from "./fields.ts";
import { plainFiles, removeOffer } from "./files.server.ts";
import { filesSource } from "./files-source.server.ts";
import { type Judged, newJudge } from "./judging.ts";
import { likenessOf, nearbyIndex } from "./look-alike.ts";
import type { DiStructure } from "./model.ts";
import { type OfferSource, OfferStopped, type ReadingEnd } from "./port.ts";
import { findActor } from "./on-behalf.server.ts";
import { noCounts, type OfferRun, type Warnings } from "./run.ts";
import { addCounts, beginAgain, findRun, type FoundPair, insertExplained, insertPairs, listOwnEntries, lockReached, takeOffered } from "./store.server.ts";
import { finishRun } from "./verbs/finish-run.ts";
import { stopRun } from "./verbs/stop-run.ts";

export type Work = {
  db: Kysely<Tables>; dataFolder: string; runId: string; actorId: string; signal: AbortSignal; clock: () => Date; address: OfferAddress | null;
  world?: Omit<Surroundings, "today">; progress?: (done: number) => void; rest?: () => Promise<void>; retryAfter?: number; pageSize?: number;
};
type Enter = <Answer>(work: (visit: Visit) => Promise<Answer>) => Promise<Answer>;
type Look = (structure: DiStructure) => FoundPair[];

/** Enough for the statements of a batch to cost little a row, few enough for pages to pass between two. */
const batchSize = 250;

const lookerOver = (entries: Parameters<typeof nearbyIndex>[0]): Look => {
  const nearby = nearbyIndex(entries);
  return (structure) => nearby(structure).flatMap((ours) => {
    const like = likenessOf(structure, ours);
    return like ? [{ listedId: ours.id, sourceId: structure.id, name: structure.nom, ...like }] : [];
  });
};

/** Writes a batch once: what is taken, what is explained, what looks like ours. False when the run is over or somebody else wrote it. */
const takeBatch = (enter: Enter, runId: string, batch: readonly Judged[], warnings: Warnings, look: Look): Promise<boolean> =>
  enter(async (at) => {
    if ((await lockReached(at, runId)) !== batch[0]!.place - 1) return false;
    const towards = batch.filter((one) => one.outcome === "towards");
    const rowsOf = (what: What) => towards.filter((one) => one.what === what).map(({ row }) => row);
    const answers = new Map([...(await takeOffered(at, runId, "structure", rowsOf("structure"))), ...(await takeOffered(at, runId, "service", rowsOf("service")))]);
    const counts = noCounts();
    const explained = [];
    for (const one of batch) {
      const { place, what, line, sourceId, name } = one;
      const answer = one.outcome === "towards" ? answers.get(place)! : one.outcome;
      if (answer === "structure-missing" || one.outcome === "explained") {
        counts.explained += 1;
        const reasons = one.outcome === "explained" ? one.reasons : [{ field: "structure_id", code: "structure-missing" as const, value: String(one.outcome === "towards" ? one.row["structure_id"] : "") }];
        explained.push({ place, what, line, sourceId, name, reasons });
      } else counts[answer as keyof typeof counts] += 1;
      if (one.outcome === "towards") for (const doubt of one.doubts) (warnings[doubt] ??= { count: 0, line }).count += 1;
    }
    await insertExplained(at, runId, explained);
    await insertPairs(at, runId, towards.filter(({ what }) => what === "structure").flatMap(({ record }) => look(record as DiStructure)));
    await addCounts(at, runId, batch.at(-1)!.place, counts, warnings);
    return true;
  });

const sourceOf = async (work: Work, run: OfferRun): Promise<OfferSource> =>
  run.origin === "files" ? filesSource(await plainFiles(work.dataFolder, run.id, run.files.length)) : apiSource(work.address, { sources: run.sources, departments: run.departments, ...(work.retryAfter ? { retryAfter: work.retryAfter } : {}), ...(work.pageSize ? { pageSize: work.pageSize } : {}) });

const readAll = async (work: Work, run: OfferRun, enter: Enter): Promise<({ rowsIn: number; kinds: What[] } & ReadingEnd) | null> => {
  const judge = newJudge({ today: await enter((at) => Promise.resolve(at.today)), ...work.world });
  const look = lookerOver(await enter(listOwnEntries));
  const warnings: Warnings = run.warnings;
  const kinds = new Set<What>();
  let [place, batch] = [0, [] as Judged[]];
  const flush = async (): Promise<boolean> => {
    if (batch.length === 0) return true;
    work.signal.throwIfAborted();
    const kept = await takeBatch(enter, run.id, batch, warnings, look);
    work.progress?.(place);
    batch = [];
    await work.rest?.();
    return kept;
  };
  const records = (await sourceOf(work, run)).records();
  try {
    for (let next = await records.next(); ; next = await records.next()) {
      if (next.done) return (await flush()) ? { rowsIn: place, kinds: [...kinds], ...next.value } : null;
      place += 1;
      kinds.add(next.value.what);
      const judged = judge(next.value, place);
      if (place <= run.reached) {
        if (place % 1_000 === 0) work.signal.throwIfAborted();
        continue;
      }
      batch.push(judged);
      if (batch.length >= batchSize && !(await flush())) return null;
    }
  } catch (error) {
    // What was read before the source broke is taken all the same.
    if (error instanceof OfferStopped) await flush();
    throw error;
  } finally {
    await records.return({ passes: null, settled: null });
  }
};

export const runOffer = async (work: Work): Promise<void> => {
  const nobody: Actor = { id: work.actorId, givenName: "", familyName: "", sessionId: null, roles: [] };
  const actor = await visit(work.db, nobody, (at) => findActor(at, work.actorId), work.clock());
  const enter: Enter = (what) => visit(work.db, actor ?? nobody, what, work.clock());
  const found = await enter((at) => findRun(at, work.runId));
  if (!found || found.state !== "running") return;
  const run: OfferRun = found.origin === "api" ? { ...found, reached: 0, warnings: {} } : found;
  if (found.origin === "api" && found.reached > 0) await enter((at) => beginAgain(at, run.id));
  try {
    const end = await readAll(work, run, enter);
    if (end) await enter((at) => finishRun(at, { id: run.id, ...end }));
  } catch (error) {
    if (!(error instanceof OfferStopped)) throw error;
    await enter((at) => stopRun(at, { id: run.id, reason: { code: error.code, detail: error.detail } }));
  }
  await atTheDoor(work.db, placeCommunesAgain, work.clock());
  await removeOffer(work.dataFolder, work.runId);
};
