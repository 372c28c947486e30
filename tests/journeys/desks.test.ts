import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownVisit, visit as enter, type Actor } from "#ground/visit";
import { deskFault, slotsOf, takesPlace } from "#rooms/agenda/index";
import { bookSlot, changePlace, closeDeskDay, endDesk, findAppointment, findDesk, listDesks, listMyAppointments, openDesk, readSlots } from "#rooms/agenda/server";
import { noon, setScene, today } from "./scene.ts";

const weekly = { id: "x", weekdays: [2], dates: ["2026-12-25"], startsOn: "2026-11-01", endsOn: "2027-06-30", opens: "09:00", closes: "10:30", slotMinutes: 30, places: 2 };

describe("Une permanence, ses jours et ses heures", () => {
  it("a lieu ses jours de semaine, jamais un jour férié, sauf une date choisie à la main", () => {
    assert.deepEqual(["2026-11-24", "2026-11-25", "2026-12-25", "2027-07-06", "2026-10-27"].map((on) => takesPlace(weekly, on)), [true, false, true, false, false]);
    assert.equal(takesPlace({ ...weekly, weekdays: [3] }, "2026-11-11"), false);
  });
  it("se coupe en créneaux entiers", () => {
    assert.deepEqual(slotsOf(weekly, "2026-11-23", "2026-11-29").map(({ on, opens, closes, left }) => `${on} ${opens} ${closes} ${left}`), ["2026-11-24 09:00 09:30 2", "2026-11-24 09:30 10:00 2", "2026-11-24 10:00 10:30 2"]);
    assert.deepEqual(slotsOf({ ...weekly, slotMinutes: 40 }, "2026-11-24", "2026-11-24").map(({ closes }) => closes), ["09:40", "10:20"]);
    assert.deepEqual([deskFault(weekly), deskFault({ ...weekly, weekdays: [], dates: [] }), deskFault({ ...weekly, closes: "09:00" }), deskFault({ ...weekly, endsOn: "2026-10-01" }), deskFault({ ...weekly, slotMinutes: 120 })], [null, "no-day", "wrong-hours", "ends-before-it-starts", "slot-too-long"]);
  });
});

describe("Les permanences croisées", async () => {
  const scene = await setScene();
  const officer = await scene.professional("Ysolde", "Prétexte", ["partnership-officer", scene.coordination]);
  const listed = await scene.insert("directory_structures", { name: "Point conseil budget (simulé)", structure_id: scene.partner, territory_id: scene.here });
  type Open = Parameters<typeof openDesk>[1];
  const usual: Open = { placeId: scene.canal, actorListedId: listed, actor: "", purpose: "Parler de ses dettes", whoMayCome: "Tout salarié", topic: "debts", weekdays: [2], dates: [], opens: "09:00", closes: "10:00", slotMinutes: 30, places: 1, startsOn: "2026-11-01", endsOn: null };
  const open = (more: Partial<Open> = {}, actor = officer) => scene.as(actor, (visit) => openDesk(visit, { ...usual, ...more }));
  const opened = await open();
  assert.ok(opened.ok, JSON.stringify(opened));
  const desk = opened.value.id;
  const person = await scene.file("Zéphyr", "Exemple");
  const other = await scene.file("Balthazar", "Leurre", { chantier: scene.jardin, lead: scene.neighbour.id });
  const book = (personId: string, opens = "09:00", actor: Actor = scene.cisp, on = "2026-11-24") => scene.as(actor, (visit) => bookSlot(visit, { deskId: desk, on, opens, personId }));
  const slots = (actor: Actor = scene.cisp) => scene.as(actor, async (visit) => readSlots(visit, await listDesks(visit, "2026-11-23", "2026-11-29"), "2026-11-23", "2026-11-29"));

  it("ouverte par le chargé de partenariat du territoire ; vue de tout le territoire, partenaire compris, et pas d'ailleurs", async () => {
    const reason = async (more: Partial<Open>, actor = officer) => { const answer = await open(more, actor); return answer.ok ? "ok" : answer.reason; };
    assert.deepEqual([await reason({}, scene.cisp), await reason({ placeId: scene.lointain }), await reason({ actorListedId: null }), await reason({ purpose: " " }), await reason({ weekdays: [] })], ["not-allowed", "place-missing", "actor-missing", "purpose-missing", "no-day"]);
    for (const actor of [scene.cisp, scene.supervisor, scene.neighbour, scene.housing, scene.coordinator]) assert.equal((await scene.as(actor, (visit) => findDesk(visit, desk)))?.actor, "Point conseil budget (simulé)");
    assert.equal(await scene.as(scene.stranger, (visit) => findDesk(visit, desk)), null);
    assert.deepEqual(await slots(scene.stranger), []);
    assert.deepEqual([(await scene.as(scene.housing, (visit) => findDesk(visit, desk)))!.kept, (await scene.as(scene.cisp, (visit) => findDesk(visit, desk)))!.kept], [true, false]);
  });

  it("un créneau se prend pour quelqu'un, une fois : la place est prise pour tous, le nom pour personne d'autre", async () => {
    const booked = await book(person);
    assert.ok(booked.ok);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => changePlace(visit, { appointmentId: booked.value.id, place: "Ailleurs" })), { ok: false, reason: "of-a-desk" }, "une permanence garde son lieu");
    assert.deepEqual(await book(other, "09:00", scene.neighbour), { ok: false, reason: "full" });
    assert.ok((await book(other, "09:30", scene.neighbour)).ok);
    assert.deepEqual((await slots()).map(({ opens, left }) => [opens, left]), [["09:00", 0], ["09:30", 0]]);
    assert.equal(await scene.as(scene.neighbour, (visit) => findAppointment(visit, booked.value.id)), null);
    assert.deepEqual([await book(person, "11:00"), await book(person, "09:00", scene.cisp, "2026-11-17"), await book(person, "09:00", scene.stranger), await book(person, "09:00", scene.director), await book(person, "09:00", scene.cisp, "2026-11-25")],
      [{ ok: false, reason: "full" }, { ok: false, reason: "in-the-past" }, { ok: false, reason: "not-found" }, { ok: false, reason: "not-allowed" }, { ok: false, reason: "full" }]);
  });

  it("deux mains au même instant sur la dernière place : une seule l'a", async () => {
    const hands = await Promise.all([person, await scene.file("Ulysse", "Exemple"), await scene.file("Vivien", "Exemple")].map((one) => enter(scene.base.app, scene.cisp, (visit) => bookSlot(visit, { deskId: desk, on: "2026-12-01", opens: "09:00", personId: one }), noon)));
    assert.equal(hands.filter(({ ok }) => ok).length, 1);
  });

  it("un jour fermé : les personnes inscrites le savent, et leur équipe aussi", async () => {
    const close = (actor: Actor, on = "2026-11-24", reason = "Absence") => scene.as(actor, (visit) => closeDeskDay(visit, { deskId: desk, on, reason }));
    assert.deepEqual([await close(scene.cisp), await close(scene.stranger), await close(officer, "2026-11-25"), await close(officer, "2026-11-24", " ")], [{ ok: false, reason: "not-allowed" }, { ok: false, reason: "not-found" }, { ok: false, reason: "no-desk-that-day" }, { ok: false, reason: "reason-missing" }]);
    assert.deepEqual(await close(scene.housing), { ok: true, value: { told: 2 } });
    assert.deepEqual((await slots()).map(({ closed }) => closed), ["Absence", "Absence"]);
    const mine = await ownVisit(scene.base.app, person, listMyAppointments, noon);
    assert.deepEqual(mine.filter(({ on }) => on === "2026-11-24").map(({ state, endReason }) => [state, endReason]), [["cancelled", "desk-closed"]]);
    assert.deepEqual(await book(person, "09:00"), { ok: false, reason: "full" });
    const lines = await scene.rows<{ person_id: string }>("select person_id from app.journal where event = 'appointment.cancelled'");
    assert.deepEqual(lines.map(({ person_id }) => person_id).sort(), [person, other].sort());
  });

  it("se termine un jour, et n'a plus de créneau après", async () => {
    const end = (actor: Actor, on: string) => scene.as(actor, (visit) => endDesk(visit, { deskId: desk, on }));
    assert.deepEqual([await end(scene.cisp, today), await end(scene.stranger, today), await end(officer, "2026-10-01")], [{ ok: false, reason: "not-allowed" }, { ok: false, reason: "not-found" }, { ok: false, reason: "ends-before-it-starts" }]);
    assert.ok((await end(officer, today)).ok);
    assert.deepEqual(await slots(), []);
  });

  it("deux créneaux d'une même permanence ne se chevauchent pas, quoi qu'il arrive", async () => {
    await scene.insert("desk_slots", { desk_id: desk, on_day: "2027-01-05", opens: "09:00", closes: "09:30" });
    await assert.rejects(scene.insert("desk_slots", { desk_id: desk, on_day: "2027-01-05", opens: "09:15", closes: "09:45" }), /slots_of_one_desk_do_not_overlap/);
  });
});
