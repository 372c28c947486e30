import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { listMails } from "#ground/mail/post";
import { seal } from "#ground/sealing";
import type { Door } from "#ground/visit";
import type { Role } from "#rooms/access/index";
import {
  addMembership, askNewPassword, choosePassword, closeSessions, createFirstAdministratorLink, disableAccount, endMembership, findLink, foundInstance, invite, reopenAccount, resendInvitation,
  resetFactors, revokeInvitation, signInWithPassword, whoIsThere,
} from "#rooms/access/server";
import { noon, setScene } from "./scene.ts";

const password = "quatre mots sans rapport";
const hours = (count: number): Date => new Date(noon.getTime() + count * 3_600_000);
const linkTo = (token: string): string => `https://fil.invalid/invitations/${token}`;
const tokenOf = (text: string): string => /invitations\/([\w-]+)/.exec(text)![1]!;

describe("Le premier compte d'une instance vide", async () => {
  const scene = await setScene();
  const found = (token: string, more: Partial<Parameters<typeof foundInstance>[1]> = {}, now = noon) => scene.door((door) => foundInstance(door, {
    token, givenName: "Aglaé", familyName: "Gabarit", email: "aglae@simulation.invalid", password, association: "Association Fictive", device: null, ...more }), now);
  const create = async (): Promise<string | null> => {
    const link = await createFirstAdministratorLink(scene.base.app, "http://localhost:3000");
    return link && tokenOf(link);
  };

  it("son lien sert une fois ; chaque départ en donne un autre, et le précédent ne s'ouvre plus ; ensuite il n'y en a plus", async () => {
    const [first, second] = [(await create())!, (await create())!];
    const now = new Date();
    assert.deepEqual(await found(first, {}, now), { ok: false, reason: "link-over" });
    assert.deepEqual(await found(second, { password: "motdepasse2026" }, now), { ok: false, reason: "too-common" });
    assert.deepEqual(await found(second, { email: "pas une adresse" }, now), { ok: false, reason: "email-wrong" });
    assert.deepEqual(await found(second, { association: "" }, now), { ok: false, reason: "association-missing" });
    const made = await found(second, {}, now);
    assert.ok(made.ok);
    const session = await whoIsThere(scene.base.app, made.value.token, now);
    assert.deepEqual(session?.actor.roles.map(({ role, structure, kind }) => [role, structure, kind]), [["administrator", "Association Fictive", "national"]]);
    assert.equal(session?.needsFactor, true);
    assert.deepEqual(await found(second, {}, now), { ok: false, reason: "link-over" });
    assert.equal(await create(), null);
  });
});

describe("Inviter, nommer, fermer", async () => {
  const scene = await setScene();
  let seconds = 0;
  /** Each gesture a second after the one before: the outbox is read by its dates. */
  const door = <Answer>(work: (open: Door) => Promise<Answer>, now = new Date(noon.getTime() + 1000 * (seconds += 1))): Promise<Answer> => scene.door(work, now);
  const person = await scene.file("Zéphyr", "Exemple");
  const guest = { givenName: "Odilon", familyName: "Maquette", email: "odilon@simulation.invalid", structureId: scene.canal, role: "cisp" as Role, endsOn: null as string | null, linkTo };
  const by = scene.administrator;
  const send = (more: Partial<typeof guest> = {}, actor = by) => door((at) => invite(at, actor, { ...guest, ...more }));
  const lastMail = async () => (await door((at) => listMails(at, 1)))[0]!;
  let odilon = "";

  it("une CISP n'invite personne ; une administratrice, si, et le courriel ne dit que le nom de qui le reçoit", async () => {
    assert.deepEqual(await send({}, scene.cisp), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await send({ email: "odilon" }), { ok: false, reason: "email-wrong" });
    assert.deepEqual(await send({ structureId: person }), { ok: false, reason: "no-such-structure" });
    assert.deepEqual(await send({ endsOn: "2026-11-20" }), { ok: false, reason: "ends-in-the-past" });
    const sent = await send();
    assert.ok(sent.ok);
    odilon = sent.value.professionalId;
    assert.deepEqual(await send({ email: "ODILON@simulation.invalid" }), { ok: false, reason: "already-here" });
    const mail = await lastMail();
    assert.equal(mail.toAddress, guest.email);
    assert.match(mail.text, /^Bonjour Odilon,/);
    assert.doesNotMatch(mail.text, /Canal|CISP|Aglaé|Maquette/);
  });

  it("l'invitation renvoyée remplace la première ; révoquée, expirée ou acceptée, elle ne s'ouvre plus", async () => {
    const first = tokenOf((await lastMail()).text);
    assert.ok((await door((at) => resendInvitation(at, by, { professionalId: odilon, linkTo }))).ok);
    const second = tokenOf((await lastMail()).text);
    const choose = (token: string, now = noon) => door((at) => choosePassword(at, { token, password, device: null }), now);
    assert.deepEqual(await choose(first), { ok: false, reason: "link-over" });
    assert.deepEqual(await choose(second, hours(7 * 24 + 1)), { ok: false, reason: "link-over" });
    assert.ok((await door((at) => revokeInvitation(at, by, { professionalId: odilon }))).ok);
    assert.deepEqual(await choose(second), { ok: false, reason: "link-over" });
    assert.ok((await door((at) => resendInvitation(at, by, { professionalId: odilon, linkTo }))).ok);
    const third = tokenOf((await lastMail()).text);
    const chosen = await choose(third);
    assert.ok(chosen.ok && chosen.value.token);
    assert.equal((await whoIsThere(scene.base.app, chosen.value.token, noon))?.needsFactor, true);
    assert.deepEqual(await choose(third), { ok: false, reason: "link-over" });
    assert.deepEqual(await door((at) => resendInvitation(at, by, { professionalId: odilon, linkTo })), { ok: false, reason: "already-accepted" });
  });

  it("mot de passe oublié : le lien change le mot de passe et ferme les sessions ; un inconnu ne reçoit rien et n'apprend rien", async () => {
    const ask = (email: string) => door((at) => askNewPassword(at, { email, linkTo }));
    const open = await door((at) => signInWithPassword(at, { email: guest.email, password, device: null }));
    assert.ok(open.ok && open.value.opens);
    const before = (await scene.rows("select from app.mails")).length;
    assert.deepEqual(await ask("personne@simulation.invalid"), await ask(guest.email));
    assert.equal((await scene.rows("select from app.mails")).length, before + 1);
    const token = tokenOf((await lastMail()).text);
    assert.equal(await door((at) => findLink(at, token), hours(2)), null);
    const changed = await door((at) => choosePassword(at, { token, password: "cinq autres mots tout neufs", device: null }));
    assert.deepEqual(changed, { ok: true, value: { opens: true, token: null } });
    assert.equal(await whoIsThere(scene.base.app, open.value.token, noon), null);
    assert.ok(!(await door((at) => signInWithPassword(at, { email: guest.email, password, device: null }))).ok);
  });

  it("un rôle ajouté ouvre, un rôle terminé ferme ; jamais pour soi-même, jamais le dernier administrateur", async () => {
    const role = { professionalId: odilon, structureId: scene.jardin, role: "social-educator" as Role, endsOn: null };
    const add = (more: Partial<typeof role> = {}, actor = by) => door((at) => addMembership(at, actor, { ...role, ...more }));
    assert.deepEqual(await add({}, scene.director), { ok: false, reason: "not-allowed" });
    assert.deepEqual(await add({ professionalId: by.id }), { ok: false, reason: "not-for-oneself" });
    assert.ok((await add()).ok);
    assert.deepEqual(await add(), { ok: false, reason: "already-held" });
    const [given] = await scene.rows<{ id: string }>("select id from app.memberships where professional_id = $1 and role = 'social-educator'", [odilon]);
    const end = (membershipId: string, actor = by) => door((at) => endMembership(at, actor, { membershipId }));
    assert.deepEqual(await end(given!.id, scene.cisp), { ok: false, reason: "not-allowed" });
    assert.ok((await end(given!.id)).ok);
    assert.deepEqual(await end(given!.id), { ok: false, reason: "not-found" });
    await scene.rows("insert into app.accounts (professional_id, email) values ($1, 'aglae@simulation.invalid')", [by.id]);
    const [own] = await scene.rows<{ id: string }>("select id from app.memberships where professional_id = $1", [by.id]);
    assert.deepEqual(await end(own!.id), { ok: false, reason: "last-administrator" });
    assert.deepEqual(await door((at) => disableAccount(at, by, { professionalId: by.id })), { ok: false, reason: "not-for-oneself" });
    assert.deepEqual(await scene.rows("select ends_on from app.memberships where professional_id = $1", [by.id]), [{ ends_on: null }]);
  });

  it("un compte fermé sort aussitôt et n'entre plus ; rouvert, il entre ; ses sessions et sa seconde preuve se retirent", async () => {
    const signIn = () => door((at) => signInWithPassword(at, { email: guest.email, password: "cinq autres mots tout neufs", device: null }));
    const open = await signIn();
    assert.ok(open.ok && open.value.opens);
    assert.deepEqual(await door((at) => disableAccount(at, scene.cisp, { professionalId: odilon })), { ok: false, reason: "not-allowed" });
    assert.ok((await door((at) => disableAccount(at, by, { professionalId: odilon }))).ok);
    assert.equal(await whoIsThere(scene.base.app, open.value.token, noon), null);
    assert.ok(!(await signIn()).ok);
    assert.ok((await door((at) => reopenAccount(at, by, { professionalId: odilon }))).ok);
    const again = await signIn();
    assert.ok(again.ok && again.value.opens);
    assert.deepEqual(await door((at) => closeSessions(at, by, { professionalId: odilon })), { ok: true, value: { closed: 1 } });
    assert.equal(await whoIsThere(scene.base.app, again.value.token, noon), null);
    await scene.rows("update app.accounts set totp_secret = $2, totp_confirmed_at = now() where professional_id = $1", [odilon, seal("ABC", `accounts.totp_secret:${odilon}`)]);
    assert.deepEqual(await door((at) => resetFactors(at, scene.cisp, { professionalId: odilon })), { ok: false, reason: "not-allowed" });
    assert.ok((await door((at) => resetFactors(at, by, { professionalId: odilon }))).ok);
    assert.deepEqual(await scene.rows("select totp_secret from app.accounts where professional_id = $1", [odilon]), [{ totp_secret: null }]);
    assert.match((await lastMail()).text, /retiré votre seconde preuve/);
  });

  it("qui administre ne lit aucun dossier, et chacun de ses gestes est au journal", async () => {
    assert.deepEqual(await scene.as(by, (visit) => visit.tx.selectFrom("people").selectAll().execute()), []);
    assert.deepEqual((await scene.rows<{ event: string }>("select event from app.journal where actor_id = $1 order by id", [by.id])).map(({ event }) => event), [
      "invitation.sent", "invitation.sent-again", "invitation.revoked", "invitation.sent-again", "account.membership-added", "account.membership-ended",
      "account.disabled", "account.reopened", "session.closed-by-administrator", "account.factors-reset",
    ]);
  });
});
