import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isSealedForPerson } from "#ground/person-keys";
import { type Actor, ownVisit, type OwnVisit } from "#ground/visit";
import { admitsMove, appointmentMoveNames, appointmentMoves, appointmentStates, endOf, parseHour, seesThePlace, sides } from "#rooms/agenda/index";
import { callOffMine, changePlace, calendarFile, confirmMine, findAppointment, findMyAppointment, listAppointments, listMyAppointments, makeFeed, moveAppointment, proposeAppointment, readAgenda, readFeed, readTakenTimes, revokeFeed, sayWhatHappened, setAppointment } from "#rooms/agenda/server";
import { findAccess, mergeFiles, undoMerge } from "#rooms/people/server";
import { noon, setScene, today } from "./scene.ts";

describe("Les rendez-vous, leurs règles", () => {
  it("un rendez-vous va où sa table le dit, du côté qui le peut, et nulle part ailleurs", () => {
    for (const state of appointmentStates) for (const side of sides) for (const move of appointmentMoveNames) {
      const { from, by } = appointmentMoves[move] as { from: readonly string[]; by: readonly string[] };
      const expected = from.includes(state) && by.includes(side) && !(move === "confirm" && side === "partner");
      assert.equal(admitsMove({ state, on: today, proposedSide: "partner" }, move, side, today), expected, `${state} ${move} ${side}`);
    }
    assert.equal(admitsMove({ state: "set", on: "2026-11-22", proposedSide: "professional" }, "hold", "professional", today), false, "ce qui n'est pas venu ne se raconte pas");
    assert.equal(admitsMove({ state: "proposed", on: "2026-11-22", proposedSide: "person" }, "confirm", "person", today), false);
  });
  it("une heure se tape comme on l'écrit", () => {
    assert.deepEqual(["9h", "9h30", "9:05", "09 h 30", "14", "0930", "24:00", "9h75", "midi", ""].map(parseHour), ["09:00", "09:30", "09:05", "09:30", "14:00", "09:30", null, null, null, null]);
    assert.deepEqual([endOf("09:30", 45), endOf("23:30", 60)], ["10:15", "23:59"]);
  });
});

describe("Les rendez-vous", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  const clinic = await scene.insert("directory_structures", { name: "Centre de soins (simulé)", is_sensitive: true, territory_id: scene.here });
  type Propose = Parameters<typeof proposeAppointment>[1];
  const usual: Propose = { personId: person, topic: "health", on: "2026-11-24", hour: "14:30", minutes: 45, listedId: clinic, bring: "La carte Vitale", place: "Porte B", accompaniedBy: scene.educator.id, agreed: false };
  const propose = (more: Partial<Propose> = {}, actor = scene.cisp) => scene.as(actor, (visit) => proposeAppointment(visit, { ...usual, ...more }));
  const proposed = async (more: Partial<Propose> = {}): Promise<string> => {
    const answer = await propose(more);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.id;
  };
  const own = <Answer>(work: (visit: OwnVisit) => Promise<Answer>, who = person, now = noon) => ownVisit(scene.base.app, who, work, now);
  const seen = (actor: Actor) => scene.as(actor, (visit) => listAppointments(visit, person));
  const on = (day: string) => new Date(`${day}T17:00:00Z`);
  const first = await proposed();

  it("se propose à qui on écrit, avec qui l'accompagne ; ses mots sont scellés", async () => {
    const [told] = await seen(scene.cisp);
    assert.deepEqual([told!.with, told!.state, told!.bring, told!.accompaniedBy?.name], ["Centre de soins (simulé)", "proposed", "La carte Vitale", "Lison Factice"]);
    const [row] = await scene.rows<{ bring: string; place: string; followed_by: string }>("select bring, place, followed_by from app.appointments where id = $1", [first]);
    assert.ok(isSealedForPerson(row!.bring) && isSealedForPerson(row!.place) && row!.followed_by === scene.canal);
    const reason = async (more: Partial<Propose>, actor = scene.cisp) => { const answer = await propose(more, actor); return answer.ok ? "ok" : answer.reason; };
    assert.deepEqual([await reason({ on: "2026-11-20" }), await reason({ on: "2029-01-01" }), await reason({ listedId: null }), await reason({ listedId: person }), await reason({ accompaniedBy: scene.stranger.id })], ["in-the-past", "too-far", "with-missing", "with-missing", "companion-unknown"]);
    assert.deepEqual([await reason({}, scene.director), await reason({}, scene.supervisor), await reason({}, scene.stranger), await reason({}, scene.housing)], ["not-allowed", "not-allowed", "not-found", "not-found"]);
  });

  it("la santé n'est lue que de qui lit la santé, et de qui l'accompagne ; l'étranger ne sait même pas qu'il existe", async () => {
    assert.deepEqual([(await seen(scene.educator)).length, (await seen(scene.colleague)).length], [1, 1]);
    for (const actor of [scene.director, scene.coordinator, scene.supervisor, scene.stranger, scene.neighbour, scene.housing]) {
      assert.deepEqual(await seen(actor), []);
      assert.equal(await scene.as(actor, (visit) => findAppointment(visit, first)), null);
      assert.deepEqual(await scene.as(actor, (visit) => readAgenda(visit, "chantier", today, "2026-12-31")), []);
    }
    const withSupervisor = await proposed({ accompaniedBy: scene.supervisor.id, on: "2026-12-15" });
    assert.deepEqual((await seen(scene.supervisor)).map(({ id }) => id), [withSupervisor]);
    assert.ok((await scene.as(scene.cisp, (visit) => sayWhatHappened(visit, { appointmentId: withSupervisor, outcome: "cancelled", side: "partner", reason: "partner-absent" }))).ok);
  });

  it("un lieu sensible n'a de nom que pour qui porte le sujet", async () => {
    const rights = await proposed({ topic: "rights", on: "2026-12-16", accompaniedBy: null });
    const shows = async (actor: Actor) => { const [one, access] = await scene.as(actor, async (visit) => [await findAppointment(visit, rights), await findAccess(visit, person)] as const); return one && seesThePlace(actor, access, one); };
    assert.deepEqual([await shows(scene.cisp), await shows(scene.coordinator), await shows(scene.stranger)], [true, false, null]);
  });

  it("fixé par elle depuis son espace ; l'encadrant sait qu'elle sera absente, et rien d'autre", async () => {
    assert.deepEqual(await scene.as(scene.supervisor, (visit) => readTakenTimes(visit, today, "2026-12-31")), []);
    const [hers] = await own(listMyAppointments);
    assert.deepEqual([hers!.with, hers!.bring, hers!.accompaniedBy, hers!.place], ["Centre de soins (simulé)", "La carte Vitale", "Lison Factice", "Porte B"]);
    assert.ok((await own((visit) => confirmMine(visit, { appointmentId: first }))).ok);
    assert.deepEqual(await own((visit) => confirmMine(visit, { appointmentId: first })), { ok: false, reason: "not-now" });
    assert.deepEqual(await scene.as(scene.supervisor, (visit) => readTakenTimes(visit, today, "2026-12-31")), [{ personId: person, person: "Zéphyr Exemple", on: "2026-11-24", hour: "14:30", minutes: 45 }]);
    assert.deepEqual(await scene.as(scene.stranger, (visit) => readTakenTimes(visit, today, "2026-12-31")), []);
    const twin = await scene.file("Balthazar", "Exemple");
    assert.deepEqual([await own(listMyAppointments, twin), await own((visit) => findMyAppointment(visit, first), twin), await own((visit) => callOffMine(visit, { appointmentId: first }), twin)], [[], null, { ok: false, reason: "not-found" }]);
  });

  it("se raconte le jour venu : il a eu lieu, elle y est allée avec elle une heure et demie ; ensuite rien ne le change plus", async () => {
    const tell = (actor: Actor, day = "2026-11-24", minutes: number | null = 90) => scene.as(actor, (visit) => sayWhatHappened(visit, { appointmentId: first, outcome: "held", minutes, words: "Elle a parlé au médecin." }), on(day));
    assert.deepEqual([await tell(scene.educator, today), await tell(scene.director), await tell(scene.educator, "2026-11-24", 0)], [{ ok: false, reason: "not-now" }, { ok: false, reason: "not-found" }, { ok: false, reason: "minutes-wrong" }]);
    assert.ok((await tell(scene.educator)).ok);
    const told = await scene.as(scene.cisp, (visit) => findAppointment(visit, first));
    assert.deepEqual([told!.state, told!.accompaniedMinutes, told!.endWords], ["held", 90, "Elle a parlé au médecin."]);
    assert.deepEqual(await tell(scene.cisp), { ok: false, reason: "not-now" });
    await assert.rejects(scene.base.owner.query("update app.appointments set state = 'set', ended_at = null, accompanied_minutes = null where id = $1", [first]), /does not go from held to set/);
    const lines = await scene.rows<{ event: string }>("select event from app.journal where subject_id = $1 order by id", [first]);
    assert.deepEqual(lines.map(({ event }) => event), ["appointment.proposed", "appointment.confirmed-by-her", "appointment.held"]);
  });

  it("manqué dit par qui et pourquoi ; annulé par elle sans raison à donner ; déplacé dit où il est allé, mots compris", async () => {
    const missed = await proposed({ on: today, accompaniedBy: null, agreed: true });
    const miss = (side: "person" | null) => scene.as(scene.cisp, (visit) => sayWhatHappened(visit, { appointmentId: missed, outcome: "missed", side, reason: side && "work" }));
    assert.deepEqual(await miss(null), { ok: false, reason: "reason-missing" });
    assert.ok((await miss("person")).ok);
    const off = await proposed({ on: "2026-12-01", agreed: true });
    assert.ok((await own((visit) => callOffMine(visit, { appointmentId: off }))).ok);
    assert.deepEqual(await own((visit) => callOffMine(visit, { appointmentId: off })), { ok: false, reason: "not-now" });
    const told = await scene.as(scene.cisp, (visit) => findAppointment(visit, off));
    assert.deepEqual([told!.state, told!.endedSide], ["cancelled", "person"]);
    const moved = await proposed({ on: "2026-12-02", topic: "notes", listedId: null, withWords: "Sa référente" });
    const answer = await scene.as(scene.cisp, (visit) => moveAppointment(visit, { appointmentId: moved, on: "2026-12-03", hour: "10:00" }));
    assert.ok(answer.ok);
    const [before, after] = await scene.as(scene.cisp, async (visit) => [await findAppointment(visit, moved), await findAppointment(visit, answer.value.id)]);
    assert.deepEqual([before!.state, before!.movedTo, after!.on, after!.with, after!.bring], ["moved", answer.value.id, "2026-12-03", "Sa référente", "La carte Vitale"]);
    assert.ok((await scene.as(scene.cisp, (visit) => setAppointment(visit, { appointmentId: answer.value.id }))).ok);
    assert.deepEqual(await scene.as(scene.stranger, (visit) => setAppointment(visit, { appointmentId: answer.value.id })), { ok: false, reason: "not-found" });
  });

  it("son lieu change sans changer de jour ; qui peut le déplacer le peut, l'étranger ne sait rien", async () => {
    const there = await proposed({ on: "2026-12-08" });
    const change = async (appointmentId: string, place: string, actor = scene.cisp) => { const answer = await scene.as(actor, (visit) => changePlace(visit, { appointmentId, place })); return answer.ok ? "ok" : answer.reason; };
    assert.equal(await change(there, "12 rue de l'Exemple, 2e étage"), "ok");
    const now = (await scene.as(scene.cisp, (visit) => findAppointment(visit, there)))!;
    assert.deepEqual([now.place, now.on, now.hour, now.state, now.bring], ["12 rue de l'Exemple, 2e étage", "2026-12-08", "14:30", "proposed", "La carte Vitale"]);
    assert.equal((await own((visit) => listMyAppointments(visit))).find(({ id }) => id === there)?.place, "12 rue de l'Exemple, 2e étage", "elle le lit");
    const [row] = await scene.rows<{ place: string }>("select place from app.appointments where id = $1", [there]);
    assert.ok(isSealedForPerson(row!.place));
    assert.deepEqual([await change(there, "  "), await change(there, "ailleurs", scene.stranger), await change(there, "ailleurs", scene.director)], ["place-missing", "not-found", "not-found"]);
    assert.equal(await change(there, "Porte C", scene.educator), "ok", "qui va avec elle le dit aussi");
    await scene.as(scene.cisp, (visit) => sayWhatHappened(visit, { appointmentId: there, outcome: "cancelled", side: "professional", reason: "other", words: null }));
    assert.equal(await change(there, "trop tard"), "not-now");
    const [event] = await scene.rows<{ n: number }>("select count(*)::int as n from app.journal where event = 'appointment.place-changed' and subject_id = $1", [there]);
    assert.equal(event!.n, 2);
  });

  it("deux dossiers réunis : les rendez-vous suivent, et reviennent", async () => {
    const other = await scene.file("Zéphir", "Exemple");
    const theirs = await proposed({ personId: other, on: "2026-12-20" });
    const merged = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: person, absorbedId: other }));
    assert.ok(merged.ok, JSON.stringify(merged));
    assert.equal((await scene.as(scene.cisp, (visit) => findAppointment(visit, theirs)))?.personId, person);
    assert.equal((await scene.as(scene.cisp, (visit) => findAppointment(visit, theirs)))?.bring, "La carte Vitale");
    const [merge] = await scene.rows<{ id: string }>("select id from app.merges where undone_at is null");
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: person, mergeId: merge!.id }))).ok);
    assert.equal((await scene.as(scene.cisp, (visit) => findAppointment(visit, theirs)))?.personId, other);
  });

  it("son calendrier privé donne des heures, et rien qui dise qui ni où ; une adresse refaite ou fermée ne sert plus", async () => {
    await proposed({ on: "2026-12-10", hour: "09:00", agreed: true });
    const made = await scene.as(scene.educator, makeFeed);
    assert.ok(made.ok);
    const times = await scene.door((door) => readFeed(door, made.value.token));
    assert.ok(times!.some(({ on: day, hour }) => day === "2026-12-10" && hour === "09:00"));
    const file = calendarFile("Fil rouge", times!.map((one) => ({ ...one, summary: "Rendez-vous" })), noon);
    assert.match(file, /DTSTART:20261210T080000Z/, "neuf heures à Paris en hiver");
    for (const word of ["Zéphyr", "Exemple", "Centre", "soins", "Porte", "Vitale", person]) assert.ok(!file.includes(word), word);
    assert.equal(await scene.door((door) => readFeed(door, "x".repeat(43))), null);
    const again = await scene.as(scene.educator, makeFeed);
    assert.ok(again.ok);
    assert.equal(await scene.door((door) => readFeed(door, made.value.token)), null);
    assert.ok((await scene.as(scene.educator, revokeFeed)).ok);
    assert.equal(await scene.door((door) => readFeed(door, again.value.token)), null);
    assert.deepEqual(await scene.as(scene.educator, revokeFeed), { ok: false, reason: "not-found" });
    const [row] = await scene.rows<{ tokens: string }>("select string_agg(token_hash::text, ' ') as tokens from app.calendar_feeds");
    assert.ok(!row!.tokens.includes(made.value.token));
  });
});
