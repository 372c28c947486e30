import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { openPool } from "#ground/database/connect";
import type { Config } from "#ground/config";
import { openInstance } from "#ground/database/open";
import { openSealing } from "#ground/open-sealing";
import { loadSimulation, sizeFor } from "#simulation/load";

export type Scale = "S" | "L";
export type Visitor = { id: string; role: string; cookie: string; people: string[] };
export type BenchHouse = { url: string; ownerUrl: string; appUrl: string; files: number; visitors: Visitor[]; startMs: number; /** The process that serves pages. */ pid: number | undefined; close: () => Promise<void> };

const root = join(import.meta.dirname, "..");

/** Where the import bench writes. A chantier of a hundred thousand people is nobody's: those who work there, or coordinate it, are never among the visitors. */
export const measuredChantier = "Chantier de mesure";

/** Professionals with open doors: mostly those who lead, some who coordinate or direct; each with people she may open. */
const openSessions = async (ownerUrl: string, count: number): Promise<Visitor[]> => {
  const pool = openPool(ownerUrl, 2);
  const { rows } = await pool.query<{ id: string; role: string; people: string[] }>(
    `(select m.professional_id as id, m.role, array(select person_id from app.lead_referents l where l.professional_id = m.professional_id and l.ends_on is null limit 30) as people
      from app.memberships m join app.structures s on s.id = m.structure_id and s.name <> $3 where m.role = 'cisp' and m.ends_on is null order by md5(m.id::text) limit $1)
     union all
     (select m.professional_id, m.role, array(select j.person_id from app.structures h join app.structures c on c.territory_id = h.territory_id and c.kind = 'chantier'
          cross join lateral (select person_id from app.journeys where followed_by = c.id and closed_on is null limit 4) j where h.id = m.structure_id limit 30)
      from app.memberships m join app.structures own on own.id = m.structure_id
      where m.role = 'coordinator' and not exists (select from app.structures x where x.territory_id = own.territory_id and x.name = $3) order by md5(m.id::text) limit $2)
     union all
     (select m.professional_id, m.role, array(select person_id from app.journeys where followed_by = m.structure_id and closed_on is null limit 30)
      from app.memberships m join app.structures s on s.id = m.structure_id and s.name <> $3 where m.role = 'director' and m.ends_on is null order by md5(m.id::text) limit $4)`, [Math.round(count * 0.75), Math.round(count * 0.15), measuredChantier, Math.round(count * 0.1)]);
  const visitors: Visitor[] = [];
  for (const { id, role, people } of rows.filter((row) => row.people.length > 0)) {
    const token = randomBytes(32).toString("base64url");
    await pool.query("insert into app.sessions (token_hash, professional_id, opened_at, last_seen_at, expires_at, by_means) values ($1, $2, now(), now(), now() + interval '6 hours', 'password')", [createHash("sha256").update(token).digest(), id]);
    visitors.push({ id, role, people, cookie: `fil=${token}` });
  }
  await pool.end();
  return visitors;
};

/** The product at a scale, on a data folder of its own, filled once and kept. */
export const openBenchHouse = async (scale: Scale, port = 3190): Promise<BenchHouse> => {
  const dataFolder = process.env[`FIL_ROUGE_BENCH_${scale}`] ?? join(root, `.data/bench-${scale}`);
  const config = { dataFolder, databaseUrl: undefined } as Config;
  const opened = await openInstance(config, "command");
  const pool = openPool(opened.ownerUrl, 1);
  // Held in this process too: some measures read files without the server.
  await openSealing(config, opened.ownerUrl);
  const { rows: filled } = await pool.query("select 1 from app.instance");
  if (filled.length === 0) {
    console.log(`Première mesure à l'échelle ${scale} : je remplis ${dataFolder} (longtemps pour L).`);
    await loadSimulation(opened.ownerUrl, scale === "S" ? { size: { kind: "today" } } : { size: sizeFor(650_000), people: 650_000, pace: 20, services: 110_000 });
  }
  const { rows: counted } = await pool.query<{ count: string }>("select count(*) from app.people");
  await pool.end();
  const visitors = await openSessions(opened.ownerUrl, scale === "S" ? 60 : 400);
  await opened.stop();

  const started = performance.now();
  const server = spawn(process.execPath, [join(root, "src/server.ts")], { env: { ...process.env, FIL_ROUGE_DATA: dataFolder, PORT: String(port), FIL_ROUGE_LOG: "none" }, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    server.stdout.on("data", (said: Buffer) => String(said).includes("Fil rouge est ouvert") && resolve());
    server.once("exit", (code) => reject(new Error(`the server stopped before it opened (${code})`)));
  });
  const startMs = performance.now() - started;
  const running = await openInstance(config, "command");
  const close = async (): Promise<void> => {
    await running.stop();
    server.kill("SIGTERM");
    await once(server, "exit");
  };
  return { url: `http://localhost:${port}`, ownerUrl: running.ownerUrl, appUrl: running.appUrl, files: Number(counted[0]?.count), visitors, startMs, pid: server.pid, close };
};
