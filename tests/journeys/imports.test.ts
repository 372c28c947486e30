import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { refusedReport } from "#rooms/imports/index";
import { chooseColumns, findImport, listExplained, listImports, runImport, startImport, stopImport } from "#rooms/imports/server";
import { findJourney } from "#rooms/journey/server";
import { suggestMapping } from "#rooms/imports/index";
import { readVoice } from "#rooms/situations/server";
import { aList, bringLists } from "./import-scene.ts";
import { setScene } from "./scene.ts";

const whole = `Nom;Prénom;Date de naissance;Date d'entrée;Étape;Téléphone;Mail;Code postal;Commune;Langues;Logement;Logement depuis;Ressources;Freins;Projet;N° PASS IAE;Début PASS;Fin PASS;Début contrat;Fin contrat;Heures
EXEMPLE;Zéphyr;04/05/1987;02/03/2026;CDDI;06 39 98 00 01;zephyr@exemple.invalid;69000;Ville-Fictive;arabe;hôtel;01/02/2026;RSA;santé, justice;Avoir mes clés;999990000001;01/03/2026;28/02/2028;02/03/2026;31/12/2026;26
MAQUETTE;Ondine;31/02/1990;02/03/2026;CDDI;;;;;;;;;;;;;;;;
TOTAL;2;;;;;;;;;;;;;;;;;;;`;

describe("Une liste entre dans le produit", async () => {
  const scene = await setScene();
  const lists = bringLists(scene);
  const people = async (): Promise<number> => Number((await scene.rows<{ count: string }>("select count(*) from app.people"))[0]?.count);

  it("L'essai ne change rien et dit ce qui arrivera ; la reprise le fait, par les mêmes gestes qu'à la main", async () => {
    const id = await lists.bring(whole);
    const tried = await lists.check(id);
    assert.equal(await people(), 0);
    assert.deepEqual([tried.state, tried.foreseen?.rows, tried.foreseen?.taken, tried.foreseen?.refused, tried.foreseen?.aside], ["checked", 3, 1, 1, 1]);
    await lists.start(id);
    await runImport(lists.work(id, scene.cisp));
    const over = await lists.found(id);
    assert.deepEqual([over.state, over.rowsTotal, over.taken, over.unchanged, over.explained], ["done", 3, 1, 0, 2]);
    const [person] = await scene.rows<{ id: string }>("select id from app.people where family_name = 'EXEMPLE'");
    const journey = await scene.as(scene.cisp, (visit) => findJourney(visit, person!.id));
    assert.deepEqual([journey?.openedOn, journey?.passEndsOn, journey?.stages[0]?.stage], ["2026-03-02", "2028-02-28", "cddi"]);
    const [lead] = await scene.rows("select professional_id from app.lead_referents where person_id = $1", [person!.id]);
    assert.deepEqual(lead, { professional_id: scene.cisp.id });
    const facts = await scene.rows<{ code: string; starts_on: string; due_on: string | null }>("select code, starts_on, due_on from app.situations where person_id = $1 order by code", [person!.id]);
    assert.deepEqual(facts.map(({ code, starts_on, due_on }) => [code, starts_on, due_on]), [["cddi", "2026-03-02", "2026-12-31"], ["hotel", "2026-02-01", null], ["rsa", "2026-03-02", null]]);
    const told = await scene.rows<{ value: string }>("select value from app.contact_points where person_id = $1 union all select code from app.barriers where person_id = $1 union all select language from app.person_languages where person_id = $1 union all select commune from app.addresses where person_id = $1", [person!.id]);
    assert.deepEqual(told.map(({ value }) => value).sort(), ["+262639980001", "Ville-Fictive", "ar", "health", "zephyr@exemple.invalid"].sort());
    assert.deepEqual((await scene.as(scene.cisp, (visit) => readVoice(visit, person!.id))).wishes.map(({ words }) => words), ["Avoir mes clés"]);
    const events = await scene.rows<{ event: string }>("select distinct event from app.journal where person_id = $1", [person!.id]);
    assert.ok(["person.file-opened", "journey.opened", "person.imported", "pass.recorded", "wish.heard"].every((event) => events.some((one) => one.event === event)));
    assert.ok(!existsSync(join(lists.dataFolder, "imports", id)), "le fichier n'est plus gardé");
  });

  it("Les lignes refusées ont leurs raisons, et se reprennent une fois corrigées", async () => {
    const [last] = await scene.as(scene.cisp, (visit) => listImports(visit));
    const [refused] = await scene.as(scene.cisp, (visit) => listExplained(visit, last!.id));
    assert.equal(refused?.refusals[0]?.reasonCode, "date-impossible");
    assert.match(refused!.refusals[0]!.sentence, /n'existe pas/);
    const report = refusedReport(last!.header);
    const csv = report.head + report.lineOf({ ok: false, line: refused!.line, cells: refused!.cells!, refusals: refused!.refusals, warnings: [] });
    const before = await people();
    const mended = await lists.take(csv.replaceAll("31/02/1990", "28/02/1990"));
    assert.deepEqual([mended.rowsTotal, mended.taken, mended.unchanged, mended.explained], [1, 1, 0, 0]);
    assert.equal(await people(), before + 1);
  });

  it("Le même fichier, relu, ne change rien de ce qui était pris", async () => {
    const everything = () => scene.rows("select (select count(*) from app.people) as people, (select count(*) from app.situations) as situations, (select count(*) from app.contact_points) as contacts, (select max(version) from app.people) as version");
    const before = await everything();
    const again = await lists.take(whole);
    assert.deepEqual([again.rowsTotal, again.taken, again.unchanged, again.explained], [3, 0, 1, 2]);
    assert.deepEqual(await everything(), before);
  });

  it("Quelqu'un qu'on suit peut-être déjà n'est pas repris en silence, sauf si on dit que ce sont d'autres personnes", async () => {
    const list = "Nom;Prénom;Date de naissance\nExample;Zephir;04/05/1987\nEXEMPLE;Zéphyr;05/04/1987";
    const first = await lists.take(list);
    assert.deepEqual([first.taken, first.explained], [0, 2]);
    const [, swapped] = await scene.as(scene.cisp, (visit) => listExplained(visit, first.id));
    assert.match(swapped!.refusals[0]!.sentence, /peut-être Zéphyr EXEMPLE, né\(e\) le 4 mai 1987/);
    const others = await lists.take(list, { areOthers: true });
    assert.deepEqual([others.taken, others.explained], [2, 0]);
  });

  it("Le fil rouge vient de son adresse ; une adresse que personne n'a au chantier est expliquée", async () => {
    const [colleague] = await scene.rows<{ work_email: string }>("select work_email from app.professionals where id = $1", [scene.colleague.id]);
    const [stranger] = await scene.rows<{ work_email: string }>("select work_email from app.professionals where id = $1", [scene.stranger.id]);
    const over = await lists.take(`Nom;Prénom;Mail du CISP\nCHIMÈRE;Balthazar;${colleague!.work_email.toUpperCase()}\nLEURRE;Quitterie;${stranger!.work_email}`);
    assert.deepEqual([over.taken, over.explained], [1, 1]);
    const [lead] = await scene.rows("select l.professional_id from app.lead_referents l join app.people p on p.id = l.person_id where p.given_name = 'Balthazar'");
    assert.deepEqual(lead, { professional_id: scene.colleague.id });
  });

  it("Le fil rouge vient aussi de son nom, parmi les membres du chantier ; sinon la ligne dit qui ils sont", async () => {
    const over = await lists.take("Nom;Prénom;Référent\nCHIMÈRE;Isaure;ARTEFACT Maud\nLEURRE;Odilon;Amadis MAQUETTE");
    assert.deepEqual([over.taken, over.explained], [1, 1]);
    const [lead] = await scene.rows("select l.professional_id from app.lead_referents l join app.people p on p.id = l.person_id where p.given_name = 'Isaure'");
    assert.deepEqual(lead, { professional_id: scene.colleague.id });
    const [row] = await scene.rows<{ said: string }>("select reasons::text as said from app.import_rows where import_id = $1 and outcome = 'refused'", [over.id]);
    assert.ok(row!.said.includes("lead-unknown") && row!.said.includes("Octave Fictif"), row!.said);
  });

  it("Ce qu'un geste refuse laisse la ligne dehors, et les autres dedans", async () => {
    const over = await lists.take("Nom;Prénom;Début contrat;Fin contrat\nPOSTICHE;Armel;01/03/2027;01/09/2027\nPOSTICHE;Bérénice;01/03/2026;01/09/2027");
    assert.deepEqual([over.taken, over.explained], [1, 1]);
    const [refused] = await scene.as(scene.cisp, (visit) => listExplained(visit, over.id));
    assert.match(refused!.refusals[0]!.sentence, /à venir/);
    assert.equal((await scene.rows("select 1 from app.people where given_name = 'Armel'")).length, 0);
  });

  it("Le voisin d'un autre chantier ne voit ni la reprise, ni ses lignes, et n'y peut rien", async () => {
    const id = await lists.bring(aList(3, { from: 900 }));
    await lists.check(id);
    for (const actor of [scene.neighbour, scene.stranger, scene.director, scene.coordinator, scene.supervisor]) {
      assert.equal(await scene.as(actor, (visit) => findImport(visit, id)), null);
      assert.deepEqual(await scene.as(actor, (visit) => listExplained(visit, id)), []);
      assert.deepEqual(await scene.as(actor, (visit) => listImports(visit)), []);
      assert.deepEqual(await scene.as(actor, (visit) => startImport(visit, { id, areOthers: false })), { ok: false, reason: "not-found" });
      assert.deepEqual(await scene.as(actor, (visit) => stopImport(visit, { id, reason: { code: "asked" } })), { ok: false, reason: "not-found" });
      assert.deepEqual(await scene.as(actor, (visit) => chooseColumns(visit, { id, mapping: suggestMapping(["Nom", "Prénom"]), areOthers: false })), { ok: false, reason: "not-found" });
    }
    await runImport(lists.work(id, scene.stranger));
    assert.equal((await lists.found(id)).state, "checked");
    assert.equal((await scene.as(scene.colleague, (visit) => findImport(visit, id)))?.state, "checked");
  });
});
