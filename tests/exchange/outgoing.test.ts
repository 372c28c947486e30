// What leaves is valid for whoever receives it, whatever was written here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { default as addFormats } from "ajv-formats";
import fc from "fast-check";
import { carrierWords, publicWords, themeWords } from "#rooms/network/index";
import { exported, hsdsEntry, hsdsList } from "#rooms/exchange/server";
import { csvCell } from "../../src/rooms/exchange/csv.ts";
import { type OpenRow, type OpenService, outgoingService, outgoingStructure } from "../../src/rooms/exchange/outgoing.ts";
import { launching } from "./scene.ts";
import { folder } from "./scene.ts";
import { setScene } from "../journeys/scene.ts";
import { writeFileSync } from "node:fs";

const ajv = new Ajv({ strict: false, allErrors: true });
(addFormats as unknown as (to: Ajv) => void)(ajv);
const valid = { structure: ajv.compile(schema("structure")), service: ajv.compile(schema("service")) };
function schema(name: string): object {
  return JSON.parse(readFileSync(join(import.meta.dirname, "schema", `${name}.json`), "utf8")) as object;
}

const today = "2026-11-21";
const words = fc.option(fc.oneof(fc.string({ maxLength: 200 }), fc.lorem({ maxCount: 60, mode: "words" }), fc.constantFrom("", "  ", "www.exemple.fr", "https://exemple.fr/é", "=1+1", "a@b.fr", "75018", "01 99 00 00 00")), { nil: null });
const some = (codes: object) => fc.uniqueArray(fc.constantFrom(...Object.keys(codes)), { maxLength: 4 });
const place = { address: words, address_more: words, postcode: words, commune: words, commune_code: words, latitude: fc.option(fc.double({ min: -90, max: 90, noNaN: true }), { nil: null }), longitude: fc.option(fc.double({ min: -180, max: 180, noNaN: true }), { nil: null }) };
const day = fc.constantFrom(null, "2026-01-02", "2019-12-31", "1998-01-01");
const identity = { id: fc.uuid(), source: fc.constant("fil-rouge"), source_id: fc.constant(null), made_on: fc.constant("2026-03-01"), vouched_on: day, source_date: day, name: fc.string({ minLength: 1, maxLength: 180 }), phone: words, email: words, hours: words, source_link: words };
const aStructure = fc.record({ ...identity, ...place, siret: words, description: words, networks: some(carrierWords), website: words, accessibility: words });
const aService = fc.record({
  ...identity, ...place, listed_id: fc.uuid(), listed_source_id: fc.constant(null), description: fc.oneof(fc.string(), fc.lorem({ maxCount: 30 })), kind: fc.constantFrom(null, "atelier", "inventé"), themes: some(themeWords), publics: some(publicWords), publics_note: words,
  access_conditions: words, fee: fc.constantFrom(null, "gratuit", "payant"), fee_note: words, reception_modes: fc.constantFrom([], ["a-distance"]), contact_modes: fc.constantFrom([], ["telephoner", "se-presenter"], ["pigeon"]), open_to: fc.constantFrom([], ["usagers"]),
  contact_note: words, contact_link: words, area: fc.constantFrom([], ["75", "france"], ["partout !"]), weekly_hours: fc.constantFrom(null, 0, 2.5), weeks: fc.constantFrom(null, 3),
});

describe("Ce qui part est au format, quoi qu'on ait écrit ici", () => {
  it("toute fiche qui part est valide pour le schéma ; celle qui ne peut pas partir dit pourquoi", () => {
    let left = 0;
    fc.assert(fc.property(aStructure, aService, (structure, service) => {
      for (const [what, answer] of [["structure", outgoingStructure(structure as unknown as OpenRow, { today })], ["service", outgoingService(service as unknown as OpenService, { today })]] as const) {
        if (answer.ok) assert.ok(valid[what](answer.record), `${what} ${ajv.errorsText(valid[what].errors)} ${JSON.stringify(answer.record)}`);
        else assert.ok(answer.faults.length > 0);
        left += answer.ok ? 1 : 0;
      }
    }), { numRuns: 2_000 });
    assert.ok(left > 1_000, `${left} sont parties`);
  });

  it("aucune case ne lance de formule, et les téléphones restent des téléphones", () => {
    for (const [text, cell] of [["=1+1", "'=1+1"], ["@cmd", "'@cmd"], ["+cmd|x", "'+cmd|x"], ["-2+3+cmd", "'-2+3+cmd"], ["+33 1 99 00 00 00", "+33 1 99 00 00 00"], ["-1.5", "-1.5"], ['a"b', '"a""b"']]) assert.equal(csvCell(text), cell);
  });
});

describe("Nos fiches, en fichier et par HSDS", async () => {
  const scene = await setScene();
  const [listed] = [await scene.insert("directory_structures", { name: "Maison fictive", description: "Une maison pour essayer.", siret: "00000000100098", address: "1 rue du Décor", postcode: "75018", commune: "Paris", commune_code: "75118" })];
  const secret = await scene.insert("directory_structures", { name: "Pour les professionnels", audience: "professionals" });
  const open = await scene.insert("services", { listed_id: listed, name: "Atelier fictif", description: "Un atelier pour essayer.", themes: ["sante--addictions"], publics: ["femmes"], area: ["75"], hours: "Mo-Fr 09:00-12:00", phone: "01 99 00 00 00", inside_note: "Demander Maud", contact_name: "Maud Factice" });
  await scene.insert("services", { listed_id: listed, name: "Réservé", description: "Aux professionnels.", audience: "professionals" });
  await scene.insert("services", { listed_id: secret, name: "Caché avec sa structure", description: "Public, chez qui ne l'est pas." });
  await scene.insert("services", { listed_id: listed, name: "Fermé", description: "Fermé depuis longtemps.", closed_on: "2026-01-01" });
  const whole = async (what: "structure" | "service", format: "json" | "csv"): Promise<string> => {
    let text = "";
    for await (const piece of exported(scene.door, what, format)) text += piece;
    return text;
  };

  it("seul ce qui est ouvert à tous part, sans la note du dedans ni le nom de qui que ce soit", async () => {
    const [structures, services] = [JSON.parse(await whole("structure", "json")), JSON.parse(await whole("service", "json"))] as [{ id: string }[], { id: string; structure_id: string }[]];
    assert.deepEqual(structures.map(({ id }) => id), [`fil-rouge--${listed}`]);
    assert.deepEqual(services.map(({ id, structure_id }) => [id, structure_id]), [[`fil-rouge--${open}`, `fil-rouge--${listed}`]]);
    for (const record of structures) assert.ok(valid.structure(record), ajv.errorsText(valid.structure.errors));
    for (const record of services) assert.ok(valid.service(record), ajv.errorsText(valid.service.errors));
    const all = JSON.stringify([services, await whole("service", "csv"), await scene.door((door) => hsdsEntry(door, "services", open)), await scene.door((door) => hsdsList(door, "services", { page: { number: 1, size: 50 }, full: true, minimal: false }))]);
    for (const word of ["Demander Maud", "Maud Factice", "Réservé", "Caché", "Fermé depuis"]) assert.ok(!all.includes(word), word);
  });

  it("ce que nous avons dit et qui nous revient n'est pas une nouvelle", async () => {
    const here = folder();
    const paths = [join(here, "structures.json"), join(here, "services.csv")];
    writeFileSync(paths[0]!, await whole("structure", "json"));
    writeFileSync(paths[1]!, await whole("service", "csv"));
    const run = await launching(scene).run({ files: paths });
    assert.deepEqual([run.state, run.set_aside, run.added], ["done", 2, 0], JSON.stringify(run.stoppedFor));
  });

  it("HSDS : les champs que la norme exige, l'enveloppe, les taxonomies et leurs termes", async () => {
    const list = (collection: string, more = {}) => scene.door((door) => hsdsList(door, collection, { page: { number: 1, size: 50 }, full: true, minimal: false, ...more })) as Promise<{ contents: Record<string, unknown>[]; total_items: number; last_page: boolean } | null>;
    const required: Record<string, string[]> = { services: ["id", "name", "status"], organizations: ["id", "name", "description"], service_at_locations: ["id"], taxonomies: ["id", "name", "description"], taxonomy_terms: ["id", "name", "description"] };
    for (const [collection, fields] of Object.entries(required)) {
      const page = (await list(collection))!;
      assert.ok(page.contents.length > 0, collection);
      for (const one of page.contents) {
        for (const field of fields) assert.ok(one[field], `${collection} ${field}`);
        assert.match(String(one["id"]), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        assert.ok(!JSON.stringify(one).includes("null"), "la norme n'a pas de null");
      }
    }
    const term = (await list("taxonomy_terms", { page: { number: 1, size: 1_000 } }))!.contents.find(({ code }) => code === "sante--addictions")!;
    assert.equal((await list("services", { term: String(term["id"]) }))!.total_items, 1);
    assert.equal((await list("services", { term: "inconnu" }))!.total_items, 0);
    assert.equal((await list("services", { organization: listed }))!.total_items, 1);
    assert.equal(await list("nulle-part"), null);
    assert.equal(await scene.door((door) => hsdsEntry(door, "organizations", secret)), null);
  });
});
