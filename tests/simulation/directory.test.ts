import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { visit } from "#ground/visit";
import { piecesOf, synonyms, type AskedOfDirectory } from "#rooms/network/index";
import { placeCommunes, searchServices } from "#rooms/network/server";
import { addNationalOffer } from "#simulation/directory";
import { loadSimulation } from "#simulation/load";
import { judgeAnswers, precisionOf, relevanceCases } from "../../bench/relevance.ts";
import { freshDatabase } from "../harness/database.ts";

const nothing: AskedOfDirectory = { words: "", place: null, territoryId: null, theme: null, public: null, language: null, fee: null, reception: null, kind: null, openTo: null, commonLaw: null, places: false, fresh: false, openNow: false, employers: false };

describe("L'annuaire simulé", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  await loadSimulation(base.url, { people: 60, today: "2026-11-21" });
  const count = async (sql: string): Promise<number> => Number((await base.owner.query<{ count: string }>(sql)).rows[0]!.count);

  it("chaque territoire a son département, une douzaine de structures et vingt-cinq services, avec des visages ; ses partenaires tiennent leur fiche", async () => {
    assert.equal(await count("select count(*) from app.territories t where (select count(*) from app.services s where s.territory_id = t.id) < 25"), 0);
    assert.equal(await count("select count(*) from app.structures s where kind = 'partner' and not exists (select from app.directory_structures d where d.structure_id = s.id and exists (select from app.services x where x.listed_id = d.id))"), 0);
    assert.ok((await count("select count(*) from app.directory_people")) > 200);
    assert.ok((await count("select count(*) from app.services where places_free is not null")) > 20);
    for (const [from, to] of [["2026-05-21", "2026-11-21"], ["2025-11-21", "2026-05-20"], ["2020-01-01", "2025-11-20"]]) assert.ok((await count(`select count(*) from app.services where vouched_on between '${from}' and '${to}'`)) > 10, "des fiches de tous les âges");
  });

  it("tout y est inventé, et se voit", async () => {
    assert.equal(await count("select count(*) from app.directory_structures where name not like '%(simulé%)%' or coalesce(email, 'x@simulation.invalid') not like '%@simulation.invalid' or coalesce(website, 'https://simulation.invalid') not like '%simulation.invalid%'"), 0);
  });

  it("les mots du métier : soixante groupes au moins, dont chacun se lit", () => {
    assert.ok(synonyms.length >= 60);
    for (const one of synonyms) for (const typed of one.typed) assert.ok(piecesOf(typed).some(({ meant }) => meant !== null), typed);
  });

  it("les cinquante recherches de référence gardent leur justesse, à petite taille aussi", async () => {
    await addNationalOffer(base.url, 4_000, "2026-11-21");
    const client = await base.owner.connect();
    await placeCommunes(client);
    client.release();
    const { rows: [officer] } = await base.owner.query<{ id: string }>("select professional_id as id from app.memberships where role = 'partnership-officer' limit 1");
    const actor = { id: officer!.id, givenName: "", familyName: "", sessionId: null, roles: [] };
    const judged = [];
    for (const one of relevanceCases) judged.push(judgeAnswers(one, (await visit(base.app, actor, (entered) => searchServices(entered, { ...nothing, words: one.typed }))).services));
    const told = judged.filter((one) => one.right < one.of).map(({ typed, right, of }) => `${typed} ${right}/${of}`).join(", ");
    assert.ok(precisionOf(judged) >= 0.85, `${precisionOf(judged)} : ${told}`);
    assert.ok(judged.filter(({ first }) => first).length / judged.length >= 0.85, told);
  });
});
