import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Role, roles, type Topic, topics } from "./model.ts";
import {
  holds, isFreshProof, keepable, keptFormHours, mayAdministerAccounts, mayCarry, mayOpenFilesIn, mayRead, maySeeProgramme, mayTransferCaseloads, mayWrite, mostKeptForms, roleReach, roleTopics, structuresWhere,
} from "./rules.ts";

const holding = (...held: [string, string][]) => ({ roles: held.map(([role, structureId]) => ({ role, structureId })) });
const allowed = (right: (actor: ReturnType<typeof holding>) => boolean): string[] => roles.filter((role) => right(holding([role, "ici"])));

describe("Ce que chaque rôle lit", () => {
  it("sujet par sujet ; la justice n'est à personne par son rôle, l'encadrant ne lit que la présence et les limites au travail", () => {
    const written: Record<Role, string> = {
      cisp: "presence identity voice notes housing work rights life health debts limits", "social-educator": "presence identity voice notes housing work rights life health debts limits", "technical-supervisor": "presence limits", director: "presence identity work limits",
      coordinator: "presence identity voice housing work rights life limits", "partnership-officer": "", "national-team": "", "outside-referent": "", evaluator: "", administrator: "",
    };
    assert.deepEqual(Object.fromEntries(roles.map((role) => [role, roleTopics[role].join(" ")])), written);
    assert.ok(!Object.values(roleTopics).flat().includes("justice"));
  });
  it("jusqu'où : sa structure, son territoire, ou nulle part par soi-même", () => {
    assert.deepEqual(Object.fromEntries(roles.map((role) => [role, roleReach[role]])), {
      cisp: "structure", "social-educator": "structure", "technical-supervisor": "structure", director: "structure", coordinator: "territory", "partnership-officer": "none", "national-team": "none", "outside-referent": "none", evaluator: "none", administrator: "none",
    });
    for (const role of roles) assert.equal(roleReach[role] === "none", roleTopics[role].length === 0, role);
  });
});

describe("Les droits", () => {
  it("de qui tient quel rôle, et où", () => {
    assert.equal(holds(holding(["cisp", "ici"], ["director", "là"]), "evaluator", "director"), true);
    assert.equal(holds(holding(["cisp", "ici"]), "director"), false);
    assert.deepEqual(structuresWhere(holding(["cisp", "ici"], ["director", "là"], ["social-educator", "ailleurs"]), "cisp", "social-educator"), ["ici", "ailleurs"]);
    assert.deepEqual([mayOpenFilesIn(holding(["cisp", "ici"]), "ici"), mayOpenFilesIn(holding(["cisp", "ici"]), "là"), mayOpenFilesIn(holding(["social-educator", "ici"]), "ici"), mayOpenFilesIn(holding(["director", "ici"]), "ici")], [true, false, true, false]);
    assert.deepEqual([allowed(mayTransferCaseloads), allowed(maySeeProgramme), allowed(mayAdministerAccounts)], [["director", "coordinator"], ["director", "coordinator", "national-team", "administrator"], ["administrator"]]);
  });
  it("lire, c'est avoir le sujet ; écrire, c'est le lire et tenir le dossier, ou suivre le domaine sans toucher à la présence ni à l'identité", () => {
    const access = (as: "lead" | "cisp" | "social-educator" | "referent" | "director" | "coordinator" | "technical-supervisor", held: readonly Topic[] = topics) => ({ topics: held, reasons: [{ as }] });
    assert.deepEqual([mayRead(access("cisp", ["work"]), "work"), mayRead(access("cisp", ["work"]), "health")], [true, false]);
    const writes = (as: Parameters<typeof access>[0], topic: Topic) => mayWrite(access(as), topic);
    for (const topic of topics) assert.deepEqual([writes("lead", topic), writes("cisp", topic), writes("social-educator", topic), writes("director", topic), writes("coordinator", topic), writes("technical-supervisor", topic)], [true, true, true, false, false, false], topic);
    assert.deepEqual(topics.filter((topic) => !writes("referent", topic)), ["presence", "identity"]);
    assert.equal(mayWrite(access("lead", ["work"]), "health"), false);
    assert.deepEqual((["lead", "cisp", "social-educator", "referent", "director"] as const).map((as) => mayCarry(access(as))), [true, true, true, false, false]);
    assert.equal(mayWrite({ topics: ["work"], reasons: [{ as: "director" }, { as: "cisp" }] }, "work"), true, "un rôle qui suffit suffit");
    assert.equal(mayCarry({ topics: [...topics], reasons: [{ as: "director" }, { as: "lead" }] }), true);
    assert.equal(mayCarry({ topics: [...topics], reasons: [] }), false);
  });
  it("une preuve est fraîche un quart d'heure, à la milliseconde près", () => {
    const now = new Date("2026-11-21T11:00:00.000Z");
    assert.deepEqual([isFreshProof(null, now), isFreshProof(new Date("2026-11-21T10:45:00.001Z"), now), isFreshProof(new Date("2026-11-21T10:45:00.000Z"), now)], [false, true, false]);
  });
  it("ce qui est gardé d'un formulaire : ni secret, ni plus de 64 ko", () => {
    assert.deepEqual([keptFormHours, mostKeptForms], [12, 20]);
    assert.deepEqual(keepable([["body", "x"], ["Password", "x"], ["present", "x"], ["wanted", "x"], ["challenge", "x"], ["response", "x"], ["token", "x"], ["secret", "x"], ["presented", "x"], ["my-token", "x"]]), [["body", "x"], ["presented", "x"], ["my-token", "x"]]);
    const frame = JSON.stringify([["b", ""]]).length;
    assert.deepEqual([keepable([["b", "x".repeat(65536 - frame)]]) === "too-long", keepable([["b", "x".repeat(65537 - frame)]]) === "too-long"], [false, true]);
    assert.equal(keepable([["b", "é".repeat(40000)]]), "too-long", "en octets, pas en lettres");
  });
});
