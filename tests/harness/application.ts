// A whole application for a test: its own process, port and database.
//
//   const application = await startApplication(test);
//   await fetch(`${application.url}/sante`);
//
// The pages must be built (npm test does it); the folder and the process go away with the test.
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { atTheEnd } from "./at-the-end.ts";
import { freshDatabase } from "./database.ts";
import { temporaryFolder } from "./folders.ts";
import { runScript, type OtherProcess } from "./other-process.ts";

export const serverScript = join(import.meta.dirname, "../../src/server.ts");

export interface Application extends OtherProcess {
  url: string;
  folder: string;
}

interface Wanted {
  /** Any free one by default. */
  port?: number;
  /** "own" starts the embedded database of a folder; otherwise a migrated database of the shared server, much quicker. */
  database?: "own";
  env?: NodeJS.ProcessEnv;
  args?: string[];
}

/** Starts it on a real, empty instance unless told otherwise; answers once it says that it is open. */
export const startApplication = async (test: TestContext, { port: wanted, database, env = {}, args = ["--empty"] }: Wanted = {}): Promise<Application> => {
  const port = wanted ?? (await aFreePort());
  const folder = temporaryFolder(test);
  const shared = database === "own" ? {} : { DATABASE_URL: await aDatabase(test) };
  const started = runScript(serverScript, args, { env: { FIL_ROUGE_DATA: folder, PORT: String(port), FIL_ROUGE_LOG: "all", ...shared, ...env } });
  atTheEnd(test, async () => {
    started.child.kill("SIGTERM");
    await started.ended;
  });
  await started.said("Fil rouge est ouvert");
  return { ...started, url: `http://localhost:${port}`, folder };
};

/** Whatever else runs on this machine. */
export const aFreePort = async (): Promise<number> => {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
};

const aDatabase = async (test: TestContext): Promise<string> => {
  const base = await freshDatabase();
  atTheEnd(test, base.drop);
  return base.url;
};
