import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { knock } from "#rooms/access/server";
import { mostTries, pinWeakness } from "#rooms/space/index";
import { answerMessage, cancelCard, findCard, leaveSpace, listMessages, makeCard, openSpace, readOwnSpace, reopenCard, sayWish, sendMessage, touchSpace, whoseSpace } from "#rooms/space/server";
import { readVoice } from "#rooms/situations/server";
import { noon, setScene, today } from "./scene.ts";

const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

describe("La personne, dans son espace", async () => {
  const scene = await setScene();
  const [hers, other] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Maud", "Modèle", { lead: scene.colleague.id })];
  const cardFor = async (person = hers, pin: string | null = null, actor = scene.cisp) => {
    const answer = await scene.as(actor, (visit) => makeCard(visit, { personId: person, pin }));
    assert.ok(answer.ok, JSON.stringify(answer));
    return answer.value;
  };
  const enter = (number: string, pin: string, now = noon) => knock((work) => scene.door(work, now), [{ of: "address", key: "192.0.2.1" }], (door) => openSpace(door, { number, pin }));
  const tokenOf = async (number: string, pin: string): Promise<string> => {
    const answer = await enter(number, pin);
    assert.ok(answer.ok && answer.value.opens);
    return answer.value.token;
  };
  const whose = (token: string, now = noon) => whoseSpace(scene.base.app, token, now);
  const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>) => ownVisit(scene.base.app, person, work, noon);

  it("Son fil rouge lui fait une carte ; son code n'est gardé nulle part ; la carte et le code ouvrent son espace, à elle", async () => {
    const { number, pin } = await cardFor();
    assert.match(`${number} ${pin}`, /^[2-9a-z]{12} \d{6}$/);
    const stored = JSON.stringify(await scene.rows("select c.*, j.detail from app.person_cards c, app.journal j"));
    assert.ok(stored.includes("argon2id") && !stored.includes(`"${pin}"`));
    const token = await tokenOf(number, pin);
    assert.equal((await whose(token))?.personId, hers);
    assert.equal((await inside(hers, readOwnSpace))?.name, "Zéphyr");
    assert.ok(!JSON.stringify(await scene.rows("select token_hash::text from app.person_sessions")).includes(token));
  });

  it("Un code choisi a six chiffres qui ne se devinent pas", async () => {
    for (const [pin, weakness] of [["12345", "not-six-figures"], ["12345a", "not-six-figures"], ["000000", "too-easy"], ["123456", "too-easy"], ["987654", "too-easy"], ["123123", "too-easy"], ["112233", "too-easy"], ["121221", "too-easy"], ["204817", null]] as const) assert.equal(pinWeakness(pin), weakness, pin);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => makeCard(visit, { personId: hers, pin: "123456" })), { ok: false, reason: "too-easy" });
    const { number } = await cardFor(hers, "204817");
    assert.ok((await enter(number, "204817")).ok);
  });

  it("Cinq codes faux bloquent la carte, même essayés tous à la fois ; son fil rouge la débloque", async () => {
    const { number, pin } = await cardFor();
    const wrong = pin === "111119" ? "111118" : "111119";
    const answers = await Promise.all(Array.from({ length: 8 }, () => enter(number, wrong)));
    assert.deepEqual(answers.map((one) => (one.ok ? (one.value.opens ? "opens" : "wrong") : one.reason)).sort(), ["locked", "locked", "locked", ...Array.from({ length: mostTries }, () => "wrong")]);
    assert.deepEqual(await enter(number, pin), { ok: false, reason: "locked" });
    assert.equal((await scene.as(scene.cisp, (visit) => findCard(visit, hers)))?.state, "locked");
    assert.ok((await scene.as(scene.cisp, (visit) => reopenCard(visit, { personId: hers }))).ok);
    assert.ok((await enter(number, pin)).ok);
    assert.equal((await scene.rows("select from app.journal where event = 'card.refused'")).length, mostTries);
  });

  it("Le bon code remet les essais à zéro", async () => {
    const { number, pin } = await cardFor();
    for (let round = 0; round < 2; round++) {
      for (let at = 0; at < mostTries - 1; at++) await enter(number, "1");
      assert.ok((await enter(number, pin)).ok);
    }
  });

  it("Carte perdue : annulée ou refaite, l'ancienne n'ouvre plus rien, et ce qu'elle avait ouvert se ferme", async () => {
    const lost = await cardFor();
    const token = await tokenOf(lost.number, lost.pin);
    const next = await cardFor();
    assert.deepEqual([await whose(token), await enter(lost.number, lost.pin)], [null, { ok: false, reason: "no-card" }]);
    const second = await tokenOf(next.number, next.pin);
    assert.ok((await scene.as(scene.cisp, (visit) => cancelCard(visit, { personId: hers }))).ok);
    assert.deepEqual([await whose(second), await enter(next.number, next.pin), await enter("222222222222", next.pin)], [null, { ok: false, reason: "no-card" }, { ok: false, reason: "no-card" }]);
    assert.deepEqual(await scene.as(scene.cisp, (visit) => cancelCard(visit, { personId: hers })), { ok: false, reason: "no-card" });
  });

  it("La carte n'est qu'à son fil rouge : ni la collègue, ni la coordination, ni un référent, ni l'étranger ; son code ne se lit pas", async () => {
    const { number } = await cardFor();
    await scene.insert("referents", { person_id: hers, domain: "housing", topic: "presence", professional_id: scene.housing.id, starts_on: "2026-03-01" });
    for (const actor of [scene.colleague, scene.coordinator, scene.housing, scene.director, scene.stranger]) {
      for (const verb of [(visit: Parameters<typeof makeCard>[0]) => makeCard(visit, { personId: hers, pin: null }), (visit: Parameters<typeof makeCard>[0]) => cancelCard(visit, { personId: hers }), (visit: Parameters<typeof makeCard>[0]) => reopenCard(visit, { personId: hers })]) {
        const answer = await scene.as<{ ok: boolean; reason?: string }>(actor, verb);
        assert.ok(!answer.ok && answer.reason?.startsWith("not-"), JSON.stringify(answer));
      }
      assert.equal(await scene.as(actor, (visit) => findCard(visit, hers)), null);
      // The second wall: the database itself, whatever the rule says.
      await assert.rejects(scene.as(actor, ({ tx }) => tx.insertInto("person_cards").values({ person_id: hers, number: "333333333333", pin_hash: "x", made_at: noon, made_by: actor.id }).execute()), /row-level security/);
    }
    await assert.rejects(scene.as(scene.cisp, ({ tx }) => tx.selectFrom("person_cards").select("pin_hash").execute()), /permission denied/);
    assert.equal((await scene.as(scene.cisp, (visit) => findCard(visit, hers)))?.number, number);
  });

  it("Son espace se ferme : « Je sors », vingt minutes sans un geste, quatre heures en tout, ou son dossier réuni à un autre", async () => {
    const { number, pin } = await cardFor();
    const [left, idle] = [await tokenOf(number, pin), await tokenOf(number, pin)];
    const session = (await whose(left))!.sessionId;
    assert.ok((await scene.door((door) => leaveSpace(door, { sessionId: session }))).ok);
    assert.equal(await whose(left), null);
    assert.deepEqual([await whose(idle, later(19)) !== null, await whose(idle, later(20))], [true, null]);
    const id = (await whose(idle))!.sessionId;
    for (let minutes = 15; minutes < 240; minutes += 15) await touchSpace(scene.base.app, id, later(minutes));
    assert.deepEqual([await whose(idle, later(239)) !== null, await whose(idle, later(240))], [true, null]);
    const third = await tokenOf(number, pin);
    await scene.rows("update app.people set merged_into = $1 where id = $2", [other, hers]);
    assert.equal(await whose(third), null);
    await scene.rows("update app.people set merged_into = null where id = $1", [hers]);
  });

  it("Ce qu'elle veut, écrit par elle, vient en premier sur son dossier ; ses mots arrivent à son fil rouge, qui répond là", async () => {
    assert.ok((await inside(hers, (visit) => sayWish(visit, { words: "Un chez-moi.", language: "fr" }))).ok);
    assert.ok((await inside(hers, (visit) => sendMessage(visit, { kind: "not-understood", about: "contract", mood: null, words: "", language: "fr" }))).ok);
    assert.ok((await inside(hers, (visit) => sendMessage(visit, { kind: "mood", about: null, mood: 2, words: "", language: "fr" }))).ok);
    assert.deepEqual(await inside(hers, (visit) => sendMessage(visit, { kind: "word", about: null, mood: null, words: " ", language: "fr" })), { ok: false, reason: "no-words" });
    assert.deepEqual(await inside(hers, (visit) => sayWish(visit, { words: "x".repeat(2001), language: "fr" })), { ok: false, reason: "too-long" });
    assert.equal((await scene.as(scene.cisp, (visit) => readVoice(visit, hers))).wishes[0]?.words, "Un chez-moi.");
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listMessages(visit, hers))).map(({ kind }) => kind).sort(), ["mood", "not-understood"]);
    assert.ok((await scene.as(scene.colleague, (visit) => answerMessage(visit, { personId: hers, words: "Je vous explique lundi." }))).ok);
    assert.equal((await inside(hers, readOwnSpace))?.messages.find(({ kind }) => kind === "answer")?.from, "Maud Artefact");
    for (const actor of [scene.director, scene.coordinator, scene.housing, scene.stranger]) {
      assert.deepEqual(await scene.as(actor, (visit) => listMessages(visit, hers)), []);
      assert.ok(!(await scene.as(actor, (visit) => answerMessage(visit, { personId: hers, words: "…" }))).ok);
    }
    assert.equal((await scene.rows("select from app.journal where person_id = $1 and event in ('wish.said', 'message.sent', 'message.answered') and detail::text not like '%chez%'", [hers])).length, 4);
  });

  it("Son espace dit son fil, sa fin de contrat, son équipe et qui a regardé", async () => {
    await scene.insert("situations", { person_id: hers, code: "cddi", lane: "work", line: "work", topic: "work", answer: "known", starts_on: "2026-03-01", due_on: "2027-02-28", known_how: "declared" });
    await scene.rows("insert into app.journal (at, actor_id, event, person_id, followed_by, because) values ($1, $2, 'person.viewed', $3, $4, 'director'), ($1, $2, 'situations.viewed', $3, $4, 'director'), ($1, $5, 'person.viewed', $6, $4, 'cisp')", [noon, scene.director.id, hers, scene.canal, scene.stranger.id, other]);
    const own = (await inside(hers, readOwnSpace))!;
    assert.deepEqual(own.knots.map(({ kind, on, place }) => `${kind} ${on} ${place}`), ["entered 2026-03-01 ", "cddi 2026-03-01 Atelier du Canal"]);
    assert.deepEqual([own.contract, own.coming], [{ startsOn: "2026-03-01", dueOn: "2027-02-28", longestUntil: "2028-03-01" }, [{ kind: "work", on: "2027-02-28" }]]);
    assert.deepEqual(own.around.map(({ name, domain, structure }) => [name, domain, structure]), [["Octave Fictif", null, null], ["Fantin Témoin", "housing", "Résidence fictive"]]);
    assert.deepEqual(own.looks.filter(({ id }) => [scene.director.id, scene.stranger.id].includes(id)).map(({ name, times, lastOn }) => [name, times, lastOn]), [["Noor Inventée", 2, today]]);
  });
});
