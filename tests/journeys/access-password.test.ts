import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { seal } from "#ground/sealing";
import { type Bucket, findChallenge, giveSecondFactor, knock, lockScreen, proveAgain, signInWithPassword, whoIsThere } from "#rooms/access/server";
import { hashPassword } from "../../src/rooms/access/hashing.ts";
import { hashOf } from "../../src/rooms/access/tokens.ts";
import { codeOf, newTotpSecret, stepAt } from "../../src/rooms/access/totp.ts";
import { noon, setScene } from "./scene.ts";

const password = "quatre mots sans rapport";
const later = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);

describe("Entrer par mot de passe", async () => {
  const scene = await setScene();
  const hash = await hashPassword(password);
  const account = (id: string, email: string, more: { secret?: string; disabled?: Date } = {}) => scene.rows(
    "insert into app.accounts (professional_id, email, password_hash, password_set_at, totp_secret, totp_confirmed_at, disabled_at) values ($1, $2, $3, $4, $5, $6, $7)",
    [id, email, hash, noon, more.secret ? seal(more.secret, `accounts.totp_secret:${id}`) : null, more.secret ? noon : null, more.disabled ?? null]);
  const secret = newTotpSecret();
  await account(scene.cisp.id, "octave@simulation.invalid", { secret });
  await account(scene.colleague.id, "maud@simulation.invalid");
  await account(scene.educator.id, "lison@simulation.invalid", { disabled: noon });
  const signIn = (email: string, typed = password, now = noon) => scene.door((door) => signInWithPassword(door, { email, password: typed, device: null }), now);
  const aWaitingSignIn = async (): Promise<string> => {
    const answer = await signIn("octave@simulation.invalid");
    assert.ok(answer.ok && !answer.value.opens);
    return answer.value.awaited;
  };
  const give = (awaited: string, code: string, now = noon) => scene.door((door) => giveSecondFactor(door, { awaited, code, device: null }), now);
  const events = async (actor: string) => (await scene.rows<{ event: string }>("select event from app.journal where actor_id = $1 order by id", [actor])).map(({ event }) => event);

  it("le bon mot de passe ne suffit pas quand il y a un téléphone : le code ouvre, une seule fois, et c'est au journal", async () => {
    const awaited = await aWaitingSignIn();
    assert.deepEqual(await give(awaited, "000000"), { ok: false, reason: "wrong" });
    const code = codeOf(secret, stepAt(noon));
    const entered = await give(awaited, code);
    assert.ok(entered.ok);
    const session = await whoIsThere(scene.base.app, entered.value.token, noon);
    assert.deepEqual([session?.actor.id, session?.needsFactor, session?.means, session?.provedAt], [scene.cisp.id, false, "password", noon]);
    assert.deepEqual(await give(awaited, code), { ok: false, reason: "too-late" });
    assert.deepEqual(await give(await aWaitingSignIn(), code), { ok: false, reason: "wrong" });
    assert.deepEqual(await events(scene.cisp.id), ["session.awaits-factor", "session.opened", "session.awaits-factor"]);
  });

  it("une demande de code expire en dix minutes", async () => {
    assert.deepEqual(await give(await aWaitingSignIn(), codeOf(secret, stepAt(later(11))), later(11)), { ok: false, reason: "too-late" });
  });

  it("un code de secours ouvre une seule fois, tapé comme on veut", async () => {
    await scene.insert("recovery_codes", { professional_id: scene.cisp.id, code_hash: hashOf(`${scene.cisp.id}:abcde23456`), created_at: noon });
    assert.ok((await give(await aWaitingSignIn(), " ABCDE 23456")).ok);
    assert.deepEqual(await give(await aWaitingSignIn(), "abcde-23456"), { ok: false, reason: "wrong" });
  });

  it("sans seconde preuve, on entre, mais la session dit qu'il en faut une", async () => {
    const answer = await signIn("MAUD@simulation.invalid ");
    assert.ok(answer.ok && answer.value.opens);
    assert.equal((await whoIsThere(scene.base.app, answer.value.token, noon))?.needsFactor, true);
  });

  it("mauvais mot de passe, compte inconnu, compte fermé : la même réponse", async () => {
    const wrong = { ok: false, reason: "wrong" };
    assert.deepEqual(await signIn("maud@simulation.invalid", "autre chose ici"), wrong);
    assert.deepEqual(await signIn("personne@simulation.invalid"), wrong);
    assert.deepEqual(await signIn("lison@simulation.invalid"), wrong);
  });

  it("au onzième essai sur un compte, il faut attendre, et le bon mot de passe n'y change rien ; un autre compte n'en souffre pas", async () => {
    const buckets = (key: string): Bucket[] => [{ of: "account", key }, { of: "address", key: "192.0.2.1" }];
    const attempt = (email: string, typed: string, now = noon) => knock((work) => scene.door(work, now), buckets(email), (door) => signInWithPassword(door, { email, password: typed, device: null }));
    for (let count = 0; count < 10; count += 1) assert.deepEqual(await attempt("maud@simulation.invalid", "essai numero"), { ok: false, reason: "wrong" });
    assert.deepEqual(await attempt("Maud@simulation.invalid", password), { ok: false, reason: "too-many", detail: { back: later(15) } });
    assert.deepEqual(await attempt("inconnu@simulation.invalid", "essai"), { ok: false, reason: "wrong" });
    assert.ok((await attempt("maud@simulation.invalid", password, later(16))).ok);
    assert.ok((await scene.rows("select from app.journal where event = 'session.refused'")).length >= 12);
    assert.deepEqual(await scene.rows("select from app.door_attempts where bucket::text like '%maud%'"), []);
  });

  it("un visiteur ne lit ni compte, ni code, ni attente : ils n'existent pas pour lui", async () => {
    for (const table of ["accounts", "recovery_codes", "passkeys", "sessions", "invitations", "door_challenges", "door_attempts", "openid_identities", "mails", "kept_forms", "sealing_keys"] as const)
      await assert.rejects(scene.as(scene.administrator, (visit) => visit.tx.selectFrom(table).selectAll().execute()), /permission denied/, table);
  });

  it("l'écran verrouillé ne se rouvre qu'au mot de passe de sa session ; laissé seul, il se verrouille de lui-même", async () => {
    const answer = await signIn("maud@simulation.invalid");
    assert.ok(answer.ok && answer.value.opens);
    const { token } = answer.value;
    const sessionId = (await whoIsThere(scene.base.app, token, noon))!.actor.sessionId!;
    await scene.door((door) => lockScreen(door, { actorId: scene.colleague.id, sessionId }));
    assert.equal((await whoIsThere(scene.base.app, token, noon))?.locked, true);
    const prove = (proof: Parameters<typeof proveAgain>[1]["proof"]) => scene.door((door) => proveAgain(door, { actorId: scene.colleague.id, sessionId, proof }), later(31));
    assert.deepEqual(await prove({ password: "pas le sien du tout" }), { ok: false, reason: "wrong" });
    assert.deepEqual(await prove({ persona: "password" }), { ok: false, reason: "nothing-to-prove" });
    const proved = await prove({ password });
    assert.ok(proved.ok);
    const { token: fresh } = proved.value;
    assert.equal(await whoIsThere(scene.base.app, token, later(31)), null);
    assert.equal((await whoIsThere(scene.base.app, fresh, later(31)))?.locked, false);
    assert.equal((await whoIsThere(scene.base.app, fresh, later(62)))?.locked, true);
    assert.equal(await whoIsThere(scene.base.app, fresh, later(12 * 60 + 1)), null);
  });

  it("une demande de code ne dit rien à qui n'a pas son jeton", async () => {
    await aWaitingSignIn();
    assert.equal(await scene.door((door) => findChallenge(door, "second-factor", "un jeton inventé")), null);
  });
});
