import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { readNetworkToday } from "#rooms/desk/server";
import { exportFile } from "#rooms/keeping/server";
import { answerHandover, findPerson, listHandoversOf, listWaitingAtOurDoor, proposeHandover, stopHandover, stopOwnHandover, welcomeSomebody } from "#rooms/people/server";
import { draftReferral, listReferralsOf, moveReferral, sendReferral } from "#rooms/referrals/server";
import { readOwnSpace } from "#rooms/space/server";
import { type Actor, type OwnVisit, ownVisit } from "#ground/visit";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

describe("Passage : la porte qui l'a accueillie la confie à un chantier, elle ne raconte qu'une fois", async () => {
  const s = await setNetwork();
  const atPartner = (actor: Actor): Actor => ({ ...actor, roles: actor.roles.map((role) => ({ ...role, kind: "partner" })) });
  const [host, sister] = [atPartner(s.housing), atPartner(await s.professional("Sidonie", "Postiche", ["outside-referent", s.partner]))];
  const otherDoor = await s.insert("structures", { kind: "partner", name: "Accueil lointain (simulé)", territory_id: s.here, opened_on: "2019-01-01" });
  const foreign = atPartner(await s.professional("Gaspard", "Toc", ["outside-referent", otherDoor]));
  const welcomed = async (givenName = "Alcide"): Promise<string> => {
    const answer = await s.as(host, (visit) => welcomeSomebody(visit, { doorId: s.partner, givenName, familyName: "Passant", birthDate: null, contact: { kind: "call", value: "01 99 00 45 67" } }));
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const asked = async (personId: string): Promise<string> => {
    const answer = await s.as(host, (visit) => draftReferral(visit, s.drafted({ personId, domain: "rights", need: "Ouvrir ses droits.", goals: [], serviceId: s.listed.service })));
    if (!answer.ok) throw new Error(answer.reason);
    assert.ok((await s.as(host, (visit) => sendReferral(visit, { referralId: answer.value.id }))).ok);
    return answer.value.id;
  };
  const propose = (actor: Actor, personId: string, more: Partial<Parameters<typeof proposeHandover>[1]> = {}) =>
    s.as(actor, (visit) => proposeHandover(visit, { personId, chantierId: s.canal, agreed: { means: "paper", witness: null }, ...more }));
  const proposed = async (personId: string): Promise<string> => {
    const answer = await propose(host, personId);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const accept = (actor: Actor, id: string) => s.as(actor, (visit) => answerHandover(visit, { id, accepts: true, reason: null }));
  const sees = (actor: Actor, id: string) => s.as(actor, async (visit) => (await findPerson(visit, id)) !== null);
  const waiting = async (actor: Actor) => (await s.as(actor, listWaitingAtOurDoor)).map(({ id }) => id);
  const lastOf = async (actor: Actor, personId: string) => (await s.as(actor, (visit) => listHandoversOf(visit, [personId])))[0];

  it("sans son accord, sans témoin, vers un chantier d'ailleurs, ou par une autre porte : non", async () => {
    const id = await welcomed();
    assert.deepEqual(await propose(host, id, { agreed: null }), { ok: false, reason: "not-agreed" });
    assert.deepEqual(await propose(host, id, { agreed: { means: "spoken", witness: " " } }), { ok: false, reason: "witness-missing" });
    assert.deepEqual(await propose(host, id, { chantierId: s.lointain }), { ok: false, reason: "no-such-chantier" });
    assert.deepEqual(await propose(host, id, { chantierId: otherDoor }), { ok: false, reason: "no-such-chantier" });
    for (const actor of [foreign, s.cisp, s.coordinator, s.administrator, s.officer]) assert.deepEqual(await propose(actor, id), { ok: false, reason: "not-found" }, actor.familyName);
    assert.deepEqual(await propose(s.cisp, s.person), { ok: false, reason: "not-allowed" }, "un dossier de chantier change de main autrement");
    await assert.rejects(s.as(foreign, (visit) => visit.tx.insertInto("handovers").values({ id: crypto.randomUUID(), person_id: id, door_id: s.partner, chantier_id: s.canal, proposed_by: foreign.id, proposed_at: visit.now, agreed_means: "paper" }).execute()), /row-level security/);
    await proposed(id);
    assert.deepEqual(await propose(sister, id), { ok: false, reason: "already-proposed" });
  });

  it("tant que le chantier n'a pas répondu, il lit un nom et une porte, rien du dossier ; les autres ne lisent rien", async () => {
    const id = await welcomed();
    await asked(id);
    const handover = await proposed(id);
    assert.ok((await waiting(s.cisp)).includes(handover));
    assert.ok((await waiting(s.educator)).includes(handover));
    const line = (await s.as(s.cisp, listWaitingAtOurDoor)).find((one) => one.id === handover);
    assert.deepEqual([line?.name, line?.door, line?.agreedMeans], ["Alcide Passant", "Résidence fictive", "paper"]);
    assert.equal(await sees(s.cisp, id), false);
    assert.deepEqual(await s.as(s.cisp, (visit) => listReferralsOf(visit, id)), []);
    for (const actor of [s.neighbour, s.stranger, s.supervisor, s.director, s.coordinator, s.administrator, s.officer, foreign]) {
      assert.deepEqual(await waiting(actor), [], actor.familyName);
      assert.equal(await lastOf(actor, id), undefined, actor.familyName);
      assert.deepEqual(await accept(actor, handover), { ok: false, reason: "not-found" }, actor.familyName);
    }
    assert.deepEqual(await accept(host, handover), { ok: false, reason: "not-found" }, "qui propose ne répond pas");
    await assert.rejects(s.as(host, (visit) => visit.tx.updateTable("handovers").set({ answer: "accepted", answered_by: host.id, answered_at: visit.now }).where("id", "=", handover).execute()), /row-level security/);
  });

  it("acceptée, son dossier entier vient avec elle ; la première porte garde la demande et ne lit plus que ce qu'elle a permis", async () => {
    const id = await welcomed();
    const request = await asked(id);
    const handover = await proposed(id);
    assert.ok((await accept(s.cisp, handover)).ok);
    assert.deepEqual(await s.rows("select followed_by from app.people where id = $1", [id]), [{ followed_by: s.canal }]);
    assert.deepEqual(await s.rows("select followed_by, door_id, state from app.referrals where id = $1", [request]), [{ followed_by: s.canal, door_id: s.partner, state: "sent" }]);
    assert.deepEqual(await s.rows("select count(*)::int as elsewhere from app.contact_points where person_id = $1 and followed_by <> $2", [id, s.canal]), [{ elsewhere: 0 }]);
    assert.deepEqual(await Promise.all([s.cisp, s.colleague, host, sister, s.neighbour, s.stranger].map((actor) => sees(actor, id))), [true, true, false, false, false, false]);
    assert.deepEqual((await s.as(s.cisp, (visit) => findPerson(visit, id)))?.givenName, "Alcide");
    assert.ok(await s.seenBy(s.cisp, request));
    assert.ok(await s.seenBy(sister, request), "son accord de demander tient");
    assert.equal((await lastOf(host, id))?.answer, "accepted");
    assert.ok((await s.as(s.cisp, (visit) => moveReferral(visit, { referralId: request, move: "strike", reason: "asker:wrong-request" }))).ok, "le chantier mène désormais la demande");
    assert.deepEqual(await waiting(s.cisp).then((ids) => ids.includes(handover)), false);
    assert.deepEqual(await accept(s.colleague, handover), { ok: false, reason: "not-found" }, "une fois suffit");
    assert.equal((await s.as(host, (visit) => exportFile(visit, { personId: id, form: "json" }))).ok, false);
    const events = (await s.rows<{ event: string }>("select event from app.journal where person_id = $1 and event like 'person.ha%' order by id", [id])).map(({ event }) => event);
    assert.deepEqual(events, ["person.handover-proposed", "person.handed-over"]);
  });

  it("reprise par elle, la demande se ferme aussi à la première porte", async () => {
    const id = await welcomed();
    const request = await asked(id);
    assert.ok((await accept(s.cisp, await proposed(id))).ok);
    await s.rows("update app.referrals set withdrawn_at = now() where id = $1", [request]);
    assert.equal(await s.seenBy(sister, request), false);
    assert.equal(await s.seenBy(s.cisp, request), true);
  });

  it("refusée, avec sa raison : elle reste à sa porte, rien n'est perdu, le chantier n'en garde rien, et un autre peut être demandé", async () => {
    const id = await welcomed();
    const request = await asked(id);
    const handover = await proposed(id);
    assert.deepEqual(await s.as(s.cisp, (visit) => answerHandover(visit, { id: handover, accepts: false, reason: null })), { ok: false, reason: "reason-missing" });
    assert.ok((await s.as(s.cisp, (visit) => answerHandover(visit, { id: handover, accepts: false, reason: "no-post" }))).ok);
    assert.deepEqual(await s.rows("select p.followed_by, r.followed_by as asked from app.people p join app.referrals r on r.id = $2 where p.id = $1", [id, request]), [{ followed_by: s.partner, asked: s.partner }]);
    const last = await lastOf(sister, id);
    assert.deepEqual([last?.answer, last?.reason], ["refused", "no-post"]);
    assert.equal(await lastOf(s.cisp, id), undefined);
    assert.ok((await propose(host, id, { chantierId: s.jardin })).ok);
    assert.equal((await waiting(s.neighbour)).length, 1);
  });

  it("elle change d'avis : la porte reprend la proposition, le chantier ne lit plus rien", async () => {
    const id = await welcomed();
    const handover = await proposed(id);
    assert.equal((await s.as(foreign, (visit) => stopHandover(visit, { personId: id }))).ok, false);
    assert.ok((await s.as(sister, (visit) => stopHandover(visit, { personId: id }))).ok);
    assert.ok(!(await waiting(s.cisp)).includes(handover));
    assert.deepEqual(await accept(s.cisp, handover), { ok: false, reason: "not-found" });
    assert.deepEqual(await s.as(host, (visit) => stopHandover(visit, { personId: id })), { ok: false, reason: "not-now" });
  });

  it("ce qui attend se voit sur « Aujourd'hui » : au chantier d'abord, puis à la porte si le chantier ne répond pas", async () => {
    const id = await welcomed("Célestin");
    const later = new Date(noon.getTime() + 11 * 86_400_000);
    const told = async (actor: Actor, at = noon) => (await s.as(actor, readNetworkToday, at)).filter(({ kind }) => kind.startsWith("handover"));
    const before = (await told(s.cisp))[0]?.count ?? 0;
    await proposed(id);
    assert.deepEqual((await told(s.cisp)).map(({ kind, count, name }) => [kind, count, name]), [["handover-received", before + 1, ""]]);
    assert.deepEqual(await told(host), [], "le chantier a dix jours");
    assert.ok((await told(sister, later)).some(({ kind, id: of, name }) => kind === "handover-unanswered" && of === id && name === "Célestin Passant"));
    for (const actor of [s.coordinator, s.officer, foreign]) assert.deepEqual(await told(actor, later), [], actor.familyName);
    assert.ok((await s.as(host, (visit) => stopHandover(visit, { personId: id }))).ok);
    assert.ok(!(await told(host, later)).some(({ id: of }) => of === id));
    assert.equal((await told(s.cisp))[0]?.count ?? 0, before);
  });

  describe("dans son espace", () => {
    const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(s.base.app, person, work, noon);
    const answerOf = (id: string) => s.rows("select answer, answered_by from app.handovers where id = $1", [id]);

    it("elle lit qui la propose et à qui ; une autre ne lit rien et n'arrête rien ; elle arrête seule, et c'est écrit", async () => {
      const [id, other] = [await welcomed(), await welcomed("Barnabé")];
      const handover = await proposed(id);
      assert.deepEqual((await inside(id, readOwnSpace))?.handover, { id: handover, door: "Résidence fictive", chantier: "Atelier du Canal", agreedOn: "2026-11-21", answer: null, answeredOn: null });
      assert.equal((await inside(other, readOwnSpace))?.handover, null);
      assert.deepEqual(await inside(other, (visit) => stopOwnHandover(visit, { id: handover })), { ok: false, reason: "not-now" });
      await inside(other, ({ tx }) => sql`update app.handovers set answer = 'stopped', answered_at = now()`.execute(tx));
      assert.deepEqual(await answerOf(handover), [{ answer: null, answered_by: null }], "la base le tient aussi, sans le verbe");
      await assert.rejects(inside(id, ({ tx }) => sql`update app.handovers set answer = 'accepted', answered_at = now()`.execute(tx)), /row-level security/, "elle n'accepte pas à la place du chantier");
      await assert.rejects(inside(id, ({ tx }) => sql`update app.handovers set chantier_id = ${s.jardin}`.execute(tx)), /permission denied/);
      assert.ok((await inside(id, (visit) => stopOwnHandover(visit, { id: handover }))).ok);
      assert.deepEqual(await answerOf(handover), [{ answer: "stopped", answered_by: null }]);
      assert.equal((await inside(id, readOwnSpace))?.handover, null);
      assert.ok(!(await waiting(s.cisp)).includes(handover));
      assert.deepEqual(await accept(s.cisp, handover), { ok: false, reason: "not-found" });
      assert.equal((await lastOf(host, id))?.answer, "stopped", "sa porte le sait");
      assert.deepEqual(await s.rows("select actor_id from app.journal where person_id = $1 and event = 'person.own-handover-stopped' and subject_id = $2", [id, handover]), [{ actor_id: null }]);
      assert.deepEqual(await inside(id, (visit) => stopOwnHandover(visit, { id: handover })), { ok: false, reason: "not-now" }, "une fois suffit");
    });

    it("accepté, son parcours le dit, et elle ne l'arrête plus", async () => {
      const id = await welcomed();
      const handover = await proposed(id);
      assert.ok((await accept(s.cisp, handover)).ok);
      const own = await inside(id, readOwnSpace);
      assert.deepEqual([own?.handover, own?.knots], [null, [{ kind: "handed-over", on: "2026-11-21", place: "Atelier du Canal" }]]);
      assert.deepEqual(await inside(id, (visit) => stopOwnHandover(visit, { id: handover })), { ok: false, reason: "not-now" });
    });

    it("personne d'autre ne répond sans son nom", async () => {
      const handover = await proposed(await welcomed());
      await assert.rejects(s.rows("update app.handovers set answer = 'accepted', answered_at = now() where id = $1", [handover]), /only_she_stops_a_handover_without_a_name/);
    });
  });

  it("le passage sort avec elle, sans le nom du témoin", async () => {
    const id = await welcomed();
    assert.ok((await propose(host, id, { agreed: { means: "spoken", witness: "Un témoin discret" } })).ok);
    const file = await s.as(host, (visit) => exportFile(visit, { personId: id, form: "json" }));
    assert.ok(file.ok);
    const text = JSON.stringify(file.value);
    assert.match(text, /Atelier du Canal/);
    assert.doesNotMatch(text, /Un témoin discret/);
  });
});
