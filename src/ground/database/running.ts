import type pg from "pg";
import type { Database } from "./connect.ts";

/** The database the running server opened. */
export interface RunningDatabase {
  db: Database;
  pool: pg.Pool;
  appUrl: string;
}

// The pages are bundled apart from src/server.ts: only the process itself is common to both.
const place = globalThis as typeof globalThis & { filRougeDatabase?: RunningDatabase };

export const setRunningDatabase = (database: RunningDatabase): void => {
  place.filRougeDatabase = database;
};

/** For src/hooks.server.ts; rooms receive a visit instead. */
export const runningDatabase = (): RunningDatabase => {
  if (!place.filRougeDatabase) throw new Error("No database is open in this process: src/server.ts opens it");
  return place.filRougeDatabase;
};
