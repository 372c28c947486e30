// The two long works of an import: trying it without writing, and taking it. Both may be cut at any moment.

import type { Kysely } from "kysely";
import type { Reading } from "#ground/tables/model";
import { FileRefused } from "#ground/tables/refusal";
import type { Tables } from "#ground/tables.generated";
import { type Actor, visit, type Visit } from "#ground/visit";
import { batchesOf, type PlacedRow } from "./batches.ts";
import { employeeRecordPlanner, isEmployeeRecords } from "./employee-record.ts";
import { notWritten } from "./explaining.ts";
import { removeFile } from "./files.server.ts";
import { judgeBatch, type Judged, lookAround, type Surroundings } from "./judging.server.ts";
import { openList } from "./look.server.ts";
import type { PlannedRow, ReasonCode, WarningCode } from "./model.ts";
import { findActor } from "./on-behalf.server.ts";
import { type PlanContext, rowPlanner } from "./plan.ts";
import type { Foreseen, ImportState, ListImport, StopReason } from "./states.ts";
import { deleteRows, findImport, insertRows, lockReached, type RowWritten, saveImport } from "./store.server.ts";
import { leftOut } from "./taking.ts";
import { takeRows } from "./taking-rows.server.ts";
import { newTally, type Tally } from "./tally.ts";
import { finishImport } from "./verbs/finish-import.ts";
import { noteCheck } from "./verbs/note-check.ts";
import { stopImport } from "./verbs/stop-import.ts";

export type Work = { db: Kysely<Tables>; dataFolder: string; importId: string; actorId: string; signal: AbortSignal; progress: (done: number, total: number) => Promise<void> | void; clock: () => Date; rest?: () => Promise<void> };

type Walk = { one: ListImport; enter: <Answer>(work: (visit: Visit) => Promise<Answer>) => Promise<Answer>; around: Surroundings };
type BatchDone = (walk: Walk, batch: PlacedRow[]) => Promise<boolean>;

/** Enough for the statements of a batch to cost little a row, few enough for no lock to be held long. */
const batchSize = 100;

const planner = (one: ListImport, { header, dateSystem }: Reading, today: string): ((row: Parameters<ReturnType<typeof rowPlanner>>[0]) => PlannedRow) => {
  const context: PlanContext = { structureId: one.structureId, today, dateSystem, header };
  return isEmployeeRecords(header) || !one.mapping ? employeeRecordPlanner(context) : rowPlanner(context, one.mapping);
};

/** Walks the file from where it was left, in the name of whoever asked. Answers null when the work is over or was stopped. */
const walk = async (work: Work, state: ImportState, tally: Tally, each: BatchDone): Promise<Walk | null> => {
  const nobody: Actor = { id: work.actorId, givenName: "", familyName: "", sessionId: null, roles: [] };
  const actor = await visit(work.db, nobody, (at) => findActor(at, work.actorId), work.clock());
  const enter: Walk["enter"] = (what) => visit(work.db, actor ?? nobody, what, work.clock());
  const one = await enter((at) => findImport(at, work.importId));
  if (!one || one.state !== state) return null;
  const stop = async (reason: StopReason): Promise<null> => {
    await enter((at) => stopImport(at, { id: one.id, reason }));
    await removeFile(work.dataFolder, one.id);
    return null;
  };
  const list = await openList(work.dataFolder, one.id, one.choices);
  if (!list.ok) return stop(list.reason);
  try {
    const today = await enter((at) => Promise.resolve(at.today));
    const around = await enter((at) => lookAround(at, one));
    const walked: Walk = { one, enter, around };
    for await (const batch of batchesOf(list.reading.rows, planner(one, list.reading, today), { reached: one.reached, size: batchSize, tally })) {
      work.signal.throwIfAborted();
      if (!(await each(walked, batch))) return null;
      await work.progress(batch.at(-1)!.position, one.rowsTotal);
      await work.rest?.();
    }
    return walked;
  } catch (error) {
    if (error instanceof FileRefused) return stop({ code: "file", refusal: error.refusal });
    throw error;
  } finally {
    await list.close();
  }
};

const written = ({ row, cells, ...judged }: Judged): RowWritten => {
  const line = row.kind === "aside" ? row.line : row.planned.line;
  const about = { position: row.position, line };
  if (judged.outcome === "take") return { ...about, outcome: "taken", cells: null, personId: null, reasons: [] };
  if (judged.outcome === "unchanged") return { ...about, outcome: "unchanged", cells: null, personId: judged.personId, reasons: [] };
  return { ...about, outcome: judged.outcome, cells: judged.outcome === "aside" ? null : cells, personId: null, reasons: judged.why };
};

const count = <Code extends string>(counts: Partial<Record<Code, number>>, codes: readonly Code[]): void => codes.forEach((code) => (counts[code] = (counts[code] ?? 0) + 1));

/** Reads everything, writes only why rows would not be taken. */
export const checkList = async (work: Work): Promise<void> => {
  const foreseen: Foreseen = { rows: 0, taken: 0, unchanged: 0, refused: 0, waiting: 0, aside: 0, warnings: {}, reasons: {} };
  const tally = newTally();
  const over = await walk(work, "mapped", tally, ({ one, enter, around }, batch) =>
    enter(async (at) => {
      const reached = await lockReached(at, one.id, "mapped");
      if (reached === null) return false;
      // A dry run cut in the middle starts again from nothing.
      if (batch[0]!.position === 1) await deleteRows(at, one.id);
      const judged = await judgeBatch(at, one, around, batch);
      for (const each of judged) {
        foreseen[each.outcome === "take" ? "taken" : each.outcome] += 1;
        if (each.outcome === "take") count(foreseen.warnings, [...(each.codes as WarningCode[]), ...leftOut(each.intake)]);
        else if (each.outcome !== "unchanged") count(foreseen.reasons, each.why.map(({ reasonCode }) => reasonCode as ReasonCode));
      }
      await insertRows(at, one, judged.map(written).filter(({ outcome }) => outcome !== "taken" && outcome !== "unchanged"));
      return true;
    }));
  if (over) await over.enter((at) => noteCheck(at, { id: work.importId, foreseen: { ...foreseen, rows: tally.rowsIn } }));
};

const takeBatch: BatchDone = ({ one, enter, around }, batch) =>
  enter(async (at) => {
    // Another worker took this batch, or somebody stopped the import: whoever holds the import decides.
    if ((await lockReached(at, one.id, "running")) !== batch[0]!.position - 1) return false;
    const judgedRows = await judgeBatch(at, one, around, batch);
    const toTake = judgedRows.flatMap((judged) => (judged.outcome === "take" ? [{ importId: one.id, chantierId: one.structureId, leadId: judged.leadId, intake: judged.intake }] : []));
    const answers = await takeRows(at, toTake);
    const rows = judgedRows.map((judged): RowWritten => {
      const row = written(judged);
      if (judged.outcome !== "take") return row;
      const { intake, codes, cells } = judged;
      const answer = answers.shift()!;
      return answer.ok ? { ...row, personId: answer.value.personId, reasons: [...codes, ...leftOut(intake)] } : { ...row, outcome: "refused", cells, reasons: [notWritten(intake, answer)] };
    });
    await insertRows(at, one, rows);
    await saveImport(at, one.id, ["running"], { reached: batch.at(-1)!.position });
    return true;
  });

/** Takes every row once. Cut in the middle, it goes on after the last batch that was written. */
export const runImport = async (work: Work): Promise<void> => {
  const tally = newTally();
  const over = await walk(work, "running", tally, takeBatch);
  if (!over) return;
  await over.enter((at) => finishImport(at, { id: work.importId, rowsIn: tally.rowsIn }));
  await removeFile(work.dataFolder, work.importId);
};
