import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { listMails } from "#ground/mail/post";
import { isFreshProof } from "#rooms/access/index";
import { beginTotp, changePassword, closeMySessions, confirmTotp, giveSecondFactor, listSessions, removePasskey, removeTotp, renewRecoveryCodes, signInWithPassword, whoIsThere } from "#rooms/access/server";
import { hashPassword } from "../../src/rooms/access/hashing.ts";
import { insertSession } from "../../src/rooms/access/sessions.server.ts";
import { codeOf, stepAt } from "../../src/rooms/access/totp.ts";
import { noon, setScene } from "./scene.ts";

const password = "quatre mots sans rapport";
const email = "octave@simulation.invalid";

describe("Mon compte", async () => {
  const scene = await setScene();
  const actorId = scene.cisp.id;
  await scene.rows("insert into app.accounts (professional_id, email, password_hash, password_set_at) values ($1, $2, $3, $4)", [actorId, email, await hashPassword(password), noon]);
  const open = (id = actorId) => scene.door((door) => insertSession(door, id, "password", "Mozilla/5.0 (X11; Linux) Firefox/140.0"));
  const idOf = async (token: string): Promise<string> => (await whoIsThere(scene.base.app, token, noon))!.actor.sessionId!;
  const subjects = async () => (await scene.door((door) => listMails(door))).map(({ text }) => text.split("\n\n")[1]);

  it("l'application de codes compte quand elle a montré un bon code ; dix codes de secours viennent avec elle", async () => {
    const began = await scene.door((door) => beginTotp(door, { actorId }));
    assert.ok(began.ok);
    assert.deepEqual(await scene.door((door) => beginTotp(door, { actorId })), began);
    const confirm = (code: string, isFresh = true) => scene.door((door) => confirmTotp(door, { actorId, code, isFresh }));
    const code = codeOf(began.value.secret, stepAt(noon));
    assert.deepEqual(await confirm(code, false), { ok: false, reason: "prove-again" });
    assert.deepEqual(await confirm("000000"), { ok: false, reason: "wrong" });
    const confirmed = await confirm(code);
    assert.ok(confirmed.ok && confirmed.value.codes.length === 10);
    assert.deepEqual(await scene.door((door) => beginTotp(door, { actorId })), { ok: false, reason: "already-there" });
    const renewed = await scene.door((door) => renewRecoveryCodes(door, { actorId, isFresh: true }));
    assert.ok(renewed.ok);
    const waiting = await scene.door((door) => signInWithPassword(door, { email, password, device: null }));
    assert.ok(waiting.ok && !waiting.value.opens);
    const { awaited } = waiting.value;
    const give = (typed: string) => scene.door((door) => giveSecondFactor(door, { awaited, code: typed, device: null }));
    assert.deepEqual(await give(confirmed.value.codes[0]!), { ok: false, reason: "wrong" });
    assert.ok((await give(renewed.value.codes[9]!)).ok);
    assert.equal((await scene.rows("select from app.recovery_codes where used_at is null")).length, 9);
    const kept = await scene.rows<{ code_hash: Buffer }>("select code_hash from app.recovery_codes");
    assert.ok(kept.every(({ code_hash: hash }) => hash.length === 48));
    const plain = createHash("sha256").update(`${actorId}:${renewed.value.codes[0]!.replace("-", "")}`).digest();
    assert.ok(!kept.some(({ code_hash: hash }) => hash.includes(plain)));
  });

  it("changer de mot de passe demande celui d'aujourd'hui, ferme les autres sessions, garde celle-ci, et un courriel le dit", async () => {
    const [here, elsewhere] = [await open(), await open()];
    const change = async (present: string, wanted: string) => scene.door(async (door) => changePassword(door, { actorId, sessionId: await idOf(here), present, wanted }));
    assert.deepEqual(await change("autre chose ici", "cinq autres mots tout neufs"), { ok: false, reason: "wrong" });
    assert.deepEqual(await change(password, "motdepasse2026"), { ok: false, reason: "too-common" });
    assert.ok((await change(password, "cinq autres mots tout neufs")).ok);
    assert.ok(await whoIsThere(scene.base.app, here, noon));
    assert.equal(await whoIsThere(scene.base.app, elsewhere, noon), null);
    assert.ok((await subjects()).includes("Votre mot de passe a été changé ; vos autres sessions sont fermées."));
  });

  it("on ferme l'une de ses sessions, ou toutes les autres ; jamais celle d'une collègue", async () => {
    const [here, other, colleagues] = [await open(), await open(), await open(scene.colleague.id)];
    const sessionId = await idOf(here);
    const close = (which: string, isFresh = true) => scene.door((door) => closeMySessions(door, { actorId, sessionId, which, isFresh }));
    assert.deepEqual(await close("others", false), { ok: false, reason: "prove-again" });
    assert.deepEqual(await close(await idOf(colleagues)), { ok: false, reason: "not-found" });
    assert.deepEqual(await close("n'importe quoi"), { ok: false, reason: "not-found" });
    assert.ok((await close(await idOf(other))).ok);
    assert.equal(await whoIsThere(scene.base.app, other, noon), null);
    await open();
    assert.ok((await close("others")).ok);
    assert.deepEqual((await scene.door((door) => listSessions(door, actorId))).map(({ id }) => id), [sessionId]);
    assert.ok(await whoIsThere(scene.base.app, colleagues, noon));
  });

  it("ce qui change la façon d'entrer veut une preuve du quart d'heure", async () => {
    const after = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
    assert.deepEqual([isFreshProof(noon, after(14)), isFreshProof(noon, after(15)), isFreshProof(null, noon)], [true, false, false]);
    const stale = { actorId, isFresh: false };
    assert.deepEqual(await scene.door((door) => removeTotp(door, stale)), { ok: false, reason: "prove-again" });
    assert.deepEqual(await scene.door((door) => renewRecoveryCodes(door, stale)), { ok: false, reason: "prove-again" });
    assert.deepEqual(await scene.door((door) => removePasskey(door, { ...stale, passkeyId: "x" })), { ok: false, reason: "prove-again" });
    assert.ok((await scene.door((door) => removeTotp(door, { actorId, isFresh: true }))).ok);
    assert.equal((await whoIsThere(scene.base.app, await open(), noon))?.needsFactor, true);
  });

  it("la clé d'une autre ne se retire pas, et qui n'a pas de compte n'a rien à changer", async () => {
    await scene.rows("insert into app.accounts (professional_id, email) values ($1, 'maud@simulation.invalid')", [scene.colleague.id]);
    const [hers] = await scene.rows<{ id: string }>("insert into app.passkeys (professional_id, credential_id, public_key, name, created_at) values ($1, 'x', '\\x00', 'Sa clé', now()) returning id", [scene.colleague.id]);
    assert.deepEqual(await scene.door((door) => removePasskey(door, { actorId, passkeyId: hers!.id, isFresh: true })), { ok: false, reason: "not-found" });
    assert.deepEqual(await scene.door((door) => beginTotp(door, { actorId: scene.stranger.id })), { ok: false, reason: "not-found" });
    assert.equal((await scene.rows("select from app.passkeys")).length, 1);
  });
});
