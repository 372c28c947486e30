import { createHash, randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { openPool } from "#ground/database/connect";
import { type Measured, over, percentile, under } from "./bars.ts";
import { type BenchHouse, measuredChantier } from "./house.ts";
import { type Answered, errorsOf, offer } from "./pages.ts";

const syllables = ["ba", "de", "fi", "go", "lu", "me", "no", "pi", "ra", "su", "te", "vo", "xa", "zi"] as const;
const madeUp = (number: number): string => [0, 1, 2, 3, 4].map((power) => syllables[Math.floor(number / 14 ** power) % 14]!).join("");

/** A chantier of its own, with as many leads as it takes: one who accompanies a hundred thousand people does not exist. */
const prepare = async (house: BenchHouse, leads: number): Promise<{ cookie: string; chantier: string; mails: string[] }> => {
  const pool = openPool(house.ownerUrl, 1);
  const { rows: [made] } = await pool.query<{ id: string }>("insert into app.structures (kind, name, territory_id, opened_on) select 'chantier', $1, id, '2020-01-01' from app.territories limit 1 returning id", [measuredChantier]);
  const batch = randomBytes(4).toString("hex");
  const { rows } = await pool.query<{ id: string; work_email: string }>("insert into app.professionals (given_name, family_name, work_email) select 'Mesure', 'Fictive ' || n, 'mesure-' || $1 || '-' || n || '@simulation.invalid' from generate_series(1, $2::int) n returning id, work_email", [batch, leads]);
  await pool.query("insert into app.memberships (professional_id, structure_id, role, starts_on) select unnest($1::uuid[]), $2, 'cisp', '2020-01-01'", [rows.map(({ id }) => id), made!.id]);
  const token = randomBytes(32).toString("base64url");
  await pool.query("insert into app.sessions (token_hash, professional_id, opened_at, last_seen_at, expires_at, by_means) values ($1, $2, now(), now(), now() + interval '6 hours', 'passkey')", [createHash("sha256").update(token).digest(), rows[0]!.id]);
  await pool.end();
  return { cookie: `fil=${token}`, chantier: made!.id, mails: rows.map(({ work_email }) => work_email) };
};

const aList = (rows: number, mails: readonly string[]): string =>
  ["Nom;Prénom;Date de naissance;Date d'entrée;Téléphone;Mail du CISP;Logement", ...Array.from({ length: rows }, (_, at) => {
    const born = `${String(1 + (at % 28)).padStart(2, "0")}/${String(1 + (Math.floor(at / 28) % 12)).padStart(2, "0")}/${1950 + (at % 50)}`;
    const wrong = at % 100 === 99 ? "31/02/1990" : born;
    return `FICTIF ${madeUp(at).toUpperCase()};${madeUp(at * 7 + 5)};${wrong};02/03/2026;06 39 98 00 ${String(at % 100).padStart(2, "0")};${mails[at % mails.length]};hôtel`;
  })].join("\r\n");

type Counts = { state: string; rows_total: number; taken: number; unchanged: number; explained: number };

/** A list through the pages while others work: how long pages take meanwhile, how fast rows go, and that none is lost. */
export const measureImports = async (house: BenchHouse, { rows = 100_000, perSecond = 20 } = {}): Promise<Measured[]> => {
  const { cookie, chantier, mails } = await prepare(house, Math.max(1, Math.ceil(rows / 100)));
  const ask = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${house.url}${path}`, { redirect: "manual", ...init, headers: { cookie, origin: house.url, accept: "text/html", ...init.headers } });
  const post = (path: string, fields: Record<string, string> = {}): Promise<Response> => ask(path, { method: "POST", body: new URLSearchParams(fields) });
  const pool = openPool(house.ownerUrl, 1);
  const form = new FormData();
  form.set("chantier", chantier);
  form.set("liste", new Blob([aList(rows, mails)]), "mesure.csv");
  const columns = (await ask("/reprises", { method: "POST", body: form })).headers.get("location") ?? "";
  const page = columns.replace("/colonnes", "");
  const read = async (): Promise<Counts> => (await pool.query<Counts>("select state, rows_total, taken, unchanged, explained from app.imports where id = $1", [page.split("/").at(-1)])).rows[0]!;

  /** Pages asked while the import is in a state, and how long it stayed there. */
  const through = async (during: string): Promise<{ seconds: number; answers: Answered[] }> => {
    const [started, answers]: [number, Answered[]] = [performance.now(), []];
    let over = 0;
    const watch = async (): Promise<void> => {
      while ((await read()).state === during) await wait(200);
      over = performance.now();
    };
    const offerPages = async (): Promise<void> => {
      for (let turn = 0; over === 0; turn += 1) answers.push(...(await offer(house, perSecond, 2, `import/${during}/${turn}`)));
    };
    await Promise.all([watch(), offerPages()]);
    return { seconds: (over - started) / 1000, answers };
  };
  // The first pages of a house pay for its plans and its compiled code.
  await offer(house, perSecond, 10, "warm-up");
  const before = await offer(house, perSecond, 10, "import/before");
  await post(`${columns}?/choisir`);
  const tried = await through("mapped");
  await post(`${page}?/commencer`, { are_others: "yes" });
  const took = await through("running");
  const { state, rows_total: total, taken, unchanged, explained } = await read();
  await pool.end();
  const answers = [...tried.answers, ...took.answers];
  const p95 = (some: readonly Answered[]): number => percentile(some.map(({ ms }) => ms), 0.95);
  return [
    under(`pages demandées avant (${before.length}, ${perSecond}/s), P95`, p95(before), null, "ms"),
    under(`pages demandées pendant l'essai à blanc (${tried.answers.length}), P95`, p95(tried.answers), 100, "ms"),
    under(`pages demandées pendant la reprise (${took.answers.length}), P95`, p95(took.answers), 100, "ms"),
    under(`pages en erreur pendant la reprise${errorsOf(answers)}`, answers.filter(({ status }) => status >= 400).length, 0, ""),
    over(`essai à blanc de ${rows.toLocaleString("fr-FR")} lignes`, total / tried.seconds, null, "lignes/s"),
    over("reprise", total / took.seconds, null, "lignes/s"),
    under(`lignes perdues (${state} : ${taken} prises, ${unchanged} inchangées, ${explained} expliquées)`, state === "done" ? Math.abs(rows - taken - unchanged - explained) : rows, 0, ""),
  ];
};
