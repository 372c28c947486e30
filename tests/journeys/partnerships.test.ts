import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Actor } from "#ground/visit";
import { afterHiring, isFresh, openAgreementMoves, openCoverMoves, openProspectionMoves, prospectionStages, remindRenewalOn } from "#rooms/partnerships/index";
import { appointOfficer, askCover, closeJob, closeOffer, fillJob, finishFollowUp, findPartner, keepPartner, letPartnerGo, listAgreements, listAgreementsInForce, listCovers, listJobs, listOffers, listPartnerContacts, listPartners, listPartnerTodo, listPosts, listProspections, moveAgreement, moveCover, moveProspection, officersFor, planNextStep, postJob, postOffer, startProspection, writeAgreement, writePartnerContact } from "#rooms/partnerships/server";
import { setScene, today } from "./scene.ts";

describe("Les partenariats, leurs règles", () => {
  it("une prospection avance, se met de côté, se reprend", () => {
    assert.deepEqual(prospectionStages.map((stage) => openProspectionMoves(stage).join(" ")), ["contact meet set-aside", "meet agree set-aside", "agree hire set-aside", "hire set-aside", "set-aside", "take-up"]);
    assert.deepEqual([openAgreementMoves("draft"), openAgreementMoves("active"), openAgreementMoves("ended")], [["sign", "drop"], ["end"], []]);
  });
  it("un poste est pourvu quand il n'y a plus personne à trouver", () => {
    assert.deepEqual([afterHiring({ filled: 0, howMany: 2 }, 1), afterHiring({ filled: 1, howMany: 2 }, 1), afterHiring({ filled: 1, howMany: 2 }, 2), afterHiring({ filled: 0, howMany: 2 }, 0)], [{ filled: 1, state: "open" }, { filled: 2, state: "filled" }, null, null]);
  });
  it("un remplacement est accepté par qui il est demandé, et repris par qui l'a demandé", () => {
    const cover = { state: "asked" as const, cover: { id: "k", name: "" }, away: { id: "a", name: "" }, askedBy: "a" };
    const actor = (id: string, role = "partnership-officer") => ({ id, roles: [{ role, structureId: "s" }] });
    assert.deepEqual([openCoverMoves(actor("k"), cover), openCoverMoves(actor("a"), cover), openCoverMoves(actor("x"), cover), openCoverMoves(actor("x", "coordinator"), cover), openCoverMoves(actor("k"), { ...cover, state: "accepted" })], [["accept", "decline"], ["cancel"], [], ["cancel"], []]);
    assert.deepEqual([isFresh("2026-06-01", today, 180), isFresh("2026-05-01", today, 180), isFresh(null, today, 180), remindRenewalOn("2027-01-31", 90)], [true, false, false, "2026-11-02"]);
  });
});

describe("Les partenariats d'un territoire", async () => {
  const scene = await setScene();
  const coordinationElsewhere = await scene.insert("structures", { kind: "coordination", name: "Coordination lointaine", territory_id: scene.elsewhere, opened_on: "2019-01-01" });
  const withTerritory = (actor: Actor, territoryId: string): Actor => ({ ...actor, roles: actor.roles.map((role) => ({ ...role, territoryId })) });
  const officer = await scene.professional("Ysolde", "Prétexte", ["partnership-officer", scene.coordination]);
  const second = await scene.professional("Côme", "Postiche", ["partnership-officer", scene.coordination]);
  const far = withTerritory(await scene.professional("Ulric", "Mirage", ["partnership-officer", coordinationElsewhere]), scene.elsewhere);
  const landlord = await scene.insert("directory_structures", { name: "Bailleur fictif (simulé)", structure_id: scene.partner, territory_id: scene.here, vouched_on: "2026-10-01" });
  const factory = await scene.insert("directory_structures", { name: "Atelier d'essai (simulé)", territory_id: scene.here });
  const reason = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "ok" : answer.reason!);
  const keep = (name: string, actor: Actor = officer) => scene.as(actor, (visit) => keepPartner(visit, { name, domains: ["housing"], commonLaw: true, whatFor: null }));
  const kept = await keep("bailleur FICTIF (simule)");
  assert.ok(kept.ok, JSON.stringify(kept));
  const partner = kept.value.id;
  const outsiders = [scene.stranger, far];

  it("un partenaire entre au portefeuille une fois, par qui tient le territoire ; les chantiers le lisent, lui-même aussi ; pas l'encadrant, pas ailleurs", async () => {
    assert.deepEqual([reason(await keep("Bailleur fictif (simulé)")), reason(await keep("Inconnu au bataillon")), reason(await keep("Atelier d'essai (simulé)", scene.cisp)), reason(await keep("Atelier d'essai (simulé)", scene.housing))], ["already-kept", "listed-missing", "not-allowed", "not-allowed"]);
    assert.equal(reason(await scene.as(officer, (visit) => keepPartner(visit, { name: "Atelier d'essai (simulé)", domains: [], commonLaw: null, whatFor: null }))), "domain-missing");
    for (const actor of [officer, second, scene.cisp, scene.educator, scene.director, scene.neighbour, scene.coordinator, scene.housing]) assert.deepEqual((await scene.as(actor, (visit) => listPartners(visit))).map(({ name }) => name), ["Bailleur fictif (simulé)"]);
    for (const actor of [...outsiders, scene.supervisor, scene.administrator]) {
      assert.deepEqual(await scene.as(actor, (visit) => listPartners(visit)), []);
      assert.equal(await scene.as(actor, (visit) => findPartner(visit, partner)), null);
    }
    assert.deepEqual([(await scene.as(officer, (visit) => listPartners(visit, "housing"))).length, (await scene.as(officer, (visit) => listPartners(visit, "health"))).length], [1, 0]);
  });

  it("qui répond du logement : personne, et la coordination répond ; puis la chargée ; puis qui la remplace, du jour où elle a accepté", async () => {
    const answers = async (day = today, actor: Actor = scene.cisp) => { const { officers, vacant } = await scene.as(actor, (visit) => officersFor(visit, scene.here, "housing", day)); return [...officers.map(({ name, as }) => `${name} ${as}`), ...(vacant ? ["vacante"] : [])]; };
    assert.deepEqual(await answers(), ["Isaure Modèle coordination", "vacante"]);
    const appoint = (professionalId: string | null, startsOn = today, actor: Actor = officer) => scene.as(actor, (visit) => appointOfficer(visit, { territoryId: scene.here, domain: "housing", professionalId, startsOn }));
    assert.deepEqual([reason(await appoint(scene.cisp.id)), reason(await appoint(officer.id, "2026-11-01")), reason(await appoint(officer.id, today, scene.cisp)), reason(await appoint(officer.id, today, far))], ["officer-unknown", "in-the-past", "not-allowed", "not-allowed"]);
    assert.ok((await appoint(officer.id)).ok);
    assert.equal(reason(await appoint(second.id)), "in-the-past", "le même jour, on ne tient pas deux fois la même fonction");
    assert.deepEqual(await answers(), ["Ysolde Prétexte officer"]);
    const ask = (more: Partial<Parameters<typeof askCover>[1]> = {}, actor: Actor = officer) => scene.as(actor, (visit) => askCover(visit, { territoryId: scene.here, awayId: officer.id, coverId: second.id, from: "2026-11-20", until: "2026-11-30", ...more }));
    assert.deepEqual([reason(await ask({ coverId: officer.id })), reason(await ask({ coverId: far.id })), reason(await ask({ until: "2026-11-19" })), reason(await ask({}, scene.cisp)), reason(await ask({}, far))], ["cover-unknown", "cover-unknown", "wrong-dates", "not-allowed", "not-allowed"]);
    const asked = await ask();
    assert.ok(asked.ok);
    assert.equal(reason(await ask({ from: "2026-11-25" })), "already-covered");
    assert.deepEqual(await answers(), ["Ysolde Prétexte officer"], "demandé n'est pas accepté");
    assert.deepEqual((await scene.as(second, listPartnerTodo)).map(({ kind, name }) => [kind, name]), [["cover-asked", "Ysolde Prétexte"]]);
    const move = (actor: Actor, name: "accept" | "decline" | "cancel") => scene.as(actor, (visit) => moveCover(visit, { coverId: asked.value.id, move: name }));
    assert.deepEqual([reason(await move(far, "accept")), reason(await move(officer, "accept")), reason(await move(scene.cisp, "cancel"))], ["not-found", "not-now", "not-found"]);
    assert.ok((await move(second, "accept")).ok);
    assert.deepEqual([await answers(), await answers("2026-11-30"), await answers("2026-12-01"), await answers(today, scene.stranger)], [["Côme Postiche cover"], ["Côme Postiche cover"], ["Ysolde Prétexte officer"], ["Côme Postiche cover"]]);
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listPosts(visit, [scene.here], today))).map(({ officer: one, cover }) => [one?.name, cover?.name]), [["Ysolde Prétexte", "Côme Postiche"]]);
    assert.ok((await move(officer, "cancel")).ok);
    assert.deepEqual([await answers(), (await scene.as(officer, (visit) => listCovers(visit, [scene.here]))).length], [["Ysolde Prétexte officer"], 0]);
    assert.ok((await appoint(null, "2026-12-01")).ok);
    assert.deepEqual(await answers("2026-12-02"), ["Isaure Modèle coordination", "vacante"]);
    assert.equal((await scene.as(scene.coordinator, listPartnerTodo, new Date("2026-12-02T11:00:00Z"))).find(({ kind }) => kind === "vacant")?.name, "housing");
  });

  it("une convention se prépare, se signe, annonce sa fin trois mois avant, se renouvelle ; le partenaire lit la sienne", async () => {
    type Write = Parameters<typeof writeAgreement>[1];
    const usual: Write = { partnerId: partner, object: "Dix logements par an", domain: "housing", startsOn: "2026-01-01", endsOn: "2027-01-31", placesPerYear: 10, answerWithin: 5, meetWithin: 15, contacts: null, documentReference: "CONV-1", renews: null };
    const write = (more: Partial<Write> = {}, actor: Actor = officer) => scene.as(actor, (visit) => writeAgreement(visit, { ...usual, ...more }));
    assert.deepEqual([reason(await write({ object: " " })), reason(await write({ endsOn: "2025-01-01" })), reason(await write({ answerWithin: 0 })), reason(await write({ meetWithin: 300 })), reason(await write({}, scene.cisp)), reason(await write({}, scene.stranger)), reason(await write({ renews: partner }))],
      ["object-missing", "wrong-dates", "wrong-number", "wrong-number", "not-allowed", "not-found", "not-found"]);
    const first = await write();
    assert.ok(first.ok);
    const todo = async () => (await scene.as(officer, listPartnerTodo)).filter(({ kind }) => kind === "renewal").map(({ name, on }) => `${name} ${on}`);
    assert.deepEqual(await todo(), [], "un brouillon n'annonce rien");
    const move = (id: string, name: "sign" | "drop" | "end", actor: Actor = officer) => scene.as(actor, (visit) => moveAgreement(visit, { agreementId: id, move: name }));
    assert.deepEqual([reason(await move(first.value.id, "end")), reason(await move(first.value.id, "sign", scene.housing)), reason(await move(first.value.id, "sign", scene.stranger))], ["not-now", "not-allowed", "not-found"]);
    assert.ok((await move(first.value.id, "sign")).ok);
    assert.deepEqual(await todo(), ["Bailleur fictif (simulé) 2027-01-31"]);
    assert.deepEqual((await scene.as(scene.neighbour, (visit) => listAgreementsInForce(visit, landlord))).map(({ answerWithin, keeper }) => [answerWithin, keeper?.name]), [[5, "Ysolde Prétexte"]]);
    assert.equal((await scene.as(scene.housing, (visit) => listAgreements(visit, partner))).length, 1);
    for (const actor of outsiders) assert.deepEqual(await scene.as(actor, (visit) => listAgreements(visit, partner)), []);
    const next = await write({ startsOn: "2027-02-01", endsOn: "2028-01-31", renews: first.value.id });
    assert.ok(next.ok);
    assert.deepEqual(await todo(), [], "elle est en cours de renouvellement");
    assert.ok((await move(first.value.id, "end")).ok);
    assert.equal((await scene.as(officer, (visit) => findPartner(visit, partner)))?.activeAgreements, 0);
  });

  it("une visite dit ce qui s'est dit et ce qui suit ; elle reste entre chargés et coordination", async () => {
    type Write = Parameters<typeof writePartnerContact>[1];
    const write = (more: Partial<Write> = {}, actor: Actor = officer) => scene.as(actor, (visit) => writePartnerContact(visit, { partnerIds: [partner], kind: "visit", on: today, words: "Deux logements en janvier.", tookPart: "La directrice de l'agence", followUp: "Rappeler pour la liste", followUpOn: today, ...more }));
    assert.equal(reason(await write({ words: "x".repeat(2001) })), "too-long");
    assert.deepEqual([reason(await write({ words: " " })), reason(await write({ on: "2026-11-22" })), reason(await write({ followUpOn: null })), reason(await write({ partnerIds: [] })), reason(await write({}, scene.cisp)), reason(await write({}, scene.stranger))], ["no-words", "in-the-future", "follow-up-incomplete", "partner-missing", "not-allowed", "not-found"]);
    const written = await write();
    assert.ok(written.ok);
    assert.deepEqual((await scene.as(scene.coordinator, (visit) => listPartnerContacts(visit, { partnerId: partner }))).map(({ words, partners, author }) => [words, partners[0]?.name, author]), [["Deux logements en janvier.", "Bailleur fictif (simulé)", "Ysolde Prétexte"]]);
    for (const actor of [scene.cisp, scene.housing, ...outsiders]) assert.deepEqual(await scene.as(actor, (visit) => listPartnerContacts(visit, { partnerId: partner })), []);
    assert.equal((await scene.as(officer, (visit) => findPartner(visit, partner)))?.lastContactOn, today);
    assert.ok((await scene.as(officer, listPartnerTodo)).some(({ kind, words }) => kind === "follow-up" && words === "Rappeler pour la liste"));
    assert.equal(reason(await scene.as(scene.cisp, (visit) => finishFollowUp(visit, { contactId: written.value.id }))), "not-found");
    assert.ok((await scene.as(officer, (visit) => finishFollowUp(visit, { contactId: written.value.id }))).ok);
    assert.equal(reason(await scene.as(officer, (visit) => finishFollowUp(visit, { contactId: written.value.id }))), "not-found");
    const plan = (step: string | null, on: string | null, actor: Actor = officer) => scene.as(actor, (visit) => planNextStep(visit, { partnerId: partner, step, on }));
    assert.deepEqual([reason(await plan("Inviter", null)), reason(await plan("Inviter", today, scene.cisp)), reason(await plan("Inviter", today, far)), reason(await plan("Inviter", today))], ["step-missing", "not-allowed", "not-found", "ok"]);
    assert.ok((await scene.as(second, listPartnerTodo)).some(({ kind }) => kind === "next-step"), "tout le territoire le voit");
    assert.deepEqual(await scene.as(far, listPartnerTodo), []);
  });

  it("une entreprise se prospecte, étape par étape ; ses postes se voient de tout le territoire, jusqu'à ce qu'ils soient pourvus", async () => {
    const start = (name: string, actor: Actor = officer) => scene.as(actor, (visit) => startProspection(visit, { name, commune: null, phone: null, words: null }));
    const [known, fresh] = [await start("Atelier d'essai (simulé)"), await start("Menuiserie inventée (simulée)")];
    assert.ok(known.ok && fresh.ok);
    assert.deepEqual([reason(await start("Atelier d'essai (simulé)")), reason(await start(" ")), reason(await start("Autre", scene.cisp)), reason(await start("Autre", scene.housing))], ["already-known", "company-missing", "not-allowed", "not-allowed"]);
    const move = (name: "contact" | "meet" | "hire", actor: Actor = officer) => scene.as(actor, (visit) => moveProspection(visit, { prospectionId: known.value.id, move: name, words: null, nextOn: null }));
    assert.deepEqual([reason(await move("hire")), reason(await move("contact", scene.cisp)), reason(await move("contact", far)), reason(await move("contact"))], ["not-now", "not-allowed", "not-found", "ok"]);
    assert.deepEqual((await scene.as(scene.cisp, listProspections)).map(({ stage }) => stage), ["contacted", "to-contact"]);
    for (const actor of [...outsiders, scene.housing, scene.supervisor]) assert.deepEqual(await scene.as(actor, listProspections), []);
    type Post = Parameters<typeof postJob>[1];
    const post = (more: Partial<Post> = {}, actor: Actor = officer) => scene.as(actor, (visit) => postJob(visit, { listedId: factory, title: "Aide menuisier", contract: "permanent", weeklyHours: 35, place: null, startsOn: null, untilOn: "2026-12-31", howMany: 2, demands: "Porter dix kilos", ...more }));
    assert.deepEqual([reason(await post({ title: "" })), reason(await post({ howMany: 0 })), reason(await post({ weeklyHours: 60 })), reason(await post({ untilOn: "2026-11-20" })), reason(await post({ listedId: landlord })), reason(await post({}, scene.cisp))], ["title-missing", "wrong-number", "wrong-number", "wrong-dates", "company-missing", "not-allowed"]);
    const posted = await post();
    assert.ok(posted.ok);
    for (const actor of [scene.cisp, scene.neighbour, scene.director]) assert.deepEqual((await scene.as(actor, listJobs)).map(({ title, mine }) => [title, mine]), [["Aide menuisier", false]]);
    for (const actor of outsiders) assert.deepEqual(await scene.as(actor, listJobs), []);
    const fill = (more: number, actor: Actor = officer) => scene.as(actor, (visit) => fillJob(visit, { jobId: posted.value.id, more }));
    assert.deepEqual([reason(await fill(1, scene.cisp)), reason(await fill(1, scene.stranger)), reason(await fill(3)), reason(await fill(1)), reason(await fill(1)), reason(await fill(1))], ["not-allowed", "not-found", "not-now", "ok", "ok", "not-now"]);
    assert.deepEqual((await scene.as(scene.cisp, listJobs)).map(({ state, filled }) => [state, filled]), [["filled", 2]]);
    const other = await post({ title: "Vendeuse ou vendeur" });
    assert.ok(other.ok);
    assert.deepEqual([reason(await scene.as(scene.cisp, (visit) => closeJob(visit, { jobId: other.value.id }))), reason(await scene.as(officer, (visit) => closeJob(visit, { jobId: other.value.id }))), reason(await scene.as(officer, (visit) => closeJob(visit, { jobId: other.value.id })))], ["not-allowed", "ok", "not-now"]);
  });

  it("un partenaire propose lui-même des places au réseau ; tout le territoire les voit, personne ailleurs", async () => {
    type Post = Parameters<typeof postOffer>[1];
    const post = (more: Partial<Post> = {}, actor: Actor = scene.housing) => scene.as(actor, (visit) => postOffer(visit, { listedId: landlord, kind: "place", words: "Trois studios en janvier", startsOn: today, endsOn: "2027-01-31", howMany: 3, ...more }));
    assert.equal(reason(await post({ words: "x".repeat(2001) })), "too-long");
    assert.deepEqual([reason(await post({ words: "" })), reason(await post({ endsOn: "2026-11-20" })), reason(await post({ howMany: 0 })), reason(await post({ listedId: factory })), reason(await post({}, scene.cisp)), reason(await post({}, far))], ["no-words", "wrong-dates", "wrong-number", "partner-missing", "not-allowed", "not-allowed"]);
    const posted = await post();
    assert.ok(posted.ok, JSON.stringify(posted));
    assert.ok((await post({ words: "Visite le 12" }, officer)).ok);
    assert.deepEqual((await scene.as(scene.neighbour, (visit) => listOffers(visit))).map(({ words, mine }) => [words, mine]).sort(), [["Trois studios en janvier", false], ["Visite le 12", false]]);
    for (const actor of outsiders) assert.deepEqual(await scene.as(actor, (visit) => listOffers(visit)), []);
    const close = (actor: Actor) => scene.as(actor, (visit) => closeOffer(visit, { offerId: posted.value.id }));
    assert.deepEqual([reason(await close(scene.cisp)), reason(await close(far)), reason(await close(scene.housing)), reason(await close(scene.housing))], ["not-allowed", "not-found", "ok", "not-found"]);
  });

  it("sorti du portefeuille, il n'y est plus ; ce qui a été écrit reste", async () => {
    const go = (actor: Actor) => scene.as(actor, (visit) => letPartnerGo(visit, { partnerId: partner }));
    assert.deepEqual([reason(await go(scene.cisp)), reason(await go(far)), reason(await go(officer))], ["not-allowed", "not-found", "ok"]);
    assert.deepEqual(await scene.as(officer, (visit) => listPartners(visit)), []);
    assert.equal((await scene.rows("select id from app.partner_contacts")).length, 1);
    assert.ok((await keep("Bailleur fictif (simulé)")).ok);
  });
});
