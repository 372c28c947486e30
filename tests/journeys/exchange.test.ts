import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { refuse } from "#ground/outcome";
import { decideLookAlike, findRun, launchRun, stopRun } from "#rooms/exchange/server";
import { newId } from "#ground/ids";
import { faultNames, writeNationalFile } from "#simulation/national-file";
import { countsOf, folder, launching } from "../exchange/scene.ts";
import { setScene } from "./scene.ts";

const files = (): { structures: string; services: string } => {
  const here = folder();
  return { structures: join(here, "structures.json"), services: join(here, "services.json") };
};
const later = (day: string): Date => new Date(`${day}T11:00:00Z`);

describe("Le fichier national entre dans l'annuaire", async () => {
  const scene = await setScene();
  const exchange = launching(scene);
  const [paths, other] = [files(), files()];
  const order = { seed: "exchange", services: 700, format: "json" as const, today: "2026-11-01" };
  const faulty = await writeNationalFile(paths, { ...order, faults: faultNames, oneIn: 40 });
  const countEntries = async (): Promise<{ structures: number; services: number }> =>
    (await scene.rows<{ structures: number; services: number }>("select (select count(*)::integer from app.directory_structures where closed_on is null) as structures, (select count(*)::integer from app.services where closed_on is null) as services"))[0]!;

  it("lignes lues = prises + expliquées, et chaque faute semée est expliquée", async () => {
    const run = await exchange.run({ files: [paths.services, paths.structures] });
    assert.equal(run.state, "done", JSON.stringify(run.stoppedFor));
    assert.deepEqual(countsOf(run), { rowsTotal: faulty.structures + faulty.services, added: faulty.structures + faulty.services - faulty.refused, changed: 0, reopened: 0, unchanged: 0, explained: faulty.refused, set_aside: 0 });
    assert.deepEqual(await countEntries(), { structures: faulty.structures - (faulty.spoilt["short-siret"] ?? 0), services: run.added - faulty.structures + (faulty.spoilt["short-siret"] ?? 0) });
    assert.equal(run.warnings["name-ends-with-a-dot"]?.count, faulty.spoilt["final-dot"]);
    assert.equal(run.warnings["personal-address"]?.count, faulty.spoilt["personal-mail"]);
    assert.deepEqual(await scene.rows("select 1 from app.services where email like '%gmail%'"), []);
  });

  it("la même offre une seconde fois n'écrit rien dans l'annuaire", async () => {
    const before = await scene.rows("select md5(string_agg(d::text, '|' order by id)) as all_of_it from app.directory_structures d union all select md5(string_agg(s::text, '|' order by id)) from app.services s");
    const run = await exchange.run({ files: [paths.structures, paths.services] });
    assert.deepEqual([run.added, run.changed, run.reopened, run.closed], [0, 0, 0, 0]);
    assert.equal(run.rowsTotal, run.unchanged + run.explained);
    assert.deepEqual(await scene.rows("select md5(string_agg(d::text, '|' order by id)) as all_of_it from app.directory_structures d union all select md5(string_agg(s::text, '|' order by id)) from app.services s"), before);
  });

  it("ce qui n'est plus vu depuis trente jours est fermé, jamais effacé, et revient s'il revient", async () => {
    const all = await countEntries();
    await writeNationalFile(other, { ...order, faults: faultNames, oneIn: 40, without: 10 });
    const soon = await exchange.run({ files: [other.structures, other.services], now: later("2026-12-20") });
    assert.equal(soon.closed, 0, "29 jours : rien ne se ferme");
    assert.deepEqual(await countEntries(), all);
    const then = await exchange.run({ files: [other.structures, other.services], now: later("2026-12-21") });
    assert.ok(then.closed > 0);
    const left = await countEntries();
    assert.equal(all.structures + all.services - left.structures - left.services, then.closed);
    const back = await exchange.run({ files: [paths.structures, paths.services], now: later("2026-12-22") });
    assert.equal(back.reopened, then.closed);
    assert.deepEqual(await countEntries(), all);
  });

  it("une partie, ou un ajout, ne ferme rien d'autre qu'elle", async () => {
    const [source] = (await scene.rows<{ source: string }>("select source from app.offer_ledger group by source order by count(*) desc limit 1")).map((row) => row.source);
    const few = files();
    await writeNationalFile(few, { ...order, seed: "autre", services: 10 });
    assert.equal((await exchange.run({ files: [few.structures, few.services], scope: "addition", now: later("2027-06-01") })).closed, 0);
    const part = await exchange.run({ files: [few.structures, few.services], scope: "part", sources: [source!], now: later("2027-06-02") });
    assert.ok(part.closed > 0);
    assert.deepEqual((await scene.rows<{ source: string }>("select distinct source from app.offer_ledger where gone_on is not null")).map((row) => row.source), [source]);
  });

  it("ce qui est écrit ici reste : le champ, la différence, et ce qu'aucune source ne dit", async () => {
    // One of the whole file's, last seen when it came back: what the additions brought is not in it.
    const [one] = await scene.rows<{ id: string; phone: string | null }>("select d.id, d.phone from app.directory_structures d join app.offer_ledger l on l.entry_id = d.id where d.closed_on is null and d.phone is not null and l.last_seen_on = '2026-12-22' order by d.id limit 1");
    await scene.rows("update app.directory_structures set phone = '01 99 00 11 11', local_fields = '{phone}', is_employer = true where id = $1", [one!.id]);
    await scene.rows("update app.offer_ledger set mark = 'another' where entry_id = $1", [one!.id]);
    const run = await exchange.run({ files: [paths.structures, paths.services], now: later("2027-06-03") });
    assert.ok(run.changed >= 1);
    assert.deepEqual(await scene.rows("select phone, is_employer, local_fields from app.directory_structures where id = $1", [one!.id]), [{ phone: "01 99 00 11 11", is_employer: true, local_fields: ["phone"] }]);
    assert.deepEqual(await scene.rows("select field, source_value from app.offer_differences where entry_id = $1", [one!.id]), [{ field: "phone", source_value: one!.phone }]);
  });

  it("un fichier coupé s'arrête en le disant : ce qui précède est pris, rien n'est fermé", async () => {
    const cut = files();
    await writeNationalFile(cut, { ...order, seed: "coupé", services: 30, cutShort: true });
    const run = await exchange.run({ files: [cut.structures, cut.services], now: later("2028-01-01") });
    assert.deepEqual([run.state, run.stoppedFor?.code, run.closed], ["stopped", "cut-short", 0]);
    assert.ok(run.added > 0);
  });

  it("CSV, encodage de Windows, marque de début : les mêmes entrées", async () => {
    const csv = { structures: join(folder(), "structures.csv"), services: join(folder(), "services.csv") };
    await writeNationalFile(csv, { ...order, seed: "csv", services: 60, format: "csv", byteOrderMark: true });
    const first = await exchange.run({ files: [csv.structures, csv.services], scope: "addition", now: later("2027-06-04") });
    assert.deepEqual([first.state, first.explained, first.added], ["done", 0, first.rowsTotal]);
    const json = files();
    await writeNationalFile(json, { ...order, seed: "csv", services: 60, byteOrderMark: true });
    const second = await exchange.run({ files: [json.structures, json.services], scope: "addition", now: later("2027-06-04") });
    assert.deepEqual([second.unchanged, second.changed], [second.rowsTotal, 0]);
  });

  it("qui n'administre pas ne lance ni n'arrête, et qui est étranger ne voit pas les passages", async () => {
    const id = newId();
    const input = { id, origin: "files" as const, files: [], scope: "entire" as const, sources: [], departments: [] };
    for (const actor of [scene.coordinator, scene.cisp]) assert.deepEqual(await scene.as(actor, (visit) => launchRun(visit, input)), refuse("not-allowed"));
    const running = await exchange.launch({ files: [paths.structures] });
    await assert.rejects(exchange.launch({ files: [paths.structures] }), /one-at-a-time/);
    assert.ok(await scene.as(scene.coordinator, (visit) => findRun(visit, running)));
    assert.equal(await scene.as(scene.stranger, (visit) => findRun(visit, running)), null);
    assert.deepEqual(await scene.as(scene.coordinator, (visit) => stopRun(visit, { id: running, reason: { code: "asked" } })), refuse("not-found"));
    assert.equal((await scene.as(scene.administrator, (visit) => stopRun(visit, { id: running, reason: { code: "asked" } }))).ok, true);
    await exchange.work(running);
    assert.equal((await exchange.read(running)).state, "stopped");
  });

  it("la base refuse elle-même de prendre au nom de qui ne peut pas lancer, et un rapprochement n'existe que pour qui garde la fiche", async () => {
    const running = await exchange.launch({ files: [paths.structures] });
    for (const call of ["app.take_offered_structures($1, '[]')", "app.take_offered_services($1, '[]')", "app.close_unseen_offer($1, '2030-01-01', '{service}')"])
      await assert.rejects(scene.as(scene.coordinator, (visit) => sql.raw(`select ${call.replace("$1", `'${running}'`)}`).execute(visit.tx)), /may launch/);
    await scene.as(scene.administrator, (visit) => stopRun(visit, { id: running, reason: { code: "asked" } }));

    const [theirs] = await scene.rows<{ source_id: string; name: string }>("select source_id, name from app.directory_structures where source_id is not null and closed_on is null order by id limit 1");
    const ours = await scene.insert("directory_structures", { name: "Maison fictive", phone: "01 99 00 22 22" });
    const pair = await scene.insert("look_alikes", { listed_id: ours, source_id: theirs!.source_id, name: theirs!.name, score: 0.9, reasons: ["name"], found_on: "2026-11-21" });
    for (const actor of [scene.stranger, scene.cisp]) assert.deepEqual(await scene.as(actor, (visit) => decideLookAlike(visit, { id: pair, same: true })), refuse("not-found"));
    assert.deepEqual(await scene.as(scene.administrator, (visit) => decideLookAlike(visit, { id: pair, same: false })), { ok: true, value: { listedId: ours } });
    assert.deepEqual(await scene.as(scene.administrator, (visit) => decideLookAlike(visit, { id: pair, same: true })), refuse("already-decided"));
    assert.deepEqual(await scene.rows("select source_id, phone from app.directory_structures where id = $1", [ours]), [{ source_id: null, phone: "01 99 00 22 22" }]);
  });
});

describe("Après le fichier national", async () => {
  const scene = await setScene();
  const exchange = launching(scene);

  it("les communes se tiennent où sont les fiches venues d'ailleurs", async () => {
    await scene.rows("insert into app.communes (code, name, department, name_key) values ('75056', 'Paris', '75', 'paris')");
    const paths = files();
    await writeNationalFile(paths, { seed: "communes", services: 300, format: "json", today: "2026-11-01" });
    assert.equal((await exchange.run({ files: [paths.structures, paths.services] })).state, "done");
    assert.deepEqual(await scene.rows("select round(latitude) as latitude, round(longitude) as longitude from app.communes where code = '75056'"), [{ latitude: 49, longitude: 2 }]);
  });
});
