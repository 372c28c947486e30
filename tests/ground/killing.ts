// Kills a whole application under writes, again and again, and compares what it had acknowledged with what is found.
import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { withClient } from "#ground/database/connection";
import { openEmbedded } from "#ground/database/embedded";
import { prepareDatabase } from "#ground/database/prepare";
import { readConfig } from "#ground/config";
import { openSealing } from "#ground/open-sealing";
import { readWords } from "#ground/person-keys";
import { loadSimulation, sizeFor } from "#simulation/load";
import { serverScript } from "../harness/application.ts";
import { runScript, type OtherProcess } from "../harness/other-process.ts";

export interface Killing {
  folder: string;
  port: number;
  times: number;
  /** Between 0 and 1; the same numbers choose the same victims and moments. */
  random: () => number;
  say?: (line: string) => void;
}

export interface Account {
  acknowledged: number;
  /** Acknowledged and not found, or found twice. */
  lost: string[];
  /** Notes without their line in the journal, or the reverse. */
  halfDone: number;
}

/** Who is killed: the application, the database's first process, both in either order, or every process of both. */
export const victims = ["application", "database", "application then database", "database then application", "everything"] as const;

export const killAgainAndAgain = async ({ folder, port, times, random, say = () => undefined }: Killing): Promise<Account> => {
  const writer = await settle(folder);
  const acknowledged: string[] = [];
  for (let round = 1; round <= times; round += 1) {
    const started = performance.now();
    const application = runScript(serverScript, [], { env: { FIL_ROUGE_DATA: folder, PORT: String(port), FIL_ROUGE_LOG: "none" } });
    try {
      await application.said("Fil rouge est ouvert");
      const ready = performance.now() - started;
      const before = acknowledged.length;
      const victim = await killUnderWrites(application, { folder, port, random, ...writer, round, acknowledged });
      say(`${round}/${times} ${victim}: open in ${Math.round(ready)} ms, ${acknowledged.length - before} writes acknowledged`);
    } finally {
      application.child.kill("SIGKILL");
      await application.ended;
    }
  }
  return account(folder, acknowledged);
};

interface Round extends Pick<Killing, "folder" | "port" | "random"> {
  persona: string;
  person: string;
  round: number;
  acknowledged: string[];
}

const killUnderWrites = async (application: OtherProcess, { folder, port, random, persona, person, round, acknowledged }: Round): Promise<string> => {
  const cookie = await enter(port, persona);
  const stop = new AbortController();
  const writers = Array.from({ length: 4 }, (_, hand) => keepWriting(port, cookie, person, `${round}.${hand}`, acknowledged, stop.signal));
  // The first round is killed once a write was promised, so that there is something to find again; the others whenever it falls, the first page included.
  while (round === 1 && acknowledged.length === 0) await wait(10);
  await wait(random() * 800);
  const victim = victims[Math.floor(random() * victims.length)] ?? "everything";
  await kill(victim, application, folder);
  stop.abort();
  await Promise.all(writers);
  return victim;
};

/** A small simulated instance, and in it somebody who may write in somebody's file. */
export const settle = async (folder: string): Promise<{ persona: string; person: string }> => {
  const opened = await openEmbedded({ dataFolder: folder, as: "command" });
  await prepareDatabase(opened);
  await openSealing(readConfig({ FIL_ROUGE_DATA: folder }), opened.ownerUrl);
  await loadSimulation(opened.ownerUrl, { size: sizeFor(40), people: 40 });
  const { rows } = await withClient(opened.ownerUrl, (client) => client.query<{ persona: string; person: string }>(`
    select l.professional_id as persona, j.person_id as person from app.lead_referents l join app.journeys j on j.id = l.journey_id
    join app.personas p on p.professional_id = l.professional_id where j.closed_on is null and l.ends_on is null limit 1`));
  await opened.stop();
  if (!rows[0]) throw new Error("The small instance has no persona who leads an open journey");
  return rows[0];
};

export const post = (port: number, path: string, fields: Record<string, string>, cookie = ""): Promise<Response> =>
  fetch(`http://localhost:${port}${path}`, {
    method: "POST", redirect: "manual", body: new URLSearchParams(fields),
    headers: { accept: "text/html", cookie, origin: `http://localhost:${port}`, "content-type": "application/x-www-form-urlencoded" },
    signal: AbortSignal.timeout(20_000),
  });

export const enter = async (port: number, persona: string): Promise<string> => {
  const answer = await post(port, "/personas", { persona });
  if (answer.status !== 303) throw new Error(`The persona could not come in: ${answer.status}`);
  return answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
};

/** Only an answer that sends back to the file counts as acknowledged; anything else is uncertain and promises nothing. */
const keepWriting = async (port: number, cookie: string, person: string, hand: string, acknowledged: string[], signal: AbortSignal): Promise<void> => {
  for (let count = 1; !signal.aborted; count += 1) {
    const body = `note ${hand}.${count}`;
    try {
      const answer = await post(port, `/personnes/${person}/ecrire`, { body }, cookie);
      if (answer.status === 303 && answer.headers.get("location")?.startsWith(`/personnes/${person}?ecrit`)) acknowledged.push(body);
    } catch {
      await wait(5); // the connection was cut: this one was not acknowledged
    }
  }
};

const postmasterOf = (folder: string): number => Number(readFileSync(join(folder, "pg/postmaster.pid"), "utf8").split("\n")[0]);

const databaseProcesses = (folder: string): number[] =>
  readdirSync("/proc").filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`) === join(folder, "pg");
    } catch {
      return false; // gone meanwhile
    }
  }).map(Number);

export const kill = async (victim: (typeof victims)[number], application: OtherProcess, folder: string): Promise<void> => {
  const database = postmasterOf(folder);
  const all = databaseProcesses(folder);
  const order = {
    "application": [application.child.pid],
    "database": [database],
    "application then database": [application.child.pid, database],
    "database then application": [database, application.child.pid],
    "everything": [application.child.pid, ...all],
  }[victim];
  for (const pid of order) {
    try {
      if (pid) process.kill(pid, "SIGKILL");
    } catch (error) {
      // Listed a moment ago, it has ended by itself.
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
  // Alone, the application starts its database again and goes on acknowledging: let it.
  if (victim === "database") await wait(400);
};

const account = async (folder: string, acknowledged: string[]): Promise<Account> => {
  const opened = await openEmbedded({ dataFolder: folder, as: "command" });
  try {
    return await withClient(opened.ownerUrl, async (client) => {
      // A key that was not on disk before its words would show here: they would be there, and never open.
      const { keystore } = await openSealing(readConfig({ FIL_ROUGE_DATA: folder }), opened.ownerUrl);
      const found = await client.query<{ id: string; body: string; told: boolean }>(`
        select n.id, n.body, exists (select from app.journal j where j.subject_id = n.id and j.event = 'note.written') as told from app.notes n where n.written_at > now() - interval '1 hour'`);
      const ours = found.rows.map(({ id, body, told }) => ({ body: readWords(body, `notes.body:${id}`), told })).filter(({ body }) => /^note .+\..+\..+/.test(body));
      keystore.close();
      const told = await client.query<{ count: number }>("select count(*)::int as count from app.journal j left join app.notes n on n.id = j.subject_id where j.event = 'note.written' and n.id is null");
      const times = (body: string): number => ours.filter((one) => one.body === body).length;
      return { acknowledged: acknowledged.length, lost: acknowledged.filter((body) => times(body) !== 1), halfDone: ours.filter((one) => !one.told).length + (told.rows[0]?.count ?? 0) };
    });
  } finally {
    await opened.stop();
  }
};
