import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectFolder, readConfig, type Config } from "../config.ts";
import { CannotStart } from "../database/cannot-start.ts";
import { openConfigured } from "../database/open.ts";
import type { OpenedDatabase } from "../database/embedded.ts";
import type { Manifest } from "./manifest.ts";

/** What an archive carries for whoever would check it without us. */
export const enclosed: readonly string[] = ["docs/verify-journal.mjs", "docs/journal-chain.md"].map((file) => join(projectFolder, file));

export interface Command {
  database: OpenedDatabase;
  config: Config;
  documentsFolder: string;
  application: string;
  options: Record<string, string | undefined>;
}

/** Runs a command on the configured database, running or not; a CannotStart is one sentence and an exit code. */
export const runCommand = async (names: string[], work: (command: Command) => Promise<void>): Promise<void> => {
  let database: OpenedDatabase | undefined;
  try {
    const options = readOptions(names);
    const config = readConfig();
    const { version } = JSON.parse(readFileSync(join(projectFolder, "package.json"), "utf8")) as { version: string };
    database = await openConfigured(config, "command");
    await work({ database, config, options, application: version, documentsFolder: join(config.dataFolder, "documents") });
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`\n${error.message}\n\n`);
    process.exitCode = 1;
  } finally {
    await database?.stop();
  }
};

const readOptions = (names: string[]): Record<string, string | undefined> => {
  try {
    return parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: "string" as const }])) }).values;
  } catch {
    throw new CannotStart(`Je ne connais que : ${names.map((name) => `--${name} CHEMIN`).join(", ")}.`);
  }
};

export const tell = (what: string, manifest: Manifest): void => {
  const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
  console.log(`${what} (${manifest.tables.length} tables, ${rows.toLocaleString("fr-FR")} lignes, ${manifest.documents.length} documents).`);
};
