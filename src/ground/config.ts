import { join, resolve } from "node:path";
import { CannotStart } from "./database/cannot-start.ts";
import { type ClamdAddress, readClamdAddress } from "./documents/clamd.ts";

/** What the operator decides, read once from the environment. */
export interface Config {
  dataFolder: string;
  databaseUrl: string | undefined;
  host: string;
  port: number;
  /** The address people type, when nothing in the request tells it. */
  origin: URL | undefined;
  /** A proxy that we trust sets X-Forwarded-Proto, -Host and -For. */
  behindProxy: boolean;
  metricsToken: string | undefined;
  /** Seals what a stolen database must not show, when the operator keeps the key elsewhere than in the data folder. */
  instanceKey: string | undefined;
  /** Where the keys of the people are kept, when it is not in the data folder. */
  personKeysFile: string | undefined;
  /** The antivirus that looks at documents; null when the operator has none. */
  clamd: ClamdAddress | null;
}

export const projectFolder = join(import.meta.dirname, "../..");

export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => ({
  dataFolder: resolve(projectFolder, env["FIL_ROUGE_DATA"] || ".data"),
  databaseUrl: env["DATABASE_URL"] || undefined,
  host: env["HOST"] || "localhost",
  port: readPort(env["PORT"] || "3000"),
  origin: readOrigin(env["ORIGIN"]),
  behindProxy: env["FIL_ROUGE_PROXY"] === "1",
  metricsToken: env["FIL_ROUGE_METRICS_TOKEN"] || undefined,
  instanceKey: env["FIL_ROUGE_KEY"] || undefined,
  personKeysFile: env["FIL_ROUGE_PERSON_KEYS"] ? resolve(projectFolder, env["FIL_ROUGE_PERSON_KEYS"]) : undefined,
  clamd: readClamd(env["FIL_ROUGE_CLAMD"]),
});

/** The whole address of a page of this house, for a mail. */
export const addressOf = (path: string): string => {
  const { origin, port } = readConfig();
  return `${origin ? origin.origin : `http://localhost:${port}`}${path}`;
};

const readClamd = (text: string | undefined): ClamdAddress | null => {
  const address = text ? readClamdAddress(text) : null;
  if (text && !address) throw new CannotStart(`FIL_ROUGE_CLAMD=${text} n'est pas l'adresse d'un antivirus clamd. Donnez par exemple 127.0.0.1:3310, ou /run/clamav/clamd.ctl`);
  return address;
};

const readPort = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new CannotStart(`PORT=${text} n'est pas un numéro de port. Donnez un nombre entre 1 et 65535, par exemple PORT=3000.`);
  return port;
};

const readOrigin = (text: string | undefined): URL | undefined => {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/") return url;
  throw new CannotStart(`ORIGIN=${text} n'est pas l'adresse d'un site. Écrivez par exemple ORIGIN=https://fil-rouge.exemple.fr`);
};
