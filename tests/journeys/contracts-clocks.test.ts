import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { countAllDeadlines, countDeadlinesOf, readOccupiedPosts, tellBegunContracts, writeContract } from "#rooms/contracts/server";
import { contractJobs } from "#rooms/contracts/jobs.server";
import { readFile, readToday } from "#rooms/desk/server";
import { recordPass } from "#rooms/journey/server";
import { postsOn } from "#rooms/programme/index";
import { agreePosts, listAgreedPosts } from "#rooms/programme/server";
import { listSituations, recordChange } from "#rooms/situations/server";
import { openHouse } from "#ground/house";
import { newLastAsked } from "#ground/jobs/giving-way";
import type { Job } from "#ground/jobs/worker";
import { type Actor, atTheDoor, visit } from "#ground/visit";
import { noon, setScene } from "./scene.ts";

describe("Les deux horloges, là où on regarde", async () => {
  const s = await setScene();
  type Written = Parameters<typeof writeContract>[1];
  const write = (actor: Actor, personId: string, more: Partial<Written> = {}) => s.as(actor, (visit) => writeContract(visit, {
    personId, kind: "cddi-cvg", employer: { kind: "aci", structureId: s.canal, name: "" }, startsOn: "2026-08-01", endsOn: "2027-01-31", weekly: 26, hoursGround: null, renews: null, ground: null, reference: null, knownHow: "document", ...more }));
  const written = async (personId: string, more: Partial<Written> = {}): Promise<string> => {
    const answer = await write(s.cisp, personId, more);
    if (!answer.ok) throw new Error(answer.reason);
    return answer.value.id;
  };
  const reasonOf = (answer: { ok: boolean; reason?: string }): string => (answer.ok ? "ok" : answer.reason!);

  it("écrit d'avance, un renouvellement arrive sur le fil le jour où il commence, une fois ; ce que quelqu'un a écrit depuis reste", async () => {
    const [id, other] = [await s.file("Palmyre", "Esquisse"), await s.file("Onésime", "Esquisse")];
    for (const personId of [id, other]) {
      const first = await written(personId, { startsOn: "2026-08-01", endsOn: "2026-11-30" });
      const ahead = await write(s.cisp, personId, { startsOn: "2026-12-01", endsOn: "2027-05-31", weekly: 30, renews: first });
      assert.ok(ahead.ok && !ahead.value.onThread);
    }
    const at = (day: string) => new Date(`${day}T00:10:00+01:00`);
    const night = (day: string) => atTheDoor(s.base.app, tellBegunContracts, at(day));
    const work = async (personId: string) => (await s.as(s.cisp, (visit) => listSituations(visit, personId))).filter(({ lane }) => lane === "work").map(({ startsOn, endsOn, dueOn, weeklyHours }) => [startsOn, endsOn, dueOn, weeklyHours]);
    assert.equal(await night("2026-11-30"), 0, "la veille, rien");
    assert.ok((await visit(s.base.app, s.cisp, (v) => recordChange(v, { personId: other, fact: { lane: "work", answer: "known", code: "lasting-job", startsOn: "2026-12-01", dueOn: null, weeklyHours: 35, place: null, knownHow: "declared" } }), at("2026-12-02"))).ok);
    assert.deepEqual([await night("2026-12-03"), await night("2026-12-03"), await night("2026-12-04")], [1, 0, 0], "une nuit manquée est rattrapée, une seule fois");
    assert.deepEqual(await work(id), [["2026-08-01", "2026-12-01", "2026-11-30", 26], ["2026-12-01", null, "2027-05-31", 30]]);
    assert.deepEqual((await work(other)).map(([, , , hours]) => hours), [26, 35], "ce que quelqu'un a écrit depuis l'emporte");
    assert.deepEqual((await s.base.owner.query("select event, actor_id from app.journal where person_id = $1 and event = 'contract.begun'", [id])).rows, [{ event: "contract.begun", actor_id: null }]);
  });

  it("« Aujourd'hui » dit les jours des deux horloges à qui cela regarde : le fil rouge et la direction ; pas une collègue, ni la coordination, ni ailleurs", async () => {
    const id = await s.file("Nazaire", "Croquis", { openedOn: "2025-03-01" });
    const first = await written(id, { startsOn: "2025-03-01", endsOn: "2026-12-10" });
    assert.ok((await s.as(s.cisp, (visit) => recordPass(visit, { personId: id, number: null, startsOn: "2025-02-15", endsOn: "2027-02-14", readFrom: "emplois" }))).ok);
    const jobs = async () => (await s.base.owner.query<{ payload: { person?: string } }>("select payload from app.jobs where kind = 'contracts.deadlines' and state = 'waiting' and payload ->> 'person' = $1", [id])).rows.length;
    assert.equal(await jobs(), 2, "le contrat et le PASS demandent chacun leur compte, dans leur transaction");
    await atTheDoor(s.base.app, (door) => countDeadlinesOf(door, [id]), noon);
    const told = async (actor: Actor, whose: "mine" | "all" = "all") => (await s.as(actor, (visit) => readToday(visit, whose))).items.filter((item) => item.kind === "moment" && item.personId === id).map((item) => ("code" in item ? `${item.code} ${item.on}` : ""));
    assert.deepEqual(await told(s.cisp), ["end-is-near 2026-11-14", "contract-ends 2026-12-10"]);
    assert.deepEqual(await told(s.cisp, "mine"), await told(s.cisp));
    assert.deepEqual(await told(s.director), ["end-is-near 2026-11-14", "contract-ends 2026-12-10"]);
    for (const actor of [s.colleague, s.coordinator, s.supervisor, s.neighbour, s.stranger, s.housing]) assert.deepEqual(await told(actor), [], actor.familyName);
    const due = async (actor = s.cisp) => (await s.as(actor, (visit) => readToday(visit, "all"))).items.filter((item) => item.kind === "due" && item.personId === id).map(({ on }) => on);
    assert.deepEqual([await due(), await due(s.colleague)], [[], ["2026-12-10"]], "la même fin, dite une fois à chacun : par le contrat, ou par le fil");
    await written(id, { startsOn: "2026-12-11", endsOn: "2027-02-28", renews: first });
    await atTheDoor(s.base.app, (door) => countDeadlinesOf(door, [id]), noon);
    assert.deepEqual([await due(), await due(s.colleague)], [[], []], "renouvelée d'avance, la fin que le fil annonce n'en est plus une");
    assert.deepEqual(await told(s.cisp), ["end-is-near 2026-11-14", "prepare-end 2026-11-28"]);
    const rows = async () => (await s.base.owner.query<{ code: string }>("select code from app.deadlines where person_id = $1 order by on_day, code", [id])).rows.map(({ code }) => code);
    const kept = await rows();
    const { people, moved } = await countAllDeadlines(s.base.app, noon);
    assert.ok(people >= 3 && moved > 0);
    assert.deepEqual([await rows(), (await countAllDeadlines(s.base.app, noon)).moved], [kept, 0], "compté deux fois, rien ne bouge");
    const story = (await s.as(s.cisp, (visit) => readFile(visit, id)))?.story;
    assert.deepEqual(story?.knots.filter(({ planned }) => planned).map(({ label, on }) => `${on} ${label}`), ["2026-11-28 Préparer la fin du contrat", "2027-02-28 Fin du contrat"]);
    assert.deepEqual(story?.limits.map(({ label, on }) => `${on} ${label}`), ["2027-02-14 PASS : fin estimée", "2027-02-28 24 mois de CDDI"]);
    assert.equal((await s.as(s.supervisor, (visit) => readFile(visit, id)))?.story?.knots.some(({ planned }) => planned) ?? false, false, "qui ne lit pas le travail ne les voit pas");
    await s.base.owner.query("update app.journeys set closed_on = '2026-11-20', close_reason = 'moved-away' where person_id = $1", [id]);
    await countAllDeadlines(s.base.app, noon);
    assert.deepEqual(await rows(), [], "qui n'est plus suivie n'a plus d'échéance");
  });

  it("le compte de tout le monde se fait dans un fil à part, qui dit s'il n'a pas pu ; arrêté, il s'arrête", async () => {
    const id = await s.file("Philiberte", "Croquis", { openedOn: "2025-03-01" });
    await written(id, { startsOn: "2025-03-01", endsOn: "2026-12-10" });
    const rows = async () => Number((await s.base.owner.query<{ count: string }>("select count(*) from app.deadlines where person_id = $1", [id])).rows[0]!.count);
    const open = (appUrl: string) => openHouse({ db: s.base.app, appUrl, dataFolder: s.base.appUrl, clock: () => noon, lastAsked: newLastAsked(), observe: () => undefined, report: () => undefined });
    const count = (signal = new AbortController().signal) => contractJobs["contracts.deadlines"]!({ payload: {} } as Job, signal);
    open(s.base.appUrl);
    const over = new AbortController();
    const cut = count(over.signal);
    over.abort();
    await assert.rejects(cut);
    await count();
    assert.ok((await rows()) > 0);
    open(s.base.appUrl.replace(/:[^:@]*@/, ":faux@"));
    await assert.rejects(count());
  });

  it("une fin chez un autre employeur regarde le fil rouge, pas la direction du chantier qui suit la personne", async () => {
    const id = await s.file("Ysoline", "Croquis", { openedOn: "2025-03-01" });
    await written(id, { startsOn: "2025-03-01", endsOn: "2026-10-31" });
    await written(id, { kind: "cddi", employer: { kind: "ei", structureId: null, name: "Menuiserie fictive (EI)" }, startsOn: "2026-11-01", endsOn: "2026-12-31" });
    await atTheDoor(s.base.app, (door) => countDeadlinesOf(door, [id]), noon);
    const told = async (actor: Actor) => (await s.as(actor, (visit) => readToday(visit, "all"))).items.filter((item) => item.kind === "moment" && item.personId === id).map((item) => ("code" in item ? `${item.code} ${item.on}` : ""));
    assert.deepEqual([await told(s.cisp), await told(s.director)], [["contract-ends 2026-12-31"], []]);
  });

  it("postes occupés, en équivalents temps plein, contre ceux de la convention ; l'administration l'écrit, personne d'autre", async () => {
    const posts = async (actor: Actor) => (await s.as(actor, (visit) => readOccupiedPosts(visit, s.canal))).filter(({ month }) => month === "2026-12-01" || month === "2027-02-01").map(({ people, posts: held }) => [people, held]);
    await written(await s.file("Mélisande", "Modèle"), { endsOn: "2027-01-31" });
    const [[people, held]] = (await posts(s.director)) as [[number, number]];
    await written(await s.file("Placide", "Modèle"), { startsOn: "2026-11-30", endsOn: "2027-01-31", weekly: 17.5, hoursGround: "contract-difficulties" });
    const after = await posts(s.coordinator);
    assert.deepEqual(after[0], [people + 1, Math.round((held + 0.5) * 100) / 100], "une entrée prévue occupe un demi-poste du 30 novembre au 31 janvier");
    assert.deepEqual(await posts(s.stranger), []);
    const agree = (actor: Actor, more: Partial<Parameters<typeof agreePosts>[1]> = {}) => s.as(actor, (visit) => agreePosts(visit, { chantierId: s.canal, startsOn: "2026-01-01", endsOn: "2026-12-31", posts: 12.5, source: "Annexe financière 2026 (simulée)", ...more }));
    for (const [actor, more, why] of [[s.director, {}, "not-allowed"], [s.administrator, { chantierId: s.partner }, "not-found"], [s.administrator, { posts: 0 }, "posts-out-of-range"], [s.administrator, { endsOn: "2025-12-31" }, "posts-end-before-they-start"], [s.administrator, { source: " " }, "source-missing"], [s.administrator, {}, "ok"], [s.administrator, { startsOn: "2026-12-31", endsOn: "2027-12-30" }, "posts-overlap"], [s.administrator, { posts: 13 }, "ok"]] as const) assert.equal(reasonOf(await agree(actor, more)), why);
    const agreed = await s.as(s.director, (visit) => listAgreedPosts(visit, [s.canal]));
    assert.deepEqual([await s.as(s.director, (visit) => listAgreedPosts(visit, "whose work I read")), await s.as(s.stranger, (visit) => listAgreedPosts(visit, "whose work I read"))], [agreed, []]);
    assert.deepEqual([agreed.length, postsOn(agreed, s.canal, "2026-12-31")?.posts, postsOn(agreed, s.canal, "2027-01-01")], [1, 13, null]);
  });
});
