import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { addDays, addMonths } from "#ground/civil-date";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { readToday } from "#rooms/desk/server";
import { mergeFiles, undoMerge } from "#rooms/people/server";
import { admitsMove, answerBy, requestMoveNames, requestStates, type RightKind } from "#rooms/rights/index";
import { answerRequest, askRight, askRightForHer, extendRequest, listMyRequests, listRequests, listWaitingRequests, takeRequest } from "#rooms/rights/server";
import { answerMessage, countWaitingWords, seeToWords, sendMessage } from "#rooms/space/server";
import { noon, setScene, today } from "./scene.ts";

describe("Ses demandes sur son dossier", async () => {
  const scene = await setScene();
  const [hers, other] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Maud", "Modèle")];
  const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(scene.base.app, person, work, noon);
  const ask = (kind: RightKind, words = "", person = hers) => inside(person, (visit) => askRight(visit, { kind, words, language: "fr" }));
  const asked = async (kind: RightKind, words = "", person = hers): Promise<string> => {
    const answer = await ask(kind, words, person);
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value.id;
  };
  const inDays = (days: number): Date => new Date(noon.getTime() + days * 86_400_000);

  it("un mois pour répondre, trois quand c'est prolongé ; aucune issue ne rouvre une demande finie", () => {
    assert.deepEqual([answerBy("2026-01-31", false), answerBy("2026-01-31", true)], ["2026-02-28", "2026-04-30"]);
    const last = answerBy(today, false);
    assert.deepEqual([admitsMove({ state: "taken", askedOn: today }, "extend", last), admitsMove({ state: "taken", askedOn: today }, "extend", addDays(last, 1))], [true, false]);
    for (const state of requestStates.filter((one) => one === "done" || one === "refused")) for (const move of requestMoveNames) assert.equal(admitsMove({ state, askedOn: today }, move, today), false);
  });

  it("elle demande ; son fil rouge prend en charge, prolonge en disant pourquoi, répond ; elle lit tout", async () => {
    const id = await asked("access");
    assert.deepEqual(await ask("access"), { ok: false, reason: "already-asked" });
    assert.deepEqual(await ask("correction", " "), { ok: false, reason: "no-words" });
    const at = { personId: hers, requestId: id };
    assert.ok((await scene.as(scene.cisp, (visit) => takeRequest(visit, at))).ok);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => takeRequest(visit, at)), { ok: false, reason: "not-now" });
    assert.deepEqual(await scene.as(scene.cisp, (visit) => extendRequest(visit, { ...at, reason: " " })), { ok: false, reason: "no-words" });
    assert.ok((await scene.as(scene.colleague, (visit) => extendRequest(visit, { ...at, reason: "Les papiers sont à deux endroits." }))).ok);
    const [mine] = await inside(hers, listMyRequests);
    assert.deepEqual([mine?.state, mine?.dueOn, mine?.extensionReason], ["extended", addMonths(today, 3), "Les papiers sont à deux endroits."]);
    assert.ok((await scene.as(scene.cisp, (visit) => answerRequest(visit, { ...at, move: "finish", words: "Votre copie est prête." }))).ok);
    assert.deepEqual((await inside(hers, listMyRequests)).map(({ state, answer, answeredOn }) => [state, answer, answeredOn]), [["done", "Votre copie est prête.", today]]);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => answerRequest(visit, { ...at, move: "refuse", words: "Non." })), { ok: false, reason: "not-now" });
    const events = await scene.rows<{ event: string; detail: unknown }>("select event, detail from app.journal where subject_id = $1 order by id", [id]);
    assert.deepEqual(events.map(({ event }) => event), ["request.asked", "request.taken", "request.extended", "request.done"]);
    assert.doesNotMatch(JSON.stringify(events), /papiers|copie/);
  });

  it("le premier mois passé, le délai ne se prolonge plus : on répond, ou on refuse en disant pourquoi", async () => {
    const id = await asked("erasure", "Tout.");
    const at = { personId: hers, requestId: id };
    assert.deepEqual(await scene.as(scene.cisp, (visit) => extendRequest(visit, { ...at, reason: "Plus tard." }), inDays(40)), { ok: false, reason: "too-late-to-extend" });
    assert.ok((await scene.as(scene.cisp, (visit) => answerRequest(visit, { ...at, move: "refuse", words: "La loi oblige à garder le contrat." }), inDays(40))).ok);
    assert.equal((await inside(hers, listMyRequests)).find((one) => one.id === id)?.state, "refused");
  });

  it("un professionnel écrit pour elle ce qu'elle a dit ; la coordination voit le délai et pas un mot ; l'étranger, le partenaire et l'encadrant ne voient rien", async () => {
    const written = await scene.as(scene.educator, (visit) => askRightForHer(visit, { personId: other, kind: "objection", words: "Plus de photo.", language: "fr" }));
    assert.ok(written.ok);
    assert.deepEqual((await inside(other, listMyRequests)).map(({ hers: byHer, words }) => [byHer, words]), [[false, "Plus de photo."]]);
    const waiting = await scene.as(scene.coordinator, listWaitingRequests);
    assert.deepEqual(waiting.filter(({ personId }) => personId === other).map(({ kind, name, dueOn, lead }) => [kind, name, dueOn, lead]), [["objection", "Maud Modèle", addMonths(today, 1), "Octave Fictif"]]);
    assert.doesNotMatch(JSON.stringify(waiting), /photo/);
    assert.deepEqual(await scene.as(scene.coordinator, (visit) => listRequests(visit, other)), []);
    for (const actor of [scene.stranger, scene.neighbour, scene.housing, scene.supervisor, scene.director]) {
      assert.deepEqual([await scene.as(actor, listWaitingRequests), await scene.as(actor, (visit) => listRequests(visit, other))], [[], []]);
      const tried: { ok: boolean; reason?: string }[] = [
        await scene.as(actor, (visit) => takeRequest(visit, { personId: other, requestId: written.value.id })),
        await scene.as(actor, (visit) => answerRequest(visit, { personId: other, requestId: written.value.id, move: "finish", words: "Fait." })),
        await scene.as(actor, (visit) => askRightForHer(visit, { personId: other, kind: "access", words: "", language: "fr" })),
      ];
      for (const answer of tried) assert.ok(!answer.ok && answer.reason?.startsWith("not-"), JSON.stringify(answer));
    }
    assert.deepEqual((await inside(hers, listMyRequests)).filter(({ kind }) => kind === "objection"), []);
    await assert.rejects(inside(hers, ({ tx }) => sql`insert into app.rights_requests (person_id, kind, asked_on, asked_at, due_on) values (${other}, 'access', '2026-11-21', now(), '2026-12-21')`.execute(tx)), /row-level security/);
    await assert.rejects(inside(hers, ({ tx }) => sql`update app.rights_requests set state = 'done'`.execute(tx)), /permission denied/);
    await assert.rejects(scene.as(scene.cisp, ({ tx }) => sql`update app.rights_requests set words = 'x'`.execute(tx)), /permission denied/);
  });

  it("ses mots et ses demandes attendent dans « Aujourd'hui » de son fil rouge, jusqu'à ce que quelqu'un réponde ou les ait lus", async () => {
    const said = async (actor = scene.cisp) => (await scene.as(actor, (visit) => readToday(visit, "mine"))).items.filter(({ kind, personId }) => personId === hers && (kind === "message" || kind === "request")).map((item) => [item.kind, item.kind === "message" ? item.waiting : item.kind === "request" ? item.right : ""]);
    assert.deepEqual(await said(), []);
    for (const [kind, mood] of [["word", null], ["mood", 1], ["mood", 4]] as const) assert.ok((await inside(hers, (visit) => sendMessage(visit, { kind, about: null, mood, words: kind === "word" ? "Bonjour." : "", language: "fr" }))).ok);
    await asked("correction", "Ma date de naissance est fausse.");
    assert.deepEqual((await said()).sort(), [["message", 2], ["request", "correction"]]);
    assert.deepEqual(await said(scene.colleague), []);
    assert.ok((await scene.as(scene.cisp, (visit) => answerMessage(visit, { personId: hers, words: "Bonjour." }))).ok);
    assert.deepEqual([await said(), await scene.as(scene.cisp, (visit) => countWaitingWords(visit, hers))], [[["request", "correction"]], 0]);
    assert.ok((await inside(hers, (visit) => sendMessage(visit, { kind: "not-understood", about: "contract", mood: null, words: "", language: "fr" }))).ok);
    assert.ok(!(await scene.as(scene.stranger, (visit) => seeToWords(visit, { personId: hers }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => seeToWords(visit, { personId: hers }))).ok);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => seeToWords(visit, { personId: hers })), { ok: false, reason: "nothing-waits" });
  });

  it("quand deux dossiers deviennent un, ses mots et ses demandes suivent, et reviennent à l'identique", async () => {
    const told = async () => JSON.stringify([await scene.rows("select to_jsonb(m) as row from app.person_messages m order by id"), await scene.rows("select to_jsonb(r) as row from app.rights_requests r order by id")]);
    const before = await told();
    assert.ok((await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: other, absorbedId: hers }))).ok);
    assert.ok((await scene.as(scene.cisp, (visit) => listRequests(visit, other))).some(({ words }) => words.includes("naissance")));
    assert.equal((await scene.rows("select from app.person_messages where person_id = $1", [hers])).length, 0);
    const [merge] = await scene.rows<{ id: string }>("select id from app.merges where undone_at is null");
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: other, mergeId: merge!.id }))).ok);
    assert.equal(await told(), before);
  });
});
