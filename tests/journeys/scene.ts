// A small network for the journeys: the owner sets the scene, a visitor under row-level security plays it.
import { randomUUID } from "node:crypto";
import { after } from "node:test";
import { type Actor, atTheDoor, type Door, visit, type Visit } from "#ground/visit";
import type { Role } from "#rooms/access/index";
import { type FreshDatabase, freshDatabase } from "../harness/database.ts";

export const today = "2026-11-21";
export const noon = new Date(`${today}T11:00:00Z`);

export type Scene = Awaited<ReturnType<typeof setScene>>;

/** Two territories; two chantiers in the first, one in the second; one professional per role who matters. */
export const setScene = async () => {
  const base: FreshDatabase = await freshDatabase();
  after(() => base.drop());
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const filled: Record<string, unknown> = table === "memberships" || "id" in row || table === "instance" || table === "identities" ? row : { id: randomUUID(), ...row };
    const names = Object.keys(filled);
    await base.owner.query(`insert into app.${table} (${names.join(", ")}) values (${names.map((_, at) => `$${at + 1}`).join(", ")})`, Object.values(filled));
    return String(filled["id"] ?? "");
  };
  const [here, elsewhere] = [await insert("territories", { name: "Ville Fictive", opened_on: "2019-01-01" }), await insert("territories", { name: "Val Inventé", opened_on: "2019-01-01" })];
  const structure = (kind: string, name: string, territory: string) => insert("structures", { kind, name, territory_id: territory, opened_on: "2019-01-01" });
  const [canal, jardin, lointain, coordination, partner] = [
    await structure("chantier", "Atelier du Canal", here), await structure("chantier", "Jardin des Modèles", here), await structure("chantier", "Atelier Lointain", elsewhere),
    await structure("coordination", "Coordination fictive", here), await structure("partner", "Résidence fictive", here),
  ];
  const professional = async (given: string, family: string, ...held: [Role, string][]): Promise<Actor> => {
    const id = await insert("professionals", { given_name: given, family_name: family, work_email: `${randomUUID()}@simulation.invalid` });
    for (const [role, structureId] of held) await insert("memberships", { professional_id: id, structure_id: structureId, role, starts_on: "2020-01-01" });
    const roles = held.map(([role, structureId]) => ({ role, structureId, structure: "", kind: "chantier", territoryId: structureId === lointain ? elsewhere : here }));
    return { id, givenName: given, familyName: family, sessionId: null, roles };
  };
  const people = {
    cisp: await professional("Octave", "Fictif", ["cisp", canal]),
    colleague: await professional("Maud", "Artefact", ["cisp", canal]),
    educator: await professional("Lison", "Factice", ["social-educator", canal]),
    supervisor: await professional("Basile", "Simulé", ["technical-supervisor", canal]),
    director: await professional("Noor", "Inventée", ["director", canal]),
    coordinator: await professional("Isaure", "Modèle", ["coordinator", coordination]),
    neighbour: await professional("Amadis", "Maquette", ["cisp", jardin]),
    stranger: await professional("Cosette", "Leurre", ["cisp", lointain]),
    housing: await professional("Fantin", "Témoin", ["outside-referent", partner]),
    administrator: await professional("Aglaé", "Gabarit", ["administrator", coordination]),
  };
  const file = async (given: string, family: string, { chantier = canal, lead = people.cisp.id, openedOn = "2026-03-01", stage = "cddi" } = {}): Promise<string> => {
    const id = await insert("people", { followed_by: chantier, given_name: given, family_name: family, name_key: "" });
    await insert("identities", { person_id: id, birth_date: "1987-05-04" });
    const territory = chantier === lointain ? elsewhere : here;
    const client = await base.owner.connect();
    const journey = randomUUID();
    await client.query("begin");
    await client.query("insert into app.journeys (id, person_id, territory_id, opened_on) values ($1, $2, $3, $4)", [journey, id, territory, openedOn]);
    await client.query("insert into app.stages (journey_id, person_id, stage, chantier_id, starts_on) values ($1, $2, $3, $4, $5)", [journey, id, stage, chantier, openedOn]);
    await client.query("insert into app.lead_referents (journey_id, person_id, professional_id, starts_on) values ($1, $2, $3, $4)", [journey, id, lead, openedOn]);
    await client.query("commit");
    client.release();
    return id;
  };
  return {
    base, insert, professional, file, here, elsewhere, canal, jardin, lointain, coordination, partner, ...people,
    as: <Answer>(actor: Actor, work: (visit: Visit) => Promise<Answer>, now = noon): Promise<Answer> => visit(base.app, actor, work, now),
    door: <Answer>(work: (door: Door) => Promise<Answer>, now = noon): Promise<Answer> => atTheDoor(base.app, work, now),
    rows: async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> => (await base.owner.query(sql, values)).rows as Row[],
  };
};
