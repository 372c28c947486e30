import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { unsealForPerson } from "#ground/person-keys";
import { visit } from "#ground/visit";
import { listWaitingAtOurDoor } from "#rooms/people/server";
import { listWelcomed } from "#rooms/referrals/server";
import { dayOf } from "#simulation/days";
import { loadSimulation } from "#simulation/load";
import { buildNetwork } from "#simulation/network";
import { listWelcomed as welcomedBy } from "#simulation/welcomed";
import { freshDatabase } from "../harness/database.ts";

describe("Le guichet simulé", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await base.owner.query(sql, values)).rows as Row[];
  const noon = new Date("2026-11-20T11:00:00Z");
  const persona = async (role: string): Promise<Parameters<typeof visit>[1]> => {
    const [found] = await rows<{ id: string; structureId: string; kind: string }>('select p.professional_id as id, m.structure_id as "structureId", s.kind from app.personas p join app.memberships m using (professional_id) join app.structures s on s.id = m.structure_id where m.role = $1', [role]);
    return { id: found!.id, givenName: "", familyName: "", sessionId: null, roles: [{ role: role as "cisp", structureId: found!.structureId, structure: "", kind: found!.kind, territoryId: "" }] };
  };
  await loadSimulation(base.url, { people: 200, today: "2026-11-20" });

  it("chaque territoire a quelques personnes accueillies à une porte, sans parcours, chacune avec une demande scellée comme les autres", async () => {
    const here = await rows<{ name: string; many: number; asked: number; away: number; journeys: number }>(`select t.name, count(*)::int as many, sum((select count(*) from app.referrals r where r.person_id = p.id and r.door_id = p.followed_by and r.followed_by = p.followed_by))::int as asked,
      count(*) filter (where p.created_at > '2026-11-21')::int as away, sum((select count(*) from app.journeys j where j.person_id = p.id))::int as journeys
      from app.people p join app.structures s on s.id = p.followed_by and s.kind = 'partner' join app.territories t on t.id = s.territory_id group by t.name`);
    assert.equal(here.length, 8);
    for (const { name, many, asked, away, journeys } of here) {
      assert.ok(many >= 3 && many <= 8, `${name} : ${many}`);
      assert.deepEqual([asked, away, journeys], [many, 0, 0], name);
    }
    for (const { id, need } of await rows<{ id: string; need: string }>("select r.id, r.need from app.referrals r join app.people p on p.id = r.person_id and p.created_by is not null"))
      assert.match(unsealForPerson(need, `referrals.need:${id}`) ?? "", / /);
    assert.deepEqual(await rows("select p.id from app.people p join app.structures s on s.id = p.followed_by and s.kind = 'partner' where p.name_key <> app.name_key(p.given_name, p.family_name, p.usual_name) or not exists (select from app.contact_points c where c.person_id = p.id and c.preferred)"), []);
    assert.deepEqual(await rows("select r.id from app.referrals r join app.directory_structures d on d.id = r.listed_id where d.structure_id = r.door_id"), [], "une porte ne se demande pas à elle-même");
  });

  it("dans chaque territoire une personne proposée à un chantier attend, une autre a été refusée et reste à sa porte", async () => {
    const proposed = await rows<{ territory: string; answer: string | null; many: number }>("select s.territory_id as territory, h.answer, count(*)::int as many from app.handovers h join app.structures s on s.id = h.door_id join app.people p on p.id = h.person_id and p.followed_by = h.door_id join app.structures c on c.id = h.chantier_id and c.kind = 'chantier' and c.territory_id = s.territory_id group by 1, 2");
    assert.deepEqual([proposed.length, proposed.filter(({ answer, many }) => answer === null && many === 1).length, proposed.filter(({ answer, many }) => answer === "refused" && many === 1).length], [16, 8, 8]);
    assert.deepEqual(await rows("select h.id from app.handovers h join app.people p on p.id = h.person_id where h.proposed_at < p.created_at or h.answered_at < h.proposed_at or h.answered_at > '2026-11-21' or h.followed_by is distinct from p.followed_by"), []);
  });

  it("qui entre comme référente d'un partenaire y trouve ces personnes, qui entre comme CISP celle qu'on lui propose ; la direction, l'encadrant, rien", async () => {
    const [door, cisp, supervisor] = [await persona("outside-referent"), await persona("cisp"), await persona("technical-supervisor")];
    assert.ok((await visit(base.app, door, listWelcomed, noon)).length >= 2);
    assert.equal((await visit(base.app, cisp, listWaitingAtOurDoor, noon)).length, 1);
    assert.deepEqual([await visit(base.app, cisp, listWelcomed, noon), await visit(base.app, supervisor, listWaitingAtOurDoor, noon), await visit(base.app, await persona("director"), listWelcomed, noon)], [[], [], []]);
  });

  it("un jour plus tard n'en retire ni n'en change aucune", () => {
    const network = buildNetwork(2019, { kind: "documents" });
    const upTo = (day: string) => welcomedBy(network, dayOf(day)).flat();
    const later = new Set(upTo("2027-02-01").map((one) => JSON.stringify(one)));
    const before = upTo("2026-11-20");
    assert.ok(before.length > 20 && later.size > before.length);
    assert.deepEqual(before.filter((one) => !later.has(JSON.stringify(one))), []);
  });
});
