import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { byWhen } from "#rooms/desk/index";
import { leadsSomebody, readCaseload, readToday, searchPeople } from "#rooms/desk/server";
import { keepDraft, writeNote } from "#rooms/notes/server";
import { recordChange } from "#rooms/situations/server";
import { setScene, today } from "./scene.ts";

describe("Aujourd'hui, file active et recherche", async () => {
  const scene = await setScene();
  const [zephyr, ondine, far] = [await scene.file("Zéphyr", "Exemple"), await scene.file("Ondine", "Chimère", { lead: scene.colleague.id }), await scene.file("Zéphyrine", "Leurre", { chantier: scene.lointain, lead: scene.stranger.id })];
  const items = async (actor: typeof scene.cisp, whose: "mine" | "all" = "mine") => (await scene.as(actor, (visit) => readToday(visit, whose))).items;

  it("Personne n'est oublié : sans nouvelles depuis plus longtemps que la règle écrite, et seulement alors", async () => {
    assert.ok((await items(scene.cisp)).some(({ kind, personId }) => kind === "silence" && personId === zephyr));
    const contact = (on: string) => scene.as(scene.cisp, (visit) => writeNote(visit, { personId: zephyr, kind: "contact", topic: "notes", happenedOn: on, channel: "call", body: "", reminder: null }));
    await contact("2026-10-30");
    assert.ok((await items(scene.cisp)).some(({ kind }) => kind === "silence"), "22 jours : trop long");
    await contact("2026-10-31");
    assert.ok(!(await items(scene.cisp)).some(({ kind }) => kind === "silence"), "21 jours : dans la règle");
  });

  it("Les fins de contrat et de titre approchent, les rappels et les brouillons attendent", async () => {
    const due = (code: string, lane: "work" | "rights", dueOn: string) => scene.as(scene.cisp, (visit) => recordChange(visit, { personId: zephyr, fact: { answer: "known", code, lane, startsOn: "2026-05-01", dueOn, weeklyHours: null, place: null, knownHow: "proof-seen" } }));
    assert.ok((await due("cddi", "work", "2026-12-31")).ok);
    assert.ok((await due("disability-granted", "rights", "2027-05-01")).ok);
    await scene.as(scene.cisp, (visit) => writeNote(visit, { personId: zephyr, kind: "note", topic: "notes", happenedOn: today, channel: null, body: "Voir le bailleur", reminder: { dueOn: today, words: "" } }));
    await scene.as(scene.cisp, (visit) => keepDraft(visit, { form: "note", personId: zephyr, fields: { body: "…" } }));
    const sorted = byWhen(await items(scene.cisp), today);
    assert.deepEqual(sorted.today.map(({ kind }) => kind).sort(), ["draft", "reminder"]);
    assert.deepEqual(sorted.later.map((item) => (item.kind === "due" ? item.code : item.kind)), ["cddi"], "la RQTH de mai n'est pas encore à préparer");
  });

  it("La même page sert les autres rôles, par leurs droits seuls : la direction voit la fin du contrat, pas les rappels ; l'étranger rien", async () => {
    assert.deepEqual([...new Set((await items(scene.director, "all")).map(({ kind }) => kind))].sort(), ["due", "silence"]);
    assert.deepEqual((await items(scene.stranger, "all")).map(({ personId }) => personId), [far]);
    assert.equal(await scene.as(scene.director, leadsSomebody), false);
    assert.ok((await items(scene.coordinator, "all")).some(({ personId }) => personId === ondine));
  });

  it("La file active est la mienne, ou celle que je peux voir, page par page et sans trou", async () => {
    for (let at = 0; at < 7; at++) await scene.file(`Numéro ${at}`, "Figurant", { lead: scene.colleague.id });
    const page = (whose: "mine" | "all", after: string | null = null) => scene.as(scene.colleague, (visit) => readCaseload(visit, { whose, stage: null, after, size: 3 }));
    const seen: string[] = [];
    for (let after: string | null = null, at = 0; at < 10; at++) {
      const { rows, next, total } = await page("mine", after);
      assert.equal(total, 8);
      seen.push(...rows.map(({ id }) => id));
      if (next === null) break;
      after = next;
    }
    assert.equal(new Set(seen).size, 8);
    assert.equal((await page("all")).total, 9);
    assert.equal((await scene.as(scene.stranger, (visit) => readCaseload(visit, { whose: "all", stage: null, after: null }))).total, 1);
  });

  it("La recherche pardonne les accents, les petites fautes et l'ordre ; elle ne trouve jamais ce qu'on ne voit pas", async () => {
    const find = async (typed: string, actor = scene.cisp) => (await scene.as(actor, (visit) => searchPeople(visit, typed))).map(({ name }) => name);
    for (const typed of ["zeph", "ZÉPHYR", "exemple zephyr", "zefyr", "Exempl"]) assert.ok((await find(typed)).includes("Zéphyr Exemple"), typed);
    await scene.file("Zéphir", "Factice");
    assert.deepEqual((await find("zephyr")).slice(0, 2), ["Zéphyr Exemple", "Zéphir Factice"], "celui qui s'écrit ainsi d'abord, son presque homonyme ensuite");
    assert.ok(!(await find("zephyrine")).includes("Zéphyrine Leurre"));
    assert.deepEqual(await find("zephyr", scene.stranger), ["Zéphyrine Leurre"]);
    assert.deepEqual(await find("z"), []);
    assert.deepEqual(await find("%_'\\;--"), []);
  });
});
