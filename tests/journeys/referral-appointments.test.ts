import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownVisit } from "#ground/visit";
import { confirmMine, findAppointment, listMyAppointments, readAgenda, sayWhatHappened } from "#rooms/agenda/server";
import { answerOwn, findReferral, guestVisit, listEvents, listOffers, makeAnswerLink, moveReferral, offerAppointment, offerAppointmentByLink } from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

describe("Le rendez-vous d'une mobilisation, dans les deux calendriers", async () => {
  const s = await setNetwork();
  const own = <Answer>(work: Parameters<typeof ownVisit<Answer>>[2]) => ownVisit(s.base.app, s.person, work, noon);
  const offered = { on: "2026-12-02", hour: "14:30", minutes: 45, place: "2 rue Fictive", bring: "Sa pièce d'identité" };
  const accepted = async (): Promise<string> => {
    const id = await s.sent();
    assert.ok((await s.as(s.housing, (visit) => moveReferral(visit, { referralId: id, move: "accept" }))).ok);
    return id;
  };
  const inCalendar = (who: typeof s.cisp, id: string) => s.as(who, async (visit) => (await readAgenda(visit, who === s.housing ? "mine" : "chantier", "2026-12-01", "2026-12-10")).filter((one) => one.referralId === id).map(({ state, hour, place }) => `${state} ${hour} ${place}`));

  it("le partenaire propose, elle confirme dans son espace, il est fixé partout", async () => {
    const id = await accepted();
    assert.equal((await s.as(s.stranger, (visit) => offerAppointment(visit, { referralId: id, ...offered }))).ok, false);
    const past = await s.as(s.housing, (visit) => offerAppointment(visit, { referralId: id, ...offered, on: "2026-11-20" }));
    assert.ok(!past.ok && past.reason === "day-passed");
    const none = await s.as(s.housing, (visit) => offerAppointment(visit, { referralId: id, ...offered, hour: "25:00" }));
    assert.ok(!none.ok && none.reason === "appointment-missing");
    assert.ok((await s.as(s.housing, (visit) => offerAppointment(visit, { referralId: id, ...offered }))).ok);
    assert.deepEqual([await s.stateOf(id), await inCalendar(s.cisp, id), await inCalendar(s.housing, id)], ["appointment-offered", ["proposed 14:30 2 rue Fictive"], ["proposed 14:30 2 rue Fictive"]]);
    assert.deepEqual(await inCalendar(s.neighbour, id), []);
    const [mine] = await own((visit) => listMyAppointments(visit));
    assert.deepEqual([mine?.on, mine?.hour, mine?.bring], ["2026-12-02", "14:30", "Sa pièce d'identité"]);
    assert.ok((await own((visit) => confirmMine(visit, { appointmentId: mine!.id }))).ok);
    assert.deepEqual([await s.stateOf(id), await inCalendar(s.cisp, id), await inCalendar(s.housing, id)], ["appointment-set", ["set 14:30 2 rue Fictive"], ["set 14:30 2 rue Fictive"]]);
    assert.deepEqual((await s.as(s.cisp, (visit) => listEvents(visit, id))).map(({ side, move }) => `${side} ${move}`).slice(-2), ["partner offer-appointment", "person confirm-appointment"]);
  });

  it("déplacé, l'ancien l'est aussi ; confirmé depuis la demande, il est fixé ; manqué, la demande redevient acceptée et dit pourquoi", async () => {
    const id = await accepted();
    for (const on of ["2026-12-03", "2026-12-04"]) assert.ok((await s.as(s.housing, (visit) => offerAppointment(visit, { referralId: id, ...offered, on }))).ok);
    assert.deepEqual((await s.as(s.cisp, (visit) => listOffers(visit, id))).map(({ on, state }) => `${on} ${state}`), ["2026-12-04 proposed", "2026-12-03 moved"]);
    assert.ok((await own((visit) => answerOwn(visit, { referralId: id, gesture: "confirm" }))).ok);
    assert.equal(await s.stateOf(id), "appointment-set");
    const [offer] = await s.as(s.cisp, (visit) => listOffers(visit, id));
    const missed = await s.as(s.cisp, (visit) => sayWhatHappened(visit, { appointmentId: offer!.id, outcome: "missed", side: "person", reason: "transport" }), new Date("2026-12-04T17:00:00Z"));
    assert.ok(missed.ok, JSON.stringify(missed));
    const after = (await s.as(s.cisp, (visit) => findReferral(visit, id)))!;
    assert.deepEqual([after.state, after.waitsFor, after.contactAt], ["accepted", "partner", null]);
    assert.equal((await s.as(s.cisp, (visit) => listEvents(visit, id))).at(-1)?.reason, "person:transport");
  });

  it("par le lien, un oui et une date sont un seul geste ; tenu, la première rencontre est notée", async () => {
    const id = await s.sent({ serviceId: s.listed.service });
    const link = await s.as(s.cisp, (visit) => makeAnswerLink(visit, { referralId: id }));
    assert.ok(link.ok);
    const yes = await guestVisit(s.base.app, link.value.token, (visit) => offerAppointmentByLink(visit, offered), noon);
    assert.ok(yes.verdict === "open" && yes.answer.ok, JSON.stringify(yes));
    assert.equal(await s.stateOf(id), "appointment-offered");
    assert.ok((await s.as(s.cisp, (visit) => moveReferral(visit, { referralId: id, move: "confirm-appointment" }))).ok);
    const [offer] = await s.as(s.cisp, (visit) => listOffers(visit, id));
    assert.equal((await s.as(s.cisp, (visit) => findAppointment(visit, offer!.id)))?.state, "set");
    assert.ok((await s.as(s.cisp, (visit) => sayWhatHappened(visit, { appointmentId: offer!.id, outcome: "held" }), new Date("2026-12-02T17:00:00Z"))).ok);
    assert.deepEqual([(await s.as(s.cisp, (visit) => findReferral(visit, id)))?.contactAt?.toISOString().slice(0, 10), await s.stateOf(id)], ["2026-12-02", "appointment-set"]);
  });
});
