import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { isSiret, stillOpenWords } from "#rooms/programme/index";
import { changeStructure, changeTerritory, findStructure, listStructures, openStructure, openTerritory } from "#rooms/programme/server";
import { setScene, today } from "./scene.ts";

describe("Territoires et structures, à la main", async () => {
  const scene = await setScene();
  const by = scene.administrator;
  const partner = { kind: "partner", name: "Maison Témoin", siret: null, commune: "Modèle-Ville", territoryId: scene.here } as const;

  it("une administratrice ouvre un territoire et un chantier, les renomme, les ferme et les rouvre", async () => {
    const opened = await scene.as(by, (visit) => openTerritory(visit, { name: "Pays Inventé" }));
    assert.ok(opened.ok);
    assert.deepEqual(await scene.as(by, (visit) => openTerritory(visit, { name: "Pays Inventé" })), { ok: false, reason: "name-taken" });
    const chantier = await scene.as(by, (visit) => openStructure(visit, { ...partner, kind: "chantier", name: "Atelier Neuf", siret: "73282932000074", territoryId: opened.value.id }));
    assert.ok(chantier.ok);
    const change = (closedOn: string | null) => scene.as(by, (visit) => changeStructure(visit, { id: chantier.value.id, name: "Atelier Renommé", siret: null, commune: null, closedOn }));
    assert.deepEqual(await change("2020-01-01"), { ok: false, reason: "closes-before-it-opens" });
    assert.ok((await change(today)).ok);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listStructures(visit, opened.value.id))).map(({ name, closedOn }) => [name, closedOn]), [["Atelier Renommé", today]]);
    assert.ok((await change(null)).ok);
    assert.ok((await scene.as(by, (visit) => changeTerritory(visit, { id: opened.value.id, name: "Pays Renommé", closedOn: null }))).ok);
    const events = await scene.rows<{ event: string }>("select event from app.journal where actor_id = $1 order by id", [by.id]);
    assert.deepEqual(events.map(({ event }) => event), ["territory.opened", "structure.opened", "structure.changed", "structure.changed", "territory.changed"]);
  });

  it("une structure ne ferme pas sur des parcours ou des rôles encore ouverts : on dit combien et quoi faire ; terminés ce jour-là, elle ferme", async () => {
    await scene.file("Zéphyr", "Exemple");
    await scene.file("Mélisse", "Fictive");
    const close = (closedOn: string) => scene.as(by, (visit) => changeStructure(visit, { id: scene.canal, name: "Atelier du Canal", siret: null, commune: null, closedOn }));
    const refused = await close(today);
    assert.deepEqual(refused, { ok: false, reason: "still-open", detail: { journeys: 2, memberships: 5 } });
    assert.match(stillOpenWords({ journeys: 2, memberships: 5 }), /2 parcours et 5 rôles.*seraient encore ouverts.*Comptes/);
    assert.match(stillOpenWords({ journeys: 0, memberships: 1 }), /: 1 rôle y serait encore ouvert/);
    await scene.rows("update app.memberships set ends_on = $2::date - 1 where structure_id = $1", [scene.canal, today]);
    assert.deepEqual(await close(today), { ok: false, reason: "still-open", detail: { journeys: 2, memberships: 0 } });
    await scene.rows("update app.stages set ends_on = $2 where chantier_id = $1", [scene.canal, today]);
    assert.equal((await close("2026-11-20")).ok, false);
    assert.ok((await close(today)).ok);
    assert.ok((await close(today)).ok);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => sql`select * from app.still_open_in(${scene.canal}, ${today}::date)`.execute(visit.tx))).rows, []);
    await scene.rows("update app.memberships set ends_on = null where structure_id = $1", [scene.canal]);
    await scene.rows("update app.structures set closed_on = null where id = $1", [scene.canal]);
  });

  it("un SIRET faux ou déjà pris, un chantier sans territoire : refusés, avec leur raison", async () => {
    const open = (more: Partial<Parameters<typeof openStructure>[1]>) => scene.as(by, (visit) => openStructure(visit, { ...partner, ...more }));
    assert.deepEqual(await open({ siret: "73282932000075" }), { ok: false, reason: "siret-wrong" });
    assert.deepEqual(await open({ kind: "chantier", territoryId: null }), { ok: false, reason: "territory-missing" });
    assert.deepEqual(await open({ territoryId: "n'importe quoi" }), { ok: false, reason: "territory-missing" });
    assert.ok((await open({ siret: "73282932000074" })).ok);
    assert.deepEqual(await open({ name: "Autre", siret: "73282932000074" }), { ok: false, reason: "siret-taken" });
    assert.ok(isSiret("35600000000048") && !isSiret("1234"));
  });

  it("personne d'autre : ni par le verbe, ni par la base", async () => {
    for (const actor of [scene.cisp, scene.director, scene.coordinator, scene.stranger]) {
      assert.deepEqual(await scene.as(actor, (visit) => openTerritory(visit, { name: "À moi" })), { ok: false, reason: "not-allowed" });
      assert.deepEqual(await scene.as(actor, (visit) => changeStructure(visit, { ...partner, id: scene.canal, closedOn: null })), { ok: false, reason: "not-allowed" });
      await assert.rejects(scene.as(actor, (visit) => visit.tx.insertInto("territories").values({ name: "À moi", opened_on: today }).execute()), /row-level security/);
      await scene.as(actor, (visit) => visit.tx.updateTable("structures").set({ name: "À moi" }).where("id", "=", scene.canal).execute());
    }
    assert.equal((await scene.as(scene.cisp, (visit) => findStructure(visit, scene.canal)))?.name, "Atelier du Canal");
  });
});
