// HSDS 3 asked as its specification lets: full text, a postcode or a point, line by line; the doorkeeper reads nothing more by it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { hsdsLines, hsdsList, seekHsds } from "#rooms/exchange/server";
import { setScene } from "../journeys/scene.ts";

type Asked = Parameters<typeof seekHsds>[2];
const nothing: Asked = { search: "", postcode: "", proximity: "", latitude: "", longitude: "" };

describe("HSDS, cherché", async () => {
  const scene = await setScene();
  await scene.base.owner.query("insert into app.communes (code, name, department, postcodes, population, name_key, latitude, longitude) values ('69123', 'Villeneuve-Fictive', '69', '{69999}', 10, 'villeneuve fictive', 45.76, 4.84), ('01999', 'Sans-Point', '01', '{01999}', 10, 'sans point', null, null) on conflict do nothing");
  const listed = await scene.insert("directory_structures", { name: "Maison fictive" });
  const hidden = await scene.insert("directory_structures", { name: "Maison tenue secrète", audience: "professionals" });
  const offer = (name: string, more = {}): Promise<string> => scene.insert("services", { listed_id: listed, name, description: "Pour essayer la recherche.", ...more });
  const near = await offer("Permanence de domiciliation", { latitude: 45.765, longitude: 4.845, commune_code: "69123", area: ["69"] });
  const farther = await offer("Domiciliation des voyageurs", { latitude: 45.9, longitude: 4.84, commune_code: "69124" });
  const elsewhere = await offer("Domiciliation de la côte", { latitude: 50.9, longitude: 1.8, commune_code: "62193", area: ["62"] });
  const everywhere = await offer("Écoute par téléphone", { area: ["france"] });
  await offer("Domiciliation réservée", { latitude: 45.765, longitude: 4.845, audience: "professionals" });
  await offer("Domiciliation gardée", { latitude: 45.765, longitude: 4.845, source: "soliguide", source_id: "soliguide--1" });
  await scene.insert("services", { listed_id: hidden, name: "Domiciliation secrète", description: "Chez qui n'est pas publique.", latitude: 45.765, longitude: 4.845 });

  const list = async (collection: string, asked: Partial<Asked>, more = {}): Promise<{ ids: string[]; total: number } | string> => {
    const sought = await scene.door((door) => seekHsds(door, collection, { ...nothing, ...asked }));
    if (!sought.ok) return sought.reason;
    const page = (await scene.door((door) => hsdsList(door, collection, { page: { number: 1, size: 50 }, full: false, minimal: false, ...more, ...sought.value }))) as { contents: { id: string }[]; total_items: number };
    return { ids: page.contents.map(({ id }) => id), total: page.total_items };
  };
  const found = async (...asked: Parameters<typeof list>): Promise<string[]> => {
    const answer = await list(...asked);
    assert.ok(typeof answer !== "string", String(answer));
    return answer.ids;
  };

  it("plein texte : ce qui répond et lui seul, le meilleur d'abord, page par page ; rien de réservé, de caché ni de gardé par sa source", async () => {
    assert.deepEqual((await found("services", { search: "domiciliation" })).toSorted(), [near, farther, elsewhere].sort());
    assert.deepEqual(await found("services", { search: "introuvablissime" }), []);
    const first = await list("services", { search: "domiciliation" }, { page: { number: 1, size: 2 } });
    const second = await list("services", { search: "domiciliation" }, { page: { number: 2, size: 2 } });
    assert.ok(typeof first !== "string" && typeof second !== "string");
    assert.deepEqual([first.total, first.ids.length, second.ids.length], [3, 2, 1]);
    assert.deepEqual([...first.ids, ...second.ids], await found("services", { search: "domiciliation" }));
    assert.deepEqual(await found("organizations", { search: "fictive" }), [listed]);
    assert.deepEqual(await found("organizations", { search: "secrète" }), []);
    const themes = await list("taxonomy_terms", { search: "addictions" });
    assert.ok(typeof themes !== "string" && themes.total === 1);
  });

  it("autour d'un code postal ou d'un point, en mètres ; avec des mots, les deux", async () => {
    for (const collection of ["services", "service_at_locations"]) {
      assert.deepEqual(await found(collection, { postcode: "69999", proximity: "5000" }), [near]);
      assert.deepEqual((await found(collection, { postcode: "69999", proximity: "30000" })).toSorted(), [near, farther].sort());
    }
    assert.deepEqual(await found("services", { latitude: "50.9", longitude: "1.8" }), [elsewhere]);
    assert.deepEqual(await found("services", { latitude: "45.76", longitude: "4.84", proximity: "30000", search: "voyageurs" }), [farther]);
  });

  it("un code postal seul : qui dit le servir, et ceux du département qui ne disent rien", async () => {
    assert.deepEqual((await found("services", { postcode: "69999" })).toSorted(), [near, farther, everywhere].sort());
    assert.deepEqual((await found("services", { postcode: "69999", search: "domiciliation" })).toSorted(), [near, farther].sort());
  });

  it("ce qui ne se peut pas est refusé, jamais passé sous silence", async () => {
    const table: [string, Partial<Asked>, string][] = [
      ["services", { postcode: "00000" }, "postcode-unknown"], ["services", { postcode: "Lyon" }, "postcode-unknown"], ["services", { postcode: "01999", proximity: "1000" }, "postcode-unplaced"], ["services", { proximity: "1000" }, "proximity-alone"],
      ["services", { postcode: "69999", proximity: "beaucoup" }, "proximity-wrong"], ["services", { postcode: "69999", proximity: "0" }, "proximity-wrong"], ["services", { postcode: "69999", proximity: "100001" }, "proximity-wrong"],
      ["services", { latitude: "45" }, "point-wrong"], ["services", { latitude: "95", longitude: "4" }, "point-wrong"], ["services", { latitude: "nord", longitude: "4" }, "point-wrong"], ["organizations", { postcode: "69999" }, "no-place-here"], ["taxonomies", { latitude: "45", longitude: "4" }, "no-place-here"],
    ];
    for (const [collection, asked, reason] of table) assert.equal(await list(collection, asked), reason, JSON.stringify(asked));
  });

  it("ligne à ligne : toute la liste, un enregistrement par ligne, sans page", async () => {
    const lines = async (collection: string, more = {}): Promise<{ id: string }[]> => {
      let text = "";
      for await (const piece of hsdsLines(scene.door, collection, { page: { number: 1, size: 1 }, full: true, minimal: false, ...more })!) text += piece;
      return text.split("\n").filter(Boolean).map((line) => JSON.parse(line) as { id: string });
    };
    assert.deepEqual((await lines("services")).map(({ id }) => id).toSorted(), [near, farther, elsewhere, everywhere].sort());
    assert.deepEqual((await lines("services", { found: [elsewhere, near] })).map(({ id }) => id), [elsewhere, near], "dans l'ordre où cela répond");
    assert.equal((await lines("taxonomies")).length, 4);
    assert.equal(hsdsLines(scene.door, "nulle-part", { page: { number: 1, size: 1 }, full: true, minimal: false }), null);
    await scene.base.owner.query("insert into app.services (listed_id, name, description) select $1, 'Atelier fictif ' || n, 'En nombre.' from generate_series(1, 1203) n", [listed]);
    const many = await lines("services", { minimal: true });
    assert.deepEqual([many.length, new Set(many.map(({ id }) => id)).size], [1207, 1207]);
  });
});
