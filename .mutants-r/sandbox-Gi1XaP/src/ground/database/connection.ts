import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { errorCode } from "./cannot-start.ts";

/** One connection, closed whatever happens. */
export const withClient = async <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

export const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: "fil-rouge" });
  client.on("error", alreadyTold);
  await client.connect();
  return client;
};

/** A lost connection also fails the query in progress, or the next one; without a listener it would end the process. */
const alreadyTold = (): void => undefined;

/** A server that starts, recovers or stops; a socket not there yet. */
const passing = new Set(["57P03", "57P01", "ECONNREFUSED", "ENOENT", "ECONNRESET", "EPIPE"]);

/** The socket answers while recovery still refuses queries: only a real connection proves that the server is ready. */
export const connectPatiently = async (url: string, patience: number, stillHope: () => boolean = () => true): Promise<pg.Client> => {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await connect(url);
    } catch (error) {
      const cut = error instanceof Error && error.message === "Connection terminated unexpectedly";
      if (!cut && !passing.has(errorCode(error) ?? "")) throw error;
      if (!stillHope() || Date.now() > deadline) throw error;
    }
    await wait(20);
  }
};
