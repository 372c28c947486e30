import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { sql } from "kysely";
import { ownVisit } from "#ground/visit";
import {
  answerByLink, answerOwn, answerPlacesByLink, askForPlaces, choosePlace, findReferral, guestVisit, listAsks, makeAnswerLink, moveReferral, readLinkedAsk, readLinkedRequest, recordByLink, stirReferrals, tellOfReferral,
} from "#rooms/referrals/server";
import { setNetwork } from "./network-scene.ts";
import { noon } from "./scene.ts";

const day = (count: number): Date => new Date(noon.getTime() + count * 86_400_000);

describe("Le partenaire sans compte", async () => {
  const s = await setNetwork();
  const open = <Answer>(token: string, work: Parameters<typeof guestVisit<Answer>>[2], now = noon) => guestVisit(s.base.app, token, work, now);
  const linkFor = async (id: string): Promise<string> => {
    const made = await s.as(s.cisp, (visit) => makeAnswerLink(visit, { referralId: id }));
    if (!made.ok) throw new Error(made.reason);
    return made.value.token;
  };
  const toListed = (now?: Date) => s.sent({ serviceId: s.listed.service }, now);
  const verdict = async (token: string, now = noon): Promise<string> => (await open(token, async () => null, now)).verdict;
  const linesOf = (event: string) => s.rows<{ subject_id: string | null; detail: { verdict?: string }; actor_id: string | null; because: string | null }>("select subject_id, detail, actor_id, because from app.journal where event = $1 order by id", [event]);

  it("un lien montre une demande, rien d'autre, et la réponse part en un écran, écrite au journal", async () => {
    const [id, other] = [await toListed(), await toListed()];
    const token = await linkFor(id);
    await assert.rejects(open(token, (visit) => sql`select id from app.people`.execute(visit.tx)), /permission denied for table people/, "le rôle du lien n'approche aucun dossier");
    const opened = await open(token, async (visit) => recordByLink(visit, "referral.opened-by-link", (await readLinkedRequest(visit))!.referral));
    assert.equal(opened.verdict, "open");
    const read = await open(token, async (visit) => ({ request: await readLinkedRequest(visit), all: (await sql<{ id: string }>`select id from app.referrals`.execute(visit.tx)).rows }));
    assert.ok(read.verdict === "open");
    assert.deepEqual([read.answer.request?.told, read.answer.request?.referral.need, read.answer.request?.listed, read.answer.request?.who?.structure], [{ name: "Zéphyrine Exemple", phone: "01 99 00 12 34" }, "Une chambre, elle dort chez un ami.", "Foyer sans compte (simulé)", "Atelier du Canal"]);
    assert.deepEqual(read.answer.all.map((row) => row.id), [id], "une seule demande");
    const answered = await open(token, (visit) => answerByLink(visit, { move: "accept" }));
    assert.ok(answered.verdict === "open" && answered.answer.ok);
    assert.deepEqual([await s.stateOf(id), await s.stateOf(other)], ["accepted", "sent"]);
    const [event] = await s.rows<{ side: string; actor_id: string | null }>("select side, actor_id from app.referral_events where referral_id = $1 and move = 'accept'", [id]);
    assert.deepEqual(event, { side: "partner", actor_id: null });
    assert.deepEqual((await linesOf("referral.answered-by-link")).map(({ subject_id, because }) => [subject_id, because]), [[id, "link"]]);
    const twice = await open(token, (visit) => answerByLink(visit, { move: "accept" }));
    assert.ok(twice.verdict === "open" && !twice.answer.ok && twice.answer.reason === "not-now", "accepter deux fois ne fait rien deux fois");
    const finish = await open(token, (visit) => answerByLink(visit, { move: "finish", words: "Entré.", scores: { "a-place": "reached" } }));
    assert.ok(finish.verdict === "open" && finish.answer.ok);
    assert.equal(await verdict(token), "answered", "close, la demande ne s'ouvre plus");
  });

  it("expiré, altéré, deviné, remplacé, annulé, repris, protégé : une phrase, rien de la demande, et une ligne au journal", async () => {
    const before = (await linesOf("referral.link-refused")).length;
    const id = await toListed();
    const token = await linkFor(id);
    assert.equal(await verdict(token, day(29)), "open");
    assert.equal(await verdict(token, day(31)), "expired");
    assert.equal(await verdict(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`), "unknown");
    for (const guess of ["", "a", "../../etc", "é".repeat(50), "0".repeat(5000)]) assert.equal(await verdict(guess), "unknown");
    const renewed = await linkFor(id);
    assert.deepEqual([await verdict(token), await verdict(renewed)], ["replaced", "open"]);
    await s.as(s.cisp, (visit) => moveReferral(visit, { referralId: id, move: "cancel", reason: "asker:asked-twice" }));
    assert.equal(await verdict(renewed), "cancelled");
    const taken = await toListed();
    const takenToken = await linkFor(taken);
    assert.ok((await ownVisit(s.base.app, s.person, (visit) => answerOwn(visit, { referralId: taken, gesture: "take-back" }), noon)).ok);
    assert.equal(await verdict(takenToken), "withdrawn");
    const refused = (await linesOf("referral.link-refused")).slice(before);
    assert.deepEqual(refused.map(({ detail }) => detail.verdict), ["expired", ...Array.from({ length: 6 }, () => "unknown"), "replaced", "cancelled", "withdrawn"]);
    assert.deepEqual([refused[0]!.subject_id, refused[1]!.subject_id, refused.at(-1)!.subject_id], [id, null, taken]);
    const hidden = await s.file("Zinnia", "Cachée");
    const secret = await s.sent({ personId: hidden, serviceId: s.listed.service });
    const secretToken = await linkFor(secret);
    await s.as(s.cisp, (visit) => sql`select app.protect(${hidden}::uuid, 'danger', ${noon}::timestamptz)`.execute(visit.tx));
    assert.equal(await verdict(secretToken), "unknown", "un dossier protégé ne laisse pas de trace");
  });

  it("le lien ne permet que les pas du partenaire, avec une raison, et jamais ceux du demandeur", async () => {
    const id = await toListed();
    const token = await linkFor(id);
    const answer = async (input: Parameters<typeof answerByLink>[1]): Promise<string> => {
      const told = await open(token, (visit) => answerByLink(visit, input));
      return told.verdict !== "open" ? told.verdict : told.answer.ok ? "" : told.answer.reason;
    };
    assert.equal(await answer({ move: "decline" }), "reason-missing");
    assert.equal(await answer({ move: "decline", reason: "person:changed-mind" }), "reason-missing");
    assert.equal(await answer({ move: "ask-complement", words: " " }), "words-missing");
    assert.equal(await answer({ move: "cancel" as never }), "not-now");
    assert.equal(await answer({ move: "news", words: "Nous regardons." }), "");
    assert.equal(await answer({ move: "decline", reason: "partner:no-place", words: "Complet jusqu'en mars." }), "");
    const read = (await s.as(s.cisp, (visit) => findReferral(visit, id)))!;
    assert.deepEqual([read.state, read.endedSide, read.endedReason], ["declined", "partner", "no-place"]);
    await assert.rejects(open(await linkFor(await toListed()), (visit) => sql`update app.referrals set need = 'autre'`.execute(visit.tx)), /permission denied/);
    // The second wall: even asked of the database itself, a step stays its side's.
    const stays = await toListed();
    await assert.rejects(open(await linkFor(stays), (visit) => sql`update app.referrals set state = 'cancelled', ended_at = now(), waits_for = null, ended_side = 'partner', ended_reason = 'x'`.execute(visit.tx)), /belongs to another side/);
    await assert.rejects(ownVisit(s.base.app, s.person, (visit) => sql`update app.referrals set state = 'seen', waits_for = 'partner' where id = ${stays}`.execute(visit.tx), noon), /belongs to another side/);
    await assert.rejects(s.as(s.cisp, (visit) => sql`update app.referrals set person_id = ${s.person} where id = ${stays}`.execute(visit.tx)), /permission denied/);
  });

  it("une place se demande à plusieurs sans dire pour qui ; une est prise, les autres sont rendues", async () => {
    const id = await s.sent({ serviceId: null });
    const asked = await s.as(s.officer, (visit) => askForPlaces(visit, { referralId: id, serviceIds: [s.listed.service, s.kept.service], words: "Une place en foyer, dès décembre." }));
    assert.ok(asked.ok && asked.value.asked === 2);
    assert.equal((await s.as(s.stranger, (visit) => listAsks(visit, id))).length, 0);
    const [row] = await s.rows<{ id: string }>("select id from app.capacity_asks where referral_id = $1 and listed_id = $2", [id, s.listed.listed]);
    const token = "t".repeat(43);
    await s.base.owner.query("update app.capacity_asks set token_hash = sha256($2::bytea) where id = $1", [row!.id, Buffer.from(token)]);
    const read = await open(token, async (visit) => ({ ask: await readLinkedAsk(visit), referral: await readLinkedRequest(visit) }));
    assert.ok(read.verdict === "open");
    assert.deepEqual([read.answer.ask?.words, read.answer.referral], ["Une place en foyer, dès décembre.", null], "la question, et personne");
    const yes = await open(token, (visit) => answerPlacesByLink(visit, { answer: "capacity", heldUntil: "2026-11-25" }));
    assert.ok(yes.verdict === "open" && yes.answer.ok);
    assert.equal((await s.as(s.housing, (visit) => findReferral(visit, id))), null, "l'autre partenaire interrogé ne lit pas la demande");
    const chosen = await s.as(s.officer, (visit) => choosePlace(visit, { referralId: id, askId: row!.id }));
    assert.ok(chosen.ok);
    const after = await s.as(s.officer, (visit) => listAsks(visit, id));
    assert.deepEqual(after.map(({ chosenAt, releasedAt }) => [chosenAt !== null, releasedAt !== null]), [[true, false], [false, true]]);
    assert.equal((await s.as(s.officer, (visit) => findReferral(visit, id)))?.listedId, s.listed.listed);
  });

  it("les courriels ne disent ni qui ni quoi ; la nuit relance une fois, regroupe par contact, remonte au chargé, puis expire contre le côté muet", async () => {
    await s.base.owner.query("delete from app.mails");
    await s.base.owner.query("update app.referrals set state = 'entered-in-error', waits_for = null, ended_at = now() where ended_at is null");
    const [one, two] = [await toListed(), await toListed()];
    for (const id of [one, two]) await s.door((door) => tellOfReferral(door, id));
    const mails = () => s.rows<{ to_address: string; subject: string; body: string; kind: string }>("select to_address, subject, body, kind from app.mails order by created_at, id");
    const first = await mails();
    assert.equal(first.length, 2);
    for (const { subject, body } of first) assert.doesNotMatch(`${subject} ${body}`, /Zéphyrine|Exemple|chambre|logement|Canal/i);
    const token = /\/repondre\/([\w-]+)/.exec(first[0]!.body)![1]!;
    assert.equal(await verdict(token), "open");
    const night = (count: number) => s.door((door) => stirReferrals(door), day(count));
    assert.deepEqual((await night(9)).said, []);
    const tenth = await night(10);
    assert.deepEqual([tenth.said.map(({ kind, to }) => `${kind} ${to}`), tenth.mails], [["first-reminder partner", "first-reminder partner"], 1], "deux demandes, un seul courriel");
    assert.deepEqual((await night(10)).said, [], "deux fois la même nuit ne dit rien deux fois");
    assert.equal((await mails()).at(-1)!.body.match(/\/repondre\//g)?.length, 2);
    assert.equal(await verdict(token, day(10)), "replaced");
    assert.deepEqual((await night(20)).said.map(({ kind }) => kind), ["second-reminder", "second-reminder"]);
    const fresh = /\/repondre\/([\w-]+)/.exec((await mails()).at(-1)!.body)![1]!;
    assert.ok((await open(fresh, (visit) => answerByLink(visit, { move: "see" }), day(21))).verdict === "open");
    const escalated = await night(25);
    assert.deepEqual(escalated.said.map(({ kind, to }) => `${kind} ${to}`), ["escalation officer"], "celle qui a été vue a un nouveau délai");
    const end = await night(30);
    assert.deepEqual(end.said.map(({ kind, to }) => `${kind} ${to}`), ["expiry asker"]);
    const states = await s.rows<{ state: string; ended_side: string | null; ended_reason: string | null }>("select state, ended_side, ended_reason from app.referrals where id = any ($1) order by state", [[one, two]]);
    assert.deepEqual(states.map(({ state, ended_side, ended_reason }) => [state, ended_side, ended_reason]), [["expired", "partner", "no-answer"], ["seen", null, null]]);
  });
});
