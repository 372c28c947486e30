import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { findAccess, findDuplicates, findPerson, welcomeSomebody } from "#rooms/people/server";
import { askErasure, applyRetention, confirmErasure, exportFile, keepLonger, listErasuresToSecond, listMyNotices, listNoticesByChantier, secondErasure } from "#rooms/keeping/server";
import { draftReferral, findReferral, listKeptAtTheDoor, listWelcomed, moveReferral, sendReferral } from "#rooms/referrals/server";
import { readToday } from "#rooms/desk/server";
import { askRight, listRequests } from "#rooms/rights/server";
import { answerMessage, makeCard, makeLink, sendMessage } from "#rooms/space/server";
import { type Actor, ownVisit } from "#ground/visit";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

describe("Guichet unifié : toute porte ouvre tout le réseau", async () => {
  const s = await setNetwork();
  const atPartner = (actor: Actor): Actor => ({ ...actor, roles: actor.roles.map((role) => ({ ...role, kind: "partner" })) });
  const otherDoor = await s.insert("structures", { kind: "partner", name: "Accueil lointain (simulé)", territory_id: s.here, opened_on: "2019-01-01" });
  const [host, sister, foreign] = [atPartner(s.housing), atPartner(await s.professional("Sidonie", "Postiche", ["outside-referent", s.partner])), atPartner(await s.professional("Gaspard", "Toc", ["outside-referent", otherDoor]))];
  const welcome = (actor: Actor, more: Partial<Parameters<typeof welcomeSomebody>[1]> = {}) =>
    s.as(actor, (visit) => welcomeSomebody(visit, { doorId: s.partner, givenName: "Alcide", familyName: "", birthDate: null, contact: { kind: "call", value: "01 99 00 45 67" }, ...more }));
  const welcomed = async (more = {}): Promise<string> => {
    const answer = await welcome(host, more);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const ask = async (personId: string, more: Record<string, unknown> = {}) => {
    const answer = await s.as(host, (visit) => draftReferral(visit, s.drafted({ personId, domain: "rights", need: "Ouvrir ses droits.", goals: [], serviceId: s.listed.service, ...more })));
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const sees = (actor: Actor, id: string) => s.as(actor, async (visit) => (await findPerson(visit, id)) !== null);

  it("un prénom et un numéro suffisent ; la structure garde le dossier, sans parcours", async () => {
    const id = await welcomed();
    const [row] = await s.rows<{ followed_by: string; journeys: number }>("select followed_by, (select count(*)::int from app.journeys j where j.person_id = p.id) as journeys from app.people p where id = $1", [id]);
    assert.deepEqual(row, { followed_by: s.partner, journeys: 0 });
    assert.deepEqual((await s.as(host, (visit) => findAccess(visit, id))).topics, ["identity", "presence"]);
    assert.deepEqual((await s.as(host, (visit) => findAccess(visit, id))).reasons.map(({ as }) => as), ["welcome"]);
    assert.deepEqual((await s.rows<{ event: string }>("select event from app.journal where person_id = $1", [id])).map(({ event }) => event), ["person.welcomed"]);
  });

  it("sans prénom, sans moyen de la joindre, ou à la porte d'un autre : non", async () => {
    assert.deepEqual(await welcome(host, { givenName: " " }), { ok: false, reason: "no-name" });
    assert.deepEqual(await welcome(host, { contact: { kind: "sms", value: " " } }), { ok: false, reason: "no-way-to-reach" });
    assert.deepEqual(await welcome(foreign), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await welcome(s.cisp, { doorId: s.canal }), { ok: false, reason: "not-allowed" }, "un chantier ouvre un vrai dossier");
    await assert.rejects(s.as(foreign, (visit) => visit.tx.insertInto("people").values({ id: crypto.randomUUID(), followed_by: s.partner, given_name: "X", family_name: "", name_key: "" }).execute()), /row-level security/);
  });

  it("ses collègues la voient ; un autre partenaire, un chantier, la coordination, l'administration ne la voient pas, et le partenaire ne voit aucun dossier de chantier", async () => {
    const id = await welcomed();
    assert.deepEqual(await Promise.all([host, sister].map((actor) => sees(actor, id))), [true, true]);
    for (const actor of [foreign, s.cisp, s.stranger, s.coordinator, s.director, s.officer, s.farOfficer, s.administrator]) assert.equal(await sees(actor, id), false, actor.familyName);
    assert.equal(await sees(host, s.person), false);
    assert.deepEqual(await s.as(host, (visit) => visit.tx.selectFrom("journeys").selectAll().execute()), []);
    assert.deepEqual(await s.as(foreign, (visit) => listWelcomed(visit)), []);
    await s.rows("update app.memberships set ends_on = '2026-11-20' where professional_id = $1", [sister.id]);
    assert.equal(await sees(sister, id), false, "partie de la structure, elle ne la voit plus");
    await s.rows("update app.memberships set ends_on = null where professional_id = $1", [sister.id]);
  });

  it("sa porte lui ouvre son espace : carte, lien ; un autre partenaire, un chantier, la coordination, non, ni en écrivant eux-mêmes", async () => {
    const id = await welcomed();
    assert.ok((await s.as(host, (visit) => makeLink(visit, { personId: id }))).ok);
    assert.ok((await s.as(sister, (visit) => makeCard(visit, { personId: id, pin: null }))).ok, "sa collègue de la porte aussi");
    for (const actor of [foreign, s.cisp, s.coordinator, s.administrator]) {
      assert.deepEqual(await s.as(actor, (visit) => makeLink(visit, { personId: id })), { ok: false, reason: "not-found" }, actor.familyName);
      assert.deepEqual(await s.as(actor, (visit) => visit.tx.selectFrom("person_ways").select("id").where("person_id", "=", id).execute()), []);
      await assert.rejects(s.as(actor, (visit) => visit.tx.insertInto("person_ways").values({ id: crypto.randomUUID(), person_id: id, kind: "link", token_hash: Buffer.from(actor.id), made_at: visit.now, made_by: actor.id, expires_at: visit.now }).execute()), /row-level security/);
    }
    assert.ok((await ownVisit(s.base.app, id, (own) => sendMessage(own, { kind: "word", words: "Je viens mardi.", about: null, mood: null, language: "fr" }), noon)).ok);
    assert.ok((await ownVisit(s.base.app, id, (own) => askRight(own, { kind: "access", words: "", language: "fr" }), noon)).ok);
    const waiting = async (actor: Actor): Promise<string[]> => (await s.as(actor, (visit) => readToday(visit, "mine"))).items.filter((item) => "personId" in item && item.personId === id).map(({ kind }) => kind).sort();
    assert.deepEqual(await Promise.all([host, sister, foreign, s.cisp].map(waiting)), [["message", "request"], ["message", "request"], [], []]);
    assert.ok((await s.as(sister, (visit) => answerMessage(visit, { personId: id, words: "Entendu, mardi." }))).ok);
    assert.deepEqual(await s.as(foreign, (visit) => answerMessage(visit, { personId: id, words: "Bonjour" })), { ok: false, reason: "not-found" });
    assert.deepEqual((await s.as(host, (visit) => listRequests(visit, id))).map(({ kind }) => kind), ["access"]);
    await s.rows("update app.people set followed_by = $2 where id = $1", [id, s.canal]);
    assert.deepEqual(await s.as(host, (visit) => visit.tx.selectFrom("person_ways").select("id").where("person_id", "=", id).execute()), [], "confiée à un chantier, c'est au chantier");
  });

  it("les ressemblances : celles de la porte seulement", async () => {
    const id = await welcomed({ givenName: "Hyacinthe", familyName: "Bidule", birthDate: "1987-05-04" });
    const like = (actor: Actor, givenName: string, familyName: string) => s.as(actor, (visit) => findDuplicates(visit, { givenName, familyName, usualName: null, birthDate: "1987-05-04" }));
    assert.deepEqual((await like(host, "Hyacinthe", "Bidule")).here.map((one) => one.id), [id]);
    assert.equal((await like(host, "Hyacinthe", "Bidule")).elsewhere, 0, "la sienne n'est pas ailleurs");
    assert.deepEqual((await like(host, "Zéphyrine", "Exemple")).here, [], "rien ne dit qu'un chantier l'accompagne");
    assert.deepEqual((await like(foreign, "Hyacinthe", "Bidule")).here, []);
  });

  it("elle est demandée au réseau comme tout le monde ; le chargé du territoire la voit une fois l'accord donné, celui d'ailleurs jamais", async () => {
    const id = await welcomed();
    const request = await ask(id, { serviceId: null });
    assert.equal(await s.seenBy(s.officer, request), false);
    assert.ok((await s.as(host, (visit) => sendReferral(visit, { referralId: request }))).ok);
    assert.deepEqual(await Promise.all([host, sister, s.officer, s.farOfficer, foreign, s.cisp].map((actor) => s.seenBy(actor, request))), [true, true, true, false, false, false]);
    assert.deepEqual((await s.as(sister, (visit) => listWelcomed(visit))).find((one) => one.id === id)?.requests.map((one) => one.id), [request]);
    assert.deepEqual(await s.as(foreign, (visit) => draftReferral(visit, s.drafted({ personId: id }))), { ok: false, reason: "not-found" });
  });

  it("refusée, la porte la garde, et demande à un autre avec les mêmes mots ; l'accord au réseau vaut, l'accord à un seul se redemande", async () => {
    const id = await welcomed();
    const decline = async (request: string) => {
      assert.ok((await s.as(host, (visit) => sendReferral(visit, { referralId: request }))).ok);
      const answer = await s.as(s.officer, (visit) => moveReferral(visit, { referralId: request, move: "decline", reason: "partner:no-place" }));
      assert.ok(answer.ok, JSON.stringify(answer));
    };
    const kept = async (actor: Actor) => (await s.as(actor, (visit) => listKeptAtTheDoor(visit))).map((line) => line.id);
    const first = await ask(id, { network: true });
    await decline(first);
    assert.ok((await kept(host)).includes(first));
    assert.deepEqual(await kept(foreign), []);
    const second = await ask(id, { after: first, agreed: null, serviceId: s.kept.service });
    const [row] = await s.rows<{ based_on: string; door_id: string; agreed_means: string }>("select based_on, door_id, agreed_means from app.referrals where id = $1", [second]);
    assert.deepEqual(row, { based_on: first, door_id: s.partner, agreed_means: "on-screen" });
    assert.ok((await s.as(host, (visit) => sendReferral(visit, { referralId: second }))).ok);
    assert.deepEqual((await kept(host)).filter((one) => one === first || one === second), [second], "celle qui suit, tant que personne ne l'accepte");
    assert.deepEqual(await s.as(host, (visit) => draftReferral(visit, s.drafted({ personId: id, domain: "rights", after: first }))), { ok: false, reason: "not-now" }, "une seule suite");
    const alone = await ask(await welcomed());
    await decline(alone);
    const next = await ask((await s.as(host, (visit) => findReferral(visit, alone)))!.personId, { after: alone, agreed: null, serviceId: s.kept.service });
    assert.deepEqual(await s.as(host, (visit) => sendReferral(visit, { referralId: next })), { ok: false, reason: "not-agreed" });
  });

  it("une porte tenue par une seule personne : la coordination du territoire confirme sans lire le dossier ; le préavis se montre à qui le garde", async () => {
    const door = await s.insert("structures", { kind: "partner", name: "Accueil d'une seule (simulé)", territory_id: s.here, opened_on: "2019-01-01" });
    const alone = atPartner(await s.professional("Ursule", "Seulette", ["outside-referent", door]));
    const farCoordinator = await s.professional("Anselme", "Lointain", ["coordinator", await s.insert("structures", { kind: "coordination", name: "Coordination d'ailleurs", territory_id: s.elsewhere, opened_on: "2019-01-01" })]);
    const opened = await s.as(alone, (visit) => welcomeSomebody(visit, { doorId: door, givenName: "Barnabé", familyName: "Bidon", birthDate: null, contact: { kind: "call", value: "01 99 00 45 68" } }));
    assert.ok(opened.ok);
    const id = opened.value.id;
    const seconds = async (actor: Actor) => s.as(actor, listErasuresToSecond);
    await s.rows("insert into app.retention_notices (person_id, followed_by, last_contact_on, noticed_on, erase_on) values ($1, $2, '2024-01-01', '2026-11-01', '2026-12-01')", [id, door]);
    assert.deepEqual((await s.as(alone, listMyNotices)).map(({ personId }) => personId), [id]);
    assert.deepEqual(await s.as(foreign, listMyNotices), []);
    assert.equal((await s.as(foreign, (visit) => keepLonger(visit, { personId: id, until: "2027-06-01", because: "Elle revient demander" }))).ok, false);
    assert.deepEqual((await s.as(s.coordinator, listNoticesByChantier)).map(({ id: one }) => one).includes(door), false, "quelqu'un garde la porte");
    assert.ok((await s.as(alone, (visit) => askErasure(visit, { personId: id, reason: "she-asks" }))).ok);
    const [line] = await seconds(s.coordinator);
    assert.deepEqual(Object.keys(line!).sort(), ["askedAt", "by", "door", "id", "reason"]);
    assert.deepEqual([line!.door, line!.by, line!.reason], ["Accueil d'une seule (simulé)", "Ursule Seulette", "she-asks"]);
    assert.equal(await sees(s.coordinator, id), false);
    assert.equal((await seconds(s.administrator)).length, 1);
    for (const actor of [alone, foreign, host, s.cisp, s.director, s.stranger, s.officer, farCoordinator]) {
      assert.deepEqual(await seconds(actor), [], actor.familyName);
      assert.deepEqual(await s.as(actor, (visit) => secondErasure(visit, { id: line!.id })), { ok: false, reason: "not-found" }, actor.familyName);
      await assert.rejects(s.as(actor, (visit) => sql`select app.erase_person(${line!.id}::uuid)`.execute(visit.tx)), /not yours to confirm/);
    }
    const second = await s.professional("Renée", "Renfort", ["outside-referent", door]);
    assert.deepEqual(await seconds(s.coordinator), [], "deux à la porte : l'affaire est à elles");
    await s.rows("update app.memberships set ends_on = '2026-11-20' where professional_id = any ($1)", [[second.id, alone.id]]);
    assert.ok((await s.as(s.coordinator, listNoticesByChantier)).map(({ id: one }) => one).includes(door), "plus personne à la porte");
    assert.deepEqual((await s.as(farCoordinator, listNoticesByChantier)).map(({ id: one }) => one).includes(door), false);
    assert.deepEqual(await s.as(s.coordinator, (visit) => secondErasure(visit, { id: line!.id })), { ok: true, value: { files: 1 } });
    assert.deepEqual(await s.rows("select id from app.people where id = $1", [id]), []);
    assert.deepEqual(await s.rows("select actor_id from app.journal where event = 'person.erased' and person_id = $1", [id]), [{ actor_id: s.coordinator.id }]);
  });

  it("ce qui est gardé d'elle sort avec elle, s'efface à deux, et ne dure pas", async () => {
    const id = await welcomed();
    const request = await ask(id);
    const file = await s.as(host, (visit) => exportFile(visit, { personId: id, form: "json" }));
    assert.ok(file.ok);
    assert.match(JSON.stringify(file.value), /Alcide.*Ouvrir ses droits|Ouvrir ses droits.*Alcide/s);
    assert.equal((await s.as(foreign, (visit) => exportFile(visit, { personId: id, form: "json" }))).ok, false);
    assert.equal((await s.as(foreign, (visit) => askErasure(visit, { personId: id, reason: "she-asks" }))).ok, false);
    assert.ok((await s.as(host, (visit) => askErasure(visit, { personId: id, reason: "she-asks" }))).ok);
    assert.deepEqual(await s.as(host, (visit) => confirmErasure(visit, { personId: id, name: "Alcide" })), { ok: false, reason: "asked-by-you" });
    assert.equal((await s.as(foreign, (visit) => confirmErasure(visit, { personId: id, name: "Alcide" }))).ok, false);
    assert.ok((await s.as(sister, (visit) => confirmErasure(visit, { personId: id, name: "Alcide" }))).ok);
    assert.deepEqual(await s.rows("select id from app.referrals where id = $1", [request]), []);

    const left = await welcomed();
    await ask(left);
    const night = (day: string) => applyRetention(s.base.app, new Date(`${day}T02:30:00Z`));
    const there = async () => (await s.rows("select from app.people where id = $1", [left])).length === 1;
    await night("2028-11-20");
    assert.ok(await there());
    for (const day of ["2028-12-01", "2029-01-15"]) await night(day);
    assert.equal(await there(), false, "deux ans après son accord, sans nouvelles");
  });
});
