import { timingSafeEqual, createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type pg from "pg";
import type { Config } from "../config.ts";
import { openMetrics, type Gauge } from "./metrics.ts";

/** What the machinery may ask of the house, before any page. */
export interface Health {
  /** undefined while starting or stopping. */
  pool: pg.Pool | undefined;
  /** Name of the last migration this code knows. */
  lastMigration: string;
  build: Record<string, string>;
}

const answer = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(JSON.stringify(body));
};

/** Answers /sante, /pret and /metriques; false for anything else. */
export const answerHealth = async (config: Config, health: Health, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
  switch (request.url) {
    case "/sante":
      answer(response, 200, { vivant: true });
      return true;
    case "/pret": {
      const reason = await whyNotReady(health);
      answer(response, reason ? 503 : 200, reason ? { pret: false, raison: reason } : { pret: true });
      return true;
    }
    case "/metriques":
      if (!mayReadMetrics(config, request)) return false;
      response.writeHead(200, { "content-type": "application/openmetrics-text; version=1.0.0; charset=utf-8", "cache-control": "no-store" });
      response.end(openMetrics(await gauges(health)));
      return true;
    default:
      return false;
  }
};

const whyNotReady = async ({ pool, lastMigration }: Health): Promise<string | undefined> => {
  if (!pool) return "démarrage ou arrêt";
  try {
    const { rows } = await pool.query<{ name: string }>("select name from app_meta.migrations order by number desc limit 1");
    return rows[0]?.name === lastMigration ? undefined : "migrations";
  } catch {
    return "base de données"; // the reason is in the log of whoever fails next; here it is only red or green
  }
};

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** From this machine, or with the token. Behind a proxy everybody comes from this machine, so only the token counts. */
export const mayReadMetrics = (config: Config, request: IncomingMessage): boolean => {
  if (config.metricsToken) {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
    return timingSafeEqual(digest(given), digest(config.metricsToken));
  }
  const forwarded = request.headers["x-forwarded-for"] !== undefined || request.headers["forwarded"] !== undefined;
  return !config.behindProxy && !forwarded && loopback.has(request.socket.remoteAddress ?? "");
};

const gauges = async ({ pool, build }: Health): Promise<Gauge[]> => {
  const known: Gauge[] = [{ name: "filrouge_build", help: "What runs.", values: [{ labels: build, value: 1 }] }];
  if (!pool) return known;
  const connections = [
    { labels: { state: "open" }, value: pool.totalCount },
    { labels: { state: "idle" }, value: pool.idleCount },
    { labels: { state: "waited_for" }, value: pool.waitingCount },
  ];
  return [...known, { name: "filrouge_database_connections", help: "Connections of the application.", values: connections }, await jobGauge(pool)];
};

const jobGauge = async (pool: pg.Pool): Promise<Gauge> => {
  const client = await pool.connect();
  try {
    await client.query("begin read only");
    await client.query("select set_config('role', 'fil_rouge_doorkeeper', true)");
    const { rows } = await client.query<{ state: string; kind: string; value: number }>(
      "select state, kind, count(*) as value from app.jobs where state <> 'done' group by state, kind order by state, kind");
    return { name: "filrouge_jobs", help: "Jobs not done yet, or failed.", values: rows.map(({ state, kind, value }) => ({ labels: { state, kind }, value })) };
  } finally {
    await client.query("rollback");
    client.release();
  }
};
