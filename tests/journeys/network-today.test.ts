import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readNetworkToday } from "#rooms/desk/server";
import { agreeToReferral, moveReferral, offerAppointment, stirReferrals } from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

const later = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

describe("Aujourd'hui : ce que le réseau attend de chacun", async () => {
  const s = await setNetwork();
  const said = async (actor: typeof s.cisp, now = noon): Promise<string[]> => (await s.as(actor, (visit) => readNetworkToday(visit), now)).map(({ kind, count, name }) => [kind, count, name].join(" ").trim());
  const move = async (actor: typeof s.cisp, id: string, move: Parameters<typeof moveReferral>[1]["move"], more: Record<string, unknown> = {}) => {
    const answer = await s.as(actor, (visit) => moveReferral(visit, { referralId: id, move, ...more }));
    assert.ok(answer.ok, JSON.stringify(answer));
  };
  const clear = () => s.rows("update app.referrals set state = 'entered-in-error', state_since = now(), waits_for = null, look_again_on = null, ended_at = coalesce(ended_at, now()) where state <> 'entered-in-error'");

  it("qui demande : son mot attendu, donné, refusé, un complément, un rendez-vous proposé, le bon moment venu", async () => {
    const draft = await s.draft({ agreed: null });
    assert.deepEqual(await said(s.cisp), ["word-waited 1 Zéphyrine Exemple"]);
    assert.ok((await s.as(s.cisp, (visit) => agreeToReferral(visit, { referralId: draft, agrees: true, means: "paper", witness: null }))).ok);
    assert.deepEqual(await said(s.cisp), ["word-given 1 Zéphyrine Exemple"]);
    await move(s.cisp, draft, "wait", { day: "2026-12-01" });
    assert.deepEqual([await said(s.cisp), await said(s.cisp, later(10))], [[], ["moment-come 1 Zéphyrine Exemple"]]);
    await clear();
    const sent = await s.sent();
    await move(s.housing, sent, "ask-complement", { words: "Depuis quand ?" });
    assert.deepEqual(await said(s.cisp), ["complement 1 Zéphyrine Exemple"]);
    await move(s.cisp, sent, "give-complement", { words: "Depuis mai." });
    await move(s.housing, sent, "accept");
    const offered = await s.as(s.housing, (visit) => offerAppointment(visit, { referralId: sent, on: "2026-12-03", hour: "10:00", minutes: 30, place: "Au foyer", bring: "" }));
    assert.ok(offered.ok, JSON.stringify(offered));
    assert.deepEqual(await said(s.cisp), ["appointment-offered 1 Zéphyrine Exemple"]);
    for (const actor of [s.stranger, s.neighbour, s.farOfficer, s.administrator]) assert.deepEqual(await said(actor), [], actor.familyName);
    await clear();
  });

  it("refusée, elle reste à la porte jusqu'à une suite ; le partenaire voit ce qu'il n'a pas répondu, et son voisin rien", async () => {
    const id = await s.sent();
    assert.deepEqual(await said(s.housing), ["received 1"]);
    assert.deepEqual(await said(s.stranger), []);
    await move(s.housing, id, "decline", { reason: "partner:no-place" });
    assert.deepEqual([await said(s.housing), await said(s.cisp)], [[], ["declined 1 Zéphyrine Exemple"]]);
    await s.draft({ after: id, agreed: null });
    assert.deepEqual(await said(s.cisp), ["word-waited 1 Zéphyrine Exemple"]);
    await clear();
  });

  it("la chargée : combien attendent un partenaire, et celles que les relances n'ont pas réveillées ; celle d'ailleurs, rien", async () => {
    await s.sent({ serviceId: null });
    await s.sent({ serviceId: null });
    assert.deepEqual(await said(s.officer), ["queue 2"]);
    await clear();
    await s.sent();
    for (const days of [10, 20, 25]) await s.door((door) => stirReferrals(door), later(days));
    assert.deepEqual(await said(s.officer, later(25)), ["escalation 1"]);
    assert.deepEqual(await said(s.farOfficer, later(25)), []);
  });
});
