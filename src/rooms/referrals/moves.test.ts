// The table of moves said a second time, as one reads it: whatever changes there must be changed here on purpose.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isTaskEdge, ourEdges, taskEdges, taskOf } from "./hl7.ts";
import { referralStates } from "./model.ts";
import { admits, isEnded, isMove, isShared, moveNames, moveOf, type moves, newsFrom, openMoves, waitsFor } from "./rules.ts";

const open = "draft waiting-moment sent seen complement accepted appointment-offered appointment-set in-progress waitlisted suspended";
const underWay = "accepted appointment-offered appointment-set in-progress";
const written: Record<keyof typeof moves, string> = {
  send: "draft waiting-moment → sent : asker", wait: "draft → waiting-moment : asker person, day", resume: "waiting-moment → draft : asker person system", "give-complement": "complement → seen : asker, words",
  "confirm-appointment": "appointment-offered → appointment-set : asker person", cancel: `${open} → cancelled : asker person, reason`, strike: `${open} done failed declined reoriented cancelled expired → entered-in-error : asker, reason`,
  see: "sent → seen : partner officer", route: "sent seen → sent : officer, service", "ask-complement": "sent seen → complement : partner officer, words", accept: "sent seen complement → accepted : partner officer",
  decline: "sent seen complement → declined : partner officer, reason", reorient: "sent seen complement → reoriented : partner officer, service", waitlist: "accepted → waitlisted : partner officer",
  "offer-appointment": "accepted appointment-offered appointment-set → appointment-offered : partner officer asker, appointment", "lose-appointment": "appointment-offered appointment-set → accepted : system",
  start: "accepted appointment-offered appointment-set waitlisted suspended → in-progress : partner officer", suspend: `${underWay} → suspended : partner officer, reason`,
  finish: "accepted appointment-set in-progress suspended waitlisted → done : partner officer asker, goals", fail: `${underWay} waitlisted suspended → failed : partner officer, reason`, expire: "sent seen complement → expired : system",
};

describe("La table des mouvements", () => {
  it("est celle qu'on lit ici, mot pour mot", () => {
    assert.deepEqual(Object.fromEntries(moveNames.map((name) => {
      const { from, to, by, asks } = moveOf(name);
      return [name, `${from.join(" ")} → ${to} : ${by.join(" ")}${asks ? `, ${asks}` : ""}`];
    })), written);
    assert.deepEqual(newsFrom, ["partner", "officer", "asker"]);
    assert.deepEqual([isMove("accept"), isMove("constructor"), isMove("")], [true, false, false]);
  });

  it("qui l'on attend, ce qui est fini, ce qui est parti", () => {
    assert.deepEqual(Object.fromEntries(referralStates.map((state) => [state, `${isEnded(state) ? "fini" : `${waitsFor(state, true)} ${waitsFor(state, false)}`}${isShared(state) ? "" : ", à soi"}`])), {
      draft: "asker asker, à soi", "waiting-moment": "person person, à soi", sent: "partner officer", seen: "partner officer", complement: "asker asker", accepted: "partner partner", waitlisted: "partner partner", "appointment-offered": "person person",
      "appointment-set": "partner partner", "in-progress": "partner partner", suspended: "partner partner", done: "fini", failed: "fini", declined: "fini", reoriented: "fini", cancelled: "fini", expired: "fini", "entered-in-error": "fini",
    });
    for (const state of referralStates.filter(isEnded)) assert.equal(waitsFor(state, false), null);
  });

  it("un accord repris avant l'envoi ne part pas ; un mouvement n'a que ses côtés ; chacun n'est proposé qu'une fois", () => {
    const now = new Date("2026-02-01T09:00:00Z");
    const agreed = { state: "draft" as const, agreedAt: now, refusedAt: null, withdrawnAt: null, listedId: "x" };
    assert.deepEqual([admits(agreed, "send", "asker"), admits({ ...agreed, withdrawnAt: now }, "send", "asker"), admits({ ...agreed, agreedAt: null }, "send", "asker"), admits(agreed, "send", "person")], [true, false, false, false]);
    const withdrawn = { ...agreed, state: "sent" as const, withdrawnAt: now };
    assert.deepEqual(openMoves(withdrawn, ["asker", "partner", "officer", "person", "system"]), [{ name: "cancel", side: "asker" }, { name: "strike", side: "asker" }]);
    assert.deepEqual(openMoves({ ...agreed, state: "sent", listedId: null }, ["partner"]).map(({ name }) => name), ["see", "reorient"]);
    assert.deepEqual(openMoves({ ...agreed, state: "waiting-moment" }, ["person", "asker"]), [{ name: "send", side: "asker" }, { name: "resume", side: "person" }, { name: "cancel", side: "person" }, { name: "strike", side: "asker" }]);
    assert.deepEqual(openMoves({ ...agreed, state: "sent" }, []), []);
  });
});

describe("Le Task de HL7, état par état", () => {
  it("ce que chaque état y devient", () => {
    assert.deepEqual(Object.fromEntries(referralStates.map((state) => [state, Object.values(taskOf[state]).join(" / ")])), {
      draft: "draft", "waiting-moment": "draft / waiting-for-the-right-moment", sent: "requested", seen: "requested / seen", complement: "requested / complement-asked", accepted: "accepted", waitlisted: "on-hold / waitlist",
      "appointment-offered": "accepted / appointment-offered", "appointment-set": "accepted / appointment-set", "in-progress": "in-progress", suspended: "on-hold / suspended", done: "completed", failed: "failed", declined: "rejected",
      reoriented: "rejected / reoriented", cancelled: "cancelled", expired: "cancelled / no-answer", "entered-in-error": "entered-in-error",
    });
    for (const { status, businessStatus } of Object.values(taskOf)) assert.ok(status && businessStatus !== "");
  });
  it("ses arêtes, et rien d'autre", () => {
    const ends = "cancelled";
    assert.deepEqual(Object.fromEntries(Object.entries(taskEdges).map(([from, to]) => [from, to.join(" ")])), {
      draft: `requested ${ends}`, requested: `accepted rejected ${ends}`, accepted: `in-progress on-hold completed failed ${ends}`, "in-progress": `on-hold completed failed ${ends}`, "on-hold": `in-progress completed failed ${ends}`,
      completed: "", failed: "", rejected: "", cancelled: "", "entered-in-error": "",
    });
    assert.deepEqual([isTaskEdge("sent", "seen"), isTaskEdge("sent", "accepted"), isTaskEdge("done", "entered-in-error"), isTaskEdge("done", "sent"), isTaskEdge("draft", "accepted"), isTaskEdge("accepted", "sent"), isTaskEdge("cancelled", "expired")], [true, true, true, false, false, false, true]);
  });
  it("chaque paire d'ici est dite une fois", () => {
    const said = ourEdges().map(({ from, to }) => `${from} ${to}`);
    assert.equal(new Set(said).size, said.length);
    assert.deepEqual(said.toSorted(), [...new Set(moveNames.flatMap((name) => moveOf(name).from.map((from) => `${from} ${moveOf(name).to}`)))].sort());
  });
});
