import { createHash, randomBytes } from "node:crypto";
import { createReadStream, mkdtempSync, openAsBlob, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openPool } from "#ground/database/connect";
import { faultNames, writeNationalFile } from "#simulation/national-file";
import { type Measured, percentile, under } from "./bars.ts";
import type { BenchHouse } from "./house.ts";
import { type Answered, errorsOf, offer } from "./pages.ts";

type Run = { id: string; state: string; rows_total: number; added: number; changed: number; reopened: number; unchanged: number; explained: number; set_aside: number; closed: number };
const whole = ({ added, changed, reopened, unchanged, explained, set_aside }: Run): number => added + changed + reopened + unchanged + explained + set_aside;

/** Somebody who may launch an exchange, signed in. */
const anAdministrator = async (house: BenchHouse): Promise<string> => {
  const pool = openPool(house.ownerUrl, 1);
  const { rows: [who] } = await pool.query<{ id: string }>("insert into app.professionals (given_name, family_name, work_email) values ('Mesure', 'Fictive', 'mesure-offre-' || gen_random_uuid() || '@simulation.invalid') returning id");
  await pool.query("insert into app.memberships (professional_id, structure_id, role, starts_on) select $1, id, 'administrator', '2020-01-01' from app.structures limit 1", [who!.id]);
  const token = randomBytes(32).toString("base64url");
  await pool.query("insert into app.sessions (token_hash, professional_id, opened_at, last_seen_at, expires_at, by_means) values ($1, $2, now(), now(), now() + interval '6 hours', 'passkey')", [createHash("sha256").update(token).digest(), who!.id]);
  await pool.end();
  return `fil=${token}`;
};

/** The most memory the process that serves pages ever held, in MiB: the thread of the run is inside it. */
const peakOf = async (house: BenchHouse): Promise<number | null> => {
  if (!house.pid || process.platform !== "linux") return null;
  let text = "";
  for await (const chunk of createReadStream(`/proc/${house.pid}/status`, "utf8")) text += String(chunk);
  return Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1] ?? 0) / 1024;
};

/** The national offer through the pages while others work, faults included; then the same again. */
export const measureOffer = async (house: BenchHouse, { services = 110_000, perSecond = 20 } = {}): Promise<Measured[]> => {
  // The house of the bench is kept: each measure brings an offer it has never seen.
  const seed = `bench/${Date.now()}`;
  const folder = mkdtempSync(join(tmpdir(), "fil-rouge-offre-"));
  const paths = { structures: join(folder, "structures.json"), services: join(folder, "services.json") };
  const written = await writeNationalFile(paths, { seed, services, format: "json", faults: faultNames, oneIn: 60, today: "2026-06-30" });
  const megabytes = Math.round((statSync(paths.structures).size + statSync(paths.services).size) / 1024 / 1024);
  const cookie = await anAdministrator(house);
  const pool = openPool(house.ownerUrl, 1);
  const read = async (): Promise<Run> => (await pool.query<Run>("select * from app.offer_runs order by created_at desc limit 1")).rows[0]!;
  const writes = async (): Promise<number> => {
    await pool.query("select pg_stat_clear_snapshot()");
    await wait(1_500);
    return (await pool.query<{ writes: number }>("select sum(n_tup_ins + n_tup_upd + n_tup_del)::integer as writes from pg_stat_user_tables where schemaname = 'app' and relname in ('directory_structures', 'services', 'offer_ledger')")).rows[0]!.writes;
  };

  const receive = async (words: string): Promise<{ run: Run; seconds: number; answers: Answered[]; peak: number | null }> => {
    const form = new FormData();
    form.set("portee", "entire");
    for (const path of Object.values(paths)) form.append("fichiers", await openAsBlob(path), path.split("/").at(-1));
    const sent = await fetch(`${house.url}/echanges?/lancer`, { method: "POST", redirect: "manual", body: form, headers: { cookie, origin: house.url, accept: "text/html" } });
    if (sent.status !== 303) throw new Error(`the offer was not received: ${sent.status}`);
    const [started, answers]: [number, Answered[]] = [performance.now(), []];
    let over = 0;
    const watch = async (): Promise<void> => {
      while ((await read()).state === "running") await wait(200);
      over = performance.now();
    };
    const offerPages = async (): Promise<void> => {
      for (let turn = 0; over === 0; turn += 1) answers.push(...(await offer(house, perSecond, 2, `offer/${words}/${turn}`)));
    };
    await Promise.all([watch(), offerPages()]);
    return { run: await read(), seconds: (over - started) / 1000, answers, peak: await peakOf(house) };
  };

  await offer(house, perSecond, 10, "warm-up");
  const [before, calm] = [await offer(house, perSecond, 10, "offer/before"), await peakOf(house)];
  const first = await receive("first");
  const quiet = await writes();
  const second = await receive("second");
  const wrote = (await writes()) - quiet;
  await pool.end();
  rmSync(folder, { recursive: true });
  const p95 = (some: readonly Answered[]): number => percentile(some.map(({ ms }) => ms), 0.95);
  const rows = written.structures + written.services;
  return [
    under(`pages demandées avant (${before.length}, ${perSecond}/s), P95`, p95(before), null, "ms"),
    under(`pages pendant la première réception (${first.answers.length}), P95`, p95(first.answers), 100, "ms"),
    under(`pages pendant la seconde (${second.answers.length}), P95`, p95(second.answers), 100, "ms"),
    under(`pages en erreur${errorsOf([...first.answers, ...second.answers])}`, [...first.answers, ...second.answers].filter(({ status }) => status >= 400).length, 0, ""),
    under(`${written.services.toLocaleString("fr-FR")} services et ${written.structures.toLocaleString("fr-FR")} structures (${megabytes} Mo), reçus en`, first.seconds, null, "s"),
    under("les mêmes une seconde fois, en", second.seconds, null, "s"),
    under(`lignes perdues (${first.run.state} : ${first.run.added} ajoutées, ${first.run.explained} expliquées)`, first.run.state === "done" ? Math.abs(rows - whole(first.run)) : rows, 0, ""),
    under("fautes semées et non expliquées, ou l'inverse", Math.abs(first.run.explained - written.refused), 0, ""),
    under(`lignes changées à la seconde (${second.run.unchanged} inchangées)`, second.run.added + second.run.changed + second.run.reopened + second.run.closed, 0, ""),
    under("écritures à la seconde, annuaire et registre des vues", wrote, 0, ""),
    ...(first.peak === null ? [] : [under(`mémoire du processus au plus haut (avant : ${Math.round(calm ?? 0)} Mio)`, Math.max(first.peak, second.peak ?? 0), null, "Mio")]),
  ];
};
