import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sealForPerson, unsealForPerson } from "#ground/person-keys";
import { applyRetention, keepLonger, listMyNotices, listNoticesByChantier, listPolicies } from "#rooms/keeping/server";
import { checkKeepLonger } from "#rooms/keeping/index";
import { writeNote } from "#rooms/notes/server";
import { setScene, today } from "./scene.ts";

const at = (day: string): Date => new Date(`${day}T02:30:00Z`);

describe("La durée de conservation", async () => {
  const scene = await setScene();
  const closed = async (given: string, openedOn: string, contactOn: string, reason = "own-choice", closedOn = contactOn): Promise<string> => {
    const id = await scene.file(given, "Leurre", { openedOn });
    await scene.rows(`with lead as (update app.lead_referents set ends_on = $3 where person_id = $1), stage as (update app.stages set ends_on = $3 where person_id = $1)
      update app.journeys set last_contact_on = $2, closed_on = $3, close_reason = $4 where person_id = $1`, [id, contactOn, closedOn, reason]);
    return id;
  };
  const night = (day: string) => applyRetention(scene.base.app, at(day));
  const there = async (id: string): Promise<boolean> => (await scene.rows("select from app.people where id = $1", [id])).length === 1;
  const old = await closed("Vieux", "2021-01-05", "2022-03-01");
  const lost = await closed("Perdu", "2021-01-05", "2022-03-01", "left-without-news", "2024-12-24");
  const near = await closed("Proche", "2023-01-05", "2024-12-10");
  const recent = await closed("Recent", "2023-01-05", "2025-06-01");
  const followed = await scene.file("Suivi", "Leurre", { openedOn: "2026-03-01" });
  const spoke = await closed("Parle", "2021-01-05", "2022-03-01");
  await scene.insert("person_messages", { person_id: spoke, kind: "word", words: "Bonjour", sent_at: "2026-01-10T10:00:00Z" });
  const joined = await closed("Reuni", "2021-01-05", "2022-03-01");
  const into = await closed("Réuni", "2021-01-05", "2026-02-01");
  await scene.rows("update app.people set merged_into = $2 where id = $1", [joined, into]);

  it("deux ans après les dernières nouvelles, un préavis de trente jours ; qui a parlé, ou est suivi, n'en reçoit pas", async () => {
    const told = await night(today);
    assert.deepEqual(told, { given: 3, withdrawn: 0, rowsCleared: 0, erased: 0 });
    const notices = await scene.rows<{ person_id: string; erase_on: string; last_contact_on: string }>("select person_id, erase_on, last_contact_on from app.retention_notices");
    assert.deepEqual(new Map(notices.map(({ person_id, erase_on }) => [person_id, erase_on])), new Map([[old, "2026-12-21"], [lost, "2026-12-21"], [near, "2026-12-21"]].map(([id, on]) => [id!, on!])));
    assert.equal(notices.find(({ person_id }) => person_id === lost)?.last_contact_on, "2022-03-01", "partir sans nouvelles n'est pas une nouvelle");
    for (const id of [recent, followed, spoke, into]) assert.ok(!notices.some(({ person_id }) => person_id === id));
    assert.deepEqual(await night(today), { given: 0, withdrawn: 0, rowsCleared: 0, erased: 0 }, "deux fois la même nuit ne fait rien de plus");
  });

  it("le fil rouge voit les siens, la coordination et l'administration des nombres, l'étranger rien", async () => {
    assert.deepEqual((await scene.as(scene.cisp, (visit) => listMyNotices(visit))).map(({ personId }) => personId).sort(), [old, lost, near].sort());
    assert.deepEqual(await scene.as(scene.stranger, (visit) => listMyNotices(visit)), []);
    for (const actor of [scene.coordinator, scene.administrator]) assert.deepEqual((await scene.as(actor, (visit) => listNoticesByChantier(visit))).map(({ id, noticed }) => [id, noticed]), [[scene.canal, 3]]);
    assert.deepEqual(await scene.as(scene.stranger, (visit) => listNoticesByChantier(visit)), []);
    const policies = await scene.as(scene.coordinator, (visit) => listPolicies(visit));
    assert.match(policies.find(({ code }) => code === "casework")!.source, /2023-095/);
    assert.ok(policies.filter(({ applied }) => !applied).every(({ toVerify }) => toVerify));
  });

  it("un but écrit prolonge, scellé avec le dossier ; une nouvelle retire le préavis ; le jour venu, le reste est oublié", async () => {
    const keep = (actor: typeof scene.cisp, because: string, until = "2027-06-01") => scene.as(actor, (visit) => keepLonger(visit, { personId: old, until, because }));
    assert.deepEqual(await keep(scene.stranger, "Un recours est en cours au tribunal"), { ok: false, reason: "not-found" });
    assert.deepEqual(await keep(scene.coordinator, "Un recours est en cours au tribunal"), { ok: false, reason: "not-found" });
    assert.deepEqual(await keep(scene.colleague, "  "), { ok: false, reason: "no-purpose" });
    assert.deepEqual(await keep(scene.colleague, "Un recours est en cours", "2030-01-01"), { ok: false, reason: "too-long" });
    assert.ok((await keep(scene.colleague, "Un recours est en cours")).ok);
    const [row] = await scene.rows<{ id: string; kept_because: string }>("select id, kept_because from app.retention_notices where person_id = $1", [old]);
    assert.equal(unsealForPerson(row!.kept_because, `retention_notices.kept_because:${row!.id}`), "Un recours est en cours");
    assert.ok((await scene.as(scene.colleague, (visit) => writeNote(visit, { personId: near, kind: "contact", topic: "notes", happenedOn: today, channel: "call", body: "Elle rappelle.", reminder: null }))).ok);
    // The journey of whoever left is closed: her call is news of her all the same.
    assert.equal((await night("2026-11-23")).withdrawn, 1);
    assert.deepEqual([await there(lost), (await night("2026-12-20")).erased], [true, 0]);
    const sealed = sealForPerson(lost, "un mot", "ici");
    assert.equal((await night("2026-12-21")).erased, 1);
    assert.equal(unsealForPerson(sealed, "ici"), null, "sa clé est partie avec son dossier");
    assert.deepEqual([await there(lost), await there(old), await there(near)], [false, true, true]);
    assert.deepEqual((await scene.rows<{ event: string; detail: unknown }>("select event, detail from app.journal where person_id = $1", [lost])), [{ event: "person.erased", detail: { reason: "kept-too-long" } }]);
    assert.equal((await night("2027-06-01")).given >= 1, true, "le séjour prolongé est fini : un nouveau préavis");
    assert.equal((await scene.rows<{ erase_on: string }>("select erase_on from app.retention_notices where person_id = $1", [old]))[0]?.erase_on, "2027-07-01");
  });

  it("prolonger : un but, un jour à venir, deux ans au plus", () => {
    assert.deepEqual([checkKeepLonger("court", "2027-01-01", today), checkKeepLonger("Un recours en cours", today, today), checkKeepLonger("Un recours en cours", "2028-11-22", today), checkKeepLonger("Un recours en cours", "2028-11-21", today)], ["no-purpose", "already-over", "too-long", null]);
  });
});
