import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listMails } from "#ground/mail/post";
import { mayAddEntries, mayKeep, sayPlacesWithAge, vouchLinkWords } from "#rooms/network/index";
import {
  addFace, addServiceEntry, addStructure, askOwners, changeFace, changeServiceEntry, changeStructure, claimEntry, closeEntry, decideCorrection, drawTerritory, findAsk, findListed, findListedService, findPublicService, listAreas, listBooklet, listCorrectionsOf, listFaces, listOwnedEntries, listToAskAgain, loadCommunes,
  proposeCorrection, proposeFromOutside, readShare, sayPlaces, searchCommunes, type ServiceDraft, type StructureDraft, vouchByLink, vouchForEntry,
} from "#rooms/network/server";
import { freshnessDays } from "#rooms/network/index";
import { noon, setScene, today } from "./scene.ts";

const structure: StructureDraft = { name: "Relais du Mirage (simulé)", siret: null, description: null, isEmployer: false, address: "1 rue Inventée", postcode: "69003", commune: "Lyon", communeCode: "69123", phone: "01 99 00 00 01", email: null, website: null, hours: null, audience: "public" };
const service: ServiceDraft = {
  name: "Domiciliation", description: "Recevoir son courrier.", kind: "accompagnement", themes: ["difficultes-administratives-ou-juridiques--accompagnement-aux-demarches-administratives"], publics: ["tous-publics"], accessConditions: null, fee: "gratuit", feeNote: null, receptionModes: ["en-presentiel"], contactModes: ["se-presenter"],
  openTo: ["usagers"], contactNote: null, contactLink: null, phone: null, email: null, hours: "Mo-Fr 09:00-12:00", languages: ["ar"], commonLaw: true, insideNote: "Complet le lundi.", placesTotal: 10, audience: "public",
};
const day = (on: string): Date => new Date(`${on}T11:00:00Z`);

describe("L'annuaire, tenu par ceux qui s'en servent", async () => {
  const scene = await setScene();
  await scene.rows("insert into app.territory_areas values ($1, '69'), ($2, '35')", [scene.here, scene.elsewhere]);
  const officer = await scene.professional("Ondine", "Maquette", ["partnership-officer", scene.coordination]);
  const farOfficer = await scene.professional("Yseult", "Mirage", ["partnership-officer", scene.lointain]);
  const added = await scene.as(officer, (visit) => addStructure(visit, structure));
  assert.ok(added.ok);
  const listedId = added.value.id;
  const wrote = await scene.as(officer, (visit) => addServiceEntry(visit, { listedId, draft: service }));
  assert.ok(wrote.ok);
  const serviceId = wrote.value.id;
  const reasonOf = async (said: Promise<{ ok: true } | { ok: false; reason: string }>) => { const answer = await said; return answer.ok ? "ok" : answer.reason; };
  const version = async () => (await scene.as(officer, (visit) => findListed(visit, listedId)))!.version;

  it("une fiche écrite ici est à qui l'a écrite, confirmée du jour, rattachée au territoire de sa commune", async () => {
    const listed = (await scene.as(scene.stranger, (visit) => findListed(visit, listedId)))!;
    assert.deepEqual([listed.ownerId, listed.vouchedOn, listed.territoryId, listed.source], [officer.id, today, scene.here, "fil-rouge"], "et tous ceux qui sont entrés la lisent");
    assert.equal(mayAddEntries(scene.supervisor), false);
    assert.equal(await reasonOf(scene.as(scene.supervisor, (visit) => addStructure(visit, structure))), "not-allowed");
    assert.equal(await reasonOf(scene.as(officer, (visit) => addStructure(visit, { ...structure, name: " " }))), "name-missing");
    assert.equal(await reasonOf(scene.as(officer, (visit) => addStructure(visit, { ...structure, communeCode: null }))), "place-wrong");
    assert.equal(await reasonOf(scene.as(officer, (visit) => addStructure(visit, { ...structure, siret: "12" }))), "siret-wrong");
    assert.equal(await reasonOf(scene.as(officer, (visit) => addStructure(visit, { ...structure, website: "ici" }))), "website-wrong");
    assert.equal(await reasonOf(scene.as(officer, (visit) => addStructure(visit, { ...structure, hours: "lundi matin peut-être" }))), "hours-wrong");
  });

  it("la corrigent qui la tient : le territoire, sa coordination, sa structure ; l'étranger propose", async () => {
    assert.equal(await reasonOf(scene.as(scene.coordinator, async (visit) => changeStructure(visit, { id: listedId, version: await version(), draft: { ...structure, phone: "01 99 00 00 02" } }))), "ok");
    for (const stranger of [scene.cisp, scene.stranger, farOfficer, scene.housing]) {
      assert.equal(await reasonOf(scene.as(stranger, async (visit) => changeStructure(visit, { id: listedId, version: await version(), draft: structure }))), "not-allowed");
      assert.equal(await reasonOf(scene.as(stranger, (visit) => addServiceEntry(visit, { listedId, draft: service }))), "not-allowed");
      assert.equal(await reasonOf(scene.as(stranger, (visit) => sayPlaces(visit, { id: serviceId, free: 1 }))), "not-allowed");
      assert.equal(await reasonOf(scene.as(stranger, (visit) => vouchForEntry(visit, { of: "structure", id: listedId }))), "not-allowed");
      assert.equal(await reasonOf(scene.as(stranger, (visit) => closeEntry(visit, { of: "service", id: serviceId }))), "not-allowed");
      assert.equal(await reasonOf(scene.as(stranger, (visit) => claimEntry(visit, { id: listedId, structureId: scene.partner }))), "not-allowed");
    }
    const forged = await scene.as(scene.stranger, async (visit) => (await visit.tx.updateTable("directory_structures").set({ name: "volé" }).where("id", "=", listedId).executeTakeFirst()).numUpdatedRows);
    assert.equal(forged, 0n, "la base tient le même mur");
    assert.equal(await reasonOf(scene.as(officer, (visit) => changeStructure(visit, { id: listedId, version: 1, draft: structure }))), "changed-meanwhile");
  });

  it("confiée à une structure de la maison, ses membres la tiennent ; une structure n'en tient qu'une", async () => {
    assert.equal(mayKeep(scene.housing, { ownerId: null, territoryId: null, claimedBy: scene.partner }), true);
    assert.equal(await reasonOf(scene.as(officer, (visit) => claimEntry(visit, { id: listedId, structureId: scene.lointain }))), "structure-unknown");
    assert.equal(await reasonOf(scene.as(officer, (visit) => claimEntry(visit, { id: listedId, structureId: scene.partner }))), "ok");
    assert.equal(await reasonOf(scene.as(scene.housing, (visit) => changeServiceEntry(visit, { id: serviceId, version: 1, draft: { ...service, feeNote: "sans frais" } }))), "ok");
    const second = await scene.as(officer, (visit) => addStructure(visit, { ...structure, name: "Autre fiche (simulée)" }));
    assert.ok(second.ok);
    assert.equal(await reasonOf(scene.as(officer, (visit) => claimEntry(visit, { id: second.value.id, structureId: scene.partner }))), "claims-another");
    assert.equal(await reasonOf(scene.as(officer, (visit) => claimEntry(visit, { id: listedId, structureId: null }))), "ok");
    assert.equal(await reasonOf(scene.as(scene.housing, async (visit) => changeStructure(visit, { id: listedId, version: await version(), draft: structure }))), "not-allowed", "rendue, elle n'est plus à eux");
  });

  it("les places libres ont leur jour, et n'en disent plus rien au bout d'une semaine", async () => {
    assert.equal(await reasonOf(scene.as(officer, (visit) => sayPlaces(visit, { id: serviceId, free: 3 }))), "ok");
    const { places } = (await scene.as(scene.cisp, (visit) => findListedService(visit, serviceId)))!;
    assert.deepEqual(places, { total: 10, free: 3, on: today });
    assert.deepEqual([sayPlacesWithAge(places, today), sayPlacesWithAge(places, "2026-11-28"), sayPlacesWithAge(places, "2026-11-29")], ["3 places le 21 nov.", "3 places le 21 nov.", "3 places le 21 nov. (à redemander)"]);
    assert.equal(await reasonOf(scene.as(officer, (visit) => sayPlaces(visit, { id: serviceId, free: 11 }))), "more-than-there-are");
    assert.equal(await reasonOf(scene.as(officer, (visit) => sayPlaces(visit, { id: serviceId, free: 1.5 }))), "not-a-number");
  });

  it("les visages se lisent dedans et jamais dehors", async () => {
    const draft = { name: "Lison Postiche", jobTitle: "Accueil", askFor: "un premier rendez-vous", presence: "lundi", phone: null, email: null, languages: [] };
    const face = await scene.as(officer, (visit) => addFace(visit, { listedId, draft }));
    assert.ok(face.ok);
    assert.equal((await scene.as(scene.cisp, (visit) => listFaces(visit, listedId))).length, 1);
    assert.equal(await reasonOf(scene.as(scene.cisp, (visit) => changeFace(visit, { id: face.value.id, draft }))), "not-allowed");
    await assert.rejects(scene.door((door) => door.tx.selectFrom("directory_people").select("name").execute()), /permission denied/);
    assert.equal(await reasonOf(scene.as(officer, (visit) => changeFace(visit, { id: face.value.id, draft: null }))), "ok");
    assert.equal((await scene.as(scene.cisp, (visit) => listFaces(visit, listedId))).length, 0);
  });

  it("dehors, on lit ce qui est public, sans la note entre nous ; ce qui est aux professionnels n'existe pas", async () => {
    const seen = (await scene.door((door) => findPublicService(door, serviceId)))!;
    assert.ok(!JSON.stringify(seen).includes("Complet le lundi"));
    await assert.rejects(scene.door((door) => door.tx.selectFrom("services").select("inside_note").execute()), /permission denied/);
    const hidden = await scene.as(officer, (visit) => addServiceEntry(visit, { listedId, draft: { ...service, name: "Mise à l'abri", audience: "professionals" } }));
    assert.ok(hidden.ok);
    assert.equal(await scene.door((door) => findPublicService(door, hidden.value.id)), null);
    assert.equal(await reasonOf(scene.door((door) => proposeFromOutside(door, { serviceId: hidden.value.id, field: "phone", proposed: "01", words: null, address: "a" }))), "not-found");
    const booklet = await scene.as(scene.cisp, (visit) => listBooklet(visit, scene.here));
    assert.deepEqual(booklet.map(({ audience }) => audience).sort(), ["professionals", "public"]);
  });

  it("n'importe qui propose une correction, même sans compte, cinq par heure ; qui tient la fiche décide, et ce qui est pris est écrit", async () => {
    assert.equal(await reasonOf(scene.as(scene.stranger, (visit) => proposeCorrection(visit, { listedId, serviceId: null, field: "phone", proposed: "01 99 00 00 09", words: null }))), "ok");
    assert.equal(await reasonOf(scene.as(scene.stranger, (visit) => proposeCorrection(visit, { listedId, serviceId: null, field: null, proposed: null, words: " " }))), "nothing-said");
    for (let at = 0; at < 5; at++) assert.equal(await reasonOf(scene.door((door) => proposeFromOutside(door, { serviceId, field: "other", proposed: null, words: `Fermé ${at}`, address: "10.0.0.1" }))), "ok");
    assert.equal(await reasonOf(scene.door((door) => proposeFromOutside(door, { serviceId, field: "other", proposed: null, words: "encore", address: "10.0.0.1" }))), "too-many");
    assert.equal(await reasonOf(scene.door((door) => proposeFromOutside(door, { serviceId, field: "other", proposed: null, words: "encore", address: "10.0.0.1" }), new Date(noon.getTime() + 3_700_000))), "ok");
    const waiting = await scene.as(officer, (visit) => listCorrectionsOf(visit, listedId));
    assert.equal(waiting.length, 7);
    const phone = waiting.find(({ field }) => field === "phone")!;
    assert.equal(await reasonOf(scene.as(scene.stranger, (visit) => decideCorrection(visit, { id: phone.id, decision: "taken", why: null }))), "not-allowed");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: phone.id, decision: "taken", why: null }))), "ok");
    assert.equal((await scene.as(officer, (visit) => findListed(visit, listedId)))?.phone, "01 99 00 00 09");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: phone.id, decision: "refused", why: null }))), "already-decided");
    await assert.rejects(scene.door((door) => door.tx.selectFrom("corrections").select("words").execute()), /permission denied/, "la porte n'en lit aucune");
  });

  it("des horaires corrigés, dits en mots, sont écrits comme l'annuaire les garde ; ce qui ne se lit pas est refusé, et qui tient la fiche les récrit", async () => {
    const propose = (proposed: string) => scene.as(scene.stranger, (visit) => proposeCorrection(visit, { listedId, serviceId, field: "hours", proposed, words: null }));
    await propose("du lundi au vendredi 9h-12h et 14h-17h30, fermé le samedi");
    await propose("plutôt le matin");
    const [said, unsaid] = (await scene.as(officer, (visit) => listCorrectionsOf(visit, listedId))).filter(({ field }) => field === "hours").sort((one, other) => one.proposed!.localeCompare(other.proposed!));
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: said!.id, decision: "taken", why: null }))), "ok");
    assert.equal((await scene.as(officer, (visit) => findListedService(visit, serviceId)))?.hours, "Mo-Fr 09:00-12:00,14:00-17:30; Sa off");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: unsaid!.id, decision: "taken", why: null }))), "hours-wrong");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: unsaid!.id, decision: "taken", why: null, hours: "quand on veut" }))), "hours-wrong");
    assert.equal((await scene.as(officer, (visit) => findListedService(visit, serviceId)))?.hours, "Mo-Fr 09:00-12:00,14:00-17:30; Sa off");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: unsaid!.id, decision: "taken", why: null, hours: "mardi et jeudi 9h30-12h" }))), "ok");
    assert.equal((await scene.as(officer, (visit) => findListedService(visit, serviceId)))?.hours, "Tu,Th 09:30-12:00");
    await propose("jamais su");
    const refused = (await scene.as(officer, (visit) => listCorrectionsOf(visit, listedId))).find(({ field }) => field === "hours");
    assert.equal(await reasonOf(scene.as(officer, (visit) => decideCorrection(visit, { id: refused!.id, decision: "refused", why: null }))), "ok", "ce qui ne se lit pas s'écarte");
  });

  it("ce qu'on corrige par-dessus une source est nommé, pour que sa mise à jour ne l'efface pas", async () => {
    const id = await scene.insert("directory_structures", { source: "dora", source_id: "dora--1", name: "Fiche d'une source (simulée)", commune: "Lyon", commune_code: "69123", postcode: "69003", phone: "01 99 00 00 03" });
    const listed = (await scene.as(officer, (visit) => findListed(visit, id)))!;
    assert.equal(await reasonOf(scene.as(officer, (visit) => changeStructure(visit, { id, version: 1, draft: { ...structure, name: listed.name, address: null, isEmployer: true } }))), "ok");
    assert.deepEqual((await scene.rows<{ local_fields: string[] }>("select local_fields from app.directory_structures where id = $1", [id]))[0]?.local_fields, ["phone"]);
  });
});

describe("La fraîcheur de l'annuaire", async () => {
  const scene = await setScene();
  await scene.rows("insert into app.territory_areas values ($1, '69')", [scene.here]);
  const listed = await scene.insert("directory_structures", { name: "Relais du Décor (simulé)", commune_code: "69123", owner_id: scene.housing.id, vouched_on: "2026-01-01" });
  const entry = (name: string, more: Record<string, unknown>) => scene.insert("services", { listed_id: listed, name, commune_code: "69123", ...more });
  await entry("Frais", { vouched_on: "2026-09-01", owner_id: scene.housing.id });
  const old = await entry("Pâlit", { vouched_on: "2026-03-01", owner_id: scene.housing.id });
  await entry("Vieux", { vouched_on: "2024-03-01" });
  await entry("Source récente", { vouched_on: "2024-03-01", source: "dora", source_id: "dora--2", source_date: "2026-10-01" });
  const foreign = await entry("D'une autre", { vouched_on: "2024-03-01", owner_id: scene.coordinator.id });
  const days = freshnessDays(today);

  it("un territoire voit sa part de fiches à jour, et ce qu'il faut redemander, le plus ancien d'abord", async () => {
    const share = await scene.as(scene.cisp, (visit) => readShare(visit, scene.here, days));
    assert.deepEqual([share.total, share.fresh, share.fading, share.stale, share.unowned], [5, 2, 1, 2, 2]);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listToAskAgain(visit, scene.here, days))).map(({ name }) => name).slice(-1), ["Pâlit"]);
  });

  it("chacun reçoit un courriel pour toutes ses fiches, une fois par mois ; le lien confirme les siennes, sans compte, une fois", async () => {
    assert.equal(await scene.door((door) => askOwners(door, "https://fil.invalid")), 2);
    assert.equal(await scene.door((door) => askOwners(door, "https://fil.invalid")), 0, "pas deux fois dans le mois");
    const mails = (await listMails({ tx: scene.base.ownerDb })).filter(({ kind }) => kind === "entries-asked");
    const { work_email: address } = (await scene.rows<{ work_email: string }>("select work_email from app.professionals where id = $1", [scene.housing.id]))[0]!;
    const mine = mails.find(({ toAddress }) => toAddress === address)!;
    assert.ok(mine.text.includes("- Pâlit") && mine.text.includes("- Relais du Décor") && !mine.text.includes("Frais") && !mine.text.includes("D'une autre"));
    const token = /confirmer\/(\S+)/.exec(mine.text)![1]!;
    assert.deepEqual(await scene.rows("select 1 from app.entry_asks where encode(token_hash, 'escape') like '%' || $1 || '%'", [token]), [], "le jeton n'est gardé nulle part");
    const link = (await scene.door((door) => findAsk(door, token)))!;
    assert.deepEqual((await scene.door((door) => listOwnedEntries(door, link.ownerId))).map(({ id }) => id).sort(), [old, listed].sort());
    const use = (entries: string[], asked = token, at = noon) => scene.door((door) => vouchByLink(door, { token: asked, entries }), at);
    assert.deepEqual(await use([]), { ok: false, reason: "nothing-ticked" });
    assert.deepEqual(await use([old], `${token}x`), { ok: false, reason: "unknown" }, "un lien retouché n'est le lien de personne");
    assert.deepEqual(await use([old], token, day("2026-12-22")), { ok: false, reason: "expired" });
    assert.deepEqual(await use([old, foreign]), { ok: true, value: { count: 1 } }, "les fiches d'une autre ne bougent pas");
    assert.deepEqual(await use([listed]), { ok: false, reason: "used" });
    assert.deepEqual((await scene.rows<{ vouched_on: string }>("select vouched_on::text from app.services where id = any ($1::uuid[]) order by vouched_on", [[old, foreign]])).map(({ vouched_on }) => vouched_on), ["2024-03-01", today]);
    assert.equal((await scene.rows("select from app.journal where event = 'entries.vouched-by-link' and actor_id = $1", [scene.housing.id])).length, 1);
    assert.ok(Object.values(vouchLinkWords).every((words) => words.length > 20));
    assert.equal(await scene.door((door) => askOwners(door, "https://fil.invalid"), day("2026-12-23")), 2, "un mois plus tard, ce qui reste est redemandé");
  });

  it("un administrateur dessine le territoire, et les fiches suivent ; les autres n'y touchent pas", async () => {
    assert.deepEqual([(await loadCommunes(scene.base.url)) > 34_000, await loadCommunes(scene.base.url)], [true, 0]);
    const [paris] = await scene.as(scene.cisp, (visit) => searchCommunes(visit, "75011"));
    assert.equal(paris?.name, "Paris 11e Arrondissement");
    assert.deepEqual((await scene.as(scene.cisp, (visit) => searchCommunes(visit, "st denis"))).slice(0, 2).map(({ name }) => name), ["Saint-Denis", "Saint-Denis"]);
    const draw = (actor: typeof scene.cisp, codes: string[]) => scene.as(actor, (visit) => drawTerritory(visit, { territoryId: scene.elsewhere, codes }));
    assert.deepEqual(await draw(scene.coordinator, ["69123"]), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await draw(scene.administrator, ["99999"]), { ok: false, reason: "area-unknown", detail: { code: "99999" } });
    assert.ok((await draw(scene.administrator, ["69123", "35"])).ok);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => listAreas(visit, scene.elsewhere)), ["35", "69123"]);
    assert.equal((await scene.as(scene.cisp, (visit) => readShare(visit, scene.elsewhere, days))).total, 5, "une commune passe avant son département");
    assert.ok((await draw(scene.administrator, ["35"])).ok);
    assert.equal((await scene.as(scene.cisp, (visit) => readShare(visit, scene.here, days))).total, 5);
  });
});
