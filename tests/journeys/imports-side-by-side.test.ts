import assert from "node:assert/strict";
import { describe, it } from "node:test";
import pg from "pg";
import { listExplained, runImport } from "#rooms/imports/server";
import { aList, bringLists } from "./import-scene.ts";
import { setScene } from "./scene.ts";

/** Counts what is asked of a database while a work goes on. */
const askedOf = async (url: string, work: () => Promise<unknown>): Promise<number> => {
  const name = new URL(url).pathname.slice(1);
  const query = pg.Client.prototype.query;
  let count = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...told: Parameters<typeof query>) {
    if (this.database === name) count += 1;
    return query.apply(this, told);
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return count;
};

describe("Les lignes d'une liste, prises côte à côte", async () => {
  const scene = await setScene();
  const lists = bringLists(scene);
  const ready = async (text: string): Promise<string> => {
    const id = await lists.bring(text);
    await lists.check(id, { areOthers: true });
    await lists.start(id, { areOthers: true });
    return id;
  };

  it("Cent lignes ne coûtent pas plus de demandes à la base que dix", async () => {
    const [few, many] = [await ready(aList(10)), await ready(aList(100, { from: 100 }))];
    const [forFew, forMany] = [await askedOf(scene.base.appUrl, () => runImport(lists.work(few, scene.cisp))), await askedOf(scene.base.appUrl, () => runImport(lists.work(many, scene.cisp)))];
    assert.equal(forMany, forFew);
    assert.ok(forMany < 60, `${forMany} demandes`);
  });

  it("Chaque ligne laisse au journal ce qu'une main y aurait laissé", async () => {
    const [odd] = await scene.rows<{ people: number; odd: number }>(`select count(*)::int as people, count(*) filter (where events <> '{contact-point.added,journey.opened,person.file-opened,person.imported}')::int as odd
      from (select p.id, array_agg(j.event order by j.event) as events from app.people p left join app.journal j on j.person_id = p.id group by p.id) per_person`);
    assert.deepEqual(odd, { people: 110, odd: 0 });
  });

  it("Une ligne que la base refuse est trouvée parmi les autres, et elles sont toutes prises une fois", async () => {
    // A rule of the database that no verb knows: what a batch meets when it is broken from below.
    await scene.rows("alter table app.contact_points add constraint a_line_of_the_test_is_refused check (value <> '+262639980037' and value <> '+262639980071') not valid");
    const over = await lists.take(aList(100, { from: 300 }), { areOthers: true });
    assert.deepEqual([over.state, over.taken, over.explained], ["done", 98, 2]);
    const refused = await scene.as(scene.cisp, (visit) => listExplained(visit, over.id));
    assert.deepEqual(refused.map(({ line, refusals }) => [line, refusals[0]?.reasonCode]), [[39, "not-written"], [73, "not-written"]]);
    const [counted] = await scene.rows("select count(*)::int as people, count(distinct (family_name, given_name))::int as names from app.people");
    assert.deepEqual(counted, { people: 208, names: 208 });
  });

  it("Un verbe qui refuse au milieu d'un lot ne laisse rien de sa ligne, ni journal ni personne", async () => {
    const before = await scene.rows("select count(*)::int from app.people");
    const over = await lists.take(`Nom;Prénom;Début contrat;Fin contrat\n${[1, 2, 3, 4].map((at) => `POSTICHE;${["Armel", "Bérénice", "Corentine", "Dorian"][at - 1]};01/03/${at === 3 ? 2027 : 2026};01/09/2027`).join("\n")}`);
    assert.deepEqual([over.taken, over.explained], [3, 1]);
    assert.deepEqual(await scene.rows("select count(*)::int - 3 as count from app.people"), before);
    assert.deepEqual(await scene.rows("select 1 from app.journal j left join app.people p on p.id = j.person_id where j.person_id is not null and p.id is null"), []);
  });
});
