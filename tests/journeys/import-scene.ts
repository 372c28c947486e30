// A list brought to the scene, tried and taken without any page: the same verbs and the same work as the pages and the jobs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { newId } from "#ground/ids";
import type { Actor } from "#ground/visit";
import { suggestMapping } from "#rooms/imports/index";
import { checkList, chooseColumns, findImport, type ListImport, lookAt, receiveFile, receiveList, runImport, startImport } from "#rooms/imports/server";
import { noon, type Scene } from "./scene.ts";

export const bringLists = (scene: Scene) => {
  const dataFolder = mkdtempSync(join(tmpdir(), "reprise-"));
  after(() => rmSync(dataFolder, { recursive: true }));

  const work = (importId: string, actor: Actor, signal = new AbortController().signal, progress: (done: number) => void = () => undefined) =>
    ({ db: scene.base.app, dataFolder, importId, actorId: actor.id, signal, progress, clock: () => noon });
  const found = async (id: string, actor: Actor = scene.cisp): Promise<ListImport> => (await scene.as(actor, (visit) => findImport(visit, id)))!;

  const bring = async (text: string, actor: Actor = scene.cisp, structureId = scene.canal): Promise<string> => {
    const id = newId();
    const received = await receiveFile(dataFolder, id, (async function* () { yield Buffer.from(text); })());
    const looked = await lookAt(dataFolder, id, {});
    if (!received.ok || !looked.ok) throw new Error("this list was meant to be readable");
    const { header, notes, origin } = looked.look;
    const answer = await scene.as(actor, (visit) => receiveList(visit, { id, structureId, fileName: "liste.csv", fileBytes: received.bytes, sha256: received.sha256, kind: origin.kind, header, notes }));
    if (!answer.ok) throw new Error(answer.reason);
    return id;
  };
  const check = async (id: string, { areOthers = false, actor = scene.cisp } = {}): Promise<ListImport> => {
    const { header } = await found(id, actor);
    const chosen = await scene.as(actor, (visit) => chooseColumns(visit, { id, mapping: suggestMapping(header), areOthers }));
    if (!chosen.ok) throw new Error(chosen.reason);
    await checkList(work(id, actor));
    return found(id, actor);
  };
  const start = async (id: string, { areOthers = false, actor = scene.cisp } = {}): Promise<void> => {
    const started = await scene.as(actor, (visit) => startImport(visit, { id, areOthers }));
    if (!started.ok) throw new Error(started.reason);
  };
  /** From the file to the end. */
  const take = async (text: string, { areOthers = false, actor = scene.cisp, structureId = scene.canal } = {}): Promise<ListImport> => {
    const id = await bring(text, actor, structureId);
    await check(id, { areOthers, actor });
    await start(id, { areOthers, actor });
    await runImport(work(id, actor));
    return found(id, actor);
  };
  return { dataFolder, work, found, bring, check, start, take };
};

const letters = ["ba", "de", "fi", "go", "lu", "mé", "no", "pi", "ra", "su", "té", "vo", "xa", "zi"] as const;
const madeUp = (number: number): string => [number % 14, Math.floor(number / 14) % 14, Math.floor(number / 196) % 14].map((at) => letters[at]!).join("");

/** A list of invented people, no two alike. */
export const aList = (count: number, { from = 0 } = {}): string =>
  ["Nom;Prénom;Date de naissance;Date d'entrée;Téléphone", ...Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const [day, month] = [String(1 + (number % 28)).padStart(2, "0"), String(1 + (Math.floor(number / 28) % 12)).padStart(2, "0")];
    return `EXEMPLE ${madeUp(number).toUpperCase()};${madeUp(number * 7 + 3)};${day}/${month}/${1950 + (number % 50)};02/03/2026;06 39 98 00 ${String(number % 100).padStart(2, "0")}`;
  })].join("\r\n");
