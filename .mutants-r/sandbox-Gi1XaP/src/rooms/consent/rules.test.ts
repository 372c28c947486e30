import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Domain, Topic } from "#rooms/access/index";
import { answersFor, delegateGrounds, isOpen } from "./delegation.ts";
import { type DelegateKind, delegateKinds } from "./model.ts";
import { askableTopics, requestDays, requestStanding } from "./requests.ts";
import { domainTopics, faultOf, isReplaced, mayKeepConsents, mostMonths, sharedTopics, standingOf, usualMonths } from "./rules.ts";

const today = "2026-11-21";
const yes = { topic: "housing" as Topic, decision: "agreed" as const, givenOn: "2026-11-01", endsOn: "2027-11-01", withdrawnAt: null };
const seat = { domain: "housing" as Domain, startsOn: "2026-11-01", endsOn: null };

describe("Où en est une réponse", () => {
  it("en cours du premier au dernier jour compris", () => {
    const on = (day: string) => standingOf(yes, day);
    assert.deepEqual(["2026-10-31", "2026-11-01", "2027-11-01", "2027-11-02"].map(on), ["to-come", "in-force", "in-force", "ended"]);
    assert.equal(standingOf({ ...yes, endsOn: null }, "2099-01-01"), "in-force");
  });
  it("reprise, elle l'est tout de suite, quel que soit le jour ; refusée, elle n'est jamais en cours", () => {
    assert.equal(standingOf({ ...yes, withdrawnAt: new Date(0) }, today), "withdrawn");
    assert.equal(standingOf({ ...yes, decision: "refused", withdrawnAt: new Date(0) }, today), "withdrawn");
    assert.deepEqual(["2026-10-31", today, "2030-01-01"].map((day) => standingOf({ ...yes, decision: "refused", endsOn: null }, day)), ["refused", "refused", "refused"]);
  });
});

describe("Une réponse remplacée par une plus neuve", () => {
  const [old, other] = [{ ...yes, id: "old", recipient: "Octave Fictif", withdrawnAt: new Date(0) }, { ...yes, id: "new", recipient: "Octave Fictif" }];
  it("l'est tant que la neuve est en cours, pour le même sujet et la même personne", () => {
    assert.ok(isReplaced(old, [old, other], today));
    for (const not of [{ ...other, withdrawnAt: new Date(0) }, { ...other, recipient: "Maud Artefact" }, { ...other, topic: "work" as Topic }, { ...other, decision: "refused" as const }]) assert.ok(!isReplaced(old, [old, not], today));
    assert.ok(!isReplaced(other, [old, other], today));
    assert.ok(!isReplaced({ ...old, recipient: { id: "a" } }, [{ ...other, recipient: { id: "b" } }], today));
  });
});

describe("Ce qui ne va pas dans une réponse", () => {
  const answer = { decision: "agreed" as const, givenOn: today, endsOn: "2027-11-21" as string | null, means: "paper" as const, witness: null };
  const fault = (more: Partial<Omit<typeof answer, "means" | "decision" | "witness">> & { means?: "paper" | "spoken"; decision?: "agreed" | "refused"; witness?: string | null }) => faultOf({ ...answer, ...more }, today);
  it("la date : aujourd'hui au plus, et la fin au plus tard deux ans après, jamais avant le début", () => {
    assert.deepEqual([fault({}), fault({ givenOn: "2026-11-22" }), fault({ endsOn: today }), fault({ endsOn: "2026-11-20" }), fault({ endsOn: "2028-11-21" }), fault({ endsOn: "2028-11-22" })],
      [null, "in-the-future", null, "ends-before-it-starts", null, "longer-than-two-years"]);
  });
  it("de vive voix, un témoin : ni absent, ni fait d'espaces ; sur papier, personne", () => {
    assert.deepEqual([fault({ means: "spoken" }), fault({ means: "spoken", witness: "  " }), fault({ means: "spoken", witness: "Maud" }), fault({ means: "paper", witness: null })], ["witness-missing", "witness-missing", null, null]);
  });
  it("un refus n'a pas de fin à juger ; un accord sans fin non plus", () => {
    assert.deepEqual([fault({ decision: "refused", endsOn: "2020-01-01" }), fault({ endsOn: null }), fault({ decision: "refused", means: "spoken" })], [null, null, "witness-missing"]);
  });
  it("un an d'habitude, deux au plus", () => assert.deepEqual([usualMonths, mostMonths], [12, 24]));
});

describe("Ce que lit quelqu'un d'ailleurs", () => {
  it("rien sans place dans l'équipe ; la présence avec une place ; le sujet accordé, l'identité et la voix avec un accord", () => {
    assert.deepEqual(sharedTopics([], [yes], today), []);
    assert.deepEqual(sharedTopics([seat], [], today), ["presence"]);
    assert.deepEqual(sharedTopics([seat], [yes], today), ["housing", "identity", "presence", "voice"]);
  });
  it("la place compte de son premier jour à la veille de sa fin", () => {
    const on = (startsOn: string, endsOn: string | null) => sharedTopics([{ ...seat, startsOn, endsOn }], [], today).length;
    assert.deepEqual([on(today, null), on("2026-11-22", null), on("2026-01-01", "2026-11-22"), on("2026-01-01", today)], [1, 0, 1, 0]);
  });
  it("un accord hors de son domaine n'ouvre que l'identité et la voix ; un refus, une reprise ou une fin, rien", () => {
    assert.deepEqual(sharedTopics([seat], [{ ...yes, topic: "health" }], today), ["identity", "presence", "voice"]);
    for (const closed of [{ ...yes, decision: "refused" as const, endsOn: null }, { ...yes, withdrawnAt: new Date(0) }, { ...yes, endsOn: "2026-11-20" }, { ...yes, givenOn: "2026-11-22" }])
      assert.deepEqual(sharedTopics([seat], [closed], today), ["presence"]);
  });
  it("deux domaines s'ajoutent, une fois chacun", () => {
    assert.deepEqual(sharedTopics([seat, { ...seat, domain: "debts" }], [yes, { ...yes, topic: "rights" }, { ...yes, topic: "debts" }], today), ["debts", "housing", "identity", "presence", "rights", "voice"]);
  });
  it("chaque domaine demande ce qu'il faut à son travail, et pas plus", () => {
    const written: Record<Domain, string> = { employment: "work life", training: "work life", housing: "housing rights", health: "health", disability: "health rights", rights: "rights", rsa: "rights work", justice: "justice", debts: "debts rights", language: "life", family: "life", general: "housing rights life" };
    assert.deepEqual(Object.fromEntries(Object.entries(domainTopics).map(([domain, topics]) => [domain, topics.join(" ")])), written);
    assert.deepEqual(askableTopics(["housing", "debts"]), ["debts", "housing", "rights"]);
    assert.deepEqual(askableTopics([]), []);
  });
});

describe("Qui tient les accords, qui répond, qui attend", () => {
  it("le fil rouge, la CISP et l'éducatrice du chantier tiennent les accords ; la direction, la coordination et les référents, non", () => {
    const keeps = (as: "lead" | "cisp" | "social-educator" | "director" | "coordinator" | "referent" | "technical-supervisor") => mayKeepConsents({ topics: ["presence", "notes"], reasons: [{ as }] });
    assert.deepEqual((["lead", "cisp", "social-educator", "director", "coordinator", "referent", "technical-supervisor"] as const).map(keeps), [true, true, true, false, false, false, false]);
    assert.equal(mayKeepConsents({ topics: ["notes"], reasons: [] }), false);
  });
  it("tuteur, habilitation et mandat répondent à sa place, le curateur avec elle, la personne de confiance jamais ; aucun texte n'est donné pour vérifié", () => {
    assert.deepEqual(delegateKinds.map((kind) => delegateGrounds[kind].standpoint), ["for-her", "with-her", "for-her", "for-her", "beside-her"]);
    for (const kind of delegateKinds) assert.ok(delegateGrounds[kind].article.startsWith("Code ") && delegateGrounds[kind].source !== "" && !delegateGrounds[kind].verified);
    const answers = (kind: DelegateKind, topics: Topic[] | null = null) => answersFor({ kind, topics, startsOn: "2026-01-01", endsOn: "2026-12-31" }, ["housing"], today);
    assert.deepEqual(delegateKinds.map((kind) => answers(kind)), [true, true, true, true, false]);
    assert.deepEqual([answers("guardian", ["housing"]), answers("guardian", ["health"]), answersFor({ kind: "guardian", topics: ["housing"], startsOn: "2026-01-01", endsOn: null }, ["housing", "health"], today)], [true, false, false]);
    assert.equal(answersFor({ kind: "guardian", topics: null, startsOn: "2026-11-22", endsOn: null }, ["housing"], today), false);
  });
  it("une représentation vaut de son premier à son dernier jour", () => {
    assert.deepEqual(["2026-01-09", "2026-01-10", "2026-02-10", "2026-02-11"].map((day) => isOpen({ startsOn: "2026-01-10", endsOn: "2026-02-10" }, day)), [false, true, true, false]);
    assert.equal(isOpen({ startsOn: "2026-01-10", endsOn: null }, "2099-01-01"), true);
  });
  it("une demande attend trente jours, puis s'éteint ; répondue, elle dit sa réponse", () => {
    assert.equal(requestDays, 30);
    assert.deepEqual([requestStanding({ answer: null, expiresOn: today }, today), requestStanding({ answer: null, expiresOn: "2026-11-20" }, today), requestStanding({ answer: "partly", expiresOn: "2020-01-01" }, today)], ["waiting", "over", "partly"]);
  });
});
