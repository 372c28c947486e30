import assert from "node:assert/strict";
import { after, it } from "node:test";
import { visit } from "#ground/visit";
import { listPartnerTodo, officersFor } from "#rooms/partnerships/server";
import { loadSimulation } from "#simulation/load";
import { freshDatabase } from "../harness/database.ts";

it("Chaque territoire simulé a ses partenaires, ses conventions de tous les âges, ses permanences ; et le chargé de partenariat a de quoi faire en entrant", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  await loadSimulation(base.url, { people: 200, today: "2026-11-20" });
  const rows = async <Row>(sql: string): Promise<Row[]> => (await base.owner.query(sql)).rows as Row[];
  for (const table of ["officer_posts", "covers", "partners", "partner_agreements", "partner_contacts", "prospections", "job_offers", "partner_offers", "desks"])
    assert.deepEqual(await rows(`select t.name from app.territories t where not exists (select from app.${table} x where x.territory_id = t.id)`), [], table);
  assert.deepEqual((await rows<{ state: string }>("select distinct state from app.partner_agreements order by 1")).map(({ state }) => state), ["active", "draft", "ended"]);
  assert.deepEqual((await rows<{ state: string }>("select distinct state from app.appointments order by 1")).map(({ state }) => state), ["cancelled", "held", "missed", "proposed", "set"]);
  assert.ok((await rows("select id from app.appointments where accompanied_by is not null and accompanied_minutes is not null")).length > 20);
  assert.deepEqual(await rows("select id from app.appointments where extract(isodow from on_day) > 5"), []);
  const [officer] = await rows<{ id: string; territory: string }>("select p.professional_id as id, s.territory_id as territory from app.personas p join app.memberships m using (professional_id) join app.structures s on s.id = m.structure_id where m.role = 'partnership-officer'");
  const actor = { id: officer!.id, givenName: "", familyName: "", sessionId: null, roles: [{ role: "partnership-officer", structureId: "", structure: "", kind: "", territoryId: officer!.territory }] };
  const noon = new Date("2026-11-20T11:00:00Z");
  assert.ok((await visit(base.app, actor, listPartnerTodo, noon)).length > 2);
  assert.deepEqual((await visit(base.app, actor, (at) => officersFor(at, officer!.territory, "employment", "2026-11-20"), noon)).officers.map(({ id }) => id), [officer!.id]);
});
