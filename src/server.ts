// npm start ends here: configuration, database, first content, pages, jobs; and a clean stop.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder, readConfig } from "#ground/config";
import { CannotStart } from "#ground/database/cannot-start";
import { databaseOver, openPool } from "#ground/database/connect";
import { fingerprint, readMigrations } from "#ground/database/migrate";
import { openConfigured, openInstance } from "#ground/database/open";
import type { OpenedDatabase } from "#ground/database/embedded";
import { openHouse } from "#ground/house";
import { openSealing } from "#ground/open-sealing";
import { newLastAsked, pageAsked } from "#ground/jobs/giving-way";
import { startWorker, type Worker } from "#ground/jobs/worker";
import { holdInspection } from "#ground/documents/inspect";
import { log } from "#ground/log";
import { holdPapers } from "#ground/papers/pdf";
import { atTheDoor } from "#ground/visit";
import { answerRequests, type PageServer, type Serving } from "#ground/serving/house-server";
import { listenPatiently, type Listening } from "#ground/serving/listen";
import { observeRequest } from "#ground/serving/metrics";
import { pageServerSettings } from "#ground/serving/origin";
import { askForNextCases } from "#rooms/boards/server";
import { askForNextSeal, sealWhatIsOver } from "#rooms/journal/server";
import { askForRetention, replayErasures } from "#rooms/keeping/server";
import { askForNextNight } from "#rooms/contracts/server";
import { askForNextMorning } from "#rooms/desk/server";
import { askForNextStir } from "#rooms/referrals/server";
import { askForNextAsking, loadCommunes } from "#rooms/network/server";
import { askForNextLook } from "#rooms/walls/server";
import { fillOnFirstStart } from "./first-start.ts";
import { sealWithTodaysKey } from "./sealed-values.ts";
import { askToSealWords } from "./words-in-clear.ts";
import { jobHandlers } from "./job-handlers.ts";

const migrations = readMigrations();
const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as { version: string };
const serving: Serving = {
  health: { pool: undefined, lastMigration: migrations.at(-1)?.name ?? "", build: { version, schema: fingerprint(migrations).slice(0, 12), node: process.version } },
  pages: undefined,
  takesFiles: (path) => /^\/(reprises|echanges)/.test(path) || /^\/(moi|personnes\/[^/]+)\/documents/.test(path),
};
let listening: Listening | undefined;
let database: OpenedDatabase | undefined;
let worker: Worker | undefined;
let closeKeystore = (): void => undefined;
let sealBeforeLeaving = async (): Promise<void> => undefined;
let stopping = false;

const start = async (): Promise<void> => {
  const config = readConfig();
  listening = await listenPatiently(config, answerRequests(config, serving));
  const opened = await openInstance(config, "application");
  database = opened;
  if (opened.migrated.length > 0) log.info("database.migrated", { count: opened.migrated.length });
  watch(opened);

  holdPapers(new URL("./ground/papers/pdf.thread.ts", import.meta.url));
  holdInspection({ thread: new URL("./ground/documents/pdf.thread.ts", import.meta.url), clamd: config.clamd });
  const { keys, keystore } = await openSealing(config, opened.ownerUrl);
  // Closed, it is one file again: its log is written into it.
  closeKeystore = () => keystore.close();
  const pool = openPool(opened.appUrl);
  const db = databaseOver(pool);
  await sealWithTodaysKey({ db, ownerUrl: opened.ownerUrl, keys, keystore });
  const again = await replayErasures(opened.ownerUrl, keystore);
  if (again > 0) log.warn("people.erased-again", { count: again });
  const lines = await fillOnFirstStart({ ownerUrl: opened.ownerUrl, db, url: listening.url, empty: process.argv.includes("--empty") });
  const communes = await loadCommunes(opened.ownerUrl);
  if (communes > 0) log.info("communes.loaded", { communes });
  const lastAsked = newLastAsked();
  openHouse({
    lastAsked,
    db,
    appUrl: opened.appUrl,
    dataFolder: config.dataFolder,
    clock: () => new Date(),
    observe: (route, status, milliseconds) => {
      pageAsked(lastAsked);
      observeRequest(route, status, milliseconds);
      log.info("http.request", { route, status, ms: Math.round(milliseconds) });
    },
    report: (route, error) => log.error("http.fault", error, { route }),
  });
  Object.assign(process.env, { BODY_SIZE_LIMIT: "420M", ...pageServerSettings(config) });
  serving.pages = await loadPages();
  await atTheDoor(db, askForNextSeal);
  await atTheDoor(db, askToSealWords);
  await atTheDoor(db, askForRetention);
  await atTheDoor(db, askForNextLook);
  await atTheDoor(db, askForNextStir);
  await atTheDoor(db, askForNextCases);
  await atTheDoor(db, askForNextNight);
  await atTheDoor(db, askForNextMorning);
  const home = process.env["ORIGIN"] ?? listening.url;
  await atTheDoor(db, (door) => askForNextAsking(door, home));
  worker = await startWorker(opened.appUrl, jobHandlers);
  sealBeforeLeaving = () => sealWhatIsOver(db, new Date()).catch((error: unknown) => log.error("journal.seal-left", error));
  serving.health.pool = pool;
  for (const line of [...lines, `Fil rouge est ouvert : ${listening.url}`, "Pour arrêter : Ctrl-C."]) process.stdout.write(`${line}\n`);
};

const loadPages = async (): Promise<PageServer> => {
  const file = join(projectFolder, "build/handler.js");
  if (!existsSync(file)) throw new CannotStart("Les pages ne sont pas construites. Lancez « npm run build », ou « npm start » qui le fait.");
  const { handler } = (await import(file)) as { handler: PageServer };
  return handler;
};

/** Our own server died alone: it is started again under the same address, and the pool finds it. */
const watch = (opened: OpenedDatabase): void => {
  void opened.lost.then(async () => {
    if (stopping) return;
    log.warn("database.lost");
    database = await openConfigured(readConfig(), "application");
    watch(database);
    log.info("database.back");
  }).catch(fall);
};

const stop = async (code: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  serving.health.pool = undefined;
  // Whatever lasts beyond this is cut: what it had acknowledged is already on disk.
  setTimeout(() => process.exit(code || 1), 30_000).unref();
  try {
    await Promise.all([listening?.close(), worker?.stop()]);
    serving.pages = undefined;
    await sealBeforeLeaving();
    closeKeystore();
    await database?.stop();
  } catch (error) {
    log.error("stop.failed", error);
  }
  process.exit(code);
};

const fall = (error: unknown): void => {
  if (error instanceof CannotStart) process.stderr.write(`\n${error.message}\n\n`);
  else log.error("process.fault", error);
  void stop(1);
};

process.on("SIGTERM", () => void stop(0));
process.on("SIGINT", () => void stop(0));
// Our launcher was killed: nobody could stop us any more.
process.on("disconnect", () => void stop(0));
process.on("uncaughtException", fall);
process.on("unhandledRejection", fall);
start().catch(fall);
