import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keepable, keptFormHours, mostKeptForms } from "#rooms/access/index";
import { discardKeptForm, keepForm, leave, listKeptForms, releaseKeptForm, takeKeptForm, whoIsThere, whoWasThere } from "#rooms/access/server";
import { forgetKeptForms } from "../../src/rooms/access/kept-forms.server.ts";
import { insertSession } from "../../src/rooms/access/sessions.server.ts";
import { typedIn } from "../../src/kept-words.ts";
import { noon, setScene } from "./scene.ts";

const hours = (count: number): Date => new Date(noon.getTime() + count * 3_600_000);
const fields: [string, string][] = [["given_name", "Zéphyr"], ["body", "Va mieux.\r\nRendez-vous lundi."], ["version", "3"]];

describe("Ce qui est écrit quand la session se ferme", async () => {
  const scene = await setScene();
  const hers = scene.cisp.id;
  const keep = (more: [string, string][] = [], now = noon) => scene.door((door) => keepForm(door, { professionalId: hers, route: "/personnes/[id]/identite", address: "/personnes/1/identite?/identite", fields: [...fields, ...more] }), now);
  const list = (id = hers, now = noon) => scene.door((door) => listKeptForms(door, id), now);
  const keptOne = async (): Promise<string> => {
    const answer = await keep();
    assert.ok(answer.ok);
    return answer.value.id;
  };

  it("est gardé scellé, rendu à elle seule, sans mot de passe, et c'est au journal sans un mot de ce qui est écrit", async () => {
    assert.ok((await keep([["password", "quatre mots"], ["wanted", "quatre autres"]])).ok);
    const [one] = await list();
    assert.deepEqual(one?.fields, fields);
    assert.deepEqual(await list(scene.colleague.id), []);
    const stored = JSON.stringify(await scene.rows("select * from app.kept_forms")) + JSON.stringify(await scene.rows("select * from app.journal where event like 'session.%'"));
    assert.ok(stored.includes("session.form-kept") && !/Zéphyr|Rendez-vous|quatre/.test(stored));
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.selectFrom("kept_forms").selectAll().execute()), /permission denied/);
  });

  it("part une fois : pris, il n'est plus à prendre ; refusé, il est rendu ; parti, il est effacé", async () => {
    const id = await keptOne();
    const take = (now = noon, who = hers) => scene.door((door) => takeKeptForm(door, who, id), now);
    assert.equal(await take(noon, scene.colleague.id), false);
    assert.deepEqual([await take(), await take()], [true, false]);
    assert.equal(await take(new Date(noon.getTime() + 61_000)), true);
    await scene.door((door) => releaseKeptForm(door, hers, id));
    assert.equal(await take(), true);
    assert.ok((await scene.door((door) => discardKeptForm(door, { actorId: hers, id, sent: true }))).ok);
    assert.equal(await take(new Date(noon.getTime() + 61_000)), false);
  });

  it("ne s'efface que par elle, ou par le temps : une tâche y veille", async () => {
    const id = await keptOne();
    assert.deepEqual(await scene.door((door) => discardKeptForm(door, { actorId: scene.colleague.id, id, sent: false })), { ok: false, reason: "not-found" });
    assert.deepEqual(await scene.door((door) => discardKeptForm(door, { actorId: hers, id: "n'importe quoi", sent: false })), { ok: false, reason: "not-found" });
    const jobs = await scene.rows<{ run_at: Date }>("select run_at from app.jobs where kind = 'access.forget-kept-forms'");
    assert.ok(jobs.length > 0 && jobs.every((job) => job.run_at > hours(keptFormHours)));
    assert.deepEqual(await list(hers, hours(keptFormHours)), []);
    await scene.door(forgetKeptForms, hours(keptFormHours - 1));
    assert.notEqual((await scene.rows("select from app.kept_forms")).length, 0);
    await scene.door(forgetKeptForms, hours(keptFormHours));
    assert.deepEqual(await scene.rows("select from app.kept_forms"), []);
  });

  it("a une mesure : soixante-quatre kilo-octets, vingt à la fois, et rien quand il n'y a rien", async () => {
    assert.deepEqual(await keep([["body", "é".repeat(33_000)]]), { ok: false, reason: "too-long" });
    assert.deepEqual(keepable([["password", "x"]]), []);
    for (let count = 0; count < mostKeptForms + 3; count += 1) await keep([], new Date(noon.getTime() + count));
    assert.equal((await list()).length, mostKeptForms);
  });

  it("montre ce qui a été tapé, pas les codes des listes", () => {
    assert.deepEqual(typedIn([...fields, ["gender", "woman"], ["person", "00000000-0000-4000-8000-000000000000"], ["autre", "Un mot"]]).map(({ label }) => label), ["Prénom", "Texte", "Écrit"]);
  });

  it("la session finie dit encore à qui elle était, quelques heures ; fermée, inventée ou d'un compte fermé, elle ne dit rien", async () => {
    const token = await scene.door((door) => insertSession(door, hers, "passkey", null));
    const was = (now: Date, of = token) => whoWasThere(scene.base.app, of, now);
    assert.equal(await was(hours(1)), null);
    assert.equal(await was(hours(13)), hers);
    assert.equal(await was(hours(25)), null);
    assert.equal(await was(hours(13), "un jeton inventé"), null);
    assert.equal((await whoIsThere(scene.base.app, token, hours(1)))?.keepsAForm, true);
    await scene.rows("insert into app.accounts (professional_id, email, disabled_at) values ($1, 'octave@simulation.invalid', $2)", [hers, noon]);
    assert.equal(await was(hours(13)), null);
    await scene.rows("delete from app.accounts");
    const { actor } = (await whoIsThere(scene.base.app, token, hours(1)))!;
    await scene.door((door) => leave(door, { actorId: hers, sessionId: actor.sessionId! }));
    assert.equal(await was(hours(13)), null);
  });
});
