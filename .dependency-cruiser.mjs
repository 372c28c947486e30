// The corridors of the house: who may call whom. Every rule below is generated from this one table.

/** From the ground up. A room uses rooms of the floors under it, never its neighbours; a floor nobody has built yet costs nothing. */
const floors = [
  ["journal"],
  ["access"],
  ["people", "network", "programme"],
  ["journey", "situations", "notes", "consent", "walls", "rights", "agenda", "partnerships", "exchange"],
  ["referrals", "contracts", "plan", "meetings", "aftercare", "vault", "means", "imports"],
  ["boards"],
  ["space", "evaluation", "reports", "community", "register", "keeping"],
  ["desk", "messages"],
];

const forbid = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const room = (names) => `^src/rooms/(${names.join("|")})/`;
const tests = "\\.test\\.ts$|/testing\\.ts$";
/** Files that only think: given the same facts they answer the same thing. */
const pure = "^src/rooms/[^/]+/(model|rules|words\\.fr)\\.ts$";
const database = "(^|/)node_modules/(kysely|pg|pg-copy-streams)/";

const upstairs = floors.flatMap((rooms, floor) =>
  rooms.map((name) =>
    forbid(`up-the-stairs-from-${name}`, `${name} uses lower floors only`, { path: room([name]), pathNot: tests }, {
      path: room(floors.slice(floor).flat().filter((other) => other !== name).concat("^$")),
    })));

export default {
  forbidden: [
    ...upstairs,
    forbid("room-without-a-floor", "Give the room a floor in .dependency-cruiser.mjs", { path: "^src/rooms/[^/]+/", pathNot: room(floors.flat()) }, {}),
    forbid("through-the-wall", "A room is entered by its doors: index.ts or server.ts", { path: "^src/rooms/([^/]+)/" }, {
      path: "^src/rooms/[^/]+/", pathNot: "^src/rooms/$1/|^src/rooms/[^/]+/(index|server|testing)\\.ts$" }),
    forbid("rules-touch-nothing", "Rules, models and words are pure: no database, no system, no page", { path: pure }, {
      path: `${database}|\\.server\\.ts$|/verbs/|/server\\.ts$|^src/(routes|ui|simulation)/|^(svelte|@sveltejs)`, dependencyTypesNot: ["type-only"] }),
    forbid("rules-ask-no-clock-no-disk", "Time and files come in as arguments", { path: pure }, { dependencyTypes: ["core"] }),
    forbid("sql-lives-in-store", "Only *.server.ts of a room touches the transaction", { path: "^src/rooms/", pathNot: `\\.server\\.ts$|${tests}` }, {
      path: database, dependencyTypesNot: ["type-only"] }),
    forbid("doors-have-no-sql", "A route calls a room", { path: "^src/routes/", pathNot: tests }, { path: `${database}|^src/ground/database/` }),
    forbid("doors-open-on-rooms", "A route enters a room by its doors", { path: "^src/(routes|hooks|doors)" }, {
      path: "^src/rooms/[^/]+/.+", pathNot: "^src/rooms/[^/]+/(index|server)\\.ts$" }),
    forbid("front-door-is-light", "A browser may enter by index.ts: nothing of the server behind it", { path: "^src/rooms/[^/]+/index\\.ts$" }, {
      path: "\\.server\\.ts$|/server\\.ts$|/verbs/" }),
    forbid("ground-is-below", "The ground knows no word of the trade", { path: "^src/ground/" }, { path: "^src/(rooms|routes|ui|simulation|engine)/" }),
    forbid("the-engine-only-counts", "Pure numbers: no room, no database, no page", { path: "^src/engine/", pathNot: tests }, { path: `^src/(rooms|routes|ui|simulation|ground)/|${database}` }),
    forbid("furniture-knows-no-trade", "A component receives what it shows", { path: "^src/ui/" }, { path: "^src/(rooms|routes|simulation)/|\\.server\\.ts$" }),
    forbid("nobody-lives-in-the-simulation", "The product works without its fake network", { path: "^src/(ground|rooms|routes|ui|engine)/", pathNot: tests }, { path: "^src/simulation/" }),
    forbid("product-without-tests", "Tests look at the product, never the other way", { path: "^src/", pathNot: tests }, { path: "^tests/|\\.test\\.ts$" }),
    forbid("no-circles", "Two files that need each other are one, or three", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid("leads-nowhere", "An import that does not resolve", { pathNot: "\\.d\\.ts$" }, { couldNotResolve: true, pathNot: "^\\$(app|env)/|^\\./\\$types$" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|\\.svelte-kit|\\.data)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "svelte", "types"], extensions: [".ts", ".js", ".mjs", ".svelte", ".json"] },
  },
};
