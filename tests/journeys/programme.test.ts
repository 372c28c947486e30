import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { maySeeProgramme } from "#rooms/access/index";
import { readProgramme } from "#rooms/desk/server";
import { compareFigures } from "#rooms/programme/index";
import { march2022, statedTotals, territories2022 } from "#simulation/sources";
import type { Actor } from "#ground/visit";
import { setScene } from "./scene.ts";

describe("Le programme", async () => {
  const scene = await setScene();
  const files = async (chantier: string, lead: string, many: number, stage = "cddi") => {
    for (let at = 0; at < many; at++) await scene.file(`Numéro ${at}`, "Figurant", { chantier, lead, stage });
  };
  await files(scene.canal, scene.cisp.id, 6);
  await files(scene.jardin, scene.neighbour.id, 3);
  await files(scene.lointain, scene.stranger.id, 4);
  await files(scene.lointain, scene.stranger.id, 5, "year-after");
  const national = await scene.professional("Odilon", "Calque", ["national-team", await scene.insert("structures", { kind: "national", name: "Association fictive", opened_on: "2019-01-01" })]);
  const heads = async (actor: Actor) => {
    const { territories, heads: whole } = await scene.as(actor, (visit) => readProgramme(visit));
    const of = (id: string) => territories.find(({ territory }) => territory.id === id)!.heads;
    return { here: of(scene.here), elsewhere: of(scene.elsewhere), whole };
  };

  it("La coordination compte son territoire ; d'un autre, une poignée de dossiers n'est pas dite, ni le total qui la dirait", async () => {
    assert.deepEqual(await heads(scene.coordinator), { here: { cddi: 9 }, elsewhere: { cddi: null, "year-after": 5 }, whole: { "first-hours": 0, cddi: null, "year-after": 5 } });
  });

  it("La direction retire ce qu'elle voit : s'il reste moins de cinq dossiers, le nombre n'est pas donné", async () => {
    assert.deepEqual((await heads(scene.director)).here, { cddi: null }, "9 dont 6 s'ouvrent à elle : 3 ne se devinent pas");
  });

  it("L'équipe nationale, qui n'ouvre aucun dossier, lit les nombres de cinq et plus", async () => {
    assert.deepEqual((await heads(national)).here, { cddi: 9 });
    assert.deepEqual(await scene.as(national, (visit) => visit.tx.selectFrom("people").select("id").execute()), []);
  });

  it("Les autres rôles ne comptent rien : la page ne s'ouvre pas, et la base ne répond pas", async () => {
    for (const actor of [scene.cisp, scene.educator, scene.supervisor, scene.housing]) {
      assert.equal(maySeeProgramme(actor), false);
      assert.deepEqual(await heads(actor), { here: {}, elsewhere: {}, whole: { "first-hours": 0, cddi: 0, "year-after": 0 } });
    }
    for (const actor of [scene.coordinator, scene.director, scene.administrator, national]) assert.equal(maySeeProgramme(actor), true);
  });

  it("Une longue liste se lit page par page, les miens d'abord, et une partie n'a pas de total", async () => {
    const names = ["Figurant A", "Figurant B", "Figurant C"];
    for (const name of names) await scene.insert("territories", { name, opened_on: "2020-01-01" });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readProgramme>> = await scene.as(scene.coordinator, (visit) => readProgramme(visit, { after, size: 2 }));
      if (after === null) assert.equal(page.territories[0]!.territory.id, scene.here);
      assert.deepEqual([page.count, page.heads], [5, null]);
      seen.push(...page.territories.map(({ territory }) => territory.id));
      after = page.next;
    } while (after);
    assert.deepEqual([seen.length, new Set(seen).size], [5, 5]);
  });

  it("Les deux décomptes restent côte à côte : 47 annoncés et 48 comptés, 1 700 et 1 670", () => {
    const figure = (territoryId: string | null, measure: "chantiers" | "employees", value: number) => ({ territoryId, measure, value, standing: territoryId ? ("stated" as const) : ("target" as const), asOf: march2022, source: "Document" });
    const checks = compareFigures([
      ...territories2022.flatMap(({ name, chantiers, employees }) => [figure(name, "chantiers", chantiers), figure(name, "employees", employees)]),
      figure(null, "chantiers", statedTotals.chantiers), figure(null, "employees", statedTotals.employees),
    ]);
    assert.deepEqual(checks.map(({ measure, total, sum, gap, parts }) => ({ measure, total, sum, gap, parts })), [
      { measure: "chantiers", total: 47, sum: 48, gap: 1, parts: 8 },
      { measure: "employees", total: 1700, sum: 1670, gap: -30, parts: 8 },
    ]);
  });

  it("Un document qui ne donne qu'un total, ou que des parts, se garde sans écart", () => {
    const base = { measure: "chantiers" as const, standing: "stated" as const, asOf: "2022-03-31" };
    assert.deepEqual(compareFigures([{ ...base, territoryId: null, value: 3, source: "A" }, { ...base, territoryId: "x", value: 2, source: "B" }]).map(({ total, sum, gap }) => [total, sum, gap]), [[3, null, null], [null, 2, null]]);
  });
});
