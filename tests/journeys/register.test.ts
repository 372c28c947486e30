import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { activities, measures } from "#rooms/register/index";
import { readRegister } from "#rooms/register/server";
import { setScene } from "./scene.ts";

describe("Le registre des traitements", async () => {
  const scene = await setScene();

  it("chaque table qui tient quelque chose de quelqu'un est expliquée une fois, et aucune n'est inventée", async () => {
    const named = activities.flatMap(({ tables }) => tables);
    assert.deepEqual(named.filter((table, at) => named.indexOf(table) !== at), []);
    const all = (await scene.rows<{ table_name: string }>("select distinct table_name from app.column_classes")).map(({ table_name }) => table_name);
    assert.deepEqual(named.filter((table) => !all.includes(table)), []);
    const personal = await scene.rows<{ table_name: string }>("select distinct table_name from app.column_classes where class <> 'none' or column_name = 'person_id'");
    assert.deepEqual(personal.map(({ table_name }) => table_name).filter((table) => !named.includes(table)), []);
  });

  it("chaque activité qui tient des données dit sa base, sa durée, et ce qu'elle tient vient de la base", async () => {
    const told = await scene.as(scene.stranger, readRegister, new Date("2026-11-23T11:00:00Z"));
    for (const one of told.activities.filter(({ code }) => code !== "frame")) {
      assert.ok(one.basis && one.basis.article.length > 5, one.code);
      assert.ok(one.retention.length > 0 || one.keeps.length > 10, one.code);
      for (const code of one.retention) assert.ok(told.kept.some((policy) => policy.code === code), `${one.code} ${code}`);
    }
    const frame = told.activities.find(({ code }) => code === "frame")!;
    assert.deepEqual(frame.columns, { identity: 0, social: 0, health: 0, justice: 0 }, `${frame.free.join(", ")}`);
    const [{ columns, health } = { columns: 0, health: 0 }] = await scene.rows<{ columns: number; health: number }>("select count(*)::int as columns, (count(*) filter (where class = 'health'))::int as health from app.column_classes");
    assert.equal(told.columns, columns);
    assert.equal(told.activities.reduce((sum, one) => sum + one.columns.health, 0), health);
    assert.ok(told.activities.find(({ code }) => code === "casework")!.sealed >= 8);
  });

  it("chaque mesure de l'analyse d'impact se voit là où elle est dite", () => {
    const root = join(import.meta.dirname, "../..");
    const missing = measures.filter(({ seen }) => !(seen.startsWith("/") ? existsSync(join(root, "src/routes", seen)) : [".md", ""].some((end) => existsSync(join(root, `${seen}${end}`))) || ["0005-the-door", "0011-a-key-for-each-person"].some((name) => seen.endsWith(name.slice(0, 4)) && existsSync(join(root, "docs/decisions", `${name}.md`)))));
    assert.deepEqual(missing, []);
  });
});
