import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { type OwnVisit, ownVisit } from "#ground/visit";
import { knock } from "#rooms/access/server";
import { mostTries, saidCode } from "#rooms/space/index";
import { cancelCard, closeHerSpace, closePhone, countPhones, isOpenLink, keepPhone, leaveSpace, listMyPhones, listOpenWays, makeCard, makeCode, makeLink, openSpace, openSpaceByCode, openSpaceByLink, touchSpace, whoseSpace } from "#rooms/space/server";
import { noon, setScene, today } from "./scene.ts";

const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
const days = (count: number): Date => later(count * 1440);

describe("Entrer sans carte, et « ce téléphone est le mien »", async () => {
  const scene = await setScene();
  const [hers, other] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Maud", "Modèle")];
  const inside = <Answer>(person: string, work: (visit: OwnVisit) => Promise<Answer>, now = noon) => ownVisit(scene.base.app, person, work, now);
  const whose = (token: string, now = noon) => whoseSpace(scene.base.app, token, now);
  const link = async (): Promise<string> => {
    const made = await scene.as(scene.cisp, (visit) => makeLink(visit, { personId: hers }));
    assert.ok(made.ok);
    return made.value.token;
  };
  const code = async (): Promise<string> => {
    const made = await scene.as(scene.cisp, (visit) => makeCode(visit, { personId: hers }));
    assert.ok(made.ok);
    return made.value.code;
  };
  const byLink = (token: string, now = noon) => scene.door((door) => openSpaceByLink(door, { token }), now);
  let caller = 0;
  const byCode = (typed: string, now = noon, address = `192.0.2.${++caller}`) => knock((work) => scene.door(work, now), [{ of: "address", key: address }], (door) => openSpaceByCode(door, { code: typed }));
  const enter = async (): Promise<{ token: string; sessionId: string }> => {
    const answer = await byLink(await link());
    assert.ok(answer.ok);
    return { token: answer.value.token, sessionId: (await whose(answer.value.token))!.sessionId };
  };

  it("un lien ouvre une fois, pendant trois jours ; le regarder ne l'use pas ; un nouveau annule l'ancien ; rien n'est gardé de lisible", async () => {
    const [former, token] = [await link(), await link()];
    assert.deepEqual(await byLink(former), { ok: false, reason: "no-link" });
    assert.deepEqual([await scene.door((door) => isOpenLink(door, token)), await scene.door((door) => isOpenLink(door, token)), await scene.door((door) => isOpenLink(door, token), days(3))], [true, true, false]);
    const answers = await Promise.all([byLink(token), byLink(token), byLink(token)]);
    assert.deepEqual(answers.map(({ ok }) => ok).sort(), [false, false, true]);
    const opened = answers.find((one) => one.ok)!;
    assert.ok(opened.ok && (await whose(opened.value.token))?.personId === hers);
    assert.deepEqual(await byLink(await link(), days(3)), { ok: false, reason: "no-link" });
    assert.ok(!JSON.stringify(await scene.rows("select w::text, j::text from app.person_ways w, app.journal j")).includes(token));
  });

  it("un code se dit au téléphone : dix chiffres, dix minutes, une fois ; cinq essais en tout, même envoyés ensemble", async () => {
    const first = await code();
    assert.match(saidCode(first), /^(\d\d ){4}\d\d$/);
    assert.deepEqual(await byCode(first, later(10)), { ok: true, value: { opens: false } });
    const opened = await byCode(first, later(9));
    assert.ok(opened.ok && opened.value.opens && (await whose(opened.value.token, later(9)))?.personId === hers);
    assert.deepEqual(await byCode(first, later(9)), { ok: true, value: { opens: false } });
    const second = await code();
    const wrong = second.slice(0, 9) + ((Number(second[9]) + 1) % 10);
    await Promise.all(Array.from({ length: mostTries }, () => byCode(wrong)));
    assert.deepEqual(await byCode(second), { ok: true, value: { opens: false } });
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listOpenWays(visit, hers))).filter(({ kind }) => kind === "code"), []);
    assert.deepEqual(await byCode("12"), { ok: false, reason: "no-code" });
    assert.ok(!JSON.stringify(await scene.rows("select code_hash from app.person_ways")).includes(second.slice(4)));
  });

  it("liens et codes ne sont qu'à son fil rouge : ni la collègue, ni la coordination, ni un référent, ni l'étranger", async () => {
    await scene.insert("referents", { person_id: hers, domain: "housing", topic: "presence", professional_id: scene.housing.id, starts_on: "2026-03-01" });
    await link();
    for (const actor of [scene.colleague, scene.coordinator, scene.housing, scene.director, scene.stranger]) {
      const answers: { ok: boolean; reason?: string }[] = [
        await scene.as(actor, (visit) => makeLink(visit, { personId: hers })), await scene.as(actor, (visit) => makeCode(visit, { personId: hers })), await scene.as(actor, (visit) => closeHerSpace(visit, { personId: hers }))];
      for (const answer of answers) assert.ok(!answer.ok && answer.reason?.startsWith("not-"), JSON.stringify(answer));
      assert.deepEqual([await scene.as(actor, (visit) => listOpenWays(visit, hers)), await scene.as(actor, (visit) => countPhones(visit, hers))], [[], 0]);
      await assert.rejects(scene.as(actor, ({ tx }) => tx.insertInto("person_ways").values({ person_id: hers, kind: "link", token_hash: Buffer.from("x"), made_at: noon, made_by: actor.id, expires_at: later(5) }).execute()), /row-level security/);
    }
    for (const columns of ["token_hash", "label", "code_hash"]) await assert.rejects(scene.as(scene.cisp, ({ tx }) => sql`select ${sql.raw(columns)} from app.person_ways`.execute(tx)), /permission denied/);
    for (const columns of ["token_hash", "last_seen_at"]) await assert.rejects(scene.as(scene.cisp, ({ tx }) => sql`select ${sql.raw(columns)} from app.person_sessions`.execute(tx)), /permission denied/);
  });

  it("un téléphone n'est le sien que si elle le dit : il reste ouvert, se ferme au bout d'un mois sans rien, de trois mois en tout", async () => {
    const { token, sessionId } = await enter();
    assert.equal((await whose(token))?.isHers, false);
    assert.ok((await inside(hers, (visit) => keepPhone(visit, { sessionId }))).ok);
    assert.deepEqual(await inside(hers, (visit) => keepPhone(visit, { sessionId })), { ok: false, reason: "not-now" });
    assert.deepEqual([(await whose(token, days(29)))?.isHers, await whose(token, days(30))], [true, null]);
    for (let day = 20; day < 90; day += 20) await touchSpace(scene.base.app, sessionId, days(day));
    assert.deepEqual([(await whose(token, days(89))) !== null, await whose(token, days(90))], [true, null]);
    assert.deepEqual((await inside(hers, listMyPhones)).map(({ id, since }) => [id, since]), [[sessionId, today]]);
    await assert.rejects(inside(hers, ({ tx }) => sql`update app.person_sessions set expires_at = opened_at + interval '1 year'`.execute(tx)), /row-level security/);
  });

  it("elle ferme un de ses téléphones, pas ceux d'une autre ; « Je sors » et sa carte annulée ferment aussi", async () => {
    const { token, sessionId } = await enter();
    await inside(hers, (visit) => keepPhone(visit, { sessionId }));
    assert.deepEqual([await inside(other, (visit) => closePhone(visit, { sessionId })), await inside(other, (visit) => keepPhone(visit, { sessionId })), await inside(other, listMyPhones)], [{ ok: false, reason: "not-found" }, { ok: false, reason: "not-now" }, []]);
    assert.equal((await inside(other, ({ tx }) => sql`update app.person_sessions set revoked_at = now() where id = ${sessionId}`.execute(tx))).numAffectedRows, 0n);
    assert.ok((await inside(hers, (visit) => closePhone(visit, { sessionId }))).ok);
    assert.equal(await whose(token), null);
    const left = await enter();
    await inside(hers, (visit) => keepPhone(visit, { sessionId: left.sessionId }));
    await scene.door((door) => leaveSpace(door, { sessionId: left.sessionId }));
    assert.equal(await whose(left.token), null);
    const card = await scene.as(scene.cisp, (visit) => makeCard(visit, { personId: hers, pin: "204817" }));
    assert.ok(card.ok);
    const opened = await scene.door((door) => openSpace(door, { number: card.value.number, pin: "204817" }));
    assert.ok(opened.ok && opened.value.opens);
    await inside(hers, async (visit) => keepPhone(visit, { sessionId: (await whose(opened.value.opens ? opened.value.token : ""))!.sessionId }));
    await scene.as(scene.cisp, (visit) => cancelCard(visit, { personId: hers }));
    assert.equal(await whose(opened.value.token), null);
  });

  it("téléphone volé : son fil rouge ferme son espace partout, et les liens et codes qui attendaient", async () => {
    const { token, sessionId } = await enter();
    await inside(hers, (visit) => keepPhone(visit, { sessionId }));
    const [waiting, spoken] = [await link(), await code()];
    assert.ok((await scene.as(scene.cisp, (visit) => countPhones(visit, hers))) > 0);
    assert.ok((await scene.as(scene.cisp, (visit) => closeHerSpace(visit, { personId: hers }))).ok);
    assert.deepEqual([await whose(token), await byLink(waiting), await byCode(spoken), await scene.as(scene.cisp, (visit) => countPhones(visit, hers))], [null, { ok: false, reason: "no-link" }, { ok: true, value: { opens: false } }, 0]);
  });
});
