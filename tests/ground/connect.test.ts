import { after, it } from "node:test";
import assert from "node:assert/strict";
import { freshDatabase } from "../harness/database.ts";

const base = await freshDatabase();
after(() => base.drop());

it("lit une date civile comme elle est écrite, quel que soit le fuseau de la machine", async () => {
  const { rows } = await base.owner.query("select date '2026-03-29' as day, array[date '2026-10-25', null] as days, timestamp '2026-03-29 02:30' as local, interval '1 month' as span");
  assert.deepEqual(rows, [{ day: "2026-03-29", days: ["2026-10-25", null], local: "2026-03-29 02:30:00", span: "1 mon" }]);
});

it("lit un instant comme un instant, un compte comme un nombre, un montant sans rien en perdre", async () => {
  const { rows } = await base.owner.query("select timestamptz '2026-03-29T01:00:00Z' as at, 12::bigint as count, array[1::bigint] as counts, 0.10::numeric as amount");
  assert.deepEqual(rows, [{ at: new Date("2026-03-29T01:00:00Z"), count: 12, counts: [1], amount: "0.10" }]);
});

it("refuse un nombre qu'il ne pourrait pas rendre exactement", async () => {
  await assert.rejects(base.owner.query("select 9007199254740993::bigint as huge"), /too large/);
});
