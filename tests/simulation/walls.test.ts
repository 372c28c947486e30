import assert from "node:assert/strict";
import { after, it } from "node:test";
import { addDay } from "#simulation/day";
import { loadSimulation } from "#simulation/load";
import { freshDatabase } from "../harness/database.ts";

it("Le réseau simulé a des limites pratiques, et personne de protégé ; protégée à la main, une personne le reste quand un jour s'ajoute", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  const size = { kind: "posts", posts: 40 } as const;
  await loadSimulation(base.url, { size, today: "2026-11-20" });
  const count = async (sql: string, values: unknown[] = []): Promise<number> => Number((await base.owner.query<{ count: string }>(sql, values)).rows[0]!.count);
  assert.ok((await count("select count(*) from app.practical_limits")) > 10);
  assert.equal(await count("select count(*) from app.protections"), 0);
  const led = (await base.owner.query<{ person_id: string; professional_id: string }>("select person_id, professional_id from app.lead_referents where ends_on is null order by id limit 20")).rows;
  const client = await base.owner.connect();
  for (const { person_id: person, professional_id: lead } of led) {
    await client.query("begin");
    await client.query("select app.enter($1, '2026-11-20')", [lead]);
    await client.query("select app.protect($1, 'essai', now())", [person]);
    await client.query("commit");
  }
  client.release();
  const rowsOf = (table: string): Promise<number> => count(`select count(*) from app.${table}`);
  const before = (await rowsOf("notes")) + (await rowsOf("situations"));
  await addDay(base.url, size);
  for (let day = 0; day < 3; day++) await addDay(base.url, size);
  assert.ok((await rowsOf("notes")) + (await rowsOf("situations")) > before);
  for (const table of ["people", "notes", "situations", "reminders", "consents", "barriers", "stages", "journeys", "practical_limits"]) {
    const column = table === "people" ? "id" : "person_id";
    assert.equal(await count(`select count(*) from app.${table} where followed_by is not null and ${column} = any ($1)`, [led.map(({ person_id }) => person_id)]), 0, table);
  }
});
