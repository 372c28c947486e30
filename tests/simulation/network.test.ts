import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import fc from "fast-check";
import { readWords, unsealBytesForPerson } from "#ground/person-keys";
import { loadSimulation } from "#simulation/load";
import { addDay } from "#simulation/day";
import { dayOf } from "#simulation/days";
import { tellLife } from "#simulation/life";
import { fakeName, nameKey } from "#simulation/names";
import { buildNetwork } from "#simulation/network";
import { everybody } from "#simulation/posts";
import { chanceOf } from "#simulation/random";
import { copied, type Row } from "#simulation/rows";
import { march2022, statedTotals, territories2022 } from "#simulation/sources";
import { freshDatabase } from "../harness/database.ts";

const network = buildNetwork(2019, { kind: "documents" });
const told = (seed: number, today: string, most: number): string[] => {
  const rows: string[] = [];
  for (const person of everybody(buildNetwork(seed, { kind: "documents" }), dayOf(today), most)) tellLife(person, { seed, today: dayOf(today), pace: 1 }, (table, row: Row) => rows.push(`${table} ${row.join("|")}`));
  return rows;
};

describe("Le réseau simulé", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  const count = async (sql: string): Promise<number> => Number((await base.owner.query<{ count: string }>(sql)).rows[0]!.count);

  it("les effectifs de mars 2022 sont ceux du document, territoire par territoire, sans toucher à ses totaux qui ne tombent pas juste", () => {
    const day = dayOf(march2022);
    const present = new Map<string, number>();
    for (const { chantier, stays } of everybody(network, day)) if (stays.some(({ entry, exit }) => entry <= day && exit > day)) present.set(chantier.territory, (present.get(chantier.territory) ?? 0) + 1);
    assert.deepEqual(Object.fromEntries(present), Object.fromEntries(territories2022.map(({ name, employees }) => [name, employees])));
    assert.deepEqual(territories2022.map(({ name }) => network.chantiers.filter(({ territory }) => territory === name).length), territories2022.map(({ chantiers }) => chantiers));
    assert.equal(territories2022.reduce((sum, { employees }) => sum + employees, 0), 1670);
    assert.notEqual(statedTotals.employees, 1670);
  });

  it("la même graine raconte la même chose ; une autre, autre chose", () => {
    assert.deepEqual(told(7, "2026-11-21", 40), told(7, "2026-11-21", 40));
    assert.notDeepEqual(told(7, "2026-11-21", 40), told(8, "2026-11-21", 40));
  });

  it("il a de tout : des sorties, des retours, des silences, des trous", () => {
    const rows = told(2019, "2026-11-21", 900);
    const some = (pattern: RegExp): number => rows.filter((row) => pattern.test(row)).length;
    assert.ok(some(/^journeys .*\|year-after-done\|/) > 50 && some(/^journeys .*\|left-without-news\|/) > 5);
    assert.ok(some(/^situations .*\|refused\|/) > 5 && some(/^situations .*\|not-asked\|/) > 5);
    const journeys = rows.filter((row) => row.startsWith("journeys ")).map((row) => row.split("|")[1]);
    assert.ok(journeys.length > new Set(journeys).size, "quelqu'un revient");
  });

  it("chargé en base, il tient à toutes les contraintes, et chaque colonne copiée existe", async () => {
    const loaded = await loadSimulation(base.url, { people: 300, today: "2026-11-20" });
    assert.equal(loaded.people, 300);
    assert.equal(await count("select count(*) from app.people p where exists (select from app.journeys j where j.person_id = p.id)"), 300);
    assert.equal(await count("select count(*) from app.accompanied_personas a join app.person_cards c using (person_id) join app.situations s using (person_id) where s.code = 'cddi' and s.due_on > '2026-11-20'"), 1);
    for (const [table, columns] of Object.entries(copied)) await base.owner.query(`select ${columns.join(", ")} from app.${table} limit 1`);
    assert.equal(await count("select count(*) from app.people where name_key <> app.name_key(given_name, family_name, usual_name)"), 0);
    assert.equal(await count(`select count(*) from app.situations s join app.situation_codes c using (code) where (s.lane, s.line, s.topic) is distinct from (c.lane, c.line, c.topic)`), 0);
    assert.equal(await count("select count(*) from app.journeys j where closed_on is null and (select count(*) from app.lead_referents l where l.journey_id = j.id and l.ends_on is null) <> 1"), 0);
    assert.equal(await count("select count(*) from app.notes n join app.people p on p.id = n.person_id where n.followed_by is distinct from p.followed_by"), 0);
    assert.equal(await count("select count(*) from pg_index i where not i.indisvalid"), 0);
    assert.ok((await count("select count(*) from pg_constraint where connamespace = 'app'::regnamespace and contype in ('f', 'x')")) > 30, "les contraintes sont revenues");
  });

  it("un jour de plus n'est que la différence entre deux récits", () => {
    const [before, after] = [new Set(told(2019, "2026-11-20", 200)), told(2019, "2026-11-21", 200)];
    const fresh = after.filter((row) => !before.has(row));
    assert.ok(fresh.length > 0 && fresh.length < after.length / 20, `${fresh.length} lignes`);
  });

  it("les noms crient qu'ils sont inventés, et leur clé est celle de la base", async () => {
    const names = Array.from({ length: 200 }, (_, at) => fakeName(chanceOf(`name/${at}`)));
    for (const { given, family } of names) {
      const { rows } = await base.owner.query<{ key: string }>("select app.name_key($1, $2) as key", [given, family]);
      assert.equal(rows[0]!.key, nameKey(given, family));
    }
    await fc.assert(fc.asyncProperty(fc.stringMatching(/^[a-zA-ZéèêàçœŒÉ' -]{1,20}$/), async (word) => {
      const { rows } = await base.owner.query<{ key: string }>("select app.name_key($1) as key", [word]);
      assert.equal(rows[0]!.key, nameKey(word));
    }), { numRuns: 60 });
  });

  it("un jour de plus, en base, donne ce qu'aurait donné un chargement fait ce jour-là, sans défaire ce que quelqu'un a écrit", async () => {
    const [walked, atOnce] = [await freshDatabase(), await freshDatabase()];
    after(() => walked.drop().then(() => atOnce.drop()));
    const size = { kind: "posts", posts: 40 } as const;
    // Somebody is welcomed at a door on the third of these days.
    await loadSimulation(walked.url, { size, today: "2026-11-06" });
    await loadSimulation(atOnce.url, { size, today: "2026-11-10" });
    await walked.owner.query("update app.notes set body = 'relu par quelqu''un' where id = (select id from app.notes order by id limit 1)");
    const days = [];
    for (let day = 0; day < 4; day++) days.push(await addDay(walked.url, size));
    assert.deepEqual(days.map(({ day }) => day), ["2026-11-07", "2026-11-08", "2026-11-09", "2026-11-10"]);
    assert.equal((await walked.owner.query("select from app.people where created_by is not null and created_at::date = '2026-11-09'")).rowCount, 1, "accueillie ce jour-là");
    assert.ok(days.some(({ added }) => added > 0) && days.some(({ changed }) => changed > 0), JSON.stringify(days));
    for (const [table, columns] of Object.entries(copied)) {
      const rowsOf = async (base: typeof walked): Promise<string[]> => 
        // Requests to the network and boards are told once, at the loading, with the appointments and the agreements they led to.
        (await base.owner.query<Record<string, unknown>>(`select ${columns.map((column) => `${column}::text`).join(", ")} from app.${table}${table === "appointments" ? " where referral_id is null" : table === "consents" ? " where purpose <> 'renewal-board'" : ""}`)).rows
          .map((row) => JSON.stringify(columns.map((column) => (column === "bytes" ? unsealBytesForPerson(Buffer.from(String(row[column]).slice(2), "hex"), `${table}.${column}:${String(row["document_id"])}`)?.toString("hex") : typeof row[column] === "string" ? readWords(row[column], `${table}.${column}:${String(row["id"])}`) : row[column]))));
      const [ours, theirs] = [await rowsOf(walked), await rowsOf(atOnce)];
      const among = new Set(theirs);
      const kept = ours.filter((row) => row.includes("relu par quelqu'un")).length;
      assert.equal(ours.length, theirs.length, table);
      assert.equal(ours.filter((row) => !among.has(row)).length, kept, table);
    }
    assert.equal((await walked.owner.query("select from app.notes where body = 'relu par quelqu''un'")).rowCount, 1);
  });

  it("une vraie instance ne reçoit pas de jour inventé", async () => {
    const real = await freshDatabase();
    after(() => real.drop());
    await real.owner.query("insert into app.instance (simulated, seed, simulated_until) values (false, null, null)");
    await assert.rejects(addDay(real.url), /simulated instance/);
  });
});
