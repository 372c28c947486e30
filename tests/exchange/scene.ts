// A run as the job makes it, on a small offer and a fixed day.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createReadStream } from "node:fs";
import { after } from "node:test";
import { newId } from "#ground/ids";
import type { Actor } from "#ground/visit";
import type { OfferRun, RunScope } from "#rooms/exchange/index";
import { findRun, keepFile, launchRun, runOffer, type Work } from "#rooms/exchange/server";
import { noon, type Scene } from "../journeys/scene.ts";

export const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), "fil-rouge-offer-"));
  after(() => rmSync(made, { recursive: true, force: true }));
  return made;
};

export type Launch = { scope?: RunScope; sources?: string[]; departments?: string[]; now?: Date; by?: Actor; files?: string[]; work?: Partial<Work> };

export const launching = (scene: Scene) => {
  const dataFolder = folder();
  /** Brings files and launches a run on them; the job is not made yet. */
  const launch = async ({ files = [], scope = "entire", sources = [], departments = [], now = noon, by = scene.administrator }: Launch): Promise<string> => {
    const id = newId();
    const kept: { name: string; bytes: number; sha256: string }[] = [];
    for (const [rank, path] of files.entries()) {
      const answer = await keepFile(dataFolder, id, rank, path.split("/").at(-1)!, createReadStream(path));
      if (!answer.ok) throw new Error(answer.reason);
      kept.push(answer.file);
    }
    const answer = await scene.as(by, (visit) => launchRun(visit, { id, origin: files.length > 0 ? "files" : "api", files: kept, scope, sources, departments }), now);
    if (!answer.ok) throw new Error(answer.reason);
    return id;
  };
  const work = (runId: string, { now = noon, by = scene.administrator, work: more = {} }: Launch = {}): Promise<void> =>
    runOffer({ db: scene.base.app, dataFolder, runId, actorId: by.id, signal: new AbortController().signal, clock: () => now, address: null, ...more });
  const read = async (id: string): Promise<OfferRun> => (await scene.as(scene.administrator, (visit) => findRun(visit, id)))!;
  return { dataFolder, launch, work, read, run: async (order: Launch): Promise<OfferRun> => {
    const id = await launch(order);
    await work(id, order);
    return read(id);
  } };
};

export const countsOf = ({ rowsTotal, added, changed, reopened, unchanged, explained, set_aside }: OfferRun): Record<string, number> => ({ rowsTotal, added, changed, reopened, unchanged, explained, set_aside });
