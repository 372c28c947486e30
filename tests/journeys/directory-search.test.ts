import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { sql } from "kysely";
import type { AskedOfDirectory } from "#rooms/network/index";
import { themeWords } from "#rooms/network/index";
import { searchPoints, searchServices, searchStructures } from "#rooms/network/server";
import { setScene } from "./scene.ts";

const nothing: AskedOfDirectory = { words: "", place: null, territoryId: null, theme: null, public: null, language: null, fee: null, reception: null, kind: null, openTo: null, commonLaw: null, places: false, fresh: false, openNow: false, employers: false };
const lyon = { code: "69123", name: "Lyon", department: "69", latitude: 45.76, longitude: 4.84 };

describe("Chercher dans l'annuaire", async () => {
  const scene = await setScene();
  const listed = (name: string, more: Record<string, unknown> = {}) => scene.insert("directory_structures", { name, commune: "Lyon", commune_code: "69123", postcode: "69003", latitude: 45.76, longitude: 4.84, ...more });
  const service = (listedId: string, name: string, more: Record<string, unknown> = {}) => scene.insert("services", { listed_id: listedId, name, description: "Un accueil simulé.", vouched_on: "2026-10-01", ...more });
  before(async () => {
    await scene.rows("insert into app.territory_areas values ($1, '69')", [scene.here]);
    const health = await listed("Maison de santé du Décor (simulée)");
    await service(health, "Soins dentaires", { themes: ["sante--acces-aux-soins"], publics: ["tous-publics"], fee: "gratuit", languages: ["ar"], hours: "Mo-Su 00:00-24:00; PH 00:00-24:00" });
    await service(health, "Consultation de médecine générale", { themes: ["sante--acces-aux-soins"], fee: "payant", hours: "Su 03:00-03:05" });
    await service(health, "Soutien psychologique", { themes: ["sante--sante-mentale"], places_free: 3, places_total: 5, places_on: "2026-11-20" });
    const house = await listed("Maison de la Chimère (simulée)", { latitude: 45.9, longitude: 4.84 });
    await service(house, "Élection de domicile", { themes: ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"], description: "Domiciliation pour recevoir son courrier.", vouched_on: "2025-01-01" });
    await service(house, "Atelier de français", { themes: ["lecture-ecriture-calcul--maitriser-le-francais"], audience: "professionals", places_free: 2, places_on: "2026-11-01" });
    await service(house, "Cours de français en ligne", { themes: ["lecture-ecriture-calcul--maitriser-le-francais"], reception_modes: ["a-distance"], area: ["france"] });
    const far = await listed("Abri du Leurre (simulé)", { commune: "Lille", commune_code: "59350", postcode: "59000", latitude: 50.63, longitude: 3.06 });
    await service(far, "Hébergement d'urgence", { themes: ["logement-hebergement--rechercher-une-solution-dhebergement-temporaire"] });
    await service(far, "Ancien service fermé", { closed_on: "2026-01-01" });
  });
  const search = (more: Partial<AskedOfDirectory>, actor = scene.cisp) => scene.as(actor, (visit) => searchServices(visit, { ...nothing, ...more }));
  const names = async (more: Partial<AskedOfDirectory>) => (await search(more)).services.map(({ name }) => name);

  it("trouve par les mots, sans accents, au pluriel, et met le nom avant le reste", async () => {
    assert.equal((await names({ words: "soin dentaire" }))[0], "Soins dentaires");
    assert.deepEqual(await names({ words: "MEDECINE generale" }), ["Consultation de médecine générale"]);
    assert.deepEqual(await names({ words: "ancien service fermé" }), []);
    assert.deepEqual(await names({ words: "consul" }), ["Consultation de médecine générale"], "le début d'un mot suffit");
  });

  it("lit les mots du métier : toubib, psy, domicile administratif, sdf, fle", async () => {
    assert.equal((await names({ words: "toubib" }))[0], "Consultation de médecine générale");
    assert.deepEqual(await names({ words: "psy" }), ["Soutien psychologique"]);
    assert.deepEqual(await names({ words: "domicile administratif" }), ["Élection de domicile"]);
    assert.deepEqual(await names({ words: "sdf" }), ["Hébergement d'urgence"]);
    assert.equal((await names({ words: "FLE" })).length, 2);
    assert.equal((await names({ words: "dentiste pour un sans papiers" }))[0], "Soins dentaires", "ce que personne n'a n'empêche pas le reste");
  });

  it("une faute de frappe est lue comme le mot le plus proche, et dite", async () => {
    const answer = await search({ words: "consultaton" });
    assert.deepEqual([answer.services[0]?.name, answer.corrections], ["Consultation de médecine générale", [{ typed: "consultaton", read: "consultation" }]]);
    assert.equal((await search({ words: "hebergemant durgence" })).services[0]?.name, "Hébergement d'urgence");
    assert.deepEqual((await search({ words: "xkwqzv" })).unknown, ["xkwqzv"]);
    assert.equal((await search({ words: "xkwqzv" })).total, 0);
  });

  it("s'arrête à la distance demandée, du plus près au plus loin ; ce qui est à distance y vient s'il le dit", async () => {
    assert.ok(!(await names({ place: { commune: lyon, km: 5 } })).includes("Élection de domicile"));
    const around = (await search({ place: { commune: lyon, km: 25 } })).services;
    assert.ok(around.some(({ name, km }) => name === "Élection de domicile" && km! > 15 && km! < 16.5));
    assert.ok(!around.some(({ name }) => name === "Hébergement d'urgence"));
    assert.ok((await names({ place: { commune: { ...lyon, code: "75056", department: "75", latitude: 48.85, longitude: 2.35 }, km: 10 }, words: "français" })).includes("Cours de français en ligne"));
    assert.ok((await names({ place: { commune: { ...lyon, department: "59" }, km: null } })).includes("Hébergement d'urgence"));
  });

  it("trie par thème, public, langue, coût, ouverture, places et fraîcheur", async () => {
    assert.equal((await names({ theme: "sante" })).length, 3);
    assert.deepEqual(await names({ theme: "sante--sante-mentale" }), ["Soutien psychologique"]);
    assert.deepEqual(await names({ language: "ar" }), ["Soins dentaires"]);
    assert.deepEqual(await names({ fee: "payant" }), ["Consultation de médecine générale"]);
    assert.deepEqual(await names({ openNow: true }), ["Soins dentaires"]);
    assert.deepEqual(await names({ places: true }), ["Soutien psychologique"], "des places dites il y a vingt jours ne disent rien d'aujourd'hui");
    assert.ok(!(await names({ fresh: true })).includes("Élection de domicile"));
    assert.equal((await names({ territoryId: scene.here })).length, 6, "le territoire tient au département 69");
  });

  it("dit pourquoi un service vient là", async () => {
    const [first] = (await search({ words: "soutien psychologique", place: { commune: lyon, km: 5 } })).services;
    assert.deepEqual([first?.named, first?.freshness, first?.km, first?.placesStand], [2, "fresh", 0, true]);
  });

  it("sur la face publique, ce qui est aux professionnels n'existe pas ; sans visite ouverte non plus", async () => {
    const outside = await scene.door((door) => searchServices(door, { ...nothing, words: "français" }));
    assert.deepEqual(outside.services.map(({ name }) => name), ["Cours de français en ligne"]);
    assert.deepEqual((await scene.door((door) => searchServices(door, { ...nothing, words: "psy" }))).services.map(({ places }) => places.free), [null], "ni ses places");
  });

  it("trouve les structures par leur nom, et les points de la carte", async () => {
    assert.deepEqual((await scene.as(scene.cisp, (visit) => searchStructures(visit, "maison décor"))).map(({ name }) => name), ["Maison de santé du Décor (simulée)"]);
    assert.equal((await scene.as(scene.cisp, (visit) => searchPoints(visit, { ...nothing, theme: "sante" }))).length, 3);
  });

  it("une fiche changée se retrouve aussitôt sous ses nouveaux mots, ceux de sa structure compris", async () => {
    await scene.rows("update app.directory_structures set name = 'Dispensaire du Mirage (simulé)' where name like 'Maison de santé%'");
    assert.equal((await names({ words: "mirage" })).length, 3);
    assert.equal((await names({ words: "décor" })).length, 0);
  });

  it("aucune recherche ne lit toute la table : elle suit son index", async () => {
    await scene.rows("insert into app.services (listed_id, name, themes, latitude, longitude) select d.id, 'Remplissage ' || n, array['mobilite--preparer-un-permis'], 43 + n / 1000.0, 5.3 from generate_series(1, 3000) n, (select id from app.directory_structures limit 1) d");
    await scene.rows("analyze app.services");
    await scene.as(scene.cisp, async (visit) => {
      const read = async () => (await sql<{ whole: string; index: string }>`select pg_stat_get_xact_numscans('app.services'::regclass) as whole, pg_stat_get_xact_numscans('app.services_by_what_is_said'::regclass) as index`.execute(visit.tx)).rows.map(({ whole, index }) => [Number(whole), Number(index)])[0]!;
      const [wholeBefore, indexBefore] = await read();
      await searchServices(visit, { ...nothing, words: "soins consultation", place: { commune: lyon, km: 10 }, theme: "sante" });
      const [whole, index] = await read();
      assert.deepEqual([whole! - wholeBefore!, index! > indexBefore!], [0, true]);
    });
  });

  it("les thématiques de la base et celles du code sont les mêmes", async () => {
    const told = await scene.rows<{ code: string; words: string }>("select code, words from app.directory_themes order by code");
    assert.deepEqual(Object.fromEntries(told.map(({ code, words }) => [code, words])), themeWords);
  });
});
