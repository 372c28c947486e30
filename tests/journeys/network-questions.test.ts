import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerNetworkQuestion, askNetworkQuestion, closeNetworkQuestion, listMyTerritories, listPartnerTodo, listQuestions } from "#rooms/partnerships/server";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

const later = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

describe("Questions au réseau, sans nommer personne", async () => {
  const s = await setNetwork();
  const ask = (actor: typeof s.cisp, words = "Qui accueille un chien en hébergement ?") => s.as(actor, (visit) => askNetworkQuestion(visit, { domain: "housing", words }));
  const asked = async (actor: typeof s.cisp): Promise<string> => {
    const answer = await ask(actor);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const seen = async (actor: typeof s.cisp): Promise<string[]> => (await s.as(actor, (visit) => listQuestions(visit))).map(({ id }) => id);

  it("qui travaille sur deux territoires choisit le sien ; un territoire où l'on ne travaille pas : non", async () => {
    const both = await s.professional("Odilon", "Partout", ["cisp", s.canal], ["cisp", s.lointain]);
    assert.deepEqual((await s.as(both, listMyTerritories)).map(({ id }) => id).sort(), [s.here, s.elsewhere].sort());
    assert.equal((await s.as(s.cisp, listMyTerritories)).length, 1);
    const answer = await s.as(both, (visit) => askNetworkQuestion(visit, { domain: "housing", words: "Là-bas ?", territoryId: s.elsewhere }));
    assert.ok(answer.ok);
    assert.deepEqual([(await seen(s.stranger)).includes(answer.value.id), (await seen(s.cisp)).includes(answer.value.id)], [true, false]);
    assert.deepEqual(await s.rows("select asking_id from app.network_questions where id = $1", [answer.value.id]), [{ asking_id: s.lointain }]);
    assert.deepEqual(await s.as(s.cisp, (visit) => askNetworkQuestion(visit, { domain: "housing", words: "Ailleurs ?", territoryId: s.elsewhere })), { ok: false, reason: "not-allowed" });
    await s.rows("delete from app.network_questions");
  });

  it("un partenaire demande au réseau ; chantiers, chargés, coordination et partenaires du territoire lisent et répondent ; l'étranger ne voit rien", async () => {
    const id = await asked(s.housing);
    for (const actor of [s.cisp, s.neighbour, s.officer, s.coordinator, s.housing]) assert.ok((await seen(actor)).includes(id), actor.familyName);
    for (const actor of [s.stranger, s.farOfficer]) assert.deepEqual(await seen(actor), []);
    const answer = (actor: typeof s.cisp, words = "Le foyer simulé, en chambre seule.", now = noon) => s.as(actor, (visit) => answerNetworkQuestion(visit, { questionId: id, words }), now);
    assert.ok((await answer(s.cisp)).ok);
    assert.ok((await answer(s.housing, "Merci.", later(1))).ok);
    assert.deepEqual(await answer(s.stranger), { ok: false, reason: "not-found" });
    assert.deepEqual(await answer(s.officer, "  "), { ok: false, reason: "no-words" });
    const [one] = await s.as(s.housing, (visit) => listQuestions(visit));
    assert.deepEqual(one!.answers.map(({ by, words }) => [by, words]), [["Octave Fictif", "Le foyer simulé, en chambre seule."], ["Fantin Témoin", "Merci."]]);
    await assert.rejects(s.as(s.stranger, (visit) => visit.tx.insertInto("network_answers").values({ id: crypto.randomUUID(), question_id: id, words: "x", answered_by: s.stranger.id, answered_at: noon }).execute()), /row-level security/);
    await assert.rejects(s.as(s.cisp, (visit) => visit.tx.insertInto("network_questions").values({ id: crypto.randomUUID(), territory_id: s.elsewhere, domain: "housing", words: "x", asked_by: s.cisp.id, asking_id: s.canal, asked_at: noon }).execute()), /row-level security/);
  });

  it("son auteur seul la ferme ; fermée, elle ne reçoit plus rien", async () => {
    const id = await asked(s.cisp);
    const close = (actor: typeof s.cisp) => s.as(actor, (visit) => closeNetworkQuestion(visit, { questionId: id }));
    assert.deepEqual(await close(s.officer), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await close(s.stranger), { ok: false, reason: "not-found" });
    assert.equal((await s.as(s.officer, (visit) => visit.tx.updateTable("network_questions").set({ closed_at: noon }).where("id", "=", id).executeTakeFirst())).numUpdatedRows, 0n);
    assert.ok((await close(s.cisp)).ok);
    assert.deepEqual(await s.as(s.officer, (visit) => answerNetworkQuestion(visit, { questionId: id, words: "Trop tard" })), { ok: false, reason: "closed" });
  });

  it("sans réponse après cinq jours, le chargé du territoire la voit sur sa page du jour, et pas celui d'ailleurs", async () => {
    const id = await asked(s.housing);
    const shown = async (actor: typeof s.cisp, days: number) => (await s.as(actor, (visit) => listPartnerTodo(visit), later(days))).filter(({ kind }) => kind === "question").map((one) => one.id);
    assert.deepEqual([await shown(s.officer, 4), await shown(s.officer, 6), await shown(s.farOfficer, 6)], [[], [id], []]);
    assert.ok((await s.as(s.neighbour, (visit) => answerNetworkQuestion(visit, { questionId: id, words: "Voyez le foyer." }), later(6))).ok);
    assert.deepEqual(await shown(s.officer, 7), []);
    assert.deepEqual(await s.as(s.housing, (visit) => askNetworkQuestion(visit, { domain: "housing", words: " " })), { ok: false, reason: "no-words" });
    assert.deepEqual(await s.as(s.administrator, (visit) => askNetworkQuestion(visit, { domain: "housing", words: "Quoi ?" })), { ok: false, reason: "not-allowed" });
  });
});
