// The rules of the house that a machine can hold. Each was broken on purpose once to see it fall.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { roles, topics } from "#rooms/access/index";
import { roleReach, roleTopics } from "#rooms/access/index";
import { eventWords } from "#rooms/journal/index";
import { barrierCodes, situationKinds, topicOfBarrier } from "#rooms/situations/index";
import { freshDatabase } from "./harness/database.ts";

const root = join(import.meta.dirname, "..");
const files = (pattern: string): { name: string; text: string }[] => {
  const found = globSync(pattern, { cwd: root }).filter((name) => !/node_modules|\.generated\.|\.svelte-kit/.test(name)).map((name) => ({ name, text: readFileSync(join(root, name), "utf8") }));
  assert.ok(found.length > 0, `nothing matches ${pattern}: the rule would hold of nothing`);
  return found;
};
const lines = (text: string): number => text.split("\n").length - 1;

describe("La maison, dans ses fichiers", () => {
  it("aucun fichier ne dépasse 200 lignes", () => {
    const long = ["src/**/*.ts", "src/**/*.svelte", "tests/**/*.ts", "scripts/**/*.{ts,mjs}"].flatMap(files).filter(({ text }) => lines(text) > 200);
    assert.deepEqual(long.map(({ name, text }) => `${name} ${lines(text)}`), []);
  });

  it("aucun verbe ne dépasse 40 lignes, et chaque verbe écrit au journal", () => {
    const verbs = files("src/rooms/*/verbs/*.ts").filter(({ name }) => !name.endsWith(".test.ts"));
    const bodyOf = (text: string): string => text.slice(text.indexOf("\nexport const "));
    assert.deepEqual(verbs.filter(({ text }) => lines(bodyOf(text)) > 40).map(({ name }) => name), []);
    assert.deepEqual(verbs.filter(({ text }) => !/record(AtTheDoor|InHerSpace|ByLink)?\(/.test(text)).map(({ name }) => name), []);
  });

  it("aucun meuble fourre-tout : ni utils, ni helpers, ni service, ni manager, ni common, ni misc", () => {
    const bad = globSync("src/**/*", { cwd: root }).filter((name) => /(^|[/-])(utils?|helpers?|service|manager|common|misc|constants|types)(\.|\/|$)/.test(name));
    assert.deepEqual(bad, []);
  });

  it("rien n'est remis à plus tard ni tu : ni TODO, ni test sauté, ni any, ni erreur avalée", () => {
    const marks = new RegExp(["TO" + "DO", "FIX" + "ME", "\\b(it|test|describe)\\.(skip|only|todo)\\b", "@ts-" + "ignore", "\\bas " + "any\\b", "catch *\\{ *\\}"].join("|"));
    const bad = ["src/**/*.ts", "src/**/*.svelte", "tests/**/*.ts", "scripts/**/*.ts"].flatMap(files).filter(({ name, text }) => !name.endsWith("house-rules.test.ts") && marks.test(text));
    assert.deepEqual(bad.map(({ name }) => name), []);
  });

  it("seuls les *.server.ts d'une pièce touchent la transaction", () => {
    const bad = files("src/{rooms,routes}/**/*.ts").filter(({ name, text }) => !/\.server\.ts$|\.test\.ts$/.test(name.replace("+page.server.ts", "page").replace("+layout.server.ts", "layout")) && /\b(visit|door)\.tx\b|\btx\.(select|insert|update|delete)/.test(text));
    assert.deepEqual(bad.map(({ name }) => name), []);
  });

  it("un professionnel ne lit comme la personne que pour imprimer son livret, derrière une porte qui ne s'ouvre qu'à son fil rouge", () => {
    const reading = files("src/routes/**/*.{ts,svelte}").filter(({ text }) => text.includes("asSheReads"));
    assert.deepEqual(reading.map(({ name }) => name), ["src/routes/personnes/[id]/livret/+page.server.ts"]);
    assert.ok(reading[0]!.text.indexOf("thePerson(") < reading[0]!.text.indexOf("asSheReads"), "la porte d'abord");
    const becoming = files("src/**/*.ts").filter(({ name, text }) => !name.endsWith(".test.ts") && /\bownVisit\(/.test(text));
    assert.deepEqual(becoming.map(({ name }) => name), ["src/hooks.server.ts"]);
  });

  it("chaque pièce a sa page d'accueil, courte", () => {
    const rooms = [...new Set(globSync("src/rooms/*/*", { cwd: root }).map((name) => name.split("/")[2]!))];
    assert.ok(rooms.length > 5);
    for (const room of rooms) {
      const readme = readFileSync(join(root, "src/rooms", room, "README.md"), "utf8");
      assert.ok(lines(readme) <= 20, `${room}: ${lines(readme)}`);
    }
  });

  it("tout type exporté par le model.ts d'une pièce est au glossaire", () => {
    const glossary = readFileSync(join(root, "GLOSSARY.md"), "utf8");
    const missing = files("src/rooms/*/model.ts").flatMap(({ name, text }) => [...text.matchAll(/export type (\w+)/g)].map((found) => found[1]!).filter((type) => !glossary.includes(`\`${type}\``)).map((type) => `${name} ${type}`));
    assert.deepEqual(missing, []);
  });

  it("chaque évènement écrit au journal a sa phrase", () => {
    const written = files("src/{rooms,routes}/**/*.ts").flatMap(({ text }) => [...text.matchAll(/record(?:Reading)?\(\s*visit,\s*(?:[^"]*\? )?"([a-z-]+\.[a-z-]+)"(?: : "([a-z-]+\.[a-z-]+)")?/g)].flatMap((found) => [found[1]!, found[2]]).filter((event) => event !== undefined));
    assert.ok(written.length > 20);
    assert.deepEqual([...new Set(written)].filter((event) => !eventWords[event] && !/^(import|caseload|session|account|invitation)\./.test(event)), []);
  });
});

describe("La maison, dans sa base", async () => {
  const base = await freshDatabase();
  after(() => base.drop());
  const rows = async <Row>(sql: string): Promise<Row[]> => (await base.owner.query(sql)).rows as Row[];

  it("toute table a sa sécurité par ligne, au moins une règle, et un commentaire", async () => {
    const bare = await rows(`select c.relname from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r'
      and (not c.relrowsecurity or obj_description(c.oid) is null or not exists (select from pg_policy p where p.polrelid = c.oid))`);
    assert.deepEqual(bare, []);
  });

  it("aucun rôle de l'application ne contourne la sécurité ni ne possède quoi que ce soit", async () => {
    assert.deepEqual(await rows("select rolname from pg_roles where rolname in ('fil_rouge_app', 'fil_rouge_visitor', 'fil_rouge_doorkeeper', 'fil_rouge_person', 'fil_rouge_guest') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"), []);
    assert.deepEqual(await rows("select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ('fil_rouge_app', 'fil_rouge_visitor', 'fil_rouge_doorkeeper', 'fil_rouge_person', 'fil_rouge_guest')"), []);
  });

  it("toute colonne est classée, et toute classe tient à une colonne qui existe", async () => {
    const columns = "select table_name, column_name from information_schema.columns where table_schema = 'app'";
    assert.deepEqual(await rows(`${columns} except select table_name, column_name from app.column_classes`), []);
    assert.deepEqual(await rows(`select table_name, column_name from app.column_classes except ${columns}`), []);
  });

  it("toute référence dit ce qui arrive quand ce qu'elle vise disparaît, et toute contrainte écrite à la main est une phrase", async () => {
    assert.deepEqual(await rows("select conname from pg_constraint where connamespace = 'app'::regnamespace and contype = 'f' and confdeltype = 'a'"), []);
    assert.deepEqual(await rows("select conname from pg_constraint where connamespace = 'app'::regnamespace and contype in ('c', 'x') and conname !~ '_.*_'"), []);
  });

  it("les fonctions qui voient tout fixent leur chemin de recherche", async () => {
    assert.deepEqual(await rows("select proname from pg_proc where pronamespace = 'app'::regnamespace and prosecdef and not coalesce(array_to_string(proconfig, ',') like 'search_path%', false)"), []);
  });

  it("les droits écrits en TypeScript et ceux de la base disent la même chose", async () => {
    const told = await rows<{ role: string; topic: string }>("select role, topic from app.role_topics order by 1, 2");
    const written = roles.flatMap((role) => roleTopics[role].map((topic) => ({ role, topic })));
    assert.deepEqual(told.map(({ role, topic }) => `${role} ${topic}`).sort(), written.map(({ role, topic }) => `${role} ${topic}`).sort());
    assert.deepEqual(Object.fromEntries((await rows<{ code: string; reach: string }>("select code, reach from app.roles")).map(({ code, reach }) => [code, reach])), roleReach);
    assert.deepEqual((await rows<{ code: string }>("select code from app.topics")).map(({ code }) => code).sort(), [...topics].sort());
  });

  it("le catalogue des situations et celui de la base disent la même chose", async () => {
    const told = await rows<Record<string, unknown>>("select code, lane, line, topic, strength from app.situation_codes order by code");
    assert.deepEqual(told, [...situationKinds].sort((a, b) => (a.code < b.code ? -1 : 1)).map(({ code, lane, line, topic, strength }) => ({ code, lane, line, topic, strength })));
  });

  it("le sujet d'un frein est le même pour la règle et pour la base", async () => {
    const person = "00000000-0000-4000-a000-000000000001";
    await base.owner.query("insert into app.people (id, given_name, name_key) values ($1, 'Zéphyr', '')", [person]);
    for (const code of barrierCodes) await base.owner.query("insert into app.barriers (person_id, code, topic, intensity, opened_on) values ($1, $2, 'life', 1, '2026-01-01')", [person, code]);
    const told = await rows<{ code: string; topic: string }>("select code, topic from app.barriers");
    assert.deepEqual(Object.fromEntries(told.map(({ code, topic }) => [code, topic])), topicOfBarrier);
  });
});
