import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { sql } from "kysely";
import { atTheDoor } from "#ground/visit";
import { placeCommunesAgain } from "#rooms/network/server";
import { cellsAround } from "#rooms/network/asking";
import { setScene } from "./scene.ts";

/** Evenly, which doubles are not: they crowd around zero. */
const thousandths = (min: number, max: number) => fc.integer({ min: min * 1_000, max: max * 1_000 }).map((value) => value / 1_000);

describe("Où se tiennent les communes, et ce qui est autour", async () => {
  const scene = await setScene();
  const commune = (code: string, name: string, postcodes: string[]) => scene.rows("insert into app.communes (code, name, department, postcodes, name_key) values ($1, $2, left($1, 2), $3, lower($2))", [code, name, postcodes]);
  const pointOf = async (code: string) => (await scene.rows<{ latitude: number | null; is_guessed: boolean }>("select latitude, longitude, is_guessed from app.communes where code = $1", [code]))[0];

  it("une ville est au milieu de ses arrondissements ; une commune sans fiche, parmi celles de son code postal ; ailleurs, nulle part", async () => {
    for (const [code, name, postcodes] of [["13055", "Marseille", ["13001", "13002"]], ["13201", "Marseille 1er", ["13001"]], ["13202", "Marseille 2e", ["13002"]], ["80001", "Abbeville", ["80100"]], ["80002", "Voisine", ["80100"]], ["80003", "Lointaine", ["80999"]]] as const) await commune(code, name, [...postcodes]);
    for (const [code, latitude] of [["13201", 43.2], ["13202", 43.4], ["80001", 50.1]] as const) await scene.insert("directory_structures", { name: `Lieu de ${code} (simulé)`, commune_code: code, latitude, longitude: 3 });
    await atTheDoor(scene.base.app, placeCommunesAgain);
    const told = async (code: string) => { const { latitude, is_guessed } = (await pointOf(code))!; return [latitude === null ? null : Math.round(Number(latitude) * 10) / 10, is_guessed]; };
    assert.deepEqual(await told("13055"), [43.3, false]);
    assert.deepEqual(await told("80002"), [50.1, true]);
    assert.deepEqual(await told("80003"), [null, false]);
    // Somebody comes to stand there: what was guessed is known.
    await scene.insert("directory_structures", { name: "Lieu nouveau (simulé)", commune_code: "80002", latitude: 50.2, longitude: 3 });
    await atTheDoor(scene.base.app, placeCommunesAgain);
    assert.deepEqual(await told("80002"), [50.2, false]);
  });

  it("tout point d'un cercle est dans une case demandée autour de lui", async () => {
    const rows = fc.sample(fc.record({ latitude: thousandths(-60, 60), longitude: thousandths(-179, 179), km: fc.constantFrom(5, 10, 25, 50), turn: thousandths(0, 6), part: thousandths(0.9, 1) }), { numRuns: 2_000, seed: 7 });
    const asked = rows.map(({ latitude, longitude, km, turn, part }) => ({ cells: cellsAround(latitude, longitude, km), to: [latitude + (part * km * Math.sin(turn)) / 111.3, longitude + (part * km * Math.cos(turn)) / (111.3 * Math.cos((latitude * Math.PI) / 180))] }));
    const { rows: missed } = await sql<{ at: number }>`select at from unnest(${asked.map(({ cells }) => cells)}::text[], ${asked.map(({ to }) => to[0])}::float8[], ${asked.map(({ to }) => to[1])}::float8[]) with ordinality a(cells, latitude, longitude, at)
      where not array_to_tsvector(app.cells_of(latitude, longitude)) @@ cells::tsquery`.execute(scene.base.app);
    assert.deepEqual(missed.map(({ at }) => rows[Number(at) - 1]), []);
  });
});
