import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { holdInspection, inspectDocument } from "#ground/documents/inspect";
import { listMyNotices } from "#rooms/consent/server";
import { addReferent } from "#rooms/journey/server";
import { readToday } from "#rooms/desk/server";
import { findAccess } from "#rooms/people/server";
import { fileNameOf, kindRules, mayOpenVault, remindOn } from "#rooms/vault/index";
import { insertDocument } from "../../src/rooms/vault/store.server.ts";
import { randomUUID } from "node:crypto";
import { ownVisit, type OwnVisit } from "#ground/visit";
import { addDocument, bringDocument, findDocument, listMyShares, takeBackDocument, listDocuments, listShares, readContents, removeDocument, showDocument, stopShowingDocument } from "#rooms/vault/server";
import { mergeFiles, undoMerge } from "#rooms/people/server";
import { noon, setScene, today } from "./scene.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
holdInspection({ thread: new URL("../../src/ground/documents/pdf.thread.ts", import.meta.url), clamd: null });

const file = async (bytes: Uint8Array) => ({ as: "file" as const, bytes, seen: await inspectDocument(bytes) });
const picture = await file(png);
const page = await file(Buffer.from("<script>"));

describe("Le coffre", async () => {
  const scene = await setScene();
  const person = await scene.file("Zéphyr", "Exemple");
  assert.ok((await scene.as(scene.cisp, (visit) => addReferent(visit, { personId: person, domain: "housing", startsOn: "2026-11-01", professionalId: scene.housing.id, outside: null }))).ok);
  type Add = Parameters<typeof addDocument>[1];
  const permit: Add = { personId: person, kind: "residence-permit", title: "Titre de séjour", expiresOn: "2027-02-01", brought: picture };
  const add = (more: Partial<Add> = {}, actor = scene.cisp) => scene.as(actor, (visit) => addDocument(visit, { ...permit, ...more }));
  const seenBy = async (actor: typeof scene.cisp) => (await scene.as(actor, (visit) => listDocuments(visit, person))).map(({ kind }) => kind).sort();
  const added = async (more: Partial<Add> = {}): Promise<string> => {
    const answer = await add(more);
    assert.ok(answer.ok);
    return answer.value.id;
  };
  const document = await added();

  it("garde les octets scellés par la clé de la personne : la base ne les lit pas, le coffre les rend tels quels", async () => {
    const [kept] = await scene.rows<{ bytes: Buffer; title: string; scan: string; remind_on: string }>("select c.bytes, d.title, d.scan, d.remind_on::text from app.document_contents c join app.documents d on d.id = c.document_id");
    assert.ok(!kept!.bytes.includes(png.subarray(0, 8)) && !kept!.title.includes("séjour"));
    assert.deepEqual([kept!.scan, kept!.remind_on], ["none", "2026-10-04"]);
    assert.ok((await scene.as(scene.cisp, (visit) => readContents(visit, document)))?.equals(png));
    assert.equal((await scene.as(scene.cisp, (visit) => findDocument(visit, person, document)))?.title, "Titre de séjour");
  });

  it("s'ouvre à chacun selon le sujet : l'encadrant ne voit ni la santé ni la justice, l'étranger rien", async () => {
    await added({ kind: "health-paper", title: "Certificat", expiresOn: null });
    await added({ kind: "justice-paper", title: "Convocation", expiresOn: null });
    await added({ kind: "resume", title: "CV", expiresOn: null });
    assert.deepEqual(await seenBy(scene.cisp), ["health-paper", "justice-paper", "residence-permit", "resume"], "son fil rouge voit tout");
    assert.deepEqual(await seenBy(scene.supervisor), [], "l'encadrant n'a pas de coffre à ouvrir");
    assert.deepEqual(await seenBy(scene.educator), ["health-paper", "residence-permit", "resume"]);
    assert.ok(!(await seenBy(scene.director)).some((kind) => kind === "health-paper" || kind === "justice-paper"));
    assert.ok(!(await seenBy(scene.colleague)).includes("justice-paper"), "la justice n'est à personne par son rôle");
    assert.deepEqual([await seenBy(scene.housing), await seenBy(scene.stranger)], [[], []]);
    assert.equal(await scene.as(scene.supervisor, (visit) => readContents(visit, document)), null);
    assert.equal(await scene.as(scene.stranger, (visit) => readContents(visit, document)), null);
    assert.ok(!mayOpenVault({ topics: ["presence"], reasons: [] }));
  });

  it("une référence dit où est l'original, et rien n'est copié ; chaque refus a sa raison", async () => {
    const id = await added({ kind: "disability-recognition", title: "RQTH", brought: { as: "reference", whereabouts: " Les emplois de l'inclusion " } });
    assert.deepEqual((await scene.as(scene.cisp, (visit) => findDocument(visit, person, id)))?.kept, { as: "reference", whereabouts: "Les emplois de l'inclusion" });
    assert.equal(await scene.as(scene.cisp, (visit) => readContents(visit, id)), null);
    const reason = async (more: Partial<Add>, actor = scene.cisp) => { const said = await add(more, actor); return said.ok ? "ok" : said.reason; };
    assert.equal(await reason({ title: "  " }), "title-missing");
    assert.equal(await reason({ brought: { as: "reference", whereabouts: " " } }), "place-missing");
    assert.equal(await reason({ brought: page }), "type-refused");
    assert.equal(await reason({}, scene.supervisor), "not-allowed");
    assert.equal(await reason({}, scene.housing), "not-allowed");
    assert.equal(await reason({}, scene.stranger), "not-found");
  });

  it("se montre un par un, jusqu'à un jour ; repris, il n'existe plus à la question suivante, sur la liste, la page et le fichier", async () => {
    type Show = Parameters<typeof showDocument>[1];
    const show = (more: Partial<Show> = {}, actor = scene.cisp) => scene.as(actor, (visit) => showDocument(visit, { personId: person, documentId: document, recipient: { kind: "professional", id: scene.housing.id }, endsOn: "2026-12-01", means: "on-screen", witness: null, ...more }));
    const shown = await show();
    assert.ok(shown.ok);
    assert.deepEqual(await seenBy(scene.housing), ["residence-permit"], "celui-là, et nul autre");
    assert.ok((await scene.as(scene.housing, (visit) => readContents(visit, document)))?.equals(png));
    assert.ok(!(await scene.as(scene.housing, (visit) => findAccess(visit, person))).topics.includes("rights"), "le sujet, lui, reste fermé");
    const on = (day: string) => scene.as(scene.housing, (visit) => listDocuments(visit, person), new Date(`${day}T11:00:00Z`));
    assert.deepEqual([(await on("2026-12-01")).length, (await on("2026-12-02")).length], [1, 0]);
    const colleague = await scene.professional("Ondine", "Chimère", ["outside-referent", scene.partner]);
    assert.deepEqual(await seenBy(colleague), [], "une collègue qui ne la suit pas ne voit rien");
    assert.ok((await scene.as(scene.cisp, (visit) => stopShowingDocument(visit, { personId: person, shareId: shown.value.id }))).ok);
    assert.deepEqual(await seenBy(scene.housing), []);
    assert.equal(await scene.as(scene.housing, (visit) => readContents(visit, document)), null);
    const told = await scene.as(scene.housing, (visit) => listMyNotices(visit));
    assert.deepEqual(told.map(({ personId, topic, copies }) => ({ personId, topic, copies })), [{ personId: person, topic: "rights", copies: 0 }], "qui l'avait vu est prévenu");
    assert.deepEqual(await scene.as(scene.cisp, (visit) => stopShowingDocument(visit, { personId: person, shareId: shown.value.id })), { ok: false, reason: "already-withdrawn" });
    const reason = async (more: Partial<Show>, actor = scene.cisp) => { const said = await show(more, actor); return said.ok ? "ok" : said.reason; };
    assert.equal(await reason({ recipient: { kind: "professional", id: scene.stranger.id } }), "recipient-unknown");
    assert.equal(await reason({ endsOn: "2026-11-20" }), "ends-before-it-starts");
    assert.equal(await reason({ endsOn: "2028-11-22" }), "longer-than-two-years");
    assert.equal(await reason({ means: "spoken", witness: " " }), "witness-missing");
    assert.equal(await reason({}, scene.director), "not-found");
    assert.equal(await reason({}, scene.stranger), "not-found");
    assert.deepEqual(await scene.as(scene.housing, (visit) => listShares(visit, person)), []);
  });

  it("elle y apporte elle-même un document, le reprend à qui il était montré, et ne voit que les siens", async () => {
    const own = <Answer>(work: (visit: OwnVisit) => Promise<Answer>, who = person) => ownVisit(scene.base.app, who, work, noon);
    const brought = await own((visit) => bringDocument(visit, { kind: "other", title: "Autre papier", ...picture }));
    assert.ok(brought.ok);
    assert.ok((await own((visit) => readContents(visit, brought.value.id)))?.equals(png));
    assert.equal((await scene.as(scene.cisp, (visit) => findDocument(visit, person, brought.value.id)))?.addedBy, null);
    assert.deepEqual(await own((visit) => bringDocument(visit, { kind: "other", title: "x", ...page })), { ok: false, reason: "type-refused" });
    const twin = await scene.file("Balthazar", "Exemple");
    assert.deepEqual([await own((visit) => listDocuments(visit, person), twin), await own((visit) => readContents(visit, brought.value.id), twin)], [[], null], "une autre personne n'y voit rien");
    await assert.rejects(own((visit) => insertDocument({ ...visit, personId: person }, { id: randomUUID(), personId: person, kind: "other", title: "x", expiresOn: null, kept: { as: "reference", whereabouts: "x" } }), twin), /row-level security|permission denied/);
    const shown = await scene.as(scene.cisp, (visit) => showDocument(visit, { personId: person, documentId: brought.value.id, recipient: { kind: "structure", id: scene.partner }, endsOn: "2026-12-01", means: "paper", witness: null }));
    assert.ok(shown.ok && (await seenBy(scene.housing)).includes("other"));
    assert.deepEqual((await own(listMyShares)).map(({ recipient, documentId }) => [recipient, documentId]), [["Résidence fictive", brought.value.id]]);
    assert.deepEqual(await own((visit) => takeBackDocument(visit, { shareId: shown.value.id }), twin), { ok: false, reason: "not-found" });
    assert.ok((await own((visit) => takeBackDocument(visit, { shareId: shown.value.id }))).ok);
    assert.deepEqual(await seenBy(scene.housing), []);
    assert.ok((await scene.as(scene.housing, (visit) => listMyNotices(visit))).length >= 2, "qui l'avait vu est prévenu là aussi");
  });

  it("annonce sa fin à temps, à ceux qui peuvent le lire", async () => {
    const ends = async (actor: typeof scene.cisp, day = today) => (await scene.as(actor, (visit) => readToday(visit, "all"), new Date(`${day}T11:00:00Z`))).items.flatMap((item) => (item.kind === "document-end" && item.document === "residence-permit" ? [`${item.document} ${item.on}`] : []));
    assert.deepEqual(await ends(scene.cisp, "2026-10-03"), [], "la veille du rappel");
    assert.ok((await ends(scene.cisp, "2026-10-04")).includes("residence-permit 2027-02-01"));
    assert.deepEqual(await ends(scene.supervisor), []);
    assert.deepEqual(await ends(scene.stranger), []);
    assert.equal(remindOn("resume", "2027-01-01"), null);
  });

  it("suit deux dossiers réunis, et revient avec celui qu'on sépare", async () => {
    const twin = await scene.file("Zéfir", "Exemple");
    await added({ personId: twin, kind: "bank-details", title: "RIB", expiresOn: null });
    const merged = await scene.as(scene.cisp, (visit) => mergeFiles(visit, { keptId: person, absorbedId: twin }));
    assert.ok(merged.ok);
    assert.ok((await seenBy(scene.cisp)).includes("bank-details"));
    assert.ok((await scene.as(scene.cisp, (visit) => undoMerge(visit, { keptId: person, mergeId: merged.value.id }))).ok);
    assert.ok(!(await seenBy(scene.cisp)).includes("bank-details"));
    const [back] = await scene.as(scene.cisp, (visit) => listDocuments(visit, twin));
    assert.ok((await scene.as(scene.cisp, (visit) => readContents(visit, back!.id)))?.equals(png));
  });

  it("retiré, ses octets sont effacés ; personne ne réécrit un document ni n'efface un partage", async () => {
    assert.deepEqual(await scene.as(scene.supervisor, (visit) => removeDocument(visit, { personId: person, documentId: document })), { ok: false, reason: "not-found" });
    assert.ok((await scene.as(scene.cisp, (visit) => removeDocument(visit, { personId: person, documentId: document }))).ok);
    assert.deepEqual(await scene.rows("select document_id from app.document_contents where document_id = $1", [document]), []);
    assert.equal(await scene.as(scene.cisp, (visit) => findDocument(visit, person, document)), null);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.deleteFrom("document_shares").execute()), /permission denied/);
    await assert.rejects(scene.as(scene.cisp, (visit) => visit.tx.updateTable("documents").set({ topic: "work" }).execute()), /permission denied/);
  });

  it("chaque sorte est écrite deux fois, pareil : dans la règle et dans la base ; un nom de fichier reste simple", async () => {
    const rows = await scene.rows<{ code: string; topic: string; notice_days: number | null }>("select code, topic, notice_days from app.document_kinds");
    assert.deepEqual(Object.fromEntries(rows.map(({ code, topic, notice_days: noticeDays }) => [code, { topic, noticeDays }])), kindRules);
    assert.deepEqual([fileNameOf("Titre de séjour n° 3/4", "application/pdf"), fileNameOf("بطاقة", "image/jpeg")], ["Titre-de-sejour-n-3-4.pdf", "document.jpg"]);
  });
});
